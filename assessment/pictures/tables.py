"""Tables: columns as wide as their words ask for, cells over rows and columns, heads, sections and sums."""

from dataclasses import dataclass
from itertools import accumulate
from math import sqrt

from assessment.pictures.boxes import Box, framed, placed
from assessment.pictures.laying import Laying
from assessment.pictures.markup import Node

# No column of words is narrower than so many characters of them, however many there are.
_LEAST_WORDS = 4.0


@dataclass(frozen=True)
class Cell:
    """A cell, where it stands in the table, and over how many rows and columns."""

    node: Node
    row: int
    column: int
    rows: int
    columns: int


def rows_of(table: Node, layout: Laying) -> list[Node]:
    """The rows of a table that are shown."""
    return [row for row in table.all("tr") if layout.look.of(row).display != "none"]


def cells_of(rows: list[Node], layout: Laying) -> list[Cell]:
    """Every cell at its place; a cell over several rows keeps its place free below."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for index, row in enumerate(rows):
        column = 0
        for node in row.elements:
            if layout.look.of(node).display == "none":
                continue
            while (index, column) in taken:
                column += 1
            down, across = (int(node.attributes.get(name, "1")) for name in ("rowspan", "colspan"))
            down = min(down, len(rows) - index)
            cells.append(Cell(node, index, column, down, across))
            taken |= {(index + below, column + beside) for below in range(down) for beside in range(across)}
            column += across
    return cells


def table(layout: Laying, node: Node, width: float) -> Box:
    """A table as a box; wider than asked where its words need it."""
    cells = cells_of(rows_of(node, layout), layout)
    return drawn(layout, cells, columns(layout, node, cells, width))


def least_width(layout: Laying, node: Node) -> float:
    """What a table needs at least."""
    cells = cells_of(rows_of(node, layout), layout)
    needs, given = _needs(layout, cells), _given(layout, cells, 1.0)
    shares = {index: share for index, share in given.items() if share < 1}
    others = sum(low for index, (low, _high) in enumerate(needs) if index not in shares)
    # Columns that are a share of the table stay that share: the table grows instead.
    return max(sum(low for low, _high in needs), others / (1 - sum(shares.values())))


def columns(layout: Laying, node: Node, cells: list[Cell], width: float) -> list[float]:
    """The width of every column: those that say how wide they are, and the rest as their words ask for."""
    needs = _needs(layout, cells)
    given = _given(layout, cells, width)
    if layout.look.of(node).is_fixed:
        return _even(needs, given, width)
    widths = {index: max(needs[index][0], wide) for index, wide in given.items()}
    free = [index for index in range(len(needs)) if index not in widths]
    shared = _shared([needs[index] for index in free], width - sum(widths.values()))
    widths |= dict(zip(free, shared, strict=True))
    return _within([widths[index] for index in range(len(needs))], [least for least, _most in needs], width)


def _shared(needs: list[tuple[float, float]], room: float) -> list[float]:
    """Room for columns: what is left over goes to all in proportion; where it is short, the widest give way first."""
    highs = sum(high for _low, high in needs)
    if room >= highs:
        return [high * room / highs if highs else room / len(needs) for _low, high in needs]
    # Short columns come first; of two long ones that with four times the words is twice as wide.
    low, high = 0.0, max(sqrt(high) for _low, high in needs)
    for _step in range(40):
        limit = (low + high) / 2
        taken = sum(min(most, max(least, limit * sqrt(most))) for least, most in needs)
        low, high = (limit, high) if taken <= room else (low, limit)
    return [min(most, max(least, low * sqrt(most))) for least, most in needs]


def _within(widths: list[float], least: list[float], width: float) -> list[float]:
    """Too wide a table takes from the columns that were given more than they need."""
    over = sum(widths) - width
    spare = sum(wide - low for wide, low in zip(widths, least, strict=True))
    if over <= 0.01 or spare <= 0:
        return widths
    part = min(1.0, over / spare)
    return [wide - (wide - low) * part for wide, low in zip(widths, least, strict=True)]


def _even(needs: list[tuple[float, float]], given: dict[int, float], width: float) -> list[float]:
    free = len(needs) - len(given)
    each = max(
        [(width - sum(given.values())) / max(1, free), *(low for i, (low, _) in enumerate(needs) if i not in given)]
    )
    return [given.get(index, each) for index in range(len(needs))]


def _needs(layout: Laying, cells: list[Cell]) -> list[tuple[float, float]]:
    """For every column the least and the most width that its cells ask for; cells over several columns ask for none."""
    needs = [(0.0, 0.0)] * max((cell.column + cell.columns for cell in cells), default=0)
    for cell in cells:
        if cell.columns == 1:
            style = layout.look.of(cell.node)
            low, high = layout.extent(cell.node)
            sides = style.padding[1] + style.padding[3]
            low = max(low, min(high, _LEAST_WORDS * style.pen.size + sides), min(style.least, high))
            high = max(high, style.least)
            needs[cell.column] = max(needs[cell.column][0], low), max(needs[cell.column][1], high)
    return needs


def _given(layout: Laying, cells: list[Cell], width: float) -> dict[int, float]:
    given: dict[int, float] = {}
    for cell in cells:
        said = layout.look.of(cell.node).width
        if said is not None and cell.columns == 1 and cell.column not in given:
            given[cell.column] = -said * width if said < 0 else said
    return given


def drawn(layout: Laying, cells: list[Cell], widths: list[float]) -> Box:
    """The cells of a table whose columns have these widths."""
    left = list(accumulate(widths, initial=0.0))
    wide = [left[cell.column + cell.columns] - left[cell.column] for cell in cells]
    inner = [layout.content(cell.node, room) for cell, room in zip(cells, wide, strict=True)]
    styles = [layout.look.of(cell.node) for cell in cells]
    top = _edges(
        cells, [box.height + style.padding[0] + style.padding[2] for box, style in zip(inner, styles, strict=True)]
    )
    boxes = [
        (left[cell.column], top[cell.row], framed(box, style, room, top[cell.row + cell.rows] - top[cell.row]))
        for cell, box, style, room in zip(cells, inner, styles, wide, strict=True)
    ]
    return placed(boxes, left[-1], top[-1])


def _edges(cells: list[Cell], heights: list[float]) -> list[float]:
    """Where each row begins and the last one ends; a cell over several rows makes the last of them higher."""
    rows = [0.0] * max((cell.row + cell.rows for cell in cells), default=0)
    for cell, height in sorted(zip(cells, heights, strict=True), key=lambda pair: pair[0].rows):
        missing = height - sum(rows[cell.row : cell.row + cell.rows])
        rows[cell.row + cell.rows - 1] += max(0.0, missing)
    return list(accumulate(rows, initial=0.0))
