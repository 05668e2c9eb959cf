"""The sheet of a template that says who fills it in, for when, how, and where it goes."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from assessment.reads import View
from assessment.reporting.templates import layout
from assessment.reporting.templates.long_sheet import COLUMNS
from assessment.spreadsheets.drawing import write_row

_MOST_NAMES = 12
_HOW = {
    False: (
        "一行一项任务。在白色的格里填；灰色的格供阅读或不适用，怎样填看“填写说明”，任务全文看“任务”格的批注。",
        "完成值填本年累计数，只填数字，不带计量单位。比率填分子、分母，完成值可不填。定性任务从下拉列表选等次。",
        "没有做成填 0；不清楚或还没有数就空着，空着算未报，不算 0。没有变化的任务也请填上累计数。",
        "不填的行可以留着，也可以删去；行可以排序、筛选，列可以移动。请不要改表头和隐藏的编号列。",
    ),
    True: (
        "一行一项任务，一列一个单位。在白色的格里填；灰色的格供阅读、待下达或没有这项任务（—）。目标和上次所填看格的批注。",
        "数量和比率填本年累计数，只填数字，不带计量单位；比率按百分数填，如 95。定性任务从下拉列表选等次。",
        "没有做成填 0；不清楚或还没有数就空着，空着算未报，不算 0；— 和 / 表示没有这项任务。",
        "要填分子、分母、日期、份额、原因或佐证的，请用长表。请不要改表头和隐藏的编号列。",
    ),
}
_SENDING = (
    "在网页“数据填报”上传这个文件；或运行 python -m assessment import 文件 --dry-run 先检查，去掉 --dry-run 即登记。",
    "有一处不对就全部不登记，并一次列出全部问题：工作表、行、列、值和改法。改好再传即可。",
    "审核人通过后才计分；退回的附有意见，下次的模板在“上次填报”里写着。",
)
_CHECKS = (
    "不要公式、合并单元格、隐藏的行、宏和链接；存为 .xlsx。",
    "单位、任务是方案里的，计量单位与任务的相同；一项任务一个月只填一次。",
    "截止日期是已经到了的月底；完成日期是真的日期，不晚于截止日期。",
    "完成值是数字；分子、分母成对，分子除以分母与所填的比率相符；等次是下拉列表里的，份额在所选的档内。",
    "累计数不比以前少；确实减少的，在“备注”写明原因。更正已通过的数，也在“备注”写明原因；锁定的月份不能改。",
    "到期没有达到目标，或达到目标 130% 以上的，必须写“偏差原因”；明显落后的，请写“偏差原因”和“改进措施”。",
)


def write_guide(
    sheet: Worksheet, view: View, tasks: pd.DataFrame, scheme_name: str, left_out: int, *, is_wide: bool
) -> None:
    """Write who, when, how, and what is checked; ``left_out`` tasks need more than a cell of the wide form."""
    rows: list[Sequence[Any]] = [
        (f"{scheme_name}：{view.year}年{view.month}月填报",),
        (f"填报单位：{_who(tasks)}。截至 {layout.month_end(view)}，任务 {len(tasks) - left_out} 项次。",),
        *[(f"另有 {left_out} 项次要填日期或份额，不在宽表里；请用长表填。",)] * bool(left_out),
        *_section("怎样填", _HOW[is_wide]),
        *_section("怎样交", _SENDING),
        *_section("交时检查", _CHECKS),
    ]
    if not is_wide:
        rows += [(), ("列", "含义"), *_column_rows()]
    for number, row in enumerate(rows, start=1):
        write_row(sheet, number, row, is_heading=row == ("列", "含义"))
        if len(row) == 1:
            sheet.cell(number, 1).alignment = Alignment(wrap_text=False)
            sheet.cell(number, 1).font = Font(bold=len(row[0]) < 6)
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 80


def _section(title: str, lines: Sequence[str]) -> Iterator[Sequence[str]]:
    yield ()
    yield (title,)
    yield from ((f"{number}. {line}",) for number, line in enumerate(lines, start=1))


def _column_rows() -> Iterator[Sequence[str]]:
    shown = (layout.FIELDS[name] for name in COLUMNS if name not in layout.HIDDEN)
    return ((field.heading, field.meaning) for field in shown)


def _who(tasks: pd.DataFrame) -> str:
    names = list(dict.fromkeys(tasks["unit_name"]))
    return "、".join(names) if len(names) <= _MOST_NAMES else f"{names[0]}等 {len(names)} 个单位"
