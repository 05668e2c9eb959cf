"""A new scheme from a workbook: the template, an existing scheme as one, and the way into the records."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from assessment import records, settings
from assessment.access import refuse_role
from assessment.checks import check_tables
from assessment.documents import Parsed
from assessment.documents.workbook import is_scheme_table
from assessment.files import alone
from assessment.gathering import gather, imported, joined, judge, tables_of
from assessment.new_scheme.current import current_as_template
from assessment.new_scheme.drawing import template
from assessment.new_scheme.notes import notes_on
from assessment.problems import InputError

__all__ = ["ImportedTable", "current_as_template", "import_scheme_table", "is_scheme_table", "template"]

_COUNTED = ("unit", "category", "indicator", "measure", "target", "spending")


@dataclass(frozen=True)
class ImportedTable:
    """A new scheme as it was, or would be, imported: rows by table, what somebody should look at, its batch (null when dry)."""

    scheme_id: str
    scheme_name: str
    year: int
    counts: dict[str, int]
    notes: tuple[str, ...]
    record_id: str | None


def import_scheme_table(path: Path, data: Path, *, by: str | None = None, is_dry_run: bool = False) -> ImportedTable:
    """Check the workbook of a new scheme and record it under ``data``; the next build makes its tables.

    Raises InputError with every problem of the workbook; then, and on a dry run, nothing has been recorded.
    """
    if not is_dry_run:
        refuse_role("reporter", "登记考核方案")
    if not path.is_file():
        raise InputError([f"{path}：没有这个文件。"])
    if path.suffix.lower() != ".xlsx":
        raise InputError([f"{path.name}：考核方案应是 .xlsx 工作簿；请用 Excel 或 WPS 另存为 .xlsx。"])
    # Two people may not bring the same scheme at once.
    with nullcontext() if is_dry_run else alone(data / "records" / ".scheme.lock"):
        new, together = _checked(path, data)
        record_id = None if is_dry_run else _record(path, data / "records", by)
    scheme = new.rows["scheme"][0]
    counts = Counter({name: len(new.rows[name]) for name in _COUNTED})
    notes = tuple(notes_on(path, scheme, together))
    return ImportedTable(scheme["scheme_id"], scheme["scheme_name"], scheme["year"], dict(counts), notes, record_id)


def _checked(path: Path, data: Path) -> tuple[Parsed, Parsed]:
    """What the workbook says, and what all documents say with it: just what the next build will make tables of."""
    content = path.read_bytes()
    known = gather(data).parsed
    new = imported(data, hashlib.sha256(content).hexdigest(), path.name, path)
    if problems := [f"{path.name}，{problem}" for problem in _clashes(new, known, data / "records")]:
        raise InputError(problems)
    together = joined([known, new])
    judge(together)
    check_tables(tables_of(together, data / "records"))
    return new, together


def _clashes(new: Parsed, known: Parsed, folder: Path) -> Iterator[str]:
    """Ids that something else has already."""
    scheme_id = new.rows["scheme"][0]["scheme_id"]
    for row in known.rows["scheme"]:
        if row["scheme_id"] == scheme_id:
            yield (
                f"工作表“方案”“方案编号”：“{scheme_id}”已经有了（{row['scheme_name']}，{row['year']} 年）；"
                f"新的方案请换一个编号，{_way_out(known, scheme_id, folder)}。"
            )
    units = {row["unit_id"]: row for row in known.rows["unit"]}
    for row in new.rows["unit"]:
        before = units.get(row["unit_id"], row)
        if any(row[name] not in (None, before.get(name)) for name in row if name != "position"):
            yield (
                f"工作表“单位”：编号“{row['unit_id']}”已由别的方案登记为“{before['unit_name']}”"
                f"（{before['short_name']}，{before['peer_group']}）；请写成一样的，或换一个编号。"
            )


def _way_out(known: Parsed, scheme_id: str, folder: Path) -> str:
    """How to replace what is there, or to change it."""
    sha256 = next(row["sha256"] for row in known.rows["document"] if row["document_id"] == scheme_id)
    batches = [row["record_id"] for row in records.counting(folder, "scheme") if row["file_sha256"] == sha256]
    if batches:
        return f"要替换它请先撤销批次 {batches[0]}（python -m assessment undo {batches[0]} --reason 原因）"
    return "要改它的计分办法请用 scheme export 和 scheme import"


def _record(path: Path, folder: Path, by: str | None) -> str:
    recorded_at = records.now()
    record_id = records.new_record_id(recorded_at)
    batch = records.Batch(record_id, "scheme", recorded_at, by or settings.person(), role="reviewer")
    records.commit(folder, batch, {}, source=path)
    return record_id
