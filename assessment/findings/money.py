"""Money: execution over the budget, a breakdown in the wrong column, a spending plan that can be read both ways."""

from collections.abc import Iterator
from itertools import groupby

from assessment.documents.parsed import Row
from assessment.findings.facts import Facts, Found

_HUNDRED = 100
_FACTORS = {"万元": 10000.0, "元": 1.0}


def execution_over_budget(facts: Facts) -> Iterator[Found]:
    """Which budgets were spent beyond their limit and still earned full marks? (domain.md, 5: flagged, not merit)"""
    scores = {row["indicator_id"]: row for row in facts.rows["stated_score"]}
    for actual in facts.rows["actual"]:
        measure = facts.measures[actual["measure_id"]]
        leaf, score = facts.leaves[measure["indicator_id"]], scores.get(measure["indicator_id"])
        if not _is_execution(measure, actual) or score is None or (actual["value"] or 0) <= _HUNDRED:
            continue
        if score["self_score"] is not None and score["self_score"] == score["points"]:
            yield Found(
                "execution_over_budget",
                actual["measure_id"],
                facts.about(leaf, measure, actual["unit_id"]),
                actual["line"],
                {"rate": actual["value"], "score": score["self_score"]},
                actual["value"],
                float(_HUNDRED),
            )


def _is_execution(measure: Row, actual: Row) -> bool:
    """Whether a rate is spent money over a budget."""
    return "执行率" in measure["measure_name"] and actual["numerator"] is not None


def breakdown_under_other_total(facts: Facts) -> Iterator[Found]:
    """Which breakdown misses the total of its column and equals that of another: was it printed under the wrong head?"""
    checks = [row for row in facts.reconciliations if row["rule"] == "lines_against_total" and row["result"] == "不平"]
    totals = [row for row in facts.rows["budget_line"] if row["side"] == "total"]
    for row in checks:
        computed = row["computed"] * _FACTORS[row["unit_of_measure"]]
        others = [
            total[column]
            for total in totals
            if total["document_id"] == row["document_id"]
            for column in ("initial_yuan", "executed_yuan")
        ]
        if any(other is not None and abs(other - computed) < 1 for other in others):
            yield Found(
                "breakdown_under_other_total",
                row["reconciliation_id"].partition("/")[2],
                row,
                row["line"],
                {"stated": row["stated"], "computed": row["computed"], "unit": row["unit_of_measure"]},
                row["stated"],
                row["computed"],
            )


def plans_read_both_ways(facts: Facts) -> Iterator[Found]:
    """Which spending plans fit either convention, so that somebody has to ask? (domain.md, 5)"""
    for unit_id, rows in groupby(facts.rows["spending"], key=lambda row: row["unit_id"]):
        plan = [row for row in rows if row["share_as_printed"] is not None]
        if plan and plan[0]["plan_mode"] == "either":
            yield Found(
                "plan_ambiguous",
                unit_id,
                facts.about_unit(plan[0]["document_id"], unit_id),
                plan[0]["line"],
                {"name": facts.unit_name(unit_id)},
            )
