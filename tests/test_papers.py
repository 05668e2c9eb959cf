"""Do papers say what the data says, keep blank what nobody said, and read back as they were written?"""

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from assessment import messages, papers, reads, settings, stamps
from assessment.__main__ import main
from assessment.papers import Paper
from assessment.papers.model import Paragraph, Table
from assessment.problems import InputError
from tests.conftest import World

MADE_AT, MADE_ON = "2026-11-25T10:00:00+08:00", "2026-11-25"
SEPTEMBER = {"scheme": "shangluo-2022", "year": 2022, "month": 9, "made_on": MADE_ON}
OFFSET = "shangluo-2022/耕地保护/1/farmland-offset"

# Every scheme with every kind: what there is, and why there is nothing else.
APPLIES = {
    "bulletin": {"shangluo-2022", "qinghai-2019"},
    "briefing": {"shangluo-2022", "qinghai-2019"},
    "tasks_by_county": {"shangluo-2022"},
    "performance_goals": {"fengrun-2019", "chengde-2023"},
    "project_evaluation": {"fengrun-2019", "chengde-2023"},
    "department_evaluation": {"hengyang-2022"},
}
SCHEMES = ("shangluo-2022", "qinghai-2019", "chengde-2023", "hengyang-2022", "fengrun-2019")


@cache
def _made(_data: str, kind: str, parameters: tuple[tuple[str, Any], ...]) -> Paper:
    return papers.paper(kind, **dict(parameters))


def made(data: Path, kind: str, **parameters: Any) -> Paper:
    """A paper, made once for all tests over the same data."""
    return _made(str(data), kind, tuple(parameters.items()))


@cache
def written(paper: Paper, ending: str) -> bytes:
    stamp = papers.stamped(paper, papers.address(paper), made_at=MADE_AT)
    return (papers.docx if ending == "docx" else papers.xlsx)(paper, stamp)


def said(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]


def cells_of(table: Table) -> dict[str, list[str]]:
    """The words of each row below the head, by its first cell."""
    return {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in table.rows[table.head_count :]}


def test_the_bulletin_of_a_measure_says_what_was_worked_out_by_hand(data: Path) -> None:
    """4126 ÷ 6700 = 61.6 %, 序时 75 %; 商州 812 of 1500 after nine months: (688 ÷ 3) ÷ (812 ÷ 9) = 2.5."""
    paper = made(data, "bulletin", **SEPTEMBER, measure=OFFSET)
    assert paper.title == "商洛市自然资源局关于2022年1—9月占补平衡指标完成情况的通报（模拟）"
    opening, rule, *rest = said(paper)
    assert opening.startswith(
        "依据《各县局、商州分局2022年度目标责任考核职能任务指标任务一览表》（商洛市自然资源局）和商洛市自然资源系统2022年度"
        "目标责任考核方案，现将县区2022年1—9月任务完成情况通报如下。计分规则和政策均为系统默认，原文未作规定。"
    )
    assert "不到 0.6 ▼ 严重滞后" in rule
    assert "红" not in rule
    assert rest == [
        "占补平衡指标完成4,126亩，任务6,700亩，完成率61.6%，低于序时13.4个百分点（6/7个单位已报）（模拟）。",
        "居前的是镇安县（471亩，94.2%，第1名）、商南县（807亩，80.7%，第2名）、柞水县（147亩，73.5%，第3名）；"
        "居后的是洛南县（1,585亩，63.4%，第4名）、丹凤县（304亩，60.8%，第5名）、商州区（812亩，54.1%，第6名）（模拟）。",
        "平账核对：原文合计 6,700，分解之和 6,700，平。",
        "商州区：滞后1项（其中严重滞后0项）。占补平衡指标完成812亩（任务1,500亩），完成率54.1%，低于序时20.9个百分点。"
        "偏差原因：基层人员变动，工作衔接不足。改进措施：充实人员，开展专项培训（模拟）。",
        "1个单位共1项次到期未报，不按0计算，也不计入上述滞后：山阳县1项（占补平衡指标）。",
        "9月数据的报送期限是2022年10月10日（每月月底后10天，系统设置），尚须补报的单位：山阳县。"
        "10月数据应于2022年11月10日前报送：7个单位各37项。",
        "要在年底完成任务，剩余3个月：商州区占补平衡指标还差688亩，需提速2.5倍（模拟）。",
        "【此处由印发单位填写工作要求；本系统只写数据，不代拟】",
        "附件：1．县区：占补平衡指标排名表",
        "商洛市自然资源局",
        "2026年11月25日",
    ]


def test_its_annex_has_the_usual_columns_and_unreported_is_no_zero(data: Path) -> None:
    (table,) = made(data, "bulletin", **SEPTEMBER, measure=OFFSET).tables()
    heads = [cell.text.replace("\n", "") for cell in table.rows[0].cells]
    assert heads == ["单位", "任务", "完成", "完成率", "序时差（百分点）", "位次", "位次变化", "状态"]
    rows = cells_of(table)
    assert rows["镇安县"] == ["500亩", "471亩", "94.2%", "+19.2", "1", "持平", "▲ 超序时"]
    assert rows["洛南县"] == ["2,500亩", "1,585亩", "63.4%", "−11.6", "4", "↑1", "● 正常"]
    assert rows["山阳县"] == ["500亩", "○ 未报", "—", "—", "—", "—", "○ 未报"]
    values = {row.cells[0].text: [cell.value for cell in row.cells] for row in table.rows[1:]}
    assert values["商州区"][1:4] == [1500, 812, pytest.approx(812 / 1500)]
    assert values["山阳县"] == [None, 500, *[None] * 6]


def test_the_bulletin_of_a_scheme_agrees_with_the_ranking(data: Path, view: reads.View) -> None:
    paper = made(data, "bulletin", **SEPTEMBER)
    ranking = reads.ranking(reads.View(view.scope, view.scheme_id, 2022, 9, "县区"))
    names = [table.name for table in paper.tables()]
    assert names == [f"附件{n}　县区：{name}" for n, name in enumerate(
        ("得分排名表", "指标合计完成情况", "滞后清单", "到期未报清单"), 1)]  # fmt: skip
    places = paper.tables()[0].rows[1:]
    assert [row.cells[0].text for row in places] == list(ranking["unit_name"])
    assert [row.cells[5].value for row in places] == list(ranking["score"])
    lagging, unreported = paper.tables()[2], paper.tables()[3]
    assert len(lagging.rows) - 1 == ranking["behind_count"].sum()
    assert len(unreported.rows) - 1 == (ranking["due_count"] - ranking["reported_count"]).sum()
    assert all(row.cells[4].text == "○ 未报" for row in unreported.rows[1:])
    words = "".join(said(paper))
    assert "得分居前的是柞水县（68.59分，第1名，可能第1–2名）" in words
    assert "483项次，已报462项次，未报21项次" in words
    assert "得分率67.7%，比上月下降0.8个百分点" in words


def test_rates_are_neither_summed_nor_averaged(data: Path) -> None:
    rows = cells_of(made(data, "bulletin", **SEPTEMBER).tables()[1])
    total, rate = rows["占补平衡指标"], rows["结案率"]
    assert total == ["亩", "6,700", "4,126", "61.6%", "−13.4", "1", "6/7"]
    assert (rate[1], rate[3], rate[4]) == ("—", "—", "—")


def test_every_figure_of_a_table_names_its_source(data: Path) -> None:
    for table in made(data, "bulletin", **SEPTEMBER).tables():
        assert all(row.source for row in table.rows[table.head_count :]), table.name
    (table,) = made(data, "bulletin", **SEPTEMBER, measure=OFFSET).tables()
    assert {row.source for row in table.rows[1:]} == {"shangluo-2022 第7行；批次 demo-2022（模拟）"}


def test_a_simulated_paper_says_so_everywhere(data: Path) -> None:
    paper = made(data, "bulletin", **SEPTEMBER)
    document = python_docx.Document(io.BytesIO(written(paper, "docx")))
    assert paper.title.endswith("（模拟）")
    for section in document.sections:
        for header in (section.header, section.even_page_header):
            assert header.paragraphs[0].text.startswith("模拟数据")
            assert 'string="模拟"' in header._element.xml
    assert "含模拟数据" in load_workbook(io.BytesIO(written(paper, "xlsx")))["说明"]["A2"].value
    goals = made(data, "performance_goals", scheme="fengrun-2019", made_on=MADE_ON)
    assert "模拟" not in papers.preview(goals)


def test_ties_share_a_place_and_silence_has_none(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.unit("e", "E", parent="p", group="县区", kind="county")
    world.leaf("i", 10)
    world.measure("m", "i")
    for unit, done in (("a", 90), ("b", 90), ("c", 30), ("e", None)):
        world.target("m", unit, 100)
        if done is not None:
            world.actual("m", unit, 12, done)
    monkeypatch.setenv("ASSESSMENT_DATA", str(world.publish()))
    paper = papers.paper("bulletin", scheme="s", month=12, made_on=MADE_ON)
    words = "".join(said(paper))
    assert paper.title == "局关于2022年度目标责任考核任务完成情况的通报"
    front = (
        "A（9.00分，并列第1名，可能第1–2名）、B（9.00分，并列第1名，可能第1–2名）、C（3.00分，第3名，可能第3–4名）。"
    )
    assert f"得分居前的是{front}E没有报送，不排名。" in words
    assert "m完成210，任务400，完成率52.5%，低于序时47.5个百分点（3/4个单位已报）" in words
    assert "1个单位共1项次到期未报，不按0计算" in words
    assert "偏差原因未填报" in words
    assert "还差70，年内已无时间" in words
    one = cells_of(papers.paper("bulletin", scheme="s", month=12, measure="m", made_on=MADE_ON).tables()[0])
    assert [row[4] for row in one.values()] == ["并列1", "并列1", "3", "—"]
    assert one["E"][1] == "○ 未报"
    assert "模拟" not in words


def test_a_month_without_reports_is_refused(office: Path) -> None:
    with pytest.raises(InputError, match="还没有单位填报"):
        papers.paper("bulletin", scheme="shangluo-2022", month=9)
    assert papers.paper("tasks_by_county", scheme="shangluo-2022").tables()


def test_the_briefing_fits_a_leader(data: Path) -> None:
    paper = made(data, "briefing", **SEPTEMBER)
    (table,) = paper.tables()
    assert [row.cells[0].text for row in table.rows[1:]] == ["67.7%", "159/259", "88", "21", "柞水 ↑1"]
    words = "".join(said(paper))
    assert "较上月：柞水 ↑1、镇安 ↓1、商南 ↑1、洛南 ↓1" in words
    assert "6 个单位共 21 项到期未报，不按0计算" in words
    assert len(words) < 800


def test_the_county_table_has_the_whole_first_and_keeps_what_the_document_says(data: Path) -> None:
    (table,) = made(data, "tasks_by_county", scheme="shangluo-2022", made_on=MADE_ON).tables()
    heads = [cell.text for cell in table.rows[0].cells]
    assert heads[3:] == ["指标", "全市", "市本级", "商州", "洛南", "丹凤", "商南", "山阳", "镇安", "柞水"]
    rows = {cell.text: row for row in table.rows for cell in row.cells[:4]}
    offset = [cell.text for cell in rows["占补平衡指标（亩）"].cells]
    assert offset[-9:] == ["6,700", "–", "1,500", "2,500", "500", "1,000", "500", "500", "200"]
    assert [cell.text for cell in rows["盘活批而未供土地（2分）"].cells][-9:-7] == ["6,000", "2,470"]
    pending = rows["单位地区生产总值建设用地使用面积（2分）"].cells[-1]
    assert (pending.text, pending.columns) == ("◇ 待下达", 7)
    unclear = rows["加强土地利用监管完成闲置土地处置工作（2分）"]
    assert "？ 归属不明" in [cell.text for row in table.rows for cell in row.cells]
    assert unclear.source.startswith("shangluo-2022 第")
    assert len(table.rows) == 74


def test_a_goals_form_is_what_its_document_prints(data: Path) -> None:
    paper = made(data, "performance_goals", scheme="fengrun-2019", project="土地利用总体规划编制费用", made_on=MADE_ON)
    (table,) = paper.tables()
    grid = {(row, column): cell for row, column, cell in table.placed()}
    assert [grid[0, column].text for column in (0, 1, 3, 4)] == ["项目编码", "", "项目名称", "土地利用总体规划编制费用"]
    assert (grid[1, 2].text, grid[1, 4].text, grid[1, 5].text) == ("400,000", "400,000", "其他资金：")
    assert [grid[4, column].text for column in (1, 2, 3, 4)] == ["", "", "", "100"]
    heads = [cell.text for _row, _column, cell in table.placed() if cell.is_head]
    assert heads[-6:] == ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"]


def test_an_evaluation_form_leaves_blank_what_nobody_said(data: Path) -> None:
    paper = made(data, "project_evaluation", scheme="chengde-2023", project="土地确权项目", made_on=MADE_ON)
    (table,) = paper.tables()
    grid = {(row, column): cell for row, column, cell in table.placed()}
    heads = [grid[1, column].text for column in range(2, 8)]
    assert heads == ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
    names = [grid[row, 1].text for row in range(2, 6)]
    assert names == ["年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"]
    assert [grid[2, column].text for column in range(2, 8)] == ["40.00", "", "18.095", "", "45.24%", ""]
    assert all(grid[row, column].text == "" for row in (3, 4, 5) for column in range(2, 8))
    last = table.rows[-1].cells
    assert [cell.text for cell in last] == ["总分", "", "", ""]
    silent = made(data, "project_evaluation", scheme="chengde-2023", project="征地前期费", made_on=MADE_ON)
    assert [cell.text for cell in silent.tables()[0].rows[2].cells] == ["年度资金总额", "20.00", "", "", "", "", ""]
    sheet = load_workbook(io.BytesIO(written(paper, "xlsx"))).worksheets[1]
    assert [sheet.cell(3, column).value for column in range(3, 9)] == [
        40,
        None,
        18.095,
        None,
        pytest.approx(0.452375),
        None,
    ]


def test_a_department_form_is_as_the_department_printed_it(data: Path) -> None:
    (table,) = made(data, "department_evaluation", scheme="hengyang-2022", made_on=MADE_ON).tables()
    grid = {(row, column): cell for row, column, cell in table.placed()}
    assert [grid[1, column].text for column in (1, 4, 5, 6, 7)] == [
        "资金总额：14,623.09", "18,651.39", "127.55%", "10", "10",
    ]  # fmt: skip
    words = [cell.text for row in table.rows for cell in row.cells]
    assert "纳入专户管理的非税收入拨款：" in words
    assert [cell.text for cell in table.rows[-1].cells] == ["总分", "100", "100", ""]


@pytest.mark.parametrize("kind", list(papers.KINDS))
def test_every_scheme_has_its_papers_and_says_why_not_the_others(data: Path, kind: str) -> None:
    for scheme in SCHEMES:
        if scheme in APPLIES[kind]:
            paper = made(data, kind, scheme=scheme, made_on=MADE_ON)
            assert paper.blocks
            assert not re.search(r"\bnan\b|None|<NA>", papers.preview(paper)), scheme
            continue
        with pytest.raises(InputError) as refused:
            papers.paper(kind, scheme=scheme)
        assert len(refused.value.problems) == 1
        assert re.search("没有|不写", refused.value.problems[0])


def test_the_kinds_offered_are_those_that_can_be_made(data: Path, view: reads.View) -> None:
    for scheme in SCHEMES:
        offered = {kind.name for kind in papers.kinds_of(reads.View(view.scope, scheme, 2022, 9))}
        able = {kind for kind, schemes in APPLIES.items() if scheme in schemes}
        # A scheme of one unit is scored, though nobody is ranked.
        assert able <= offered, scheme
        assert offered - able <= {"bulletin", "briefing"}


@pytest.mark.parametrize("kind", ["bulletin", "briefing", "tasks_by_county"])
def test_a_word_file_reads_back_as_it_was_written(data: Path, kind: str) -> None:
    paper = made(data, kind, **SEPTEMBER)
    found = papers.texts(written(paper, "docx"), "通报.docx")
    lines = [text.words for text in found if text.part == "正文"]
    assert lines[0].replace("\n", "") == paper.title
    assert [words for words in said(paper) if words not in lines] == []
    for table in paper.tables():
        cells = {(text.row, text.column): text.words for text in found if text.part == table.name}
        assert cells == {(row + 1, column + 1): cell.text for row, column, cell in table.placed()}


def test_a_word_file_is_laid_out_as_an_official_document(data: Path) -> None:
    document = python_docx.Document(io.BytesIO(written(made(data, "bulletin", **SEPTEMBER), "docx")))
    first = document.sections[0]
    assert [round(side.mm) for side in (first.page_width, first.page_height)] == [210, 297]
    margins = (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
    fonts = {
        name: document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Normal", "Title", "Heading 1", "Heading 2")
    }
    assert fonts == {
        "Normal": "仿宋_GB2312", "Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体_GB2312",
    }  # fmt: skip
    assert document.styles["Normal"].element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    footer = first.footer.paragraphs[0]
    assert footer.text == "— 1 —"
    assert " PAGE " in footer._p.xml
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    signature = [paragraph for paragraph in document.paragraphs if paragraph.style.name == "落款"]
    assert [paragraph.text for paragraph in signature] == ["商洛市自然资源局", "2026年11月25日"]
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr").startswith("第1 柞水")
    assert picture.width.mm == pytest.approx(156, abs=0.5)
    colours = set(re.findall(r'w:color w:val="(\w+)"', document.element.xml))
    assert colours <= {"000000", "auto"}


def test_a_workbook_has_a_sheet_for_every_table_with_numbers_and_sources(data: Path) -> None:
    paper = made(data, "bulletin", **SEPTEMBER, measure=OFFSET)
    workbook = load_workbook(io.BytesIO(written(paper, "xlsx")))
    assert workbook.sheetnames == ["说明", "附件1 县区：占补平衡指标排名表"]
    sheet = workbook.worksheets[1]
    assert [sheet.cell(1, column).value for column in (1, 9)] == ["单位", "来源"]
    top = [sheet.cell(2, column).value for column in range(1, 10)]
    assert top[:4] == ["镇安县", 500, 471, 0.942]
    assert top[8] == "shangluo-2022 第7行；批次 demo-2022（模拟）"
    assert sheet["D2"].number_format == "0.0%"
    assert [sheet.cell(8, column).value for column in (1, 3, 4)] == ["山阳县", "○ 未报", "—"]
    about = [cell.value for cell in workbook["说明"]["A"] if cell.value]
    assert any(line.startswith("数据版本") for line in about)
    assert any(line.startswith("占补平衡指标完成4,126亩") for line in about)


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_file_carries_a_stamp_by_which_it_can_be_made_again(data: Path, ending: str) -> None:
    paper = made(data, "bulletin", **SEPTEMBER, measure=OFFSET)
    content = written(paper, ending)
    if ending == "xlsx":
        value = load_workbook(io.BytesIO(content)).custom_doc_props["assessment"].value
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            properties = ElementTree.fromstring(package.read("docProps/custom.xml"))  # noqa: S314 - written by us
        value = "".join(properties.itertext())
    stamp = stamps.read(value)
    assert (stamp.kind, stamp.snapshot_id, stamp.made_at) == ("通报", reads.snapshot_id(), MADE_AT)
    assert stamp.address == papers.address(paper)
    what, kind, parameters = stamp.recipe
    assert what == "paper"
    again = papers.paper(kind, **parameters)
    assert papers.texts(written(again, ending), f"a.{ending}") == papers.texts(content, f"a.{ending}")


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_the_same_stamp_gives_the_same_bytes(data: Path, ending: str) -> None:
    paper = made(data, "briefing", **SEPTEMBER)
    write = papers.docx if ending == "docx" else papers.xlsx
    stamp = papers.stamped(paper, papers.address(paper), made_at=MADE_AT)
    content = write(paper, stamp)
    assert content == write(paper, stamp)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {part.date_time for part in package.infolist()} == {(2026, 11, 25, 10, 0, 0)}


def test_a_paper_stays_chinese(data: Path) -> None:
    paper = made(data, "briefing", **SEPTEMBER)
    messages.use("en")
    assert papers.paper("briefing", **SEPTEMBER) == paper
    document = python_docx.Document(io.BytesIO(written(paper, "docx")))
    assert document.paragraphs[-1].text.startswith("文件出处：数据版本：")
    assert messages.language() == "en"


def test_everything_wrong_with_a_request_is_said_at_once(data: Path) -> None:
    with pytest.raises(InputError) as refused:
        papers.paper("bulletin", scheme="shangluo-2022", year="1999", month="13", group="x", measure="y", colour="z")
    assert len(refused.value.problems) == 5
    with pytest.raises(InputError, match="最接近的是“bulletin”"):
        papers.paper("buletin", scheme="shangluo-2022")
    with pytest.raises(InputError, match="没有考核方案“nowhere”"):
        papers.paper("bulletin", scheme="nowhere")


def test_the_command_writes_both_files_and_lists_every_problem(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["export", "通报", "--scheme", "shangluo-2022", "--month", "9", "--measure", "占补平衡指标"]
    for ending in ("docx", "xlsx"):
        assert main([*asked, "--out", str(tmp_path / f"通报.{ending}")]) == 0
        assert papers.texts((tmp_path / f"通报.{ending}").read_bytes(), f"通报.{ending}")
    bad = ["export", "bulletin", "--scheme", "shangluo-2022", "--month", "13", "--out", str(tmp_path / "通报.pdf")]
    assert main(bad) == 2
    problems = capsys.readouterr().err
    assert "发现 2 个问题" in problems
    assert "应以 .docx 或 .xlsx 结尾" in problems
    assert not (tmp_path / "通报.pdf").exists()


def open_page(**address: str) -> AppTest:
    app = AppTest.from_file(str(settings.PROJECT / "app.py"), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    app.switch_page("pages/leaders/bulletin.py").run()
    assert not app.exception, app.exception
    return app


def html(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))


def test_the_page_shows_what_the_file_holds(data: Path) -> None:
    app = open_page(month="9", paper="bulletin", measure=OFFSET)
    paper = made(data, "bulletin", **SEPTEMBER, measure=OFFSET)
    assert paper.title in html(app)
    assert all(words in html(app) for words in said(paper)[2:-3])
    assert [button.label for button in app.get("download_button")] == ["下载 Word", "下载 Excel"]
    app.selectbox(key="choice_paper").set_value("briefing").run()
    assert not app.exception
    assert "县区2022年1—9月目标责任考核简报（模拟）" in html(app)


def test_the_page_offers_what_a_scheme_has_and_says_why_there_is_nothing(data: Path) -> None:
    app = open_page(scheme="chengde-2023", paper="project_evaluation", project="chengde-2023/征地前期费")
    assert app.selectbox(key="choice_paper").options == ["绩效目标表", "项目支出绩效自评表"]
    assert "征地前期费支出绩效自评表" in html(app)
    assert "土地确权项目支出绩效自评表" not in html(app)
    app = open_page(scheme="hengyang-2022", paper="department_evaluation", lang="en")
    assert "部门整体支出绩效自评表" in html(app)
