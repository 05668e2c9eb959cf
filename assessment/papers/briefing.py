"""简报: one or two pages for a leader: five numbers, the ranking, where it hurts, what changed, who is silent."""

from dataclasses import replace
from typing import Any

import pandas as pd

from assessment import basis, figures, formats, headlines, pictures, reads
from assessment.papers import cells
from assessment.papers.asked import Asked
from assessment.papers.drafting import drafted, reported_or_refused, scored_or_refused
from assessment.papers.model import Block, Cell, Heading, Paper, Picture, Row, Table
from assessment.papers.standing import nowhere
from assessment.papers.words import SIMULATED, basis_words, listed, marked, paragraph, period, rules
from assessment.reads import View

_MOST_GAPS, _MOST_NAMES = 3, 2


def briefing(asked: Asked) -> Paper:
    """The briefing of one peer group, the first that is ranked where none was asked for; raises InputError."""
    scored_or_refused(asked)
    view = asked.groups()[0]
    asked = replace(asked, view=view)
    groups, ranking = reads.standing_by_group(view), reads.ranking(view)
    reported_or_refused(asked, ranking)
    gaps, unreported = reads.gaps_by_measure(view), reads.unreported(view)
    is_simulated = basis.is_simulated(ranking)
    scheme = asked.scheme
    head = f"{headlines.overview_headline(groups, ranking)}。{basis_words(ranking)}{rules(view)}。"
    blocks: list[Block] = [
        paragraph(head, f"{scheme['document_id']}；查询 standing_by_group"),
        _numbers(headlines.key_numbers(groups, ranking), view),
        Heading("一、谁在前，谁在后"),
        _ranking(view, ranking),
        Heading("二、差在哪里"),
        *_where(view, gaps, ranking),
        Heading("三、比上月有什么变化"),
        paragraph(marked(_changes(next(groups.itertuples()), ranking), ranking), "查询 standing_by_group、ranking"),
        Heading("四、谁没有报"),
        paragraph(_silent(unreported), "查询 unreported"),
    ]
    title = f"{view.peer_group}{period(view)}目标责任考核简报" + (SIMULATED if is_simulated else "")
    return drafted(asked, "briefing", title, blocks, is_simulated=is_simulated)


def _numbers(numbers: tuple[headlines.KeyNumber, ...], view: View) -> Table:
    rows = [
        Row((Cell(one.value, align="center"), cells.words(one.sentence)), "查询 standing_by_group、ranking")
        for one in numbers
    ]
    return Table(f"{view.peer_group}五个数", (cells.head("数", "说明"), *rows), (1, 4))


def _ranking(view: View, ranking: pd.DataFrame) -> Picture:
    picture = figures.ranking_dots(ranking, unit_id=None, link=nowhere)
    subtitle = headlines.ranking_subtitle(ranking)
    drawn = pictures.svg(picture, title=f"{view.peer_group}得分排名", subtitle=subtitle, is_print=True)
    return Picture(drawn, headlines.ranking_sentence(ranking))


def _where(view: View, gaps: pd.DataFrame, ranking: pd.DataFrame) -> list[Block]:
    """The weakest field of work, then the measures that cost most."""
    themes = headlines.categories_sentence(reads.score_by_theme(view))
    blocks: list[Block] = [paragraph(marked(themes, ranking), "查询 score_by_theme")]
    if gaps.empty:
        return [*blocks, paragraph("没有指标滞后。")]
    words = [f"{row.measure_name}{_colon(row)}" for row in gaps.head(_MOST_GAPS).itertuples()]
    lead = f"{len(gaps)}项指标有单位滞后，对得分影响最大的："
    return [*blocks, paragraph(marked(f"{lead}{'；'.join(words)}。", gaps), "查询 gaps_by_measure")]


def _colon(row: Any) -> str:
    return f"，{headlines.gap_sentence(row).replace('；', '，')}"


def _changes(group: Any, ranking: pd.DataFrame) -> str:
    """What is different from the month before: points, what is on schedule, ranks."""
    parts = []
    if not formats.is_absent(group.score_rate_change):
        change = formats.gap(100 * group.score_rate_change)
        parts.append("得分率与上月持平" if change == "+0.0" else f"得分率{change}个百分点")
    for name, words in (("on_schedule_change", "进度正常"), ("behind_change", "滞后")):
        change = getattr(group, name)
        if not formats.is_absent(change):
            parts.append(f"{words}{_signed(int(change))}")
    lead = f"{'，'.join(parts)}。" if parts else "本年度没有上月可比。"
    return lead + headlines.movement_sentence(ranking)


def _signed(change: int) -> str:
    if change == 0:
        return "项次不变"
    return f"多{change}项次" if change > 0 else f"少{-change}项次"


def _silent(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "到期的指标全部已报。"
    parts = [
        f"{part['short_name'].iloc[0]}{len(part)}项（{listed(part['measure_name'], _MOST_NAMES)}）"
        for _unit_id, part in rows.groupby("unit_id", sort=False)
    ]
    return f"{headlines.unreported_sentence(rows).rstrip('。')}，不按0计算：{'；'.join(parts)}。"
