"""The sheets of a workbook as rows of printed cells; every row that is not empty is a line of the document."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from assessment.problems import InputError
from assessment.spreadsheets.values import folded
from assessment.spreadsheets.workbooks import open_workbook, sheet_problems

# What templates explain and offer; nothing of it is read.
GUIDE, CHOICES = "说明", "选项"
# Three thousand measures given to fifty units take 20 MB unpacked.
_MOST_BYTES = 64 * 1024 * 1024
_MOST_ROWS, _MOST_COLUMNS = 20_000, 300


@dataclass(frozen=True)
class SheetRow:
    """A row that prints something: its number in the sheet, its line in the document, its values by column from 1."""

    row: int
    line: int
    values: dict[int, Any]

    @property
    def printed(self) -> dict[int, str]:
        """Every value as it is printed."""
        return {column: printed(value) for column, value in self.values.items()}

    @property
    def text(self) -> str:
        """The row as a passage: cells joined by tabs, those that are blank in between as well."""
        words = self.printed
        return "\t".join(" ".join(words.get(column, "").split()) for column in range(1, max(words) + 1))


@dataclass(frozen=True)
class Sheet:
    """A sheet by its name, with the spans of its merged cells as first row, last row, first column, last column."""

    name: str
    rows: tuple[SheetRow, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def place(self, row: int) -> str:
        """Where a row stands, in words."""
        return f"工作表“{self.name}”第 {row} 行"


@dataclass(frozen=True)
class Book:
    """A workbook as a document: its file name and the sheets that are read, in order."""

    file_name: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of this name."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    @property
    def lines(self) -> tuple[str, ...]:
        """Every line of the document."""
        return tuple(row.text for sheet in self.sheets for row in sheet.rows)


def read_book(path: Path, file_name: str, *, is_strict: bool = True) -> Book:
    """The workbook at ``path``, which was received as ``file_name``.

    Raises InputError when it could do harm and, where it ``is_strict``, with everything in it that makes values doubtful.
    """
    try:
        return _read(path, file_name, is_strict=is_strict)
    except InputError as error:
        # The original is kept under its checksum, which nobody knows it by.
        raise InputError([problem.replace(path.name, file_name, 1) for problem in error.problems]) from error


def _read(path: Path, file_name: str, *, is_strict: bool) -> Book:
    book = open_workbook(path, _MOST_BYTES)
    read = [sheet for sheet in book.worksheets if sheet.title not in (GUIDE, CHOICES)]
    problems = [problem for sheet in read for problem in _problems(sheet)]
    if problems and is_strict:
        raise InputError([f"{file_name}，{problem}" for problem in problems])
    sheets, line = [], 0
    for sheet in read:
        rows = tuple(_rows(sheet, line))
        line += len(rows)
        spans = tuple((one.min_row, one.max_row, one.min_col, one.max_col) for one in sheet.merged_cells.ranges)
        if rows:
            sheets.append(Sheet(sheet.title, rows, spans))
    return Book(file_name, tuple(sheets))


def _problems(sheet: Worksheet) -> Iterator[str]:
    """What makes a sheet doubtful, whatever its layout; which cells may be merged the layout knows."""
    yield from sheet_problems(sheet, _MOST_ROWS, _MOST_COLUMNS, may_merge=True)
    if sheet.sheet_state != "visible":
        yield f"工作表“{sheet.title}”：是隐藏的；请取消隐藏，或删去这张表。"
    rows = [str(number) for number, one in sheet.row_dimensions.items() if one.hidden and number <= sheet.max_row]
    letters = [letter for letter, one in sheet.column_dimensions.items() if one.hidden]
    if rows:
        yield f"工作表“{sheet.title}”：第 {'、'.join(rows)} 行是隐藏的；请取消隐藏（或清除筛选）后再导入。"
    if letters:
        yield f"工作表“{sheet.title}”：{'、'.join(letters)} 列是隐藏的；请取消隐藏后再导入。"


def _rows(sheet: Worksheet, line: int) -> Iterator[SheetRow]:
    for row in sheet.iter_rows():
        values = {cell.column: _value(cell) for cell in row if not isinstance(cell, MergedCell) and not _blank(cell)}
        if values:
            line += 1
            yield SheetRow(row[0].row, line, values)


def _blank(cell: Cell) -> bool:
    return cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())


def _value(cell: Cell) -> Any:
    """What a cell shows: 0.95 in a cell that shows percent is 95%."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.number_format:
        return f"{printed(float(Decimal(repr(value)) * 100))}%"
    return value


def printed(value: Any) -> str:
    """A value as it is printed: numbers without exponent and trailing zeros, dates as 2022-06-30."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}"
    return str(value)


def wording(value: Any) -> str | None:
    """A value as words; null where nothing is written."""
    return printed(value).strip() if value is not None and printed(value).strip() else None


def heading(value: Any) -> str:
    """A heading as it is compared: folded, without the line breaks that narrow columns force into it."""
    return "".join(folded(value).split()) if value is not None else ""
