"""自评复算: stated scores beside recomputed ones with how they come about, and what a reviewer should ask."""

from collections.abc import Iterable
from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines import Question
from assessment.headlines.evaluation import difference_words, rate_words, unscored_words
from assessment.headlines.review import spans_of
from assessment.headlines.worked import origin_of, rule_of, worked_words
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Field, Link, all_notes, anchor, opener, passage_notes, sheet

Notes = dict[tuple[int, int], tuple[str, str]]


@remembered
def recomputed_sheet(rows: pd.DataFrame, measures: pd.DataFrame, passages: pd.DataFrame, *, link: Link) -> str:
    """Every indicator: stated, recomputed, difference, and how it is computed or why it cannot be.

    A name opens its passage, and leads to the card of its rule. ``rows`` as ``reads.evaluation``, ``measures`` as
    ``reads.worked_measures`` at the end of the year.
    """
    spans = list(zip(rows["first_line"], rows["last_line"], strict=True))
    notes = passage_notes(spans, passages, "again", link=link)
    weighed = measures[measures["weight"] > 0]

    def how(row: Any) -> str:
        return _how(row, weighed[weighed["indicator_id"] == row.indicator_id], link)

    fields = (
        Field(_("三级指标"), lambda row: _name(row, notes, how(row)), is_html=True),
        Field(_("分值"), lambda row: formats.number(row.points), is_number=True),
        Field(_("自评"), lambda row: formats.points(row.self_score), is_number=True),
        Field(_("复算"), lambda row: formats.points(row.recomputed_score), is_number=True),
        Field(_("差"), lambda row: difference_words(row.score_difference), is_number=True, light=_light),
        Field(_("怎样算的，或为什么不能算"), how, is_html=True, is_wide_only=True),
    )
    able = rows[rows["recomputed_score"].notna()]
    stated, computed = float(able["self_score"].sum()), float(able["recomputed_score"].sum())
    foot = (
        _("可以复算的合计"), formats.number(float(able["points"].sum())), formats.points(stated), formats.points(computed),
        difference_words(computed - stated), "",
    )  # fmt: skip
    table = sheet(rows, fields, caption=_("自评复算"), group=lambda row: row.first_level, kind="recomputed", foot=foot)
    return table + all_notes(notes)


def _light(row: Any) -> str:
    """A difference that is there is marked; what could not be computed has none."""
    return "none" if difference_words(row.score_difference) in (formats.ABSENT, formats.points(0.0)) else "behind"


def _name(row: Any, notes: Notes, how: str) -> str:
    """The indicator, opening its passage; on a phone with how it was computed."""
    words = escape(row.indicator_name)
    span = (row.first_line, row.last_line)
    opened = opener(notes[span][0], words) if span in notes else words
    return f'{opened}<small class="narrow-only">{how}</small>'


def _how(row: Any, weighed: pd.DataFrame, link: Link) -> str:
    """The numbers put into the rule, then the rule and who set it; or why there is nothing to put in; HTML."""
    card = ""
    if isinstance(row.measure_id, str):
        address = link(
            "rules", scheme=row.scheme_id, year=str(row.year), month="12", unit=row.unit_id, measure=row.measure_id
        )
        card = " " + anchor(escape(_("评分规则")), address)
    if formats.is_absent(row.recomputed_score):
        return escape(unscored_words(row)) + card
    parts = "".join(
        f"{escape(worked_words(one))}<small>{escape(formats.bracketed(rule_of(one), origin_of(one)))}</small>"
        for one in weighed.itertuples()
    )
    return parts + card


@remembered
def execution_sheet(rows: pd.DataFrame) -> str:
    """Stated and recomputed, side by side; ``rows`` as ``reads.execution_by_department``."""
    row = rows.iloc[0]
    pairs = pd.DataFrame(
        [
            (_("执行率"), rate_words(row["stated_rate"]), rate_words(row["computed_rate"])),
            (_("执行率得分"), formats.points(row["stated_score"]), formats.points(row["computed_score"])),
            (_("年度预算对收入明细之和（万元）"), *_amounts(row["budget_yuan"], row["income_yuan"])),
            (_("执行数对支出明细之和（万元）"), *_amounts(row["executed_yuan"], row["expenditure_yuan"])),
        ],
        columns=["name", "stated", "computed"],
    )
    fields = (
        Field(_("核对"), lambda one: one.name),
        Field(_("原文"), lambda one: one.stated, is_number=True),
        Field(_("复算"), lambda one: one.computed, is_number=True),
    )
    return sheet(pairs, fields, caption=_("预算执行核对"))


def _amounts(stated: float, computed: float) -> tuple[str, str]:
    return formats.ten_thousand(stated), formats.ten_thousand(computed)


@remembered
def review_list(questions: tuple[Question, ...], passages: pd.DataFrame, *, link: Link) -> str:
    """What a reviewer should ask, each with the points that hang on it and the lines that give rise to it."""
    notes = passage_notes(spans_of(questions), passages, "ask", link=link)
    items = "".join(f"<li>{escape(one.words)}{_beneath(one, notes)}</li>" for one in questions)
    return f'<ol class="questions">{items}</ol>{all_notes(notes)}'


def _beneath(question: Question, notes: Notes) -> str:
    """How many points hang on a question, and its lines, each opening its passage."""
    points = escape(_("涉及 {points} 分").format(points=formats.number(question.points)))
    return f"<small>{points}{_openers(question.spans, notes)}</small>"


def _openers(spans: Iterable[tuple[int, int]], notes: Notes) -> str:
    found = [opener(notes[span][0], escape(_lines(span))) for span in spans if span in notes]
    label = escape(_("原文行"))
    return f"　{label} {' '.join(found)}" if found else ""


def _lines(span: tuple[int, int]) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"
