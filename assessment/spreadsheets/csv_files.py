"""CSV as people save it: in UTF-8 with or without a mark, in GB18030, or as Excel's Unicode text; commas, tabs or semicolons."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assessment.problems import InputError

_SIGNATURES = {
    b"PK\x03\x04": "内容是 .xlsx 工作簿；请把扩展名改为 .xlsx 再导入",
    b"\xd0\xcf\x11\xe0": "内容是旧版 .xls 工作簿；请用 Excel 或 WPS 另存为 .xlsx 再导入",
    b"%PDF": "内容是 PDF；请填在模板里再导入",
}
_HEAD_BYTES = 64 * 1024
_DELIMITERS = (",", "\t", ";")
_MOST_CELL = 131_072
_QUOTED = re.compile(rb'"[^"]*"')
_PIECE = 1024 * 1024


@dataclass(frozen=True)
class CsvHead:
    """The first row of a CSV file, and what parts its cells; ``is_plain`` where the rest may be read as UTF-8 with it above."""

    headings: list[str]
    delimiter: str
    is_plain: bool


def refuse_other_files(name: str, content: bytes) -> None:
    """Raise InputError when a file that is called CSV is empty or something else."""
    if not content[:_HEAD_BYTES].strip() and not content.strip():
        raise InputError([f"{name}：文件是空的；请填好再导入。"])
    for signature, words in _SIGNATURES.items():
        if content.startswith(signature):
            raise InputError([f"{name}：扩展名是 .csv，{words}。"])


def first_row(path: Path) -> list[str]:
    """The first row of a CSV file; raises InputError when it is no text, or something else."""
    with path.open("rb") as stream:
        begin = stream.read(_HEAD_BYTES)
        refuse_other_files(path.name, begin)
        if b"\n" in begin and not begin.startswith((b"\xff\xfe", b"\xfe\xff")):
            # No character of the usual encodings holds the byte that ends a line.
            text = decoded(path.name, begin.partition(b"\n")[0])
        else:
            text = decoded(path.name, begin + stream.read())
    line = _first_line(text)
    return next(csv.reader(io.StringIO(line), delimiter=_delimiter(line)), [])


def head(name: str, content: bytes) -> CsvHead:
    """What the beginning of a CSV file says of the rest; raises InputError when it is no text."""
    begin = content[:_HEAD_BYTES]
    try:
        # A character may be cut at the end of the piece.
        text = begin.decode("utf-8-sig") if len(begin) == len(content) else _cut(begin).decode("utf-8-sig")
        is_plain = b"\0" not in begin
    except UnicodeDecodeError:
        is_plain = False
    if not is_plain:
        text = decoded(name, content)
    line = _first_line(text)
    delimiter = _delimiter(line)
    first = next(csv.reader(io.StringIO(line), delimiter=delimiter), [])
    return CsvHead(first, delimiter, is_plain and _is_regular(content, delimiter.encode(), len(first)))


def _is_regular(content: bytes, delimiter: bytes, width: int) -> bool:
    """Whether rows and cells are counted the same by whoever reads: no blank lines, and as many cells in all as headings.

    DuckDB passes over a blank line, and over an empty cell too many: of 1,200 without quotes 1 would be left.
    """
    bare = _QUOTED.sub(b"", content) if b'"' in content else content
    ends = _count(bare, b"\n")
    has_returns = b"\r" in content
    if has_returns and not content.count(b"\r") == content.count(b"\r\n") == content.count(b"\n"):
        return False
    is_blank = b"\n\r\n" in content if has_returns else b"\n\n" in content
    lines = ends + (not content.endswith(b"\n"))
    return not is_blank and content[:1] not in b"\r\n" and _count(bare, delimiter) == lines * (width - 1)


def _count(content: bytes, byte: bytes) -> int:
    """How often a byte stands in it; twice as fast as bytes themselves say where there are millions."""
    whole = np.frombuffer(content, np.uint8)
    pieces = range(0, len(whole), _PIECE)
    return sum(int(np.count_nonzero(whole[start : start + _PIECE] == byte[0])) for start in pieces)


def has_rows(content: bytes) -> bool:
    """Whether anything stands below the first line."""
    _first, _end, below = content[: 2 * _HEAD_BYTES].partition(b"\n")
    return bool(below.strip())


def _cut(begin: bytes) -> bytes:
    """A piece without the line that it breaks off in."""
    return begin.rpartition(b"\n")[0] or begin


def _first_line(text: str) -> str:
    """The first line that says anything, wherever lines end."""
    return next((line for line in io.StringIO(text, newline=None) if line.strip()), "").rstrip("\n")


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def decoded(name: str, content: bytes) -> str:
    """The text of a CSV file in whichever of the usual encodings it is; raises InputError when it is in none."""
    is_unicode_text = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    places = []
    for encoding in ["utf-16"] if is_unicode_text else ["utf-8-sig", "gb18030"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            places.append(error.start)
            continue
        if "\0" in text:
            line = text.partition("\0")[0].count("\n") + 1
            raise InputError([f"{name}，第 {line} 行：含有空字符，不是文字；请另存为“CSV UTF-8”。"])
        return text.removeprefix("\ufeff")
    # The encoding that was meant is the one that can be read furthest.
    place = max(places)
    line = content[:place].count(b"\n") + 1
    raise InputError(
        [f"{name}，第 {line} 行：不是 UTF-8 或 GB18030 文字（第 {place + 1} 个字节）；请另存为“CSV UTF-8”。"]
    )


def rows(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file that are not blank, each with its number as a spreadsheet counts it; raises InputError."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(_first_line(text)), strict=True)
    number = 0
    try:
        for row in reader:
            number += 1
            if any(cell.strip() for cell in row):
                yield number, row
    except csv.Error as error:
        words = f"引号不成对，或一格超过 {_MOST_CELL:,} 个字（{error}）"
        raise InputError(
            [f"{name}，第 {number + 1} 行起：{words}；请用 Excel 或 WPS 打开检查后重新存为 CSV。"]
        ) from error
