"""Tables of a Word paper: ruled, their head repeated on every page, no row parted by the end of a page.

They are written as XML at once: asked for cell by cell, the library looks through the whole table for each of them.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assessment.papers import word_styles as look
from assessment.papers.model import Cell, Row, Table

# Characters of a cell: about a third of a page. A row with more of them would leave half of the page before it empty.
_MOST_TOGETHER = 400
# What a millimetre is in the file's own measure.
_TWIPS = 1440 / 25.4
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)


def add_table(document: DocumentObject, block: Table, notes: dict[str, int]) -> None:
    """Add a table under its name, with the numbers of its notes and what is said below it."""
    name = document.add_paragraph(block.name, style=look.TABLE_NAME)
    whole = look.width_mm(document) * _TWIPS
    widths = [round(whole * share / sum(block.widths)) for share in block.widths]
    styles = {one.name: one.style_id for one in document.styles}
    name._p.addnext(parse_xml(_table(block, widths, notes, styles)))
    for note in block.notes:
        document.add_paragraph(note, style=look.NOTE)


def _table(block: Table, widths: list[int], notes: dict[str, int], styles: dict[str, str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    every = list(block.placed())
    rows = "".join(
        _row(row, index < block.head_count, _cells(row, index, every, len(widths), notes, widths, styles))
        for index, row in enumerate(block.rows)
    )
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(row: Row, is_head: bool, cells: str) -> str:  # noqa: FBT001
    together = "<w:cantSplit/>" if all(len(cell.text) < _MOST_TOGETHER for cell in row.cells) else ""
    return f"<w:tr><w:trPr>{together}{'<w:tblHeader/>' * is_head}</w:trPr>{cells}</w:tr>"


def _cells(
    row: Row,
    index: int,
    every: list[tuple[int, int, Cell]],
    columns: int,
    notes: dict[str, int],
    widths: list[int],
    styles: dict[str, str],
) -> str:
    """The cells of a row, those that reach down from above among them; the first that says anything carries the note."""
    reaching = {column: (top, cell) for top, column, cell in every if top <= index < top + cell.rows}
    note = notes.get(row.source)
    parts, column = [], 0
    while column < columns:
        top, cell = reaching[column]
        is_own = top == index
        marked = note if is_own and cell.text else None
        note = None if marked else note
        width = sum(widths[column : column + cell.columns])
        parts.append(_cell(cell, width, marked, styles, is_continued=not is_own))
        column += cell.columns
    return "".join(parts)


def _cell(cell: Cell, width: int, note: int | None, styles: dict[str, str], *, is_continued: bool) -> str:
    merged = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    if cell.rows > 1:
        merged += "<w:vMerge/>" if is_continued else '<w:vMerge w:val="restart"/>'
    paragraphs = "<w:p/>" if is_continued else "".join(_paragraphs(cell, note, styles))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraphs}</w:tc>"
    )


def _paragraphs(cell: Cell, note: int | None, styles: dict[str, str]) -> Iterator[str]:
    style = styles[look.TABLE_HEAD if cell.is_head else look.TABLE_TEXT]
    align = "center" if cell.is_head else cell.align
    lines = cell.text.split("\n")
    for index, line in enumerate(lines):
        mark = ""
        if note is not None and index == len(lines) - 1:
            mark = f'<w:r><w:rPr><w:rStyle w:val="{styles[look.NOTE_MARK]}"/></w:rPr><w:t>[{note}]</w:t></w:r>'
        words = f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' if line else ""
        yield f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="{align}"/></w:pPr>{words}{mark}</w:p>'
