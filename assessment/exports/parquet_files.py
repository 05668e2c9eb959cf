"""Rows as Parquet for analysts: types and names as in the data, what each column means and the stamp beside them."""

import hashlib
import io
from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from assessment import reads, stamps
from assessment.exports.cells import meaning
from assessment.exports.meanings import meanings
from assessment.headings import headings

MIME = "application/vnd.apache.parquet"


def parquet_bytes(rows: pd.DataFrame, stamp: stamps.Stamp | None = None) -> bytes:
    """Rows as Parquet; a column carries its heading and meaning, the file its stamp and data version."""
    table = pa.Table.from_pandas(pd.DataFrame(rows.to_dict("series")), preserve_index=False)
    said, known = headings(), meanings()
    fields = [
        field.with_metadata(_present({"heading": said.get(field.name, ""), "meaning": known.get(field.name, "")}))
        for field in table.schema
    ]
    metadata = {"snapshot_id": reads.snapshot_id(), **({stamps.KEYWORD: stamp.json()} if stamp else {})}
    stream = io.BytesIO()
    # A cast to the same types would break lists of structs (pyarrow 26).
    described = pa.Table.from_arrays(table.columns, schema=pa.schema(fields, metadata=metadata))
    pq.write_table(described, stream, compression="zstd")
    return stream.getvalue()


def _present(entries: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in entries.items() if value}


def digest(rows: pd.DataFrame) -> str:
    """A digest of the values of rows, whatever their types and the order of their columns."""
    lines = [name + "\0" + "\0".join(meaning(value) for value in rows[name]) for name in sorted(map(str, rows.columns))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
