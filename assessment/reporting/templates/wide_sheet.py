"""A template with a column per unit: one number or tier a cell, for tasks that need no more than that."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

import pandas as pd
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assessment import formats, headlines
from assessment.headlines import Asked
from assessment.reads import View
from assessment.reporting.templates import layout
from assessment.spreadsheets.drawing import Lists, write_row

COLUMNS = ("measure_id", "category_name", "indicator_name", "measure_name", "unit_of_measure", "period_end")
_FIRST_UNIT = len(COLUMNS) + 1


def fits_one_cell(asked: Asked) -> bool:
    """Whether one number or tier answers the task; a day, or a share beside the tier, needs the long form."""
    return "value" in asked.fields or ("text" in asked.fields and "assessed_share" not in asked.fields)


def write_wide(sheet: Worksheet, view: View, tasks: pd.DataFrame, lists: Lists) -> None:
    """Write a row for each measure and a column for each unit; ``tasks`` as ``reads.report_tasks``."""
    layout.write_headings(sheet, [layout.FIELDS[name] for name in COLUMNS])
    columns = _write_units(sheet, tasks)
    rows_by_tiers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    row = 1
    for by_unit in _by_measure(tasks):
        asked = headlines.asked(next(iter(by_unit.values())))
        if fits_one_cell(asked):
            row += 1
            _write_measure(sheet, row, view, by_unit, columns)
            rows_by_tiers[asked.tiers].append(row)
    spread = _FIRST_UNIT, len(COLUMNS) + len(columns)
    for tiers, rows in rows_by_tiers.items():
        allowed = lists.of(tiers) if tiers else layout.numbers(is_warning=True)
        layout.allow(sheet, allowed, spread, rows)
    layout.finish(sheet, _FIRST_UNIT)


def _write_units(sheet: Worksheet, tasks: pd.DataFrame) -> dict[str, int]:
    """A column for each unit, headed by its short name where no other has it; answers which."""
    units = tasks.drop_duplicates("unit_id")
    name = "short_name" if units["short_name"].is_unique else "unit_name"
    headings = [layout.FIELDS[one].heading for one in COLUMNS]
    write_row(sheet, 1, [*headings, *units[name]], is_heading=True)
    for column, unit in enumerate(units.itertuples(), start=_FIRST_UNIT):
        layout.remark(sheet.cell(1, column), f"{unit.unit_name}（{unit.unit_id}）")
        sheet.column_dimensions[get_column_letter(column)].width = 12
    return {unit_id: column for column, unit_id in enumerate(units["unit_id"], start=_FIRST_UNIT)}


def _by_measure(tasks: pd.DataFrame) -> Collection[dict[str, Any]]:
    """The tasks of each measure by unit, in printed order."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for task in tasks.sort_values("position", kind="stable").itertuples():
        found[task.measure_id][task.unit_id] = task
    return found.values()


def _write_measure(sheet: Worksheet, row: int, view: View, by_unit: dict[str, Any], columns: dict[str, int]) -> None:
    values = {**next(iter(by_unit.values()))._asdict(), "period_end": layout.month_end(view)}
    for column, name in enumerate(COLUMNS, start=1):
        layout.fill(sheet.cell(row, column), values[name], is_grey=name in layout.GREY)
    for unit_id, column in columns.items():
        _write_cell(sheet.cell(row, column), by_unit.get(unit_id))


def _write_cell(cell: Cell, task: Any) -> None:
    """An empty cell that knows its target and last value; a dash where the unit was not given the measure."""
    if task is None:
        layout.fill(cell, formats.ABSENT, is_grey=True)
        return
    layout.fill(cell, None, is_grey=task.target_status == "pending")
    layout.remark(cell, cell_words(task))


def cell_words(task: Any) -> str:
    """What is asked and what was said last, as a cell's comment."""
    target, last = layout.cut(headlines.task_target_words(task)), headlines.last_report_words(task)
    return "；".join([*[f"目标 {target}"] * bool(target), f"上次 {last}" if last else "还没有填报"])
