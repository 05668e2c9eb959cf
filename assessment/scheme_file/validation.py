"""Is a scheme file right? Everything in it is read against the method in force, and every problem is noted."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from assessment.methods import COMBINATIONS, RULES
from assessment.policies import POLICIES
from assessment.problems import nearest
from assessment.rulebook import rule_checks
from assessment.rulebook.contents import Contents, Entry, Problems
from assessment.rulebook.fields import HEAD, MEASURE
from assessment.rulebook.policies import policy_value
from assessment.rulebook.rule_checks import TOLERANCE
from assessment.spreadsheets import values
from assessment.spreadsheets.values import UnreadableError

_SETTINGS = ("combination", "weight", "rule", "rule_parameters", "curve", "curve_parameters", "clause")


@dataclass(frozen=True)
class InForce:
    """The method that a file is compared with: ``policies`` a row of reads.scheme_policies, ``measures`` by measure_id."""

    policies: pd.Series
    measures: pd.DataFrame


@dataclass
class Proposed:
    """What a file asks for: every policy and the settings of every measure, those it does not name as they are."""

    document_number: str | None = None
    effective_date: date | None = None
    policies: dict[str, Any] = field(default_factory=dict)
    measures: dict[str, dict[str, Any]] = field(default_factory=dict)


def _given(entry: Entry, name: str, problems: Problems, reader: Callable[..., Any], *arguments: Any) -> dict[str, Any]:
    """One value under its name; nothing where the file does not name it, or, noted, where it cannot be read."""
    if name not in entry.values:
        return {}
    try:
        return {name: reader(entry.values[name], *arguments)}
    except UnreadableError as error:
        problems.add(entry, name, str(error))
        return {}


def read_head(contents: Contents, problems: Problems) -> Proposed:
    """From which day, and by which document, the file is to count."""
    head = contents.head
    _note_unknown(head, HEAD, problems)
    proposed = Proposed(
        **_given(head, "document_number", problems, values.words),
        **_given(head, "effective_date", problems, values.day),
    )
    if not values.is_blank(head.values.get("effective_date")) and not proposed.document_number:
        problems.add(head, "document_number", "填了生效日期，就要填规定它的文件的文号")
    return proposed


def read_method(contents: Contents, in_force: InForce, proposed: Proposed, problems: Problems) -> None:
    """Everything else, read into ``proposed``."""
    proposed.policies = _policies(contents, in_force.policies, problems)
    proposed.measures = _measures(contents, in_force.measures, problems)


def _note_unknown(entry: Entry, known: dict[str, Any], problems: Problems) -> None:
    for name in entry.values:
        if name not in known:
            labels = [entry.called(one) for one in known]
            problems.add(entry, name, f"没有这一项；{nearest(entry.called(name), labels)}")


def _policies(contents: Contents, in_force: pd.Series, problems: Problems) -> dict[str, Any]:
    """Every policy as stored; one that the file does not name stays as it is."""
    entry = contents.policies
    _note_unknown(entry, POLICIES, problems)
    found = policies_of(in_force)
    for name, policy in POLICIES.items():
        found.update(_given(entry, name, problems, policy_value, policy))
    found.update(_given(contents.head, "clause", problems, values.words))
    return found


def _measures(contents: Contents, in_force: pd.DataFrame, problems: Problems) -> dict[str, dict[str, Any]]:
    found = {measure_id: settings_of(row) for measure_id, row in in_force.iterrows()}
    seen: dict[str, Entry] = {}
    for entry in contents.measures:
        _note_unknown(entry, {**MEASURE, "parameters": None}, problems)
        measure_id = _known_id(entry, in_force, seen, problems)
        if measure_id is not None:
            seen[measure_id] = entry
            found[measure_id].update(_settings(entry, in_force.loc[measure_id], problems))
    _note_leaves(found, in_force, seen, problems)
    return found


def _known_id(entry: Entry, in_force: pd.DataFrame, seen: dict[str, Entry], problems: Problems) -> str | None:
    """The measure that an entry is about; null, and noted, where there is none or it is named again."""
    asked = entry.values.get("measure_id")
    if not isinstance(asked, str) or asked.strip() not in in_force.index:
        what = "没有填写" if values.is_blank(asked) else f"方案中没有“{asked}”"
        problems.add(entry, "measure_id", f"{what}；{nearest(asked, in_force.index)}")
        return None
    measure_id = asked.strip()
    if measure_id in seen:
        problems.add(entry, "measure_id", f"“{measure_id}”已在{seen[measure_id].place}出现；一个指标只写一次")
        return None
    return measure_id


def _settings(entry: Entry, measure: pd.Series, problems: Problems) -> dict[str, Any]:
    """What an entry asks of its measure; only what it names."""
    found: dict[str, Any] = {}
    for name, reader, arguments in (
        ("combination", values.choice, (COMBINATIONS,)),
        ("weight", values.within, (0, 1)),
        ("clause", values.words, ()),
    ):
        found.update(_given(entry, name, problems, reader, *arguments))
    found.update(_rule(entry, measure, problems))
    if "curve" in entry.values and (read := rule_checks.curve(entry, problems)):
        found["curve"], found["curve_parameters"] = read
    elif "curve" not in entry.values and not values.is_blank(entry.values.get("curve_parameters")):
        problems.add(entry, "curve_parameters", "给了节点，就要同时给出曲线")
    return found


def _rule(entry: Entry, measure: pd.Series, problems: Problems) -> dict[str, Any]:
    """The rule with its parameters, if it fits."""
    if "rule" not in entry.values:
        if entry.values.get("parameters"):
            problems.add(entry, "parameters", "给了参数，就要同时给出规则")
        return {}
    rule = _given(entry, "rule", problems, values.choice, {code: one.name for code, one in RULES.items()}).get("rule")
    if rule is None:
        return {}
    given = rule_checks.parameters(rule, entry, problems)
    rule_checks.note_misfits(rule, given or {}, measure, entry, problems)
    return {} if given is None else {"rule": rule, "rule_parameters": json.dumps(given, ensure_ascii=False)}


def _note_leaves(
    found: dict[str, dict[str, Any]], in_force: pd.DataFrame, seen: dict[str, Entry], problems: Problems
) -> None:
    """Note leaves whose weights do not come to 1, or whose measures are combined in different ways."""
    for _indicator_id, measures in in_force.groupby("indicator_id", sort=False):
        ids, first = list(measures.index), measures.iloc[0]
        named = [seen[one].place for one in ids if one in seen]
        if not named:
            continue
        place = f"任务“{first['indicator_name']}”（{'、'.join(named)}）"
        total = sum(found[one]["weight"] for one in ids)
        if abs(total - 1) > TOLERANCE:
            listed = " + ".join(f"{found[one]['weight']:.6g}" for one in ids)
            problems.add_whole(place, f"{len(ids)} 个指标的权重合计 {listed} = {total:.6g}，应为 1")
        ways = list(dict.fromkeys(found[one]["combination"] for one in ids))
        if len(ways) > 1:
            names = "、".join(COMBINATIONS[way] for way in ways)
            problems.add_whole(place, f"同一任务的指标写了不同的合并方式（{names}）；应写得一样")


def policies_of(scheme: pd.Series) -> dict[str, Any]:
    """The policies of a scheme as they are in force, with their clause."""
    return {name: _present(scheme[name]) for name in (*POLICIES, "clause")}


def settings_of(measure: pd.Series) -> dict[str, Any]:
    """The settings of a measure as they are in force."""
    return {name: _present(measure[name]) for name in _SETTINGS}


def _present(value: Any) -> Any:
    """A cell of a frame; what is missing is null."""
    return None if value is None or value != value or value is pd.NA else value
