"""The units that headings name: counties by name, 全市 the unit they all belong to, 市本级 that of the same city."""

from collections.abc import Iterable

from assessment.documents.workbook.columns import UNITS
from assessment.documents.workbook.entries import Reading
from assessment.documents.workbook.sheets import heading
from assessment.documents.workbook.units import Units

TOTALS = ("全市", "全州", "全省", "全区", "全县", "全市合计", "合计", "总计")
_CITY_LEVEL = "市本级"


def is_total(words: str) -> bool:
    """Whether a heading names the unit above the others."""
    return heading(words) in TOTALS


def is_county(words: str) -> bool:
    """Whether a heading names a unit by itself, which 全市 and 市本级 do not."""
    return not is_total(words) and heading(words) != _CITY_LEVEL


def unit_columns(headings: Iterable[str], units: Units, scheme_id: str, place: str, reading: Reading) -> dict[str, str]:
    """The unit of every heading, in order; two that mean one unit, and one that means none, are noted."""
    words = list(headings)
    found = _named(words, units, scheme_id, place, reading)
    parents = {parent for unit_id in found.values() if (parent := units.rows[unit_id]["parent_unit_id"])}
    above = parents.pop() if len(parents) == 1 else None
    for one in words:
        if is_total(one) and above is None:
            names = "、".join(found) or "各列"
            remedy = f"请核对各列，或在“{UNITS}”表写明上级单位编号"
            reading.problems.add_whole(place, f"“{names}”不属于同一个上级，不知道“{one}”是哪个单位；{remedy}")
        elif is_total(one):
            _put(one, str(above), found, place, reading)
        elif heading(one) == _CITY_LEVEL:
            own = [
                key for key, row in units.rows.items() if row["kind"] == "city_level" and row["parent_unit_id"] == above
            ]
            own = own if above else units.find_in(one, scheme_id)
            if len(own) == 1:
                _put(one, own[0], found, place, reading)
            else:
                reading.problems.add_whole(place, f"没有登记“{one}”；请写进“{UNITS}”表，类型为市本级")
    found = {one: found[one] for one in words if one in found}
    for unit_id in found.values():
        units.use(unit_id)
    return found


def _named(words: list[str], units: Units, scheme_id: str, place: str, reading: Reading) -> dict[str, str]:
    """The headings that are names of units, but for those that mean another unit in every city."""
    found: dict[str, str] = {}
    for one in words:
        if not is_county(one):
            continue
        ids = units.find_in(one, scheme_id)
        if len(ids) == 1:
            _put(one, ids[0], found, place, reading)
        else:
            reading.problems.add_whole(place, units.unknown(one))
    return found


def _put(words: str, unit_id: str, found: dict[str, str], place: str, reading: Reading) -> None:
    if words in found or unit_id in found.values():
        reading.problems.add_whole(place, f"单位“{words}”有两列")
    else:
        found[words] = unit_id
