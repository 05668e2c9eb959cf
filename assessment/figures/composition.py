"""What makes up a unit's score, and how it lies among its peers: per category a stacked bar, and a strip of score rates."""

from html import escape
from itertools import accumulate
from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.lanes import Column, Row, Scale, bar, key, label, lanes, mark
from assessment.memory import remembered
from assessment.messages import translate as _

_RATES = Scale(0.0, 1.0)


@remembered
def composition(rows: pd.DataFrame, *, unit_id: str) -> str:
    """One row per category in the order given; ``rows`` of the peer group as ``score_by_category``.

    On the left the points: unreported ones are hatched, those that are not scored only outlined. On the right the rate:
    peers grey, the whole group a tick, the unit blue above its group and orange below it; a unit alone has no such strip.
    """
    own = rows[rows["unit_id"] == unit_id]
    parts = _parts(own)
    points = Scale(0.0, float(own["points"].max()))
    others = rows[(rows["unit_id"] != unit_id) & rows["score_rate"].notna()]
    beside = {category: list(part.itertuples()) for category, part in others.groupby("category_id", sort=False)}
    is_alone = set(rows["unit_id"]) == {unit_id}
    rates = "".join(label(_RATES, share, formats.percent(share)) for share in (0.0, 0.5, 1.0))
    columns = (
        Column(_("类别"), "name"),
        Column(_("得分构成"), "lane points"),
        Column(_("得分 / 可计分"), "number"),
        *((Column(_("与同组相比"), "lane rates", under=rates),) if not is_alone else ()),
        Column(_("得分率"), "number rate"),
        *((Column(_("位次"), "number place"),) if not is_alone else ()),
    )
    return lanes(
        "composition",
        columns,
        [_row(one, points, parts, None if is_alone else beside.get(one.category_id, [])) for one in own.itertuples()],
        key=key(*parts.items()) + ("" if is_alone else _key(own)),
        simulated=is_simulated(rows),
    )


def _parts(own: pd.DataFrame) -> dict[str, str]:
    """What becomes of points, as far as it occurs."""
    words = {
        "earned": _("得分"),
        "lost": _("失分"),
        "open": _("未报"),
        "unscored": _("未计分"),
        "not_applicable": _("无任务"),
    }
    return {part: word for part, word in words.items() if own[f"{part}_points"].sum() > 0}


def _row(one: Any, points: Scale, parts: dict[str, str], others: list[Any] | None) -> Row:
    score = formats.ABSENT
    if one.assessable_points:
        score = f"<b>{formats.number(one.earned_points)}</b> / {formats.number(one.assessable_points)}"
    rate = formats.ABSENT if formats.is_absent(one.score_rate) else f"<b>{formats.percent(one.score_rate)}</b>"
    cells = (escape(one.category_name), _stack(one, points, parts), score)
    if others is None:
        return Row((*cells, rate))
    place = "" if formats.is_absent(one.category_rank) else _("第 {rank}").format(rank=formats.rank(one.category_rank))
    return Row((*cells, _strip(one, others), rate, escape(place)))


def _stack(one: Any, scale: Scale, parts: dict[str, str]) -> str:
    points = [float(getattr(one, f"{part}_points")) for part in parts]
    return "".join(
        bar(scale, end - part, end, kind, formats.named(one.category_name, f"{parts[kind]} {formats.points(part)}"))
        for kind, part, end in zip(parts, points, accumulate(points), strict=True)
        if part > 0
    )


def _strip(one: Any, others: list[Any]) -> str:
    strip = "".join(mark(_RATES, other.score_rate, "dot peer", _said(other)) for other in others)
    if not formats.is_absent(one.group_score_rate):
        strip += mark(_RATES, one.group_score_rate, "tick")
    if formats.is_absent(one.score_rate):
        return strip
    return strip + mark(_RATES, one.score_rate, f"dot {_side(one)}", _said(one))


def _side(one: Any) -> str:
    """Equal rates are equal though they were divided on different ways."""
    return "far_behind" if round(one.score_rate - one.group_score_rate, 9) < 0 else "on_track"


def _key(own: pd.DataFrame) -> str:
    """The marks of the strips; of a unit that lies on one side everywhere, only that side."""
    words = {"on_track": _("本单位不低于全组"), "far_behind": _("本单位低于全组")}
    sides = {_side(one) for one in own.itertuples() if not formats.is_absent(one.score_rate)}
    shown = ((f"dot {side}", word) for side, word in words.items() if side in sides)
    return key(*shown, ("dot peer", _("同组")), ("tick", _("全组")))


def _said(one: Any) -> str:
    return _("{unit} {category}：{rate}，第 {rank}").format(
        unit=one.unit_name,
        category=one.category_name,
        rate=formats.percent(one.score_rate, 1),
        rank=one.category_rank,
    )
