"""What a task table contains: its categories and items with their tasks, labels and tasks joined over page breaks.

An empty cell continues the cell above it: a label spans the rows below, and points without a task of their own belong to the
task above. A label repeated in the middle of a table is a page break, over which an item's label may be torn in two.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from assessment.documents.bordered_tables import Cell, Table, TableRow

_LABEL_POINTS = re.compile(r"^(.*\D)(\d+(?:\.\d+)?)分?$")
_SERIAL = re.compile(r"^(\d{1,2})[.．、](?!\d)")
_SENTENCE_END = re.compile(r"[。；;.！]$")


@dataclass
class Task:
    """A row with its own 考核内容: its words with their lines, and its points as printed (several where they are split)."""

    pieces: list[tuple[int, str]]
    points_text: str
    first_line: int
    last_line: int

    @property
    def text(self) -> str:
        """The whole task as printed, without the line breaks of its cell."""
        return "".join(words for _, words in self.pieces)

    @property
    def serial(self) -> str | None:
        """The serial printed in front of the task, if there is one."""
        match = _SERIAL.match(self.text)
        return match[1] if match else None

    @property
    def points(self) -> float | None:
        """The points as a number: ``3+2`` is 5; None where the cell is blank."""
        numbers = re.findall(r"\d+(?:\.\d+)?", self.points_text.replace("．", "."))
        return sum(float(number) for number in numbers) if numbers else None

    def line_of(self, position: int) -> int:
        """The line on which a position of the text stands."""
        for line, words in self.pieces:
            if position < len(words):
                return line
            position -= len(words)
        return self.last_line


@dataclass
class Item:
    """Tasks under one 考核项目; without a name where the table has none."""

    name: str | None
    line: int
    tasks: list[Task] = field(default_factory=list)


@dataclass
class Group:
    """Items under one 指标类别, with the points printed in its label and the last line of the label."""

    name: str
    points: float | None
    line: int
    last_line: int
    items: list[Item] = field(default_factory=list)


def label_counts(tables: list[Table]) -> Counter[str]:
    """How often each 考核项目 is printed in the whole document: a torn label is whole elsewhere."""
    return Counter(row.item.label for table in tables for row in table.rows if row.item and row.item.label)


def outline(table: Table, labels: Counter[str]) -> list[Group]:
    """The groups of a table in printed order, given how often the document prints each label."""
    groups: list[Group] = []
    for row in table.rows:
        turned = _open_group(groups, row.group)
        if not groups:
            groups.append(Group("", None, row.group.line, row.group.line))
        _open_item(groups[-1], row, labels, turned=turned)
        _add_task(groups[-1].items[-1], row)
    for group in groups:
        group.items = [item for item in group.items if item.tasks]
    return [group for group in groups if group.items]


def _open_group(groups: list[Group], cell: Cell) -> bool:
    """Open the group a label names; True where the label only repeats the current one after a page break."""
    if not cell.label:
        return False
    match = _LABEL_POINTS.match(_once(cell.label))
    name, points = (match[1], float(match[2])) if match else (_once(cell.label), None)
    if groups and groups[-1].name == name:
        return True
    groups.append(Group(name, points, cell.pieces[0][0], cell.pieces[-1][0]))
    return False


def _once(label: str) -> str:
    """A label that is printed once per page, taken once."""
    match = re.fullmatch(r"(.+?)\1*", label)
    return match[1] if match else label


def _open_item(group: Group, row: TableRow, labels: Counter[str], *, turned: bool) -> None:
    label = row.item.label if row.item else None
    current = group.items[-1] if group.items else None
    if label and turned and current and current.name and labels[current.name + label]:
        current.name += label
    elif row.item and label:
        group.items.append(Item(label, row.item.line))
    elif current is None or (row.item is None and current.name):
        group.items.append(Item(None, row.content.line))


def _add_task(item: Item, row: TableRow) -> None:
    first, last = _span(row)
    above = item.tasks[-1] if item.tasks else None
    if not row.content.pieces and above:
        above.points_text = f"{above.points_text}\n{row.points.text}".strip()
        above.last_line = max(above.last_line, last)
    elif not row.content.pieces:
        _add_bare_label(item, row)
    elif above and not row.points.text and _is_torn(above, row):
        above.pieces += row.content.pieces
        above.last_line = last
    else:
        item.tasks.append(Task(list(row.content.pieces), row.points.text, first, last))


def _add_bare_label(item: Item, row: TableRow) -> None:
    """A label with points and without words beside it is itself the task; a row without either says nothing."""
    label = row.item if row.item and row.item.pieces else row.group
    if row.points.pieces:
        first, last = (label.pieces or row.points.pieces)[0][0], row.points.pieces[-1][0]
        item.tasks.append(Task(list(label.pieces), row.points.text, first, last))


def _is_torn(above: Task, row: TableRow) -> bool:
    """A row without points that goes on in the middle of the sentence above, under the same label."""
    return not (row.item and row.item.label) and not _SENTENCE_END.search(above.text)


def _span(row: TableRow) -> tuple[int, int]:
    """The lines of a task and its points; labels beside it belong to their category."""
    cells = [row.content, row.points]
    lines = [line for cell in cells for line, _ in cell.pieces] or [row.content.line]
    return min(lines), max(lines)
