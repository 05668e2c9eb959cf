"""What is to be reported, what was, and in which batches: who is due, late or missing, and what waits for review."""

from datetime import date

import pandas as pd

from assessment import records, settings
from assessment.access import Scope
from assessment.reads.answers import View, answer, of_period, of_scheme


def report_calendar(view: View, *, today: date | None = None) -> pd.DataFrame:
    """Who has reported what was due, month by month: on time, late, in part, returned or not at all?"""
    return answer(
        "report_calendar",
        known_on=view.known_on,
        scheme_id=view.scheme_id,
        year=view.year,
        peer_group=view.peer_group,
        # Whoever looks back sees what was due then; deadlines are those of the bureaus, whatever the machine is set to.
        today=view.known_on or today or records.now().date(),
        due_days=settings.report_due_days(),
        scope_unit_ids=view.scope.unit_ids,
    )


def batches(
    scope: Scope, *, kind: str | None = None, recorded_by: str | None = None, known_on: date | None = None
) -> pd.DataFrame:
    """Who recorded what and when, from which file, and does it still count?"""
    return answer("batches", known_on=known_on, kind=kind, recorded_by=recorded_by, scope_unit_ids=scope.unit_ids)


def batch_rows(scope: Scope, *, record_id: str, known_on: date | None = None) -> pd.DataFrame:
    """What did a batch report, review or set, value by value, as far as it still counts?"""
    return answer("batch_rows", known_on=known_on, record_id=record_id, scope_unit_ids=scope.unit_ids)


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
