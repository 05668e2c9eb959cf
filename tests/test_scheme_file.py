"""Can a bureau edit the method of a scheme in a file, be told everything that is wrong with it, and lose nothing?"""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook, load_workbook

from assessment import reads, records, settings
from assessment.__main__ import main
from assessment.build import build
from assessment.methods import RULES, all_parameters
from assessment.problems import InputError
from assessment.scheme_file import Imported, export_scheme, import_scheme
from assessment.scheme_file.workbook import MEASURES, SCHEME
from tests.conftest import World
from tests.scheme_problems import DATED, HEAD, WRONG, measure

DRILLS = "shangluo-2022/生态修复/2/drills"
SCHEMES = ["shangluo-2022", "qinghai-2019", "hengyang-2022", "fengrun-2019", "chengde-2023"]


def scheme(folder: Path) -> World:
    """A scheme of a quantity, a limit, a leaf of two rates, one in words and one whose target is 0."""
    world = World(folder)
    for leaf in ("一", "二", "三", "四", "五"):
        world.leaf(leaf, 10)
    world.measure("quantity", "一")
    world.measure("limit", "二", "lower_better")
    world.measure("rate", "三", "threshold", kind="ratio", unit_of_measure="%")
    world.measure("other", "三", "threshold", kind="ratio")
    world.measure("words", "四", "qualitative_4", kind="qualitative")
    world.measure("zero", "五", "threshold")
    for name, value in (("quantity", 500), ("limit", 15), ("rate", 90), ("other", 80), ("words", None), ("zero", 0)):
        world.target(name, "a", value)
    world.actual("quantity", "a", 12, 437)
    return world


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of that scheme."""
    return scheme(tmp_path_factory.mktemp("world")).publish()


@pytest.fixture
def small(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it to record in."""
    data = tmp_path / "data"
    shutil.copytree(published, data, symlinks=True)
    monkeypatch.setenv("ASSESSMENT_DATA", str(data))
    return data


@pytest.fixture
def refusing(published: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The scheme itself, for files that are refused: nothing may come of them."""
    monkeypatch.setenv("ASSESSMENT_DATA", str(published))
    yield published
    for left in published.glob("方案*"):
        left.unlink()
    assert not (published / "records").exists()


def bring(data: Path, text: str, **more: Any) -> Imported:
    """Import a file of this text."""
    path = data / "方案.toml"
    path.write_text(text, encoding="utf-8")
    return import_scheme(path, data / "records", **more)


def problems_of(data: Path, text: str) -> list[str]:
    """Everything that is wrong with a file of this text; nothing has been recorded."""
    with pytest.raises(InputError) as refused:
        bring(data, text)
    assert not list((data / "records").rglob("*"))
    return refused.value.problems


@pytest.mark.parametrize("ending", ["toml", "xlsx"])
@pytest.mark.parametrize("scheme_id", SCHEMES)
def test_what_is_exported_changes_nothing(data: Path, tmp_path: Path, scheme_id: str, ending: str) -> None:
    path = tmp_path / f"方案.{ending}"
    export_scheme(scheme_id, path)
    imported = import_scheme(path, tmp_path / "records")
    assert imported.changes.words == ()
    assert imported.record_id is None
    assert not (tmp_path / "records").exists()


def test_the_workbook_explains_itself_and_offers_what_may_be_chosen(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "方案.xlsx"
    export_scheme("shangluo-2022", path)
    book = load_workbook(path)
    guide = [[cell.value for cell in row] for row in book["说明"].iter_rows()]
    assert {rule.name for rule in RULES.values()} <= {row[0] for row in guide}
    headings = [cell.value for cell in book[MEASURES][1]]
    assert {found[0].label for found in all_parameters().values()} <= set(headings)
    assert all(cell.comment for cell in book[MEASURES][1])
    lists = [one for one in book[MEASURES].data_validations.dataValidation if one.type == "list"]
    assert len(lists) == 8
    offered = [cell.value for column in book["选项"].iter_cols() for cell in column]
    assert {"比例得分", "计划节点", "按权重相加", "不足一步不计"} <= set(offered)
    assert book[MEASURES].max_row == 1 + 73


def test_words_that_begin_like_a_formula_stay_words(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.one("ratio_capped", 10, 100, 80, unit_of_measure="=1+1")
    data = world.publish()
    monkeypatch.setenv("ASSESSMENT_DATA", str(data))
    export_scheme("s", data / "方案.xlsx")
    assert import_scheme(data / "方案.xlsx", data / "records").changes.words == ()


@pytest.mark.parametrize("case", list(WRONG))
def test_what_is_wrong_is_said_with_place_and_remedy(refusing: Path, case: str) -> None:
    text, said = WRONG[case]
    found = problems_of(refusing, text)
    assert len(found) == 1, found
    assert said in found[0]
    assert found[0].startswith("方案.toml")
    assert found[0].endswith("。")


def test_every_problem_is_listed_at_once(small: Path) -> None:
    text = HEAD.replace("[scheme]\n", '[scheme]\neffective_date = "?"\n') + "\n".join(
        [
            "[policies]\ncoverage_threshold = 95\ngrade_quota = 2",
            measure("quantity", rule='"deduct_step"', weight="-1"),
            measure("rate", weight="0.2", combination='"minimum"'),
            measure("nobody"),
        ]
    )
    found = problems_of(small, text)
    assert len(found) == 10, found
    assert "第 7 行起的 [[measures]]（quantity）“step”" in "\n".join(found)


def test_a_rule_that_is_wrong_for_some_targets_only_is_the_bureaus_business(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = scheme(tmp_path)
    world.target("zero", "b", 5)
    data = world.publish()
    monkeypatch.setenv("ASSESSMENT_DATA", str(data))
    assert bring(data, HEAD + measure("zero", rule='"ratio_capped"')).changes.measure_ids == ("zero",)


def test_only_what_really_changes_gets_a_version(small: Path) -> None:
    text = DATED + "\n".join(
        [
            measure("quantity", rule='"ratio_capped"', weight="1.0", curve='"linear"'),
            measure("limit", rule='"上限得分"', parameters='{ variant = "a" }'),
            measure("rate", rule='"deduct_step"', parameters="{ deduct = 0.5, step = 1 }", weight='"1/2"'),
        ]
    )
    imported = bring(small, text, by="张三")
    assert imported.changes.words == (
        "指标 c › 三 › rate：规则 达标得分（达到目标得满分，否则不得分） → "
        "按步扣分（比目标每差 1 扣 0.5 分，不足一步按一步计，扣完为止）",
    )
    [file] = (small / "records" / "measure_version").glob("*.parquet")
    assert file == small / "records" / "measure_version" / f"{imported.record_id}.parquet"
    [row] = pq.read_table(file).to_pylist()
    assert (row["measure_id"], row["rule"], row["weight"], row["recorded_by"]) == ("rate", "deduct_step", 0.5, "张三")
    assert (row["effective_date"], row["document_number"]) == (date(2022, 7, 1), "局发〔2022〕9号")
    assert json.loads(row["rule_parameters"]) == {"deduct": 0.5, "step": 1}


def test_a_clause_alone_makes_a_default_the_schemes_own(small: Path) -> None:
    imported = bring(small, DATED + measure("quantity", clause='"第五条 按比例计分"'))
    assert imported.changes.words == ("指标 c › 一 › quantity：条款 空白 → 第五条 按比例计分",)


def test_policies_become_one_version(small: Path) -> None:
    text = DATED + (
        'clause = "第八条"\n[policies]\ntie_policy = "同名次，其后名次不跳（1、1、2）"\ngrade_quota = 0.3\n'
        'grade_scale = "优秀＝95；良好＝80；一般＝60；较差＝0"\nbonus_cap = "不限"\n'
    )
    imported = bring(small, text)
    assert len(imported.changes.words) == 4
    [file] = (small / "records" / "scheme_version").glob("*.parquet")
    [row] = pq.read_table(file).to_pylist()
    assert (row["tie_policy"], row["grade_quota"], row["bonus_cap"], row["clause"]) == ("dense", 0.3, None, "第八条")
    assert json.loads(row["grade_scale"]) == {"优秀": 95, "良好": 80, "一般": 60, "较差": 0}


def test_a_dry_run_records_nothing(small: Path) -> None:
    imported = bring(small, DATED + measure("rate", clause='"第五条"'), is_dry_run=True)
    assert imported.changes
    assert imported.record_id is None
    assert not (small / "records").exists()


@pytest.fixture
def shangluo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real sources in a data folder of their own, built."""
    shutil.copytree(settings.PROJECT / "data" / "sources", tmp_path / "sources")
    monkeypatch.setenv("ASSESSMENT_DATA", str(tmp_path))
    build(tmp_path, demo=True)
    return tmp_path


def earned(month: int, known_on: date | None = None) -> float:
    """What 山阳 earns for its drills."""
    view = reads.View(reads.Scope(), "shangluo-2022", 2022, month, known_on=known_on)
    rows = reads.completion_by_unit(view, measure_id=DRILLS).set_index("unit_id")
    return float(rows.loc["611024", "earned_points"])


def test_a_changed_rule_is_seen_in_scores_from_its_day_and_not_before_it_was_learned(
    shangluo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {month: earned(month) for month in (6, 9)}
    assert 0 < before[9] < 1
    head = DATED.replace('"s"', '"shangluo-2022"')
    path = shangluo / "方案.toml"
    path.write_text(head + measure(DRILLS, rule='"threshold"', clause='"第九条"'), encoding="utf-8")
    assert main(["scheme", "import", str(path), "--dry-run"]) == 0
    assert "试运行，没有登记" in capsys.readouterr().out
    assert main(["scheme", "import", str(path), "--by", "李四"]) == 0
    said = capsys.readouterr().out
    assert "规则 比例得分（完成值 ÷ 目标值 × 分值，达到目标得满分） → 达标得分" in said
    assert "measure_version 1" in said
    assert {month: earned(month) for month in (6, 9)} == {6: before[6], 9: 0.0}
    yesterday = records.now().date() - timedelta(days=1)
    assert earned(9, known_on=yesterday) == before[9]
    # What is in force now is what the next file is compared with.
    assert main(["scheme", "import", str(path)]) == 0
    assert "没有改动" in capsys.readouterr().out
    assert len(list((shangluo / "records" / "batch").glob("*.parquet"))) == 1
    path.write_text(head.split("document")[0] + measure(DRILLS, rule='"ratio_capped"'), encoding="utf-8")
    assert main(["scheme", "import", str(path)]) == 2
    assert "已有自 2022-07-01 起的规定，改动必须写明从哪一天起" in capsys.readouterr().err
    path.write_text(
        head.replace("2022-07-01", "2022-03-01") + measure(DRILLS, rule='"threshold"', clause='"第九条"'),
        encoding="utf-8",
    )
    assert main(["scheme", "import", str(path)]) == 0
    assert "注意：自 2022-07-01 起另有规定，本次改动只管到那时。" in capsys.readouterr().out
    assert earned(6) == 0.0


def test_every_problem_is_listed_by_the_command_with_exit_code_2(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small / "方案.toml"
    path.write_text(HEAD + measure("rate", weight="0.2", rule='"x"'), encoding="utf-8")
    assert main(["scheme", "import", str(path)]) == 2
    assert "发现 2 个问题，没有写入任何数据" in capsys.readouterr().err
    assert main(["scheme", "export", "nobody"]) == 2
    assert "没有方案“nobody”" in capsys.readouterr().err
    assert main(["scheme", "export", "s"]) == 0
    assert 'measure_id = "quantity"' in capsys.readouterr().out


def test_a_build_that_fails_after_an_import_says_what_was_recorded(
    shangluo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shangluo / "sources" / "shangluo-2022.txt").write_text("损坏", encoding="utf-8")
    path = shangluo / "方案.toml"
    path.write_text(HEAD.replace('"s"', '"shangluo-2022"') + measure(DRILLS, clause='"第五条"'), encoding="utf-8")
    assert main(["scheme", "import", str(path)]) == 1
    captured = capsys.readouterr()
    assert "已登记为批次" in captured.out
    assert "数据表没有重建" in captured.err


# Workbooks: what people do in Excel, and what somebody might send on purpose.


def workbook(small: Path, change: Callable[[Workbook], None]) -> Path:
    """The exported workbook with a change, saved anew."""
    path = small / "方案.xlsx"
    export_scheme("s", path)
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def refused(small: Path, path: Path) -> list[str]:
    with pytest.raises(InputError) as error:
        import_scheme(path, small / "records")
    assert not (small / "records").exists()
    return error.value.problems


def column(book: Workbook, heading: str) -> int:
    return next(cell.column for cell in book[MEASURES][1] if cell.value == heading)


def put(heading: str, row: int, value: Any) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book[MEASURES].cell(row, column(book, heading)).value = value

    return change


def policy(label: str, value: Any) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        next(row for row in book[SCHEME].iter_rows() if row[0].value == label)[1].value = value

    return change


def test_a_workbook_is_written_the_way_people_write(small: Path) -> None:
    def change(book: Workbook) -> None:
        for heading, value in (("规则", "按步扣分"), ("每步扣分", "０．５"), ("步长", 2), ("不足一步", "按比例计")):
            put(heading, 4, value)(book)
        for heading, value in (
            ("规则", "三档定性"),
            ("等次系数", None),
            ("档次", "达成：0.8～1；部分达成：0.6～0.8；未达成：0～0.6"),
        ):
            put(heading, 6, value)(book)
        for heading, value in (("序时曲线", "计划节点"), ("计划节点", "3月=0.2，9月＝0.7；12=1")):
            put(heading, 2, value)(book)
        policy("文号", "局发1号")(book)
        policy("生效日期", "2022年7月1日")(book)
        book[MEASURES].delete_rows(7)

    imported = import_scheme(workbook(small, change), small / "records")
    assert set(imported.changes.measure_ids) == {"rate", "words", "quantity"}
    rows = {
        row["measure_id"]: row
        for row in pq.read_table(next((small / "records" / "measure_version").glob("*.parquet"))).to_pylist()
    }
    assert json.loads(rows["rate"]["rule_parameters"]) == {"deduct": 0.5, "step": 2, "partial": "linear"}
    assert json.loads(rows["words"]["rule_parameters"])["部分达成"] == [0.6, 0.8]
    assert json.loads(rows["quantity"]["curve_parameters"]) == {"3": 0.2, "9": 0.7, "12": 1}
    assert rows["rate"]["effective_date"] == date(2022, 7, 1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("权重", 4, "=1/2"), "工作表“指标” L4：是公式"),
        (put("权重", 4, "#REF!"), "是错误值 #REF!"),
        (put("规则", 4, None), "工作表“指标”第 4 行（rate）“规则”：没有 空白 这个选项"),
        (put("每步扣分", 4, 0.5), "第 4 行（rate）“每步扣分”：规则“达标得分”不用这个参数"),
        (put("指标编号", 4, "raet"), "第 4 行（raet）“指标编号”：方案中没有“raet”；最接近的是“rate”"),
        (put("规则", 1, "规则名"), "工作表“指标”第 1 行：没有“规则名”这一列；最接近的是“规则”"),
        (put("步长", 1, "规则"), "“规则”这一列有两个"),
        (put("指标编号", 1, "任务"), "缺少“指标编号”这一列"),
        (policy("并列", "随便"), "工作表“方案”第 9 行“并列”：没有 “随便” 这个选项"),
        (policy("报送率门槛", None), "“报送率门槛”：没有填写"),
        (lambda book: book[MEASURES].merge_cells("B2:B4"), "B2:B4 是合并单元格"),
        (lambda book: book.remove(book[SCHEME]), "没有工作表“方案”"),
        (lambda book: book[SCHEME].cell(30, 1, "别的"), "没有“别的”这一项"),
        (lambda book: book[SCHEME].cell(1, 1, "x"), "应有“项目”和“填写”两列"),
        (lambda book: book[MEASURES].cell(30_000, 1, "x"), "太多了；请删去表外的内容"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_workbook_is_said_with_sheet_row_and_column(
    refusing: Path, change: Callable[[Workbook], None], said: str
) -> None:
    assert said in "\n".join(refused(refusing, workbook(refusing, change)))


def repacked(path: Path, name: str, content: bytes) -> None:
    """Add a part to a workbook."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("xl/vbaProject.bin", b"x", "含有宏"),
        ("xl/embeddings/oleObject1.bin", b"x", "含有宏、嵌入的对象"),
        ("xl/evil.xml", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "外部定义"),
        ("xl/bomb.xml", b"0" * 40 * 1024 * 1024, "解开后超过 32 MB"),
    ],
    ids=["macros", "embedded", "entities", "bomb"],
)
def test_a_workbook_that_could_do_harm_is_not_opened(refusing: Path, name: str, content: bytes, said: str) -> None:
    path = workbook(refusing, lambda _book: None)
    repacked(path, name, content)
    assert said in refused(refusing, path)[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("方案.xls", b"x", "方案文件应是 .toml 或 .xlsx，不能是“.xls”"),
        ("方案", b"x", "不能是“没有扩展名”"),
        ("方案.xlsx", b"a,b\n1,2\n", "不是 .xlsx 工作簿"),
        ("方案.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1", "旧版 .xls 或加了密码的文件"),
        ("方案.xlsx", None, "没有这个文件"),
        ("方案.toml", "方案".encode("gb18030"), "不是 UTF-8 文字"),
        ("方案.toml", b"a=" + b"[" * 100_000, "不合 TOML 的写法"),
    ],
)
def test_a_file_of_another_kind_is_refused(small: Path, name: str, content: bytes | None, said: str) -> None:
    path = small / name
    if content is not None:
        path.write_bytes(content)
    assert said in refused(small, path)[0]


def test_a_package_that_is_no_workbook_is_refused(small: Path) -> None:
    path = small / "方案.xlsx"
    repacked(path, "word/document.xml", b"<x/>")
    assert "打不开这个工作簿" in refused(small, path)[0]
