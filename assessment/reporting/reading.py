"""A file that somebody sent, read as rows of a report, whatever it is: CSV or workbook, long or wide.

Its columns are found by their headings (``fields``); where there is no column for the unit, headings that are units make the
sheet a wide one. Whatever would make a value doubtful is a problem, all of them at once.
"""

import functools
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from openpyxl.utils import coordinate_to_tuple

from assessment.problems import InputError, nearest
from assessment.reporting.fields import GUIDE, REPORT_FORM, Field, Form
from assessment.spreadsheets import csv_files
from assessment.spreadsheets.sheets import Sheet, cell_name, column_name, sheets
from assessment.spreadsheets.values import folded

MOST_BYTES = 512 * 1024 * 1024
# Titles and notes may stand above the headings.
_MOST_ABOVE = 10

Names = dict[str, Field]


@dataclass
class Sent:
    """What was sent: rows read already, or a CSV file that the screening itself reads, and how its columns are called.

    ``headings`` are those of the file by field; ``skipped`` are visible sheets in which no table was found.
    """

    path: Path
    sha256: str
    headings: dict[str, str]
    rows: pa.Table | None = None
    names: list[str] = field(default_factory=list)
    delimiter: str = ","
    skipped: list[str] = field(default_factory=list)


def read_file(path: Path, form: Form, units: frozenset[str], book: list[Sheet] | None = None) -> Sent:
    """Read a file laid out as a form; ``units`` are the folded words that name a unit, for wide sheets.

    ``book`` are the sheets of a workbook that was read already.

    Raises InputError listing every problem of the file as such: what it is, its columns, hidden or merged or computed cells.
    """
    content = _content(path)
    sha256 = hashlib.sha256(content).hexdigest()
    if path.suffix.lower() == ".csv":
        return _csv(path, content, sha256, form, units)
    return _workbook(path, sha256, form, units, sheets(path, MOST_BYTES) if book is None else book)


def _content(path: Path) -> bytes:
    if path.suffix.lower() not in (".csv", ".xlsx"):
        kind = f"“{path.suffix}”" if path.suffix else "没有扩展名"
        raise InputError([f"{path.name}：只收 .csv 和 .xlsx，收到的是{kind}；请另存为其中一种。"])
    if not path.is_file():
        raise InputError([f"{path}：没有这个文件。"])
    if path.stat().st_size > MOST_BYTES:
        raise InputError([f"{path.name}：文件超过 {MOST_BYTES // 1024**2} MB；请分成几个文件。"])
    content = path.read_bytes()
    if path.suffix.lower() == ".csv":
        csv_files.refuse_other_files(path.name, content)
    elif not content:
        raise InputError([f"{path.name}：文件是空的；请填好再导入。"])
    return content


def _csv(path: Path, content: bytes, sha256: str, form: Form, units: frozenset[str]) -> Sent:
    """A regular file is left to the screening, which reads it much faster; any other is read row by row."""
    head = csv_files.head(path.name, content)
    known = form.headings
    names = [known.get(folded(heading).lower()) for heading in head.headings]
    is_long = all(names) and {"unit_id", "unit_name"} & {one.name for one in names if one}
    if not (head.is_plain and is_long and form is REPORT_FORM):
        return _careful_csv(path, content, sha256, form, units)
    table = _table(path.name, head.headings, form, units, place="第 1 行")
    if not csv_files.has_rows(content):
        raise InputError([_no_rows(path.name)])
    columns = [table.names.get(column) for column in range(len(head.headings))]
    unread = [f"unread_{number}" if one is None else one for number, one in enumerate(columns)]
    return Sent(path, sha256, table.headings, names=unread, delimiter=head.delimiter)


def careful_csv(sent: Sent, form: Form, units: frozenset[str]) -> Sent:
    """A CSV file read row by row, for one that the screening could not read; raises InputError saying where it is irregular."""
    return _careful_csv(sent.path, sent.path.read_bytes(), sent.sha256, form, units)


def _careful_csv(path: Path, content: bytes, sha256: str, form: Form, units: frozenset[str]) -> Sent:
    found = list(csv_files.rows(path.name, csv_files.decoded(path.name, content)))
    place = _heading_place([row for _number, row in found], form.headings, units)
    if place is None:
        raise InputError([_no_headings(path.name, [row for _number, row in found])])
    number, headings = found[place]
    table = _table(path.name, headings, form, units, place=f"第 {number} 行")
    body = found[place + 1 :]
    width = len(headings)
    problems = [
        f"{path.name}，第 {number} 行：有 {len(row)} 格，标题有 {width} 格；多半是文字里有逗号，请加上引号。"
        for number, row in body
        if len(row) != width
    ]
    for column, heading in enumerate(headings):
        if not folded(heading) and any(row[column].strip() for _number, row in body if column < len(row)):
            problems.append(_no_heading(path.name, column))
    if problems:
        raise InputError(problems)
    columns = {column: [row[column] for _number, row in body] for column in table.columns}
    arrow = _arrow(table, None, [number for number, _row in body], columns)
    return Sent(path, sha256, table.headings, _whole(path.name, [arrow]))


def _workbook(path: Path, sha256: str, form: Form, units: frozenset[str], book: list[Sheet]) -> Sent:
    found: list[pa.Table] = []
    problems: list[str] = []
    skipped: list[str] = []
    headings: dict[str, str] = {}
    for sheet in book:
        place = _heading_place(sheet.head, form.headings, units)
        if place is None:
            skipped += [sheet.name] if sheet.name != GUIDE and any(any(row) for row in sheet.head) else []
            continue
        where = f"{path.name}，工作表“{sheet.name}”"
        try:
            table = _table(where, sheet.head[place], form, units, place=f"第 {place + 1} 行")
        except InputError as error:
            problems += error.problems
            continue
        problems += _doubts(where, sheet, place, table)
        numbers = list(range(place + 2, len(sheet.cells) + 1))
        columns = {column: sheet.column(column, place + 1) for column in table.columns}
        found.append(_arrow(table, sheet.name, numbers, columns))
        headings |= table.headings
    if problems:
        raise InputError(problems)
    if not found:
        raise InputError([_no_headings(path.name, [row for sheet in book for row in sheet.head])])
    return Sent(path, sha256, headings, _whole(path.name, found), skipped=skipped)


@dataclass(frozen=True)
class _Table:
    """Where what stands in a table: fields and, in a wide one, units by the place of their column, from 0."""

    names: dict[int, str]
    units: dict[int, str]
    headings: dict[str, str]

    @property
    def columns(self) -> list[int]:
        """The places of all columns that are read."""
        return [*self.names, *self.units]


def _heading_place(rows: Sequence[Sequence[str | None]], known: Names, units: frozenset[str]) -> int | None:
    """Which of the first rows holds the headings: the one with most of them, two at least."""
    counts = [
        sum(1 for cell in row if cell and (folded(cell).lower() in known or folded(cell) in units))
        for row in rows[:_MOST_ABOVE]
    ]
    most = max(counts, default=0)
    return counts.index(most) if most >= 2 else None


def _table(where: str, headings: Sequence[str | None], form: Form, units: frozenset[str], *, place: str) -> _Table:
    """What each heading stands for; raises InputError listing unknown, repeated and missing columns."""
    known = form.headings
    words = {column: folded(heading) for column, heading in enumerate(headings) if heading and folded(heading)}
    fields = {column: known[word.lower()] for column, word in words.items() if word.lower() in known}
    rest = {column: word for column, word in words.items() if column not in fields}
    names = {column: one.name for column, one in fields.items() if not one.is_reading_only}
    is_wide = not {"unit_id", "unit_name"} & set(names.values())
    wide = {column: word for column, word in rest.items() if word in units} if is_wide else {}
    problems = [
        f"{where}，{place}：没有“{word}”这一列；{nearest(word, [*known, *units] if is_wide else known)}。"
        for column, word in rest.items()
        if column not in wide
    ]
    for number, name in enumerate(names.values()):
        if name in list(names.values())[:number]:
            problems.append(f"{where}，{place}：“{words[list(names)[number]]}”这一列有两个；请删去一个。")
    repeated = {word for word in wide.values() if list(wide.values()).count(word) > 1}
    problems += [f"{where}，{place}：“{word}”这一列有两个；请删去一个。" for word in sorted(repeated)]
    given = set(names.values()) | ({"unit_id", form.answers[0]} if wide else set())
    # A heading that is nearly the one that is missing has been told already.
    missing = [title for title in form.missing(given) if not any(f"最接近的是“{title}”" in one for one in problems)]
    problems += [f"{where}，{place}：缺少“{title}”这一列；请从模板中复制标题。" for title in missing]
    if problems:
        raise InputError(problems)
    return _Table(names, wide, {name: words[column] for column, name in names.items()})


def _doubts(where: str, sheet: Sheet, place: int, table: _Table) -> Iterator[str]:
    """Everything in a sheet that makes a value doubtful; what is only for reading may look as it likes."""
    read = {*table.columns}
    ids = {column for column, name in table.names.items() if name in ("measure_id", "unit_id")}
    for words, cells in (
        ("是公式；请复制后“选择性粘贴”为数值", sheet.formulas),
        ("是错误值；请填上数值", sheet.errors),
    ):
        yield from (f"{where} {cell}：{words}。" for cell in cells if coordinate_to_tuple(cell)[1] - 1 in read)
    for first, last in sheet.merged:
        if last[0] > place and any(first[1] - 1 <= column <= last[1] - 1 for column in read):
            span = f"{cell_name(*first)}:{cell_name(*last)}"
            yield f"{where} {span}：是合并单元格；请取消合并，每格都填上值。"
    for row in sorted(sheet.hidden_rows):
        hidden = sheet.cells[row - 1] if place + 1 < row <= len(sheet.cells) else ()
        if any(hidden[column] not in ("", None) for column in read - ids if column < len(hidden)):
            yield f"{where}，第 {row} 行：是隐藏的行，里面有内容；请取消隐藏，不要的行删去。"
    for column in sorted(sheet.hidden_columns):
        if column - 1 in read - ids and sheet.has_words(column - 1, place + 1):
            yield f"{where}，{column_name(column)} 列：是隐藏的列，里面有内容；请取消隐藏，不要的列删去。"
    named = {column for column, heading in enumerate(sheet.head[place]) if heading and folded(heading)}
    for column in sorted(set(range(max(map(len, sheet.cells)))) - named):
        if sheet.has_words(column, place + 1):
            yield _no_heading(where, column)


def _no_heading(where: str, column: int) -> str:
    return f"{where}，{column_name(column + 1)} 列：没有标题，里面有内容；请补上标题，或删去这一列。"


# Where a row stands, besides what it says.
_PLACE = ("sheet", "row", "value_heading")
Columns = dict[int, list[str | None]] | dict[int, list[str]]


def _arrow(table: _Table, sheet: str | None, numbers: list[int], columns: Columns) -> pa.Table:
    """The rows by column, one for each unit where the sheet is wide; blank rows go."""
    words = {column: pa.array(cells, pa.string()) for column, cells in columns.items()}
    named = {name: words[column] for column, name in table.names.items()}
    if not table.units:
        return _placed(named, sheet, numbers, None)
    return pa.concat_tables(
        _placed({**named, "unit_id": _repeated(unit, numbers), "value": words[column]}, sheet, numbers, unit)
        for column, unit in table.units.items()
    )


def _repeated(word: str | None, numbers: list[int]) -> pa.Array:
    return pa.repeat(pa.scalar(word, pa.string()), len(numbers))


def _placed(words: dict[str, pa.Array], sheet: str | None, numbers: list[int], heading: str | None) -> pa.Table:
    """Rows of words with where each stands; without those in which nothing stands."""
    place = {
        "sheet": _repeated(sheet, numbers),
        "row": pa.array(numbers, pa.int64()),
        "value_heading": _repeated(heading, numbers),
    }
    said = [pc.fill_null(pc.not_equal(column, ""), fill_value=False) for column in words.values()]
    return pa.table({**words, **place}).filter(functools.reduce(pc.or_, said))


def _whole(name: str, tables: list[pa.Table]) -> pa.Table:
    rows = pa.concat_tables(tables, promote_options="default")
    if rows.num_rows == 0:
        raise InputError([_no_rows(name)])
    # A template has a column for everything that may be said; most files leave most of them empty.
    empty = [column for column in rows.column_names if _is_empty(rows[column])]
    return rows.drop_columns([column for column in empty if column not in _PLACE])


def _is_empty(cells: pa.ChunkedArray) -> bool:
    """Whether no word stands in a column; numbers of rows are never empty."""
    return pa.types.is_string(cells.type) and not pc.max(pc.binary_length(cells)).as_py()


def _no_rows(name: str) -> str:
    return f"{name}：标题下面没有内容；请填好再导入。"


def _no_headings(name: str, rows: Sequence[Sequence[str | None]]) -> str:
    first = "、".join(str(cell) for cell in next((row for row in rows if any(row)), [])[:6] if cell)
    found = f"第一行是“{first}”" if first else "里面没有内容"
    return f"{name}：没有找到标题行（{found}）；标题应有 指标、单位、截止日期、完成值，请从模板中复制。"
