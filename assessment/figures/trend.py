"""How did each unit's completion grow through the year, against its 序时 line?"""

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.canvas import Figure, Item, canvas, line, note, room_for, shortened, spread
from assessment.figures.palette import Palette
from assessment.memory import remembered
from assessment.messages import translate as _

_HEIGHT = 360


@remembered
def monthly_trend(rows: pd.DataFrame, colours: Palette, *, unit_id: str | None, year: int) -> Figure:
    """One line per unit in percent of its target; a gap where a month was not reported; ``rows`` as ``completion_by_month``.

    A chosen unit is highlighted, else the first and the last; every line carries its name. Of a compared year only the
    highlighted units are drawn, broken.
    """
    top = max(1.0, min(1.6, float(rows["completion_rate"].max()))) * 1.04
    compared, rows = rows[rows["year"] != year], rows[rows["year"] == year]
    ends = rows.groupby("unit_id", sort=False).tail(1).set_index("unit_id")
    is_limit = bool((rows["direction"] == "lower").all())
    ink = _colours(ends, unit_id, colours, is_limit=is_limit)
    lines = [_line(part, ink[unit], colours) for unit, part in rows.groupby("unit_id", sort=False)]
    lines += [
        _line(part, ink[unit], colours, dash="dash")
        for unit, part in compared.groupby("unit_id", sort=False)
        if ink.get(unit, colours.grey) != colours.grey
    ]
    guide = line(1, 1 / 12, 12, 1, colours.ink, dash="dot", width=1.3)
    if is_limit:
        guide = line(1, 1, 12, 1, colours.ink, dash="dot", width=1.3)
    words = _("上限") if is_limit else _("序时")
    where: Item = {"x": 11, "y": 1 if is_limit else 11 / 12, "bgcolor": colours.paper, "borderpad": 1}
    notes = [note(words, colours, size=12, colour=colours.ink, **where)]
    return canvas(
        lines,
        height=_HEIGHT,
        colours=colours,
        margin=(44, room_for([shortened(name, 6) for name in rows["short_name"]], 12) + 18, 22, 46),
        x={
            "range": [0.6, 12.05],
            "tickvals": list(range(1, 13)),
            "ticktext": [_("1月"), *(str(month) for month in range(2, 13))],
            "tickfont": {"size": 12, "color": colours.muted},
        },
        y={
            "range": [0, top],
            "tickformat": ".0%",
            "nticks": 6,
            "showgrid": True,
            "gridcolor": colours.rule,
            "tickfont": {"size": 12, "color": colours.muted},
        },
        notes=notes + _names(rows, ink, top, colours) + _years(compared, ink, top, colours),
        shapes=[guide],
        simulated=is_simulated(rows),
    )


def _colours(ends: pd.DataFrame, unit_id: str | None, colours: Palette, *, is_limit: bool) -> dict[str, str]:
    """A chosen unit, else the best in blue, and the worst in orange if it is behind its 序时 or beyond the limit."""
    last = ends["completion_rate"]
    ink = dict.fromkeys(last.index, colours.grey)
    if unit_id in ink:
        return ink | {str(unit_id): colours.accent}
    best, worst = (last.idxmin(), last.idxmax()) if is_limit else (last.idxmax(), last.idxmin())
    allowed = 1.0 if is_limit else ends.loc[worst, "expected_share"]
    is_behind = last[worst] > allowed if is_limit else last[worst] < allowed
    return ink | {best: colours.light("on_track")} | ({worst: colours.light("far_behind")} if is_behind else {})


def _line(part: pd.DataFrame, colour: str, colours: Palette, dash: str = "solid") -> Item:
    """Months that nobody reported are absent from the rows, and stay gaps in the line."""
    by_month = part.set_index("month")["completion_rate"].reindex(range(1, int(part["month"].max()) + 1))
    name = _("{unit} {year}年").format(unit=part["unit_name"].iloc[0], year=part["year"].iloc[0])
    plain = colour == colours.grey
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": by_month.index.tolist(),
        "y": [None if formats.is_absent(share) else share for share in by_month],
        "connectgaps": False,
        "line": {"color": colour, "width": 1.2 if plain or dash != "solid" else 2.6, "dash": dash},
        "marker": {"size": 3 if plain else 5, "color": colour},
        "opacity": 0.75 if plain else 1,
        "hovertemplate": f"{name} %{{x}}" + _("月") + "：%{y:.1%}<extra></extra>",
    }


def _names(rows: pd.DataFrame, ink: dict[str, str], top: float, colours: Palette) -> list[Item]:
    """Names at the ends of the lines, moved apart where they would overlap."""
    ends = rows.groupby("unit_id", sort=False).tail(1)
    heights = spread([min(top, share) for share in ends["completion_rate"]], top * 0.056)
    return [
        note(
            _end_name(row.short_name, ink[row.unit_id] == colours.grey),
            colours,
            size=12,
            colour=colours.muted if ink[row.unit_id] == colours.grey else ink[row.unit_id],
            x=row.month,
            y=height,
            xanchor="left",
            xshift=8,
        )
        for row, height in zip(ends.itertuples(), heights, strict=True)
    ]


def _end_name(name: str, is_plain: bool) -> str:  # noqa: FBT001
    short = shortened(name, 6)
    return short if is_plain else f"<b>{short}</b>"


def _years(compared: pd.DataFrame, ink: dict[str, str], top: float, colours: Palette) -> list[Item]:
    """The compared year at the end of each broken line."""
    ends = compared.groupby("unit_id", sort=False).tail(1)
    return [
        note(
            _("{year}年").format(year=row.year),
            colours,
            size=11,
            colour=ink[row.unit_id],
            x=row.month,
            y=min(top, row.completion_rate),
            xanchor="right",
            yanchor="bottom",
        )
        for row in ends.itertuples()
        if ink.get(row.unit_id, colours.grey) != colours.grey
    ]
