"""The annexes of a 通报: the ranking, every measure's sum, who is behind on what, who has not reported."""

from typing import Any

import pandas as pd

from assessment import formats
from assessment.papers import cells
from assessment.papers.model import Cell, Row, Table
from assessment.papers.words import source_of, state_words

UNREPORTED = f"{formats.status_symbol('unreported')} 未报"


def ranking_table(name: str, ranking: pd.DataFrame, rules: str) -> Table:
    """The ranking of a group; a unit as a whole has a rate of points, never a rate of completion (domain.md, section 2)."""
    heads = ("单位", "任务", "正常", "滞后", "未报", "得分", "得分率", "位次", "位次变化")
    source = f"查询 ranking；{rules}"
    rows = [
        Row(
            (
                cells.words(row.unit_name),
                cells.number(row.due_count),
                cells.number(row.on_schedule_count),
                cells.number(row.behind_count),
                cells.number(row.due_count - row.reported_count),
                cells.points(row.score),
                cells.percent(row.score_rate),
                cells.place(row.rank, is_tied=row.is_tied),
                cells.move(row.rank_change),
            ),
            source,
        )
        for row in ranking.itertuples()
    ]
    note = "“任务”为到期应报的项数，“正常”“滞后”只计按序时考核的项，单位都是项；“位次变化”与上月相比。"
    return Table(name, (cells.head(*heads), *rows), (16, 8, 8, 8, 8, 10, 10, 10, 12), notes=(note,))


def measure_ranking_table(name: str, ranking: pd.DataFrame) -> Table:
    """The ranking on one measure: 单位, 任务, 完成, 完成率, 序时差, 位次, 位次变化, and the state as symbol and word."""
    heads = ("单位", "任务", "完成", "完成率", "序时差\n（百分点）", "位次", "位次变化", "状态")
    return Table(
        name,
        (cells.head(*heads), *(_measure_row(row) for row in ranking.itertuples())),
        (16, 15, 12, 11, 12, 10, 11, 16),
    )


def _measure_row(row: Any) -> Row:
    target = cells.number(row.target_value, unit=row.unit_of_measure)
    if target.value is None:
        target = cells.words(row.target_text)
    return Row(
        (
            cells.words(row.unit_name),
            target,
            _done(row),
            cells.percent(row.completion_rate, absent="—"),
            cells.gap(row.schedule_gap, absent="—"),
            cells.place(row.rank, is_tied=row.is_tied),
            cells.move(row.rank_change),
            cells.words(state_words(row)),
        ),
        source_of(row),
    )


def _done(row: Any) -> Cell:
    """What was done: a number, a grade, or that it was not reported; never 0 for what nobody reported."""
    if row.state == "unreported":
        return cells.words(UNREPORTED, align="center")
    if isinstance(row.tier, str) and formats.is_absent(row.value):
        return cells.words(row.tier, align="center")
    return cells.number(row.value, unit=row.unit_of_measure, absent="—")


def totals_table(name: str, totals: pd.DataFrame) -> Table:
    """Every measure that can be summed; of a rate there is no sum of targets and no completion."""
    heads = ("指标", "单位", "任务合计", "完成合计", "完成率", "序时差\n（百分点）", "滞后单位\n（个）", "已报/应报")
    rows = [
        Row(
            (
                cells.words(row.measure_name),
                cells.words(row.unit_of_measure, align="center"),
                cells.number(row.target_value, absent="—"),
                cells.number(row.value, absent="—"),
                cells.percent(row.completion_rate, absent="—"),
                cells.gap(row.schedule_gap, absent="—"),
                cells.number(row.behind_count),
                cells.words(f"{row.reported_count}/{row.due_count}", align="center"),
            ),
            source_of(row),
        )
        for row in totals.itertuples()
    ]
    note = "数量为各单位之和；比率为分子之和 ÷ 分母之和，不加总、不平均，没有合计完成率。未报的单位没有计入完成合计。"
    return Table(name, (cells.head(*heads), *rows), (30, 8, 13, 13, 11, 12, 11, 11), notes=(note,))


def lagging_table(name: str, lagging: pd.DataFrame) -> Table:
    """Who is behind on what, how much faster it must go, and what the unit says of it."""
    heads = (
        "单位",
        "指标",
        "任务",
        "完成",
        "完成率",
        "序时差\n（百分点）",
        "需提速\n（倍）",
        "状态",
        "偏差原因；改进措施",
    )
    rows = [
        Row(
            (
                cells.words(row.unit_name),
                cells.words(row.measure_name),
                cells.number(row.target_value, unit=row.unit_of_measure),
                cells.number(row.value, unit=row.unit_of_measure, absent="—"),
                cells.percent(row.completion_rate, absent="—"),
                cells.gap(row.schedule_gap, absent="—"),
                cells.number(row.required_speed_up, 1, absent="—"),
                cells.words(state_words(row)),
                cells.words(
                    "；".join(said for said in (row.deviation_reason, row.corrective_action) if isinstance(said, str))
                ),
            ),
            source_of(row),
        )
        for row in lagging.itertuples()
    ]
    note = "“需提速”：剩余任务按剩余月份均摊，是此前月均的几倍；没有起步或不按数量计的不计算。原因和措施空白的，单位没有填报。"
    return Table(name, (cells.head(*heads), *rows), (14, 34, 11, 11, 11, 12, 10, 18, 54), notes=(note,), is_wide=True)


def unreported_table(name: str, rows: pd.DataFrame) -> Table:
    """Who has not reported what was due; the last known value stands apart and is no completion."""
    heads = ("单位", "类别", "指标", "任务", "状态", "最近报送", "当时完成")
    table = [
        Row(
            (
                cells.words(row.unit_name),
                cells.words(row.category_name),
                cells.words(row.measure_name),
                cells.number(row.target_value, unit=row.unit_of_measure),
                cells.words(UNREPORTED, align="center"),
                cells.words(
                    "从未" if formats.is_absent(row.known_month) else f"{int(row.known_month)}月", align="center"
                ),
                cells.number(row.carried_value, unit=row.unit_of_measure, absent="—"),
            ),
            source_of(row),
        )
        for row in rows.itertuples()
    ]
    note = "未报不等于 0：当时完成的数不计入本月完成，只作为得分的下限。"
    return Table(name, (cells.head(*heads), *table), (16, 17, 31, 12, 12, 11, 12), notes=(note,))
