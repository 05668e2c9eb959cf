"""Budget projects as tables: what they ask for, one project's form, its spending plan, its three-level indicators."""

from collections.abc import Iterable
from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines import money, plan_words
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Field, Link, all_notes, opener, passage_notes, sheet

Notes = dict[tuple[int, int], tuple[str, str]]


@remembered
def projects_sheet(rows: pd.DataFrame, *, unit_id: str | None, link: Link) -> str:
    """Every project with its budget in 元 and 万元, under its department with the totals; ``rows`` as ``reads.projects``."""
    total = float(rows["budget_yuan"].sum())
    fields = (
        Field(_("项目"), lambda row: row.unit_name, href=lambda row: link("projects", project=row.unit_id)),
        Field(_("预算（元）"), lambda row: formats.number(row.budget_yuan), is_number=True, is_wide_only=True),
        Field(_("预算（万元）"), lambda row: formats.ten_thousand(row.budget_yuan), is_number=True),
        Field(_("占比"), lambda row: formats.percent(row.budget_share, 1), is_number=True),
        Field(_("支出计划"), lambda row: plan_words(row.plan_mode), is_wide_only=True),
        Field(
            _("执行（万元）"), lambda row: formats.ten_thousand(row.executed_yuan), is_number=True, is_wide_only=True
        ),
        Field(_("指标数"), lambda row: formats.number(row.indicator_count), is_number=True, is_wide_only=True),
    )
    foot = (_("合计"), formats.number(total), formats.ten_thousand(total), "", "", "", "")
    return sheet(rows, fields, caption=_("预算项目"), chosen_unit_id=unit_id, group=_department, foot=foot)


def _department(row: Any) -> str:
    total = money(row.department_budget_yuan)
    return _("{department}　合计 {total}").format(department=row.department_name, total=total)


@remembered
def project_facts(rows: pd.DataFrame, passages: pd.DataFrame, *, link: Link) -> str:
    """What one project's form says about money, purpose and goal, as a list of names and values; the form opens."""
    row = rows.iloc[0]
    span = (int(row["first_line"]), int(row["last_line"]))
    notes = passage_notes([span], passages, "form", link=link)
    form = opener(notes[span][0], escape(_("打开本项目的绩效目标表"))) if span in notes else ""
    facts = [
        (_("表头名称"), _printed(row["heading"])),
        (_("实施单位"), _printed(row["department_text"])),
        (_("项目编码"), _printed(row["code"])),
        (_("预算"), escape(money(row["budget_yuan"]))),
        (_("其中财政资金"), _amount(row["fiscal_yuan"])),
        (_("其中其他资金"), _amount(row["other_yuan"])),
        (_("资金用途"), _printed(row["purpose"])),
        (_("年度目标"), _printed(row["goal"])),
        (_("原文"), form),
    ]
    items = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in facts if value)
    return f'<dl class="facts">{items}</dl>{all_notes(notes)}'


def _printed(words: object) -> str:
    """Words as printed, a line per line; nothing where nothing is printed."""
    return "<br>".join(map(escape, words.splitlines())) if isinstance(words, str) else ""


def _amount(yuan: float) -> str:
    return "" if formats.is_absent(yuan) else escape(money(yuan))


@remembered
def spending_sheet(rows: pd.DataFrame, passages: pd.DataFrame, *, link: Link) -> str:
    """Each period end: the share as printed, what it means, 序时 and what was executed; ``rows`` of one project."""
    notes = passage_notes(_spans(rows), passages, "plan", link=link)
    fields = (
        Field(_("截至"), lambda row: _("{month}月底").format(month=row.month)),
        Field(_("原文（%）"), lambda row: _share(row, notes), is_number=True, is_html=True),
        Field(_("计划累计"), lambda row: _percent(row.cumulative_share), is_number=True),
        Field(_("计划累计（万元）"), lambda row: formats.ten_thousand(row.amount_yuan), is_number=True),
        Field(_("序时"), lambda row: formats.percent(row.expected_share), is_number=True, is_wide_only=True),
        Field(_("执行（万元）"), lambda row: _executed(row), is_number=True),
        Field(_("执行率"), lambda row: formats.percent(row.execution_rate, 1), is_number=True, is_wide_only=True),
    )
    return sheet(rows, fields, caption=_("资金支出计划")) + all_notes(notes)


def _share(row: Any, notes: Notes) -> str:
    """The share as printed, opening its passage; an empty cell says that it is one."""
    words = escape(_("空白") if formats.is_absent(row.share_as_printed) else formats.number(row.share_as_printed))
    span = (row.first_line, row.last_line)
    return opener(notes[span][0], words) if span in notes else words


def _percent(share: float) -> str:
    return formats.ABSENT if formats.is_absent(share) else formats.percent(share / 100)


def _executed(row: Any) -> str:
    return _("未报") if formats.is_absent(row.executed_yuan) else formats.ten_thousand(row.executed_yuan)


@remembered
def indicators_sheet(rows: pd.DataFrame, passages: pd.DataFrame, *, link: Link) -> str:
    """Three-level indicators under their first level; a value opens its passage. ``rows`` as ``indicators_by_project``."""
    notes = passage_notes(_spans(rows), passages, "indicator", link=link)
    fields = (
        Field(_("三级指标"), _indicator, is_html=True),
        Field(_("二级指标"), lambda row: row.second_level, is_wide_only=True),
        Field(_("绩效指标描述"), lambda row: _words(row.description), is_wide_only=True),
        Field(_("指标值"), lambda row: _value(row, notes), is_html=True),
        Field(_("指标值确定依据"), lambda row: _words(row.justification), is_wide_only=True),
    )
    table = sheet(rows, fields, caption=_("三级指标"), group=lambda row: row.first_level, kind="indicators")
    return table + all_notes(notes)


def _indicator(row: Any) -> str:
    """The indicator; on a phone with what the hidden columns say."""
    hidden = [
        _("二级指标：{words}").format(words=row.second_level),
        *([_("描述：{words}").format(words=row.description)] if isinstance(row.description, str) else []),
        *([_("依据：{words}").format(words=row.justification)] if isinstance(row.justification, str) else []),
    ]
    small = "".join(f'<small class="narrow-only">{escape(words)}</small>' for words in hidden)
    return escape(row.indicator_name) + small


def _value(row: Any, notes: Notes) -> str:
    words = escape(row.target_text if isinstance(row.target_text, str) else _("空白"))
    span = (row.first_line, row.last_line)
    return opener(notes[span][0], words) if span in notes else words


def _words(words: object) -> str:
    return words if isinstance(words, str) else formats.ABSENT


def _spans(rows: pd.DataFrame) -> Iterable[tuple[int, int]]:
    return zip(rows["first_line"], rows["last_line"], strict=True)
