"""Why did a unit's rank move between two states: another month, or another day of knowledge?

The causes are found by replacing, in a fixed order, what the first state says by what the second says, and scoring the whole
group each time: the unit's own results, its own targets, the rules (for everybody), its late reports, then everything
about the others. Each step's change is that cause's part, so the parts add up to the move by construction.
"""

from functools import lru_cache
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from assessment import reads, settings
from assessment.hypotheses.worlds import RESULT, RULE, TARGET, Facts, Worlds, facts, scored
from assessment.reads import View

# The causes in the order in which they are replaced; ``late_report`` are results that were due and missing in one state.
CAUSES = ("own_result", "own_target", "rule", "late_report", "others")
Mask = NDArray[np.bool_]

_KEY = ["measure_id", "unit_id"]
_FIRST, _LAST = 1, 2


def rank_movement(before: View, after: View) -> pd.DataFrame:
    """By which causes did each unit's rank and score move from one state to another?

    One row per unit of the peer group that the reader may see, in the order of the later rank. ``rank_<cause>`` are places gained
    (below 0 lost), ``score_<cause>`` points; both add up to ``rank_move`` and ``score_move``. A unit without a rank in
    one of the states has neither. The states are of one scheme and peer group.
    """
    rows = _movement(_snapshot(), before, after)
    visible = after.scope.unit_ids
    return rows if visible is None else rows[rows["unit_id"].isin(visible)].reset_index(drop=True)


def movement_by_measure(before: View, after: View, unit_id: str) -> pd.DataFrame:
    """What of a unit's own changed from one state to another, measure by measure, and what was it worth?

    One row per measure that changed: value, target and points in both states, and ``points_<cause>`` for every cause but the
    others. Points are those of the measure by itself, before its leaf is rounded.
    """
    worlds, paths = _worlds(_snapshot(), before, after)
    standing = {world: worlds.measures(world, unit_id).set_index("measure_id") for world in set(paths[unit_id][:-1])}
    return _by_measure([standing[world] for world in paths[unit_id][:-1]])


def _snapshot() -> tuple[str, bool]:
    """What the answers rest on besides the states: the snapshot, and whether simulated rows exist."""
    return reads.snapshot_id(), settings.demo_enabled()


@lru_cache(maxsize=16)
def _movement(snapshot: tuple[str, bool], before: View, after: View) -> pd.DataFrame:
    worlds, paths = _worlds(snapshot, before, after)
    ranks = worlds.ranks().set_index(["unit_id", "year"])
    rows = [_moved(ranks, unit_id, path) for unit_id, path in paths.items()]
    return pd.DataFrame(rows).sort_values(["rank_after", "position"], kind="stable").reset_index(drop=True)


def _moved(ranks: pd.DataFrame, unit_id: str, path: tuple[int, ...]) -> dict[str, object]:
    """One unit's row: who it is, where it was and is, and the part of every cause."""
    steps = [ranks.loc[(unit_id, world)] for world in path if (unit_id, world) in ranks.index]
    first, last = steps[0], steps[-1]
    row: dict[str, object] = {"unit_id": unit_id, **{name: last[name] for name in _NAMES}}
    row["actual_basis"] = "+".join(sorted({*_bases(first), *_bases(last)}))
    is_known = len(steps) == len(path) and all(pd.notna(step["rank"]) for step in steps)
    for measure, better in (("rank", -1), ("score", 1)):
        values = [better * step[measure] for step in steps] if is_known else [None] * len(path)
        row |= {f"{measure}_before": first[measure], f"{measure}_after": last[measure]}
        row |= {f"{measure}_{cause}": _gain(*pair) for cause, pair in zip(CAUSES, pairwise(values), strict=True)}
        row[f"{measure}_move"] = _gain(values[0], values[-1])
    return row


_NAMES = ("unit_name", "short_name", "division_code", "peer_group", "position", "group_size", "target_basis")


def _bases(step: pd.Series) -> list[str]:
    return str(step["actual_basis"]).split("+") if step["actual_basis"] else []


def _gain(then: float | None, now: float | None) -> float | None:
    """What came on top, in hundredths: scores have no smaller part."""
    return None if then is None or now is None else round(float(now) - float(then), 2)


@lru_cache(maxsize=4)
def _worlds(_snapshot: tuple[str, bool], before: View, after: View) -> tuple[Worlds, dict[str, tuple[int, ...]]]:
    """Both states and, for every unit, the states between; with the worlds that each unit goes through, cause by cause."""
    pair = _Pair(facts(before), facts(after))
    worlds = {_FIRST: (0, ""), _LAST: (len(CAUSES), "")}
    paths = {}
    for place, unit_id in enumerate(pair.units, start=1):
        steps = pair.steps_of(unit_id)
        worlds |= {10 * place + step: (step, unit_id) for step in steps if step}
        paths[unit_id] = (*(10 * place + step if step else _FIRST for step in (0, *steps)), _LAST)
    return scored(after, pair.worlds(worlds)), paths


class _Pair:
    """The facts of two states, row beside row, from which the states between are put together."""

    def __init__(self, before: Facts, after: Facts) -> None:
        self._methods = (before.methods, after.methods)
        keys = pd.concat([after.inputs[_KEY], before.inputs[_KEY]]).drop_duplicates()
        first, second = (keys.merge(state.inputs, how="left", on=_KEY) for state in (before, after))
        was_given, is_given = first["scheme_id"].notna(), second["scheme_id"].notna()
        # A task given in one state only: nothing is known of it in the other, and rules and names are those of the one.
        self._first, self._second = (
            _completed(first, second, was_given, before),
            _completed(second, first, is_given, after),
        )
        self._given = np.concatenate([was_given, is_given])
        self._is_late = ((self._first["state"] == "unreported") != (self._second["state"] == "unreported")).to_numpy()
        self._unit_ids = self._first["unit_id"].to_numpy()
        self.units = list(dict.fromkeys(self._unit_ids))

    def steps_of(self, unit_id: str) -> list[int]:
        """After each of a unit's own causes, the last step that changed anything: equal worlds are scored once."""
        is_own = self._unit_ids == unit_id
        matters = (
            self._differ(RESULT, is_own & ~self._is_late),
            self._differ(TARGET, is_own)
            or bool((is_own & (self._given[: len(is_own)] != self._given[len(is_own) :])).any()),
            self._differ(RULE, np.ones_like(is_own)) or not self._methods[0].equals(self._methods[1]),
            bool((is_own & self._is_late).any()),
        )
        return [max((step for step in range(1, last + 1) if matters[step - 1]), default=0) for last in range(1, 5)]

    def _differ(self, columns: tuple[str, ...], rows: Mask) -> bool:
        return not self._first.loc[rows, list(columns)].equals(self._second.loc[rows, list(columns)])

    def worlds(self, asked: dict[int, tuple[int, str]]) -> Facts:
        """The worlds after so many causes of a unit have been replaced: 0 is the first state, 5 the second."""
        count, size = len(asked), len(self._unit_ids)
        place = np.tile(np.arange(size), count)
        masks = [self._masks(step, unit_id) for step, unit_id in asked.values()]
        results, targets, rules = (place + size * np.concatenate(kind) for kind in zip(*masks, strict=True))
        both = pd.concat([self._first, self._second], ignore_index=True)
        rows = both.take(place).reset_index(drop=True)
        for columns, chosen in ((RESULT, results), (TARGET, targets), (RULE, rules)):
            rows[list(columns)] = both[list(columns)].take(chosen).reset_index(drop=True)
        rows["year"] = np.repeat(list(asked), size)
        methods = [self._methods[int(step >= 3)].assign(year=number) for number, (step, _unit) in asked.items()]
        return Facts(rows[self._given[targets]], pd.concat(methods))

    def _masks(self, step: int, unit_id: str) -> tuple[Mask, Mask, Mask]:
        """Which rows have the second state's results, targets and rules after so many causes."""
        everything = np.full(len(self._unit_ids), step == len(CAUSES))
        is_own = self._unit_ids == unit_id
        results = everything | (is_own & ((step >= 4) | (~self._is_late & (step >= 1))))
        return results, everything | (is_own & (step >= 2)), np.full(len(self._unit_ids), step >= 3)


def _completed(rows: pd.DataFrame, others: pd.DataFrame, is_given: pd.Series, state: Facts) -> pd.DataFrame:
    """Rows of one state, with those of the other where a task was not given: with nothing reported, as of this state."""
    completed = rows.where(is_given, others)
    moment = state.inputs[["result_month", "period_end"]].iloc[0]
    nothing = dict.fromkeys(RESULT) | {"has_record": False, "state": "not_due", **moment.to_dict()}
    for column, value in nothing.items():
        completed.loc[~is_given, column] = value
    return completed


def _by_measure(steps: list[pd.DataFrame]) -> pd.DataFrame:
    """Own measures in the first state and after each of the unit's own causes; only those that changed."""
    first, last = steps[0], steps[-1]
    rows = last[["measure_name", "category_name", "unit_of_measure", "kind", "direction", "measure_points"]].copy()
    for name in ("value", "tier", "target_value", "state", "earned_lower"):
        rows[f"{name}_before"], rows[f"{name}_after"] = first[name].reindex(rows.index), last[name]
    for cause, (then, now) in zip(CAUSES, pairwise(steps), strict=False):
        rows[f"points_{cause}"] = (
            now["earned_lower"].fillna(0).reindex(rows.index, fill_value=0)
            - then["earned_lower"].fillna(0).reindex(rows.index, fill_value=0)
        ).round(2)
    rows["points_move"] = rows[[f"points_{cause}" for cause in CAUSES[:-1]]].sum(axis=1).round(2)
    for name in ("document_id", "first_line", "last_line", "line", "indicator_name", "target_basis", "actual_basis"):
        rows[name] = last[name]
    is_other = (rows["points_move"] != 0) | (rows["state_before"] != rows["state_after"])
    rows = rows[is_other | _differs(rows, "value") | _differs(rows, "target_value")]
    return rows.sort_values("points_move", key=abs, ascending=False, kind="stable").reset_index()


def _differs(rows: pd.DataFrame, name: str) -> pd.Series:
    before, after = rows[f"{name}_before"], rows[f"{name}_after"]
    return (before.notna() | after.notna()) & ~(before == after).fillna(value=False)
