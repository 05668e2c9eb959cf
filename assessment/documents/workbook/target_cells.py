"""A target as it stands in one cell: a number, ≥95%, 约500, 80~90, a date, words, 待下达, or / where there is no task."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from assessment.documents.deadlines import deadlines
from assessment.documents.phrases import phrases
from assessment.documents.quantities import quantities
from assessment.documents.workbook.sheets import printed
from assessment.spreadsheets import values
from assessment.spreadsheets.values import UnreadableError, folded

_NONE = re.compile(r"[/／—–―－ー-]+|无此?项?任务|不涉及")
_PENDING = re.compile(r"待定|待[^，。；]*下达")
_ABOUT = re.compile(r"约|左右|大约")
_RANGE = re.compile(r"(\d+(?:\.\d+)?)\s*%?\s*(?:[~〜～—–-]|至|到)\s*(\d+(?:\.\d+)?)\s*(\D*)")
_SIGNED = re.compile(r"([≥≤<>=])?\s*([+-]?[\d,]+(?:\.\d+)?)")
_EXAMPLES = "应为数字，或写成 ≥95%、约500、80~90、待下达，没有任务写 /"


@dataclass(frozen=True)
class Cell:
    """What one cell gives: a value or a range with its sign and unit as printed, a day, words, and how it stands."""

    text: str
    value: float | None = None
    value_upper: float | None = None
    due_date: date | None = None
    operator: str | None = None
    unit_of_measure: str | None = None
    qualifier: str | None = None
    status: str = "issued"


def read_cell(value: Any, kind: str, year: int) -> Cell | None:
    """The target in a cell for a measure of some kind; null where it is blank; raises UnreadableError."""
    if values.is_blank(value):
        return None
    text = printed(value).strip()
    if isinstance(value, bool):
        raise UnreadableError(f"看不懂“{value}”；{_EXAMPLES}")
    if _NONE.fullmatch(folded(text)):
        return Cell(text, status="not_applicable")
    if _PENDING.search(text):
        return Cell(text, status="pending")
    if kind == "qualitative":
        return Cell(text)
    if kind == "deadline":
        return _day(value, text, year)
    return _number(value, text)


def _day(value: Any, text: str, year: int) -> Cell:
    if isinstance(value, datetime | date):
        return Cell(text, due_date=value.date() if isinstance(value, datetime) else value)
    found = {one.due_date for one in deadlines(text, year, before_only=False)}
    if not found:
        try:
            return Cell(text, due_date=values.day(text))
        except UnreadableError as error:
            raise UnreadableError(f"看不出期限“{text}”，应为 6月底前 或 {year}-06-30") from error
    if len(found) > 1:
        raise UnreadableError(f"“{text}”有几个日期；请分成几个指标，或在“目标明细”中逐个写明时限")
    return Cell(text, due_date=found.pop())


def _number(value: Any, text: str) -> Cell:
    if isinstance(value, int | float):
        return Cell(text, values.number(value))
    if isinstance(value, datetime | date):
        raise UnreadableError(f"是日期 {text}；{_EXAMPLES}")
    words = folded(text).replace(">=", "≥").replace("<=", "≤")
    qualifier = "about" if _ABOUT.search(words) else None
    plain = _ABOUT.sub("", words).strip()
    if match := _RANGE.fullmatch(plain):
        lower, upper = float(match[1]), float(match[2])
        if lower >= upper:
            raise UnreadableError(f"“{text}”的下限应小于上限")
        return Cell(text, lower, upper, qualifier=qualifier, unit_of_measure=match[3].strip() or None)
    if match := _SIGNED.fullmatch(plain):
        return Cell(text, values.number(match[2].replace(",", "")), operator=match[1], qualifier=qualifier)
    return _phrase(text, plain, qualifier)


def _phrase(text: str, plain: str, qualifier: str | None) -> Cell:
    """A number with words around it; words that demand none of something are zero."""
    found = quantities(plain.replace(",", ""))
    if len(found) > 1:
        raise UnreadableError(f"“{text}”一格里有几个数；请一个指标一行，市本级另写一列")
    if found:
        one = found[0]
        return Cell(text, one.value, one.value_upper, None, one.operator, one.unit_of_measure, qualifier)
    zeros = [phrase for phrase in phrases(plain) if phrase.value == 0]
    if len(zeros) == 1:
        return Cell(text, 0.0)
    raise UnreadableError(f"看不懂目标“{text}”；{_EXAMPLES}")


def guessed_kind(cells: Iterable[Any], unit_of_measure: str | None) -> tuple[str, str | None]:
    """What a row without 性质 measures, and in which unit where its cells, all the same, print one.

    A row with a unit of measure, or whose every cell is a number, counts something; % is a rate; the rest is words.
    """
    found = [one for one in map(_tried, cells) if one is not None and one.status == "issued"]
    units = {one.unit_of_measure for one in found if one.unit_of_measure}
    unit = unit_of_measure or (units.pop() if len(units) == 1 else None)
    is_counted = bool(found) and all(one.value is not None for one in found)
    if unit is None and not is_counted:
        return "qualitative", None
    return ("ratio" if unit in ("%", "‰") else "quantity"), unit


def _tried(value: Any) -> Cell | None:
    """A cell as a number, else as words."""
    try:
        return read_cell(value, "quantity", 2000)
    except UnreadableError:
        return Cell(printed(value))
