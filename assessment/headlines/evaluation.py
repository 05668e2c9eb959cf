"""A self-evaluation in words: what it claims, what can be recomputed of it, and why the rest cannot."""

from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines.worked import undefined_words
from assessment.memory import remembered
from assessment.messages import translate as _


@remembered
def evaluation_headline(rows: pd.DataFrame) -> str:
    """The total a department gives itself, in how many rows it takes nothing off, and what of it can be recomputed."""
    parts = [_("自评 {score} 分").format(score=formats.number(_total(rows)))]
    full = int(is_full(rows).sum())
    all_full = _("{count} 项全部满分") if full == len(rows) else _("{count} 项满分")
    parts.append(all_full.format(count=full))
    able = rows[rows["recomputed_score"].notna()]
    if able.empty:
        return _("，").join([*parts, _("没有一项可以复算")])
    points = formats.number(float(able["points"].sum()))
    stated, computed = float(able["self_score"].sum()), float(able["recomputed_score"].sum())
    if all(same(difference, 0) for difference in able["score_difference"]):
        words = _("可以复算的只有 {points} 分，与自评一致") if len(able) < len(rows) else _("全部可以复算，与自评一致")
    else:
        words = _("可以复算的 {points} 分里，自评 {stated}、复算 {computed}")
    words = words.format(points=points, stated=formats.points(stated), computed=formats.points(computed))
    return _("，").join([*parts, words])


@remembered
def execution_sentence(rows: pd.DataFrame) -> str:
    """Executed of budget, the rate and the score, stated and recomputed; ``rows`` as ``reads.execution_by_department``."""
    row = rows.iloc[0]
    parts = [
        _("年度预算 {budget} 万元，执行 {executed} 万元").format(
            budget=formats.ten_thousand(row["budget_yuan"]), executed=formats.ten_thousand(row["executed_yuan"])
        ),
        _("执行率 {stated}，复算 {computed}").format(
            stated=rate_words(row["stated_rate"]), computed=rate_words(row["computed_rate"])
        ),
        _("得分 {stated}，复算 {computed}").format(
            stated=formats.points(row["stated_score"]), computed=formats.points(row["computed_score"])
        ),
    ]
    if row["is_over_budget"]:
        parts.append(_("超过 100% 的部分属追加预算，不加分"))
    return formats.sentence(parts)


@remembered
def evaluation_sentence(rows: pd.DataFrame) -> str:
    """Sums of what can be recomputed, how much cannot, and the sum of the stated scores against the stated total."""
    able = rows[rows["recomputed_score"].notna()]
    rest = rows[rows["recomputed_score"].isna()]
    stated, computed = float(able["self_score"].sum()), float(able["recomputed_score"].sum())
    parts = [
        _("可以复算 {count} 项 {points} 分：自评 {stated}，复算 {computed}，差 {difference}").format(
            count=len(able),
            points=formats.number(float(able["points"].sum())),
            stated=formats.points(stated),
            computed=formats.points(computed),
            difference=difference_words(computed - stated),
        )
    ]
    if len(rest):
        words = _("不能复算 {count} 项 {points} 分，不猜测，不计入")
        parts.append(words.format(count=len(rest), points=formats.number(float(rest["points"].sum()))))
    parts.append(
        _("各项自评之和 {sum}，总分栏 {total}").format(
            sum=formats.points(float(rows["self_score"].sum())), total=formats.points(_total(rows))
        )
    )
    return formats.sentence(parts)


def difference_words(difference: float | None) -> str:
    """Recomputed less stated, with its sign; nothing where they are equal to the cent."""
    if difference is None or formats.is_absent(difference):
        return formats.ABSENT
    if same(difference, 0):
        return formats.points(0.0)
    return f"{difference:+,.2f}".replace("-", "−")


def unscored_words(row: Any) -> str:
    """Why an indicator cannot be recomputed from what is printed; ``row`` as ``reads.evaluation``."""
    return formats.sentence(_unscored(reason, row) for reason in row.unscored_reasons)


def _unscored(reason: str, row: Any) -> str:
    if reason == "no_value":
        return _("年度指标值有数值，实际完成值没有写数值")
    if reason != "no_tier":
        return undefined_words(reason)
    if row.is_measurable:
        return _("年度指标值有期限，实际完成值没有写是否按期，也没有写等次")
    if row.figure_count:
        words = _("文字目标，没有数值、日期和等次；实际完成值写了 {count} 个数，没有目标值可比")
        return words.format(count=row.figure_count)
    return _("文字目标，没有数值、日期和等次；实际完成值也没有数值")


def rule_note() -> str:
    """By which rule the execution rate is scored."""
    return _(
        "执行率得分 = 分值 × min（执行数 ÷ 年度预算，1），四舍五入到两位小数。原文未写计分规则，此为财政部门通行做法。"
    )


def is_full(rows: pd.DataFrame) -> pd.Series:
    """Which rows give themselves every point."""
    return rows["self_score"] == rows["points"]


def same(one: float, other: float) -> bool:
    """Equal to the cent; what is not known contradicts nothing."""
    return formats.is_absent(one - other) or abs(one - other) < 0.005


def rate_words(rate: float | None) -> str:
    """A rate in percent with the decimals that forms print."""
    return formats.percent(None if rate is None or formats.is_absent(rate) else rate / 100, 2)


def _total(rows: pd.DataFrame) -> float:
    """The total as printed; where none is, the sum."""
    stated = rows["stated_total"].iloc[0]
    return float(rows["self_score"].sum()) if formats.is_absent(stated) else float(stated)
