"""How did each unit's completion grow through the year, against its 序时 line?"""

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.canvas import Figure, Item, canvas, line, note, room_for, shortened
from assessment.figures.ends import End, names
from assessment.figures.palette import Palette
from assessment.memory import remembered
from assessment.messages import translate as _

_HEIGHT, _TOP, _BOTTOM, _LONGEST = 330, 26, 28, 6


@remembered
def monthly_trend(rows: pd.DataFrame, colours: Palette, *, unit_id: str | None, year: int) -> Figure:
    """One line per unit in percent of its target; a gap where a month was not reported; ``rows`` as ``completion_by_month``.

    A chosen unit is highlighted, else the first and the last; every line carries its name. Of a compared year only the
    highlighted units are drawn, broken.
    """
    top = max(1.0, min(1.6, float(rows["completion_rate"].max()))) * 1.04
    compared, rows = rows[rows["year"] != year], rows[rows["year"] == year]
    last = rows.groupby("unit_id", sort=False).tail(1).set_index("unit_id")
    is_limit = bool((rows["direction"] == "lower").all())
    ink = _colours(last, unit_id, colours, is_limit=is_limit)
    compared = compared[compared["unit_id"].isin([unit for unit, colour in ink.items() if colour != colours.grey])]
    ends = _ends(rows, compared, ink, colours)
    return canvas(
        [*_lines(rows, ink, colours), *_lines(compared, ink, colours, dash="dash")],
        height=_HEIGHT,
        colours=colours,
        margin=(44, room_for([end.words for end in ends], 12) + 16, _TOP, _BOTTOM),
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
        notes=[
            _guide_name(colours, is_limit=is_limit),
            *names(ends, colours, low=0, high=top, height=_HEIGHT - _TOP - _BOTTOM),
        ],
        shapes=[line(1, 1 if is_limit else 1 / 12, 12, 1, colours.ink, dash="dot", width=1.3)],
        simulated=is_simulated(rows),
    )


def _guide_name(colours: Palette, *, is_limit: bool) -> Item:
    """The dotted line's name, early in the year, where the lines are still apart from it and no name ends."""
    where: Item = {"x": 2, "y": 1 if is_limit else 2 / 12, "bgcolor": colours.paper, "borderpad": 1}
    return note(_("上限") if is_limit else _("序时"), colours, size=12, **where)


def _colours(last: pd.DataFrame, unit_id: str | None, colours: Palette, *, is_limit: bool) -> dict[str, str]:
    """A chosen unit, else the best in blue, and the worst in orange if it is behind its 序时 or beyond the limit."""
    rates = last["completion_rate"]
    ink = dict.fromkeys(rates.index, colours.grey)
    if unit_id in ink:
        return ink | {str(unit_id): colours.accent}
    best, worst = (rates.idxmin(), rates.idxmax()) if is_limit else (rates.idxmax(), rates.idxmin())
    allowed = 1.0 if is_limit else last.loc[worst, "expected_share"]
    is_behind = rates[worst] > allowed if is_limit else rates[worst] < allowed
    return ink | {best: colours.light("on_track")} | ({worst: colours.light("far_behind")} if is_behind else {})


def _lines(rows: pd.DataFrame, ink: dict[str, str], colours: Palette, dash: str = "solid") -> list[Item]:
    """A trace for each colour, as one draws faster than many; the grey ones lie below."""
    by_colour: dict[str, list[pd.DataFrame]] = {colours.grey: []}
    for unit, part in rows.groupby("unit_id", sort=False):
        by_colour.setdefault(ink[str(unit)], []).append(part)
    bold = 2.6 if dash == "solid" else 1.4
    return [
        _line(parts, colour, dash, 1.2 if colour == colours.grey else bold)
        for colour, parts in by_colour.items()
        if parts
    ]


def _line(parts: list[pd.DataFrame], colour: str, dash: str, width: float) -> Item:
    """Units one after the other. Months that nobody reported are absent from the rows, and stay gaps in the line."""
    x: list[int | None] = []
    y: list[float | None] = []
    words: list[str] = []
    for part in parts:
        unit, year = part["unit_name"].iloc[0], part["year"].iloc[0]
        by_month = dict(zip(part["month"], part["completion_rate"], strict=True))
        months = range(1, int(part["month"].max()) + 1)
        shares = [by_month.get(month) for month in months]
        x += [*months, None]
        y += [*(None if formats.is_absent(share) else share for share in shares), None]
        words += [*(_said(unit, year, month, share) for month, share in zip(months, shares, strict=True)), ""]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": x,
        "y": y,
        "connectgaps": False,
        "line": {"color": colour, "width": width, "dash": dash},
        "marker": {"size": 5 if width > 2 else 3, "color": colour},
        "text": words,
        "hovertemplate": "%{text}<extra></extra>",
    }


def _said(unit: str, year: int, month: int, share: float | None) -> str:
    when = _("{unit} {year}年{month}月").format(unit=unit, year=year, month=month)
    return f"{when} {formats.percent(share, 1)}"


def _ends(rows: pd.DataFrame, compared: pd.DataFrame, ink: dict[str, str], colours: Palette) -> list[End]:
    """The name at the end of each line, the year at that of a compared one."""
    last = [part.iloc[-1] for _unit, part in rows.groupby("unit_id", sort=False)]
    earlier = [part.iloc[-1] for _unit, part in compared.groupby("unit_id", sort=False)]
    return [
        *(
            End(
                int(row["month"]),
                float(row["completion_rate"]),
                shortened(row["short_name"], _LONGEST),
                ink[row["unit_id"]],
                is_plain=ink[row["unit_id"]] == colours.grey,
            )
            for row in last
        ),
        *(
            End(
                int(row["month"]),
                float(row["completion_rate"]),
                _("{year}年").format(year=row["year"]),
                ink[row["unit_id"]],
            )
            for row in earlier
        ),
    ]
