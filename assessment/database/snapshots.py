"""A snapshot opened read-only and locked down; answers queries, a cursor each."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Lock

import duckdb
import pandas as pd
from duckdb import CoalesceOperator, ColumnExpression, ConstantExpression, Expression

from assessment.database.connections import connect, lock
from assessment.queries import PREPARATION, Query, preparation, prerequisites
from assessment.schema import TABLES, Table
from assessment.schema.columns import WITHDRAWN


class Database:
    """A snapshot opened for reading; safe to share between threads, because every read takes its own cursor.

    To work out every score takes seconds, and most pages need few of them: what a query rests on is worked out when the
    first one asks, and then stays.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, snapshot_id: str) -> None:
        """Wrap an open connection; callers use ``open_database``."""
        self._connection = connection
        self.snapshot_id = snapshot_id
        self._prepared: set[str] = set()
        self._preparing = Lock()

    def rows(self, query: Query, parameters: Mapping[str, object]) -> pd.DataFrame:
        """The rows a query answers with; DuckDB refuses missing and superfluous parameters."""
        self.prepare(prerequisites(query.text))
        with self._connection.cursor() as cursor:
            return cursor.execute(query.text, dict(parameters)).df()

    def prepare(self, names: Sequence[str] = PREPARATION) -> None:
        """Run those of the statements that have not been run yet; who comes meanwhile waits for what he needs."""
        if self._prepared.issuperset(names):
            return
        with self._preparing, self._connection.cursor() as cursor:
            for name in names:
                if name not in self._prepared:
                    cursor.execute(preparation(name))
                    self._prepared.add(name)

    def close(self) -> None:
        """Let go of the connection and its memory."""
        self._connection.close()


def open_database(folder: Path, *, demo: bool, known_on: date | None = None) -> Database:
    """Open the snapshot in ``folder``; without ``demo`` its simulated rows do not exist for any query.

    With ``known_on`` only what the system had learned by the end of that day exists. Nothing outside the folder can be
    read, and no setting changed.
    """
    connection = _connection(folder, demo=demo, known_on=known_on)
    lock(connection, folder)
    return Database(connection, folder.name)


def _connection(folder: Path, *, demo: bool, known_on: date | None) -> duckdb.DuckDBPyConnection:
    """A connection in which every table of the snapshot is a view."""
    connection = connect()
    for table in TABLES:
        rows = connection.read_parquet(str(folder / f"{table.name}.parquet"))
        if not demo and "basis" in table.column_names:
            rows = rows.filter("basis <> 'demo'")
        if known_on and table.learned_at:
            rows = rows.filter(_is_known(table, known_on))
        if WITHDRAWN.name in table.column_names:
            rows = rows.filter(_counts(known_on))
        rows.create_view(table.name)
    return connection


def _is_known(table: Table, known_on: date) -> Expression:
    """Whether a row was known by the end of a day; what nobody ever recorded, as what is printed, always was."""
    learned = CoalesceOperator(*(ColumnExpression(name) for name in table.learned_at))
    return learned.isnull() | (learned < ConstantExpression(_day_after(known_on)))


def _counts(known_on: date | None) -> Expression:
    """Whether the batch of a row still counted by the end of a day; now, where none is given."""
    withdrawn = ColumnExpression(WITHDRAWN.name)
    if known_on is None:
        return withdrawn.isnull()
    return withdrawn.isnull() | (withdrawn >= ConstantExpression(_day_after(known_on)))


def _day_after(known_on: date) -> datetime:
    return datetime.combine(known_on + timedelta(days=1), datetime.min.time())
