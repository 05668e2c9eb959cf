"""Points as they are printed in a cell: 3, 3分, 1．5, and compound ones such as 3+2."""

import re

from assessment.documents.workbook.sheets import printed
from assessment.spreadsheets.values import UnreadableError, folded

_PART = r"\d+(?:\.\d+)?"
_POINTS = re.compile(rf"({_PART}(?:\s*\+\s*{_PART})*)\s*分?")


def points_of(value: object) -> tuple[float, str]:
    """The points a cell prints, and how it prints them; raises UnreadableError."""
    text = printed(value).strip()
    match = _POINTS.fullmatch(folded(text))
    if isinstance(value, bool) or not match:
        raise UnreadableError(f"应为分值，如 3 或 0.5，收到“{text}”")
    total = sum(float(part) for part in match[1].split("+"))
    if not total:
        raise UnreadableError("分值应大于 0；没有分值请空着")
    return total, text
