"""The indicator rows of a project's form: which cell is which, although rows are shifted, and what each asks for."""

from dataclasses import dataclass

from assessment.documents.indicator_levels import FIRST, SECOND, THIRD, Levels, is_aligned, split_levels
from assessment.documents.indicator_tree import Leaf, Tree
from assessment.documents.indicator_values import understand
from assessment.documents.project_form import DESCRIPTION, JUSTIFICATION, VALUE, Form
from assessment.documents.table_rows import Cell, TableRow

# A shifted row still ends with name, value and justification; what stands between name and value describes the indicator.
_NEEDED = 3


@dataclass(frozen=True)
class _Row:
    first: str | None
    second: str | None
    name: str
    description: str | None
    value: Cell | None
    justification: str | None
    is_shifted: bool


def add_indicators(tree: Tree, form: Form, year: int) -> list[str]:
    """Add every indicator of a form; the problems of the rows that cannot be read."""
    levels, problems = Levels(), list[str]()
    for row in form.rows:
        read = _read(row, form)
        found = levels.of(read.first, read.second) if read else ()
        if read is None or not found:
            shown = "、".join(cell.text for cell in row.filled)
            problems.append(f"第 {row.filled[0].first_line} 行：指标行“{shown}”缺少单元格或上级指标；请核对该行。")
        else:
            _add(tree, row, read, Leaf(found, read.name, row.filled[0].first_line, row.lines[-1]), year)
    return problems


def _add(tree: Tree, row: TableRow, read: _Row, leaf: Leaf, year: int) -> None:
    cells = tuple(cell.text for cell in row.cells) if read.is_shifted else ()
    leaf = Leaf(leaf.levels, leaf.name, leaf.first_line, leaf.last_line, description=read.description, cells=cells)
    indicator_id = tree.add_leaf(leaf)
    is_cost = leaf.levels[-1].name.startswith("成本")
    # What a project puts out is monitored through the year, what comes of it is judged at its end (domain.md, section 5).
    frequency = "quarter" if leaf.levels[0].name.startswith("产出") else "year"
    asked = understand(read.name, read.value.text if read.value else "", year, is_cost=is_cost)
    line = read.value.first_line if read.value else leaf.first_line
    for one in asked:
        tree.add_measure(indicator_id, one, line, 1 / len(asked), read.justification, reporting_frequency=frequency)


def _read(row: TableRow, form: Form) -> _Row | None:
    """The cells of a row by column where all stand under their headers, else by their order; None when too few."""
    cells = [cell.text for cell in row.cells]
    if is_aligned(cells, form.columns, form.width):
        at = {head: row.cells[index] for head, index in form.columns.items()}
        description = at[DESCRIPTION].text if DESCRIPTION in at else ""
        return _Row(
            at[FIRST].text or None,
            at[SECOND].text or None,
            at[THIRD].text,
            description or None,
            at[VALUE] if at[VALUE].text else None,
            at[JUSTIFICATION].text or None,
            is_shifted=False,
        )
    first, second, rest = split_levels([cell.text for cell in row.filled], _NEEDED)
    if len(rest) < _NEEDED:
        return None
    name, *between, _value, justification = rest
    return _Row(first, second, name, "\n".join(between) or None, row.filled[-2], justification, is_shifted=True)
