"""The official forms of a project, column by column as they are printed; what nobody has said stays blank."""

from dataclasses import replace
from typing import Any

import pandas as pd

from assessment import basis, formats, reads
from assessment.papers import cells
from assessment.papers.asked import Asked
from assessment.papers.drafting import drafted, of_kind_or_refused, of_own_year
from assessment.papers.model import Block, Cell, PageBreak, Paper, Row, Table
from assessment.papers.words import SIMULATED, paragraph, source_of
from assessment.problems import InputError


def performance_goals(asked: Asked) -> Paper:
    """绩效目标表, one for each project or for the one asked for: nothing but what its document prints."""
    of_kind_or_refused(asked, "project_performance", "绩效目标表")
    asked = of_own_year(asked)
    projects = _projects(asked)
    blocks = _parted([_goals_table(asked, row) for row in projects.itertuples()])
    title = f"{asked.scheme['issuer']}{asked.view.year}年度项目绩效目标表"
    return drafted(asked, "performance_goals", title, blocks, is_simulated=False)


def project_evaluation(asked: Asked) -> Paper:
    """项目支出绩效自评表, one for each project or for the one asked for; what is not reported is for the unit to fill in."""
    of_kind_or_refused(asked, "project_performance", "项目支出绩效自评表")
    asked = of_own_year(asked)
    projects = _projects(asked)
    answers = {row.unit_id: reads.measures_by_unit(asked.view, unit_id=row.unit_id) for row in projects.itertuples()}
    is_simulated = basis.is_simulated(projects, *answers.values())
    tables = [_evaluation_table(asked, row, answers[row.unit_id]) for row in projects.itertuples()]
    blocks = _parted(tables)
    if is_simulated:
        blocks = [paragraph("全年执行数、执行率和实际完成值是模拟数据，仅供演示，不代表实际工作。"), *blocks]
    title = f"{asked.scheme['issuer']}{asked.view.year}年度项目支出绩效自评表" + (SIMULATED if is_simulated else "")
    return drafted(asked, "project_evaluation", title, blocks, is_simulated=is_simulated)


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


def line_words(row: Any) -> str:
    """Where a row is printed."""
    return f"{row.document_id} 第{int(row.line)}行"


def _goals_table(asked: Asked, project: Any) -> Table:
    """One project: budget and purpose, the plan of spending, the goal, three-level indicators."""
    spending = reads.spending_by_period(asked.view, unit_id=project.unit_id)
    indicators = reads.indicators_by_project(asked.view, unit_id=project.unit_id)
    source = line_words(project)
    plan = line_words(spending.iloc[0]) if len(spending) else source
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
        *(_goal_row(row, first, second) for row, first, second in levels(indicators)),
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
    values = [
        replace(one, columns=last if index == len(shares) - 1 else 1, align="center")
        for index, one in enumerate(shares)
    ]
    return [Row((cells.label("资金支出\n计划（%）", rows=2), *heads)), Row(tuple(values), source)]


def levels(rows: pd.DataFrame) -> list[tuple[Any, int, int]]:
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
    return Row((*_spanned(row, first, second), *map(cells.words, said)), line_words(row))


def _evaluation_table(asked: Asked, project: Any, answers: pd.DataFrame) -> Table:
    """资金 rows × columns, 总体目标, 指标, 总分 (domain.md, section 5); points that no document gives stay blank."""
    indicators = reads.indicators_by_project(asked.view, unit_id=project.unit_id)
    spending = reads.spending_by_period(asked.view, unit_id=project.unit_id)
    ended = spending[spending["month"] == 12]
    executed = next(ended.itertuples(), None)
    heads = (
        "一级指标",
        "二级指标",
        "三级指标",
        "年度\n指标值",
        "实际\n完成值",
        "分值",
        "得分",
        "偏差原因分析\n及改进措施",
    )
    rows = [
        Row((cells.label("项目名称"), cells.words(project.unit_name, columns=3), cells.label("实施单位"),
             cells.words(project.department_text or project.department_name, columns=3)), line_words(project)),
        Row((cells.label("项目资金\n（万元）", rows=5), cells.label(""), *map(cells.label, (
             "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")))),
        _money_row("年度资金总额", project.budget_yuan, executed, line_words(project)),
        _money_row("其中：当年财政拨款", project.fiscal_yuan, None, line_words(project)),
        _money_row("上年结转资金", None, None, ""),
        _money_row("其他资金", project.other_yuan, None, line_words(project)),
        Row((cells.label("年度总体目标", rows=2), cells.label("预期目标", columns=4), cells.label("实际完成情况", columns=3))),
        Row((cells.words(project.goal, columns=4), cells.words("", columns=3)), line_words(project)),
        Row(tuple(map(cells.label, heads))),
        *(_evaluated(row, first, second, answers) for row, first, second in levels(indicators)),
        Row((cells.label("总分", columns=5), cells.words(""), cells.words(""), cells.words(""))),
    ]  # fmt: skip
    note = "空白处原文没有数值，由单位填写：全年预算数、结转、分值、得分、实际完成情况。执行率为全年执行数与年初预算数之比。"
    return Table(
        f"{project.unit_name}支出绩效自评表", tuple(rows), (12, 13, 20, 14, 13, 8, 9, 15), head_count=0, notes=(note,)
    )


def _money_row(name: str, initial: float | None, executed: Any, source: str) -> Row:
    """A row of 资金; executed and its rate are known of the total alone."""
    done = None if executed is None else executed.executed_yuan
    rate = None if executed is None else executed.execution_rate
    record = source_of(executed) if executed is not None else ""
    return Row(
        (
            cells.label(name),
            cells.money(initial),
            cells.words(""),
            cells.money(done),
            cells.words(""),
            cells.percent(rate, 2),
            cells.words(""),
        ),
        "；".join(dict.fromkeys(part for part in (*source.split("；"), *record.split("；")) if part)),
    )


def _evaluated(row: Any, first: int, second: int, answers: pd.DataFrame) -> Row:
    """An indicator with what was reported of it, as far as it was."""
    own = answers[(answers["first_line"] == row.first_line) & (answers["last_line"] == row.last_line)]
    done = "；".join(filter(None, map(_answer, own.itertuples())))
    said = own[["deviation_reason", "corrective_action"]].stack() if len(own) else pd.Series(dtype=object)
    reasons = "；".join(dict.fromkeys(str(words) for words in said.dropna()))
    source = "；".join(dict.fromkeys(part for one in own.itertuples() for part in source_of(one).split("；") if part))
    target = cells.words(row.target_text)
    cells_ = (cells.words(row.indicator_name), target, cells.words(done), cells.words(""), cells.words(""))
    return Row((*_spanned(row, first, second), *cells_, cells.words(reasons)), source or line_words(row))


def _answer(row: Any) -> str:
    """What was reported of a measure: a number, a grade; nothing where nothing was, which is no 0."""
    if row.state != "reported":
        return ""
    if not formats.is_absent(row.value):
        unit = row.unit_of_measure if isinstance(row.unit_of_measure, str) else ""
        return f"{formats.number(row.value)}{unit}"
    return row.tier if isinstance(row.tier, str) else ""
