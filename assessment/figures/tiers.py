"""Where is each unit, when words are assessed: the tiers 差 中 良 优 from left to right."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.lanes import Column, Link, Row, Scale, label, lanes, linked, mark
from assessment.messages import translate as _

TIERS = ("差", "中", "良", "优")
_SCALE = Scale(-0.5, 3.5)


def tiers(rows: pd.DataFrame, *, unit_id: str | None, link: Link) -> str:
    """One row per unit with a dot at its tier; the state in words where there is none; ``rows`` as ``completion_by_unit``."""
    over = "".join(label(_SCALE, index, tier) for index, tier in enumerate(TIERS))
    return lanes(
        "tiers",
        (Column(_("单位"), "name"), Column(_("等次"), "lane", over), Column(_("等次"), "status")),
        [_row(one, link, is_chosen=one.unit_id == unit_id) for one in rows.itertuples()],
        simulated=is_simulated(rows),
    )


def _row(one: Any, link: Link, *, is_chosen: bool) -> Row:
    lane, words = "", formats.status(one.state)
    if one.tier in TIERS:
        kind = "far_behind" if one.tier in TIERS[:2] else "on_track"
        lane, words = mark(_SCALE, TIERS.index(one.tier), f"dot {kind}"), one.tier
    name = linked(one.short_name, link("unit", unit=one.unit_id))
    return Row((name, lane, escape(words)), kind="chosen" if is_chosen else "")
