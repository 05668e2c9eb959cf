"""What a parser hands to the build: rows per table, and the printed totals to be checked."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from assessment.documents.origin import Document, UnitName

Row = dict[str, Any]

# Coefficients of the tiers 优/良/中/差. No document prints any; shown as defaults wherever they make a score.
_TIERS = {"优": 1.0, "良": 0.85, "中": 0.7, "差": 0.5}
# Tiers of a self-evaluation with the shares that an assessor may give inside each (domain.md, section 2).
_SHARES = {"达成": [0.8, 1.0], "部分达成": [0.6, 0.8], "未达成": [0.0, 0.6]}
_PARAMETERS: dict[str, dict[str, Any]] = {"qualitative_3": _SHARES, "qualitative_4": _TIERS}
_POSITIONED = {"category", "indicator", "measure", "budget_line", "goal"}
# Grades of an assessment, and of a budget's performance (domain.md, section 3).
_GRADES = {"优秀": 90, "良好": 80, "一般": 60, "较差": 0}
_BUDGET_GRADES = {"优": 90, "良": 80, "中": 60, "差": 0}


@dataclass(frozen=True)
class Total:
    """A printed total and the printed numbers that should add up to it, as printed."""

    measure_id: str
    unit_id: str
    stated: str
    parts: tuple[str, ...]
    line: int


@dataclass
class Parsed:
    """Rows per table in printed order, printed totals, and per document the lines accounted for.

    ``used`` lines are stored by some row, but for their ``labels``; ``not_data`` lines say why they are not (heading …).
    ``blank_rows`` are document and line of table rows that print nothing at all.
    """

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    totals: list[Total] = field(default_factory=list)
    used: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    labels: dict[str, dict[int, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    not_data: dict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    blank_rows: list[tuple[str, int]] = field(default_factory=list)

    def add(self, table: str, **values: Any) -> None:
        """Append a row; its position is the order in which rows are added."""
        if table in _POSITIONED:
            values["position"] = len(self.rows[table])
        if table == "category":
            parents = (row["level"] for row in self.rows[table] if row["category_id"] == values["parent_category_id"])
            values["level"] = 1 + next(parents, 0)
        self.rows[table].append(values)

    def add_document(self, document: Document) -> None:
        """The document itself and every line of it."""
        origin = document.origin
        self.add(
            "document",
            document_id=origin.document_id,
            title=origin.title,
            issuer=origin.issuer,
            year=origin.year,
            layout=origin.layout,
            file_name=origin.file_name,
            sha256=origin.sha256,
            line_count=len(document.lines),
        )
        for line, text in enumerate(document.lines, 1):
            self.add("passage", document_id=origin.document_id, line=line, text=text)

    def use(self, document_id: str, lines: Iterable[int]) -> None:
        """Say that what these lines print is stored by a row."""
        self.used[document_id].update(lines)

    def label(self, document_id: str, line: int, *words: str) -> None:
        """Say which words of a used line only name or number what is stored."""
        self.labels[document_id][line].extend(words)

    def skip(self, document_id: str, line: int, reason: str) -> None:
        """Say why a line is not data."""
        self.not_data[document_id][line] = reason

    def extend(self, other: "Parsed") -> None:
        """Add what another document was parsed into; a unit that several documents print is one unit."""
        known = {row["unit_id"] for row in self.rows["unit"]}
        self.rows["unit"].extend(row for row in other.rows["unit"] if row["unit_id"] not in known)
        for table, rows in other.rows.items():
            if table != "unit":
                self.rows[table].extend(rows)
        self.totals.extend(other.totals)
        self.blank_rows.extend(other.blank_rows)
        self.used.update(other.used)
        self.labels.update(other.labels)
        self.not_data.update(other.not_data)


def unit_row(name: UnitName, position: int, budget_code: str | None = None) -> Row:
    """The row of a unit that ``units.csv`` names, in its official order."""
    return {
        "unit_id": name.unit_id,
        "unit_name": name.unit_name,
        "short_name": name.short_name,
        "kind": name.kind,
        "parent_unit_id": name.parent_unit_id or None,
        "division_code": name.division_code or None,
        "budget_code": budget_code,
        "peer_group": name.peer_group,
        "position": position,
    }


def scheme_row(document: Document, **totals: float | int | None) -> Row:
    """The row of a document's scheme: the totals it prints, and the policies every scheme has by default."""
    origin = document.origin
    return {
        "scheme_id": origin.document_id,
        "document_id": origin.document_id,
        "scheme_name": origin.scheme["scheme_name"],
        "year": origin.year,
        "kind": origin.scheme["kind"],
        "declared_points": None,
        **default_policies(origin.scheme["kind"]),
        **totals,
    }


def default_policies(kind: str = "target_assessment") -> Row:
    """The policies a scheme has when its document prints none (domain.md, sections 2 to 4)."""
    grades = _GRADES if kind == "target_assessment" else _BUDGET_GRADES
    return {
        "not_applicable_policy": "rescale",
        "points_policy": "keep",
        "tie_policy": "competition",
        "light_preset": "fiscal",
        "grade_scale": json.dumps(grades, ensure_ascii=False),
        "coverage_threshold": 0.95,
        "policy_origin": "default",
    }


def rule_defaults(rule: str) -> Row:
    """A rule with its default parameters, marked as a default."""
    parameters = _PARAMETERS.get(rule, {})
    return {
        "rule": rule,
        "rule_parameters": json.dumps(parameters, ensure_ascii=False),
        "rule_origin": "default",
        "curve": "linear",
        "curve_parameters": "{}",
    }
