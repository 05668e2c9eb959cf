"""Names at the ends of lines: moved apart where they would meet, on paper so that no line runs through them."""

from dataclasses import dataclass

from assessment.figures.canvas import Item, note, spread
from assessment.figures.palette import Palette


@dataclass(frozen=True)
class End:
    """Where a line ends, and what is written there; plain names are muted."""

    x: int
    y: float
    words: str
    colour: str
    is_plain: bool = False


def names(ends: list[End], colours: Palette, *, low: float, high: float, height: int) -> list[Item]:
    """A note for each end, right of it; ends at the same place share the room, and stay between ``low`` and ``high``.

    ``height`` is that of the picture between its margins, in pixels.
    """
    line = (high - low) * 15 / height
    notes = []
    for x in sorted({end.x for end in ends}):
        here = [end for end in ends if end.x == x]
        heights = _inside(spread([min(high, max(low, end.y)) for end in here], line), low, high)
        notes += [_name(end, y, colours) for end, y in zip(here, heights, strict=True)]
    return notes


def _inside(heights: list[float], low: float, high: float) -> list[float]:
    """Moved together, down from above the picture or up from below it."""
    shift = min(0.0, high - max(heights, default=high))
    shift += max(0.0, low - min((height + shift for height in heights), default=low))
    return [height + shift for height in heights]


def _name(end: End, y: float, colours: Palette) -> Item:
    words = end.words if end.is_plain else f"<b>{end.words}</b>"
    where: Item = {"x": end.x, "y": y, "xanchor": "left", "xshift": 7, "bgcolor": colours.paper, "borderpad": 0}
    return note(words, colours, size=12, colour=colours.muted if end.is_plain else end.colour, **where)
