"""The scheme file: a scheme's method as a file that a bureau can edit, and the way back into the records."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from assessment import reads, records, settings
from assessment.access import refuse_role
from assessment.checks import arrow_schema
from assessment.problems import InputError, nearest
from assessment.rulebook.contents import Contents, Problems
from assessment.schema import TABLES_BY_NAME
from assessment.scheme_file import toml_file, validation, workbook, workbook_reading
from assessment.scheme_file.changes import Changes, changes, versions
from assessment.scheme_file.method import Method, method_of
from assessment.scheme_file.validation import InForce, Proposed

_WRITERS: dict[str, Callable[[Method, Path], None]] = {".toml": toml_file.write, ".xlsx": workbook.write}
_READERS: dict[str, Callable[[Path], Contents]] = {".toml": toml_file.read, ".xlsx": workbook_reading.read}


@dataclass(frozen=True)
class Imported:
    """What a scheme file changed, or would change: in words, from which day, and as which batch (null when not recorded)."""

    scheme_name: str
    changes: Changes
    notes: tuple[str, ...]
    record_id: str | None


def export_scheme(scheme_id: str, path: Path) -> None:
    """Write the latest method of a scheme as TOML or XLSX, by the file's ending; raises InputError."""
    problems = [*_ending_problems(path), *_scheme_problems(scheme_id)]
    if problems:
        raise InputError(problems)
    _WRITERS[path.suffix.lower()](method_of(scheme_id), path)


def scheme_text(scheme_id: str) -> str:
    """The latest method of a scheme as TOML; raises InputError."""
    if problems := _scheme_problems(scheme_id):
        raise InputError(problems)
    return toml_file.text_of(method_of(scheme_id))


def import_scheme(path: Path, folder: Path, *, by: str | None = None, is_dry_run: bool = False) -> Imported:
    """Check a scheme file, compare it with the method in force, and record what changes in ``folder``.

    Raises InputError with every problem of the file; then, and on a dry run, nothing has been recorded.
    """
    if not is_dry_run:
        refuse_role("reporter", "登记计分办法")
    contents = _contents(path)
    problems = Problems(path.name)
    proposed = validation.read_head(contents, problems)
    scheme_id = contents.head.values.get("scheme_id")
    if not isinstance(scheme_id, str) or _scheme_problems(scheme_id):
        problems.add(contents.head, "scheme_id", _unknown_scheme(scheme_id))
        raise InputError(problems.found)
    latest = _in_force(scheme_id, Proposed())
    in_force = _in_force(scheme_id, proposed)
    validation.read_method(contents, in_force, proposed, problems)
    if problems.found:
        raise InputError(problems.found)
    found = changes(in_force, proposed)
    later = _later_days(latest, found, proposed)
    if later and proposed.effective_date is None:
        problems.add(contents.head, "effective_date", f"这个方案已有自 {later[0]} 起的规定，改动必须写明从哪一天起")
        raise InputError(problems.found)
    record_id = None
    if found and not is_dry_run:
        record_id = _record(found, proposed, scheme_id, folder, by, path)
    notes = tuple(f"自 {day} 起另有规定，本次改动只管到那时" for day in later)
    return Imported(in_force.policies["scheme_name"], found, notes, record_id)


def _contents(path: Path) -> Contents:
    problems = _ending_problems(path)
    if not problems and not path.is_file():
        problems = [f"{path}：没有这个文件。"]
    if problems:
        raise InputError(problems)
    return _READERS[path.suffix.lower()](path)


def _ending_problems(path: Path) -> list[str]:
    if path.suffix.lower() in _WRITERS:
        return []
    return [f"{path.name}：方案文件应是 .toml 或 .xlsx，不能是“{path.suffix or '没有扩展名'}”。"]


def _scheme_problems(scheme_id: str) -> list[str]:
    return [] if scheme_id in _scheme_ids() else [_unknown_scheme(scheme_id)]


def _unknown_scheme(scheme_id: object) -> str:
    asked = "没有写方案编号" if scheme_id in (None, "") else f"没有方案“{scheme_id}”"
    return f"{asked}；{nearest(scheme_id, _scheme_ids())}"


def _scheme_ids() -> list[str]:
    return list(reads.schemes(reads.Scope())["scheme_id"])


def _in_force(scheme_id: str, proposed: Proposed) -> InForce:
    """The method that counts on the day from which a file is to count; the latest without a day."""
    day = proposed.effective_date
    measures = reads.measure_methods(reads.Scope(), scheme_id, effective_date=day)
    return InForce(
        reads.scheme_policies(scheme_id, effective_date=day).iloc[0], measures.set_index("measure_id", drop=False)
    )


def _later_days(latest: InForce, found: Changes, proposed: Proposed) -> list[str]:
    """The days of later versions of what changes; without an effective day every dated one is later."""
    days = [latest.policies["effective_date"]] if found.has_policies else []
    days += list(latest.measures.loc[list(found.measure_ids), "effective_date"])
    dated = {day.date() for day in days if not pd.isna(day)}
    return sorted(
        f"{day:%Y-%m-%d}" for day in dated if proposed.effective_date is None or day > proposed.effective_date
    )


def _record(found: Changes, proposed: Proposed, scheme_id: str, folder: Path, by: str | None, path: Path) -> str:
    """Record the versions as one batch, with the file that they were read from."""
    recorded_at = records.now()
    record_id = records.new_record_id(recorded_at)
    rows = versions(found, proposed, scheme_id, record_id=record_id, recorded_at=recorded_at, recorded_by=by)
    tables = {
        name: pa.Table.from_pylist(batch, schema=arrow_schema(TABLES_BY_NAME[name])) for name, batch in rows.items()
    }
    batch = records.Batch(record_id, "method", recorded_at, by or settings.person())
    records.commit(folder, batch, tables, source=path)
    return record_id


__all__ = ["Imported", "export_scheme", "import_scheme", "scheme_text"]
