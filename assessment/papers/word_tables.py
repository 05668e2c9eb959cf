"""Tables of a Word paper: ruled, their head repeated on every page, no row parted by the end of a page."""

from typing import Any

from docx.document import Document as DocumentObject
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm
from docx.table import Table as WordTable, _Cell as WordCell

from assessment.papers import word_styles as look
from assessment.papers.model import Cell, Row, Table

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
# Characters of a cell: about a third of a page.
_MOST_TOGETHER = 400


def add_table(document: DocumentObject, block: Table, notes: dict[str, int]) -> None:
    """Add a table under its name, with the numbers of its notes and what is said below it."""
    document.add_paragraph(block.name, style=look.TABLE_NAME)
    table = document.add_table(len(block.rows), len(block.widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = _set_widths(table, block.widths, look.width_mm(document))
    # What python-docx finds anew for every cell that is asked for.
    grid = [list(row.cells) for row in table.rows]
    marked: set[int] = set()
    for row, column, cell in block.placed():
        last = grid[row + cell.rows - 1][column + cell.columns - 1]
        place = grid[row][column]
        place.width = Emu(sum(widths[column : column + cell.columns]))
        if cell.rows > 1 or cell.columns > 1:
            place = place.merge(last)
        source = block.rows[row].source
        number = notes[source] if source and row not in marked and cell.text else None
        marked |= {row} if number else set()
        _fill(place, cell, number)
    for index, row_ in enumerate(table.rows):
        _keep_together(row_, is_head=index < block.head_count, is_short=_is_short(block.rows[index]))
    for note in block.notes:
        document.add_paragraph(note, style=look.NOTE)


def _set_widths(table: WordTable, shares: tuple[float, ...], whole_mm: float) -> list[int]:
    widths = [int(Mm(whole_mm * share / sum(shares))) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Emu(width)
    return widths


def _fill(place: WordCell, cell: Cell, note: int | None) -> None:
    lines = cell.text.split("\n")
    while len(place.paragraphs) > 1:
        # A merged cell has the empty paragraphs of all that it was made of.
        place._tc.remove(place.paragraphs[-1]._p)
    for index, line in enumerate(lines):
        paragraph = place.paragraphs[0] if index == 0 else place.add_paragraph()
        paragraph.style = look.TABLE_HEAD if cell.is_head else look.TABLE_TEXT
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if cell.is_head else _ALIGN[cell.align]
        paragraph.add_run(line)
    if note is not None:
        place.paragraphs[-1].add_run(f"[{note}]", style=look.NOTE_MARK)
    place.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _is_short(row: Row) -> bool:
    """Whether a row surely fits a page; one that does not would leave half of the page before it empty."""
    return all(len(cell.text) < _MOST_TOGETHER for cell in row.cells)


def _keep_together(row: Any, *, is_head: bool, is_short: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    for name in [*["w:cantSplit"] * is_short, *["w:tblHeader"] * is_head]:
        element = OxmlElement(name)
        element.set(qn("w:val"), "true")
        properties.append(element)
