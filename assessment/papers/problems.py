"""二、存在问题 and 三、下一步要求: who lags and why, who has not reported, and what follows from the data by when."""

from typing import Any

import pandas as pd

from assessment import formats, settings
from assessment.papers.model import Block, Heading, Paragraph, Run
from assessment.papers.words import amount, listed, marked, paragraph, result_words

_MOST_UNITS, _MOST_MEASURES, _MOST_NAMES, _MOST_DEMANDS = 10, 3, 3, 6
OWN_WORDS = "【此处由印发单位填写工作要求；本系统只写数据，不代拟】"


def problems(
    lagging: pd.DataFrame, unreported: pd.DataFrame, ranking: pd.DataFrame, *, unscored: float, annexes: tuple[str, str]
) -> list[Block]:
    """Who is behind on what and why; who has not reported, apart from them; what cannot be scored."""
    blocks: list[Block] = [Heading("（一）进度滞后。", 2)]
    order = {unit_id: index for index, unit_id in enumerate(ranking["unit_id"])}
    worst_first = sorted(
        lagging.groupby("unit_id", sort=False), key=lambda part: (-len(part[1]), order.get(part[0], 0))
    )
    blocks += [_unit(rows) for _unit_id, rows in worst_first[:_MOST_UNITS]]
    if len(worst_first) > _MOST_UNITS:
        blocks.append(paragraph(f"其余{len(worst_first) - _MOST_UNITS}个单位见{annexes[0]}。"))
    if lagging.empty:
        blocks.append(paragraph("没有单位滞后。"))
    blocks += [Heading("（二）到期未报。", 2), paragraph(_silent(unreported, annexes[1]), "查询 unreported")]
    if unscored > 0:
        words = (
            f"另有每个单位最多{formats.number(unscored)}分因任务待下达、归属不明或未到期，未计分，不作为完成或滞后。"
        )
        blocks.append(paragraph(words, "查询 ranking"))
    return blocks


def _unit(rows: pd.DataFrame) -> Paragraph:
    """One unit: how much is behind, the heaviest of it, and what the unit says of the causes."""
    far = int((rows["light"] == "far_behind").sum())
    worst = rows.head(_MOST_MEASURES)
    words = f"{rows['unit_name'].iloc[0]}：滞后{len(rows)}项（其中严重滞后{far}项）。"
    words += f"{'其中' if len(rows) > len(worst) else ''}{'；'.join(result_words(row) for row in worst.itertuples())}。"
    reasons, actions = _said(worst["deviation_reason"]), _said(worst["corrective_action"])
    words += f"偏差原因：{reasons}。" if reasons else "偏差原因未填报。"
    words += f"改进措施：{actions}。" if actions else ""
    return paragraph(marked(words, rows), "查询 lagging_by_unit")


def _said(column: pd.Series) -> str:
    return "；".join(dict.fromkeys(str(words).rstrip("。") for words in column.dropna()))


def _silent(rows: pd.DataFrame, annex: str) -> str:
    """Who has not reported what, by name; they are not counted as 0."""
    if rows.empty:
        return "到期的指标全部已报。"
    parts = [
        f"{part['unit_name'].iloc[0]}{len(part)}项（{listed(part['measure_name'], _MOST_NAMES)}）"
        for _unit_id, part in rows.groupby("unit_id", sort=False)
    ]
    lead = f"{len(parts)}个单位共{len(rows)}项次到期未报，不按0计算，也不计入上述滞后："
    return f"{lead}{'；'.join(parts)}。{f'明细见{annex}。' if annex else ''}"


def demands(
    lagging: pd.DataFrame, unreported: pd.DataFrame, calendar: pd.DataFrame, *, month: int, annex: str
) -> list[Block]:
    """What follows from the data: what is to be reported by when, what must go faster; the bureau's own words are its own."""
    blocks: list[Block] = [
        Heading("（一）按时报送。", 2),
        paragraph(_reports(unreported, calendar, month), "查询 report_calendar"),
        Heading("（二）加快进度。", 2),
        paragraph(_pace(lagging, month, annex), "查询 lagging_by_unit"),
        Heading("（三）其他要求。", 2),
        Paragraph((Run(OWN_WORDS, is_placeholder=True),)),
    ]
    return blocks


def _reports(unreported: pd.DataFrame, calendar: pd.DataFrame, month: int) -> str:
    days = f"每月月底后{settings.report_due_days()}天，系统设置"
    now, after = calendar[calendar["month"] == month], calendar[calendar["month"] == month + 1]
    words = ""
    if len(unreported) and len(now):
        names = "、".join(dict.fromkeys(unreported["unit_name"]))
        words = f"{month}月数据的报送期限是{_day(now['deadline_date'].iloc[0])}（{days}），尚须补报的单位：{names}。"
    due = after[after["due_count"] > 0]
    if due.empty:
        return words or "本年度没有后续报送任务。"
    counts = list(dict.fromkeys(due["due_count"]))
    each = f"{len(due)}个单位各{counts[0]}项" if len(counts) == 1 else _counted(due)
    return f"{words}{month + 1}月数据应于{_day(due['deadline_date'].iloc[0])}前报送：{each}。"


def _counted(due: pd.DataFrame) -> str:
    return "、".join(f"{row.unit_name}{row.due_count}项" for row in due.itertuples())


def _day(value: Any) -> str:
    return f"{value.year}年{value.month}月{value.day}日"


def _pace(lagging: pd.DataFrame, month: int, annex: str) -> str:
    """The heaviest quantities that are behind, with what remains and how much faster it must go."""
    if lagging.empty:
        return "没有滞后的任务。"
    open_ = lagging[lagging["remaining_value"].notna() & (lagging["remaining_value"] > 0)]
    if open_.empty:
        return "滞后的都不是数量任务，没有提速倍数。"
    heaviest = open_.sort_values("missed_points", ascending=False, kind="stable").head(_MOST_DEMANDS)
    rest = f"其余见{annex}。" if len(open_) > len(heaviest) else ""
    left = f"剩余{12 - month}个月" if month < 12 else "年内已无剩余月份"
    words = f"要在年底完成任务，{left}：{'；'.join(_faster(row) for row in heaviest.itertuples())}。"
    return marked(words, lagging) + rest


def _faster(row: Any) -> str:
    remaining = amount(row.remaining_value, row.unit_of_measure)
    words = f"{row.unit_name}{row.measure_name}还差{remaining}"
    if not formats.is_absent(row.required_speed_up):
        return f"{words}，需提速{formats.number(row.required_speed_up, 1)}倍"
    return f"{words}，{'尚未起步' if row.value == 0 else '年内已无时间'}"
