"""The head of a matrix by county: which row it is, which columns are labels, which units, and which is the total."""

from dataclasses import dataclass, replace

from assessment.documents.workbook.columns import MEASURE_COLUMNS, Column
from assessment.documents.workbook.sheets import Sheet, SheetRow, heading
from assessment.documents.workbook.unit_columns import is_total

# What bureaus print over the labels, beside what the template does.
_OTHER_HEADINGS = {
    "category_name": ("指标类别", "类别", "一级指标", "考核类别"),
    "item_name": ("考核项目", "二级指标"),
    "serial": ("序号",),
    "indicator_name": ("考核任务", "任务", "工作任务", "考核内容", "项目", "目标任务"),
    "text": ("任务原文", "任务要求", "考核要求"),
    "measure_name": ("指标", "指标名称", "考核指标", "三级指标"),
    "unit_of_measure": ("计量单位", "单位"),
    "points": ("分值", "分值（分）", "权重分值"),
    "assessed_by": ("其他考核部门", "考核部门"),
    "direction": ("方向",),
    "operator": ("符号",),
    "weight": ("权重",),
    "kind": ("性质", "指标性质"),
    "rule": ("规则", "计分规则"),
    "reporting_frequency": ("填报周期",),
}
MATRIX_COLUMNS: dict[str, Column] = {
    name: replace(MEASURE_COLUMNS[name], headings=headings) for name, headings in _OTHER_HEADINGS.items()
}
LABELS = {name: column.heading for name, column in MATRIX_COLUMNS.items()}
# A matrix of reports has these; it is no scheme.
_REPORTS = ("截止日期", "报告期", "完成值", "指标编号")


@dataclass(frozen=True)
class Head:
    """One or two rows of headings: the columns of labels, the heading of the total and its column, those of units."""

    rows: tuple[SheetRow, ...]
    labels: dict[int, str]
    total: str
    total_column: int
    units: dict[int, str]

    @property
    def all_units(self) -> dict[int, str]:
        """The total and the units, by column."""
        return {self.total_column: self.total, **self.units}


def find_head(sheet: Sheet) -> Head | None:
    """The head of a matrix; null where the sheet has none with a task, 类别 or 分值, a total, and units behind it."""
    for at, row in enumerate(sheet.rows):
        words = row.printed
        if any(heading(one) in _REPORTS for one in words.values()):
            return None
        labels = _labels(words)
        named = set(labels.values())
        if not {"points", "category_name"} & named or not {"indicator_name", "measure_name"} & named:
            continue
        below = sheet.rows[at + 1] if at + 1 < len(sheet.rows) else None
        total = _total(words, labels)
        if total is None and below is not None:
            total = _total(below.printed, {})
        if total is not None:
            return _head(row, below, labels, total)
    return None


def _labels(words: dict[int, str]) -> dict[int, str]:
    names = {heading(one): name for name, found in _OTHER_HEADINGS.items() for one in found}
    labels: dict[int, str] = {}
    for column, one in words.items():
        if (name := names.get(heading(one))) and name not in labels.values():
            labels[column] = name
    return labels


def _total(words: dict[int, str], labels: dict[int, str]) -> tuple[int, str] | None:
    """The column of the total; 合计 and the like."""
    return next(((column, one) for column, one in words.items() if column not in labels and is_total(one)), None)


def _head(row: SheetRow, below: SheetRow | None, labels: dict[int, str], total: tuple[int, str]) -> Head:
    """Units stand beside the labels, or in a second row under a heading that spans them."""
    first, second = row.printed, below.printed if below else {}
    is_double = bool(second) and not set(second) & set(labels) and not any(_is_number(one) for one in second.values())
    words = {**first, **second} if is_double else first
    units = {column: one for column, one in words.items() if column not in labels and column != total[0]}
    rows = (row, below) if is_double and below else (row,)
    return Head(rows, labels, total[1], total[0], units)


def _is_number(words: str) -> bool:
    return any(character.isdigit() for character in words)
