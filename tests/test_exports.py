"""Does the CSV open in Chinese Excel, with context in columns, numbers as numbers and nothing that runs?"""

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from assessment import exports, messages, reads
from assessment.__main__ import main
from assessment.queries import QueryError


def parsed(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_one_header_then_data_rows_only() -> None:
    rows = parsed(exports.csv_bytes(pd.DataFrame({"a": [1, 2]}), {"方案": "s"}))
    assert rows == [["a", "方案"], ["1", "s"], ["2", "s"]]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-5", "'-5"),
        ("@x", "'@x"),
        ("\t=1", "'\t=1"),
        (-5, "-5"),
        (-5.5, "-5.5"),
        (1270.0, "1270"),
        (0.1 + 0.2, "0.3"),
        (0, "0"),
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        ("611002", "611002"),
        (Decimal("1.50"), "1.50"),
        ('引"号,逗', '引"号,逗'),
    ],
)
def test_cells(value: object, cell: str) -> None:
    rows = parsed(exports.csv_bytes(pd.DataFrame({"a": pd.Series([value], dtype="object")})))
    assert rows[1] == [cell]


def test_a_cards_download_says_what_it_is(view: reads.View) -> None:
    rows = parsed(exports.labelled_csv(reads.ranking(view), view, "全部类别"))
    head, first = rows[0], dict(zip(rows[0], rows[1], strict=True))
    assert len(rows) == 8
    assert head[-6:] == ["考核方案", "来源文件", "考核年度", "截至月份", "筛选", "数据版本"]
    assert first["考核方案"] == "shangluo-2022"
    assert first["来源文件"] == "各县局、商州分局2022年度目标责任考核职能任务指标任务一览表"
    assert {row[head.index("是否并列")] for row in rows[1:]} == {"否"}
    assert (first["考核年度"], first["截至月份"], first["筛选"]) == ("2022", "9", "全部类别")
    assert first["完成来源"] == "模拟"
    assert first["目标来源"] == "原文"
    assert first["行政区划代码"].isdigit()
    assert first["数据版本"] == reads.snapshot_id()


def test_a_download_names_unit_of_measure_and_source(view: reads.View) -> None:
    completion = reads.completion_by_unit(view, measure_id="shangluo-2022/生态修复/2/drills")
    rows = parsed(exports.labelled_csv(completion, view))
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["计量单位"], first["出处"]) == ("次", "shangluo-2022 第58行")
    assert {row[rows[0].index("目标值")] for row in rows[1:]} == {"116", "111", "199", "139", "428", "209", "69"}


@pytest.mark.parametrize("name", ["ranking", "completion_by_unit", "completion_by_month", "completion_by_year"])
def test_every_column_of_a_download_has_a_chinese_heading(view: reads.View, name: str) -> None:
    arguments = {} if name == "ranking" else {"measure_id": "shangluo-2022/生态修复/2/drills"}
    head = parsed(exports.labelled_csv(getattr(reads, name)(view, **arguments), view))[0]
    assert not [heading for heading in head if heading.isascii()]


def test_a_download_speaks_the_readers_language(view: reads.View) -> None:
    messages.use("en")
    head = parsed(exports.labelled_csv(reads.ranking(view), view))[0]
    assert all(heading.isascii() for heading in head)


def test_file_names_are_chinese_and_safe() -> None:
    name = exports.file_name("占补平衡 指标/亩", "各单位", "2022年截至9月", "", "模拟")
    assert name == "占补平衡指标亩-各单位-2022年截至9月-模拟.csv"


def test_a_data_address_cannot_widen_the_scope(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessment.exports.answers.current_scope", lambda: reads.Scope(("611022",)))
    asked = {"scheme_id": "shangluo-2022", "year": "2022", "month": "9", "scope_unit_ids": "611002,611022"}
    rows = parsed(exports.answer_csv("ranking", asked))
    assert [row[0] for row in rows[1:]] == ["611022"]
    assert rows[0][-5:] == ["scheme_id", "year", "month", "data_address", "snapshot_id"]
    address = "/data/ranking.csv?month=9&scheme_id=shangluo-2022&year=2022"
    assert rows[1][-5:] == ["shangluo-2022", "2022", "9", address, reads.snapshot_id()]


def test_a_data_address_without_scheme_is_refused(data: Path) -> None:
    with pytest.raises(QueryError, match="缺少参数 scheme_id"):
        exports.answer_csv("ranking", {"year": "2022", "month": "9"})


def test_the_command_line_writes_the_same_csv(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "排名.csv"
    arguments = ["query", "ranking", "--param", "scheme_id=shangluo-2022", "--param", "year=2022", "--param", "month=9"]
    assert main([*arguments, "--csv", str(path)]) == 0
    assert len(parsed(path.read_bytes())) == 8
    assert main(["query", "ranking"]) == 2
    assert "缺少参数" in capsys.readouterr().err


def test_a_data_address_answers_what_was_known(data: Path) -> None:
    asked = {"scheme_id": "shangluo-2022", "year": "2022", "month": "9", "known_on": "2022-10-07"}
    head, *rows = parsed(exports.answer_csv("ranking", asked))
    then = [dict(zip(head, row, strict=True)) for row in rows]
    assert {row["reported_count"] for row in then} == {"0"}
    assert {row["known_on"] for row in then} == {"2022-10-07"}
    with pytest.raises(QueryError, match="known_on 应为日期"):
        exports.answer_csv("ranking", {**asked, "known_on": "昨天"})


def test_a_download_says_as_of_which_day_it_was_known(view: reads.View) -> None:
    past = replace(view, known_on=date(2022, 10, 7))
    head, *rows = parsed(exports.labelled_csv(reads.ranking(past), past))
    assert {row[head.index("按哪天所知")] for row in rows} == {"2022-10-07"}
