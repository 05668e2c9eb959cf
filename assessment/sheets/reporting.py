"""Reporting as tables: what is asked and was reported, what a file would do, and what waits for review."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines import (
    asked,
    last_report_words,
    outcome_words,
    report_said,
    report_status_word,
    task_target_words,
)
from assessment.messages import translate as _
from assessment.sheets.html import Field, sheet, with_small

_SYMBOLS = {"draft": "·", "reported": "○", "approved": "●", "returned": "▼", "locked": "■"}
_LIGHTS = {"returned": "behind", "fail": "far_behind", "warn": "behind"}


def report_tasks_sheet(rows: pd.DataFrame, month: int) -> str:
    """What a unit is to report, with its target and what became of the last report; ``rows`` as ``reads.report_tasks``."""
    fields = (
        Field(_("指标"), _task, is_html=True),
        Field(_("目标"), lambda row: _short(task_target_words(row)), is_wide_only=True),
        Field(_("上次填报"), lambda row: last_report_words(row) or formats.ABSENT),
        Field(
            formats.month(month),
            lambda row: _this_month(row, month),
            light=lambda row: _light(row, month),
        ),
    )
    return sheet(rows, fields, caption=_("本单位的任务"), group=lambda row: row.category_name, kind="report-tasks tall")


def _task(row: Any) -> str:
    """What is asked and how; with its target where the screen has no room for a column of it."""
    target = _short(task_target_words(row))
    words = _("目标 {target}").format(target=target)
    narrow = f'<small class="narrow-only">{escape(words)}</small>' if target else ""
    return with_small(row.measure_name, asked(row).words) + narrow


# A task in words is read in its document; here it only has to be recognised.
_MOST_WORDS = 48


def _short(words: str) -> str:
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"


def _this_month(row: Any, month: int) -> str:
    """Where the report of a month stands; what needs no report says so."""
    if row.target_status not in ("issued", "adjusted"):
        return formats.status(row.target_status)
    if _is_of(row, month):
        return status_words(row.last_status)
    return _("○ 未报") if row.is_due else _("· 本月不报")


def _light(row: Any, month: int) -> str:
    if _is_of(row, month):
        return _LIGHTS.get(row.last_status, "")
    return "unreported" if row.target_status in ("issued", "adjusted") and row.is_due else ""


def _is_of(row: Any, month: int) -> bool:
    """Whether the last report is of this month."""
    return not formats.is_absent(row.last_month) and int(row.last_month) == month


def status_words(status: str) -> str:
    """Where a report stands, with its sign."""
    return f"{_SYMBOLS[status]} {report_status_word(status)}"


# More are read by nobody on a page; the download has them.
_MOST_PROBLEMS = 200


def problems_sheet(rows: pd.DataFrame) -> str:
    """The cells in doubt with their places and remedies, as many as are read; ``rows`` as ``Sending.problems``."""
    rows = rows.head(_MOST_PROBLEMS)
    fields = (
        Field(_("结果"), lambda row: outcome_words(row.outcome), light=lambda row: _LIGHTS[row.outcome]),
        Field(
            _("位置"),
            lambda row: with_small(_place(row), row.file_sheet if isinstance(row.file_sheet, str) else ""),
            is_html=True,
        ),
        Field(
            _("问题和改法"),
            lambda row: with_small(row.words, row.rule_label if isinstance(row.rule_label, str) else ""),
            is_html=True,
        ),
    )
    return sheet(rows, fields, caption=_("逐条核对"), kind="problems tall")


def _rule_label(row: Any) -> str:
    """The rule that a cell breaks, in the reader's language; a problem of the whole file breaks none."""
    return _(row.rule_label) if isinstance(row.rule_label, str) else ""


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _place(row: Any) -> str:
    """Row and column of a cell; a problem of the whole file has none."""
    if formats.is_absent(row.file_row):
        return _("整个文件") if formats.is_absent(row.rule_label) else formats.ABSENT
    return _("第 {row} 行 {column}").format(row=int(row.file_row), column=row.column_name)


def sending_changes_sheet(rows: pd.DataFrame) -> str:
    """What would change against the last approved values; ``rows`` as ``Sending.changes``."""
    if "measure_name" not in rows:
        return sheet(rows, (Field(_("变动"), lambda row: row.words),), caption=_("会有的变动"), kind="tall")
    fields = (
        Field(_("单位"), lambda row: row.short_name),
        Field(_("指标"), lambda row: with_small(row.measure_name, row.category_name), is_html=True),
        Field(_("月份"), lambda row: formats.month(row.period_end.month)),
        Field(_("已通过"), _approved, is_number=True),
        Field(_("将登记"), _reported, is_number=True),
        Field(_("目标"), lambda row: formats.number(row.target_value), is_number=True, is_wide_only=True),
        Field(_("性质"), lambda row: _("更正") if row.is_correction else _("新报"), is_wide_only=True),
    )
    return sheet(rows, fields, caption=_("会有的变动"), kind="sendings tall")


def _approved(row: Any) -> str:
    if not row.is_correction:
        return formats.ABSENT
    return report_said(row.approved_value, row.approved_text, "")


def _reported(row: Any) -> str:
    unit = _words(row.unit_of_measure)
    if formats.is_absent(row.value) and formats.is_absent(row.text) and not formats.is_absent(row.completed_date):
        return formats.day(row.completed_date)
    return report_said(row.value, row.text, unit)


def reports_sheet(rows: pd.DataFrame) -> str:
    """Reports with target, what was approved before and every word that came with them; ``rows`` as ``reads.reports``."""
    fields = (
        Field(_("指标"), lambda row: with_small(row.measure_name, row.category_name), is_html=True),
        Field(_("填报"), lambda row: with_small(said(row), _from(row)), is_number=True, is_html=True),
        Field(_("上次通过"), before_words, is_number=True, is_wide_only=True),
        Field(_("目标"), lambda row: formats.number(row.target_value), is_number=True, is_wide_only=True),
        Field(_("说明"), remarks, is_wide_only=True),
        Field(
            _("状态"), lambda row: status_words(row.report_status), light=lambda row: _LIGHTS.get(row.report_status, "")
        ),
    )
    return sheet(
        rows, fields, caption=_("填报"), kind="reports tall",
        group=lambda row: _("{unit} {month}").format(unit=row.short_name, month=formats.month(row.month)),
    )  # fmt: skip


def said(row: Any) -> str:
    """What a report says, in the words of its task."""
    unit = _words(row.unit_of_measure)
    if formats.is_absent(row.value) and formats.is_absent(row.tier) and not formats.is_absent(row.completed_date):
        return formats.day(row.completed_date)
    return report_said(row.value, row.tier, unit)


def before_words(row: Any) -> str:
    """What was approved: of the same month, else of the last one before."""
    if not (formats.is_absent(row.approved_value) and formats.is_absent(row.approved_tier)):
        return report_said(row.approved_value, row.approved_tier, "")
    if formats.is_absent(row.before_month):
        return formats.ABSENT
    month = formats.month(int(row.before_month))
    return _("{said}（{month}）").format(said=report_said(row.before_value, row.before_tier, ""), month=month)


def remarks(row: Any) -> str:
    """Every word that came with a report: reason, action, evidence, remark, and what the reviewer said."""
    labels = {
        "deviation_reason": _("原因"),
        "corrective_action": _("措施"),
        "evidence": _("佐证"),
        "note": _("备注"),
        "comment": _("审核意见"),
    }
    found = [
        formats.named(label, getattr(row, name))
        for name, label in labels.items()
        if isinstance(getattr(row, name), str)
    ]
    return formats.sentence(found) if found else formats.ABSENT


def _from(row: Any) -> str:
    """Who reported when; the rate where there is one."""
    rate = [] if formats.is_absent(row.completion_rate) else [formats.percent(row.completion_rate)]
    who = [formats.person(row.reported_by)] if isinstance(row.reported_by, str) else []
    when = [] if formats.is_absent(row.reported_at) else [f"{row.reported_at:%m-%d %H:%M}"]
    return " · ".join([*rate, *who, *when])


def rules_list(rows: pd.DataFrame) -> str:
    """Every rule with what came of it, those that are broken first; ``rows`` as ``Sending.rules``; HTML.

    A phone shows those that are broken, and how many are not.
    """
    order = {"fail": 0, "warn": 1, "pass": 2}
    items = "".join(_rule(row) for row in sorted(rows.itertuples(), key=lambda row: order[row.outcome]))
    passed = _("✓ {count} 条规则通过").format(count=int((rows["outcome"] == "pass").sum()))
    items += f'<li class="narrow-only">{escape(passed)}</li>'
    label = escape(_("核对的规则"))
    return f'<ul class="screened-rules" aria-label="{label}">{items}</ul>'


def _rule(row: Any) -> str:
    sign, label = outcome_words(row.outcome).split()[0], _(row.label)
    count = f"<b>{row.problem_count:,}</b>" if row.problem_count else ""
    return f'<li data-outcome="{row.outcome}">{escape(sign)} {escape(label)}{count}</li>'
