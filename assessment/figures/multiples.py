"""How did each unit come along, month by month: a small picture for each, all on one scale; HTML that style.css lays out."""

from html import escape
from itertools import pairwise
from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.lanes import Link, Scale, linked
from assessment.memory import remembered
from assessment.messages import translate as _

_MONTHS = Scale(0.0, 12.0)
# Half as thick as a line is drawn, in pixels.
_HALF = {"now": 1.3, "before": 0.8, "earlier": 0.8, "guide": 0.8}
Step = tuple[float, float]


@remembered
def multiples(rows: pd.DataFrame, *, year: int, link: Link) -> str:
    """A picture per unit in the order given, a line per year, that of ``year`` on top; ``rows`` as ``comparison_by_month``.

    Percent of the unit's own target. A line is broken where a month that had to be reported was not.
    """
    rates = rows["completion_rate"].dropna()
    scale = Scale(0.0, max(1.0, min(1.6, float(rates.max()) if len(rates) else 1.0)) * 1.05)
    others = sorted((int(one) for one in rows["year"].unique() if one != year), reverse=True)
    kinds = {year: "now"} | {one: "before" if index == 0 else "earlier" for index, one in enumerate(others)}
    panels = "".join(_panel(part, scale, kinds, year, link) for _unit, part in rows.groupby("unit_id", sort=False))
    return f'<p class="key">{_key(rows, kinds)}</p><div class="multiples">{panels}</div>'


def _panel(rows: pd.DataFrame, scale: Scale, kinds: dict[int, str], year: int, link: Link) -> str:
    """The name and where the year stands, over the lines."""
    own, now = rows.iloc[0], rows[rows["year"] == year]
    said = now[now["completion_rate"].notna()].tail(1)
    rate = formats.status_word("unreported") if said.empty else formats.percent(said["completion_rate"].iloc[0])
    until = "" if said.empty else _("{year}年{month}月").format(year=year, month=said["month"].iloc[0])
    name = linked(own["short_name"], link("unit", unit=own["unit_id"]))
    years = sorted(rows.groupby("year"), key=lambda part: (part[0] == year, part[0]))
    lines = "".join(_year(list(part.itertuples()), scale, kinds[int(one)]) for one, part in years)
    return (
        f"<figure><figcaption><span>{name}</span><b>{escape(rate)}</b><small>{escape(until)}</small></figcaption>"
        f'<div class="months" aria-hidden="true">{_grid(scale)}{_guide(now, scale)}{lines}</div></figure>'
    )


def _top(share: float, scale: Scale) -> float:
    return round(100 - scale.place(share), 2)


def _grid(scale: Scale) -> str:
    """The same in every picture: nothing, half and all of the target; the ends of the quarters."""
    shares = [share for share in (0.0, 0.5, 1.0, 1.5) if share <= scale.high]
    lines = "".join(
        f'<i class="grid" style="top:{_top(share, scale)}%"></i>'
        f'<span class="share" style="top:{_top(share, scale)}%">{formats.percent(share)}</span>'
        for share in shares
    )
    # One of them says that it is a month.
    words = {3: formats.month(3), **{month: str(month) for month in (6, 9, 12)}}
    months = "".join(
        f'<span class="month" style="left:{_MONTHS.place(month)}%">{escape(word)}</span>'
        for month, word in words.items()
    )
    return lines + months


def _guide(rows: pd.DataFrame, scale: Scale) -> str:
    """Where the year's plan says one should be; of a limit, the limit."""
    if len(rows) and (rows["direction"] == "lower").all():
        return _line([(0.0, 1.0), (12.0, 1.0)], scale, "guide")
    steps = [(row.month, row.expected_share) for row in rows.itertuples() if not formats.is_absent(row.expected_share)]
    return _line([(0.0, 0.0), *steps], scale, "guide") if steps else ""


def _line(steps: list[Step], scale: Scale, kind: str) -> str:
    """A line from step to step, cut out of the whole room: along its upper edge, and back along the lower one."""
    half = _HALF[kind]
    places = [(_MONTHS.place(month), _top(share, scale)) for month, share in steps]
    upper = [f"{x}% calc({y}% - {half}px)" for x, y in places]
    lower = [f"{x}% calc({y}% + {half}px)" for x, y in reversed(places)]
    return f'<i class="{kind}" style="clip-path:polygon({",".join(upper + lower)})"></i>'


def _year(months: list[Any], scale: Scale, kind: str) -> str:
    """One year: a point for each report, joined unless one that was due is missing between them."""
    reports = [one for one in months if not formats.is_absent(one.completion_rate)]
    missing = {one.month for one in months if one.state == "unreported"}
    runs: list[list[Any]] = [reports[:1]]
    for one, after in pairwise(reports):
        if missing & set(range(one.month + 1, after.month)):
            runs.append([])
        runs[-1].append(after)
    lines = (_line([(one.month, one.completion_rate) for one in run], scale, kind) for run in runs if len(run) > 1)
    return "".join(lines) + "".join(_point(one, scale, kind) for one in reports)


def _point(one: Any, scale: Scale, kind: str) -> str:
    when = _("{unit} {year}年{month}月").format(unit=one.unit_name, year=one.year, month=one.month)
    said = escape(f"{when} {formats.percent(one.completion_rate, 1)}")
    place = f"left:{_MONTHS.place(one.month)}%;top:{_top(one.completion_rate, scale)}%"
    return f'<i class="point {kind}" title="{said}" style="{place}"></i>'


def _key(rows: pd.DataFrame, kinds: dict[int, str]) -> str:
    """Which line is which year; those whose targets are simulated say so."""
    simulated = set(rows.loc[rows["target_basis"] == "demo", "year"])
    words = {True: _("{year}年（模拟目标）"), False: _("{year}年")}
    parts = [(f"run {kind}", words[year in simulated].format(year=year)) for year, kind in kinds.items()]
    is_limit = bool((rows["direction"] == "lower").all())
    parts.append(("run guide", _("上限") if is_limit else _("序时")))
    marks = "".join(f'<span><i class="{kind}" aria-hidden="true"></i>{escape(word)}</span>' for kind, word in parts)
    label = escape(_("模拟数据"))
    return marks + (f'<span class="simulated">{label}</span>' if is_simulated(rows) else "")
