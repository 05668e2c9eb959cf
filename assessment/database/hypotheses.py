"""Rows of our own, scored by the statements that score the facts."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from assessment.database.connections import connect, lock
from assessment.queries import HYPOTHESIS, MACROS, RANKS, Query, preparation


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
        connection = connect()
        for name in self._TABLES:
            connection.read_parquet(str(self._folder / f"{name}.parquet")).create(name)
        for name in MACROS:
            connection.execute(preparation(name))
        _create(connection, {name: frame.iloc[:0] for name, frame in rows.items()}, HYPOTHESIS)
        lock(connection, self._folder)
        return connection


def _create(connection: duckdb.DuckDBPyConnection, rows: Mapping[str, pd.DataFrame], statements: Iterable[str]) -> None:
    """Run statements that read frames by name."""
    for name, frame in rows.items():
        connection.register(name, frame)
    for statement in statements:
        connection.execute(preparation(statement))
    for name in rows:
        connection.unregister(name)
