"""The sheets of a workbook as rows of words, quickly; and what in them makes a value doubtful: hidden, merged, computed.

Values come from calamine, which is many times faster than openpyxl. What it does not tell, hidden rows, formulas, and
whether a number is shown as percent, is looked for in the sheet's own XML.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import coordinate_to_tuple, get_column_letter
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from assessment.problems import InputError
from assessment.spreadsheets.packages import refuse_harm

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*><f[ >/]')
_ERROR = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]* t="e"')
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^>]* hidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(rb'<col [^>]*?hidden="(?:1|true)"[^>]*>')
_SPAN = re.compile(rb'(min|max)="([0-9]+)"')
_PERCENT_CELL = rb'<c r="([A-Z]+[0-9]+)" s="(?:%s)"'


@dataclass(frozen=True)
class Sheet:
    """One visible sheet: its rows of words from row 1, and in which cells, rows and columns something is doubtful.

    Rows and columns count from 1. ``merged`` are spans, first and last cell each, as row and column.
    """

    name: str
    rows: list[list[str | None]]
    formulas: list[str]
    errors: list[str]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merged: list[tuple[tuple[int, int], tuple[int, int]]]


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
        values = {name: book.get_sheet_by_name(name) for name in visible}
        with zipfile.ZipFile(path) as package:
            parts, percent = _parts(package), _percent_styles(package)
            return [_sheet(name, values[name], package.read(parts[name]), percent) for name in visible]
    except (CalamineError, KeyError, ValueError, ElementTree.ParseError, zipfile.BadZipFile, OSError) as error:
        raise InputError([f"{path.name}：打不开这个工作簿（{error}）；请用 Excel 或 WPS 重新存为 .xlsx。"]) from error


def _sheet(name: str, values: Any, xml: bytes, percent: Sequence[bytes]) -> Sheet:
    rows = [[_words(cell) for cell in row] for row in values.to_python(skip_empty_area=False)]
    if percent:
        for match in re.finditer(_PERCENT_CELL % b"|".join(percent), xml):
            _as_percent(rows, *coordinate_to_tuple(match[1].decode()))
    return Sheet(
        name,
        rows,
        [match[1].decode() for match in _FORMULA.finditer(xml)] if b"<f" in xml else [],
        [match[1].decode() for match in _ERROR.finditer(xml)],
        frozenset(int(match[1]) for match in _HIDDEN_ROW.finditer(xml)),
        frozenset(_hidden_columns(xml)),
        [((first[0] + 1, first[1] + 1), (last[0] + 1, last[1] + 1)) for first, last in values.merged_cell_ranges or []],
    )


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


def _as_percent(rows: list[list[str | None]], row: int, column: int) -> None:
    """A number that Excel shows as 85 % is stored as 0.85: it is read as it is seen."""
    if row > len(rows) or column > len(rows[row - 1]):
        return
    seen = rows[row - 1][column - 1]
    try:
        rows[row - 1][column - 1] = None if seen is None else f"{round(float(seen) * 100, 12):.15g}%"
    except ValueError:
        # Words in a cell with such a format stay as they are.
        return


def _hidden_columns(xml: bytes) -> Iterator[int]:
    for match in _HIDDEN_COLUMN.finditer(xml):
        span = {name: int(number) for name, number in _SPAN.findall(match[0])}
        # A sheet may hide everything to the right of what it uses.
        yield from range(span[b"min"], min(span[b"max"], span[b"min"] + 500) + 1)


def _parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Which part of the package each sheet is; the package has been looked at for outside entities before."""
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {one.get("Id"): str(one.get("Target")) for one in relations}
    book = ElementTree.fromstring(package.read("xl/workbook.xml"))  # noqa: S314
    found = {str(one.get("name")): targets[one.get(_RELATION)] for one in book.iter(f"{_MAIN}sheet")}
    return {name: target.lstrip("/") if target.startswith("/") else f"xl/{target}" for name, target in found.items()}


def _percent_styles(package: zipfile.ZipFile) -> list[bytes]:
    """The numbers of the cell styles that show a share as percent."""
    if "xl/styles.xml" not in package.namelist():
        return []
    styles = ElementTree.fromstring(package.read("xl/styles.xml"))  # noqa: S314
    formats = {str(one.get("numFmtId")): str(one.get("formatCode")) for one in styles.iter(f"{_MAIN}numFmt")}
    formats |= {str(number): code for number, code in BUILTIN_FORMATS.items() if str(number) not in formats}
    cells = styles.find(f"{_MAIN}cellXfs")
    return [
        str(place).encode()
        for place, one in enumerate(() if cells is None else cells)
        if "%" in formats.get(str(one.get("numFmtId")), "")
    ]


def cell_name(row: int, column: int) -> str:
    """A cell as a spreadsheet calls it, such as D7."""
    return f"{get_column_letter(column)}{row}"
