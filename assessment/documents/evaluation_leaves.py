"""Evaluated indicators as rows: the tree with targets, what was done with every figure in it, and the stated scores."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from assessment.documents.concepts import Concept
from assessment.documents.evaluation_budget import Execution, Line
from assessment.documents.evaluation_rows import Evaluated
from assessment.documents.indicator_levels import Level, Levels
from assessment.documents.indicator_tree import Leaf, Tree
from assessment.documents.indicator_values import Valued, understand
from assessment.documents.money import in_unit
from assessment.documents.origin import Document
from assessment.documents.parsed import Parsed
from assessment.documents.stated_figures import Figure, figures


class Evaluation:
    """Adds what a form evaluates. Its figures count for the year's end, and as approved: the signed form states them."""

    def __init__(
        self,
        parsed: Parsed,
        document: Document,
        unit_id: str,
        vocabulary: list[Concept],
        reported_at: datetime | None,
    ) -> None:
        self._parsed, self._origin, self._unit_id, self._reported_at = parsed, document.origin, unit_id, reported_at
        self._tree = Tree(parsed, document, unit_id, self._origin.document_id, vocabulary)

    def add_execution(self, execution: Execution, total: Line) -> None:
        """Execution as a leaf of its own: what was executed, with the budget as its target, earns the points (domain.md, 5).

        The rate that is printed beside them stands there too, with the same two as numerator and denominator.
        """
        points = float(execution.points) if execution.points else None
        leaf = Leaf(
            (Level(execution.label),), "资金执行率", execution.line, execution.line, points=points,
            points_text=execution.points or None,
        )  # fmt: skip
        indicator_id = self._tree.add_leaf(leaf)
        asked = Valued("资金执行率", "ratio", "", unit_of_measure="%")
        is_known = total.initial is not None and total.executed is not None
        measure_id = self._tree.add_measure(indicator_id, asked, execution.line, 0.0 if is_known else 1.0)
        rate = execution.rate.rstrip("%％")
        self._add_actual(
            measure_id,
            execution.line,
            execution.rate or None,
            value=float(rate) if rate else None,
            qualifier="exact" if rate else None,
            numerator=None if total.executed is None else float(total.executed),
            denominator=None if total.initial is None else float(total.initial),
        )
        if is_known:
            self._add_executed(indicator_id, execution, total)
        self._add_score(indicator_id, points, execution.score, None, execution.line)

    def _add_executed(self, indicator_id: str, execution: Execution, total: Line) -> None:
        """The budget as the target of what was executed, both in the unit they are printed in."""
        asked, done = total.text.split("\n")
        budget, executed = (
            float(in_unit(amount or Decimal(), total.unit)) for amount in (total.initial, total.executed)
        )
        measure = Valued("预算执行数", "quantity", asked, value=budget, unit_of_measure=total.unit)
        measure_id = self._tree.add_measure(indicator_id, measure, execution.line, 1.0)
        self._add_actual(measure_id, execution.line, done, value=executed, qualifier="exact")

    def add_rows(self, rows: list[Evaluated]) -> list[str]:
        """Every indicator row; the problems of rows without a level above them."""
        levels, problems = Levels(), list[str]()
        for row in rows:
            found = levels.of(row.first, row.second)
            if found:
                self._add_row(row, found)
            else:
                problems.append(f"第 {row.first_line} 行：指标“{row.name}”没有上级指标；请核对该行。")
        return problems

    def _add_row(self, row: Evaluated, levels: tuple[Level, ...]) -> None:
        leaf = Leaf(
            levels,
            row.name,
            row.first_line,
            row.last_line,
            points=float(row.points),
            points_text=row.points,
            cells=row.cells,
        )
        indicator_id = self._tree.add_leaf(leaf)
        self._add_measures(indicator_id, row)
        self._add_score(indicator_id, float(row.points), row.score, row.reason or None, row.first_line)

    def _add_measures(self, indicator_id: str, row: Evaluated) -> None:
        """What the target asks for, answered with the whole actual text, then its other figures, which no target weighs."""
        asked = understand(row.name, row.target, self._origin.year)
        actual = "".join(text for _line, text in row.actual)
        left = figures(actual)
        for one in asked:
            measure_id = self._tree.add_measure(indicator_id, one, row.first_line, 1 / len(asked))
            answer = _answer(one, left)
            if answer:
                left.remove(answer)
                self._add_figure(measure_id, answer, row, actual)
            else:
                self._add_actual(measure_id, row.actual[0][0], actual or None)
        names: set[str] = set()
        for figure in left:
            name = figure.name if figure.name not in names else f"{figure.name}（{figure.unit_of_measure}）"
            names.add(name)
            stated = Valued(
                name, figure.kind, row.target, direction=figure.direction, unit_of_measure=figure.unit_of_measure
            )
            measure_id = self._tree.add_measure(indicator_id, stated, row.first_line, 0.0)
            self._add_figure(measure_id, figure, row, figure.text)

    def _add_figure(self, measure_id: str, figure: Figure, row: Evaluated, text: str) -> None:
        self._add_actual(
            measure_id,
            _line_at(row.actual, figure.start),
            text,
            value=figure.value,
            baseline_value=figure.baseline_value,
            qualifier=figure.qualifier,
        )

    def _add_actual(self, measure_id: str, line: int, text: str | None, **values: Any) -> None:
        self._parsed.add(
            "actual",
            measure_id=measure_id,
            unit_id=self._unit_id,
            period_end=date(self._origin.year, 12, 31),
            text=text,
            status="approved",
            reported_at=self._reported_at,
            record_id=self._origin.document_id,
            basis="source",
            document_id=self._origin.document_id,
            line=line,
            **values,
        )

    def _add_score(self, indicator_id: str, points: float | None, score: str, reason: str | None, line: int) -> None:
        self._parsed.add(
            "stated_score",
            indicator_id=indicator_id,
            unit_id=self._unit_id,
            year=self._origin.year,
            points=points,
            self_score=float(score) if score else None,
            reason=reason,
            basis="source",
            document_id=self._origin.document_id,
            line=line,
        )


def _answer(asked: Valued, left: list[Figure]) -> Figure | None:
    """The figure that answers a target: the first in the same unit of measure."""
    if asked.kind not in ("quantity", "ratio"):
        return None
    return next((figure for figure in left if figure.unit_of_measure == asked.unit_of_measure), None)


def _line_at(pieces: list[tuple[int, str]], position: int) -> int:
    """The line on which a position of the joined text is printed."""
    for line, text in pieces:
        if position < len(text):
            return line
        position -= len(text)
    return pieces[-1][0]
