"""一、总体情况: how far the group has come, what can be summed, who is in front and who is last."""

from typing import Any

import pandas as pd

from assessment import figures, formats, headlines, pictures
from assessment.papers.model import Block, Picture
from assessment.papers.words import amount, gap_words, marked, paragraph, rank_words

_MOST_SUMS = 3
_FRONT = 3


def nowhere(_page: str, **_changes: str | None) -> str:
    """On paper nothing can be opened."""
    return ""


def whole(group: Any, ranking: pd.DataFrame, totals: pd.DataFrame, *, month: int, annex: str) -> list[Block]:
    """How a whole peer group stands; ``group`` a row of standing_by_group."""
    frames = (ranking, totals)
    blocks: list[Block] = [
        paragraph(marked(_coverage(group, month) + _schedule(group), *frames), "查询 standing_by_group")
    ]
    if sums := sums_sentence(totals, annex):
        blocks.append(paragraph(sums, "查询 completion_by_measure"))
    blocks.append(paragraph(marked(places_sentence(ranking), *frames), "查询 ranking"))
    picture = figures.ranking_dots(ranking, unit_id=None, link=nowhere)
    subtitle = headlines.ranking_subtitle(ranking)
    drawn = pictures.svg(picture, title=f"{group.peer_group}得分排名", subtitle=subtitle, is_print=True)
    return [*blocks, Picture(drawn, headlines.ranking_sentence(ranking))]


def _coverage(group: Any, month: int) -> str:
    everybody = group.reporting_unit_count == group.unit_count
    some = f"中有{group.reporting_unit_count}个" if not everybody else "都"
    words = f"截至{month}月底，{group.peer_group}{group.unit_count}个单位{some}已有报送，"
    words += f"到期应报{group.due_count}项次，已报{group.reported_count}项次，未报{group.unreported_count}项次。"
    rate = formats.percent(group.score_rate, 1)
    words += f"可计{formats.number(group.assessable_points)}分，得{formats.number(group.earned_points)}分，得分率{rate}"
    if not formats.is_absent(group.score_rate_change):
        change = formats.gap(100 * group.score_rate_change)
        words += "，与上月持平" if change == "+0.0" else f"，比上月{_more(change)}{change.lstrip('+−')}个百分点"
    return words + "。"


def _more(change: str) -> str:
    return "上升" if change.startswith("+") else "下降"


def _schedule(group: Any) -> str:
    if not group.schedulable_count:
        return ""
    words = f"按序时考核的{group.schedulable_count}项次中，进度正常{group.on_schedule_count}项次，"
    return words + f"滞后{group.behind_count}项次（其中严重滞后{group.far_behind_count}项次）。"


def sums_sentence(totals: pd.DataFrame, annex: str) -> str:
    """The sums that are allowed, the one furthest behind first; empty where there is none."""
    summed = totals[totals["completion_rate"].notna() & (totals["unit_count"] > 1) & (totals["reported_count"] > 0)]
    if summed.empty:
        return ""
    parts = [sum_words(row) for row in summed.sort_values("schedule_gap", kind="stable").head(_MOST_SUMS).itertuples()]
    rest = f"其余见{annex}。" if len(summed) > _MOST_SUMS else ""
    lead = f"可以合计的数量指标有{len(summed)}项" + ("，其中进度靠后的是：" if rest else "：")
    return marked(f"{lead}{'；'.join(parts)}。", totals) + rest


def sum_words(row: Any) -> str:
    """One sum with how many of how many units it is of; ``row`` of completion_by_measure."""
    unit = row.unit_of_measure
    words = f"{row.measure_name}完成{amount(row.value, unit)}，任务{amount(row.target_value, unit)}，"
    words += f"完成率{formats.percent(row.completion_rate, 1)}"
    gap = gap_words(row.schedule_gap)
    return f"{words}，{gap}（{row.reported_count}/{row.due_count}个单位已报）" if gap else words


def places_sentence(ranking: pd.DataFrame) -> str:
    """The first and the last three with everybody who is tied with them, and who has no rank."""
    ranked = ranking[ranking["rank"].notna()]
    if ranked.empty:
        return "各单位都没有报送，不排名。"
    if len(ranked) > 1 and ranked["rank"].max() == ranked["rank"].min():
        words = f"{len(ranked)}个单位得分相同，都是{formats.points(ranked['score'].iloc[0])}分，不分先后。"
        return words + _without_rank(ranking)
    front = ranked[ranked["rank"] <= _FRONT]
    behind = ranked[(ranked["rank"] >= ranked["rank"].iloc[-min(_FRONT, len(ranked))]) & (ranked["rank"] > _FRONT)]
    words = f"得分居前的是{_listed(front)}"
    words += f"；居后的是{_listed(behind)}。" if len(behind) else "。"
    return words + _without_rank(ranking)


def _listed(rows: pd.DataFrame) -> str:
    return "、".join(
        f"{row.unit_name}（{formats.points(row.score)}分，{rank_words(row)}）" for row in rows.itertuples()
    )


def _without_rank(ranking: pd.DataFrame) -> str:
    silent = ranking[ranking["rank"].isna()]["unit_name"]
    return f"{'、'.join(silent)}没有报送，不排名。" if len(silent) else ""


def one_measure(measure: pd.Series, total: pd.DataFrame, ranking: pd.DataFrame, rows: pd.DataFrame) -> list[Block]:
    """How a group stands on one measure; ``rows`` as completion_by_unit, for the picture."""
    blocks: list[Block] = []
    if len(total):
        blocks.append(paragraph(marked(_total_sentence(total.iloc[0]), ranking), "查询 completion_by_measure"))
    ranked = ranking[ranking["rank"].notna()]
    if len(ranked):
        blocks.append(paragraph(marked(_measure_places(ranked), ranking), "查询 ranking_by_measure"))
    picture = figures.completion(rows, unit_id=None, link=nowhere)
    drawn = pictures.svg(picture, title=str(measure["measure_name"]), is_print=True)
    return [*blocks, Picture(drawn, headlines.completion_sentence(rows))]


def _total_sentence(row: Any) -> str:
    if not formats.is_absent(row["completion_rate"]):
        return f"{sum_words(row)}。"
    counted = f"{row['unit_count']}个单位有此项任务，到期应报{row['due_count']}个，已报{row['reported_count']}个"
    if row["kind"] == "ratio" and not formats.is_absent(row["value"]):
        rate = amount(row["value"], row["unit_of_measure"])
        return f"{row['measure_name']}合计为{rate}（分子之和 ÷ 分母之和）；{counted}。"
    unclear = f"，归属不明{row['ambiguous_count']}个" if row["ambiguous_count"] else ""
    return f"{counted}{unclear}；本项不能合计。"


def _measure_places(ranked: pd.DataFrame) -> str:
    if len(ranked) > 1 and ranked["rank"].max() == ranked["rank"].min():
        return f"{len(ranked)}个单位结果相同，不分先后。"
    front = ranked[ranked["rank"] <= _FRONT]
    behind = ranked[(ranked["rank"] >= ranked["rank"].iloc[-min(_FRONT, len(ranked))]) & (ranked["rank"] > _FRONT)]
    words = f"居前的是{_results(front)}"
    return words + (f"；居后的是{_results(behind)}。" if len(behind) else "。")


def _results(rows: pd.DataFrame) -> str:
    return "、".join(f"{row.unit_name}（{_result(row)}，{rank_words(row)}）" for row in rows.itertuples())


def _result(row: Any) -> str:
    if isinstance(row.tier, str) and formats.is_absent(row.value):
        return row.tier
    if row.kind == "quantity" and not formats.is_absent(row.completion_rate) and row.direction != "lower":
        return f"{amount(row.value, row.unit_of_measure)}，{formats.percent(row.completion_rate, 1)}"
    return amount(row.value, row.unit_of_measure)
