"""What became of batches, and taking one back from a page: the room in which pages reach records and the build."""

from assessment import records, settings
from assessment.build import build
from assessment.problems import InputError


def original_file(sha256: str) -> bytes:
    """The file that a batch was read from, byte for byte. Raises InputError when it is not kept any more."""
    path = records.original(settings.data_folder() / "records", sha256)
    if not path.is_file():
        raise InputError([f"没有校验值为 {sha256} 的原文件；data/records/files 被改动过，请从备份恢复。"])
    return path.read_bytes()


def may_take_back(recorded_by: str, by: str | None = None) -> bool:
    """Whether a person, whoever works here if none is named, may take back what ``recorded_by`` did: reporters their own."""
    return settings.role() != "reporter" or recorded_by == (by or settings.person())


def take_back(record_id: str, *, reason: str, by: str | None = None) -> records.Batch:
    """Take a batch back in the name of a person, whoever works here if none is named, and publish the tables without it.

    Raises InputError without a reason, when a reporter would take back what somebody else recorded, and when there is no
    such batch or it counts no more; then nothing is recorded.
    """
    if not reason.strip():
        raise InputError(["撤销批次要写明原因；请填写原因（--reason）。"])
    data = settings.data_folder()
    _refuse_stranger(record_id, by)
    role = "reporter" if settings.role() == "reporter" else "reviewer"
    reversal = records.reverse(data / "records", record_id, by=by or settings.person(), reason=reason, role=role)
    build(data, demo=settings.demo_enabled())
    return reversal


def _refuse_stranger(record_id: str, by: str | None) -> None:
    for row in records.manifest(settings.data_folder() / "records").to_pylist():
        if row["record_id"] == record_id and not may_take_back(row["recorded_by"], by):
            words = f"批次 {record_id} 由{row['recorded_by']}登记，填报人只能撤销自己的批次"
            raise InputError([f"{words}；请由登记人或审核人撤销。"])
