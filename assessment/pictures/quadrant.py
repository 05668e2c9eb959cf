"""Money against work (figures/quadrant.py): zones, scales, a point per project with its name where there is room."""

from assessment.pictures import marks
from assessment.pictures.boxes import BASE, Box
from assessment.pictures.laying import Laying
from assessment.pictures.markup import Node, pixels, share
from assessment.pictures.paint import Canvas

_LEFT, _BELOW, _ABOVE = 46.0, 30.0, 4.0
_GROUNDS = {"both_on_time": None, "both_behind": "behind_ground", "money_first": "wash", "work_first": "wash"}
_POINTS = {"both_on_time": "on_track", "both_behind": "far_behind", "money_first": "behind", "work_first": "behind"}


def quadrant(layout: Laying, node: Node, width: float) -> Box:
    """The whole picture as a box."""
    height = pixels(node.style["height"])

    def paint(canvas: Canvas, x: float, y: float) -> None:
        frame = (x + _LEFT, y + _ABOVE, width - _LEFT, height)
        for part in node.elements:
            _draw(canvas, part, frame)

    return Box(width, _ABOVE + height + _BELOW, paint)


_Frame = tuple[float, float, float, float]


def _draw(canvas: Canvas, part: Node, frame: _Frame) -> None:
    if "zone" in part.classes:
        _zone(canvas, part, frame)
    elif "scales" in part.classes:
        for words in part.elements:
            _number(canvas, words, frame)
    elif part.classes & {"lead", "reach", "point", "label"}:
        _mark(canvas, part, frame)
    else:
        raise ValueError(f"an unknown part of a quadrant: {' '.join(sorted(part.classes))}")


def _zone(canvas: Canvas, part: Node, frame: _Frame) -> None:
    x, y, width, height = frame
    left, right, top, bottom = (share(part.style[side]) for side in ("left", "right", "top", "bottom"))
    area = (x + width * left, y + height * top, width * (1 - left - right), height * (1 - top - bottom))
    name = marks.known(part.classes, _GROUNDS)
    fill = "zone_behind" if canvas.ink.is_print and name == "both_behind" else _GROUNDS[name]
    canvas.rectangle(*area, fill=fill, stroke="paper" if fill and not canvas.ink.is_print else "rule")
    words = part.elements[0]
    is_end, is_top = "end" in words.classes, "top" in words.classes
    canvas.text(
        area[0] + (area[2] - 8 if is_end else 8),
        area[1] + 13 + BASE * 15 if is_top else area[1] + area[3] - 13 + BASE * 15,
        words.words, size=15, is_bold=True, anchor="end" if is_end else "start",
    )  # fmt: skip


def _number(canvas: Canvas, words: Node, frame: _Frame) -> None:
    x, y, width, height = frame
    is_bound = "bound" in words.classes
    colour = "ink" if is_bound else "muted"
    if "x" in words.classes:
        at, down, anchor = x + width * share(words.style["left"]), y + height + 17, "middle"
    else:
        at, down, anchor = x - 7, y + height * (1 - share(words.style["bottom"])) + BASE * 12.8, "end"
    canvas.text(at, down, words.words, size=12.8, colour=colour, is_bold=is_bound, anchor=anchor)


def _mark(canvas: Canvas, part: Node, frame: _Frame) -> None:
    x, y, width, _height = frame
    at, down = x + width * share(part.style["left"]), y + pixels(part.style["top"])
    if "point" in part.classes:
        marks.draw_dot(canvas, _POINTS[marks.known(part.classes, _POINTS)], at, down, 6.5)
    elif "label" in part.classes:
        is_left = "left" in part.classes
        canvas.text(
            at + (-11 if is_left else 11), down + BASE * 13, part.words, size=13, anchor="end" if is_left else "start"
        )
    elif "lead" in part.classes:
        canvas.rectangle(at, down, 1, pixels(part.style["height"]), fill="grey")
    else:
        canvas.rectangle(at - 3, down, 6, pixels(part.style["height"]), fill="interval")
