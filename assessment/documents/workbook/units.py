"""The units of a new scheme: those that a workbook describes, and those that ``units.csv`` knows already."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from assessment.documents.origin import UnitName
from assessment.documents.parsed import Row, unit_row
from assessment.documents.workbook.columns import UNIT_COLUMNS, UNIT_KINDS
from assessment.documents.workbook.entries import Line, Reading, coded, read_lines
from assessment.documents.workbook.sheets import Sheet, heading, wording
from assessment.problems import nearest
from assessment.spreadsheets import values

_UNIT_ID = re.compile(r"[\w.（）()、，“”-]+")
_CODE = re.compile(r"\d{6}")
_COMPARED = ("unit_name", "short_name", "kind", "parent_unit_id", "division_code", "peer_group")


@dataclass
class Units:
    """Every unit by id, what each may be called, and those that the scheme uses, in order."""

    rows: dict[str, Row]
    names: dict[str, dict[str, None]] = field(default_factory=dict)
    used: dict[str, None] = field(default_factory=dict)

    def called(self, unit_id: str, *names: str | None) -> None:
        """Say what a unit may be called."""
        for name in filter(None, names):
            self.names.setdefault(heading(name), {})[unit_id] = None

    def find(self, words: Any) -> list[str]:
        """The units that some words may mean: an id, or a name."""
        said = heading(words)
        return [said] if said in self.rows else list(self.names.get(said, {}))

    def find_in(self, words: Any, scheme_id: str) -> list[str]:
        """The units that some words may mean in a scheme, whose projects are named without it."""
        return self.find(words) or self.find(f"{scheme_id}/{wording(words)}")

    def use(self, unit_id: str | None) -> None:
        """The scheme is about this unit, and so about those above it; these come first."""
        if unit_id and unit_id in self.rows and unit_id not in self.used:
            self.use(self.rows[unit_id]["parent_unit_id"])
            self.used[unit_id] = None

    def unit_rows(self) -> list[Row]:
        """The rows of the units that are used, in their official order."""
        order = {unit_id: position for position, unit_id in enumerate(self.rows)}
        return [self.rows[unit_id] for unit_id in sorted(self.used, key=order.__getitem__)]

    def unknown(self, words: Any) -> str:
        """What to do about a name that means no unit, or several."""
        found = self.find(words)
        if found:
            ids = "、".join(f"{unit_id}（{self.rows[unit_id]['unit_name']}）" for unit_id in found)
            return f"“{words}”可能是 {ids}；请写单位编号"
        names = [row[name] for row in self.rows.values() for name in ("short_name", "unit_name") if row[name]]
        close = nearest(wording(words) or "", names)
        remedy = close if close.startswith("最接近") else "请核对名称"
        return f"没有单位“{words}”；{remedy}，新的单位请写进“单位”表"


def known_units(names: Iterable[UnitName]) -> Units:
    """The units that ``units.csv`` knows, by every name that a document prints for them."""
    units = Units({})
    for position, name in enumerate(names):
        units.rows.setdefault(name.unit_id, unit_row(name, position))
        # 全市 and the like mean another unit in every document.
        printed = name.printed_name if not name.printed_name.startswith("全") else None
        units.called(name.unit_id, printed, name.short_name, name.unit_name)
    return units


def read_units(sheet: Sheet | None, units: Units, scheme_id: str, reading: Reading) -> None:
    """Add the units that the sheet describes; one that is known already must be described as it is, or left blank."""
    if sheet is None:
        return
    lines, _ = read_lines(sheet, UNIT_COLUMNS, reading)
    seen: dict[str, Line] = {}
    for line in lines:
        reading.account(line, UNIT_COLUMNS)
        unit_id = _unit_id(line, scheme_id, reading)
        if unit_id is None:
            continue
        if unit_id in seen:
            reading.problems.add(line.entry, "unit_id", f"已在{seen[unit_id].entry.place}出现；一个单位只写一行")
            continue
        seen[unit_id] = line
        given = _given(line, unit_id, scheme_id, reading)
        if unit_id in units.rows:
            _compare(line, units.rows[unit_id], given, reading)
        else:
            _complete(line, given, reading)
            units.rows[unit_id] = {**given, "position": len(units.rows)}
        units.use(unit_id)
        units.called(unit_id, given["unit_name"], given["short_name"], wording(line.get("unit_id")))
    for unit_id, line in seen.items():
        parent = units.rows[unit_id]["parent_unit_id"]
        if parent and parent not in units.rows:
            reading.problems.add(
                line.entry, "parent_unit_id", f"没有编号为“{parent}”的单位；{nearest(parent, units.rows)}"
            )
        elif _circle(unit_id, units):
            reading.problems.add(line.entry, "parent_unit_id", "上级单位连成了圈；请核对")


def _circle(unit_id: str, units: Units) -> bool:
    above, seen = units.rows[unit_id]["parent_unit_id"], {unit_id}
    while above in units.rows:
        if above in seen:
            return True
        seen.add(above)
        above = units.rows[above]["parent_unit_id"]
    return False


def _unit_id(line: Line, scheme_id: str, reading: Reading) -> str | None:
    """The id of a unit; that of a project belongs to its scheme."""
    words = wording(line.get("unit_id"))
    if not words or not _UNIT_ID.fullmatch(words):
        what = f"“{words}”不能作编号，不要用空格和斜线" if words else "没有填写"
        reading.problems.add(line.entry, "unit_id", f"{what}；有行政区划代码的写代码，没有的写字母、数字和短横线")
        return None
    is_project = reading.value(line, "kind", coded, UNIT_KINDS) == "project"
    return f"{scheme_id}/{words}" if is_project else words


def _given(line: Line, unit_id: str, scheme_id: str, reading: Reading) -> Row:
    name = wording(line.get("unit_name"))
    code = wording(line.get("division_code"))
    if code and not _CODE.fullmatch(code):
        reading.problems.add(line.entry, "division_code", f"应为六位数字，收到“{code}”")
    return {
        "unit_id": unit_id,
        "unit_name": name,
        "short_name": wording(line.get("short_name")) or name,
        "kind": reading.value(line, "kind", coded, UNIT_KINDS),
        "parent_unit_id": wording(line.get("parent_unit_id")),
        "division_code": code,
        "budget_code": wording(line.get("budget_code")),
        "peer_group": wording(line.get("peer_group")),
    }


def _compare(line: Line, known: Row, given: Row, reading: Reading) -> None:
    """A unit is the same in every document: what else is said of it is a mistake."""
    for name in _COMPARED:
        if line.get(name) is not None and given[name] != known[name]:
            said = UNIT_KINDS.get(known[name], known[name]) or "空白"
            words = f"编号 {known['unit_id']} 已登记为“{known['unit_name']}”，这一项是“{said}”；请写成一样的，或者空着"
            reading.problems.add(line.entry, name, words)


def _complete(line: Line, given: Row, reading: Reading) -> None:
    for name in ("unit_name", "kind", "peer_group"):
        if given[name] is None and values.is_blank(line.get(name)):
            words = f"新的单位必须填写{UNIT_COLUMNS[name].heading}（{UNIT_COLUMNS[name].meaning}）"
            reading.problems.add(line.entry, name, words)
