"""The ranking as a table."""

from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Field, Link, sheet


@remembered
def ranking_sheet(rows: pd.DataFrame, *, unit_id: str | None, link: Link) -> str:
    """Rank, score and change together, with what the score rests on; ``rows`` as ``reads.ranking``."""
    compared, simulated = rows["compare_year"].dropna(), is_simulated(rows)
    fields = (
        Field(_("单位"), lambda row: row.unit_name, href=lambda row: link("unit", unit=row.unit_id)),
        Field(_("位次"), lambda row: _rank(row, is_simulated=simulated), is_number=True),
        Field(
            _("较上月"),
            lambda row: formats.rank_change(row.rank_change),
            is_number=True,
            href=lambda row: link("movement", unit=row.unit_id),
        ),
        Field(_("可能位次"), lambda row: formats.rank_interval(row.best_rank, row.worst_rank), is_number=True),
        Field(
            _("得分"),
            lambda row: formats.points(row.score),
            is_number=True,
            href=lambda row: link("rules", unit=row.unit_id, measure="all"),
        ),
        Field(_("得分率"), lambda row: formats.percent(row.score_rate, 1), is_number=True),
        *(
            Field(
                _("{year}年同期").format(year=int(year)),
                lambda row: formats.bracketed(formats.points(row.compare_score), formats.rank(row.compare_rank)),
                is_number=True,
            )
            for year in compared.unique()
        ),
        Field(_("未计分"), lambda row: formats.points(row.unscored_points), is_number=True, is_wide_only=True),
        Field(
            _("报送率"),
            lambda row: formats.bracketed(
                formats.percent(row.report_coverage), f"{row.reported_count}/{row.due_count}"
            ),
            is_number=True,
            is_wide_only=True,
        ),
        Field(
            _("进度正常指标"),
            lambda row: f"{row.on_schedule_count} / {row.schedulable_count}",
            is_number=True,
            is_wide_only=True,
        ),
        Field(_("滞后指标"), lambda row: formats.number(row.behind_count), is_number=True, is_wide_only=True),
    )
    return sheet(rows, fields, caption=_("排名"), chosen_unit_id=unit_id)


def _rank(row: Any, *, is_simulated: bool) -> str:
    """The rank, said to be provisional while it is not official; of simulated data the whole page says so."""
    rank = formats.rank(row.rank, is_tied=row.is_tied)
    if row.is_official or is_simulated or formats.is_absent(row.rank):
        return rank
    return _("{rank}（暂列）").format(rank=rank)
