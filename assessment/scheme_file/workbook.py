"""A scheme file as a workbook: explained, with drop-downs, what is only for reading in grey."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assessment.methods import RULES
from assessment.policies import NO_LIMIT, POLICIES
from assessment.rulebook.cells import in_cell
from assessment.rulebook.fields import HEAD, PARAMETERS, POLICY_FIELDS, Field, columns
from assessment.scheme_file.method import Method
from assessment.spreadsheets.drawing import CHOICES, READING, Lists, put, write_row

GUIDE, SCHEME, MEASURES = "说明", "方案", "指标"
ITEM, VALUE = "项目", "填写"

_WIDTHS = {
    "measure_id": 34, "unit_name": 12, "category_name": 14, "indicator_name": 28, "measure_name": 28, "origin": 20,
    "bands": 24, "tiers": 40, "coefficients": 34, "curve": 20, "curve_parameters": 24, "clause": 40, "combination": 16,
}  # fmt: skip


def write(method: Method, path: Path) -> None:
    """Write a method out as a workbook."""
    book = Workbook()
    guide, scheme, measures, choices = (
        book.active,
        book.create_sheet(SCHEME),
        book.create_sheet(MEASURES),
        book.create_sheet(CHOICES),
    )
    guide.title = GUIDE
    lists = Lists(choices)
    _write_guide(guide, method)
    _write_scheme(scheme, method, lists)
    _write_measures(measures, method, lists)
    choices.sheet_state = "hidden"
    book.active = book.index(measures)
    guide.sheet_view.tabSelected = False
    book.save(path)


def _write_guide(sheet: Worksheet, method: Method) -> None:
    """What the file is, how it is brought back, and every field and rule in words."""
    rows: list[Sequence[Any]] = [
        (f"{method.scheme_name}：计分办法",),
        ("在“方案”和“指标”两张表里修改；灰色的列只供阅读，改了不起作用。不需要改的行可以留着，也可以删去。",),
        ("改好存为 .xlsx，运行 python -m assessment scheme import 文件名 --dry-run 查看改动；去掉 --dry-run 即登记。",),
        ("只登记真正改动的政策和指标。不要使用公式、合并单元格和宏；权重可以写成 1/3（文本）。",),
        ("一格里写几个值时用分号分开，如 优=1；良=0.85；中=0.7；差=0.5。",),
    ]  # fmt: skip
    rows += [(), ("规则", "怎样计分", "适合", "参数"), *_rule_rows()]
    rows += [(), ("字段", "含义", "可填"), *_field_rows()]
    for number, row in enumerate(rows, start=1):
        write_row(sheet, number, row, is_heading=len(row) > 1 and row[0] in ("规则", "字段"))
    sheet["A1"].font = Font(bold=True, size=14)
    for letter, width in (("A", 18), ("B", 60), ("C", 40), ("D", 50)):
        sheet.column_dimensions[letter].width = width
    for number in range(1, 6):
        sheet.cell(number, 1).alignment = Alignment(wrap_text=False)


def _rule_rows() -> Iterator[Sequence[str]]:
    for rule in RULES.values():
        labels = {name: f"〔{one.label}〕" for name, one in PARAMETERS.items()}
        taken = "、".join(f"{one.label}{'（必填）' if one.is_required else ''}" for one in rule.parameters)
        yield rule.name, rule.formula.format(**labels), rule.suits, taken or "无"


def _field_rows() -> Iterator[Sequence[str]]:
    for one in (*HEAD.values(), *POLICY_FIELDS.values(), *columns().values()):
        yield one.label, one.meaning, "、".join(one.values.values())


def _write_scheme(sheet: Worksheet, method: Method, lists: Lists) -> None:
    """Head and policies, an item a row."""
    write_row(sheet, 1, (ITEM, VALUE, "含义"), is_heading=True)
    head = {"scheme_id": method.scheme_id, "scheme_name": method.scheme_name, "clause": method.clause}
    items: list[tuple[Field, Any]] = [(one, head.get(name)) for name, one in HEAD.items()]
    items += [(one, method.policies[name]) for name, one in POLICY_FIELDS.items()]
    limits = {policy.label for policy in POLICIES.values() if policy.has_no_limit}
    for row, (one, value) in enumerate(items, start=2):
        meaning = one.meaning + (f"；不设上限写“{NO_LIMIT}”" if one.label in limits else "")
        write_row(sheet, row, (one.label, in_cell(value, one.values), meaning))
        if one.values:
            allowed = lists.of(list(one.values.values()))
            sheet.add_data_validation(allowed)
            allowed.add(f"B{row}")
        if one.is_reading_only or one is HEAD["scheme_id"]:
            sheet.cell(row, 2).fill = READING
    write_row(
        sheet, len(items) + 2, ("现行依据", method.policies_origin, "这些政策现在是谁规定的（供阅读，改了不起作用）")
    )
    sheet.cell(len(items) + 2, 2).fill = READING
    for letter, width in (("A", 18), ("B", 56), ("C", 70)):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"


def _write_measures(sheet: Worksheet, method: Method, lists: Lists) -> None:
    """A measure a row, a parameter a column."""
    fields = columns()
    write_row(sheet, 1, [one.label for one in fields.values()], is_heading=True)
    for column, (name, one) in enumerate(fields.items(), start=1):
        letter = get_column_letter(column)
        sheet.cell(1, column).comment = Comment(one.meaning, "assessment", width=300, height=90)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, 11)
        if one.values and not one.is_reading_only:
            allowed = lists.of(list(one.values.values()))
            sheet.add_data_validation(allowed)
            allowed.add(f"{letter}2:{letter}{len(method.measures) + 1}")
    for row, measure in enumerate(method.measures, start=2):
        given = {**measure, **_parameters(measure)}
        for column, (name, one) in enumerate(fields.items(), start=1):
            cell = sheet.cell(row, column)
            put(cell, in_cell(given.get(name), one.values))
            if one.is_reading_only or name == "measure_id":
                cell.fill = READING
    sheet.freeze_panes = sheet.cell(2, list(fields).index("measure_name") + 1)
    sheet.auto_filter.ref = sheet.dimensions


def _parameters(measure: dict[str, Any]) -> dict[str, Any]:
    """The parameters of a measure by column; one that is all of them stands in a column too."""
    whole = next((one.name for one in RULES[measure["rule"]].parameters if one.is_whole), None)
    return {whole: measure["parameters"]} if whole else dict(measure["parameters"])
