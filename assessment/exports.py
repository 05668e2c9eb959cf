"""Downloads: CSV that opens in Chinese Excel, with the context of every row in columns and nothing but data rows."""

import csv
import io
import re
from collections.abc import Collection, Mapping

import pandas as pd

from assessment import basis, formats, headlines, reads, sheets
from assessment.access import current_scope
from assessment.messages import translate as _
from assessment.queries import query, typed

# Cells that a spreadsheet would run as a formula; only text can be one, numbers stay numbers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


def csv_bytes(rows: pd.DataFrame, context: Mapping[str, object] | None = None) -> bytes:
    """Rows as CSV: UTF-8 with BOM, one header row, data rows only, CRLF; ``context`` becomes columns at the end.

    Missing values are empty cells; text that a spreadsheet would run as a formula gets a leading apostrophe.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    extra = dict(context or {})
    writer.writerow([*rows.columns, *extra])
    for row in rows.itertuples(index=False, name=None):
        writer.writerow([_cell(value) for value in (*row, *extra.values())])
    return stream.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def file_name(*parts: str) -> str:
    """A Chinese file name that says what is inside: its parts joined with ``-``, without what file systems refuse."""
    return "-".join(_FORBIDDEN_IN_NAMES.sub("", part) for part in parts if part) + ".csv"


def answer_csv(name: str, parameters: dict[str, str]) -> bytes:
    """A query's rows as CSV, for the command line and data addresses; raises QueryError.

    What was asked for, and the data version, stand in columns of their own unless the rows have them already. The scope
    is that of whoever asks: a scope in the parameters is refused, as it could only widen it.
    """
    wanted = query(name)
    values = typed(wanted, parameters)
    if "scope_unit_ids" in wanted.parameters:
        scope = current_scope().unit_ids
        values["scope_unit_ids"] = None if scope is None else list(scope)
    keys = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    rows = reads.answer(name, **keys)
    asked = {key: value for key, value in parameters.items() if value and key not in ("scope_unit_ids", *rows.columns)}
    return csv_bytes(rows, {**asked, "snapshot_id": reads.snapshot_id()})


def _labels() -> dict[str, str]:
    """Chinese headings of every column that a card can download."""
    return {
        "unit_id": _("单位编号"),
        "unit_name": _("单位"),
        "division_code": _("行政区划代码"),
        "peer_group": _("分组"),
        "measure_name": _("指标"),
        "year": _("年度"),
        "month": _("月份"),
        "rank": _("位次"),
        "is_tied": _("是否并列"),
        "best_rank": _("最高可能位次"),
        "worst_rank": _("最低可能位次"),
        "rank_change": _("位次变化"),
        "issuer": _("发布单位"),
        "title": _("文件"),
        "line_number": _("行"),
        "line_text": _("文字"),
        "line_use_words": _("去处"),
        "unit_names": _("单位"),
        "parent_name": _("上级类别"),
        "category_name": _("类别"),
        "category_rank": _("类别位次"),
        "score": _("得分"),
        "score_upper": _("得分上限"),
        "score_change": _("得分变化"),
        "score_rate": _("得分率（小数）"),
        "compare_year": _("对比年度"),
        "compare_score": _("对比年度得分"),
        "compare_rank": _("对比年度位次"),
        "compare_completion_rate": _("对比年度完成率（小数）"),
        "score_rate_change": _("得分率变化（小数）"),
        "group_score_rate": _("全组得分率（小数）"),
        "points": _("总分值"),
        "lost_points": _("失分"),
        "open_points": _("未报分值"),
        "assessable_points": _("可计分值"),
        "unscored_points": _("未计分值"),
        "not_applicable_points": _("无任务分值"),
        "report_coverage": _("报送率（小数）"),
        "reported_count": _("已报指标数"),
        "due_count": _("应报指标数"),
        "on_schedule_count": _("进度正常指标数"),
        "behind_count": _("滞后指标数"),
        "far_behind_count": _("严重滞后指标数"),
        "schedulable_count": _("按序时考核指标数"),
        "unreported_count": _("未报指标数"),
        "pending_count": _("待下达指标数"),
        "ambiguous_count": _("归属不明指标数"),
        "not_applicable_count": _("无任务指标数"),
        "commonality_words": _("共性或个性"),
        "serial": _("序号"),
        "indicator_name": _("任务"),
        "task_text": _("任务原文"),
        "indicator_points": _("分值"),
        "points_text": _("分值原文"),
        "targets": _("指标与目标"),
        "concept": _("同类指标"),
        "operator": _("比较"),
        "indicator_count": _("任务数"),
        "declared_points": _("声明分值"),
        "points_difference": _("与声明相差"),
        "target_value": _("目标值"),
        "target_value_upper": _("目标上限"),
        "target_text": _("目标原文"),
        "value": _("完成值"),
        "carried_value": _("沿用值"),
        "tier": _("评定等次"),
        "numerator": _("分子"),
        "denominator": _("分母"),
        "unit_of_measure": _("计量单位"),
        "completion_rate": _("完成率（小数）"),
        "remaining_value": _("还差"),
        "required_speed_up": _("需提速倍数"),
        "missed_points": _("落后分值"),
        "worst_short_name": _("最突出单位"),
        "worst_completion_rate": _("最突出单位完成率（小数）"),
        "worst_deviation_reason": _("最突出单位偏差原因"),
        "known_month": _("最近报送月份"),
        "expected_share": _("序时（小数）"),
        "schedule_gap": _("序时差（百分点）"),
        "status": _("状态"),
        "measure_points": _("指标分值"),
        "earned_points": _("得分"),
        "earned_lower": _("指标得分下限"),
        "deviation_reason": _("偏差原因"),
        "corrective_action": _("改进措施"),
        "target_basis": _("目标来源"),
        "actual_basis": _("完成来源"),
        "department_name": _("部门"),
        "heading": _("表头名称"),
        "code": _("项目编码"),
        "budget_yuan": _("预算（元）"),
        "budget_share": _("占部门预算（小数）"),
        "department_budget_yuan": _("部门合计（元）"),
        "fiscal_yuan": _("财政资金（元）"),
        "other_yuan": _("其他资金（元）"),
        "purpose": _("资金用途"),
        "goal": _("年度目标"),
        "period_end": _("截至"),
        "plan_mode": _("支出计划读法"),
        "share_as_printed": _("原文（%）"),
        "cumulative_share": _("计划累计（%）"),
        "amount_yuan": _("计划累计（元）"),
        "executed_yuan": _("执行（元）"),
        "execution_rate": _("执行率（小数）"),
        "first_level": _("一级指标"),
        "second_level": _("二级指标"),
        "description": _("绩效指标描述"),
        "justification": _("指标值确定依据"),
        "actual_text": _("实际完成值"),
        "self_score": _("自评得分"),
        "reason": _("偏差原因分析及改进措施"),
        "income_yuan": _("收入明细之和（元）"),
        "expenditure_yuan": _("支出明细之和（元）"),
        "breakdown_difference_yuan": _("执行数减支出明细（元）"),
        "income_difference_yuan": _("预算减收入明细（元）"),
        "stated_rate": _("执行率（原文，%）"),
        "computed_rate": _("执行率（重算，%）"),
        "stated_score": _("得分（原文）"),
        "computed_score": _("得分（重算）"),
        "check_rule": _("核对内容"),
        "scheme_name": _("考核方案名称"),
        "result": _("核对结果"),
        "stated": _("原文"),
        "computed": _("重算"),
        "difference": _("差"),
        "tolerance": _("容差"),
        "terms": _("算式"),
        "line_use": _("行的去处"),
        "line_count": _("行数"),
        "printed_line_count": _("非空行"),
        "severity": _("程度"),
        "message": _("疑点"),
        "value_count": _("数值"),
        "found_count": _("可读出"),
        "found_share": _("占比（小数）"),
        "source": _("出处"),
    }


def labelled_csv(
    rows: pd.DataFrame,
    view: reads.View,
    filters: str = "",
    asks: Collection[str] = ("scheme", "year", "month"),
) -> bytes:
    """A card's rows as CSV with Chinese headings; scheme, period, filters and data version stand in columns of their own.

    What the page does not ask for, scheme or month, is no context of its rows.
    """
    labels = _labels()
    table = _readable(rows)
    table = table[[name for name in labels if name in table]].rename(columns=labels)
    scheme = {}
    if "scheme" in asks:
        schemes = reads.schemes(view.scope).set_index("scheme_id")
        title = schemes["title"].get(view.scheme_id)
        scheme = {_("考核方案"): view.scheme_id, _("来源文件"): title, _("考核年度"): view.year}
    month = {_("截至月份"): view.month} if "month" in asks else {}
    return csv_bytes(table, {**scheme, **month, _("筛选"): filters, _("数据版本"): reads.snapshot_id()})


def _readable(rows: pd.DataFrame) -> pd.DataFrame:
    """Codes as words: bases, and the light or state of a row; the document lines as its source."""
    table = rows.copy()
    answers = table.select_dtypes("bool")
    table[answers.columns] = answers.astype(object).replace({True: _("是"), False: _("否")})
    for name in {"target_basis", "actual_basis"} & set(table.columns):
        table[name] = [basis.word(one) for one in table[name]]
    if {"severity", "result"} & set(table.columns):
        table["check_rule"] = [headlines.rule_word(rule) for rule in table["rule"]]
    if "severity" in table:
        table["message"] = [headlines.finding_message(row) for row in table.itertuples()]
        table["severity"] = [headlines.severity_word(severity) for severity in table["severity"]]
    if "plan_mode" in table:
        table["plan_mode"] = [headlines.plan_words(mode) for mode in table["plan_mode"]]
    if "state" in table:
        table["status"] = _status_words(table)
    if "measures" in table:
        table["targets"] = [headlines.targets_said(measures) for measures in table["measures"]]
    if "commonality" in table:
        table["commonality_words"] = table["commonality"].map(headlines.commonality_words())
    if "line_use" in table:
        table["line_number"] = table["line"]
        table["line_use_words"] = table["line_use"].map(sheets.use_words())
    elif "line" in table:
        table["source"] = _source_words(table)
    return table


def _status_words(table: pd.DataFrame) -> list[str]:
    """The light of each row where it has one, else its state."""
    lights = table["light"] if "light" in table else [None] * len(table)
    codes = [light if isinstance(light, str) else state for light, state in zip(lights, table["state"], strict=True)]
    limits = table["direction"] == "lower" if "direction" in table else [False] * len(table)
    return [formats.status_word(code, is_limit=limit) for code, limit in zip(codes, limits, strict=True)]


def _source_words(table: pd.DataFrame) -> list[str]:
    """The document and line of each row."""
    return [
        "" if formats.is_absent(line) else _("{document} 第{line}行").format(document=document, line=int(line))
        for document, line in zip(table["document_id"], table["line"], strict=True)
    ]
