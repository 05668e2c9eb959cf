"""One concept over units and documents: a bar per target, on a scale of its own for each unit of measure."""

from typing import Any

import pandas as pd

from assessment import formats
from assessment.figures.canvas import Figure, Item, canvas, note
from assessment.figures.palette import Palette
from assessment.headlines import limit_words
from assessment.memory import remembered
from assessment.messages import translate as _

_ROW = 36


@remembered
def concept_targets(rows: pd.DataFrame, colours: Palette, *, unit_id: str | None) -> Figure | None:
    """Bars of the targets that have a value, by unit of measure; null where none has one.

    ``rows`` as ``reads.targets_by_concept``. Bars of different units of measure are never comparable, so each has a scale.
    """
    valued = rows[rows["target_value"].notna()]
    if valued.empty:
        return None
    parts = [part for _name, part in valued.groupby("unit_of_measure", sort=False, dropna=False)]
    top = len(valued) + len(parts)
    data: list[Item] = []
    notes: list[Item] = []
    axes: dict[str, Item] = {}
    y = float(top)
    for number, part in enumerate(parts, start=1):
        notes.append(_heading(part, y, colours))
        places = [y - 1 - index for index in range(len(part))]
        axis = "" if number == 1 else str(number)
        data.append(_bars(part, places, f"x{axis}", colours, unit_id))
        notes += _labels(part, places, colours)
        axes[axis] = {"range": [0, float(part["target_value"].max()) or 1.0], "showticklabels": False}
        y -= len(part) + 1
    figure = canvas(
        data, height=_ROW * top + 24, colours=colours, margin=(2, 96, 4, 12), x=axes[""],
        y={"range": [0.2, top + 0.5], "showticklabels": False}, notes=notes, shapes=[], simulated=False,
    )  # fmt: skip
    bare = {"showgrid": False, "zeroline": False, "showline": False, "ticks": "", "fixedrange": True, "overlaying": "x"}
    figure["layout"].update({f"xaxis{axis}": {**bare, **setting} for axis, setting in axes.items() if axis})
    return figure


def _bars(part: pd.DataFrame, places: list[float], axis: str, colours: Palette, unit_id: str | None) -> Item:
    chosen = [unit_id in (None, unit) for unit in part["unit_id"]]
    return {
        "type": "bar",
        "orientation": "h",
        "xaxis": axis,
        "x": part["target_value"].tolist(),
        "y": [place - 0.24 for place in places],
        "width": 0.2,
        "marker": {"color": [colours.accent if is_chosen else colours.interval for is_chosen in chosen]},
        "text": [
            formats.named(f"{row.unit_name} {row.year}", f"{row.measure_name} {_value(row)}")
            for row in part.itertuples()
        ],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }


def _heading(part: pd.DataFrame, y: float, colours: Palette) -> Item:
    unit = part["unit_of_measure"].iloc[0]
    words = _("计量单位：{unit}").format(unit=unit) if isinstance(unit, str) else _("没有印计量单位")
    return note(words, colours, size=12, colour=colours.muted, x=0, y=y, xref="paper", yref="y", xanchor="left")


def _labels(part: pd.DataFrame, places: list[float], colours: Palette) -> list[Item]:
    notes = []
    for place, row in zip(places, part.itertuples(), strict=True):
        at: Item = {"xref": "paper", "yref": "y", "xanchor": "left"}
        notes.append(note(f"{row.short_name} · {row.year}", colours, x=0, y=place + 0.14, **at))
        notes.append(note(f"<b>{_value(row)}</b>", colours, x=1, y=place - 0.24, xshift=8, **at))
    return notes


def _value(row: Any) -> str:
    return limit_words(row.operator, row.target_value, row.target_value_upper, row.unit_of_measure)
