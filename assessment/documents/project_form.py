"""One project's form: money, spending plan, goal and the rows of its three-level indicators, found by their labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from assessment.documents.indicator_levels import FIRST, SECOND, THIRD
from assessment.documents.money import yuan
from assessment.documents.table_rows import Cell, TableRow, bare

NAME, CODE, DEPARTMENT, PURPOSE = "项目名称", "项目编码", "实施单位", "资金用途"
BUDGET, FISCAL, OTHER = ("预算数", "年度申请资金额度"), ("其中：财政资金",), ("其他资金",)
PLAN, GOALS, GROUP = "资金支出计划", ("年度目标", "绩效目标", "总体目标"), "预算规模及资金用途"
DESCRIPTION, VALUE, JUSTIFICATION = "绩效指标描述", "指标值", "指标值确定依据"

_LABELS = {NAME, CODE, DEPARTMENT, *BUDGET, *FISCAL, *OTHER, PLAN, *GOALS, GROUP}
_HEADS = (FIRST, SECOND, THIRD, DESCRIPTION, VALUE, JUSTIFICATION)
_SUFFIX = re.compile(r"[(（](.*?)[)）]$")
_MONTH = re.compile(r"(1[0-2]|[1-9])月底")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)[%％]?")
_BUDGET_UNIT = re.compile(r"(\d{4,})(\D+)")
_MONEY_UNIT = re.compile(r"单位：(万元|元)")


@dataclass(frozen=True)
class Planned:
    """The share printed under a month end, None where the cell is blank, and its line."""

    month: int
    share: Decimal | None
    line: int


@dataclass
class Form:
    """What a project's form prints; cells that are blank or absent are None."""

    first_line: int
    values: dict[str, Cell] = field(default_factory=dict)
    money_unit: str = "元"
    budget_code: str | None = None
    plan: list[Planned] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    width: int = 0
    rows: list[TableRow] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    labels: list[Cell] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def text(self, *labels: str) -> str | None:
        """What stands beside the first of these labels that has something beside it."""
        return next((self.values[label].text for label in labels if label in self.values), None)

    def money(self, *labels: str) -> Decimal | None:
        """The amount beside a label in yuan; an unreadable one is a problem."""
        cell = next((self.values[label] for label in labels if label in self.values), None)
        amount = yuan(cell.text, self.money_unit) if cell else None
        problem = (
            f"第 {cell.first_line} 行：金额“{cell.text}”不是数字；请核对该行。" if cell and amount is None else None
        )
        if problem and problem not in self.problems:
            self.problems.append(problem)
        return amount


def read_form(rows: list[TableRow]) -> Form:
    """The form that a run of table rows makes up; ``problems`` name what cannot be read."""
    form = Form(rows[0].lines.start)
    remaining = iter(rows)
    for row in remaining:
        _read_row(form, row, remaining)
    _check(form)
    return form


def _check(form: Form) -> None:
    required = {NAME: NAME in form.values, "、".join(BUDGET): any(label in form.values for label in BUDGET)}
    heads = (FIRST, SECOND, THIRD, VALUE, JUSTIFICATION)
    required["、".join(heads)] = set(heads) <= set(form.columns)
    form.problems.extend(
        f"第 {form.first_line} 行起的表格：找不到“{label}”；请核对版式。"
        for label, is_there in required.items()
        if not is_there
    )


def _read_row(form: Form, row: TableRow, remaining: Iterator[TableRow]) -> None:
    """One row above the indicators: labels with what stands beside them, or a cell that belongs to the row above."""
    labels = [label for cell in row.filled if (label := _label(cell.text))]
    if _is_head(row):
        _read_head(form, row, remaining)
    elif PLAN in labels:
        _read_plan(form, row, next(remaining, None))
    elif labels:
        _read_labelled(form, row)
        _read_below(form, labels, remaining)
    else:
        _read_unlabelled(form, row)


def _is_head(row: TableRow) -> bool:
    return {FIRST, THIRD} <= {bare(cell.text) for cell in row.filled}


def _read_head(form: Form, row: TableRow, remaining: Iterator[TableRow]) -> None:
    """The head of the indicators: every row below it is one of them."""
    form.columns = {bare(cell.text): at for at, cell in enumerate(row.cells) if bare(cell.text) in _HEADS}
    form.width = len(row.cells)
    form.rows = [one for one in remaining if one.filled]
    form.used.update(line for one in form.rows for line in one.lines)


def _read_labelled(form: Form, row: TableRow) -> None:
    label = None
    for cell in row.filled:
        if name := _label(cell.text):
            label = name
            form.labels.append(cell)
            if (unit := _SUFFIX.search(bare(cell.text))) and unit[1] in ("元", "万元"):
                form.money_unit = unit[1]
        elif label and label not in form.values:
            _store(form, label, cell)
        else:
            _refuse(form, cell)


def _read_below(form: Form, labels: list[str], remaining: Iterator[TableRow]) -> None:
    """A goal or a purpose may stand in the row below its label."""
    is_goal = any(label in GOALS for label in labels) and form.text(*GOALS) is None
    if not is_goal and GROUP not in labels:
        return
    below = next(remaining, None)
    if below is None or not below.filled:
        return
    if _is_head(below) or any(_label(cell.text) for cell in below.filled):
        _read_row(form, below, remaining)
        return
    _store(form, GOALS[0] if is_goal else PURPOSE, below.filled[0])
    for cell in below.filled[1:]:
        _refuse(form, cell)


def _read_unlabelled(form: Form, row: TableRow) -> None:
    """The head of an older form: the department with its budget code, and the unit money is printed in."""
    for cell in row.filled:
        if match := _MONEY_UNIT.fullmatch(bare(cell.text)):
            form.money_unit = match[1]
        elif match := _BUDGET_UNIT.fullmatch(cell.text):
            form.budget_code = match[1]
            _store(form, DEPARTMENT, Cell(match[2].strip(), cell.first_line, cell.last_line))
        else:
            _refuse(form, cell)


def _read_plan(form: Form, head: TableRow, shares: TableRow | None) -> None:
    """The share under each month end; a share under no month, or one that is no number, is a problem."""
    months = {at: int(match[1]) for at, cell in enumerate(head.cells) if (match := _MONTH.fullmatch(bare(cell.text)))}
    cells = dict(enumerate(shares.cells)) if shares else {}
    form.used.update(head.lines)
    form.labels.extend(head.filled)
    for at, cell in cells.items():
        match = _SHARE.fullmatch(bare(cell.text))
        if cell.text and (match is None or at not in months):
            form.problems.append(f"第 {cell.first_line} 行：支出计划“{cell.text}”不是某个月底的百分比；请核对该行。")
        elif at in months:
            form.used.add(cell.first_line)
            form.plan.append(Planned(months[at], Decimal(match[1]) if match else None, cell.first_line))


def _refuse(form: Form, cell: Cell) -> None:
    form.problems.append(f"第 {cell.first_line} 行：不知道“{cell.text}”属于哪一栏；请核对该行。")


def _store(form: Form, label: str, cell: Cell) -> None:
    form.values[label] = cell
    form.used.update(range(cell.first_line, cell.last_line + 1))


def _label(cell: str) -> str | None:
    name = _SUFFIX.sub("", bare(cell).replace(":", "："))
    return name if name in _LABELS else None
