"""What a scheme is made of and by which method it is scored: outline, targets, units; policies and rules as of a day."""

from datetime import date

import pandas as pd

from assessment.access import Scope
from assessment.reads.answers import View, answer, of_period, of_scheme


def scheme_policies(scheme_id: str, *, effective_date: date | None = None) -> pd.DataFrame:
    """Which policies does a scheme follow on a day, whatever the month looked at?"""
    return answer("scheme_policies", scheme_id=scheme_id, effective_date=effective_date)


def measure_methods(scope: Scope, scheme_id: str, *, effective_date: date | None = None) -> pd.DataFrame:
    """How is each measure of a scheme scored on a day, and what do its targets allow?"""
    return answer("measure_methods", scheme_id=scheme_id, effective_date=effective_date, scope_unit_ids=scope.unit_ids)


def worked_measures(view: View, *, unit_id: str) -> pd.DataFrame:
    """How did each measure of a unit come to its share of the points: which numbers, by which rule, from which record?"""
    return answer("worked_measures", **of_period(view), unit_id=unit_id)


def worked_leaves(view: View, *, unit_id: str) -> pd.DataFrame:
    """How do a unit's leaves add up to its score: points, what can be scored of them, what is earned, credited or left out?"""
    return answer("worked_leaves", **of_period(view), unit_id=unit_id)


def outline_by_measure(scope: Scope, scheme_id: str) -> pd.DataFrame:
    """How is a scheme laid out, from its categories down to what is measured?"""
    return answer("outline_by_measure", scheme_id=scheme_id, scope_unit_ids=scope.unit_ids)


def targets_by_measure(scope: Scope, scheme_id: str) -> pd.DataFrame:
    """Which targets does a scheme give for its own year, as last issued or adjusted?"""
    return answer("targets_by_measure", scheme_id=scheme_id, scope_unit_ids=scope.unit_ids)


def unit_register(scope: Scope) -> pd.DataFrame:
    """Which units are registered, in whatever scheme, and what is each?"""
    return answer("unit_register", scope_unit_ids=scope.unit_ids)


def tasks_by_unit(view: View) -> pd.DataFrame:
    """What does a scheme give to each of its units, and to the whole above them, for its own year?"""
    return answer("tasks_by_unit", **of_scheme(view))
