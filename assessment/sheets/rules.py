"""Rules and policies as tables, and a score as a card that can be checked with a pocket calculator."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines.rules import combination_word, curve_words, policy_words, rule_name, rule_words
from assessment.headlines.worked import leaf_words, origin_of, record_words, rule_of, worked_words
from assessment.memory import remembered
from assessment.messages import translate, translate as _
from assessment.policies import POLICIES
from assessment.sheets.html import Field, Link, all_notes, anchor, opener, passage_notes, sheet


@remembered
def policies_sheet(policies: pd.DataFrame) -> str:
    """What a scheme has decided, or the system by default; ``policies`` as ``reads.scheme_policies``."""
    row = policies.iloc[0]
    said = _origin_of_policies(row)
    rows = pd.DataFrame(
        [
            {
                "label": translate(policy.label),
                "words": policy_words(name, row[name]),
                "meaning": translate(policy.meaning),
            }
            for name, policy in POLICIES.items()
        ]
    )
    fields = (
        Field(_("政策"), lambda one: one.label),
        Field(_("规定"), lambda one: one.words),
        Field(_("含义"), lambda one: one.meaning, is_wide_only=True),
        Field(_("出处"), lambda _one: said, is_wide_only=True),
    )
    return sheet(rows, fields, caption=_("政策"), kind="policies")


def _origin_of_policies(row: pd.Series) -> str:
    if row["policy_origin"] == "default":
        return _("系统默认")
    parts = [_("方案规定"), *(row[name] for name in ("document_number", "clause") if isinstance(row[name], str))]
    return _("，").join(parts)


@remembered
def methods_sheet(rules: pd.DataFrame) -> str:
    """Each rule as it is used: its formula, how many measures and points hang on it; ``rules`` as ``rules_in_use``."""
    fields = (
        Field(_("规则"), lambda row: rule_name(row.rule)),
        Field(_("公式"), lambda row: rule_words(row.rule, row.rule_parameters)),
        Field(_("指标"), lambda row: formats.number(row.measure_count), is_number=True),
        Field(_("分值"), lambda row: formats.number(row.points), is_number=True),
        Field(_("序时"), lambda row: curve_words(row.curve, row.curve_parameters), is_wide_only=True),
        Field(
            _("出处"), lambda row: _("系统默认") if row.rule_origin == "default" else origin_of(row), is_wide_only=True
        ),
    )
    return sheet(rules, fields, caption=_("计分规则"), kind="rules")


@remembered
def rules_in_use(methods: pd.DataFrame) -> pd.DataFrame:
    """Rules with their parameters, and what hangs on each: one row per distinct rule; the one with most measures first."""
    keys = ["rule", "rule_parameters", "curve", "curve_parameters", "rule_origin", "document_number", "clause"]
    rows = methods.assign(measure_points=methods["points"] * methods["weight"])
    grouped = rows.groupby([*keys, "effective_date"], dropna=False, sort=False)
    counted = grouped.agg(measure_count=("measure_id", "size"), points=("measure_points", "sum")).reset_index()
    return counted.sort_values("measure_count", ascending=False, kind="stable").reset_index(drop=True)


@remembered
def leaves_sheet(leaves: pd.DataFrame, measures: pd.DataFrame, *, link: Link) -> str:
    """What each task earned, with a way into its calculation; as ``reads.worked_leaves`` and ``worked_measures``."""
    first = measures.drop_duplicates("indicator_id").set_index("indicator_id")["measure_id"].to_dict()
    fields = (
        Field(
            _("任务"),
            lambda row: anchor(escape(row.indicator_name), link("rules", measure=first[row.indicator_id])),
            is_html=True,
        ),
        Field(_("分值"), lambda row: formats.number(row.points), is_number=True),
        Field(_("可计"), lambda row: formats.number(row.assessable_points), is_number=True, is_wide_only=True),
        Field(_("得分"), _earned, is_number=True),
        Field(_("未计分"), lambda row: formats.number(row.unscored_points), is_number=True, is_wide_only=True),
        Field(_("无任务"), lambda row: formats.number(row.not_applicable_points), is_number=True, is_wide_only=True),
    )
    return sheet(leaves, fields, caption=_("各项得分"), group=lambda row: row.category_name, kind="leaves")


def _earned(row: Any) -> str:
    if not row.assessable_points:
        return formats.ABSENT
    if row.earned_upper > row.earned_lower:
        return f"{formats.points(row.earned_lower)}–{formats.points(row.earned_upper)}"
    return formats.points(row.earned_lower)


@remembered
def worked_card(leaf: pd.DataFrame, measures: pd.DataFrame, passages: pd.DataFrame, *, link: Link) -> str:
    """One task's score, worked out: each measure with rule, numbers, result and record, then how they combine.

    ``leaf`` is one row of ``reads.worked_leaves``, ``measures`` its rows of ``reads.worked_measures``.
    """
    one = leaf.iloc[0]
    spans = [(int(one["first_line"]), int(one["last_line"]))]
    if not formats.is_absent(one["points_first_line"]):
        spans.append((int(one["points_first_line"]), int(one["points_last_line"])))
    spans += [(int(line), int(line)) for line in measures["line"].dropna()]
    notes = passage_notes(spans, passages, "worked", link=link)
    steps = "".join(_measure(row, one, notes, link) for row in measures.itertuples())
    total, words = escape(_("合计")), escape(leaf_words(measures, one))
    return f'<ol class="worked">{steps}<li class="total"><h4>{total}</h4><p>{words}</p></li></ol>{all_notes(notes)}'


Notes = dict[tuple[int, int], tuple[str, str]]


def _measure(row: Any, leaf: pd.Series, notes: Notes, link: Link) -> str:
    points = _("{points} 分").format(points=formats.number(row.measure_points, 6))
    weight = _("（{all} 分 × 权重 {weight}）").format(
        all=formats.number(row.indicator_points), weight=formats.number(row.weight, 6)
    )
    head = f"{escape(row.measure_name)} <small>{escape(points + (weight if row.weight < 1 else ''))}</small>"
    pairs = (
        (_("规则"), escape(rule_of(row))),
        (_("依据"), escape(origin_of(row))),
        (_("代入"), f"<strong>{escape(worked_words(row))}</strong>"),
        (_("目标出处"), _target_source(row, notes)),
        (_("分值出处"), _points_source(leaf, notes)),
        (_("填报"), escape(record_words(row))),
    )
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in pairs)
    address = link("completion", measure=row.measure_id)
    return f"<li><h4>{anchor(head, address)}</h4><dl>{listed}</dl></li>"


def _target_source(row: Any, notes: Notes) -> str:
    """The passage of a printed target; the document of an adjusted one; that a simulated one has none."""
    if isinstance(row.target_document_number, str):
        return escape(_("{document} 调整").format(document=row.target_document_number))
    if formats.is_absent(row.line):
        return escape(_("模拟目标，没有出处") if row.target_basis == "demo" else _("填报，没有原文"))
    return _opened(notes, (int(row.line), int(row.line)))


def _points_source(leaf: pd.Series, notes: Notes) -> str:
    if formats.is_absent(leaf["points_first_line"]) or isinstance(leaf["points_text"], str):
        return _opened(notes, (int(leaf["first_line"]), int(leaf["last_line"])))
    return _opened(notes, (int(leaf["points_first_line"]), int(leaf["points_last_line"])))


def _opened(notes: Notes, span: tuple[int, int]) -> str:
    if span not in notes:
        return escape(formats.ABSENT)
    first, last = span
    words = _("原文第 {line} 行") if first == last else _("原文第 {line}–{last} 行")
    return opener(notes[span][0], escape(words.format(line=first, last=last)))


@remembered
def steps_list(steps: tuple[str, ...]) -> str:
    """Steps of a calculation, one below the other; HTML."""
    items = "".join(f"<li>{escape(step)}</li>" for step in steps)
    return f'<ol class="steps">{items}</ol>'


@remembered
def combinations_words(methods: pd.DataFrame) -> str:
    """How several measures of one task make its score, with how many tasks each way holds for."""
    counted = methods.drop_duplicates("indicator_id")["combination"].value_counts()
    return formats.sentence(
        _("{way}：{count} 项任务").format(way=combination_word(name), count=count) for name, count in counted.items()
    )
