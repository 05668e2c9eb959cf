"""How has a unit's score moved through the year, among its peers and against another year?"""

import pandas as pd

from assessment.basis import is_simulated
from assessment.figures.canvas import Figure, Item, canvas, note
from assessment.figures.palette import Palette
from assessment.memory import remembered
from assessment.messages import translate as _

_HEIGHT = 330


@remembered
def score_trend(rows: pd.DataFrame, colours: Palette, *, unit_id: str, year: int) -> Figure:
    """Score rate month by month: the unit bold, its peers grey, the compared year broken; ``rows`` as ``score_by_month``."""
    low = max(0.0, float(rows["score_rate"].min()) - 0.05)
    high = min(1.02, float(rows["score_rate"].max()) + 0.05)
    this_year = rows[rows["year"] == year]
    lines = [
        _line(part, colours.grey, 1.1) for unit, part in this_year.groupby("unit_id", sort=False) if unit != unit_id
    ]
    own = rows[rows["unit_id"] == unit_id]
    for one, part in own.groupby("year", sort=True):
        lines.append(_line(part, colours.accent, 2.8 if one == year else 1.8, "solid" if one == year else "dash"))
    return canvas(
        lines,
        height=_HEIGHT,
        colours=colours,
        margin=(44, 64, 16, 46),
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
        notes=_names(own, year, colours),
        shapes=[],
        simulated=is_simulated(rows),
    )


def _line(part: pd.DataFrame, colour: str, width: float, dash: str = "solid") -> Item:
    """Months in which the unit reported nothing are absent from the rows, and stay gaps in the line."""
    by_month = part.set_index("month")["score_rate"].reindex(range(1, int(part["month"].max()) + 1))
    name = _("{unit} {year}年").format(unit=part["unit_name"].iloc[0], year=part["year"].iloc[0])
    return {
        "type": "scatter",
        "mode": "lines+markers" if width > 2 else "lines",
        "x": by_month.index.tolist(),
        "y": [None if share != share else share for share in by_month],
        "connectgaps": False,
        "line": {"color": colour, "width": width, "dash": dash},
        "marker": {"size": 5, "color": colour},
        "hovertemplate": f"{name} %{{x}}" + _("月") + "：%{y:.1%}<extra></extra>",
    }


def _names(own: pd.DataFrame, year: int, colours: Palette) -> list[Item]:
    """The year at the end of each of the unit's lines, its name at this year's."""
    notes = []
    for one, part in own.groupby("year", sort=True):
        end = part.iloc[-1]
        words = f"<b>{end['short_name']}</b>" if one == year else _("{year}年").format(year=one)
        notes.append(
            note(
                words,
                colours,
                size=12,
                colour=colours.accent,
                x=int(end["month"]),
                y=float(end["score_rate"]),
                xanchor="left",
                xshift=8,
            )
        )
    return notes
