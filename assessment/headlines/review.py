"""复核清单: what a reviewer should ask of a self-evaluation, in neutral words, the weightiest first."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines.evaluation import difference_words, is_full, rate_words, same
from assessment.memory import remembered
from assessment.messages import translate as _

Spans = tuple[tuple[int, int], ...]
_COMPLETION = re.compile("完成率|执行率|达标率")
_SATISFACTION = "满意"


@dataclass(frozen=True)
class Question:
    """Something to ask: the spans of lines that give rise to it, and how many points hang on it."""

    words: str
    spans: Spans
    points: float


@remembered
def review_questions(rows: pd.DataFrame, measures: pd.DataFrame, execution: pd.DataFrame) -> tuple[Question, ...]:
    """What to ask, from general conditions, by the points that hang on it; the order of the form where they are equal.

    ``rows`` as ``reads.evaluation``, ``measures`` as ``reads.worked_measures``, ``execution`` as
    ``reads.execution_by_department``.
    """
    found = [ask(rows) for ask in _OF_FORM]
    found += [ask(execution.iloc[0]) for ask in _OF_EXECUTION if len(execution)]
    found += [_of_indicator(row, measures[measures["indicator_id"] == row.indicator_id]) for row in rows.itertuples()]
    asked = [question for question in found if question]
    return tuple(sorted(asked, key=lambda question: -question.points))


def questions_sentence(questions: tuple[Question, ...]) -> str:
    """How many questions there are, and where they come from."""
    if not questions:
        return _("按通用条件没有需要说明的地方。")
    return _("{count} 项，由通用条件得出，按涉及分值排列；只请说明，不作结论。").format(count=len(questions))


@remembered
def review_rows(questions: tuple[Question, ...], document_id: str) -> pd.DataFrame:
    """The same as rows for a download: number, points, question and the lines it rests on."""
    rows = [
        {
            "serial_number": number,
            "asked_points": question.points,
            "question": question.words,
            "lines": formats.listing(_lines(span) for span in question.spans),
            "document_id": document_id,
            "first_line": min(span[0] for span in question.spans),
            "last_line": max(span[1] for span in question.spans),
        }
        for number, question in enumerate(questions, 1)
    ]
    columns = ["serial_number", "asked_points", "question", "lines", "document_id", "first_line", "last_line"]
    return pd.DataFrame(rows, columns=columns)


def _lines(span: tuple[int, int]) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"


def _over_budget(row: Any) -> Question | None:
    if not row["is_over_budget"]:
        return None
    words = _("执行率 {rate}，超过 100%，得 {score} 分（分值 {points}）。请说明多出的 {over} 万元何时追加、有无批复。")
    return _of_block(
        row,
        words.format(
            rate=rate_words(row["computed_rate"]),
            score=formats.number(row["stated_score"]),
            points=formats.number(row["points"]),
            over=formats.ten_thousand(row["executed_yuan"] - row["budget_yuan"]),
        ),
    )


def _executed_against_breakdown(row: Any) -> Question | None:
    if same(row["breakdown_difference_yuan"], 0):
        return None
    words = _("执行数 {executed} 万元，支出明细之和 {parts} 万元，差 {difference} 万元。请说明差额的去向。").format(
        executed=formats.ten_thousand(row["executed_yuan"]),
        parts=formats.ten_thousand(row["expenditure_yuan"]),
        difference=formats.ten_thousand(row["breakdown_difference_yuan"]),
    )
    if same(row["expenditure_yuan"], row["budget_yuan"]):
        words += _("支出明细之和恰等于年度预算，请说明明细填的是预算数还是执行数。")
    return _of_block(row, words)


def _budget_against_income(row: Any) -> Question | None:
    if same(row["income_difference_yuan"], 0):
        return None
    words = _("年度预算 {budget} 万元，收入明细之和 {parts} 万元，差 {difference} 万元。请说明缺少的收入。")
    return _of_block(
        row,
        words.format(
            budget=formats.ten_thousand(row["budget_yuan"]),
            parts=formats.ten_thousand(row["income_yuan"]),
            difference=formats.ten_thousand(row["income_difference_yuan"]),
        ),
    )


def _stated_rate(row: Any) -> Question | None:
    if same(row["stated_rate"], row["computed_rate"]):
        return None
    words = _("执行率填 {stated}，按执行数与年度预算复算为 {computed}。请说明以哪个为准。")
    stated, computed = rate_words(row["stated_rate"]), rate_words(row["computed_rate"])
    return _of_block(row, words.format(stated=stated, computed=computed))


def _of_block(row: Any, words: str) -> Question:
    points = 0.0 if formats.is_absent(row["points"]) else float(row["points"])
    return Question(words, ((int(row["first_line"]), int(row["last_line"])),), points)


def _all_full(rows: pd.DataFrame) -> Question | None:
    if not is_full(rows).all() or rows["reason"].notna().any():
        return None
    words = _("{count} 项 {points} 分全部满分，偏差原因一栏全部空白。请说明每一项的佐证，以及有无没有完成的部分。")
    points = float(rows["points"].sum())
    words = words.format(count=len(rows), points=formats.number(points))
    return Question(words, ((int(rows["first_line"].min()), int(rows["last_line"].max())),), points)


def _sum_against_total(rows: pd.DataFrame) -> Question | None:
    stated, computed = rows["stated_total"].iloc[0], float(rows["self_score"].sum())
    if formats.is_absent(stated) or same(stated, computed):
        return None
    words = _("总分栏填 {stated}，各项自评之和为 {computed}。请说明以哪个为准。")
    line = int(rows["total_line"].iloc[0])
    words = words.format(stated=formats.points(stated), computed=formats.points(computed))
    return Question(words, ((line, line),), float(rows["points"].sum()))


_OF_FORM: tuple[Callable[[pd.DataFrame], Question | None], ...] = (_all_full, _sum_against_total)
_OF_EXECUTION: tuple[Callable[[Any], Question | None], ...] = (
    _over_budget,
    _executed_against_breakdown,
    _budget_against_income,
    _stated_rate,
)


def _of_indicator(row: Any, measures: pd.DataFrame) -> Question | None:
    """Everything to ask of one indicator in one question: what is printed, then what should be explained."""
    figures = measures[(measures["weight"] == 0) & measures["value"].notna()]
    pairs = [pair for look in _LOOKS if (pair := look(row, figures))]
    if not pairs:
        return None
    facts = formats.sentence(fact for fact, _ask in pairs if fact)
    asks = formats.listing(dict.fromkeys(ask for _fact, asked in pairs for ask in asked))
    words = _("{name}（分值 {points}，自评 {score}）：{facts}请说明{asks}。").format(
        name=row.indicator_name.rstrip("。"),
        points=formats.number(row.points),
        score=formats.number(row.self_score),
        facts=facts,
        asks=asks,
    )
    return Question(words, ((int(row.first_line), int(row.last_line)),), float(row.points))


# What is printed, and what to explain of it.
Pair = tuple[str, tuple[str, ...]]


def _differs(row: Any, _figures: pd.DataFrame) -> Pair | None:
    if formats.is_absent(row.recomputed_score) or same(row.score_difference, 0):
        return None
    fact = _("按规则复算为 {computed} 分，与自评差 {difference}").format(
        computed=formats.points(row.recomputed_score), difference=difference_words(row.score_difference)
    )
    return fact, (_("得分的依据"),)


def _more_than_points(row: Any, _figures: pd.DataFrame) -> Pair | None:
    return (_("得分高于分值"), (_("得分的依据"),)) if row.self_score > row.points else None


def _lost_without_reason(row: Any, _figures: pd.DataFrame) -> Pair | None:
    if not row.self_score < row.points or isinstance(row.reason, str):
        return None
    return _("得分低于分值，没有写偏差原因"), (_("扣分的原因"),)


def _same_words(row: Any, _figures: pd.DataFrame) -> Pair | None:
    if not isinstance(row.target_text, str) or _bare(row.target_text) != _bare(row.actual_text):
        return None
    return _("实际完成值与年度指标值一字不差"), (_("实际做了什么"),)


def _unmeasurable(row: Any, figures: pd.DataFrame) -> Pair | None:
    """A target without a number or a date, with the figures that the actual gives all the same."""
    if row.is_measurable or not isinstance(row.target_text, str):
        return None
    fact = _("年度指标值没有数值或日期")
    if figures.empty:
        return fact, (_("以什么判断是否完成"),)
    said = formats.listing(_figure(one) for one in figures.itertuples())
    words = _("{fact}，实际完成值写有 {count} 个数：{figures}")
    return words.format(fact=fact, count=len(figures), figures=said), (_("各数的目标值"), _("以什么判断是否完成"))


def _no_value(row: Any, _figures: pd.DataFrame) -> Pair | None:
    if "no_value" not in row.unscored_reasons:
        return None
    return _("年度指标值有数值，实际完成值没有写数值"), (_("实际完成的数值"),)


def _rate_without_task(_row: Any, figures: pd.DataFrame) -> Pair | None:
    """A completion rate is stated, but not of what."""
    rates = [
        one
        for one in figures.itertuples()
        if one.kind == "ratio" and formats.is_absent(one.numerator) and _COMPLETION.search(one.measure_name)
    ]
    if not rates:
        return None
    return "", (_("{rates}的任务数和算法").format(rates=formats.listing(_figure(one) for one in rates)),)


def _rough(_row: Any, figures: pd.DataFrame) -> Pair | None:
    """Figures that the words beside them make rough."""
    rough = dict.fromkeys(one.tier for one in figures.itertuples() if _is_rough(one.tier))
    return ("", (_("“{words}”的准确数").format(words=_("”“").join(rough)),)) if rough else None


def _no_satisfaction(row: Any, figures: pd.DataFrame) -> Pair | None:
    levels = f"{row.first_level}{row.second_level}"
    if _SATISFACTION not in levels or (figures["kind"] == "ratio").any() or row.is_measurable:
        return None
    return _("没有写满意度的数值"), (_("是否做过满意度调查、结果多少"),)


_LOOKS: tuple[Callable[[Any, pd.DataFrame], Pair | None], ...] = (
    _differs,
    _more_than_points,
    _lost_without_reason,
    _same_words,
    _unmeasurable,
    _no_value,
    _rate_without_task,
    _rough,
    _no_satisfaction,
)
_ROUGH = ("约", "近", "左右", "超", "余", "多", "以上", "以下", "不足", "至少")


def _is_rough(words: object) -> bool:
    return isinstance(words, str) and any(word in words for word in _ROUGH)


def _figure(one: Any) -> str:
    """A figure as printed, with what it counts."""
    return one.tier if one.measure_name in one.tier else f"{one.measure_name} {one.tier}"


def _bare(words: object) -> str:
    return "".join(words.split()).rstrip("。.；;") if isinstance(words, str) else ""


def spans_of(questions: Iterable[Question]) -> list[tuple[int, int]]:
    """Every span of lines that any of the questions rests on."""
    return [span for question in questions for span in question.spans]
