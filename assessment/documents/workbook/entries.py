"""A sheet with a heading row as entries: every row by the names of its columns, each value read or its problem noted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assessment.documents.coverage import TABLE_HEAD
from assessment.documents.parsed import Parsed
from assessment.documents.workbook.columns import LABELS, SYNONYMS, Column
from assessment.documents.workbook.sheets import Sheet, SheetRow, heading, printed
from assessment.problems import nearest
from assessment.rulebook.contents import Entry, Problems
from assessment.spreadsheets import values
from assessment.spreadsheets.values import UnreadableError, folded

Reader = Callable[..., Any]


@dataclass(frozen=True)
class Line:
    """A row of a sheet: what it says by column name, the cells under headings of no column, and its line."""

    entry: Entry
    row: SheetRow
    others: Mapping[str, Any]

    @property
    def number(self) -> int:
        """Its line in the document."""
        return self.row.line

    def get(self, name: str) -> Any:
        """The value of a column as written; null where it is blank."""
        return self.entry.values.get(name)


@dataclass
class Reading:
    """What is being read into: the rows so far, and every problem."""

    parsed: Parsed
    problems: Problems
    document_id: str = ""

    def name(self, document_id: str) -> None:
        """From now on the document has this id; what was accounted for before it was known is its as well."""
        parsed = self.parsed
        parsed.used[document_id] = parsed.used.pop(self.document_id, set())
        parsed.labels[document_id].update(parsed.labels.pop(self.document_id, {}))
        parsed.not_data[document_id] = parsed.not_data.pop(self.document_id, {})
        self.document_id = document_id

    def value(self, line: Line, name: str, reader: Reader, *arguments: Any, **options: Any) -> Any:
        """One value; null where it is blank, or, noted, where it cannot be read."""
        if values.is_blank(line.get(name)):
            return None
        try:
            return reader(line.get(name), *arguments, **options)
        except UnreadableError as error:
            self.problems.add(line.entry, name, str(error))
            return None

    def account(self, line: Line, columns: Mapping[str, Column]) -> None:
        """The row is stored; cells that print a code, a reference or what is only read are labels."""
        self.parsed.use(self.document_id, [line.number])
        names = [name for name, column in columns.items() if not column.is_stored and name in line.entry.values]
        self.label(line, *(printed(line.entry.values[name]) for name in names))

    def label(self, line: Line, *words: str) -> None:
        """Say which words of a row only name or number what is stored."""
        self.parsed.label(self.document_id, line.number, *words)


def coded(value: Any, words: Mapping[str, str]) -> str:
    """The code of a choice, by code, words or another word for it."""
    other = SYNONYMS.get(folded(value))
    return other if other is not None and other in words else values.choice(value, words)


def read_lines(
    sheet: Sheet, columns: Mapping[str, Column], reading: Reading, *, has_others: bool = False
) -> tuple[list[Line], dict[int, str]]:
    """The rows below the first one, which is the heading; with ``has_others`` also the headings of no column."""
    head, *rows = sheet.rows
    names = {heading(one): name for name, column in columns.items() for one in column.headings}
    found: dict[int, str] = {}
    others: dict[int, str] = {}
    for column, words in head.printed.items():
        name = names.get(heading(words))
        if name in found.values():
            reading.problems.add_whole(sheet.place(head.row), f"“{words}”这一列有两个")
        elif name:
            found[column] = name
        elif has_others:
            others[column] = words
        else:
            known = [one.heading for one in columns.values()]
            reading.problems.add_whole(sheet.place(head.row), f"没有“{words}”这一列；{nearest(words, known)}")
    for name, column_ in columns.items():
        if column_.is_required and name not in found.values():
            reading.problems.add_whole(sheet.place(head.row), f"缺少“{column_.heading}”这一列；{column_.meaning}")
    reading.parsed.skip(reading.document_id, head.line, TABLE_HEAD)
    return [_line(sheet, row, found, others, reading) for row in rows], others


def _line(sheet: Sheet, row: SheetRow, names: Mapping[int, str], others: Mapping[int, str], reading: Reading) -> Line:
    given = {name: row.values[column] for column, name in names.items() if column in row.values}
    entry = Entry(sheet.place(row.row), given, has_labels=True, labels=LABELS.get(sheet.name, {}))
    for column, words in row.printed.items():
        if column not in names and column not in others:
            reading.problems.add_whole(
                sheet.place(row.row), f"第 {column} 列没有列名，却写着“{words}”；请补上列名或删去"
            )
    rest = {words: row.values[column] for column, words in others.items() if column in row.values}
    return Line(entry, row, rest)
