"""Words in another's place: cells of another project, values of another indicator, a text of another task."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from assessment.documents.parsed import Row
from assessment.findings.facts import Facts, Found
from assessment.findings.quotes import quoted
from assessment.findings.rules import Value

# Shorter cells are what every form says (项目成果).
_CELL = 8
# A usual value is one that so many other projects give, and more than half of them.
_OTHERS = 2
# A text is about a task when it has so many of the pairs of characters of its name, and such a share of them.
_NAMED, _SHARE = 3, 0.3


def other_projects(facts: Facts) -> Iterator[Found]:
    """Which indicators of a project are in the words of another?

    A cell counts when exactly two projects print it, the other project's own words share pairs of characters with it,
    and the words of the project it stands in share none. Pairs that more than half of the projects use say nothing.
    """
    cells: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for leaf in facts.rows["indicator"]:
        if leaf["unit_id"] and facts.units[leaf["unit_id"]]["kind"] == "project":
            for cell in filter(_is_long, _cells(facts, leaf)):
                cells[leaf["document_id"], cell][leaf["unit_id"]].append(leaf)
    shared = {cell: units for cell, units in cells.items() if len(units) == 2}
    own = _own_words(facts, {cell for _document_id, cell in shared})
    common = {document_id: _common(facts, document_id, own) for document_id, _cell in shared}
    found: dict[str, list[str]] = defaultdict(list)
    others: dict[str, str] = {}
    for (document_id, cell), units in shared.items():
        first, second = units
        pairs = _pairs(cell) - common[document_id]
        near = {unit_id: len(pairs & own[unit_id]) for unit_id in units}
        borrower, owner = (first, second) if near[first] < near[second] else (second, first)
        if near[borrower] == 0 and near[owner] > 1:
            for leaf in units[borrower]:
                found[leaf["indicator_id"]].append(cell)
                others[leaf["indicator_id"]] = owner
    for indicator_id, texts in found.items():
        leaf = facts.leaves[indicator_id]
        words: dict[str, Value] = {
            "unit": facts.unit_name(leaf["unit_id"]),
            "other": facts.unit_name(others[indicator_id]),
            "text": texts,
        }
        yield Found("other_project_text", indicator_id, facts.about(leaf), leaf["first_line"], words)


def other_values(facts: Facts) -> Iterator[Found]:
    """Which indicators of a project have the value that other projects give to another indicator?"""
    printed = [(leaf, value) for leaf in facts.rows["indicator"] if (value := _worded_value(facts, leaf))]
    by_name: dict[tuple[str, str], list[tuple[Row, str]]] = defaultdict(list)
    by_value: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for leaf, value in printed:
        by_name[leaf["document_id"], leaf["indicator_name"]].append((leaf, value))
        by_value[leaf["document_id"], value].append(leaf)
    for leaf, value in printed:
        name = leaf["indicator_name"]
        others = [said for one, said in by_name[leaf["document_id"], name] if one["unit_id"] != leaf["unit_id"]]
        usual, count = Counter(others).most_common(1)[0] if others else (value, 0)
        owners = Counter(
            one["indicator_name"]
            for one in by_value[leaf["document_id"], value]
            if one["indicator_name"] != name and one["unit_id"] != leaf["unit_id"]
        )
        if usual != value and count >= _OTHERS and 2 * count > len(others) and sum(owners.values()) > _OTHERS:
            words: dict[str, Value] = {
                "name": name,
                "text": value,
                "usual": usual,
                "other": owners.most_common(1)[0][0],
            }
            yield Found("value_of_other", leaf["indicator_id"], facts.about(leaf), leaf["first_line"], words)


def _worded_value(facts: Facts, leaf: Row) -> str | None:
    """What an indicator of a project asks for in words; None where it asks for a number."""
    if not leaf["unit_id"] or facts.units[leaf["unit_id"]]["kind"] != "project":
        return None
    targets = [row for one in facts.measures_of[leaf["indicator_id"]] for row in facts.targets_of[one["measure_id"]]]
    return None if any(row["value"] is not None for row in targets) else next((row["text"] for row in targets), None)


def other_tasks(facts: Facts) -> Iterator[Found]:
    """Which tasks say nothing of what they are called, but speak of another task of their category?"""
    siblings: dict[str, list[Row]] = defaultdict(list)
    for leaf in facts.rows["indicator"]:
        siblings[leaf["category_id"]].append(leaf)
    for leaf in facts.rows["indicator"]:
        said, own = _pairs(leaf["text"] or ""), _pairs(leaf["indicator_name"])
        if not said or said & own:
            continue
        for other in siblings[leaf["category_id"]]:
            named = _pairs(other["indicator_name"])
            if len(named & said) >= max(_NAMED, _SHARE * len(named)):
                words: dict[str, Value] = {
                    "name": leaf["indicator_name"],
                    "other": other["indicator_name"],
                    "text": quoted(leaf["text"]),
                }
                subject = f"{leaf['indicator_id']}/{other['indicator_name']}"
                yield Found("other_task_text", subject, facts.about(leaf), leaf["first_line"], words)


def _cells(facts: Facts, leaf: Row) -> list[str]:
    """The cells of an indicator's row."""
    targets = [row for one in facts.measures_of[leaf["indicator_id"]] for row in facts.targets_of[one["measure_id"]]]
    printed = [leaf["indicator_name"], leaf["text"], *(leaf["printed_cells"] or "").split("\n")]
    printed += [words for row in targets for words in (row["text"], row["justification"])]
    return list(dict.fromkeys(cell for cell in printed if cell))


def _is_long(cell: str) -> bool:
    return len(cell) >= _CELL


def _own_words(facts: Facts, shared: set[str]) -> dict[str, set[str]]:
    """The pairs of characters in what each project alone says: its name, purpose, goal and unshared cells."""
    words: dict[str, set[str]] = defaultdict(set)
    for project in facts.rows["project"]:
        texts = [facts.unit_name(project["unit_id"]), project["heading"], project["purpose"], project["goal"]]
        for leaf in facts.leaves_of_unit[facts.scheme_of[project["document_id"]], project["unit_id"]]:
            texts += [cell for cell in _cells(facts, leaf) if cell not in shared]
        for text in texts:
            words[project["unit_id"]] |= _pairs(text or "")
    return words


def _common(facts: Facts, document_id: str, own: dict[str, set[str]]) -> set[str]:
    """The pairs that more than half of a document's projects use."""
    projects = [row["unit_id"] for row in facts.rows["project"] if row["document_id"] == document_id]
    counts = Counter(pair for unit_id in projects for pair in own[unit_id])
    return {pair for pair, count in counts.items() if count > max(1, len(projects) / 2)}


def _pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters of a text."""
    return {a + b for a, b in pairwise(re.sub(r"\W", "", text))}
