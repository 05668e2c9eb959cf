"""The official forms of budget performance, column by column as they are printed; what nobody has said stays blank."""

from dataclasses import replace
from itertools import zip_longest
from typing import Any

import pandas as pd

from assessment import basis, formats, reads
from assessment.papers import cells
from assessment.papers.asked import Asked
from assessment.papers.drafting import drafted, of_kind_or_refused
from assessment.papers.model import Block, Cell, PageBreak, Paper, Row, Table
from assessment.papers.words import SIMULATED, paragraph, source_of
from assessment.problems import InputError

_WAN = 10000


def performance_goals(asked: Asked) -> Paper:
    """绩效目标表, one for each project or for the one asked for: nothing but what its document prints."""
    of_kind_or_refused(asked, "project_performance", "绩效目标表")
    projects = _projects(asked)
    blocks = _parted([_goals_table(asked, row) for row in projects.itertuples()])
    title = f"{asked.scheme['issuer']}{asked.view.year}年度项目绩效目标表"
    return drafted(asked, "performance_goals", title, blocks, is_simulated=False)


def project_evaluation(asked: Asked) -> Paper:
    """项目支出绩效自评表, one for each project or for the one asked for; what is not reported is for the unit to fill in."""
    of_kind_or_refused(asked, "project_performance", "项目支出绩效自评表")
    asked = replace(asked, view=replace(asked.view, month=12))
    projects = _projects(asked)
    answers = {row.unit_id: reads.measures_by_unit(asked.view, unit_id=row.unit_id) for row in projects.itertuples()}
    is_simulated = basis.is_simulated(projects, *answers.values())
    tables = [_evaluation_table(asked, row, answers[row.unit_id]) for row in projects.itertuples()]
    blocks = _parted(tables)
    if is_simulated:
        blocks = [paragraph("全年执行数、执行率和实际完成值是模拟数据，仅供演示，不代表实际工作。"), *blocks]
    title = f"{asked.scheme['issuer']}{asked.view.year}年度项目支出绩效自评表" + (SIMULATED if is_simulated else "")
    return drafted(asked, "project_evaluation", title, blocks, is_simulated=is_simulated)


def department_evaluation(asked: Asked) -> Paper:
    """部门整体支出绩效自评表 as the department printed it; what can be computed again stands in the application, not here."""
    of_kind_or_refused(asked, "department_self_evaluation", "部门整体支出绩效自评表")
    rows = reads.evaluation(asked.view)
    if rows.empty or rows["is_measurable"].isna().all():
        raise InputError(["到这一天还没有部门自评；换一个较晚的日子。"])
    lines, goals = reads.budget_lines(asked.view), reads.goals(asked.view)
    table = _department_table(asked, rows, lines, reads.execution_by_department(asked.view), goals)
    title = f"{rows['unit_name'].iloc[0]}{asked.view.year}年度部门整体支出绩效自评表"
    return drafted(asked, "department_evaluation", title, [table], is_simulated=False)


def _projects(asked: Asked) -> pd.DataFrame:
    projects = reads.projects(asked.view)
    if projects.empty:
        raise InputError(["没有可以查看的预算项目。"])
    return projects if asked.project_id is None else projects[projects["unit_id"] == asked.project_id]


def _parted(tables: list[Table]) -> list[Block]:
    """Each table on pages of its own."""
    blocks: list[Block] = []
    for table in tables:
        blocks += [PageBreak(), table] if blocks else [table]
    return blocks


def _line(row: Any) -> str:
    return f"{row.document_id} 第{int(row.line)}行"


def _goals_table(asked: Asked, project: Any) -> Table:
    """One project: budget and purpose, the plan of spending, the goal, three-level indicators."""
    spending = reads.spending_by_period(asked.view, unit_id=project.unit_id)
    indicators = reads.indicators_by_project(asked.view, unit_id=project.unit_id)
    source = _line(project)
    plan = _line(spending.iloc[0]) if len(spending) else source
    ends = [f"{row.month}月底" for row in spending.itertuples()]
    shares = [cells.number(row.share_as_printed) for row in spending.itertuples()]
    rows = [
        Row((cells.label("项目编码"), cells.words(project.code, columns=2), cells.label("项目名称"),
             cells.words(project.unit_name, columns=2)), source),
        Row((cells.label("预算规模及\n资金用途（元）", rows=2), cells.label("预算数"), cells.number(project.budget_yuan),
             cells.label("其中：财政资金"), cells.number(project.fiscal_yuan),
             replace(cells.number(project.other_yuan), text=_other(project.other_yuan))), source),
        Row((cells.words(project.purpose, columns=5),), source),
        *_plan_rows(ends, shares, plan),
        Row((cells.label("绩效目标"), cells.words(project.goal, columns=5)), source),
        Row(tuple(cells.label(name) for name in
                  ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"))),
        *(_goal_row(row, first, second) for row, first, second in _levels(indicators)),
    ]  # fmt: skip
    return Table(f"{project.unit_name}绩效目标表", tuple(rows), (14, 14, 21, 20, 18, 20), head_count=0)


def _other(value: float | None) -> str:
    words = "" if formats.is_absent(value) else formats.number(value)
    return f"其他资金：{words}"


def _plan_rows(ends: list[str], shares: list[Cell], source: str) -> list[Row]:
    """资金支出计划 in a form of six columns: the name and up to four period ends, the last of them two columns wide."""
    if not ends:
        return [Row((cells.label("资金支出计划（%）"), cells.words("", columns=5)))]
    ends, shares = ends[:5], shares[:5]
    last = 6 - len(ends)
    heads = [cells.label(end, columns=last if index == len(ends) - 1 else 1) for index, end in enumerate(ends)]
    values = [replace(one, columns=last if index == len(shares) - 1 else 1, align="center") for index, one in enumerate(shares)]
    return [Row((cells.label("资金支出\n计划（%）", rows=2), *heads)), Row(tuple(values), source)]


def _levels(rows: pd.DataFrame) -> list[tuple[Any, int, int]]:
    """Each row with how many rows its first and its second level span; 0 where the cell above spans it too."""
    every = list(rows.itertuples())
    keys = [((row.first_level,), (row.first_level, row.second_level)) for row in every]

    def height(index: int, level: int) -> int:
        if index and keys[index - 1][level] == keys[index][level]:
            return 0
        end = next((later for later in range(index, len(keys)) if keys[later][level] != keys[index][level]), len(keys))
        return end - index

    return [(row, height(index, 0), height(index, 1)) for index, row in enumerate(every)]


def _spanned(row: Any, first: int, second: int) -> list[Cell]:
    cells_ = [cells.words(row.first_level, rows=first)] * bool(first)
    return cells_ + [cells.words(row.second_level, rows=second)] * bool(second)


def _goal_row(row: Any, first: int, second: int) -> Row:
    said = (row.indicator_name, row.description, row.target_text, row.justification)
    return Row((*_spanned(row, first, second), *map(cells.words, said)), _line(row))


def _evaluation_table(asked: Asked, project: Any, answers: pd.DataFrame) -> Table:
    """资金 rows × columns, 总体目标, 指标, 总分 (domain.md, section 5); points that no document gives stay blank."""
    indicators = reads.indicators_by_project(asked.view, unit_id=project.unit_id)
    spending = reads.spending_by_period(asked.view, unit_id=project.unit_id)
    ended = spending[spending["month"] == 12]
    executed = next(ended.itertuples(), None)
    heads = ("一级指标", "二级指标", "三级指标", "年度\n指标值", "实际\n完成值", "分值", "得分", "偏差原因分析\n及改进措施")
    rows = [
        Row((cells.label("项目名称"), cells.words(project.unit_name, columns=3), cells.label("实施单位"),
             cells.words(project.department_text or project.department_name, columns=3)), _line(project)),
        Row((cells.label("项目资金\n（万元）", rows=5), cells.label(""), *map(cells.label, (
             "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")))),
        _money_row("年度资金总额", project.budget_yuan, executed, _line(project)),
        _money_row("其中：当年财政拨款", project.fiscal_yuan, None, _line(project)),
        _money_row("上年结转资金", None, None, ""),
        _money_row("其他资金", project.other_yuan, None, _line(project)),
        Row((cells.label("年度总体目标", rows=2), cells.label("预期目标", columns=4), cells.label("实际完成情况", columns=3))),
        Row((cells.words(project.goal, columns=4), cells.words("", columns=3)), _line(project)),
        Row(tuple(map(cells.label, heads))),
        *(_evaluated(row, first, second, answers) for row, first, second in _levels(indicators)),
        Row((cells.label("总分", columns=5), cells.words(""), cells.words(""), cells.words(""))),
    ]  # fmt: skip
    note = "空白处原文没有数值，由单位填写：全年预算数、结转、分值、得分、实际完成情况。执行率为全年执行数与年初预算数之比。"
    return Table(
        f"{project.unit_name}支出绩效自评表", tuple(rows), (12, 13, 20, 14, 13, 8, 9, 15), head_count=0, notes=(note,)
    )


def _money_row(name: str, initial: float | None, executed: Any, source: str) -> Row:
    """A row of 资金; executed and its rate are known of the total alone."""
    done = None if executed is None else _wan(executed.executed_yuan)
    rate = None if executed is None else executed.execution_rate
    record = source_of(executed) if executed is not None else ""
    return Row(
        (
            cells.label(name),
            cells.points(_wan(initial)),
            cells.words(""),
            cells.points(done),
            cells.words(""),
            cells.percent(rate, 2),
            cells.words(""),
        ),
        "；".join(dict.fromkeys(part for part in (*source.split("；"), *record.split("；")) if part)),
    )


def _wan(yuan: float | None) -> float | None:
    return None if yuan is None or formats.is_absent(yuan) else yuan / _WAN


def _evaluated(row: Any, first: int, second: int, answers: pd.DataFrame) -> Row:
    """An indicator with what was reported of it, as far as it was."""
    own = answers[(answers["first_line"] == row.first_line) & (answers["last_line"] == row.last_line)]
    done = "；".join(filter(None, map(_answer, own.itertuples())))
    said = own[["deviation_reason", "corrective_action"]].stack() if len(own) else pd.Series(dtype=object)
    reasons = "；".join(dict.fromkeys(str(words) for words in said.dropna()))
    source = "；".join(dict.fromkeys(part for one in own.itertuples() for part in source_of(one).split("；") if part))
    target = cells.words(row.target_text)
    cells_ = (cells.words(row.indicator_name), target, cells.words(done), cells.words(""), cells.words(""))
    return Row((*_spanned(row, first, second), *cells_, cells.words(reasons)), source or _line(row))


def _answer(row: Any) -> str:
    """What was reported of a measure: a number, a grade; nothing where nothing was, which is no 0."""
    if row.state != "reported":
        return ""
    if not formats.is_absent(row.value):
        unit = row.unit_of_measure if isinstance(row.unit_of_measure, str) else ""
        return f"{formats.number(row.value)}{unit}"
    return row.tier if isinstance(row.tier, str) else ""


def _department_table(
    asked: Asked, rows: pd.DataFrame, lines: pd.DataFrame, execution: pd.DataFrame, goals: pd.DataFrame
) -> Table:
    """The whole form in its nine columns."""
    done = execution.iloc[0] if len(execution) else None
    total = next(lines[lines["side"] == "total"].itertuples(), None)
    heads = ("一级\n指标", "二级\n指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    asked_of = rows[~rows["is_execution_rate"].astype(bool)]
    sides = list(
        zip_longest(
            lines[lines["side"] == "income"].itertuples(), lines[lines["side"] == "expenditure"].itertuples()
        )
    )
    table = [
        Row((cells.label("部门名称"), cells.words(rows["unit_name"].iloc[0], columns=3), *map(cells.label, (
             "执行数", "资金\n执行率", "分值", "得分")))),
        _total_row(total, done, height=2 + len(sides)),
        Row((cells.label("按收入性质分", columns=3), cells.label("按支出性质分", columns=4))),
        *(_side_row(left, right) for left, right in sides),
        *_prose_rows(goals),
        Row(tuple(map(cells.label, heads))),
        *(_self_scored(row, first, second) for row, first, second in _levels(asked_of)),
        Row((cells.label("总分", columns=5), cells.number(rows["declared_points"].iloc[0]),
             cells.number(rows["stated_total"].iloc[0]), cells.words("")),
            f"{rows['document_id'].iloc[0]} 第{int(rows['total_line'].iloc[0])}行"),
    ]  # fmt: skip
    note = "各数照原文；空白处原文空白。执行率、得分的复算见“部门自评”页，不属于原表。填表人：　　　　填报日期：　　　　联系电话："
    return Table("部门整体支出绩效自评表", tuple(table), (9, 10, 17, 24, 30, 9, 8, 15), head_count=0, notes=(note,))


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
            cells.points(_wan(total.executed_yuan)),
            cells.percent(rate, 2),
            cells.number(points),
            cells.number(score),
        ),
        _line(total),
    )


def _ten_thousand(yuan: float | None) -> str:
    return "" if yuan is None or formats.is_absent(yuan) else formats.ten_thousand(yuan)


def _side_row(left: Any, right: Any) -> Row:
    """Income beside expenditure; an amount that the form leaves blank stays blank."""
    income = "" if left is None else f"{left.line_name}：{_ten_thousand(left.initial_yuan)}"
    spent = "" if right is None else f"{right.line_name}：{_ten_thousand(right.executed_yuan)}"
    source = "；".join(dict.fromkeys(_line(one) for one in (left, right) if one is not None))
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
    return Row((*spanned, *map(cells.words, said), *scores), _line(row))
