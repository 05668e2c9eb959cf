"""Does what is printed add up? One row per check that the documents allow, whether it holds or not (domain.md, section 6)."""

from assessment.documents import Parsed
from assessment.documents.parsed import Row
from assessment.reconciliation.arithmetic import result, tolerance
from assessment.reconciliation.money import money_checks
from assessment.reconciliation.points import points_checks
from assessment.reconciliation.totals import totals_checks

__all__ = ["reconciliation_rows", "result", "tolerance"]


def reconciliation_rows(parsed: Parsed) -> list[Row]:
    """Children against totals, points at every level, money and scores; a check that holds is a row as well."""
    return [*totals_checks(parsed), *points_checks(parsed), *money_checks(parsed)]
