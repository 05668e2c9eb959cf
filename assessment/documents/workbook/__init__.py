"""Layout 工作簿: a new scheme in the template's sheets, or the matrix by county that a bureau draws (decision 0012)."""

from dataclasses import dataclass
from pathlib import Path

from assessment.documents.concepts import Concept
from assessment.documents.coverage import coverage
from assessment.documents.origin import Document, DocumentError, Origin, UnitName
from assessment.documents.parsed import Parsed, Row
from assessment.documents.workbook import matrix, template
from assessment.documents.workbook.assembly import add_scheme, note_repeated
from assessment.documents.workbook.columns import MEASURES, SCHEME
from assessment.documents.workbook.entries import Reading
from assessment.documents.workbook.head import head_from, read_head
from assessment.documents.workbook.sheets import Book, read_book
from assessment.documents.workbook.units import Units, known_units
from assessment.problems import InputError
from assessment.rulebook.contents import Problems

__all__ = ["Original", "is_scheme_table", "parse_workbook"]


@dataclass(frozen=True)
class Original:
    """The file of a workbook: where it is, under which name it was received, its checksum."""

    path: Path
    file_name: str
    sha256: str


def is_scheme_table(path: Path) -> bool:
    """Whether a workbook looks like a new scheme: the template's sheets, or a matrix with points and a total."""
    if path.suffix.lower() != ".xlsx" or not path.is_file():
        return False
    try:
        book = read_book(path, path.name, is_strict=False)
    except InputError:
        return False
    return template.is_template(book) or matrix.is_matrix(book)


def parse_workbook(original: Original, unit_names: list[UnitName], vocabulary: list[Concept]) -> Parsed:
    """The rows of every table that a workbook fills; raises DocumentError with every problem, by sheet, row and column."""
    try:
        book = read_book(original.path, original.file_name)
        return _parsed(book, original, unit_names, vocabulary)
    except DocumentError:
        raise
    except InputError as error:
        raise DocumentError(error.problems) from error


def _parsed(book: Book, original: Original, unit_names: list[UnitName], vocabulary: list[Concept]) -> Parsed:
    layout = template if template.is_template(book) else matrix
    if layout is matrix and not matrix.is_matrix(book):
        words = f"不像考核方案：应有“{SCHEME}”和“{MEASURES}”两张表（见模板），或者一张写着类别、任务、分值、全市和各县区的任务表"
        raise DocumentError([f"{book.file_name}：{words}。"])
    reading = Reading(Parsed(), Problems(book.file_name))
    units = known_units(unit_names)
    scheme = _head(book, units, reading)
    reading.name(scheme["scheme_id"])
    _add_document(scheme, book, original, reading)
    layout.read(book, scheme, units, vocabulary, reading)
    add_scheme(scheme, reading)
    reading.parsed.rows["unit"] = units.unit_rows()
    if not reading.problems.found:
        note_repeated(reading.parsed.rows["measure"], reading)
        _note_lost(book, scheme["scheme_id"], reading)
    if reading.problems.found:
        # A cell that two readers ask for is wrong once.
        raise DocumentError(list(dict.fromkeys(reading.problems.found)))
    return reading.parsed


def _head(book: Book, units: Units, reading: Reading) -> Row:
    """The head as the sheet 方案 says, or the title over a matrix; stand-ins, which are noted, let the rest be read too."""
    sheet = book.sheet(SCHEME)
    if sheet is not None:
        scheme = read_head(sheet, reading)
        return {**scheme, "scheme_id": scheme["scheme_id"] or SCHEME, "year": scheme["year"] or 2000}
    found = matrix.title_head(book, units)
    if found is None:
        columns = "两列：项目、填写；写明方案编号、方案名称、年度、发文单位（可从模板复制）"
        words = (
            f"标题里看不出是哪一年、哪个单位的方案；请在标题写明年度（如 2024年度），或加一张“{SCHEME}”表，{columns}"
        )
        reading.problems.add_whole("工作簿", words)
    return found or head_from(SCHEME, 2000, {"unit_id": SCHEME, "unit_name": SCHEME})


def _add_document(scheme: Row, book: Book, original: Original, reading: Reading) -> None:
    origin = Origin(
        scheme["scheme_id"],
        scheme["title"],
        scheme["issuer"],
        scheme["year"],
        "workbook",
        original.file_name,
        original.sha256,
        {},
    )
    reading.parsed.add_document(Document(origin, book.lines))


def _note_lost(book: Book, document_id: str, reading: Reading) -> None:
    """Note every row with words that nothing was made of: a number must not get lost."""
    lost = set(coverage(reading.parsed, document_id).unaccounted)
    for sheet in book.sheets:
        for row in sheet.rows:
            if row.line in lost:
                words = f"有内容没有入库（“{row.text.strip()[:40]}”）；请写进任务原文、目标文字，或者删去"
                reading.problems.add_whole(sheet.place(row.row), words)
