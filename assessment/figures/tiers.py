"""Where is each unit, when words are assessed: the tiers 差 中 良 优 from left to right."""

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.canvas import Figure, canvas, line, note, room_for, shortened
from assessment.figures.palette import Palette

_ROW = 40
TIERS = ("差", "中", "良", "优")


def tiers(rows: pd.DataFrame, colours: Palette, *, unit_id: str | None) -> Figure:
    """One row per unit with a dot at its tier; the state in words where there is none; ``rows`` as ``completion_by_unit``."""
    count = len(rows)
    positions = list(range(count, 0, -1))
    lit = [(position, row) for position, row in zip(positions, rows.itertuples(), strict=True) if row.tier in TIERS]
    dots = {
        "type": "scatter",
        "mode": "markers",
        "x": [TIERS.index(row.tier) for _position, row in lit],
        "y": [position for position, _row in lit],
        "marker": {
            "size": 14,
            "color": [
                colours.light("far_behind") if row.tier in TIERS[:2] else colours.light("on_track") for _p, row in lit
            ],
        },
        "text": [f"{row.unit_name}：{row.tier}" for _position, row in lit],
        "hovertemplate": "%{text}<extra></extra>",
    }
    notes = [
        note(
            tier,
            colours,
            size=13,
            colour=colours.muted,
            xref="x",
            x=index,
            yref="paper",
            y=1,
            yanchor="bottom",
            yshift=4,
        )
        for index, tier in enumerate(TIERS)
    ]
    for position, row in zip(positions, rows.itertuples(), strict=True):
        short = shortened(row.short_name, 6)
        name = f"<b>{short}</b>" if row.unit_id == unit_id else short
        notes.append(note(name, colours, size=14, xref="paper", x=0, yref="y", y=position, xanchor="right", xshift=-10))
        if row.tier not in TIERS:
            notes.append(
                note(formats.status(row.state), colours, xref="x", x=0, yref="y", y=position, colour=colours.muted)
            )
    return canvas(
        [dots],
        height=_ROW * count + 76,
        colours=colours,
        margin=(room_for([shortened(name, 6) for name in rows["short_name"]], 14) + 20, 20, 30, 46),
        x={"range": [-0.5, 3.5], "showticklabels": False},
        y={"range": [0.4, count + 0.6], "showticklabels": False},
        notes=notes,
        shapes=[line(-0.5, position, 3.5, position, colours.rule) for position in positions],
        simulated=is_simulated(rows),
    )
