"""What a file would do, in words: what came of each rule, what was sent, and what would change."""

from collections.abc import Mapping

import pandas as pd

from assessment import formats
from assessment.messages import translate as _

_MOST_SENTENCES = 20


def outcome_words(outcome: str) -> str:
    """What came of a rule, with its sign."""
    return {"pass": _("✓ 通过"), "warn": _("! 提醒"), "fail": _("✕ 不通过")}[outcome]


def counts_sentence(counts: Mapping[str, int]) -> str:
    """How many rows were sent, and what becomes of them."""
    parts = [_("共 {count} 行").format(count=f"{counts['row_count']:,}")]
    parts.append(_("登记 {count} 条").format(count=f"{counts['report_count']:,}"))
    if counts["correction_count"]:
        parts.append(_("其中更正 {count} 条").format(count=f"{counts['correction_count']:,}"))
    if counts["unchanged_count"]:
        parts.append(_("与已有记录相同 {count} 条，不再登记").format(count=f"{counts['unchanged_count']:,}"))
    if counts["blank_count"]:
        parts.append(_("没有填 {count} 行，不登记").format(count=f"{counts['blank_count']:,}"))
    return formats.sentence(parts)


def change_sentences(changes: pd.DataFrame) -> list[str]:
    """The first changes against what was approved, a line each, and how many more there are."""
    said = [change_words(row) for row in changes.head(_MOST_SENTENCES).itertuples()]
    more = len(changes) - len(said)
    return [*said, *([_("另有 {count} 条").format(count=more)] if more > 0 else [])]


def change_words(row: object) -> str:
    """One change: whose, of what, from what was approved to what is reported."""
    values = row._asdict()  # type: ignore[attr-defined]
    unit = "" if formats.is_absent(values["unit_of_measure"]) else values["unit_of_measure"]
    before = report_said(values["approved_value"], values["approved_text"], unit)
    after = report_said(values["value"], values["text"], unit)
    month = formats.month(values["period_end"].month)
    head = f"{values['short_name']} {values['measure_name']}（{month}）"
    if not values["is_correction"]:
        return _("{head}：{after}").format(head=head, after=after)
    return _("{head}：{before} → {after}").format(head=head, before=before, after=after)


def report_said(value: object, tier: object, unit_of_measure: str) -> str:
    """What was reported: a number with its unit of measure, else words."""
    if not formats.is_absent(value):
        return f"{formats.number(value)} {unit_of_measure}".strip()
    return _("没有数值") if formats.is_absent(tier) else str(tier)
