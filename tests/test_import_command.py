"""Does the command import all of a file or nothing, say what it does, and end with the right code?"""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from assessment import records
from assessment.__main__ import main
from assessment.reporting.importing import import_report
from tests.test_records import contents, killed_after
from tests.test_screening import TODAY, county, write

__all__ = ["county"]
DRILLS = "shangluo-2022/生态修复/2/drills"
HEAD = "指标编号,单位,截止日期,完成值,偏差原因,备注"
TARGETS = "指标编号,单位,年度,目标值,文号,生效日期"


@pytest.fixture
def own(real_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the built data to write into."""
    folder = tmp_path / "data"
    shutil.copytree(real_data, folder, symlinks=True)
    monkeypatch.setenv("ASSESSMENT_DATA", str(folder))
    monkeypatch.setenv("ASSESSMENT_DEMO", "0")
    monkeypatch.setenv("ASSESSMENT_PERSON", "王五")
    monkeypatch.delenv("ASSESSMENT_ROLE", raising=False)
    return folder


def sent(folder: Path, *rows: str, head: str = HEAD, name: str = "填报.csv") -> str:
    path = folder.parent / name
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return str(path)


GOOD = f"{DRILLS},商州,2022-09-30,90,,"
BAD = f"{DRILLS},洛南,2022-09-30,九十,,"


def test_any_fail_ends_with_two_and_writes_nothing(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(own)
    assert main(["import", sent(own, GOOD, BAD)]) == 2
    assert contents(own) == before
    said = capsys.readouterr().err
    assert "发现 1 个问题，没有写入任何数据：" in said
    assert "填报.csv，第 3 行“完成值”：应为数字，收到“九十”；文字请写在“备注”里，没有数就空着。" in said


def test_a_dry_run_says_everything_and_writes_nothing(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(own)
    assert main(["import", sent(own, GOOD), "--dry-run"]) == 0
    assert main(["import", sent(own, GOOD, BAD), "--dry-run"]) == 2
    assert contents(own) == before
    said = capsys.readouterr()
    assert "试运行，没有登记。" in said.out
    assert "读取文件…" in said.err
    assert "读取文件…" not in said.out


def test_a_file_is_recorded_and_waits_for_review(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", sent(own, GOOD), "--by", "张三"]) == 0
    assert "，待审核。" in capsys.readouterr().out
    [row] = records.batches(own / "records", "actual").to_pylist()
    assert (row["value"], row["status"], row["reported_by"], row["approved_by"]) == (90, "reported", "张三", None)
    assert main(["import", sent(own, GOOD)]) == 0
    assert "没有新的内容，没有登记。" in capsys.readouterr().out


def test_whoever_works_alone_reports_and_approves_and_the_history_says_so(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", sent(own, GOOD), "--approve"]) == 0
    assert "单人模式，已通过" in capsys.readouterr().out
    assert main(["history"]) == 0
    assert "单人模式" in capsys.readouterr().out
    [row] = records.batches(own / "records", "actual").to_pylist()
    assert (row["status"], row["approved_by"]) == ("approved", "王五")


@pytest.mark.parametrize(("role", "options", "words"), [
    ("reporter", ["--approve"], "现在的身份是填报人（ASSESSMENT_ROLE=reporter），不能填报并通过；请换用有权限的身份。"),
    ("reviewer", [], "现在的身份是审核人（ASSESSMENT_ROLE=reviewer），不能填报；请换用有权限的身份。"),
])  # fmt: skip
def test_a_role_does_only_its_own(
    own: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    role: str,
    options: list[str],
    words: str,
) -> None:
    monkeypatch.setenv("ASSESSMENT_ROLE", role)
    before = contents(own)
    assert main(["import", sent(own, GOOD), *options]) == 2
    assert words in capsys.readouterr().err
    assert contents(own) == before


def test_no_file_and_a_file_of_another_kind_are_told(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("没有.csv", "没有.xlsx", "没有.toml"):
        assert main(["import", str(own / name)]) == 2
    (own.parent / "表.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert main(["import", str(own.parent / "表.xls")]) == 2
    assert "只收 .csv 和 .xlsx，收到的是“.xls”" in capsys.readouterr().err


def test_targets_are_told_from_reports(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = f"{DRILLS},商州,2022,120,商自然资发〔2022〕8号,2022-07-01"
    assert main(["import", sent(own, row, head=TARGETS, name="任务.csv"), "--dry-run"]) == 0
    words = "商州 举办地质灾害应急演练（2022年）：116 次 → 120 次，自 2022-07-01 起，商自然资发〔2022〕8号"
    assert words in capsys.readouterr().out
    assert records.manifest(own / "records").num_rows == 0


# A hundred points of the recording itself are tried in tests/test_records.py.
POINTS = 25


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_an_import_killed_anywhere_leaves_the_whole_batch_or_nothing(county: Path) -> None:
    """Killed at points all along reading, screening and recording: no reader ever finds a part."""
    path = write(county, {"value": "1200"}, {"unit": "乙县", "value": "800"})

    def work() -> None:
        # Threads of the engine do not live on in a child, so each child opens its own.
        import_report(path, by="张三", today=TODAY)

    was_killed, lines = killed_after(10**9, work)
    assert not was_killed
    shutil.rmtree(county / "records")
    for point in range(POINTS):
        was_killed, _lines = killed_after(point * lines // POINTS, work)
        assert was_killed
        assert records.batches(county / "records", "actual").num_rows in (0, 2)
        records.refuse_damage(county / "records")
        shutil.rmtree(county / "records", ignore_errors=True)


def test_the_nation_of_the_bench_is_recorded_alike_from_csv_and_workbook(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small piece of what ``make bench`` times: every row comes back, in every twentieth its words."""
    from bench import imports

    nation = tmp_path / "nation"
    nation.mkdir()
    imports.national_data(nation)
    imports.write_csv(nation, nation / "行.csv", 400)
    imports.write_xlsx(nation, nation / "行.xlsx", 400)
    monkeypatch.setenv("ASSESSMENT_DATA", str(nation))
    found = []
    for name in ("行.csv", "行.xlsx"):
        imported = import_report(nation / name, by="测量", today=TODAY)
        assert imported.screened.counts["report_count"] == 400
        rows = records.batches(nation / "records", "actual").sort_by("unit_id")
        found.append(rows.drop_columns(["record_id", "recorded_at", "reported_at", "file_sheet"]))
        shutil.rmtree(nation / "records")
    assert found[0].equals(found[1])
    assert found[0]["value"].to_pylist()[:3] == [89, 86, 90]
    assert found[0]["evidence"].drop_null().to_pylist()[:2] == ["验收单20", "验收单40"]


def test_a_workbook_of_reports_is_told_apart_without_the_slow_look_for_a_matrix(
    county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred thousand rows are read once, by the fast reader, and handed on."""
    from openpyxl import Workbook

    from assessment.reporting import kinds

    def refuse(path: Path) -> bool:
        raise AssertionError(path)

    path, book = county.parent / "九月.xlsx", Workbook()
    book.active.append(["指标编号", "单位编号", "截止日期", "完成值"])
    book.active.append(["land", "a", date(2022, 9, 30), 1200])
    book.save(path)
    monkeypatch.setattr(kinds, "is_scheme_table", refuse)
    looked = kinds.look(path)
    assert looked.kind == "report"
    path_read_again = "assessment.reporting.reading.sheets"
    monkeypatch.setattr(path_read_again, refuse)
    assert import_report(path, by="张三", today=TODAY, book=looked.book).record_id


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["undo", "r", "--reason", "错", "--by", "李四"], "填报人只能撤销自己的批次"),
        (["import", "方案.toml"], "现在的身份是填报人（ASSESSMENT_ROLE=reporter），不能登记计分办法"),
        (["import", "方案.xlsx"], "现在的身份是填报人（ASSESSMENT_ROLE=reporter），不能登记考核方案"),
    ],
)
def test_a_reporter_has_no_more_say_on_the_command_line_than_on_the_pages(
    office: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    words: str,
) -> None:
    from assessment.new_scheme import template
    from assessment.scheme_file import export_scheme

    batch = records.Batch("r", "target", datetime(2022, 7, 5), "王五")
    records.commit(office / "records", batch, {})
    export_scheme("shangluo-2022", office / "方案.toml")
    template(office / "方案.xlsx")
    monkeypatch.setenv("ASSESSMENT_ROLE", "reporter")
    monkeypatch.chdir(office)
    before = contents(office / "records")
    assert main(arguments) == 2
    assert words in capsys.readouterr().err
    assert contents(office / "records") == before
