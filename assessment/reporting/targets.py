"""Targets as people send them: new tasks and changed ones, each a version with document number and the day it counts from."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from assessment import reads, records, settings
from assessment.access import refuse_role
from assessment.checks import arrow_schema
from assessment.database import Screening
from assessment.formats import is_absent
from assessment.problems import InputError, nearest
from assessment.reporting.fields import TARGET_FORM
from assessment.reporting.reading import Sent, read_file
from assessment.reporting.screening import known_units, recorded_tables
from assessment.schema import TABLES_BY_NAME

STATUSES = {"issued": "已下达", "adjusted": "已调整", "pending": "待下达", "not_applicable": "无此项任务"}
_HEADINGS = {one.name: one.heading for one in TARGET_FORM.fields}
_EARLIEST_YEAR, _LATEST_YEAR = 2000, 2100


@dataclass
class ScreenedTargets:
    """A file of targets as it was screened: every problem, what would change in words, and the rows to be recorded."""

    path: Path
    problems: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    unchanged_count: int = 0
    known_record_ids: frozenset[str] = frozenset()
    sha256: str | None = None


@dataclass(frozen=True)
class ImportedTargets:
    """A file of targets as it was screened, and the batch that it became; null where nothing was left to record."""

    screened: ScreenedTargets
    record_id: str | None


def screen_targets(path: Path, *, scheme_id: str | None = None) -> ScreenedTargets:
    """Screen a file of targets; nothing is written. Raises InputError when the file as such cannot be read."""
    folder = settings.data_folder() / "records"
    known = frozenset(records.manifest(folder)["record_id"].to_pylist())
    with Screening.opened(reads.snapshot_folder(), recorded_tables(folder), TARGET_FORM.names) as screening:
        sent = read_file(path, TARGET_FORM, known_units(screening))
        # A form other than that of reports is always read row by row.
        screening.stage_rows(sent.rows)
        screening.read_targets(scheme_id)
        rows = screening.rows("targets/target_row")
        screened = ScreenedTargets(path, known_record_ids=known, sha256=sent.sha256)
        for row in rows.itertuples():
            _look(screening, sent, screened, row)
    screened.problems += _repeated(sent, rows)
    return screened


def import_targets(
    path: Path, *, by: str | None = None, scheme_id: str | None = None, known_record_ids: frozenset[str] | None = None
) -> ImportedTargets:
    """Screen a file of targets and record what changes as one batch.

    Raises InputError with every problem, and then nothing has been recorded.
    """
    refuse_role("reporter", "下达或调整任务")
    screened = screen_targets(path, scheme_id=scheme_id)
    if screened.problems:
        raise InputError(screened.problems)
    if not screened.rows:
        return ImportedTargets(screened, None)
    recorded_at = records.now()
    record_id = records.new_record_id(recorded_at)
    brought = {"recorded_at": recorded_at, "record_id": record_id, "basis": "reported"}
    schema = arrow_schema(TABLES_BY_NAME["target"])
    rows = pa.Table.from_pylist([{**row, **brought} for row in screened.rows], schema=schema)
    batch = records.Batch(record_id, "target", recorded_at, by or settings.person(), role="reviewer")
    known = screened.known_record_ids if known_record_ids is None else known_record_ids
    records.commit(
        settings.data_folder() / "records",
        batch,
        {"target": rows},
        source=path,
        known=known,
        source_sha256=screened.sha256,
    )
    return ImportedTargets(screened, record_id)


def _look(screening: Screening, sent: Sent, screened: ScreenedTargets, row: Any) -> None:
    """Add what is wrong with a row, or what it changes; a row that says nothing at all is passed over."""
    if all(is_absent(one) for one in (row.value_words, row.text, row.status_words)):
        return
    found = [*_name_problems(screening, row), *_value_problems(row), *_version_problems(row)]
    if found:
        screened.problems += [f"{_place(sent, row, name)}：{words}。" for name, words in found]
        return
    wanted = _wanted(row)
    if _is_current(row, wanted):
        screened.unchanged_count += 1
        return
    screened.rows.append(wanted)
    screened.changes.append(_change(row, wanted))


def _place(sent: Sent, row: Any, name: str) -> str:
    sheet = "" if is_absent(row.sheet) else f"工作表“{row.sheet}”"
    other = {"measure_id": "measure_name", "unit_id": "unit_name"}.get(name, "")
    heading = sent.headings.get(name) or sent.headings.get(other) or _HEADINGS[name]
    if name in ("value", "unit_id") and not is_absent(row.value_heading):
        heading = row.value_heading
    return f"{sent.path.name}，{sheet}第 {row.row} 行“{heading}”"


def _name_problems(screening: Screening, row: Any) -> Iterator[tuple[str, str]]:
    """What cannot be told of whose task it is."""
    if is_absent(row.unit_id):
        known = screening.rows("unit_name")
        remedy = nearest(row.unit_said, [*known["short_name"], *known["unit_name"]])
        several = f"“{row.unit_said}”可以指 {row.unit_match_count} 个单位；请填单位编号或全称"
        yield "unit_id", several if row.unit_match_count > 1 else f"没有{_said(row.unit_said)}这个单位；{remedy}"
    elif is_absent(row.measure_id):
        known = screening.rows("known_word", unit_number=int(row.unit_number))
        remedy = nearest(row.measure_said, [*known["measure_name"], *known["measure_id"]])
        several = f"“{row.measure_said}”可以指这个单位的 {row.match_count} 个指标；请填指标编号"
        yield "measure_id", several if row.match_count > 1 else f"没有{_said(row.measure_said)}这个指标；{remedy}"
    if is_absent(row.year) or not _EARLIEST_YEAR <= row.year <= _LATEST_YEAR:
        yield "year", f"应为 2023 这样的年度，收到{_said(row.year_words)}"


def _value_problems(row: Any) -> Iterator[tuple[str, str]]:
    """What cannot be read, or is missing, of the target itself."""
    for name, words, value in (
        ("value", row.value_words, row.value),
        ("value_upper", row.value_upper_words, row.value_upper),
    ):
        if not is_absent(words) and (is_absent(value) or not math.isfinite(value)):
            unit = "" if is_absent(row.unit_of_measure) else f"（计量单位“{row.unit_of_measure}”）"
            yield name, f"应为数字{unit}，收到{_said(words)}"
    for name, words, value in (
        ("due_date", row.due_date_words, row.due_date),
        ("effective_date", row.effective_date_words, row.effective_date),
    ):
        if not is_absent(words) and is_absent(value):
            yield name, f"看不懂日期{_said(words)}；请写成 2023-07-01"
    if not is_absent(row.own_unit) and not is_absent(row.measure_id) and not row.is_same_unit:
        yield (
            "unit_of_measure",
            f"计量单位是{_said(row.own_unit)}，任务的计量单位是“{row.unit_of_measure}”；请换算后改正",
        )
    if not is_absent(row.value) and not is_absent(row.value_upper) and row.value_upper < row.value:
        yield "value_upper", "目标上限小于目标值；请改正其中一个"


def _version_problems(row: Any) -> Iterator[tuple[str, str]]:
    """What is missing of a version: who changed the target, from when, and to what."""
    status = _status(row)
    if status is None:
        yield "status", f"没有{_said(row.status_words)}这个状态；可填：{'、'.join(STATUSES.values())}"
    if is_absent(row.document_number):
        yield "document_number", "必须写明下达或调整任务的文号"
    if row.is_given and is_absent(row.effective_date_words):
        yield "effective_date", "这项任务已经下达，改动必须写明从哪一天起"
    is_measured = not is_absent(row.kind) and row.kind in ("quantity", "ratio")
    if status in ("issued", "adjusted") and is_measured and is_absent(row.value_words):
        yield "value", "数量和比率的任务必须填目标值；还没有定的，状态填“待下达”"


def _status(row: Any) -> str | None:
    """The status said, or the one that follows; null where it makes no sense."""
    if is_absent(row.status_words):
        return "adjusted" if row.is_given else "issued"
    return next((code for code, words in STATUSES.items() if row.status_words in (code, words)), None)


def _wanted(row: Any) -> dict[str, Any]:
    """The row of table ``target`` that a row asks for, but for the batch."""
    return {
        "measure_id": row.measure_id,
        "unit_id": row.unit_id,
        "year": int(row.year),
        "value": _or_none(row.value),
        "value_upper": _or_none(row.value_upper),
        "due_date": None if is_absent(row.due_date) else row.due_date.date(),
        "text": _or_none(row.text) or _or_none(row.value_words),
        "status": _status(row),
        "is_provisional": False,
        "justification": _or_none(row.justification),
        "document_number": row.document_number,
        "effective_date": None if is_absent(row.effective_date) else row.effective_date.date(),
    }


def _is_current(row: Any, wanted: Mapping[str, Any]) -> bool:
    """Whether the target in force says the same already."""
    if is_absent(row.current_status):
        return False
    due = None if is_absent(row.current_due_date) else row.current_due_date.date()
    now = (_or_none(row.current_value), _or_none(row.current_value_upper), due)
    is_same_state = (row.current_status in ("issued", "adjusted")) == (wanted["status"] in ("issued", "adjusted"))
    return is_same_state and now == (wanted["value"], wanted["value_upper"], wanted["due_date"])


def _change(row: Any, wanted: Mapping[str, Any]) -> str:
    """What a row changes, in a line."""
    unit = "" if is_absent(row.unit_of_measure) else f" {row.unit_of_measure}"
    before = "没有这项任务" if is_absent(row.current_status) else _target(row.current_status, row.current_value, unit)
    after = _target(wanted["status"], wanted["value"], unit)
    day = f"，自 {wanted['effective_date']} 起" if wanted["effective_date"] else ""
    return f"{row.short_name} {row.measure_name}（{wanted['year']}年）：{before} → {after}{day}，{row.document_number}"


def _target(status: str, value: object, unit: str) -> str:
    words = STATUSES.get(status, "归属不明")
    return (
        words
        if is_absent(value)
        else f"{value:.12g}{unit}" + ("" if status in ("issued", "adjusted") else f"（{words}）")
    )


def _repeated(sent: Sent, rows: pd.DataFrame) -> list[str]:
    """Rows that say a target for the same measure, unit, year and day as another."""
    named = rows.dropna(subset=["measure_id", "unit_id", "year"])
    named = named[named[["value_words", "text", "status_words"]].notna().any(axis=1)]
    keys = ["measure_id", "unit_id", "year", "effective_date"]
    again = named[named.duplicated(keys)]
    return [
        f"{_place(sent, row, 'measure_id')}：同一单位、指标、年度和生效日期前面已经有一行；请删去一行。"
        for row in again.itertuples()
    ]


def _said(words: object) -> str:
    return "空白" if is_absent(words) else f"“{words}”"


def _or_none(value: Any) -> Any:
    return None if is_absent(value) else value
