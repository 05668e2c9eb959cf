"""A workbook or Word file of ours: its stamps, and its tables as they stand now."""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from assessment import messages, stamps
from assessment.exports import STAMPS
from assessment.messages import translate as _
from assessment.stamps import Stamp
from assessment.verification.found import Table
from assessment.verification.guards import not_ours, refuse_cells
from assessment.verification.text_files import speaking

_PROPERTY = re.compile(
    rf'name="{stamps.KEYWORD}"[^>]*>\s*<(?:\w+:)?lpwstr[^>]*>(.*?)</(?:\w+:)?lpwstr>', re.S
)  # fmt: skip


def property_stamp(content: bytes) -> Stamp | None:
    """The stamp among the properties of an office file; null where there is none. Raises StampError for a broken one."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if "docProps/custom.xml" not in package.namelist():
            return None
        found = _PROPERTY.search(package.read("docProps/custom.xml").decode("utf-8", "replace"))
    return stamps.read(unescape(found[1])) if found else None


def workbook_tables(name: str, content: bytes) -> list[Table]:
    """The stamped sheets of a workbook; raises InputError when it has none."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if STAMPS not in book.sheet_names:
            raise not_ours(name, _("里面没有文件印记。"))
        kept = _cells(name, book, STAMPS)
        return list(_tables(name, book, kept))
    except (CalamineError, OSError, ValueError) as error:
        raise not_ours(name, _("打不开这个工作簿。")) from error


def _tables(name: str, book: CalamineWorkbook, kept: list[list[Any]]) -> Iterator[Table]:
    for row in kept:
        title, part, words = (*map(str, row), "", "", "")[:3]
        stamp = stamps.read(words)
        if title not in book.sheet_names:
            yield Table(title, stamp, (), [])
            continue
        cells = _cells(name, book, title)
        head = [str(heading).strip() for heading in cells[0]] if cells else []
        # What was written is data; a row that is quite empty is nobody's.
        rows = [line for line in cells[1:] if any(cell not in ("", None) for cell in line)]
        place = _mark_place(head)
        marks = None if place is None else [str(line[place]) for line in rows]
        yield Table(title, stamp, tuple(head), rows, marks, part, is_raw=stamp.kind == "data")


def _cells(name: str, book: CalamineWorkbook, title: str) -> list[list[Any]]:
    sheet = book.get_sheet_by_name(title)
    refuse_cells(name, sheet.total_height, sheet.total_width)
    return sheet.to_python(skip_empty_area=False)


def _mark_place(head: list[str]) -> int | None:
    for language in messages.LANGUAGES:
        with speaking(language):
            if _("校验") in head:
                return head.index(_("校验"))
    return None
