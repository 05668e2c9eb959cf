"""The template of a new scheme: a sheet each for the scheme, its units, its measures, its targets and spending plans."""

from assessment.documents.concepts import Concept
from assessment.documents.parsed import Row
from assessment.documents.workbook.assembly import add_tasks
from assessment.documents.workbook.columns import (
    MEASURE_COLUMNS,
    MEASURES,
    PLANS,
    SCHEME,
    SHEETS,
    TARGET_ROWS,
    TARGETS,
    UNITS,
)
from assessment.documents.workbook.entries import Reading, read_lines
from assessment.documents.workbook.plans import read_plans
from assessment.documents.workbook.sheets import Book, heading
from assessment.documents.workbook.targets import TargetReader, measures_of
from assessment.documents.workbook.tasks import OutlineReader
from assessment.documents.workbook.units import Units, read_units
from assessment.problems import nearest


def is_template(book: Book) -> bool:
    """Whether a workbook has the template's sheets; a scheme file, which edits a scheme, says 任务 and not 考核任务."""
    measures = book.sheet(MEASURES)
    if measures is None or book.sheet(SCHEME) is None:
        return False
    head = {heading(words) for words in measures.rows[0].printed.values()}
    return {"考核任务", "类别"} <= head


def read(book: Book, scheme: Row, units: Units, vocabulary: list[Concept], reading: Reading) -> None:
    """Add what the sheets say; problems are noted."""
    _check_sheets(book, reading)
    read_units(book.sheet(UNITS), units, scheme["scheme_id"], reading)
    sheet = book.sheet(MEASURES)
    if sheet is None:
        return
    lines, _ = read_lines(sheet, MEASURE_COLUMNS, reading)
    for line in lines:
        reading.account(line, MEASURE_COLUMNS)
    if not lines:
        reading.problems.add_whole(f"工作表“{MEASURES}”", "没有任何指标；每个指标写一行")
    found = OutlineReader(scheme["scheme_id"], units, reading).read(lines)
    targets = TargetReader(measures_of(found, reading), units, scheme["scheme_id"], scheme["year"], reading)
    if wide := book.sheet(TARGETS):
        targets.read_wide(wide)
    if rows := book.sheet(TARGET_ROWS):
        targets.read_rows(rows)
    add_tasks(found, targets, scheme, vocabulary, reading)
    if plans := book.sheet(PLANS):
        read_plans(plans, targets, scheme, reading)


def _check_sheets(book: Book, reading: Reading) -> None:
    for sheet in book.sheets:
        if sheet.name not in SHEETS:
            words = f"不认识这张表；{nearest(sheet.name, SHEETS)}，用不着的请删去"
            reading.problems.add_whole(f"工作表“{sheet.name}”", words)
        if sheet.merged:
            words = "有合并单元格；请取消合并，每格都填上值（同上一行的可以空着）"
            reading.problems.add_whole(f"工作表“{sheet.name}”", words)
