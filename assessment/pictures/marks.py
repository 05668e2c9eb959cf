"""Marks by their classes: dots, rings, ticks and bars of figures/lanes.py, in a lane and in the key; others are an error."""

from assessment.pictures.boxes import BASE, Box, text_box
from assessment.pictures.laying import Laying
from assessment.pictures.markup import Node
from assessment.pictures.multiples import line_style
from assessment.pictures.paint import Canvas
from assessment.pictures.words import Run, full_width

_LIGHTS = ("ahead", "on_track", "behind", "far_behind")
# What a bar is drawn with, and how high it is; None is the whole height of the lane.
_BARS = {
    "interval": ("interval", 8.0),
    "span": ("rule", 3.0),
    "zone": ("zone", 17.6),
    "done": ("grey", 8.8),
    "earned": ("on_track", None),
    "lost": ("interval", None),
    "open": ("open", None),
    "unscored": ("paper", None),
    "not_applicable": ("lane", None),
    "unreported": ("unreported", 11.0),
    "gain": ("on_track", 12.8),
    "loss": ("far_behind", 12.8),
}
_TICKS = {"target": ("muted", 17.6), "expected": ("ink", 24.0), "level": ("muted", 12.8)}
_POINTS = frozenset({"dot", "ring", "diamond", "square", "cross", "tick"})


def known(classes: frozenset[str], names: object) -> str:
    """The one of the names that is among the classes; where none is, the mark is unknown."""
    found = [name for name in names if name in classes]  # type: ignore[attr-defined] # any collection of names
    if not found:
        raise ValueError(f"an unknown mark: {' '.join(sorted(classes))}")
    return str(found[0])


def bar_fill(classes: frozenset[str]) -> tuple[str, float | None]:
    """What a bar is filled with, and its height."""
    name = known(classes, [one for one in _BARS if one != "unreported" or "done" not in classes])
    fill, height = _BARS[name]
    if name == "zone":
        return next((f"zone_{light}" for light in _LIGHTS if light in classes), fill), height
    if name == "done":
        named = {"unreported": "unreported", "reported": "on_track"} | {light: light for light in _LIGHTS}
        return next((named[word] for word in named if word in classes), fill), height
    return fill, height


def draw_bar(canvas: Canvas, classes: frozenset[str], x: float, y: float, width: float, height: float) -> None:
    """A bar in a lane whose upper left corner is at ``x``, ``y``."""
    fill, own = bar_fill(classes)
    high = height if own is None else own
    top = y + (height - high) / 2
    if "interval" in classes:
        # Never less than what a dot hides: an interval that is there is seen.
        width = max(width, 12.0)
    if "gain" in classes or "loss" in classes:
        width = max(width, 3.0)
    outline = "grey" if "unscored" in classes else "ink" if canvas.ink.is_hatched(fill) and fill in _LIGHTS else None
    outline = "grey" if fill in ("unreported", "open") else outline
    canvas.rectangle(x, top, width, high, fill=fill, stroke=outline, radius=2 if "interval" in classes else None)
    if "clipped" in classes:
        canvas.text(x + width + 3, y + height / 2 + BASE * 14, "▸", size=14)


def draw_point(canvas: Canvas, classes: frozenset[str], role: frozenset[str], x: float, middle: float) -> None:
    """A mark around a point; ``role`` are the classes of its row."""
    name = known(classes, _POINTS)
    if name == "dot":
        draw_dot(canvas, dot_colour(classes, role), x, middle, 4.5 if "peer" in classes else 6.5)
    elif name == "ring":
        canvas.circle(x, middle, 6, fill="paper", stroke="muted", thickness=2)
    elif name == "diamond":
        canvas.polygon(_diamond(x, middle, 6), fill="paper", stroke="muted", thickness=2)
    elif name == "square":
        canvas.rectangle(x - 5, middle - 5, 10, 10, fill="paper", stroke="muted", thickness=2)
    elif name == "cross":
        canvas.line([(x - 6, middle), (x + 6, middle)], stroke="muted", thickness=2)
        canvas.line([(x, middle - 6), (x, middle + 6)], stroke="muted", thickness=2)
    else:
        colour, height = next((_TICKS[one] for one in _TICKS if one in classes), ("ink", 24.0))
        draw_tick(canvas, x, middle, height, colour)


def dot_colour(classes: frozenset[str], role: frozenset[str]) -> str:
    """A dot's own colour, else that of its row, else grey."""
    if "chosen" in role and not classes & {"peer"}:
        return "accent"
    own = next((name for name in ("accent", "on_track", "far_behind") if name in classes), None)
    return own or next(
        (colour for word, colour in (("first", "on_track"), ("last", "far_behind")) if word in role), "grey"
    )


def draw_dot(canvas: Canvas, colour: str, x: float, middle: float, radius: float) -> None:
    """A dot with a rim of paper; in print what is behind is an open circle, so that it is told apart without colour."""
    canvas.circle(x, middle, radius + 1.5, fill="paper")
    if canvas.ink.is_print and colour in ("behind", "far_behind"):
        canvas.circle(x, middle, radius, fill="paper", stroke="ink", thickness=2.2)
    else:
        canvas.circle(x, middle, radius, fill=colour)


def draw_tick(canvas: Canvas, x: float, middle: float, height: float, colour: str) -> None:
    """A tick with a rim of paper."""
    canvas.rectangle(x - 2.5, middle - height / 2, 5, height, fill="paper")
    canvas.rectangle(x - 1, middle - height / 2, 2, height, fill=colour)


def _diamond(x: float, y: float, size: float) -> list[tuple[float, float]]:
    return [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]


def key(layout: Laying, node: Node, width: float) -> Box:
    """What the marks mean: a mark and its words, one after the other; 模拟数据 in a frame at the right end."""
    style = layout.look.of(node)
    items = [_item(layout, item) for item in node.elements if layout.look.of(item).display != "none"]
    line, gap = style.line_height * style.pen.size, 18.0
    spots, x, y = [], 0.0, 0.0
    for box, is_framed in items:
        if is_framed and x + box.width <= width:
            x = width - box.width
        elif x and x + box.width > width:
            x, y = (width - box.width if is_framed else 0.0), y + line
        spots.append((x, y, box))
        x += box.width + gap

    def paint(canvas: Canvas, left: float, top: float) -> None:
        for across, down, box in spots:
            box.paint(canvas, left + across, top + down)

    return Box(width, y + line if spots else 0.0, paint)


def _item(layout: Laying, node: Node) -> tuple[Box, bool]:
    style = layout.look.of(node)
    mark = next((child for child in node.elements if child.tag == "i"), None)
    runs = [run for child in node.children if child is not mark for run in layout.runs(child, style)]
    own = full_width(runs)
    words = text_box([Run(run.words, run.pen, run.icon) for run in runs], style, own + 1)
    is_framed = "simulated" in node.classes
    room = 12.0 if is_framed else mark_width(mark) + 6 if mark else 0.0

    def paint(canvas: Canvas, x: float, y: float) -> None:
        if is_framed:
            canvas.rectangle(x, y + 1, own + 12, words.height - 2, stroke="rule", radius=3)
        elif mark:
            draw_key_mark(canvas, mark.classes, x, y + words.height / 2)
        words.paint(canvas, x + (6 if is_framed else room), y)

    return Box(own + room, words.height, paint), is_framed


def mark_width(mark: Node) -> float:
    """How wide a mark is in the key."""
    widths = {"tick": 3.0, "interval": 22.0, "slope-line": 22.0, "run": 22.0, "trend": 40.0}
    kinds = {"dot": 13.0, "ring": 13.0, "diamond": 13.0, "square": 11.0, "cross": 13.0} | widths
    return next((wide for name, wide in kinds.items() if name in mark.classes), 16.0)


def draw_key_mark(canvas: Canvas, classes: frozenset[str], x: float, middle: float) -> None:
    """A mark in the key, from ``x`` on."""
    if "slope-line" in classes:
        way = next(name for name in ("up", "down", "still", "chosen") if name in classes)
        stroke, thickness, dash = slope_line(way, is_chosen=way == "chosen", is_print=canvas.ink.is_print)
        canvas.line([(x, middle), (x + 22, middle)], stroke=stroke, thickness=thickness, dash=dash)
    elif "run" in classes:
        stroke, thickness, dash = line_style(classes)
        canvas.line([(x, middle), (x + 22, middle)], stroke=stroke, thickness=thickness, dash=dash)
    elif "trend" in classes:
        canvas.polygon([(x, middle + 7), (x + 40, middle - 3), (x + 40, middle + 7)], fill="interval")
        canvas.line([(x, middle + 7), (x + 40, middle - 7)], stroke="ink")
    elif "interval" in classes:
        draw_bar(canvas, classes, x, middle - 4, 22, 8)
    elif "tick" in classes:
        draw_tick(canvas, x + 1, middle, 13, "ink")
    elif classes & _POINTS:
        draw_point(canvas, classes, frozenset(), x + 6.5, middle)
    else:
        draw_bar(canvas, classes, x, middle - 5.5, 16, 11)


def slope_line(way: str, *, is_chosen: bool, is_print: bool) -> tuple[str, float, str | None]:
    """Colour, thickness and dashes of a line of a slope: blue up, orange down; in print solid up, broken down."""
    colour = {"up": "on_track", "down": "far_behind", "still": "interval", "chosen": "accent"}[way]
    if way == "still" and is_chosen:
        colour = "accent"
    dash = "6 3" if is_print and way == "down" else None
    if is_print and way == "still" and not is_chosen:
        colour = "grey"
    return colour, (4.0 if is_chosen else 1.8), dash
