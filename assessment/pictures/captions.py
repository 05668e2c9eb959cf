"""Words on curves: Plotly's annotations, anchored and shifted as Plotly does, on paper where a line would run through them."""

from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from assessment.pictures.ink import name_of
from assessment.pictures.paint import Canvas
from assessment.pictures.plot import Plot
from assessment.pictures.words import Icon, Line, Pen, Run, write

_KNOWN = frozenset(
    {
        "text",
        "showarrow",
        "font",
        "x",
        "y",
        "xref",
        "yref",
        "xanchor",
        "yanchor",
        "xshift",
        "yshift",
        "bgcolor",
        "borderpad",
    }
)
_CLEAR = "rgba(0,0,0,0)"


class _Marked(HTMLParser):
    """The few marks that Plotly reads in words: bold, and a colour."""

    def __init__(self, pen: Pen) -> None:
        super().__init__(convert_charrefs=True)
        self.pens, self.runs = [pen], list[Run]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pen = self.pens[-1]
        if tag == "b":
            pen = replace(pen, is_bold=True)
        elif tag == "span":
            pen = replace(pen, colour=name_of((dict(attrs)["style"] or "").removeprefix("color:")))
        else:
            raise ValueError(f"words of a figure hold <{tag}>")
        self.pens.append(pen)

    def handle_endtag(self, tag: str) -> None:
        self.pens.pop()

    def handle_data(self, data: str) -> None:
        pen = self.pens[-1]
        # A square is a sample of a colour: drawn, so that it can be hatched in print.
        is_sample = data == "■"
        self.runs.append(Run("", pen, Icon("swatch", pen.size, colour=pen.colour)) if is_sample else Run(data, pen))


def caption(canvas: Canvas, plot: Plot, note: dict[str, Any]) -> None:
    """One annotation; a property that is not known is a ValueError."""
    if (unknown := set(note) - _KNOWN) or note["showarrow"]:
        raise ValueError(f"a note of a figure cannot be drawn: {', '.join(sorted(unknown))}")
    size = float(note["font"]["size"])
    marked = _Marked(Pen(size, name_of(note["font"]["color"]), is_kept=True))
    marked.feed(note["text"])
    marked.close()
    line = Line(marked.runs)
    pad = note.get("borderpad", 1)
    x = plot.x(note["x"], note.get("xref", "x")) + note.get("xshift", 0)
    y = plot.y(note["y"], note.get("yref", "y")) - note.get("yshift", 0)
    wide, high = line.width + 2 * pad, 1.3 * size + 2 * pad
    left = x - wide * _part(note, "x", ("left", "center", "right"))
    top = y - high * _part(note, "y", ("top", "middle", "bottom"))
    if note.get("bgcolor", _CLEAR) != _CLEAR:
        canvas.rectangle(left, top, wide, high, fill=name_of(note["bgcolor"]))
    anchor = {"left": "start", "center": "middle", "right": "end"}.get(note.get("xanchor", ""), "start")
    at = {"start": left + pad, "middle": left + wide / 2, "end": left + wide - pad}[anchor]
    write(canvas, line, at, top + high / 2 + 0.36 * size, anchor=anchor)


def _part(note: dict[str, Any], side: str, names: tuple[str, str, str]) -> float:
    """Which part of the words lies before their place; automatic is the middle for data, the nearest side for paper."""
    anchor = note.get(f"{side}anchor", "auto")
    if anchor != "auto":
        return names.index(anchor) / 2
    if note.get(f"{side}ref", side) != "paper":
        return 0.5
    place = note[side] if side == "x" else 1 - note[side]
    return 0.0 if place < 1 / 3 else 0.5 if place < 2 / 3 else 1.0
