"""What people reported, reviewed and decided: immutable batches under ``data/records``, never rewritten, never deleted."""

from assessment.records.batches import (
    RECORDED,
    Batch,
    RecordError,
    batches,
    commit,
    counting,
    manifest,
    new_record_id,
    now,
    original,
    refuse_damage,
)
from assessment.records.reversal import reverse
from assessment.records.wording import batch_words

__all__ = [
    "RECORDED",
    "Batch",
    "RecordError",
    "batch_words",
    "batches",
    "commit",
    "counting",
    "manifest",
    "new_record_id",
    "now",
    "original",
    "refuse_damage",
    "reverse",
]
