"""Layout 县区任务表: a matrix of tasks by county, with the city's total in front of the counties' values."""

from assessment.documents.concepts import Concept, concept_of
from assessment.documents.coverage import HEADING, TABLE_HEAD
from assessment.documents.matrix_outline import Group, Item, Label, Outline, outline, points_in
from assessment.documents.matrix_targets import TOTAL, Measured, Task, understand
from assessment.documents.origin import Document, DocumentError, UnitName
from assessment.documents.parsed import Parsed, Total, rule_defaults, scheme_row, unit_row

# How often is reported what is assessed in words or elsewhere; numbers are reported every month.
FREQUENCIES = {"qualitative_4": "quarter", "external": "year"}


def parse(document: Document, unit_names: list[UnitName], vocabulary: list[Concept]) -> Parsed:
    """The rows of every table a county matrix fills; raises DocumentError with every unknown name or unread row."""
    origin = document.origin
    found = outline(document.lines, origin.file_name)
    names = {name.printed_name: name for name in unit_names if name.document_id == origin.document_id}
    _check_names(found.printed_units, names, origin.file_name)
    parsed = Parsed()
    parsed.add_document(document)
    parsed.rows["unit"] = [unit_row(name, position) for position, name in enumerate(names.values())]
    parsed.rows["scheme"] = [scheme_row(document, declared_points=found.root.points if found.root else None)]
    reader = _Reader(document, found, names, vocabulary, parsed)
    reader.read()
    _account(parsed, document, found)
    return parsed


def _account(parsed: Parsed, document: Document, found: Outline) -> None:
    """Say where each line went: rows and labels into tables; what stands over the table is its title and its head."""
    document_id = document.origin.document_id
    parsed.use(document_id, found.body)
    for line in range(1, found.head[0]):
        parsed.skip(document_id, line, HEADING)
    for line in found.head:
        parsed.skip(document_id, line, TABLE_HEAD)


def _check_names(printed: tuple[str, ...], names: dict[str, UnitName], file_name: str) -> None:
    unknown = [name for name in (*printed, "全市") if name not in names]
    if unknown:
        raise DocumentError(
            [f"{file_name}：表头单位“{name}”不在 units.csv 中；请补充该单位的名称与代码。" for name in unknown]
        )


class _Reader:
    """Walks the outline once and adds category, indicator, measure and target rows in printed order."""

    def __init__(
        self, document: Document, found: Outline, names: dict[str, UnitName], vocabulary: list[Concept], parsed: Parsed
    ) -> None:
        self.document, self.found, self.names, self.vocabulary, self.parsed = document, found, names, vocabulary, parsed
        self.scheme_id = document.origin.document_id

    def read(self) -> None:
        root = self.found.root
        parent = self._add_category(root.name, root, None, root.lines[0], root.lines[-1]) if root else None
        for group in self.found.groups:
            self._read_group(group, parent)

    def _read_group(self, group: Group, parent: str | None) -> None:
        """A group that has no label anywhere is named after its first task, and declares no points."""
        label = group.label
        name = label.name if label else points_in(group.items[0].name)[0]
        points = label.points if label else None
        first, last = min(item.first_line for item in group.items), max(item.last_line for item in group.items)
        category_id = self._add_category(name, label, parent, first, last)
        for item in group.items:
            self._read_item(item, category_id, points if len(group.items) == 1 else None)

    def _add_category(self, name: str, label: Label | None, parent: str | None, first: int, last: int) -> str:
        category_id = f"{self.scheme_id}/{name}"
        self.parsed.add(
            "category",
            category_id=category_id,
            scheme_id=self.scheme_id,
            parent_category_id=parent,
            category_name=name,
            declared_points=label.points if label else None,
            points_first_line=label.lines[0] if label else None,
            points_last_line=label.lines[-1] if label else None,
            document_id=self.scheme_id,
            first_line=first,
            last_line=last,
        )
        return category_id

    def _read_item(self, item: Item, category_id: str, lone_points: float | None) -> None:
        """A lone leaf without printed points carries its category's points."""
        name, points, points_text = points_in(item.name)
        points = lone_points if points is None else points
        if points is None:
            file_name = self.document.origin.file_name
            raise DocumentError([f"{file_name} 第 {item.first_line} 行：“{name}”没有分值；请核对该行。"])
        origin = self.document.origin
        task = understand(item, name, self.found.printed_units, origin.year, origin.file_name)
        indicator_id = f"{category_id}/{item.serial or task.name}"
        self.parsed.add(
            "indicator",
            indicator_id=indicator_id,
            scheme_id=self.scheme_id,
            category_id=category_id,
            serial=item.serial,
            indicator_name=task.name,
            text=task.text,
            points=points,
            points_text=points_text,
            combination="split",
            assessed_by=task.assessed_by,
            document_id=self.scheme_id,
            first_line=item.first_line,
            last_line=item.last_line,
        )
        self._add_measures(indicator_id, task)

    def _add_measures(self, indicator_id: str, task: Task) -> None:
        taken: set[str] = set()
        for number, measured in enumerate(task.measured, 1):
            concept = (
                concept_of(measured.name, self.vocabulary) if measured.kind not in ("qualitative", "deadline") else None
            )
            slug = measured.slug or (concept.slug if concept else f"measure-{number}")
            slug = f"{slug}-{number}" if slug in taken else slug
            taken.add(slug)
            self.parsed.add(
                "measure",
                measure_id=f"{indicator_id}/{slug}",
                indicator_id=indicator_id,
                measure_name=measured.name,
                concept=concept.concept if concept else None,
                kind=measured.kind,
                direction=measured.direction,
                operator=measured.operator,
                unit_of_measure=measured.unit_of_measure,
                weight=1 / len(task.measured),
                reporting_frequency=FREQUENCIES.get(measured.rule, "month"),
                **rule_defaults(measured.rule),
            )
            self._add_targets(f"{indicator_id}/{slug}", measured)

    def _add_targets(self, measure_id: str, measured: Measured) -> None:
        for given in measured.given:
            unit = self.names.get("全市" if given.printed_unit == TOTAL else given.printed_unit)
            if unit is None:
                where = f"{self.document.origin.file_name} 第 {given.line} 行"
                raise DocumentError([f"{where}：单位“{given.printed_unit}”不在 units.csv 中；请补充。"])
            self.parsed.add(
                "target",
                measure_id=measure_id,
                unit_id=unit.unit_id,
                year=self.document.origin.year,
                value=given.value,
                value_upper=given.value_upper,
                due_date=given.due_date,
                text=given.text,
                status=given.status,
                is_provisional=measured.note is not None,
                justification=measured.note,
                basis="source",
                document_id=self.scheme_id,
                line=given.line,
            )
        if measured.stated_total:
            city = self.names["全市"].unit_id
            line = next(given.line for given in measured.given if given.printed_unit == TOTAL)
            self.parsed.totals.append(Total(measure_id, city, measured.stated_total, tuple(measured.parts), line))
