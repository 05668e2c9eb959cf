"""The method of a scheme as it stands in a file: what is written out, in order, whatever the format."""

import json
from dataclasses import dataclass
from typing import Any

import pandas as pd

from assessment import formats, reads
from assessment.policies import NO_LIMIT, POLICIES
from assessment.rulebook.fields import DIRECTIONS, KINDS, ORIGINS


@dataclass(frozen=True)
class Method:
    """A scheme's method to be written out: ``policies`` and one dict of fields per measure, none of them missing."""

    scheme_id: str
    scheme_name: str
    clause: str
    policies_origin: str
    policies: dict[str, Any]
    measures: tuple[dict[str, Any], ...]


def method_of(scheme_id: str) -> Method:
    """The latest method of a scheme."""
    scheme = reads.scheme_policies(scheme_id).iloc[0]
    measures = reads.measure_methods(reads.Scope(), scheme_id)
    return Method(
        scheme_id,
        scheme["scheme_name"],
        _text(scheme["clause"]),
        _origin(scheme, scheme["policy_origin"]),
        {name: _policy(name, scheme[name]) for name in POLICIES},
        tuple(_measure(row) for _index, row in measures.iterrows()),
    )


def _policy(name: str, value: Any) -> Any:
    if formats.is_absent(value):
        return NO_LIMIT
    return json.loads(value) if POLICIES[name].form == "grades" else value


def _measure(row: pd.Series) -> dict[str, Any]:
    return {
        "measure_id": row["measure_id"],
        "unit_name": _text(row["unit_short_name"]),
        "category_name": row["category_name"],
        "indicator_name": row["indicator_name"],
        "points": None if formats.is_absent(row["points"]) else float(row["points"]),
        "measure_name": row["measure_name"],
        "unit_of_measure": _text(row["unit_of_measure"]),
        "kind": KINDS[row["kind"]],
        "direction": DIRECTIONS[row["direction"]],
        "origin": _origin(row, row["rule_origin"]),
        "combination": row["combination"],
        "weight": float(row["weight"]),
        "rule": row["rule"],
        "parameters": json.loads(row["rule_parameters"]),
        "curve": row["curve"],
        "curve_parameters": json.loads(row["curve_parameters"]),
        "clause": _text(row["clause"]),
    }


def _origin(row: pd.Series, origin: str) -> str:
    """Whose the settings are, with the document and the day where they are the scheme's."""
    day = "" if formats.is_absent(row["effective_date"]) else f"自 {row['effective_date']:%Y-%m-%d} 起"
    return "，".join(filter(None, (ORIGINS[origin], _text(row["document_number"]), day)))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
