"""The ranking in words: the headline, the sentence that replaces the picture, what it rests on."""

import pandas as pd

from assessment import basis, formats
from assessment.memory import remembered
from assessment.messages import translate as _


@remembered
def ranking_headline(rows: pd.DataFrame) -> str:
    """Who is first and last, and how far apart."""
    ranked = rows[rows["rank"].notna()]
    first = ranked[ranked["rank"] == ranked["rank"].min()]
    last = ranked[ranked["rank"] == ranked["rank"].max()]
    if len(first) == len(ranked):
        return basis.labelled(_("{count} 个单位得分相同").format(count=len(ranked)), rows)
    leaders, spread = _names(first), ranked["score"].max() - ranked["score"].min()
    lead = _("{units}并列第一") if len(first) > 1 else _("{units}领先")
    if len(first) == 1 and first["worst_rank"].iloc[0] > 1:
        lead = _("{units}暂时领先")
    tail = _("{units}居末，相差 {points} 分").format(units=_names(last), points=formats.points(spread))
    return basis.labelled(_("{lead}，{tail}").format(lead=lead.format(units=leaders), tail=tail), rows)


@remembered
def ranking_sentence(rows: pd.DataFrame) -> str:
    """The whole ranking as one sentence; a group of one is not ranked."""
    if rows.empty:
        return _("本组只有一个单位，不排名。")
    parts = [
        _("第{rank} {unit} {score} 分").format(
            rank=formats.rank(row.rank, is_tied=row.is_tied), unit=row.short_name, score=formats.points(row.score)
        )
        for row in rows.itertuples()
    ]
    return formats.sentence(parts)


@remembered
def movement_sentence(rows: pd.DataFrame) -> str:
    """Who moved since the month before; says so when nobody did."""
    moved = rows[rows["rank_change"].notna() & (rows["rank_change"] != 0)]
    if rows["rank_change"].isna().all():
        return _("上月没有可比的位次。")
    if moved.empty:
        return _("位次与上月相同。")
    parts = [f"{row.short_name} {formats.rank_change(row.rank_change)}" for row in moved.itertuples()]
    return _("较上月：{moves}。").format(moves=formats.listing(parts))


@remembered
def silent_sentence(rows: pd.DataFrame) -> str:
    """Who has not reported what was due, as that too keeps scores low; empty when nobody is silent."""
    missing = (rows["due_count"] - rows["reported_count"]).rename("missing")
    silent = rows.assign(missing=missing)[missing > 0].sort_values("missing", ascending=False, kind="stable")
    if silent.empty:
        return ""
    units = [_("{unit} {count} 项").format(unit=row.short_name, count=int(row.missing)) for row in silent.itertuples()]
    return _("另有到期未报：{units}（未报不当作 0）。").format(units=formats.listing(units))


def _names(rows: pd.DataFrame) -> str:
    return formats.listing(rows["short_name"])


@remembered
def ranking_subtitle(rows: pd.DataFrame) -> str:
    """What the ranking shows: points that can be earned, and points left out."""
    if rows.empty:
        return ranking_sentence(rows)
    words = _("可计 {points} 分").format(points=formats.number(rows["assessable_points"].max()))
    unscored = rows["unscored_points"].max()
    if unscored > 0:
        words += _("，未计分 {points} 分（待下达、归属不明或未到期）").format(points=formats.number(unscored))
    provisional = rows[~rows["is_official"] & rows["rank"].notna()]
    if len(provisional) and not basis.is_simulated(rows):
        names = formats.listing(provisional["short_name"])
        words += _("；{units}报送率不到门槛，位次为暂列").format(units=names)
    return formats.sentence([words])


@remembered
def rules_note(rows: pd.DataFrame) -> str:
    """By which rules the scores came about, and that nobody but the system chose them."""
    if rows["has_own_rules"].any():
        words = _("计分规则由方案规定，没有规定的为系统默认，见“评分规则”。各项四舍五入到两位小数后相加。")
        return words + (_("模拟数据不构成正式位次。") if basis.is_simulated(rows) else "")
    words = _(
        "计分规则为系统默认，原文未作规定：数量按完成比例计分、满分封顶；比率达标得分；上限类超过即扣；定性按优、良、中、差系数；"
        "由其他部门考核的取其结果。各项四舍五入到两位小数后相加，同分同名次。年末之前的得分，是按目前完成情况计算的得分。"
    )
    if basis.is_simulated(rows):
        words += _("模拟数据不构成正式位次。")
    return words
