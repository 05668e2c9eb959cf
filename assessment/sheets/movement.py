"""Rank moves as tables: every unit's move taken apart, and what of one unit's own changed."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines import cause_words
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Field, Link, all_notes, anchor, opener, passage_notes, sheet

# The name and the words of the note that each span of lines opens.
Notes = dict[tuple[int, int], tuple[str, str]]


@remembered
def moves_sheet(rows: pd.DataFrame, *, states: tuple[str, str], unit_id: str | None, link: Link) -> str:
    """From where, by which causes, to where: ranks and places with points under them; ``rows`` as hypotheses.rank_movement."""
    causes = cause_words()
    fields = (
        Field(_("单位"), lambda row: _name(row, link), is_html=True),
        Field(states[0], lambda row: _standing(row, "before"), is_number=True, is_html=True),
        *(Field(words, _part_of(cause), is_number=True, is_wide_only=True, is_html=True) for cause, words in causes),
        Field(states[1], lambda row: _standing(row, "after"), is_number=True, is_html=True),
        Field(_("变动"), _move, is_number=True, is_html=True),
    )
    return sheet(rows, fields, caption=_("位次变化"), chosen_unit_id=unit_id, kind="moves")


def _name(row: Any, link: Link) -> str:
    """The unit, leading to its own move; on a phone with the parts that the hidden columns say."""
    parts = formats.listing(
        _("{cause} {places} 位").format(cause=words, places=formats.places(getattr(row, f"rank_{cause}")))
        for cause, words in cause_words()
        if not formats.is_absent(getattr(row, f"rank_{cause}")) and getattr(row, f"rank_{cause}")
    )
    small = f'<small class="narrow-only">{escape(parts)}</small>' if parts else ""
    return anchor(escape(row.unit_name), link("movement", unit=row.unit_id)) + small


def _standing(row: Any, side: str) -> str:
    rank = formats.rank(getattr(row, f"rank_{side}"), is_tied=getattr(row, f"is_tied_{side}"))
    return _two(_("第 {rank}").format(rank=rank), formats.points(getattr(row, f"score_{side}")))


def _part_of(cause: str) -> Any:
    def part(row: Any) -> str:
        places, points = getattr(row, f"rank_{cause}"), getattr(row, f"score_{cause}")
        words = _two(formats.places(places), formats.signed_points(points))
        is_nothing = not formats.is_absent(places) and not places and not points
        return f'<span class="nothing">{words}</span>' if is_nothing else words

    return part


def _move(row: Any) -> str:
    return _two(formats.rank_change(row.rank_move), formats.signed_points(row.score_move))


def _two(above: str, below: str) -> str:
    return f"{escape(above)}<small>{escape(below)}</small>"


@remembered
def causes_sheet(rows: pd.DataFrame, *, states: tuple[str, str], unit_id: str, link: Link) -> str:
    """The move of one unit taken apart."""
    return moves_sheet(rows[rows["unit_id"] == unit_id], states=states, unit_id=None, link=link)


@remembered
def changes_sheet(changes: pd.DataFrame, passages: pd.DataFrame, *, unit_id: str, link: Link) -> str:
    """What changed of a unit's own, with the passage and the rule of every measure; as hypotheses.movement_by_measure."""
    notes = passage_notes(zip(changes["first_line"], changes["last_line"], strict=True), passages, "changed", link=link)
    fields = (
        Field(_("指标"), lambda row: _measure(row, notes, link), is_html=True),
        Field(_("完成"), lambda row: _pair(row, _done), is_number=True, is_html=True),
        Field(_("目标"), lambda row: _target(row, notes), is_number=True, is_html=True, is_wide_only=True),
        Field(_("指标得分"), lambda row: _pair(row, _points), is_number=True, is_html=True, is_wide_only=True),
        Field(_("原因"), _causes, is_html=True),
        Field(_("规则"), lambda row: _rule(row, unit_id, link), is_html=True, is_wide_only=True),
    )
    return sheet(changes, fields, caption=_("有变化的指标"), kind="changes tall") + all_notes(notes)


def _measure(row: Any, notes: Notes, link: Link) -> str:
    """The measure, leading to its page; on a phone with the target that the hidden column says."""
    origin = [row.category_name] if row.indicator_name in row.measure_name else [row.category_name, row.indicator_name]
    words = f"{escape(row.measure_name)}<small>{escape(' › '.join(origin))}</small>"
    target = _("目标 {value}").format(value=_target(row, notes))
    return anchor(words, link("completion", measure=row.measure_id)) + f'<small class="narrow-only">{target}</small>'


def _pair(row: Any, words: Any) -> str:
    """What was and what is; once where it is the same."""
    before, after = words(row, "before"), words(row, "after")
    return escape(after if before == after else f"{before} → {after}")


def _done(row: Any, side: str) -> str:
    """What was done, or the state that left nothing to show."""
    state, tier, value = (getattr(row, f"{name}_{side}") for name in ("state", "tier", "value"))
    if formats.is_absent(state):
        return formats.status_word("not_applicable")
    carried = getattr(row, f"carried_value_{side}")
    if state == "unreported" and not formats.is_absent(carried):
        return _("未报（沿用 {value}）").format(value=formats.number(carried))
    if state != "reported":
        return formats.status_word(state)
    return tier if isinstance(tier, str) else formats.number(value)


def _target(row: Any, notes: Notes) -> str:
    """Target and unit of measure, opening the passage where the document prints one."""
    unit = f" {row.unit_of_measure}" if isinstance(row.unit_of_measure, str) else ""
    words = _pair(row, lambda one, side: formats.number(getattr(one, f"target_value_{side}"))) + escape(unit)
    span = (row.first_line, row.last_line)
    return words if formats.is_absent(row.line) or span not in notes else opener(notes[span][0], words)


def _points(row: Any, side: str) -> str:
    return formats.points(getattr(row, f"earned_lower_{side}"))


def _causes(row: Any) -> str:
    """By which of the unit's own causes the measure's points changed."""
    parts = [
        f'<span class="part">{escape(words)} {formats.signed_points(getattr(row, f"points_{cause}"))}</span>'
        for cause, words in cause_words()
        if cause != "others" and getattr(row, f"points_{cause}")
    ]
    return formats.listing(parts) or escape(_("得分不变"))


def _rule(row: Any, unit_id: str, link: Link) -> str:
    return anchor(escape(_("计分规则")), link("rules", unit=unit_id, measure=row.measure_id))
