"""What would it take to gain a place? Found by trying, and scored like everything else."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from assessment.hypotheses.trials import reported
from assessment.hypotheses.worlds import (
    Facts,
    Snapshot,
    Worlds,
    everybody,
    facts,
    known_ranks,
    must_see,
    ranks,
    snapshot,
)
from assessment.reads import View

# How many values are tried at once on the way to the least that gains a place: a world more costs less than a round more.
_TRIED = 24
# What others decide, and what only a day or a word can answer, is not a matter of doing more.
_NOT_DONE = ("external", "deadline", "qualitative_3", "qualitative_4")
_MOST_DECIMALS = 4


@dataclass(frozen=True)
class Gain:
    """The least actual that gains a unit a place, and the rank it brings; null where none does.

    It is ``more`` than now (below 0: less), null where nothing is known of now.
    """

    actual: float | None
    more: float | None
    rank: int | None
    rank_now: int | None
    is_tied: bool = False
    decimals: int = 0


def place_to_gain(view: View, unit_id: str, measure_id: str) -> Gain:
    """How much more of one quantity would gain a unit a place, everything else being as it is?

    Found by trying: first a grid from what has been done to where more of it earns nothing more, then finer, down to the last
    decimal that its values are given with. The answer is scored like everything else. Raises LookupError for a unit that
    the reader may not see.
    """
    must_see(view, unit_id)
    return _gain(snapshot(), everybody(view), unit_id, measure_id)


def within_reach(view: View, unit_id: str) -> pd.DataFrame:
    """What would each of a unit's quantities be worth, if it alone were done to its target?

    One row per measure that would earn something, the most first: value, target, ``tried_value``, points gained and the
    rank it would bring. Raises LookupError for a unit that the reader may not see.
    """
    must_see(view, unit_id)
    return _within_reach(snapshot(), everybody(view), unit_id)


def decimals_of(view: View, measure_id: str) -> int:
    """With how many decimals are a measure's targets and values given, over the whole group?"""
    return _decimals_in(facts(view).inputs, measure_id)


def _decimals_in(inputs: pd.DataFrame, measure_id: str) -> int:
    rows = inputs.loc[inputs["measure_id"] == measure_id, ["target_value", "target_value_upper", "value"]]
    values = rows.to_numpy(dtype="float64").ravel()
    return max((_decimals(value) for value in values[~np.isnan(values)]), default=0)


def _decimals(value: float) -> int:
    return len(f"{value:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2])


@lru_cache(maxsize=256)
def _gain(_snapshot: Snapshot, view: View, unit_id: str, measure_id: str) -> Gain:
    known = facts(view)
    own = (known.inputs["measure_id"] == measure_id) & (known.inputs["unit_id"] == unit_id)
    now = known_ranks(view).set_index("unit_id")["rank"].get(unit_id)
    rank_now = None if pd.isna(now) else int(now)
    nothing = Gain(None, None, None, rank_now)
    if rank_now in (None, 1) or not own.any():
        return nothing
    place = int(np.flatnonzero(own)[0])
    row, decimals = known.inputs.iloc[place], _decimals_in(known.inputs, measure_id)
    start, most = _done(row), best_value(row, 10.0**-decimals)
    if most is None:
        return nothing
    gain, grid = nothing, _grid(start, most, decimals) or [most]
    while grid:
        ranked = _own_ranks(view, known, [place] * len(grid), grid)
        found = next((number for number, one in enumerate(ranked["rank"]) if one < rank_now), None)
        if found is None:
            break
        more = None if pd.isna(row["value"]) else round(grid[found] - start, 6)
        brought = ranked.iloc[found]
        gain = Gain(grid[found], more, int(brought["rank"]), rank_now, bool(brought["is_tied"]), decimals)
        # Between the last that was not enough and the first that was: nothing is left once they are neighbours.
        grid = _grid(grid[found - 1] if found else start, grid[found], decimals)[:-1]
    return gain


def _done(row: pd.Series) -> float:
    """What has been done; where nothing is known of something that should be little, so much that it earns nothing."""
    if not pd.isna(row["value"]):
        return float(row["value"])
    return 2 * float(row["target_value"]) if row["direction"] == "lower" and not pd.isna(row["target_value"]) else 0.0


def best_value(row: pd.Series, step: float) -> float | None:
    """From where on more (or less) of a quantity earns nothing more.

    Null where it is not a matter of doing more, and where so much has been done; what has been done and not been reported
    would earn as it is.
    """
    if row["rule"] in _NOT_DONE or pd.isna(row["target_value"]) or row["target_status"] not in ("issued", "adjusted"):
        return None
    done, most = _done(row), _most(row, step)
    better = -1 if row["direction"] == "lower" else 1
    is_left = done != most if row["direction"] in ("equal", "range") else better * (most - done) > 0
    if is_left:
        return most
    return done if row["state"] == "unreported" else None


def _most(row: pd.Series, step: float) -> float:
    """The value from which on a rule gives all that it has to give."""
    target, parameters = float(row["target_value"]), json.loads(row["rule_parameters"])
    if row["direction"] == "range" and not pd.isna(row["target_value_upper"]):
        upper = float(row["target_value_upper"])
        return min(max(_done(row), target), upper)
    if row["rule"] == "bonus_step":
        beyond: float = math.ceil(round(parameters["cap"] / parameters["bonus"], 9)) * parameters["step"]
        return max(0.0, round(target + (-beyond if row["direction"] == "lower" else beyond), 6))
    if row["rule"] == "band":
        highest = max(float(bound) for bound in parameters["bands"])
        return highest if parameters.get("of") == "value" else round(target * highest, 6)
    return round(target + step * {">": 1, "<": -1}.get(row["operator"], 0), 6)


def _grid(start: float, end: float, decimals: int) -> list[float]:
    """Values with so many decimals beyond ``start`` up to ``end``, as many as are tried at once, the last being ``end``."""
    scale, sign = 10**decimals, 1 if end >= start else -1
    first = int(np.floor(sign * round(start * scale, 6))) + 1
    last = int(np.ceil(sign * round(end * scale, 6)))
    chosen = sorted(set(np.linspace(first, last, min(max(last - first + 1, 0), _TRIED)).round().astype(int).tolist()))
    values = [round(sign * number / scale, 6) for number in chosen]
    return [*values[:-1], end] if values else []


def _own_ranks(view: View, known: Facts, places: Sequence[int], values: Sequence[float]) -> pd.DataFrame:
    """How a unit would rank and score in each of the worlds in which one of its rows has another value."""
    count = len(known.inputs)
    tried = known.inputs.take(np.asarray(places)).assign(**reported(known.month, None)).assign(value=list(values))
    worlds = []
    for number, place in enumerate(places):
        world = np.arange(count)
        world[place] = count + number
        worlds.append((world, 0))
    ranked = ranks(view, Worlds(pd.concat([known.inputs, tried], ignore_index=True), known.methods, worlds))
    own = ranked[ranked["unit_id"] == known.inputs["unit_id"].iloc[places[0]]]
    return own.set_index("year").sort_index()


@lru_cache(maxsize=64)
def _within_reach(_snapshot: Snapshot, view: View, unit_id: str) -> pd.DataFrame:
    known = facts(view)
    own = known.inputs[(known.inputs["unit_id"] == unit_id) & known.inputs["points"].notna()]
    best = [best_value(row, 10.0 ** -_decimals_in(known.inputs, row["measure_id"])) for _place, row in own.iterrows()]
    rows = own[["measure_id", "measure_name", "category_name", "unit_of_measure", "direction", "value", "target_value"]]
    rows = rows.assign(tried_value=best, target_basis=own["target_basis"], actual_basis=own["actual_basis"])
    rows = rows[rows["tried_value"].notna()]
    if rows.empty:
        return rows.assign(score_move=[], rank_before=[], is_tied_before=[], rank_after=[], is_tied_after=[])
    now = known_ranks(view).set_index("unit_id").loc[unit_id]
    then = _own_ranks(view, known, rows.index.tolist(), rows["tried_value"].tolist())
    rows = rows.assign(
        score_move=(then["score"] - now["score"]).round(2).to_numpy(),
        rank_before=now["rank"],
        is_tied_before=now["is_tied"],
        rank_after=then["rank"].to_numpy(),
        is_tied_after=then["is_tied"].to_numpy(),
    )
    rows = rows[rows["score_move"] > 0]
    return rows.sort_values(["rank_after", "score_move"], ascending=[True, False], kind="stable").reset_index(drop=True)
