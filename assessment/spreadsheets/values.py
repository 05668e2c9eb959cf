"""Single values as people write them: numbers, choices, dates, and lists in one cell."""

import math
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction

from assessment.problems import nearest

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(\s*/\s*\d+)?")
_PAIR = re.compile(r"([^=:]*[^=:\s])\s*[=:]\s*(\S.*)")
_MOST_DIGITS = 15


class UnreadableError(Exception):
    """A value that cannot be read as what it should be; says in Chinese what is wrong and what would be right."""


def folded(value: object) -> str:
    """Text with full-width characters narrowed, as people type them in Chinese; white space around it is nothing."""
    return unicodedata.normalize("NFKC", str(value)).strip()


def is_blank(value: object) -> bool:
    """Whether nothing was written."""
    return value is None or (isinstance(value, str) and not value.strip())


def number(value: object) -> float:
    """A number, or a fraction such as 1/3."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise UnreadableError(f"应为数字，收到 {_shown(value)}")
    if isinstance(value, int | float):
        if not math.isfinite(value):
            raise UnreadableError(f"应为数字，收到 {_shown(value)}")
        return float(value)
    words = folded(value)
    if not _NUMBER.fullmatch(words) or len(words) > 2 * _MOST_DIGITS:
        raise UnreadableError(f"应为数字，收到 {_shown(value)}")
    try:
        return float(Fraction(words.replace(" ", "")))
    except ZeroDivisionError as error:
        raise UnreadableError(f"分母不能为零，收到 {_shown(value)}") from error


def within(value: object, minimum: float | None, maximum: float | None = None, *, may_equal: bool = True) -> float:
    """A number within bounds; the upper bound always belongs to them, the lower one where ``may_equal``."""
    found = number(value)
    is_low = minimum is not None and (found < minimum or (found == minimum and not may_equal))
    if is_low or (maximum is not None and found > maximum):
        least = "" if minimum is None else f"{'不小于' if may_equal else '大于'} {minimum:g}"
        most = "" if maximum is None else f"不大于 {maximum:g}"
        raise UnreadableError(f"应{'、'.join(filter(None, (least, most)))}，收到 {_shown(value)}")
    return found


def choice(value: object, words: Mapping[str, str]) -> str:
    """The code of a choice, written as the code or as its Chinese words."""
    asked = folded(value)
    for code, said in words.items():
        if asked in (code, folded(said)):
            return code
    raise UnreadableError(f"没有 {_shown(value)} 这个选项；{nearest(asked, [*words.values(), *words])}")


def day(value: object) -> date | None:
    """A date; null where nothing is written."""
    if is_blank(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    match = _DATE.fullmatch(folded(value)) if isinstance(value, str) else None
    try:
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError as error:
        raise UnreadableError(f"没有 {_shown(value)} 这一天，应为 2022-07-01 这样的日期") from error
    raise UnreadableError(f"看不懂日期 {_shown(value)}，应为 2022-07-01 这样的日期")


def words(value: object) -> str | None:
    """Text in one piece; null where nothing is written."""
    if is_blank(value):
        return None
    if isinstance(value, bool | dict | list | float):
        raise UnreadableError(f"应为文字，收到 {_shown(value)}")
    return str(value).strip()


def pairs(value: object, example: str) -> dict[str, object]:
    """Names with their values: a table of TOML, or ``name=value; name=value`` in a cell."""
    if isinstance(value, Mapping):
        return {folded(name): one for name, one in value.items()}
    if not isinstance(value, str):
        raise UnreadableError(f"应写成 {example}，收到 {_shown(value)}")
    found: dict[str, object] = {}
    for part in filter(None, (part.strip() for part in re.split(r"[;,、\n]", folded(value)))):
        match = _PAIR.fullmatch(part)
        if not match:
            raise UnreadableError(f"应写成 {example}，看不懂“{part}”")
        if match[1] in found:
            raise UnreadableError(f"“{match[1]}”写了两次")
        found[match[1]] = match[2]
    return found


def bounds(value: object) -> tuple[float, float]:
    """A lower and an upper bound: a list of two, or ``0.6~0.8``."""
    if isinstance(value, str):
        value = [part for part in re.split(r"[~〜–—-]|至|到", folded(value)) if part.strip()]
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise UnreadableError(f"应为下限和上限，如 0.6~0.8，收到 {_shown(value)}")
    return number(value[0]), number(value[1])


def _shown(value: object) -> str:
    """A value as it was written, cut where it is long."""
    text = "空白" if is_blank(value) else f"“{value}”"
    return text if len(text) <= 40 else f"{text[:38]}…”"
