"""Worlds that are not so: rows of facts with cells changed, numbered, and scored by the statements that score the facts.

A world stands in the place of a year (docs/decisions/0007): a query answers of world 3 when it is asked for year 3.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from assessment import reads
from assessment.access import Scope
from assessment.database import Database, open_hypothesis
from assessment.queries import query
from assessment.reads import View
from assessment.settings import demo_enabled

# What changes together: what was done, what was asked, and by which rule it is judged.
RESULT = (
    "result_month", "period_end", "known_month", "has_record", "value", "numerator", "denominator", "tier",
    "assessed_share", "completed_date", "actual_basis", "record_id", "approved_at",
)  # fmt: skip
TARGET = (
    "target_value", "target_value_upper", "due_date", "target_text", "target_status", "is_provisional",
    "target_document_number", "target_effective_date", "target_basis", "document_id", "line",
)  # fmt: skip
RULE = (
    "combination", "weight", "rule", "rule_parameters", "curve", "curve_parameters", "clause", "rule_document_number",
    "rule_origin",
)  # fmt: skip


@dataclass(frozen=True)
class Facts:
    """What scores of a peer group rest on: ``inputs`` as reads.known_measures, ``methods`` as reads.scheme_methods."""

    inputs: pd.DataFrame
    methods: pd.DataFrame


def facts(view: View) -> Facts:
    """The facts of the whole peer group, whoever asks: ranks are computed over all of it."""
    whole = replace(view, scope=Scope())
    units = reads.units(whole)
    members = units.loc[units["is_assessed"] & _is_member(units, view), "unit_id"]
    inputs = reads.known_measures(whole)
    return Facts(inputs[inputs["unit_id"].isin(members)].reset_index(drop=True), reads.scheme_methods(whole))


def _is_member(units: pd.DataFrame, view: View) -> pd.Series:
    return units["peer_group"].notna() if view.peer_group is None else units["peer_group"] == view.peer_group


class Worlds:
    """Hypothetical worlds of one scheme and month, scored; safe to share between threads."""

    def __init__(self, database: Database, view: View) -> None:
        """Callers use ``scored``."""
        self._database = database
        self._view = view

    def ranks(self) -> pd.DataFrame:
        """How each unit ranks in each world; as reads.ranks_by_year, ``year`` being the number of the world."""
        return self._ask("ranks_by_year", {"peer_group": self._view.peer_group})

    def measures(self, world: int, unit_id: str) -> pd.DataFrame:
        """How one unit stands on everything it was given in a world; as reads.measures_by_unit."""
        return self._ask(
            "measures_by_unit", {"year": world, "unit_id": unit_id, "category_id": None, "compare_year": None}
        )

    def _ask(self, name: str, parameters: Mapping[str, object]) -> pd.DataFrame:
        asked = {"scheme_id": self._view.scheme_id, "month": self._view.month, "scope_unit_ids": None, **parameters}
        return self._database.rows(query(name), asked)


def scored(view: View, worlds: Facts) -> Worlds:
    """Score worlds, told apart by ``year``; all are as of the view's month."""
    inputs, methods = worlds.inputs.assign(month=view.month), worlds.methods.assign(month=view.month)
    database = open_hypothesis(reads.snapshot_folder(), demo=demo_enabled(), inputs=inputs, methods=methods)
    return Worlds(database, view)
