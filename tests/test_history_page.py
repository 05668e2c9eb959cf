"""Does the page of records show every batch, and take one back exactly once, for whoever may?"""

import csv
import io
import re
from datetime import date, datetime
from html import unescape
from pathlib import Path

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from assessment import exports, records
from assessment.build import build
from assessment.checks import arrow_schema
from assessment.problems import InputError
from assessment.reads import Scope, View, batch_rows, batches
from assessment.reporting import history
from assessment.schema import TABLES_BY_NAME
from tests.conftest import copy_shangluo
from tests.test_pages import headline, open_page, written

PAGE = "pages/reporting/history.py"
DRILLS = "shangluo-2022/生态修复/2/drills"
REPORT, REVIEW = "20221005T090000-00000001", "20221007T090000-00000002"


def actual(record_id: str, status: str, day: int, **more: object) -> pa.Table:
    row = {
        "measure_id": DRILLS, "unit_id": "611002", "period_end": date(2022, 9, 30), "value": 77.0, "status": status,
        "reported_by": "李四", "reported_at": datetime(2022, 10, 5, 9), "record_id": record_id, "basis": "reported",
        "recorded_at": datetime(2022, 10, day, 9), "file_sheet": "填报", "file_row": 7, **more,
    }  # fmt: skip
    return pa.Table.from_pylist([row], schema=arrow_schema(TABLES_BY_NAME["actual"]))


@pytest.fixture
def recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a report by 李四 from a file, and the review that returned it, by 王五 alone."""
    copy_shangluo(tmp_path)
    sent = tmp_path / "九月.csv"
    sent.write_text("指标,完成值\n应急演练,77\n", encoding="utf-8")
    report = records.Batch(REPORT, "report", datetime(2022, 10, 5, 9), "李四", "reporter")
    records.commit(tmp_path / "records", report, {"actual": actual(REPORT, "reported", 5)}, source=sent)
    review = records.Batch(REVIEW, "review", datetime(2022, 10, 7, 9), "王五", "reviewer", True, "缺佐证")
    rows = {"actual": actual(REVIEW, "returned", 7, comment="请附佐证", file_sheet=None, file_row=None)}
    records.commit(tmp_path / "records", review, rows)
    build(tmp_path, demo=False)
    monkeypatch.setenv("ASSESSMENT_DATA", str(tmp_path))
    monkeypatch.setenv("ASSESSMENT_DEMO", "off")
    monkeypatch.setenv("ASSESSMENT_PERSON", "王五")
    monkeypatch.delenv("ASSESSMENT_ROLE", raising=False)
    return tmp_path


def listed(app: AppTest) -> list[str]:
    """The ids of the batches in the list, as they stand."""
    table = next(body for body in re.findall(r'<div class="sheet batches".*?</table>', written(app), re.S))
    return re.findall(r'<small class="wide-only">([^<]+)</small>', table)


def confirm(app: AppTest, reason: str) -> None:
    """Write a reason, and click."""
    app.text_input(key=f"reason-{REPORT}").set_value(reason)
    next(button for button in app.button if button.label == "确认撤销").click().run()
    assert not app.exception


def test_every_batch_is_listed_the_newest_first(recorded: Path) -> None:
    app = open_page(PAGE)
    assert headline(app) == "共 2 批记录，最近一批是王五的审核，没有撤销"
    assert listed(app) == [REVIEW, REPORT]
    page = written(app)
    for words in ("2022-10-05 09:00", "李四", "填报人", "审核人（单人模式）", "九月.csv", "缺佐证", "● 有效"):
        assert words in page
    sha256 = batches(Scope())["file_sha256"].dropna().iloc[0]
    assert f"{sha256[:12]}…" in page
    assert sha256 not in page


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"record_kind": "report"}, [REPORT]),
        ({"person": "王五"}, [REVIEW]),
        ({"record_kind": "report", "person": "李四"}, [REPORT]),
        ({"record_kind": "all", "person": "all"}, [REVIEW, REPORT]),
    ],
)
def test_kind_and_person_filter_the_list_from_the_address(
    recorded: Path, choices: dict[str, str], expected: list[str]
) -> None:
    assert listed(open_page(PAGE, **choices)) == expected


def test_a_filter_that_is_none_is_said(recorded: Path) -> None:
    assert "person=赵六 无效" in open_page(PAGE, person="赵六").warning[0].value
    assert "batch=x 无效" in open_page(PAGE, batch="x").warning[0].value


def test_a_chosen_batch_shows_its_rows_and_its_file(recorded: Path) -> None:
    app = open_page(PAGE, batch=REPORT)
    page = written(app)
    assert "1 个单位，1 行" in page
    cells = [re.sub("<.*?>", "", cell) for cell in re.findall(r"<td[^>]*>.*?</td>", page.partition("这一批的内容")[2])]
    assert cells[:5] == ["商州", "2022-09", "77 次", "已报", "填报 7"]
    assert "下载原文件" in [button.label for button in app.get("download_button")]
    assert f"batch={REVIEW}" in unescape(page)
    assert "请附佐证" in written(open_page(PAGE, batch=REVIEW))


def test_the_original_file_comes_back_byte_for_byte(recorded: Path) -> None:
    sha256 = batches(Scope())["file_sha256"].dropna().iloc[0]
    assert history.original_file(sha256) == "指标,完成值\n应急演练,77\n".encode()
    with pytest.raises(InputError, match="没有校验值为"):
        history.original_file("0" * 64)


def test_a_batch_is_taken_back_once_and_open_pages_see_it(recorded: Path) -> None:
    app, other = open_page(PAGE, batch=REPORT), open_page("pages/reporting/calendar.py", year="2022", known_on="")
    confirm(app, "传错文件")
    reversal = records.manifest(recorded / "records").to_pylist()[-1]
    assert (reversal["kind"], reversal["recorded_by"], reversal["reason"]) == ("reversal", "王五", "传错文件")
    assert app.success[0].value == f"已撤销；撤销批次是 {reversal['record_id']}。"
    assert headline(app) == "共 3 批记录，最近一批是王五的撤销，1 批已撤销"
    assert "这一批已经撤销，1 行都不再计入" in written(app)
    assert "× 已撤销" in written(app)
    assert not [button for button in app.button if button.label == "确认撤销"]
    # Drawing the page again repeats nothing.
    app.run()
    assert records.manifest(recorded / "records").num_rows == 3
    assert batch_rows(Scope(), record_id=REPORT).empty
    other.run()
    assert not other.exception


def test_a_batch_without_a_reason_stays(recorded: Path) -> None:
    app = open_page(PAGE, batch=REPORT)
    confirm(app, "  ")
    assert app.error[0].value == "撤销批次要写明原因；请填写原因（--reason）。"
    assert records.manifest(recorded / "records").num_rows == 2
    confirm(app, "传错文件")
    assert not app.error
    assert records.manifest(recorded / "records").num_rows == 3


def test_what_is_taken_back_meanwhile_is_refused(recorded: Path) -> None:
    app = open_page(PAGE, batch=REPORT)
    records.reverse(recorded / "records", REPORT, by="赵六", reason="先一步")
    confirm(app, "传错文件")
    assert "已经撤销过" in app.error[0].value
    assert records.manifest(recorded / "records").num_rows == 3


def test_a_reporter_takes_back_only_what_is_his_own(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSMENT_ROLE", "reporter")
    app = open_page(PAGE, batch=REPORT)
    assert "填报人只能撤销自己登记的批次" in written(app)
    assert not [button for button in app.button if button.label == "确认撤销"]
    with pytest.raises(InputError, match="由李四登记，填报人只能撤销自己的批次"):
        history.take_back(REPORT, reason="传错文件")
    assert records.manifest(recorded / "records").num_rows == 2
    monkeypatch.setenv("ASSESSMENT_PERSON", "李四")
    assert history.take_back(REPORT, reason="传错文件").role == "reporter"


def test_a_reviewer_takes_back_what_others_recorded(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSMENT_ROLE", "reviewer")
    assert history.take_back(REPORT, reason="传错文件").reverses_record_id == REPORT


def test_a_reversal_and_the_past_cannot_be_taken_back(recorded: Path) -> None:
    reversal = history.take_back(REPORT, reason="传错文件")
    assert "本身是撤销，不能再撤销" in written(open_page(PAGE, batch=reversal.record_id))
    app = open_page(PAGE, batch=REPORT, known_on="2022-10-06")
    assert "清除“按哪天所知”以后才能撤销" in written(app)
    assert listed(app) == [REPORT]
    assert "● 有效" in written(app)


def test_without_batches_the_page_says_so(data: Path) -> None:
    assert headline(open_page(PAGE)) == "还没有填报记录"


def test_english_is_one_switch_away(recorded: Path) -> None:
    app = open_page(PAGE, lang="en", batch=REVIEW)
    assert headline(app) == "2 batches of records, the last one by 王五: Review, none taken back"
    assert "Reviewer (one person alone)" in written(app)


def test_a_scope_hides_the_batches_of_others(recorded: Path) -> None:
    assert batches(Scope(("611002",)))["record_id"].tolist() == [REVIEW, REPORT]
    assert batches(Scope(("611026",))).empty
    assert batch_rows(Scope(("611026",)), record_id=REPORT).empty


def test_the_download_has_the_whole_checksum_and_words(recorded: Path) -> None:
    view = View(Scope(), "shangluo-2022", 2022, 9)
    rows = list(csv.DictReader(io.StringIO(exports.labelled_csv(batches(Scope()), view).decode("utf-8-sig"))))
    assert [row["何事"] for row in rows] == ["审核", "填报"]
    assert (rows[0]["角色"], rows[0]["单人模式"], len(rows[1]["文件校验值（SHA-256）"])) == ("审核人", "是", 64)
    rows = list(
        csv.DictReader(
            io.StringIO(exports.labelled_csv(batch_rows(Scope(), record_id=REVIEW), view).decode("utf-8-sig"))
        )
    )
    assert (rows[0]["填报状态"], rows[0]["审核意见"], rows[0]["截至"]) == ("已退回", "请附佐证", "2022-09-30")
