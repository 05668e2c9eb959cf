"""The quality of data in words: what adds up, what became of every line, what can be read again where it is quoted."""

import json
from typing import Any

import pandas as pd

from assessment import formats
from assessment.findings.rules import rendered
from assessment.memory import names_of, remembered
from assessment.messages import SOURCE, language, translate as _
from assessment.schema.checks import SEVERITIES

_LOST = "去向不明"
# So many rules are named in a sentence.
_NAMED = 3


@remembered
def quality_headline(checks: pd.DataFrame, findings: pd.DataFrame, uses: pd.DataFrame) -> str:
    """How many checks do not hold, how much contradicts or is doubtful, and whether every line has gone somewhere."""
    wrong, lost = int((checks["result"] == "不平").sum()), _lost(uses)
    balance = _("{count} 项核对中 {wrong} 项不平") if wrong else _("{count} 项核对全部相符")
    parts = [balance.format(count=len(checks), wrong=wrong)]
    parts.append(_("发现 {count} 处疑点").format(count=len(findings)) if len(findings) else _("没有发现疑点"))
    parts.append(_("{count} 行去向不明").format(count=lost) if lost else _("每一行都有去处"))
    return _("，").join(parts)


@remembered
def findings_sentence(findings: pd.DataFrame) -> str:
    """How many findings there are of each severity, and what severity means."""
    if findings.empty:
        return _("没有这样的疑点。")
    counts, rules = findings["severity"].value_counts(), findings["rule"].value_counts(sort=True)
    parts = [f"{severity_word(code)} {counts[code]}" for code in SEVERITIES if code in counts]
    most = formats.listing(f"{rule_word(str(rule))} {count}" for rule, count in rules.head(_NAMED).items())
    return _(
        "共 {count} 条：{parts}。最多的是{most}。错误是原文自相矛盾，存疑应当追问，提示仅供了解；均由通用规则发现，原文照录不改。"
    ).format(count=len(findings), parts=_("，").join(parts), most=most)


def finding_message(row: Any) -> str:
    """What was found, as a sentence in the reader's language; ``row`` of ``reads.findings``."""
    return str(row.message) if language() == SOURCE else rendered(row.rule, json.loads(row.parameters))


def severity_word(severity: str) -> str:
    """错误, 存疑 or 提示."""
    return {"error": _("错误"), "warning": _("存疑"), "notice": _("提示")}[severity]


@remembered
def severity_words(findings: pd.DataFrame) -> dict[str, str]:
    """The severities that occur, as they are chosen by."""
    return {code: severity_word(code) for code in dict.fromkeys(findings["severity"])}


@remembered
def checks_sentence(checks: pd.DataFrame) -> str:
    """How many checks hold, hold within rounding, and do not."""
    if checks.empty:
        return _("没有这样的核对。")
    words = {"不平": _("不平 {count}"), "舍入内": _("舍入内 {count}"), "平": _("平 {count}")}
    counts = checks["result"].value_counts()
    parts = [said.format(count=counts[result]) for result, said in words.items() if result in counts]
    return _("核对 {count} 项：{parts}。").format(count=len(checks), parts=_("，").join(parts))


def result_word(result: str) -> str:
    """平, 舍入内 or 不平 in the reader's language."""
    return {"不平": _("不平"), "舍入内": _("舍入内"), "平": _("平")}[result]


def rule_word(rule: str) -> str:
    """A rule of checks or of findings in words; one that has none yet is called by its name."""
    words = {
        "children_against_total": _("分解之和对合计"),
        "prefectures_against_department": _("市州之和对省级部门"),
        "leaves_against_category": _("各项分值对类别分值"),
        "categories_against_scheme": _("各类分值对总分"),
        "points_against_group": _("总分值对同组单位"),
        "funds_against_budget": _("各项资金对预算"),
        "lines_against_total": _("明细对合计"),
        "rate_against_parts": _("比率重算"),
        "score_against_rate": _("执行率得分重算"),
        "scores_against_total": _("各项得分对总分"),
        "plan_against_hundred": _("支出计划合计"),
        "points_compound": _("分值由几个数组成"),
        "points_full_width": _("分值含全角字符"),
        "points_blank": _("分值空白"),
        "row_blank": _("整行空白"),
        "values_fewer_than_units": _("数值少于单位"),
        "value_missing": _("缺数值"),
        "total_missing": _("缺合计"),
        "percent_sign_missing": _("缺百分号"),
        "unit_missing": _("缺计量单位"),
        "rate_outside_range": _("比率超出 0–100%"),
        "numerator_over_denominator": _("分子大于分母"),
        "rate_without_number": _("比率没有数字"),
        "target_not_measurable": _("指标值无法衡量"),
        "target_repeats_name": _("指标值重复名称"),
        "target_equals_actual": _("完成值照抄指标值"),
        "shortfall_without_reason": _("未完成而无原因"),
        "score_over_points": _("得分高于分值"),
        "full_marks_without_reasons": _("全部满分而无原因"),
        "execution_over_budget": _("执行率超过 100%"),
        "breakdown_under_other_total": _("明细疑填错栏"),
        "plan_ambiguous": _("支出计划两种读法"),
        "value_not_in_passage": _("原文行找不到目标值"),
        "actual_not_in_passage": _("原文行找不到完成值"),
        "unit_of_measure_differs": _("计量单位不一"),
        "magnitude_differs": _("数量级异常"),
        "ratio_differs": _("比例异常"),
        "series_repeated": _("整组数值相同"),
        "other_unit_named": _("出现其他单位"),
        "other_level_named": _("出现其他层级"),
        "other_section_named": _("出现其他科室"),
        "name_misspelt": _("单位名称有误"),
        "other_project_text": _("出现其他项目的文字"),
        "value_of_other": _("指标值疑错行"),
        "other_task_text": _("任务文字疑错行"),
        "period_expired": _("依据已到期"),
        "heading_differs": _("标题与名称不一"),
        "word_doubled": _("词语连写"),
        "range_with_limit": _("区间又有上下限"),
        "count_missing": _("缺数字"),
        "prefix_repeated": _("开头重复"),
        "clause_repeated": _("同段重复"),
        "row_repeated": _("重复列出"),
        "task_repeated": _("任务重复"),
        "sentence_repeated": _("句子重复"),
        "serial_broken": _("序号不连续"),
    }
    return words.get(rule, rule)


def document_words(uses: pd.DataFrame) -> dict[str, str]:
    """The documents that can be chosen, by id; ``uses`` as ``reads.line_uses``."""
    return names_of(uses, "document_id", "title")


@remembered
def result_words(checks: pd.DataFrame) -> dict[str, str]:
    """The results that occur, as they are chosen by."""
    return {result: result_word(result) for result in dict.fromkeys(checks["result"])}


@remembered
def rule_words(checks: pd.DataFrame) -> dict[str, str]:
    """The rules that occur, each with how often, the most frequent first, as they are chosen by; ``checks`` or findings."""
    counts = checks["rule"].value_counts(sort=True)
    words = _("{rule}（{count}）")
    return {str(rule): words.format(rule=rule_word(str(rule)), count=count) for rule, count in counts.items()}


def use_word(use: str) -> str:
    """What became of a line, in the reader's language; as ``passage.line_use``."""
    words = {
        "入库": _("入库"),
        "标题": _("标题"),
        "表头": _("表头"),
        "封面": _("封面"),
        "目录": _("目录"),
        "签章栏": _("签章栏"),
        "页码": _("页码"),
        "去向不明": _("去向不明"),
    }
    return words[use]


@remembered
def uses_sentence(uses: pd.DataFrame) -> str:
    """How many lines print something, and what became of them."""
    printed = int(uses["line_count"].sum())
    stored, lost = int(uses.loc[uses["line_use"] == "入库", "line_count"].sum()), _lost(uses)
    words = _("非空 {printed} 行：入库 {stored} 行，不是数据 {rest} 行（标题、表头、目录等），去向不明 {lost} 行。")
    return words.format(
        printed=formats.number(printed),
        stored=formats.number(stored),
        rest=formats.number(printed - stored - lost),
        lost=formats.number(lost),
    )


@remembered
def agreement_sentence(rows: pd.DataFrame) -> str:
    """What share of the printed values is found again where it is quoted; ``rows`` as ``reads.passage_agreement``."""
    if rows.empty:
        return _("没有带原文行号的数值。")
    counted, found = int(rows["value_count"].sum()), int(rows["found_count"].sum())
    words = _("{counted} 个入库数值中 {found} 个（{share}）在所引的原文行中可以重新读出。")
    return words.format(
        counted=formats.number(counted), found=formats.number(found), share=formats.percent(found / counted, 1)
    )


def _lost(uses: pd.DataFrame) -> int:
    return int(uses.loc[uses["line_use"] == _LOST, "line_count"].sum())
