"""What makes up a unit's score: per category, points earned, lost, unreported and not scored, as one stacked bar."""

from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.canvas import GAP, Figure, Item, canvas, labels, note, shortened
from assessment.figures.palette import Palette
from assessment.memory import remembered
from assessment.messages import translate as _

_ROW = 40


@remembered
def composition(rows: pd.DataFrame, colours: Palette) -> Figure:
    """One bar per category in points, in the order given; ``rows`` of one unit as ``score_by_category``.

    Unreported points are hatched, points that are not scored are only outlined.
    """
    count = len(rows)
    y = list(range(count, 0, -1))
    widest = float(rows["points"].max())
    parts: dict[str, tuple[str, Item]] = {
        "earned_points": (_("得分"), {"color": colours.light("on_track")}),
        "lost_points": (_("失分"), {"color": colours.interval}),
        "open_points": (
            _("未报"),
            {"color": colours.lane, "pattern": {"shape": "/", "fgcolor": colours.grey, "size": 6}},
        ),
        "unscored_points": (_("未计分"), {"color": colours.paper, "line": {"color": colours.grey, "width": 1}}),
        "not_applicable_points": (_("无任务"), {"color": colours.lane}),
    }
    shown = {name: part for name, part in parts.items() if rows[name].sum() > 0}
    return canvas(
        [
            *(_bars(rows, name, words, marker, y) for name, (words, marker) in shown.items()),
            *_labels(rows, y, widest, colours),
        ],
        height=_ROW * count + 84,
        colours=colours,
        margin=(2, 78, 34, 46),
        x={"range": [0, widest * 1.01], "showticklabels": False},
        y={"range": [0.35, count + 0.75], "showticklabels": False},
        notes=[_key(shown, colours)],
        shapes=[],
        simulated=is_simulated(rows),
        barmode="stack",
    )


def _bars(rows: pd.DataFrame, name: str, words: str, marker: Item, y: list[int]) -> Item:
    return {
        "type": "bar",
        "orientation": "h",
        "x": rows[name].tolist(),
        "y": [position - 0.25 for position in y],
        "width": 0.3,
        "marker": marker,
        "text": [f"{row.category_name}：{words} {formats.points(getattr(row, name))}" for row in rows.itertuples()],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }


def _key(shown: dict[str, tuple[str, Item]], colours: Palette) -> Item:
    glyphs = {
        "earned_points": f'<span style="color:{colours.light("on_track")}">■</span>',
        "lost_points": f'<span style="color:{colours.interval}">■</span>',
        "open_points": "▨",
        "unscored_points": "□",
        "not_applicable_points": f'<span style="color:{colours.lane}">■</span>',
    }
    words = "　".join(f"{glyphs[name]} {words}" for name, (words, _marker) in shown.items())
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


def _labels(rows: pd.DataFrame, y: list[int], widest: float, colours: Palette) -> list[Item]:
    count = len(rows)
    above, beside = [position + 0.18 for position in y], [position - 0.25 for position in y]
    return [
        labels([0.0] * count, above, [shortened(name, 14) for name in rows["category_name"]], colours, side="right"),
        labels(
            [widest * 1.01] * count, beside, [GAP + _points(row) for row in rows.itertuples()], colours, side="right"
        ),
    ]


def _points(row: Any) -> str:
    """Earned of assessable; a dash where nothing can be scored."""
    if not row.assessable_points:
        return formats.ABSENT
    return f"<b>{formats.number(row.earned_points)}</b> / {formats.number(row.assessable_points)}"
