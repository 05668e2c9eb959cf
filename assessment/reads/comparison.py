"""How units compare on one thing that several were given, through months and years."""

import pandas as pd

from assessment.reads.answers import View, answer


def comparison_by_year(view: View, *, measure_id: str) -> pd.DataFrame:
    """How do units compare on one measure, or on those of the same concept, year by year, each as of the same month?"""
    return answer(
        "comparison_by_year",
        known_on=view.known_on,
        measure_id=measure_id,
        month=view.month,
        scope_unit_ids=view.scope.unit_ids,
    )


def comparison_by_month(view: View, *, measure_id: str) -> pd.DataFrame:
    """How did units come along on one measure, or on those of the same concept, month by month, in every year?"""
    return answer(
        "comparison_by_month", known_on=view.known_on, measure_id=measure_id, scope_unit_ids=view.scope.unit_ids
    )
