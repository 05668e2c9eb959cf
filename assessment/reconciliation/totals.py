"""Targets: what units were given against the total of their city, and prefectures against a department of their province."""

from collections import defaultdict
from collections.abc import Iterator

from assessment.documents import Parsed, Total
from assessment.documents.parsed import Row
from assessment.reconciliation.arithmetic import plain, sum_check

# Work that everybody does for itself: four inspections of a department are not the sum of its prefectures' inspections.
_ACTIVITIES = frozenset({"次", "期", "场", "篇", "分", "人次", "学时", "天", "个月", "个工作日"})
_OFFICES = frozenset({"province", "bureau", "department", "institution"})


def totals_checks(parsed: Parsed) -> list[Row]:
    """Printed totals first, in printed order, then what departments and prefectures say about the same thing."""
    measures = {row["measure_id"]: row for row in parsed.rows["measure"]}
    leaves = {row["indicator_id"]: row for row in parsed.rows["indicator"]}
    texts: dict[str, list[str]] = defaultdict(list)
    for row in parsed.rows["target"]:
        texts[row["measure_id"]].append(row["text"] or "")
    totals = [
        _children_against_total(
            total,
            measures[total.measure_id],
            leaves[measures[total.measure_id]["indicator_id"]],
            is_about=any("约" in text for text in texts[total.measure_id]),
        )
        for total in parsed.totals
    ]
    return totals + list(_prefectures_against_departments(parsed, measures, leaves))


def _children_against_total(total: Total, measure: Row, leaf: Row, *, is_about: bool) -> Row:
    return sum_check(
        "children_against_total",
        total.measure_id,
        total.stated,
        total.parts,
        is_about=is_about,
        scheme_id=leaf["scheme_id"],
        measure_id=total.measure_id,
        category_id=leaf["category_id"],
        unit_id=total.unit_id,
        unit_of_measure=measure["unit_of_measure"],
        document_id=leaf["document_id"],
        line=total.line,
    )


def _prefectures_against_departments(parsed: Parsed, measures: dict[str, Row], leaves: dict[str, Row]) -> Iterator[Row]:
    """A department's count of things against those of its prefectures, where at least two of them were given the same."""
    units = {row["unit_id"]: row for row in parsed.rows["unit"]}
    stated: list[Row] = []
    given: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for target in parsed.rows["target"]:
        measure, unit = measures[target["measure_id"]], units[target["unit_id"]]
        if target["value"] is None or not _is_count_of_things(measure):
            continue
        leaf = leaves[measure["indicator_id"]]
        if leaf.get("unit_id") and unit["kind"] in _OFFICES:
            stated.append(target)
        elif leaf.get("unit_id") and unit["kind"] == "prefecture":
            given[_subject(measure, leaf, unit["parent_unit_id"])].append(target)
    for target in stated:
        measure, unit = measures[target["measure_id"]], units[target["unit_id"]]
        leaf = leaves[measure["indicator_id"]]
        parts = given[_subject(measure, leaf, unit["parent_unit_id"] or unit["unit_id"])]
        if len({part["unit_id"] for part in parts}) > 1:
            yield sum_check(
                "prefectures_against_department",
                target["measure_id"],
                plain(target["value"]),
                tuple(plain(part["value"]) for part in parts),
                scheme_id=leaf["scheme_id"],
                measure_id=target["measure_id"],
                category_id=leaf["category_id"],
                unit_id=unit["unit_id"],
                unit_of_measure=measure["unit_of_measure"],
                document_id=leaf["document_id"],
                line=target["line"],
            )


def _is_count_of_things(measure: Row) -> bool:
    return (
        measure["concept"] is not None
        and measure["kind"] == "quantity"
        and measure["direction"] == "higher"
        and measure["unit_of_measure"] is not None
        and measure["unit_of_measure"] not in _ACTIVITIES
    )


def _subject(measure: Row, leaf: Row, parent_unit_id: str | None) -> tuple[str, ...]:
    return leaf["scheme_id"], str(parent_unit_id), measure["concept"], measure["unit_of_measure"]
