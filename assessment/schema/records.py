"""The batches that people's reports, reviews and decisions came in."""

from assessment.schema.columns import Column, Table, text

BATCH_KINDS = ("report", "review", "target", "method", "scheme", "reversal")

BATCH = Table(
    "batch",
    "a batch of records, written once and never changed",
    ("record_id",),
    (
        text("record_id", "id of the batch, in the order of recording"),
        text(
            "kind",
            "what it is: a report, a review, targets, a method, a new scheme, or the reversal of another batch",
            values=BATCH_KINDS,
        ),
        Column("recorded_at", "TIMESTAMP", "when it was recorded"),
        text("recorded_by", "who recorded it"),
        text("role", "in which role", values=("reporter", "reviewer")),
        Column("is_alone", "BOOLEAN", "whether one person both reported and approved (单人模式)"),
        text("file_name", "name of the file it was read from", nullable=True),
        text("file_sha256", "checksum of that file, which is kept under data/records/files", nullable=True),
        Column("row_count", "INTEGER", "rows in all its tables"),
        text("reason", "why, in the words of who recorded it", nullable=True),
        text("reverses_record_id", "the batch that it takes back", nullable=True),
    ),
    ("recorded_at",),
)
