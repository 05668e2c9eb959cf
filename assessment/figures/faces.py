"""What a unit's tile says, and its mark on a base map: the state as symbol and word, and the number with its unit."""

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.figures.bullets import amount
from assessment.figures.lanes import key
from assessment.messages import translate as _

# How a grade looks, from the best: the ground of a light, and a bar that is lower the worse the grade is.
_STEPS = (("ahead", "▇"), ("on_track", "▅"), ("behind", "▃"), ("far_behind", "▁"))


@dataclass(frozen=True)
class Face:
    """What is said of a unit: the kind of its ground, its symbol, its word, its number, and small print."""

    kind: str
    symbol: str
    word: str
    number: str = ""
    more: str = ""

    @property
    def state(self) -> str:
        """Symbol and word together."""
        return f"{self.symbol} {self.word}"


def face(one: Any) -> Face:
    """The face of a row of ``reads.score_by_tile`` or ``reads.completion_by_tile``."""
    return _of_score(one) if hasattr(one, "grade_place") else _of_measure(one)


def _of_score(one: Any) -> Face:
    if formats.is_absent(one.rank) or formats.is_absent(one.grade_place):
        code = "unreported" if one.due_count else "not_due"
        return Face(code, formats.status_symbol(code), formats.status_word(code))
    kind, symbol = _step(one)
    place = _("第 {interval} 名").format(interval=formats.rank_interval(one.best_rank, one.worst_rank))
    number = _("{points} 分").format(points=formats.points(one.score))
    return Face(kind, symbol, formats.grade_word(one.grade), number, place)


def _step(one: Any) -> tuple[str, str]:
    """The looks of a grade, whether its scale has four grades or another number of them."""
    share = (one.grade_place - 1) / max(1, one.grade_count - 1)
    return _STEPS[round(share * (len(_STEPS) - 1))]


def _of_measure(one: Any) -> Face:
    code = str(one.state if formats.is_absent(one.light) else one.light)
    is_limit = one.direction == "lower"
    symbol, word = formats.status_symbol(code), formats.status_word(code, is_limit=is_limit)
    if code == "not_applicable":
        return Face(code, symbol, word)
    if isinstance(one.tier, str):
        return Face("behind" if one.tier in ("中", "差") else "on_track", symbol, word, one.tier)
    if code in ("pending", "not_due", "ambiguous") or formats.is_absent(one.rule):
        return Face(code, symbol, word, more=_asked(one))
    if one.rule == "external" or formats.is_absent(one.target_value):
        return Face(code, symbol, word, _value(one))
    if is_limit or formats.is_absent(one.completion_rate):
        return Face(code, symbol, word, _value(one), amount(one))
    return Face(code, symbol, word, formats.percent(one.completion_rate), amount(one))


def _asked(one: Any) -> str:
    return "" if formats.is_absent(one.target_value) and one.state != "ambiguous" else amount(one)


def _value(one: Any) -> str:
    """What was reported, with its unit; empty where nothing was: that is no 0."""
    if formats.is_absent(one.value):
        return ""
    if one.rule == "external":
        return _("{points} 分").format(points=formats.number(one.value))
    unit = one.unit_of_measure if isinstance(one.unit_of_measure, str) else ""
    return f"{formats.number(one.value)} {unit}".strip()


def faces_key(rows: pd.DataFrame) -> str:
    """What the grounds mean, of those that are in the picture, the best first; HTML."""
    if "grade_place" in rows:
        ranked = rows[rows["rank"].notna()].sort_values("grade_place").drop_duplicates("grade")
        words = [(face(one), f"≥ {one.grade_from:g}%" if one.grade_from else "") for one in ranked.itertuples()]
        open_ones = [(face(one), "") for one in rows[rows["rank"].isna()].head(1).itertuples()]
        return key(*((f"swatch {one.kind}", f"{one.state} {bound}".strip()) for one, bound in [*words, *open_ones]))
    found = {(one.kind, one.state) for one in map(face, rows.itertuples())}
    order = {code: index for index, code in enumerate(formats.STATUSES)}
    return key(*((f"swatch {kind}", escape(state)) for kind, state in sorted(found, key=lambda one: order[one[0]])))
