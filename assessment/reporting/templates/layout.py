"""How the sheets of a template look: headings with their meaning, grey for reading, what cells take, and how they print."""

import calendar
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from assessment import formats
from assessment.reads import View
from assessment.reporting.fields import READING as READING_FIELDS, REPORT, Field
from assessment.spreadsheets.drawing import READING, put, write_row

FIELDS = {field.name: field for field in (*REPORT, *READING_FIELDS)}
HIDDEN = ("measure_id", "unit_id")
GREY = (*(field.name for field in READING_FIELDS), *HIDDEN, "measure_name", "unit_name", "unit_of_measure")
DATE_FORMAT = "yyyy-mm-dd"
_WIDTHS = {
    "category_name": 10, "indicator_name": 22, "measure_name": 22, "unit_of_measure": 8, "unit_name": 10,
    "target_words": 22, "last_words": 20, "rule_words": 20, "period_end": 12, "value": 11, "numerator": 9,
    "denominator": 9, "text": 9, "assessed_share": 9, "completed_date": 12, "deviation_reason": 22,
    "corrective_action": 22, "evidence": 18, "note": 18,
}  # fmt: skip
# More than any number in a document.
_MOST = 10**15
_LONGEST = 160


def month_end(view: View) -> date:
    """The day up to which is reported."""
    return date(view.year, view.month, calendar.monthrange(view.year, view.month)[1])


def write_headings(sheet: Worksheet, fields: Sequence[Field]) -> None:
    """The heading of every column with its meaning as a comment; ids are there, but hidden."""
    write_row(sheet, 1, [field.heading for field in fields], is_heading=True)
    for column, field in enumerate(fields, start=1):
        remark(sheet.cell(1, column), field.meaning.removesuffix("（供阅读）"))
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width = _WIDTHS.get(field.name, 12)
        dimension.hidden = field.name in HIDDEN


def fill(cell: Cell, value: Any, *, is_grey: bool) -> None:
    """Put a value into a cell; dates carry no time, nothing is nothing."""
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    put(cell, None if formats.is_absent(value) else value)
    if isinstance(value, date):
        cell.number_format = DATE_FORMAT
    if is_grey:
        cell.fill = READING


def remark(cell: Cell, words: str) -> None:
    """A comment that nobody in particular wrote, about as tall as its words need."""
    words = ILLEGAL_CHARACTERS_RE.sub("", words)
    cell.comment = Comment(words, "assessment", width=320, height=40 + 18 * (len(words) // 20 + words.count("\n")))


def cut(words: str) -> str:
    """Words that fit into a cell; the whole task stands in its comment."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def finish(sheet: Worksheet, first_column: int) -> None:
    """What stands left of ``first_column`` and the headings stay in sight; A4 across, headings on every page."""
    sheet.freeze_panes = sheet.cell(2, first_column)
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0


def numbers(least: int = -_MOST, most: int = _MOST, *, is_warning: bool = False) -> DataValidation:
    """Only numbers; where ``is_warning``, something else after a second thought, such as / for 无任务."""
    words = (
        f"应填 {least} 到 {most} 之间的数。" if most < _MOST else "应填数字，不带计量单位；没有做成填 0，没有数就空着。"
    )
    style = "warning" if is_warning else "stop"
    return _validation("decimal", (str(least), str(most)), "不是合适的数字", words, style)


def days(first: date, last: date) -> DataValidation:
    """Only days from the first to the last."""
    low, high = (f"DATE({day.year},{day.month},{day.day})" for day in (first, last))
    return _validation("date", (low, high), "不是合适的日期", f"应填 {first} 到 {last} 之间的日期。", "stop")


def _validation(kind: str, bounds: tuple[str, str], title: str, words: str, style: str) -> DataValidation:
    allowed = DataValidation(kind, *bounds, operator="between", allow_blank=True, errorStyle=style)
    allowed.error, allowed.errorTitle, allowed.showErrorMessage = words, title, True
    return allowed


def allow(sheet: Worksheet, allowed: DataValidation, columns: tuple[int, int], rows: Iterable[int]) -> None:
    """Let the cells of these rows, in these columns, take only what is allowed."""
    first, last = map(get_column_letter, columns)
    for top, bottom in _runs(rows):
        allowed.add(f"{first}{top}:{last}{bottom}")
    if allowed.sqref:
        sheet.add_data_validation(allowed)


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow each other as first and last: Excel takes only so many words for a place."""
    start = end = None
    for row in sorted(rows):
        if end is not None and start is not None and row > end + 1:
            yield start, end
            start = row
        start, end = row if start is None else start, row
    if start is not None and end is not None:
        yield start, end
