"""Targets and what was done: missing values, missing signs and units, rates that cannot be, work nobody can measure."""

import re
from collections import defaultdict
from collections.abc import Iterator

from assessment import formats
from assessment.documents.parsed import Row
from assessment.findings.facts import Facts, Found
from assessment.findings.quotes import plain, quoted

# 效率 is a quality, every other 率 a rate.
_RATE_NAME = re.compile(r"(?:(?<!效)率|比例|比率|百分比|百分率|满意度|满意程度)$")
_RATE_WORD = re.compile(r"(?:(?<!效)率|比例|比率|百分比|百分率)$")
_LIMIT = re.compile(r"不[少低小多高大]于|不超过|至少|最少|最多|以上|以下|[≥≤]")
_MAGNITUDES = ("万", "亿")
# Shorter texts are equal by chance.
_SENTENCE = 6


def values_and_units(facts: Facts) -> Iterator[Found]:
    """Which measures print fewer values than units, a value for some only, or no total above them?"""
    for measure in facts.rows["measure"]:
        leaf, targets = facts.leaves[measure["indicator_id"]], facts.targets_of[measure["measure_id"]]
        given = {row["unit_id"] for row in targets}
        parents = {facts.units[unit_id]["parent_unit_id"] for unit_id in given} & given
        children = [row for row in targets if row["unit_id"] not in parents]
        yield from _fewer_values(facts, leaf, measure, [row for row in children if row["status"] == "ambiguous"])
        valued = [row for row in children if row["value"] is not None]
        if not valued or measure["kind"] not in ("quantity", "ratio"):
            continue
        for row in children:
            if row["value"] is None and row["status"] == "issued":
                about = facts.about(leaf, measure, row["unit_id"])
                name = facts.unit_name(row["unit_id"])
                yield Found(
                    "value_missing", f"{measure['measure_id']}/{row['unit_id']}", about, row["line"], {"name": name}
                )
        for row in targets:
            if row["unit_id"] in parents and row["value"] is None and len(valued) > 1 and measure["kind"] == "quantity":
                total = sum(one["value"] for one in valued)
                words = {"computed": total, "unit": measure["unit_of_measure"] or "无单位"}
                about = facts.about(leaf, measure, row["unit_id"])
                yield Found("total_missing", measure["measure_id"], about, row["line"], words, computed=total)


def _fewer_values(facts: Facts, leaf: Row, measure: Row, ambiguous: list[Row]) -> Iterator[Found]:
    if ambiguous:
        values = re.findall(r"\d+(?:\.\d+)?", ambiguous[0]["text"] or "")
        yield Found(
            "values_fewer_than_units",
            measure["measure_id"],
            facts.about(leaf, measure),
            ambiguous[0]["line"],
            {"units": len(ambiguous), "count": len(values), "values": values},
            float(len(values)),
            float(len(ambiguous)),
        )


def _printed_values(facts: Facts) -> Iterator[tuple[Row, Row, Row]]:
    """Leaf, measure and row of every printed target and every printed actual."""
    yield from facts.printed_targets()
    for row in facts.rows["actual"]:
        measure = facts.measures[row["measure_id"]]
        yield facts.leaves[measure["indicator_id"]], measure, row


def missing_signs(facts: Facts) -> Iterator[Found]:
    """Which values miss their % or the unit behind 万 or 亿? Zero needs neither."""
    for leaf, measure, row in _printed_values(facts):
        value, unit = row["value"], measure["unit_of_measure"]
        words = {"text": quoted(row["text"]), "name": measure["measure_name"], "value": value or 0}
        is_rate = measure["kind"] == "ratio" or bool(_RATE_NAME.search(measure["measure_name"]))
        about = facts.about(leaf, measure)
        if value and unit is None and is_rate:
            yield Found("percent_sign_missing", measure["measure_id"], about, row["line"], words, value)
        elif value and unit in _MAGNITUDES:
            words["value"] = f"{formats.number(value, 6)}{unit}"
            yield Found("unit_missing", measure["measure_id"], about, row["line"], words, value)


def unclear_ranges(facts: Facts) -> Iterator[Found]:
    """Which targets set a limit to a range (不少于3-4次), so that nobody knows which end counts?"""
    for leaf, measure, target in facts.printed_targets():
        if target["value_upper"] is not None and _LIMIT.search(target["text"] or ""):
            words = {"text": quoted(target["text"]), "lower": target["value"], "upper": target["value_upper"]}
            about = facts.about(leaf, measure)
            yield Found("range_with_limit", measure["measure_id"], about, target["line"], words, target["value"])


def impossible_rates(facts: Facts) -> Iterator[Found]:
    """Which rates are below 0 or above 100 %, and which have a numerator above their denominator?

    Spending beyond a budget has a rule of its own (``execution_over_budget``).
    """
    for leaf, measure, row in _printed_values(facts):
        name, subject = measure["measure_name"], measure["measure_id"]
        about = facts.about(leaf, measure)
        if "执行率" in name:
            continue
        for value in (row["value"], row.get("value_upper")):
            if value is not None and measure["unit_of_measure"] == "%" and not 0 <= value <= 100:
                words = {"text": quoted(row["text"]), "name": name, "value": value}
                yield Found("rate_outside_range", subject, about, row["line"], words, value)
        top, bottom = row.get("numerator"), row.get("denominator")
        if top is not None and bottom is not None and top > bottom:
            words = {"name": name, "numerator": top, "denominator": bottom}
            yield Found("numerator_over_denominator", subject, about, row["line"], words, top, bottom)


def unmeasurable_targets(facts: Facts) -> Iterator[Found]:
    """Which indicators of a budget or an evaluation ask for no number and no date, so that nobody can tell?"""
    reported = {row["measure_id"] for row in facts.rows["actual"] if row["numerator"] is not None}
    for leaf in facts.rows["indicator"]:
        if facts.schemes[leaf["scheme_id"]]["kind"] == "target_assessment":
            continue
        measures = facts.measures_of[leaf["indicator_id"]]
        targets = [row for measure in measures for row in facts.targets_of[measure["measure_id"]]]
        counted = any(row["value"] is not None or row["due_date"] for row in targets)
        if targets and not counted and not reported & {measure["measure_id"] for measure in measures}:
            yield _unmeasurable(facts, leaf, targets[0])


def _unmeasurable(facts: Facts, leaf: Row, target: Row) -> Found:
    """Why it cannot be measured: it repeats the indicator's words, names a rate without a number, or is mere prose."""
    name, text = leaf["indicator_name"], target["text"] or ""
    words = {"name": name, "text": quoted(text)}
    if plain(text) in (plain(name), plain(leaf["text"] or "")) and text:
        rule = "target_repeats_name"
    elif _RATE_WORD.search(plain(text)) or _RATE_WORD.search(plain(name)):
        rule = "rate_without_number"
    else:
        rule = "target_not_measurable"
    return Found(rule, leaf["indicator_id"], facts.about(leaf), target["line"], words)


def actuals_against_targets(facts: Facts) -> Iterator[Found]:
    """Which actuals repeat the words of their target, and which fall short of it without a reason?

    A budget that was not spent whole is no shortfall, and forms leave no room for a reason beside it.
    """
    reasons = {row["indicator_id"]: row["reason"] for row in facts.rows["stated_score"]}
    targets: dict[tuple[str, str], Row] = defaultdict(dict)
    targets.update({(row["measure_id"], row["unit_id"]): row for row in facts.rows["target"]})
    for actual in facts.rows["actual"]:
        measure = facts.measures[actual["measure_id"]]
        leaf, target = facts.leaves[measure["indicator_id"]], targets[actual["measure_id"], actual["unit_id"]]
        about = facts.about(leaf, measure, actual["unit_id"])
        text, wanted = actual["text"] or "", target.get("text") or ""
        if len(plain(text)) >= _SENTENCE and plain(text) == plain(wanted) and actual["value"] is None:
            words = {"name": leaf["indicator_name"], "text": quoted(text)}
            yield Found("target_equals_actual", measure["measure_id"], about, actual["line"], words)
        is_explained = actual["deviation_reason"] or reasons.get(leaf["indicator_id"])
        if _falls_short(measure, target, actual) and not is_explained and "预算执行" not in measure["measure_name"]:
            words = {
                "name": measure["measure_name"],
                "value": actual["value"],
                "target": target["value"],
                "unit": measure["unit_of_measure"] or "无单位",
            }
            yield Found(
                "shortfall_without_reason", measure["measure_id"], about, actual["line"], words, actual["value"],
                target["value"],
            )  # fmt: skip


def _falls_short(measure: Row, target: Row, actual: Row) -> bool:
    value, wanted = actual["value"], target.get("value")
    if value is None or wanted is None:
        return False
    return bool(value > wanted if measure["direction"] == "lower" else value < wanted)
