"""Against the peers: per category, where one unit's score rate lies among those of its group."""

from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.canvas import GAP, Figure, Item, canvas, labels, line, note, shortened
from assessment.figures.palette import Palette
from assessment.memory import remembered
from assessment.messages import translate as _

_ROW = 40


@remembered
def peers(rows: pd.DataFrame, colours: Palette, *, unit_id: str) -> Figure:
    """One strip per category: peers grey, the whole group a tick, the unit coloured; ``rows`` as ``score_by_category``.

    A unit above its group's rate is blue, one below it orange; where it has no rate the strip says so.
    """
    own = rows[rows["unit_id"] == unit_id]
    count = len(own)
    height_of = {category: count - index for index, category in enumerate(own["category_id"])}
    others = rows[(rows["unit_id"] != unit_id) & rows["score_rate"].notna() & rows["category_id"].isin(height_of)]
    return canvas(
        [
            _dots(others, height_of, 8, colours.grey, colours),
            _own(own, height_of, colours),
            *_labels(own, height_of, colours),
        ],
        height=_ROW * count + 84,
        colours=colours,
        margin=(2, 78, 34, 46),
        x={"range": [-0.02, 1.02], "showticklabels": False},
        y={"range": [0.35, count + 0.75], "showticklabels": False},
        notes=[_key(colours)],
        shapes=_lanes(own, height_of, colours),
        simulated=is_simulated(rows),
    )


def _own(own: pd.DataFrame, height_of: dict[str, int], colours: Palette) -> Item:
    rated = own[own["score_rate"].notna()]
    ink = [
        colours.light("on_track" if row.score_rate >= row.group_score_rate else "far_behind")
        for row in rated.itertuples()
    ]
    return _dots(rated, height_of, 14, ink, colours)


def _dots(rows: pd.DataFrame, height_of: dict[str, int], size: int, colour: str | list[str], colours: Palette) -> Item:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": rows["score_rate"].tolist(),
        "y": [height_of[category] - 0.22 for category in rows["category_id"]],
        "marker": {"size": size, "color": colour, "line": {"width": 1, "color": colours.paper}},
        "text": [
            _("{unit} {category}：{rate}，第 {rank}").format(
                unit=row.unit_name,
                category=row.category_name,
                rate=formats.percent(row.score_rate, 1),
                rank=row.category_rank,
            )
            for row in rows.itertuples()
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _lanes(own: pd.DataFrame, height_of: dict[str, int], colours: Palette) -> list[Item]:
    shapes = []
    for row in own.itertuples():
        position = height_of[row.category_id] - 0.22
        shapes.append(line(0, position, 1, position, colours.rule))
        if not formats.is_absent(row.group_score_rate):
            rate = row.group_score_rate
            shapes.append(line(rate, position - 0.25, rate, position + 0.22, colours.ink, width=2))
    return shapes


def _key(colours: Palette) -> Item:
    words = _("{good}{bad} 本单位（高于、低于全组）　{peer} 同组　❘ 全组").format(
        good=_dot(colours.light("on_track")), bad=_dot(colours.light("far_behind")), peer=_dot(colours.grey)
    )
    where: Item = {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 8,
    }
    return note(words, colours, size=12, colour=colours.muted, **where)


def _dot(colour: str) -> str:
    return f'<span style="color:{colour}">●</span>'


def _labels(own: pd.DataFrame, height_of: dict[str, int], colours: Palette) -> list[Item]:
    count, heights = len(own), [height_of[category] for category in own["category_id"]]
    above, beside = [height + 0.18 for height in heights], [height - 0.25 for height in heights]
    return [
        labels([0.0] * count, above, [shortened(name, 14) for name in own["category_name"]], colours, side="right"),
        labels([1.02] * count, beside, [GAP + _rate(row) for row in own.itertuples()], colours, side="right"),
    ]


def _rate(row: Any) -> str:
    if formats.is_absent(row.score_rate):
        return formats.ABSENT
    return _("<b>{rate}</b> 第{rank}").format(rate=formats.percent(row.score_rate), rank=row.category_rank)
