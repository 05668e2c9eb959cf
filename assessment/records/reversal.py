"""Take a batch back: by one more batch that says so, since none is ever changed."""

from pathlib import Path

from assessment.records.batches import Batch, RecordError, commit, new_record_id, now


def reverse(folder: Path, record_id: str, *, by: str, reason: str, role: str = "reviewer") -> Batch:
    """Record that a batch counts no more from now on, and return the batch that says so.

    What was known before stays as it was known. Raises RecordError without a reason, or when there is no such batch, it has
    been taken back already, or is itself a reversal.
    """
    if not reason.strip():
        raise RecordError(["撤销批次要写明原因；请加 --reason 原因。"])
    recorded_at = now()
    batch = Batch(
        new_record_id(recorded_at), "reversal", recorded_at, by, role=role, reason=reason.strip(),
        reverses_record_id=record_id,
    )  # fmt: skip
    commit(folder, batch, {})
    return batch
