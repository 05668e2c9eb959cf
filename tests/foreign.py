"""The real tables in a script that nobody speaks: whatever still is Chinese on an English page is a word of ours.

Every ideograph of a name, text or passage becomes a Hangul syllable, always the same one, so that data stays data to every
query; ids and the codes that the schema enumerates stay as they are.
"""

import re
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from assessment.schema import TABLES, Table
from assessment.snapshots import current

IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
_FIRST = ord("가")
# Rules, policies and grades are read by the program; a finding's message must come from its rule, never from its row.
_CODES = {"rule_parameters", "curve_parameters", "grade_scale", "message"}
TIERS = frozenset("优良中差")


def translated(real: Path, folder: Path) -> Path:
    """A copy of a built data folder whose tables say everything in that script."""
    shutil.copytree(real, folder, symlinks=True)
    snapshot = current(folder)
    assert snapshot is not None
    syllables: dict[str, str] = {}
    for table in TABLES:
        path = snapshot.resolve() / f"{table.name}.parquet"
        pq.write_table(_said(table, pq.read_table(path), syllables), path)
    return folder


def _said(table: Table, rows: pa.Table, syllables: dict[str, str]) -> pa.Table:
    for index, column in enumerate(table.columns):
        is_id = column.name.endswith("_id") or column.references or column.name in ("file_name", "concept_slug")
        if column.type != "VARCHAR" or is_id or column.values or column.name in _CODES:
            continue
        values = pc.dictionary_encode(rows[column.name].combine_chunks())
        words = [_syllables(word, syllables) for word in values.dictionary.to_pylist()]
        said = pa.DictionaryArray.from_arrays(values.indices, pa.array(words, pa.string())).cast(pa.string())
        rows = rows.set_column(index, rows.schema.field(index), said)
    return rows


def _syllables(word: str, syllables: dict[str, str]) -> str:
    """The word in the other script; a grade that an assessor gave is a code."""
    if word in TIERS:
        return word
    return IDEOGRAPH.sub(lambda found: syllables.setdefault(found[0], chr(_FIRST + len(syllables))), word)


def texts(value: Any, name: str = "") -> list[str]:
    """Every text in what a page sends to the browser, as JSON: HTML without its markup, a chart's specification read."""
    if isinstance(value, dict):
        return [text for key, part in value.items() for text in texts(part, key)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part, name)]
    if not isinstance(value, str) or name in ("id", "formId", "key", "elementId", "url", "href"):
        return []
    return _of_html(value) if "<" in value and ">" in value else [value]


# What a person reads or hears of an attribute.
_HEARD = re.compile(r'\b(?:title|alt|aria-label|aria-description|placeholder|data-watermark|summary)="([^"]*)"')


def _of_html(markup: str) -> list[str]:
    # What is said to be Chinese, a paper shown as it is printed, is Chinese; so is the name of that language.
    markup = re.sub(r"(?s)<(style|script)\b.*?</\1>", "", markup)
    markup = re.sub(r'(?s)<(\w+)\b[^>]* lang="zh[^"]*"[^>]*>.*?</\1>', "", markup)
    return [*_HEARD.findall(markup), *(part.strip() for part in re.split(r"<[^>]*>", markup) if part.strip())]
