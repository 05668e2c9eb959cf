"""Is every line of a document accounted for: stored by some row, or listed as not data with a reason?

A parser says so while it reads: ``parsed.use(...)`` for lines that went into rows, ``parsed.label(...)`` for the words on them
that only name a value, ``parsed.skip(...)`` for lines that are not data. What it says is checked, not believed: a skipped line
with a number is missing, and so is a used line with words that are no label and that no row stores.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from assessment.documents.origin import Document
from assessment.documents.parsed import Parsed, Row

# Why a line is not data.
HEADING, TABLE_HEAD, COVER, CONTENTS, SIGNATURE, PAGE_FURNITURE = "标题", "表头", "封面", "目录", "签章栏", "页码"
# What became of the others: stored by rows, or nobody knows.
USED, UNACCOUNTED = "入库", "去向不明"

# What a line that is not data may count: years, its own numbering, an annex, the page it is on or refers to.
_COUNTED = re.compile(
    r"\d{4}\s*年|^\s*(?:附件\s*)?\d{1,2}\s*(?:[、.．]|$)|\t\d{1,3}\s*$|^\s*[-—–·]\s*\d{1,4}\s*[-—–·]\s*$|第\s*\d{1,4}\s*页"
)
# What the word processor left between words.
_MARKUP = re.compile(r"\[bookmark:\s*\w+\]|</?p>")
_BRACKETS = re.compile(r"[()（）]")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(?:%|％|分|元|万元)?")


@dataclass(frozen=True)
class Coverage:
    """The lines of one document that print something: used, not data, and neither.

    ``unstored`` are the used lines with words that no row stores.
    """

    document_id: str
    printed: tuple[int, ...]
    used: tuple[int, ...]
    not_data: dict[int, str]
    missing: tuple[int, ...]
    unstored: tuple[int, ...]

    @property
    def unaccounted(self) -> tuple[int, ...]:
        """The lines that something is wrong with, in printed order."""
        return tuple(sorted({*self.missing, *self.unstored}))

    def use_of(self, line: int) -> str | None:
        """What became of a line, as ``passage.line_use`` says it; None where it prints nothing."""
        if line not in self._printed:
            return None
        return UNACCOUNTED if line in self._unaccounted else self.not_data.get(line, USED)

    @cached_property
    def _printed(self) -> frozenset[int]:
        return frozenset(self.printed)

    @cached_property
    def _unaccounted(self) -> frozenset[int]:
        return frozenset(self.unaccounted)

    @property
    def share(self) -> float:
        """The share of printed lines that are accounted for."""
        return 1 - len(self.unaccounted) / len(self.printed) if self.printed else 1.0


def coverage(parsed: Parsed, document_id: str) -> Coverage:
    """Which printed lines of a document are accounted for, and how; a line is used before it is not data.

    A line with any other number is data, whatever it was taken for: unless a row stores it, it is missing.
    """
    lines = _printed(parsed, document_id)
    used = tuple(line for line in lines if line in parsed.used[document_id])
    reasons = parsed.not_data[document_id]
    skipped = {line for line, text in lines.items() if not _counts(text)} - set(used)
    not_data = {line: reasons[line] for line in lines if line in reasons and line in skipped}
    missing = tuple(line for line in lines if line not in used and line not in not_data)
    stored, labels = _Stored(document_id, parsed), parsed.labels[document_id]
    unstored = tuple(line for line in used if not stored.holds(lines[line], labels[line]))
    return Coverage(document_id, tuple(lines), used, not_data, missing, unstored)


def unaccounted(document: Document, parsed: Parsed) -> list[int]:
    """The printed lines that are neither used nor, for an acceptable reason, not data."""
    return list(coverage(parsed, document.origin.document_id).missing)


def unstored(document: Document, parsed: Parsed) -> list[int]:
    """The lines said to be used that have a cell whose characters no row of the document stores."""
    return list(coverage(parsed, document.origin.document_id).unstored)


def doubtful(document: Document, parsed: Parsed) -> list[int]:
    """The lines listed as not data although they hold a number other than numbering, page or year."""
    document_id = document.origin.document_id
    skipped = parsed.not_data[document_id].keys() - parsed.used[document_id]
    return sorted(line for line in skipped if _counts(document.lines[line - 1]))


def _counts(text: str) -> bool:
    return bool(re.search(r"\d", _COUNTED.sub("", text)))


def _printed(parsed: Parsed, document_id: str) -> dict[int, str]:
    rows = (row for row in parsed.rows["passage"] if row["document_id"] == document_id)
    return {row["line"]: row["text"] for row in rows if row["text"].strip()}


class _Stored:
    """What the rows taken from a document store; its title and its passages, which store every line, do not count."""

    def __init__(self, document_id: str, parsed: Parsed) -> None:
        values = [value for row in _rows(document_id, parsed) for value in row.items() if value[1] is not None]
        self.words = {_plain(words) for name, value in values for words in _written(name, value)}
        self.text = "\n".join(self.words)
        self.numbers = {number for name, value in values for number in _numbers(name, value)}

    def holds(self, text: str, labels: list[str]) -> bool:
        """Whether every cell of a line is stored, but for its labels."""
        return all(self._holds_cell(_plain(cell), labels) for cell in _MARKUP.sub("\t", text).split("\t"))

    def _holds_cell(self, cell: str, labels: list[str]) -> bool:
        if cell in self.text:
            return True
        for label in sorted(map(_plain, labels), key=len, reverse=True):
            cell = cell.replace(label, "\n", 1)
        return all(self._holds_piece(piece) for piece in cell.split("\n"))

    def _holds_piece(self, piece: str) -> bool:
        if piece in self.text or self._holds_number(piece):
            return True
        parts = _BRACKETS.split(piece)
        if len(parts) > 1:
            return all(self._holds_piece(part) for part in parts)
        return any(piece[:cut] in self.words and piece[cut:] in self.words for cut in range(1, len(piece)))

    def _holds_number(self, piece: str) -> bool:
        match = _AMOUNT.fullmatch(piece)
        return match is not None and Decimal(match[1]) in self.numbers


def _rows(document_id: str, parsed: Parsed) -> Iterator[Row]:
    for table, rows in parsed.rows.items():
        for row in rows:
            origin = row["measure_id"].partition("/")[0] if table == "measure" else row.get("document_id")
            if table == "unit" or (table not in ("document", "passage") and origin == document_id):
                yield row


def _written(name: str, value: object) -> Iterator[str]:
    """A value as it may be printed: words, a date, and the name of every heading a section stands under."""
    if isinstance(value, str):
        yield value
        if name == "section":
            yield from value.split("/")
    elif isinstance(value, date):
        yield f"{value.year}-{value.month}-{value.day}"


def _numbers(name: str, value: object) -> Iterator[Decimal]:
    """A number, and an amount in yuan as it is printed in 万元."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield Decimal(repr(value))
        if name.endswith("_yuan"):
            yield Decimal(repr(value)) / 10000


def _plain(words: str) -> str:
    return re.sub(r"\s", "", words)
