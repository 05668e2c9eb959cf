"""The only module that knows DuckDB: opens a snapshot read-only and locked down, and answers queries, a cursor each."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd

from assessment.queries import PREPARATION, Query, Value, preparation
from assessment.schema import TABLES


class Database:
    """A snapshot opened for reading; safe to share between threads, because every read takes its own cursor."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, snapshot_id: str) -> None:
        """Wrap an open connection; callers use ``open_database``."""
        self._connection = connection
        self.snapshot_id = snapshot_id

    def rows(self, query: Query, parameters: Mapping[str, Value]) -> pd.DataFrame:
        """The rows a query answers with; DuckDB refuses missing and superfluous parameters."""
        with self._connection.cursor() as cursor:
            return cursor.execute(query.text, dict(parameters)).df()

    def close(self) -> None:
        """Let go of the connection and its memory."""
        self._connection.close()


def open_database(folder: Path, *, demo: bool) -> Database:
    """Open the snapshot in ``folder``; without ``demo`` its simulated rows do not exist for any query.

    After the views are made nothing outside the folder can be read, and no setting changed.
    """
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
        rows.create_view(table.name)
    for name in PREPARATION:
        connection.execute(preparation(name))
    connection.execute("set allowed_directories = $folders", {"folders": [f"{folder}/"]})
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return Database(connection, folder.name)
