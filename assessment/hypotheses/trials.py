"""试算: what would the scores and ranks be if a result, a target, the weight of a category or a policy were different?"""

import json
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from assessment.hypotheses.weights import Weights, weighted
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
    visible,
)
from assessment.reads import View


@dataclass(frozen=True)
class Trial:
    """What is different; null where nothing is.

    ``actual`` and ``target`` are of one measure and unit, in its unit of measure; ``tier`` is an actual in words. ``weight``
    multiplies the points of a category (by name), the others making up for it so that each unit's total stays; where they
    cannot, the weight is as near as they can. Policies are those of reads.scheme_methods.
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

    @property
    def is_of_measure(self) -> bool:
        """Whether what a unit did or was asked is different."""
        return self.actual is not None or self.tier is not None or self.target is not None

    @property
    def policies(self) -> dict[str, str]:
        """The policies that are different."""
        names = ("not_applicable_policy", "tie_policy", "points_policy")
        return {name: policy for name in names if (policy := getattr(self, name)) is not None}


def trial_ranking(view: View, trial: Trial) -> pd.DataFrame:
    """How would scores and ranks of a peer group change if something were different?

    One row per unit that the reader may see, in the order of the changed rank: score and rank ``_before`` and ``_after``,
    ``rank_move`` places gained and ``score_move``. Raises LookupError for a trial with a unit that he may not see.
    """
    if trial.unit_id is not None and trial.is_of_measure:
        must_see(view, trial.unit_id)
    return visible(_trial(snapshot(), everybody(view), trial), view.scope.unit_ids)


@lru_cache(maxsize=64)
def _trial(_snapshot: Snapshot, view: View, trial: Trial) -> pd.DataFrame:
    known = changed(facts(view), trial)
    before = known_ranks(view).set_index("unit_id")
    after = ranks(view, Worlds(known.inputs, known.methods, [(np.arange(len(known.inputs)), 0)])).set_index("unit_id")
    # Nothing that is tried is official, whatever was reported.
    rows = after.drop(columns=["year", "is_official", "report_coverage"])
    for name in ("rank", "score", "is_tied", "grade"):
        rows[f"{name}_before"], rows[f"{name}_after"] = before[name].reindex(rows.index), after[name]
    rows["rank_move"] = rows["rank_before"] - rows["rank_after"]
    rows["score_move"] = (rows["score_after"] - rows["score_before"]).round(2)
    return rows.drop(columns=["rank", "score", "is_tied", "grade"]).reset_index()


def changed(known: Facts, trial: Trial) -> Facts:
    """The facts with everything that the trial changes."""
    inputs, methods = known.inputs.copy(), known.methods.assign(**trial.policies)
    if trial.category_name is not None and trial.weight is not None:
        inputs = weighted(inputs, Weights(inputs).factors(trial.category_name, trial.weight))
    if trial.is_of_measure:
        own = (inputs["measure_id"] == trial.measure_id) & (inputs["unit_id"] == trial.unit_id)
        changes: dict[str, object] = {}
        if trial.target is not None:
            changes |= {"target_value": trial.target, "target_status": "adjusted"}
        if trial.actual is not None or trial.tier is not None:
            changes |= reported(known.month, trial.actual)
        if trial.tier is not None:
            changes |= {
                "tier": trial.tier,
                "assessed_share": _least_share(inputs.loc[own, "rule_parameters"], trial.tier),
            }
        for column, value in changes.items():
            inputs.loc[own, column] = value
    return Facts(inputs, methods, known.month, known.period_end)


def reported(month: int, value: float | None) -> dict[str, object]:
    """What a row says of its result, if so much had been reported for the month; of words it is ``tier`` that counts."""
    unknown = dict.fromkeys(("numerator", "denominator", "tier", "assessed_share", "completed_date"))
    return {**unknown, "has_record": True, "value": value, "known_month": month}


def _least_share(parameters: pd.Series, tier: str) -> float | None:
    """The least share of a tier, where an assessor gives a share inside it; null where the tier has but one."""
    bounds = json.loads(parameters.iloc[0]).get(tier) if len(parameters) else None
    return float(bounds[0]) if isinstance(bounds, list) else None
