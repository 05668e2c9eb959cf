"""Pictures of rows (figures/lanes.py): names and numbers in columns, and lanes that take the rest of the width."""

from assessment.pictures import marks, tables
from assessment.pictures.boxes import BASE, Box
from assessment.pictures.laying import Laying
from assessment.pictures.markup import Node, share
from assessment.pictures.paint import Canvas

_HEIGHT, _SCALE = 24.0, 21.6
_HEIGHTS = {"points": 17.6, "rates": 20.8}
# Pictures whose lanes have a line through their middle; of a composition only the strips of rates.
_RULED = frozenset({"ranking", "tiers", "years", "causes", "ranges"})
# Lanes are never narrower than this: the picture grows instead.
_LEAST = 160.0


def lanes(layout: Laying, node: Node, width: float) -> Box:
    """A picture of rows as a box."""
    cells = tables.cells_of(tables.rows_of(node, layout), layout)
    widths = _widths(layout, cells, width)
    return tables.drawn(layout, cells, widths)


def least_width(layout: Laying, node: Node) -> float:
    """What the columns ask for, and the least of every lane."""
    cells = tables.cells_of(tables.rows_of(node, layout), layout)
    lane_count = sum("lane" in cell.node.classes for cell in cells if cell.row == 0)
    return sum(_asked(layout, cells).values()) + _LEAST * lane_count


def _asked(layout: Laying, cells: list[tables.Cell]) -> dict[int, float]:
    """The widths of the columns of names and numbers."""
    lane_columns = {cell.column for cell in cells if "lane" in cell.node.classes}
    asked: dict[int, float] = {}
    for cell in cells:
        if cell.columns == 1 and cell.column not in lane_columns:
            style = layout.look.of(cell.node)
            wide = style.width or max(layout.extent(cell.node)[1], style.least)
            sides = style.padding[1] + style.padding[3]
            limit = wide if style.most is None else style.most + sides
            asked[cell.column] = max(asked.get(cell.column, 0.0), min(wide, limit))
    return asked


def _widths(layout: Laying, cells: list[tables.Cell], width: float) -> list[float]:
    asked = _asked(layout, cells)
    count = max(cell.column + cell.columns for cell in cells)
    lane_count = count - len(asked)
    each = max(_LEAST, (width - sum(asked.values())) / lane_count) if lane_count else 0.0
    return [asked.get(index, each) for index in range(count)]


def lane(layout: Laying, node: Node, width: float) -> Box:
    """The marks of one lane, or the words of a scale over or under the lanes."""
    cell = node.parent
    if cell is None or cell.parent is None or cell.parent.parent is None:
        raise ValueError("a lane outside a table")
    if cell.parent.parent.tag != "tbody":
        return _scale(layout, node, width)
    kind = next((name for name in _HEIGHTS if name in cell.classes), "")
    is_ruled = kind == "rates" or bool(_table(node).classes & _RULED)
    height, role = _HEIGHTS.get(kind, _HEIGHT), cell.parent.classes

    def paint(canvas: Canvas, x: float, y: float) -> None:
        if is_ruled:
            canvas.line([(x, y + height / 2), (x + width, y + height / 2)], stroke="rule")
        for mark in node.elements:
            _draw(canvas, mark, role, x, y, width, height)

    return Box(width, height, paint)


def _table(node: Node) -> Node:
    at: Node | None = node
    while at is not None and at.tag != "table":
        at = at.parent
    if at is None:
        raise ValueError("a lane outside a table")
    return at


def _draw(canvas: Canvas, mark: Node, role: frozenset[str], x: float, y: float, width: float, height: float) -> None:
    if mark.tag != "i" or not mark.classes & {"bar", "mark"}:
        raise ValueError(f"an unknown part of a lane: <{mark.tag}> {' '.join(sorted(mark.classes))}")
    left = x + width * share(mark.style["left"])
    if "bar" in mark.classes:
        marks.draw_bar(canvas, mark.classes, left, y, width * share(mark.style["width"]), height)
    else:
        marks.draw_point(canvas, mark.classes, role, left, y + height / 2)


def _scale(layout: Laying, node: Node, width: float) -> Box:
    def paint(canvas: Canvas, x: float, y: float) -> None:
        for words in node.elements:
            at = x + width * share(words.style["left"])
            anchor = "middle"
            if words.classes & {"last", "end"}:
                anchor = "end"
            elif words.classes & {"first", "zone"}:
                anchor, at = "start", at + (5 if "zone" in words.classes else 0)
            pen = layout.look.of(words).pen
            canvas.text(
                at, y + _SCALE / 2 + BASE * pen.size, words.words, size=pen.size, colour=pen.colour, anchor=anchor
            )

    return Box(width, _SCALE if node.elements else 0.0, paint)
