"""A paper as a workbook: what the file is, then a sheet for every table with its figures as numbers and their sources."""

import io
import math

from openpyxl import Workbook
from openpyxl.cell import Cell as AnyCell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assessment.papers.model import Cell, Paper, Paragraph, Table
from assessment.papers.packages import dated
from assessment.stamps import Stamp

ABOUT, SOURCE = "说明", "来源"
_FORBIDDEN = str.maketrans(dict.fromkeys(r"[]:*?/\\", " "))
_LINE = Side(style="thin")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MOST_NAME = 31
# How many characters a width of 1 is: all widths of a table together are a page wide.
_PAGE_CHARACTERS = 110
_SOURCE_CHARACTERS, _ABOUT_CHARACTERS = 60, 86
_LINE_POINTS, _MOST_POINTS = 14, 400
# Letters beyond are as wide as two.
_LATIN = 0x2E7F
_MOST_PORTRAIT = 6


def xlsx(paper: Paper, stamp: Stamp) -> bytes:
    """The tables as the content of an .xlsx file that carries the stamp; the same stamp gives the same bytes."""
    workbook = Workbook()
    workbook.properties.title, workbook.properties.creator = paper.title, ""
    workbook.custom_doc_props.append(StringProperty(name="assessment", value=stamp.json()))
    _write_about(workbook.active, paper, stamp)
    names = sheet_names(paper)
    for name, table in zip(names, paper.tables(), strict=True):
        _write_table(workbook.create_sheet(name), table, is_wide=paper.is_wide)
    content = io.BytesIO()
    workbook.save(content)
    return dated(content.getvalue(), stamp.made_at)


def sheet_names(paper: Paper) -> list[str]:
    """What the sheets of the tables are called: as the tables, cut to what Excel allows, each different."""
    names: list[str] = []
    for number, table in enumerate(paper.tables(), start=1):
        name = table.name.translate(_FORBIDDEN).replace("　", " ").strip()[:_MOST_NAME]
        names.append(name if name not in {ABOUT, *names} else f"{name[: _MOST_NAME - 4]}（{number}）")
    return names


def _write_about(sheet: Worksheet, paper: Paper, stamp: Stamp) -> None:
    """What the file is, then the sentences of the paper."""
    sheet.title = ABOUT
    sheet.column_dimensions["A"].width = _ABOUT_CHARACTERS
    sentences = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    simulated = ["含模拟数据，仅供演示，不得作为正式文件使用。"] * paper.is_simulated
    for index, words in enumerate([paper.title, *simulated, *stamp.words(), "", *sentences], start=1):
        cell = sheet.cell(index, 1, words or None)
        cell.data_type = "s" if words else cell.data_type
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(name="宋体", bold=index == 1, size=14 if index == 1 else 11)
        sheet.row_dimensions[index].height = _LINE_POINTS * _lines(words, _ABOUT_CHARACTERS) + 6
    _lay(sheet, is_landscape=False)


def _write_table(sheet: Worksheet, table: Table, *, is_wide: bool) -> None:
    shares = [max(8.0, _PAGE_CHARACTERS * share / sum(table.widths)) for share in table.widths]
    heights = [1] * (len(table.rows) + 1)
    for down, right, cell in table.placed():
        _write(sheet, down + 1, right + 1, cell)
        if cell.rows == 1:
            heights[down] = max(heights[down], _lines(cell.text, sum(shares[right : right + cell.columns])))
    _write_sources(sheet, table, heights)
    for index, characters in enumerate((*shares, _SOURCE_CHARACTERS), start=1):
        sheet.column_dimensions[get_column_letter(index)].width = characters
    for index, lines in enumerate(heights[:-1], start=1):
        # A program that opens the file need not find out for itself how tall a row of wrapped words is.
        sheet.row_dimensions[index].height = min(_MOST_POINTS, _LINE_POINTS * lines + 4)
    for number, words in enumerate(table.notes, start=len(table.rows) + 1):
        _put(sheet, number, 1, words)
    sheet.freeze_panes = sheet.cell(table.head_count + 1, 1)
    if table.head_count:
        sheet.print_title_rows = f"1:{table.head_count}"
    _lay(sheet, is_landscape=is_wide or len(shares) > _MOST_PORTRAIT)


def _write_sources(sheet: Worksheet, table: Table, heights: list[int]) -> None:
    """Where each row's figures come from, beside the table; a form has no head that could say so."""
    column = len(table.widths) + 1
    if table.head_count:
        _write(sheet, 1, column, Cell(SOURCE, is_head=True, rows=table.head_count))
    for index, row in enumerate(table.rows[table.head_count :], start=table.head_count):
        said = row.source if table.head_count or not row.source else f"{SOURCE}：{row.source}"
        _write(sheet, index + 1, column, Cell(said))
        heights[index] = max(heights[index], _lines(said, _SOURCE_CHARACTERS))


def _lines(words: str, characters: float) -> int:
    """How many lines words take in a column that is so many characters wide."""
    widths = (sum(2 if ord(letter) > _LATIN else 1 for letter in line) for line in words.split("\n"))
    return sum(max(1, math.ceil(width / max(characters - 1, 1))) for width in widths)


def _lay(sheet: Worksheet, *, is_landscape: bool) -> None:
    """A4, as wide as the page and as long as it is."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if is_landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def _write(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    written = _put(sheet, row, column, cell.text if cell.value is None else cell.value)
    if cell.number_format:
        written.number_format = cell.number_format
    written.alignment = Alignment(
        horizontal="center" if cell.is_head else cell.align, vertical="center", wrap_text=True
    )
    written.font = Font(name="宋体", bold=cell.is_head, size=11)
    for line in sheet.iter_rows(row, row + cell.rows - 1, column, column + cell.columns - 1):
        for one in line:
            one.border = _BORDER
    if cell.rows > 1 or cell.columns > 1:
        sheet.merge_cells(
            start_row=row, end_row=row + cell.rows - 1, start_column=column, end_column=column + cell.columns - 1
        )


def _put(sheet: Worksheet, row: int, column: int, value: str | float) -> AnyCell:
    """Put a value into a cell; words stay words, even when they begin like a formula; nothing is an empty cell."""
    cell = sheet.cell(row, column, None if value == "" else value)
    if isinstance(value, str) and value:
        cell.data_type = "s"
    return cell
