"""A score as a worked calculation: the numbers put into a rule, what comes out, and how leaves make a unit's score."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd

from assessment import basis, formats
from assessment.headlines.rules import (
    combination_word,
    parameter_words,
    rule_name,
    rule_words,
    share_words,
)
from assessment.messages import translate as _
from assessment.methods import parameters_of, with_defaults

# More decimals than any number in a document: what is left behind them is the noise of binary fractions.
_EXACT = 6


def exact(value: float | None) -> str:
    """A number with the decimals it has, as it is put into a rule."""
    return formats.number(value, _EXACT)


def undefined_words(reason: str | None) -> str:
    """Why a rule cannot be applied."""
    words = {
        "no_target": _("没有目标值，无法计算"),
        "zero_target": _("目标为0，无法计算"),
        "no_range": _("没有目标区间，无法计算"),
        "no_due_date": _("没有完成期限，无法计算"),
        "no_tier": _("没有评定等次，无法计算"),
        "out_of_tier": _("所给系数不在所评等次之内，不予计分"),
    }
    return words.get(reason or "", _("无法计算"))


def rule_of(row: Any) -> str:
    """The rule of a measure with its parameters put in, and who says so; ``row`` as ``reads.worked_measures``."""
    name, formula = rule_name(row.rule), rule_words(row.rule, row.rule_parameters)
    return _("{name}：{formula}").format(name=name, formula=formula)


def origin_of(row: Any) -> str:
    """Whether the rule is the scheme's own or a default; with clause, document and day where there are any."""
    if row.rule_origin == "default":
        return _("系统默认，原文没有规定")
    parts = [_("方案规定"), _text(row.document_number), _text(row.clause)]
    if not formats.is_absent(row.effective_date):
        parts.append(_("{date} 起生效").format(date=str(row.effective_date)[:10]))
    return _("，").join(part for part in parts if part)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def worked_words(row: Any) -> str:
    """The numbers put into the rule of a measure and what comes out of it, before rounding."""
    if row.state == "undefined":
        return undefined_words(row.undefined_reason)
    if row.state in ("pending", "ambiguous", "not_applicable", "not_due"):
        return _("{state}，不计分").format(state=formats.status_word(row.state))
    if row.state == "unreported":
        return _unreported(row)
    parts = [_SHARES[row.share_rule](row)] if not formats.is_absent(row.measure_points) else []
    if row.rule in ("bonus_step", "penalty_step"):
        parts.append(_extra(row))
    if row.rule == "veto" and row.is_vetoed:
        parts.append(_("没有达到目标，一票否决：等次降为最低，得分照算"))
    return formats.sentence(parts)


def _unreported(row: Any) -> str:
    known = ""
    if not formats.is_absent(row.value):
        month = formats.month(int(row.known_month))
        known = _("（沿用{month} {value}）").format(month=month, value=exact(row.value))
    words = _("未报{known}，得分在 {lower} 与 {upper} 之间")
    return words.format(known=known, lower=exact(row.earned_lower), upper=exact(row.earned_upper))


def _points(row: Any) -> str:
    return _("{points} 分").format(points=exact(row.measure_points))


def _times(row: Any, share: str) -> str:
    """A share of the points of a measure, multiplied out."""
    return _("{share} × {points} = {earned}").format(share=share, points=_points(row), earned=exact(row.earned_lower))


def _done(row: Any) -> str:
    unit = row.unit_of_measure if isinstance(row.unit_of_measure, str) else ""
    words = f"{exact(row.counted_value)}{unit}"
    if row.kind == "ratio" and not formats.is_absent(row.numerator):
        words = formats.bracketed(words, f"{exact(row.numerator)} ÷ {exact(row.denominator)}")
    return _("完成 {value}").format(value=words)


def _asked(row: Any) -> str:
    sign = row.operator if isinstance(row.operator, str) else ""
    unit = row.unit_of_measure if isinstance(row.unit_of_measure, str) else ""
    return _("目标 {target}").format(target=f"{sign}{exact(row.target_value)}{unit}")


def _full_or_nothing(row: Any) -> str:
    reached = _("得满分 {points}") if row.known_share >= 1 else _("不得分（{points} 得 0）")
    return reached.format(points=_points(row))


def _ratio(row: Any) -> str:
    if row.known_share >= 1:
        return _("{done}，达到{asked}，{result}").format(
            done=_done(row), asked=_asked(row), result=_full_or_nothing(row)
        )
    return _("{done} ÷ {asked} = {share}；{result}").format(
        done=_done(row), asked=_asked(row), share=exact(row.known_share), result=_times(row, exact(row.known_share))
    )


def _threshold(row: Any) -> str:
    words = _("{done}，达到{asked}，{result}") if row.known_share >= 1 else _("{done}，没有达到{asked}，{result}")
    return words.format(done=_done(row), asked=_asked(row), result=_full_or_nothing(row))


def _limit(row: Any) -> str:
    if row.known_share >= 1:
        return _("{done}，没有超过{asked}，{result}").format(
            done=_done(row), asked=_asked(row), result=_full_or_nothing(row)
        )
    if row.known_share <= 0:
        return _("{done}，超过{asked}，{result}").format(
            done=_done(row), asked=_asked(row), result=_full_or_nothing(row)
        )
    if json.loads(row.rule_parameters).get("variant") == "b":
        words = _("{asked} ÷ {done} = {share}；{result}")
    else:
        words = _("{done}，超过{asked} 的部分 {over} ÷ {target} = {lost}，1 − {lost} = {share}；{result}")
    return words.format(
        done=_done(row),
        asked=_asked(row),
        over=exact(row.distance),
        target=exact(row.target_value),
        lost=exact(1 - row.known_share),
        share=exact(row.known_share),
        result=_times(row, exact(row.known_share)),
    )


def _steps(row: Any) -> str:
    given = with_defaults(row.rule, json.loads(row.rule_parameters))
    if not row.step_count:
        return _("{done}，达到{asked}，{result}").format(
            done=_done(row), asked=_asked(row), result=_full_or_nothing(row)
        )
    return _("{done}，比{asked} 差 {distance}，计 {count} 步，扣 {count} × {deduct}；{points} 得 {earned}").format(
        done=_done(row),
        asked=_asked(row),
        distance=exact(row.distance),
        count=exact(row.step_count),
        deduct=parameter_words(parameters_of(row.rule)["deduct"], given["deduct"]),
        points=_points(row),
        earned=exact(row.earned_lower),
    )


def _band(row: Any) -> str:
    return _("{done}，按 {rate} 落档，得 {share}；{result}").format(
        done=_done(row), rate=exact(row.band_rate), share=share_words(row.known_share),
        result=_times(row, exact(row.known_share)),
    )  # fmt: skip


def _range(row: Any) -> str:
    bounds = f"{exact(row.target_value)}–{exact(row.target_value_upper)}"
    if row.known_share >= 1:
        return _("{done}，在区间 {bounds} 内，{result}").format(
            done=_done(row), bounds=bounds, result=_full_or_nothing(row)
        )
    return _("{done}，在区间 {bounds} 之外，得 {share}；{result}").format(
        done=_done(row), bounds=bounds, share=exact(row.known_share), result=_times(row, exact(row.known_share))
    )


def _tier(row: Any) -> str:
    return _("评定“{tier}”；{result}").format(tier=row.tier, result=_times(row, exact(row.known_share)))


def _deadline(row: Any) -> str:
    due = str(row.due_date)[:10]
    if formats.is_absent(row.completed_date):
        return _("期限 {due}，还没有完成，{result}").format(due=due, result=_full_or_nothing(row))
    done = str(row.completed_date)[:10]
    if not row.late_periods:
        words = _("期限 {due}，{done} 完成，{result}")
        return words.format(due=due, done=done, result=_full_or_nothing(row))
    return _("期限 {due}，{done} 完成，迟 {count} 期；{points} 得 {earned}").format(
        due=due, done=done, count=exact(row.late_periods), points=_points(row), earned=exact(row.earned_lower)
    )


def _external(row: Any) -> str:
    return _("考核部门给 {value} 分；{points} 得 {earned}").format(
        value=exact(row.counted_value), points=_points(row), earned=exact(row.earned_lower)
    )


def _extra(row: Any) -> str:
    words = _("总分之外加 {points} 分") if row.rule == "bonus_step" else _("总分之外扣 {points} 分")
    steps = _("与目标相差 {distance}，计 {count} 步").format(
        distance=exact(row.distance if row.step_count else 0), count=exact(row.step_count)
    )
    return _("，").join([steps, words.format(points=formats.points(abs(row.lower_extra)))])


_SHARES: dict[str, Callable[[Any], str]] = {
    "ratio_capped": _ratio,
    "threshold": _threshold,
    "lower_better": _limit,
    "deduct_step": _steps,
    "band": _band,
    "range": _range,
    "qualitative_3": _tier,
    "qualitative_4": _tier,
    "deadline": _deadline,
    "external": _external,
}


def record_words(row: Any) -> str:
    """Where the completion of a measure comes from: basis, batch, and when it was approved."""
    if formats.is_absent(row.record_id):
        return _("没有填报")
    parts = [basis.word(row.actual_basis), _("批次 {records}").format(records=row.record_id)]
    if not formats.is_absent(row.approved_at):
        parts.append(_("{date} 审核通过").format(date=str(row.approved_at)[:10]))
    return _("，").join(parts)


def leaf_words(measures: pd.DataFrame, leaf: pd.Series) -> str:
    """How the measures of a leaf make its score, and the rounding; ``leaf`` a row of ``reads.worked_leaves``."""
    scored = measures[measures["lower_share"].notna() & measures["measure_points"].notna()]
    if scored.empty or not leaf["assessable_points"]:
        return _("这一项不计分：{points} 分列为未计分。").format(points=formats.number(leaf["unscored_points"]))
    parts = []
    if len(measures) > 1:
        parts.append(combination_word(measures["combination"].iloc[0]))
    if len(scored) > 1 and measures["combination"].iloc[0] == "split":
        terms = " + ".join(exact(value) for value in scored["earned_lower"])
        parts.append(f"{terms} = {exact(float(scored['earned_lower'].sum()))}")
    parts.append(_("四舍五入到两位小数，得 {points} 分").format(points=formats.points(leaf["earned_lower"])))
    if leaf["earned_upper"] > leaf["earned_lower"]:
        parts.append(_("未报的全部完成则为 {points} 分").format(points=formats.points(leaf["earned_upper"])))
    return formats.sentence(parts)
