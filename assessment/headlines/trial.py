"""试算 in words: what is different, what that would change, what would gain a place, how stable the order is."""

import json
from functools import cache
from typing import Any

import pandas as pd

from assessment import basis, formats
from assessment.memory import remembered
from assessment.messages import translate as _


def not_applicable_words() -> dict[str, str]:
    """What may happen to points of 无此项任务."""
    return {
        "rescale": _("无任务的分值按其余得分率折算"),
        "peer_average": _("无任务的取同组平均"),
        "full": _("无任务的给满分"),
    }


def tie_words() -> dict[str, str]:
    """How equal scores may be ranked."""
    return {"competition": _("同分同名次，后面跳过（1、2、2、4）"), "dense": _("同分同名次，后面连续（1、2、2、3）")}


def points_words() -> dict[str, str]:
    """What may happen to points that miss the declared total."""
    return {"keep": _("分值照原文"), "normalise": _("分值折算到声明总分")}


@cache
def tiers_of(rule_parameters: str) -> tuple[str, ...]:
    """The tiers that a rule for words knows, the best first."""
    return tuple(json.loads(rule_parameters))


def trial_changes(trial: Any, unit_name: str, measure: pd.Series) -> str:
    """Everything that a trial (hypotheses.Trial) changes, empty for nothing; ``measure`` as reads.measures_by_unit."""
    unit = f" {measure['unit_of_measure']}" if isinstance(measure["unit_of_measure"], str) else ""
    words, now = [], _("{unit}“{measure}”").format(unit=unit_name, measure=measure["measure_name"])
    if trial.tier is not None:
        words.append(
            _("{what}评定 {now} → {tried}").format(what=now, now=measure["tier"] or _("未报"), tried=trial.tier)
        )
    if trial.actual is not None:
        done = _("未报") if formats.is_absent(measure["value"]) else formats.number(measure["value"], 4)
        words.append(
            _("{what}完成 {now} → {tried}").format(what=now, now=done, tried=formats.number(trial.actual, 4) + unit)
        )
    if trial.target is not None:
        target = formats.number(measure["target_value"], 4)
        words.append(
            _("{what}目标 {now} → {tried}").format(what=now, now=target, tried=formats.number(trial.target, 4) + unit)
        )
    if trial.category_name is not None and trial.weight is not None:
        words.append(
            _("“{category}”权重乘以 {weight}").format(
                category=trial.category_name, weight=formats.number(trial.weight, 4)
            )
        )
    policies = (
        (not_applicable_words(), trial.not_applicable_policy),
        (tie_words(), trial.tie_policy),
        (points_words(), trial.points_policy),
    )
    words += [named[policy] for named, policy in policies if policy is not None]
    return _("；").join(words)


@remembered
def trial_headline(rows: pd.DataFrame, unit_id: str, *, is_changed: bool) -> str:
    """What the trial does to the unit's rank and to how many others; ``rows`` as hypotheses.trial_ranking."""
    one = next(row for row in rows.itertuples() if row.unit_id == unit_id)
    unit, now = one.unit_name, formats.rank(one.rank_before, is_tied=one.is_tied_before)
    if not is_changed:
        return basis.labelled(_("试算：还没有改动，{unit}列第{rank}").format(unit=unit, rank=now), rows)
    then = formats.rank(one.rank_after, is_tied=one.is_tied_after)
    if formats.is_absent(one.rank_move):
        own = _("{unit}没有可比的位次").format(unit=unit)
    elif one.rank_move:
        verb = _("{unit}由第{before}升至第{after}") if one.rank_move > 0 else _("{unit}由第{before}降至第{after}")
        own = verb.format(unit=unit, before=now, after=then)
    else:
        own = _("{unit}仍列第{rank}").format(unit=unit, rank=then)
    parts = [own, _("得分 {points}").format(points=formats.signed_points(one.score_move))]
    others = int((rows.loc[rows["unit_id"] != unit_id, "rank_move"].fillna(0) != 0).sum())
    if others:
        parts.append(_("另有 {count} 个单位位次变动").format(count=others))
    return basis.labelled(_("试算：{finding}").format(finding=_("，").join(parts)), rows)


@remembered
def trial_sentence(rows: pd.DataFrame) -> str:
    """Every unit's rank as it is and as it would be, as one sentence."""
    parts = [
        _("{unit} 第{before} → 第{after}").format(
            unit=row.short_name,
            before=formats.rank(row.rank_before, is_tied=row.is_tied_before),
            after=formats.rank(row.rank_after, is_tied=row.is_tied_after),
        )
        for row in rows.itertuples()
    ]
    return _("试算前后：{moves}").format(moves=formats.sentence(parts))


def trial_notice() -> str:
    """That nothing of this is official."""
    return _("本页是假设的结果，不是正式得分和位次，不得用作考核依据；下载的文件和图都标有“试算”。")


def gain_sentence(gain: Any, measure: pd.Series) -> str:
    """How much more of the measure would gain a place (hypotheses.Gain), or why that cannot be said."""
    name = measure["measure_name"]
    if gain.rank_now is None:
        return _("没有位次，说不上升位。")
    if gain.rank_now == 1:
        return _("已列第 1，没有更靠前的位次。")
    if gain.actual is None:
        if measure["kind"] == "qualitative" or measure["rule"] in ("external", "deadline"):
            return _("“{measure}”按等次、时限或其他部门的评定计分，没有“再完成多少”。").format(measure=name)
        return _("只靠“{measure}”升不了位：做到头仍列第 {rank}。").format(measure=name, rank=gain.rank_now)
    return _("“{measure}”{more}可升 {places} 位（第{before} → 第{after}）。").format(
        measure=name,
        more=_more(gain, measure["unit_of_measure"]),
        places=gain.rank_now - gain.rank,
        before=gain.rank_now,
        after=formats.rank(gain.rank, is_tied=gain.is_tied),
    )


def _more(gain: Any, unit_of_measure: str | None) -> str:
    """How much more or less; percentages differ by 百分点."""
    unit = unit_of_measure if isinstance(unit_of_measure, str) else ""
    if gain.more is None:
        return _("报到 {value}，").format(value=f"{formats.number(gain.actual, gain.decimals)} {unit}".strip())
    amount = formats.number(abs(gain.more), gain.decimals)
    if unit == "%":
        words = _("再提高 {amount} 个百分点") if gain.more > 0 else _("再降低 {amount} 个百分点")
        return words.format(amount=amount)
    words = _("再完成 {amount} {unit}") if gain.more > 0 else _("再减少 {amount} {unit}")
    return words.format(amount=amount, unit=unit).rstrip()


@remembered
def reach_sentence(rows: pd.DataFrame) -> str:
    """How many measures would gain places if done alone; ``rows`` as hypotheses.within_reach."""
    if rows.empty:
        return _("没有哪一项数量或比率做到目标还能加分。")
    gaining = rows[rows["rank_after"] < rows["rank_before"]]
    words = _("其余不变、单独一项做到目标：{count} 项能加分").format(count=len(rows))
    if gaining.empty:
        return words + _("，没有一项单独能升位。")
    return words + _("，其中 {count} 项能升位，最多升到第 {rank}。").format(
        count=len(gaining), rank=int(gaining["rank_after"].min())
    )


@remembered
def stability_sentence(rows: pd.DataFrame, share: float) -> str:
    """In how many worlds of other weights each unit keeps its place; ``rows`` as hypotheses.stability."""
    ranked = rows[rows["rank"].notna()]
    steady = ranked[ranked["kept_count"] == ranked["world_count"]]
    words = _("任一类别权重增或减 {share}（共 {worlds} 种）：{count} 个单位中 {steady} 个位次始终不变").format(
        share=formats.percent(share),
        worlds=int(ranked["world_count"].max()),
        count=len(ranked),
        steady=len(steady),
    )
    shaky = ranked[ranked["kept_count"] < ranked["world_count"]].sort_values("kept_share", kind="stable")
    parts = [
        _("{unit} {share}保持第{rank}").format(
            unit=row.short_name,
            share=formats.percent(row.kept_share),
            rank=formats.rank(row.rank, is_tied=row.is_tied),
        )
        for row in shaky.itertuples()
    ]
    return formats.sentence([words, formats.listing(parts)] if parts else [words])
