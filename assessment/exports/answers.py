"""What stands at a data address: the rows of a query as CSV, XLSX or Parquet, for programs that ask again and again."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from assessment import reads, settings, stamps
from assessment.access import current_scope
from assessment.exports import parquet_files, workbooks
from assessment.exports.csv_files import csv_bytes
from assessment.exports.names import file_name
from assessment.exports.tables import Shown
from assessment.messages import translate as _
from assessment.queries import QueryError, day, query, typed


@dataclass(frozen=True)
class Answer:
    """The rows that a data address stands for, what was asked, and the tag that changes when the rows could."""

    name: str
    rows: pd.DataFrame
    asked: dict[str, str]

    @property
    def stamp(self) -> stamps.Stamp:
        """The stamp of a file of these rows; made at the moment of asking."""
        return stamps.stamp(
            None, kind="data", address="", filters=_("、").join(f"{key}={value}" for key, value in self.asked.items()),
            recipe=stamps.recipe_of(self.rows), title=query(self.name).question,
        )  # fmt: skip

    @property
    def context(self) -> dict[str, str]:
        """What was asked for, the data version and the address, unless the rows have them already."""
        said = {key: value for key, value in self.asked.items() if key not in self.rows.columns}
        address = stamps.data_address(*stamps.recipe_of(self.rows)[1:])
        return {**said, "data_address": address, "snapshot_id": reads.snapshot_id()}


def tag(name: str, parameters: dict[str, str], ending: str) -> str:
    """What a browser or Excel sends back to learn whether anything has changed; raises QueryError for an unknown query."""
    said = "\0".join((*sorted(f"{key}={value}" for key, value in parameters.items()), query(name).text, ending))
    scope = current_scope().unit_ids
    digest = hashlib.sha256(f"{said}\0{settings.demo_enabled()}\0{scope}".encode()).hexdigest()[:12]
    return f'"{reads.snapshot_id()}-{digest}"'


def answer(name: str, parameters: dict[str, str]) -> Answer:
    """The rows of a query for whoever asks; raises QueryError.

    ``known_on`` may be given beside the parameters of any query. The scope is that of whoever asks: a scope in the
    parameters is refused, as it could only widen it.
    """
    wanted = query(name)
    known_on = day(parameters.get("known_on", ""))
    values = typed(wanted, {key: words for key, words in parameters.items() if key != "known_on"})
    if "scope_unit_ids" in wanted.parameters:
        scope = current_scope().unit_ids
        values["scope_unit_ids"] = None if scope is None else list(scope)
    keys = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    rows = reads.answer(name, known_on=known_on, **keys)
    return Answer(name, rows, {key: value for key, value in parameters.items() if value and key != "scope_unit_ids"})


def answer_csv(name: str, parameters: dict[str, str]) -> bytes:
    """A query's rows as CSV, with what was asked for in columns at the end; raises QueryError."""
    found = answer(name, parameters)
    return csv_bytes(found.rows, found.context)


def answer_xlsx(name: str, parameters: dict[str, str]) -> bytes:
    """The same as a workbook, its columns named as in the data; raises QueryError."""
    found = answer(name, parameters)
    context: dict[str, object] = {**found.context}
    columns = tuple(map(str, found.rows.columns))
    stamp = found.stamp
    table = Shown(name, pd.DataFrame(found.rows.to_dict("series")), columns, context, stamp=stamp)
    return workbooks.workbook([table])


def answer_parquet(name: str, parameters: dict[str, str]) -> bytes:
    """The same as Parquet; raises QueryError."""
    found = answer(name, parameters)
    return parquet_files.parquet_bytes(found.rows, found.stamp)


@dataclass(frozen=True)
class Form:
    """A form in which a data address answers."""

    mime: str
    write: Callable[[str, dict[str, str]], bytes]


FORMS = {
    "csv": Form("text/csv; charset=utf-8", answer_csv),
    "xlsx": Form(workbooks.MIME, answer_xlsx),
    "parquet": Form(parquet_files.MIME, answer_parquet),
}


def answer_name(name: str, parameters: dict[str, str], ending: str) -> str:
    """What the file of a data address is called."""
    if ending not in FORMS:
        raise QueryError(f"没有 .{ending} 格式；可用：{'、'.join(FORMS)}。")
    return file_name(name, *parameters.values(), ending=ending)
