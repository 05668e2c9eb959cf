"""Who leads, by how much: a sorted dot plot, with the interval that unreported values leave open; a list on a phone."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.lanes import Column, Link, Row, Scale, bar, key, label, lanes, linked, mark
from assessment.memory import remembered
from assessment.messages import translate as _

# Points that the scale spans at least: equal scores must not look far apart.
_LEAST_SPAN = 10.0
# More units than these stand closer together.
_SEVERAL = 12


@remembered
def ranking_dots(rows: pd.DataFrame, *, unit_id: str | None, link: Link) -> str:
    """One row per unit in the order given; ``rows`` as ``reads.ranking``. A chosen unit is highlighted, else first and last.

    A compared year is an open ring on the same row.
    """
    scale = _scale(rows)
    under = "".join(label(scale, value, formats.number(value)) for value in scale.ticks())
    columns = (
        Column(_("位次"), "rank"),
        Column(_("单位"), "name"),
        Column(_("得分"), "lane", under=under),
        Column(_("得分"), "number"),
        Column(_("较上月"), "change"),
    )
    return lanes(
        "ranking" if len(rows) <= _SEVERAL else "ranking dense",
        columns,
        [_row(one, scale, _role(one, rows, unit_id), link) for one in rows.itertuples()],
        key=_key(rows),
        simulated=is_simulated(rows),
    )


def _scale(rows: pd.DataFrame) -> Scale:
    if rows.empty:
        return Scale(0.0, 1.0)
    low = float(rows[["score", "compare_score"]].min().min())
    high = float(rows[["score_upper", "compare_score"]].max().max())
    pad = max((high - low) * 0.06, 0.5, (_LEAST_SPAN - (high - low)) / 2)
    return Scale(max(0.0, low - pad), high + pad)


def _role(one: Any, rows: pd.DataFrame, unit_id: str | None) -> str:
    """Why a row stands out: it is the chosen one, or the first or last of a ranking in which nobody is chosen."""
    if unit_id is not None:
        return "chosen" if one.unit_id == unit_id else ""
    first, last = rows["rank"].min(), rows["rank"].max()
    if formats.is_absent(one.rank) or first == last:
        return ""
    return {first: "first", last: "last"}.get(one.rank, "")


def _row(one: Any, scale: Scale, role: str, link: Link) -> Row:
    lane = bar(scale, one.score, one.score_upper, "interval") if one.score_upper > one.score else ""
    if not formats.is_absent(one.compare_score):
        lane += mark(scale, one.compare_score, "ring", _compared(one))
    lane += mark(scale, one.score, "dot", _said(one))
    return Row(
        (
            escape(formats.rank(one.rank, is_tied=one.is_tied)),
            linked(one.short_name, link("unit", unit=one.unit_id)) + f"<small>{escape(_details(one))}</small>",
            lane,
            f"<b>{formats.points(one.score)}</b>",
            f"<small>{escape(formats.rank_change(one.rank_change))}</small>",
        ),
        kind=role,
    )


def _details(one: Any) -> str:
    """What a phone says in place of the lane."""
    words = []
    if one.schedulable_count:
        words.append(_("进度正常 {done}/{count}").format(done=one.on_schedule_count, count=one.schedulable_count))
    if one.best_rank != one.worst_rank:
        words.append(_("可能第 {interval} 名").format(interval=formats.rank_interval(one.best_rank, one.worst_rank)))
    return "　".join(words)


def _said(one: Any) -> str:
    return _("{unit}：{score} 分，第 {interval} 名，报送率 {coverage}").format(
        unit=one.unit_name,
        score=formats.points(one.score),
        interval=formats.rank_interval(one.best_rank, one.worst_rank),
        coverage=formats.percent(one.report_coverage),
    )


def _compared(one: Any) -> str:
    return _("{unit} {year}年同期：{score} 分").format(
        unit=one.unit_name, year=int(one.compare_year), score=formats.points(one.compare_score)
    )


def _key(rows: pd.DataFrame) -> str:
    years = rows["compare_year"].dropna().unique()
    is_open = bool((rows["score_upper"] > rows["score"]).any())
    return key(
        ("dot", _("得分")),
        ("interval", _("未报数据留下的可能区间") if is_open else ""),
        *(("ring", _("{year}年同期").format(year=int(year))) for year in years),
    )
