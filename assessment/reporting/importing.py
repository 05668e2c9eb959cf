"""A file of completion, screened and recorded as one batch: all of it, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import pyarrow as pa

from assessment import records, settings
from assessment.access import refuse_role
from assessment.build import build
from assessment.checks import arrow_schema
from assessment.database import Screening
from assessment.problems import InputError
from assessment.reporting.screening import Progress, Screened, screen
from assessment.schema import TABLES_BY_NAME
from assessment.spreadsheets.sheets import Sheet

Status = Literal["draft", "reported", "approved"]


@dataclass(frozen=True)
class Imported:
    """A file as it was screened, and the batch that it became; null where nothing was left to record."""

    screened: Screened
    record_id: str | None


def import_report(
    path: Path,
    *,
    by: str | None = None,
    status: Status = "reported",
    scheme_id: str | None = None,
    today: date | None = None,
    progress: Progress | None = None,
    book: list[Sheet] | None = None,
    known_record_ids: frozenset[str] | None = None,
) -> Imported:
    """Screen a file and record what it reports as one batch; rows that say nothing new are left out.

    ``approved`` is for whoever works alone: the batch says so. ``book`` are the sheets of a workbook that was read already,
    ``known_record_ids`` are the batches that whoever confirms
    has seen the file beside. Raises InputError with every problem, and then nothing has been recorded; RecordError when
    others have recorded something in the meantime, or the same file was recorded before.
    """
    refuse_role("reviewer", "填报")
    if status == "approved":
        refuse_role("reporter", "填报并通过")
    recorded: list[str] = []

    def record(screening: Screening, screened: Screened) -> None:
        if screened.counts["report_count"]:
            recorded.append(_record(screening, screened, by or settings.person(), status, known_record_ids))

    screened = screen(path, scheme_id=scheme_id, today=today, progress=progress, book=book, record=record)
    if screened.is_refused:
        raise InputError(screened.lines())
    return Imported(screened, recorded[0] if recorded else None)


def _record(
    screening: Screening, screened: Screened, by: str, status: Status, known_record_ids: frozenset[str] | None
) -> str:
    recorded_at = records.now()
    record_id = records.new_record_id(recorded_at)
    is_alone = status == "approved"
    same = {
        "status": status, "reported_by": by, "reported_at": recorded_at, "record_id": record_id, "recorded_at": recorded_at,
        "approved_by": by if is_alone else None, "approved_at": recorded_at if is_alone else None, "basis": "reported",
    }  # fmt: skip
    rows = _with(screening.table("recorded_row"), arrow_schema(TABLES_BY_NAME["actual"]), same)
    batch = records.Batch(record_id, "report", recorded_at, by, is_alone=is_alone)
    known = screened.known_record_ids if known_record_ids is None else known_record_ids
    records.commit(
        settings.data_folder() / "records", batch, {"actual": rows}, source=screened.path, known=known,
        source_sha256=screened.sha256,
    )  # fmt: skip
    return record_id


def _with(rows: pa.Table, schema: pa.Schema, same: Mapping[str, object]) -> pa.Table:
    """Rows with every column of a table: those that are the same in all of them, and empty ones."""
    columns = [
        rows[column.name]
        if column.name in rows.column_names
        else _repeated(same.get(column.name), column.type, len(rows))
        for column in schema
    ]
    return pa.table(columns, names=schema.names)


def _repeated(value: object, kind: pa.DataType, count: int) -> pa.Array:
    """The same value so many times; words point to one of them."""
    if value is None:
        return pa.nulls(count, kind)
    if kind != pa.string():
        return pa.repeat(pa.scalar(value, kind), count)
    return pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int8()), count), [value])


def publish() -> None:
    """Make what has been recorded count: pages show it at their next run. Raises InputError when the tables cannot be built."""
    build(settings.data_folder(), demo=settings.demo_enabled())
