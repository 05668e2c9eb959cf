"""What a unit is asked to report in words: the target, what it said last and what became of it, and how to fill it in."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessment import formats
from assessment.headlines.catalogue import by_day, limit_words
from assessment.headlines.records import report_status_word
from assessment.headlines.worked import exact
from assessment.messages import translate as _
from assessment.methods import with_defaults

# Whatever a report is about, it may say this too.
_ALWAYS = ("period_end", "deviation_reason", "corrective_action", "evidence", "note")


@dataclass(frozen=True)
class Asked:
    """What a task asks for: the fields of a report that make sense for it, its tiers, and how to fill it in, in words."""

    fields: frozenset[str]
    tiers: tuple[str, ...]
    words: str


def asked(row: Any) -> Asked:
    """What a task asks for, by its rule and kind; ``row`` as ``reads.report_tasks``."""
    given = with_defaults(row.rule, json.loads(row.rule_parameters))
    # A bonus, a penalty and a veto come on top of an ordinary rule.
    rule = row.rule if row.rule.startswith("qualitative") else given.get("base", row.rule)
    tiers = tuple(given) if row.rule.startswith("qualitative") else ()
    fields, words = _asked(row, str(rule), tiers, given)
    if row.target_status == "pending":
        words = _("任务待下达，暂不填")
    if row.target_status == "not_applicable":
        words = _("没有这项任务，不填")
    return Asked(frozenset((*_ALWAYS, *fields)), tiers, words)


def _asked(row: Any, rule: str, tiers: tuple[str, ...], given: dict[str, object]) -> tuple[tuple[str, ...], str]:
    if rule == "deadline":
        return ("completed_date",), _("填完成日期；没有完成的不填")
    if tiers:
        return _asked_tier(row.kind, rule, "/".join(tiers))
    if rule == "external":
        return ("value",), _external_words(given.get("full", row.measure_points))
    if row.kind == "ratio":
        return ("value", "numerator", "denominator"), _("填分子、分母，完成值可不填")
    return ("value",), _quantity_words(row)


def _asked_tier(kind: str, rule: str, tiers: str) -> tuple[tuple[str, ...], str]:
    """A tier; with the share inside it, and with the day where the task is due on one."""
    fields, words = ["text"], [_("填 {tiers}").format(tiers=tiers)]
    if rule == "qualitative_3":
        fields.append("assessed_share")
        words.append(_("并填评定份额"))
    if kind == "deadline":
        fields.append("completed_date")
        words.append(_("完成的填完成日期"))
    return tuple(fields), _("，").join(words)


def _external_words(full: Any) -> str:
    if formats.is_absent(full):
        return _("填考核部门给的得分")
    return _("填考核部门给的得分，满分 {full}").format(full=exact(full))


def _quantity_words(row: Any) -> str:
    unit = row.unit_of_measure if isinstance(row.unit_of_measure, str) else ""
    words = _("填累计数，单位：{unit}") if unit else _("填累计数")
    if row.direction == "lower":
        words = _("填累计数，单位：{unit}；没有发生的填 0") if unit else _("填累计数，没有发生的填 0")
    return words.format(unit=unit)


def task_target_words(row: Any) -> str:
    """What is to be reached and by when: number, day or words, or why there is none; ``row`` as ``reads.report_tasks``."""
    if row.target_status in ("pending", "ambiguous", "not_applicable"):
        return formats.status_word(row.target_status)
    parts = []
    if not formats.is_absent(row.target_value):
        is_bare_limit = row.direction == "lower" and not isinstance(row.operator, str) and row.target_value != 0
        operator = "≤" if is_bare_limit else row.operator
        parts.append(limit_words(operator, row.target_value, row.target_value_upper, row.unit_of_measure))
    if not formats.is_absent(row.due_date):
        parts.append(by_day(row.due_date))
    return _("，").join(parts) or (row.target_text if isinstance(row.target_text, str) else "")


def last_report_words(row: Any) -> str:
    """What was reported last, for which month, and what became of it; empty where nothing was."""
    if formats.is_absent(row.last_month):
        return ""
    said = _("{said}（{month}，{status}）").format(
        said=_said(row, row.last_value, row.last_text, row.last_completed_date),
        month=formats.month(int(row.last_month)),
        status=report_status_word(row.last_status),
    )
    if isinstance(row.last_comment, str):
        said += _("：{comment}").format(comment=row.last_comment)
    if row.last_status in ("approved", "locked") or formats.is_absent(row.approved_month):
        return said
    approved, month = _said(row, row.approved_value, row.approved_text), formats.month(int(row.approved_month))
    return said + _("；通过的是 {said}（{month}）").format(said=approved, month=month)


def _said(row: Any, value: float | None, text: object, completed: date | None = None) -> str:
    """The number, tier or day of a report."""
    if not formats.is_absent(value):
        return limit_words(None, value, None, None if row.rule == "external" else row.unit_of_measure)
    if isinstance(text, str):
        return text
    if completed is None or formats.is_absent(completed):
        return formats.ABSENT
    return _("{day}完成").format(day=formats.day(completed))
