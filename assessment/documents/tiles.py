"""Where units stand on the schematic tile grid: ``tiles.csv``, arranged by hand, without coordinates or boundaries."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assessment.documents.origin import DocumentError, read_unit_names
from assessment.documents.parsed import Row

FILE = "tiles.csv"
_COLUMNS = ("unit_id", "row", "column", "origin")
# No city or province needs more; a slip of the keyboard would blow up the picture.
_MOST = 40


@dataclass(frozen=True)
class _Entry:
    """A row of the file, and the line it stands on."""

    line: int
    cells: dict[str, str]

    @property
    def unit_id(self) -> str:
        return self.cells["unit_id"]

    @property
    def place(self) -> tuple[str, str]:
        return self.cells["row"], self.cells["column"]


def tile_rows(sources: Path, units: list[Row]) -> list[Row]:
    """The places of those ``units`` that have one; raises DocumentError with every problem of the file.

    A folder without the file has no places. A unit that ``units.csv`` names is known, whichever documents are at hand.
    """
    path = sources / FILE
    if not path.is_file():
        return []
    entries = _read(path)
    parents = {name.unit_id: name.parent_unit_id for name in read_unit_names(sources / "units.csv")}
    parents |= {unit["unit_id"]: unit["parent_unit_id"] or "" for unit in units}
    problems = [f"{FILE} {problem}" for problem in _problems(entries, parents)]
    if problems:
        raise DocumentError(problems)
    present = {unit["unit_id"] for unit in units}
    return [
        {
            "unit_id": entry.unit_id,
            "row": int(entry.cells["row"]),
            "column": int(entry.cells["column"]),
            "origin": entry.cells["origin"],
        }
        for entry in entries
        if entry.unit_id in present
    ]


def _read(path: Path) -> list[_Entry]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise DocumentError([f"{FILE} 第 1 行：缺少列 {'、'.join(missing)}；应有 {'、'.join(_COLUMNS)}。"])
        return [_Entry(reader.line_num, {name: (cells[name] or "").strip() for name in _COLUMNS}) for cells in reader]


def _problems(entries: list[_Entry], parents: dict[str, str]) -> Iterator[str]:
    """What is wrong with each line: who it is, where it stands, and whether somebody stands there already."""
    lines: dict[str, int] = {}
    taken: dict[tuple[str, str, str], _Entry] = {}
    for entry in entries:
        if entry.unit_id not in parents:
            yield f"第 {entry.line} 行：没有编号为“{entry.unit_id}”的单位；请按 units.csv 改正，或删去这一行。"
        elif entry.unit_id in lines:
            yield f"第 {entry.line} 行：{entry.unit_id} 在第 {lines[entry.unit_id]} 行已有位置；请只留一行。"
        lines.setdefault(entry.unit_id, entry.line)
        if not entry.cells["origin"]:
            yield f"第 {entry.line} 行：origin 为空；请写明位置是怎样排定的。"
        if wrong := [name for name in ("row", "column") if not _is_place(entry.cells[name])]:
            yield f"第 {entry.line} 行：{'、'.join(wrong)} 应为 1 到 {_MOST} 的整数。"
            continue
        # A picture shows the units below one parent: only they can be in each other's way.
        other = taken.setdefault((parents.get(entry.unit_id, ""), *entry.place), entry)
        if other.unit_id != entry.unit_id:
            where = "第 {} 行第 {} 列".format(*entry.place)
            yield f"第 {entry.line} 行：{entry.unit_id} 与 {other.unit_id} 同在{where}一格；请移开一个。"


def _is_place(words: str) -> bool:
    return words.isascii() and words.isdigit() and 1 <= int(words) <= _MOST
