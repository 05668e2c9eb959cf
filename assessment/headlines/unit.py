"""One unit in words: its headline, where its points went, what it is strong and weak in, how it moved."""

import pandas as pd

from assessment import basis, formats
from assessment.memory import remembered
from assessment.messages import translate as _


@remembered
def unit_headline(standing: pd.DataFrame, categories: pd.DataFrame) -> str:
    """Rank, score rate and the category that costs most; ``standing`` the unit's row of ``ranking``."""
    return _headline(standing.iloc[0], categories)


def _headline(standing: pd.Series, categories: pd.DataFrame) -> str:
    if not standing["reported_count"]:
        return _("{unit}还没有填报").format(unit=standing["unit_name"])
    rate = formats.percent(standing["score_rate"])
    if standing["group_size"] == 1:
        parts = [_("{unit}得分率 {rate}，不排名").format(unit=standing["unit_name"], rate=rate)]
    else:
        parts = [unit_rank_words(standing), _("得分率 {rate}").format(rate=rate)]
    parts += scored_part(standing)
    lost = categories.sort_values("lost_points", ascending=False)
    if len(lost) and lost["lost_points"].iloc[0] > 0:
        parts.append(
            _("{category}失分最多（{points} 分）").format(
                category=lost["category_name"].iloc[0], points=formats.points(lost["lost_points"].iloc[0])
            )
        )
    return basis.labelled(_("，").join(parts), categories)


def scored_part(standing: pd.Series) -> list[str]:
    """Of how many points a score rate is, where more of them cannot be scored than can; one clause or none."""
    scored, unscored = standing["assessable_points"], standing["unscored_points"]
    if unscored <= scored:
        return []
    words = _("{all} 分中只有 {scored} 分可以计分")
    return [words.format(all=formats.number(scored + unscored), scored=formats.number(scored))]


def unit_rank_words(standing: pd.Series) -> str:
    """The unit's rank and what unreported values leave open."""
    said = _("{unit}并列第 {rank}") if standing["is_tied"] else _("{unit}列第 {rank}")
    words = said.format(unit=standing["unit_name"], rank=formats.rank(standing["rank"]))
    if standing["best_rank"] == standing["worst_rank"]:
        return words
    interval = formats.rank_interval(standing["best_rank"], standing["worst_rank"])
    return words + _("（可能第 {interval}）").format(interval=interval)


@remembered
def score_change_words(standing: pd.DataFrame) -> str:
    """What became of the unit's score and rank since the month before, as words that lead to why."""
    change, moved = standing["score_change"].iloc[0], standing["rank_change"].iloc[0]
    if formats.is_absent(change):
        return _("位次为什么变")
    if not change:
        return _("得分与上月相同，位次为什么变") if moved else _("得分、位次与上月相同")
    verb = _("较上月升 {points} 分，为什么") if change > 0 else _("较上月降 {points} 分，为什么")
    return verb.format(points=formats.points(abs(change)))


@remembered
def composition_sentence(rows: pd.DataFrame, unit_id: str) -> str:
    """What became of the unit's points, and where it lies among its peers; ``rows`` of the group as ``score_by_category``."""
    own = rows[rows["unit_id"] == unit_id]
    if set(rows["unit_id"]) == {unit_id}:
        return _points_sentence(own) + _("本组只有一个单位，没有可比的单位。")
    return _points_sentence(own) + _peers_sentence(own) + _strengths_sentence(own)


def _points_sentence(own: pd.DataFrame) -> str:
    names = {
        "earned_points": _("得 {points} 分"),
        "lost_points": _("失 {points} 分"),
        "open_points": _("未报 {points} 分"),
        "unscored_points": _("未计分 {points} 分"),
        "not_applicable_points": _("无任务 {points} 分"),
    }
    sums = {name: round(float(own[name].sum()), 2) for name in names}
    parts = [words.format(points=formats.points(sums[name])) for name, words in names.items() if sums[name]]
    return _("共 {points} 分：{parts}。").format(
        points=formats.number(float(own["points"].sum())), parts=formats.listing(parts)
    )


def _peers_sentence(own: pd.DataFrame) -> str:
    """In how many categories the unit lies above the whole group."""
    lead = _leads(own)
    if (lead == 0).all():
        return _("{count} 个类别都与全组得分率相同。").format(count=len(lead)) if len(lead) else ""
    above = int((lead > 0).sum())
    if not above:
        return _("{count} 个类别都不高于全组得分率。").format(count=len(lead))
    return _("{count} 个类别中有 {above} 个高于全组得分率。").format(count=len(lead), above=above)


def _leads(own: pd.DataFrame) -> pd.Series:
    """By how much the unit's rates lie above the group's, where both are known; equal ones by exactly 0."""
    return (own["score_rate"] - own["group_score_rate"]).dropna().round(9)


def _strengths_sentence(own: pd.DataFrame) -> str:
    """Where the unit lies furthest above and below its group; empty where it lies with it everywhere."""
    lead = _leads(own[own["category_rank"].notna()]).sort_values(kind="stable")
    if (lead == 0).all():
        return ""
    best, worst = own.loc[lead.index[-1]], own.loc[lead.index[0]]
    head = _("最强：{category}") if lead.iloc[-1] > 0 else _("最接近的是{category}")
    words = [head.format(category=_category_words(best))]
    if lead.iloc[0] < 0 and len(lead) > 1:
        words.append(_("最弱：{category}").format(category=_category_words(worst)))
    return formats.sentence(words)


def _category_words(row: pd.Series) -> str:
    return _("{category} {rate}（第 {rank}）").format(
        category=row["category_name"], rate=formats.percent(row["score_rate"]), rank=row["category_rank"]
    )


@remembered
def score_trend_sentence(rows: pd.DataFrame, unit_id: str, year: int) -> str:
    """Where the unit's score rate began and where it is now; ``rows`` as ``score_by_month``."""
    own = rows[(rows["unit_id"] == unit_id) & (rows["year"] == year)]
    if own.empty:
        return _("还没有填报。")
    first, last = own.iloc[0], own.iloc[-1]
    return _("{first}得分率 {start}，{last} {end}。").format(
        first=formats.month(int(first["month"])),
        start=formats.percent(first["score_rate"]),
        last=formats.month(int(last["month"])),
        end=formats.percent(last["score_rate"]),
    )


@remembered
def measures_sentence(rows: pd.DataFrame) -> str:
    """How many measures are in which state; ``rows`` as ``measures_by_unit``."""
    codes = [
        light if isinstance(light, str) else state for light, state in zip(rows["light"], rows["state"], strict=True)
    ]
    counts = pd.Series(codes).value_counts()
    parts = [f"{formats.status(code)} {counts[code]}" for code in formats.STATUSES if code in counts]
    return _("共 {count} 项：{parts}。").format(count=len(rows), parts=_("，").join(parts))
