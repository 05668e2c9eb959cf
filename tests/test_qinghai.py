"""Does the Qinghai document become what a person reads in it, and does the layout's parser read other documents too?"""

import hashlib
import re
import shutil
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from assessment import settings
from assessment.documents import DocumentError, Parsed, parse_sources
from assessment.documents.coverage import PAGE_FURNITURE, TABLE_HEAD, coverage, doubtful, unaccounted, unstored
from assessment.documents.origin import Document, read_document
from assessment.documents.parsed import Row
from tests import qinghai

SOURCES = settings.PROJECT / "data" / "sources"
UNITS = [unit for group in qinghai.UNITS.values() for unit in group]
UNIT_IDS = {name: unit_id for name, unit_id, _count, _points in UNITS}
SCHEME = "qinghai-2019"


def rows_of(parsed: Parsed, table: str) -> list[Row]:
    """The rows of one table that belong to the Qinghai scheme."""
    if table == "unit":
        return [row for row in parsed.rows["unit"] if row["unit_id"].startswith("63")]
    key = {"category": "category_id", "indicator": "indicator_id", "measure": "measure_id", "target": "measure_id"}
    return [row for row in parsed.rows[table] if row[key[table]].startswith(f"{SCHEME}/")]


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return parse_sources(SOURCES)


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document(SOURCES / "qinghai-2019.toml")


@pytest.fixture(scope="module")
def measures(parsed: Parsed) -> dict[str, Row]:
    return {row["measure_id"]: row for row in rows_of(parsed, "measure")}


@pytest.fixture(scope="module")
def leaves(parsed: Parsed) -> dict[str, Row]:
    return {row["indicator_id"]: row for row in rows_of(parsed, "indicator")}


def test_fifty_two_units_in_four_groups_in_printed_order(parsed: Parsed) -> None:
    department, *units = rows_of(parsed, "unit")
    assert (department["unit_id"], department["unit_name"], department["parent_unit_id"]) == (
        "630000", "青海省自然资源厅", None,
    )  # fmt: skip
    assert [(row["peer_group"], row["unit_id"]) for row in units] == [
        (group, unit_id) for group, listed in qinghai.UNITS.items() for _name, unit_id, _count, _points in listed
    ]
    assert len(units) == 52
    assert {row["parent_unit_id"] for row in units} == {"630000"}
    assert [row["division_code"] for row in units if row["division_code"]] == [
        "630100", "630200", "632800", "632500", "632200", "632700", "632600", "632300",
    ]  # fmt: skip


def test_units_are_read_in_the_order_of_their_headings(parsed: Parsed, document: Document) -> None:
    first = {}
    for row in rows_of(parsed, "indicator"):
        first.setdefault(row["unit_id"], row["first_line"])
    del first[None]
    assert list(first) == list(UNIT_IDS.values())
    for name, unit_id in UNIT_IDS.items():
        above = [re.sub(r"\s", "", line) for line in document.lines[first[unit_id] - 70 : first[unit_id]]]
        assert name in above, unit_id


@pytest.mark.parametrize(("name", "unit_id", "count", "points"), UNITS, ids=[unit[1] for unit in UNITS])
def test_tasks_and_points_of_every_unit(parsed: Parsed, name: str, unit_id: str, count: int, points: float) -> None:
    rows = [row for row in rows_of(parsed, "indicator") if row["unit_id"] == unit_id]
    assert len(rows) == count
    assert sum(row["points"] or 0 for row in rows) == points


def test_tables_that_groups_share_are_printed_once_and_given_to_every_unit(parsed: Parsed) -> None:
    names = {row["category_id"]: row for row in rows_of(parsed, "category")}
    targets = defaultdict(list)
    for row in rows_of(parsed, "target"):
        targets[row["measure_id"].rpartition("/")[0]].append(row["unit_id"])
    for groups, declared, items in qinghai.SHARED:
        units = [unit_id for group in groups for _name, unit_id, _count, _points in qinghai.UNITS[group]]
        rows = [
            row
            for row in rows_of(parsed, "indicator")
            if row["indicator_id"].startswith(f"{SCHEME}/{'-'.join(groups)}/")
        ]
        found = defaultdict(list)
        for row in rows:
            found[names[row["category_id"]]["category_name"]].append(row["points"])
            assert row["unit_id"] is None
            assert Counter(targets[row["indicator_id"]]).keys() == set(units)
        assert found == items
        root = names[f"{SCHEME}/{'-'.join(groups)}/党政建设"]
        assert (root["declared_points"], root["parent_category_id"], root["unit_id"]) == (declared, None, None)
        assert sum(sum(points) for points in items.values()) == declared


def test_commonality_is_what_the_first_column_says(parsed: Parsed, leaves: dict[str, Row]) -> None:
    names = {row["category_id"]: row["category_name"] for row in rows_of(parsed, "category")}
    for leaf in leaves.values():
        group = names["/".join(leaf["category_id"].split("/")[:3])]
        expected = {"共性指标": "common", "个性指标": "specific", "个性目标": "specific", "党政建设": None}
        assert leaf["commonality"] == expected[group]


def test_points_that_are_no_plain_number_are_kept_as_printed(leaves: dict[str, Row]) -> None:
    odd = [
        (row["first_line"], row["points_text"], row["points"])
        for row in leaves.values()
        if not re.fullmatch(r"\d+(\.\d+)?", row["points_text"])
    ]
    assert sorted(odd) == qinghai.ODD_POINTS


def test_labels_torn_by_a_page_are_joined_and_tasks_are_continued(parsed: Parsed, leaves: dict[str, Row]) -> None:
    categories = {row["category_id"]: row for row in rows_of(parsed, "category")}
    planning = [row for row in leaves.values() if row["category_id"] == f"{SCHEME}/630200/共性指标/国土空间规划"]
    assert [row["first_line"] for row in planning] == [951, 959, 964]
    assert not [
        row for row in categories.values() if row["category_name"] in {"规划", "国土空间", "监督管理", "调查评价"}
    ]
    assert f"{SCHEME}/632500/共性指标/所有者权益与调查评价" in categories
    assert [row["category_name"] for row in categories.values() if row["unit_id"] == "632300"].count("共性指标") == 1
    (torn,) = [row for row in leaves.values() if "选址规划管理办法" in row["text"]]
    assert "完成县人民政府计划审批的建设项目选址意见书核发" in torn["text"]
    assert (torn["first_line"], torn["last_line"], torn["points"]) == (2678, 2699, 1.5)


def test_every_task_stands_in_its_lines(leaves: dict[str, Row], document: Document) -> None:
    for leaf in leaves.values():
        lines = re.sub(r"\s", "", "".join(document.lines[leaf["first_line"] - 1 : leaf["last_line"]]))
        sentences = re.split(r"(?<=。)", leaf["text"])
        assert all(re.sub(r"\s", "", sentence)[:8] in lines for sentence in sentences)
        assert all(points in lines for points in leaf["points_text"].split("\n"))


def test_a_printed_serial_is_kept(leaves: dict[str, Row]) -> None:
    serials = {row["first_line"]: row["serial"] for row in leaves.values() if row["serial"]}
    assert serials == {1507: "12", 1512: "13", 1810: "4"}


def numbers_of(parsed: Parsed, measures: dict[str, Row], unit_id: str) -> list[tuple[Row, Row]]:
    """The targets a unit was given as numbers, with their measures; words that demand zero are apart."""
    return [
        (measures[row["measure_id"]], row)
        for row in rows_of(parsed, "target")
        if row["unit_id"] == unit_id and row["value"] is not None and not is_zero_word(measures[row["measure_id"]], row)
    ]


def is_zero_word(measure: Row, target: Row) -> bool:
    return target["value"] == 0 and measure["kind"] == "quantity"


def shape(measure: Row, target: Row) -> tuple:
    value = target["value"] if target["value_upper"] is None else (target["value"], target["value_upper"])
    return value, measure["unit_of_measure"], measure["operator"], measure["concept"]


@pytest.mark.parametrize("name", UNIT_IDS)
def test_every_number_that_is_a_target_and_no_other(parsed: Parsed, measures: dict[str, Row], name: str) -> None:
    group = next(group for group, listed in qinghai.UNITS.items() if name in {unit[0] for unit in listed})
    shared = qinghai.SHARED_TARGETS if group in qinghai.SHARED[0][0] else []
    found = [shape(*pair) for pair in numbers_of(parsed, measures, UNIT_IDS[name])]
    expected = [tuple(row[1:]) for row in (*qinghai.TARGETS.get(name, []), *shared)]
    assert Counter(found) == Counter(expected)


@pytest.mark.parametrize("name", qinghai.TARGETS)
def test_every_quoted_target_leads_to_its_line(
    parsed: Parsed, measures: dict[str, Row], document: Document, name: str
) -> None:
    found = numbers_of(parsed, measures, UNIT_IDS[name])
    for quote, *expected in qinghai.TARGETS[name]:
        lines = {row["line"] for measure, row in found if shape(measure, row) == tuple(expected)}
        assert [line for line in lines if quote in document.lines[line - 1]], quote


def test_words_that_demand_zero_are_limits_of_nothing(parsed: Parsed, measures: dict[str, Row]) -> None:
    units = {unit_id: name for name, unit_id in UNIT_IDS.items()}
    found = Counter()
    for row in rows_of(parsed, "target"):
        measure = measures[row["measure_id"]]
        if is_zero_word(measure, row):
            is_shared = row["measure_id"].split("/")[1] not in UNIT_IDS.values()
            found[(None if is_shared else units[row["unit_id"]], row["text"])] += 1
            assert (measure["direction"], measure["rule"], measure["unit_of_measure"]) == (
                "lower",
                "lower_better",
                None,
            )
    expected = Counter({(unit, words): 12 if unit is None else 1 for unit, words in qinghai.ZEROS})
    assert {(unit, words.removesuffix("发生")): count for (unit, words), count in found.items()} == expected


def test_every_day_by_which_something_is_due(parsed: Parsed, measures: dict[str, Row]) -> None:
    found = Counter(
        (row["line"], (row["due_date"].year, row["due_date"].month, row["due_date"].day), row["text"])
        for row in rows_of(parsed, "target")
        if row["due_date"]
    )
    assert found == Counter(qinghai.DEADLINES)
    dated = [measures[row["measure_id"]] for row in rows_of(parsed, "target") if row["due_date"]]
    assert {(measure["kind"], measure["rule"]) for measure in dated} == {("deadline", "qualitative_4")}


@pytest.mark.parametrize("line", qinghai.NAMES)
def test_targets_are_called_what_they_measure(leaves: dict[str, Row], measures: dict[str, Row], line: int) -> None:
    (leaf,) = [row for row in leaves.values() if row["first_line"] == line]
    names = {row["measure_name"] for row in measures.values() if row["indicator_id"] == leaf["indicator_id"]}
    assert names >= qinghai.NAMES[line]


def test_numbers_that_are_no_targets_become_none(parsed: Parsed, document: Document) -> None:
    text = "\n".join(document.lines)
    for words in qinghai.NOT_TARGETS:
        assert words in text
    values = {row["value"] for row in rows_of(parsed, "target")}
    assert not values & {149, 2019, 12336, 1856, 1880.5, 45, 341, 70, 583, 68, 16, 710}


def test_prefectures_add_up_to_the_department(parsed: Parsed, measures: dict[str, Row]) -> None:
    """The document's own check: 85宗 and 47处 of the department are the sums of its prefectures."""
    for concept, total in (("矿业权治理宗数", 85), ("废弃矿山处数", 47)):
        values = {
            row["unit_id"]: row["value"]
            for row in rows_of(parsed, "target")
            if measures[row["measure_id"]]["concept"] == concept
        }
        assert values.pop("630000-restoration") == total
        assert sum(values.values()) == total


def test_direction_and_rule_follow_the_words(parsed: Parsed, measures: dict[str, Row]) -> None:
    rules = defaultdict(set)
    for row in measures.values():
        rules[row["concept"]].add((row["kind"], row["direction"], row["rule"]))
    assert rules["耕地保有量"] == rules["永久基本农田"] == {("quantity", "higher", "threshold")}
    assert rules["供地率"] == rules["结案率"] == {("ratio", "higher", "threshold")}
    assert rules["生产安全事故死亡率"] == rules["重伤率"] == {("ratio", "lower", "lower_better")}
    assert rules["一般登记办理时限"] == {("quantity", "lower", "lower_better")}
    assert rules["挂牌督办件数"] == {("quantity", "higher", "ratio_capped")}
    assert rules["技术研讨会"] == {("quantity", "range", "ratio_capped"), ("quantity", "higher", "ratio_capped")}


def test_every_leaf_has_measures_whose_weights_add_up_and_every_unit_its_targets(
    parsed: Parsed, leaves: dict[str, Row], measures: dict[str, Row]
) -> None:
    weights = defaultdict(float)
    for row in measures.values():
        weights[row["indicator_id"]] += row["weight"]
    assert weights.keys() == leaves.keys()
    assert all(abs(weight - 1) < 1e-12 for weight in weights.values())
    for row in rows_of(parsed, "target"):
        leaf = leaves[measures[row["measure_id"]]["indicator_id"]]
        assert leaf["unit_id"] in (None, row["unit_id"])
        assert leaf["first_line"] <= row["line"] <= leaf["last_line"]
        assert measures[row["measure_id"]]["kind"] != "qualitative" or (row["value"] is None and row["text"])


def test_what_another_office_proposes_is_assessed_by_it(leaves: dict[str, Row]) -> None:
    assert [row["assessed_by"] for row in leaves.values() if row["assessed_by"]] == [
        "自然资源开发利用处", "信息中心", "厅办公室", "厅办公室", "厅办",
    ]  # fmt: skip


def test_every_line_is_accounted_for(parsed: Parsed, document: Document) -> None:
    assert unaccounted(document, parsed) == []
    assert unstored(document, parsed) == []
    assert doubtful(document, parsed) == []
    found = coverage(parsed, SCHEME)
    assert (found.share, found.missing) == (1, ())
    assert len(found.printed) == len(found.used) + len(found.not_data)
    reasons = Counter(found.not_data.values())
    assert reasons["标题"] == 6
    assert set(reasons) == {"标题", "表头"}


def test_coverage_does_not_believe_what_a_parser_says(parsed: Parsed, document: Document) -> None:
    claims = Parsed()
    claims.add_document(document)
    claims.use(SCHEME, range(1, 21))
    claims.skip(SCHEME, 1434, TABLE_HEAD)
    claims.skip(SCHEME, 1138, PAGE_FURNITURE)
    assert 1 in unstored(document, claims)
    assert 30 in unaccounted(document, claims)
    assert doubtful(document, claims) == [1138]
    assert 1138 in unaccounted(document, claims)


# A second document of the layout, → a tab: other units and numbers, 考核目标 for 考核项目, a torn task, the shared table last.
OTHER = """2024年度各县局考核目标

东 川 县 局

→指标类别
→考核目标
→考 核 内 容
→分值

→共

性

→耕地
保护
→确保5000亩耕地保有量不减少，新增高标准农田1-2处。
→10

→
→
→查处案件立案率、结案率100%，其中典型案件由县局
→4

→共
性
→保护
→组织全员学习并报送
→

→
→
→情况。
→1+1

→
→执法督察
→办理时间分别压缩至3个、2个工作日以内。
→2．5

→个性
→年内无安全事故，落实〔2024〕12号文件。
→5


西岭县局
→指标
类别
→考核内容
→分值

→个性
→2.撰写两篇调研报告，收入达到1.2亿元。
→8

→
→做好第一次全面普查。
→

各县局2024年党的建设

→指标类别
→考核目标
→考核内容
→分值

→党的建设

15

分

→学习
→开展专题学习不少于6次。
→15
""".replace("→", "\t")

ORIGIN = """document_id = "other-2024"
title = "目标"
issuer = "局"
year = 2024
layout = "unit_tables"
file_name = "other-2024.txt"
sha256 = "{digest}"
[scheme]
scheme_name = "方案"
kind = "target_assessment"
[scheme.shared_tables]
"各县局2024年党的建设" = ["县局"]
"""

NAMES = """document_id,printed_name,unit_id,unit_name,short_name,kind,parent_unit_id,division_code,peer_group
other-2024,市局,t,市局,市局,prefecture,,,市
other-2024,东川县局,e,东川县局,东川,county,t,,县局
other-2024,西岭县局,w,西岭县局,西岭,county,t,,县局
"""


@pytest.fixture
def other(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    shutil.copy(SOURCES / "concepts.csv", folder)
    (folder / "units.csv").write_text(NAMES, encoding="utf-8")
    write(folder, OTHER)
    return folder


def write(folder: Path, text: str) -> None:
    """Receive a version of the document: the text, and its checksum in the origin."""
    (folder / "other-2024.txt").write_text(text, encoding="utf-8")
    origin = ORIGIN.format(digest=hashlib.sha256(text.encode()).hexdigest())
    (folder / "other-2024.toml").write_text(origin, encoding="utf-8")


def test_another_document_of_the_layout(other: Path) -> None:
    parsed = parse_sources(other)
    leaves = [
        (row["indicator_id"], row["commonality"], row["serial"], row["points_text"], row["points"])
        for row in parsed.rows["indicator"]
    ]
    assert leaves == [
        ("other-2024/e/共性/耕地保护/1", "common", None, "10", 10),
        ("other-2024/e/共性/耕地保护/2", "common", None, "4", 4),
        ("other-2024/e/共性/保护/1", "common", None, "", None),
        ("other-2024/e/共性/保护/2", "common", None, "1+1", 2),
        ("other-2024/e/共性/执法督察/1", "common", None, "2．5", 2.5),
        ("other-2024/e/个性/1", "specific", None, "5", 5),
        ("other-2024/w/个性/1", "specific", "2", "8", 8),
        ("other-2024/w/个性/2", "specific", None, "", None),
        ("other-2024/县局/党的建设/学习/1", None, None, "15", 15),
    ]
    values = {
        (row["measure_id"].removeprefix("other-2024/"), row["unit_id"]): (row["value"], row["value_upper"])
        for row in parsed.rows["target"]
        if row["value"] is not None
    }
    assert values == {
        ("e/共性/耕地保护/1/farmland-stock", "e"): (5000, None),
        ("e/共性/耕地保护/1/measure-2", "e"): (1, 2),
        ("e/共性/耕地保护/2/case-filing-rate", "e"): (100, None),
        ("e/共性/耕地保护/2/case-closing-rate", "e"): (100, None),
        ("e/共性/执法督察/1/measure-1", "e"): (3, None),
        ("e/共性/执法督察/1/measure-2", "e"): (2, None),
        ("e/个性/1/measure-1", "e"): (0, None),
        ("w/个性/1/research-reports", "w"): (2, None),
        ("w/个性/1/measure-2", "w"): (1.2, None),
        ("县局/党的建设/学习/1/measure-1", "e"): (6, None),
        ("县局/党的建设/学习/1/measure-1", "w"): (6, None),
    }
    document = read_document(other / "other-2024.toml")
    assert unaccounted(document, parsed) == unstored(document, parsed) == doubtful(document, parsed) == []


def test_a_torn_label_is_joined_where_the_document_prints_it_whole(other: Path) -> None:
    """耕地 and 保护 are one label if 耕地保护 stands elsewhere; a torn task is one without points and a full stop."""
    torn = OTHER.replace("\t耕地\n保护\n", "\t耕地\n").replace("\t执法督察\n", "\t耕地保护\n")
    write(
        other,
        torn.replace("报送\n\t\n\n", "报送。\n\t3\n\n").replace("典型案件由县局\n\t4", "典型案件由县局\n\t4"),
    )
    names = [row["category_name"] for row in parse_sources(other).rows["category"] if row["unit_id"] == "e"]
    assert names == ["共性", "耕地保护", "耕地保护", "个性"]
    write(
        other,
        OTHER.replace("\t\n\t\n\t情况。\n\t1+1", "\t\n\t\n\t情况。\n\t").replace("报送\n\t\n", "报送\n\t3\n"),
    )
    (task,) = [row for row in parse_sources(other).rows["indicator"] if "报送" in row["text"]]
    assert (task["text"], task["points"]) == ("组织全员学习并报送情况。", 3)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("西岭县局\n", "西山县局\n", "第 45 行：单位“西山县局”不在 units.csv 中"),
        ("西岭县局\n", "\n", "第 46 行：表格上方没有单位名称"),
        ("\t指标\n类别\n\t考核内容\n\t分值\n", "", "第 45 行：“西岭县局”下方没有表头"),
        ("\t个性\n\t2.", "\t\n\t2.", "第 51 行：表的首行没有指标类别"),
        ("\t党的建设\n\n15\n\n分\n\n\t学习\n\t开展专题学习不少于6次。\n\t15\n", "", "第 61 行：表头下没有任务"),
        ("\t指标\n类别\n", "\t指标\n分类\n", "第 46 行：表头“指标分类｜考核内容｜分值”缺少“指标类别”"),
        (
            "\t考核内容\n\t分值\n\n\t个性",
            "\t考核内容\n\n\t个性",
            "第 46 行：表头“指标类别｜考核内容”缺少“分值”",
        ),
        ("2．5\n", "两分半\n", "第 37 行：“办理时间分别压缩至3个、2个工作日以内。”没有分值或分值不是数字"),
        ("\t4\n\n", "\n", "第 21 行：“查处案件立案率、结案率100%，其中典型…”没有分值"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_with_the_place(
    other: Path, before: str, after: str, message: str
) -> None:
    assert before in OTHER
    write(other, OTHER.replace(before, after, 1))
    with pytest.raises(DocumentError, match=re.escape(message)):
        parse_sources(other)


def test_a_group_that_nobody_is_in_is_refused(other: Path) -> None:
    origin = (other / "other-2024.toml").read_text(encoding="utf-8")
    (other / "other-2024.toml").write_text(origin.replace('["县局"]', '["县局", "市局"]'), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"第 59 行：units\.csv 中没有分组“市局”"):
        parse_sources(other)


def test_all_problems_of_a_document_are_listed_together(other: Path) -> None:
    write(other, OTHER.replace("西岭县局\n", "西山县局\n").replace("2．5\n", "两分半\n").replace("\t8\n", "\t八\n"))
    with pytest.raises(DocumentError) as caught:
        parse_sources(other)
    assert [re.sub("：.*", "", problem) for problem in caught.value.problems] == [
        "other-2024.txt 第 37 行", "other-2024.txt 第 52 行", "other-2024.txt 第 45 行", "other-2024.txt",
    ]  # fmt: skip
    assert all(problem.startswith("other-2024.txt") for problem in caught.value.problems)


def test_a_label_with_points_and_no_words_is_the_task_itself(other: Path) -> None:
    write(other, OTHER.replace("开展专题学习不少于6次。", ""))
    (leaf,) = [row for row in parse_sources(other).rows["indicator"] if row["unit_id"] is None]
    assert (leaf["text"], leaf["points"], leaf["first_line"]) == ("学习", 15, 72)


def test_page_numbers_are_not_data_and_a_foot_note_is_not_overlooked(other: Path) -> None:
    write(other, OTHER.replace("\t2．5\n", "\t2．5\n\n— 1 —\n") + "\n附注：以上为试行。\n")
    parsed = parse_sources(other)
    document = read_document(other / "other-2024.toml")
    assert [row["points"] for row in parsed.rows["indicator"]] == [10, 4, None, 2, 2.5, 5, 8, None, 15]
    assert parsed.not_data["other-2024"][40] == PAGE_FURNITURE
    assert doubtful(document, parsed) == []
    assert [document.lines[line - 1] for line in unaccounted(document, parsed)] == ["附注：以上为试行。"]
    assert coverage(parsed, "other-2024").share < 1


def test_a_text_without_tables_is_refused(other: Path) -> None:
    write(other, "2024年度目标\n\n一段文字。\n")
    with pytest.raises(DocumentError, match="找不到表头"):
        parse_sources(other)
