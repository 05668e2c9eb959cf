"""What a scheme file changes against the method in force: in words for people, and as versions for the records."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assessment.headlines.rules import combination_word, curve_words, policy_words, rule_name, rule_words
from assessment.methods import with_defaults
from assessment.policies import POLICIES
from assessment.rulebook.fields import label
from assessment.scheme_file.validation import InForce, Proposed, policies_of, settings_of

Row = dict[str, Any]

_DIGITS = 9


@dataclass(frozen=True)
class Changes:
    """What changes: a line of words each, whether the policies do, and the measures that do."""

    words: tuple[str, ...]
    has_policies: bool
    measure_ids: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything changes at all."""
        return bool(self.words)


def changes(in_force: InForce, proposed: Proposed) -> Changes:
    """Everything that is really different; what only looks so, as a default written out, is not."""
    before = policies_of(in_force.policies)
    policies = [
        f"政策 {label(name)}：{_policy(name, before[name])} → {_policy(name, proposed.policies[name])}"
        for name in proposed.policies
        if _same_policy(name, before[name]) != _same_policy(name, proposed.policies[name])
    ]
    measures: dict[str, list[str]] = {}
    for measure_id, row in in_force.measures.iterrows():
        said = _measure_words(settings_of(row), proposed.measures[measure_id])
        if said:
            place = " › ".join(dict.fromkeys((row["category_name"], row["indicator_name"], row["measure_name"])))
            measures[measure_id] = [f"指标 {place}：{words}" for words in said]
    lines = [*policies, *(words for said in measures.values() for words in said)]
    return Changes(tuple(lines), bool(policies), tuple(measures))


def _same_policy(name: str, value: Any) -> Any:
    """A policy in the form in which equal ones are equal."""
    if name == "grade_scale":
        return sorted((grade, float(bound)) for grade, bound in json.loads(value).items())
    return round(value, _DIGITS) if isinstance(value, float) else value


def _policy(name: str, value: Any) -> str:
    return policy_words(name, value) if name in POLICIES else value or "空白"


def _measure_words(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What is different about a measure, a line each."""
    said = []
    if before["combination"] != after["combination"]:
        said.append(
            _turned("combination", combination_word(before["combination"]), combination_word(after["combination"]))
        )
    if round(before["weight"], _DIGITS) != round(after["weight"], _DIGITS):
        said.append(_turned("weight", f"{before['weight']:.6g}", f"{after['weight']:.6g}"))
    if _same_rule(before) != _same_rule(after):
        said.append(_turned("rule", *(_rule_said(one) for one in (before, after))))
    if (before["curve"], _floats(before["curve_parameters"])) != (after["curve"], _floats(after["curve_parameters"])):
        said.append(_turned("curve", *(curve_words(one["curve"], one["curve_parameters"]) for one in (before, after))))
    if before["clause"] != after["clause"]:
        said.append(_turned("clause", before["clause"] or "空白", after["clause"] or "空白"))
    return said


def _turned(name: str, before: str, after: str) -> str:
    return f"{label(name)} {before} → {after}"


def _rule_said(settings: Mapping[str, Any]) -> str:
    return f"{rule_name(settings['rule'])}（{rule_words(settings['rule'], settings['rule_parameters'])}）"


def _same_rule(settings: Mapping[str, Any]) -> tuple[str, Any]:
    """A rule in the form in which equal ones are equal: every default written out."""
    return settings["rule"], _rounded(with_defaults(settings["rule"], json.loads(settings["rule_parameters"])))


def _floats(parameters: str) -> Any:
    return _rounded(json.loads(parameters))


def _rounded(value: Any) -> Any:
    """Numbers as floats with as many digits as are computed with, at every depth."""
    if isinstance(value, Mapping):
        return {name: _rounded(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_rounded(one) for one in value]
    return value if isinstance(value, str) else round(float(value), _DIGITS)


def versions(
    found: Changes,
    proposed: Proposed,
    scheme_id: str,
    *,
    record_id: str,
    recorded_at: datetime,
    recorded_by: str | None,
) -> dict[str, list[Row]]:
    """The rows to be recorded, by table: one for the policies and one for each measure, where they change."""
    brought = {
        "document_number": proposed.document_number,
        "effective_date": proposed.effective_date,
        "recorded_at": recorded_at,
        "recorded_by": recorded_by,
        "record_id": record_id,
    }
    policies = [{"scheme_id": scheme_id, **proposed.policies, **brought}] if found.has_policies else []
    measures = [{"measure_id": one, **proposed.measures[one], **brought} for one in found.measure_ids]
    return {name: rows for name, rows in (("scheme_version", policies), ("measure_version", measures)) if rows}
