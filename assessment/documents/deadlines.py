"""Dates by which something is due, inside a passage: 6月底前完成验收, 2019年7月9日前提交成果."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d{2})年)?(?P<month>1[0-2]|[1-9])月(?:(?P<day>\d{1,2})日|底)(?P<before>之前|以前|前)?"
)
_BOUNDARIES = "，。；;\n"
_CLAUSE = re.compile(rf"[^{_BOUNDARIES}]*")


@dataclass(frozen=True)
class Deadline:
    """The last day for some work; ``work`` is its clause without the date, ``text`` the clause as printed."""

    work: str
    due_date: date
    text: str
    start: int


def deadlines(text: str, year: int, *, before_only: bool = True) -> list[Deadline]:
    """Every deadline of a passage in printed order; a date without a year is one of ``year``.

    In prose only 前 makes a date a deadline; in a cell that asks for dates, ``before_only=False``, every date is one.
    """
    found = []
    for match in _DATE.finditer(text):
        due = _day(int(match["year"] or year), int(match["month"]), match["day"])
        if due is None or (before_only and not match["before"]):
            continue
        start = max(text.rfind(mark, 0, match.start()) for mark in _BOUNDARIES) + 1
        clause = _CLAUSE.match(text, start)
        words = clause[0] if clause else ""
        found.append(Deadline(_work(words) or words, due, words.strip(), start))
    return found


def _day(year: int, month: int, day: str | None) -> date | None:
    """A day of a month, or its last one where none is printed; None where the month has no such day."""
    last = monthrange(year, month)[1]
    wanted = int(day) if day else last
    return date(year, month, wanted) if 1 <= wanted <= last else None


def _work(clause: str) -> str:
    plain = re.sub(r"[于在至]?\s*" + _DATE.pattern, "", clause).strip(" ，。")
    return re.sub(r"^\d{1,2}[、.．]\s*", "", plain)
