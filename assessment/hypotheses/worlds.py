"""Worlds that are not so: rows of facts with cells changed, and scored by the statements that score the facts.

A world stands in the place of a year (docs/decisions/0007): a query answers of world 3 when it is asked for year 3.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from assessment import reads, settings
from assessment.access import Scope
from assessment.database import Hypotheses
from assessment.memory import remembered
from assessment.queries import query
from assessment.reads import View

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

Places = NDArray[np.int64]
# What answers rest on besides what is asked: the folder of the snapshot, and whether simulated rows exist.
Snapshot = tuple[str, bool]


@dataclass(frozen=True)
class Facts:
    """What scores of a peer group rest on: ``inputs`` as reads.known_measures, ``methods`` as reads.scheme_methods."""

    inputs: pd.DataFrame
    methods: pd.DataFrame
    month: int
    period_end: date


@dataclass(frozen=True)
class Worlds:
    """Worlds put together from rows that are written once.

    ``rows`` as reads.known_measures and ``methods`` as reads.scheme_methods; a world is the places of its rows and of
    its method. A row that worlds share is scored once, so they must share its method too.
    """

    rows: pd.DataFrame
    methods: pd.DataFrame
    worlds: Sequence[tuple[Places, int]]


def snapshot() -> Snapshot:
    """The snapshot that is read now; what is remembered of another is of no use."""
    return str(reads.snapshot_folder()), settings.demo_enabled()


def everybody(view: View) -> View:
    """The same for a reader who may see everything: ranks are computed over the whole group, whoever asks."""
    return replace(view, scope=Scope())


@remembered
def visible(rows: pd.DataFrame, unit_ids: tuple[str, ...] | None) -> pd.DataFrame:
    """The rows of units that a reader may see."""
    return rows if unit_ids is None else rows[rows["unit_id"].isin(unit_ids)].reset_index(drop=True)


def must_see(view: View, unit_id: str) -> None:
    """Raises LookupError where a reader asks about a unit that is not his: the answer would tell what it has done."""
    if view.scope.unit_ids is not None and unit_id not in view.scope.unit_ids:
        raise LookupError(unit_id)


def facts(view: View) -> Facts:
    """The facts of the whole peer group, whoever asks."""
    whole = everybody(view)
    units = reads.units(whole)
    members = units.loc[units["is_assessed"] & _is_member(units, view), "unit_id"]
    inputs = reads.known_measures(whole)
    period_end = date(view.year, view.month, calendar.monthrange(view.year, view.month)[1])
    inputs = inputs[inputs["unit_id"].isin(members)].reset_index(drop=True)
    return Facts(inputs, reads.scheme_methods(whole), view.month, period_end)


def _is_member(units: pd.DataFrame, view: View) -> pd.Series:
    return units["peer_group"].notna() if view.peer_group is None else units["peer_group"] == view.peer_group


def known_ranks(view: View) -> pd.DataFrame:
    """How each unit of the group really ranks; as reads.ranks_by_year."""
    ranks = reads.ranks_by_year(everybody(view))
    return ranks[ranks["year"] == view.year].reset_index(drop=True)


def ranks(view: View, worlds: Worlds) -> pd.DataFrame:
    """How each unit ranks in each world; as reads.ranks_by_year, ``year`` being the place of the world."""
    count = len(worlds.rows)
    # A row's number stands where its year would, below those of the worlds.
    numbers = -1 - np.arange(count)
    method_of_row = np.zeros(count, dtype=np.int64)
    for places, method in worlds.worlds:
        method_of_row[places] = method
    methods = np.concatenate([[method for _places, method in worlds.worlds], method_of_row]).astype(np.int64)
    years = np.concatenate([np.arange(len(worlds.worlds)), numbers])
    # Only the whole is asked for: in one category there is less to add up, and it comes to the same.
    inputs = worlds.rows.assign(year=numbers, category_id=worlds.rows["category_id"].iloc[0])
    frames = {
        "hypothetical_input": inputs.assign(month=view.month),
        "hypothetical_method": worlds.methods.take(methods).assign(year=years, month=view.month),
        "hypothetical_world": pd.DataFrame(
            {
                "world": np.repeat(np.arange(len(worlds.worlds)), [len(places) for places, _method in worlds.worlds]),
                "of_row": numbers[np.concatenate([places for places, _method in worlds.worlds])],
            }
        ),
    }
    asked = {**_asked(view), "peer_group": view.peer_group}
    with _hypotheses(reads.snapshot_folder()).scored(frames) as hypothesis:
        return hypothesis.rows(query("ranks_by_year"), asked)


def measures(view: View, inputs: pd.DataFrame, methods: pd.DataFrame, unit_id: str) -> dict[int, pd.DataFrame]:
    """How one unit stands on everything it was given, in each world: the ``year`` of the methods and of its rows.

    As reads.measures_by_unit; points are those of the measures by themselves, nothing is ranked.
    """
    worlds = list(methods["year"])
    frames = {
        "hypothetical_input": inputs.assign(month=view.month),
        "hypothetical_method": methods.assign(month=view.month),
        "hypothetical_world": pd.DataFrame({"world": worlds, "of_row": worlds}),
    }
    asked = {**_asked(view), "unit_id": unit_id, "category_id": None, "compare_year": None}
    with _hypotheses(reads.snapshot_folder()).scored(frames, is_ranked=False) as hypothesis:
        return {world: hypothesis.rows(query("measures_by_unit"), {**asked, "year": int(world)}) for world in worlds}


def _asked(view: View) -> dict[str, Any]:
    return {"scheme_id": view.scheme_id, "month": view.month, "scope_unit_ids": None}


@lru_cache(maxsize=2)
def _hypotheses(folder: Path) -> Hypotheses:
    return Hypotheses(folder)
