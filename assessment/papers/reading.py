"""What a file of a paper says, cell by cell, so that it can be laid beside what it would say today."""

import io
from collections.abc import Iterator
from typing import Any

import docx as python_docx
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from openpyxl import load_workbook

from assessment.papers import word_styles as look
from assessment.papers.model import Text
from assessment.papers.workbook import ABOUT
from assessment.problems import InputError

_NO_TEXT = {look.STAMP, look.NOTE, look.TABLE_NAME, look.PICTURE}
TEXT = "正文"


def texts(content: bytes, name: str) -> list[Text]:
    """The words of a .docx or .xlsx file that ``docx`` or ``xlsx`` made, without notes and stamp; raises InputError.

    Two files of one paper have the same parts, rows and columns as long as nobody added or took away any.
    """
    if name.lower().endswith(".docx"):
        return list(_of_word(content))
    if name.lower().endswith(".xlsx"):
        return list(_of_workbook(content))
    raise InputError([f"{name}：不是 .docx 或 .xlsx 文件。"])


def _of_word(content: bytes) -> Iterator[Text]:
    document = python_docx.Document(io.BytesIO(content))
    table_name, line = "", 0
    for block in document.iter_inner_content():
        if isinstance(block, WordTable):
            yield from _of_table(block, table_name)
            continue
        style = block.style.name if block.style is not None else ""
        if style == look.TABLE_NAME:
            table_name = block.text
        elif style not in _NO_TEXT and block.text.strip():
            line += 1
            yield Text(TEXT, line, 1, _words(block))


def _of_table(table: WordTable, name: str) -> Iterator[Text]:
    """Every cell once, in the row and column where it begins."""
    seen: set[Any] = set()
    for row, cells in enumerate(table.rows, start=1):
        for column, cell in enumerate(cells.cells, start=1):
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield Text(name, row, column, "\n".join(_words(one) for one in cell.paragraphs))


def _words(paragraph: WordParagraph) -> str:
    return "".join(run.text for run in paragraph.runs if run.style.name != look.NOTE_MARK)


def _of_workbook(content: bytes) -> Iterator[Text]:
    workbook = load_workbook(io.BytesIO(content))
    for sheet in workbook.worksheets:
        if sheet.title == ABOUT:
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield Text(sheet.title, cell.row, cell.column, _written(cell.value))


def _written(value: Any) -> str:
    """A value of a sheet with all the digits that it has."""
    return f"{value:.12g}" if isinstance(value, float) else str(value)
