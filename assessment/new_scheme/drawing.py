"""The workbook of a new scheme drawn: explained, with drop-downs and notes, examples in grey beside the sheets."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assessment.documents.workbook.columns import (
    MEASURE_COLUMNS,
    MEASURES,
    PLAN_COLUMNS,
    PLANS,
    POLICY_ITEMS,
    SCHEME,
    SCHEME_ITEMS,
    SHEETS,
    TARGET_COLUMNS,
    TARGET_ROWS,
    TARGETS,
    UNIT_COLUMNS,
    UNITS,
    WIDE_COLUMNS,
    Column,
)
from assessment.documents.workbook.head import ITEM, VALUE
from assessment.documents.workbook.sheets import CHOICES, GUIDE
from assessment.methods import RULES
from assessment.new_scheme.contents import Contents, Row
from assessment.new_scheme.guide import EXAMPLE, INTRODUCTION
from assessment.rulebook.cells import in_cell
from assessment.rulebook.fields import PARAMETERS
from assessment.spreadsheets.drawing import READING, Lists, put, write_row

_WIDTHS = {
    "scheme_id": 20, "unit_name": 28, "category_name": 14, "item_name": 16, "indicator_name": 30, "text": 50, "measure_id": 26,
    "measure_name": 26, "bands": 22, "tiers": 36, "coefficients": 30, "curve": 18, "curve_parameters": 22, "clause": 30,
    "unit_id": 24, "parent_unit_id": 20, "justification": 24,
}  # fmt: skip
# As many rows as people fill in below what is there still get drop-downs.
_ROOM = 500
_READ_ONLY = {TARGETS: ("indicator_name", "unit_of_measure"), TARGET_ROWS: ("indicator_name", "measure_name")}


def template(path: Path) -> None:
    """Write the empty template of a new scheme, with a guide and an example; 县区甲 and 县区乙 are to be replaced."""
    write(Contents(unit_headings=["全市", "县区甲", "县区乙"]), path)


def write(contents: Contents, path: Path) -> None:
    """Write the workbook of a scheme."""
    book = Workbook()
    guide = book.active
    guide.title = GUIDE
    sheets = {name: book.create_sheet(name) for name in SHEETS}
    choices = book.create_sheet(CHOICES)
    lists = Lists(choices)
    _write_guide(guide)
    _write_items(sheets[SCHEME], contents.items, lists)
    _write_rows(sheets[UNITS], UNIT_COLUMNS, contents.units, lists)
    _write_rows(sheets[MEASURES], MEASURE_COLUMNS, contents.measures, lists)
    units = {
        words: Column((words,), "这个单位的目标：数字、≥95%、约500、80~90、日期或文字；没有任务写 /")
        for words in contents.unit_headings
    }
    _write_rows(sheets[TARGETS], {**WIDE_COLUMNS, **units}, contents.targets, lists)
    _write_rows(sheets[TARGET_ROWS], TARGET_COLUMNS, contents.target_rows, lists)
    _write_rows(sheets[PLANS], PLAN_COLUMNS, contents.plans, lists)
    choices.sheet_state = "hidden"
    book.save(path)


def _write_guide(sheet: Worksheet) -> None:
    rows = [*((line,) for line in INTRODUCTION), (), *EXAMPLE, (), *_rules(), (), *_columns()]
    for number, row in enumerate(rows, start=1):
        write_row(sheet, number, row, is_heading=len(row) > 1 and row[0] in ("规则", "工作表", "类别"))
    for number in range(len(INTRODUCTION) + 3, len(INTRODUCTION) + 2 + len(EXAMPLE)):
        for cell in sheet[number]:
            cell.fill = READING
    sheet["A1"].font = Font(bold=True, size=14)
    for letter, width in zip("ABCDEFGHI", (18, 24, 60, 40, 12, 12, 12, 12, 12), strict=True):
        sheet.column_dimensions[letter].width = width
    for number in range(1, len(INTRODUCTION) + 1):
        sheet.cell(number, 1).alignment = Alignment(wrap_text=False)


def _rules() -> Iterator[Sequence[str]]:
    labels = {name: f"〔{one.label}〕" for name, one in PARAMETERS.items()}
    yield "规则", "适合", "怎样计分", "参数"
    for rule in RULES.values():
        taken = "、".join(f"{one.label}{'（必填）' if one.is_required else ''}" for one in rule.parameters)
        yield rule.name, rule.suits, rule.formula.format(**labels), taken or "无"


def _columns() -> Iterator[Sequence[str]]:
    yield "工作表", "列", "含义", "可填"
    for name, columns in SHEETS.items():
        for one in columns.values():
            required = "（必填）" if one.is_required else ""
            yield name, f"{one.heading}{required}", one.meaning, "、".join(one.words.values())


def _write_items(sheet: Worksheet, items: Row, lists: Lists) -> None:
    """The head and the policies, an item a row."""
    write_row(sheet, 1, (ITEM, VALUE, "含义"), is_heading=True)
    for number, (name, one) in enumerate({**SCHEME_ITEMS, **POLICY_ITEMS}.items(), start=2):
        required = "（必填）" if one.is_required else ""
        write_row(sheet, number, (one.heading, in_cell(items.get(name), one.words), f"{one.meaning}{required}"))
        _offer(sheet, one, f"B{number}", lists)
        sheet.cell(number, 3).fill = READING
    for letter, width in (("A", 18), ("B", 50), ("C", 70)):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"


def _write_rows(sheet: Worksheet, columns: Mapping[str, Column], rows: Sequence[Row], lists: Lists) -> None:
    """A heading with a note over every column, drop-downs below it, and the rows."""
    write_row(sheet, 1, [one.heading for one in columns.values()], is_heading=True)
    for at, (name, one) in enumerate(columns.items(), start=1):
        letter = get_column_letter(at)
        sheet.cell(1, at).comment = Comment(one.meaning, "assessment", width=300, height=90)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, 12)
        _offer(sheet, one, f"{letter}2:{letter}{len(rows) + _ROOM}", lists)
    for number, row in enumerate(rows, start=2):
        for at, (name, one) in enumerate(columns.items(), start=1):
            _put(sheet, number, at, row.get(name), one.words, is_reading=name in _READ_ONLY.get(sheet.title, ()))
    sheet.freeze_panes = "A2"


def _put(sheet: Worksheet, row: int, column: int, value: Any, words: Mapping[str, str], *, is_reading: bool) -> None:
    if value is None:
        return
    cell = sheet.cell(row, column)
    put(cell, in_cell(value, words) if not isinstance(value, str) or value in words else value)
    if is_reading:
        cell.fill = READING


def _offer(sheet: Worksheet, column: Column, where: str, lists: Lists) -> None:
    if column.words:
        allowed = lists.of(list(column.words.values()))
        sheet.add_data_validation(allowed)
        allowed.add(where)
