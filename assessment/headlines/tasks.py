"""A unit's task book in words: how many tasks, how many points, and whether they come to what they should."""

import pandas as pd

from assessment import formats
from assessment.memory import remembered
from assessment.messages import translate as _


def tasks_headline(total: pd.Series) -> str:
    """How many tasks and points a unit has, and whether the total is what it should be."""
    said = _("{unit}：{count} 项任务").format(unit=total["unit_name"], count=total["indicator_count"])
    if not total["pointed_count"]:
        return _("{said}，原文没有分值").format(said=said)
    said = _("{said}，分值合计 {points}").format(said=said, points=formats.number(total["points"]))
    if not formats.is_absent(total["usual_points"]) and total["points"] != total["usual_points"]:
        return said + _("，{difference}").format(difference=_against_usual(total))
    declared = total["declared_points"]
    if not formats.is_absent(declared) and total["is_whole"] and total["points"] != declared:
        return said + _("，{difference}").format(difference=_declared(total["points"], declared))
    return said


def _against_usual(total: pd.Series) -> str:
    difference = total["points"] - total["usual_points"]
    template = _("比同组通常的 {usual} 多 {more}") if difference > 0 else _("比同组通常的 {usual} 少 {more}")
    return template.format(usual=formats.number(total["usual_points"]), more=formats.number(abs(difference)))


def points_check(total: pd.Series) -> str:
    """The check of a unit's total against what the document declares and what is usual in its group."""
    points = total["points"]
    parts = [_("分值合计 {points}").format(points=formats.number(points))]
    if not formats.is_absent(total["declared_points"]) and total["is_whole"]:
        parts.append(_declared(points, total["declared_points"]))
    if not formats.is_absent(total["usual_points"]):
        same = _("与同组 {count} 个单位通常的合计相同").format(count=total["group_size"])
        parts.append(same if points == total["usual_points"] else _against_usual(total))
    blank = total["indicator_count"] - total["pointed_count"]
    parts += [_("{count} 项没有印分值").format(count=blank)] if blank else []
    return formats.sentence(parts)


def _declared(points: float, declared: float) -> str:
    if points == declared:
        return _("与原文声明的总分 {declared} 相符").format(declared=formats.number(declared))
    template = _("原文声明总分 {declared}，多 {more}") if points > declared else _("原文声明总分 {declared}，少 {more}")
    return template.format(declared=formats.number(declared), more=formats.number(abs(points - declared)))


@remembered
def categories_points_sentence(rows: pd.DataFrame) -> str:
    """The points of the uppermost categories, and which do not come to what they declare."""
    top = rows[rows["level"] == rows["level"].min()]
    parts = [f"{row.category_name} {formats.number(row.points)}" for row in top.itertuples()]
    wrong = rows[rows["points_difference"].fillna(0) != 0]["category_name"]
    parts += [_("{names}与声明的分值不符").format(names=formats.listing(wrong))] if len(wrong) else []
    return formats.sentence(parts)


@remembered
def tasks_sentence(rows: pd.DataFrame) -> str:
    """How many tasks are common and how many the unit's own, where the document says so."""
    parts = [_("共 {count} 项，按原文顺序").format(count=len(rows))]
    counts = rows["commonality"].value_counts()
    if "common" in counts and "specific" in counts:
        parts.append(_("共性 {common} 项、个性 {specific} 项").format(**counts.to_dict()))
    return formats.sentence(parts)
