"""What is to be reported, and what became of the last report."""

import pandas as pd

from assessment.reads.answers import View, answer, of_period, of_scheme


def report_tasks(view: View, *, unit_id: str | None = None) -> pd.DataFrame:
    """What is each unit to report at a month end, how, against which target, and what became of its last report?"""
    peer_group = None if unit_id else view.peer_group
    return answer("report_tasks", **of_period(view), unit_id=unit_id, peer_group=peer_group)


def reports(
    view: View, *, unit_id: str | None = None, period_month: int | None = None, status: str | None = None
) -> pd.DataFrame:
    """What was last reported of each measure, unit and month, where does it stand, and what was approved before?"""
    asked = {"unit_id": unit_id, "period_month": period_month, "status": status}
    return answer("reports", **of_scheme(view), year=view.year, **asked)
