"""Layout 单位任务表: one table of tasks per unit under a heading, in groups, and tables that whole groups share."""

import re
from collections import Counter
from collections.abc import Iterator

from assessment.documents.bordered_tables import Table, is_page_number, read_tables
from assessment.documents.concepts import Concept
from assessment.documents.coverage import HEADING, PAGE_FURNITURE, TABLE_HEAD
from assessment.documents.origin import Document, DocumentError, UnitName
from assessment.documents.parsed import Parsed, Row, scheme_row, unit_row
from assessment.documents.prose_measures import ProseMeasure, prose_measures
from assessment.documents.task_outline import Group, Item, Task, label_counts, outline

_COMMONALITY = {"共性": "common", "个性": "specific"}
_NAME_LENGTH = 40


def parse(document: Document, unit_names: list[UnitName], vocabulary: list[Concept]) -> Parsed:
    """The rows of every table a document of unit tables fills; raises DocumentError with every name or row not understood."""
    origin = document.origin
    names = {name.printed_name: name for name in unit_names if name.document_id == origin.document_id}
    tables, problems = read_tables(document.lines, origin.file_name)
    if not problems:  # a row that was not read would only bring follow-on problems
        problems.extend(problem for table in tables for problem in _table_problems(table, origin.file_name))
    shared = {_plain(heading): groups for heading, groups in origin.scheme.get("shared_tables", {}).items()}
    owners = [_owners(table, names, shared, origin.file_name, problems) for table in tables]
    problems.extend(_missing_units(names, owners, origin.file_name) if tables else [])
    if problems:
        raise DocumentError(problems)
    parsed = Parsed()
    parsed.add_document(document)
    parsed.rows["scheme"] = [scheme_row(document)]
    parsed.rows["unit"] = [unit_row(name, position) for position, name in enumerate(names.values())]
    reader = _Reader(document, vocabulary, label_counts(tables), parsed)
    for line, text in enumerate(document.lines, 1):
        if is_page_number(text):
            parsed.skip(origin.document_id, line, PAGE_FURNITURE)
    for table, (key, units, is_shared) in zip(tables, owners, strict=True):
        reader.read(table, key, units, is_shared=is_shared)
    return parsed


Owner = tuple[str, list[UnitName], bool]


def _owners(
    table: Table, names: dict[str, UnitName], shared: dict[str, list[str]], file_name: str, problems: list[str]
) -> Owner:
    """Whose tasks a table lists: the id its rows go under, the units, and whether several units share it."""
    if not table.headings:
        problems.append(f"{file_name} 第 {table.header[0].line} 行：表格上方没有单位名称；请补上标题行。")
        return "", [], False
    line, heading = table.headings[-1]
    name = _plain(heading)
    if name in shared:
        groups = shared[name]
        units = [unit for unit in names.values() if unit.peer_group in groups]
        if unknown := set(groups) - {unit.peer_group for unit in units}:
            problems.append(
                f"{file_name} 第 {line} 行：units.csv 中没有分组“{'、'.join(sorted(unknown))}”；请核对来源说明。"
            )
        return "-".join(groups), units, True
    if name not in names:
        problems.append(
            f"{file_name} 第 {line} 行：单位“{name}”不在 units.csv 中；请补充该单位的名称与代码，或核对标题。"
        )
        return "", [], False
    return names[name].unit_id, [names[name]], False


def _table_problems(table: Table, file_name: str) -> Iterator[str]:
    """What makes a table with a good header useless: no rows, or a first row without 指标类别."""
    if not table.rows:
        yield f"{file_name} 第 {table.header[0].line} 行：表头下没有任务；请核对该表。"
    elif not table.rows[0].group.label:
        yield f"{file_name} 第 {table.rows[0].group.line} 行：表的首行没有指标类别；请核对该行。"


def _missing_units(names: dict[str, UnitName], owners: list[Owner], file_name: str) -> list[str]:
    """Units that units.csv expects below a parent and that have no table: a heading was lost, or the name is too much."""
    found = {unit.unit_id for _, units, is_shared in owners for unit in units if not is_shared}
    return [
        f"{file_name}：单位“{name.printed_name}”没有任务表；请核对文件或 units.csv。"
        for name in names.values()
        if name.parent_unit_id and name.unit_id not in found
    ]


def _plain(words: str) -> str:
    return re.sub(r"\s", "", words)


class _Reader:
    """Adds category, indicator, measure and target rows of one table after the other, and says which lines they used."""

    def __init__(self, document: Document, vocabulary: list[Concept], labels: Counter[str], parsed: Parsed) -> None:
        self.document, self.vocabulary, self.labels, self.parsed = document, vocabulary, labels, parsed
        self.scheme_id = document.origin.document_id
        self.taken: Counter[str] = Counter()
        self.numbers: Counter[str] = Counter()

    def read(self, table: Table, key: str, units: list[UnitName], *, is_shared: bool) -> None:
        """Add the rows of one table under ``key``: a unit's id, or the groups that share it."""
        self._account(table, is_shared=is_shared)
        unit_id = None if is_shared else units[0].unit_id
        common = {"scheme_id": self.scheme_id, "unit_id": unit_id, "document_id": self.scheme_id}
        for group in outline(table, self.labels):
            group_id = self._category(f"{self.scheme_id}/{key}/{group.name}", group, None, common)
            for item in group.items:
                item_id = self._category(f"{group_id}/{item.name}", item, group_id, common) if item.name else group_id
                self._tasks(item, item_id, group, units, common)

    def _account(self, table: Table, *, is_shared: bool) -> None:
        for line, _ in table.headings[:-1]:
            self.parsed.skip(self.scheme_id, line, HEADING)
        line = table.headings[-1][0]
        if is_shared:
            self.parsed.skip(self.scheme_id, line, HEADING)
        else:
            self.parsed.use(self.scheme_id, [line])
        for line, _ in (piece for cell in table.header for piece in cell.pieces):
            self.parsed.skip(self.scheme_id, line, TABLE_HEAD)
        cells = [cell for row in table.rows for cell in (row.group, row.item, row.content, row.points) if cell]
        self.parsed.use(self.scheme_id, (line for cell in cells for line, _ in cell.pieces))
        blank = (row for row in table.rows if not (row.content.pieces or row.points.pieces or row.group.pieces))
        self.parsed.blank_rows += [
            (self.scheme_id, row.content.line) for row in blank if row.item is None or not row.item.pieces
        ]

    def _category(self, category_id: str, node: Group | Item, parent: str | None, common: Row) -> str:
        """Add a category; a label that a table prints again, further down, is a category of its own."""
        items = node.items if isinstance(node, Group) else [node]
        self.taken[category_id] += 1
        again = self.taken[category_id]
        category_id = f"{category_id}-{again}" if again > 1 else category_id
        label = node if isinstance(node, Group) and node.points is not None else None
        self.parsed.add(
            "category",
            category_id=category_id,
            parent_category_id=parent,
            category_name=node.name,
            declared_points=label.points if label else None,
            points_first_line=label.line if label else None,
            points_last_line=label.last_line if label else None,
            first_line=node.line,
            last_line=max(task.last_line for item in items for task in item.tasks),
            **common,
        )
        return category_id

    def _tasks(self, item: Item, category_id: str, group: Group, units: list[UnitName], common: Row) -> None:
        for task in item.tasks:
            self.numbers[category_id] += 1
            indicator_id = f"{category_id}/{self.numbers[category_id]}"
            name, assessed_by = _name(task), _ASSESSED_BY.match(task.text)
            self.parsed.add(
                "indicator",
                indicator_id=indicator_id,
                category_id=category_id,
                serial=task.serial,
                indicator_name=name,
                text=task.text,
                commonality=_COMMONALITY.get(group.name[:2]),
                points=task.points,
                points_text=task.points_text,
                combination="split",
                assessed_by=assessed_by[1] if assessed_by else None,
                first_line=task.first_line,
                last_line=task.last_line,
                **common,
            )
            measures = prose_measures(
                name, task.text, self.document.origin.year, self.vocabulary, assessed_elsewhere=bool(assessed_by)
            )
            for measure in measures:
                self._measure(measure, indicator_id, task, units, 1 / len(measures))

    def _measure(
        self, measure: ProseMeasure, indicator_id: str, task: Task, units: list[UnitName], weight: float
    ) -> None:
        measure_id = f"{indicator_id}/{measure.slug}"
        self.parsed.add("measure", measure_id=measure_id, indicator_id=indicator_id, weight=weight, **measure.columns)
        for unit in units:
            self.parsed.add(
                "target",
                measure_id=measure_id,
                unit_id=unit.unit_id,
                year=self.document.origin.year,
                value=measure.value,
                value_upper=measure.value_upper,
                due_date=measure.due_date,
                text=measure.text,
                status="issued",
                is_provisional=False,
                basis="source",
                document_id=self.scheme_id,
                line=task.line_of(measure.start),
            )


# A task that only says who will propose how it is assessed.
_ASSESSED_BY = re.compile(r"^由(.+?)提出考核方案")


def _name(task: Task) -> str:
    """A short name for a task that is printed as prose: its first sentence, or as many clauses of it as fit."""
    text = task.text.removeprefix(f"{task.serial}").lstrip(".．、") if task.serial else task.text
    sentence = re.split(r"[。；;]", text.strip())[0]
    name = ""
    for clause in re.split(r"(?<=[，,：])", sentence):
        if name and len(name) + len(clause) > _NAME_LENGTH:
            break
        name += clause
    return name.rstrip("，,：") or text
