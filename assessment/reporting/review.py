"""Reviews: reports approved, returned with a comment, or locked, as new rows of a batch; nothing is overwritten."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from assessment import records, settings
from assessment.access import refuse_role
from assessment.checks import arrow_schema
from assessment.problems import InputError
from assessment.schema import TABLES_BY_NAME

Decision = Literal["submit", "approve", "return", "lock"]
Key = tuple[str, str, date]

_SCHEMA = arrow_schema(TABLES_BY_NAME["actual"])


@dataclass(frozen=True)
class _Step:
    """A decision: what a report must be for it, what it becomes, who may decide, and what the batch is."""

    before: str
    after: str
    words: str
    refused_role: str
    kind: str


_STEPS: dict[Decision, _Step] = {
    "submit": _Step("draft", "reported", "报送", "reviewer", "report"),
    "approve": _Step("reported", "approved", "通过", "reporter", "review"),
    "return": _Step("reported", "returned", "退回", "reporter", "review"),
    "lock": _Step("approved", "locked", "锁定", "reporter", "review"),
}
_STATES = {"draft": "草稿", "reported": "已报", "approved": "已通过", "returned": "已退回", "locked": "已锁定"}


def decide(
    decision: Decision, keys: Collection[Key], *, by: str | None = None, comment: str | None = None
) -> records.Batch:
    """Submit, approve, return or lock reports, named by measure, unit and month end; one batch for all of them.

    Returning needs a comment. Nobody reviews what they reported themselves, unless they work alone; then the batch says so.
    Raises InputError with every problem, and then nothing has been recorded.
    """
    step, person = _STEPS[decision], by or settings.person()
    refuse_role(step.refused_role, step.words)
    said = (comment or "").strip()
    folder = settings.data_folder() / "records"
    known = frozenset(records.manifest(folder)["record_id"].to_pylist())
    found = _latest(records.batches(folder, "actual"), set(keys))
    problems = [] if keys else [f"没有选中任何填报；请先选中要{step.words}的行。"]
    if decision == "return" and not said:
        problems.append("退回要写明原因，填报单位才知道改什么。")
    problems += [_missing(key) for key in keys if key not in found]
    problems += [_out_of_turn(row, step) for row in found.values() if row["status"] != step.before]
    own = [row for row in found.values() if row["reported_by"] == person and decision != "submit"]
    if own and settings.role() != "alone":
        problems.append(f"其中 {len(own)} 条是 {person} 自己填报的，不能自己审核；请换人审核。")
    if problems:
        raise InputError(problems)
    recorded_at = records.now()
    batch = records.Batch(
        records.new_record_id(recorded_at), step.kind, recorded_at, person,
        role="reporter" if decision == "submit" else "reviewer", is_alone=bool(own), reason=said or None,
    )  # fmt: skip
    turned = _turned(step, batch, said)
    rows = pa.Table.from_pylist([turned(row) for row in found.values()], schema=_SCHEMA)
    records.commit(folder, batch, {"actual": rows}, known=known)
    return batch


def _latest(rows: pa.Table, keys: set[Key]) -> dict[Key, dict[str, Any]]:
    """The last report of each measure, unit and month end, of those that count."""
    counting = pc.and_(pc.is_null(rows["withdrawn_at"]), pc.equal(rows["basis"], "reported"))
    wanted = pc.is_in(
        rows["unit_id"], value_set=pa.array(sorted({unit_id for _measure, unit_id, _day in keys}), pa.string())
    )
    found: dict[Key, dict[str, Any]] = {}
    for row in rows.filter(pc.and_(counting, wanted)).to_pylist():
        key = (row["measure_id"], row["unit_id"], row["period_end"])
        if key in keys and (key not in found or _moment(row) >= _moment(found[key])):
            found[key] = row
    return found


def _moment(row: dict[str, Any]) -> tuple[datetime, str]:
    known_at = row["recorded_at"] or row["approved_at"] or row["reported_at"] or datetime.min
    return known_at, row["record_id"]


def _missing(key: Key) -> str:
    measure_id, unit_id, day = key
    return f"单位 {unit_id} 指标 {measure_id} 截至 {day} 没有填报；请刷新页面。"


def _out_of_turn(row: dict[str, Any], step: _Step) -> str:
    place = f"单位 {row['unit_id']} 指标 {row['measure_id']} 截至 {row['period_end']}"
    return f"{place} 现在是“{_STATES[row['status']]}”，不能{step.words}；请刷新页面。"


def _turned(step: _Step, batch: records.Batch, comment: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """The row that a report becomes: what was reported stays, with who decided what and when."""

    def row_of(row: dict[str, Any]) -> dict[str, Any]:
        turned = {**row, "status": step.after, "record_id": batch.record_id, "recorded_at": batch.recorded_at}
        if step.after == "approved":
            turned |= {"approved_by": batch.recorded_by, "approved_at": batch.recorded_at, "comment": comment or None}
        if step.after == "returned":
            turned |= {"comment": comment}
        if step.after == "reported":
            turned |= {"reported_by": batch.recorded_by, "reported_at": batch.recorded_at}
        return turned

    return row_of


__all__ = ["Decision", "Key", "decide"]
