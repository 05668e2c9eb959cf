"""Sums that do not hold: a finding for each 不平 among the arithmetic checks."""

from collections.abc import Iterator

from assessment.documents.parsed import Row
from assessment.findings.facts import Facts, Found


def unbalanced(facts: Facts) -> Iterator[Found]:
    """Which checks do not hold? What holds, or what rounding explains, is never a finding."""
    for row in facts.reconciliations:
        if row["result"] == "不平":
            yield Found(
                row["rule"],
                row["reconciliation_id"].removeprefix(f"{row['rule']}/"),
                row,
                row["line"],
                {
                    "name": _name(facts, row),
                    "stated": row["stated"],
                    "computed": row["computed"],
                    "difference": row["difference"],
                    "unit": row["unit_of_measure"] or "无单位",
                },
                row["stated"],
                row["computed"],
            )


def _name(facts: Facts, row: Row) -> str:
    """What was added up: a measure, a category, a unit or the scheme."""
    if row.get("measure_id"):
        return str(facts.measures[row["measure_id"]]["measure_name"])
    if row.get("category_id"):
        return str(facts.categories[row["category_id"]]["category_name"])
    return facts.unit_name(row.get("unit_id")) or str(facts.schemes[row["scheme_id"]]["scheme_name"])
