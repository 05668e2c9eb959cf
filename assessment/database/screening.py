"""A file that somebody sent, screened beside a snapshot: every row at once, by the statements in ``queries/screening``."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
from duckdb import ColumnExpression, ConstantExpression, FunctionExpression

from assessment.database.connections import connect
from assessment.queries import (
    MACROS,
    SCREENED,
    SCREENING,
    SCREENING_FACTS,
    SCREENING_TARGETS,
    preparation,
    screening_rules,
)

# What a screening needs of a snapshot; what people recorded comes from the records themselves, which may be ahead of it.
_TABLES = ("unit", "category", "indicator", "measure")
_MEMORY = "1GB"
# Each row of the file beside little of what is known: joined as it is written, or the file's own rows would be the ones
# that are kept at hand, a million of them.
_AS_WRITTEN = "screening/answer_row"


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
            rows = self._connection.read_csv(
                str(path),
                header=True,
                sep=delimiter,
                quotechar='"',
                escapechar='"',
                columns=dict.fromkeys(names, "VARCHAR"),
                auto_detect=False,
                strict_mode=True,
            )
            self._stage(rows, names)
        except duckdb.Error as error:
            raise SheetUnreadableError(str(error)) from error

    def stage_rows(self, rows: pa.Table) -> None:
        """Take rows that were read already; besides columns of a report they have ``sheet``, ``row`` and ``value_heading``."""
        self._stage(self._connection.from_arrow(rows), rows.column_names)

    def _stage(self, rows: duckdb.DuckDBPyRelation, names: Sequence[str]) -> None:
        """Keep the rows as table ``sent_row``: words without white space around them, null where nothing is said.

        The row number of a CSV file is left to where its row stands in the table.
        """
        given = {name: ColumnExpression(name) for name in names}
        places = {
            "sheet": given.get("sheet", _nothing("VARCHAR")),
            "row": given.get("row", _nothing("BIGINT")),
            "value_heading": given.get("value_heading", _nothing("VARCHAR")),
        }
        words = {
            name: FunctionExpression("words_said", given[name]) if name in given else _nothing("VARCHAR")
            for name in self._columns
        }
        rows.project(*(one.alias(name) for name, one in (places | words).items())).create("sent_row")

    def screen(self, scheme_id: str | None, today: date) -> None:
        """Read every row, and note what breaks which rule; names are looked for in one scheme, where one is given."""
        parameters = {"scheme_id": scheme_id, "today": today}
        for name in (*SCREENING, *screening_rules(), *SCREENED):
            text = preparation(name)
            given = {key: value for key, value in parameters.items() if f"${key}" in text}
            as_written = "build_side_probe_side" if name == _AS_WRITTEN else ""
            self._connection.execute("set disabled_optimizers = $names", {"names": as_written})
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


def _nothing(kind: str) -> duckdb.Expression:
    return ConstantExpression(None).cast(duckdb.sqltype(kind))
