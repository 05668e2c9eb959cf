"""The rows of tasks: which row begins a category, an item or a task, and which is one more measure of the task above."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from assessment.documents.parsed import Row
from assessment.documents.workbook.columns import COMMONALITIES, MEASURE_COLUMNS
from assessment.documents.workbook.entries import Line, Reading, coded
from assessment.documents.workbook.points import points_of
from assessment.documents.workbook.sheets import wording
from assessment.documents.workbook.units import Units
from assessment.methods import COMBINATIONS

# What a task says once, whichever of its rows says it.
_OF_TASK = ("text", "points", "commonality", "combination", "assessed_by")


@dataclass(frozen=True)
class Table:
    """Whose tasks stand together: one unit's, or those that several share, in one table or in several with names."""

    unit_id: str | None = None
    name: str | None = None


@dataclass
class Node:
    """A category or an item: its name, the points its label prints, and the rows below it."""

    category_id: str
    name: str
    parent: "Node | None"
    table: "Table"
    lines: list[Line] = field(default_factory=list)
    points: float | None = None
    points_line: int | None = None
    task_count: int = 0


@dataclass
class Task:
    """A task: where it stands, what it says, and its rows, one a measure."""

    node: Node
    serial: str | None
    name: str
    lines: list[Line] = field(default_factory=list)

    @property
    def unit_id(self) -> str | None:
        """The unit whose own task it is; null where several share it."""
        return self.node.table.unit_id

    def get(self, name: str) -> Any:
        """What the first row says that says it at all."""
        return next((line.get(name) for line in self.lines if wording(line.get(name))), None)


@dataclass
class Outline:
    """Categories and tasks in the order in which they are printed."""

    nodes: dict[str, Node] = field(default_factory=dict)
    tasks: list[Task] = field(default_factory=list)


class OutlineReader:
    """Walks the rows once; a category is its name within its table."""

    def __init__(self, scheme_id: str, units: Units, reading: Reading) -> None:
        self.scheme_id, self.units, self.reading = scheme_id, units, reading
        self.found = Outline()

    def read(self, lines: list[Line]) -> Outline:
        """The outline of these rows; whatever cannot be understood is noted."""
        for line in lines:
            self._read(line)
        for task in self.found.tasks:
            self._check(task)
        return self.found

    def _read(self, line: Line) -> None:
        above = self.found.tasks[-1] if self.found.tasks else None
        node = self._node(line, self._table(line, above), above)
        if node is None:
            return
        name, serial = wording(line.get("indicator_name")), wording(line.get("serial"))
        if above and above.node is node and self._goes_on(line, above, name, serial):
            above.lines.append(line)
        elif name is None:
            self.reading.problems.add(
                line.entry, "indicator_name", "没有填写考核任务；同上一行的任务请连同类别一起空着"
            )
            return
        else:
            self.found.tasks.append(Task(node, serial, name, [line]))
            node.task_count += 1
        self._points(line, node)

    def _table(self, line: Line, above: Task | None) -> Table:
        said, name = wording(line.get("unit_id")), wording(line.get("table_name"))
        if said is None and name is None and above and not wording(line.get("category_name")):
            return above.node.table
        return Table(self._unit(line, said) if said else None, name)

    def _unit(self, line: Line, said: str) -> str | None:
        found = self.units.find_in(said, self.scheme_id)
        if len(found) != 1:
            self.reading.problems.add(line.entry, "unit_id", self.units.unknown(said))
            return None
        self.units.use(found[0])
        return found[0]

    def _node(self, line: Line, table: Table, above: Task | None) -> Node | None:
        """The category or item a row stands in; blank cells are as above."""
        name, item = wording(line.get("category_name")), wording(line.get("item_name"))
        if above and name is None and item is None:
            return above.node
        if name is None and above is not None:
            name = (above.node.parent or above.node).name
        if name is None:
            self.reading.problems.add(line.entry, "category_name", "第一行必须填写类别")
            return None
        top = self._open(name, None, table)
        return self._open(item, top, table) if item else top

    def _open(self, name: str, parent: Node | None, table: Table) -> Node:
        """The node of a name; named again further down it is the same one."""
        path = parent.category_id if parent else "/".join(filter(None, (self.scheme_id, self._within(table))))
        category_id = f"{path}/{name}"
        return self.found.nodes.setdefault(category_id, Node(category_id, name, parent, table))

    def _within(self, table: Table) -> str | None:
        """A table inside an id of its scheme; the id of a project begins with the scheme itself."""
        return table.unit_id.removeprefix(f"{self.scheme_id}/") if table.unit_id else table.name

    def _goes_on(self, line: Line, above: Task, name: str | None, serial: str | None) -> bool:
        """Whether a row is one more measure of the task above: the same name, serial and words, or none."""
        text = wording(line.get("text"))
        same_text = text is None or text == wording(above.get("text"))
        return name in (None, above.name) and serial in (None, above.serial) and same_text

    def _points(self, line: Line, node: Node) -> None:
        """Points printed for the category and the item, on any of their rows."""
        node.lines.append(line)
        if node.parent:
            node.parent.lines.append(line)
        for name, one in (("category_points", node.parent or node), ("item_points", node)):
            found = self.reading.value(line, name, points_of)
            if found is None:
                continue
            if name == "item_points" and node.parent is None:
                self.reading.problems.add(line.entry, name, "没有考核项目，却有项目分值；请写进类别分值")
            elif one.points is not None and one.points != found[0]:
                self.reading.problems.add(
                    line.entry, name, f"“{one.name}”写了 {found[0]:g} 分，前面写的是 {one.points:g} 分"
                )
            else:
                one.points, one.points_line = found[0], one.points_line or line.number

    def _check(self, task: Task) -> None:
        for name in _OF_TASK:
            said = wording(task.get(name))
            for line in task.lines:
                if wording(line.get(name)) not in (None, said):
                    label = MEASURE_COLUMNS[name].heading
                    words = f"同一任务写了不同的{label}，前面写的是“{said}”；请写成一样的，或者空着"
                    self.reading.problems.add(line.entry, name, words)


def add_outline(found: Outline, scheme_id: str, document_id: str, reading: Reading) -> dict[int, str]:
    """Add category and indicator rows; the indicator's id by the position of its task."""
    for node in found.nodes.values():
        reading.parsed.add("category", **_category(node, scheme_id, document_id))
    has_points = any(wording(task.get("points")) or task.node.points is not None for task in found.tasks)
    taken: Counter[str] = Counter()
    ids = {}
    for position, task in enumerate(found.tasks):
        indicator_id = f"{task.node.category_id}/{task.serial or task.name}"
        taken[indicator_id] += 1
        again = taken[indicator_id]
        ids[position] = f"{indicator_id}-{again}" if again > 1 else indicator_id
        row = _indicator(task, reading, has_points=has_points)
        reading.parsed.add("indicator", indicator_id=ids[position], scheme_id=scheme_id, document_id=document_id, **row)
    return ids


def _category(node: Node, scheme_id: str, document_id: str) -> Row:
    lines = [line.number for line in node.lines]
    return {
        "category_id": node.category_id,
        "scheme_id": scheme_id,
        "unit_id": node.table.unit_id,
        "parent_category_id": node.parent.category_id if node.parent else None,
        "category_name": node.name,
        "declared_points": node.points,
        "points_first_line": node.points_line,
        "points_last_line": node.points_line,
        "document_id": document_id,
        "first_line": min(lines, default=1),
        "last_line": max(lines, default=1),
    }


def _indicator(task: Task, reading: Reading, *, has_points: bool) -> Row:
    """A lone task without points carries those of its category; where nothing has points, none are missing."""
    first = task.lines[0]
    given = next((line for line in task.lines if wording(line.get("points"))), first)
    points = reading.value(given, "points", points_of)
    lone = points is None and task.node.points is not None and task.node.task_count == 1
    blank = "" if has_points and not lone else None
    combination = next((line for line in task.lines if wording(line.get("combination"))), first)
    common = next((line for line in task.lines if wording(line.get("commonality"))), first)
    return {
        "category_id": task.node.category_id,
        "unit_id": task.unit_id,
        "serial": task.serial,
        "indicator_name": task.name,
        "text": wording(task.get("text")),
        "commonality": reading.value(common, "commonality", coded, COMMONALITIES),
        "points": points[0] if points else task.node.points if lone else None,
        "points_text": points[1] if points else blank,
        "combination": reading.value(combination, "combination", coded, COMBINATIONS) or "split",
        "assessed_by": wording(task.get("assessed_by")),
        "first_line": min(line.number for line in task.lines),
        "last_line": max(line.number for line in task.lines),
    }
