"""What a paper is asked to be about: read from words or an address, and refused with every problem at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from assessment import formats, reads, records
from assessment.access import current_scope
from assessment.problems import InputError, nearest
from assessment.reads import View

_NAMES = ("scheme", "year", "month", "group", "measure", "project", "known_on", "made_on")


@dataclass(frozen=True)
class Asked:
    """What a paper is about: a scheme up to a month, perhaps one peer group, measure or project; the day it is made."""

    view: View
    scheme: pd.Series
    made_on: date
    measure: pd.Series | None = None
    project_id: str | None = None

    @property
    def parameters(self) -> tuple[tuple[str, str | int], ...]:
        """The same as words, by which the paper can be made again."""
        view = self.view
        given: dict[str, str | int | None] = {
            "scheme": view.scheme_id,
            "year": view.year,
            "month": view.month,
            "group": view.peer_group,
            "measure": None if self.measure is None else str(self.measure["measure_id"]),
            "project": self.project_id,
            "known_on": view.known_on.isoformat() if view.known_on else None,
            "made_on": self.made_on.isoformat(),
        }
        return tuple((name, value) for name, value in given.items() if value is not None)

    def groups(self) -> list[View]:
        """The view of the group asked for; of every group that is ranked where none was."""
        if self.view.peer_group is not None:
            return [self.view]
        ranked = reads.ranking(self.view)["peer_group"]
        return [replace(self.view, peer_group=str(name)) for name in dict.fromkeys(ranked)]


def asked(parameters: Mapping[str, Any]) -> Asked:
    """What was asked for; raises InputError with everything that is wrong with it.

    Without a year it is the scheme's own, without a month the last that anybody reported, without a day today.
    """
    given = {name: str(value) for name, value in parameters.items() if value not in (None, "")}
    problems = [f"不认识的参数 {name}；{nearest(name, _NAMES)}。" for name in given if name not in _NAMES]
    scope = current_scope()
    schemes = reads.schemes(scope).set_index("scheme_id", drop=False)
    if given.get("scheme") not in schemes.index:
        raise InputError([*problems, _unknown("考核方案", "scheme", given.get("scheme"), schemes.index)])
    scheme = schemes.loc[given["scheme"]]
    known_on = _day("known_on", given.get("known_on"), problems)
    made_on = _day("made_on", given.get("made_on"), problems) or records.now().date()
    years = reads.years(scope, str(scheme["scheme_id"]), known_on).set_index("year")
    year = _number("year", given.get("year"), list(map(int, years.index)), int(scheme["year"]), problems)
    latest = years["latest_month"].get(year)
    last = 12 if latest is None or formats.is_absent(latest) else int(latest)
    month = _number("month", given.get("month"), list(range(1, 13)), last, problems)
    view = View(scope, str(scheme["scheme_id"]), year, month, known_on=known_on)
    found = Asked(view, scheme, made_on)
    found = _of_group(found, given.get("group"), problems)
    found = _of_measure(found, given.get("measure"), problems)
    found = _of_project(found, given.get("project"), problems)
    if problems:
        raise InputError(problems)
    return found


def _unknown(what: str, name: str, value: str | None, known: Any) -> str:
    if value is None:
        return f"缺少参数 {name}（{what}）；{nearest('', known)}。"
    return f"没有{what}“{value}”（{name}）；{nearest(value, known)}。"


def _number(name: str, words: str | None, known: list[int], default: int, problems: list[str]) -> int:
    if words is None:
        return default
    if words not in map(str, known):
        listed = "、".join(map(str, known))
        problems.append(f"参数 {name} 是“{words}”；可用：{listed}。")
        return default
    return int(words)


def _day(name: str, words: str | None, problems: list[str]) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        problems.append(f"参数 {name} 应为日期，如 2022-09-30，收到“{words}”。")
        return None


def _of_group(found: Asked, name: str | None, problems: list[str]) -> Asked:
    if name is None:
        return found
    groups = list(dict.fromkeys(reads.units(found.view).query("is_assessed")["peer_group"]))
    if name not in groups:
        problems.append(_unknown("分组", "group", name, groups))
        return found
    return replace(found, view=replace(found.view, peer_group=name))


def _of_measure(found: Asked, name: str | None, problems: list[str]) -> Asked:
    """A measure by its id, or by its name where only one is called so."""
    if name is None:
        return found
    measures = reads.measures(found.view)
    same = measures[measures["measure_id"] == name]
    same = same if len(same) else measures[measures["measure_name"] == name]
    if len(same) != 1:
        several = f"指标“{name}”有 {len(same)} 个，请写编号：{'、'.join(same['measure_id'])}。"
        problems.append(several if len(same) else _unknown("指标", "measure", name, measures["measure_name"]))
        return found
    return replace(found, measure=same.iloc[0])


def _of_project(found: Asked, name: str | None, problems: list[str]) -> Asked:
    """A project by its id or its name."""
    if name is None:
        return found
    projects = reads.projects(found.view)
    same = projects[(projects["unit_id"] == name) | (projects["unit_name"] == name)]
    if len(same) != 1:
        problems.append(_unknown("项目", "project", name, projects["unit_name"]))
        return found
    return replace(found, project_id=str(same["unit_id"].iloc[0]))
