"""How does each unit compare with itself in other years, at the same month?"""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.lanes import Column, Row, Scale, bar, key, label, lanes, mark
from assessment.memory import remembered
from assessment.messages import translate as _

# Marks of the other years, from the latest back; more than these would not be told apart.
_MARKS = ("diamond", "square", "ring", "cross")


@remembered
def years_side_by_side(rows: pd.DataFrame, *, year: int) -> str:
    """One row per unit, one mark per year in percent of that year's target; ``rows`` as ``completion_by_year``.

    The year looked at is filled, the others are open; a year that was not reported has no mark.
    """
    shown = rows[rows["completion_rate"].notna()]
    highest = float(shown["completion_rate"].max()) if len(shown) else 1.0
    scale = Scale(0.0, max(1.0, min(1.6, highest)) * 1.03)
    others = sorted((int(one) for one in rows["year"].unique() if one != year), reverse=True)
    marks = {year: "dot accent", **dict(zip(others, _MARKS, strict=False))}
    under = "".join(label(scale, share, formats.percent(share)) for share in scale.ticks())
    return lanes(
        "years",
        (Column(_("单位"), "name"), Column(_("完成率"), "lane", under=under), Column(str(year), "number")),
        [_row(list(part.itertuples()), scale, marks, year) for _unit, part in rows.groupby("unit_id", sort=False)],
        key=_key(rows, marks),
        simulated=is_simulated(rows),
    )


def _row(years: list[Any], scale: Scale, marks: dict[int, str], year: int) -> Row:
    shares = [one.completion_rate for one in years if not formats.is_absent(one.completion_rate)]
    lane = bar(scale, min(shares), max(shares), "span") if len(shares) > 1 else ""
    now = formats.ABSENT
    # The year looked at comes last, so that it lies on top.
    for one in sorted(years, key=lambda one: one.year == year):
        if one.year in marks and not formats.is_absent(one.completion_rate):
            lane += mark(scale, one.completion_rate, marks[one.year], _said(one))
        if one.year == year:
            now = f"<b>{formats.percent(one.completion_rate)}</b>"
    return Row((escape(years[0].short_name), mark(scale, 1.0, "tick target") + lane, now))


def _said(one: Any) -> str:
    return _("{unit} {year}年：{rate}").format(
        unit=one.unit_name, year=one.year, rate=formats.percent(one.completion_rate, 1)
    )


def _key(rows: pd.DataFrame, marks: dict[int, str]) -> str:
    """Which mark is which year, in their order, and what is to be known of it."""
    simulated = set(rows.loc[rows["target_basis"] == "demo", "year"])
    reported = set(rows.loc[rows["completion_rate"].notna(), "year"])
    parts = []
    for one in sorted(marks):
        remarks = [_("模拟目标")] * (one in simulated) + [_("未报")] * (one not in reported)
        parts.append((marks[one], formats.bracketed(str(one), _("，").join(remarks)) if remarks else str(one)))
    return key(*parts)
