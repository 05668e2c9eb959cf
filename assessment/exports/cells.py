"""A cell of a file: how a value is written, when two cells say the same, and the mark that tells an edited one.

Spreadsheets rewrite what they save: 2022-01-31 becomes 2022/1/31, 007 becomes 7, 0.50 becomes 0.5. So cells are compared,
and marked, by what they mean.
"""

import base64
import hashlib
import math
import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pandas as pd

# What a spreadsheet would run as a formula; only text can be one, numbers stay numbers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_MOMENT = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?")
_MARK_LENGTH = 3
_FIRST = "~"


def is_absent(value: object) -> bool:
    """Whether there is no value; a list is one, even an empty one."""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def is_formula(words: str) -> bool:
    """Whether a spreadsheet would run these words."""
    return words.startswith(_FORMULA)


def words_of(value: Any) -> str:
    """A value as it stands in a CSV: nothing for none, days without a time, numbers with the digits they have."""
    if is_absent(value):
        return ""
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return f"{value:%Y-%m-%d}"
    if isinstance(value, str):
        return f"'{value}" if is_formula(value) else value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def meaning(value: Any) -> str:
    """What a cell says, whichever way a spreadsheet has saved it: equal cells have the same."""
    if is_absent(value):
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if isinstance(value, datetime):
        return _moment(value)
    return value.isoformat() if isinstance(value, date) else _read(str(value))


def _read(words: str) -> str:
    said = " ".join(words.removeprefix("'").split())
    if _NUMBER.fullmatch(said):
        return _number(Decimal(said)) if len(said) <= 15 else said
    for form in (_DAY, _MOMENT):
        if found := form.fullmatch(said):
            try:
                return _moment(datetime(*(int(part or 0) for part in found.groups())))  # type: ignore[arg-type]
            except ValueError:
                return said
    return said


def _number(value: float | Decimal) -> str:
    """Twelve digits, as in a CSV; a spreadsheet itself keeps no more than fifteen."""
    return f"{float(value) or 0.0:.12g}"


def _moment(value: datetime) -> str:
    """Seconds, as people write them; a day without a time is that day."""
    if (value.hour, value.minute, value.second) == (0, 0, 0):
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m-%d %H:%M}"


def mark(heading: str, value: Any) -> str:
    """Three letters that an edited cell no longer has; one in 262,144 has them by chance."""
    digest = hashlib.sha256(f"{heading}\0{meaning(value)}".encode()).digest()
    return base64.b64encode(digest[:3], altchars=b"_.").decode()[:_MARK_LENGTH]


def joined(marks_of_row: Iterable[str]) -> str:
    """The marks of a row as one word, which no spreadsheet takes for a number or a formula."""
    return _FIRST + "".join(marks_of_row)


def marks(words: str) -> frozenset[str]:
    """The marks of a row, whatever has become of the order of its columns."""
    said = words.strip().removeprefix(_FIRST)
    return frozenset(said[at : at + _MARK_LENGTH] for at in range(0, len(said), _MARK_LENGTH))
