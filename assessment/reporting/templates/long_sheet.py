"""A template a task a row: what is asked in grey, then everything a report can say."""

from collections import defaultdict
from datetime import date
from typing import Any

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from assessment import headlines
from assessment.headlines import Asked
from assessment.reads import View
from assessment.reporting.templates import layout
from assessment.spreadsheets.drawing import Lists

COLUMNS = (
    "measure_id", "unit_id", "category_name", "indicator_name", "measure_name", "unit_of_measure", "unit_name",
    "target_words", "last_words", "rule_words", "period_end", "value", "numerator", "denominator", "text",
    "assessed_share", "completed_date", "deviation_reason", "corrective_action", "evidence", "note",
)  # fmt: skip
_READ_FIRST = COLUMNS.index("target_words") + 1


def write_long(sheet: Worksheet, view: View, tasks: pd.DataFrame, lists: Lists) -> None:
    """Write a row for each task of each unit; ``tasks`` as ``reads.report_tasks``."""
    layout.write_headings(sheet, [layout.FIELDS[name] for name in COLUMNS])
    rows_by_tiers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    before = None
    for row, task in enumerate(tasks.itertuples(), start=2):
        asked = headlines.asked(task)
        _write_task(sheet, row, task, asked, layout.month_end(view))
        if (task.unit_id, task.indicator_id) != before:
            _quote(sheet, row, task)
        before = task.unit_id, task.indicator_id
        if asked.tiers:
            rows_by_tiers[asked.tiers].append(row)
    _allow(sheet, view, len(tasks) + 1)
    for tiers, rows in rows_by_tiers.items():
        layout.allow(sheet, lists.of(tiers), _columns("text"), rows)
    layout.finish(sheet, _READ_FIRST)


def _write_task(sheet: Worksheet, row: int, task: Any, asked: Asked, period_end: date) -> None:
    values = {
        **task._asdict(),
        "text": None,
        "target_words": layout.cut(headlines.task_target_words(task)),
        "last_words": headlines.last_report_words(task),
        "rule_words": asked.words,
        "period_end": period_end,
    }
    is_open = task.target_status != "pending"
    for column, name in enumerate(COLUMNS, start=1):
        is_grey = name in layout.GREY or not is_open or name not in asked.fields
        cell = sheet.cell(row, column)
        layout.fill(cell, values.get(name), is_grey=is_grey)
        if name == "completed_date":
            cell.number_format = layout.DATE_FORMAT


def _quote(sheet: Worksheet, row: int, task: Any) -> None:
    """The whole task beside its name, where the document says more than that."""
    if isinstance(task.text, str) and task.text != task.indicator_name:
        layout.remark(sheet.cell(row, COLUMNS.index("indicator_name") + 1), task.text)


def _allow(sheet: Worksheet, view: View, last_row: int) -> None:
    """Numbers are numbers and days are days, whatever the task."""
    year_end = date(view.year, 12, 31)
    for name, allowed in (
        ("period_end", layout.days(date(view.year, 1, 1), year_end)),
        ("value", layout.numbers()),
        ("numerator", layout.numbers()),
        ("denominator", layout.numbers()),
        ("assessed_share", layout.numbers(0, 1)),
        ("completed_date", layout.days(date(view.year - 1, 1, 1), year_end)),
    ):
        layout.allow(sheet, allowed, _columns(name), range(2, last_row + 1))


def _columns(name: str) -> tuple[int, int]:
    column = COLUMNS.index(name) + 1
    return column, column
