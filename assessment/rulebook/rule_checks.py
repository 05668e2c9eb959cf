"""Are the rule, its parameters and the curve of a measure what they may be, and do they fit the measure?"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from assessment.methods import CURVES, RULES, Parameter, all_parameters, parameters_of, with_defaults
from assessment.problems import nearest
from assessment.rulebook.contents import Entry, Problems
from assessment.rulebook.fields import DIRECTIONS, KINDS
from assessment.spreadsheets import values
from assessment.spreadsheets.values import UnreadableError

# How exactly tiers must meet, and shares add up to 1: three thirds written with six digits do.
TOLERANCE = 1e-5
_NEEDED = {
    "value": ("valued_count", "需要目标值"),
    "positive": ("positive_count", "需要大于 0 的目标值"),
    "range": ("range_count", "需要有上下限的目标"),
    "due_date": ("due_count", "需要完成期限"),
}


def parameters(rule: str, entry: Entry, problems: Problems) -> dict[str, Any] | None:
    """The parameters given for a rule, as they are stored; null where any of them is wrong."""
    given = entry.values.get("parameters") or {}
    if not isinstance(given, Mapping):
        problems.add(entry, "parameters", f"应为 {{ 参数 = 值 }} 这样的表，收到“{given}”")
        return None
    described, before = parameters_of(rule), len(problems.found)
    whole = next((one for one in described.values() if one.is_whole), None)
    if whole and given and whole.name not in given and not set(given) & set(all_parameters()):
        given = {whole.name: given}
    for name in (name for name in given if name not in described):
        problems.add(entry, name, _superfluous(rule, name))
    found = {}
    for name, one in described.items():
        if values.is_blank(given.get(name)):
            if one.is_required:
                problems.add(entry, name, f"规则“{RULES[rule].name}”必须给出{one.label}（{one.meaning}）")
            continue
        try:
            found[name] = _READERS[one.form](given[name], one)
        except UnreadableError as error:
            problems.add(entry, name, str(error))
    if len(problems.found) > before:
        return None
    return found.get(whole.name, whole.default) if whole else found


def _superfluous(rule: str, name: str) -> str:
    """What to do about a parameter that a rule does not take."""
    own = parameters_of(rule)
    if name in all_parameters():
        return f"规则“{RULES[rule].name}”不用这个参数；请清空，或改用别的规则"
    return f"没有这个参数；{nearest(name, own)}" if own else f"规则“{RULES[rule].name}”没有参数；请删去"


def _number(value: object, one: Parameter) -> float:
    return values.within(value, one.minimum, one.maximum, may_equal=one.may_equal)


def _choice(value: object, one: Parameter) -> str:
    return values.choice(value, one.values)


def _bands(value: object, _one: Parameter) -> dict[str, float]:
    """Bands by their lower bounds; 1 and 1.0 are the same bound."""
    found: dict[str, float] = {}
    for bound, share in values.pairs(value, "1=1；0.8=0.7").items():
        lower = f"{values.within(bound.lstrip('≥>= '), 0):.12g}"
        if lower in found:
            raise UnreadableError(f"下限 {lower} 写了两次")
        found[lower] = values.within(share, 0, 1)
    if not found:
        raise UnreadableError("至少要有一档，如 1=1；0.8=0.7")
    return found


def _coefficients(value: object, _one: Parameter) -> dict[str, float]:
    given = values.pairs(value, "优=1；良=0.85；中=0.7；差=0.5")
    if len(given) < 2:
        raise UnreadableError("至少要有两个等次，如 优=1；良=0.85；中=0.7；差=0.5")
    return {name: values.within(share, 0, 1) for name, share in given.items()}


def _tiers(value: object, _one: Parameter) -> dict[str, list[float]]:
    """Tiers that meet end to end from 0 to 1, without gaps and overlaps."""
    given = values.pairs(value, "达成=0.8~1；部分达成=0.6~0.8；未达成=0~0.6")
    found = {name: list(values.bounds(span)) for name, span in given.items()}
    at: tuple[str, float] = ("0", 0.0)
    for name, (low, high) in sorted(found.items(), key=lambda tier: tier[1]):
        if high <= low:
            raise UnreadableError(f"“{name}”的上限 {high:g} 应大于下限 {low:g}")
        if abs(low - at[1]) > TOLERANCE:
            what = "空档" if low > at[1] else "重叠"
            raise UnreadableError(f"{at[0]} 与“{name}”之间有{what}（{at[1]:g} 与 {low:g}）；各档应首尾相接，从 0 到 1")
        at = (f"“{name}”", high)
    if abs(at[1] - 1) > TOLERANCE:
        raise UnreadableError(f"最高一档到 {at[1]:g} 为止，应到 1")
    return found


_READERS: dict[str, Callable[[object, Parameter], Any]] = {
    "number": _number,
    "choice": _choice,
    "bands": _bands,
    "coefficients": _coefficients,
    "tiers": _tiers,
}


def curve(entry: Entry, problems: Problems) -> tuple[str, str] | None:
    """The curve and, of a plan, its milestones as JSON; null where either is wrong."""
    try:
        name = values.choice(entry.values["curve"], CURVES)
    except UnreadableError as error:
        problems.add(entry, "curve", str(error))
        return None
    given = entry.values.get("curve_parameters")
    is_given = not values.is_blank(given) and given != {}
    try:
        if name != "plan":
            if is_given:
                raise UnreadableError(f"只有“{CURVES['plan']}”曲线才有节点；请清空，或把曲线改为“{CURVES['plan']}”")
            return name, "{}"
        return name, json.dumps(_milestones(given if is_given else ""), ensure_ascii=False)
    except UnreadableError as error:
        problems.add(entry, "curve_parameters", str(error))
        return None


def _milestones(value: object) -> dict[str, float]:
    """Months with the share done by their end: in order, never falling, the last one whole."""
    example = "3=0.2；6=0.5；12=1"
    found: dict[int, float] = {}
    for name, share in values.pairs(value, example).items():
        month = values.number(name.removesuffix("月底").removesuffix("月"))
        if month not in range(1, 13):
            raise UnreadableError(f"没有 {name} 月；月份为 1 到 12")
        if int(month) in found:
            raise UnreadableError(f"{int(month)} 月写了两次")
        found[int(month)] = values.within(share, 0, 1)
    nodes = dict(sorted(found.items()))
    if not nodes:
        raise UnreadableError(f"计划节点曲线必须给出节点，如 {example}")
    shares = list(nodes.values())
    if falling := [
        month for month, before, after in zip(list(nodes)[1:], shares, shares[1:], strict=False) if after < before
    ]:
        raise UnreadableError(f"{falling[0]} 月的份额比前一个节点少；累计份额不能下降")
    if abs(shares[-1] - 1) > TOLERANCE:
        raise UnreadableError(f"最后一个节点是 {shares[-1]:g}，应为 1（到那时全部完成）")
    return {str(month): share for month, share in nodes.items()}


def note_misfits(
    rule: str, given: Mapping[str, Any], measure: Mapping[str, Any], entry: Entry, problems: Problems
) -> None:
    """Note where a rule, or the one it rests on, cannot be applied to a measure; what is in force already is not looked at."""
    applied = {"rule": rule, "base": with_defaults(rule, dict(given)).get("base")}
    before = measure["rule"], with_defaults(measure["rule"], json.loads(measure["rule_parameters"])).get("base")
    for name, one in applied.items():
        if isinstance(one, str) and one not in before:
            _note_misfit(one, name, measure, entry, problems)


def _note_misfit(rule: str, name: str, measure: Mapping[str, Any], entry: Entry, problems: Problems) -> None:
    """Note where a rule does not fit the kind, the direction, or any of the targets of a measure."""
    described = RULES[rule]
    if measure["kind"] not in described.kinds:
        suited = "、".join(KINDS[kind] for kind in described.kinds)
        problems.add(
            entry,
            name,
            f"“{described.name}”用于{suited}指标，这个指标是{KINDS[measure['kind']]}；{_fitting(measure)}",
        )
    elif measure["direction"] not in described.directions:
        said = DIRECTIONS[measure["direction"]]
        problems.add(entry, name, f"“{described.name}”不适合{said}的指标；{_fitting(measure)}")
    elif described.needs in _NEEDED and measure["issued_count"]:
        column, words = _NEEDED[described.needs]
        if not measure[column]:
            problems.add(
                entry,
                name,
                f"“{described.name}”{words}，已下达的 {measure['issued_count']} 个目标都没有；{_fitting(measure)}",
            )


def _fitting(measure: Mapping[str, Any]) -> str:
    """The rules that would fit a measure."""
    names = [
        rule.name
        for rule in RULES.values()
        if measure["kind"] in rule.kinds
        and measure["direction"] in rule.directions
        and (rule.needs not in _NEEDED or not measure["issued_count"] or measure[_NEEDED[rule.needs][0]])
    ]
    return f"适合的规则：{'、'.join(names)}"
