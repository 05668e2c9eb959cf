"""How has a unit's score moved through the year, among its peers and against another year?"""

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.canvas import Figure, Item, canvas, room_for, shortened
from assessment.figures.ends import End, names
from assessment.figures.palette import Palette
from assessment.memory import remembered
from assessment.messages import translate as _

_HEIGHT, _TOP, _BOTTOM, _LONGEST = 300, 26, 28, 6


@remembered
def score_trend(rows: pd.DataFrame, colours: Palette, *, unit_id: str, year: int) -> Figure:
    """Score rate month by month: the unit bold, its peers grey, the compared year broken; ``rows`` as ``score_by_month``."""
    low = max(0.0, float(rows["score_rate"].min()) - 0.05)
    high = min(1.02, float(rows["score_rate"].max()) + 0.05)
    own, this_year = rows[rows["unit_id"] == unit_id], rows[rows["year"] == year]
    peers = [part for unit, part in this_year.groupby("unit_id", sort=False) if unit != unit_id]
    years = [part for _year, part in own.groupby("year", sort=True)]
    words = [shortened(name, _LONGEST) for name in own["short_name"]]
    return canvas(
        [
            *([_line(peers, colours.grey, 1.1)] if peers else []),
            *(_line([part], colours.accent, *_style(part, year)) for part in years),
        ],
        height=_HEIGHT,
        colours=colours,
        margin=(44, room_for([*words, _("{year}年").format(year=year)], 12) + 16, _TOP, _BOTTOM),
        x={
            "range": [0.6, 12.1],
            "tickvals": list(range(1, 13)),
            "ticktext": [_("1月"), *(str(month) for month in range(2, 13))],
            "tickfont": {"size": 12, "color": colours.muted},
        },
        y={
            "range": [low, high],
            "tickformat": ".0%",
            "nticks": 5,
            "showgrid": True,
            "gridcolor": colours.rule,
            "tickfont": {"size": 12, "color": colours.muted},
        },
        notes=names(
            [_end(part.iloc[-1], year, colours) for part in years],
            colours,
            low=low,
            high=high,
            height=_HEIGHT - _TOP - _BOTTOM,
        ),
        shapes=[],
        simulated=is_simulated(rows),
    )


def _style(part: pd.DataFrame, year: int) -> tuple[float, str]:
    return (2.8, "solid") if part["year"].iloc[0] == year else (1.8, "dash")


def _line(parts: list[pd.DataFrame], colour: str, width: float, dash: str = "solid") -> Item:
    """Units one after the other. Months in which one reported nothing are absent from the rows, and stay gaps in the line."""
    x: list[int | None] = []
    y: list[float | None] = []
    words: list[str] = []
    for part in parts:
        by_month = part.set_index("month")["score_rate"].reindex(range(1, int(part["month"].max()) + 1))
        name = _("{unit} {year}年").format(unit=part["unit_name"].iloc[0], year=part["year"].iloc[0])
        x += [*by_month.index.tolist(), None]
        y += [*(None if formats.is_absent(share) else share for share in by_month), None]
        words += [name] * (len(by_month) + 1)
    return {
        "type": "scatter",
        "mode": "lines+markers" if width > 2 else "lines",
        "x": x,
        "y": y,
        "connectgaps": False,
        "line": {"color": colour, "width": width, "dash": dash},
        "marker": {"size": 5, "color": colour},
        "text": words,
        "hovertemplate": formats.named("%{text} %{x}" + _("月"), "%{y:.1%}<extra></extra>"),
    }


def _end(row: pd.Series, year: int, colours: Palette) -> End:
    """The unit's name at the end of this year's line, the year at that of another."""
    words = shortened(row["short_name"], _LONGEST) if row["year"] == year else _("{year}年").format(year=row["year"])
    return End(int(row["month"]), float(row["score_rate"]), words, colours.accent, is_plain=row["year"] != year)
