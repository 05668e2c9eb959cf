"""A file that somebody sent, screened beside a snapshot: every row at once, by the statements in ``queries/screening``."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
from duckdb import ColumnExpression, ConstantExpression

from assessment.database.connections import connect
from assessment.queries import MACROS, SCREENING, SCREENING_FACTS, SCREENING_TARGETS, preparation, screening_rules

# What a screening needs of a snapshot; what people recorded comes from the records themselves, which may be ahead of it.
_TABLES = ("unit", "category", "indicator", "measure")
_MEMORY = "1GB"


class SheetUnreadableError(Exception):
    """A file is not what it was read as: text that is no UTF-8, a row that is longer or shorter than the heading."""


class Screening:
    """One file beside what is known; callers use ``Screening.opened``, stage the file, screen it, and ask."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, columns: Sequence[str]) -> None:
        """Wrap a connection in which the facts stand; ``columns`` are all that a file may have."""
        self._connection = connection
        self._columns = columns

    @classmethod
    @contextmanager
    def opened(cls, folder: Path, recorded: Mapping[str, pa.Table], columns: Sequence[str]) -> Iterator["Screening"]:
        """A screening beside the snapshot in ``folder``; ``recorded`` are the tables that people add to, with all their rows."""
        connection = connect()
        try:
            connection.execute(f"set memory_limit = '{_MEMORY}'")
            for name in _TABLES:
                connection.read_parquet(str(folder / f"{name}.parquet")).create_view(name)
            for name, rows in recorded.items():
                counting = connection.from_arrow(rows).filter("withdrawn_at is null")
                if name == "target":
                    printed = connection.read_parquet(str(folder / "target.parquet"))
                    counting = printed.filter("basis = 'source'").union(counting)
                counting.create_view(name)
            for name in (*MACROS, *SCREENING_FACTS):
                connection.execute(preparation(name))
            yield cls(connection, columns)
        finally:
            connection.close()

    def stage_csv(self, path: Path, names: Sequence[str], delimiter: str) -> None:
        """Take a CSV file whose columns are called ``names`` (others than the known ones are left out), a heading above.

        Raises SheetUnreadableError when it is not UTF-8 or its rows are not of one length.
        """
        try:
            self._connection.read_csv(
                str(path),
                header=True,
                sep=delimiter,
                quotechar='"',
                escapechar='"',
                columns=dict.fromkeys(names, "VARCHAR"),
                auto_detect=False,
                strict_mode=True,
                max_line_size=4_000_000,
            ).create("csv_row")
        except duckdb.Error as error:
            raise SheetUnreadableError(str(error)) from error
        rows = self._connection.table("csv_row")
        given = {name: ColumnExpression(name) for name in names}
        place = {
            "sheet": _nothing(),
            "value_heading": _nothing(),
            "row": ColumnExpression("rowid") + ConstantExpression(2),
        }
        self._stage(rows, {**given, **place})

    def stage_rows(self, rows: pa.Table) -> None:
        """Take rows that were read already; besides columns of a report they have ``sheet``, ``row`` and ``value_heading``."""
        self._stage(self._connection.from_arrow(rows), {name: ColumnExpression(name) for name in rows.column_names})

    def _stage(self, rows: duckdb.DuckDBPyRelation, given: Mapping[str, duckdb.Expression]) -> None:
        wanted = ("sheet", "row", "value_heading", *self._columns)
        rows.project(*(given.get(name, _nothing()).alias(name) for name in wanted)).create("sent_row")

    def screen(self, scheme_id: str | None, today: date) -> None:
        """Read every row, and note what breaks which rule; names are looked for in one scheme, where one is given."""
        parameters = {"scheme_id": scheme_id, "today": today}
        for name in (*SCREENING, *screening_rules()):
            text = preparation(name)
            given = {key: value for key, value in parameters.items() if f"${key}" in text}
            self._connection.execute(text, given)

    def read_targets(self, scheme_id: str | None) -> None:
        """Read every row of a file of targets; names are looked for in one scheme, where one is given."""
        for name in SCREENING_TARGETS:
            text = preparation(name)
            self._connection.execute(text, {"scheme_id": scheme_id} if "$scheme_id" in text else {})

    def rows(self, name: str, **parameters: object) -> pd.DataFrame:
        """The rows of one of the queries about a screening."""
        return self._connection.execute(preparation(f"screening/{name}"), parameters).df()

    def table(self, name: str, **parameters: object) -> pa.Table:
        """The same as an Arrow table."""
        return self._connection.sql(preparation(f"screening/{name}"), params=parameters).to_arrow_table()


def _nothing() -> duckdb.Expression:
    return ConstantExpression(None).cast(duckdb.sqltypes.VARCHAR)
