"""The whole group in words: its headline, at most five numbers, the gaps that weigh most, and who has not reported."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from assessment import basis, formats
from assessment.headlines.unit import scored_part
from assessment.memory import remembered
from assessment.messages import translate as _


@dataclass(frozen=True)
class KeyNumber:
    """A number a leader looks at, its sentence, and where a click leads: a page and what is chosen there."""

    value: str
    sentence: str
    page: str
    changes: tuple[tuple[str, str], ...] = ()


@remembered
def overview_headline(groups: pd.DataFrame, ranking: pd.DataFrame) -> str:
    """How much has been earned, how much is behind, and where most of that is; ``groups`` as ``standing_by_group``."""
    group = groups.iloc[0]
    parts = [_("{group}得分率 {rate}").format(group=group["peer_group"], rate=formats.percent(group["score_rate"]))]
    parts += scored_part(group)
    if group["behind_count"]:
        parts.append(_("{count} 项次滞后").format(count=group["behind_count"]))
        if len(ranking):
            worst = ranking.loc[ranking["behind_count"].idxmax()]
            parts.append(_("{unit}占 {count} 项").format(unit=worst["short_name"], count=worst["behind_count"]))
    elif group["schedulable_count"]:
        parts.append(_("没有指标滞后"))
    return basis.labelled(_("，").join(parts), groups)


@remembered
def key_numbers(groups: pd.DataFrame, ranking: pd.DataFrame) -> tuple[KeyNumber, ...]:
    """At most five: score rate, on schedule, behind, unreported, biggest mover; ``groups`` as ``standing_by_group``."""
    group = groups.iloc[0]
    mover = [_mover(ranking)] if ranking["rank_change"].notna().any() else []
    return (_score_rate(group), _on_schedule(group), _behind(group, ranking), _unreported(group, ranking), *mover)


def _score_rate(group: pd.Series) -> KeyNumber:
    parts = [_("得分率")]
    change = None if formats.is_absent(group["score_rate_change"]) else formats.gap(100 * group["score_rate_change"])
    if change == "+0.0":
        parts.append(_("与上月持平"))
    elif change:
        parts.append(_("较上月 {gap} 个百分点").format(gap=change))
    if not formats.is_absent(group["compare_score_rate"]):
        parts.append(
            _("{year}年同期 {rate}").format(
                year=int(group["compare_year"]), rate=formats.percent(group["compare_score_rate"], 1)
            )
        )
    return KeyNumber(formats.percent(group["score_rate"], 1), _("，").join(parts), "ranking")


def _on_schedule(group: pd.Series) -> KeyNumber:
    words = _("项次进度正常{change}").format(change=_change(group["on_schedule_change"]))
    return KeyNumber(f"{group['on_schedule_count']}/{group['schedulable_count']}", words, "ranking")


def _change(change: Any) -> str:
    """What has changed since the month before, in brackets; empty when there was none before."""
    if formats.is_absent(change):
        return ""
    if change == 0:
        return _("（与上月相同）")
    more = _("（比上月多 {count}）") if change > 0 else _("（比上月少 {count}）")
    return more.format(count=abs(int(change)))


def _behind(group: pd.Series, ranking: pd.DataFrame) -> KeyNumber:
    count = int(group["behind_count"])
    if not count or ranking.empty:
        words = _("项次滞后，其中严重滞后 {far}").format(far=group["far_behind_count"]) if count else _("项次滞后")
        return KeyNumber(str(count), words, "ranking")
    worst = ranking.loc[ranking["behind_count"].idxmax()]
    words = _("项次滞后，其中严重滞后 {far}；{unit} {most} 最多").format(
        far=group["far_behind_count"], unit=worst["short_name"], most=worst["behind_count"]
    )
    return KeyNumber(str(count), words, "unit", (("unit", worst["unit_id"]),))


def _unreported(group: pd.Series, ranking: pd.DataFrame) -> KeyNumber:
    count = int(group["unreported_count"])
    if not count:
        return KeyNumber("0", _("项次未报，到期的全部已报"), "ranking")
    if ranking.empty:
        return KeyNumber(str(count), _("项次到期未报"), "ranking")
    missing = ranking["due_count"] - ranking["reported_count"]
    worst = ranking.loc[missing.idxmax()]
    words = _("项次到期未报；{unit} {most} 最多").format(unit=worst["short_name"], most=missing.max())
    return KeyNumber(str(count), words, "unit", (("unit", worst["unit_id"]),))


def _mover(ranking: pd.DataFrame) -> KeyNumber:
    moved = ranking[ranking["rank_change"].notna()]
    most = moved.loc[moved["rank_change"].abs().idxmax()]
    if most["rank_change"] == 0:
        return KeyNumber(_("持平"), _("各单位位次与上月相同"), "ranking")
    alike = moved[moved["rank_change"].abs() == abs(most["rank_change"])]
    words = _("{unit}位次变动最大，现列第 {rank}").format(unit=most["unit_name"], rank=most["rank"])
    if len(alike) > 1:
        words = _("{units}位次变动最大").format(units=formats.listing(alike["short_name"]))
    return KeyNumber(
        f"{most['short_name']} {formats.rank_change(most['rank_change'])}",
        words,
        "movement",
        (("unit", most["unit_id"]),),
    )


@remembered
def categories_sentence(rows: pd.DataFrame) -> str:
    """Which fields of work are strongest and weakest in the whole group; ``rows`` as ``score_by_theme``."""
    rates = rows.drop_duplicates("theme").dropna(subset="group_score_rate").sort_values("group_score_rate")
    if rates.empty:
        return _("还没有可计分的类别。")
    weakest, strongest = rates.iloc[0], rates.iloc[-1]
    least = formats.percent(weakest["group_score_rate"])
    if least == formats.percent(strongest["group_score_rate"]):
        return _("各类别得分率都是 {rate}。").format(rate=least)
    return _("得分率最高的是{best}（{most}），最低的是{worst}（{least}）。").format(
        best=formats.theme(strongest["category_name"], is_rest=strongest["is_rest"]),
        most=formats.percent(strongest["group_score_rate"]),
        worst=formats.theme(weakest["category_name"], is_rest=weakest["is_rest"]),
        least=least,
    )


@remembered
def gaps_sentence(rows: pd.DataFrame) -> str:
    """How many measures somebody is behind on."""
    if rows.empty:
        return _("没有指标滞后。")
    return _("{count} 项指标有单位滞后，按对得分的影响从大到小排列。").format(count=len(rows))


def gap_sentence(row: Any) -> str:
    """What is missing on one measure, and how much faster it must go; ``row`` of ``gaps_by_measure``."""
    unit = row.unit_of_measure if isinstance(row.unit_of_measure, str) else ""
    if row.direction == "lower":
        alone = _("{unit}超过上限，为 {value}，上限 {target}")
        several = _("{count} 个单位超过上限；{unit}最突出，为 {value}，上限 {target}")
    elif row.kind == "ratio":
        alone = _("{unit}低于序时，为 {value}，目标 {target}")
        several = _("{count} 个单位低于序时；{unit}最突出，为 {value}，目标 {target}")
    else:
        alone = _("{unit}滞后，还差 {remaining}，{pace}，完成 {rate}")
        several = _("{count} 个单位滞后，合计还差 {remaining}，{pace}；{unit}最突出，完成 {rate}")
    return (alone if row.behind_count == 1 else several).format(
        count=row.behind_count,
        unit=row.worst_short_name,
        value=formats.number(row.worst_value) + unit,
        target=formats.number(row.worst_target_value) + unit,
        rate=formats.percent(row.worst_completion_rate),
        remaining=f"{formats.large(row.remaining_value)} {unit}".strip(),
        pace=pace(row),
    )


def pace(row: Any) -> str:
    """The required speed-up of a quantity, or why there is none: not begun, or no time left."""
    if not formats.is_absent(row.required_speed_up):
        return _("需提速 {times} 倍").format(times=formats.number(row.required_speed_up, 1))
    return _("尚未起步") if row.value == 0 else _("年内已无时间")


@remembered
def unreported_sentence(rows: pd.DataFrame) -> str:
    """How many values are missing, from how many units."""
    if rows.empty:
        return _("到期的指标全部已报。")
    return _("{units} 个单位共 {count} 项到期未报。").format(units=rows["unit_id"].nunique(), count=len(rows))
