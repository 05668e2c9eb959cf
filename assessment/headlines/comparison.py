"""How units and years compare, in words."""

import pandas as pd

from assessment import basis, formats
from assessment.headlines.completion import completion_headline
from assessment.memory import remembered
from assessment.messages import translate as _

# Rates that differ by less, in percentage points, are written the same.
_SAME = 0.05


@remembered
def comparison_headline(rows: pd.DataFrame, year: int) -> str:
    """Who is furthest along in a year, by how much, and how that compares with the year before it among those shown.

    What is no amount or rate to be reached is said as on the page of one measure.
    """
    now = rows[rows["year"] == year]
    rated = now[now["light"].notna() & now["completion_rate"].notna()]
    if rated.empty or (rated["direction"] == "lower").any():
        return completion_headline(now)
    ordered = rated.sort_values("completion_rate", kind="stable")
    worst, best = ordered.iloc[0], ordered.iloc[-1]
    most, least = (formats.percent(one["completion_rate"]) for one in (best, worst))
    if len(rated) == 1:
        words = _("{year}年{unit}完成 {rate}").format(year=year, unit=best["short_name"], rate=most)
    elif most == least:
        words = _("{year}年{count} 个单位都完成 {rate}").format(year=year, count=len(rated), rate=most)
    else:
        words = _("{year}年{best}最高 {most}，{worst}最低 {least}，相差 {points} 个百分点").format(
            year=year,
            best=best["short_name"],
            worst=worst["short_name"],
            most=most,
            least=least,
            points=formats.number(100 * (best["completion_rate"] - worst["completion_rate"]), 0),
        )
    return basis.labelled(words + _since(rows, rated), rows)


def _since(rows: pd.DataFrame, now: pd.DataFrame) -> str:
    """How many units are further along than they were at the same month in the year before among those shown."""
    earlier = rows[rows["year"] < now["year"].iloc[0]]
    before = earlier[earlier["year"] == earlier["year"].max()].set_index("unit_id")["completion_rate"]
    moved = 100 * (now.set_index("unit_id")["completion_rate"] - before).dropna()
    if moved.empty:
        return ""
    year = earlier["year"].max()
    if len(now) > 1:
        return _("；比 {year}年同期 {up} 个提高、{down} 个下降").format(
            year=year, up=int((moved > _SAME).sum()), down=int((moved < -_SAME).sum())
        )
    move = float(moved.iloc[0])
    if abs(move) <= _SAME:
        return _("，与 {year}年同期持平").format(year=year)
    words = _("，比 {year}年同期高 {points} 个百分点") if move > 0 else _("，比 {year}年同期低 {points} 个百分点")
    return words.format(year=year, points=formats.number(abs(move), 1))


def comparison_scope(rows: pd.DataFrame) -> str:
    """How many units and which years are compared."""
    years = sorted(int(year) for year in rows["year"].unique())
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return _("{count} 个单位 · {years}年").format(count=rows["unit_id"].nunique(), years=span)


@remembered
def comparison_sentence(rows: pd.DataFrame) -> str:
    """Every unit's rates, year by year; what was not reported says so."""
    parts = []
    for name, part in rows.groupby("short_name", sort=False):
        years = formats.listing(
            _("{year}年 {rate}").format(
                year=row.year,
                rate=formats.status_word(row.state)
                if formats.is_absent(row.completion_rate)
                else formats.percent(row.completion_rate),
            )
            for row in part.itertuples()
        )
        parts.append(f"{name} {years}")
    return formats.sentence(parts)


@remembered
def comparison_subtitle(rows: pd.DataFrame, month: int) -> str:
    """As of when, of what, and that different measures of one concept are compared where they are."""
    until = (
        _("各年截至{month}，占当年目标的百分比。") if rows["completion_rate"].notna().any() else _("各年截至{month}。")
    )
    words = until.format(month=formats.month(month))
    names = rows["measure_name"].unique()
    if rows["measure_id"].nunique() > 1:
        words += _("各单位的同类指标（{names}），目标各按原文。").format(names=formats.listing(names[:3]))
    if rows["unit_of_measure"].nunique() > 1:
        words += _("计量单位不同，只比百分比。")
    return words


@remembered
def multiples_subtitle(months: pd.DataFrame, rows: pd.DataFrame) -> str:
    """What the small pictures share, and that some are left out where they are."""
    words = _("各图同一刻度，占本单位全年目标的百分比；断开处为未报月份。")
    drawn, there = months["unit_id"].nunique(), rows["unit_id"].nunique()
    if drawn < there:
        words += _("只画前 {drawn} 个单位，共 {there} 个；全部在上表。").format(drawn=drawn, there=there)
    return words


@remembered
def differences_sentence(scores: pd.DataFrame, year: int, count: int) -> str:
    """In which fields of work two to four units, of ``count`` compared, lie furthest apart."""
    some = _("最前和最后各两个单位，") if count > scores["unit_id"].nunique() else ""
    parts = []
    for _theme, part in scores.groupby("theme", sort=False):
        rated = part.dropna(subset=["score_rate"]).sort_values("score_rate", kind="stable")
        if len(rated) > 1:
            parts.append((float(rated["score_rate"].iloc[-1] - rated["score_rate"].iloc[0]), rated))
    apart = sorted((part for part in parts if part[0] > 0.0005), key=lambda part: -part[0])[:3]
    if not apart:
        return some + _("{year}年各类别得分率相同。").format(year=year)
    words = _("{category} {best} {most}、{worst} {least}")
    return (
        some
        + _("{year}年差别最大的类别：{differences}").format(
            year=year,
            differences=formats.sentence(
                words.format(
                    category=rated["category_name"].iloc[0],
                    best=rated["short_name"].iloc[-1],
                    most=formats.percent(rated["score_rate"].iloc[-1]),
                    worst=rated["short_name"].iloc[0],
                    least=formats.percent(rated["score_rate"].iloc[0]),
                )
                for _apart, rated in apart
            ),
        )
        + _("图右是相差的百分点。")
    )
