"""CSV as people save it: in UTF-8 with or without a mark, in GB18030, or as Excel's Unicode text; commas, tabs or semicolons."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from assessment.problems import InputError

_SIGNATURES = {
    b"PK\x03\x04": "内容是 .xlsx 工作簿；请把扩展名改为 .xlsx 再导入",
    b"\xd0\xcf\x11\xe0": "内容是旧版 .xls 工作簿；请用 Excel 或 WPS 另存为 .xlsx 再导入",
    b"%PDF": "内容是 PDF；请填在模板里再导入",
}
_HEAD_BYTES = 64 * 1024
_DELIMITERS = (",", "\t", ";")
_MOST_CELL = 131_072


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
    line = text.partition("\n")[0]
    delimiter = _delimiter(line)
    first = next(csv.reader(io.StringIO(line), delimiter=delimiter), [])
    return CsvHead(first, delimiter, is_plain and _is_regular(content))


def _is_regular(content: bytes) -> bool:
    """Whether rows are counted the same by whoever reads: no blank lines, and lines that end in one of the usual ways."""
    if b"\r" not in content:
        return b"\n\n" not in content and not content.startswith(b"\n")
    is_blank = b"\n\r\n" in content or content.startswith((b"\n", b"\r"))
    return not is_blank and content.count(b"\r") == content.count(b"\r\n") == content.count(b"\n")


def _cut(begin: bytes) -> bytes:
    """A piece without the line that it breaks off in."""
    return begin.rpartition(b"\n")[0] or begin


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def decoded(name: str, content: bytes) -> str:
    """The text of a CSV file in whichever of the usual encodings it is; raises InputError when it is in none."""
    is_unicode_text = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if is_unicode_text else ["utf-8-sig", "gb18030"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            place = error.start
            continue
        if "\0" not in text:
            return text
        place = content.find(b"\0")
    line = content[:place].count(b"\n") + 1
    raise InputError(
        [f"{name}，第 {line} 行：不是 UTF-8 或 GB18030 文字（第 {place + 1} 个字节）；请另存为“CSV UTF-8”。"]
    )


def rows(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file that are not blank, each with its number as a spreadsheet counts it; raises InputError."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.partition("\n")[0]), strict=True)
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
