"""What files and sheets are called: in Chinese, with what is inside, without what file systems and Excel refuse."""

import re
from collections.abc import Iterable

_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')
_FORBIDDEN_IN_SHEETS = re.compile(r"[\[\]:*?/\\']+")
_MOST_CHARACTERS = 31
_MOST_BYTES = 180


def file_name(*parts: str, ending: str = "csv") -> str:
    """A Chinese file name that says what is inside: its parts joined with ``-``, without what file systems refuse."""
    said = "-".join(_FORBIDDEN_IN_NAMES.sub("", part) for part in parts if part)
    # A file system takes 255 bytes, a Chinese character is three.
    return said.encode()[:_MOST_BYTES].decode(errors="ignore").strip(".") + f".{ending}"


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Names of the sheets of a workbook: short, without what Excel refuses, each of its own."""
    taken: dict[str, str] = {}
    for title in titles:
        base = _FORBIDDEN_IN_SHEETS.sub(" ", title).strip()[:_MOST_CHARACTERS] or "Sheet"
        name, number = base, 2
        while name.lower() in taken:
            tail = f" {number}"
            name, number = base[: _MOST_CHARACTERS - len(tail)] + tail, number + 1
        taken[name.lower()] = name
    return list(taken.values())
