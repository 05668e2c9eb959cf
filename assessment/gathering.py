"""Everything that documents say: those published under ``data/sources``, and the workbooks that were imported (decision 0012)."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from assessment.checks import arrow_schema
from assessment.documents import DocumentError, Parsed, parse_sources
from assessment.documents.concepts import read_concepts
from assessment.documents.coverage import coverage
from assessment.documents.origin import read_unit_names
from assessment.documents.tiles import tile_rows
from assessment.findings import finding_rows
from assessment.readings import reading_rows
from assessment.reconciliation import reconciliation_rows
from assessment.records import RECORDED, batches, counting, manifest, original
from assessment.schema import TABLES, TABLES_BY_NAME, Table


@dataclass(frozen=True)
class Gathered:
    """What the published documents say, and what all of them say, the imported ones among them."""

    published: Parsed
    parsed: Parsed


def gather(data: Path) -> Gathered:
    """Read every document under ``data``; raises DocumentError with every problem."""
    published = parse_sources(data / "sources")
    together = [published, *(imported(data, row["file_sha256"], row["file_name"]) for row in _schemes(data))]
    parsed = joined(together)
    parsed.rows["tile"] = tile_rows(data / "sources", parsed.rows["unit"])
    return Gathered(published, parsed)


def _schemes(data: Path) -> list[dict[str, str]]:
    return counting(data / "records", "scheme")


def imported(data: Path, sha256: str, file_name: str, path: Path | None = None) -> Parsed:
    """What a workbook says, read from the original that its batch keeps, or from ``path`` before there is one."""
    # Most builds have no workbook to read: its libraries are loaded when there is one.
    from assessment.documents.workbook import Original, parse_workbook

    file = Original(path or _kept(data, sha256, file_name), file_name, sha256)
    sources = data / "sources"
    return parse_workbook(file, read_unit_names(sources / "units.csv"), read_concepts(sources / "concepts.csv"))


def _kept(data: Path, sha256: str, file_name: str) -> Path:
    """The original of a batch, just as it was received."""
    path = original(data / "records", sha256)
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        words = f"导入的原文件（data/records/files/{sha256[:12]}…）不在了，或者被改动过；请从备份恢复"
        raise DocumentError([f"{file_name}：{words}。"])
    return path


def joined(documents: list[Parsed]) -> Parsed:
    """What several documents say, each of which stays as it is."""
    together = Parsed()
    for one in documents:
        together.extend(one)
    return together


def judge(parsed: Parsed) -> None:
    """Add what follows from the rows: do they add up, what became of every line, what is doubtful, how are names read?"""
    parsed.rows["reconciliation"] = reconciliation_rows(parsed)
    found = {row["document_id"]: coverage(parsed, row["document_id"]) for row in parsed.rows["document"]}
    for row in parsed.rows["passage"]:
        row["line_use"] = found[row["document_id"]].use_of(row["line"])
    parsed.rows["finding"] = finding_rows(parsed, parsed.rows["reconciliation"])
    parsed.rows["name_reading"] = reading_rows(parsed.rows)


def tables_of(parsed: Parsed, records: Path) -> dict[str, pa.Table]:
    """Every table, of what documents say and of what people recorded; not yet checked."""
    tables = {table.name: _arrow_table(table, parsed) for table in TABLES}
    for name in RECORDED:
        tables[name] = pa.concat_tables([tables[name], _recorded(name, tables, records)])
    tables["batch"] = manifest(records)
    return tables


def _recorded(name: str, tables: dict[str, pa.Table], records: Path) -> pa.Table:
    """What people recorded; what was said about a scheme that was taken back goes and comes with it."""
    rows = batches(records, name)
    schemes = [row for row in manifest(records).to_pylist() if row["kind"] == "scheme"]
    if len(schemes) == len(counting(records, "scheme")):
        return rows
    for column in TABLES_BY_NAME[name].columns:
        if column.references in ("scheme", "measure", "unit") and column.references in tables:
            known = tables[column.references][f"{column.references}_id"].combine_chunks()
            rows = rows.filter(pc.is_in(rows[column.name], value_set=known))
    return rows


def _arrow_table(table: Table, parsed: Parsed) -> pa.Table:
    return pa.Table.from_pylist(parsed.rows.get(table.name, []), schema=arrow_schema(table))
