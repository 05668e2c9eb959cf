"""Rank moves in words: who moved and why, what each cause means, what of a unit's own changed."""

from datetime import date
from typing import Any

import pandas as pd

from assessment import basis, formats
from assessment.memory import remembered
from assessment.messages import translate as _


def cause_words() -> tuple[tuple[str, str], ...]:
    """The causes of a move in the order in which they are replaced, in words."""
    return (
        ("own_result", _("自身完成")),
        ("own_target", _("自身任务")),
        ("rule", _("规则")),
        ("late_report", _("迟报")),
        ("others", _("其他单位")),
    )


def state_words(month: int, known_on: date | None) -> str:
    """A state in words: the month, and the day of knowledge where it is not today."""
    words = formats.month(month)
    return words if known_on is None else _("{month}（按 {date} 所知）").format(month=words, date=known_on.isoformat())


@remembered
def moves_headline(rows: pd.DataFrame, unit_id: str, states: tuple[str, str]) -> str:
    """How the unit moved and by which causes; ``rows`` as hypotheses.rank_movement."""
    one = next(row for row in rows.itertuples() if row.unit_id == unit_id)
    unit = one.short_name
    if not (rows["rank_move"].fillna(0) != 0).any():
        words = _("{first}到{last}，没有单位的位次变化").format(first=states[0], last=states[1])
        gain = _("；{unit}{gain}").format(unit=unit, gain=_gain(one)) if one.score_move else ""
        return basis.labelled(words + gain, rows)
    if formats.is_absent(one.rank_move):
        words = _("{unit}没有可比的位次").format(unit=unit)
    elif one.rank_move == 0:
        words = _("{unit}位次不变，仍列第{rank}").format(unit=unit, rank=_rank(one, "after"))
        if one.score_move and not _parts(one):
            return basis.labelled(_("{finding}，{gain}").format(finding=words, gain=_gain(one)), rows)
    else:
        verb = _("{unit}升至第{rank}") if one.rank_move > 0 else _("{unit}降至第{rank}")
        words = verb.format(unit=unit, rank=_rank(one, "after"))
    parts = _parts(one)
    return basis.labelled(_("{finding}：{parts}").format(finding=words, parts=parts) if parts else words, rows)


def _gain(one: Any) -> str:
    """What the score gained or lost though the rank stayed, and by which causes, the heaviest first."""
    verb = _("得分升 {points} 分") if one.score_move > 0 else _("得分降 {points} 分")
    said = verb.format(points=formats.points(abs(one.score_move)))
    causes = [(words, getattr(one, f"score_{cause}")) for cause, words in cause_words()]
    weighty = sorted(
        (part for part in causes if not formats.is_absent(part[1]) and part[1]), key=lambda part: -abs(part[1])
    )
    parts = _("，").join(
        _("{cause} {points}").format(cause=cause, points=formats.signed_points(points)) for cause, points in weighty
    )
    return _("{finding}：{parts}").format(finding=said, parts=parts) if parts else said


def _rank(one: Any, side: str) -> str:
    return formats.rank(getattr(one, f"rank_{side}"), is_tied=getattr(one, f"is_tied_{side}"))


def _parts(one: Any) -> str:
    """The causes that moved the rank, each with its places; empty where none did."""
    parts = [(words, getattr(one, f"rank_{cause}")) for cause, words in cause_words()]
    return _("，").join(
        _("{cause}{places} 位").format(cause=words, places=formats.places(places))
        for words, places in parts
        if not formats.is_absent(places) and places
    )


@remembered
def moves_sentence(rows: pd.DataFrame, states: tuple[str, str]) -> str:
    """Every unit's rank before and after, as one sentence."""
    parts = [
        _("{unit} 第{before} → 第{after}").format(
            unit=one.short_name, before=_rank(one, "before"), after=_rank(one, "after")
        )
        for one in rows.itertuples()
    ]
    return _("{first}到{last}：{moves}").format(first=states[0], last=states[1], moves=formats.sentence(parts))


@remembered
def moves_subtitle(rows: pd.DataFrame, drawn: frozenset[str]) -> str:
    """How many rose, fell and stayed, and who has no rank or no line."""
    moves = rows["rank_move"].dropna()
    counts = [
        (_("{count} 个单位上升"), (moves > 0).sum()),
        (_("{count} 个下降"), (moves < 0).sum()),
        (_("{count} 个不变"), (moves == 0).sum()),
        (_("{count} 个前后没有可比的位次"), rows["rank_move"].isna().sum()),
    ]
    words = _("，").join(text.format(count=count) for text, count in counts if count)
    if len(drawn) < len(moves):
        words += _("；只为变动最大的和选定的单位画线（{count} 条）").format(count=len(drawn))
    return words + _("。")


@remembered
def causes_sentence(rows: pd.DataFrame, unit_id: str, states: tuple[str, str]) -> str:
    """The unit's move as a sum: before, every cause that mattered, after; in places and in points."""
    one = next(row for row in rows.itertuples() if row.unit_id == unit_id)
    causes = [(words, getattr(one, f"rank_{cause}"), getattr(one, f"score_{cause}")) for cause, words in cause_words()]
    parts = [
        _("{cause} {places} 位（{points} 分）").format(
            cause=words, places=formats.places(places), points=formats.signed_points(points)
        )
        for words, places, points in causes
        if places or points
    ]
    return formats.sentence(
        [
            _("{unit}{state}列第{rank}（{score} 分）").format(
                unit=one.unit_name, state=states[0], rank=_rank(one, "before"), score=formats.points(one.score_before)
            ),
            formats.listing(parts) or _("五个原因都没有影响"),
            _("{state}列第{rank}（{score} 分）").format(
                state=states[1], rank=_rank(one, "after"), score=formats.points(one.score_after)
            ),
        ]
    )


@remembered
def without_parts(rows: pd.DataFrame, unit_id: str, states: tuple[str, str]) -> str:
    """Why a unit's move cannot be taken apart; empty where it can."""
    one = next(row for row in rows.itertuples() if row.unit_id == unit_id)
    for state, rank in zip(states, (one.rank_before, one.rank_after), strict=True):
        if formats.is_absent(rank):
            return _("{unit}{state}还没有位次（没有任务或没有填报），位次变化无从分解。").format(
                unit=one.unit_name, state=state
            )
    if formats.is_absent(one.rank_others):
        return _("逐项替换的途中{unit}会没有位次，位次变化无从分解。").format(unit=one.unit_name)
    return ""


@remembered
def changes_sentence(changes: pd.DataFrame, rows: pd.DataFrame, unit_id: str) -> str:
    """How many of the unit's measures changed and what they add up to, beside what its score gained by the same causes."""
    if changes.empty:
        return _("自身的指标没有变化。")
    one = next(row for row in rows.itertuples() if row.unit_id == unit_id)
    words = _("{count} 项指标有变化，指标得分合计 {points} 分。").format(
        count=len(changes), points=formats.signed_points(round(float(changes["points_move"].sum()), 2))
    )
    own = [getattr(one, f"score_{cause}") for cause, _words in cause_words() if cause != "others"]
    if any(formats.is_absent(points) for points in own):
        return words
    return words + _(
        "单位得分由自身原因变化 {points} 分；两者之差来自考核项合并与舍入、无此项任务的折算和加减分封顶。"
    ).format(points=formats.signed_points(round(float(sum(own)), 2)))


def causes_note() -> str:
    """The order of replacing and what each cause is, in words."""
    return _(
        "位次变化怎样分解：按固定的次序，把起点的情况逐项换成终点的情况，每换一项就给全组重新计分排名一次，"
        "那一步的变化就是这一项的份额，所以各项之和必等于总变化；换一个次序，份额会不同。"
        "自身完成：本单位填报的完成值不同；自身任务：本单位的目标下达、调整或撤销；规则：计分规则、权重和政策的新版本，对所有单位；"
        "迟报：本单位应报未报，或者后来补报；其他单位：其余单位的一切变化。"
        "位次按得分下限排，未报的按最低计；＋ 是位次靠前或得分增加。"
    )
