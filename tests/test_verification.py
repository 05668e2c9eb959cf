"""Is a file that comes back told apart: current, changed in the data, edited in the file, or none of ours?"""

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from assessment import exports, figures, messages, papers, reads, settings, verification
from assessment.__main__ import main
from assessment.exports import Card
from assessment.problems import InputError
from assessment.verification import comparing

FORMS = ("csv", "xlsx", "parquet", "svg", "png")


def card_of(view: reads.View, rows: pd.DataFrame | None = None) -> Card:
    ranking = reads.ranking(view)
    picture = figures.ranking_dots(ranking, unit_id=None, link=lambda *_page, **_changes: "./")
    return Card(
        "排名", "全部类别", "谁领先", ranking if rows is None else rows, picture, view,
        frozenset({"scheme", "year", "month"}), "全部类别", None, "/ranking?scheme=shangluo-2022", "",
    )  # fmt: skip


def written(card: Card, form: str) -> bytes:
    content: bytes = getattr(card, form)()
    return content


def rewritten(content: bytes, change: dict[str, str], *, encoding: str = "utf-8-sig") -> bytes:
    """A CSV as somebody saves it after changing the cells of the first row under these headings."""
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    for heading, words in change.items():
        rows[0][head.index(heading)] = words
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([head, *reversed(rows)])
    return stream.getvalue().encode(encoding)


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The data as they are after the first unit of the ranking has got half a point more, in a version of its own."""
    ask = reads.answer

    def changed(name: str, **parameters: reads.answers.Asked) -> pd.DataFrame:
        rows = ask(name, **parameters)
        if name != "ranking":
            return rows
        rows = rows.copy()
        rows.loc[rows["unit_id"] == "611026", "score"] += 0.5
        return rows

    monkeypatch.setattr(reads, "answer", changed)
    monkeypatch.setattr(reads, "snapshot_id", lambda: "0123456789ab")


@pytest.mark.parametrize("form", FORMS)
def test_a_file_just_downloaded_is_current(view: reads.View, form: str) -> None:
    report = verification.verify(f"排名.{form}", written(card_of(view), form))
    (table,) = report.tables
    assert (report.state, report.differences, table.is_current_version) == ("current", (), True)
    assert table.compared > 200
    assert table.stamp.address == "/ranking?scheme=shangluo-2022"


@pytest.mark.parametrize("form", FORMS)
def test_what_changed_in_the_data_is_listed_old_and_new(
    view: reads.View, form: str, request: pytest.FixtureRequest
) -> None:
    content = written(card_of(view), form)
    request.getfixturevalue("newer")
    report = verification.verify(f"排名.{form}", content)
    (difference,) = report.differences
    heading = "score" if form == "parquet" else "得分"
    assert (report.state, difference.kind, difference.column) == ("outdated", "changed", heading)
    assert (difference.row.split(" · ")[0], difference.written, difference.today) == ("柞水县", "68.59", "69.09")
    assert not report.tables[0].is_current_version


def test_what_was_edited_in_the_file_is_told_from_what_changed(
    view: reads.View, request: pytest.FixtureRequest
) -> None:
    content = rewritten(card_of(view).csv(), {"总分值": "100"})
    request.getfixturevalue("newer")
    report = verification.verify("排名.csv", content)
    told = {one.column: (one.kind, one.written, one.today) for one in report.differences}
    assert told == {"总分值": ("edited", "100", "99"), "得分": ("changed", "68.59", "69.09")}
    assert report.state == "edited"


def test_a_cell_both_edited_and_changed_says_so(view: reads.View, request: pytest.FixtureRequest) -> None:
    content = rewritten(card_of(view).csv(), {"得分": "70"})
    request.getfixturevalue("newer")
    (difference,) = verification.verify("排名.csv", content).differences
    assert (difference.kind, difference.written, difference.today) == ("both", "70", "69.09")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_sorting_and_another_encoding_do_no_harm(view: reads.View, encoding: str) -> None:
    content = rewritten(
        card_of(view).csv(), {"得分": "68.590", "数据版本": f" {reads.snapshot_id()} "}, encoding=encoding
    )
    assert verification.verify("排名.csv", content).state == "current"


def test_a_workbook_keeps_its_stamps_when_it_is_saved_again(view: reads.View) -> None:
    content = exports.page_workbook([card_of(view), replace(card_of(view, reads.findings(view.scope)), title="疑点")])
    book = load_workbook(io.BytesIO(content))
    sheet = book["排名"]
    sheet["L2"] = 99
    sheet.delete_cols(4)
    sheet.delete_rows(5)
    saved = io.BytesIO()
    book.save(saved)
    first, second = verification.verify("本页.xlsx", saved.getvalue()).tables
    assert [(one.kind, one.column, one.written) for one in first.differences if one.kind == "edited"] == [
        ("edited", "得分", "99")
    ]
    assert [one.kind for one in first.differences] == ["edited", "new"]
    assert (second.state, second.differences) == ("current", ())


def test_a_selection_misses_no_rows(view: reads.View) -> None:
    ranking = reads.ranking(view)
    content = card_of(view, ranking[ranking["rank"] <= 2]).csv()
    assert verification.verify("前两名.csv", content).state == "current"


def test_an_english_file_is_read_on_a_chinese_page(view: reads.View) -> None:
    messages.use("en")
    content = card_of(view).csv()
    messages.use("zh")
    (table,) = verification.verify("ranking.csv", content).tables
    assert (table.state, table.compared > 200) == ("current", True)


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_what_a_data_address_answered_can_be_checked(view: reads.View, form: str) -> None:
    asked = {"scheme_id": "shangluo-2022", "year": "2022", "month": "9"}
    report = verification.verify(f"data.{form}", exports.FORMS[form].write("ranking", asked))
    assert (report.state, report.tables[0].compared) == ("current", 7 * len(reads.ranking(view).columns))


def test_a_table_of_several_queries_says_that_it_cannot_be_made_again(view: reads.View) -> None:
    merged = reads.ranking(view).merge(reads.units(view)[["unit_id"]], on="unit_id")
    content = card_of(view, merged).csv()
    (table,) = verification.verify("合.csv", content).tables
    assert (table.state, "不逐格重算" in table.reason) == ("current", True)
    (table,) = verification.verify("合.csv", rewritten(content, {"得分": "1"})).tables
    assert [(one.kind, one.column) for one in table.differences] == [("edited", "得分")]


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_paper_is_made_again_and_compared(view: reads.View, ending: str) -> None:
    paper = papers.paper("briefing", scheme="shangluo-2022", year=2022, month=9)
    write = papers.docx if ending == "docx" else papers.xlsx
    content = write(paper, papers.stamped(paper, papers.address(paper)))
    (table,) = verification.verify(f"简报.{ending}", content).tables
    assert (table.state, table.differences, table.compared > 10) == ("current", (), True)


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b"<a>" + b" " * 300_000_000)
    return stream.getvalue()


def entities() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("docProps/custom.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("other.csv", "单位,得分\r\n甲,1\r\n".encode()),
        ("noise.csv", bytes(range(256))),
        ("text.xlsx", b"PK\x03\x04 no package"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffiTXtassessment"),
        ("other.svg", b"<svg><metadata>{}</metadata></svg>"),
        ("broken.svg", b'<svg><metadata>{"assessment":1,"values":"!!"}</metadata></svg>'),
        ("broken.parquet", b"PAR1 no table PAR1"),
        ("entities.docx", entities()),
        ("../../etc/passwd", b"root:x:0:0"),
    ],
)
def test_what_is_none_of_ours_gets_one_clear_message(data: Path, name: str, content: bytes) -> None:
    with pytest.raises(InputError) as refused:
        verification.verify(name, content)
    (problem,) = refused.value.problems
    assert problem.endswith("这里只核验本系统下载的 CSV、Excel、Word、图片和 Parquet 文件。")
    assert problem.startswith(f"{name.rpartition('/')[2]}：")


def test_a_bomb_is_not_unpacked(data: Path) -> None:
    with pytest.raises(InputError, match="打不开"):
        verification.verify("bomb.xlsx", bomb())


def test_rows_that_nothing_tells_apart_are_counted() -> None:
    assert comparing._numbered([("a",), ("b",), ("a",)]) == [("a", 1), ("b", 1), ("a", 2)]


def test_the_command_answers_with_its_exit_code(
    view: reads.View, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "排名.csv"
    path.write_bytes(card_of(view).csv())
    assert main(["verify", str(path)]) == 0
    path.write_bytes(rewritten(path.read_bytes(), {"得分": "1"}))
    assert main(["verify", str(path)]) == 1
    assert "文件里被改：柞水县，得分：1 → 68.59" in capsys.readouterr().out
    path.write_bytes(b"a,b\r\n")
    assert main(["verify", str(path)]) == 2
    assert main(["verify", str(tmp_path / "没有.csv")]) == 2


def test_the_page_says_what_to_do_without_a_file(data: Path) -> None:
    app = AppTest.from_file(str(settings.PROJECT / "app.py"), default_timeout=60).run()
    app.switch_page("pages/data/verification.py").run()
    assert not app.exception
    assert "现在还对不对" in "".join(element.proto.body for element in app.get("html"))
