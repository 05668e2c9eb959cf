"""Who leads, by how much: a sorted dot plot, with what unreported values leave open: score as a whisker, rank in words."""

from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.canvas import GAP, Figure, Item, canvas, labels, line, room_for, shortened
from assessment.figures.palette import Palette
from assessment.memory import remembered
from assessment.messages import translate as _

_ROW = 42
# Characters of a name, and points that the axis spans at least: equal scores must not look far apart.
_LONGEST = 9
_LEAST_SPAN = 10.0


@remembered
def ranking_dots(rows: pd.DataFrame, colours: Palette, *, unit_id: str | None) -> Figure:
    """One row per unit in the order given; ``rows`` as ``reads.ranking``. A chosen unit is highlighted, else first and last.

    A compared year is an open ring on the same row.
    """
    count = len(rows)
    y = list(range(count, 0, -1))
    low, high = _range(rows)
    ink = [_colour(row, rows["rank"].min(), rows["rank"].max(), unit_id, colours) for row in rows.itertuples()]
    whiskers = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [row.score, row.score_upper],
            "y": [position, position],
            "line": {"color": colours.interval, "width": 9},
            "hoverinfo": "skip",
        }
        for position, row in zip(y, rows.itertuples(), strict=True)
        if row.score_upper > row.score
    ]
    dots = {
        "type": "scatter",
        "mode": "markers",
        "x": rows["score"].tolist(),
        "y": y,
        "marker": {"size": 14, "color": ink, "line": {"width": 1.5, "color": colours.paper}},
        "text": [_hover(row) for row in rows.itertuples()],
        "hovertemplate": "%{text}<extra></extra>",
    }
    return canvas(
        [
            *whiskers,
            *_intervals(rows, y, (low + high) / 2, colours),
            _rings(rows, y, colours),
            dots,
            _scores(rows, y, high, ink, colours),
        ],
        height=_ROW * count + 62,
        colours=colours,
        margin=(_left(rows), 62, 8, 42),
        x={
            "range": [low, high],
            "showticklabels": True,
            "tickfont": {"size": 12, "color": colours.muted},
            "nticks": 6,
            "ticksuffix": _(" 分"),
            "showticksuffix": "last",
        },
        y={
            "range": [0.4, count + 0.6],
            "tickvals": y,
            "ticktext": _names(rows, ink, colours),
            "tickfont": {"size": 15, "color": colours.ink},
        },
        notes=[],
        shapes=[line(low, position, high, position, colours.rule) for position in y],
        simulated=is_simulated(rows),
    )


def _range(rows: pd.DataFrame) -> tuple[float, float]:
    if rows.empty:
        return 0.0, 1.0
    low = float(rows[["score", "compare_score"]].min().min())
    high = float(rows[["score_upper", "compare_score"]].max().max())
    pad = max((high - low) * 0.08, 0.5, (_LEAST_SPAN - (high - low)) / 2)
    return max(0.0, low - pad), high + pad


def _left(rows: pd.DataFrame) -> int:
    """Room for ranks and names; a tied rank is longer."""
    ranks = [formats.rank(row.rank, is_tied=row.is_tied) for row in rows.itertuples()]
    names = [shortened(name, _LONGEST) for name in rows["short_name"]]
    return room_for(ranks, 15) + room_for(names, 15) + 32


def _colour(row: Any, first: float, last: float, unit_id: str | None, colours: Palette) -> str:
    if unit_id is not None:
        return colours.accent if row.unit_id == unit_id else colours.grey
    if formats.is_absent(row.rank) or first == last:
        return colours.grey
    if row.rank == first:
        return colours.light("on_track")
    return colours.light("far_behind") if row.rank == last else colours.grey


def _intervals(rows: pd.DataFrame, y: list[int], middle: float, colours: Palette) -> list[Item]:
    """The ranks a unit may still have, above the end of its whisker and towards the middle."""
    traces = []
    for side in ("left", "right"):
        shown = [
            (row, position)
            for row, position in zip(rows.itertuples(), y, strict=True)
            if row.best_rank != row.worst_rank and (row.score_upper > middle) == (side == "left")
        ]
        words = [
            _("可能第 {interval} 名").format(interval=formats.rank_interval(row.best_rank, row.worst_rank))
            for row, _position in shown
        ]
        ends = [row.score_upper for row, _position in shown]
        places = [position + 0.18 for _row, position in shown]
        muted = [colours.muted] * len(shown)
        trace = labels(ends, places, words, colours, side=side, size=12, ink=muted)
        traces.append({**trace, "textposition": f"top {side}"})
    return traces


def _rings(rows: pd.DataFrame, y: list[int], colours: Palette) -> Item:
    """Where each unit was at the same month of the compared year."""
    compared = [(row, position) for row, position in zip(rows.itertuples(), y, strict=True) if _has_compared(row)]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.compare_score for row, _position in compared],
        "y": [position for _row, position in compared],
        "marker": {"symbol": "circle-open", "size": 11, "color": colours.muted, "line": {"width": 2}},
        "text": [
            _("{unit} {year}年同期：{score} 分").format(
                unit=row.unit_name, year=int(row.compare_year), score=formats.points(row.compare_score)
            )
            for row, _position in compared
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _has_compared(row: Any) -> bool:
    return not formats.is_absent(row.compare_score)


def _hover(row: Any) -> str:
    interval = formats.rank_interval(row.best_rank, row.worst_rank)
    coverage = formats.percent(row.report_coverage)
    return _("{unit}：{score} 分，第 {interval} 名，报送率 {coverage}").format(
        unit=row.unit_name,
        score=formats.points(row.score),
        interval=interval,
        coverage=coverage,
    )


def _names(rows: pd.DataFrame, ink: list[str], colours: Palette) -> list[str]:
    """Rank and name of each row, for the axis."""
    words = []
    for row, colour in zip(rows.itertuples(), ink, strict=True):
        rank = f'<span style="color:{colours.muted}">{formats.rank(row.rank, is_tied=row.is_tied)}</span>'
        plain = colour == colours.grey
        short = shortened(row.short_name, _LONGEST)
        name = short if plain else f'<b style="color:{colour}">{short}</b>'
        words.append(f"{rank}　{name}{GAP}")
    return words


def _scores(rows: pd.DataFrame, y: list[int], high: float, ink: list[str], colours: Palette) -> Item:
    plain = [colour == colours.grey for colour in ink]
    words = [
        GAP + (formats.points(score) if is_plain else f"<b>{formats.points(score)}</b>")
        for score, is_plain in zip(rows["score"], plain, strict=True)
    ]
    shown = [colours.ink if is_plain else colour for colour, is_plain in zip(ink, plain, strict=True)]
    return labels([high] * len(y), list(map(float, y)), words, colours, side="right", size=15, ink=shown)
