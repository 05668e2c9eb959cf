"""Is a file read as the person who sent it sees it, whatever made it, or refused with the place and the remedy?"""

import random
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from assessment.problems import InputError
from assessment.reporting.screening import Screened, screen
from tests.test_screening import TODAY, county

__all__ = ["county"]

HEAD = "指标,单位,截止日期,完成值,备注"
ROW = "复垦,甲县,2022-09-30,1200,"


def csv(folder: Path, content: str | bytes, name: str = "填报.csv") -> Screened:
    path = folder.parent / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return screen(path, today=TODAY)


def book(folder: Path, fill: Callable[[Worksheet], object], name: str = "填报.xlsx") -> Path:
    """A workbook with headings and one row, changed by whoever tests something."""
    whole = Workbook()
    sheet = whole.active
    sheet.title = "填报"
    sheet.append(HEAD.split(","))
    sheet.append(["复垦", "甲县", date(2022, 9, 30), 1200, None])
    fill(sheet)
    path = folder.parent / name
    whole.save(path)
    return path


def said(path: Path) -> list[str]:
    """What is wrong with a file: as such, or in its rows."""
    try:
        found = screen(path, today=TODAY)
    except InputError as error:
        return [problem.removeprefix(f"{path.name}，").removeprefix(f"{path.name}：") for problem in error.problems]
    return [line.removeprefix(f"{path.name}，") for line in found.lines("fail")]


def values(found: Screened) -> list[tuple[int, float]]:
    return [(row.file_row, row.value) for row in found.changes.itertuples()]


PLAIN = f"{HEAD}\n{ROW}\n"


@pytest.mark.parametrize("content", [
    PLAIN.encode(), PLAIN.encode("utf-8-sig"), PLAIN.encode("gb18030"), PLAIN.replace(",", "\t").encode("utf-16"),
    PLAIN.replace(",", ";").encode(), PLAIN.replace("\n", "\r\n").encode(), PLAIN.replace("\n", "\r").encode(),
    PLAIN.rstrip("\n").encode(), PLAIN.replace(",", "\t").encode(), PLAIN.replace("1200", '"1,200"').encode(),
    PLAIN.replace("指标,单位", "measure_name,单位名称").encode(), PLAIN.replace("完成值", " 完成值 ").encode(),
    ("﻿" + PLAIN).encode("gb18030"), PLAIN.replace("指标,单位", "MEASURE_NAME,UNIT_NAME").encode(),
])  # fmt: skip
def test_every_usual_way_of_saving_csv_is_read(county: Path, content: bytes) -> None:
    assert values(csv(county, content)) == [(2, 1200)]


@pytest.mark.parametrize(("content", "row"), [
    (f"{HEAD}\n\n\n{ROW}\n", 4), (f"{HEAD}\r\n\r\n{ROW}\r\n", 3), (f"\n{HEAD}\n{ROW}\n", 3), (f"{HEAD}\n,,,,\n{ROW}\n", 3),
    (f"2022年9月填报,,,,\n{HEAD}\n{ROW}\n", 3), (f'{HEAD}\n复垦,乙县,2022-09-30,800,"两行\n的话"\n{ROW}\n', 3),
    (f"商洛市\n制表：张三\n{HEAD}\n{ROW}\n", 4), (f'{HEAD}\r复垦,乙县,2022-09-30,800,"甲\r乙"\r{ROW}', 3),
])  # fmt: skip
def test_rows_are_counted_as_a_spreadsheet_counts_them(county: Path, content: str, row: int) -> None:
    assert values(csv(county, content))[-1] == (row, 1200)


@pytest.mark.parametrize(("content", "words"), [
    ("", "填报.csv：文件是空的；请填好再导入。"),
    ("\n \n", "填报.csv：文件是空的；请填好再导入。"),
    (f"{HEAD}\n", "填报.csv：标题下面没有内容；请填好再导入。"),
    ("指标,单位,截止日期,完成\n", "填报.csv，第 1 行：没有“完成”这一列；最接近的是“完成值”。"),
    ("指标,单位,截止日期\n复垦,甲县,2022-09-30\n", "填报.csv，第 1 行：缺少“完成值”这一列；请从模板中复制标题。"),
    (f"{HEAD},完成值\n{ROW},1\n", "填报.csv，第 1 行：“完成值”这一列有两个；请删去一个。"),
    (f"{HEAD}\n复垦,甲县,2022-09-30,1,200,\n", "填报.csv，第 2 行：有 6 格，标题有 5 格；多半是文字里有逗号，请加上引号。"),
    (f"{HEAD}\n复垦,甲县\n", "填报.csv，第 2 行：有 2 格，标题有 5 格；多半是文字里有逗号，请加上引号。"),
    (f"{HEAD},\n{ROW},多出来\n", "填报.csv，F 列：没有标题，里面有内容；请补上标题，或删去这一列。"),
    ("张三,李四\n1,2\n", "填报.csv：没有找到标题行（第一行是“张三、李四”）；标题应有 指标、单位、截止日期、完成值，请从模板中复制。"),
    (b"PK\x03\x04", "填报.csv：扩展名是 .csv，内容是 .xlsx 工作簿；请把扩展名改为 .xlsx 再导入。"),
    (b"\xd0\xcf\x11\xe0", "填报.csv：扩展名是 .csv，内容是旧版 .xls 工作簿；请用 Excel 或 WPS 另存为 .xlsx 再导入。"),
    (f"{HEAD}\n{ROW}\n".encode() + b"\xff\xfe", "填报.csv，第 3 行：不是 UTF-8 或 GB18030 文字（第 76 个字节）；请另存为“CSV UTF-8”。"),
    (f"{HEAD}\n复垦,甲县,2022-09-30,12\x0000,\n", "填报.csv，第 2 行：含有空字符，不是文字；请另存为“CSV UTF-8”。"),
])  # fmt: skip
def test_a_csv_file_that_is_none_is_refused_with_the_remedy(
    county: Path,
    content: str | bytes,
    words: str,
) -> None:
    with pytest.raises(InputError) as refused:
        csv(county, content)
    assert refused.value.problems == [words]


def test_an_unclosed_quote_and_a_huge_cell_are_refused(county: Path) -> None:
    for content in (f'{HEAD}\n复垦,甲县,2022-09-30,1200,"没有完\n', f"{HEAD}\n{ROW}{'长' * 700_000}\n"):
        with pytest.raises(InputError, match=r"引号不成对，或一格超过 131,072 个字"):
            csv(county, content)


@pytest.mark.parametrize("name", ["填报.xls", "填报.txt", "填报", "填报.pdf"])
def test_only_csv_and_xlsx_are_taken(county: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"只收 \.csv 和 \.xlsx"):
        csv(county, PLAIN, name)


def test_a_workbook_is_read_with_its_rows(county: Path) -> None:
    path = book(county, lambda sheet: sheet.append(["复垦", "乙县", "2022年9月", "800", None]))
    assert values(screen(path, today=TODAY)) == [(2, 1200), (3, 800)]


def cell(name: str, value: object, form: str | None = None) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        sheet[name] = value
        if form:
            sheet[name].number_format = form

    return fill


@pytest.mark.parametrize(("fill", "value"), [
    (cell("D2", "1200"), 1200), (cell("D2", 1200.5), 1200.5), (cell("C2", datetime(2022, 9, 30, 14, 5)), 1200),
    (cell("C2", 44834), 1200), (cell("C2", "2022.9.30"), 1200), (cell("C2", 202209), 1200), (cell("C2", 20220930), 1200),
    (cell("A2", CellRichText("复", TextBlock(InlineFont(b=True), "垦"))), 1200), (cell("D2", 1200, "#,##0.00"), 1200),
    (cell("D2", 0.1 + 0.2), 0.3),
])  # fmt: skip
def test_cells_are_read_as_they_are_seen(county: Path, fill: Callable[[Worksheet], None], value: float) -> None:
    assert values(screen(book(county, fill), today=TODAY)) == [(2, value)]


def test_a_number_shown_as_percent_is_percent(county: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A2"], sheet["D2"] = "结案率", 0.95
        sheet["D2"].number_format = "0.00%"

    assert values(screen(book(county, fill), today=TODAY)) == [(2, 95)]


def hidden_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True


def hidden_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["D"].hidden = True


def merged(sheet: Worksheet) -> None:
    sheet.append(["复垦", "乙县", date(2022, 9, 30), 800])
    sheet.merge_cells("A2:A3")


DOUBTS: list[tuple[Callable[[Worksheet], object], list[str]]] = [
    (cell("D2", "=600*2"), ["工作表“填报” D2：是公式；请复制后“选择性粘贴”为数值。"]),
    (cell("D2", "#N/A"), ["工作表“填报” D2：是错误值；请填上数值。"]),
    (hidden_row, ["工作表“填报”，第 2 行：是隐藏的行，里面有内容；请取消隐藏，不要的行删去。"]),
    (hidden_column, ["工作表“填报”，D 列：是隐藏的列，里面有内容；请取消隐藏，不要的列删去。"]),
    (merged, ["工作表“填报” A2:A3：是合并单元格；请取消合并，每格都填上值。"]),
    (cell("G2", "旁注"), ["工作表“填报”，G 列：没有标题，里面有内容；请补上标题，或删去这一列。"]),
    (cell("D1", "完成"), ["工作表“填报”，第 1 行：没有“完成”这一列；最接近的是“完成值”。"]),
    (cell("D2", True), ["工作表“填报”第 2 行“完成值”：应为数字，收到“TRUE”；文字请写在“备注”里，没有数就空着。"]),
    (cell("E2", "\t=1"), ["工作表“填报”第 2 行“备注”：“=1”以公式的符号开头；请去掉开头的 = + - @。"]),
]  # fmt: skip


@pytest.mark.parametrize(("fill", "words"), DOUBTS)
def test_what_makes_a_cell_doubtful_is_said_with_its_place(
    county: Path,
    fill: Callable[[Worksheet], object],
    words: list[str],
) -> None:
    assert said(book(county, fill)) == words


def test_what_nobody_reads_may_look_as_it_likes(county: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["F1"], sheet["F2"] = "目标", "=1500"
        sheet.insert_rows(1)
        sheet["A1"] = "2022年9月填报"
        sheet.merge_cells("A1:E1")
        for row in range(10, 3000):
            sheet.cell(row, 4).number_format = "0.00"

    found = screen(book(county, fill), today=TODAY)
    assert (values(found), found.counts["row_count"]) == ([(3, 1200)], 1)


def test_hidden_sheets_are_passed_over_and_others_named(county: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        whole = sheet.parent
        whole.create_sheet("选项").sheet_state = "hidden"
        whole["选项"].append(["优"])
        whole.create_sheet("说明", 0).append(["怎样填"])
        whole.create_sheet("草稿").append(["随手记的"])
        wide = whole.create_sheet("宽表")
        wide.append(["指标编号", "截止日期", "甲县", "乙县"])
        wide.append(["drills", date(2022, 9, 30), 10, None])

    found = screen(book(county, fill), today=TODAY)
    assert [(row.file_sheet, row.short_name, row.value) for row in found.changes.itertuples()] == [
        ("填报", "甲县", 1200), ("宽表", "甲县", 10),
    ]  # fmt: skip
    # That of the template which explains it is not missed.
    assert found.skipped == ("草稿",)


def parts(path: Path, change: Callable[[str, bytes], bytes], added: dict[str, bytes] | None = None) -> Path:
    """The same workbook with parts changed or added, as other programs write them."""
    with zipfile.ZipFile(path) as old:
        kept = {name: change(name, old.read(name)) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in (kept | (added or {})).items():
            new.writestr(name, content)
    return path


def sheet_xml(old: str, new: str) -> Callable[[str, bytes], bytes]:
    def change(name: str, content: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return content
        assert old.encode() in content, content
        return content.replace(old.encode(), new.encode())

    return change


@pytest.mark.parametrize(("old", "new", "words"), [
    ('<row r="2"', '<row spans="1:5" hidden="1" r="2"', "工作表“填报”，第 2 行：是隐藏的行，里面有内容；请取消隐藏，不要的行删去。"),
    ('<row r="2"', "<row hidden='true' r='2'", "工作表“填报”，第 2 行：是隐藏的行，里面有内容；请取消隐藏，不要的行删去。"),
    ('<c r="D2" t="n"><v>1200</v></c>', '<c t="n" r="D2"><f t="shared" si="0"/><v>1200</v></c>',
     "工作表“填报” D2：是公式；请复制后“选择性粘贴”为数值。"),
    ('<c r="D2" t="n"><v>1200</v></c>', '<c t="e" r="D2"><v>#DIV/0!</v></c>', "工作表“填报” D2：是错误值；请填上数值。"),
])  # fmt: skip
def test_other_programs_write_the_same_otherwise(county: Path, old: str, new: str, words: str) -> None:
    assert said(parts(book(county, lambda sheet: None), sheet_xml(old, new))) == [words]


def test_inline_strings_are_words(county: Path) -> None:
    change = sheet_xml('<c r="D2" t="n"><v>1200</v></c>', '<c r="D2" t="inlineStr"><is><t>1,200</t></is></c>')
    assert values(screen(parts(book(county, lambda sheet: None), change), today=TODAY)) == [(2, 1200)]


HARM = "含有宏、嵌入的对象或外部定义，没有打开；请另存为不含宏的 .xlsx。"
LINKS = "链接到其他文件或数据源，没有打开；请断开链接（数据 › 编辑链接 › 断开），只留数值。"


@pytest.mark.parametrize(("name", "content", "words"), [
    ("xl/vbaProject.bin", b"x", HARM), ("xl/embeddings/oleObject1.bin", b"x", HARM), ("xl/activeX/activeX1.xml", b"<a/>", HARM),
    ("xl/externalLinks/externalLink1.xml", b"<a/>", LINKS), ("xl/connections.xml", b"<a/>", LINKS),
    ("xl/evil.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', HARM),
    ("xl/evil.xml", b"<?xml version='1.0'?>" + b" " * 70_000 + b"<!DOCTYPE a []><a/>", HARM),
    ("xl/evil.xml", "<a/>".encode("utf-16"), HARM),
    ("xl/bomb.bin", b"\0" * (513 * 1024 * 1024), "解开后超过 512 MB，不像填报或方案文件，没有打开。"),
])  # fmt: skip
def test_a_workbook_that_could_do_harm_is_not_opened(county: Path, name: str, content: bytes, words: str) -> None:
    assert said(parts(book(county, lambda sheet: None), lambda _name, kept: kept, {name: content})) == [words]


@pytest.mark.parametrize(("content", "words"), [
    (b"", "文件是空的；请填好再导入。"), (b"\xd0\xcf\x11\xe0rest", "这是旧版 .xls 或加了密码的文件；请另存为不加密的 .xlsx。"),
    (PLAIN.encode(), "不是 .xlsx 工作簿；请用 Excel 或 WPS 另存为 .xlsx。"),
    (b"PK\x03\x04broken", "不是 .xlsx 工作簿；请用 Excel 或 WPS 另存为 .xlsx。"),
])  # fmt: skip
def test_what_is_no_workbook_is_told(county: Path, content: bytes, words: str) -> None:
    path = county.parent / "填报.xlsx"
    path.write_bytes(content)
    assert said(path) == [words]


def test_a_workbook_of_the_strict_kind_is_read(county: Path) -> None:
    def strict(_name: str, content: bytes) -> bytes:
        return content.replace(
            b"schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"purl.oclc.org/ooxml/spreadsheetml/main",
        )

    path = parts(book(county, lambda sheet: None), strict)
    assert values(screen(path, today=TODAY)) == [(2, 1200)]


# Hypothesis and DuckDB's bindings do not part well: the words are drawn by a seed of ours.
DRAWN = random.Random(7)  # noqa: S311
# Every sort of character but halves of one: controls, quotes, separators, digits of all scripts, Chinese, signs.
WORDS = [
    "".join(chr(DRAWN.choice([DRAWN.randrange(0x20), DRAWN.randrange(0x20, 0x7F), DRAWN.randrange(0x3000, 0xD7FF),
                              DRAWN.randrange(0xFF00, 0xFFEF), DRAWN.randrange(0x10000, 0x1F700)]))
            for _character in range(DRAWN.randrange(12)))
    for _word in range(40)
]  # fmt: skip
ROWS = [["\0", '"', "\ud7ff", "=", ""], *(WORDS[place : place + 5] for place in range(0, len(WORDS), 5))]


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("cells", ROWS, ids=range(len(ROWS)))
def test_no_words_make_the_import_fall_over(county: Path, cells: list[str], quoted: bool) -> None:
    row = ",".join('"' + one.replace('"', '""') + '"' for one in cells) if quoted else ",".join(cells)
    try:
        csv(county, f"{HEAD}\n{row}\n")
    except InputError as error:
        assert error.problems  # noqa: PT017


FORMS: list[Callable[[int], str]] = [
    str, lambda n: f"{n:,}", lambda n: f"{n}.0", lambda n: f"{n}亩", lambda n: f"约{n}", lambda n: f" {n} ",
    lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９")), lambda n: f"{n / 10000:.4f}万", lambda n: f"+{n}",
]  # fmt: skip


@pytest.mark.parametrize("number", [0, 1, 9, 10_000, 99_999_999, *(DRAWN.randrange(10**9) for _number in range(4))])
def test_a_number_written_in_any_form_comes_back(county: Path, number: int) -> None:
    rows = "".join(f'land,a,2022-09-30,"{form(number)}"\n' for form in FORMS)
    found = csv(county, f"指标编号,单位编号,截止日期,完成值\n{rows}")
    assert found.changes["value"].tolist() == [number] * len(FORMS)
