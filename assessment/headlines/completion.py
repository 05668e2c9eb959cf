"""The completion of one measure in words: headlines, sentences, the total and its reconciliation."""

import pandas as pd

from assessment import basis, formats
from assessment.headlines.rules import curve_words, policy_words, rule_words
from assessment.memory import remembered
from assessment.messages import translate as _


@remembered
def completion_headline(rows: pd.DataFrame) -> str:
    """How many units are on schedule or within the limit, and who is furthest from it."""
    states = set(rows["state"])
    if states == {"pending"}:
        return _("任务待下达，暂不计分")
    if "ambiguous" in states:
        unclear = rows[rows["state"] == "ambiguous"]
        values = len(str(unclear["target_text"].iloc[0]).split("、"))
        return _("原文只给出 {values} 个数值，无法确定归属 {count} 个单位中的哪些").format(
            values=values, count=len(unclear)
        )
    if states == {"not_due"}:
        return _("本项还没有到期")
    if not rows["actual_basis"].notna().any():
        return _("还没有单位填报")
    if (rows["kind"] == "qualitative").all() and rows["tier"].notna().any():
        return basis.labelled(_tier_finding(rows), rows)
    lit = rows[rows["light"].notna()]
    if lit.empty:
        return basis.labelled(_scored_finding(rows), rows)
    return basis.labelled(_limit_finding(lit) if (lit["direction"] == "lower").all() else _schedule_finding(lit), rows)


def _schedule_finding(lit: pd.DataFrame) -> str:
    good = lit["light"].isin(["ahead", "on_track"])
    ordered = lit.sort_values("completion_rate")
    worst, best = ordered.iloc[0], ordered.iloc[-1]
    if len(lit) == 1:
        words = _("{unit}完成 {rate}，{light}")
        return words.format(
            unit=best["short_name"],
            rate=formats.percent(best["completion_rate"]),
            light=formats.status_word(best["light"]),
        )
    if good.all():
        return _("{count} 个单位进度全部正常，{unit}最快，已完成 {rate}").format(
            count=len(lit), unit=best["short_name"], rate=formats.percent(best["completion_rate"])
        )
    lagging = _("{unit}只完成 {rate}").format(unit=worst["short_name"], rate=formats.percent(worst["completion_rate"]))
    if not good.any():
        return _("{count} 个单位都落后于序时，{lagging}").format(count=len(lit), lagging=lagging)
    return _("{count} 个单位进度正常，{lagging}").format(count=int(good.sum()), lagging=lagging)


def _limit_finding(lit: pd.DataFrame) -> str:
    over = lit[~lit["light"].isin(["ahead", "on_track"])].sort_values("value", ascending=False)
    if over.empty:
        return _("{count} 个单位都守住了上限").format(count=len(lit))
    return _("{count} 个单位守住上限，{units}超出").format(
        count=len(lit) - len(over), units=formats.listing(over["short_name"])
    )


def _tier_finding(rows: pd.DataFrame) -> str:
    counts = rows["tier"].value_counts()
    parts = [_("{count} 个评为{tier}").format(count=counts[tier], tier=tier) for tier in "优良中差" if tier in counts]
    return formats.listing(parts) if parts else _("填报的是文字，没有评定等次")


def _scored_finding(rows: pd.DataFrame) -> str:
    ordered = rows[rows["value"].notna()].sort_values("value")
    if ordered.empty:
        return _("还没有到期的结果")
    worst, best = ordered.iloc[0], ordered.iloc[-1]
    return _("{best}得 {most} 分最高，{worst}得 {least} 分最低").format(
        best=best["short_name"],
        most=formats.number(best["value"]),
        worst=worst["short_name"],
        least=formats.number(worst["value"]),
    )


@remembered
def completion_sentence(rows: pd.DataFrame) -> str:
    """Every unit's completion as one sentence."""
    parts = [
        f"{row.short_name} {row.tier if isinstance(row.tier, str) else formats.percent(row.completion_rate)} "
        f"{formats.status_word(row.light if isinstance(row.light, str) else row.state, is_limit=row.direction == 'lower')}"
        for row in rows.itertuples()
    ]
    return formats.sentence(parts)


@remembered
def total_sentence(totals: pd.DataFrame, unit_of_measure: str | None) -> str:
    """The whole: summed completion over summed targets, with how many of how many have reported.

    Empty without a parent, or while nobody has anything to report.
    """
    if totals.empty or not totals["due_count"].iloc[0]:
        return ""
    total = totals.iloc[0]
    unit = unit_of_measure if isinstance(unit_of_measure, str) else ""
    reported = _("{reported}/{count} 个单位已报").format(reported=total["reported_count"], count=total["due_count"])
    if total["ambiguous_count"]:
        reported += _("，{count} 个单位归属不明").format(count=total["ambiguous_count"])
    if formats.is_absent(total["value"]):
        return formats.sentence([reported])
    target = total["computed_target"] if not formats.is_absent(total["computed_target"]) else total["stated_target"]
    if total["kind"] == "quantity" and formats.is_absent(total["completion_rate"]):
        return _("{city}合计 {value}{unit}（{reported}）。").format(
            city=total["short_name"], value=formats.large(total["value"]), unit=unit, reported=reported
        )
    if total["kind"] == "ratio":
        return _("{city}合计 {value}{unit}（分子之和 ÷ 分母之和，{reported}）。").format(
            city=total["short_name"], value=formats.large(total["value"]), unit=unit, reported=reported
        )
    return _("{city}合计完成 {value} / {target} {unit}，{rate}（{reported}）。").format(
        city=total["short_name"],
        value=formats.large(total["value"]),
        target=formats.large(target),
        unit=unit,
        rate=formats.percent(total["completion_rate"], 1),
        reported=reported,
    )


def reconciliation_sentence(check: pd.Series) -> str:
    """Whether the printed total agrees with its parts."""
    words = _("平账核对：原文合计 {stated}，分解之和 {computed}，{result}").format(
        stated=formats.number(check["stated"]),
        computed=formats.number(check["computed"]),
        result=_result(check["result"]),
    )
    if check["result"] == "平":
        return formats.sentence([words])
    difference = formats.number(abs(check["difference"]))
    more = _("多 {difference}") if check["difference"] > 0 else _("少 {difference}")
    return formats.sentence([formats.bracketed(words, more.format(difference=difference))])


def _result(result: str) -> str:
    return {"平": _("平"), "舍入内": _("舍入内"), "不平": _("不平")}[result]


def measure_words(measure: pd.Series) -> str:
    """Category, task and points of a measure."""
    serial = f"{measure['serial']}. " if isinstance(measure["serial"], str) else ""
    return _("{category} › {serial}{task}（{points} 分）").format(
        category=measure["category_name"],
        serial=serial,
        task=measure["indicator_name"],
        points=formats.number(measure["points"]),
    )


def measure_rule_note(measure: pd.Series) -> str:
    """How the measure is scored, in words, and whose rule it is."""
    origin = _("系统默认规则，原文未作规定") if measure["rule_origin"] == "default" else _("方案规则")
    words = _("计分：{rule}；本项 {points} 分（{origin}）。").format(
        rule=rule_words(measure["rule"], measure["rule_parameters"]),
        points=formats.number(measure["measure_points"]),
        origin=origin,
    )
    if measure["kind"] in ("quantity", "ratio") and measure["direction"] != "lower":
        preset = policy_words("light_preset", measure["light_preset"])
        by = _("系统默认") if measure["policy_origin"] == "default" else _("方案规定")
        curve = curve_words(measure["curve"], measure["curve_parameters"])
        words += _("序时：{curve}。状态按{preset}（{origin}）。").format(curve=curve, preset=preset, origin=by)
    return words


@remembered
def reconciliation_note(checks: pd.DataFrame) -> str:
    """All checks of a measure; empty without any."""
    return "".join(reconciliation_sentence(check) for _index, check in checks.iterrows())


@remembered
def months_sentence(rows: pd.DataFrame) -> str:
    """Where each unit's line ends."""
    ends = rows.groupby("unit_id", sort=False).tail(1)
    parts = [
        _("{unit} {month}累计 {rate}").format(
            unit=row.short_name, month=formats.month(int(row.month)), rate=formats.percent(row.completion_rate)
        )
        for row in ends.itertuples()
    ]
    return formats.sentence(parts)


@remembered
def years_sentence(rows: pd.DataFrame) -> str:
    """Each unit's rates, year by year."""
    parts = []
    for name, part in rows.groupby("short_name", sort=False):
        rates = formats.listing(
            _("{year}年 {rate}").format(year=row.year, rate=formats.percent(row.completion_rate))
            for row in part.itertuples()
        )
        parts.append(f"{name} {rates}")
    return formats.sentence(parts)


def months_subtitle(measure: pd.Series) -> str:
    """What the lines of the monthly picture are a share of."""
    if measure["direction"] == "lower":
        return _("占上限的百分比；断开处为未报月份。")
    return _("占本单位全年目标的百分比；断开处为未报月份。")
