"""Maps without boundaries (figures/tiles.py): a tile per unit at its place; or marks on an approved base map, with its number."""

from typing import TYPE_CHECKING

from assessment import basemaps, settings
from assessment.pictures.boxes import BASE, Box, placed, stacked
from assessment.pictures.marks import ground_of, known
from assessment.pictures.markup import Node, share
from assessment.pictures.paint import Canvas
from assessment.pictures.words import Run, full_width

if TYPE_CHECKING:
    from assessment.pictures.layout import Layout

_WIDEST, _GAP, _LEAST, _MOST = 736.0, 6.0, 118.0, 184.0
_TALLEST = 736.0


def tiles(layout: "Layout", node: Node, width: float) -> Box:
    """Tiles of one height, at their rows and columns; those without a place one after the other."""
    room, items = min(width, _WIDEST), node.elements
    kind = known(node.classes, ("placed", "flowing"))
    if kind == "placed":
        columns = int(node.style["--columns"])
        spots = [(int(item.style["grid-row"]) - 1, int(item.style["grid-column"]) - 1) for item in items]
    else:
        columns = max(1, int((room + _GAP) / (_LEAST + _GAP)))
        spots = [divmod(index, columns) for index in range(len(items))]
    wide = min(_MOST, (room - _GAP * (columns - 1)) / columns)
    inner = [layout.content(item, wide) for item in items]
    above, _right, below, left = layout.look.of(items[0]).padding
    high = max(box.height for box in inner) + above + below

    def paint(canvas: Canvas, x: float, y: float) -> None:
        for item, box, (row, column) in zip(items, inner, spots, strict=True):
            at, down = x + column * (wide + _GAP), y + row * (high + _GAP)
            _ground(canvas, item.classes, at, down, wide, high)
            box.paint(canvas, at + left, down + above)

    rows = 1 + max(row for row, _column in spots)
    return Box(width, rows * (high + _GAP) - _GAP, paint)


def _ground(canvas: Canvas, classes: frozenset[str], x: float, y: float, width: float, height: float) -> None:
    """The ground of a state; in print a frame, thick for what is far behind; the chosen unit in a frame around it."""
    fill, edge = ground_of(classes, is_print=canvas.ink.is_print)
    dash = "3 3" if edge == "dashed" or classes & {"not_applicable", "pending", "not_due"} else None
    canvas.rectangle(x, y, width, height, fill="paper")
    if fill:
        canvas.rectangle(x, y, width, height, fill=fill)
    thickness = 2.4 if edge == "thick" else 1.0
    canvas.rectangle(x, y, width, height, stroke="ink" if edge else "rule", thickness=thickness, dash=dash)
    if "chosen" in classes:
        canvas.rectangle(x - 4, y - 4, width + 8, height + 8, stroke="accent", thickness=3)


def base_map(layout: "Layout", node: Node, width: float) -> Box:
    """The supplied picture with its marks, and under it what it may not be shown without: approval number and source."""
    ground, *below = node.elements
    image, marks = ground.elements
    across, down = (float(image.attributes[name]) for name in ("width", "height"))
    scale = min(width / across, _TALLEST / down, 1.0)
    wide, high = across * scale, down * scale
    address = image.attributes["src"]
    if not address.startswith("data:"):
        address = _address(node.attributes["data-map"])

    def paint(canvas: Canvas, x: float, y: float) -> None:
        canvas.image(address, x, y, wide, high)
        for item in marks.elements:
            _spot(canvas, layout, item, x + wide * share(item.style["left"]), y + high * share(item.style["top"]))

    words = [(0.0, layout.block(part, wide)) for part in below]
    whole = stacked([(0.0, Box(wide, high, paint)), *words], wide)
    frame = Box(
        wide, whole.height, lambda canvas, x, y: canvas.rectangle(x, y, wide, whole.height, stroke="rule", fill=None)
    )
    return placed([(0, 0, whole), (0, 0, frame)], width, whole.height)


def _address(map_id: str) -> str:
    """The picture itself, so that the drawing is whole wherever it is opened."""
    found = basemaps.supplied(settings.data_folder()).find(map_id)
    if found is None:
        raise ValueError(f"the base map is not there any more: {map_id}")
    return found.data_address


def _spot(canvas: Canvas, layout: "Layout", item: Node, x: float, y: float) -> None:
    """Symbol and number around a position."""
    style = layout.look.of(item)
    runs: list[Run] = layout.runs(item, style)
    size, words = style.pen.size, "".join(run.words for run in runs).strip()
    wide, high = full_width([Run(words, style.pen)]) + 11, 1.25 * size + 4
    _ground(canvas, item.classes - {"chosen"}, x - wide / 2, y - high / 2, wide, high)
    is_chosen = "chosen" in item.classes
    out = 3 if is_chosen else 0
    canvas.rectangle(
        x - wide / 2 - out, y - high / 2 - out, wide + 2 * out, high + 2 * out,
        stroke="accent" if is_chosen else "ink", thickness=3 if is_chosen else 1,
    )  # fmt: skip
    canvas.text(x, y + BASE * size, words, size=size, colour=style.pen.colour, anchor="middle")
