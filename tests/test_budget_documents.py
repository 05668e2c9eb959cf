"""Do the budget documents become what a person reads in them, and do their layouts' parsers read other documents too?"""

import csv
import hashlib
import re
import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from assessment import settings
from assessment.documents import DocumentError, Parsed, parse_sources
from assessment.documents.coverage import coverage
from assessment.documents.origin import UnitName
from assessment.documents.parsed import Row
from assessment.documents.spending_plan import cumulative_shares, plan_mode
from assessment.documents.stated_figures import figures
from tests import budget

SOURCES = settings.PROJECT / "data" / "sources"
DOCUMENTS = ("fengrun-2019", "hengyang-2022", "chengde-2023")
TEXTS = ("fengrun-2019", "chengde-2023")
PROJECTS = [(document_id, *project) for document_id in TEXTS for project in budget.PROJECTS[document_id]]
PROJECT_IDS = [project[1] for project in PROJECTS]


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return parse_sources(SOURCES)


def of(parsed: Parsed, table: str, **wanted: object) -> list[Row]:
    """The rows of a table in which these columns hold these values."""
    return [row for row in parsed.rows[table] if all(row.get(name) == value for name, value in wanted.items())]


def project_id(parsed: Parsed, document_id: str, name: str) -> str:
    (unit,) = [row for row in of(parsed, "unit", unit_name=name) if row["unit_id"].startswith(f"{document_id}/")]
    return unit["unit_id"]


def levels(parsed: Parsed, indicator: Row) -> tuple[str, ...]:
    """The names above an indicator, from the top."""
    categories = {row["category_id"]: row for row in parsed.rows["category"]}
    names, above = [], indicator["category_id"]
    while above:
        names.append(categories[above]["category_name"])
        assert categories[above]["unit_id"] == indicator["unit_id"]
        above = categories[above]["parent_category_id"]
    return tuple(reversed(names))


@pytest.mark.parametrize("document_id", TEXTS)
def test_projects_are_units_of_their_department_in_printed_order(parsed: Parsed, document_id: str) -> None:
    projects = of(parsed, "project", document_id=document_id)
    units = {row["unit_id"]: row for row in parsed.rows["unit"]}
    names = [units[row["unit_id"]]["unit_name"] for row in projects]
    assert names == [project[0] for project in budget.PROJECTS[document_id]]
    parents = {units[row["unit_id"]]["parent_unit_id"] for row in projects}
    assert {units[parent]["kind"] for parent in parents} == {"department"}
    assert {units[row["unit_id"]]["kind"] for row in projects} == {"project"}
    assert len(parents) == 1


def test_departments_with_the_code_the_form_prints(parsed: Parsed) -> None:
    departments = {row["unit_id"]: row for row in of(parsed, "unit", kind="department", parent_unit_id=None)}
    assert {unit: row["unit_name"] for unit, row in departments.items()} == {
        "130208-land-resources": "唐山市国土资源局丰润区分局",
        "430400-natural-resources": "衡阳市自然资源和规划局",
        "130800-hightech-natural-resources": "承德市自然资源和规划局高新技术产业开发区分局",
    }
    assert departments["130208-land-resources"]["budget_code"] == "334002"
    texts = [row["department_text"] for row in of(parsed, "project", document_id="fengrun-2019")]
    assert texts == ["唐山市国土资源局丰润区分局"] * 2 + ["唐山市唐山市国土资源局丰润区分局"]


@pytest.mark.parametrize("expected", PROJECTS, ids=PROJECT_IDS)
def test_the_money_side_of_every_project(parsed: Parsed, expected: tuple) -> None:
    document_id, name, line, yuan, fiscal, purpose, goal, heading, *_plan = expected
    (row,) = of(parsed, "project", unit_id=project_id(parsed, document_id, name))
    assert (row["line"], row["budget_yuan"], row["fiscal_yuan"], row["other_yuan"]) == (line, yuan, fiscal, None)
    assert (row["purpose"], row["heading"], row["code"]) == (purpose, heading, None)
    assert row["goal"].startswith(goal)


@pytest.mark.parametrize("expected", PROJECTS, ids=PROJECT_IDS)
def test_the_spending_plan_of_every_project(parsed: Parsed, expected: tuple) -> None:
    document_id, name, _line, yuan, *_words, shares, mode, curve = expected
    rows = of(parsed, "spending", unit_id=project_id(parsed, document_id, name))
    year = int(document_id[-4:])
    ends = [f"{year}-03-31", f"{year}-06-30", f"{year}-10-31", f"{year}-12-31"]
    assert [str(row["period_end"]) for row in rows] == ends
    assert tuple(row["share_as_printed"] for row in rows) == shares
    assert tuple(row["cumulative_share"] for row in rows) == curve
    assert [row["amount_yuan"] for row in rows] == [yuan * share / 100 for share in curve]
    assert {(row["plan_mode"], row["kind"], row["basis"], row["year"]) for row in rows} == {
        (mode, "plan", "source", year)
    }
    lines = {row["line"]: row["text"] for row in of(parsed, "passage", document_id=document_id)}
    assert all(f"{row['share_as_printed']:g}" in lines[row["line"]] for row in rows if row["share_as_printed"])


@pytest.mark.parametrize("expected", PROJECTS, ids=PROJECT_IDS)
def test_every_indicator_row_of_every_project(parsed: Parsed, expected: tuple) -> None:
    document_id, name, *_rest = expected
    unit_id = project_id(parsed, document_id, name)
    found = []
    for indicator in of(parsed, "indicator", unit_id=unit_id):
        measures = of(parsed, "measure", indicator_id=indicator["indicator_id"])
        targets = [row for one in measures for row in of(parsed, "target", measure_id=one["measure_id"])]
        assert {(row["unit_id"], row["status"], row["basis"]) for row in targets} == {(unit_id, "issued", "source")}
        ((line, text, why),) = {(row["line"], row["text"], row["justification"]) for row in targets}
        above = levels(parsed, indicator)
        assert indicator["first_line"] <= line <= indicator["last_line"]
        found.append((line, *above, indicator["indicator_name"], indicator["text"], text, why))
    assert found == budget.INDICATORS[name]


def test_numbers_and_dates_of_value_cells(parsed: Parsed) -> None:
    measures = {row["measure_id"]: row for row in parsed.rows["measure"]}
    found = []
    for row in parsed.rows["target"]:
        measure = measures[row["measure_id"]]
        if row["document_id"] in TEXTS and measure["kind"] != "qualitative":
            due = str(row["due_date"]) if row["due_date"] else None
            unit = measure["unit_of_measure"]
            found.append(
                (row["line"], measure["kind"], measure["direction"], measure["operator"], row["value"], unit, due)
            )
    assert Counter(found) == Counter(budget.NUMBERS)


def test_budget_indicators_have_no_points_and_keep_shifted_cells(parsed: Parsed) -> None:
    rows = [row for row in parsed.rows["indicator"] if row["document_id"] in TEXTS]
    assert {(row["points"], row["points_text"]) for row in rows} == {(None, None)}
    rows = of(parsed, "indicator", document_id="chengde-2023")
    (shifted,) = [row for row in rows if row["first_line"] == 186]
    assert shifted["printed_cells"] == "\n数量指标\n项目完成率\n项目完成进度\n完成进度\n完成的比率\n"
    (straight,) = [row for row in rows if row["first_line"] == 167]
    assert straight["printed_cells"] is None


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_every_goal_duty_and_safeguard_by_section(parsed: Parsed, document_id: str) -> None:
    rows = of(parsed, "goal", document_id=document_id)
    expected = budget.GOALS[document_id]
    found = [(row["section"], row["kind"], row["serial"], row["line"], row["last_line"]) for row in rows]
    assert found == [(section, kind, serial, line, last) for section, kind, serial, line, _words, last in expected]
    for row, (*_place, words, _last) in zip(rows, expected, strict=True):
        assert row["text"].startswith(words)


def test_a_paragraph_cut_by_a_page_break_is_one(parsed: Parsed) -> None:
    texts = {row["line"]: row["text"] for row in of(parsed, "goal", document_id="chengde-2023")}
    assert "对闲置用地要依法" in texts[50]
    assert "承德丹霞地质公园、磬槌峰森林公园" in texts[64]
    assert "认真开展排查、巡查" in texts[102]


def test_every_budget_line_stands_in_the_column_it_is_printed_under(parsed: Parsed) -> None:
    names = ("side", "line_name", "line", "initial_yuan", "executed_yuan")
    assert [tuple(row[name] for name in names) for row in parsed.rows["budget_line"]] == budget.BUDGET_LINES


@pytest.mark.parametrize("expected", budget.EVALUATED, ids=lambda row: str(row[0]))
def test_every_evaluated_indicator(parsed: Parsed, expected: tuple) -> None:
    line, above, name, target, actual, actual_end, points, score, figures = expected
    (row,) = of(parsed, "indicator", document_id="hengyang-2022", first_line=line)
    assert (levels(parsed, row), row["indicator_name"], row["points"], row["points_text"]) == (
        above,
        name,
        points,
        str(points),
    )
    (stated,) = of(parsed, "stated_score", indicator_id=row["indicator_id"])
    assert (stated["points"], stated["self_score"], stated.get("audit_score"), stated["reason"]) == (
        points,
        score,
        None,
        None,
    )
    measures = of(parsed, "measure", indicator_id=row["indicator_id"])
    targets = [one for measure in measures for one in of(parsed, "target", measure_id=measure["measure_id"])]
    # The rate beside the amounts has no target of its own.
    (given,) = {one["text"] for one in targets if one["text"]}
    assert given.startswith(target)
    actuals = [one for measure in measures for one in of(parsed, "actual", measure_id=measure["measure_id"])]
    assert actuals[0]["text"].startswith(actual)
    assert actuals[0]["text"].endswith(actual_end)
    units = {measure["measure_id"]: measure["unit_of_measure"] for measure in measures}
    assert figures == [
        (one["value"], units[one["measure_id"]], one["qualifier"], one.get("baseline_value"), one["line"])
        for one in actuals
        if one.get("value") is not None
    ]


def test_what_a_form_states_counts_for_the_year_end_and_as_approved(parsed: Parsed) -> None:
    rows = parsed.rows["actual"]
    assert {(str(row["period_end"]), row["status"], row["basis"], str(row["reported_at"])) for row in rows} == {
        ("2022-12-31", "approved", "source", "2023-03-27 00:00:00")
    }
    assert len(rows) == 11 + sum(len(row[-1]) for row in budget.EVALUATED)


def test_the_form_as_a_whole(parsed: Parsed) -> None:
    (scheme,) = of(parsed, "scheme", scheme_id="hengyang-2022")
    assert (scheme["declared_points"], scheme["stated_score"], scheme["line"]) == (100, 100, 42)
    tops = [row for row in of(parsed, "category", scheme_id="hengyang-2022") if row["level"] == 1]
    assert [(row["category_name"], row["declared_points"]) for row in tops] == [
        ("年度预算申请", None), ("产出指标", 50), ("效益指标", 40),
    ]  # fmt: skip
    (execution,) = [row for row in parsed.rows["actual"] if row.get("denominator")]
    assert (execution["numerator"], execution["denominator"]) == (186513900, 146230900)


def test_the_budget_is_the_target_of_what_was_executed(parsed: Parsed) -> None:
    """The one pair of numbers that the form prints as asked and done carries the points of the execution (domain.md, 5)."""
    measures = of(parsed, "measure", indicator_id="hengyang-2022/年度预算申请/资金执行率")
    assert [(row["kind"], row["rule"], row["weight"]) for row in measures] == [
        ("ratio", "threshold", 0.0),
        ("quantity", "ratio_capped", 1.0),
    ]
    (target,) = of(parsed, "target", measure_id=measures[1]["measure_id"])
    (actual,) = of(parsed, "actual", measure_id=measures[1]["measure_id"])
    assert (target["value"], target["line"], actual["value"], actual["line"]) == (14623.09, 12, 18651.39, 12)


def test_outputs_of_projects_are_monitored_through_the_year(parsed: Parsed) -> None:
    leaves = {row["indicator_id"]: levels(parsed, row)[0] for row in parsed.rows["indicator"] if row.get("unit_id")}
    found = {
        (leaves[row["indicator_id"]], row["reporting_frequency"])
        for row in parsed.rows["measure"]
        if row["measure_id"].partition("/")[0] in TEXTS
    }
    assert found == {("产出指标", "quarter"), ("效果指标", "year"), ("效益指标", "year"), ("满意度指标", "year")}


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_every_leaf_has_measures_whose_weights_add_up_and_a_target(parsed: Parsed, document_id: str) -> None:
    weights: Counter[str] = Counter()
    targeted = {row["measure_id"] for row in parsed.rows["target"]}
    for row in parsed.rows["measure"]:
        weights[row["indicator_id"]] += row["weight"]
        assert row["measure_id"] in targeted
    leaves = of(parsed, "indicator", document_id=document_id)
    assert leaves
    assert all(abs(weights[row["indicator_id"]] - 1) < 1e-12 for row in leaves)


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_every_line_is_stored_or_said_to_be_no_data(parsed: Parsed, document_id: str) -> None:
    covered = coverage(parsed, document_id)
    assert (covered.missing, covered.unstored, covered.share) == ((), (), 1)
    lines = {row["line"]: row["text"] for row in of(parsed, "passage", document_id=document_id)}
    for line, reason in covered.not_data.items():
        assert reason
        words = re.sub(r"20\d\d ?年|\t\d{1,2}$|^附件 \d$", "", lines[line])
        assert not re.search(r"\d", words), lines[line]


@pytest.mark.parametrize(
    ("shares", "mode", "curve"),
    [
        ((10, 40, 60, 100), "cumulative", (10, 40, 60, 100)),
        ((50, None, None, 50), "instalment", (50, 50, 50, 100)),
        ((25, 25, 25, 25), "instalment", (25, 50, 75, 100)),
        ((None, None, None, 100), "either", (0, 0, 0, 100)),
        ((None, 30, None, 100), "cumulative", (0, 30, 30, 100)),
        ((0, 0, 100, None), "either", (0, 0, 100, 100)),
        ((40, 30, None, 40), None, (None, None, None, None)),
        ((None, None, None, None), None, (None, None, None, None)),
    ],
)
def test_the_convention_of_a_plan(shares: tuple, mode: str | None, curve: tuple) -> None:
    printed = [None if share is None else Decimal(share) for share in shares]
    assert plan_mode(printed) == mode
    assert tuple(cumulative_shares(printed)) == curve


TEXT = """\
东山区水务局2024年绩效文本
目录

第一部分⇥1
第二部分⇥2

第一部分

部门整体绩效目标

一、部门职责

1、负责全区供水。
2、负责防汛抗旱，组织

水利工程建设。

二、分项绩效目标

（一）工程科

绩效指标：新建水厂2座。

三、工作保障措施

（一）加强领导。成立专班。

第二部分

预算项目绩效目标

一、管网改造

绩效目标表

项目名称⇥管网改造⇥实施单位⇥东山水务局⇥项目编码⇥SW01
年度申请资金额度(万元)⇥120.5⇥⇥⇥⇥
资金支出计划(%)⇥3月底⇥6月底⇥10月底⇥12月底⇥
⇥20%⇥50%⇥⇥30%⇥
年度目标⇥完成改造。⇥⇥⇥⇥
⇥一级指标⇥二级指标⇥三级指标⇥指标值⇥指标值确定依据
⇥效益指标⇥社会效益指标⇥受益人口⇥≥2万人⇥可研报告
产出指标⇥质量指标⇥验收合格率⇥100%⇥行业标准
⇥成本指标⇥单位成本⇥每公里⇥≤35万元⇥概算
⇥社会效益指标⇥投诉⇥投诉次数⇥不超过3次⇥往年台账

2、水源保护绩效目标表
⇥600123东山水务局
⇥单位：元

⇥项目编码

⇥项目名称
⇥水源保护

⇥预算规模及资金用途
⇥预算数
⇥80000.00
⇥其中：财政资金
⇥50000
⇥其他资金
⇥30000

⇥
⇥巡查与监测

⇥资金支出计划（%）
⇥6月底
⇥12月底

⇥
⇥40
⇥100.00

⇥绩效目标
⇥1、全年巡查
2、水质达标

⇥一级指标
⇥二级指标
⇥三级指标
⇥绩效指标描述
⇥指标值
⇥指标值确定依据

⇥满意度指标
⇥服务对象满意度指标
⇥群众满意度
⇥
⇥90-95%
⇥调查

⇥产出指标
⇥时效指标
⇥完成时间
⇥按期
⇥12月底前完成
⇥
""".replace("⇥", "\t")

FORM = """\
附件3
部门整体支出绩效自评表
填报单位：(盖章) 西岭市交通局 (2023年度)

部门名称⇥西岭市交通局⇥执行数⇥资金执行率⇥分值⇥得分
年度预算申请(万元)⇥资金总额：500万元⇥450万元⇥90%⇥10⇥9
⇥按收入性质分：⇥按支出性质分：
⇥一般公共预算收入：400万元⇥基本支出：300万元
⇥其他资金：100万元⇥项目支出：150万元
职责概述⇥1、负责公路。2、负责3个港口。
年度绩效目标⇥保通保畅。
⇥一级指标⇥二级指标⇥三级指标⇥年度指标值⇥实际完成值⇥分值⇥得分⇥偏差原因分析及改进措施
指标⇥效益指标(30分)⇥社会效益指标⇥事故起数⇥不超过2起⇥发生事故3起⇥30⇥20⇥雨雪多，加强
⇥产出指标(60分)⇥数量指标⇥修路里程⇥≥100公里⇥修路120公里，其中县道约⇥40⇥30⇥

⇥⇥⇥⇥⇥70公里⇥⇥⇥
产出指标⇥质量指标⇥合格率⇥<p>98%</p>⇥<p>合格率97.5%</p>⇥20⇥19⇥返工
总分⇥⇥⇥⇥⇥100⇥78⇥
填表人：（略） 填报日期：2024-1-9
""".replace("⇥", "\t")
ORIGINS = {
    "text": ("performance_text", "project_performance", "water-2024", 2024, TEXT, ("东山水务局", "water")),
    "form": ("self_evaluation", "department_self_evaluation", "roads-2023", 2023, FORM, ("西岭市交通局", "roads")),
}


def write_sources(folder: Path, which: str, text: str) -> Path:
    """A sources folder with one synthetic document."""
    layout, kind, document_id, year, _text, (printed, unit) = ORIGINS[which]
    folder.mkdir(parents=True)
    shutil.copy(SOURCES / "concepts.csv", folder)
    (folder / f"{document_id}.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (folder / f"{document_id}.toml").write_text(
        f'document_id = "{document_id}"\ntitle = "表"\nissuer = "局"\nyear = {year}\nlayout = "{layout}"\n'
        f'file_name = "{document_id}.txt"\nsha256 = "{digest}"\n[scheme]\nscheme_name = "方案"\nkind = "{kind}"\n',
        encoding="utf-8",
    )
    with (folder / "units.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(list(UnitName.__dataclass_fields__))
        writer.writerow([document_id, printed, unit, printed, printed, "department", "", "", "部门"])
    return folder


def read(tmp_path: Path, which: str, text: str) -> Parsed:
    return parse_sources(write_sources(tmp_path / "sources", which, text))


def test_another_performance_text(tmp_path: Path) -> None:
    parsed = read(tmp_path, "text", TEXT)
    assert [(row["section"], row["kind"], row["serial"], row["text"]) for row in parsed.rows["goal"]] == [
        ("部门职责", "duty", "1", "负责全区供水。"),
        ("部门职责", "duty", "2", "负责防汛抗旱，组织水利工程建设。"),
        ("分项绩效目标/工程科", "indicator", None, "新建水厂2座。"),
        ("工作保障措施", "safeguard", "一", "加强领导。成立专班。"),
    ]
    names = ("unit_id", "code", "budget_yuan", "fiscal_yuan", "other_yuan", "purpose", "goal")
    assert [tuple(row[name] for name in names) for row in parsed.rows["project"]] == [
        ("water-2024/SW01", "SW01", 1205000, None, None, None, "完成改造。"),
        ("water-2024/水源保护", None, 80000, 50000, 30000, "巡查与监测", "1、全年巡查\n2、水质达标"),
    ]
    plans = [(row["period_end"].month, row["cumulative_share"], row["plan_mode"]) for row in parsed.rows["spending"]]
    assert plans == [
        (3, 20, "instalment"), (6, 70, "instalment"), (10, 70, "instalment"), (12, 100, "instalment"),
        (6, 40, "cumulative"), (12, 100, "cumulative"),
    ]  # fmt: skip
    assert coverage(parsed, "water-2024").unaccounted == ()


def test_the_indicators_of_another_performance_text(tmp_path: Path) -> None:
    parsed = read(tmp_path, "text", TEXT)
    found = [(*levels(parsed, row), row["indicator_name"], row["text"]) for row in parsed.rows["indicator"]]
    assert found == [
        ("效益指标", "社会效益指标", "受益人口", None),
        ("产出指标", "质量指标", "验收合格率", None),
        ("产出指标", "成本指标", "单位成本", "每公里"),
        ("效益指标", "社会效益指标", "投诉", "投诉次数"),
        ("满意度指标", "服务对象满意度指标", "群众满意度", None),
        ("产出指标", "时效指标", "完成时间", "按期"),
    ]
    measures = {row["measure_id"]: row for row in parsed.rows["measure"]}
    assert [
        (
            measures[row["measure_id"]]["kind"], measures[row["measure_id"]]["direction"],
            measures[row["measure_id"]]["operator"], row["value"], row["value_upper"],
            measures[row["measure_id"]]["unit_of_measure"], str(row["due_date"]), row["justification"],
        )
        for row in parsed.rows["target"]
    ] == [
        ("quantity", "higher", "≥", 2, None, "万人", "None", "可研报告"),
        ("ratio", "higher", None, 100, None, "%", "None", "行业标准"),
        ("quantity", "lower", "≤", 35, None, "万元", "None", "概算"),
        ("quantity", "lower", "≤", 3, None, "次", "None", "往年台账"),
        ("ratio", "range", None, 90, 95, "%", "None", "调查"),
        ("deadline", "higher", None, None, None, None, "2024-12-31", None),
    ]  # fmt: skip


def test_another_self_evaluation(tmp_path: Path) -> None:
    parsed = read(tmp_path, "form", FORM)
    names = ("side", "line_name", "initial_yuan", "executed_yuan")
    assert [tuple(row[name] for name in names) for row in parsed.rows["budget_line"]] == [
        ("total", "资金总额", 5000000, 4500000),
        ("income", "一般公共预算收入", 4000000, None),
        ("expenditure", "基本支出", None, 3000000),
        ("income", "其他资金", 1000000, None),
        ("expenditure", "项目支出", None, 1500000),
    ]
    scores = [(row["points"], row["self_score"], row["reason"]) for row in parsed.rows["stated_score"]]
    assert scores == [(10, 9, None), (30, 20, "雨雪多，加强"), (40, 30, None), (20, 19, "返工")]
    assert [(row["kind"], row["serial"], row["text"]) for row in parsed.rows["goal"]] == [
        ("duty", "1", "负责公路。"), ("duty", "2", "负责3个港口。"), ("goal", None, "保通保畅。"),
    ]  # fmt: skip
    targets = {row["measure_id"]: row for row in parsed.rows["target"]}
    assert [(row["value"], row["qualifier"], targets[row["measure_id"]]["value"]) for row in parsed.rows["actual"]] == [
        (90, "exact", None), (450, "exact", 500), (3, "exact", 2), (120, "exact", 100), (70, "about", None), (97.5, "exact", 98),
    ]  # fmt: skip
    assert coverage(parsed, "roads-2023").unaccounted == ()


def test_every_problem_of_a_performance_text_is_listed_with_its_line(tmp_path: Path) -> None:
    text = TEXT
    for before, after in (
        ("\t120.5\t", "\t约一百\t"),
        ("\t20%\t50%\t\t30%\t", "\t20%\t一半\t\t30%\t"),
        ("产出指标\t质量指标\t验收合格率\t100%\t行业标准", "产出指标\t质量指标\t验收合格率\t100%"),
        ("600123东山水务局", "600123北山水务局"),
    ):
        assert before in text
        text = text.replace(before, after)
    with pytest.raises(DocumentError) as caught:
        read(tmp_path, "text", text)
    problems = caught.value.problems
    assert all(problem.startswith("water-2024.txt 第 ") for problem in problems)
    for words in ("金额“约一百”不是数字", "支出计划“一半”", "缺少单元格", "单位“北山水务局”不在 units.csv 中"):
        assert sum(words in problem for problem in problems) == 1, problems
    numbers = {int(re.findall(r"第 (\d+) 行", problem)[0]) for problem in problems}
    lines = text.splitlines()
    wanted = ("约一百", "一半", "验收合格率", "北山水务局")
    assert numbers == {at for at, line in enumerate(lines, 1) if any(words in line for words in wanted)}


@pytest.mark.parametrize(
    ("which", "before", "after", "message"),
    [
        ("text", "项目名称\t管网改造", "名称\t管网改造", "找不到“项目名称”"),
        ("text", "二级指标\t三级指标", "二级\t三级", "找不到“一级指标、二级指标、三级指标"),
        ("text", "完成改造。\t", "完成改造。\t多余", "不知道“多余”属于哪一栏"),
        ("form", "450万元", "四百五", "第 6 行：金额“四百五”不是数字"),
        ("form", "基本支出：300万元", "基本支出", "不知道“基本支出”属于哪一栏"),
        ("form", "三级指标", "指标", "找不到指标表头"),
        ("form", "\t20\t19\t返工", "\t20\t返工", "缺少单元格、分值或得分"),
        ("form", "部门名称\t西岭市交通局", "部门名称\t南坪市交通局", "单位“南坪市交通局”不在 units.csv 中"),
        ("form", "\t100\t78", "\t一百\t78", "总分行应有分值与得分"),
    ],
)
def test_a_form_that_cannot_be_read_is_refused_with_the_place(
    tmp_path: Path, which: str, before: str, after: str, message: str
) -> None:
    text = str(ORIGINS[which][4])
    assert before in text
    with pytest.raises(DocumentError, match=re.escape(message)):
        read(tmp_path, which, text.replace(before, after))


def test_a_project_printed_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="项目“SW01”出现两次"):
        read(tmp_path, "text", TEXT.replace("\t水源保护\n", "\tSW01\n"))


def facts(parsed: Parsed) -> list[tuple[str, list[tuple[str, str]]]]:
    """Everything a document says, without the cells of shifted rows, whose borders may differ."""
    tables = ("goal", "project", "spending", "budget_line", "indicator", "measure", "target", "actual", "stated_score")
    return [
        (table, sorted((name, str(value)) for name, value in row.items() if name != "printed_cells"))
        for table in tables
        for row in parsed.rows[table]
    ]


@pytest.mark.parametrize("which", ["text", "form"])
def test_borders_lost_or_added_at_the_end_of_a_line_change_nothing(tmp_path: Path, which: str) -> None:
    text = str(ORIGINS[which][4])
    lines = text.split("\n")
    trimmed = "\n".join(line.rstrip("\t") or line for line in lines)
    padded = "\n".join(f"{line}\t\t" if line.count("\t") > 1 else line for line in lines)
    expected = facts(read(tmp_path / "received", which, text))
    assert facts(read(tmp_path / "trimmed", which, trimmed)) == expected
    assert facts(read(tmp_path / "padded", which, padded)) == expected


def test_a_number_outside_every_form_is_missing_not_skipped(tmp_path: Path) -> None:
    parsed = read(tmp_path, "form", FORM.replace("填表人", "备注：另有专户资金35万元\n填表人"))
    (line,) = coverage(parsed, "roads-2023").missing
    assert "35万元" in parsed.rows["passage"][line - 1]["text"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增耕地3.5万亩", [("新增耕地", 3.5, "万亩", "exact", None)]),
        ("约谈20余人，整改率95%以上", [("约谈", 20, "人", "more_than", None), ("整改率", 95, "%", "at_least", None)]),
        ("事项由31个压减至3个", [("事项", 3, "个", "exact", 31)]),
        ("第7次会议，2022年“1+1+4+9”体系，24小时值班", []),
        ("化解项目127个4.46万户", [("化解项目", 127, "个", "exact", None), ("化解项目", 4.46, "万户", "exact", None)]),
    ],
)
def test_figures_in_prose(text: str, expected: list[tuple]) -> None:
    found = figures(text)
    assert [(one.name, one.value, one.unit_of_measure, one.qualifier, one.baseline_value) for one in found] == expected
