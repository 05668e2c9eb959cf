"""A self-evaluation in words: what it claims, what can be recomputed, and what a reviewer should ask."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from assessment import formats
from assessment.memory import remembered
from assessment.messages import translate as _

_CENT = 0.005


@dataclass(frozen=True)
class Question:
    """Something to ask, and the spans of lines that give rise to it."""

    words: str
    spans: tuple[tuple[int, int], ...]


@remembered
def evaluation_headline(rows: pd.DataFrame, execution: pd.DataFrame) -> str:
    """The total a department gives itself, its execution rate, and in how many rows it takes nothing off."""
    parts = [
        _("自评 {score} 分（满分 {points}）").format(
            score=formats.number(_total(rows)), points=formats.number(float(rows["points"].sum()))
        )
    ]
    if len(execution):
        parts.append(_("执行率 {rate}").format(rate=_rate(execution.iloc[0]["computed_rate"])))
    full = int(_is_full(rows).sum())
    all_full = _("{count} 项全部满分") if full == len(rows) else _("{count} 项满分")
    return _("，").join([*parts, all_full.format(count=full)])


@remembered
def execution_sentence(rows: pd.DataFrame) -> str:
    """Executed of budget, the rate and the score, stated and recomputed; ``rows`` as ``reads.execution_by_department``."""
    row = rows.iloc[0]
    parts = [
        _("年度预算 {budget} 万元，执行 {executed} 万元").format(
            budget=formats.ten_thousand(row["budget_yuan"]), executed=formats.ten_thousand(row["executed_yuan"])
        ),
        _("执行率 {stated}，重算 {computed}").format(
            stated=_rate(row["stated_rate"]), computed=_rate(row["computed_rate"])
        ),
        _("得分 {stated}，重算 {computed}").format(
            stated=formats.points(row["stated_score"]), computed=formats.points(row["computed_score"])
        ),
    ]
    if row["is_over_budget"]:
        parts.append(_("超过 100% 的部分属追加预算，不加分"))
    return formats.sentence(parts)


@remembered
def evaluation_sentence(rows: pd.DataFrame, execution: pd.DataFrame) -> str:
    """The sum of the stated scores against the stated total, and for how many points a rule allows to recompute."""
    parts = [
        _("各项得分之和 {sum}，总分栏 {total}").format(
            sum=formats.points(float(rows["self_score"].sum())), total=formats.points(_total(rows))
        )
    ]
    points = float(rows["points"].sum())
    scored = execution.dropna(subset="computed_score")
    able = float(scored["points"].sum())
    parts.append(
        _("有计分规则可重算的 {able} 分，重算 {computed} 分；其余 {rest} 分是文字，没有规则，不重算").format(
            able=formats.number(able),
            computed=formats.points(float(scored["computed_score"].sum())),
            rest=formats.number(points - able),
        )
    )
    return formats.sentence(parts)


def rule_note() -> str:
    """By which rule the execution rate is scored."""
    return _(
        "执行率得分 = 分值 × min（执行数 ÷ 年度预算，1），四舍五入到两位小数。原文未写计分规则，此为财政部门通行做法。"
    )


@remembered
def review_questions(rows: pd.DataFrame, execution: pd.DataFrame) -> tuple[Question, ...]:
    """What a reviewer should ask, from general conditions; ``rows`` as ``reads.evaluation``."""
    found = [ask(execution.iloc[0]) for ask in _OF_EXECUTION if len(execution)]
    found += [ask(rows) for ask in _OF_ROWS]
    return tuple(question for question in found if question)


def questions_sentence(questions: tuple[Question, ...]) -> str:
    """How many questions there are, and where they come from."""
    if not questions:
        return _("按通用条件没有需要追问的地方。")
    return _("{count} 个问题，由通用条件得出，只提问、不定性。").format(count=len(questions))


def _over_budget(row: Any) -> Question | None:
    if not row["is_over_budget"]:
        return None
    over = formats.ten_thousand(row["executed_yuan"] - row["budget_yuan"])
    if row["stated_score"] == row["points"]:
        words = _("执行率 {rate} 超过 100% 而得满分 {points} 分：多出的 {over} 万元何时追加，有无批复？")
    else:
        words = _("执行率 {rate} 超过 100%：多出的 {over} 万元何时追加，有无批复？")
    points = formats.number(row["points"])
    return Question(words.format(rate=_rate(row["computed_rate"]), points=points, over=over), _lines_of_block(row))


def _executed_against_breakdown(row: Any) -> Question | None:
    if _equal(row["breakdown_difference_yuan"], 0):
        return None
    words = _("执行数 {executed} 万元，支出明细之和 {parts} 万元，差 {difference} 万元：差额用在哪里？").format(
        executed=formats.ten_thousand(row["executed_yuan"]),
        parts=formats.ten_thousand(row["expenditure_yuan"]),
        difference=formats.ten_thousand(row["breakdown_difference_yuan"]),
    )
    if _equal(row["expenditure_yuan"] - row["budget_yuan"], 0):
        words += _("支出明细之和恰等于年度预算，明细是预算数还是执行数？")
    return Question(words, _lines_of_block(row))


def _budget_against_income(row: Any) -> Question | None:
    if _equal(row["income_difference_yuan"], 0):
        return None
    words = _("年度预算 {budget} 万元，收入明细之和 {parts} 万元，差 {difference} 万元：缺哪一项？").format(
        budget=formats.ten_thousand(row["budget_yuan"]),
        parts=formats.ten_thousand(row["income_yuan"]),
        difference=formats.ten_thousand(row["income_difference_yuan"]),
    )
    return Question(words, _lines_of_block(row))


def _stated_against_computed(row: Any) -> Question | None:
    parts = []
    if not _equal(row["stated_rate"] - row["computed_rate"], 0):
        parts.append(
            _("执行率填 {stated}，按执行数与预算重算为 {computed}").format(
                stated=_rate(row["stated_rate"]), computed=_rate(row["computed_rate"])
            )
        )
    if not _equal(row["stated_score"] - row["computed_score"], 0):
        parts.append(
            _("执行率得分填 {stated}，按规则重算为 {computed}").format(
                stated=formats.points(row["stated_score"]), computed=formats.points(row["computed_score"])
            )
        )
    words = _("{difference}：以哪个为准？").format(difference=_("，").join(parts))
    return Question(words, _lines_of_block(row)) if parts else None


def _all_full(rows: pd.DataFrame) -> Question | None:
    if not _is_full(rows).all() or rows["reason"].notna().any():
        return None
    words = _("{count} 项全部满分，偏差原因一栏全部空白：每一项有无佐证，有无未完成的部分？")
    return Question(words.format(count=len(rows)), _spans(rows))


def _unmeasurable(rows: pd.DataFrame) -> Question | None:
    asked = rows[rows["target_text"].notna()]
    vague = asked[~asked["is_measurable"].astype(bool)]
    if vague.empty:
        return None
    words = _("{count} 项中有 {vague} 项的年度指标值没有数值或日期：以什么判断是否完成？")
    return Question(words.format(count=len(asked), vague=len(vague)), _spans(vague))


def _same_words(rows: pd.DataFrame) -> Question | None:
    said = rows["target_text"].notna() & rows["actual_text"].notna()
    same = rows[said & (rows["target_text"].map(_bare) == rows["actual_text"].map(_bare))]
    if same.empty:
        return None
    words = _("{names}：实际完成值与年度指标值一字不差，实际做了什么？")
    return Question(words.format(names=formats.listing(same["indicator_name"])), _spans(same))


def _lost_without_reason(rows: pd.DataFrame) -> Question | None:
    lost = rows[(rows["self_score"] < rows["points"]) & rows["reason"].isna()]
    if lost.empty:
        return None
    words = _("{names}：得分低于分值而没有写偏差原因，原因是什么？")
    return Question(words.format(names=formats.listing(lost["indicator_name"])), _spans(lost))


def _more_than_points(rows: pd.DataFrame) -> Question | None:
    more = rows[rows["self_score"] > rows["points"]]
    if more.empty:
        return None
    words = _("{names}：得分高于分值，依据是什么？")
    return Question(words.format(names=formats.listing(more["indicator_name"])), _spans(more))


def _sum_against_total(rows: pd.DataFrame) -> Question | None:
    stated, computed = rows["stated_total"].iloc[0], float(rows["self_score"].sum())
    if formats.is_absent(stated) or _equal(stated - computed, 0):
        return None
    words = _("总分填 {stated}，各项得分之和为 {computed}：以哪个为准？")
    line = int(rows["total_line"].iloc[0])
    return Question(words.format(stated=formats.points(stated), computed=formats.points(computed)), ((line, line),))


_OF_EXECUTION: tuple[Callable[[Any], Question | None], ...] = (
    _over_budget,
    _executed_against_breakdown,
    _budget_against_income,
    _stated_against_computed,
)
_OF_ROWS: tuple[Callable[[pd.DataFrame], Question | None], ...] = (
    _all_full,
    _unmeasurable,
    _same_words,
    _lost_without_reason,
    _more_than_points,
    _sum_against_total,
)


def _total(rows: pd.DataFrame) -> float:
    """The total as printed; where none is, the sum."""
    stated = rows["stated_total"].iloc[0]
    return float(rows["self_score"].sum()) if formats.is_absent(stated) else float(stated)


def _is_full(rows: pd.DataFrame) -> pd.Series:
    return rows["self_score"] == rows["points"]


def _equal(difference: float, other: float) -> bool:
    """Equal to the cent; what is not known contradicts nothing."""
    return formats.is_absent(difference) or abs(difference - other) < _CENT


def _rate(rate: float | None) -> str:
    return formats.percent(None if rate is None or formats.is_absent(rate) else rate / 100, 2)


def _bare(words: object) -> str:
    return "".join(words.split()).rstrip("。.；;") if isinstance(words, str) else ""


def _lines_of_block(row: Any) -> tuple[tuple[int, int], ...]:
    return ((int(row["first_line"]), int(row["last_line"])),)


def _spans(rows: pd.DataFrame) -> tuple[tuple[int, int], ...]:
    return tuple((int(row.first_line), int(row.last_line)) for row in rows.itertuples())
