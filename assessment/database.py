"""The only module that knows DuckDB: opens a snapshot read-only and locked down, and answers queries, a cursor each."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pandas as pd
from duckdb import CoalesceOperator, ColumnExpression, ConstantExpression, Expression

from assessment.queries import HYPOTHESIS, MACROS, PREPARATION, RANKS, Query, preparation
from assessment.schema import TABLES, Table
from assessment.schema.columns import WITHDRAWN


class Database:
    """A snapshot opened for reading; safe to share between threads, because every read takes its own cursor."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, snapshot_id: str) -> None:
        """Wrap an open connection; callers use ``open_database``."""
        self._connection = connection
        self.snapshot_id = snapshot_id

    def rows(self, query: Query, parameters: Mapping[str, object]) -> pd.DataFrame:
        """The rows a query answers with; DuckDB refuses missing and superfluous parameters."""
        with self._connection.cursor() as cursor:
            return cursor.execute(query.text, dict(parameters)).df()

    def close(self) -> None:
        """Let go of the connection and its memory."""
        self._connection.close()


def open_database(folder: Path, *, demo: bool, known_on: date | None = None) -> Database:
    """Open the snapshot in ``folder``; without ``demo`` its simulated rows do not exist for any query.

    With ``known_on`` only what the system had learned by the end of that day exists. After the views are made nothing
    outside the folder can be read, and no setting changed.
    """
    connection = _connection(folder, demo=demo, known_on=known_on)
    for name in PREPARATION:
        connection.execute(preparation(name))
    _lock(connection, folder)
    return Database(connection, folder.name)


def _connection(folder: Path, *, demo: bool, known_on: date | None) -> duckdb.DuckDBPyConnection:
    """A connection in which every table of the snapshot is a view."""
    connection = _connect()
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


def _connect() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "python_enable_replacements": False,
        }
    )
    connection.execute("set global TimeZone = 'Asia/Shanghai'")
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


def _lock(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    connection.execute("set allowed_directories = $folders", {"folders": [f"{folder}/"]})
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


class Hypothesis:
    """Rows of our own, scored: answers the queries about measures and ranks, a world in the place of each year."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Wrap a connection; callers use ``Hypotheses.scored``."""
        self._connection = connection

    def rows(self, query: Query, parameters: Mapping[str, object]) -> pd.DataFrame:
        """The rows a query answers with."""
        return self._connection.execute(query.text, dict(parameters)).df()


class Hypotheses:
    """Scores rows of our own by the statements that score the facts; safe to share between threads.

    To set up a connection for it takes longer than to score a world. So it is set up once for each that is needed at the
    same time, and what is scored in it is rolled back. Nothing outside it can be read.
    """

    # What the statements read besides the rows handed in.
    _TABLES = ("unit", "scheme", "indicator", "category")

    def __init__(self, folder: Path) -> None:
        """Hypotheses about the snapshot in ``folder``."""
        self._folder = folder
        self._idle: list[duckdb.DuckDBPyConnection] = []

    @contextmanager
    def scored(self, rows: Mapping[str, pd.DataFrame], *, is_ranked: bool = True) -> Iterator[Hypothesis]:
        """Score ``rows`` and let them be asked about; unless ``is_ranked`` only about measures by themselves.

        They are: hypothetical_input, as ``queries/known_measures.sql`` answers, ``year`` being a number of the row;
        hypothetical_world, which rows (``of_row``) make up which ``world``; and hypothetical_method, as
        ``queries/scheme_methods.sql``, for every number and every world in the place of the year.
        """
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._set_up(rows)
        connection.begin()
        try:
            tables = (name for name in HYPOTHESIS if "create or replace table" in preparation(name))
            _create(connection, rows, (name for name in tables if is_ranked or name not in RANKS))
            yield Hypothesis(connection)
        finally:
            connection.rollback()
        # Whatever went wrong above, this connection is not used again.
        self._idle.append(connection)

    def _set_up(self, rows: Mapping[str, pd.DataFrame]) -> duckdb.DuckDBPyConnection:
        connection = _connect()
        for name in self._TABLES:
            connection.read_parquet(str(self._folder / f"{name}.parquet")).create(name)
        for name in MACROS:
            connection.execute(preparation(name))
        _create(connection, {name: frame.iloc[:0] for name, frame in rows.items()}, HYPOTHESIS)
        _lock(connection, self._folder)
        return connection


def _create(connection: duckdb.DuckDBPyConnection, rows: Mapping[str, pd.DataFrame], statements: Iterable[str]) -> None:
    """Run statements that read frames by name."""
    for name, frame in rows.items():
        connection.register(name, frame)
    for statement in statements:
        connection.execute(preparation(statement))
    for name in rows:
        connection.unregister(name)
