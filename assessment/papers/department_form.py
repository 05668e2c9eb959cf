"""部门整体支出绩效自评表, column by column as it is printed; what the department left blank stays blank."""

from itertools import zip_longest
from typing import Any

import pandas as pd

from assessment import formats, reads
from assessment.messages import translate as _
from assessment.papers import cells
from assessment.papers.asked import Asked
from assessment.papers.drafting import drafted, of_kind_or_refused, of_own_year
from assessment.papers.forms import levels, line_words
from assessment.papers.model import Paper, Row, Table
from assessment.problems import InputError


def department_evaluation(asked: Asked) -> Paper:
    """部门整体支出绩效自评表 as the department printed it; what can be computed again stands in the application, not here."""
    of_kind_or_refused(asked, "department_self_evaluation", "部门整体支出绩效自评表")
    asked = of_own_year(asked)
    rows = reads.evaluation(asked.view)
    if rows.empty or rows["is_measurable"].isna().all():
        raise InputError([_("到这一天还没有部门自评；换一个较晚的日子。")])
    lines, goals = reads.budget_lines(asked.view), reads.goals(asked.view)
    table = _department_table(asked, rows, lines, reads.execution_by_department(asked.view), goals)
    title = f"{rows['unit_name'].iloc[0]}{asked.view.year}年度部门整体支出绩效自评表"
    return drafted(asked, "department_evaluation", title, [table], is_simulated=False)


def _department_table(
    asked: Asked, rows: pd.DataFrame, lines: pd.DataFrame, execution: pd.DataFrame, goals: pd.DataFrame
) -> Table:
    """The whole form in its nine columns."""
    done = execution.iloc[0] if len(execution) else None
    total = next(lines[lines["side"] == "total"].itertuples(), None)
    heads = (
        "一级\n指标",
        "二级\n指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    )
    asked_of = rows[~rows["is_execution_rate"].astype(bool)]
    sides = list(
        zip_longest(lines[lines["side"] == "income"].itertuples(), lines[lines["side"] == "expenditure"].itertuples())
    )
    table = [
        Row((cells.label("部门名称"), cells.words(rows["unit_name"].iloc[0], columns=3), *map(cells.label, (
             "执行数", "资金\n执行率", "分值", "得分")))),
        _total_row(total, done, height=2 + len(sides)),
        Row((cells.label("按收入性质分", columns=3), cells.label("按支出性质分", columns=4))),
        *(_side_row(left, right) for left, right in sides),
        *_prose_rows(goals),
        Row(tuple(map(cells.label, heads))),
        *(_self_scored(row, first, second) for row, first, second in levels(asked_of)),
        Row((cells.label("总分", columns=5), cells.number(rows["declared_points"].iloc[0]),
             cells.number(rows["stated_total"].iloc[0]), cells.words("")),
            f"{rows['document_id'].iloc[0]} 第{int(rows['total_line'].iloc[0])}行"),
    ]  # fmt: skip
    note = "各数照原文，空白处原文空白；复算的执行率和得分见“部门自评”页，不属于原表。"
    filled = "填表人：　　　　　　　填报日期：　　　　　　　联系电话："
    return Table(
        "部门整体支出绩效自评表", tuple(table), (9, 10, 17, 24, 30, 9, 8, 15), head_count=0, notes=(note, filled)
    )


def _total_row(total: Any, done: pd.Series | None, *, height: int) -> Row:
    label = cells.label("年度预算\n申请\n（万元）", rows=height)
    if total is None:
        return Row((label, cells.words("", columns=7)))
    words = f"{total.line_name}：{_ten_thousand(total.initial_yuan)}"
    rate, points, score = (None, None, None) if done is None else (
        done["stated_rate"] / 100, done["points"], done["stated_score"])  # fmt: skip
    return Row(
        (
            label,
            cells.words(words, columns=3),
            cells.money(total.executed_yuan),
            cells.percent(rate, 2),
            cells.number(points),
            cells.number(score),
        ),
        line_words(total),
    )


def _ten_thousand(yuan: float | None) -> str:
    return "" if yuan is None or formats.is_absent(yuan) else formats.ten_thousand(yuan)


def _side_row(left: Any, right: Any) -> Row:
    """Income beside expenditure; an amount that the form leaves blank stays blank."""
    income = "" if left is None else f"{left.line_name}：{_ten_thousand(left.initial_yuan)}"
    spent = "" if right is None else f"{right.line_name}：{_ten_thousand(right.executed_yuan)}"
    source = "；".join(dict.fromkeys(line_words(one) for one in (left, right) if one is not None))
    return Row((cells.words(income, columns=3), cells.words(spent, columns=4)), source)


def _prose_rows(goals: pd.DataFrame) -> list[Row]:
    """Duties and goals, a section in a row."""
    return [
        Row(
            (cells.label(str(section)), cells.words("\n".join(part["text"]), columns=7)),
            f"{part['document_id'].iloc[0]} 第{int(part['line'].iloc[0])}行",
        )
        for section, part in goals.groupby("section", sort=False)
    ]


def _self_scored(row: Any, first: int, second: int) -> Row:
    points = "" if formats.is_absent(row.first_level_points) else f"\n（{formats.number(row.first_level_points)}分）"
    spanned = [cells.words(f"{row.first_level}{points}", rows=first)] * bool(first)
    spanned += [cells.words(row.second_level, rows=second)] * bool(second)
    said = (row.indicator_name, row.target_text, row.actual_text)
    scores = (cells.number(row.points), cells.number(row.self_score), cells.words(row.reason))
    return Row((*spanned, *map(cells.words, said), *scores), line_words(row))
