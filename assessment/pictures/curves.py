"""Curves and bars: the Plotly dicts of figures/canvas.py, as far as the pages use them; whatever else they held is an error."""

from collections.abc import Iterator
from itertools import groupby

from assessment.figures import Figure
from assessment.figures.lanes import Scale
from assessment.pictures.boxes import Box
from assessment.pictures.captions import caption
from assessment.pictures.ink import name_of
from assessment.pictures.paint import Canvas, Point, element
from assessment.pictures.plot import Item, Plot

_DASHES = {"solid": None, "dash": "7 5", "dot": "1.5 4"}
# In print the orange line is told from the blue one by its dashes and its square marks.
_PRINTED = {"far_behind": "8 3 2 3"}
_LAYOUT = frozenset(
    {"height", "margin", "paper_bgcolor", "plot_bgcolor", "font", "showlegend", "dragmode", "barmode", "hoverlabel"}
    | {"annotations", "shapes"}
)
_AXIS = frozenset(
    {"range", "tickvals", "ticktext", "nticks", "tickformat", "tickfont", "showticklabels", "showgrid", "gridcolor"}
    | {"zeroline", "showline", "ticks", "fixedrange", "overlaying"}
)
_SCATTER = frozenset(
    {"type", "mode", "x", "y", "connectgaps", "line", "marker", "text", "hovertemplate", "name", "hoverinfo"}
)
_BAR = frozenset({"type", "orientation", "x", "y", "width", "marker", "text", "textposition", "hovertemplate", "xaxis"})
_SHAPE = frozenset({"type", "x0", "x1", "y0", "y1", "line", "layer"})


def only(item: Item, known: frozenset[str], what: str) -> None:
    """Whatever a figure holds is drawn; what this room does not know is a ValueError, not a hole in the picture."""
    if unknown := set(item) - known:
        raise ValueError(f"a {what} of a figure cannot be drawn: {', '.join(sorted(unknown))}")


def curves(figure: Figure, width: float) -> Box:
    """A figure as a box of that width and its own height."""
    layout: Item = figure["layout"]
    axes = {name.replace("axis", ""): layout[name] for name in layout if name[1:].startswith("axis")}
    only({key: 0 for key in layout if key.replace("axis", "") not in axes}, _LAYOUT, "layout")
    for axis in axes.values():
        only(axis, _AXIS, "axis")
    margin = layout["margin"]
    height = float(layout["height"])

    def paint(canvas: Canvas, x: float, y: float) -> None:
        plot = Plot(
            x + margin["l"],
            y + margin["t"],
            width - margin["l"] - margin["r"],
            height - margin["t"] - margin["b"],
            axes,
        )
        _axes(canvas, plot)
        for shape in layout["shapes"]:
            _shape(canvas, plot, shape)
        _traces(canvas, plot, figure["data"], layout["barmode"])
        for note in layout["annotations"]:
            caption(canvas, plot, note)

    return Box(width, height, paint)


def _axes(canvas: Canvas, plot: Plot) -> None:
    for name, axis in plot.axes.items():
        if not axis.get("showticklabels", True):
            continue
        values, words = _ticks(axis)
        size, colour = float(axis["tickfont"]["size"]), name_of(axis["tickfont"]["color"])
        for value, said in zip(values, words, strict=True):
            if name.startswith("y"):
                at = plot.y(value)
                if axis.get("showgrid"):
                    canvas.line([(plot.left, at), (plot.left + plot.width, at)], stroke=name_of(axis["gridcolor"]))
                canvas.text(plot.left - 4, at + 0.36 * size, said, size=size, colour=colour, anchor="end")
            else:
                down = plot.top + plot.height + 4 + size
                canvas.text(plot.x(value), down, said, size=size, colour=colour, anchor="middle")


def _ticks(axis: Item) -> tuple[list[float], list[str]]:
    low, high = axis["range"]
    values = [float(one) for one in axis.get("tickvals") or Scale(low, high).ticks(axis["nticks"])]
    words = axis.get("ticktext") or [_formatted(value, axis.get("tickformat", "")) for value in values]
    shown = [(value, said) for value, said in zip(values, words, strict=True) if low <= value <= high]
    return [value for value, _said in shown], [said for _value, said in shown]


def _formatted(value: float, form: str) -> str:
    if form != ".0%":
        raise ValueError(f"an unknown format of numbers: {form!r}")
    return f"{value:.0%}"


def _shape(canvas: Canvas, plot: Plot, shape: Item) -> None:
    only(shape, _SHAPE, "shape")
    if shape["type"] != "line":
        raise ValueError(f"a shape of a figure cannot be drawn: {shape['type']}")
    ends = [(plot.x(shape[f"x{end}"]), plot.y(shape[f"y{end}"])) for end in (0, 1)]
    line = shape["line"]
    canvas.line(ends, stroke=name_of(line["color"]), thickness=line["width"], dash=_DASHES[line["dash"]])


def _traces(canvas: Canvas, plot: Plot, traces: list[Item], barmode: str) -> None:
    """Every trace, cut off at the edges of the plot."""
    if barmode not in ("overlay", "stack"):
        raise ValueError(f"an unknown way of setting bars: {barmode}")
    inner = Canvas(canvas.ink)
    ends: dict[float, float] | None = {} if barmode == "stack" else None
    for trace in traces:
        if trace["type"] == "scatter":
            _scatter(inner, plot, trace)
        elif trace["type"] == "bar" and trace["orientation"] == "h":
            _bars(inner, plot, trace, ends)
        else:
            raise ValueError(f"a trace of a figure cannot be drawn: {trace['type']}")
    # A mark on the edge is seen whole.
    area = element("rect", x=plot.left - 6, y=plot.top, width=plot.width + 12, height=plot.height + 5)
    canvas.parts.append(element("clipPath", area, id="plot"))
    canvas.parts.append(element("g", "".join(inner.parts), clip_path="url(#plot)"))


def _scatter(canvas: Canvas, plot: Plot, trace: Item) -> None:
    only(trace, _SCATTER, "line")
    modes = trace["mode"].split("+")
    if not set(modes) <= {"lines", "markers"} or trace["connectgaps"]:
        raise ValueError(f"a line of a figure cannot be drawn: {trace['mode']}")
    colour = name_of(trace["line"]["color"])
    dash = _DASHES[trace["line"].get("dash", "solid")]
    if canvas.ink.is_print and dash is None:
        dash = _PRINTED.get(colour)
    for piece in _pieces(trace):
        points = [(plot.x(x), plot.y(y)) for x, y in piece]
        if trace["line"].get("shape", "linear") == "hv":
            points = list(_steps(points))
        if len(points) > 1:
            canvas.line(points, stroke=colour, thickness=trace["line"]["width"], dash=dash)
    if "markers" in modes:
        _markers(canvas, plot, trace)


def _pieces(trace: Item) -> Iterator[list[Point]]:
    """The line from gap to gap: a value that is not there parts it."""
    pairs = list(zip(trace["x"], trace["y"], strict=True))
    for is_there, piece in groupby(pairs, key=lambda pair: pair[0] is not None and pair[1] is not None):
        if is_there:
            yield list(piece)


def _steps(points: list[Point]) -> Iterator[Point]:
    """A step goes right first, then up."""
    for index, (x, y) in enumerate(points):
        if index:
            yield x, points[index - 1][1]
        yield x, y


def _markers(canvas: Canvas, plot: Plot, trace: Item) -> None:
    size, colour = trace["marker"]["size"], name_of(trace["marker"]["color"])
    sizes = size if isinstance(size, list) else [size] * len(trace["x"])
    for x, y, own in zip(trace["x"], trace["y"], sizes, strict=True):
        if x is None or y is None or not own:
            continue
        across, down = plot.x(x), plot.y(y)
        if canvas.ink.is_print and colour in _PRINTED:
            canvas.rectangle(across - own / 2, down - own / 2, own, own, fill="paper", stroke=colour, thickness=1.4)
        else:
            canvas.circle(across, down, own / 2, fill=colour)


def _bars(canvas: Canvas, plot: Plot, trace: Item, ends: dict[float, float] | None) -> None:
    """Lying bars from zero, or where they are stacked each from the end of the one before on its height."""
    only(trace, _BAR, "bar")
    colours = trace["marker"]["color"]
    inks = colours if isinstance(colours, list) else [colours] * len(trace["x"])
    axis = trace.get("xaxis", "x")
    for value, y, ink in zip(trace["x"], trace["y"], inks, strict=True):
        start = ends.get(y, 0.0) if ends is not None else 0.0
        if ends is not None:
            ends[y] = start + value
        left, right = plot.x(start, axis), plot.x(start + value, axis)
        top, bottom = plot.y(y + trace["width"] / 2), plot.y(y - trace["width"] / 2)
        name = name_of(ink)
        outline = "ink" if canvas.ink.is_hatched(name) else None
        canvas.rectangle(left, top, right - left, bottom - top, fill=name, stroke=outline, thickness=0.8)
