"""Money and self-evaluation: projects, spending, budget blocks, stated scores, goals."""

import pandas as pd

from assessment.reads.answers import View, answer, of_period, of_scheme


def projects(view: View) -> pd.DataFrame:
    """Which projects does a department ask money for, how much, and how is it to be spent?"""
    return answer("projects", **of_scheme(view))


def spending_by_period(view: View, *, unit_id: str | None = None) -> pd.DataFrame:
    """How is a project's money to be spent through the year, and how much of it has been?"""
    return answer("spending_by_period", **of_scheme(view), unit_id=unit_id)


def indicators_by_project(view: View, *, unit_id: str | None = None) -> pd.DataFrame:
    """By which three-level indicators is a project to be judged, with which value and why?"""
    return answer("indicators_by_project", **of_scheme(view), unit_id=unit_id)


def dual_monitoring(view: View) -> pd.DataFrame:
    """Do the money and the work of each project move together, and where does one run ahead of the other?"""
    return answer("dual_monitoring", **of_period(view))


def budget_lines(view: View) -> pd.DataFrame:
    """What did a department's budget block ask for, and what was executed?"""
    return answer("budget_lines", **of_scheme(view))


def execution_by_department(view: View) -> pd.DataFrame:
    """How much of its budget did a department execute, and what is that worth by the rule?"""
    return answer("execution_by_department", **of_scheme(view))


def evaluation(view: View) -> pd.DataFrame:
    """What does a self-evaluation say of each indicator, and what does it come to when scored again from what is printed?"""
    return answer("evaluation", **of_scheme(view))


def goals(view: View) -> pd.DataFrame:
    """Which duties, goals and safeguards does a department state in prose?"""
    return answer("goals", **of_scheme(view))
