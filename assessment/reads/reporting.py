"""What is to be reported, and what became of the last report."""

import pandas as pd

from assessment.reads.answers import View, answer, of_period


def report_tasks(view: View, *, unit_id: str | None = None) -> pd.DataFrame:
    """What is each unit to report at a month end, how, against which target, and what became of its last report?"""
    peer_group = None if unit_id else view.peer_group
    return answer("report_tasks", **of_period(view), unit_id=unit_id, peer_group=peer_group)
