"""CSV that opens in Chinese Excel, with the context of every row in columns and nothing but data rows."""

import csv
import io
from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from assessment import reads, stamps
from assessment.exports.cells import words_of
from assessment.exports.tables import Shown, shown
from assessment.messages import translate as _


def csv_bytes(rows: pd.DataFrame, context: Mapping[str, object] | None = None) -> bytes:
    """Rows as CSV: UTF-8 with BOM, one header row, data rows only, CRLF; ``context`` becomes columns at the end.

    Missing values are empty cells; text that a spreadsheet would run as a formula gets a leading apostrophe.
    """
    extra = dict(context or {})
    said = [words_of(value) for value in extra.values()]
    columns = [[words_of(value) for value in rows.iloc[:, place]] for place in range(rows.shape[1])]
    lines = ([*row, *said] for row in zip(*columns, strict=True)) if columns else [said] * len(rows)
    return _written([*map(str, rows.columns), *extra], lines)


def table_csv(table: Shown) -> bytes:
    """A table of a card: its context, and with a stamp what makes it verifiable, in columns at the end."""
    context = {**table.context, **table.stamped}
    if table.stamp is None:
        return csv_bytes(table.table, context)
    marked = table.table.copy()
    for name, value in context.items():
        marked[name] = words_of(value)
    marked[_("校验")] = table.marks()
    return csv_bytes(marked)


def labelled_csv(
    rows: pd.DataFrame,
    view: reads.View,
    filters: str = "",
    asks: Collection[str] = ("scheme", "year", "month"),
    trial: str | None = None,
    stamp: stamps.Stamp | None = None,
) -> bytes:
    """A card's rows as CSV with Chinese headings; scheme, period, filters and data version stand in columns of their own."""
    return table_csv(shown(rows, view, filters=filters, asks=asks, trial=trial, stamp=stamp))


def _written(head: list[str], lines: Iterable[list[str]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(head)
    writer.writerows(lines)
    return stream.getvalue().encode("utf-8-sig")
