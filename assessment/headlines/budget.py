"""Budget projects in words: what they ask for, how the money is to be spent, by what they are to be judged."""

from typing import Any

import pandas as pd

from assessment import basis, formats
from assessment.memory import remembered
from assessment.messages import translate as _


@remembered
def projects_headline(rows: pd.DataFrame) -> str:
    """How many projects, how much together, and how much of it the largest takes; ``rows`` as ``reads.projects``."""
    total, largest = _sum(rows["budget_yuan"]), rows[rows["budget_yuan"] == rows["budget_yuan"].max()]
    finding = _("{count} 个项目合计 {total} 万元").format(count=len(rows), total=formats.ten_thousand(total))
    if largest.empty or len(rows) == 1:
        return finding
    share = formats.percent(largest["budget_share"].iloc[0], 1)
    if len(largest) == 1:
        return finding + _("，最大一项占 {share}").format(share=share)
    if len(largest) == len(rows):
        return finding + _("，各项相同")
    return finding + _("，最大的 {count} 项各占 {share}").format(count=len(largest), share=share)


@remembered
def projects_sentence(rows: pd.DataFrame) -> str:
    """The totals in 元 and in 万元, of it fiscal money, and what is missing."""
    total, fiscal = _sum(rows["budget_yuan"]), _sum(rows["fiscal_yuan"])
    parts = [_("预算合计 {total}").format(total=money(total))]
    if rows["fiscal_yuan"].notna().any():
        parts.append(_("其中财政资金 {fiscal}").format(fiscal=money(fiscal)))
    if missing := int(rows["budget_yuan"].isna().sum()):
        parts.append(_("{count} 个项目没有预算数").format(count=missing))
    return formats.sentence(parts)


def money(yuan: float | None) -> str:
    """An amount in 元 and in 万元."""
    return _("{yuan} 元（{amount} 万元）").format(yuan=formats.number(yuan), amount=formats.ten_thousand(yuan))


def plan_words(mode: object) -> str:
    """How the printed shares of a plan are meant; ``mode`` as ``spending.plan_mode``."""
    words = {
        "cumulative": _("累计"),
        "instalment": _("分次"),
        "either": _("两种读法都成立"),
    }
    return words[mode] if isinstance(mode, str) else _("两种读法都不成立")


@remembered
def spending_sentence(rows: pd.DataFrame) -> str:
    """How the plan is meant, when half and all of the money is to be spent, and what has been; ``spending_by_period``."""
    if rows["share_as_printed"].isna().all():
        return _("没有填写资金支出计划。")
    parts = [_mode_sentence(rows["plan_mode"].iloc[0])]
    planned = rows[rows["cumulative_share"].notna()]
    if len(planned):
        parts.append(formats.listing(_planned(row) for row in planned.itertuples()))
    reported = rows[rows["executed_yuan"].notna()]
    if reported.empty:
        parts.append(_("还没有执行数"))
    else:
        last = reported.iloc[-1]
        parts.append(
            _("截至{month}月底执行 {amount} 万元（{rate}）").format(
                month=int(last["month"]),
                amount=formats.ten_thousand(last["executed_yuan"]),
                rate=formats.percent(last["execution_rate"], 1),
            )
        )
    return basis.labelled(formats.sentence(parts), rows)


def _mode_sentence(mode: object) -> str:
    words = {
        "cumulative": _("各数递增到 100%，是累计数"),
        "instalment": _("各数相加为 100%，是分次数，曲线按累计画出"),
        "either": _("按累计或分次读都成立，曲线相同"),
    }
    return words[mode] if isinstance(mode, str) else _("按累计或分次读都不成立，不画曲线，待单位说明")


def _planned(row: Any) -> str:
    return _("{month}月底 {share}").format(month=int(row.month), share=formats.percent(row.cumulative_share / 100))


@remembered
def indicators_sentence(rows: pd.DataFrame) -> str:
    """How many indicators there are, and how many of them have a number or a date to be judged by."""
    words = _("共 {count} 项三级指标，其中 {measurable} 项的指标值带数值或日期，{rest} 项为文字。")
    measurable = int(rows["is_measurable"].sum())
    return words.format(count=len(rows), measurable=measurable, rest=len(rows) - measurable)


def _sum(amounts: pd.Series) -> float | None:
    return float(amounts.sum()) if amounts.notna().any() else None
