"""Boxes that know their size before they are drawn: words in lines, things below each other, things beside each other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assessment.pictures.look import Style
from assessment.pictures.paint import Canvas
from assessment.pictures.words import Run, lines_of, write

# From the middle of a line to its base line, as a share of the size of its words.
BASE = 0.36


@dataclass(frozen=True)
class Box:
    """Something of a size that can be drawn with its left upper corner at a place."""

    width: float
    height: float
    paint: Callable[[Canvas, float, float], None]


NOTHING = Box(0, 0, lambda _canvas, _x, _y: None)


def placed(boxes: Iterable[tuple[float, float, Box]], width: float, height: float) -> Box:
    """Boxes at places inside a larger one."""
    fixed = tuple(boxes)

    def paint(canvas: Canvas, x: float, y: float) -> None:
        for across, down, box in fixed:
            box.paint(canvas, x + across, y + down)

    return Box(width, height, paint)


def stacked(boxes: Iterable[tuple[float, Box]], width: float) -> Box:
    """Boxes below each other, each after a room above it."""
    at, height = [], 0.0
    for above, box in boxes:
        at.append((0.0, height + above, box))
        height += above + box.height
    return placed(at, width, height)


def text_box(runs: list[Run], style: Style, width: float) -> Box:
    """Runs in lines as wide as the box."""
    lines = lines_of(runs, width)
    sizes = [line.size or style.pen.size for line in lines]

    def paint(canvas: Canvas, x: float, y: float) -> None:
        at = {"start": x, "middle": x + width / 2, "end": x + width}[style.align]
        for line, size in zip(lines, sizes, strict=True):
            height = style.line_height * size
            write(canvas, line, at, y + height / 2 + BASE * size, anchor=style.align)
            y += height

    return Box(width, sum(style.line_height * size for size in sizes), paint)


def framed(box: Box, style: Style, width: float, height: float | None = None) -> Box:
    """A box inside the padding, ground and edges of a style; ``height`` where it is more than its own."""
    above, _right, below, left = style.padding
    whole = box.height + above + below if height is None else height
    room = max(0.0, whole - box.height - above - below)
    down = above + {"top": 0.0, "middle": room / 2, "bottom": room}[style.valign]

    def paint(canvas: Canvas, x: float, y: float) -> None:
        ground(canvas, style, x, y, width, whole)
        box.paint(canvas, x + left, y + down)

    return Box(width, whole, paint)


def ground(canvas: Canvas, style: Style, x: float, y: float, width: float, height: float) -> None:
    """The ground and the edges of a box; what stands left of it keeps its colour to itself."""
    inset = style.left.thickness if style.left else 0.0
    if style.ground:
        wide = min(width - inset, style.ground_width or width)
        canvas.rectangle(x + inset, y, wide, height, fill=style.ground)
    if outline := style.outline:
        canvas.rectangle(
            x + inset + 1, y + 1, width - inset - 2, height - 2, stroke=outline.colour, thickness=outline.thickness,
            dash=outline.dash,
        )  # fmt: skip
    for edge, middle in ((style.top, y + 0.5), (style.bottom, y + height - 0.5)):
        if edge:
            canvas.line([(x, middle), (x + width, middle)], stroke=edge.colour, thickness=edge.thickness)
    if style.left and style.left.colour != "none":
        canvas.rectangle(x, y, style.left.thickness, height, fill=style.left.colour)
