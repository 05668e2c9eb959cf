"""What people reported, reviewed and decided: immutable batches under ``data/records``, one Parquet file each, never rewritten.

A batch is written beside its place and put there in one step, so a reader sees all of it or nothing. The tables are those
that ``build`` concatenates with what the documents say.
"""

import os
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from assessment.checks import arrow_schema, check_rows
from assessment.schema import TABLES_BY_NAME

# Tables that people add to.
RECORDED = ("target", "actual", "spending", "scheme_version", "measure_version")
# The moment of recording is that of the bureaus, whatever the machine is set to.
_CHINA = timezone(timedelta(hours=8))


def now() -> datetime:
    """The moment at which something is recorded, without a time zone, as every table holds it."""
    return datetime.now(_CHINA).replace(tzinfo=None)


def new_record_id(recorded_at: datetime) -> str:
    """An id for a batch: in the order of recording, and never the same twice."""
    return f"{recorded_at:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"


def batches(folder: Path, table: str) -> pa.Table:
    """Every row of every batch of one of the ``RECORDED`` tables, oldest file name first; empty without batches."""
    schema = arrow_schema(TABLES_BY_NAME[table])
    files = sorted((folder / table).glob("*.parquet"))
    return pa.concat_tables([schema.empty_table(), *(pq.read_table(file, schema=schema) for file in files)])


def write_batch(folder: Path, table: str, rows: Sequence[dict[str, Any]], record_id: str) -> Path:
    """Record rows of one table as one batch, named by its id, and return its file.

    Raises TableError when the rows break what the schema promises, FileExistsError when there is a batch of that id
    already; nothing has been recorded then. A crash leaves at most a file that no reader looks at.
    """
    schema = arrow_schema(TABLES_BY_NAME[table])
    batch = pa.Table.from_pylist(list(rows), schema=schema)
    check_rows(TABLES_BY_NAME[table], batch)
    place = folder / table
    place.mkdir(parents=True, exist_ok=True)
    written, final = place / f".{record_id}.writing", place / f"{record_id}.parquet"
    if final.exists():
        raise FileExistsError(f"批次 {record_id} 已经存在；批次只增不改。")
    try:
        with written.open("xb") as stream:
            pq.write_table(batch, stream, compression="zstd")
            stream.flush()
            os.fsync(stream.fileno())
        written.rename(final)
    finally:
        written.unlink(missing_ok=True)
    _settle(place)
    return final


def _settle(folder: Path) -> None:
    """Make the folder itself outlast a power cut, so that the new name in it does."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
