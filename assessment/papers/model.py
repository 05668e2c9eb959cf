"""What a paper is, whatever file it becomes: headings, paragraphs, tables and pictures, and where every figure comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assessment.reads import View

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Run:
    """A piece of a paragraph; ``source`` says where its figures come from.

    A placeholder is for the bureau's own words: nothing is made up in its place.
    """

    text: str
    source: str = ""
    is_placeholder: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 is 一、, level 2 is （一）."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: plain text, the words to whom it is addressed, or a line at the right for who signs and when."""

    runs: tuple[Run, ...]
    kind: Literal["text", "flush", "signature"] = "text"

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Cell:
    """A cell of a table as it is read, the number behind it where it is one, and how far it reaches."""

    text: str = ""
    value: float | None = None
    number_format: str = ""
    align: Align = "left"
    columns: int = 1
    rows: int = 1
    is_head: bool = False


@dataclass(frozen=True)
class Row:
    """A row of cells, without those that a cell to the left or above reaches into; ``source`` of its figures."""

    cells: tuple[Cell, ...]
    source: str = ""


@dataclass(frozen=True)
class Table:
    """A table; its first ``head_count`` rows are repeated on every page. ``widths`` are shares of the width.

    One that ``is_wide`` wants the long side of the page.
    """

    name: str
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    head_count: int = 1
    notes: tuple[str, ...] = ()
    is_wide: bool = False

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """Every cell with its row and column, counted from 0 as if no cell reached further than itself."""
        taken: set[tuple[int, int]] = set()
        for index, row in enumerate(self.rows):
            column = 0
            for cell in row.cells:
                while (index, column) in taken:
                    column += 1
                yield index, column, cell
                taken |= {(index + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
                column += cell.columns


@dataclass(frozen=True)
class Picture:
    """A picture in black and white as an SVG with Chinese text, and the sentence that says the same."""

    svg: str
    sentence: str


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a page: an annex. ``is_wide`` lies on its long side until the next."""

    is_wide: bool = False


Block = Heading | Paragraph | Table | Picture | PageBreak


@dataclass(frozen=True)
class Paper:
    """A paper: its kind, title and blocks, what it is about, and by which parameters it can be made again.

    ``documents`` are those that its notes name, by their titles. ``is_wide`` lies on its long side. A paper with a
    simulated figure says so in its title, on every page and in its words.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...]
    parameters: tuple[tuple[str, str | int], ...]
    filters: str
    rules: str
    documents: tuple[str, ...]
    view: View
    is_simulated: bool = False
    is_wide: bool = False

    def tables(self) -> tuple[Table, ...]:
        """The tables in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def notes(self) -> dict[str, int]:
        """Where figures come from, numbered in the order in which a reader meets them."""
        found: dict[str, int] = {}
        for block in self.blocks:
            parts = block.runs if isinstance(block, Paragraph) else block.rows if isinstance(block, Table) else ()
            for part in parts:
                if part.source:
                    found.setdefault(part.source, len(found) + 1)
        return found


@dataclass(frozen=True)
class Text:
    """Words of a file and where they stand: a part of it, and the row and column in that part, counted from 1."""

    part: str
    row: int
    column: int
    words: str
