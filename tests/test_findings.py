"""Does every rule find what is planted, and nothing beside it; and do the rules find what people found in the documents?"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assessment import messages, reads, settings
from assessment.access import Scope
from assessment.documents import parse_sources
from assessment.documents.parsed import Row
from assessment.findings import FAMILIES, RULES, finding_rows, rendered
from assessment.findings.passages import numbers_in
from assessment.reconciliation import reconciliation_rows
from assessment.schema.checks import CHECKS
from tests import contradictions
from tests.conftest import World
from tests.planted import PREFECTURES, PROJECTS, Planted
from tests.test_budget_documents import FORM, read

EAST = "plan/east/共性指标"


def found_in(parsed: Planted) -> list[Row]:
    return finding_rows(parsed, reconciliation_rows(parsed))


def retarget(parsed: Planted, measure_id: str, unit_id: str, value: float, text: str) -> None:
    """Give a unit another value, and print it on its line."""
    row = parsed.row("target", measure_id=measure_id, unit_id=unit_id)
    row.update(value=value, text=text)
    parsed.reprint(row["document_id"], row["line"], f"{text} {value}")


def rewrite(parsed: Planted, indicator_id: str, text: str) -> None:
    """Let a task say something else, numbers kept on its line."""
    leaf = parsed.row("indicator", indicator_id=indicator_id)
    leaf["text"] = text
    passage = parsed.row("passage", document_id=leaf["document_id"], line=leaf["first_line"])
    passage["text"] = f"{text} {passage['text']}"


def replan(parsed: Planted, project_id: str, shares: list[float | None], mode: str | None) -> None:
    rows = [row for row in parsed.rows["spending"] if row["unit_id"] == project_id]
    for row, share in zip(rows, shares, strict=True):
        row.update(share_as_printed=share, plan_mode=mode)


def reword(parsed: Planted, project_id: str, leaf: str, text: str, **more: str) -> None:
    """Let an indicator of a project ask for words instead of a number."""
    measure = parsed.row("measure", measure_id=f"projects/{project_id}/产出/{leaf}/value")
    measure.update(kind="qualitative", unit_of_measure=None)
    parsed.row("target", measure_id=measure["measure_id"]).update(value=None, text=text)


def total(parsed: Planted) -> None:
    at = next(at for at, one in enumerate(parsed.totals) if "演练" in one.measure_id)
    one = parsed.totals[at]
    parsed.totals[at] = type(one)(one.measure_id, one.unit_id, "51", one.parts, one.line)
    retarget(parsed, one.measure_id, "province", 51, "11 9 14 6 10 51")


def department(parsed: Planted) -> None:
    retarget(parsed, "plan/restoration/重点/督促/mines", "restoration", 26, "督促各地完成26处废弃矿山治理")


def unclear_range(parsed: Planted) -> None:
    parsed.row("target", measure_id=f"{EAST}/矿山/mines").update(value_upper=6, text="不少于5-6处")
    parsed.reprint("plan", 1, "不少于5-6处")


def other_unit_of_measure(parsed: Planted) -> None:
    parsed.row("measure", measure_id=f"{EAST}/矿山/mines")["unit_of_measure"] = "座"
    parsed.row("measure", measure_id="plan/restoration/重点/督促/mines")["concept"] = None


def ambiguous(parsed: Planted) -> None:
    for unit_id in PREFECTURES:
        row = parsed.row("target", measure_id="plan/共用/演练/count", unit_id=unit_id)
        row.update(value=None, status="ambiguous", text="11、9、14")


def no_total(parsed: Planted) -> None:
    parsed.row("target", measure_id="plan/共用/演练/count", unit_id="province")["value"] = None
    parsed.totals = [one for one in parsed.totals if "演练" not in one.measure_id]


def no_value(parsed: Planted) -> None:
    parsed.row("target", measure_id="plan/共用/演练/count", unit_id="west")["value"] = None


def same_series(parsed: Planted) -> None:
    for unit_id in (*PREFECTURES, "province"):
        drills = parsed.row("target", measure_id="plan/共用/演练/count", unit_id=unit_id)
        people = parsed.row("target", measure_id="plan/共用/培训/count", unit_id=unit_id)
        people["value"] = drills["value"]
        parsed.reprint("plan", people["line"], "50 11 9 14 6 10")
    parsed.totals = []


def no_percent(parsed: Planted) -> None:
    parsed.row("measure", measure_id=f"{EAST}/结案/closing")["unit_of_measure"] = None


def bare_magnitude(parsed: Planted) -> None:
    for slug in ("farmland", "basic"):
        parsed.row("measure", measure_id=f"{EAST}/耕地/{slug}")["unit_of_measure"] = "万"


def full_marks(parsed: Planted) -> None:
    for score in parsed.rows["stated_score"]:
        score.update(self_score=score["points"], reason=None)
    parsed.row("actual", measure_id="report/产出/到场次数/value")["value"] = 30
    parsed.reprint("report", 4, "到场次数 30次 完成30次")
    parsed.row("scheme", scheme_id="report")["stated_score"] = 100
    parsed.row("actual", measure_id="report/预算/资金执行率/value").update(value=100, numerator=10005000.0)
    parsed.row("budget_line", side="total").update(executed_yuan=10005000.0, text="1000.50 万元")
    parsed.row("budget_line", line_name="基本支出")["executed_yuan"] = 6000500.0
    parsed.reprint("report", 2, "1000.50 万元 1000.50 万元 100% 10 10")


def overspent(parsed: Planted) -> None:
    parsed.row("actual", measure_id="report/预算/资金执行率/value").update(value=120, numerator=12006000.0)
    parsed.row("budget_line", side="total").update(executed_yuan=12006000.0, text="1000.50 万元 1200.60 万元")
    parsed.row("budget_line", line_name="基本支出")["executed_yuan"] = 8001500.0
    parsed.reprint("report", 2, "1000.50 万元 1200.60 万元 120% 10 10")
    parsed.row("stated_score", points=10)["self_score"] = 10
    parsed.row("scheme", scheme_id="report")["stated_score"] = 99


def wrong_column(parsed: Planted) -> None:
    parsed.row("budget_line", line_name="基本支出")["executed_yuan"] = 6000500.0


def numerator(parsed: Planted) -> None:
    row = parsed.row("actual", measure_id="report/产出/登记件数/value")
    row.update(value=105, numerator=210, denominator=200)
    parsed.row("target", measure_id=row["measure_id"])["value"] = 100
    parsed.row("measure", measure_id=row["measure_id"]).update(unit_of_measure=None, measure_name="登记")
    parsed.row("stated_score", points=50)["self_score"] = 50
    parsed.reprint("report", 3, "登记 100 完成210 200 105")


def rate_over(parsed: Planted) -> None:
    retarget(parsed, f"{EAST}/结案/closing", "east", 180, "结案率达到180%")


def shortfall(parsed: Planted) -> None:
    parsed.row("stated_score", points=40)["reason"] = None


def echo(parsed: Planted) -> None:
    name = "report/产出/到场次数/value"
    parsed.row("target", measure_id=name).update(value=None, text="按要求及时到场检查。")
    parsed.row("actual", measure_id=name).update(value=None, text="按要求，及时到场检查")


def magnitude(parsed: Planted) -> None:
    retarget(parsed, f"{EAST}/矿山/mines", "east", 500000, "完成500000处废弃矿山治理")
    retarget(parsed, "plan/restoration/重点/督促/mines", "restoration", 500020, "500020处")


def hectares(parsed: Planted) -> None:
    """Basic farmland of the east printed with a unit of measure fifteen times too large."""
    parsed.row("measure", measure_id=f"{EAST}/耕地/basic")["unit_of_measure"] = "万公顷"


def alike_but_hectares(parsed: Planted) -> None:
    """Where all prefectures are of one size, fifteen times is seen without a second value beside it."""
    for unit_id in PREFECTURES:
        for slug, value in (("farmland", 60), ("basic", 50)):
            measure_id = f"plan/{unit_id}/共性指标/耕地/{slug}"
            parsed.row("target", measure_id=measure_id, unit_id=unit_id)["value"] = value
            parsed.row("measure", measure_id=measure_id)["unit_of_measure"] = "万公顷" if unit_id == "east" else "万亩"
        line = parsed.row("indicator", indicator_id=f"plan/{unit_id}/共性指标/耕地")["first_line"]
        parsed.reprint("plan", line, "耕地60，基本农田50")


def borrowed(parsed: Planted) -> None:
    line = parsed.say("projects", "卷宗整理符合档案规范")
    row = parsed.row("target", measure_id="projects/mapping/产出/更新图幅数量/value")
    row["justification"] = "卷宗整理符合档案规范"
    assert line


def printed_twice(parsed: Planted) -> None:
    line = parsed.say("plan", "演练(1分)\t另见下表")
    parsed.row("indicator", indicator_id="plan/共用/演练")["last_line"] = line
    for between in range(parsed.row("indicator", indicator_id="plan/共用/演练")["first_line"] + 1, line):
        assert "演练" not in parsed.row("passage", document_id="plan", line=between)["text"]


def again(parsed: Planted) -> None:
    text = "违法案件结案率达到80%以上，按月逐项上报案件台账"
    rewrite(parsed, f"{EAST}/矿山", text)


def sentence(parsed: Planted) -> None:
    one, other = parsed.rows["goal"]
    words = "统筹安排年度整治任务并逐项落实到具体责任单位和人员"
    one["text"] += words
    other["text"] = f"{words}。{other['text']}"


def task_sentence(parsed: Planted) -> None:
    """A sentence of one task stands in another task of the unit as well; a peer may say the same."""
    words = "统筹安排年度整治任务并逐项落实到具体责任单位和人员"
    for indicator_id in (f"{EAST}/矿山", f"{EAST}/耕地", "plan/west/共性指标/矿山"):
        rewrite(parsed, indicator_id, f"{parsed.row('indicator', indicator_id=indicator_id)['text']}。{words}")


def other_section(parsed: Planted) -> None:
    for goal, text in zip(parsed.rows["goal"], ("办公室负责保护耕地。", "综合科负责协调各项工作。"), strict=True):
        goal.update(section="分项目标/办公室", text=text)


def other_value(parsed: Planted) -> None:
    """Three projects word two indicators alike; a fourth has the value of the one at the other."""
    parsed.unit("roads", "道路测量", "project", "项目")
    parsed.category("projects/roads/产出", "projects", "roads", None)
    for project_id in (*PROJECTS, "roads"):
        for name, value in (("完成进度情况", "按季推进"), ("完成质量情况", "逐项验收")):
            said = "按季推进" if (project_id, name) == ("roads", "完成质量情况") else value
            line = parsed.say("projects", f"{name} {said} 1月前")
            leaf = parsed.leaf(f"projects/{project_id}/产出", f"{name}", line)
            measure = parsed.measure(leaf, "value", None, measure_name=name, kind="deadline")
            parsed.target(measure, project_id, None, line, text=said, due_date=date(2024, 1, 31))


def points_of(**changes: object) -> Callable[[Planted], None]:
    return lambda parsed: parsed.row("indicator", indicator_id=f"{EAST}/矿山").update(changes)


def change(table: str, changes: dict[str, object], **wanted: object) -> Callable[[Planted], None]:
    return lambda parsed: parsed.row(table, **wanted).update(changes)


def blank_points(parsed: Planted) -> None:
    """A blank cell costs the unit its sum as well: another leaf takes the points over."""
    points_of(points=None, points_text="")(parsed)
    parsed.row("indicator", indicator_id=f"{EAST}/耕地").update(points=4, points_text="4")


# The rules found, what the first of them is about, and how it is planted.
CASES: list[tuple[list[str], str, Callable[[Planted], None]]] = [
    (["children_against_total"], "plan/共用/演练/count", total),
    (["prefectures_against_department"], "plan/restoration/重点/督促/mines", department),
    (["leaves_against_category"], "plan/共用", change("category", {"declared_points": 3}, category_id="plan/共用")),
    (["categories_against_scheme"], "report", change("scheme", {"declared_points": 90}, scheme_id="report")),
    (["points_against_group", "leaves_against_category"], "plan/east", points_of(points=3, points_text="3")),
    (["funds_against_budget"], "survey", change("project", {"other_yuan": 70000.0}, unit_id="survey")),
    (["lines_against_total"], "report/income/initial", change("budget_line", {"initial_yuan": 2000000.0}, line_name="其他")),
    (["rate_against_parts", "score_against_rate"], "report/预算/资金执行率/value",
     change("actual", {"numerator": 8004000.0}, measure_id="report/预算/资金执行率/value")),
    (["score_against_rate", "scores_against_total"], "report/预算/资金执行率/value",
     change("stated_score", {"self_score": 8}, points=10)),
    (["scores_against_total"], "report", change("scheme", {"stated_score": 97}, scheme_id="report")),
    (["plan_against_hundred"], "survey", lambda parsed: replan(parsed, "survey", [10, 40, 30, 60], None)),
    (["points_compound"], f"{EAST}/矿山", points_of(points_text="1+1")),
    (["points_full_width"], f"{EAST}/矿山", points_of(points_text="２．0")),
    (["points_blank"], f"{EAST}/矿山", blank_points),
    (["row_blank"], "plan/3", lambda parsed: parsed.blank_rows.append(("plan", 3))),
    (["score_over_points"], "report/产出/登记件数",
     lambda parsed: (change("stated_score", {"self_score": 51}, points=50)(parsed),
                     change("scheme", {"stated_score": 99}, scheme_id="report")(parsed))),
    (["full_marks_without_reasons"], "bureau", full_marks),
    (["execution_over_budget"], "report/预算/资金执行率/value", overspent),
    (["lines_against_total", "breakdown_under_other_total"], "report/expenditure/executed", wrong_column),
    (["plan_ambiguous"], "survey", lambda parsed: replan(parsed, "survey", [None, None, None, 100], "either")),
    (["values_fewer_than_units"], "plan/共用/演练/count", ambiguous),
    (["value_missing"], "plan/共用/演练/count/west", no_value),
    (["total_missing"], "plan/共用/演练/count", no_total),
    (["percent_sign_missing"], f"{EAST}/结案/closing", no_percent),
    (["percent_sign_missing"], "projects/survey/产出/对象满意度/value",
     change("measure", {"unit_of_measure": None, "kind": "quantity"}, measure_id="projects/survey/产出/对象满意度/value")),
    (["unit_missing", "unit_missing", "unit_of_measure_differs", "unit_of_measure_differs"], f"{EAST}/耕地/farmland",
     bare_magnitude),
    (["rate_outside_range"], f"{EAST}/结案/closing", rate_over),
    (["numerator_over_denominator"], "report/产出/登记件数/value", numerator),
    (["rate_without_number"], "projects/survey/产出/对象满意度",
     lambda parsed: reword(parsed, "survey", "对象满意度", "按时完成率")),
    (["target_not_measurable"], "projects/survey/产出/对象满意度",
     lambda parsed: reword(parsed, "survey", "对象满意度", "完成工作计划")),
    (["target_repeats_name"], "projects/survey/产出/对象满意度",
     lambda parsed: reword(parsed, "survey", "对象满意度", "对象满意度。")),
    (["target_not_measurable", "target_equals_actual"], "report/产出/到场次数", echo),
    (["shortfall_without_reason"], "report/产出/到场次数/value", shortfall),
    (["value_not_in_passage"], f"{EAST}/矿山/mines", lambda parsed: parsed.reprint("plan", 1, "完成六处废弃矿山治理")),
    (["actual_not_in_passage"], "report/产出/登记件数/value", lambda parsed: parsed.reprint("report", 3, "登记件数 200件")),
    (["ratio_differs", "unit_of_measure_differs"], f"{EAST}/耕地/basic/east", hectares),
    (["magnitude_differs"] * 2 + ["unit_of_measure_differs"] * 2, f"{EAST}/耕地/farmland/east", alike_but_hectares),
    (["unit_of_measure_differs"], "plan/市州/废弃矿山处数",
     other_unit_of_measure),
    (["magnitude_differs"], f"{EAST}/矿山/mines/east", magnitude),
    (["ratio_differs"], f"{EAST}/耕地/basic/east",
     lambda parsed: retarget(parsed, f"{EAST}/耕地/basic", "east", 6.6, "80.5万亩 6.6万亩")),
    (["series_repeated"], "plan/共用/培训/count", same_series),
    (["other_unit_named"], f"{EAST}/矿山/west",
     lambda parsed: rewrite(parsed, f"{EAST}/矿山", "1.做好西岭州废弃矿山治理")),
    (["other_level_named"], f"{EAST}/矿山", lambda parsed: rewrite(parsed, f"{EAST}/矿山", "1.完成本县废弃矿山治理")),
    (["other_section_named"], "plan/分项目标/办公室", other_section),
    (["name_misspelt"], f"{EAST}/矿山/国土空间修复处",
     lambda parsed: rewrite(parsed, f"{EAST}/矿山", "1.配合国土空间恢复处治理矿山")),
    (["count_missing"], f"{EAST}/矿山", lambda parsed: rewrite(parsed, f"{EAST}/矿山", "1.成果已在个乡镇备案")),
    (["other_project_text"], "projects/mapping/产出/更新图幅数量", borrowed),
    (["value_of_other"], "projects/roads/产出/完成质量情况", other_value),
    (["other_task_text"], f"{EAST}/矿山",
     lambda parsed: (points_of(indicator_name="废弃矿山治理")(parsed),
                     change("indicator", {"indicator_name": "违法案件办理"}, indicator_id=f"{EAST}/结案")(parsed),
                     rewrite(parsed, f"{EAST}/矿山", "1.按期上报违法案件办理情况"))),
    (["period_expired"], "plan/1/2020",
     lambda parsed: rewrite(parsed, f"{EAST}/矿山", "1.根据《整治规划（2011—2020年）》和《总体规划（2021-2035）》治理矿山")),
    (["prefix_repeated"], "survey/2", change("project", {"department_text": "山省山海市山省山海市局"}, unit_id="survey")),
    (["heading_differs"], "survey", change("project", {"heading": "一、地籍普查绩效目标表"}, unit_id="survey")),
    (["word_doubled"], f"{EAST}/矿山", lambda parsed: rewrite(parsed, f"{EAST}/矿山", "1.做好矿山矿山治理")),
    (["range_with_limit"], f"{EAST}/矿山/mines", unclear_range),
    (["clause_repeated"], f"{EAST}/矿山",
     lambda parsed: rewrite(parsed, f"{EAST}/矿山", "认真开展废弃矿山治理方案，认真开展废弃矿山治理方案编制工作")),
    (["row_repeated"], "plan/共用/演练", printed_twice),
    (["task_repeated"], f"{EAST}/结案", again),
    (["sentence_repeated"], "plan/总体目标", sentence),
    (["sentence_repeated"], f"{EAST}/耕地", task_sentence),
    (["serial_broken"], EAST, change("indicator", {"serial": "4"}, indicator_id=f"{EAST}/结案")),
    (["serial_broken"], EAST, change("indicator", {"serial": "12"}, indicator_id=f"{EAST}/矿山")),
    (["serial_broken"], f"{EAST}/矿山",
     lambda parsed: rewrite(parsed, f"{EAST}/矿山", "1.做好调查。2.编制方案。4.组织治理。")),
]  # fmt: skip


def test_clean_documents_have_no_finding_and_every_check_holds() -> None:
    parsed = Planted()
    checks = reconciliation_rows(parsed)
    assert {row["rule"] for row in checks} == set(CHECKS)
    assert {row["result"] for row in checks} == {"平"}
    assert finding_rows(parsed, checks) == []


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0][0]}-{case[1].replace('/', '-')}" for case in CASES])
def test_a_planted_error_is_found_and_its_neighbours_are_not(case: tuple) -> None:
    rules, subject, plant = case
    parsed = Planted()
    plant(parsed)
    found = found_in(parsed)
    assert Counter(row["rule"] for row in found) == Counter(rules), [row["finding_id"] for row in found]
    first = next(row for row in found if row["rule"] == rules[0])
    assert first["finding_id"].removeprefix(f"{rules[0]}/").startswith(subject)


def test_every_rule_has_a_test_of_its_own() -> None:
    assert {rule for rules, _subject, _plant in CASES for rule in rules} == set(RULES)


def test_every_check_that_fails_has_a_rule() -> None:
    assert set(CHECKS) <= set(RULES)


@pytest.mark.parametrize(
    "text",
    [
        "推进青海南部生态修复", "东岭自查自纠", "完成2019.5.1前的整改", "依据1.5万亩任务，2.3万亩储备，4.1万亩后备", "统一是基础",
        "检查3次以上，检查2次以上", "编制矿山治理方案，审查矿山治理成果", "全区域巡查，在本区间统筹", "指导全州治理矿山",
        "配合国土空间修复处治理矿山", "推进国土空间修复处置", "各个乡镇备案，个别地区整改，涉及12个乡镇",
    ],
)  # fmt: skip
def test_words_that_only_look_wrong_are_no_finding(text: str) -> None:
    parsed = Planted()
    rewrite(parsed, f"{EAST}/矿山", text)
    assert found_in(parsed) == []


def test_activities_of_a_department_are_no_total() -> None:
    """Four inspections of a department are not the sum of what its prefectures inspect."""
    parsed = Planted()
    department(parsed)
    for row in parsed.rows["measure"]:
        if row["concept"] == "废弃矿山处数":
            row["unit_of_measure"] = "次"
    assert found_in(parsed) == []


def test_rounding_explains_decimals_and_printed_about_but_no_integer() -> None:
    parsed = Planted()
    total(parsed)
    assert [row["difference"] for row in found_in(parsed)] == [-1]
    parsed.row("target", measure_id="plan/共用/演练/count", unit_id="province")["text"] = "约51次"
    assert found_in(parsed) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("达85％以上", {85}), ("１．5分", {1.5}), ("1,200亩和两处", {1200, 2}), ("无责任事故", {0}), ("定性要求", set())],
)
def test_numbers_are_read_again_by_other_means(text: str, numbers: set[float]) -> None:
    assert {float(number) for number in numbers_in(text)} == numbers


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        ("", "", set()),
        ("其他资金：100万元", "其他资金：90万元", {"lines_against_total"}),
        ("项目支出：150万元", "项目支出：200万元", {"lines_against_total", "breakdown_under_other_total"}),
        ("\t90%\t10\t9", "\t91%\t10\t9", {"rate_against_parts"}),
        ("\t90%\t10\t9", "\t90%\t10\t10", {"score_against_rate", "scores_against_total"}),
        ("返工", "", {"shortfall_without_reason"}),
        ("社会效益指标\t事故起数\t不超过2起\t发生事故3起\t30\t20", "社会效益指标\t事故起数\t不超过2起\t发生事故3起\t30\t31",
         {"score_over_points", "scores_against_total"}),
        ("效益指标(30分)", "效益指标(20分)", {"leaves_against_category", "categories_against_scheme"}),
    ],
)  # fmt: skip
def test_another_form_is_read_and_judged(tmp_path: Path, before: str, after: str, rules: set[str]) -> None:
    """From the text to the finding: a form of another department, and what is wrong in it after a change."""
    parsed = read(tmp_path, "form", FORM.replace(before, after))
    assert {row["rule"] for row in finding_rows(parsed, reconciliation_rows(parsed))} == rules


@pytest.fixture(scope="module")
def findings() -> list[Row]:
    parsed = parse_sources(settings.PROJECT / "data" / "sources")
    return finding_rows(parsed, reconciliation_rows(parsed))


@pytest.mark.parametrize("expected", contradictions.NOTED, ids=lambda row: f"{row[0]}-{row[1]}-{row[2]}")
def test_what_people_noted_is_found(findings: list[Row], expected: tuple) -> None:
    document_id, line, rule, words = expected
    rows = [row for row in findings if (row["document_id"], row["rule"]) == (document_id, rule) and row["line"] == line]
    assert any(all(word in row["message"] for word in words) for row in rows)


def test_the_sums_of_the_documents_are_as_people_added_them(findings: list[Row]) -> None:
    sums = {
        (row["document_id"], row["line"], row["stated"], row["computed"]) for row in findings if row["rule"] in CHECKS
    }
    assert sums == contradictions.SUMS


def test_nothing_else_is_called_an_error(findings: list[Row]) -> None:
    errors = {(row["document_id"], row["line"]) for row in findings if row["severity"] == "error"}
    assert errors == contradictions.ERRORS


def test_what_people_found_in_order_is_no_finding(findings: list[Row]) -> None:
    assert not {(row["document_id"], row["line"], row["rule"]) for row in findings} & contradictions.NOT_FINDINGS


def test_every_printed_value_is_found_again(findings: list[Row]) -> None:
    assert not [row["message"] for row in findings if row["rule"].endswith("_not_in_passage")]


def test_findings_are_readable_stable_and_complete(findings: list[Row]) -> None:
    ids = [row["finding_id"] for row in findings]
    assert len(set(ids)) == len(ids)
    counts: dict[str, int] = defaultdict(int)
    for row in findings:
        counts[row["rule"]] += 1
        assert row["severity"] == RULES[row["rule"]].severity
        assert row["message"] == rendered(row["rule"], json.loads(row["parameters"]))
        assert "None" not in row["message"]
        assert (row["difference"] is None) == (row["stated"] is None or row["computed"] is None)


def test_numbers_in_messages_are_written_as_in_the_tables() -> None:
    """No noise of binary fractions, thousands apart; a line and a count are no amounts."""
    words = rendered(
        "lines_against_total",
        {"computed": 14623.09, "stated": 18651.39, "difference": 14623.09 - 18651.39, "unit": "万元"},
    )
    assert words == "各项之和 14,623.09 与本栏合计 18,651.39 相差 −4,028.3（万元）。"
    assert rendered("task_repeated", {"line": 1769, "text": "治理"}).startswith("与第 1769 行")
    assert "相差 0.3 分" in rendered(
        "scores_against_total", {"computed": 0.1 + 0.2, "stated": 0.0, "difference": 0.1 + 0.2}
    )


def test_a_finding_speaks_english_too(findings: list[Row]) -> None:
    row = next(row for row in findings if row["rule"] == "points_against_group")
    messages.use("en")
    assert rendered(row["rule"], json.loads(row["parameters"])) == (
        "“海西”: the points add up to 85, most units of the group have 80; difference 5."
    )


def test_no_rule_knows_a_document() -> None:
    """Rules are general: no name of a document, a unit or a concept stands in them."""
    parsed = parse_sources(settings.PROJECT / "data" / "sources")
    names = {row["document_id"] for row in parsed.rows["document"]}
    names |= {row["short_name"] for row in parsed.rows["unit"] if len(row["short_name"]) > 1}
    for family in {family.__module__ for family in FAMILIES}:
        path = settings.PROJECT / (family.replace(".", "/") + ".py")
        code = re.sub(r'"""(?s:.*?)"""|#.*', "", path.read_text(encoding="utf-8"))
        assert not [name for name in names if name in code], path


def test_findings_are_read_by_scheme_severity_and_rule(data: Path) -> None:
    everybody = Scope()
    rows = reads.findings(everybody)
    assert rows["severity"].map(["error", "warning", "notice"].index).is_monotonic_increasing
    assert set(reads.findings(everybody, scheme_id="hengyang-2022")["document_id"]) == {"hengyang-2022"}
    assert set(reads.findings(everybody, severity="notice")["severity"]) == {"notice"}
    assert reads.findings(everybody, rule="percent_sign_missing")["line"].tolist() == [1183, 2341, 2351]


def test_who_may_read_a_document_may_read_what_was_checked_in_it(data: Path) -> None:
    """A county's reader sees that the counties miss the city's total; of other documents it sees nothing."""
    county = Scope(("611024",))
    everybody = reads.findings(Scope(), document_id="shangluo-2022")
    assert reads.findings(county)["finding_id"].tolist() == everybody["finding_id"].tolist()
    totals = reads.findings(county, rule="children_against_total")
    assert set(totals["unit_id"]) == {"611000"}
    checks = reads.reconciliations(county)
    assert set(checks["document_id"]) == {"shangluo-2022"}
    assert set(checks["unit_id"].dropna()) == {"611000"}
    assert reads.findings(Scope(("nobody",))).empty
    assert reads.reconciliations(Scope(("nobody",))).empty


def test_checks_are_read_by_result(data: Path) -> None:
    rows = reads.reconciliations(Scope(), result="不平")
    assert {(row.document_id, row.line, row.stated, row.computed) for row in rows.itertuples()} == contradictions.SUMS
    assert reads.reconciliations(Scope(), result="舍入内")["rule"].tolist() == ["rate_against_parts"]


def test_the_share_of_values_found_again_is_told_per_document(data: Path) -> None:
    rows = reads.passage_agreement(Scope()).set_index("document_id")
    assert rows["value_count"].to_dict() == {
        "chengde-2023": 8, "hengyang-2022": 41, "qinghai-2019": 314, "shangluo-2022": 84,
    }  # fmt: skip
    assert (rows["found_share"] == 1).all()
    assert (rows["missing_count"] == 0).all()


def test_a_value_not_found_again_lowers_the_share(world: World) -> None:
    """Two units share one printed value; of the two values printed one is not found."""
    world.leaf("i", 5)
    for measure_id, value in (("m", 7), ("n", 8)):
        world.measure(measure_id, "i")
        for unit_id in "ab":
            world.target(measure_id, unit_id, value)
    world.rows["finding"].append(
        {"finding_id": "f", "rule": "value_not_in_passage", "severity": "warning", "document_id": "d", "scheme_id": "s",
         "measure_id": "m", "stated": 7, "parameters": "{}", "message": "", "line": 1}
    )  # fmt: skip
    rows = world.ask("passage_agreement")
    assert rows[["value_count", "found_count", "missing_count", "found_share"]].values.tolist() == [[2, 1, 1, 0.5]]
