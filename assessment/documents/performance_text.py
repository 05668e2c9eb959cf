"""Layout 绩效文本: a department's goals by section, then a form per budget project with three-level indicators."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from assessment.documents.concepts import Concept
from assessment.documents.coverage import CONTENTS, COVER, HEADING, TABLE_HEAD
from assessment.documents.departments import department
from assessment.documents.indicator_tree import Tree, node
from assessment.documents.origin import Document, DocumentError, UnitName
from assessment.documents.parsed import Parsed, scheme_row, unit_row
from assessment.documents.performance_goals import NUMBERED, PART, Goals
from assessment.documents.project_form import CODE, DEPARTMENT, NAME, Form, read_form
from assessment.documents.project_indicators import add_indicators
from assessment.documents.project_money import add_project, add_spending
from assessment.documents.table_rows import Paragraph, TableRow, bare, blocks

_CAPTION = re.compile(r"绩效目标表")
_PROJECT_HEADING = re.compile(rf"(?:{NUMBERED.pattern}|\d{{1,2}}[、.．].+)")
_PAGE = re.compile(r"\d{1,3}")


def parse(document: Document, unit_names: list[UnitName], vocabulary: list[Concept]) -> Parsed:
    """The rows of every table a performance text fills; raises DocumentError with every line that cannot be read."""
    reader = _Reader(document, unit_names, vocabulary)
    reader.read()
    if reader.problems:
        raise DocumentError([f"{document.origin.file_name} {problem}" for problem in reader.problems])
    return reader.parsed


class _Reader:
    """Walks a text once: prose becomes goals, each run of table rows a project; ``problems`` name what is unreadable."""

    def __init__(self, document: Document, unit_names: list[UnitName], vocabulary: list[Concept]) -> None:
        self.document, self.vocabulary, self.document_id = document, vocabulary, document.origin.document_id
        self.names = [name for name in unit_names if name.document_id == self.document_id]
        self.parsed, self.goals, self.problems = Parsed(), Goals(), list[str]()

    def read(self) -> None:
        self.parsed.add_document(self.document)
        self.parsed.rows["scheme"] = [scheme_row(self.document)]
        forms = list(self._forms())
        if not forms and not self.goals.found:
            self.problems.append("：既没有绩效目标，也没有项目表；请核对版式。")
        unit = self._department([form for form, _heading in forms])
        if unit is None:
            self.problems.extend(problem for form, _heading in forms for problem in form.problems)
            return
        budget_code = next((form.budget_code for form, _ in forms if form.budget_code), None)
        self.parsed.rows["unit"].append(unit_row(unit, 0, budget_code))
        self._add_goals(unit.unit_id)
        for form, heading in forms:
            self._add_form(form, heading, unit)

    def _forms(self) -> Iterator[tuple[Form, Paragraph | None]]:
        """Each project's form with the heading over it; the prose before, between and after goes to the goals."""
        heading: Paragraph | None = None
        for is_table, run in groupby(self._body(), key=lambda block: isinstance(block, TableRow)):
            if not is_table:
                prose = [block for block in run if isinstance(block, Paragraph)]
                heading = self._take_heading(prose)
                self.goals.read(prose)
                continue
            for rows in _split([block for block in run if isinstance(block, TableRow)]):
                yield self._form(rows), heading
                heading = None

    def _body(self) -> Iterator[TableRow | Paragraph]:
        """The blocks of the text without its list of contents, whose lines end with page numbers."""
        in_front = True
        for block in blocks(self.document.lines):
            if isinstance(block, Paragraph):
                in_front = in_front and not PART.fullmatch(block.text)
                if in_front and bare(block.text) == "目录":
                    self.parsed.skip(self.document_id, block.line, CONTENTS)
                    continue
            elif in_front and len(block.filled) == 2 and _PAGE.fullmatch(block.filled[1].text):
                self.parsed.skip(self.document_id, block.lines.start, CONTENTS)
                continue
            yield block

    def _take_heading(self, prose: list[Paragraph]) -> Paragraph | None:
        """Take the project's heading, and the caption below it, off the end of the prose in front of a form."""
        if prose and _CAPTION.fullmatch(bare(prose[-1].text)):
            self.parsed.skip(self.document_id, prose.pop().line, HEADING)
        is_heading = bool(prose) and _PROJECT_HEADING.fullmatch(prose[-1].text) and "。" not in prose[-1].text
        return prose.pop() if is_heading else None

    def _form(self, rows: list[TableRow]) -> Form:
        form = read_form(rows)
        self.parsed.use(self.document_id, form.used)
        for cell in form.labels:
            self.parsed.label(self.document_id, cell.first_line, cell.text)
        for row in rows:
            for cell in row.filled:
                if cell.first_line not in form.used:
                    self.parsed.skip(self.document_id, cell.first_line, TABLE_HEAD)
        return form

    def _department(self, forms: list[Form]) -> UnitName | None:
        """The department, by the name printed on the forms; a text without forms is about the only unit it names."""
        found: list[UnitName] = []
        for cell in (form.values[DEPARTMENT] for form in forms if DEPARTMENT in form.values):
            try:
                found.append(department(cell.text, self.names, cell.first_line))
            except DocumentError as error:
                self.problems.extend(error.problems)
        units = {name.unit_id: name for name in found or self.names}
        if len(units) != 1 and not self.problems:
            self.problems.append(f"：应有一个实施单位，找到 {len(units)} 个；请核对 units.csv。")
        return next(iter(units.values()), None)

    def _add_goals(self, unit_id: str) -> None:
        for goal in self.goals.found:
            self.parsed.add(
                "goal",
                document_id=self.document_id,
                unit_id=unit_id,
                section=goal.section,
                kind=goal.kind,
                serial=goal.serial,
                text=goal.text,
                line=goal.lines[0],
                last_line=goal.lines[-1],
            )
            self.parsed.use(self.document_id, goal.lines)
        self.parsed.use(self.document_id, self.goals.stored_headings)
        for line, words in self.goals.labels.items():
            self.parsed.label(self.document_id, line, words)
        for line in self.goals.headings:
            self.parsed.skip(self.document_id, line, HEADING)
        for line in self.goals.cover:
            self.parsed.skip(self.document_id, line, COVER)

    def _add_form(self, form: Form, heading: Paragraph | None, unit: UnitName) -> None:
        """One project: the unit, its money and plan, and its indicators."""
        name = form.text(NAME)
        if name is None:
            self.problems.extend(form.problems)
            return
        project_id = f"{self.document_id}/{node(form.text(CODE) or name)}"
        if any(row["unit_id"] == project_id for row in self.parsed.rows["unit"]):
            self.problems.append(f"第 {form.first_line} 行起的表格：项目“{name}”出现两次；请核对项目名称或编码。")
            return
        add_project(self.parsed, self.document, form, project_id, heading.text if heading else None, unit)
        if heading:
            self.parsed.use(self.document_id, [heading.line])
        add_spending(self.parsed, self.document, form, project_id)
        tree = Tree(self.parsed, self.document, project_id, project_id, self.vocabulary)
        self.problems.extend(add_indicators(tree, form, self.document.origin.year))
        self.problems.extend(form.problems)


def _split(rows: list[TableRow]) -> Iterator[list[TableRow]]:
    """Forms that follow each other without a heading between them: each begins where its project is named."""
    starts = [at for at, row in enumerate(rows) if any(bare(cell.text) == NAME for cell in row.filled)]
    edges = [0, *starts[1:], len(rows)]
    yield from (rows[start:end] for start, end in pairwise(edges))
