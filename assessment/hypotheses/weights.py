"""What if a category weighed more or less? The points of the others make up for it, so that each unit's total stays."""

import json
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from assessment.hypotheses.worlds import (
    Snapshot,
    Worlds,
    everybody,
    facts,
    known_ranks,
    ranks,
    snapshot,
    visible,
)
from assessment.reads import View

Factors = NDArray[np.float64]


class Weights:
    """The points that each unit has in each category; ``inputs`` as reads.known_measures."""

    def __init__(self, inputs: pd.DataFrame) -> None:
        leaves = inputs.drop_duplicates(["unit_id", "indicator_id"])
        self._points = leaves.pivot_table(
            "points", "unit_id", "category_name", aggfunc="sum", fill_value=0.0, sort=False
        )
        self._units = self._points.index.get_indexer(inputs["unit_id"])
        self._categories = inputs["category_name"].to_numpy()
        self.names = list(self._points.columns)

    def factors(self, category_name: str, weight: float) -> Factors:
        """By what the points of every row are multiplied, if one category's are by ``weight``.

        A category can take no more than everything; where a unit has nothing else, nothing can make up for it.
        """
        if category_name not in self._points:
            return np.ones(len(self._units))
        total, chosen = self._points.sum(axis=1).to_numpy(), self._points[category_name].to_numpy()
        rest = total - chosen
        wanted = np.where(rest > 0, np.minimum(weight * chosen, total), chosen)
        of_chosen = np.divide(wanted, chosen, out=np.ones_like(total), where=chosen > 0)
        of_rest = np.divide(total - wanted, rest, out=np.ones_like(total), where=rest > 0)
        factors: Factors = np.where(self._categories == category_name, of_chosen[self._units], of_rest[self._units])
        factors[self._units < 0] = 1.0  # nothing of the unit carries points
        return factors


def weighted(inputs: pd.DataFrame, factors: Factors) -> pd.DataFrame:
    """Rows with their points multiplied. What another department scored was out of the points that are printed."""
    is_external = inputs["rule"] == "external"
    full = inputs["points"] * inputs["weight"]
    given = [_of(parameters, points) for parameters, points in zip(inputs["rule_parameters"], full, strict=True)]
    parameters = inputs["rule_parameters"].where(~is_external, pd.Series(given, inputs.index, dtype="str"))
    return inputs.assign(points=inputs["points"] * factors, rule_parameters=parameters)


def _of(parameters: str, full: float) -> str:
    return parameters if pd.isna(full) else json.dumps({"full": full} | json.loads(parameters))


def stability(view: View, share: float) -> pd.DataFrame:
    """How stable is the order, when the weight of each category in turn is a little more or less?

    One row per unit that the reader may see: its rank, the best and the worst over all those worlds, and in which share
    of them it keeps its rank.
    """
    return visible(_stability(snapshot(), everybody(view), share), view.scope.unit_ids)


@lru_cache(maxsize=32)
def _stability(_snapshot: Snapshot, view: View, share: float) -> pd.DataFrame:
    worlds = _worlds(view, share)
    others = ranks(view, worlds)
    now = known_ranks(view).set_index("unit_id")
    columns = [
        "unit_name",
        "short_name",
        "division_code",
        "peer_group",
        "position",
        "group_size",
        "rank",
        "is_tied",
        "score",
    ]
    rows = now[[*columns, "target_basis", "actual_basis"]].copy()
    grouped = others.groupby("unit_id")["rank"]
    rows["best_rank"], rows["worst_rank"] = grouped.min(), grouped.max()
    kept = others["rank"] == others["unit_id"].map(now["rank"])
    rows["kept_count"] = kept.groupby(others["unit_id"]).sum()
    rows["world_count"] = len(worlds.worlds)
    rows["kept_share"] = rows["kept_count"] / rows["world_count"]
    return rows.reset_index().sort_values(["rank", "position"], kind="stable").reset_index(drop=True)


def _worlds(view: View, share: float) -> Worlds:
    """A world for more and one for less of every category; rows whose points stay are written once."""
    known = facts(view)
    weights = Weights(known.inputs)
    place = np.arange(len(known.inputs))
    changed, factors, worlds = [place], [np.ones(len(place))], []
    end = len(place)
    for name in weights.names:
        for weight in (1 + share, 1 - share):
            factor = weights.factors(name, weight)
            others = np.flatnonzero(factor != 1)
            world = place.copy()
            world[others] = end + np.arange(len(others))
            changed, factors, end = [*changed, others], [*factors, factor[others]], end + len(others)
            worlds.append((world, 0))
    rows = known.inputs.take(np.concatenate(changed)).reset_index(drop=True)
    return Worlds(weighted(rows, np.concatenate(factors)), known.methods, worlds)
