"""Batches on disk: parts and the original file first, then the one row that makes them count.

``batch/<id>.parquet`` is the commit: a part without it is of a batch that never happened, and no reader looks at it. Every
file is written beside its place, made durable and renamed, so a reader sees all of it or nothing (decision 0011).
"""

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from assessment.checks import arrow_schema, check_rows
from assessment.files import alone, durable, durable_pieces
from assessment.problems import InputError
from assessment.schema import TABLES_BY_NAME, Table

# Tables that people add to, besides the batches themselves.
RECORDED = ("target", "actual", "spending", "scheme_version", "measure_version")
_BATCH = "batch"
_PIECE = 1024 * 1024
# The moment of recording is that of the bureaus, whatever the machine is set to.
_CHINA = timezone(timedelta(hours=8))


class RecordError(InputError):
    """A batch was not recorded; says in Chinese why."""


@dataclass(frozen=True)
class Batch:
    """What is said of a batch as a whole; the columns of table ``batch`` but for the file and the number of rows."""

    record_id: str
    kind: str
    recorded_at: datetime
    recorded_by: str
    role: str = "reporter"
    is_alone: bool = False
    reason: str | None = None
    reverses_record_id: str | None = None


def now() -> datetime:
    """The moment at which something is recorded, without a time zone, as every table holds it."""
    return datetime.now(_CHINA).replace(tzinfo=None)


def new_record_id(recorded_at: datetime) -> str:
    """An id for a batch: in the order of recording, and never the same twice."""
    return f"{recorded_at:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"


def manifest(folder: Path) -> pa.Table:
    """Every batch ever committed under ``folder``, the oldest first; a row of table ``batch`` each."""
    schema = arrow_schema(TABLES_BY_NAME[_BATCH])
    files = sorted((folder / _BATCH).glob("*.parquet"))
    found = pa.concat_tables([schema.empty_table(), *(pq.read_table(file, schema=schema) for file in files)])
    return found.sort_by([("recorded_at", "ascending"), ("record_id", "ascending")])


def counting(folder: Path, kind: str) -> list[dict[str, Any]]:
    """The batches of one kind that nobody has taken back, the oldest first; a row of table ``batch`` each."""
    rows = manifest(folder).to_pylist()
    taken_back = {row["reverses_record_id"] for row in rows}
    return [row for row in rows if row["kind"] == kind and row["record_id"] not in taken_back]


def batches(folder: Path, table: str) -> pa.Table:
    """Every row of one of the ``RECORDED`` tables in every committed batch, oldest batch first.

    The rows of a batch that was taken back carry the moment of that as ``withdrawn_at``.
    """
    schema = arrow_schema(TABLES_BY_NAME[table])
    committed = manifest(folder)
    parts = [folder / table / f"{record_id}.parquet" for record_id in committed["record_id"].to_pylist()]
    rows = [pq.read_table(part, schema=schema) for part in parts if part.exists()]
    return _withdrawn(pa.concat_tables([schema.empty_table(), *rows]), committed)


def refuse_damage(folder: Path) -> None:
    """Raise RecordError listing every committed batch whose parts do not hold as many rows as were recorded."""
    problems = []
    for row in manifest(folder).to_pylist():
        parts = [folder / table / f"{row['record_id']}.parquet" for table in RECORDED]
        found = sum(pq.read_metadata(part).num_rows for part in parts if part.exists())
        if found != row["row_count"]:
            words = f"批次 {row['record_id']}：登记了 {row['row_count']} 行，现有 {found} 行"
            problems.append(f"{words}；data/records 被改动过，请从备份恢复。")
    if problems:
        raise RecordError(problems)


def _withdrawn(rows: pa.Table, committed: pa.Table) -> pa.Table:
    reversals = committed.filter(pc.is_valid(committed["reverses_record_id"]))
    if not (reversals.num_rows and rows.num_rows):
        return rows
    place = pc.index_in(rows["record_id"], value_set=reversals["reverses_record_id"].combine_chunks())
    column = rows.schema.get_field_index("withdrawn_at")
    return rows.set_column(column, rows.schema.field(column), pc.take(reversals["recorded_at"].combine_chunks(), place))


def original(folder: Path, sha256: str) -> Path:
    """Where the file with this checksum, which a batch was read from, is kept."""
    return folder / "files" / sha256


def commit(
    folder: Path,
    batch: Batch,
    tables: Mapping[str, pa.Table],
    source: Path | None = None,
    known: frozenset[str] | None = None,
    source_sha256: str | None = None,
) -> None:
    """Record a batch: the rows of its tables, the file that they were read from, and the row that makes them count.

    ``known`` are the batches that the rows were checked against: when others have come since, nothing is recorded; nor when
    the file is no longer the one with ``source_sha256`` that they were read from.

    Raises TableError when rows break what the schema promises, RecordError when the same file was recorded before, others
    have recorded something since, or what is to be taken back never was recorded or has been taken back already. Nothing
    counts then, nor after a crash.
    """
    with ThreadPoolExecutor(1) as writing:
        # A part is made while its rows are checked; it counts for nothing until it is on disk.
        parts = {name: writing.submit(_parquet, TABLES_BY_NAME[name], rows) for name, rows in tables.items()}
        for name, rows in tables.items():
            check_rows(TABLES_BY_NAME[name], rows)
    sha256 = source_sha256 or (_sha256(source) if source else None)
    row = {
        **asdict(batch),
        "file_name": source.name if source else None,
        "file_sha256": sha256,
        "row_count": sum(rows.num_rows for rows in tables.values()),
    }
    whole = pa.Table.from_pylist([row], schema=arrow_schema(TABLES_BY_NAME[_BATCH]))
    check_rows(TABLES_BY_NAME[_BATCH], whole)
    with alone(folder / ".lock"):
        committed = manifest(folder)
        _refuse_unseen(committed, known)
        _refuse(committed, row)
        if source and sha256 and not original(folder, sha256).exists():
            durable_pieces(original(folder, sha256), _pieces(source, sha256))
        for name, part in parts.items():
            durable(folder / name / f"{batch.record_id}.parquet", part.result())
        durable(folder / _BATCH / f"{batch.record_id}.parquet", _parquet(TABLES_BY_NAME[_BATCH], whole))


def _refuse_unseen(committed: pa.Table, known: frozenset[str] | None) -> None:
    """What was checked against the batches of a moment ago may contradict one that came since."""
    unseen = [] if known is None else [row for row in committed.to_pylist() if row["record_id"] not in known]
    if unseen:
        who = "、".join(dict.fromkeys(row["recorded_by"] for row in unseen))
        raise RecordError([f"核对之后又有 {len(unseen)} 个批次登记（{who}）；请重新核对后再登记。"])


def _refuse(committed: pa.Table, row: dict[str, object]) -> None:
    """What may not be recorded any more; asked while nobody else can record."""
    taken_back = set(committed["reverses_record_id"].to_pylist())
    known = {one["record_id"]: one for one in committed.to_pylist()}
    if row["record_id"] in known:
        raise RecordError([f"批次 {row['record_id']} 已经存在；批次只增不改。"])
    counting = [one for one in known.values() if one["record_id"] not in taken_back]
    # A method may be brought back by the file that brought it before; what was reported may not count twice.
    same = [one for one in counting if row["kind"] == "report" and one["file_sha256"] == row["file_sha256"]]
    if row["file_sha256"] and same:
        first, when = same[0], f"{same[0]['recorded_at']:%Y-%m-%d %H:%M}"
        words = f"{row['file_name']}：同一个文件已由{first['recorded_by']}于 {when} 导入（批次 {first['record_id']}）"
        raise RecordError([f"{words}；确实要再导入，请先撤销那个批次。"])
    reverses = row["reverses_record_id"]
    if reverses is None:
        return
    if reverses not in known:
        raise RecordError([f"没有批次 {reverses}；用 python -m assessment history 查看全部批次。"])
    if reverses in taken_back:
        raise RecordError([f"批次 {reverses} 已经撤销过。"])
    if known[str(reverses)]["kind"] == "reversal":
        raise RecordError([f"批次 {reverses} 本身是撤销；请重新导入它撤销的文件。"])


def _sha256(source: Path) -> str:
    with source.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _pieces(source: Path, sha256: str) -> Iterator[bytes]:
    """A file in pieces; raises RecordError at its end when it is not the one that was screened."""
    found = hashlib.sha256()
    with source.open("rb") as stream:
        while piece := stream.read(_PIECE):
            found.update(piece)
            yield piece
    if found.hexdigest() != sha256:
        raise RecordError([f"{source.name}：核对之后文件又改动过；请重新核对后再登记。"])


def _parquet(table: Table, rows: pa.Table) -> pa.Buffer:
    """Rows as a file; columns that point into a list of few values are written so, millions of rows in a moment."""
    sink = pa.BufferOutputStream()
    typed = [
        rows[column.name] if pa.types.is_dictionary(rows[column.name].type) else rows[column.name].cast(column.type)
        for column in arrow_schema(table)
    ]
    pq.write_table(pa.table(typed, names=arrow_schema(table).names), sink, compression="zstd", store_schema=False)
    return sink.getvalue()
