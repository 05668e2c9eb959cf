"""Slopes (figures/slope.py): ranks and names at both ends, lines between, a bracket where a rank is shared."""

from assessment.pictures.boxes import BASE, Box
from assessment.pictures.laying import Laying
from assessment.pictures.marks import slope_line
from assessment.pictures.markup import Node, share
from assessment.pictures.paint import Canvas
from assessment.pictures.words import full_width

_ROW, _HEAD, _GAP, _RANK = 28.0, 26.0, 8.0, 22.0
_COLOURS = {"up": "on_track", "down": "alarm"}


def slope(layout: Laying, node: Node, width: float) -> Box:
    """The whole picture as a box; its parts are the states, both ends, and the lines."""
    parts = {word: part for part in node.elements for word in part.classes}
    if set(parts) != {"states", "before", "after", "lines"}:
        raise ValueError(f"unknown parts of a slope: {sorted(parts)}")
    before, after = (parts[side].elements for side in ("before", "after"))
    left, right = (max((_room(layout, item) for item in items), default=0.0) for items in (before, after))
    height = _HEAD + _ROW * max(len(before), len(after))

    def paint(canvas: Canvas, x: float, y: float) -> None:
        start, end, top = x + left, x + width - right, y + _HEAD
        first, last = (state.words for state in parts["states"].elements)
        canvas.text(x, y + 14, first, size=13.6, colour="muted")
        canvas.text(x + width, y + 14, last, size=13.6, colour="muted", anchor="end")
        for line in parts["lines"].elements:
            _line(canvas, line, start + _GAP, end - _GAP, top, height - _HEAD)
        for place, item in enumerate(before):
            _label(canvas, layout, item, start, top + _ROW * (place + 0.5), is_left=True)
        for place, item in enumerate(after):
            _label(canvas, layout, item, end, top + _ROW * (place + 0.5), is_left=False)

    return Box(width, height, paint)


def _room(layout: Laying, item: Node) -> float:
    """How much room a label takes: the bracket, the rank, the name, the move."""
    words = [part for part in item.elements if part.tag != "b"]
    return 10 + _RANK + sum(_wide(layout, part) + 8 for part in words)


def _wide(layout: Laying, part: Node) -> float:
    style = layout.look.of(part)
    return full_width(layout.runs(part, style))


def _line(canvas: Canvas, line: Node, start: float, end: float, top: float, height: float) -> None:
    first, last = (top + height * share(line.style[name]) for name in ("--first", "--last"))
    way = next(name for name in ("up", "down", "still") if name in line.classes)
    stroke, thickness, dash = slope_line(way, is_chosen="chosen" in line.classes, is_print=canvas.ink.is_print)
    canvas.line([(start, first), (end, last)], stroke=stroke, thickness=thickness, dash=dash)


def _label(canvas: Canvas, layout: Laying, item: Node, at: float, middle: float, *, is_left: bool) -> None:
    """A rank next to the line, then the name outwards, then at the end how far the unit moved."""
    side = -1 if is_left else 1
    if "tied" in item.classes:
        canvas.line([(at, middle - _ROW / 2), (at, middle + _ROW / 2)], stroke="grey", thickness=2)
    rank = next(part for part in item.elements if part.tag == "b")
    colour = next((_COLOURS[way] for way in _COLOURS if way in item.classes), "ink")
    if {"still", "chosen"} <= item.classes:
        colour = "accent"
    is_chosen = "chosen" in item.classes
    canvas.text(
        at + side * (8 + _RANK / 2), middle + BASE * 16, rank.words, size=16, is_bold=is_chosen, anchor="middle",
        colour="muted" if colour == "ink" else colour,
    )  # fmt: skip
    x = at + side * (8 + _RANK + 6)
    for part in item.elements:
        if part.tag == "b":
            continue
        pen = layout.look.of(part).pen
        canvas.text(
            x, middle + BASE * pen.size, part.words, size=pen.size, colour=colour, is_bold=is_chosen,
            anchor="end" if is_left else "start",
        )  # fmt: skip
        x += side * (_wide(layout, part) + 8)
