"""How stable is the order: each unit's rank, and all that it takes when a category weighs a little more or less."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.lanes import Column, Link, Row, Scale, bar, key, label, lanes, linked, mark
from assessment.memory import remembered
from assessment.messages import translate as _


@remembered
def rank_ranges(rows: pd.DataFrame, *, unit_id: str | None, link: Link, watermark: str) -> str:
    """One row per ranked unit, the first rank at the left; ``rows`` as hypotheses.stability."""
    ranked = rows[rows["rank"].notna()]
    worst = float(ranked["worst_rank"].max())
    scale = Scale(0.7, worst + 0.3)
    columns = (
        Column(_("位次"), "rank"),
        Column(_("单位"), "name"),
        Column(_("位次"), "lane", under="".join(label(scale, tick, formats.number(tick)) for tick in _ticks(scale))),
        Column(_("位次不变"), "number"),
    )
    picture = lanes(
        "ranges",
        columns,
        [_row(one, scale, unit_id, link) for one in ranked.itertuples()],
        key=key(("dot", _("现在的位次")), ("interval", _("改变权重时的位次"))),
        simulated=is_simulated(rows),
    )
    return f'<div data-watermark="{escape(watermark)}">{picture}</div>'


def _ticks(scale: Scale) -> list[float]:
    return [tick for tick in scale.ticks(12) if tick >= 1 and tick == int(tick)]


def _row(one: Any, scale: Scale, unit_id: str | None, link: Link) -> Row:
    words = _("{unit}：第 {interval} 名").format(
        unit=one.unit_name, interval=formats.rank_interval(int(one.best_rank), int(one.worst_rank))
    )
    is_open = one.best_rank < one.worst_rank
    return Row(
        (
            escape(formats.rank(one.rank, is_tied=one.is_tied)),
            linked(one.unit_name, link("unit", unit=one.unit_id)),
            (bar(scale, one.best_rank, one.worst_rank, "interval", words) if is_open else "")
            + mark(scale, one.rank, "dot", words),
            f"<b>{one.kept_count}</b> / {one.world_count}",
        ),
        kind="chosen" if one.unit_id == unit_id else "",
    )
