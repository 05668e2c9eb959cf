"""The outline of a county matrix: which categories it has, and which rows stand under which.

The extraction shifts cells, loses vertical labels to the margin (below their table, bottom to top) and repeats rows over
page breaks. So nothing here relies on a column's number: a row is read by what its cells look like, a group of rows
begins where serials restart, and labels found in the margin go to the groups that have none, in order.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assessment.documents.origin import DocumentError

QUANTITY = re.compile(r"\d+(?:\.\d+)?(?:[^\d()（）\s%]{0,2})(?:\d+(?:\.\d+)?[^\d()（）\s%]{0,2})?")
_STARTS_WITH_QUANTITY = re.compile(r"\d+(?:\.\d+)?(?:万斤|万亩|公顷|亩|场|次|人|个|处|项)")
_SERIAL = re.compile(r"\d{1,2}")
_POINTS = re.compile(r"[(（](\d+(?:\.\d+)?)分[)）]")
_LABEL = re.compile(r"([^\d(（][^(（]*?)\s*[(（](\d+(?:\.\d+)?分)[)）]")
_COMPOUND_ITEM = re.compile(r"(\d{1,2})\s+([^(（\d]+[(（]\d+(?:\.\d+)?分[)）])")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.S)
_CJK_BREAK = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\s+(?=[(（])")


@dataclass(frozen=True)
class Label:
    """A category's name with the points printed beside it, such as ``生态修复 (10分)``, and the lines it takes."""

    name: str
    points: float
    lines: tuple[int, ...] = field(compare=False)


@dataclass
class Item:
    """One assessed task: its serial, name and the cells that follow, with the lines they stand on."""

    serial: str | None
    name: str
    tail: list[tuple[int, list[str]]]
    first_line: int
    last_line: int


@dataclass
class Group:
    """Rows that stand together, under one category."""

    label: Label | None = None
    root: Label | None = None
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True)
class Outline:
    """What the matrix contains: its units in printed order, its root label as first printed, its groups, its lines."""

    printed_units: tuple[str, ...]
    root: Label | None
    groups: list[Group]
    head: tuple[int, int]
    body: frozenset[int]


def tidy(words: str) -> str:
    """Words without the line breaks that the table's narrow cells forced into them."""
    return _CJK_BREAK.sub("", words).strip()


def label_in(cell: str, lines: tuple[int, ...]) -> Label | None:
    """The category label a cell holds; None when it holds something else."""
    match = _LABEL.fullmatch(cell)
    return Label(tidy(match[1]).replace(" ", ""), float(match[2][:-1]), lines) if match else None


def outline(lines: tuple[str, ...], file_name: str) -> Outline:
    """The outline of a county matrix; raises DocumentError when its head or its labels cannot be understood."""
    head = next((number for number, line in enumerate(lines) if "序号" in line and "全市" in line), None)
    if head is None or head + 1 >= len(lines):
        raise DocumentError([f"{file_name}：找不到表头（应有“序号”“全市”）；请核对版式。"])
    printed_units = tuple(cell.strip() for cell in lines[head + 1].split("\t") if cell.strip())
    groups: list[Group] = []
    margins: list[Label] = []
    body: set[int] = set()
    for section, margin in _sections(lines, head + 2):
        body.update(line for line, _ in section)
        body.update(line for label in margin for line in label.lines)
        found = _groups(section, file_name)
        _label_from_margin(found, margin, file_name)
        groups.extend(found)
        margins.extend(margin)
    return Outline(printed_units, _root(groups, margins), groups, (head + 1, head + 2), frozenset(body))


def _sections(lines: tuple[str, ...], start: int) -> Iterable[tuple[list[tuple[int, list[str]]], list[Label]]]:
    """Pieces of the table, each with the labels in the margin below it; a piece ends where lines without tabs begin."""
    rows: list[tuple[int, list[str]]] = []
    margin: list[Label] = []
    block, block_lines = "", list[int]()
    for number, line in enumerate((*lines[start:], ""), start + 1):
        if "\t" not in line:
            if line.strip():
                block += line.strip()
                block_lines.append(number)
                continue
            if label := label_in(block, tuple(block_lines)):
                margin.append(label)
            block, block_lines = "", []
            continue
        if margin:
            yield rows, margin
            rows, margin = [], []
        cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
        if len(cells) == 1 and (label := label_in(cells[0], (number,))):
            margin.append(label)
        elif cells:
            rows.append((number, cells))
    yield rows, margin


def _groups(rows: list[tuple[int, list[str]]], file_name: str) -> list[Group]:
    groups: list[Group] = []
    for line, cells in rows:
        labels, items, continuation = _row(line, cells)
        if continuation:
            if not groups or not groups[-1].items:
                raise DocumentError([f"{file_name} 第 {line} 行：数值行前没有任务；请核对该行。"])
            _extend(groups[-1].items[-1], line, cells)
            continue
        if _starts_group(groups, labels, items):
            groups.append(Group())
        group = groups[-1]
        if labels:
            group.label, group.root = labels[-1], labels[0] if len(labels) > 1 else group.root
        for item in items:
            _add(group, item)
    return groups


def _starts_group(groups: list[Group], labels: list[Label], items: list[Item]) -> bool:
    if not groups or (labels and groups[-1].label):
        return True
    before, item = groups[-1].items[-1], items[0]
    if item.serial is None or before.serial is None:
        return True
    return int(item.serial) < int(before.serial)


def _add(group: Group, item: Item) -> None:
    """A task printed twice (over a page break) is one item: the second printing extends the first."""
    twin = next((other for other in group.items if (other.serial, other.name) == (item.serial, item.name)), None)
    if twin is None:
        group.items.append(item)
    else:
        _extend(twin, item.first_line, item.tail[0][1])


def _extend(item: Item, line: int, cells: list[str]) -> None:
    item.tail.append((line, cells))
    item.last_line = line


def _row(line: int, cells: list[str]) -> tuple[list[Label], list[Item], bool]:
    """The labels and items of one row, and whether it continues the row above with further values."""
    if _STARTS_WITH_QUANTITY.match(cells[0]):
        return [], [], True
    labels: list[Label] = []
    for cell in cells[:-1]:
        if (label := label_in(cell, (line,))) is None:
            break
        labels.append(label)
    rest = cells[len(labels) :]
    if _SERIAL.fullmatch(rest[0]) and len(rest) > 1:
        name, *tail = _unfold(rest[1:])
        return labels, [Item(rest[0], name, [(line, tail)], line, line)], False
    if compound := _COMPOUND_ITEM.findall(rest[0]):
        return labels, _split(compound, rest[1:], line), False
    if len(rest) == 1 and labels:
        return labels, [Item(None, labels[-1].name, [(line, rest)], line, line)], False
    return labels, [Item(None, rest[0], [(line, rest[1:])], line, line)], False


def _unfold(cells: list[str]) -> list[str]:
    """Cells whose first holds name and text as HTML paragraphs: the name, then the text, then the other cells."""
    paragraphs = [words.strip() for words in _PARAGRAPH.findall(cells[0])]
    return [paragraphs[0], "\n".join(paragraphs[1:]), *cells[1:]] if paragraphs else cells


def _split(compound: list[tuple[str, str]], tail: list[str], line: int) -> list[Item]:
    """Several tasks in one row: each gets its sentence when there are as many sentences as tasks, else the whole text."""
    sentences = [words.strip() for words in re.findall(r"[^。]+。?", " ".join(tail)) if words.strip()]
    texts = sentences if len(sentences) == len(compound) else [" ".join(tail)] * len(compound)
    return [
        Item(serial, name, [(line, [text])], line, line) for (serial, name), text in zip(compound, texts, strict=True)
    ]


def _label_from_margin(groups: list[Group], margin: list[Label], file_name: str) -> None:
    """Give each unlabelled group its label from the margin, which lists a section's labels in order or bottom to top."""
    inline = {group.label.name for group in groups if group.label}
    roots = {group.root.name for group in groups if group.root} | {
        label.name for label in margin if label.points >= 100
    }
    names = [label.name for label in margin if label.name in inline]
    order = [group.label.name for group in groups if group.label and group.label.name in names]
    labels = margin if names == order else margin[::-1]
    spare = [label for label in labels if label.name not in inline | roots]
    bare = [group for group in groups if group.label is None]
    if spare and len(spare) != len(bare):
        shown = "、".join(label.name for label in spare)
        raise DocumentError(
            [f"{file_name}：{len(bare)} 组任务没有类别，而表旁有 {len(spare)} 个类别（{shown}）；请核对。"]
        )
    for group, label in zip(bare, spare, strict=False):
        group.label = label


def _root(groups: list[Group], margins: list[Label]) -> Label | None:
    """The label above all categories, as it is printed first."""
    roots = [group.root for group in groups if group.root]
    return min([*roots, *(label for label in margins if label in roots)], key=lambda label: label.lines, default=None)


def points_in(name: str) -> tuple[str, float | None, str | None]:
    """A printed name taken apart: the name alone, its points, and the points as printed."""
    match = re.search(rf"{_POINTS.pattern}(?!.*{_POINTS.pattern})", name)
    if match is None:
        return tidy(name), None, None
    return tidy(name[: match.start()] + name[match.end() :]), float(match[1]), match[0][1:-1]
