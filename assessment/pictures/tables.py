"""Tables: columns as wide as their words ask for, cells over rows and columns, heads, sections and sums."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessment.pictures.boxes import Box, placed
from assessment.pictures.markup import Node

if TYPE_CHECKING:
    from assessment.pictures.layout import Layout

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


def rows_of(table: Node, layout: "Layout") -> list[Node]:
    """The rows of a table that are shown."""
    return [row for row in table.all("tr") if layout.look.of(row).display != "none"]


def cells_of(rows: list[Node], layout: "Layout") -> list[Cell]:
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


def table(layout: "Layout", node: Node, width: float) -> Box:
    """A table as a box; wider than asked where its words need it."""
    cells = cells_of(rows_of(node, layout), layout)
    return drawn(layout, cells, columns(layout, node, cells, width))


def least_width(layout: "Layout", node: Node) -> float:
    """What a table needs at least."""
    cells = cells_of(rows_of(node, layout), layout)
    return sum(least for least, _most in _needs(layout, cells))


def columns(layout: "Layout", node: Node, cells: list[Cell], width: float) -> list[float]:
    """The width of every column: those that say how wide they are, and the rest as their words ask for."""
    needs = _needs(layout, cells)
    given = _given(layout, cells, width)
    if layout.look.of(node).is_fixed:
        return _even(needs, given, width)
    widths = {index: max(needs[index][0], wide) for index, wide in given.items()}
    free = [index for index in range(len(needs)) if index not in widths]
    room = width - sum(widths.values())
    lows, highs = sum(needs[index][0] for index in free), sum(needs[index][1] for index in free)
    for index in free:
        low, high = needs[index]
        if room >= highs:
            widths[index] = high + (room - highs) * (high / highs if highs else 1 / len(free))
        else:
            share = (high - low) / (highs - lows) if highs > lows else 0.0
            widths[index] = low + max(0.0, room - lows) * share
    return _within([widths[index] for index in range(len(needs))], [least for least, _most in needs], width)


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


def _needs(layout: "Layout", cells: list[Cell]) -> list[tuple[float, float]]:
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


def _given(layout: "Layout", cells: list[Cell], width: float) -> dict[int, float]:
    given: dict[int, float] = {}
    for cell in cells:
        said = layout.look.of(cell.node).width
        if said is not None and cell.columns == 1 and cell.column not in given:
            given[cell.column] = -said * width if said < 0 else said
    return given


def drawn(layout: "Layout", cells: list[Cell], widths: list[float]) -> Box:
    """The cells of a table whose columns have these widths."""
    left = [sum(widths[:index]) for index in range(len(widths) + 1)]
    heights = _heights(layout, cells, left)
    top = [sum(heights[:index]) for index in range(len(heights) + 1)]
    boxes = []
    for cell in cells:
        x, y = left[cell.column], top[cell.row]
        wide, high = left[cell.column + cell.columns] - x, top[cell.row + cell.rows] - y
        boxes.append((x, y, layout.boxed(cell.node, wide, high)))
    return placed(boxes, left[-1], top[-1])


def _heights(layout: "Layout", cells: list[Cell], left: list[float]) -> list[float]:
    heights = [0.0] * max((cell.row + cell.rows for cell in cells), default=0)
    for cell in sorted(cells, key=lambda cell: cell.rows):
        own = layout.boxed(cell.node, left[cell.column + cell.columns] - left[cell.column]).height
        missing = own - sum(heights[cell.row : cell.row + cell.rows])
        if missing > 0:
            heights[cell.row + cell.rows - 1] += missing
    return heights
