"""试算: what would the scores and ranks be if a result, a target, the weight of a category or a policy were different?"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from assessment import reads, settings
from assessment.hypotheses.worlds import Facts, Worlds, facts, scored
from assessment.reads import View

_AS_IS, _CHANGED = 1, 2
# How many values are tried at once on the way to the least that gains a place, and in how many rounds.
_TRIED, _ROUNDS = 64, 4


@dataclass(frozen=True)
class Trial:
    """What is different; null where nothing is.

    ``actual`` and ``target`` are of one measure and unit, in its unit of measure; ``tier`` is an actual in words. ``weight``
    multiplies the points of a category (by name), the others making up for it so that the total stays. Policies are
    those of reads.scheme_methods.
    """

    unit_id: str | None = None
    measure_id: str | None = None
    actual: float | None = None
    tier: str | None = None
    target: float | None = None
    category_name: str | None = None
    weight: float | None = None
    not_applicable_policy: str | None = None
    tie_policy: str | None = None
    points_policy: str | None = None


@dataclass(frozen=True)
class Gain:
    """The least actual that gains a unit a place: ``more`` than now, what rank it brings; null where none does."""

    actual: float | None
    more: float | None
    rank: int | None
    rank_now: int | None


def trial_ranking(view: View, trial: Trial) -> pd.DataFrame:
    """How would scores and ranks of a peer group change if something were different?

    One row per unit that the reader may see, in the order of the changed rank: score and rank ``_before`` and ``_after``,
    ``rank_move`` places gained and ``score_move``.
    """
    rows = _trial(_snapshot(), view, trial)
    visible = view.scope.unit_ids
    return rows if visible is None else rows[rows["unit_id"].isin(visible)].reset_index(drop=True)


def place_to_gain(view: View, unit_id: str, measure_id: str) -> Gain:
    """How much more of one quantity would gain a unit a place, everything else being as it is?

    Found by trying: first a grid from what has been done to the target (to nothing, where less is better), then finer, down to
    the last decimal that the target is given with. The answer is scored like everything else.
    """
    return _gain(_snapshot(), view, unit_id, measure_id)


def within_reach(view: View, unit_id: str) -> pd.DataFrame:
    """What would each of a unit's quantities be worth, if it alone were done to its target?

    One row per measure that would earn something, the most first: value, target, points gained and the rank it would bring.
    """
    return _within_reach(_snapshot(), view, unit_id)


def stability(view: View, share: float) -> pd.DataFrame:
    """How stable is the order, when the weight of each category in turn is a little more or less?

    One row per unit that the reader may see: its rank, the best and the worst over all those worlds, and in which share
    of them it keeps its rank.
    """
    rows = _stability(_snapshot(), view, share)
    visible = view.scope.unit_ids
    return rows if visible is None else rows[rows["unit_id"].isin(visible)].reset_index(drop=True)


def _snapshot() -> tuple[str, bool]:
    return reads.snapshot_id(), settings.demo_enabled()


@lru_cache(maxsize=32)
def _trial(_snapshot: tuple[str, bool], view: View, trial: Trial) -> pd.DataFrame:
    known = facts(view)
    ranks = _ranks(view, {_AS_IS: known, _CHANGED: changed(known, trial)}).set_index("unit_id")
    before, after = ranks[ranks["year"] == _AS_IS], ranks[ranks["year"] == _CHANGED]
    rows = after.drop(columns="year")
    for name in ("rank", "score", "is_tied", "grade"):
        rows[f"{name}_before"], rows[f"{name}_after"] = before[name].reindex(rows.index), after[name]
    rows["rank_move"] = rows["rank_before"] - rows["rank_after"]
    rows["score_move"] = (rows["score_after"] - rows["score_before"]).round(2)
    return rows.drop(columns=["rank", "score", "is_tied", "grade"]).reset_index()


def _ranks(view: View, worlds: dict[int, Facts]) -> pd.DataFrame:
    return _scored(view, worlds).ranks()


def _scored(view: View, worlds: dict[int, Facts]) -> Worlds:
    return scored(
        view,
        Facts(
            pd.concat([world.inputs.assign(year=number) for number, world in worlds.items()]),
            pd.concat([world.methods.assign(year=number) for number, world in worlds.items()]),
        ),
    )


def changed(known: Facts, trial: Trial) -> Facts:
    """The facts with everything that the trial changes."""
    inputs, methods = known.inputs.copy(), known.methods.copy()
    if trial.category_name is not None and trial.weight is not None:
        inputs["points"] = _weighted(inputs, trial.category_name, trial.weight)
    if trial.measure_id is not None:
        own = (inputs["measure_id"] == trial.measure_id) & (inputs["unit_id"] == trial.unit_id)
        if trial.target is not None:
            inputs.loc[own, ["target_value", "target_status"]] = [trial.target, "adjusted"]
        if trial.actual is not None or trial.tier is not None:
            reported = [True, trial.actual, trial.tier, known.methods["month"].iloc[0]]
            inputs.loc[own, ["has_record", "value", "tier", "known_month"]] = reported
    for name in ("not_applicable_policy", "tie_policy", "points_policy"):
        if (policy := getattr(trial, name)) is not None:
            methods[name] = policy
    return Facts(inputs, methods)


def _weighted(inputs: pd.DataFrame, category_name: str, weight: float) -> pd.Series:
    """The points of every row, a category's multiplied, the others' scaled so that each unit's total stays."""
    leaves = inputs.drop_duplicates(["unit_id", "indicator_id"])
    is_chosen = leaves["category_name"] == category_name
    total = leaves.groupby("unit_id")["points"].sum()
    chosen = leaves[is_chosen].groupby("unit_id")["points"].sum().reindex(total.index, fill_value=0.0)
    rest = total - chosen
    scale = ((total - weight * chosen) / rest.where(rest > 0)).clip(lower=0).fillna(1.0)
    factor = inputs["unit_id"].map(scale).where(inputs["category_name"] != category_name, weight)
    return inputs["points"] * factor


@lru_cache(maxsize=64)
def _gain(_snapshot: tuple[str, bool], view: View, unit_id: str, measure_id: str) -> Gain:
    known = facts(view)
    own = known.inputs[(known.inputs["measure_id"] == measure_id) & (known.inputs["unit_id"] == unit_id)].iloc[0]
    ranks = _ranks(view, {_AS_IS: known}).set_index("unit_id")["rank"]
    rank_now = None if pd.isna(ranks[unit_id]) else int(ranks[unit_id])
    nothing = Gain(None, None, None, rank_now)
    if rank_now is None or rank_now == 1 or pd.isna(own["target_value"]):
        return nothing
    least, most = _span(own)
    step = 10.0 ** -_decimals(own["target_value"])
    best: tuple[float, int] | None = None
    for _round in range(_ROUNDS):
        values = _grid(least, most, step)
        found = _first_gain(view, known, Trial(unit_id=unit_id, measure_id=measure_id), values, rank_now)
        if found is None:
            break
        place, rank = found
        best = values[place], rank
        if place == 0 or abs(values[place] - values[place - 1]) <= step * 1.5:
            break
        least, most = values[place - 1], values[place]
    if best is None:
        return nothing
    now = 0.0 if pd.isna(own["value"]) else float(own["value"])
    return Gain(best[0], round(best[0] - now, 6), best[1], rank_now)


def _span(own: pd.Series) -> tuple[float, float]:
    """From what has been done to where more of it earns nothing more."""
    now = 0.0 if pd.isna(own["value"]) else float(own["value"])
    if own["direction"] == "lower":
        return (now, 0.0) if not pd.isna(own["value"]) else (2 * float(own["target_value"]), 0.0)
    return now, max(now, float(own["target_value"]))


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def _grid(least: float, most: float, step: float) -> list[float]:
    """Values from the first beyond ``least`` to ``most``, at most as many as are tried at once, each a multiple of the step."""
    count = round(abs(most - least) / step)
    chosen = np.unique(np.ceil(np.linspace(0, count, min(count, _TRIED) + 1)).astype(int))[1:]
    sign = 1 if most >= least else -1
    start = np.floor(least / step + 1e-9) if sign > 0 else np.ceil(least / step - 1e-9)
    values = [float(round((start + sign * int(number)) * step, 6)) for number in chosen]
    return [*values[:-1], most] if values else []


def _first_gain(view: View, known: Facts, trial: Trial, values: list[float], rank_now: int) -> tuple[int, int] | None:
    """The place in ``values`` of the first that brings a better rank, and that rank."""
    if not values:
        return None
    worlds = {
        number: changed(known, Trial(unit_id=trial.unit_id, measure_id=trial.measure_id, actual=value))
        for number, value in enumerate(values)
    }
    ranks = _ranks(view, worlds)
    own = ranks[ranks["unit_id"] == trial.unit_id].set_index("year")["rank"]
    better = [number for number in range(len(values)) if own.get(number) is not None and own[number] < rank_now]
    return (better[0], int(own[better[0]])) if better else None


@lru_cache(maxsize=64)
def _within_reach(_snapshot: tuple[str, bool], view: View, unit_id: str) -> pd.DataFrame:
    known = facts(view)
    inputs = known.inputs
    own = inputs[(inputs["unit_id"] == unit_id) & inputs["target_value"].notna() & (inputs["rule"] != "external")]
    own = own[own["points"].notna() & own["target_status"].isin(["issued", "adjusted"])].set_index("measure_id")
    trials = {
        number: Trial(unit_id=unit_id, measure_id=measure_id, actual=float(target))
        for number, (measure_id, target) in enumerate(own["target_value"].items(), start=1)
    }
    worlds = {0: known, **{number: changed(known, trial) for number, trial in trials.items()}}
    ranks = _ranks(view, worlds)
    ranks = ranks[ranks["unit_id"] == unit_id].set_index("year")
    rows = own[["measure_name", "category_name", "unit_of_measure", "direction", "value", "target_value"]].copy()
    numbers = list(trials)
    rows["score_move"] = [round(float(ranks["score"][number] - ranks["score"][0]), 2) for number in numbers]
    rows["rank_before"], rows["rank_after"] = ranks["rank"][0], [ranks["rank"][number] for number in numbers]
    rows["target_basis"], rows["actual_basis"] = own["target_basis"], own["actual_basis"]
    rows = rows[rows["score_move"] > 0].reset_index()
    return rows.sort_values("score_move", ascending=False, kind="stable").reset_index(drop=True)


@lru_cache(maxsize=16)
def _stability(_snapshot: tuple[str, bool], view: View, share: float) -> pd.DataFrame:
    known = facts(view)
    names = list(dict.fromkeys(known.inputs["category_name"]))
    trials = [Trial(category_name=name, weight=1 + sign * share) for name in names for sign in (1, -1)]
    worlds = {0: known, **{number: changed(known, trial) for number, trial in enumerate(trials, start=1)}}
    ranks = _ranks(view, worlds)
    now = ranks[ranks["year"] == 0].set_index("unit_id")
    others = ranks[ranks["year"] > 0]
    rows = now[["unit_name", "short_name", "peer_group", "position", "rank", "is_tied", "score"]].copy()
    grouped = others.groupby("unit_id")["rank"]
    rows["best_rank"], rows["worst_rank"] = grouped.min(), grouped.max()
    kept = others["rank"] == others["unit_id"].map(now["rank"])
    rows["kept_share"] = kept.groupby(others["unit_id"]).mean()
    rows["world_count"] = len(trials)
    rows["target_basis"], rows["actual_basis"] = now["target_basis"], now["actual_basis"]
    return rows.reset_index().sort_values(["rank", "position"], kind="stable").reset_index(drop=True)
