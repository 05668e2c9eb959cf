"""A tree of performance indicators as rows: categories above leaves, measures below them, one target for the unit."""

from dataclasses import dataclass

from assessment.documents.concepts import Concept, concept_of
from assessment.documents.indicator_levels import Level
from assessment.documents.indicator_values import Valued
from assessment.documents.origin import Document
from assessment.documents.parsed import Parsed, Row, rule_defaults


@dataclass(frozen=True)
class Leaf:
    """A 三级指标 as printed: the levels above it, its name, description and justification, points, and its lines.

    ``cells`` are the row's cells where they had been shifted, so that what is printed stays on record.
    """

    levels: tuple[Level, ...]
    name: str
    first_line: int
    last_line: int
    description: str | None = None
    justification: str | None = None
    points: float | None = None
    points_text: str | None = None
    cells: tuple[str, ...] = ()


def node(name: str) -> str:
    """A name as a part of an id, which a slash would cut in two."""
    return name.replace("/", "／").replace("\n", "").replace(" ", "")


class Tree:
    """Adds the indicators of one unit; the same node or leaf printed again extends the one that is there."""

    def __init__(self, parsed: Parsed, document: Document, unit_id: str, root: str, vocabulary: list[Concept]) -> None:
        self._parsed, self._document, self._unit_id, self._root = parsed, document, unit_id, root
        self._vocabulary = vocabulary
        self._categories: dict[str, Row] = {}
        self._leaves: dict[str, int] = {}

    def add_leaf(self, leaf: Leaf) -> str:
        """Add a leaf below its levels; its id. A name used before in the category is numbered."""
        category_id = self._category(leaf)
        plain_id = f"{category_id}/{node(leaf.name)}"
        count = self._leaves[plain_id] = self._leaves.get(plain_id, 0) + 1
        indicator_id = plain_id if count == 1 else f"{plain_id}-{count}"
        self._parsed.add(
            "indicator",
            indicator_id=indicator_id,
            scheme_id=self._document.origin.document_id,
            category_id=category_id,
            unit_id=self._unit_id,
            indicator_name=leaf.name,
            text=leaf.description,
            points=leaf.points,
            points_text=leaf.points_text,
            printed_cells="\n".join(leaf.cells) or None,
            combination="split",
            document_id=self._document.origin.document_id,
            first_line=leaf.first_line,
            last_line=leaf.last_line,
        )
        return indicator_id

    def add_measure(
        self,
        indicator_id: str,
        asked: Valued,
        line: int,
        weight: float,
        justification: str | None = None,
        *,
        reporting_frequency: str = "year",
    ) -> str:
        """Add one thing a leaf measures with the unit's target; its id."""
        concept = concept_of(asked.name, self._vocabulary)
        slug = concept.slug if concept else "work" if asked.kind == "qualitative" else asked.kind
        taken = sum(row["measure_id"].startswith(f"{indicator_id}/{slug}") for row in self._parsed.rows["measure"])
        measure_id = f"{indicator_id}/{slug}-{taken + 1}" if taken else f"{indicator_id}/{slug}"
        self._parsed.add(
            "measure",
            measure_id=measure_id,
            indicator_id=indicator_id,
            measure_name=asked.name,
            concept=concept.concept if concept else None,
            kind=asked.kind,
            direction=asked.direction,
            operator=asked.operator,
            unit_of_measure=asked.unit_of_measure,
            weight=weight,
            reporting_frequency=reporting_frequency,
            **rule_defaults(asked.rule),
        )
        self._add_target(measure_id, asked, line, justification)
        return measure_id

    def _add_target(self, measure_id: str, asked: Valued, line: int, justification: str | None) -> None:
        origin = self._document.origin
        self._parsed.add(
            "target",
            measure_id=measure_id,
            unit_id=self._unit_id,
            year=origin.year,
            value=asked.value,
            value_upper=asked.value_upper,
            due_date=asked.due_date,
            text=asked.text or None,
            status="issued",
            is_provisional=False,
            justification=justification,
            basis="source",
            document_id=origin.document_id,
            line=line,
        )

    def _category(self, leaf: Leaf) -> str:
        parent = None
        category_id = self._root
        for one in leaf.levels:
            category_id = f"{category_id}/{node(one.name)}"
            self._node(category_id, parent, one, leaf)
            parent = category_id
        return category_id

    def _node(self, category_id: str, parent: str | None, level: Level, leaf: Leaf) -> None:
        if row := self._categories.get(category_id):
            row["last_line"] = leaf.last_line
            return
        self._parsed.add(
            "category",
            category_id=category_id,
            scheme_id=self._document.origin.document_id,
            unit_id=self._unit_id,
            parent_category_id=parent,
            category_name=level.name,
            declared_points=level.points,
            points_first_line=None if level.points is None else leaf.first_line,
            points_last_line=None if level.points is None else leaf.first_line,
            document_id=self._document.origin.document_id,
            first_line=leaf.first_line,
            last_line=leaf.last_line,
        )
        self._categories[category_id] = self._parsed.rows["category"][-1]
