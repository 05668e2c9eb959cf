"""The levels of performance indicators: which cell of a row is a 一级指标, which a 二级指标, however the row was shifted.

The words of the first two levels are those of the budget-performance forms (domain.md, section 5), older ones included, so
a shifted row is recognised by its words. A row that stands exactly under its header is read by column.
"""

import re
from dataclasses import dataclass

FIRST, SECOND, THIRD = "一级指标", "二级指标", "三级指标"

_POINTS = re.compile(r"\s*[(（](\d+(?:\.\d+)?)\s*分[)）]$")
_FIRST = re.compile(r"(产出|效益|效果|满意度)指标")
_SECOND = re.compile(r"(?:(数量|质量|时效|成本)|(经济效益|社会效益|生态效益|可持续影响)|(\S*满意度))(?:指标)?")
_FAMILIES = ("产出", "效益", "满意度")


@dataclass(frozen=True)
class Level:
    """A node above the leaves: its name, and its points where they are printed beside it."""

    name: str
    points: float | None = None


def level(cell: str) -> Level:
    """The level a cell names, its points taken off the name."""
    match = _POINTS.search(cell)
    return Level(cell[: match.start()], float(match[1])) if match else Level(cell)


def is_first(cell: str) -> bool:
    """Whether a cell is a word of the first level."""
    return _FIRST.fullmatch(level(cell).name) is not None


def is_second(cell: str) -> bool:
    """Whether a cell is a word of the second level."""
    return _SECOND.fullmatch(level(cell).name) is not None and not is_first(cell)


def is_aligned(cells: list[str], columns: dict[str, int], width: int) -> bool:
    """Whether every cell of a row stands under the header it belongs to."""
    lead = min(columns.values())
    first = cells[columns[FIRST]] if len(cells) == width else ""
    return (
        len(cells) == width
        and all(index in columns.values() for index, cell in enumerate(cells) if cell and index >= lead)
        and not any(is_first(cell) for cell in cells[:lead])
        and (not first or is_first(first))
        and bool(cells[columns[THIRD]])
    )


def split_levels(cells: list[str], needed: int) -> tuple[str | None, str | None, list[str]]:
    """The level words in front of a shifted row, and its other cells, of which at least ``needed`` belong to the leaf.

    A label of the whole table may stand in front of the first level.
    """
    rest = cells[1:] if len(cells) > 1 and is_first(cells[1]) and not is_first(cells[0]) else list(cells)
    first = rest.pop(0) if rest and is_first(rest[0]) else None
    has_second = bool(rest) and _is_printed_second(rest[0], has_first=first is not None, has_room=len(rest) > needed)
    second = rest.pop(0) if has_second else None
    return first, second, rest


def _is_printed_second(cell: str, *, has_first: bool, has_room: bool) -> bool:
    """A word that ends with 指标 always is one, so that a row short of a cell is refused; others need room below them."""
    return (is_second(cell) and cell.endswith("指标")) or (has_room and (has_first or is_second(cell)))


class Levels:
    """The levels that hold for a row: merged cells are printed once and hold until others are printed."""

    def __init__(self) -> None:
        self._first: Level | None = None
        self._second: Level | None = None

    def of(self, first: str | None, second: str | None) -> tuple[Level, ...]:
        """The levels of a row, given the words printed in it; empty where neither it nor a row above names any.

        A second level that cannot stand under the first one above it gets the first level of its family.
        """
        if first:
            self._first, self._second = level(first), None
        if second:
            self._second = level(second)
            if self._first is None or not _fits(self._second.name, self._first.name):
                self._first = Level(f"{_family_of_second(self._second.name)}指标")
        return tuple(one for one in (self._first, self._second) if one)


def _family_of_second(name: str) -> str | None:
    match = _SECOND.fullmatch(name)
    return (
        next((family for family, group in zip(_FAMILIES, match.groups(), strict=True) if group), None)
        if match
        else None
    )


def _fits(second: str, first: str) -> bool:
    """Whether a second level may stand under a first; whole-department forms put 满意度 inside 效益."""
    family = _family_of_second(second)
    above = first.replace("效果", "效益").removesuffix("指标")
    return family in (None, above) or (family, above) == ("满意度", "效益")
