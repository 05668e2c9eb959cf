"""Why did a unit's rank move between two states: another month, or another day of knowledge?

The causes are found by replacing, in a fixed order, what the first state says by what the second says, and scoring the whole
group each time: the unit's own results, its own targets, the rules (for everybody), its late reports, then everything
about the others. Each step's change is that cause's part, so the parts add up to the move by construction.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from assessment.hypotheses.pairs import CAUSES, OWN_CAUSES, Pair
from assessment.hypotheses.worlds import (
    Snapshot,
    Worlds,
    everybody,
    facts,
    measures,
    must_see,
    ranks,
    snapshot,
    visible,
)
from assessment.reads import View

_NAMES = ("unit_name", "short_name", "division_code", "peer_group", "position", "group_size", "target_basis")


def rank_movement(before: View, after: View) -> pd.DataFrame:
    """By which causes did each unit's rank and score move from one state to another?

    One row per unit of the peer group that the reader may see, in the order of the later rank. ``rank_<cause>`` are places gained
    (below 0 lost), ``score_<cause>`` points; both add up to ``rank_move`` and ``score_move``. A unit without a rank (or a
    score) in one of the states, or on the way, has no parts of it. The states are of one scheme, year and peer group.
    """
    rows = _movement(snapshot(), everybody(before), everybody(after))
    return visible(rows, after.scope.unit_ids)


def movement_by_measure(before: View, after: View, unit_id: str) -> pd.DataFrame:
    """What of a unit's own changed from one state to another, measure by measure, and what was it worth?

    One row per measure that changed: value, target and points in both states, and ``points_<cause>`` for every cause but the
    others. Points are those of the measure by itself, before its leaf is rounded. Raises LookupError for a unit that the
    reader may not see.
    """
    must_see(after, unit_id)
    return _by_measure(snapshot(), everybody(before), everybody(after), unit_id)


@lru_cache(maxsize=8)
def _pair(_snapshot: Snapshot, before: View, after: View) -> Pair:
    return Pair(facts(before), facts(after))


@lru_cache(maxsize=32)
def _movement(snapshot: Snapshot, before: View, after: View) -> pd.DataFrame:
    pair = _pair(snapshot, before, after)
    if not pair.units:
        return pd.DataFrame(columns=list(_COLUMNS))
    # A world is what is replaced for whom: equal ones are scored once.
    paths = {unit_id: pair.path(unit_id) for unit_id in pair.units}
    worlds = list(dict.fromkeys(world for path in paths.values() for world in path))
    rows, places = pair.rows([pair.codes(world) for world in worlds])
    scored = ranks(after, Worlds(rows, pair.methods, [*zip(places, map(pair.method, worlds), strict=True)]))
    standing = {(row.unit_id, worlds[row.year]): row for row in scored.itertuples()}
    moved = [_moved(unit_id, [standing.get((unit_id, world)) for world in path]) for unit_id, path in paths.items()]
    frame = pd.DataFrame([row for row in moved if row], columns=list(_COLUMNS)).astype(_TYPES)
    return frame.sort_values(["rank_after", "position"], kind="stable").reset_index(drop=True)


_TYPES = {
    "is_tied_before": "boolean",
    "is_tied_after": "boolean",
    **{f"rank_{part}": "Int64" for part in ("before", "after", *CAUSES, "move")},
    **{f"score_{part}": "Float64" for part in ("before", "after", *CAUSES, "move")},
}
_COLUMNS = ("unit_id", *_NAMES, "actual_basis", *_TYPES)


def _moved(unit_id: str, steps: Sequence[Any]) -> dict[str, object]:
    """One unit's row: who it is, where it was and is, and the part of every cause; nothing of a unit that is never scored."""
    known = [step for step in steps if step is not None]
    if not known:
        return {}
    first, last = steps[0], steps[-1]
    row: dict[str, object] = {"unit_id": unit_id, **{name: getattr(known[-1], name) for name in _NAMES}}
    row["actual_basis"] = "+".join(sorted({*_bases(first), *_bases(last)})) or None
    row |= {"is_tied_before": first and first.is_tied, "is_tied_after": last and last.is_tied}
    for measure, better in (("rank", -1), ("score", 1)):
        values = [_value(step, measure) for step in steps]
        gains = [_gain(better, *two) for two in pairwise(values)] if None not in values else [None] * len(CAUSES)
        row |= {f"{measure}_before": values[0], f"{measure}_after": values[-1]}
        row |= {f"{measure}_{cause}": gain for cause, gain in zip(CAUSES, gains, strict=True)}
        row[f"{measure}_move"] = _gain(better, values[0], values[-1])
    return row


def _bases(step: Any) -> list[str]:
    return str(step.actual_basis).split("+") if step is not None and step.actual_basis else []


def _value(step: Any, measure: str) -> float | None:
    value = None if step is None else getattr(step, measure)
    return None if pd.isna(value) else value


def _gain(better: int, then: float | None, now: float | None) -> float | None:
    """What came on top, in hundredths: scores have no smaller part."""
    return None if then is None or now is None else round(better * (now - then), 2)


@lru_cache(maxsize=32)
def _by_measure(snapshot: Snapshot, before: View, after: View, unit_id: str) -> pd.DataFrame:
    pair = _pair(snapshot, before, after)
    if unit_id not in pair.units:
        return pd.DataFrame()
    path = pair.path(unit_id)[:-1]
    distinct = list(dict.fromkeys(path))
    inputs, methods = pair.own_rows(unit_id, distinct)
    standing = measures(after, inputs, methods, unit_id)
    return _changed([standing[distinct.index(world)].set_index("measure_id") for world in path])


def _changed(steps: list[pd.DataFrame]) -> pd.DataFrame:
    """Own measures in the first state and after each of the unit's own causes; only those that changed."""
    first, last = steps[0], steps[-1]
    every = last.index.union(first.index, sort=False)
    rows = pd.DataFrame({name: last[name].reindex(every).combine_first(first[name]) for name in _OF_MEASURE}).loc[every]
    for name in _IN_STATE:
        rows[f"{name}_before"], rows[f"{name}_after"] = first[name].reindex(every), last[name].reindex(every)
    points = [step["earned_lower"].astype("float64").reindex(every).fillna(0.0) for step in steps]
    for cause, (then, now) in zip(OWN_CAUSES, pairwise(points), strict=True):
        rows[f"points_{cause}"] = (now - then).round(2)
    rows["points_move"] = (points[-1] - points[0]).round(2)
    changes = [rows[f"points_{cause}"] != 0 for cause in OWN_CAUSES]
    rows = rows[np.logical_or.reduce([*changes, *(_differs(rows, name) for name in _IN_STATE)])]
    return rows.sort_values("points_move", key=abs, ascending=False, kind="stable").reset_index()


_OF_MEASURE = (
    "measure_name", "category_name", "indicator_name", "unit_of_measure", "kind", "direction", "measure_points",
    "document_id", "first_line", "last_line", "line", "target_basis", "actual_basis",
)  # fmt: skip
_IN_STATE = ("value", "carried_value", "tier", "target_value", "target_status", "state", "rule", "earned_lower")


def _differs(rows: pd.DataFrame, name: str) -> pd.Series:
    before, after = rows[f"{name}_before"], rows[f"{name}_after"]
    return (before.notna() | after.notna()) & ~(before == after).fillna(value=False)
