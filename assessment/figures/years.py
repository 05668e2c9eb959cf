"""How does each unit compare with itself in other years, at the same month?"""

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.canvas import Figure, Item, canvas, line, note, room_for, shortened
from assessment.figures.palette import Palette
from assessment.memory import remembered
from assessment.messages import translate as _

_ROW = 40
_SYMBOLS = ("diamond-open", "circle", "square-open", "triangle-up-open", "cross-open")


@remembered
def years_side_by_side(rows: pd.DataFrame, colours: Palette, *, year: int) -> Figure:
    """One row per unit, one mark per year in percent of that year's target; ``rows`` as ``completion_by_year``.

    The year looked at is filled, the others are open; a year that was not reported has no mark.
    """
    names = rows.drop_duplicates("unit_id")
    height_of = {unit: len(names) - index for index, unit in enumerate(names["unit_id"])}
    shown = rows[rows["completion_rate"].notna()]
    top = max(1.0, min(1.6, float(shown["completion_rate"].max()) if len(shown) else 1.0)) * 1.03
    years = sorted(rows["year"].unique())
    marks = [
        _marks(shown[shown["year"] == one], height_of, one == year, index, colours) for index, one in enumerate(years)
    ]
    return canvas(
        [_spans(shown, height_of, colours), *marks],
        height=_ROW * len(names) + 84,
        colours=colours,
        margin=(room_for([shortened(name, 6) for name in names["short_name"]], 14) + 20, 14, 34, 46),
        x={
            "range": [0, top],
            "tickformat": ".0%",
            "nticks": 6,
            "showgrid": True,
            "gridcolor": colours.rule,
            "tickfont": {"size": 12, "color": colours.muted},
        },
        y={"range": [0.4, len(names) + 0.6], "showticklabels": False},
        notes=[_key(rows, years, year, colours), *_names(names, height_of, colours)],
        shapes=[line(1, 0.4, 1, len(names) + 0.6, colours.muted)],
        simulated=is_simulated(rows),
    )


def _marks(part: pd.DataFrame, height_of: dict[str, int], is_chosen: bool, index: int, colours: Palette) -> Item:  # noqa: FBT001
    return {
        "type": "scatter",
        "mode": "markers",
        "x": part["completion_rate"].tolist(),
        "y": [height_of[unit] for unit in part["unit_id"]],
        "marker": {
            "symbol": "circle" if is_chosen else _SYMBOLS[(index * 2) % len(_SYMBOLS)],
            "size": 13 if is_chosen else 10,
            "color": colours.accent if is_chosen else colours.grey,
            "line": {"width": 2, "color": colours.accent if is_chosen else colours.grey},
        },
        "text": [
            _("{unit} {year}年：{rate}").format(
                unit=row.unit_name, year=row.year, rate=formats.percent(row.completion_rate, 1)
            )
            for row in part.itertuples()
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _spans(shown: pd.DataFrame, height_of: dict[str, int], colours: Palette) -> Item:
    x: list[float | None] = []
    y: list[int | None] = []
    for unit, part in shown.groupby("unit_id", sort=False):
        x += [part["completion_rate"].min(), part["completion_rate"].max(), None]
        y += [height_of[str(unit)], height_of[str(unit)], None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colours.rule, "width": 3},
        "hoverinfo": "skip",
    }


def _key(rows: pd.DataFrame, years: list[int], year: int, colours: Palette) -> Item:
    """Which mark is which year, above the first row."""
    glyphs = {"diamond-open": "◇", "square-open": "□", "cross-open": "✛"}
    simulated = set(rows.loc[rows["target_basis"] == "demo", "year"])
    reported = set(rows.loc[rows["completion_rate"].notna(), "year"])
    words = []
    for index, one in enumerate(years):
        glyph = "●" if one == year else glyphs.get(_SYMBOLS[(index * 2) % len(_SYMBOLS)], "○")
        remarks = [_("模拟目标")] * (one in simulated) + [_("未报")] * (one not in reported)
        words.append(f"{glyph} {one}" + (f"（{'，'.join(remarks)}）" if remarks else ""))
    return note(
        "　".join(words),
        colours,
        size=12,
        colour=colours.muted,
        xref="paper",
        yref="paper",
        x=0,
        y=1,
        xanchor="left",
        yanchor="bottom",
        yshift=8,
    )


def _names(names: pd.DataFrame, height_of: dict[str, int], colours: Palette) -> list[Item]:
    return [
        note(
            shortened(row.short_name, 6),
            colours,
            size=14,
            xref="paper",
            yref="y",
            x=0,
            y=height_of[row.unit_id],
            xanchor="right",
            xshift=-10,
        )
        for row in names.itertuples()
    ]
