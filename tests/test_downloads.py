"""Do downloads hold what the card shows, as real numbers, with everything that explains and traces them?"""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from assessment import exports, reads, settings, stamps, verification
from assessment.exports import Card, Shown, cells, names
from assessment.headings import headings
from assessment.problems import InputError
from assessment.schema import TABLES
from assessment.shell import downloads

EVERYBODY = frozenset({"scheme", "year", "month"})


def stamp(view: reads.View, rows: pd.DataFrame) -> stamps.Stamp:
    return stamps.stamp(
        view, kind="table", address="/ranking?scheme=shangluo-2022", filters="全部", recipe=stamps.recipe_of(rows),
        title="排名", made_at="2026-11-25T08:00:00+08:00",
    )  # fmt: skip


def test_a_workbook_holds_numbers_dates_and_codes_as_what_they_are(view: reads.View) -> None:
    rows = reads.ranking(view)
    content = exports.workbook([exports.shown(rows, view, title="排名", stamp=stamp(view, rows))])
    assert content == exports.workbook([exports.shown(rows, view, title="排名", stamp=stamp(view, rows))])
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["排名", "说明", exports.STAMPS]
    assert book[exports.STAMPS].sheet_state == "veryHidden"
    assert stamps.read(book.custom_doc_props["assessment"].value).snapshot_id == reads.snapshot_id()
    sheet = book["排名"]
    head = {cell.value: cell.column for cell in sheet[1]}
    first = {heading: sheet.cell(2, column) for heading, column in head.items()}
    assert (first["行政区划代码"].value, first["行政区划代码"].data_type) == ("611026", "s")
    assert (first["得分"].value, first["得分"].number_format) == (68.59, "0.00")
    assert (first["位次"].value, first["对比年度"].value) == (1, None)
    assert (sheet.freeze_panes, sheet.auto_filter.ref.startswith("A1:")) == ("B2", True)


def test_the_explanation_names_source_rules_columns_and_how_to_refresh(view: reads.View) -> None:
    rows = reads.ranking(view)
    table = exports.shown(rows, view, title="排名", stamp=stamp(view, rows))
    sheet = load_workbook(io.BytesIO(exports.workbook([table], "http://127.0.0.1")))["说明"]
    said = [tuple(cell for cell in row if cell) for row in sheet.iter_rows(values_only=True)]
    found = {line[0]: line[1] for line in said if len(line) > 1}
    assert found["来源文件"] == "各县局、商州分局2022年度目标责任考核职能任务指标任务一览表"
    assert found["数值来自"] == "目标：原文，完成：模拟"
    assert found["数据地址"].startswith("http://127.0.0.1/data/ranking.csv?")
    assert "规则版本" in found["规则"]
    assert "全部刷新" in found["Excel"]
    assert ("得分率（小数）", "得分 ÷ 可计分值", "小数：0.25 即 25%", "score_rate") in said
    assert {str(heading) for heading in table.table} <= set(found) | {line[0] for line in said if line}


def test_text_that_would_run_and_letters_that_xml_refuses(view: reads.View) -> None:
    table = pd.DataFrame({"文字": ["=1+1", "@a", "+86", "-5", "a\x07b"], "数": [-5.5, 0.0, None, 1.0, 2.0]})
    table["日期"] = pd.Timestamp("2022-01-31")
    book = load_workbook(io.BytesIO(exports.workbook([Shown("表", table, ("text", "value", "due_date"), {})])))
    rows = list(book["表"].iter_rows(min_row=2))
    assert [row[0].value for row in rows] == ["=1+1", "@a", "+86", "-5", "ab"]
    assert {row[0].data_type for row in rows} == {"s"}
    assert [row[1].value for row in rows] == [-5.5, 0, None, 1, 2]
    assert (rows[0][2].value, rows[0][2].number_format) == (datetime(2022, 1, 31), "yyyy-mm-dd")


@pytest.mark.parametrize(
    ("one", "other"),
    [("2022-01-31", "2022/1/31"), ("0.50", 0.5), ("007", 7), (1.0, "1"), ("'=a", "=a"), (pd.NA, ""), (-0.0, "0"),
     ("2022-01-31 00:00:00", "2022-01-31"), ("a  b", "a b"), (pd.Timestamp("2022-01-31 08:05:30"), "2022/1/31 8:05")],
)  # fmt: skip
def test_cells_that_a_spreadsheet_rewrites_mean_the_same(one: object, other: object) -> None:
    assert cells.meaning(one) == cells.meaning(other)
    assert cells.mark("列", one) == cells.mark("列", other)


@pytest.mark.parametrize(("one", "other"), [("1", "1.01"), ("", "0"), ("2022-13-01", "2023-01-01"), ("甲", "乙")])
def test_cells_that_differ(one: object, other: object) -> None:
    assert cells.meaning(one) != cells.meaning(other)


def test_the_marks_of_a_row_are_a_word_to_every_spreadsheet() -> None:
    marks = [cells.mark("列", number) for number in range(2000)]
    assert cells.marks(cells.joined(marks)) == set(marks)
    assert not any(cells.is_formula(cells.joined([mark])) or cells.joined([mark]).isdigit() for mark in marks)


def test_sheets_have_names_of_their_own_that_excel_takes() -> None:
    assert names.sheet_names(["a/b:c", "甲" * 40, "甲" * 40, ""]) == ["a b c", "甲" * 31, "甲" * 29 + " 2", "Sheet"]


def test_parquet_keeps_types_and_says_what_columns_mean(view: reads.View) -> None:
    rows = reads.catalogue(view.scope, reads.Filters(document_id="shangluo-2022"))
    table = pq.read_table(io.BytesIO(exports.parquet_bytes(rows, stamp(view, rows))))
    assert table.num_rows == len(rows)
    assert table.schema.field("indicator_name").metadata[b"heading"].decode() == "任务"
    assert stamps.read(table.schema.metadata[b"assessment"].decode()).recipe[1] == "catalogue"


@pytest.mark.parametrize("scheme_id", ["shangluo-2022", "chengde-2023"])
def test_a_year_is_one_workbook(data: Path, scheme_id: str) -> None:
    view = reads.View(reads.Scope(), scheme_id, int(scheme_id[-4:]), 9)
    content = exports.year_workbook(view, f"/downloads?scheme={scheme_id}", "")
    titles = [title for title, _rows in exports.year_tables(view)]
    assert {"任务目录", "疑点", "目标与完成"} <= set(titles)
    assert load_workbook(io.BytesIO(content), read_only=True).sheetnames == [*titles, "说明", exports.STAMPS]
    report = verification.verify("全年.xlsx", content)
    assert [table.state for table in report.tables] == ["current"] * len(titles)


def test_all_tables_come_with_their_dictionary(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(io.BytesIO(exports.snapshot_archive())) as archive:
        assert {f"{table.name}.parquet" for table in TABLES} | {"说明.txt", "数据字典.md"} == set(archive.namelist())
        assert reads.snapshot_id() in archive.read("说明.txt").decode()
    monkeypatch.setattr("assessment.exports.everything.current_scope", lambda: reads.Scope(("611022",)))
    with pytest.raises(InputError, match="所有单位"):
        exports.snapshot_archive()


PAGES = sorted(str(path.relative_to(settings.PROJECT)) for path in (settings.PROJECT / "pages").rglob("*.py"))


def test_every_card_of_every_page_can_be_checked(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A card whose rows are those of no one query must not claim one; its file would be told changed."""
    drawn: list[Card] = []
    monkeypatch.setattr(downloads, "_offer_page", drawn.extend)
    app = AppTest.from_file(str(settings.PROJECT / "app.py"), default_timeout=60)
    app.query_params["month"] = "9"
    app.run()
    for page in PAGES:
        app.switch_page(page).run()
        assert not app.exception, (page, app.exception)
    assert len({card.title for card in drawn}) > 15
    reports = {
        (card.address.partition("?")[0], card.title): verification.verify("卡片.csv", card.csv()) for card in drawn
    }
    assert [(name, one.differences[:2]) for name, one in reports.items() if one.state != "current"] == []
    assert sum(bool(card.recipe) for card in drawn) > 15


def test_no_column_of_the_context_is_called_like_one_of_the_data(view: reads.View) -> None:
    rows = reads.ranking(view)
    table = exports.shown(rows, view, trial="", stamp=stamp(view, rows))
    assert not {*table.context, *table.stamped, "校验"} & set(headings().values())
