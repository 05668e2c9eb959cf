"""What people reported and reviewed: immutable batches under ``data/records``, one Parquet file each, never rewritten."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from assessment.checks import arrow_schema
from assessment.schema import TABLES_BY_NAME


def batches(folder: Path, table: str) -> pa.Table:
    """Every row of every batch of one table (``actual`` or ``target``), oldest file name first; empty without batches."""
    schema = arrow_schema(TABLES_BY_NAME[table])
    files = sorted((folder / table).glob("*.parquet"))
    return pa.concat_tables([schema.empty_table(), *(pq.read_table(file, schema=schema) for file in files)])
