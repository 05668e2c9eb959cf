"""Points by category: one bar each, the categories above the leaves as headings with their sums."""

import pandas as pd

from assessment import formats
from assessment.figures.canvas import Figure, Item, canvas, note
from assessment.figures.palette import Palette
from assessment.memory import remembered

_ROW = 36


@remembered
def points_by_category(rows: pd.DataFrame, colours: Palette) -> Figure:
    """Bars of the categories that have leaves, in printed order; ``rows`` as ``reads.points_by_category``."""
    leaves = rows[rows["has_leaves"]]
    count = len(leaves)
    places = list(range(count, 0, -1))
    notes: list[Item] = []
    for place, row in zip(places, leaves.itertuples(), strict=True):
        at: Item = {"xref": "paper", "yref": "y", "xanchor": "left"}
        above = f"{row.parent_name} › " if isinstance(row.parent_name, str) else ""
        notes.append(note(f"{above}{row.category_name}", colours, x=0, y=place + 0.14, **at))
        notes.append(note(f"<b>{formats.number(row.points)}</b>", colours, x=1, y=place - 0.24, xshift=8, **at))
    bars: Item = {
        "type": "bar",
        "orientation": "h",
        "x": leaves["points"].fillna(0).tolist(),
        "y": [place - 0.24 for place in places],
        "width": 0.2,
        "marker": {"color": colours.accent},
        "text": [f"{row.category_name} {formats.number(row.points)}" for row in leaves.itertuples()],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }
    return canvas(
        [bars], height=_ROW * count + 24, colours=colours, margin=(2, 52, 4, 12),
        x={"range": [0, float(leaves["points"].max()) or 1.0], "showticklabels": False},
        y={"range": [0.2, count + 0.7], "showticklabels": False}, notes=notes, shapes=[], simulated=False,
    )  # fmt: skip
