"""双监控 as a quadrant: each project where its money and its work have come to, named beside its point; a list on a phone."""

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.canvas import room_for, shortened
from assessment.figures.lanes import Link, Scale, linked
from assessment.figures.placing import LINE, Place, Spot, places
from assessment.headlines import reason_words, unjudged_words
from assessment.memory import remembered
from assessment.messages import translate as _

_HEIGHT = 440
_SIZE = 13
_LONGEST = 16
# The widths between which the picture is shown (style.css); narrower ones get the list.
_WIDTHS = (520.0, 1150.0)
# Room above 100 % and below 0 for the names of the corners.
_WORK = Scale(-0.16, 1.16)
_CORNER = (150.0, 26.0)


@dataclass(frozen=True)
class _Axis:
    """The scale of money, its round numbers, the bound of what is on time, and from where on points are drawn at the end."""

    scale: Scale
    ticks: tuple[float, ...]
    bound: float
    last: float
    words: str

    def said(self, value: float) -> str:
        """A round number as it stands under the axis."""
        return formats.percent(value) if self.last < 10 else formats.gap(value).removesuffix(".0")


@remembered
def quadrant(rows: pd.DataFrame, *, link: Link) -> str:
    """Every judged project as a point; ``rows`` as ``reads.dual_monitoring``, at least one of them in a corner."""
    judged = rows[rows["corner"].notna()]
    axis = _axis(rows.iloc[0])
    spots = [_spot(row, axis) for row in judged.itertuples()]
    found = places(spots, height=_HEIGHT, widths=_WIDTHS, corner=_CORNER)
    points = "".join(
        _point(row, spot, place, link) for row, spot, place in zip(judged.itertuples(), spots, found, strict=True)
    )
    ground = _zones(judged, axis, rows.iloc[0]["output_share_from"])
    scales = _ticks(axis, rows.iloc[0]["output_share_from"])
    picture = f'<div class="quadrant" style="height:{_HEIGHT}px">{ground}{scales}{points}</div>'
    return f"{_key(rows, axis)}{picture}{_list(rows, link)}"


def _axis(row: Any) -> _Axis:
    bound = float(row["spending_position_from"])
    if row["light_preset"] == "gap":
        words = _("支出：累计执行减累计计划，百分点")
        return _Axis(Scale(-62, 32), (-60, -40, -20, 0, 20), bound, 30.0, words)
    return _Axis(Scale(-0.04, 1.6), (0, 0.5, 1, 1.5), bound, 1.55, _("支出：累计执行 ÷ 累计计划"))


def _spot(row: Any, axis: _Axis) -> Spot:
    # What is spent before the plan begins is beyond every ratio.
    position = axis.last if formats.is_absent(row.spending_position) else min(row.spending_position, axis.last)
    y = _HEIGHT * (1 - _WORK.place(row.output_share) / 100)
    return Spot(axis.scale.place(position) / 100, round(y, 1), room_for([_name(row, axis)], _SIZE) + 6)


def _name(row: Any, axis: _Axis) -> str:
    beyond = formats.is_absent(row.spending_position) or row.spending_position > axis.last
    return shortened(row.unit_name, _LONGEST) + (" ▸" if beyond else "")


def _point(row: Any, spot: Spot, place: Place, link: Link) -> str:
    left = f"left:{100 * spot.x:.2f}%"
    middle = spot.y + place.lines * LINE
    lead = ""
    if place.lines:
        top, bottom = sorted((spot.y, middle))
        lead = f'<i class="lead" style="{left};top:{top:.0f}px;height:{bottom - top:.0f}px"></i>'
    reach = ""
    if row.output_share_upper > row.output_share:
        top = _HEIGHT * (1 - _WORK.place(row.output_share_upper) / 100)
        reach = f'<i class="reach" style="{left};top:{top:.0f}px;height:{spot.y - top:.0f}px"></i>'
    name = linked(_name(row, _axis(row._asdict())), link("projects", project=row.unit_id))
    return (
        f'{reach}{lead}<i class="point {row.corner}" title="{escape(_said(row))}" style="{left};top:{spot.y:.0f}px"></i>'
        f'<span class="label {place.side}" style="{left};top:{middle:.0f}px">{name}</span>'
    )


def _said(row: Any) -> str:
    pace = _("计划尚未安排支出") if formats.is_absent(row.spending_pace) else formats.percent(row.spending_pace)
    return _("{name}：支出 ÷ 计划 {pace}，产出 {done}/{due} 按序时，{corner}").format(
        name=row.unit_name,
        pace=pace,
        done=row.output_on_time_count,
        due=row.output_due_count,
        corner=formats.corner(row.corner),
    )


# Corner, and on which side of the bounds it lies: to the right, and above.
_SIDES = {
    "work_first": (False, True),
    "both_on_time": (True, True),
    "both_behind": (False, False),
    "money_first": (True, False),
}


def _zones(judged: pd.DataFrame, axis: _Axis, share: float) -> str:
    across, up = axis.scale.place(axis.bound), _WORK.place(share)
    parts = []
    for code, (is_right, is_above) in _SIDES.items():
        x = f"left:{across}%;right:0" if is_right else f"left:0;right:{100 - across:.2f}%"
        y = f"top:0;bottom:{up}%" if is_above else f"top:{100 - up:.2f}%;bottom:0"
        count = int((judged["corner"] == code).sum())
        words = f"{formats.corner(code)} <b>{count}</b>"
        place = f"{'end' if is_right else 'start'} {'top' if is_above else 'bottom'}"
        parts.append(f'<div class="zone {code}" style="{x};{y}"><span class="{place}">{words}</span></div>')
    return "".join(parts)


def _ticks(axis: _Axis, share: float) -> str:
    """Round numbers under and beside the picture, and the bounds among them."""
    under = [(value, "") for value in axis.ticks] + [(axis.bound, " bound")]
    beside = [(value, "") for value in (0.0, 0.5, 1.0)] + [(share, " bound")]
    across = "".join(
        f'<span class="x{kind}" style="left:{axis.scale.place(value)}%">{axis.said(value)}</span>'
        for value, kind in under
    )
    up = "".join(
        f'<span class="y{kind}" style="bottom:{_WORK.place(value)}%">{formats.percent(value)}</span>'
        for value, kind in beside
    )
    return f'<div class="scales" aria-hidden="true">{across}{up}</div>'


def _key(rows: pd.DataFrame, axis: _Axis) -> str:
    words = (f"→ {axis.words}", _("↑ 产出：按序时推进的产出指标 ÷ 应报产出指标"))
    items = "".join(f"<span>{escape(part)}</span>" for part in words)
    label = escape(_("模拟数据"))
    marked = f'<span class="simulated">{label}</span>' if is_simulated(rows) else ""
    return f'<p class="key">{items}{marked}</p>'


def _list(rows: pd.DataFrame, link: Link) -> str:
    """Corner by corner with the reasons, for a phone; those in no corner last."""
    parts = [_items(formats.corner(code), rows[rows["corner"] == code], link) for code in formats.CORNERS]
    parts.append(_items(_("不能判断"), rows[rows["corner"].isna()], link))
    return f'<div class="corners">{"".join(parts)}</div>'


def _items(heading: str, rows: pd.DataFrame, link: Link) -> str:
    items = "".join(
        f"<li>{linked(row.unit_name, link('projects', project=row.unit_id))}<small>{escape(_numbers(row))}</small>"
        f"<small>{escape(reason_words(row))}</small></li>"
        for row in rows.itertuples()
    )
    return f"<h4>{escape(heading)}</h4><ul>{items}</ul>" if items else ""


def _numbers(row: Any) -> str:
    if not isinstance(row.corner, str):
        return formats.listing(unjudged_words(row))
    pace = _("计划尚未安排支出") if formats.is_absent(row.spending_pace) else formats.percent(row.spending_pace)
    return _("支出 ÷ 计划 {pace}　产出 {done}/{due}").format(
        pace=pace, done=row.output_on_time_count, due=row.output_due_count
    )
