"""What all pictures share: transparent ground, house type, no axis furniture, and 模拟 on pictures of simulated data."""

from typing import Any

from plotly.basedatatypes import BaseFigure

from assessment.figures.palette import FONT, Palette
from assessment.messages import translate as _

# Between a point or line and the words beside it.
GAP = "\N{EN SPACE}"
Figure = dict[str, Any]
Item = dict[str, Any]


class Drawn(BaseFigure):  # type: ignore[misc] # plotly carries no types
    """A figure that is a finished dict: validating it again would cost more than the query (docs/performance.md).

    The tests validate every figure that the pages draw.
    """

    def __init__(self, figure: Figure) -> None:
        self._finished = figure

    def to_dict(self) -> Figure:
        """The dict itself."""
        return self._finished


CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}


def note(words: str, colours: Palette, *, size: int = 13, colour: str | None = None, **where: Any) -> Item:
    """A text on the picture; ``where`` is Plotly's own placement."""
    return {
        "text": words,
        "showarrow": False,
        "font": {"size": size, "color": colour or colours.ink, "family": FONT},
        **where,
    }


def canvas(
    data: list[Item],
    *,
    height: int,
    colours: Palette,
    margin: tuple[int, int, int, int],
    x: Item,
    y: Item,
    notes: list[Item],
    shapes: list[Item],
    simulated: bool,
    barmode: str = "overlay",
) -> Figure:
    """A Plotly figure as a plain dict (dicts cost nothing, ``go`` validates); ``margin`` is left, right, top, bottom in px."""
    left, right, top, bottom = margin
    bare = {"showgrid": False, "zeroline": False, "showline": False, "ticks": "", "fixedrange": True}
    if simulated:
        notes = [*notes, note(_("模拟数据"), colours, size=12, colour=colours.muted, **_CORNER)]
    return {
        "data": data,
        "layout": {
            "height": height,
            "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": 13, "color": colours.ink},
            "showlegend": False,
            "dragmode": False,
            "barmode": barmode,
            "hoverlabel": {
                "font": {"family": FONT, "size": 13, "color": colours.ink},
                "bgcolor": colours.paper,
                "bordercolor": colours.rule,
            },
            "xaxis": {**bare, **x},
            "yaxis": {**bare, **y},
            "annotations": notes,
            "shapes": shapes,
        },
    }


_CORNER = {"xref": "paper", "yref": "paper", "x": 1, "y": 1, "xanchor": "right", "yanchor": "bottom", "yshift": 6}


def line(x0: float, y0: float, x1: float, y1: float, colour: str, **more: Any) -> Item:
    """A straight line in data coordinates unless ``xref`` or ``yref`` say otherwise."""
    width, dash = more.pop("width", 1), more.pop("dash", "solid")
    style = {"color": colour, "width": width, "dash": dash}
    return {"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "line": style, "layer": "below", **more}


def labels(
    x: list[float], y: list[float], words: list[str], colours: Palette, *, side: str, size: int = 13,
    ink: list[str] | None = None,
) -> Item:  # fmt: skip
    """Words beside many points, to the ``left`` or ``right`` of them: one trace draws faster than a note for each."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": x,
        "y": y,
        "text": words,
        "textposition": f"middle {side}",
        "textfont": {"size": size, "color": ink or colours.ink, "family": FONT},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def shortened(name: str, most: int) -> str:
    """A long name cut in the middle: the end often tells two apart."""
    return name if len(name) <= most else f"{name[: most - 2]}…{name[-1]}"


def room_for(words: list[str], size: int) -> int:
    """Pixels that the widest of the words takes; a Chinese character is as wide as it is high."""
    return max(
        (sum(size if ord(sign) > 0x2E7F else 0.6 * size for sign in word) for word in words), default=0
    ).__ceil__()


def spread(positions: list[float], least: float) -> list[float]:
    """Positions moved apart until neighbours are ``least`` away from each other, each as little as can be; the order stays."""
    crowds: list[tuple[list[int], float]] = []
    for index in sorted(range(len(positions)), key=positions.__getitem__):
        crowd, start = [index], positions[index]
        while crowds and crowds[-1][1] + len(crowds[-1][0]) * least > start:
            crowd = crowds.pop()[0] + crowd
            start = sum(positions[one] - place * least for place, one in enumerate(crowd)) / len(crowd)
        crowds.append((crowd, start))
    moved = {one: start + place * least for crowd, start in crowds for place, one in enumerate(crowd)}
    return [moved[index] for index in range(len(positions))]
