"""What contradicts what: general rules over the parsed rows, and the findings they make (domain.md, section 6).

A rule is a small function from the facts to what it found; none is written for one known error.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator

from assessment.documents import Parsed
from assessment.documents.parsed import Row
from assessment.findings import (
    money,
    names,
    passages,
    peers,
    points,
    projects,
    sentences,
    serials,
    sums,
    targets,
    texts,
)
from assessment.findings.facts import Facts, Found
from assessment.findings.rules import RULES, in_chinese, rendered

__all__ = ["RULES", "finding_rows", "rendered"]

FAMILIES: tuple[Callable[[Facts], Iterator[Found]], ...] = (
    sums.unbalanced,
    points.points_as_printed,
    points.blank_rows,
    points.scores_over_points,
    points.full_marks_without_reasons,
    money.execution_over_budget,
    money.breakdown_under_other_total,
    money.plans_read_both_ways,
    targets.values_and_units,
    targets.missing_signs,
    targets.unclear_ranges,
    targets.impossible_rates,
    targets.unmeasurable_targets,
    targets.actuals_against_targets,
    peers.units_of_measure,
    peers.magnitudes,
    peers.proportions,
    peers.repeated_series,
    names.other_units,
    names.other_levels,
    names.other_sections,
    names.misspelt_names,
    names.doubled_prefixes,
    names.other_headings,
    texts.doubled_words,
    texts.missing_counts,
    texts.expired_periods,
    texts.repeated_clauses,
    texts.repeated_rows,
    texts.repeated_tasks,
    sentences.repeated_sentences,
    serials.broken_serials,
    projects.other_projects,
    projects.other_values,
    projects.other_tasks,
    passages.values_in_passages,
)


def finding_rows(parsed: Parsed, reconciliations: list[Row]) -> list[Row]:
    """Every finding of every rule, given the rows of ``reconciliation``; the same rows give the same findings."""
    facts = Facts(parsed, reconciliations)
    taken: Counter[str] = Counter()
    return [_row(found, taken) for family in FAMILIES for found in family(facts)]


def _row(found: Found, taken: Counter[str]) -> Row:
    finding_id = f"{found.rule}/{found.subject}"
    taken[finding_id] += 1
    again = taken[finding_id]
    difference = None if found.stated is None or found.computed is None else found.computed - found.stated
    return {
        "finding_id": f"{finding_id}-{again}" if again > 1 else finding_id,
        "rule": found.rule,
        "severity": RULES[found.rule].severity,
        **{
            name: found.row.get(name)
            for name in ("document_id", "scheme_id", "category_id", "indicator_id", "measure_id", "unit_id")
        },
        "stated": found.stated,
        "computed": found.computed,
        "difference": None if difference is None else round(difference, 9),
        "parameters": json.dumps(found.parameters, ensure_ascii=False),
        "message": in_chinese(found.rule, found.parameters),
        "line": found.line,
    }
