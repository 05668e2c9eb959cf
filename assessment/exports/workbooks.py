"""Tables as a workbook: real numbers and dates, codes and formulas as text, the heading in view, and a sheet 说明.

The same tables with the same stamp give the same bytes.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from assessment import stamps
from assessment.exports import explanation
from assessment.exports.cells import is_formula
from assessment.exports.names import sheet_names
from assessment.exports.tables import Shown, form, plain
from assessment.messages import translate as _
from assessment.spreadsheets.drawing import HEADING

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The sheet that keeps the stamps of the others; Excel does not offer to show it.
STAMPS = "assessment"
_FORMATS = {
    "share": "0.0000",
    "money": "#,##0.00",
    "points": "0.00",
    "count": "0",
    "number": "General",
    "day": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm",
    "text": "@",
}
_MOST_CHARACTERS = 32_767
_LOOKED_AT = 200
_NARROW, _WIDE = 8, 60
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_BOLD, _GREY = Font(bold=True), Font(color="8A8A8A", size=8)
_WHITE = Font(bold=True, color="FFFFFF")
_WRAPPED, _TOP = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")


def workbook(tables: Sequence[Shown], origin: str = "") -> bytes:
    """A workbook with a sheet for each table, and what explains them; one table of no rows is a sheet with a heading."""
    book = Workbook(write_only=True)
    names = sheet_names(table.title or _("数据") for table in tables)
    for table, name in zip(tables, names, strict=True):
        _write_data(book.create_sheet(name), table)
    _write_explanation(book.create_sheet(explanation.sheet_title()), explanation.lines(tables, names, origin))
    stamped = [(name, table) for name, table in zip(names, tables, strict=True) if table.stamp]
    if stamped:
        _write_stamps(book, stamped)
    return _package(book, tables[0].stamp.made_at if tables[0].stamp else "")


def _write_data(sheet: WriteOnlyWorksheet, table: Shown) -> None:
    marks = table.marks() if table.stamp else None
    headings = [*map(str, table.table.columns), *([_("校验")] if marks else [])]
    forms = [form(name, table.table.iloc[:, place]) for place, name in enumerate(table.names)]
    columns = [[plain(value) for value in table.table.iloc[:, place]] for place in range(len(forms))]
    widths = [_width(heading, cells) for heading, cells in zip(headings, columns, strict=False)]
    for place, width in enumerate([*widths, *([_NARROW] if marks else [])], start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "B2" if len(headings) > 6 else "A2"
    last = get_column_letter(max(len(headings), 1))
    sheet.auto_filter.ref = f"A1:{last}{len(table.table) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    sheet.append([_heading(sheet, words) for words in headings])
    for number, row in enumerate(zip(*columns, strict=True)):
        cells = [_cell(sheet, value, said) for value, said in zip(row, forms, strict=True)]
        sheet.append([*cells, _words(sheet, marks[number], _GREY)] if marks else cells)


def _heading(sheet: WriteOnlyWorksheet, words: str) -> Cell:
    cell = WriteOnlyCell(sheet, words)
    cell.font, cell.fill, cell.alignment = _WHITE, HEADING, _WRAPPED
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Any, said: str) -> Cell | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _words(sheet, value)
    if isinstance(value, bool | list | tuple | dict):
        return _words(sheet, str(value))
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = _FORMATS[said] if said != "text" else "General"
    return cell


def _words(sheet: WriteOnlyWorksheet, words: str, font: Font | None = None) -> Cell:
    """Words that stay words, though they begin like a formula and be edited in Excel."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", words)[:_MOST_CHARACTERS])
    cell.data_type = "s"
    if is_formula(words) or words[:1].isdigit():
        cell.number_format = "@"
        cell.quotePrefix = is_formula(words)
    if font:
        cell.font = font
    return cell


def _width(heading: str, values: Sequence[Any]) -> float:
    """As wide as what stands in a column, within reason; a Chinese character is twice as wide."""
    longest = max((_length(str(value)) for value in values[:_LOOKED_AT] if value is not None), default=0)
    return float(min(max(longest + 2, min(_length(heading) + 4, 24), _NARROW), _WIDE))


def _length(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words[:80])


def _write_explanation(sheet: WriteOnlyWorksheet, lines: Iterable[explanation.Line]) -> None:
    for letter, width in zip("ABCD", (26, 70, 18, 26), strict=True):
        sheet.column_dimensions[letter].width = width
    for line in lines:
        cells = [_words(sheet, words, _BOLD if len(line) == 1 else None) for words in line]
        for cell in cells[1:2]:
            cell.alignment = _WRAPPED
        for cell in (*cells[:1], *cells[2:]):
            cell.alignment = _TOP
        sheet.append(cells)


def _write_stamps(book: Workbook, stamped: Sequence[tuple[str, Shown]]) -> None:
    """The stamp of every sheet on a sheet of its own, and that of the first as the file's property."""
    sheet = book.create_sheet(STAMPS)
    sheet.sheet_state = "veryHidden"
    for name, table in stamped:
        if table.stamp:
            sheet.append([_words(sheet, words) for words in (name, table.part, table.stamp.json())])
    first = stamped[0][1].stamp
    if first:
        book.custom_doc_props.append(StringProperty(name=stamps.KEYWORD, value=first.json()))


def _package(book: Workbook, made_at: str) -> bytes:
    """The file, with one moment wherever a moment stands in it, so that the same content is the same bytes."""
    moment = datetime.fromisoformat(made_at).astimezone(UTC) if made_at else datetime(2000, 1, 1, tzinfo=UTC)
    book.properties.creator, book.properties.created = "assessment", moment.replace(tzinfo=None)
    written = io.BytesIO()
    book.save(written)
    said = rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode()
    steady = io.BytesIO()
    with (
        zipfile.ZipFile(written) as given,
        zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for part in given.infolist():
            content = given.read(part)
            if part.filename == "docProps/core.xml":
                content = _MODIFIED.sub(said, content)
            package.writestr(zipfile.ZipInfo(part.filename, moment.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return steady.getvalue()
