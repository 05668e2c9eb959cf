"""A table of a file against what the data say today, cell by cell, row by row wherever the rows now stand."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from assessment import formats, messages
from assessment.exports import labelled
from assessment.exports.cells import mark, marks, meaning, words_of
from assessment.headings import headings
from assessment.messages import translate as _
from assessment.verification.found import Table
from assessment.verification.text_files import speaking
from assessment.verified import Difference, Kind

# What tells rows apart, the surest first; ids and names come before all others.
_KEYS = ("_id", "_name", "year", "month", "line", "period_end", "serial", "rule", "kind", "title", "document")
# What a row is called, the first that it has.
_NAMES = (
    "unit_name", "department_name", "title", "category_name", "indicator_name", "measure_name", "heading", "line_name",
    "check_rule", "rule_label", "message",
)  # fmt: skip
_PERIODS = ("year", "month", "line_number", "period_end")


class Today:
    """Today's table with its columns as the file has them: in the same language, or as in the data."""

    def __init__(self, rows: pd.DataFrame, table: Table) -> None:
        self.columns, self.names = _columns(rows, table)
        self.shared = [heading for heading in table.headings if heading in self.columns]
        self.count = len(rows)

    def name_of(self, heading: str) -> str:
        """The column of the data behind a heading."""
        return self.names[heading]


def _columns(rows: pd.DataFrame, table: Table) -> tuple[dict[str, list[Any]], dict[str, str]]:
    if table.is_raw:
        names = [str(name) for name in rows]
        return {name: rows[name].tolist() for name in names}, {name: name for name in names}
    best: tuple[dict[str, list[Any]], dict[str, str]] = ({}, {})
    for language in messages.LANGUAGES:
        with speaking(language):
            words, known = labelled(rows)
        columns = {str(heading): words.iloc[:, place].tolist() for place, heading in enumerate(words.columns)}
        if len(set(columns) & set(table.headings)) > len(set(best[0]) & set(table.headings)):
            best = columns, dict(zip(columns, known, strict=True))
    return best


def differences(table: Table, today: Today, *, is_same_version: bool) -> Iterator[Difference]:
    """Every cell that differs, and every row that is only on one side."""
    places = {heading: table.headings.index(heading) for heading in today.shared}
    keys = _key_columns(table, today)
    written = _numbered([tuple(meaning(row[places[one]]) for one in keys) for row in table.rows])
    now = _numbered(list(zip(*([meaning(cell) for cell in today.columns[one]] for one in keys), strict=True)))
    at = {key: number for number, key in enumerate(now)}
    for number, key in enumerate(written):
        row, known = table.rows[number], marks(table.marks[number]) if table.marks else None
        if key not in at:
            yield from _gone(table, today, row, places, known)
            continue
        for heading, place in places.items():
            fresh = today.columns[heading][at[key]]
            if meaning(row[place]) != meaning(fresh):
                kind = _kind(table, heading, row[place], fresh, known, is_same_version=is_same_version)
                name = _row_name(today, {one: row[where] for one, where in places.items()})
                yield Difference(kind, name, heading, words_of(row[place]), words_of(fresh))
    if _was_whole(table.part):
        yield from _new(today, set(at) - set(written), at)


def _kind(
    table: Table, heading: str, written: Any, fresh: Any, known: frozenset[str] | None, *, is_same_version: bool
) -> Kind:
    """Edited where the cell has lost its mark; and changed besides, where today's value never had it either."""
    if known is not None:
        if mark(heading, written) in known:
            return "changed"
        return "edited" if mark(heading, fresh) in known else "both"
    if table.is_untouched:
        return "changed"
    return "edited" if is_same_version else "unclear"


def _gone(
    table: Table, today: Today, row: Sequence[Any], places: Mapping[str, int], known: frozenset[str] | None
) -> Iterator[Difference]:
    """A row that the data do not have: taken out of them since, or called otherwise in the file."""
    cells = {heading: row[place] for heading, place in places.items()}
    name = _row_name(today, cells)
    edited = [] if known is None else [one for one, cell in cells.items() if mark(one, cell) not in known]
    for heading in edited:
        yield Difference("edited", name, heading, words_of(cells[heading]), "")
    if not edited:
        yield Difference("gone", name, "", "", "")


def _new(today: Today, keys: set[tuple[Any, ...]], at: Mapping[tuple[Any, ...], int]) -> Iterator[Difference]:
    for number in sorted(at[key] for key in keys):
        cells = {heading: today.columns[heading][number] for heading in today.shared}
        yield Difference("new", _row_name(today, cells), "", "", "")


def edited_cells(table: Table) -> Iterator[Difference]:
    """The cells that have lost their marks, of a table that cannot be made again."""
    if table.marks is None:
        return
    known = _known_headings(table)
    for row, words in zip(table.rows, table.marks, strict=True):
        kept = marks(words)
        for heading, cell in zip(table.headings, row, strict=False):
            if heading in known and mark(heading, cell) not in kept:
                yield Difference("edited", str(row[0]), heading, words_of(cell), "")


def _known_headings(table: Table) -> set[str]:
    """The headings that were marked: those before the context columns."""
    for language in messages.LANGUAGES:
        with speaking(language):
            ends = [_("试算"), _("考核方案"), _("筛选"), _("校验")]
        places = [table.headings.index(one) for one in ends if one in table.headings]
        if places:
            return set(table.headings[: min(places)])
    return set(table.headings)


def _was_whole(part: str) -> bool:
    shown, slash, whole = part.partition("/")
    return bool(slash) and shown == whole


def _key_columns(table: Table, today: Today) -> list[str]:
    """As few columns as tell today's rows apart; all that could, where even they do not."""
    candidates = sorted(
        (heading for heading in today.shared if _rank(today.name_of(heading)) < len(_KEYS)),
        key=lambda heading: _rank(today.name_of(heading)),
    )
    chosen: list[str] = []
    groups = [0] * today.count
    for heading in candidates:
        finer: dict[tuple[int, str], int] = {}
        fine = [
            finer.setdefault((group, meaning(cell)), len(finer))
            for group, cell in zip(groups, today.columns[heading], strict=True)
        ]
        if not chosen or len(finer) > len(set(groups)):
            chosen, groups = [*chosen, heading], fine
        if len(finer) == today.count:
            break
    return chosen or list(today.shared[:1])


def _rank(name: str) -> int:
    return next((place for place, ending in enumerate(_KEYS) if name == ending or name.endswith(ending)), len(_KEYS))


def _numbered(keys: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Keys of their own: the second of two equal ones is the second."""
    seen: Counter[tuple[Any, ...]] = Counter()
    numbered = []
    for key in keys:
        seen[key] += 1
        numbered.append((*key, seen[key]))
    return numbered


def _row_name(today: Today, cells: Mapping[str, Any]) -> str:
    """What people call a row: its unit or subject, what is measured, and when."""
    by_name = {today.name_of(heading): words_of(cell) for heading, cell in cells.items()}
    subjects = [by_name[name] for name in _NAMES if by_name.get(name)]
    subjects = subjects or [words for name, words in by_name.items() if name.endswith("_id") and words]
    periods = [_period(name, by_name[name]) for name in _PERIODS if by_name.get(name)]
    return " · ".join(dict.fromkeys([*subjects[:2], *periods]))


def _period(name: str, words: str) -> str:
    if name == "month" and words.isdigit() and 1 <= int(words) <= 12:
        return formats.month(int(words))
    return f"{headings()[name]} {words}" if name in headings() else words
