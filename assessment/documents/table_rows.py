"""A document's lines as paragraphs and table rows, whether a row is printed on one line or a cell per line.

Tabs are cell borders. A line that is one tab and one cell begins or continues a row that ends at the next blank line; any
other line with tabs is a row of its own. Bookmarks that the word processor left in the text are no part of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BOOKMARK = re.compile(r"\[bookmark:\s*\w+\]")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.S)


@dataclass
class Cell:
    """What one cell holds, empty where it is blank, and the lines it is printed on."""

    text: str
    first_line: int
    last_line: int


@dataclass(frozen=True)
class TableRow:
    """The cells of one row, blank ones included."""

    cells: list[Cell]

    @property
    def filled(self) -> list[Cell]:
        """The cells that hold something."""
        return [cell for cell in self.cells if cell.text]

    @property
    def lines(self) -> range:
        """The lines the row is printed on."""
        return range(self.cells[0].first_line, self.cells[-1].last_line + 1)


@dataclass(frozen=True)
class Paragraph:
    """A line outside tables."""

    text: str
    line: int


def blocks(lines: tuple[str, ...], *, has_cell_lines: bool = True) -> Iterator[TableRow | Paragraph]:
    """Paragraphs and table rows in printed order; without cell lines, every line with a tab is a row of its own."""
    open_cells: list[Cell] = []
    for number, line in enumerate(lines, 1):
        text = _BOOKMARK.sub("", line)
        words = text.strip()
        if has_cell_lines and text.startswith("\t") and text.count("\t") == 1:
            open_cells.append(Cell(plain(words), number, number))
            continue
        if open_cells and words and "\t" not in text:
            open_cells[-1] = Cell(f"{open_cells[-1].text}\n{words}", open_cells[-1].first_line, number)
            continue
        if open_cells:
            yield _row(open_cells)
            open_cells = []
        if "\t" in text:
            yield TableRow([Cell(plain(cell), number, number) for cell in text.split("\t")])
        elif words:
            yield Paragraph(words, number)
    if open_cells:
        yield _row(open_cells)


def _row(cells: list[Cell]) -> TableRow:
    """A row printed a cell per line; one cell alone is a whole row whose other cells are blank."""
    first = cells[0].first_line
    return TableRow(cells if len(cells) > 1 else [Cell("", first, first), *cells])


def paragraphs(cell: str) -> list[str]:
    """The HTML paragraphs of a cell, or the cell itself where it has none."""
    return [words.strip() for words in _PARAGRAPH.findall(cell)] or [cell.strip()]


def plain(cell: str) -> str:
    """A cell's words without HTML, paragraphs on lines of their own."""
    return "\n".join(paragraphs(cell))


def bare(words: str) -> str:
    """Words without any white space: extraction puts blanks into labels, names and dates."""
    return re.sub(r"\s+", "", words)
