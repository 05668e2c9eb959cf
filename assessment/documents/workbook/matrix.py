"""The matrix by county as bureaus draw it: a title, a heading row, 全市 first, a column per county, labels merged downwards."""

import re

from assessment.documents.concepts import Concept
from assessment.documents.coverage import HEADING, TABLE_HEAD
from assessment.documents.parsed import Row
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
from assessment.documents.workbook.units import Units, read_units
from assessment.rulebook.contents import Entry
from assessment.spreadsheets.values import UnreadableError

_CITY_LEVEL = "市本级"
_YEAR = re.compile(r"(20\d{2})\s*年")
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
    unit_ids = _units(sheet, head, units, reading)
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
    found = [ids[0] for words in head.units.values() if len(ids := units.find(words)) == 1]
    parents = {parent for unit_id in found if (parent := units.rows[unit_id]["parent_unit_id"])}
    if len(years) != 1 or len(parents) != 1:
        return None
    return head_from("".join(titles[0].split()), years.pop(), units.rows[parents.pop()])


def _matrix(book: Book) -> tuple[Sheet, Head]:
    """The sheet with a matrix, and its head."""
    return next((sheet, head) for sheet in _tables(book) if (head := find_head(sheet)))


def _units(sheet: Sheet, head: Head, units: Units, reading: Reading) -> dict[str, str]:
    """The unit of every column: counties by name, the total the unit that they all belong to."""
    place = sheet.place(head.rows[-1].row)
    found: dict[str, str] = {}
    for words in head.units.values():
        ids = units.find(words)
        if heading(words) in found or (len(ids) == 1 and ids[0] in found.values()):
            reading.problems.add_whole(place, f"单位“{words}”有两列")
        elif len(ids) == 1:
            found[words] = ids[0]
        elif heading(words) != _CITY_LEVEL:
            reading.problems.add_whole(place, units.unknown(words))
    parents = {units.rows[unit_id]["parent_unit_id"] for unit_id in found.values()}
    if len(parents) != 1 or None in parents:
        names = "、".join(found) or "各列"
        words = (
            f"“{names}”不属于同一个上级，不知道“{head.total}”是哪个单位；请核对各列，或在“{UNITS}”表写明上级单位编号"
        )
        reading.problems.add_whole(place, words)
        return found
    above = str(parents.pop())
    found = {head.total: above, **found, **_city_level(head, above, found, units, place, reading)}
    for unit_id in found.values():
        units.use(unit_id)
    return found


def _city_level(
    head: Head, above: str, found: dict[str, str], units: Units, place: str, reading: Reading
) -> dict[str, str]:
    """市本级, which several cities have, is the one of the city that the counties belong to."""
    printed = [words for words in head.units.values() if heading(words) == _CITY_LEVEL and words not in found]
    own = [one for one, row in units.rows.items() if row["parent_unit_id"] == above and row["kind"] == "city_level"]
    if printed and len(own) != 1:
        reading.problems.add_whole(place, f"没有登记“{printed[0]}”；请写进“{UNITS}”表，类型为市本级")
        return {}
    return dict.fromkeys(printed, own[0]) if printed else {}


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
    return [_line(sheet, row, head, reading) for row in rows]


def _check_merged(sheet: Sheet, head: Head, reading: Reading) -> None:
    """Below the head only a label may be merged, downwards; a merged number belongs nobody knows to whom."""
    for top, bottom, left, right in sheet.merged:
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
    given = {name: row.values[column] for column, name in head.labels.items() if column in row.values}
    for top, bottom, left, _right in sheet.merged:
        if top < row.row <= bottom and left in head.labels and head.labels[left] not in ("points", "unit_of_measure"):
            above = next(one for one in sheet.rows if one.row == top)
            given.setdefault(head.labels[left], above.values.get(left))
    given = {name: value for name, value in given.items() if value is not None}
    if "measure_name" in given and "indicator_name" not in given and "indicator_name" not in head.labels.values():
        given["indicator_name"] = given.pop("measure_name")
    cells = {words: row.values[column] for column, words in head.all_units.items() if column in row.values}
    if "kind" not in given:
        kind, unit = guessed_kind(cells.values(), wording(given.get("unit_of_measure")))
        given["kind"] = kind
        if unit:
            given["unit_of_measure"] = unit
    entry = Entry(sheet.place(row.row), given, has_labels=True, labels=LABELS)
    line = Line(entry, row, cells)
    for column, words in row.printed.items():
        if column not in head.labels and column not in head.all_units:
            reading.problems.add_whole(entry.place, f"第 {column} 列没有列名，却写着“{words}”；请补上列名或删去")
    reading.account(line, MATRIX_COLUMNS)
    return line
