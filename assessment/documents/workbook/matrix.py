"""The matrix by county as bureaus draw it: a title, a heading row, 全市 first, a column per county, labels merged downwards."""

import re
from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from assessment.documents.concepts import Concept
from assessment.documents.coverage import HEADING, TABLE_HEAD
from assessment.documents.parsed import Parsed, Row
from assessment.documents.workbook.assembly import add_tasks
from assessment.documents.workbook.columns import SCHEME, UNITS
from assessment.documents.workbook.entries import Line, Reading
from assessment.documents.workbook.head import head_from
from assessment.documents.workbook.matrix_head import LABELS, MATRIX_COLUMNS, Head, find_head
from assessment.documents.workbook.points import points_of
from assessment.documents.workbook.sheets import Book, Sheet, SheetRow, heading, wording
from assessment.documents.workbook.target_cells import guessed_kind
from assessment.documents.workbook.targets import TargetReader, measures_of
from assessment.documents.workbook.tasks import OutlineReader
from assessment.documents.workbook.unit_columns import is_county, unit_columns
from assessment.documents.workbook.units import Units, read_units
from assessment.rulebook.contents import Entry, Problems
from assessment.spreadsheets.values import UnreadableError

_YEAR = re.compile(r"(20\d{2})\s*年")
# A merged cell of these says it once for all of its rows.
_SAID_ONCE = ("points", "weight")
_IN_BRACKETS = {"category_name": "category_points", "item_name": "item_points", "indicator_name": "points"}
_POINTS = re.compile(r"(.+?)\s*[（(]\s*(\d+(?:\.\d+)?)\s*分\s*[)）]\s*", re.S)
_SUMS = ("合计", "总计", "总分", "分值合计")
_NOTES = ("注:", "备注:", "说明:", "填表说明:")


def is_matrix(book: Book) -> bool:
    """Whether a sheet has the head of a matrix with points and a total."""
    return any(find_head(sheet) for sheet in _tables(book))


def _tables(book: Book) -> list[Sheet]:
    return [sheet for sheet in book.sheets if sheet.name not in (SCHEME, UNITS)]


def read(book: Book, scheme: Row, units: Units, vocabulary: list[Concept], reading: Reading) -> None:
    """Add what the matrix says; problems are noted."""
    read_units(book.sheet(UNITS), units, scheme["scheme_id"], reading)
    found = [(sheet, head) for sheet in _tables(book) if (head := find_head(sheet))]
    for sheet in _tables(book):
        if sheet not in (one for one, _head in found[:1]):
            reading.problems.add_whole(
                f"工作表“{sheet.name}”", "除了方案、单位和一张任务表，还有这张表；请删去，或分开导入"
            )
    sheet, head = found[0]
    place = sheet.place(head.rows[-1].row)
    unit_ids = unit_columns(head.all_units.values(), units, scheme["scheme_id"], place, reading)
    lines = list(_lines(sheet, head, scheme, reading))
    outline = OutlineReader(scheme["scheme_id"], units, reading).read(lines)
    targets = TargetReader(measures_of(outline, reading), units, scheme["scheme_id"], scheme["year"], reading)
    for line in lines:
        if line.number in targets.measures.kinds:
            targets.give(line.number, line, unit_ids)
    add_tasks(outline, targets, scheme, vocabulary, reading)


def title_head(book: Book, units: Units) -> Row | None:
    """The head that the title over a matrix gives: one year, and the unit above the counties; null where it does not."""
    sheet, head = _matrix(book)
    above = [row for row in sheet.rows if row.row < head.rows[0].row]
    titles = [text for row in above for text in row.printed.values() if _YEAR.search(text)]
    years = {int(year) for text in titles for year in _YEAR.findall(text)}
    # Units of its own may tell which city it is; they are read for good once the scheme has a name.
    units = deepcopy(units)
    read_units(book.sheet(UNITS), units, "", Reading(Parsed(), Problems(book.file_name)))
    names = [words for words in head.units.values() if is_county(words)]
    found = [ids[0] for words in names if len(ids := units.find(words)) == 1]
    parents = {parent for unit_id in found if (parent := units.rows[unit_id]["parent_unit_id"])}
    if len(years) != 1 or len(parents) != 1:
        return None
    return head_from("".join(titles[0].split()), years.pop(), units.rows[parents.pop()])


def _matrix(book: Book) -> tuple[Sheet, Head]:
    """The sheet with a matrix, and its head."""
    return next((sheet, head) for sheet in _tables(book) if (head := find_head(sheet)))


def _lines(sheet: Sheet, head: Head, scheme: Row, reading: Reading) -> list[Line]:
    """Every row below the head as a row of tasks, labels merged downwards filled in."""
    parsed, document_id = reading.parsed, reading.document_id
    first, last = head.rows[0].row, head.rows[-1].row
    for row in sheet.rows:
        if row.row < first:
            parsed.skip(document_id, row.line, HEADING)
        elif row.row <= last:
            parsed.skip(document_id, row.line, TABLE_HEAD)
    _check_merged(sheet, head, reading)
    body = [row for row in sheet.rows if row.row > last]
    rows = [row for row in body if not _is_note(row, reading) and not _is_sum(sheet, row, head, scheme, reading)]
    return _apart([_line(sheet, row, head, reading) for row in rows], reading)


def _check_merged(sheet: Sheet, head: Head, reading: Reading) -> None:
    """Below the head only a label may be merged, downwards; a merged number belongs nobody knows to whom."""
    for top, bottom, left, right in sorted(sheet.merged):
        if top > head.rows[-1].row and (left != right or left not in head.labels):
            columns = f"{left}" if left == right else f"{left}–{right}"
            remedy = "只有左边的类别、任务可以竖着合并，请取消合并，每格都填上值"
            words = f"第 {columns} 列是合并单元格；{remedy}"
            reading.problems.add_whole(f"工作表“{sheet.name}”第 {top}–{bottom} 行", words)


def _is_note(row: SheetRow, reading: Reading) -> bool:
    """A remark below the table; one with numbers is noted as lost unless a task says the same."""
    words = [heading(one) for one in row.values.values()]
    if len(words) != 1 or not words[0].startswith(_NOTES):
        return False
    reading.parsed.skip(reading.document_id, row.line, HEADING)
    return True


def _is_sum(sheet: Sheet, row: SheetRow, head: Head, scheme: Row, reading: Reading) -> bool:
    """A row that adds up points: it declares the total of the scheme."""
    labels = [words for column, words in row.printed.items() if head.labels.get(column) != "points"]
    if len(labels) != 1 or heading(labels[0]) not in _SUMS:
        return False
    column = next((one for one, name in head.labels.items() if name == "points"), 0)
    try:
        points = points_of(row.values.get(column))[0]
    except UnreadableError as error:
        reading.problems.add_whole(sheet.place(row.row), f"合计行的分值：{error}")
        return True
    if scheme["declared_points"] not in (None, points):
        words = f"合计 {points:g} 分，“{SCHEME}”表写的总分是 {scheme['declared_points']:g} 分；请改其中一个"
        reading.problems.add_whole(sheet.place(row.row), words)
    scheme["declared_points"], scheme["line"] = points, row.line
    reading.parsed.use(reading.document_id, [row.line])
    reading.parsed.label(reading.document_id, row.line, *labels)
    return True


def _line(sheet: Sheet, row: SheetRow, head: Head, reading: Reading) -> Line:
    """A row as the template would have it; kind and unit of measure as its cells show where no column says so."""
    given = _labels(sheet, row, head)
    cells = {words: row.values[column] for column, words in head.all_units.items() if column in row.values}
    if "kind" not in given:
        given["kind"], unit = guessed_kind(cells.values(), wording(given.get("unit_of_measure")))
        if unit:
            given["unit_of_measure"] = unit
    entry = Entry(sheet.place(row.row), given, has_labels=True, labels=LABELS)
    line = Line(entry, row, cells)
    for column, words in row.printed.items():
        if column not in head.labels and column not in head.all_units:
            reading.problems.add_whole(entry.place, f"第 {column} 列没有列名，却写着“{words}”；请补上列名或删去")
    reading.account(line, MATRIX_COLUMNS)
    return line


def _labels(sheet: Sheet, row: SheetRow, head: Head) -> dict[str, Any]:
    """The labels of a row, merged ones filled down, points in their brackets taken out."""
    given = {name: row.values[column] for column, name in head.labels.items() if column in row.values}
    for top, bottom, left, _right in sheet.merged:
        name = head.labels.get(left)
        if top < row.row <= bottom and name and name not in _SAID_ONCE:
            above = next((one for one in sheet.rows if one.row == top and left in one.values), None)
            if above:
                given[name] = above.values[left]
    if "indicator_name" not in head.labels.values() and "measure_name" in given:
        given["indicator_name"] = given.pop("measure_name")
    for name, points in _IN_BRACKETS.items():
        if match := _POINTS.fullmatch(str(given.get(name, ""))):
            given[name] = match[1].strip()
            if points not in given and not (name == "indicator_name" and "points" in head.labels.values()):
                given[points] = float(match[2])
    return given


def _apart(lines: list[Line], reading: Reading) -> list[Line]:
    """Rows of one task that each print points of their own are each a leaf, and the task is the item above them."""
    printed = [line for line in lines if line.get("points") is not None and line.get("measure_name") is not None]
    counts = Counter(_task(line) for line in printed)
    found = []
    for line in lines:
        if line in printed and counts[_task(line)] > 1 and line.get("item_name") is None:
            reading.label(line, wording(line.get("serial")) or "")
            line = replace(line, entry=replace(line.entry, values=_as_leaf(line.entry.values)))
        found.append(line)
    return found


def _task(line: Line) -> tuple[Any, ...]:
    return tuple(line.get(name) for name in ("category_name", "serial", "indicator_name"))


def _as_leaf(values: Mapping[str, Any]) -> dict[str, Any]:
    return {**values, "item_name": values["indicator_name"], "indicator_name": values["measure_name"], "serial": None}
