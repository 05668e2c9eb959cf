"""What one task of a county matrix measures, and which targets the city, 市本级 and each county got."""

import re
from dataclasses import dataclass, field
from datetime import date

from assessment.documents.deadlines import Deadline, deadlines
from assessment.documents.matrix_outline import QUANTITY, Item, tidy
from assessment.documents.origin import DocumentError
from assessment.documents.phrases import NUMBER, UNITS, Phrase, has_other_work, phrases

TOTAL, CITY_LEVEL, COUNTIES = "total", "city_level", "counties"

_COMPONENT = re.compile(rf"({NUMBER})({UNITS}|[^\d\s，。、()（）%]{{0,2}})")
_NAMED_UNIT = re.compile(rf"[(（]([^()（）\d]+?)({NUMBER})({UNITS})?[)）]")
_NAMED_MEASURE = re.compile(r"[(（]([^()（）\d]+)[)）]")
_UNIT_IN_NAME = re.compile(rf"[(（]({UNITS})[)）]")
_NOTE = re.compile(r"[(（](待[^()（）]*)[)）]")
_YEARS = re.compile(r"\d{4}\s*(?:[-—~至、]\s*\d{4}\s*)*年度?")
_PENDING = re.compile(r"待[^，。；]*下达")
_ASSESSED_ELSEWHERE = re.compile(r"考核由([^，。；]+?)(?:组织实施|负责|考核)")
_COUNTED = {"场": "场次", "次": "次数", "人": "人数", "个": "个数", "处": "处数", "件": "件数"}


@dataclass(frozen=True)
class Given:
    """One printed target: to whom, how much (null where only words are printed), in which words, on which line."""

    printed_unit: str
    value: float | None
    text: str | None
    line: int
    status: str = "issued"
    value_upper: float | None = None
    due_date: date | None = None


@dataclass
class Measured:
    """One thing a task measures, with every target printed for it.

    ``note`` says why its targets are provisional. ``stated_total`` and ``parts`` are numbers as printed, for reconciliation;
    null and empty where no total is printed.
    """

    name: str
    kind: str
    rule: str
    direction: str = "higher"
    operator: str | None = None
    unit_of_measure: str | None = None
    slug: str | None = None
    note: str | None = None
    given: list[Given] = field(default_factory=list)
    stated_total: str | None = None
    parts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Task:
    """A task understood: its clean name, its text, who assesses it, and what it measures."""

    name: str
    text: str | None
    assessed_by: str | None
    measured: list[Measured]


@dataclass(frozen=True)
class _Row:
    line: int
    prose: list[str]
    total: str | None
    values: list[str]


def understand(item: Item, name: str, units: tuple[str, ...], year: int, file_name: str) -> Task:
    """The measures and targets of one task, given its name without points and the units in printed order."""
    unit_in_name = _UNIT_IN_NAME.search(name)
    note = _NOTE.search(name)
    plain = tidy(_NOTE.sub("", _UNIT_IN_NAME.sub("", name)))
    rows = [_row(line, cells, len(units), file_name) for line, cells in item.tail]
    prose = [(row.line, words) for row in rows for words in row.prose]
    text = "\n".join(words for _, words in prose) or None
    measured = [
        one
        for row in rows
        if row.values
        for one in _matrix(row, plain, units, unit_in_name[1] if unit_in_name else None)
    ]
    for one in measured:
        one.note = note[1] if note else None
    elsewhere = _ASSESSED_ELSEWHERE.search(text or "")
    if measured:
        measured += [
            _from_phrase(phrase, prose, units) for phrase in phrases(text or "") if phrase.unit_of_measure == "%"
        ]
    else:
        measured = _from_prose(plain, prose, item.first_line, units, year, elsewhere=bool(elsewhere))
    return Task(plain, text, elsewhere[1] if elsewhere else None, measured)


def _row(line: int, cells: list[str], unit_count: int, file_name: str) -> _Row:
    """A row's cells told apart: prose, the city's total, and the units' values.

    As many values as units after a total that equals all but the first of them would be one too few: the first is the total.
    """
    split = len(cells)
    while split and QUANTITY.fullmatch(cells[split - 1]):
        split -= 1
    prose, values = cells[:split], cells[split:]
    if len(values) > unit_count + 1:
        raise DocumentError(
            [f"{file_name} 第 {line} 行：{len(values)} 个数值多于 {unit_count} 个单位加合计；请核对该行。"]
        )
    if not values:
        return _Row(line, prose, None, [])
    if len(values) == unit_count + 1 or (len(values) > 1 and not _is_total(prose) and _adds_up(values)):
        return _Row(line, prose, values[0], values[1:])
    if prose and _is_total(prose):
        words = [] if _COMPONENT.match(prose[-1]) else prose[-1:]
        return _Row(line, prose[:-1] + words, prose[-1], values)
    return _Row(line, prose, None, values)


def _is_total(prose: list[str]) -> bool:
    return bool(prose) and bool(_quantities(prose[-1]))


def _adds_up(values: list[str]) -> bool:
    first, *others = [float(_COMPONENT.findall(value)[0][0]) for value in values]
    return first == sum(others)


def _quantities(cell: str) -> list[tuple[str, str]]:
    """Numbers with their units of measure in a cell; years and what stands in brackets are not quantities."""
    plain = _YEARS.sub("", _NAMED_UNIT.sub("", _NAMED_MEASURE.sub("", cell)))
    return [
        (number, unit if unit in UNITS.split("|") else "")
        for number, unit in _COMPONENT.findall(plain)
        if unit in UNITS.split("|") or plain == number
    ]


def _matrix(row: _Row, name: str, units: tuple[str, ...], unit_in_name: str | None) -> list[Measured]:
    totals = _quantities(row.total) if row.total else []
    parts = [_COMPONENT.findall(value) for value in row.values]
    count = max(len(part) for part in parts)
    named = _NAMED_MEASURE.search(row.total) if row.total else None
    measured = []
    for index in range(count):
        total = totals[index] if index < len(totals) else None
        printed = next((part[index][1] for part in parts if part[index][1]), "")
        unit = (total[1] if total else "") or printed or unit_in_name
        label = named[1] if named and not _NAMED_UNIT.search(row.total or "") else name
        one = Measured(
            f"{label}{_COUNTED.get(unit or '', unit)}" if count > 1 else label,
            "quantity",
            "ratio_capped",
            unit_of_measure=unit or None,
            stated_total=total[0] if total else None,
            parts=[part[index][0] for part in parts],
        )
        one.given = _given(row, one, units, len(totals))
        measured.append(one)
    return measured


def _given(row: _Row, one: Measured, units: tuple[str, ...], totals: int) -> list[Given]:
    """The city's own row, 市本级 where it is printed, and the counties; ambiguous where a county's value is missing."""
    given = []
    if row.total or row.prose:
        total = float(one.stated_total) if one.stated_total else None
        given.append(Given(TOTAL, total, row.total or "\n".join(row.prose), row.line))
    if row.total and totals == 1 and (city_level := _NAMED_UNIT.search(row.total)):
        given.append(Given(city_level[1], float(city_level[2]), city_level[0][1:-1], row.line))
        one.parts.append(city_level[2])
    if len(row.values) == len(units):
        given += [
            Given(unit, float(part), value, row.line)
            for unit, part, value in zip(units, one.parts, row.values, strict=False)
        ]
    else:
        printed = "、".join(row.values)
        given += [Given(unit, None, printed, row.line, "ambiguous") for unit in units]
    return given


def _line_of(words: str, prose: list[tuple[int, str]]) -> int:
    return next(line for line, text in prose if words in text)


def _from_phrase(phrase: Phrase, prose: list[tuple[int, str]], units: tuple[str, ...]) -> Measured:
    line = _line_of(phrase.text, prose)
    return Measured(
        phrase.name,
        phrase.kind,
        phrase.rule,
        phrase.direction,
        phrase.operator,
        phrase.unit_of_measure,
        given=[Given(unit, phrase.value, phrase.text, line, value_upper=phrase.value_upper) for unit in units],
    )


def _from_deadline(deadline: Deadline, number: int, prose: list[tuple[int, str]], units: tuple[str, ...]) -> Measured:
    line = _line_of(deadline.text, prose)
    given = [Given(unit, None, deadline.text, line, due_date=deadline.due_date) for unit in units]
    return Measured(deadline.work, "deadline", "qualitative_4", slug=f"due-{number}", given=given)


def _from_prose(
    name: str, prose: list[tuple[int, str]], line: int, units: tuple[str, ...], year: int, *, elsewhere: bool
) -> list[Measured]:
    """What prose without a county's values measures: its targets and days, and in words whatever else it asks for."""
    text = "\n".join(words for _, words in prose)
    if elsewhere:
        return [_worded(name, "external", "external-score", prose, line, units)]
    if _PENDING.search(text):
        pending = _worded(name, "ratio_capped", None, prose, line, units)
        pending.kind = "quantity"
        pending.given = [Given(unit, None, text, prose[0][0], "pending") for unit in units]
        return [pending]
    found: list[Phrase | Deadline] = sorted([*phrases(text), *deadlines(text, year)], key=lambda one: one.start)
    measured = [
        _from_deadline(one, number, prose, units) if isinstance(one, Deadline) else _from_phrase(one, prose, units)
        for number, one in enumerate(found, 1)
    ]
    if not found:
        measured.append(_worded(name, "qualitative_4", "work", prose, line, units))
    elif has_other_work(text, found):
        measured.append(_worded(f"{name}其余工作", "qualitative_4", "other-work", prose, line, units))
    return measured


def _worded(
    name: str, rule: str, slug: str | None, prose: list[tuple[int, str]], line: int, units: tuple[str, ...]
) -> Measured:
    """A measure in words. Where two cells are printed, the first is what the city does, the last what each unit does."""
    one = Measured(name, "qualitative", rule, slug=slug)
    if len(prose) > 1:
        one.given.append(Given(TOTAL, None, prose[0][1], prose[0][0]))
    last_line, words = prose[-1] if prose else (line, None)
    one.given += [Given(unit, None, words, last_line) for unit in units]
    return one
