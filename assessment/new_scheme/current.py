"""An existing scheme as a workbook, so that next year's begins with this year's: change id, year and numbers."""

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd

from assessment import formats, reads
from assessment.documents.workbook.columns import SCHEME_ITEMS
from assessment.documents.workbook.sheets import heading
from assessment.documents.workbook.target_cells import read_cell
from assessment.documents.workbook.units import Units
from assessment.new_scheme.contents import Contents, Row
from assessment.new_scheme.drawing import write
from assessment.policies import NO_LIMIT, POLICIES
from assessment.problems import InputError, nearest
from assessment.rulebook.fields import PARAMETERS
from assessment.spreadsheets.values import UnreadableError

_EVERYBODY = reads.Scope()
_OF_METHOD = ("combination", "rule", "rule_origin", "clause", "curve")
_ONCE = ("text", "points", "commonality", "combination", "assessed_by")


def current_as_template(scheme_id: str, path: Path) -> None:
    """Write an existing scheme as it is in force as the template of a new one; raises InputError.

    Read back under another id it gives the same categories, tasks, measures, rules, targets and plans.
    """
    known = reads.schemes(_EVERYBODY).set_index("scheme_id", drop=False)
    if scheme_id not in known.index:
        raise InputError([f"没有方案“{scheme_id}”；{nearest(scheme_id, known.index)}。"])
    write(contents_of(_rows(known.loc[[scheme_id]])[0]), path)


def contents_of(scheme: Row) -> Contents:
    """What the workbook of a scheme contains."""
    scheme_id = scheme["scheme_id"]
    outline = _rows(reads.outline_by_measure(_EVERYBODY, scheme_id))
    methods = {row["measure_id"]: row for row in _rows(reads.measure_methods(_EVERYBODY, scheme_id))}
    targets = _rows(reads.targets_by_measure(_EVERYBODY, scheme_id))
    plans = [
        row for row in _rows(reads.spending_by_period(_view(scheme))) if row["document_id"] and row["target_basis"]
    ]
    units = _units({row["unit_id"] for row in (*targets, *plans)}, scheme_id)
    contents = Contents(_items(scheme), [_unit(row, scheme_id) for row in units.rows.values()])
    contents.measures = list(_measures(outline, methods, scheme_id))
    _add_targets(contents, outline, targets, units, scheme)
    contents.plans = [
        {
            "unit_id": _local(row["unit_id"], scheme_id),
            "unit_name": row["unit_name"],
            "budget_yuan": row["budget_yuan"],
            "period_end": f"{row['period_end']:%Y-%m-%d}",
            "share": row["share_as_printed"],
        }
        for row in plans
    ]
    return contents


def _view(scheme: Row) -> reads.View:
    return reads.View(_EVERYBODY, scheme["scheme_id"], int(scheme["year"]), 12)


def _rows(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame, what is missing null."""
    return [
        {str(name): None if formats.is_absent(value) else value for name, value in row.items()}
        for row in frame.to_dict("records")
    ]


def _local(row_id: str, scheme_id: str) -> str:
    """An id without the scheme that it begins with: the new scheme puts its own before it."""
    return row_id.removeprefix(f"{scheme_id}/")


def _items(scheme: Row) -> Row:
    """Head and policies; policies that nobody set stay blank, and so the system's."""
    policies = _rows(reads.scheme_policies(scheme["scheme_id"]))[0]
    own = policies if policies["policy_origin"] == "scheme" else {}
    found = {name: scheme.get(name) for name in SCHEME_ITEMS}
    for name in POLICIES if own else ():
        value = own[name]
        found[name] = NO_LIMIT if value is None else json.loads(value) if POLICIES[name].form == "grades" else value
    return {**found, "year": int(scheme["year"])}


def _units(used: set[str], scheme_id: str) -> Units:
    """The units of a scheme and those above them, in official order."""
    register = {row["unit_id"]: row for row in _rows(reads.unit_register(_EVERYBODY))}
    wanted = set(used)
    for unit_id in used:
        above = register[unit_id]["parent_unit_id"]
        while above:
            wanted.add(above)
            above = register[above]["parent_unit_id"]
    units = Units({unit_id: row for unit_id, row in register.items() if unit_id in wanted})
    for unit_id, row in units.rows.items():
        units.called(unit_id, row["unit_name"], row["short_name"], _local(unit_id, scheme_id))
    return units


def _unit(row: Row, scheme_id: str) -> Row:
    return {**row, "unit_id": _local(row["unit_id"], scheme_id)}


def _measures(outline: list[Row], methods: dict[str, Row], scheme_id: str) -> Iterator[Row]:
    """A row a measure; what a task or a category says once stands on its first row."""
    seen: set[str] = set()
    for row in outline:
        method = methods[row["measure_id"]]
        category = row["parent_category_id"] or row["category_id"]
        written = {
            **row,
            **{name: method[name] for name in _OF_METHOD},
            **_parameters(method),
            "weight": _weight(method["weight"]),
            "measure_id": _local(row["measure_id"], scheme_id),
            "unit_id": _local(row["own_unit_id"], scheme_id) if row["own_unit_id"] else None,
            "table_name": None if row["own_unit_id"] else _table_name(row, category, scheme_id),
            "points": _points(row),
            "concept": row["concept"] or "无",
            "curve_parameters": json.loads(method["curve_parameters"]),
        }
        for name, key in (("category_points", category), ("item_points", row["category_id"])):
            if key in seen:
                written[name] = None
        if row["indicator_id"] in seen:
            written |= dict.fromkeys(_ONCE)
        seen |= {category, row["category_id"], row["indicator_id"]}
        yield written


def _table_name(row: Row, category_id: str, scheme_id: str) -> str | None:
    """The name of the table that a shared category stands in, which its id begins with; null where there is only one."""
    found = _local(category_id, scheme_id).removesuffix(str(row["category_name"])).strip("/")
    return found or None


def _weight(weight: float) -> float | str:
    """A weight as a fraction where that is what it is: a workbook keeps fewer digits than a third has."""
    fraction = Fraction(weight).limit_denominator(100)
    is_exact = float(fraction) == weight and str(weight) != f"{weight:.6g}"
    return str(fraction) if is_exact else weight


def _parameters(method: Row) -> Row:
    """The parameters of a rule by column; one that is all of them stands in a column too."""
    given = json.loads(method["rule_parameters"])
    whole = {"qualitative_3": "tiers", "qualitative_4": "coefficients"}.get(method["rule"])
    found = {whole: given} if whole else given
    return {name: found[name] for name in PARAMETERS if name in found}


def _points(row: Row) -> Any:
    """Points as a number, or as printed where they are compound; blank where the category's are taken."""
    text = row["points_text"]
    if not text:
        return None
    return text if "+" in text else row["points"]


def _add_targets(contents: Contents, outline: list[Row], targets: list[Row], units: Units, scheme: Row) -> None:
    """What one cell can say into the wide sheet, a unit a column; everything else a row each."""
    shared = {row["measure_id"]: row for row in outline if row["own_unit_id"] is None}
    columns = [
        one for one in units.rows if any(row["unit_id"] == one and row["measure_id"] in shared for row in targets)
    ]
    headings = {one: _heading(one, units) for one in columns}
    contents.unit_headings = list(headings.values())
    names = {row["measure_id"]: row for row in outline}
    wide: dict[str, Row] = {}
    for row in targets:
        measure = names[row["measure_id"]]
        head = _target_head(measure, scheme["scheme_id"])
        value = _in_one_cell(row, measure, int(scheme["year"])) if row["measure_id"] in shared else None
        if value is None:
            contents.target_rows.append({**head, **_target_row(row, scheme["scheme_id"], units)})
        else:
            wide.setdefault(row["measure_id"], head)[headings[row["unit_id"]]] = value
    contents.targets = list(wide.values())


def _heading(unit_id: str, units: Units) -> str:
    """The short name of a unit, where nobody else is called so."""
    name = str(units.rows[unit_id]["short_name"])
    return name if units.names[heading(name)] == {unit_id: None} else unit_id


def _target_head(measure: Row, scheme_id: str) -> Row:
    names = ("indicator_name", "measure_name", "unit_of_measure")
    return {"measure_id": _local(measure["measure_id"], scheme_id), **{name: measure[name] for name in names}}


def _in_one_cell(row: Row, measure: Row, year: int) -> Any:
    """The cell that reads as just this target; null where none does."""
    for value in (row["text"], row["value"]):
        if value is None or row["is_provisional"] or row["justification"]:
            continue
        try:
            cell = read_cell(value, measure["kind"], year)
        except UnreadableError:
            continue
        read = (cell.value, cell.value_upper, cell.due_date, cell.text, cell.qualifier, cell.status) if cell else None
        due = row["due_date"].date() if row["due_date"] is not None else None
        is_same_unit = cell is not None and cell.unit_of_measure in (None, measure["unit_of_measure"])
        is_same_sign = cell is not None and cell.operator in (None, measure["operator"])
        stated = (row["value"], row["value_upper"], due, row["text"], row["qualifier"], row["status"])
        if read == stated and is_same_unit and is_same_sign and "\n" not in str(value):
            return value
    return None


def _target_row(row: Row, scheme_id: str, units: Units) -> Row:
    due = row["due_date"]
    return {
        **row,
        "measure_id": _local(row["measure_id"], scheme_id),
        "unit_id": _local(row["unit_id"], scheme_id),
        "unit_name": units.rows[row["unit_id"]]["short_name"],
        "due_date": f"{due:%Y-%m-%d}" if due is not None else None,
        "is_provisional": "yes" if row["is_provisional"] else None,
    }
