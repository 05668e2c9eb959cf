"""Does the README tell the truth: its commands, its pages, its paths and its figures?"""

import re
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from assessment import settings
from assessment.__main__ import main

README = (settings.PROJECT / "README.md").read_text(encoding="utf-8")
CHINESE, ENGLISH = README.split("\n# Assessment (English)\n")


def test_it_begins_with_the_two_commands_and_a_screenshot() -> None:
    lines = [line for line in CHINESE.splitlines() if line]
    assert lines[1:5:3] == ["```sh", "```"]
    assert [line.split("  ")[0] for line in lines[2:4]] == ["make run", "make test"]
    picture = re.fullmatch(r"!\[.+\]\((.+)\)", lines[5])
    assert (settings.PROJECT / picture[1]).stat().st_size > 10_000


def test_every_command_it_names_exists(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = capsys.readouterr().out
    named = set(re.findall(r"python -m assessment (\w+)", README))
    assert named >= {"build", "check", "query", "simulate", "dictionary", "serve"}
    assert all(re.search(rf"^ +{name}\b", commands, re.M) for name in named)
    targets = re.findall(r"^([a-z]+):", (settings.PROJECT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert set(re.findall(r"make ([a-z]+)", README)) <= set(targets)


def test_the_query_it_shows_can_be_asked(data: Path, tmp_path: Path) -> None:
    example = re.search(r"`python -m assessment (query .+?) --csv", README)[1]
    assert main([*example.split(), "--csv", str(tmp_path / "排名.csv")]) == 0
    assert (tmp_path / "排名.csv").read_bytes().count(b"\r\n") == 8


def test_every_path_it_names_exists() -> None:
    for named in re.findall(r"\]\(([^)]+)\)|`((?:queries|docs|data|pages|assessment)/[^`*]*)`", README):
        assert (settings.PROJECT / (named[0] or named[1])).exists(), named


def test_its_pages_are_those_of_the_navigation() -> None:
    pages = (settings.PROJECT / "assessment" / "shell" / "navigation.py").read_text(encoding="utf-8")
    table = re.findall(r"^\| (\S+) \| [^|]+ \|$", CHINESE.partition("## 看什么")[2].partition("## ")[0], re.M)
    assert set(table) - {"页面", "---"} == set(re.findall(r'Entry\("[^"]+", _\("(\S+)"\)', pages))


def test_its_figures_are_those_of_the_tables(real_data: Path) -> None:
    def rows(name: str, scheme: str, column: str = "scheme_id") -> int:
        table = pq.read_table(real_data / "tables" / f"{name}.parquet")
        return int(pc.sum(pc.starts_with(table[column], scheme)).as_py())

    categories = rows("category", "shangluo-2022") - 1
    shangluo = rows("indicator", "shangluo-2022"), rows("measure", "shangluo-2022", "measure_id")
    qinghai = rows("indicator", "qinghai-2019"), rows("measure", "qinghai-2019", "measure_id")
    projects = pq.read_table(real_data / "tables" / "project.parquet").num_rows
    assert f"7 个县区，{categories} 类 {shangluo[0]} 项任务 {shangluo[1]} 个指标" in CHINESE
    assert f"四组 52 个单位，{qinghai[0]} 项任务 {qinghai[1]} 个指标" in CHINESE
    assert f"（{projects} 个项目）" in CHINESE
    assert f"7 counties, {shangluo[0]} tasks, {shangluo[1]} measures" in ENGLISH
    assert f"52 units in four groups,\n{qinghai[0]:,} tasks, {qinghai[1]:,} measures" in ENGLISH
    assert f"({projects} projects)" in ENGLISH
