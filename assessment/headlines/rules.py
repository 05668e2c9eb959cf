"""Rules and policies in words: what a rule does with its parameters, what a scheme has decided, and who says so."""

import json
from collections.abc import Mapping
from typing import Any

from assessment import formats
from assessment.memory import remembered
from assessment.messages import translate, translate as _
from assessment.methods import COMBINATIONS, CURVES, RULES, Parameter, with_defaults
from assessment.policies import POLICIES


def rule_name(rule: str) -> str:
    """What a rule is called."""
    return translate(RULES[rule].name)


@remembered
def rule_words(rule: str, parameters: str) -> str:
    """What a rule does, its parameters put in; ``parameters`` as JSON. Points are those of the measure."""
    given = with_defaults(rule, json.loads(parameters))
    values = {one.name: given if one.is_whole else given.get(one.name) for one in RULES[rule].parameters}
    return translate(RULES[rule].formula).format(
        **{one.name: parameter_words(one, values[one.name]) for one in RULES[rule].parameters}
    )


def parameter_words(parameter: Parameter, value: Any) -> str:
    """A parameter's value as people read it; what happens without one, where it is left out."""
    if value is None:
        return translate(parameter.absent)
    if parameter.form == "choice":
        return translate(parameter.values[value])
    if parameter.form == "bands":
        bounds = sorted(value, key=float, reverse=True)
        return formats.listing(
            _("≥{bound} 得 {share}").format(bound=formats.number(float(bound), 6), share=share_words(value[bound]))
            for bound in bounds
        )
    if parameter.form == "coefficients":
        return formats.listing(f"{name} {formats.number(share, 6)}" for name, share in value.items())
    if parameter.form == "tiers":
        return formats.listing(
            f"{name} {formats.number(low, 6)}–{formats.number(high, 6)}" for name, (low, high) in value.items()
        )
    return share_words(value) if parameter.maximum == 1 else formats.number(value, 6)


def share_words(share: float) -> str:
    """A share of points as percent, with the decimals it has."""
    return f"{formats.number(100 * share, 4)}%"


def combination_word(combination: str) -> str:
    """How several measures make one score."""
    return translate(COMBINATIONS[combination])


def curve_words(curve: str, parameters: str) -> str:
    """How the work is expected to grow through the year; a plan with its milestones."""
    name = translate(CURVES[curve])
    nodes = sorted(json.loads(parameters).items(), key=lambda node: int(node[0]))
    if curve != "plan" or not nodes:
        return name
    listed = formats.listing(f"{formats.month(int(month))} {share_words(share)}" for month, share in nodes)
    return _("{name}：{nodes}").format(name=name, nodes=listed)


def policy_words(name: str, value: Any) -> str:
    """What a scheme has decided on one policy."""
    policy = POLICIES[name]
    if formats.is_absent(value):
        return _("不限")
    if policy.form == "choice":
        return translate(policy.values[value])
    if policy.form == "grades":
        return grade_words(json.loads(value))
    return share_words(value) if policy.form == "share" else _("{points} 分").format(points=formats.number(value))


def grade_words(scale: Mapping[str, float]) -> str:
    """Grades with their lower bounds, the best first."""
    return formats.listing(
        _("{grade} ≥{bound}").format(grade=formats.grade_word(grade), bound=formats.number(bound))
        for grade, bound in sorted(scale.items(), key=lambda one: -one[1])
    )
