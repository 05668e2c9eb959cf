"""The catalogue of all tasks in words: how many were found, what each asks, and how units differ on one concept."""

from datetime import date
from typing import Any

import pandas as pd

from assessment import formats
from assessment.memory import remembered
from assessment.messages import translate as _


def commonality_words() -> dict[str, str]:
    """Common and specific tasks, as the documents call them."""
    return {"common": _("共性"), "specific": _("个性")}


def kind_words() -> dict[str, str]:
    """What sort of thing is measured."""
    return {"quantity": _("数量"), "ratio": _("比率"), "qualitative": _("定性"), "deadline": _("时限")}


@remembered
def catalogue_headline(rows: pd.DataFrame, targets: pd.DataFrame, concept: str | None, searched: str) -> str:
    """How many tasks there are, or were found; how units differ where they are compared on one ``concept``."""
    if concept:
        return concept_headline(targets, concept)
    count = formats.number(len(rows))
    if not searched:
        documents = rows["document_id"].nunique()
        return _("{documents} 个文件共有 {count} 项任务").format(documents=documents, count=count)
    return _("找到 {count} 项任务").format(count=count)


@remembered
def concept_headline(rows: pd.DataFrame, concept: str) -> str:
    """Who was asked for least and who for most of one concept; ``rows`` as ``reads.targets_by_concept``."""
    valued = rows[rows["target_value"].notna()]
    used = valued["unit_of_measure"].dropna().unique()
    if len(used) > 1:
        said = _("{concept}：{count} 个单位用了 {units} 种计量单位")
        return said.format(concept=concept, count=valued["unit_id"].nunique(), units=len(used))
    measured = valued[valued["unit_of_measure"].notna()] if len(used) else valued
    if measured.empty:
        return _("{concept}：目标都是文字，没有数值").format(concept=concept)
    least, most = measured["target_value"].min(), measured["target_value"].max()
    unit_of_measure = used[0] if len(used) else None
    low, high = (limit_words(None, value, None, unit_of_measure) for value in (least, most))
    if least == most:
        said = _("{concept}：{count} 个单位都是 {value}")
        return said.format(concept=concept, count=measured["unit_id"].nunique(), value=low)
    return _("{concept}：最低 {low}（{lowest}），最高 {high}（{highest}）").format(
        concept=concept, low=low, lowest=_who(measured, least), high=high, highest=_who(measured, most)
    )


def _who(rows: pd.DataFrame, value: float, most: int = 3) -> str:
    """The units with a value, by name where they are few."""
    names = list(dict.fromkeys(rows.loc[rows["target_value"] == value, "short_name"]))
    if len(names) <= most:
        return formats.listing(names)
    return _("{first}等 {count} 个单位").format(first=names[0], count=len(names))


@remembered
def catalogue_sentence(rows: pd.DataFrame, shown: pd.DataFrame) -> str:
    """Which of the tasks found are on this page, and what they are about."""
    measures = int(rows["measures"].map(len).sum())
    said = _("{count} 项任务含 {measures} 个指标，涉及 {documents} 个文件。").format(
        count=formats.number(len(rows)), measures=formats.number(measures), documents=rows["document_id"].nunique()
    )
    if len(shown) == len(rows):
        return said
    first = rows["indicator_id"].tolist().index(shown["indicator_id"].iloc[0]) + 1
    return said + _("本页为第 {first}–{last} 项；下载为全部 {count} 项。").format(
        first=first, last=first + len(shown) - 1, count=formats.number(len(rows))
    )


def limit_words(operator: object, value: float | None, upper: float | None, unit_of_measure: object) -> str:
    """A target as printed: comparison, number or range, and unit of measure."""
    sign = operator if isinstance(operator, str) and operator != "=" else ""
    unit = unit_of_measure if isinstance(unit_of_measure, str) else ""
    number = formats.number(value, 4)
    if not formats.is_absent(upper):
        number = f"{number}–{formats.number(upper, 4)}"
    return f"{sign}{number}{unit}" if unit in ("", "%", "‰") else f"{sign}{number} {unit}"


def target_said(measure: dict[str, Any]) -> str:
    """What a measure of the catalogue asks, as printed, and what it was changed to since."""
    return _("；").join(filter(None, (_printed_said(measure), _adjusted_said(measure))))


def _adjusted_said(measure: dict[str, Any]) -> str:
    """For how many units the printed target was changed since; for one unit to what, from when, and by which document."""
    if not measure.get("adjusted_count"):
        return ""
    if measure["unit_count"] > 1:
        return _("其中 {count} 个单位已调整").format(count=measure["adjusted_count"])
    adjusted = measure["adjusted"]
    said = limit_words(measure["operator"], adjusted["value"], adjusted["value_upper"], measure["unit_of_measure"])
    day = "" if adjusted["effective_date"] is None else formats.day(adjusted["effective_date"])
    words = _("{day}起调整为 {said}（{number}）") if day else _("调整为 {said}（{number}）")
    return words.format(day=day, said=said, number=adjusted["document_number"])


def _printed_said(measure: dict[str, Any]) -> str:
    """A number, the span over its units, a state, or words as printed."""
    value, highest, units = measure["lowest_value"], measure["highest_value"], measure["unit_count"]
    if units == 1 and measure["target_status"] in ("pending", "ambiguous"):
        return formats.status_word(measure["target_status"])
    if value is None:
        return by_day(measure["due_date"]) or measure["target_text"] or ""
    if value == highest or units == 1:
        said = limit_words(measure["operator"], value, measure["target_value_upper"], measure["unit_of_measure"])
        return said if units == measure["valued_count"] else said + _units(measure)
    return limit_words(measure["operator"], value, highest, measure["unit_of_measure"]) + _units(measure)


def by_day(due: date | None) -> str:
    """By when something is due; empty where no day is given."""
    return "" if due is None else _("期限 {day}").format(day=formats.day(due))


def _units(measure: dict[str, Any]) -> str:
    return _("（{count} 个单位）").format(count=measure["valued_count"])


def targets_said(measures: list[dict[str, Any]]) -> str:
    """Every measure of a task with what it asks, as one line of a download."""
    said = ((measure["measure_name"], target_said(measure)) for measure in measures)
    return _("；").join(f"{name}：{words}" if words else name for name, words in said)


@remembered
def concept_sentence(rows: pd.DataFrame) -> str:
    """How many units have a target on the concept, from which to which in each unit of measure; nothing is added up."""
    valued = rows[rows["target_value"].notna()]
    parts = [
        _("{span}（{count} 个单位）").format(
            span=_span(part["target_value"], unit_of_measure), count=part["unit_id"].nunique()
        )
        for unit_of_measure, part in valued.groupby("unit_of_measure", sort=False)
    ]
    words = rows[rows["target_value"].isna()]["unit_id"].nunique()
    parts += [_("{count} 个单位的目标是文字，没有数值").format(count=words)] if words else []
    return formats.sentence(parts)


def _span(values: pd.Series, unit_of_measure: object) -> str:
    highest = values.max() if values.max() != values.min() else None
    return limit_words(None, values.min(), highest, unit_of_measure)
