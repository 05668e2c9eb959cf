"""What changed: ranks before and after at the ends of slopes, colour only for who moved; HTML that style.css lays out."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.lanes import Link, key, linked
from assessment.memory import remembered
from assessment.messages import translate as _

# More lines than this cannot be told apart: those who moved furthest are drawn, the others stand at the ends by name.
MOST_LINES = 15


@remembered
def rank_slope(
    rows: pd.DataFrame, *, states: tuple[str, str], unit_id: str | None, link: Link, watermark: str | None = None
) -> str:
    """A line per unit from its rank before to its rank after, a chosen one in bold; ``states`` name the two.

    ``rows`` with rank and is_tied ``_before`` and ``_after``, as hypotheses.rank_movement or trial_ranking. Every unit has a
    place of its own at both ends, so that those who share a rank can be read; a bracket holds them together. A ``watermark``
    is written over the picture.
    """
    before, after = (_order(rows, *sides) for sides in (("before", "after"), ("after", "before")))
    height = max(len(before), len(after))
    drawn = drawn_units(rows, unit_id)
    lines = "".join(
        _line(one, before[one.unit_id], after[one.unit_id], height, unit_id)
        for one in sorted(rows.itertuples(), key=lambda one: _depth(one, unit_id))
        if one.unit_id in drawn
    )
    heads = "".join(f"<b>{escape(state)}</b>" for state in states)
    mark = f' data-watermark="{escape(watermark)}"' if watermark else ""
    left, right = (_end(rows, ends, side, unit_id, link) for ends, side in ((before, "before"), (after, "after")))
    return (
        f'<p class="key">{_key(rows, unit_id)}</p>'
        f'<div class="slope"{mark}><div class="states">{heads}</div>{left}<div class="lines">{lines}</div>{right}</div>'
    )


def _line(one: Any, start: int, end: int, height: int, unit_id: str | None) -> str:
    """From a place on the left to one on the right; style.css cuts it out of the whole room between."""
    first, last = (round(100 * (place + 0.5) / height, 2) for place in (start, end))
    return f'<i class="{_kind(one, unit_id)}" style="--first:{first}%;--last:{last}%"></i>'


def drawn_units(rows: pd.DataFrame, unit_id: str | None) -> frozenset[str]:
    """Whose lines are drawn: of many units those that moved furthest, and the chosen one."""
    ranked = rows[rows["rank_before"].notna() & rows["rank_after"].notna()]
    if len(ranked) <= MOST_LINES:
        return frozenset(ranked["unit_id"])
    moved = ranked[(ranked["rank_move"] != 0) | (ranked["unit_id"] == unit_id)]
    is_other = moved["unit_id"] != unit_id
    furthest = moved.assign(is_other=is_other, distance=-moved["rank_move"].abs())
    return frozenset(furthest.sort_values(["is_other", "distance", "rank_after"])["unit_id"].head(MOST_LINES))


def _order(rows: pd.DataFrame, side: str, other: str) -> dict[str, int]:
    """The places of the ranked units on one side; who shares a rank stands as on the other, so that lines do not cross."""
    ranked = rows[rows[f"rank_{side}"].notna()]
    ordered = ranked.sort_values([f"rank_{side}", f"rank_{other}", "position"], kind="stable")
    return {unit_id: place for place, unit_id in enumerate(ordered["unit_id"])}


def _kind(one: Any, unit_id: str | None) -> str:
    move = 0 if formats.is_absent(one.rank_move) else one.rank_move
    direction = "up" if move > 0 else "down" if move < 0 else "still"
    return f"{direction} chosen" if one.unit_id == unit_id else direction


def _depth(one: Any, unit_id: str | None) -> int:
    """What is drawn last lies on top: the chosen unit over those that moved, over those that stayed."""
    return ("still", "down", "up").index(_kind(one, None)) + 3 * int(one.unit_id == unit_id)


def _end(rows: pd.DataFrame, places: dict[str, int], side: str, unit_id: str | None, link: Link) -> str:
    by_unit = {one.unit_id: one for one in rows.itertuples()}
    items = "".join(_label(by_unit[unit], side, unit_id, link) for unit in places)
    return f'<ul class="{side}">{items}</ul>'


def _label(one: Any, side: str, unit_id: str | None, link: Link) -> str:
    """Rank and name, the rank next to the line; at the end also how far the unit moved."""
    is_tied = getattr(one, f"is_tied_{side}")
    rank = f"<b>{escape(formats.rank(getattr(one, f'rank_{side}'), is_tied=is_tied))}</b>"
    name = f"<span>{linked(one.short_name, link('unit', unit=one.unit_id))}</span>"
    moved = not formats.is_absent(one.rank_move) and one.rank_move != 0
    if side == "before":
        parts = name + rank
    else:
        parts = rank + name + (f"<small>{escape(formats.rank_change(one.rank_move))}</small>" if moved else "")
    tied = " tied" if is_tied else ""
    return f'<li class="{_kind(one, unit_id)}{tied}">{parts}</li>'


def _key(rows: pd.DataFrame, unit_id: str | None) -> str:
    moves = rows["rank_move"].dropna()
    name = next((one.short_name for one in rows.itertuples() if one.unit_id == unit_id), "")
    marks = key(
        ("slope-line up", _("上升") if (moves > 0).any() else ""),
        ("slope-line down", _("下降") if (moves < 0).any() else ""),
        ("slope-line still", _("不变") if (moves == 0).any() else ""),
        ("slope-line chosen", name),
    )
    words = escape(_("模拟数据"))
    return marks + (f'<span class="simulated">{words}</span>' if is_simulated(rows) else "")
