"""The sheets of a workbook as rows of words, quickly; and what in them makes a value doubtful: hidden, merged, computed.

Values come from calamine, which is many times faster than openpyxl. What it does not tell, hidden rows, formulas, and
whether a number is shown as percent, is looked for in the sheet's own XML.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import coordinate_to_tuple, get_column_letter
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from assessment.problems import InputError
from assessment.spreadsheets.packages import refuse_harm

# Attributes come in any order, names with or without a prefix.
_FORMULA = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f[\s>/]")
_ERROR = re.compile(rb"<(?:\w+:)?c\b([^>]*\st=[\"']e[\"'][^>]*)>")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*\shidden=[\"'](?:1|true)[\"'][^>]*)>")
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*\shidden=[\"'](?:1|true)[\"'][^>]*)>")
_PLACE = re.compile(rb"\sr=[\"']([A-Z]*[0-9]+)[\"']")
_SPAN = re.compile(rb"\s(min|max)=[\"']([0-9]+)[\"']")
_PERCENT_CELL = rb"<(?:\w+:)?c\b([^>]*\ss=[\"'](?:%s)[\"'][^>]*)>"
# Titles and notes may stand above the headings.
_MOST_ABOVE = 10


@dataclass(frozen=True)
class Sheet:
    """One visible sheet: its cells from row 1, and in which cells, rows and columns something is doubtful.

    Rows and columns count from 1. ``merged`` are spans, first and last cell each, as row and column.
    """

    name: str
    cells: list[list[Any]]
    formulas: list[str]
    errors: list[str]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merged: list[tuple[tuple[int, int], tuple[int, int]]]

    @cached_property
    def head(self) -> list[list[str | None]]:
        """The first rows as people see them, among which the headings are."""
        return [[_words(cell) for cell in row] for row in self.cells[:_MOST_ABOVE]]

    def column(self, column: int, after: int) -> list[str | None]:
        """The words in a column, counted from 0, below so many rows."""
        cells = self._columns[column][after:] if column < len(self._columns) else ()
        kinds = set(map(type, cells))
        if kinds <= {str}:
            return list(cells)
        if bool in kinds:
            # To Python 1 is True.
            return [_words(cell) for cell in cells]
        words = {cell: _words(cell) for cell in set(cells)}
        return [words[cell] for cell in cells]

    def has_words(self, column: int, after: int) -> bool:
        """Whether anything stands in a column, counted from 0, below so many rows."""
        return column < len(self._columns) and bool(set(self._columns[column][after:]) - {"", None})

    @cached_property
    def _columns(self) -> list[tuple[Any, ...]]:
        return list(zip(*self.cells, strict=True))


def sheets(path: Path, most_bytes: int) -> list[Sheet]:
    """The visible sheets of a workbook; raises InputError when it is none, could do harm, or cannot be opened."""
    refuse_harm(path, most_bytes)
    try:
        book = CalamineWorkbook.from_path(path)
        visible = [
            one.name
            for one in book.sheets_metadata
            if one.visible == SheetVisibleEnum.Visible and one.typ == SheetTypeEnum.WorkSheet
        ]
        # Calamine reads without the interpreter's lock: what the XML tells besides is looked for meanwhile.
        with ThreadPoolExecutor(1) as reading, zipfile.ZipFile(path) as package:
            values = [reading.submit(book.get_sheet_by_name, name) for name in visible]
            parts, percent = _parts(package), _percent_styles(package)
            looks = [_look(package.read(parts[name]), percent) for name in visible]
            return [_sheet(name, one.result(), look) for name, one, look in zip(visible, values, looks, strict=True)]
    except (CalamineError, KeyError, ValueError, ElementTree.ParseError, zipfile.BadZipFile, OSError) as error:
        raise InputError([f"{path.name}：打不开这个工作簿（{error}）；请用 Excel 或 WPS 重新存为 .xlsx。"]) from error


@dataclass(frozen=True)
class _Look:
    """What the XML of a sheet tells of its cells, by their names, and of its rows and columns, by their numbers."""

    formulas: list[str]
    errors: list[str]
    percent: list[str]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


def _look(xml: bytes, percent: Sequence[bytes]) -> _Look:
    has_hidden = b"hidden" in xml
    return _Look(
        list(_places(_FORMULA, xml)) if b"<f" in xml or b":f" in xml else [],
        list(_places(_ERROR, xml)) if b'"e"' in xml or b"'e'" in xml else [],
        list(_places(_PERCENT_CELL % b"|".join(percent), xml)) if percent else [],
        frozenset(int(place) for place in _places(_HIDDEN_ROW, xml)) if has_hidden else frozenset(),
        frozenset(_hidden_columns(xml)) if has_hidden else frozenset(),
    )


def _sheet(name: str, values: Any, look: _Look) -> Sheet:
    cells = values.to_python(skip_empty_area=False)
    for place in look.percent:
        _as_percent(cells, *coordinate_to_tuple(place))
    spans = values.merged_cell_ranges or []
    merged = [((first[0] + 1, first[1] + 1), (last[0] + 1, last[1] + 1)) for first, last in spans]
    return Sheet(name, cells, look.formulas, look.errors, look.hidden_rows, look.hidden_columns, merged)


def _places(pattern: bytes | re.Pattern[bytes], xml: bytes) -> Iterator[str]:
    """Where the cells or rows stand that are written in a certain way."""
    for found in re.finditer(pattern, xml):
        place = _PLACE.search(found[1])
        if place:
            yield place[1].decode()


def _words(cell: Any) -> str | None:
    """A cell as people see it, in full precision; null where it is empty."""
    if type(cell) is str:
        return cell or None
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M:%S}"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, time | timedelta) else None


def _as_percent(cells: list[list[Any]], row: int, column: int) -> None:
    """A number that Excel shows as 85 % is stored as 0.85: it is read as it is seen."""
    if row > len(cells) or column > len(cells[row - 1]):
        return
    seen = cells[row - 1][column - 1]
    # Words in a cell with such a format stay as they are.
    if isinstance(seen, int | float) and not isinstance(seen, bool):
        cells[row - 1][column - 1] = f"{round(seen * 100, 12):.15g}%"


def _hidden_columns(xml: bytes) -> Iterator[int]:
    for found in _HIDDEN_COLUMN.finditer(xml):
        span = {name: int(number) for name, number in _SPAN.findall(found[1])}
        # A sheet may hide everything to the right of what it uses.
        yield from range(span[b"min"], min(span[b"max"], span[b"min"] + 500) + 1)


def _parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Which part of the package each sheet is; the package has been looked at for outside entities before."""
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {one.get("Id"): str(one.get("Target")) for one in relations}
    book = ElementTree.fromstring(package.read("xl/workbook.xml"))  # noqa: S314
    found = {str(one.get("name")): targets[_relation(one)] for one in book.iterfind(".//{*}sheet")}
    return {name: target.lstrip("/") if target.startswith("/") else f"xl/{target}" for name, target in found.items()}


def _relation(sheet: ElementTree.Element) -> str | None:
    """The id of the part that a sheet is; its name has another prefix in strict workbooks."""
    return next((value for name, value in sheet.items() if name.endswith("}id")), None)


def _percent_styles(package: zipfile.ZipFile) -> list[bytes]:
    """The numbers of the cell styles that show a share as percent."""
    if "xl/styles.xml" not in package.namelist():
        return []
    styles = ElementTree.fromstring(package.read("xl/styles.xml"))  # noqa: S314
    formats = {str(one.get("numFmtId")): str(one.get("formatCode")) for one in styles.iterfind(".//{*}numFmt")}
    formats |= {str(number): code for number, code in BUILTIN_FORMATS.items() if str(number) not in formats}
    cells = styles.find("{*}cellXfs")
    return [
        str(place).encode()
        for place, one in enumerate(() if cells is None else cells)
        if "%" in formats.get(str(one.get("numFmtId")), "")
    ]


def cell_name(row: int, column: int) -> str:
    """A cell as a spreadsheet calls it, such as D7."""
    return f"{get_column_letter(column)}{row}"


def column_name(column: int) -> str:
    """A column as a spreadsheet calls it, such as D."""
    return str(get_column_letter(column))
