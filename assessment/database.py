"""The only module that knows DuckDB: opens a snapshot read-only and locked down, and answers queries, a cursor each."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pandas as pd
from duckdb import CoalesceOperator, ColumnExpression, ConstantExpression, Expression

from assessment.queries import PREPARATION, Query, preparation
from assessment.schema import TABLES, Table


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


def open_hypothesis(folder: Path, *, demo: bool, inputs: pd.DataFrame, methods: pd.DataFrame) -> Database:
    """Open the snapshot with rows of our own in the place of what is scored, one world in the place of each year.

    ``inputs`` as ``queries/known_measures.sql`` and ``methods`` as ``queries/scheme_methods.sql`` answer, ``year`` being the
    number of the world. Everything that follows from them is scored by the same statements as the facts.
    """
    connection = _connection(folder, demo=demo, known_on=None)
    connection.register("hypothetical_input", inputs)
    connection.register("hypothetical_method", methods)
    replaced = {
        "standing/scoring_input": "hypothesis/scoring_input",
        "standing/scoring_method": "hypothesis/scoring_method",
    }
    for name in PREPARATION:
        connection.execute(preparation(replaced.get(name, name)))
    connection.unregister("hypothetical_input")
    connection.unregister("hypothetical_method")
    _lock(connection, folder)
    return Database(connection, folder.name)


def _connection(folder: Path, *, demo: bool, known_on: date | None) -> duckdb.DuckDBPyConnection:
    """A connection in which every table of the snapshot is a view."""
    connection = duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "python_enable_replacements": False,
        }
    )
    connection.execute("set global TimeZone = 'Asia/Shanghai'")
    for table in TABLES:
        rows = connection.read_parquet(str(folder / f"{table.name}.parquet"))
        if not demo and "basis" in table.column_names:
            rows = rows.filter("basis <> 'demo'")
        if known_on and table.learned_at:
            rows = rows.filter(_is_known(table, known_on))
        rows.create_view(table.name)
    return connection


def _is_known(table: Table, known_on: date) -> Expression:
    """Whether a row was known by the end of a day; what nobody ever recorded, as what is printed, always was."""
    learned = CoalesceOperator(*(ColumnExpression(name) for name in table.learned_at))
    day_after = datetime.combine(known_on + timedelta(days=1), datetime.min.time())
    return learned.isnull() | (learned < ConstantExpression(day_after))


def _lock(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    connection.execute("set allowed_directories = $folders", {"folders": [f"{folder}/"]})
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
