"""Layout 部门整体支出绩效自评表: budget and execution, duties, goals, and indicators with target, actual, points and score."""

import re
from datetime import datetime

from assessment.documents.concepts import Concept
from assessment.documents.coverage import COVER, HEADING, SIGNATURE, TABLE_HEAD
from assessment.documents.departments import department
from assessment.documents.evaluation_budget import EXECUTED, HEADS, Budget, read_budget
from assessment.documents.evaluation_leaves import Evaluation
from assessment.documents.evaluation_rows import Rows, head_of, numbered
from assessment.documents.origin import Document, DocumentError, UnitName
from assessment.documents.parsed import Parsed, scheme_row, unit_row
from assessment.documents.phrases import NUMBER
from assessment.documents.table_rows import Cell, Paragraph, TableRow, bare, blocks

_DEPARTMENT, _TOTAL = "部门名称", "总分"
_PROSE = re.compile(r".*(?:职责|职能|目标).*")
_FILLER = re.compile(r"填报单位[：:]\s*(?:[(（]盖章[)）])?\s*(?P<unit>[^\s(（]+)")
_FILLED = re.compile(r"填报日期[：:]\s*(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})")
_FORM_YEAR = re.compile(r"[(（]\d{4}\s*年度[)）]")
_SIGNED = re.compile(r"(?:填表人|单位负责人|联系电话|签字|盖章)")


def parse(document: Document, unit_names: list[UnitName], vocabulary: list[Concept]) -> Parsed:
    """The rows of every table a self-evaluation fills; raises DocumentError with every line that cannot be read."""
    reader = _Reader(document, unit_names, vocabulary)
    reader.read()
    if reader.problems:
        raise DocumentError([f"{document.origin.file_name} {problem}" for problem in reader.problems])
    return reader.parsed


class _Reader:
    """Reads the form from top to bottom; ``problems`` name what is unreadable."""

    def __init__(self, document: Document, unit_names: list[UnitName], vocabulary: list[Concept]) -> None:
        self.document, self.vocabulary, self.document_id = document, vocabulary, document.origin.document_id
        self.names = [name for name in unit_names if name.document_id == self.document_id]
        self.parsed, self.problems = Parsed(), list[str]()
        self.unit: UnitName | None = None
        self.reported_at: datetime | None = None
        self.totals: dict[str, float | int | None] = {}
        self.budget_rows: list[TableRow] = []
        self.prose: list[tuple[str, str | None, str, int]] = []
        self.rows: Rows | None = None

    def read(self) -> None:
        self.parsed.add_document(self.document)
        for block in blocks(self.document.lines, has_cell_lines=False):
            if isinstance(block, Paragraph):
                self._read_paragraph(block)
            else:
                self._read_row(block)
        budget = read_budget(self.budget_rows)
        self.problems.extend(budget.problems)
        self._check(budget)
        if self.unit and self.rows and not self.problems:
            self._write(self.unit, budget, self.rows)

    def _check(self, budget: Budget) -> None:
        if self.rows is None:
            self.problems.append("：找不到指标表头（应有“三级指标”“实际完成值”“分值”“得分”）；请核对版式。")
        else:
            self.problems.extend(self.rows.problems)
        if self.unit is None and not self.problems:
            self.problems.append("：找不到“部门名称”；请核对版式。")
        if not budget.lines:
            self.problems.append("：找不到预算总额（应有“执行数”表头）；请核对版式。")

    def _read_paragraph(self, block: Paragraph) -> None:
        if match := _FILLER.match(block.text):
            self._name(match["unit"], block.line)
            self.parsed.label(self.document_id, block.line, block.text[: match.start("unit")])
            self.parsed.label(self.document_id, block.line, *_FORM_YEAR.findall(block.text))
        elif match := _FILLED.search(block.text):
            self._date(match, block.line)
            # Who signed is not data.
            self.parsed.label(self.document_id, block.line, block.text[: match.start(1)], block.text[match.end() :])
        else:
            is_signature = _SIGNED.search(block.text)
            self.parsed.skip(
                self.document_id, block.line, SIGNATURE if is_signature else HEADING if self.unit else COVER
            )

    def _read_row(self, block: TableRow) -> None:
        filled = block.filled
        words = [bare(cell.text) for cell in filled]
        if not filled:
            return
        if head := head_of(block):
            self.rows = Rows(*head)
            self.parsed.skip(self.document_id, block.lines.start, TABLE_HEAD)
        elif words[0] == _TOTAL:
            self._read_total(block)
        elif self.rows:
            self.rows.read(block, self.document.lines[block.lines.start - 1])
            self.parsed.use(self.document_id, block.lines)
        elif len(filled) == 2 and _PROSE.fullmatch(words[0]) and EXECUTED not in words:
            self._read_prose(filled[0].text, filled[1], block.lines.start)
            self.parsed.use(self.document_id, block.lines)
        else:
            if words[0] == _DEPARTMENT and len(filled) > 1:
                self._name(filled[1].text, block.lines.start)
            self.budget_rows.append(block)

    def _read_prose(self, section: str, cell: Cell, line: int) -> None:
        for serial, text, numbering in numbered(cell):
            self.prose.append((section, serial, text, line))
            self.parsed.label(self.document_id, line, numbering)

    def _label(self, cells: list[Cell]) -> None:
        for cell in cells:
            self.parsed.label(self.document_id, cell.first_line, cell.text)

    def _name(self, printed: str, line: int) -> None:
        try:
            self.unit = department(printed, self.names, line)
        except DocumentError as error:
            self.problems.extend(error.problems)
        self.parsed.use(self.document_id, [line])

    def _date(self, match: re.Match[str], line: int) -> None:
        try:
            self.reported_at = datetime(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            self.problems.append(f"第 {line} 行：填报日期“{match[0]}”不是日期；请核对该行。")
        self.parsed.use(self.document_id, [line])

    def _read_total(self, block: TableRow) -> None:
        """The total row: points and score are its first two numbers."""
        numbers = [float(cell.text) for cell in block.filled if re.fullmatch(NUMBER, cell.text)]
        if len(numbers) < 2:
            self.problems.append(f"第 {block.lines.start} 行：总分行应有分值与得分；请核对该行。")
            return
        self.totals = {"declared_points": numbers[0], "stated_score": numbers[1], "line": block.lines.start}
        self.parsed.use(self.document_id, block.lines)
        self.parsed.label(self.document_id, block.lines.start, _TOTAL)

    def _write(self, unit: UnitName, budget: Budget, rows: Rows) -> None:
        """Everything read becomes rows."""
        self.parsed.rows["scheme"] = [scheme_row(self.document, **self.totals)]
        self.parsed.rows["unit"].append(unit_row(unit, 0))
        for part in budget.lines:
            self.parsed.add(
                "budget_line",
                document_id=self.document_id,
                unit_id=unit.unit_id,
                side=part.side,
                line_name=part.name,
                initial_yuan=None if part.initial is None else float(part.initial),
                executed_yuan=None if part.executed is None else float(part.executed),
                text=part.text,
                line=part.line,
            )
        self._account(budget, rows)
        self._write_prose(unit)
        evaluation = Evaluation(self.parsed, self.document, unit.unit_id, self.vocabulary, self.reported_at)
        if budget.execution:
            evaluation.add_execution(budget.execution, budget.lines[0])
        self.problems.extend(evaluation.add_rows(rows.found))

    def _account(self, budget: Budget, rows: Rows) -> None:
        self.parsed.use(self.document_id, budget.used)
        self._label(rows.labels)
        self._label([cell for row in self.budget_rows for cell in row.filled if _is_head(cell)])
        for row in self.budget_rows:
            self.parsed.skip(self.document_id, row.lines.start, TABLE_HEAD)

    def _write_prose(self, unit: UnitName) -> None:
        for section, serial, text, line in self.prose:
            self.parsed.add(
                "goal",
                document_id=self.document_id,
                unit_id=unit.unit_id,
                section=section,
                kind="duty" if re.search("职责|职能", section) else "goal",
                serial=serial,
                text=text,
                line=line,
                last_line=line,
            )


def _is_head(cell: Cell) -> bool:
    return bare(cell.text) in (_DEPARTMENT, *HEADS)
