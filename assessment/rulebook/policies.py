"""Policies as people write them, and as they are stored."""

import json
from typing import Any

from assessment.policies import NO_LIMIT, Policy
from assessment.spreadsheets import values
from assessment.spreadsheets.values import UnreadableError


def policy_value(value: object, policy: Policy) -> Any:
    """A policy as stored; raises UnreadableError."""
    if values.is_blank(value):
        remedy = f"不设上限请写“{NO_LIMIT}”" if policy.has_no_limit else "不想改请保留导出时的值"
        raise UnreadableError(f"没有填写；{remedy}")
    if policy.has_no_limit and value == NO_LIMIT:
        return None
    if policy.form == "choice":
        return values.choice(value, policy.values)
    if policy.form == "grades":
        return json.dumps(_grades(value), ensure_ascii=False)
    return values.within(value, 0, 1 if policy.form == "share" else None)


def _grades(value: object) -> dict[str, float]:
    """Grades with their lower bounds in percent: the lowest is 0, no two are the same."""
    given = values.pairs(value, "优秀=90；良好=80；一般=60；较差=0")
    found = {name: values.within(bound, 0, 100) for name, bound in given.items()}
    if len(found) < 2:
        raise UnreadableError("至少要有两个等次，如 优秀=90；良好=80；一般=60；较差=0")
    for name, bound in found.items():
        twins = [other for other in found if other != name and found[other] == bound]
        if twins:
            raise UnreadableError(f"“{name}”与“{twins[0]}”的下限都是 {bound:g}；各等次的下限应各不相同")
    if min(found.values()) != 0:
        raise UnreadableError(f"最低一等的下限是 {min(found.values()):g}，应为 0，否则低于它的单位没有等次")
    return {name: int(bound) if bound == int(bound) else bound for name, bound in found.items()}
