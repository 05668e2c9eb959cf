"""Does the command line do its work, and list every problem with exit code 2 on bad input?"""

import re
import shutil
from pathlib import Path

import pytest

from assessment import settings
from assessment.__main__ import main


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(settings.PROJECT / "data" / "sources", tmp_path / "sources")
    monkeypatch.setenv("ASSESSMENT_DATA", str(tmp_path))
    return tmp_path


def test_build_says_what_it_made(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    assert "indicator 1133" in capsys.readouterr().out
    assert (fresh / "tables" / "target.parquet").is_file()


def test_bad_input_is_exit_code_2_with_every_problem(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (fresh / "sources" / "shangluo-2022.txt").write_text("损坏", encoding="utf-8")
    assert main(["build"]) == 2
    captured = capsys.readouterr().err
    assert "发现 1 个问题，没有写入任何数据" in captured
    assert "内容与收到时不一致" in captured
    assert not (fresh / "tables").exists()


def test_check_lists_the_sums_and_findings_of_every_document(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Contradictions in a document are no failure of the check: it is the document that is wrong."""
    assert main(["check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert "shangluo-2022：核对 17 项，平 12，舍入内 0，不平 5" in heads
    assert "hengyang-2022：核对 8 项，平 6，舍入内 1，不平 1" in heads
    assert len(heads) == 5
    counts = [int(match[1]) for line in lines if (match := re.fullmatch(r"  \w+ (\d+) 条", line))]
    findings = [line for line in lines if line.startswith("    第 ")]
    assert sum(counts) == len(findings)
    said = "    第 58 行：“举办地质灾害应急演练”各单位之和 1,271 与合计 1,270 相差 1（次）。［children_against_total］"
    assert said in findings


def test_check_shows_what_became_of_every_line(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--coverage"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert all(line.endswith("去向不明 0；有去处的占 100.00%") for line in lines)
    assert "qinghai-2019：非空 3083 行，入库 2850，不是数据 233（标题 6，表头 227）" in "\n".join(lines)


def test_check_names_the_lines_that_went_nowhere(
    fresh: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.documents.county_matrix._account", lambda *_arguments: None)
    assert main(["check", "--coverage"]) == 1
    assert "  第 58 行：没有去处" in capsys.readouterr().out


def test_simulate_takes_a_seed(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "--seed", "7"]) == 0
    assert "种子 7" in capsys.readouterr().out
    assert (fresh / "demo" / "actual.parquet").is_file()


def test_help_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    assert "build" in capsys.readouterr().out
