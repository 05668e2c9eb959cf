"""Does next year's scheme come from a workbook, with every number traced to its row, and whatever is wrong said at once?"""

import json
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook, load_workbook

from assessment import reads, records, settings
from assessment.build import build
from assessment.checks import arrow_schema
from assessment.documents import Parsed
from assessment.gathering import gather, imported
from assessment.new_scheme import current_as_template, import_scheme_table, is_scheme_table, template
from assessment.problems import InputError
from assessment.schema import TABLES_BY_NAME
from tests import scheme_tables
from tests.scheme_tables import MATRIX, MEASURES, SCHEME, TARGETS, UNITS

Row = dict[str, Any]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one document, to import into."""
    data = tmp_path / "data"
    (data / "sources").mkdir(parents=True)
    for name in ("shangluo-2022.txt", "shangluo-2022.toml", "units.csv", "concepts.csv"):
        shutil.copy(settings.PROJECT / "data" / "sources" / name, data / "sources" / name)
    monkeypatch.setenv("ASSESSMENT_DATA", str(data))
    monkeypatch.setenv("ASSESSMENT_DEMO", "off")
    return data


def parsed(data: Path, path: Path) -> Parsed:
    """What a workbook says."""
    return imported(data, "0", path.name, path)


def problems(data: Path, path: Path) -> list[str]:
    """Everything that is wrong with a workbook; nothing has been recorded."""
    with pytest.raises(InputError) as refused:
        import_scheme_table(path, data)
    assert not list((data / "records").rglob("*.parquet"))
    assert all(problem.endswith("。") for problem in refused.value.problems)
    return refused.value.problems


def table(data: Path, name: str, scheme_id: str) -> list[Row]:
    """The rows of a table that a scheme brought."""
    rows = pq.read_table(data / "tables" / f"{name}.parquet").to_pylist()
    return [row for row in rows if str(row.get("measure_id") or row.get("document_id")).startswith(scheme_id)]


# The template.


def test_the_empty_template_explains_itself_and_offers_what_may_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    template(path)
    book = load_workbook(path)
    assert book.sheetnames == ["说明", "方案", "单位", "指标", "目标", "目标明细", "支出计划", "选项"]
    assert book["选项"].sheet_state == "hidden"
    for name in ("单位", "指标", "目标", "目标明细", "支出计划"):
        assert all(cell.comment for cell in book[name][1])
    offered = {cell.value for column in book["选项"].iter_cols() for cell in column}
    assert {"比例得分", "待下达", "每季度", "县区", "目标责任考核"} <= offered
    assert is_scheme_table(path)


def test_a_filled_template_becomes_tasks_rules_and_targets(small: Path) -> None:
    found = parsed(small, scheme_tables.template(small / "方案.xlsx"))
    assert [(row["category_name"], row["level"]) for row in found.rows["category"]] == [("耕地保护", 1)]
    assert [(row["indicator_name"], row["points"]) for row in found.rows["indicator"]] == [
        ("占补平衡", 3),
        ("卫片执法", 7),
    ]
    assert [
        (row["measure_id"], row["kind"], row["operator"], row["rule"], row["rule_origin"], row["weight"])
        for row in found.rows["measure"]
    ] == [
        ("shangluo-2024/a", "quantity", None, "ratio_capped", "default", 1),
        ("shangluo-2024/b", "ratio", "≥", "threshold", "default", 0.5),
        ("shangluo-2024/c", "ratio", "≥", "deduct_step", "scheme", 0.5),
    ]
    assert json.loads(found.rows["measure"][2]["rule_parameters"]) == {"deduct": 0.5, "step": 1}
    assert [
        (row["measure_id"][-1], row["unit_id"], row["value"], row["text"], row["status"])
        for row in found.rows["target"]
    ] == [
        ("a", "611000", 4000, "4000", "issued"),
        ("a", "611002", 1500, "1500", "issued"),
        ("a", "611021", 2500, "2500", "issued"),
        ("a", "611099", None, "/", "not_applicable"),
        ("b", "611002", 100, "≥100%", "issued"),
        ("b", "611021", 1, "1", "issued"),
        ("b", "611099", None, "待下达", "pending"),
        ("c", "611002", 80, "≥80%", "issued"),
        ("c", "611021", 95, "95%以上", "issued"),
        ("c", "611099", 95, "不低于95％", "issued"),
    ]
    assert {row["document_number"] for row in found.rows["target"]} == {"商自然资发〔2024〕8号"}


def test_every_row_is_a_passage_and_every_number_leads_to_its_row(small: Path) -> None:
    path = scheme_tables.template(small / "方案.xlsx")
    import_scheme_table(path, small)
    build(small, demo=False)
    document = next(row for row in table(small, "document", "shangluo-2024"))
    assert (document["layout"], document["file_name"], document["issuer"]) == (
        "workbook",
        "方案.xlsx",
        "商洛市自然资源局",
    )
    passages = {row["line"]: row for row in table(small, "passage", "shangluo-2024")}
    assert len(passages) == len(SCHEME) + len(UNITS) + len(MEASURES) + len(TARGETS) == document["line_count"]
    assert {row["line_use"] for row in passages.values()} == {"入库", "表头"}
    target = next(row for row in table(small, "target", "shangluo-2024") if row["value"] == 2500)
    assert passages[target["line"]]["text"] == "a\t占补平衡\t4000\t1500\t2500\t/"
    assert not [row for row in table(small, "finding", "shangluo-2024") if row["rule"] == "value_not_in_passage"]


def test_a_cell_that_shows_percent_is_percent(small: Path) -> None:
    path = scheme_tables.template(small / "方案.xlsx")
    book = load_workbook(path)
    book["目标"]["E3"].value, book["目标"]["E3"].number_format = 0.95, "0%"
    book.save(path)
    target = next(
        row
        for row in parsed(small, path).rows["target"]
        if row["unit_id"] == "611021" and row["measure_id"].endswith("/b")
    )
    assert (target["value"], target["text"]) == (95, "95%")


def test_a_scheme_is_there_after_the_next_build_scored_by_what_is_reported_and_gone_when_taken_back(
    small: Path,
) -> None:
    before = build(small, demo=False)
    path = scheme_tables.template(small / "方案.xlsx")
    dry = import_scheme_table(path, small, is_dry_run=True)
    assert dry.record_id is None
    assert not (small / "records").exists()
    done = import_scheme_table(path, small, by="王")
    assert done.record_id is not None
    assert (done.scheme_id, done.scheme_name, done.year) == ("shangluo-2024", "商洛市2024年度目标责任考核", 2024)
    assert done.counts == {"unit": 5, "category": 1, "indicator": 2, "measure": 3, "target": 10, "spending": 0} | {
        "unit": 4
    }
    report(small, "shangluo-2024/a", "611002", 750)
    build(small, demo=False)
    assert "shangluo-2024" in set(reads.schemes(reads.Scope())["scheme_id"])
    view = reads.View(reads.Scope(), "shangluo-2024", 2024, 12)
    scored = reads.measures_by_unit(view, unit_id="611002").set_index("measure_id")
    assert scored.loc["shangluo-2024/a", "value"] == 750
    ranking = reads.ranking(view).set_index("unit_id")
    assert float(ranking.loc["611002", "score"]) == 1.5
    batch = records.counting(small / "records", "scheme")[0]
    assert (batch["kind"], batch["recorded_by"], batch["file_name"]) == ("scheme", "王", "方案.xlsx")
    # Taken back, it is gone, and so is what was reported for it; brought again, both are there.
    records.reverse(small / "records", done.record_id, by="王", reason="重发")
    after = build(small, demo=False)
    assert "shangluo-2024" not in set(reads.schemes(reads.Scope())["scheme_id"])
    assert after.row_counts == {**before.row_counts, "batch": 3}
    import_scheme_table(path, small)
    build(small, demo=False)
    assert [row["value"] for row in table(small, "actual", "shangluo-2024")] == [750]


def report(data: Path, measure_id: str, unit_id: str, value: float) -> None:
    """Record an approved report for December."""
    recorded_at = datetime(2024, 12, 31, 12)
    record_id = records.new_record_id(recorded_at)
    row = {
        "measure_id": measure_id, "unit_id": unit_id, "period_end": date(2024, 12, 31), "value": value,
        "status": "approved", "approved_at": recorded_at, "recorded_at": recorded_at, "record_id": record_id,
        "basis": "reported",
    }  # fmt: skip
    rows = pa.Table.from_pylist([row], schema=arrow_schema(TABLES_BY_NAME["actual"]))
    records.commit(data / "records", records.Batch(record_id, "report", recorded_at, "张"), {"actual": rows})


def test_an_original_that_was_changed_is_refused_by_the_build(small: Path) -> None:
    import_scheme_table(scheme_tables.template(small / "方案.xlsx"), small)
    kept = next((small / "records" / "files").iterdir())
    kept.write_bytes(kept.read_bytes() + b"x")
    with pytest.raises(InputError, match="不在了，或者被改动过；请从备份恢复"):
        build(small, demo=False)


def test_a_scheme_that_was_imported_is_not_simulated(small: Path) -> None:
    import_scheme_table(scheme_tables.template(small / "方案.xlsx"), small)
    build(small, demo=True)
    assert {row["basis"] for row in table(small, "target", "shangluo-2024")} == {"source"}
    assert not table(small, "actual", "shangluo-2024")
    assert table(small, "actual", "shangluo-2022")


# An existing scheme as the template.

_BY = {"indicator": "indicator_id", "measure": "measure_id", "category": "category_id"}
_SAME = {
    "category": ("category_name", "level", "unit_id", "declared_points"),
    "indicator": (
        "serial", "indicator_name", "text", "commonality", "points", "combination", "assessed_by", "unit_id",
    ),
    "measure": (
        "measure_id", "measure_name", "concept", "kind", "direction", "operator", "unit_of_measure", "weight", "rule",
        "rule_parameters", "rule_origin", "curve", "curve_parameters", "clause", "reporting_frequency",
    ),
    "target": (
        "measure_id", "unit_id", "value", "value_upper", "due_date", "text", "qualifier", "status", "is_provisional",
        "justification",
    ),
    "spending": ("unit_id", "period_end", "kind", "share_as_printed", "cumulative_share", "amount_yuan", "plan_mode"),
}  # fmt: skip


def rows_of(found: Parsed, name: str, scheme_id: str) -> list[tuple[Any, ...]]:
    """The rows of a scheme, ids without the scheme, dates without the year; targets in the order of their ids."""
    leaves = {row["indicator_id"] for row in found.rows["indicator"] if row["scheme_id"] == scheme_id}
    measured = {row["measure_id"] for row in found.rows["measure"] if row["indicator_id"] in leaves}
    own = [
        {**dict.fromkeys(TABLES_BY_NAME[name].column_names), **row}
        for row in found.rows[name]
        if (row["measure_id"] in measured if "measure_id" in row else row.get("document_id") == scheme_id)
    ]
    rows = [tuple(_plain(row[column], scheme_id) for column in _SAME[name]) for row in own]
    return sorted(rows, key=str) if name in ("target", "spending") else rows


def _plain(value: Any, scheme_id: str) -> Any:
    if isinstance(value, date):
        return value.replace(year=2000)
    return value.removeprefix(f"{scheme_id}/") if isinstance(value, str) else value


@pytest.mark.parametrize(
    "scheme_id", ["shangluo-2022", "qinghai-2019", "fengrun-2019", "chengde-2023", "hengyang-2022"]
)
def test_a_scheme_written_out_and_read_back_as_another_is_the_same(data: Path, tmp_path: Path, scheme_id: str) -> None:
    path, new_id = tmp_path / "新方案.xlsx", f"{scheme_id[:-5]}-2034"
    current_as_template(scheme_id, path)
    book = load_workbook(path)
    for item, value in book["方案"].iter_rows(min_row=2, max_col=2):
        if item.value in ("方案编号", "年度"):
            value.value = new_id if item.value == "方案编号" else 2034
    for name in ("目标明细", "支出计划"):
        for cell in (cell for row in book[name].iter_rows(min_row=2) for cell in row):
            if isinstance(cell.value, str) and len(cell.value) == 10 and cell.value[4] == "-":
                cell.value = f"2034{cell.value[4:]}"
    book.save(path)
    old, new = gather(data).published, parsed(data, path)
    for name in _SAME:
        assert rows_of(new, name, new_id) == rows_of(old, name, scheme_id), name
    assert new.rows["scheme"][0]["policy_origin"] == "default"


def test_a_scheme_written_out_is_imported_whole(small: Path) -> None:
    build(small, demo=False)
    path = small / "新方案.xlsx"
    current_as_template("shangluo-2022", path)
    assert "已经有了（商洛市自然资源系统2022年度目标责任考核，2022 年）" in problems(small, path)[0]
    book = load_workbook(path)
    book["方案"]["B2"].value = "shangluo-2024"
    book.save(path)
    done = import_scheme_table(path, small)
    build(small, demo=False)
    assert done.counts["measure"] == 73
    assert "错误，工作表“方案”第 9 行：各类分值之和 99 与标明的总分 100 相差 −1 分" in done.notes
    assert any("各单位之和 1,271 与合计 1,270 相差 1（次）" in note for note in done.notes)


def test_an_unknown_scheme_cannot_be_written_out(data: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有方案“shangluo-2020”；最接近的是“shangluo-2022”"):
        current_as_template("shangluo-2020", tmp_path / "方案.xlsx")


# The matrix by county.


def test_a_matrix_as_bureaus_draw_it_is_a_scheme(small: Path) -> None:
    path = scheme_tables.matrix(small / "任务表.xlsx")
    assert is_scheme_table(path)
    found = parsed(small, path)
    scheme = found.rows["scheme"][0]
    assert (scheme["scheme_id"], scheme["year"], scheme["declared_points"]) == ("611000-2024", 2024, 17)
    assert scheme["scheme_name"] == "商洛市2024年度目标责任考核任务一览表"
    assert [(row["category_name"], row["declared_points"]) for row in found.rows["category"]] == [
        ("耕地保护", 10),
        ("执法监察", None),
    ]
    assert [(row["indicator_name"], row["points"]) for row in found.rows["indicator"]] == [
        ("占补平衡任务", 6),
        ("耕地保护", 4),
        ("卫片执法", 7),
    ]
    assert [
        (row["measure_name"], row["kind"], row["unit_of_measure"], row["rule"]) for row in found.rows["measure"]
    ] == [
        ("占补平衡", "quantity", "亩", "ratio_capped"),
        ("粮食产能", "quantity", "万斤", "ratio_capped"),
        ("耕地保护", "qualitative", None, "qualitative_4"),
        ("立案率", "ratio", "%", "threshold"),
    ]
    given = {(row["measure_id"].rpartition("/")[2], row["unit_id"]): row["value"] for row in found.rows["target"]}
    assert given["farmland-offset", "611000"] == 4100
    assert given["farmland-offset", "611000-city-level"] == 100
    assert given["grain-capacity", "611000-city-level"] is None
    assert given["case-filing-rate", "611021"] == 100
    assert [row["unit_id"] for row in found.rows["unit"]] == ["611000", "611000-city-level", "611002", "611021"]


def test_a_total_that_does_not_add_up_is_imported_and_said(small: Path) -> None:
    done = import_scheme_table(scheme_tables.matrix(small / "任务表.xlsx"), small)
    assert "错误，工作表“任务表”第 4 行：“粮食产能”各单位之和 200 与合计 201 相差 −1（万斤）" in done.notes
    build(small, demo=False)
    checks = {
        row["measure_id"].rpartition("/")[2]: (row["stated"], row["computed"], row["result"])
        for row in table(small, "reconciliation", "611000-2024")
        if row["rule"] == "children_against_total"
    }
    assert checks == {"farmland-offset": (4100, 4100, "平"), "grain-capacity": (201, 200, "不平")}
    lines = table(small, "passage", "611000-2024")
    assert [row["line_use"] for row in lines] == ["标题", "表头", *["入库"] * 5, "标题"]


def test_rows_of_a_merged_task_that_each_have_points_are_each_a_task(small: Path) -> None:
    rows = [list(row) for row in MATRIX]
    rows[2][4], rows[3][4] = 4, 2
    found = parsed(small, scheme_tables.matrix(small / "任务表.xlsx", rows, ("A3:A5", "B3:B4")))
    assert [(row["category_name"], row["level"]) for row in found.rows["category"]] == [
        ("耕地保护", 1), ("占补平衡任务", 2), ("执法监察", 1),
    ]  # fmt: skip
    assert [(row["indicator_name"], row["points"]) for row in found.rows["indicator"]][:2] == [
        ("占补平衡", 4),
        ("粮食产能", 2),
    ]


def test_a_second_row_of_headings_may_name_the_units(small: Path) -> None:
    rows = [
        ["2024年任务表"],
        ["类别", "任务", "分值", "目标任务数"],
        [None, None, None, "全市", "商州", "洛南"],
        ["甲类", "任务一", 5, "3亩", "1亩", "2亩"],
    ]
    found = parsed(small, scheme_tables.matrix(small / "任务表.xlsx", rows, ("A2:A3", "B2:B3", "C2:C3", "D2:F2")))
    assert [(row["unit_id"], row["value"]) for row in found.rows["target"]] == [
        ("611000", 3), ("611002", 1), ("611021", 2),
    ]  # fmt: skip


def test_a_matrix_may_say_its_head_and_new_units_on_sheets_of_their_own(small: Path) -> None:
    rows = [list(row) for row in MATRIX]
    rows[1][8] = "新设区"
    head = [row for row in SCHEME if row[0] != "总分"]
    found = parsed(small, scheme_tables.matrix(small / "任务表.xlsx", rows, 方案=head, 单位=UNITS))
    assert found.rows["scheme"][0]["scheme_id"] == "shangluo-2024"
    assert "611099" in {row["unit_id"] for row in found.rows["target"]}


def test_the_city_level_is_that_of_the_counties_city(small: Path) -> None:
    units = [
        UNITS[0],
        ["610900", "安康市", "安康", "市州", None, "610900", "市"],
        ["610902", "汉滨区", "汉滨", "县区", "610900", "610902", "县区"],
    ]
    rows = [
        ["安康市2024年任务表"],
        ["类别", "任务", "分值", "全市", "市本级", "汉滨"],
        ["甲", "乙", 5, "3亩", "1亩", "2亩"],
    ]
    path = scheme_tables.matrix(small / "任务表.xlsx", rows, (), 单位=units)
    assert problems(small, path) == [
        "任务表.xlsx，工作表“任务表”第 2 行：没有登记“市本级”；请写进“单位”表，类型为市本级。"
    ]
    units.append(["610900-city-level", "安康市本级", "市本级", "市本级", "610900", None, "市本级"])
    found = parsed(small, scheme_tables.matrix(small / "任务表.xlsx", rows, (), 单位=units))
    assert found.rows["scheme"][0]["scheme_id"] == "610900-2024"
    assert [row["unit_id"] for row in found.rows["target"]] == ["610900", "610900-city-level", "610902"]


# What is refused.

_WRONG_MATRIX = {
    "an unknown county": (1, 8, "洛难县", "工作表“任务表”第 2 行：没有单位“洛难县”；最接近的是“洛南县”"),
    "a county twice": (1, 8, "商州", "第 2 行：单位“商州”有两列"),
    "an unreadable number": (2, 7, "若干", "第 3 行“商州区”：看不懂目标“若干”"),
    "another unit of measure": (2, 7, "1500公顷", "第 3 行“商州区”：“1500公顷”的单位是公顷，指标的计量单位是亩"),
    "a zero by ratio": (2, 7, 0, "第 3 行“商州区”：目标是 0，按比例得分无法计算"),
    "two numbers": (2, 5, "4100亩(市本级100亩)", "第 3 行“全市”：“4100亩(市本级100亩)”一格里有几个数"),
    "no year": (0, 0, "任务一览表", "标题里看不出是哪一年、哪个单位的方案"),
    "no points": (2, 4, "六", "第 3 行“分值”：应为分值，如 3 或 0.5，收到“六”"),
}


@pytest.mark.parametrize("case", list(_WRONG_MATRIX))
def test_what_is_wrong_with_a_matrix_is_said_with_its_place(small: Path, case: str) -> None:
    row, column, value, said = _WRONG_MATRIX[case]
    rows = [list(one) for one in MATRIX]
    rows[row][column] = value
    found = problems(small, scheme_tables.matrix(small / "任务表.xlsx", rows))
    assert len(found) == 1, found
    assert said in found[0]
    assert found[0].startswith("任务表.xlsx，")


def test_merged_values_are_refused(small: Path) -> None:
    found = problems(small, scheme_tables.matrix(small / "任务表.xlsx", merged=("A3:A5", "H3:I3", "G3:G4", "F5:F6")))
    assert [problem[: problem.index("；")] for problem in found] == [
        "任务表.xlsx，工作表“任务表”第 3–3 行：第 8–9 列是合并单元格",
        "任务表.xlsx，工作表“任务表”第 3–4 行：第 7 列是合并单元格",
        "任务表.xlsx，工作表“任务表”第 5–6 行：第 6 列是合并单元格",
    ]


def test_a_remark_with_a_number_is_not_dropped(small: Path) -> None:
    rows = [*MATRIX[:-1], ["注：另有 12 件未列。"]]
    assert (
        "第 8 行：有内容没有入库（“注：另有 12 件未列。”）"
        in problems(small, scheme_tables.matrix(small / "任务表.xlsx", rows))[0]
    )


def test_everything_wrong_with_a_template_is_listed_at_once(small: Path) -> None:
    head = [
        ["项目", "填写"],
        ["方案编号", "a/b"],
        ["方案名称", "方案"],
        ["年度", "明年"],
        ["并列", "随便"],
        ["总份", 100],
    ]
    units = [UNITS[0], ["611002", "商周区", None, None, None, None, None], ["x", None, None, "县", None, "12", None]]
    measures = [
        [*MEASURES[0], "方向", "权重"],
        ["a", "耕地保护", "占补平衡", None, "三", None, "亩", None, "按比例", None, None, None, None],
        ["a", None, "卫片执法", None, 7, "立案率", "%", "比率", "按步扣分", None, 1, "越少越好", 0.5],
        ["c", None, None, None, 8, "结案率", "%", None, "等次系数", None, None, None, 0.6],
        ["d", None, None, None, None, "无人", "%", None, None, 3, None, None, None],
    ]
    targets = [
        ["编号", "商州", "商州区", "某县"],
        ["a", 5, None, None],
        ["z", 1, None, None],
        ["c", "八成", None, None],
    ]
    path = scheme_tables.template(small / "方案.xlsx", 方案=head, 单位=units, 指标=measures, 目标=targets, 备注=[["x"]])
    found = problems(small, path)
    for said in (
        "工作表“方案”第 2 行“方案编号”：应为字母、数字、短横线",
        "工作表“方案”第 4 行“年度”：应为年份，如 2024，收到“明年”",
        "工作表“方案”第 5 行“并列”：没有 “随便” 这个选项",
        "工作表“方案”第 6 行：没有“总份”这一项；最接近的是“总分”",
        "工作表“方案”：没有填写“发文单位”",
        "工作表“备注”：不认识这张表",
        "工作表“单位”第 2 行“单位名称”：编号 611002 已登记为“商州区”",
        "工作表“单位”第 3 行“类型”：没有 “县” 这个选项；最接近的是“县区”",
        "工作表“单位”第 3 行“行政区划代码”：应为六位数字，收到“12”",
        "工作表“单位”第 3 行“分组”：新的单位必须填写分组",
        "工作表“指标”第 2 行“分值”：应为分值，如 3 或 0.5，收到“三”",
        "工作表“指标”第 2 行“规则”：没有 “按比例” 这个选项",
        "工作表“指标”第 3 行“编号”：编号“a”用了两次",
        "工作表“指标”第 3 行“每步扣分”：规则“按步扣分”必须给出每步扣分",
        "工作表“指标”第 4 行“分值”：同一任务写了不同的分值，前面写的是“7”",
        "工作表“指标”第 4 行“规则”：“等次系数”用于定性、时限指标，这个指标是比率",
        "工作表“指标”第 5 行“每步扣分”：给了参数，就要同时写明规则",
        "工作表“指标”第 5 行“权重”：同一任务的其他指标写了权重，这一个没有写",
        "工作表“指标”第 5 行“指标名称”：没有下达给任何单位",
        "工作表“目标”第 1 行：单位“商州区”有两列",
        "工作表“目标”第 1 行：没有单位“某县”",
        "工作表“目标”第 2 行“编号”：叫“a”的指标有 2 个",
        "工作表“目标”第 3 行“编号”：“指标”表里没有“z”",
        "工作表“目标”第 4 行“商州”：看不懂目标“八成”",
    ):
        assert [problem for problem in found if f"方案.xlsx，{said}" in problem], (said, found)


def test_targets_of_one_row_each_say_what_a_cell_cannot(small: Path) -> None:
    detail = [
        ["编号", "单位", "目标值", "目标上限", "时限", "目标文字", "任务状态", "程度", "是否暂定", "理由"],
        ["a", "山阳", 500, 600, "2024-06-30", "约500至600亩", "已下达", "约", "是", "待省厅下达后调整"],
        ["a", "商州", 1, None, None, None, None, None, None, None],
        ["a", "镇安", 1, 1, "2022-06-30", None, "待下达", None, None, None],
    ]
    path = scheme_tables.template(small / "方案.xlsx", 目标明细=detail)
    said = problems(small, path)
    assert [problem.partition("，")[2] for problem in said] == [
        "工作表“目标明细”第 3 行“目标值”：“商州”的这项任务已在工作表“目标”第 2 行给过；只给一次。",
        "工作表“目标明细”第 4 行“目标值”：任务状态是“待下达”，就没有目标值；请改其中一个。",
        "工作表“目标明细”第 4 行“目标上限”：目标上限应大于目标值（下限）。",
        "工作表“目标明细”第 4 行“时限”：2022-06-30 不在 2024 年；请改成今年的日期。",
    ]
    found = parsed(small, scheme_tables.template(small / "方案.xlsx", 目标明细=detail[:2]))
    row = next(row for row in found.rows["target"] if row["unit_id"] == "611025" or row["unit_id"] == "611024")
    assert (row["value"], row["value_upper"], row["qualifier"], row["is_provisional"]) == (500, 600, "about", True)
    assert (row["due_date"], row["justification"]) == (date(2024, 6, 30), "待省厅下达后调整")


def test_a_spending_plan_becomes_a_curve(small: Path) -> None:
    units = [UNITS[0], ["规划经费", "规划业务经费", None, "项目", "430400-natural-resources", None, "预算项目"]]
    measures = [MEASURES[0], ["a", "产出指标", "规划成果", None, None, None, "套", None, None, None, None]]
    plans = [
        ["项目", "期末", "计划比例（%）", "年度预算（元）"],
        ["规划业务经费", "2024-06-30", "40%", 200000],
        ["规划经费", "2024-12-31", 60, None],
    ]
    path = scheme_tables.template(
        small / "方案.xlsx", 单位=units, 指标=measures, 目标=[["编号", "规划经费"], ["a", 2]], 支出计划=plans
    )
    found = parsed(small, path)
    assert [
        (row["unit_id"], row["cumulative_share"], row["amount_yuan"], row["plan_mode"])
        for row in found.rows["spending"]
    ] == [
        ("shangluo-2024/规划经费", 40, 80000, "instalment"),
        ("shangluo-2024/规划经费", 100, 200000, "instalment"),
    ]
    assert found.rows["project"][0]["budget_yuan"] == 200000
    plans[2][1] = "2024-03-31"
    path = scheme_tables.template(
        small / "方案.xlsx", 单位=units, 指标=measures, 目标=[["编号", "规划经费"], ["a", 2]], 支出计划=plans
    )
    assert "工作表“支出计划”第 3 行“期末”：2024-03-31 不晚于上一行的 2024-06-30" in problems(small, path)[0]


def _formula(book: Workbook) -> None:
    book["目标"]["C2"].value = "=D2+E2"


def _merged(book: Workbook) -> None:
    book["目标"].merge_cells("C2:D2")


def _hidden_row(book: Workbook) -> None:
    book["目标"].row_dimensions[3].hidden = True


def _hidden_column(book: Workbook) -> None:
    book["目标"].column_dimensions["D"].hidden = True


def _hidden_sheet(book: Workbook) -> None:
    book["单位"].sheet_state = "hidden"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_formula, "工作表“目标” C2：是公式"),
        (_merged, "工作表“目标”：有合并单元格"),
        (_hidden_row, "工作表“目标”：第 3 行是隐藏的"),
        (_hidden_column, "工作表“目标”：D 列是隐藏的"),
        (_hidden_sheet, "工作表“单位”：是隐藏的"),
    ],
)
def test_what_makes_values_doubtful_is_refused(small: Path, change: Any, said: str) -> None:
    path = scheme_tables.template(small / "方案.xlsx")
    book = load_workbook(path)
    change(book)
    book.save(path)
    found = problems(small, path)
    assert len(found) == 1, found
    assert found[0].startswith(f"方案.xlsx，{said}")


def test_macros_are_refused(small: Path) -> None:
    import zipfile

    path = scheme_tables.template(small / "方案.xlsx")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"")
    assert "含有宏" in problems(small, path)[0]


def test_an_id_that_is_taken_says_by_what_and_how_to_replace_it(small: Path) -> None:
    done = import_scheme_table(scheme_tables.template(small / "方案.xlsx"), small)
    with pytest.raises(InputError) as refused:
        import_scheme_table(scheme_tables.template(small / "又一个.xlsx"), small)
    assert refused.value.problems == [
        "又一个.xlsx，工作表“方案”“方案编号”：“shangluo-2024”已经有了（商洛市2024年度目标责任考核，2024 年）；"
        f"新的方案请换一个编号，"
        f"要替换它请先撤销批次 {done.record_id}（python -m assessment undo {done.record_id} --reason 原因）。"
    ]
    other = [row if row[0] != "方案编号" else [row[0], "other-2024"] for row in SCHEME]
    units = [UNITS[0], ["611099", "新设县", "新设", "县区", "611000", "611099", "县区"]]
    with pytest.raises(InputError, match="编号“611099”已由别的方案登记为“新设区”"):
        import_scheme_table(scheme_tables.template(small / "另一个.xlsx", 方案=other, 单位=units), small)


@pytest.mark.parametrize("name", ["方案.csv", "没有.xlsx"])
def test_what_is_no_workbook_is_no_scheme(small: Path, name: str) -> None:
    if name.endswith("csv"):
        (small / name).write_text("a,b", encoding="utf-8")
    assert not is_scheme_table(small / name)
    problems(small, small / name)


def test_a_scheme_file_and_a_report_are_no_new_scheme(data: Path, tmp_path: Path) -> None:
    from assessment.scheme_file import export_scheme

    export_scheme("shangluo-2022", tmp_path / "方案.xlsx")
    assert not is_scheme_table(tmp_path / "方案.xlsx")
    rows = [["指标编号", "类别", "任务", "分值", "全市", "商州"], ["x", "甲", "乙", 3, 1, 1]]
    assert not is_scheme_table(scheme_tables.matrix(tmp_path / "填报.xlsx", rows, ()))
