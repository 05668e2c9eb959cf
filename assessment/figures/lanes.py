"""What pictures of rows share: a name, a lane with marks on one scale, and numbers in columns; HTML that style.css lays out.

Rows of names and numbers are text, so they wrap, print, zoom and are read aloud; curves are Plotly (canvas.py).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from math import floor, log10

from assessment.messages import translate as _

# The address of a page with what is chosen now, except for the changes given: link("unit", unit="611022").
Link = Callable[..., str]


@dataclass(frozen=True)
class Scale:
    """What the left and the right end of every lane stand for."""

    low: float
    high: float

    def place(self, value: float) -> float:
        """Where a value lies, in percent of the lane; what lies outside is at its end."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.0
        return round(100 * min(1.0, max(0.0, share)), 2)

    def ticks(self, most: int = 6) -> list[float]:
        """Round numbers between the ends."""
        rough = max((self.high - self.low) / most, 1e-9)
        unit = 10.0 ** floor(log10(rough))
        step = next(unit * times for times in (1, 2, 5, 10) if unit * times >= rough)
        first = -floor(-self.low / step + 1e-9)
        count = floor(self.high / step + 1e-9) - first + 1
        return [round((first + index) * step, 9) for index in range(max(0, count))]


@dataclass(frozen=True)
class Column:
    """A column of the picture: its heading, for those who hear it, and its kind, by which style.css lays it out.

    A column of lanes is of the kind ``lane``, that of the rows' names ``name``; a scale may stand ``over`` and ``under`` lanes.
    """

    heading: str
    kind: str = ""
    over: str = ""
    under: str = ""

    @property
    def is_lane(self) -> bool:
        """Whether marks stand in it."""
        return self.kind.startswith("lane")


def bar(scale: Scale, start: float, end: float, kind: str, words: str = "") -> str:
    """A mark from one value to another; ``words`` are said where the pointer rests."""
    left, right = scale.place(start), scale.place(end)
    return f'<i class="bar {kind}"{_said(words)} style="left:{left}%;width:{round(right - left, 2)}%"></i>'


def mark(scale: Scale, value: float, kind: str, words: str = "") -> str:
    """A mark at one value: a dot, a ring, a tick."""
    return f'<i class="mark {kind}"{_said(words)} style="left:{scale.place(value)}%"></i>'


def label(scale: Scale, value: float, words: str, kind: str = "") -> str:
    """Words over or under the lanes at a value; those at an end stay inside."""
    place = scale.place(value)
    side = "first" if place < 4 else "last" if place > 96 else ""
    return f'<span class="{" ".join(filter(None, ("at", side, kind)))}" style="left:{place}%">{escape(words)}</span>'


def linked(name: str, href: str) -> str:
    """A name that leads to its page; HTML."""
    return f'<a href="{escape(href)}" target="_self" data-in-app>{escape(name)}</a>'


def _said(words: str) -> str:
    return f' title="{escape(words)}"' if words else ""


def lanes(
    kind: str,
    columns: tuple[Column, ...],
    rows: Iterable["Row"],
    *,
    key: str = "",
    simulated: bool = False,
) -> str:
    """The whole picture: rows under a key of their marks; ``key`` is HTML."""
    words = escape(_("模拟数据"))
    marked = f'<span class="simulated">{words}</span>' if simulated else ""
    note = f'<p class="key">{key}{marked}</p>' if key or marked else ""
    head = "".join(
        f'<th scope="col" class="{column.kind}"><span>{escape(column.heading)}</span>{_scale(column, column.over)}</th>'
        for column in columns
    )
    foot = ""
    if any(column.under for column in columns):
        cells = "".join(f'<td class="{column.kind}">{_scale(column, column.under)}</td>' for column in columns)
        foot = f'<tfoot aria-hidden="true"><tr>{cells}</tr></tfoot>'
    body = "".join(_row(row, columns) for row in rows)
    return f'{note}<table class="lanes {kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table>'


def _scale(column: Column, labels: str) -> str:
    return f'<div aria-hidden="true">{labels}</div>' if column.is_lane else ""


@dataclass(frozen=True)
class Row:
    """A row of a picture: HTML for every column, what it stands out as, and small print of its own under it."""

    cells: tuple[str, ...]
    kind: str = ""
    beneath: str = ""


def _row(row: Row, columns: tuple[Column, ...]) -> str:
    classes = f' class="{row.kind}"' if row.kind else ""
    cells = "".join(_cell(cell, column) for cell, column in zip(row.cells, columns, strict=True))
    beneath = f'<tr class="beneath"><td></td><td colspan="{len(columns) - 1}">{row.beneath}</td></tr>'
    return f"<tr{classes}>{cells}</tr>{beneath if row.beneath else ''}"


def _cell(content: str, column: Column) -> str:
    if column.kind == "name":
        return f'<th scope="row" class="name"><span>{content}</span></th>'
    return f'<td class="{column.kind}">{f"<div>{content}</div>" if column.is_lane else content}</td>'


def key(*parts: tuple[str, str]) -> str:
    """What the marks mean: the classes of each mark, and its words."""
    return "".join(
        f'<span><i class="{kind}" aria-hidden="true"></i>{escape(words)}</span>' for kind, words in parts if words
    )
