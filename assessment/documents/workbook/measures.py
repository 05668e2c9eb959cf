"""What one row of the workbook measures: kind, direction, rule with parameters, weight; defaults where it does not say."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assessment.documents.concepts import Concept, concept_of
from assessment.documents.county_matrix import FREQUENCIES as USUAL_FREQUENCIES
from assessment.documents.parsed import Row, rule_defaults
from assessment.documents.phrases import LIMITED, default_rule
from assessment.documents.workbook.columns import FREQUENCIES, OPERATORS
from assessment.documents.workbook.entries import Line, Reading, coded
from assessment.documents.workbook.sheets import wording
from assessment.documents.workbook.target_cells import Cell
from assessment.methods import RULES, default_parameters
from assessment.problems import nearest
from assessment.rulebook import rule_checks
from assessment.rulebook.contents import Entry
from assessment.rulebook.fields import DIRECTIONS, KINDS, ORIGINS, PARAMETERS
from assessment.spreadsheets import values
from assessment.spreadsheets.values import UnreadableError

_RATES = ("%", "‰")
_LOWER, _HIGHER = ("≤", "<"), ("≥", ">")


@dataclass(frozen=True)
class Given:
    """A target of a measure: whose, what, in which words, and on which row of which sheet."""

    unit_id: str
    cell: Cell
    line: Line
    more: Row
    name: str


def kind_of(line: Line, reading: Reading) -> str:
    """What sort of thing is measured: as said, else a rate where % is the unit, words where there is none."""
    said = reading.value(line, "kind", coded, KINDS)
    if isinstance(said, str):
        return said
    unit = wording(line.get("unit_of_measure"))
    return "qualitative" if unit is None else "ratio" if unit in _RATES else "quantity"


def measure_row(
    line: Line, name: str, kind: str, given: Sequence[Given], assessed_by: str | None, vocabulary: list[Concept],
    reading: Reading,
) -> Row:  # fmt: skip
    """The columns of a measure, but for its ids and weight."""
    operator = _operator(line, given, reading)
    direction = _direction(line, name, kind, operator, given, reading)
    unit = wording(line.get("unit_of_measure"))
    row = {
        "measure_name": name,
        "concept": _concept(line, name, kind, vocabulary, reading),
        "kind": kind,
        "direction": direction,
        "operator": operator,
        "unit_of_measure": unit,
        **_rule(line, kind, direction, assessed_by, given, reading),
        "clause": wording(line.get("clause")),
    }
    if line.get("curve") is not None or line.get("curve_parameters") is not None:
        shown = {"curve": line.get("curve") or "linear", "curve_parameters": line.get("curve_parameters")}
        entry = Entry(line.entry.place, shown, has_labels=True, labels=line.entry.labels)
        if curve := rule_checks.curve(entry, reading.problems):
            row["curve"], row["curve_parameters"] = curve
    usual = USUAL_FREQUENCIES.get(row["rule"], "quarter" if kind in ("qualitative", "deadline") else "month")
    row["reporting_frequency"] = reading.value(line, "reporting_frequency", coded, FREQUENCIES) or usual
    return row


def _operator(line: Line, given: Sequence[Given], reading: Reading) -> str | None:
    """The sign as said for the measure; else the one that its cells print, all the same."""
    said = reading.value(line, "operator", coded, OPERATORS)
    printed = {one.cell.operator: one for one in given if one.cell.operator}
    for sign, one in printed.items():
        if said and sign != said:
            words = f"“{one.cell.text}”的符号是 {sign}，指标的符号是 {said}；请写成一样的"
            reading.problems.add(one.line.entry, one.name, words)
    if said is None and len(printed) > 1:
        words = f"各单位的目标用了不同的符号（{'、'.join(map(str, printed))}）；请在“符号”列写明一个"
        reading.problems.add(line.entry, "operator", words)
    return said or next(iter(printed), None)


def _direction(line: Line, name: str, kind: str, operator: str | None, given: Sequence[Given], reading: Reading) -> str:
    """As said; else as the sign or a range says; caps and accident rates are the lower the better (design.md)."""
    said = reading.value(line, "direction", coded, DIRECTIONS)
    implied = "lower" if operator in _LOWER else "higher" if operator in _HIGHER else None
    if said is None:
        if implied is None and any(one.cell.value_upper is not None for one in given):
            return "range"
        if operator == "=":
            return "equal"
        is_limited = kind == "ratio" and bool(LIMITED.search(name))
        return implied or ("lower" if is_limited else "higher")
    if implied and said in ("higher", "lower") and said != implied:
        reading.problems.add(line.entry, "direction", f"符号是 {operator}，方向却是“{DIRECTIONS[said]}”；请改其中一个")
    return str(said)


def _concept(line: Line, name: str, kind: str, vocabulary: list[Concept], reading: Reading) -> str | None:
    said = wording(line.get("concept"))
    if said is None:
        found = concept_of(name, vocabulary) if kind in ("quantity", "ratio") else None
        return found.concept if found else None
    if said == "无":
        return None
    words = [one.concept for one in vocabulary]
    if said not in words:
        reading.problems.add(line.entry, "concept", f"没有“{said}”这个同类指标；{nearest(said, words)}，不比就写“无”")
    return said


def _rule(
    line: Line, kind: str, direction: str, assessed_by: str | None, given: Sequence[Given], reading: Reading
) -> Row:
    """The rule as said, with its parameters and whose it is; else the default of its kind."""
    stated = {name: line.get(name) for name in PARAMETERS if line.get(name) is not None}
    rule = reading.value(line, "rule", coded, {code: one.name for code, one in RULES.items()})
    if rule is None:
        for name in stated:
            reading.problems.add(line.entry, name, "给了参数，就要同时写明规则")
        return rule_defaults(_default(kind, direction, assessed_by))
    entry = Entry(line.entry.place, {"rule": rule, "parameters": stated}, has_labels=True, labels=line.entry.labels)
    parameters = rule_checks.parameters(rule, entry, reading.problems)
    origin = _origin(line, rule, parameters, reading)
    if origin == "scheme":
        # Nothing is in force yet: as far as that goes, 外部得分 fits every measure.
        measure = {"kind": kind, "direction": direction, "rule": "external", "rule_parameters": "{}", **_counts(given)}
        rule_checks.note_misfits(rule, parameters or {}, measure, entry, reading.problems)
    return {
        **rule_defaults(rule),
        "rule_parameters": json.dumps(parameters or {}, ensure_ascii=False),
        "rule_origin": origin,
    }


def _default(kind: str, direction: str, assessed_by: str | None) -> str:
    if assessed_by:
        return "external"
    return default_rule(kind, direction) if kind in ("quantity", "ratio") else "qualitative_4"


def _counts(given: Sequence[Given]) -> Row:
    """What the targets allow, as ``note_misfits`` asks."""
    issued = [one.cell for one in given if one.cell.status in ("issued", "adjusted")]
    return {
        "issued_count": len(issued),
        "valued_count": sum(one.value is not None for one in issued),
        "positive_count": sum((one.value or 0) > 0 for one in issued),
        "range_count": sum(one.value_upper is not None for one in issued),
        "due_count": sum(one.due_date is not None for one in issued),
    }


def _origin(line: Line, rule: str, parameters: dict[str, Any] | None, reading: Reading) -> str:
    """A rule that is written down is the scheme's, unless it is said to be the default, and is one."""
    said = reading.value(line, "rule_origin", coded, ORIGINS) or "scheme"
    defaults = {"ratio_capped", "threshold", "lower_better", "qualitative_4", "external"}
    if said == "default" and (rule not in defaults or (parameters or {}) != default_parameters(rule)):
        words = f"“{RULES[rule].name}”或它的参数不是系统默认的；请改为“{ORIGINS['scheme']}”，或清空规则和参数"
        reading.problems.add(line.entry, "rule_origin", words)
    return str(said)


def weights(lines: Sequence[Line], place: str, reading: Reading) -> list[float]:
    """The weights of the measures of one task: as said, all of them, or equal; they come to 1."""
    said = [reading.value(line, "weight", _weight) for line in lines]
    if all(one is None for one in said):
        return [1 / len(lines)] * len(lines)
    for line, one in zip(lines, said, strict=True):
        if one is None and values.is_blank(line.get("weight")):
            reading.problems.add(line.entry, "weight", "同一任务的其他指标写了权重，这一个没有写")
    if None not in said and abs(sum(said) - 1) > rule_checks.TOLERANCE:
        words = f"{len(lines)} 个指标的权重合计 {sum(said):.6g}，应为 1"
        reading.problems.add_whole(place, words)
    return [one or 0.0 for one in said]


def _weight(value: object) -> float:
    if isinstance(value, str) and value.strip().endswith("%"):
        raise UnreadableError(f"应为份额，如 0.5 或 1/3，收到“{value}”")
    return values.within(value, 0, 1)
