"""The budget block of a self-evaluation form: totals, income and expenditure lines, and what the execution rate earned."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from assessment.documents.money import yuan
from assessment.documents.phrases import NUMBER
from assessment.documents.table_rows import TableRow, bare

EXECUTED, RATE, POINTS, SCORE = "执行数", "资金执行率", "分值", "得分"
HEADS = (EXECUTED, RATE, POINTS, SCORE)

_SIDES = {"按收入性质分": "income", "按支出性质分": "expenditure"}
_LINE = re.compile(r"(?:其中[：:])?\s*(?P<name>[^：:]+?)\s*[：:]\s*(?P<amount>.*)", re.S)
_UNIT = re.compile(r"[(（](万元|元)[)）]")


@dataclass
class Line:
    """A line of the block: amounts in yuan, each under the column it is printed in; None where the cell is blank.

    ``unit`` is the unit of money that they are printed in.
    """

    side: str
    name: str
    text: str
    line: int
    unit: str = "万元"
    initial: Decimal | None = None
    executed: Decimal | None = None


@dataclass
class Execution:
    """What the total row says beside the amounts: the rate in percent, its points and its score, as printed."""

    label: str
    rate: str
    points: str
    score: str
    line: int


@dataclass
class Budget:
    """The block: its lines in printed order, the execution row, and the lines of the form it takes."""

    lines: list[Line] = field(default_factory=list)
    execution: Execution | None = None
    used: set[int] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


def read_budget(rows: list[TableRow]) -> Budget:
    """The budget block in the rows between the form's head and its duties; amounts are 万元 unless the form says 元."""
    budget, columns, sides, unit = Budget(), dict[str, int](), dict[int, str](), "万元"
    for row in rows:
        words = [bare(cell.text).rstrip("：:") for cell in row.cells]
        if EXECUTED in words:
            columns = {word: at for at, word in enumerate(words) if word in HEADS}
            budget.used.update(row.lines)
        elif any(word in _SIDES for word in words):
            sides = {at: _SIDES[word] for at, word in enumerate(words) if word in _SIDES}
        elif row.filled and columns:
            unit = next((match[1] for cell in row.filled if (match := _UNIT.search(cell.text))), unit)
            budget.used.update(row.lines)
            if sides:
                _read_parts(budget, row, columns, sides, unit)
            else:
                _read_total(budget, row, columns, unit)
    return budget


def _read_total(budget: Budget, row: TableRow, columns: dict[str, int], unit: str) -> None:
    line = row.lines.start
    printed = {head: row.cells[at].text if at < len(row.cells) else "" for head, at in columns.items()}
    before = [cell.text for cell in row.cells[: columns[EXECUTED]] if cell.text]
    match = _LINE.fullmatch(before[-1]) if before else None
    if match is None:
        budget.problems.append(f"第 {line} 行：预算总额行没有“名称：金额”；请核对该行。")
        return
    text = "\n".join((before[-1], printed[EXECUTED]))
    total = Line("total", bare(match["name"]), text, line, unit)
    total.initial = _amount(budget, match["amount"], unit, line)
    total.executed = _amount(budget, printed[EXECUTED], unit, line)
    budget.lines.append(total)
    if printed.get(RATE) or printed.get(POINTS):
        label = _UNIT.sub("", bare(before[0])) if len(before) > 1 else total.name
        budget.execution = Execution(
            label, printed.get(RATE, ""), printed.get(POINTS, ""), printed.get(SCORE, ""), line
        )
        _check_execution(budget, budget.execution)


def _check_execution(budget: Budget, execution: Execution) -> None:
    for cell in (execution.rate.rstrip("%％"), execution.points, execution.score):
        if cell and not re.fullmatch(NUMBER, cell):
            budget.problems.append(f"第 {execution.line} 行：“{cell}”不是数字；请核对该行。")


def _read_parts(budget: Budget, row: TableRow, columns: dict[str, int], sides: dict[int, str], unit: str) -> None:
    """Income and expenditure stand side by side; a figure stands in the column it is printed under."""
    for at, cell in enumerate(row.cells):
        if not cell.text:
            continue
        match = _LINE.fullmatch(cell.text)
        if match is None or at not in sides:
            budget.problems.append(f"第 {cell.first_line} 行：不知道“{cell.text}”属于哪一栏；请核对该行。")
            continue
        part = Line(sides[at], bare(match["name"]), cell.text, cell.first_line, unit)
        amount = _amount(budget, match["amount"], unit, cell.first_line)
        if at == columns[EXECUTED]:
            part.executed = amount
        else:
            part.initial = amount
        budget.lines.append(part)


def _amount(budget: Budget, cell: str, unit: str, line: int) -> Decimal | None:
    amount = yuan(cell, unit) if cell.strip() else None
    if cell.strip() and amount is None:
        budget.problems.append(f"第 {line} 行：金额“{cell}”不是数字；请核对该行。")
    return amount
