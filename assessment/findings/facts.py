"""What the rules look at: every row complete, with the rows that belong together at hand."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assessment.documents import Parsed
from assessment.documents.parsed import Row
from assessment.findings.rules import Value
from assessment.schema import TABLES_BY_NAME


@dataclass(frozen=True)
class Found:
    """What a rule found: which row it is about, its passage, the two values where they are numbers, and its words.

    ``subject`` names it in the finding's id; ``row`` carries the ids it is about.
    """

    rule: str
    subject: str
    row: Row
    line: int
    parameters: Mapping[str, Value] = field(default_factory=dict)
    stated: float | None = None
    computed: float | None = None


class Facts:
    """The parsed rows, absent columns filled with None, and the ways from one row to another."""

    def __init__(self, parsed: Parsed, reconciliations: list[Row]) -> None:
        self.rows: dict[str, list[Row]] = {
            name: [{**dict.fromkeys(table.column_names), **row} for row in parsed.rows.get(name, [])]
            for name, table in TABLES_BY_NAME.items()
        }
        self.reconciliations = reconciliations
        self.blank_rows = parsed.blank_rows
        self.units = {row["unit_id"]: row for row in self.rows["unit"]}
        self.leaves = {row["indicator_id"]: row for row in self.rows["indicator"]}
        self.measures = {row["measure_id"]: row for row in self.rows["measure"]}
        self.categories = {row["category_id"]: row for row in self.rows["category"]}
        self.schemes = {row["scheme_id"]: row for row in self.rows["scheme"]}

    @cached_property
    def scheme_of(self) -> dict[str, str]:
        """The scheme of each document."""
        return {row["document_id"]: row["scheme_id"] for row in self.rows["scheme"]}

    @cached_property
    def passages(self) -> dict[str, dict[int, str]]:
        """The text of every line of each document."""
        found: dict[str, dict[int, str]] = defaultdict(dict)
        for row in self.rows["passage"]:
            found[row["document_id"]][row["line"]] = row["text"]
        return found

    @cached_property
    def measures_of(self) -> dict[str, list[Row]]:
        """The measures of each leaf."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows["measure"]:
            found[row["indicator_id"]].append(row)
        return found

    @cached_property
    def targets_of(self) -> dict[str, list[Row]]:
        """The printed targets of each measure."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows["target"]:
            found[row["measure_id"]].append(row)
        return found

    @cached_property
    def leaves_of_unit(self) -> dict[tuple[str, str], list[Row]]:
        """The leaves of each unit's own in each scheme; tables that several units share belong to none."""
        found: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.rows["indicator"]:
            if row["unit_id"]:
                found[row["scheme_id"], row["unit_id"]].append(row)
        return found

    def printed_targets(self) -> Iterator[tuple[Row, Row, Row]]:
        """Leaf, measure and target once for each printed value: what several units share is printed once."""
        for measure in self.rows["measure"]:
            leaf = self.leaves[measure["indicator_id"]]
            seen = set()
            for target in self.targets_of[measure["measure_id"]]:
                printed = (target["value"], target["value_upper"], target["text"], target["line"])
                if leaf["unit_id"] or printed not in seen:
                    yield leaf, measure, target
                seen.add(printed)

    def about(self, leaf: Row, measure: Row | None = None, unit_id: str | None = None) -> Row:
        """The ids of a finding about a leaf, one of its measures, and a unit where it is that unit's alone."""
        return {
            "document_id": leaf["document_id"],
            "scheme_id": leaf["scheme_id"],
            "category_id": leaf["category_id"],
            "indicator_id": leaf["indicator_id"],
            "measure_id": measure["measure_id"] if measure else None,
            "unit_id": unit_id or leaf["unit_id"],
        }

    def about_unit(self, document_id: str, unit_id: str | None) -> Row:
        """The ids of a finding about a unit as a document describes it."""
        return {"document_id": document_id, "scheme_id": self.scheme_of[document_id], "unit_id": unit_id}

    def unit_name(self, unit_id: str | None) -> str:
        """A unit's short name; empty for what several share."""
        return str(self.units[unit_id]["short_name"]) if unit_id else ""

    def line_of(self, document_id: str, words: str, near: int) -> int:
        """The line nearest to ``near`` that prints some words; ``near`` itself where none does."""
        lines = [line for line, text in self.passages[document_id].items() if words in text]
        return min(lines, key=lambda line: (abs(line - near), line), default=near)

    def line_in(self, leaf: Row, words: str) -> int:
        """The line of a leaf that prints some words; its first where they run over a line's end."""
        texts = self.passages[leaf["document_id"]]
        lines = range(leaf["first_line"], leaf["last_line"] + 1)
        return next((line for line in lines if words in texts.get(line, "")), leaf["first_line"])
