"""Is a batch recorded whole or not at all, never changed, taken back by another, and does everything survive a backup?"""

import hashlib
import os
import shutil
import signal
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from types import FrameType

import pyarrow as pa
import pytest

from assessment import records, settings
from assessment.__main__ import main
from assessment.backup import backup, restore
from assessment.build import build
from assessment.checks import TableError, arrow_schema
from assessment.database import open_database
from assessment.problems import InputError
from assessment.queries import query
from assessment.schema import TABLES_BY_NAME
from assessment.snapshots import current

DRILLS = "shangluo-2022/生态修复/2/drills"
VERSION = {
    "measure_id": "m", "combination": "split", "weight": 1.0, "rule": "threshold", "rule_parameters": "{}",
    "curve": "linear", "curve_parameters": "{}", "recorded_at": datetime(2022, 7, 5), "record_id": "r",
}  # fmt: skip


def table(name: str, *rows: dict[str, object]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=arrow_schema(TABLES_BY_NAME[name]))


def drills(record_id: str, value: float, approved_at: datetime, unit_id: str = "611002") -> pa.Table:
    return table("actual", {
        "measure_id": DRILLS, "unit_id": unit_id, "period_end": date(2022, 6, 30), "value": value, "status": "approved",
        "approved_at": approved_at, "record_id": record_id, "basis": "reported",
    })  # fmt: skip


def batch(record_id: str = "r", kind: str = "report", **more: object) -> records.Batch:
    return records.Batch(record_id, kind, datetime(2022, 7, 5), "张三", **more)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "六月.csv"
    path.write_text("指标,单位,截止日期,完成值", encoding="utf-8")
    return path


def test_a_batch_keeps_its_rows_its_file_and_who_brought_it(tmp_path: Path, sent: Path) -> None:
    records.commit(tmp_path / "records", batch(), {"actual": drills("r", 5, datetime(2022, 7, 5))}, source=sent)
    [row] = records.manifest(tmp_path / "records").to_pylist()
    assert row["file_sha256"] == hashlib.sha256(sent.read_bytes()).hexdigest()
    assert records.original(tmp_path / "records", row["file_sha256"]).read_bytes() == sent.read_bytes()
    assert (row["recorded_by"], row["row_count"], row["file_name"], row["is_alone"]) == ("张三", 1, "六月.csv", False)
    assert records.batches(tmp_path / "records", "actual")["value"].to_pylist() == [5]


def test_a_batch_is_never_rewritten(tmp_path: Path) -> None:
    records.commit(tmp_path, batch(), {"measure_version": table("measure_version", VERSION)})
    before = contents(tmp_path)
    with pytest.raises(records.RecordError, match="只增不改"):
        records.commit(tmp_path, batch(), {"measure_version": table("measure_version", {**VERSION, "rule": "veto"})})
    assert contents(tmp_path) == before


def test_the_same_file_is_recognised_until_its_batch_is_taken_back(tmp_path: Path, sent: Path) -> None:
    folder = tmp_path / "records"
    records.commit(folder, batch("r1"), {"actual": drills("r1", 5, datetime(2022, 7, 5))}, source=sent)
    with pytest.raises(records.RecordError, match="同一个文件已由张三于 2022-07-05 00:00 导入（批次 r1）"):
        records.commit(folder, batch("r2"), {"actual": drills("r2", 5, datetime(2022, 7, 6))}, source=sent)
    records.reverse(folder, "r1", by="李四", reason="报错了单位")
    records.commit(folder, batch("r2"), {"actual": drills("r2", 5, datetime(2022, 7, 6))}, source=sent)
    counting = records.batches(folder, "actual").to_pylist()
    assert {row["record_id"]: row["withdrawn_at"] is None for row in counting} == {"r1": False, "r2": True}


@pytest.mark.parametrize(("record_id", "reason", "words"), [
    ("r", " ", "写明原因"), ("x", "错", "没有批次 x"), ("back", "错", "本身是撤销"), ("gone", "错", "已经撤销过"),
])  # fmt: skip
def test_what_cannot_be_taken_back_is_told_and_nothing_is_written(
    tmp_path: Path, record_id: str, reason: str, words: str
) -> None:
    records.commit(tmp_path, batch(), {"actual": drills("r", 5, datetime(2022, 7, 5))})
    records.commit(tmp_path, batch("gone"), {"actual": drills("gone", 5, datetime(2022, 7, 5))})
    records.commit(tmp_path, batch("back", "reversal", reverses_record_id="gone"), {})
    before = contents(tmp_path)
    with pytest.raises(records.RecordError, match=words):
        records.reverse(tmp_path, record_id, by="李四", reason=reason)
    assert contents(tmp_path) == before


def test_rows_that_break_the_schema_are_not_recorded(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="不认识的值 rate"):
        records.commit(tmp_path, batch(), {"measure_version": table("measure_version", {**VERSION, "rule": "rate"})})
    with pytest.raises(TableError, match="主键重复"):
        records.commit(tmp_path, batch(), {"measure_version": table("measure_version", VERSION, VERSION)})
    assert contents(tmp_path) == {}


def test_two_importers_at_once_both_succeed(tmp_path: Path) -> None:
    def bring(number: int) -> None:
        records.commit(tmp_path, batch(f"r{number}"), {"actual": drills(f"r{number}", number, datetime(2022, 7, 5))})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(bring, range(16)))
    assert sorted(records.batches(tmp_path, "actual")["value"].to_pylist()) == list(range(16))


def test_of_two_importers_of_one_file_one_is_told(tmp_path: Path, sent: Path) -> None:
    def bring(number: int) -> str:
        rows = {"actual": drills(f"r{number}", number, datetime(2022, 7, 5))}
        try:
            records.commit(tmp_path / "records", batch(f"r{number}"), rows, source=sent)
        except records.RecordError as error:
            return str(error)
        return "导入"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(bring, range(2)))
    assert said[1] == "导入" or said[0] == "导入"
    assert sum("同一个文件已由张三" in words for words in said) == 1
    assert records.manifest(tmp_path / "records").num_rows == 1


# Where everything that could be left in parts is written; what comes before it is tried in tests/test_import_command.py.
POINTS = 100


def killed_after(lines: int, work: Callable[[], None]) -> tuple[bool, int]:
    """Do the work in a process that is killed after so many lines of ours; whether it was, and how many it ran."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0

        def trace(frame: FrameType, event: str, _argument: object) -> object:
            nonlocal count
            if not frame.f_code.co_filename.startswith(str(settings.PROJECT / "assessment")):
                return None
            if event == "line":
                if count == lines:
                    os.kill(os.getpid(), signal.SIGKILL)
                count += 1
            return trace

        sys.settrace(trace)
        work()
        sys.settrace(None)
        os.write(writing, str(count).encode())
        os._exit(0)
    os.close(writing)
    _child, status = os.waitpid(child, 0)
    with os.fdopen(reading) as stream:
        return os.WIFSIGNALED(status), int(stream.read() or 0)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_killed_import_leaves_the_whole_batch_or_nothing(tmp_path: Path, sent: Path) -> None:
    """Killed at a hundred points from the first line to the last: no reader ever finds a part."""
    rows = {
        "actual": drills("r", 5, datetime(2022, 7, 5)),
        "measure_version": table("measure_version", VERSION),
    }

    def work(folder: Path) -> Callable[[], None]:
        return lambda: records.commit(folder, batch(), rows, source=sent)

    was_killed, lines = killed_after(10**9, work(tmp_path / "whole"))
    assert not was_killed
    assert lines >= POINTS
    found = set()
    for point in range(POINTS):
        folder = tmp_path / f"{point}"
        was_killed, _lines = killed_after(point * lines // POINTS, work(folder))
        assert was_killed
        counts = tuple(records.batches(folder, name).num_rows for name in rows)
        assert counts in {(0, 0), (1, 1)}
        records.refuse_damage(folder)
        found.add(counts)
        # And whoever tries again succeeds, or is told that it had worked.
        if counts == (0, 0):
            work(folder)()
        assert [records.batches(folder, name).num_rows for name in rows] == [1, 1]
    assert (0, 0) in found


def test_a_part_that_is_gone_is_noticed(tmp_path: Path) -> None:
    records.commit(tmp_path, batch(), {"actual": drills("r", 5, datetime(2022, 7, 5))})
    (tmp_path / "actual" / "r.parquet").unlink()
    with pytest.raises(records.RecordError, match="批次 r：登记了 1 行，现有 0 行"):
        records.refuse_damage(tmp_path)


def test_ids_follow_each_other_and_never_repeat() -> None:
    now = records.now()
    ids = [records.new_record_id(now + timedelta(seconds=second)) for second in range(3)]
    assert ids == sorted(ids)
    assert len({records.new_record_id(now) for _number in range(100)}) == 100


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the Shangluo document alone, not built yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    sources = settings.PROJECT / "data" / "sources"
    (folder / "sources").mkdir()
    for path in (*sources.glob("shangluo-2022.*"), *sources.glob("*.csv")):
        shutil.copy(path, folder / "sources")
    monkeypatch.setenv("ASSESSMENT_DATA", str(folder))
    return folder


def value_of(data: Path, known_on: date | None = None) -> list[float]:
    folder = current(data)
    assert folder is not None
    database = open_database(folder, demo=False, known_on=known_on)
    given = {"scheme_id": "shangluo-2022", "year": 2022, "month": 6, "measure_id": DRILLS, "peer_group": "县区"}
    wanted = query("completion_by_unit")
    rows = database.rows(wanted, {name: given.get(name) for name in wanted.parameters})
    return [float(value) for value in rows["value"].dropna()]


def test_what_is_taken_back_counts_no_more_and_stays_as_it_was_known(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    past = datetime(2022, 7, 5)
    for record_id, value, day in (("r1", 5.0, 0), ("r2", 9.0, 1)):
        rows = {"actual": drills(record_id, value, past + timedelta(days=day))}
        records.commit(data / "records", records.Batch(record_id, "report", past + timedelta(days=day), "张三"), rows)
    build(data, demo=False)
    assert value_of(data) == [9]
    assert main(["undo", "r2", "--reason", "小数点错位", "--by", "李四"]) == 0
    assert value_of(data) == [5]
    # Any past day is rebuilt from the batches alone.
    assert value_of(data, date(2022, 7, 6)) == [9]
    assert value_of(data, date(2022, 7, 5)) == [5]
    assert value_of(data, date(2022, 7, 4)) == []
    capsys.readouterr()
    assert main(["history"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 3
    assert said[1].startswith("r2  2022-07-06 00:00:00  张三  填报，1 行，已被 ")
    assert "李四  撤销 r2，原因：小数点错位" in said[2]
    assert main(["history", "r1"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert main(["undo", "r2", "--reason", "再来"]) == 2
    assert main(["history", "x"]) == 2


def test_a_backup_brings_everything_back(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sent: Path
) -> None:
    rows = {"actual": drills("r1", 5, datetime(2022, 7, 5))}
    records.commit(data / "records", batch("r1"), rows, source=sent)
    (data / "records" / "actual" / ".half.writing").write_bytes(b"PAR1")
    assert main(["backup", str(tmp_path / "备份.zip")]) == 0
    elsewhere = tmp_path / "新机器"
    elsewhere.mkdir()
    monkeypatch.setenv("ASSESSMENT_DATA", str(elsewhere))
    assert main(["restore", str(tmp_path / "备份.zip")]) == 0
    for kept in ("sources", "records"):
        before = {name: one for name, one in contents(data / kept).items() if not Path(name).name.startswith(".")}
        assert contents(elsewhere / kept) == before
    assert value_of(elsewhere) == [5]
    # A second time there is nothing left to do, and nothing is overwritten.
    assert restore(tmp_path / "备份.zip", elsewhere) == 0
    (elsewhere / "records" / "actual" / "r1.parquet").write_bytes(b"other")
    with pytest.raises(InputError, match="从不覆盖"):
        restore(tmp_path / "备份.zip", elsewhere)


def changed(path: Path, name: str, content: bytes | None, added: str | None = None) -> Path:
    """A backup with one file changed, left out, or one more."""
    broken = path.with_name("坏.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(broken, "w") as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
            elif content is not None:
                new.writestr(one, content)
        if added:
            new.writestr(added, b"x")
    return broken


@pytest.mark.parametrize(("content", "added", "words"), [
    (b"x", None, "内容与校验值不符"), (None, None, "缺少这个文件"), (None, "records/more.parquet", "校验表里没有这个文件"),
    (None, "../outside", "校验表里没有这个文件"),
])  # fmt: skip
def test_a_damaged_backup_restores_nothing(
    data: Path, tmp_path: Path, content: bytes | None, added: str | None, words: str
) -> None:
    backup(data, tmp_path / "备份.zip")
    broken = changed(tmp_path / "备份.zip", "sources/shangluo-2022.txt", content, added)
    elsewhere = tmp_path / "新机器"
    with pytest.raises(InputError, match=words):
        restore(broken, elsewhere)
    assert not elsewhere.exists()
    assert not (tmp_path / "outside").exists()


def test_what_is_no_backup_is_told(tmp_path: Path) -> None:
    (tmp_path / "备份.zip").write_bytes(b"no zip")
    with pytest.raises(InputError, match="不是备份文件"):
        restore(tmp_path / "备份.zip", tmp_path / "x")
