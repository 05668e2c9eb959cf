"""县区任务表: the tasks of a scheme with a column for every county, the whole first, as its document gives them."""

from typing import Any

import pandas as pd

from assessment import formats, reads
from assessment.papers import cells
from assessment.papers.asked import Asked
from assessment.papers.drafting import drafted, of_kind_or_refused, of_own_year
from assessment.papers.model import Cell, Paper, Row, Table
from assessment.papers.words import source_of
from assessment.problems import InputError
from assessment.reads import View

_WIDTHS = (9, 6, 22, 17)
_WHOLE = "全市"
_UNIT_WIDTH, _WHOLE_WIDTH = 9, 11


def tasks_by_county(asked: Asked) -> Paper:
    """The tasks of a scheme that gives them to counties; raises InputError for one that gives none to any."""
    of_kind_or_refused(asked, "target_assessment", "县区任务表")
    asked = of_own_year(asked)
    units, tasks = reads.units(asked.view), reads.tasks_by_unit(asked.view)
    if not has_counties(asked.view):
        raise InputError([f"“{asked.scheme['scheme_name']}”不是下达给县区的，没有县区任务表；任务见“单位任务”页。"])
    columns = _columns(units)
    table = _table(tasks, columns)
    title = f"{asked.scheme['scheme_name']}县区任务表"
    return drafted(asked, "tasks_by_county", title, [table], is_simulated=False, is_wide=True)


def has_counties(view: View) -> bool:
    """Whether a scheme gives its tasks to counties."""
    return int((reads.units(view)["kind"] == "county").sum()) > 1


def _columns(units: pd.DataFrame) -> list[tuple[str, str]]:
    """全市 first, then every unit below it in official order: its id and what stands over its column."""
    above = units[~units["is_assessed"]]
    whole = [(row.unit_id, _WHOLE) for row in above.itertuples()]
    return whole + [(row.unit_id, row.short_name) for row in units[units["is_assessed"]].itertuples()]


def _table(tasks: pd.DataFrame, columns: list[tuple[str, str]]) -> Table:
    heads = ("类别", "序号", "任务（分值）", "指标", *(name for _unit_id, name in columns))
    parts = [part for _measure_id, part in tasks.groupby("measure_id", sort=False)]
    categories = [part["category_name"].iloc[0] for part in parts]
    rows = [_row(part, columns, _height(categories, index)) for index, part in enumerate(parts)]
    widths = (*_WIDTHS, *(_WHOLE_WIDTH if name == _WHOLE else _UNIT_WIDTH for _unit_id, name in columns))
    note = (
        "– 为没有下达此项任务；◇ 为待下达；？ 为原文的数值归属不明；全市一栏空白的，原文没有合计。"
        "合并的单元格是各单位相同的任务。数值照原文，不加总。"
    )
    return Table("县区任务表", (cells.head(*heads), *rows), widths, notes=(note,))


def _height(categories: list[str], index: int) -> int:
    """How many rows a category spans from here; 0 where the cell above spans it too."""
    if index and categories[index - 1] == categories[index]:
        return 0
    end = next(
        (later for later in range(index, len(categories)) if categories[later] != categories[index]), len(categories)
    )
    return end - index


def _row(part: pd.DataFrame, columns: list[tuple[str, str]], height: int) -> Row:
    first = next(part.itertuples())
    points = "" if formats.is_absent(first.indicator_points) else f"（{formats.number(first.indicator_points)}分）"
    said = {row.unit_id: _said(row) for row in part.itertuples()}
    cells_ = [cells.words(first.category_name, rows=height, align="center")] * bool(height)
    cells_ += [
        cells.words(first.serial, align="center"),
        cells.words(f"{first.indicator_name}{points}"),
        cells.words(_measure_words(first)),
    ]
    given = [said.get(unit_id, _nothing(name)) for unit_id, name in columns]
    return Row((*cells_, *_merged(given)), source_of(first))


def _nothing(name: str) -> Cell:
    """What stands where nothing is given: a unit has no such task, of the whole the document says nothing."""
    return Cell() if name == _WHOLE else Cell("–", align="center")


def _measure_words(row: Any) -> str:
    """What is measured and in what; not said again where the task is called so."""
    unit = row.unit_of_measure if isinstance(row.unit_of_measure, str) else ""
    if row.measure_name == row.indicator_name:
        return unit
    return f"{row.measure_name}（{unit}）" if unit else row.measure_name


def _said(row: Any) -> Cell:
    """A unit's task as it is given: a number, a word for what is not, else its text."""
    if row.target_status in ("pending", "ambiguous"):
        return Cell(formats.status(row.target_status), align="center")
    if row.target_status == "not_applicable":
        return Cell("–", align="center")
    if not formats.is_absent(row.target_value) and row.kind == "quantity" and row.direction == "higher":
        return cells.number(row.target_value)
    return cells.words(row.target_text if isinstance(row.target_text, str) else row.task_text)


def _merged(every: list[Cell]) -> list[Cell]:
    """Neighbours that say the same in words share a cell; numbers never do."""
    merged: list[Cell] = []
    for cell in every:
        last = merged[-1] if merged else None
        if last and cell.value is None and last.value is None and cell.text == last.text and len(cell.text) > 1:
            merged[-1] = Cell(cell.text, align="left", columns=last.columns + 1)
        else:
            merged.append(cell)
    return merged
