"""Where do a few units differ: one row per field of work, a mark per unit on a scale of score rates."""

from html import escape

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.lanes import Column, Row, Scale, bar, key, label, lanes, mark
from assessment.memory import remembered
from assessment.messages import translate as _

_RATES = Scale(0.0, 1.0)
_MARKS = ("dot accent", "diamond", "square", "ring")


@remembered
def units_side_by_side(rows: pd.DataFrame) -> str:
    """``rows`` of two to four units as ``score_by_theme``; the row where they lie furthest apart comes first."""
    names = dict(zip(rows["unit_id"], rows["short_name"], strict=True))
    marks = dict(zip(names, _MARKS, strict=False))
    under = "".join(label(_RATES, share, formats.percent(share)) for share in (0.0, 0.25, 0.5, 0.75, 1.0))
    fields = [part for _theme, part in rows.groupby("theme", sort=False)]
    fields.sort(key=lambda part: -_spread(part))
    return lanes(
        "years",
        (
            Column(_("类别"), "name"),
            Column(_("得分率"), "lane", under=under),
            Column(_("相差（百分点）"), "number"),
        ),
        [_row(part, marks) for part in fields],
        key=key(*((marks[unit], name) for unit, name in names.items())),
        simulated=is_simulated(rows),
    )


def _spread(rows: pd.DataFrame) -> float:
    """How far apart the units lie; less than nothing where only one has a rate."""
    rates = rows["score_rate"].dropna()
    return float(rates.max() - rates.min()) if len(rates) > 1 else -1.0


def _row(rows: pd.DataFrame, marks: dict[str, str]) -> Row:
    rated = [one for one in rows.itertuples() if not formats.is_absent(one.score_rate)]
    spread = _spread(rows)
    lane = (
        bar(_RATES, min(one.score_rate for one in rated), max(one.score_rate for one in rated), "span") if rated else ""
    )
    # The first unit lies on top.
    for one in reversed(rated):
        words = _("{unit} {category}：{rate}")
        said = words.format(unit=one.unit_name, category=one.category_name, rate=formats.percent(one.score_rate, 1))
        lane += mark(_RATES, one.score_rate, marks[one.unit_id], said)
    apart = formats.ABSENT if spread < 0 else f"<b>{formats.number(100 * spread, 1)}</b>"
    return Row((escape(rows["category_name"].iloc[0]), lane, apart))
