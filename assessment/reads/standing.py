"""How units stand: schemes, years and units, scores and ranks, completion and gaps."""

from datetime import date

import pandas as pd

from assessment.access import Scope
from assessment.reads.answers import View, answer, of_group, of_period


def schemes(scope: Scope) -> pd.DataFrame:
    """Which schemes can be looked at, and by which policies are they scored?"""
    return answer("schemes", scope_unit_ids=scope.unit_ids)


def years(scope: Scope, scheme_id: str, known_on: date | None = None) -> pd.DataFrame:
    """Which years of a scheme have targets, and up to which month has anybody reported?"""
    return answer("years", known_on=known_on, scheme_id=scheme_id, scope_unit_ids=scope.unit_ids)


def categories(view: View, *, unit_id: str | None = None) -> pd.DataFrame:
    """Which categories does a scheme have, with how many points?"""
    return answer(
        "categories",
        known_on=view.known_on,
        scheme_id=view.scheme_id,
        year=view.year,
        peer_group=None if unit_id else view.peer_group,
        unit_id=unit_id,
        scope_unit_ids=view.scope.unit_ids,
    )


def units(view: View) -> pd.DataFrame:
    """Which units does a scheme assess?"""
    return answer(
        "units", known_on=view.known_on, scheme_id=view.scheme_id, year=view.year, scope_unit_ids=view.scope.unit_ids
    )


def measures(view: View, *, category_id: str | None = None) -> pd.DataFrame:
    """What is measured in a scheme, under which task, and for how many units?"""
    return answer(
        "measures",
        known_on=view.known_on,
        scheme_id=view.scheme_id,
        year=view.year,
        category_id=category_id,
        peer_group=view.peer_group,
        scope_unit_ids=view.scope.unit_ids,
    )


def ranking(
    view: View, *, category_id: str | None = None, unit_id: str | None = None, compare_year: int | None = None
) -> pd.DataFrame:
    """Who is first, by how much, and what has changed since the month before?"""
    return answer(
        "ranking",
        **of_group(view),
        category_id=category_id,
        unit_id=unit_id,
        compare_year=compare_year,
    )


def standing_by_group(view: View, *, compare_year: int | None = None) -> pd.DataFrame:
    """How does a whole peer group stand: points earned, measures on schedule, what is behind and what is unreported?"""
    return answer("standing_by_group", **of_group(view), compare_year=compare_year)


def score_by_category(view: View) -> pd.DataFrame:
    """In which categories does each unit earn, lose or leave open its points, and how much of it is behind?"""
    return answer("score_by_category", **of_group(view))


def score_by_theme(view: View) -> pd.DataFrame:
    """In which fields of work is each unit behind, where units name their categories each in their own way?"""
    return answer("score_by_theme", **of_group(view))


def score_by_month(view: View, *, compare_year: int | None = None) -> pd.DataFrame:
    """How has each unit's score moved through the year, month by month?"""
    return answer("score_by_month", **of_group(view), compare_year=compare_year)


def gaps_by_measure(view: View, *, category_id: str | None = None) -> pd.DataFrame:
    """On which measures do units lag furthest behind, by how much, and how much faster must they get?"""
    return answer("gaps_by_measure", **of_group(view), category_id=category_id)


def unreported(view: View, *, unit_id: str | None = None) -> pd.DataFrame:
    """Who has not reported what was due, and since when?"""
    return answer("unreported", **of_group(view), unit_id=unit_id)


def measures_by_unit(
    view: View, *, unit_id: str | None = None, category_id: str | None = None, compare_year: int | None = None
) -> pd.DataFrame:
    """How does one unit, or every unit, stand on everything it was given?"""
    return answer(
        "measures_by_unit",
        **of_period(view),
        unit_id=unit_id,
        category_id=category_id,
        compare_year=compare_year,
    )


def completion_by_unit(view: View, *, measure_id: str, compare_year: int | None = None) -> pd.DataFrame:
    """How far has each unit come towards its target, for one measure?"""
    return answer(
        "completion_by_unit",
        **of_period(view),
        measure_id=measure_id,
        compare_year=compare_year,
    )


def completion_by_measure(view: View, *, measure_id: str | None = None) -> pd.DataFrame:
    """How far has a peer group come on each measure: the sum of what was done over the sum of what was asked?"""
    return answer("completion_by_measure", **of_group(view), measure_id=measure_id)


def lagging_by_unit(view: View, *, measure_id: str | None = None) -> pd.DataFrame:
    """Which unit is behind on what, by how much and why, and how much faster must it get?"""
    return answer("lagging_by_unit", **of_group(view), measure_id=measure_id)


def ranking_by_measure(view: View, *, measure_id: str) -> pd.DataFrame:
    """How do the units of a peer group rank on one measure, and what has changed since the month before?"""
    return answer("ranking_by_measure", **of_group(view), measure_id=measure_id)


def completion_total(view: View, *, measure_id: str) -> pd.DataFrame:
    """How far has the whole come for one measure: the sum of what was done over the sum of what was asked?"""
    return answer(
        "completion_total",
        known_on=view.known_on,
        scheme_id=view.scheme_id,
        measure_id=measure_id,
        year=view.year,
        month=view.month,
    )


def completion_by_month(view: View, *, measure_id: str, compare_year: int | None = None) -> pd.DataFrame:
    """How has each unit's completion of one measure grown through the year, against its 序时?"""
    return answer(
        "completion_by_month",
        **of_period(view),
        measure_id=measure_id,
        compare_year=compare_year,
    )


def completion_by_year(view: View, *, measure_id: str) -> pd.DataFrame:
    """How does each unit's completion of one measure compare with other years at the same month?"""
    return answer("completion_by_year", **of_period(view), measure_id=measure_id)


def points_by_unit(view: View) -> pd.DataFrame:
    """How many points was each unit given in all, beside what its document declares and what is usual in its group?"""
    return answer("points_by_unit", scheme_id=view.scheme_id, scope_unit_ids=view.scope.unit_ids)


def points_by_category(view: View, *, unit_id: str) -> pd.DataFrame:
    """How are one unit's points spread over its categories, and do they add up to what each declares?"""
    return answer(
        "points_by_category",
        known_on=view.known_on,
        scheme_id=view.scheme_id,
        unit_id=unit_id,
        scope_unit_ids=view.scope.unit_ids,
    )


def known_measures(view: View) -> pd.DataFrame:
    """What is each unit's score in a month made of: its targets, the rules in force and the last records known?"""
    return answer("known_measures", **of_period(view))


def scheme_methods(view: View) -> pd.DataFrame:
    """Which policies is a scheme scored by in a month, and who says so?"""
    return answer("scheme_methods", known_on=view.known_on, scheme_id=view.scheme_id, year=view.year, month=view.month)


def ranks_by_year(view: View) -> pd.DataFrame:
    """How does each unit of a peer group rank in each year, as of the same month?"""
    return answer(
        "ranks_by_year",
        known_on=view.known_on,
        scheme_id=view.scheme_id,
        month=view.month,
        peer_group=view.peer_group,
        scope_unit_ids=view.scope.unit_ids,
    )
