"""The only room that knows DuckDB: snapshots read, hypotheses scored, reports screened."""

from assessment.database.hypotheses import Hypotheses, Hypothesis
from assessment.database.screening import Screening, SheetUnreadableError
from assessment.database.snapshots import Database, open_database

__all__ = ["Database", "Hypotheses", "Hypothesis", "Screening", "SheetUnreadableError", "open_database"]
