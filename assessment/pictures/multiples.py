"""Small pictures side by side (figures/multiples.py): names and rates over lines through the months, as many in a row as fit."""

import re

from assessment.pictures.boxes import BASE, Box
from assessment.pictures.laying import Laying
from assessment.pictures.markup import Node, share
from assessment.pictures.paint import Canvas, Point

_LEAST, _GAP, _BETWEEN = 232.0, 29.0, 20.0
_HEAD, _LEFT, _RIGHT, _BELOW, _ASPECT = 30.0, 37.0, 5.0, 21.0, 2.1
# Along the upper edge, which comes first, and back along the lower one.
_CORNER = re.compile(r"([\d.]+)% calc\(([\d.]+)% - ")
_LINES = {
    "now": ("accent", 2.6, None), "before": ("grey", 1.6, None), "earlier": ("grey", 1.6, "5 4"),
    "guide": ("ink", 1.6, "1.5 3.5"),
}  # fmt: skip


def line_style(classes: frozenset[str]) -> tuple[str, float, str | None]:
    """Colour, thickness and dashes of a line, in a picture and in the key."""
    found = [name for name in _LINES if name in classes]
    if not found:
        raise ValueError(f"an unknown line: {' '.join(sorted(classes))}")
    return _LINES[found[0]]


def multiples(_layout: Laying, node: Node, width: float) -> Box:
    """All of them as a box."""
    figures = node.elements
    columns = max(1, min(len(figures), int((width + _GAP) // (_LEAST + _GAP))))
    wide = (width - _GAP * (columns - 1)) / columns
    high = _HEAD + (wide - _LEFT - _RIGHT) / _ASPECT + _BELOW
    rows = -(-len(figures) // columns)

    def paint(canvas: Canvas, x: float, y: float) -> None:
        for index, figure in enumerate(figures):
            row, column = divmod(index, columns)
            _figure(canvas, figure, x + column * (wide + _GAP), y + row * (high + _BETWEEN), wide)

    return Box(width, max(0.0, rows * (high + _BETWEEN) - _BETWEEN), paint)


def _figure(canvas: Canvas, figure: Node, x: float, y: float, width: float) -> None:
    caption, months = figure.elements
    name, rate, until = caption.elements
    right = x + width
    canvas.text(x, y + 15, name.words, size=15, is_bold=True)
    canvas.text(right, y + 15, until.words, size=12, colour="muted", anchor="end")
    beside = 74.0 if until.words else 0.0
    canvas.text(right - beside, y + 15, rate.words, size=15.5, colour="accent", is_bold=True, anchor="end")
    wide = width - _LEFT - _RIGHT
    for part in months.elements:
        _part(canvas, part, (x + _LEFT, y + _HEAD, wide, wide / _ASPECT))


def _part(canvas: Canvas, part: Node, frame: tuple[float, float, float, float]) -> None:
    x, y, width, height = frame
    across, down = (share(part.style.get(side, "0")) for side in ("left", "top"))
    if "grid" in part.classes:
        canvas.line([(x, y + height * down), (x + width, y + height * down)], stroke="rule")
    elif "share" in part.classes:
        canvas.text(x - 5, y + height * down + BASE * 11, part.words, size=11, colour="muted", anchor="end")
    elif "month" in part.classes:
        canvas.text(x + width * across, y + height + 15, part.words, size=11, colour="muted", anchor="middle")
    elif "point" in part.classes:
        colour, thickness, _dash = line_style(part.classes)
        canvas.circle(x + width * across, y + height * down, 3 if thickness > 2 else 2, fill=colour)
    else:
        colour, thickness, dash = line_style(part.classes)
        canvas.line(_steps(part, frame), stroke=colour, thickness=thickness, dash=dash)


def _steps(part: Node, frame: tuple[float, float, float, float]) -> list[Point]:
    x, y, width, height = frame
    corners = _CORNER.findall(part.style["clip-path"])
    return [(x + width * float(across) / 100, y + height * float(down) / 100) for across, down in corners]
