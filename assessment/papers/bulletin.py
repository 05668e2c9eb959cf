"""通报: the usual layout of an official bulletin, its sentences filled from data (domain.md, section 4)."""

from collections.abc import Callable

import pandas as pd

from assessment import basis, formats, headlines, reads
from assessment.papers import annexes, standing
from assessment.papers.asked import Asked
from assessment.papers.drafting import drafted, reported_or_refused, scored_or_refused
from assessment.papers.model import Block, Heading, PageBreak, Paper, Paragraph, Run, Table
from assessment.papers.problems import demands, problems
from assessment.papers.words import SIMULATED, basis_words, measure_note, paragraph, period, rules
from assessment.reads import View


def bulletin(asked: Asked) -> Paper:
    """The bulletin of a scheme, or of one measure of it, for one peer group or for all; raises InputError."""
    scored_or_refused(asked)
    groups = asked.groups()
    rankings = {view: reads.ranking(view) for view in groups}
    reported_or_refused(asked, *rankings.values())
    return _of_measure(asked, groups) if asked.measure is not None else _of_scheme(asked, groups)


def _of_scheme(asked: Asked, groups: list[View]) -> Paper:
    first, second, third, tables = [], [], [], list[Table]()
    frames: list[pd.DataFrame] = []
    for view in groups:
        ranking, totals = reads.ranking(view), reads.completion_by_measure(view)
        lagging, unreported = reads.lagging_by_unit(view), reads.unreported(view)
        group = next(reads.standing_by_group(view).itertuples())
        heading = [Heading(view.peer_group or "", 2)] if len(groups) > 1 else []
        added = _annexes(view, ranking, totals, lagging, unreported, first_number=len(tables) + 1)
        numbers = {one.name.partition("　")[2].rpartition("：")[2]: one.name.partition("　")[0] for one in added}
        late, silent = numbers.get("滞后清单", ""), numbers.get("到期未报清单", "")
        sums = numbers.get("指标合计完成情况", "")
        first += [*heading, *standing.whole(group, ranking, totals, month=view.month, annex=sums)]
        unscored = float(ranking["unscored_points"].max())
        second += [*heading, *problems(lagging, unreported, ranking, unscored=unscored, annexes=(late, silent))]
        calendar = reads.report_calendar(view, today=asked.made_on)
        third += [*heading, *demands(lagging, unreported, calendar, month=view.month, annex=late)]
        tables += added
        frames += [ranking, totals]
    title = f"{asked.scheme['issuer']}关于{period(asked.view)}目标责任考核任务完成情况的通报"
    return _paper(asked, title, _opening(asked, frames), (first, second, third), tables, frames)


def _of_measure(asked: Asked, groups: list[View]) -> Paper:
    measure = asked.measure
    assert measure is not None  # noqa: S101 - as bulletin() chose
    measure_id = str(measure["measure_id"])
    every = reads.completion_by_unit(asked.view, measure_id=measure_id)
    first, second, third, tables = [], [], [], list[Table]()
    frames: list[pd.DataFrame] = []
    for view in groups:
        ranking = reads.ranking_by_measure(view, measure_id=measure_id)
        if ranking.empty:
            continue
        lagging = reads.lagging_by_unit(view, measure_id=measure_id)
        unreported = _only(reads.unreported(view), measure_id)
        total = reads.completion_by_measure(view, measure_id=measure_id)
        heading = [Heading(view.peer_group or "", 2)] if len(groups) > 1 else []
        rows = every[every["peer_group"] == view.peer_group]
        first += [*heading, *standing.one_measure(measure, total, ranking, rows)]
        second += [*heading, *problems(lagging, unreported, ranking, unscored=0, annexes=("", ""))]
        calendar = reads.report_calendar(view, today=asked.made_on)
        third += [*heading, *demands(lagging, unreported, calendar, month=view.month, annex="")]
        name = f"附件{len(tables) + 1}　{view.peer_group}：{measure['measure_name']}排名表"
        tables.append(annexes.measure_ranking_table(name, ranking))
        frames += [ranking]
    checks = headlines.reconciliation_note(reads.reconciliation_by_measure(measure_id))
    first += [paragraph(checks, f"{measure['document_id']} 第{measure['first_line']}行")] if checks else []
    title = f"{asked.scheme['issuer']}关于{period(asked.view)}{measure['measure_name']}完成情况的通报"
    opening = [*_opening(asked, frames), paragraph(measure_note(measure))]
    return _paper(asked, title, opening, (first, second, third), tables, frames)


def _only(rows: pd.DataFrame, measure_id: str) -> pd.DataFrame:
    return rows[rows["measure_id"] == measure_id]


def _opening(asked: Asked, frames: list[pd.DataFrame]) -> list[Block]:
    """依据: which document, which scheme, by which rules, and where the figures come from."""
    scheme, view = asked.scheme, asked.view
    whom = "、".join(str(group.peer_group) for group in asked.groups())
    words = f"依据《{scheme['title']}》（{scheme['issuer']}）和{scheme['scheme_name']}方案，"
    words += f"现将{whom}{period(view)}任务完成情况通报如下。{rules(view)}。{basis_words(*frames)}"
    known = [paragraph(f"本通报按{formats.day(view.known_on)}结束时所知的数据写成。")] if view.known_on else []
    return [paragraph(words, f"{scheme['document_id']}；查询 scheme_methods"), *known]


def _annexes(
    view: View, ranking: pd.DataFrame, totals: pd.DataFrame, lagging: pd.DataFrame, unreported: pd.DataFrame, *,
    first_number: int,
) -> list[Table]:  # fmt: skip
    """The tables of a group, each under its number; none without rows."""
    shared = totals[totals["value"].notna() & (totals["unit_count"] > 1)]
    rules_said = rules(view)
    makers: tuple[tuple[str, int, Callable[[str], Table]], ...] = (
        ("得分排名表", len(ranking), lambda name: annexes.ranking_table(name, ranking, rules_said)),
        ("指标合计完成情况", len(shared), lambda name: annexes.totals_table(name, shared)),
        ("滞后清单", len(lagging), lambda name: annexes.lagging_table(name, lagging)),
        ("到期未报清单", len(unreported), lambda name: annexes.unreported_table(name, unreported)),
    )
    present = [(name, make) for name, count, make in makers if count]
    return [
        make(f"附件{number}　{view.peer_group}：{name}") for number, (name, make) in enumerate(present, first_number)
    ]


def _paper(
    asked: Asked,
    title: str,
    opening: list[Block],
    parts: tuple[list[Block], list[Block], list[Block]],
    tables: list[Table],
    frames: list[pd.DataFrame],
) -> Paper:
    is_simulated = basis.is_simulated(*frames)
    blocks: list[Block] = [*opening]
    for name, part in zip(("一、总体情况", "二、存在问题", "三、下一步要求"), parts, strict=True):
        blocks += [Heading(name), *part]
    blocks += [paragraph(f"附件：{'；'.join(_numbered(table.name) for table in tables)}")]
    blocks += [
        Paragraph((Run(str(asked.scheme["issuer"])),), "signature"),
        Paragraph((Run(formats.day(asked.made_on)),), "signature"),
    ]
    was_wide: bool | None = None
    for table in tables:
        # Annexes follow one another on a page as long as they lie on the same side of it.
        blocks += [table] if table.is_wide == was_wide else [PageBreak(is_wide=table.is_wide), table]
        was_wide = table.is_wide
    return drafted(asked, "bulletin", title + (SIMULATED if is_simulated else ""), blocks, is_simulated=is_simulated)


def _numbered(name: str) -> str:
    number, _space, words = name.partition("　")
    return f"{number.removeprefix('附件')}．{words}"
