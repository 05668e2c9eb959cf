"""试算 as tables: before and after, what is within reach, how stable the order is."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Field, Link, anchor, sheet

# What of an address makes up a trial, besides its unit and measure.
TRIED = (
    "try_actual", "try_tier", "try_target", "try_category", "try_weight", "try_not_applicable", "try_tie", "try_points",
)  # fmt: skip


@remembered
def trial_sheet(rows: pd.DataFrame, *, unit_id: str | None, link: Link) -> str:
    """Score, rank and grade as they are and as they would be; ``rows`` as hypotheses.trial_ranking."""
    fields = (
        Field(_("单位"), lambda row: row.unit_name, href=lambda row: link("unit", unit=row.unit_id)),
        Field(_("现在位次"), lambda row: _rank(row, "before"), is_number=True),
        Field(_("试算位次"), lambda row: _rank(row, "after"), is_number=True),
        Field(_("变动"), lambda row: formats.rank_change(row.rank_move), is_number=True),
        Field(_("现在得分"), lambda row: formats.points(row.score_before), is_number=True),
        Field(_("试算得分"), lambda row: formats.points(row.score_after), is_number=True),
        Field(_("增减"), lambda row: formats.signed_points(row.score_move), is_number=True, is_wide_only=True),
        Field(_("试算可能位次"), _interval, is_number=True, is_wide_only=True),
        Field(_("等次"), _grades, is_wide_only=True),
    )
    return sheet(rows, fields, caption=_("试算前后"), chosen_unit_id=unit_id)


def _rank(row: Any, side: str) -> str:
    return formats.rank(getattr(row, f"rank_{side}"), is_tied=getattr(row, f"is_tied_{side}"))


def _interval(row: Any) -> str:
    return formats.ABSENT if formats.is_absent(row.best_rank) else formats.rank_interval(row.best_rank, row.worst_rank)


def _grades(row: Any) -> str:
    before, after = (
        formats.ABSENT if formats.is_absent(one) else formats.grade_word(one)
        for one in (row.grade_before, row.grade_after)
    )
    return after if before == after else f"{before} → {after}"


@remembered
def reach_sheet(rows: pd.DataFrame, *, unit_id: str, link: Link) -> str:
    """What each measure would bring if it alone were done, with a link that tries it; ``rows`` as hypotheses.within_reach."""
    fields = (
        Field(_("指标"), lambda row: _measure(row), is_html=True),
        Field(_("现在"), lambda row: formats.number(row.value, 4), is_number=True),
        Field(_("做到"), lambda row: _tried(row), is_number=True),
        Field(_("可加分"), lambda row: formats.signed_points(row.score_move), is_number=True),
        Field(_("位次"), lambda row: _ranks(row), is_number=True),
        Field(_("试算"), lambda row: _try(row, unit_id, link), is_html=True),
    )
    return sheet(rows, fields, caption=_("够得着的位次"), kind="reach tall")


def _measure(row: Any) -> str:
    return f"{escape(row.measure_name)}<small>{escape(row.category_name)}</small>"


def _tried(row: Any) -> str:
    unit = f" {row.unit_of_measure}" if isinstance(row.unit_of_measure, str) else ""
    return formats.number(row.tried_value, 4) + unit


def _ranks(row: Any) -> str:
    before, after = _rank(row, "before"), _rank(row, "after")
    return after if before == after else f"{before} → {after}"


def _try(row: Any, unit_id: str, link: Link) -> str:
    label = _("试算：{measure}做到 {value}").format(measure=row.measure_name, value=_tried(row))
    address = trial_address(link, unit_id, row.measure_id, row.tried_value)
    words = escape(_("试一试"))
    return anchor(f'<span aria-hidden="true">{words}</span><span class="heard">{escape(label)}</span>', address)


def gain_paragraph(sentence: str, gain: Any, unit_id: str, measure_id: str, *, link: Link) -> str:
    """What would gain a place, with a link that tries it where something would (hypotheses.Gain); HTML."""
    words = f"<b>{escape(sentence)}</b>"
    if gain.actual is not None:
        words += " " + anchor(escape(_("试一试")), trial_address(link, unit_id, measure_id, gain.actual))
    return f'<p class="sentence">{words}</p>'


def trial_address(link: Link, unit_id: str, measure_id: str, actual: float) -> str:
    """The address of a trial of one actual and nothing else."""
    tried = dict.fromkeys(TRIED) | {"try_actual": f"{actual:.6f}".rstrip("0").rstrip(".")}
    return link("trial", unit=unit_id, measure=measure_id, **tried)


@remembered
def stability_sheet(rows: pd.DataFrame, *, unit_id: str | None, link: Link) -> str:
    """The rank of each unit, and all that it takes; ``rows`` as hypotheses.stability."""
    fields = (
        Field(_("单位"), lambda row: row.unit_name, href=lambda row: link("unit", unit=row.unit_id)),
        Field(_("位次"), lambda row: formats.rank(row.rank, is_tied=row.is_tied), is_number=True),
        Field(_("得分"), lambda row: formats.points(row.score), is_number=True),
        Field(_("最好"), lambda row: formats.rank(row.best_rank), is_number=True),
        Field(_("最差"), lambda row: formats.rank(row.worst_rank), is_number=True),
        Field(_("位次不变"), lambda row: f"{row.kept_count} / {row.world_count}", is_number=True),
        Field(_("占比"), lambda row: formats.percent(row.kept_share), is_number=True),
    )
    return sheet(rows, fields, caption=_("位次稳不稳"), chosen_unit_id=unit_id)
