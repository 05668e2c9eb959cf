"""What a move is made of: from where a unit was, cause by cause, to where it is; in places and in points."""

from collections.abc import Sequence
from html import escape
from itertools import accumulate, pairwise
from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.lanes import Column, Row, Scale, bar, key, lanes, mark
from assessment.memory import remembered
from assessment.messages import translate as _


@remembered
def cause_steps(
    rows: pd.DataFrame, *, unit_id: str, states: tuple[str, str], causes: tuple[tuple[str, str], ...]
) -> str:
    """A row for each state, and one for each of ``causes`` (name and words) between; ``rows`` as hypotheses.rank_movement.

    A better place lies further right, as more points do.
    """
    one = next(row for row in rows.itertuples() if row.unit_id == unit_id)
    columns = (
        Column(_("原因"), "name"),
        Column(_("位次"), "lane ranks"),
        Column(_("位次"), "number"),
        Column(_("得分"), "lane scores"),
        Column(_("得分"), "number"),
    )
    # Ranks are counted downwards, from the first.
    ranks = _levels(-float(one.rank_before), [getattr(one, f"rank_{name}") for name, _words in causes])
    scores = _levels(float(one.score_before), [getattr(one, f"score_{name}") for name, _words in causes])
    scales = Scale(-float(one.group_size), -1.0), _around(scores)
    steps = [
        _step(one, name, words, scales, move)
        for (name, words), *move in zip(causes, pairwise(ranks), pairwise(scores), strict=True)
    ]
    first = _end(one, "before", states[0], scales, (ranks[0], scores[0]))
    last = _end(one, "after", states[1], scales, (ranks[-1], scores[-1]))
    return lanes("causes", columns, [first, *steps, last], key=_key(ranks, scores), simulated=is_simulated(rows))


def _levels(first: float, gains: Sequence[float]) -> list[float]:
    """Where the unit stood at first and after each cause; hundredths are the smallest part."""
    return [round(level, 2) for level in accumulate(gains, initial=first)]


def _around(levels: list[float]) -> Scale:
    low, high = min(levels), max(levels)
    pad = max(0.08 * (high - low), 0.5)
    return Scale(max(0.0, low - pad), high + pad)


def _end(one: Any, side: str, state: str, scales: tuple[Scale, Scale], levels: tuple[float, float]) -> Row:
    rank = formats.rank(getattr(one, f"rank_{side}"), is_tied=getattr(one, f"is_tied_{side}"))
    place = _("第 {rank}").format(rank=rank)
    by_rank, by_score = (mark(scale, level, "dot accent") for scale, level in zip(scales, levels, strict=True))
    words = f"<b>{escape(place)}</b>"
    score = f"<b>{formats.points(getattr(one, f'score_{side}'))}</b>"
    return Row((escape(state), by_rank, words, by_score, score), kind="end")


def _step(one: Any, name: str, words: str, scales: tuple[Scale, Scale], moves: Sequence[tuple[float, float]]) -> Row:
    places, points = getattr(one, f"rank_{name}"), getattr(one, f"score_{name}")
    by_rank, by_score = (_bar(scale, *move) for scale, move in zip(scales, moves, strict=True))
    cells = (escape(words), by_rank, formats.places(places), by_score, formats.signed_points(points))
    return Row(cells, kind="" if places or points else "nothing")


def _bar(scale: Scale, start: float, end: float) -> str:
    """From one level to the next; where nothing changed the level goes on as a tick."""
    if start == end:
        return mark(scale, start, "tick level")
    return bar(scale, min(start, end), max(start, end), "gain" if end > start else "loss")


def _key(*levels: list[float]) -> str:
    moves = [now - then for one in levels for then, now in pairwise(one)]
    return key(
        ("dot accent", _("起点和终点")),
        ("gain", _("位次靠前、得分增加") if max(moves) > 0 else ""),
        ("loss", _("位次靠后、得分减少") if min(moves) < 0 else ""),
    )
