"""Does the Shangluo document become what a person reads in it, and does the layout's parser read other documents too?"""

import hashlib
import re
import shutil
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from assessment import settings
from assessment.documents import DocumentError, Parsed, parse_sources
from assessment.documents.coverage import coverage, doubtful
from assessment.documents.origin import read_document
from assessment.documents.parsed import Row
from tests import shangluo

SOURCES = settings.PROJECT / "data" / "sources"
ORIGINS = sorted(SOURCES.glob("*.toml"))


@pytest.fixture(scope="module")
def everything() -> Parsed:
    return parse_sources(SOURCES)


@pytest.fixture(scope="module")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Parsed:
    """The Shangluo document alone; every other document has tests of its own."""
    folder = tmp_path_factory.mktemp("sources")
    for path in (*SOURCES.glob("shangluo-2022.*"), *SOURCES.glob("*.csv")):
        shutil.copy(path, folder)
    return parse_sources(folder)


@pytest.mark.parametrize("origin", ORIGINS, ids=lambda path: path.stem)
def test_every_line_of_every_document_is_accounted_for(everything: Parsed, origin: Path) -> None:
    found = coverage(everything, origin.stem)
    assert found.unaccounted == ()
    assert found.share == 1
    assert doubtful(read_document(origin), everything) == []


def test_a_word_that_no_row_stores_is_found(everything: Parsed) -> None:
    """Labels are believed word for word only: what stands beside them must be stored."""
    document_id = "hengyang-2022"
    line = next(line for line, words in everything.labels[document_id].items() if "部门名称" in words)
    kept = everything.labels[document_id].pop(line)
    assert coverage(everything, document_id).unstored == (line,)
    everything.labels[document_id][line] = [words for words in kept if words != "分值"]
    assert coverage(everything, document_id).unaccounted == (line,)
    everything.labels[document_id][line] = kept


def leaf_id(category: str, serial: str) -> str:
    return f"shangluo-2022/{category}/{serial}"


def measures_of(parsed: Parsed, category: str, serial: str) -> list[Row]:
    return [row for row in parsed.rows["measure"] if row["indicator_id"] == leaf_id(category, serial)]


def targets_of(parsed: Parsed, measure_id: str) -> dict[str, Row]:
    return {row["unit_id"]: row for row in parsed.rows["target"] if row["measure_id"] == measure_id}


@pytest.mark.parametrize("path", ORIGINS, ids=lambda path: path.stem)
def test_every_document_has_an_origin_that_fits(path: Path) -> None:
    document = read_document(path)
    content = path.with_name(document.origin.file_name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == document.origin.sha256
    assert document.origin.document_id == path.stem
    assert "\n".join(document.lines).strip() == content.decode().strip()


def test_no_text_without_origin() -> None:
    assert {path.stem for path in SOURCES.glob("*.txt")} == {path.stem for path in ORIGINS}


def test_categories_and_leaves_with_their_points(parsed: Parsed) -> None:
    leaves = defaultdict(list)
    for row in parsed.rows["indicator"]:
        leaves[row["category_id"]].append((row["serial"], row["indicator_name"], row["points"]))
    found = {
        row["category_name"]: (row["declared_points"], leaves[row["category_id"]])
        for row in parsed.rows["category"]
        if row["parent_category_id"]
    }
    assert found == shangluo.TREE
    assert list(found) == list(shangluo.TREE)


def test_the_root_declares_a_hundred_points(parsed: Parsed) -> None:
    roots = [row for row in parsed.rows["category"] if row["parent_category_id"] is None]
    assert [(row["category_name"], row["declared_points"], row["first_line"], row["last_line"]) for row in roots] == [
        ("业务指标", 100, 22, 23)
    ]
    assert parsed.rows["scheme"][0]["declared_points"] == 100


def test_declared_points_are_printed_where_they_say(everything: Parsed) -> None:
    """A label may stand away from its tasks: 用途管制 (8分) is in the margin, five lines below the row it belongs to."""
    texts = {(row["document_id"], row["line"]): row["text"] for row in everything.rows["passage"]}
    labels = {}
    for row in everything.rows["category"]:
        if row["declared_points"] is None:
            assert row["points_first_line"] is row["points_last_line"] is None
            continue
        lines = range(row["points_first_line"], row["points_last_line"] + 1)
        printed = re.sub(r"\s", "", "".join(texts[row["document_id"], line] for line in lines))
        assert re.search(rf"{row['category_name']}[(（]?{row['declared_points']:g}分?", printed)
        labels[row["category_id"]] = (lines[0], lines[-1])
    assert labels["shangluo-2022/用途管制"] == (25, 27)
    assert labels["shangluo-2022/矿产资源管理"] == (55, 55)


def test_a_lone_leaf_carries_its_category_points_and_says_so(parsed: Parsed) -> None:
    borrowed = {row["indicator_name"] for row in parsed.rows["indicator"] if row["points_text"] is None}
    assert borrowed == {"国土空间规划管理", "加强用途管制", "营商环境创建", "移民搬迁"}
    printed = {row["points_text"] for row in parsed.rows["indicator"]} - {None}
    assert printed == {"0.5分", "1分", "1.5分", "2分", "3分", "5分", "7分", "8分"}


def test_a_task_printed_twice_is_one_indicator(parsed: Parsed) -> None:
    rows = [row for row in parsed.rows["indicator"] if row["indicator_name"] == "盘活批而未供土地"]
    assert [(row["first_line"], row["last_line"]) for row in rows] == [(15, 16)]
    assert "搜集资料" in rows[0]["text"]


def test_units_with_their_codes(parsed: Parsed) -> None:
    rows = {row["unit_id"]: row for row in parsed.rows["unit"]}
    assert tuple(rows) == (shangluo.CITY, shangluo.CITY_LEVEL, *shangluo.COUNTIES)
    assert {rows[unit]["kind"] for unit in shangluo.COUNTIES} == {"county"}
    assert {row["parent_unit_id"] for row in rows.values()} == {None, shangluo.CITY}
    assert rows[shangluo.CITY_LEVEL]["division_code"] is None


@pytest.mark.parametrize("expected", shangluo.MATRIX, ids=lambda row: f"{row[0]}-{row[1]}-{row[2]}")
def test_every_value_of_the_matrix(parsed: Parsed, expected: tuple) -> None:
    category, serial, unit_of_measure, line, total, city_level, counties = expected
    found = [row for row in measures_of(parsed, category, serial) if row["unit_of_measure"] == unit_of_measure]
    assert [(row["kind"], row["direction"], row["rule"]) for row in found] == [("quantity", "higher", "ratio_capped")]
    targets = targets_of(parsed, found[0]["measure_id"])
    assert tuple(targets[unit]["value"] for unit in shangluo.COUNTIES) == counties
    assert targets[shangluo.CITY]["value"] == total
    assert (targets[shangluo.CITY_LEVEL]["value"] if shangluo.CITY_LEVEL in targets else None) == city_level
    assert {row["line"] for row in targets.values()} == {line}
    assert {row["status"] for row in targets.values()} == {"issued"}


@pytest.mark.parametrize("expected", shangluo.AMBIGUOUS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_fewer_values_than_counties_are_ambiguous(parsed: Parsed, expected: tuple) -> None:
    category, serial, unit_of_measure, line, total, city_level, text, is_provisional = expected
    found = [row for row in measures_of(parsed, category, serial) if row["unit_of_measure"] == unit_of_measure]
    targets = targets_of(parsed, found[0]["measure_id"])
    counties = [targets[unit] for unit in shangluo.COUNTIES]
    assert {(row["status"], row["value"], row["text"], row["line"]) for row in counties} == {
        ("ambiguous", None, text, line)
    }
    assert (targets[shangluo.CITY]["value"], targets[shangluo.CITY]["status"]) == (total, "issued")
    assert (targets[shangluo.CITY_LEVEL]["value"] if shangluo.CITY_LEVEL in targets else None) == city_level
    assert {row["is_provisional"] for row in targets.values()} == {is_provisional}


def test_every_target_in_prose(parsed: Parsed) -> None:
    matrix = {(row[0], row[1], row[2]) for row in (*shangluo.MATRIX, *shangluo.AMBIGUOUS)}
    found = Counter()
    for measure in parsed.rows["measure"]:
        _scheme, category, serial, _slug = measure["measure_id"].split("/")
        if measure["kind"] in ("qualitative", "deadline") or (category, serial, measure["unit_of_measure"]) in matrix:
            continue
        targets = targets_of(parsed, measure["measure_id"])
        if {row["status"] for row in targets.values()} == {"pending"}:
            continue
        assert tuple(targets) == shangluo.COUNTIES
        (value,) = {(row["value"], row["value_upper"], row["line"]) for row in targets.values()}
        found[(category, serial, measure["unit_of_measure"], measure["direction"], measure["operator"], *value)] += 1
    assert found == Counter(shangluo.PROSE)


def test_every_day_in_prose_is_due_for_every_county(parsed: Parsed) -> None:
    found = []
    for measure in parsed.rows["measure"]:
        if measure["kind"] == "deadline":
            targets = targets_of(parsed, measure["measure_id"])
            assert tuple(targets) == shangluo.COUNTIES
            ((due, line),) = {(row["due_date"], row["line"]) for row in targets.values()}
            _scheme, category, serial, _slug = measure["measure_id"].split("/")
            found.append((category, serial, (due.year, due.month, due.day), measure["measure_name"], line))
    assert found == shangluo.DEADLINES


def test_a_rate_that_caps_is_lower_better(parsed: Parsed) -> None:
    rules = {
        row["concept"]: row["rule"]
        for row in parsed.rows["measure"]
        if row["concept"] in {"违法占用耕地比例", "结案率"}
    }
    assert rules == {"违法占用耕地比例": "lower_better", "结案率": "threshold"}


def test_pending_tasks_wait(parsed: Parsed) -> None:
    rows = [row for row in parsed.rows["target"] if row["status"] == "pending"]
    assert {row["measure_id"] for row in rows} == {"shangluo-2022/资源利用/3/construction-land-per-gdp"}
    assert [row["unit_id"] for row in rows] == list(shangluo.COUNTIES)


def test_what_another_office_assesses_is_external(parsed: Parsed) -> None:
    leaves = {row["indicator_name"]: row["assessed_by"] for row in parsed.rows["indicator"] if row["assessed_by"]}
    assert leaves == {"移民搬迁": "市移民办"}
    assert [row["measure_name"] for row in parsed.rows["measure"] if row["rule"] == "external"] == ["移民搬迁"]


def test_one_row_with_two_tasks_is_two_indicators(parsed: Parsed) -> None:
    rows = [row for row in parsed.rows["indicator"] if row["first_line"] == 42]
    assert [(row["indicator_name"], row["text"]) for row in rows] == [
        ("变更调查", "做好年度土地变更调查。"),
        ("权属纠纷调处", "积极配合调处不动产权属纠纷。"),
    ]


def test_every_leaf_has_a_measure_and_every_county_a_target(parsed: Parsed) -> None:
    measured = {row["indicator_id"] for row in parsed.rows["measure"]}
    assert measured == {row["indicator_id"] for row in parsed.rows["indicator"]}
    for measure in parsed.rows["measure"]:
        assert set(shangluo.COUNTIES) <= set(targets_of(parsed, measure["measure_id"]))


def test_weights_of_a_leaf_add_up(parsed: Parsed) -> None:
    weights = defaultdict(float)
    for row in parsed.rows["measure"]:
        weights[row["indicator_id"]] += row["weight"]
    assert all(abs(weight - 1) < 1e-12 for weight in weights.values())


def test_every_number_stands_in_its_line(parsed: Parsed) -> None:
    """A printed value can be found in the line it points to; words that demand zero are the one exception."""
    lines = {row["line"]: row["text"] for row in parsed.rows["passage"]}
    for row in parsed.rows["target"]:
        if row["value"]:
            assert (
                f"{row['value']:g}" in lines[row["line"]].replace(",", "")
                or f"{int(row['value'])}" in lines[row["line"]]
            )
        elif row["value"] == 0:
            assert "无" in lines[row["line"]] or "零" in lines[row["line"]]


OTHER = """各分局2024年度任务表

指标	序号	项目	任务	单位	全市
						东川	西岭	南坪
生态修复 (7分)	1	举办地质灾害应急演练 (3分)	90次(市本级30次)	10次	20次	30次
	2	核销地质灾害隐患点 (2分)	核销隐患点9个	4	5
	3	开展宣传培训 (2分)	40场900人	10场200人	10场300人	20场400人
	1	卫片执法 (3分)	违法占用耕地比例不高于12.5%；立案率不低于90%。

执法
监察
(3分)

生态
修复
(7分)

资源利用 (5分)	节约集约		盘活存量土地，待省厅任务下达后分解。
"""


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A second document of the layout: other units, numbers and order, a category in the margin only, no root."""
    folder = tmp_path / "sources"
    folder.mkdir()
    shutil.copy(SOURCES / "concepts.csv", folder)
    (folder / "other-2024.txt").write_text(OTHER, encoding="utf-8")
    digest = hashlib.sha256(OTHER.encode()).hexdigest()
    (folder / "other-2024.toml").write_text(
        'document_id = "other-2024"\ntitle = "表"\nissuer = "局"\nyear = 2024\nlayout = "county_matrix"\n'
        f'file_name = "other-2024.txt"\nsha256 = "{digest}"\n[scheme]\nscheme_name = "方案"\nkind = "target_assessment"\n',
        encoding="utf-8",
    )
    head = "document_id,printed_name,unit_id,unit_name,short_name,kind,parent_unit_id,division_code,peer_group\n"
    rows = "".join(
        f"other-2024,{name},{unit},{name},{name},{kind},{parent},,{group}\n"
        for name, unit, kind, parent, group in (
            ("全市", "t", "prefecture", "", "市"),
            ("市本级", "t-own", "city_level", "t", "本级"),
            ("东川", "e", "county", "t", "县"),
            ("西岭", "w", "county", "t", "县"),
            ("南坪", "s", "county", "t", "县"),
        )
    )
    (folder / "units.csv").write_text(head + rows, encoding="utf-8")
    return folder


def test_another_document_of_the_layout(other: Path) -> None:
    parsed = parse_sources(other)
    categories = [(row["category_name"], row["declared_points"]) for row in parsed.rows["category"]]
    assert categories == [("生态修复", 7), ("执法监察", 3), ("资源利用", 5)]
    drills = targets_of(parsed, "other-2024/生态修复/1/drills")
    assert {unit: row["value"] for unit, row in drills.items()} == {"t": 90, "t-own": 30, "e": 10, "w": 20, "s": 30}
    points = targets_of(parsed, "other-2024/生态修复/2/hidden-danger-points")
    assert {unit: (row["value"], row["status"]) for unit, row in points.items()} == {
        "t": (9, "issued"), "e": (None, "ambiguous"), "w": (None, "ambiguous"), "s": (None, "ambiguous"),
    }  # fmt: skip
    caps = [
        (row["unit_of_measure"], row["direction"], row["operator"])
        for row in parsed.rows["measure"]
        if row["indicator_id"] == "other-2024/执法监察/1"
    ]
    assert caps == [("%", "lower", "≤"), ("%", "higher", "≥")]
    assert {row["status"] for row in parsed.rows["target"] if "资源利用" in row["measure_id"]} == {"pending"}


def rewrite(folder: Path, before: str, after: str) -> None:
    """Change the document and register the change, as somebody would who received a new version."""
    text = (folder / "other-2024.txt").read_text(encoding="utf-8")
    assert before in text
    changed = text.replace(before, after)
    origin = (folder / "other-2024.toml").read_text(encoding="utf-8")
    digests = [hashlib.sha256(words.encode()).hexdigest() for words in (text, changed)]
    (folder / "other-2024.txt").write_text(changed, encoding="utf-8")
    (folder / "other-2024.toml").write_text(origin.replace(*digests), encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("东川", "东山", "表头单位“东山”不在 units.csv 中"),
        ("序号", "编号", "找不到表头"),
        ("\t4\t5\n", "\t4\t5\t6\t7\t8\n", "5 个数值多于 3 个单位加合计"),
        ("隐患点 (2分)", "隐患点", "“核销地质灾害隐患点”没有分值"),
        ("市本级30次", "市直属30次", "单位“市直属”不在 units.csv 中"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_with_the_place(
    other: Path, before: str, after: str, message: str
) -> None:
    rewrite(other, before, after)
    with pytest.raises(DocumentError, match=message):
        parse_sources(other)


def test_a_changed_document_is_refused(other: Path) -> None:
    path = other / "other-2024.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("90次", "91次"), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"other-2024\.txt：内容与收到时不一致.*请恢复原文件"):
        parse_sources(other)


def test_a_missing_document_is_named(other: Path) -> None:
    (other / "other-2024.txt").unlink()
    with pytest.raises(DocumentError, match=r"other-2024\.txt：文件不存在"):
        parse_sources(other)


def test_problems_of_all_documents_are_listed_together(other: Path) -> None:
    origin = (other / "other-2024.toml").read_text(encoding="utf-8")
    (other / "third.toml").write_text(origin.replace("other-2024.txt", "absent.txt"), encoding="utf-8")
    (other / "fourth.toml").write_text(origin.replace("county_matrix", "unknown"), encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        parse_sources(other)
    assert len(caught.value.problems) == 2
    assert any("没有版式“unknown”" in problem for problem in caught.value.problems)
