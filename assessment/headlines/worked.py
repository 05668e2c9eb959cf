"""A score as a worked calculation: the numbers put into a rule, what comes out, and how leaves make a unit's score."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd

from assessment import basis, formats
from assessment.headlines.rules import (
    combination_word,
    parameter_words,
    policy_words,
    rule_name,
    rule_words,
    share_words,
)
from assessment.memory import remembered
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
        words += f"（{exact(row.numerator)} ÷ {exact(row.denominator)}）"
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


def unit_score_words(standing: pd.Series, policies: pd.Series) -> tuple[str, ...]:
    """From the leaves to the published score, step by step; ``standing`` a row of ``reads.ranking``."""
    earned, assessable = standing["earned_points"], standing["assessable_points"]
    steps = [
        _("各项得分相加：{earned} 分，可计 {assessable} 分").format(
            earned=formats.points(earned), assessable=formats.number(assessable)
        )
    ]
    if standing["unscored_points"]:
        steps.append(
            _("未计分 {points} 分（待下达、归属不明、未到期或无法计算），不进入分母").format(
                points=formats.number(standing["unscored_points"])
            )
        )
    if standing["not_applicable_points"]:
        steps.append(_not_applicable(standing, policies))
    if standing["bonus_points"] or standing["penalty_points"]:
        steps.append(
            _("总分之外加 {bonus} 分、扣 {penalty} 分，得 {score} 分").format(
                bonus=formats.points(standing["bonus_points"]),
                penalty=formats.points(abs(standing["penalty_points"])),
                score=formats.points(standing["score"]),
            )
        )
    if standing["score_upper"] > standing["score"]:
        words = _("未报的按零分计得 {lower} 分，全部完成可到 {upper} 分")
        steps.append(
            words.format(lower=formats.points(standing["score"]), upper=formats.points(standing["score_upper"]))
        )
    return (*steps, *_place(standing, policies))


def _not_applicable(standing: pd.Series, policies: pd.Series) -> str:
    policy = policy_words("not_applicable_policy", policies["not_applicable_policy"])
    if standing["credited_points"]:
        words = _("无任务 {points} 分，{policy}：记 {earned} 分，得 {score} 分")
    else:
        words = _("无任务 {points} 分，{policy}：{sum} ÷ {assessable} × {whole} = {score} 分")
    return words.format(
        points=formats.number(standing["not_applicable_points"]),
        policy=policy,
        earned=formats.points(standing["credited_earned_points"]),
        sum=formats.points(standing["earned_points"]),
        assessable=formats.number(standing["assessable_points"]),
        whole=formats.number(standing["assessable_points"] + standing["rescaled_points"]),
        score=formats.points(standing["base_score"]),
    )


def _place(standing: pd.Series, policies: pd.Series) -> tuple[str, ...]:
    """Rank and grade, and why the rank is official or not."""
    if formats.is_absent(standing["rank"]):
        return (_("本组只有一个单位，不排名"),) if standing["group_size"] == 1 else ()
    rank = formats.rank(standing["rank"], is_tied=standing["is_tied"])
    place = _("在{group} {count} 个单位中第 {rank}，等次“{grade}”").format(
        group=standing["peer_group"], count=standing["group_size"], rank=rank, grade=standing["grade"]
    )
    return place, official_words(standing, policies["coverage_threshold"])


def official_words(standing: pd.Series, threshold: float) -> str:
    """Whether a rank is official, and if not, why."""
    if standing["is_official"]:
        return _("报送率 {coverage}，达到 {threshold}，是正式位次").format(
            coverage=formats.percent(standing["report_coverage"]), threshold=share_words(threshold)
        )
    if basis.is_simulated(standing.to_frame().T):
        return _("模拟数据不构成正式位次")
    return _("报送率 {coverage}，不到 {threshold}，位次为暂列").format(
        coverage=formats.percent(standing["report_coverage"]), threshold=share_words(threshold)
    )


def rules_headline(methods: pd.DataFrame, policies: pd.Series) -> str:
    """By how many rules a scheme is scored, and how many of them it has set itself."""
    own = int((methods["rule_origin"] == "scheme").sum())
    count = _("{measures} 个指标按 {rules} 条规则计分").format(measures=len(methods), rules=methods["rule"].nunique())
    said = _("其中 {count} 个由方案规定").format(count=own) if own else _("全部是系统默认，原文没有规定")
    return _("，").join([count, said])


def worked_headline(standing: pd.Series, leaves: pd.DataFrame) -> str:
    """A unit's score, or that of one of its tasks where ``leaves`` are one; both as the queries answer."""
    if len(leaves) == 1:
        leaf = leaves.iloc[0]
        finding = _("{unit}“{task}”得 {score} 分").format(
            unit=standing["unit_name"], task=leaf["indicator_name"], score=formats.points(leaf["earned_lower"])
        )
    else:
        finding = _("{unit}得 {score} 分，由 {count} 项任务相加").format(
            unit=standing["unit_name"], score=formats.points(standing["score"]), count=len(leaves)
        )
    return basis.labelled(finding, leaves)


@remembered
def leaves_sentence(leaves: pd.DataFrame) -> str:
    """Of how many tasks the points are earned, and how many are not scored."""
    scored = leaves[leaves["assessable_points"] > 0]
    words = _("{count} 项任务计分，共得 {earned} 分")
    parts = [words.format(count=len(scored), earned=formats.points(float(scored["earned_lower"].sum())))]
    if len(scored) < len(leaves):
        parts.append(_("{count} 项未计分").format(count=len(leaves) - len(scored)))
    return formats.sentence(parts)


def points_total_words(policies: pd.Series, methods: pd.DataFrame) -> str:
    """Whether the points of the tasks add up to what is declared, and what is done about it."""
    points = float(methods.drop_duplicates("indicator_id")["points"].sum())
    declared = policies["declared_points"]
    if formats.is_absent(declared):
        return _("原文没有声明总分；权重合计 {points}").format(points=formats.number(points))
    return _("权重合计 {points} / {declared}：{policy}").format(
        points=formats.number(points),
        declared=formats.number(declared),
        policy=policy_words("points_policy", policies["points_policy"]),
    )
