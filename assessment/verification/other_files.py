"""A picture or a Parquet file of ours: the stamp in its metadata, and the numbers that it was made of."""

import base64
import binascii
import csv
import io
import re
import struct
import zlib
from html import unescape

import pyarrow as pa
import pyarrow.parquet as pq

from assessment import stamps
from assessment.exports import digest
from assessment.messages import translate as _
from assessment.stamps import Stamp
from assessment.verification.found import Table
from assessment.verification.guards import not_ours, refuse_cells

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_METADATA = re.compile(r"<metadata>(.*?)</metadata>", re.S)
_MOST_VALUES = 8 * 1024 * 1024


def picture_table(name: str, content: bytes) -> Table:
    """The numbers of a picture, kept in its stamp; raises InputError when it has none."""
    words = _png_words(content) if content.startswith(_SIGNATURE) else _svg_words(content)
    if not words:
        raise not_ours(name, _("图片里没有文件印记，可能被截图或另存过。"))
    stamp = stamps.read(words)
    head, rows = _unpacked(stamp)
    return Table(name, stamp, tuple(head), rows, is_untouched=True)


def _png_words(content: bytes) -> str:
    """The text under our keyword; lengths are what the file says of itself, so each is held against what is there."""
    at = len(_SIGNATURE)
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if len(body) < length:
            return ""
        keyword, _end, rest = body.partition(b"\0")
        # Uncompressed, without language or translation: as we write it.
        if kind == b"iTXt" and keyword == stamps.KEYWORD.encode() and rest[:4] == b"\0\0\0\0":
            return rest[4:].decode("utf-8", "replace")
        at += 12 + length
    return ""


def _svg_words(content: bytes) -> str:
    """The metadata, found in the text: no parser of ours reads a stranger's entities."""
    found = _METADATA.search(content.decode("utf-8", "replace"))
    return unescape(found[1]) if found else ""


def _unpacked(stamp: Stamp) -> tuple[list[str], list[list[str]]]:
    """The table that was packed into a stamp; nothing where there is none."""
    if not stamp.values:
        return [], []
    try:
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(base64.b64decode(stamp.values, validate=True), _MOST_VALUES)
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    except (binascii.Error, zlib.error, UnicodeDecodeError, csv.Error) as error:
        raise stamps.StampError(_("文件印记读不出来，可能被改动过。")) from error
    return (lines[0], lines[1:]) if lines else ([], [])


def parquet_table(name: str, content: bytes) -> Table:
    """The rows of a Parquet file; raises InputError when it has no stamp."""
    try:
        file = pq.ParquetFile(io.BytesIO(content))
        words = (file.schema_arrow.metadata or {}).get(stamps.KEYWORD.encode(), b"").decode("utf-8", "replace")
        if not words:
            raise not_ours(name, _("里面没有文件印记。"))
        stamp = stamps.read(words)
        refuse_cells(name, file.metadata.num_rows, file.metadata.num_columns)
        rows = file.read().to_pandas()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise not_ours(name, _("打不开这个文件。")) from error
    columns = [rows[column].tolist() for column in rows]
    is_untouched = digest(rows) == stamp.digest if stamp.digest else None
    cells = [list(row) for row in zip(*columns, strict=True)]
    return Table(name, stamp, tuple(map(str, rows.columns)), cells, is_raw=True, is_untouched=is_untouched)
