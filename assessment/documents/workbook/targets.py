"""The targets of a new scheme: a measure a row and a unit a column, or one target a row where a cell says too little."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assessment.documents.parsed import Row, Total
from assessment.documents.workbook.columns import (
    QUALIFIERS,
    STATUSES,
    TARGET_COLUMNS,
    WIDE_COLUMNS,
    YES_NO,
)
from assessment.documents.workbook.entries import Line, Reading, coded, read_lines
from assessment.documents.workbook.measures import Given, kind_of
from assessment.documents.workbook.sheets import Sheet, heading, wording
from assessment.documents.workbook.target_cells import Cell, read_cell
from assessment.documents.workbook.tasks import Outline, Task
from assessment.documents.workbook.unit_columns import unit_columns
from assessment.documents.workbook.units import Units
from assessment.problems import nearest
from assessment.spreadsheets import values
from assessment.spreadsheets.values import UnreadableError


@dataclass
class Measures:
    """The rows of measures, by what a target may call them, with the kind of each."""

    tasks: dict[int, Task]
    kinds: dict[int, str]
    by_id: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def find(self, line: Line) -> list[int]:
        """The measures that a row of targets may mean, by the number of their line."""
        if said := wording(line.get("measure_id")):
            return self.by_id.get(said, [])
        found = self.by_name.get(heading(line.get("measure_name") or line.get("indicator_name")), [])
        task = heading(line.get("indicator_name"))
        return [one for one in found if len(found) == 1 or task in ("", heading(self.tasks[one].name))]


def measures_of(found: Outline, reading: Reading) -> Measures:
    """What targets may call each measure; an id that stands twice is noted."""
    lines = [(line, task) for task in found.tasks for line in task.lines]
    measures = Measures(
        {line.number: task for line, task in lines}, {line.number: kind_of(line, reading) for line, _task in lines}
    )
    for line, task in lines:
        name = wording(line.get("measure_name")) or task.name
        measures.by_name[heading(name)].append(line.number)
        if said := wording(line.get("measure_id")):
            if said in measures.by_id:
                reading.problems.add(line.entry, "measure_id", f"编号“{said}”用了两次；每个指标一个编号")
            measures.by_id[said].append(line.number)
    return measures


class TargetReader:
    """Reads both sheets of targets; one measure is given to one unit once."""

    def __init__(self, measures: Measures, units: Units, scheme_id: str, year: int, reading: Reading) -> None:
        self.measures, self.units, self.reading = measures, units, reading
        self.scheme_id, self.year = scheme_id, year
        self.found: dict[int, list[Given]] = defaultdict(list)
        self._seen: dict[tuple[int, str], str] = {}

    def read_wide(self, sheet: Sheet) -> None:
        """A measure a row, a unit a column."""
        lines, headings = read_lines(sheet, WIDE_COLUMNS, self.reading, has_others=True)
        place = sheet.place(sheet.rows[0].row)
        unit_ids = unit_columns(headings.values(), self.units, self.scheme_id, place, self.reading)
        for line in lines:
            self.reading.account(line, WIDE_COLUMNS)
            if (measure := self._measure(line)) is not None:
                self.give(measure, line, unit_ids)

    def give(self, measure: int, line: Line, unit_ids: Mapping[str, str]) -> None:
        """The targets in the cells under units."""
        for words, unit_id in unit_ids.items():
            cell = self._cell(line, words, line.others.get(words), self.measures.kinds[measure])
            if cell:
                self._add(measure, Given(unit_id, cell, line, {}, words))

    def read_rows(self, sheet: Sheet) -> None:
        """One target a row."""
        lines, _ = read_lines(sheet, TARGET_COLUMNS, self.reading)
        for line in lines:
            self.reading.account(line, TARGET_COLUMNS)
            measure, unit_id = self._measure(line), self._unit(line)
            if measure is None or unit_id is None:
                continue
            self.units.use(unit_id)
            given = Given(unit_id, self._row(line), line, self._more(line), "value")
            self._check(given, self.measures.kinds[measure])
            self._add(measure, given)

    def _measure(self, line: Line) -> int | None:
        found = self.measures.find(line)
        if len(found) == 1:
            return found[0]
        name = "measure_id" if line.get("measure_id") is not None else "measure_name"
        said = wording(line.get(name)) or "空白"
        if found:
            self.reading.problems.add(line.entry, name, f"叫“{said}”的指标有 {len(found)} 个；请在两张表里都填写编号")
        else:
            known = [*self.measures.by_id, *self.measures.by_name]
            self.reading.problems.add(line.entry, name, f"“指标”表里没有“{said}”；{nearest(said, known)}")
        return None

    def _unit(self, line: Line) -> str | None:
        name = "unit_id" if line.get("unit_id") is not None else "unit_name"
        found = self.units.find_in(line.get(name), self.scheme_id)
        if len(found) == 1:
            return found[0]
        self.reading.problems.add(line.entry, name, self.units.unknown(wording(line.get(name)) or "空白"))
        return None

    def _cell(self, line: Line, words: str, value: Any, kind: str) -> Cell | None:
        try:
            cell = read_cell(value, kind, self.year)
        except UnreadableError as error:
            self.reading.problems.add(line.entry, words, str(error))
            return None
        if cell and cell.due_date:
            self.reading.label(line, cell.text)
            if cell.due_date.year != self.year:
                self.reading.problems.add(line.entry, words, f"“{cell.text}”不在 {self.year} 年；请改成今年的日期")
        return cell

    def _row(self, line: Line) -> Cell:
        value = self.reading.value
        return Cell(
            wording(line.get("text")) or "",
            value(line, "value", values.number),
            value(line, "value_upper", values.number),
            value(line, "due_date", values.day),
            qualifier=value(line, "qualifier", coded, QUALIFIERS),
            status=value(line, "status", coded, STATUSES) or "issued",
        )

    def _more(self, line: Line) -> Row:
        return {
            "is_provisional": self.reading.value(line, "is_provisional", coded, YES_NO) == "yes",
            "justification": wording(line.get("justification")),
        }

    def _check(self, given: Given, kind: str) -> None:
        """What cannot be together in one row of targets."""
        cell, entry = given.cell, given.line.entry
        if cell.status in ("pending", "not_applicable", "ambiguous") and cell.value is not None:
            self.reading.problems.add(
                entry, "value", f"任务状态是“{STATUSES[cell.status]}”，就没有目标值；请改其中一个"
            )
        if cell.value_upper is not None and (cell.value is None or cell.value_upper <= cell.value):
            self.reading.problems.add(entry, "value_upper", "目标上限应大于目标值（下限）")
        if cell.due_date and cell.due_date.year != self.year:
            self.reading.problems.add(entry, "due_date", f"{cell.due_date} 不在 {self.year} 年；请改成今年的日期")
        if kind in ("qualitative", "deadline") and cell.value is not None:
            self.reading.problems.add(entry, "value", "这个指标不量数；请写进目标文字，或在“指标”表写明性质和计量单位")

    def _add(self, measure: int, given: Given) -> None:
        key = measure, given.unit_id
        if key in self._seen:
            name = self.units.rows[given.unit_id]["short_name"]
            words = f"“{name}”的这项任务已在{self._seen[key]}给过；只给一次"
            self.reading.problems.add(given.line.entry, given.name, words)
            return
        self._seen[key] = given.line.entry.place
        self.found[measure].append(given)


def add_targets(given: list[Given], measure_id: str, row: Row, scheme: Row, units: Units, reading: Reading) -> None:
    """Add the target rows of a measure, and its total where a unit above others got one too."""
    for one in given:
        _check_value(one, row, reading)
        cell = one.cell
        reading.parsed.add(
            "target",
            measure_id=measure_id,
            unit_id=one.unit_id,
            year=scheme["year"],
            value=cell.value,
            value_upper=cell.value_upper,
            due_date=cell.due_date,
            text=cell.text or None,
            qualifier=cell.qualifier,
            status=cell.status,
            is_provisional=bool(one.more.get("is_provisional")),
            justification=one.more.get("justification"),
            document_number=scheme["document_number"],
            basis="source",
            document_id=scheme["scheme_id"],
            line=one.line.number,
        )
    if row["kind"] == "quantity" and row["direction"] == "higher":
        _add_total(given, measure_id, units, reading)


def _check_value(one: Given, row: Row, reading: Reading) -> None:
    """A number in another unit of measure, or a zero nothing can be divided by, is refused."""
    unit, stated = one.cell.unit_of_measure, row["unit_of_measure"]
    if unit and unit != stated:
        words = f"“{one.cell.text}”的单位是{unit}，指标的计量单位是{stated or '空白'}；请换算成一样的，或改计量单位"
        reading.problems.add(one.line.entry, one.name, words)
    if one.cell.value == 0 and row["rule"] == "ratio_capped":
        words = "目标是 0，按比例得分无法计算；没有任务请写 /，要求为零请把方向写成“越少越好”"
        reading.problems.add(one.line.entry, one.name, words)


def _add_total(given: list[Given], measure_id: str, units: Units, reading: Reading) -> None:
    """A total is compared with its parts where all of them have numbers; / is no part."""
    for total in given:
        parts = [
            one
            for one in given
            if units.rows[one.unit_id]["parent_unit_id"] == total.unit_id and one.cell.status != "not_applicable"
        ]
        numbers = [values_of(one.cell.value) for one in parts if one.cell.value is not None]
        if total.cell.value is not None and numbers and len(numbers) == len(parts):
            stated = values_of(total.cell.value)
            reading.parsed.totals.append(Total(measure_id, total.unit_id, stated, tuple(numbers), total.line.number))


def values_of(value: float) -> str:
    """A number as it is printed."""
    return wording(value) or ""
