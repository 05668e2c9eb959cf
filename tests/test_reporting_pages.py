"""Does a clerk get from the template to a report, and a reviewer from there to an approved number, on the pages themselves?"""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from assessment import reads, records, reporting
from tests.test_pages import headline, html, open_page, written

ENTRY, REVIEW = "pages/reporting/entry.py", "pages/reporting/review.py"
DRILLS = "shangluo-2022/生态修复/2/drills"
HEADINGS = "指标,单位,截止日期,完成值,偏差原因,备注\n"
LUONAN = {"scheme": "shangluo-2022", "year": "2022", "month": "9", "unit": "611021"}


def upload(app: AppTest, content: str | bytes, name: str = "九月.csv") -> AppTest:
    data = content.encode() if isinstance(content, str) else content
    app.file_uploader[0].set_value((name, data, "text/csv")).run()
    assert not app.exception, app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def said(app: AppTest) -> str:
    return "\n".join(one.value for one in [*app.success, *app.error])


def manifest(office: Path) -> list[dict[str, object]]:
    return records.manifest(office / "records").to_pylist()


def test_the_page_says_what_is_to_be_reported(office: Path) -> None:
    app = open_page(ENTRY, **LUONAN)
    assert headline(app) == "洛南县9月应报 69 项，还有 69 项未报"
    page = written(app)
    assert "李四（单人模式）" in page
    assert "填累计数，单位：次" in page
    assert "○ 未报" in page


def test_a_file_that_may_be_recorded_shows_its_changes_and_is_recorded_once(office: Path) -> None:
    app = upload(open_page(ENTRY, **LUONAN), f"{HEADINGS}{DRILLS},洛南县,2022-09-30,90,,\n")
    page = written(app)
    assert "可以登记：37 条规则全部通过" in page
    assert "共 1 行；登记 1 条。" in page
    assert manifest(office) == []
    press(app, "confirm-reported")
    assert "已登记为批次" in said(app)
    [batch] = manifest(office)
    assert (batch["kind"], batch["file_name"], batch["recorded_by"]) == ("report", "九月.csv", "李四")
    assert headline(app) == "洛南县9月应报 69 项，还有 68 项未报"
    app.run()
    assert len(manifest(office)) == 1


def test_a_file_with_problems_lists_them_all_and_offers_nothing(office: Path) -> None:
    rows = f"{DRILLS},洛南县,2022-09-30,很多,,\n{DRILLS},商周区,2022-09-30,3,,\n"
    app = upload(open_page(ENTRY, **LUONAN), HEADINGS + rows)
    page = written(app)
    assert "不能登记：2 处不通过，改好后重新上传" in page
    assert "应为数字，收到“很多”" in page
    assert "没有“商周区”这个单位；最接近的是“商州区”" in page
    assert not [button for button in app.button if button.key and button.key.startswith("confirm")]
    assert manifest(office) == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("空.csv", b"", "文件是空的"),
        ("表.csv", b"PK\x03\x04", "内容是 .xlsx 工作簿"),
        ("表.xlsx", b"not a workbook", "不是 .xlsx 工作簿"),
        ("乱.csv", "姓名,电话\n甲,1\n".encode(), "没有找到标题行"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(office: Path, name: str, content: bytes, words: str) -> None:
    app = upload(open_page(ENTRY, **LUONAN), content, name)
    assert words in written(app)
    assert manifest(office) == []


def test_the_template_comes_back_filled_in(office: Path) -> None:
    """What the page hands out is what it takes in."""
    view = reads.View(reads.Scope(), "shangluo-2022", 2022, 9)
    book = load_workbook(io.BytesIO(reporting.template_bytes(view, unit_id="611021")))
    sheet = book["填报"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, columns["指标编号"]).value == DRILLS:
            sheet.cell(row, columns["完成值"]).value = 90
    stream = io.BytesIO()
    book.save(stream)
    app = upload(open_page(ENTRY, **LUONAN), stream.getvalue(), "填报-洛南县-2022年9月.xlsx")
    assert "可以登记：37 条规则全部通过" in written(app)
    press(app, "confirm-approved")
    [batch] = manifest(office)
    assert batch["is_alone"]
    assert "● 已通过" in written(app)


def test_targets_are_changed_on_the_same_page(office: Path) -> None:
    rows = f"指标,单位,年度,目标值,文号,生效日期\n{DRILLS},洛南县,2022,120,商自然资发〔2022〕15号,2022-07-01\n"
    app = upload(open_page(ENTRY, **LUONAN), rows, "调整.csv")
    assert "111 次 → 120 次，自 2022-07-01 起，商自然资发〔2022〕15号" in written(app)
    press(app, "confirm-reported")
    [batch] = manifest(office)
    assert (batch["kind"], batch["role"]) == ("target", "reviewer")
    assert "120 次" in written(app)


def test_a_reporter_only_reports(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSMENT_ROLE", "reporter")
    app = upload(open_page(ENTRY, **LUONAN), f"{HEADINGS}{DRILLS},洛南县,2022-09-30,90,,\n")
    assert [button.key for button in app.button if "confirm" in str(button.key)] == [
        "confirm-reported",
        "confirm-draft",
    ]
    press(app, "confirm-reported")
    review = open_page(REVIEW, scheme="shangluo-2022", year="2022")
    assert headline(review) == "1 条填报待审，来自 1 个单位"
    assert not [button for button in review.button if "decide" in str(button.key)]


def test_a_draft_is_kept_and_sent_later(office: Path) -> None:
    app = upload(open_page(ENTRY, **LUONAN), f"{HEADINGS}{DRILLS},洛南县,2022-09-30,90,,\n")
    press(app, "confirm-draft")
    assert headline(app) == "洛南县9月应报 69 项，还有 69 项未报"
    assert "· 草稿" in written(app)
    press(app, "decide-submit")
    assert "已报送 1 条" in said(app)
    assert headline(app) == "洛南县9月应报 69 项，还有 68 项未报"
    assert [batch["kind"] for batch in manifest(office)] == ["report", "report"]


def test_what_another_recorded_meanwhile_is_not_overlooked(office: Path, tmp_path: Path) -> None:
    app = upload(open_page(ENTRY, **LUONAN), f"{HEADINGS}{DRILLS},洛南县,2022-09-30,90,,\n")
    path = tmp_path / "别人.csv"
    path.write_text(f"{HEADINGS}{DRILLS},丹凤县,2022-09-30,150,,\n", encoding="utf-8")
    from assessment.reporting.importing import import_report

    import_report(path, by="赵六")
    press(app, "confirm-reported")
    assert "核对之后又有 1 个批次登记（赵六）；请重新核对后再登记。" in said(app)
    assert len(manifest(office)) == 1
    press(app, "confirm-reported")
    assert len(manifest(office)) == 2


def test_a_reviewer_approves_what_waits(office: Path) -> None:
    app = upload(
        open_page(ENTRY, **LUONAN), f"{HEADINGS}{DRILLS},洛南县,2022-09-30,90,,\n{DRILLS},丹凤,2022-09-30,150,,\n"
    )
    press(app, "confirm-reported")
    review = open_page(REVIEW, scheme="shangluo-2022", year="2022")
    assert headline(review) == "2 条填报待审，来自 2 个单位"
    press(review, "decide-return")
    assert "退回要写明原因" in said(review)
    assert len(manifest(office)) == 1
    review.text_input(key="review-comment").set_value("与台账不符").run()
    press(review, "decide-return")
    assert "已退回 2 条" in said(review)
    assert headline(review) == "没有待审的填报"
    review.selectbox(key="choice_status").set_value("returned").run()
    assert "审核意见：与台账不符" in written(review)
    entry = open_page(ENTRY, **LUONAN)
    assert headline(entry) == "洛南县9月应报 69 项，还有 69 项未报，1 项被退回"
    assert "已退回）：与台账不符" in written(entry)


def test_all_states_together_are_not_decided_on_at_once(office: Path) -> None:
    app = upload(open_page(ENTRY, **LUONAN), f"{HEADINGS}{DRILLS},洛南县,2022-09-30,90,,\n")
    press(app, "confirm-approved")
    upload(app, f"{HEADINGS}{DRILLS},丹凤县,2022-09-30,150,,\n", "十月.csv")
    press(app, "confirm-reported")
    review = open_page(REVIEW, scheme="shangluo-2022", year="2022", status="all")
    assert "勾选要处理的行；或者选一个状态，一次处理全部。" in "".join(html(review))
    assert not [button for button in review.button if "decide" in str(button.key)]
    review.selectbox(key="choice_status").set_value("approved").run()
    press(review, "decide-lock")
    assert "已锁定 1 条" in said(review)


@pytest.mark.parametrize("page", [ENTRY, REVIEW])
def test_english_is_one_switch_away(office: Path, page: str) -> None:
    app = open_page(page, lang="en", **LUONAN)
    assert headline(app) in ("洛南县: 69 due for Sep, 69 of them unreported", "Nothing waits for review")


@pytest.mark.parametrize("scheme", ["qinghai-2019", "hengyang-2022", "chengde-2023"])
@pytest.mark.parametrize("page", [ENTRY, REVIEW])
def test_every_scheme_opens(data: Path, page: str, scheme: str) -> None:
    app = open_page(page, scheme=scheme)
    assert headline(app)
    assert "nan" not in written(app).lower()
