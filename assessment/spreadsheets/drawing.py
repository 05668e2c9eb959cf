"""Workbooks that people fill in: cells that stay words, headings, what is only for reading in grey, drop-downs."""

from collections.abc import Sequence
from typing import Any

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

CHOICES = "选项"
HEADING = PatternFill("solid", fgColor="1F4E79")
READING = PatternFill("solid", fgColor="EDEBE4")


class Lists:
    """The words of drop-downs, kept on a sheet of their own: in a formula they would be too long for Excel."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._count = 0

    def of(self, words: Sequence[str]) -> DataValidation:
        """A drop-down of these words; anything else is refused."""
        self._count += 1
        letter = get_column_letter(self._count)
        for row, word in enumerate(words, start=1):
            put(self._sheet.cell(row, self._count), word)
        allowed = DataValidation("list", f"={CHOICES}!${letter}$1:${letter}${len(words)}", allow_blank=True)
        allowed.error, allowed.errorTitle, allowed.showErrorMessage = "请从下拉列表中选择。", "没有这个选项", True
        return allowed


def put(cell: Cell, value: Any) -> None:
    """Put a value into a cell; words stay words, even when they begin like a formula."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def write_row(sheet: Worksheet, row: int, values: Sequence[Any], *, is_heading: bool = False) -> None:
    """Put values into a row, one a cell."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        put(cell, value)
        if is_heading:
            cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEADING
