"""The indicator rows of a self-evaluation form: levels, target, actual, points, score; rows cut by a page break joined."""

import re
from dataclasses import dataclass, field

from assessment.documents.indicator_levels import FIRST, SECOND, THIRD, is_aligned, split_levels
from assessment.documents.phrases import NUMBER
from assessment.documents.table_rows import Cell, TableRow, bare, paragraphs

TARGET, ACTUAL, POINTS, SCORE, REASON = "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"
HEADS = (FIRST, SECOND, THIRD, TARGET, ACTUAL, POINTS, SCORE, REASON)

# A shifted row has name, target and actual in front of its points.
_NEEDED = 3
_NUMBER = re.compile(NUMBER)


@dataclass
class Evaluated:
    """One evaluated indicator; ``actual`` keeps the line each piece of it is printed on."""

    first: str | None
    second: str | None
    name: str
    target: str
    actual: list[tuple[int, str]]
    points: str
    score: str
    reason: str
    first_line: int
    last_line: int
    cells: tuple[str, ...] = ()


@dataclass
class Rows:
    """The indicator rows of a form in printed order, and what cannot be read."""

    columns: dict[str, int]
    width: int
    found: list[Evaluated] = field(default_factory=list)
    labels: list[Cell] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def read(self, row: TableRow, raw: str) -> None:
        """Read one row; ``raw`` is its line as received, where merged cells still show their paragraphs."""
        read = self._continuation(row) or self._aligned(row) or self._shifted(row, raw)
        if read is None:
            shown = "、".join(cell.text[:12] for cell in row.filled)
            self.problems.append(f"第 {row.lines.start} 行：指标行“{shown}”缺少单元格、分值或得分；请核对该行。")

    def _continuation(self, row: TableRow) -> bool:
        """Whether only words stand under target, actual and reason: then they go on with those of the row above."""
        wordy = [self.columns[head] for head in (TARGET, ACTUAL, REASON) if head in self.columns]
        filled = {at: cell for at, cell in enumerate(row.cells) if cell.text}
        if not self.found or not set(filled) <= set(wordy) or len(row.cells) > self.width:
            return False
        last = self.found[-1]
        for at, cell in filled.items():
            if at == self.columns[ACTUAL]:
                last.actual.append((cell.first_line, cell.text))
            elif at == self.columns[TARGET]:
                last.target += cell.text
            else:
                last.reason += cell.text
        last.last_line = row.lines[-1]
        return True

    def _aligned(self, row: TableRow) -> bool:
        cells = [cell.text for cell in row.cells]
        if not is_aligned(cells, self.columns, self.width):
            return False
        at = {head: cells[index] for head, index in self.columns.items()}
        if not (_NUMBER.fullmatch(at[POINTS]) and _NUMBER.fullmatch(at[SCORE])):
            return False
        words = (at[FIRST] or None, at[SECOND] or None, at[THIRD], at[TARGET], at[ACTUAL])
        self._add(row, *words, at[POINTS], at[SCORE], at.get(REASON, ""))
        # A cell under no column head names the table.
        self.labels += [
            cell for index, cell in enumerate(row.cells) if index not in self.columns.values() and cell.text
        ]
        return True

    def _shifted(self, row: TableRow, raw: str) -> bool | None:
        """A row out of its columns: points and score are its first two numbers in a row, words stand in order before."""
        cells = [words for cell in raw.split("\t") if (words := cell.strip())]
        if len(row.cells) < self.width:
            # Fewer cells than columns: a border was lost, and one cell holds the paragraphs of two.
            cells = [words for cell in cells for words in paragraphs(cell)]
        cells = ["\n".join(paragraphs(cell)) for cell in cells]
        numbers = [bool(_NUMBER.fullmatch(cell)) for cell in cells]
        at = next((at for at in range(1, len(cells) - 1) if numbers[at] and numbers[at + 1]), None)
        if at is None:
            return None
        first, second, rest = split_levels(cells[:at], _NEEDED)
        if len(rest) != _NEEDED:
            return None
        name, target, actual = rest
        printed = tuple(cell.text for cell in row.cells)
        reason = "\n".join(cells[at + 2 :])
        self._add(row, first, second, name, target, actual, cells[at], cells[at + 1], reason, printed)
        return True

    def _add(
        self,
        row: TableRow,
        first: str | None,
        second: str | None,
        name: str,
        target: str,
        actual: str,
        points: str,
        score: str,
        reason: str,
        cells: tuple[str, ...] = (),
    ) -> None:
        line = row.lines.start
        self.found.append(
            Evaluated(first, second, name, target, [(line, actual)], points, score, reason, line, row.lines[-1], cells)
        )


def head_of(row: TableRow) -> tuple[dict[str, int], int] | None:
    """The columns of the table of indicators and its width, if this row is its head."""
    columns = {bare(cell.text): at for at, cell in enumerate(row.cells) if bare(cell.text) in HEADS}
    return (columns, len(row.cells)) if {THIRD, ACTUAL, POINTS, SCORE} <= set(columns) else None


def numbered(cell: Cell) -> list[tuple[str | None, str, str]]:
    """The numbered items of a cell, ``1、… 2、…`` in sequence: serial, words and numbering; the whole cell where none are."""
    starts, position = list[tuple[int, int]](), 0
    while match := re.compile(rf"(?<!\d){len(starts) + 1}[、.．](?!\d)").search(cell.text, position):
        starts.append(match.span())
        position = match.end()
    if not starts:
        return [(None, cell.text, "")]
    lead = [(None, cell.text[: starts[0][0]].strip(), "")] if cell.text[: starts[0][0]].strip() else []
    ends = [start for start, _end in starts[1:]] + [len(cell.text)]
    items = [
        (str(at), cell.text[begin:end].strip(), cell.text[start:begin])
        for at, ((start, begin), end) in enumerate(zip(starts, ends, strict=True), 1)
    ]
    return [*lead, *items]
