"""Tables whose cells stand on lines of their own: a tab opens a cell, further lines continue it, a blank line ends a row.

Labels are written from top to bottom, with blank lines between their characters, so a blank line ends a row only where the
row is complete: after its points, or after as many cells as the header has. A row of one cell less has no 考核项目.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

FIRST_COLUMN, CONTENT_COLUMN, POINTS_COLUMN = "指标类别", "考核内容", "分值"

_NUMBER = r"\d+(?:[.．]\d+)?"
_PAGE = re.compile(r"\s*(?:[-—–·]\s*\d{1,4}\s*[-—–·]|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?)\s*")
_POINTS = re.compile(rf"{_NUMBER}(?:\s*[+＋]\s*{_NUMBER})*\s*分?")


@dataclass
class Cell:
    """A cell: its non-empty lines with their words, the blank lines in and after it, and whether it has any."""

    line: int
    pieces: list[tuple[int, str]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    ends_row: bool = False

    @property
    def text(self) -> str:
        """The words of the cell, without the line breaks that a narrow column forced into them."""
        return "".join(words.strip() for _, words in self.pieces)

    @property
    def label(self) -> str:
        """The words without any white space: labels are spread over their cells."""
        return re.sub(r"\s", "", self.text)

    @property
    def is_points(self) -> bool:
        """Whether the cell holds points, such as ``2``, ``1．5`` or ``3+2``; a heading may stand below them."""
        own = [words for line, words in self.pieces if not self.breaks or line < self.breaks[0]]
        return bool(_POINTS.fullmatch("".join(own)))


@dataclass(frozen=True)
class TableRow:
    """A row taken apart: what stands under 指标类别, 考核项目 (none in narrow rows), 考核内容 and 分值."""

    group: Cell
    item: Cell | None
    content: Cell
    points: Cell


@dataclass
class Table:
    """A table with the heading lines above it, its header and its rows."""

    headings: list[tuple[int, str]]
    header: list[Cell]
    rows: list[TableRow] = field(default_factory=list)


def is_page_number(line: str) -> bool:
    """Whether a line is what a page prints at its foot, such as ``— 12 —`` or ``第12页``."""
    return bool(_PAGE.fullmatch(line))


def read_tables(lines: tuple[str, ...], file_name: str) -> tuple[list[Table], list[str]]:
    """Every table of a document in printed order, and a problem for every header or row that cannot be read."""
    problems: list[str] = []
    tables = list(_tables(lines, file_name, problems))
    if not tables:
        names = f"“{FIRST_COLUMN}”“{CONTENT_COLUMN}”“{POINTS_COLUMN}”"
        problems.append(f"{file_name}：找不到表头（应有{names}）；请核对版式。")
    return tables, problems


def _tables(lines: tuple[str, ...], file_name: str, problems: list[str]) -> Iterator[Table]:
    headings, cells = _cells(lines)
    spans = _header_spans(cells)
    ends = [*(start for start, _ in spans), len(cells)][1:]
    for (start, behind), end in zip(spans, ends, strict=bool(spans)):
        header, body = cells[start:behind], cells[behind:end]
        following = _cut_headings(body[-1]) if body else []
        if problem := _header_problem(header):
            problems.append(f"{file_name} 第 {header[0].line} 行：表头“{_shown(header)}”{problem}")
        yield Table(headings, header, list(_rows(body, len(header), file_name, problems)))
        headings = following


def _cells(lines: tuple[str, ...]) -> tuple[list[tuple[int, str]], list[Cell]]:
    """The lines before the first cell, and every cell with the lines that continue it."""
    headings: list[tuple[int, str]] = []
    cells: list[Cell] = []
    for number, line in enumerate(lines, 1):
        if is_page_number(line):
            continue
        if line.startswith("\t"):
            cells.append(Cell(number))
        if line.strip() and cells:
            cells[-1].pieces.append((number, line.strip()))
        elif line.strip():
            headings.append((number, line.strip()))
        elif cells and not line.startswith("\t"):
            cells[-1].ends_row = True
            cells[-1].breaks.append(number)
    return headings, cells


def _header_spans(cells: list[Cell]) -> list[tuple[int, int]]:
    """Where each header starts and ends; one that lost some of its names is found by those it still has."""
    named = [number for number, cell in enumerate(cells) if cell.label in (FIRST_COLUMN, CONTENT_COLUMN, POINTS_COLUMN)]
    spans: list[tuple[int, int]] = []
    for number in named:
        if spans and number < spans[-1][1] + 3 and cells[number].label != FIRST_COLUMN:
            spans[-1] = (spans[-1][0], number + 1)
            continue
        start = number
        while start and cells[start].label != FIRST_COLUMN and number - start < 2 and not cells[start - 1].is_points:
            start -= 1
        spans.append((start, number + 1))
    return spans


def _header_problem(header: list[Cell]) -> str | None:
    labels = [cell.label for cell in header]
    missing = [name for name in (FIRST_COLUMN, CONTENT_COLUMN, POINTS_COLUMN) if name not in labels]
    if missing:
        return f"缺少{'、'.join(f'“{name}”' for name in missing)}；请核对该行。"
    if len(header) not in (3, 4) or labels[0] != FIRST_COLUMN or labels[-2:] != [CONTENT_COLUMN, POINTS_COLUMN]:
        return "各列顺序不符（应为指标类别、考核项目、考核内容、分值）；请核对该行。"
    return None


def _shown(cells: list[Cell]) -> str:
    return "｜".join(cell.label for cell in cells)


def _cut_headings(cell: Cell) -> list[tuple[int, str]]:
    """The lines below the last cell of a table, behind a blank line: they belong to the next table."""
    headings = [piece for piece in cell.pieces if cell.breaks and piece[0] > cell.breaks[0]]
    cell.pieces = [piece for piece in cell.pieces if piece not in headings]
    return headings


def _rows(cells: list[Cell], width: int, file_name: str, problems: list[str]) -> Iterator[TableRow]:
    row: list[Cell] = []
    for cell in cells:
        row.append(cell)
        if not _is_complete(row, width):
            continue
        while row and not (row[-1].is_points or (not row[-1].pieces and row[-1].ends_row)):
            row = _without_broken_row(row, file_name, problems)
            if not _is_complete(row, width):
                break
        else:
            problems.extend(_stray_lines(row[-1], file_name))
            yield _row(row)
            row = []
    if row:
        _without_broken_row(row, file_name, problems)


def _stray_lines(points: Cell, file_name: str) -> Iterator[str]:
    """Headings in the middle of a table: the header that should follow them is lost."""
    for line, words in _cut_headings(points):
        yield f"{file_name} 第 {line} 行：“{words}”下方没有表头；请核对该行。"


def _is_complete(row: list[Cell], width: int) -> bool:
    last = row[-1] if row else None
    if last is None or len(row) < 3:
        return False
    return len(row) == width or last.is_points or (not last.pieces and last.ends_row and bool(row[-2].pieces))


def _without_broken_row(row: list[Cell], file_name: str, problems: list[str]) -> list[Cell]:
    """What is left of cells that make no row: those behind the first row end; the row before it has no readable points."""
    end = next((number for number, cell in enumerate(row) if number and cell.ends_row and cell.pieces), len(row) - 1)
    cell = max(row[: end + 1], key=lambda cell: len(cell.text))
    shown = cell.text if len(cell.text) <= 20 else f"{cell.text[:20]}…"
    problems.append(f"{file_name} 第 {cell.line} 行：“{shown}”没有分值或分值不是数字；请核对该行。")
    return row[end + 1 :]


def _row(cells: list[Cell]) -> TableRow:
    group, *middle, content, points = cells
    return TableRow(group, middle[0] if middle else None, content, points)
