"""Does every rule of the screening say exactly what is wrong, once, and let pass what only comes near it?"""

import re
import string
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from assessment import records, settings
from assessment.problems import InputError
from assessment.queries import screening_rules
from assessment.reporting.importing import import_report
from assessment.reporting.rules import RULES, sentence
from assessment.reporting.screening import Screened, screen
from tests.conftest import World

TODAY = date(2022, 10, 8)
HEADINGS = {
    "measure": "指标", "unit": "单位", "period": "截止日期", "value": "完成值", "numerator": "分子", "denominator": "分母",
    "text": "等次", "share": "评定份额", "completed": "完成日期", "reason": "偏差原因", "action": "改进措施",
    "evidence": "佐证材料", "note": "备注", "own_unit": "计量单位",
}  # fmt: skip
USUAL = {"measure": "复垦", "unit": "甲县", "period": "2022-09-30"}


@pytest.fixture
def county(world: World, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Tasks of every kind given to 甲县; 乙县 has the first, 丙县 none, and 市本级 its own."""
    for unit, name in (("a", "甲县"), ("b", "乙县"), ("c", "丙县")):
        row = next(row for row in world.rows["unit"] if row["unit_id"] == unit)
        row.update(unit_name=f"{name}自然资源局", short_name=name, division_code=f"61100{'abc'.index(unit) + 1}")
    world.unit("d", "甲县", parent="p", group="县区", kind="county")
    world.rows["unit"][-1].update(unit_name="甲县开发区", division_code=None)
    names: dict[str, tuple[str, str, dict[str, Any]]] = {
        "land": ("复垦", "ratio_capped", {"unit_of_measure": "亩"}),
        "grain": ("产能", "ratio_capped", {"unit_of_measure": "万斤"}),
        "drills": ("演练", "ratio_capped", {"unit_of_measure": "次"}),
        "rate": ("结案率", "threshold", {"unit_of_measure": "%", "kind": "ratio"}),
        "tier": ("规划", "qualitative_4", {"kind": "qualitative"}),
        "grade": ("评价", "qualitative_3", {"kind": "qualitative"}),
        "due": ("验收", "deadline", {"kind": "deadline"}),
        "score": ("移民", "external", {"kind": "qualitative"}),
        "survey": ("清查", "ratio_capped", {"unit_of_measure": "宗"}),
        "accidents": ("事故", "lower_better", {}),
        "new": ("新任务", "ratio_capped", {"unit_of_measure": "亩"}),
        "twin-1": ("双胞", "ratio_capped", {"unit_of_measure": "亩"}),
        "twin-2": ("双胞", "ratio_capped", {"unit_of_measure": "亩"}),
    }
    targets = {
        "land": 1500.0,
        "grain": 50.0,
        "drills": 12.0,
        "rate": 90.0,
        "survey": 40.0,
        "accidents": 0.0,
        "twin-1": 1.0,
        "twin-2": 1.0,
    }
    for measure_id, (name, rule, more) in names.items():
        world.leaf(f"i-{measure_id}", 5)
        world.rows["indicator"][-1]["indicator_name"] = f"{name}任务"
        world.measure(measure_id, f"i-{measure_id}", rule, measure_name=name, **more)
        status = "pending" if measure_id == "new" else "issued"
        world.target(measure_id, "a", targets.get(measure_id), status)
    world.target("land", "b", 900)
    next(row for row in world.rows["target"] if row["measure_id"] == "survey")["due_date"] = date(2022, 8, 31)
    world.target("grain", "b", None, "not_applicable")
    world.target("land", "p", 2400)
    folder = world.publish()
    monkeypatch.setenv("ASSESSMENT_DATA", str(folder))
    return folder


def write(folder: Path, *rows: dict[str, str], name: str = "填报.csv") -> Path:
    """A CSV file with every column; each row is about 复垦 of 甲县 in September unless it says otherwise."""
    lines = [",".join(HEADINGS.values())]
    lines += [",".join((USUAL | row).get(key, "") for key in HEADINGS) for row in rows]
    path = folder.parent / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def screened(folder: Path, *rows: dict[str, str]) -> Screened:
    return screen(write(folder, *rows), today=TODAY)


def lines(folder: Path, *rows: dict[str, str]) -> list[str]:
    """Everything that is wrong or doubtful, without the name of the file."""
    found = screened(folder, *rows)
    return [line.removeprefix("填报.csv，") for outcome in ("fail", "warn") for line in found.lines(outcome)]


def approve(folder: Path, *rows: dict[str, str], by: str = "张三") -> str:
    """Reports that are approved already."""
    return import_report(write(folder, *rows, name="已报.csv"), by=by, status="approved", today=TODAY).record_id or ""


# What one row says, and everything that is said of it. A value of 1200 of 1500 is on schedule.
BROKEN: list[tuple[str, dict[str, str], str]] = [
    ("unit_known", {"unit": "丁县", "value": "1200"},
     "第 2 行“单位”：没有“丁县”这个单位；最接近的是“甲县”。"),
    ("unit_known", {"unit": "", "value": "1200"},
     "第 2 行“单位”：没有填单位；请填单位编号或名称。"),
    ("unit_reports", {"unit": "市", "value": "1200"},
     "第 2 行“单位”：“市”是下级单位的合计，由各单位相加得出；请删去这一行。"),
    ("unit_reports", {"unit": "丙县", "value": "1200"},
     "第 2 行“单位”：“丙县自然资源局”没有考核任务；请核对单位。"),
    ("measure_known", {"measure": "复肯", "value": "1200"},
     "第 2 行“指标”：这个单位没有“复肯”这个指标；最接近的是“复垦”。"),
    ("measure_known", {"measure": "", "value": "1200"},
     "第 2 行“指标”：没有填指标；请填指标编号或名称。"),
    ("measure_clear", {"measure": "双胞", "value": "1"},
     "第 2 行“指标”：“双胞”可以指这个单位的 2 个指标；请用模板里的指标编号。"),
    ("task_given", {"measure": "drills", "unit": "乙县", "value": "9"},
     "第 2 行“指标”：乙县自然资源局2022年没有下达“演练”这项任务；请删去这一行，或核对单位和年份。"),
    ("task_given", {"measure": "grain", "unit": "乙县", "value": "9"},
     "第 2 行“指标”：乙县自然资源局没有“产能”这项任务；请删去这一行，或核对单位和年份。"),
    ("task_given", {"measure": "land", "period": "2021-09-30", "value": "1200"},
     "第 2 行“指标”：甲县自然资源局2021年没有下达“复垦”这项任务；请删去这一行，或核对单位和年份。"),
    ("period_read", {"period": "九月", "value": "1200"},
     "第 2 行“截止日期”：看不懂日期“九月”；请写成 2022-09-30 或 2022年9月。"),
    ("period_read", {"period": "", "value": "1200"},
     "第 2 行“截止日期”：看不懂日期空白；请写成 2022-09-30 或 2022年9月。"),
    ("period_over", {"period": "2022-10-31", "value": "1200"},
     "第 2 行“截止日期”：2022-10-31 还没有到，不能填报；请核对年份和月份。"),
    ("month_end", {"period": "2022-09-15", "value": "1200"},
     "第 2 行“截止日期”：“2022-09-15”不是月底，按 2022-09-30 的累计数登记。"),
    ("number_read", {"value": "十二"},
     "第 2 行“完成值”：应为数字，收到“十二”；文字请写在“备注”里，没有数就空着。"),
    ("number_read", {"measure": "结案率", "numerator": "九", "denominator": "10"},
     "第 2 行“分子”：应为数字，收到“九”；文字请写在“备注”里，没有数就空着。"),
    ("unit_of_measure", {"value": "80公顷"},
     "第 2 行“完成值”：“80公顷”与任务的计量单位“亩”不同（折合 1200 亩）；请换算后只填数字。"),
    ("unit_of_measure", {"value": "80", "own_unit": "公顷"},
     "第 2 行“计量单位”：“80公顷”与任务的计量单位“亩”不同（折合 1200 亩）；请换算后只填数字。"),
    ("unit_of_measure", {"value": "1200个"},
     "第 2 行“完成值”：“1200个”与任务的计量单位“亩”不同；请换算后只填数字。"),
    ("number_form", {"value": "约1200"},
     "第 2 行“完成值”：“约1200”读作 1200 亩；请核对。"),
    ("number_form", {"value": "0.12万亩"},
     "第 2 行“完成值”：“0.12万亩”读作 1200 亩；请核对。"),
    ("number_form", {"value": "0.12", "own_unit": "万亩"},
     "第 2 行“完成值”：“0.12万亩”读作 1200 亩；请核对。"),
    ("number_form", {"value": "１２００"},
     "第 2 行“完成值”：“１２００”读作 1200 亩；请核对。"),
    ("date_read", {"measure": "验收", "completed": "上旬"},
     "第 2 行“完成日期”：看不懂日期“上旬”；请写成 2022-09-30。"),
    ("completed_in_time", {"measure": "验收", "completed": "2022-10-02"},
     "第 2 行“完成日期”：完成日期“2022-10-02”晚于截止日期 2022-09-30；请改正其中一个。"),
    ("answer_given", {"note": "还在统计"},
     "第 2 行“完成值”：这项任务要填完成值（亩），这一行没有填；没有进展请填 0，还不知道就整行空着。"),
    ("answer_given", {"measure": "规划", "note": "还在统计"},
     "第 2 行“等次”：这项任务要填等次，这一行没有填；还不知道就整行空着。"),
    ("answer_given", {"measure": "验收", "note": "还在统计"},
     "第 2 行“完成日期”：这项任务要填完成日期，这一行没有填；还不知道就整行空着。"),
    ("answer_given", {"measure": "移民", "note": "还在统计"},
     "第 2 行“评定份额”：这项任务由其他部门考核，要填评定份额，这一行没有填；还不知道就整行空着。"),
    ("answer_given", {"measure": "结案率", "note": "还在统计"},
     "第 2 行“完成值”：这项任务要填完成值（%），这一行没有填；没有进展请填 0，还不知道就整行空着。"),
    ("tier_known", {"measure": "规划", "text": "优秀"},
     "第 2 行“等次”：没有“优秀”这个等次；可填：优、良、中、差。"),
    ("share_inside", {"measure": "评价", "text": "达成", "share": "0.7"},
     "第 2 行“评定份额”：份额“0.7”不在“达成 [0.8,1.0]”之内；请改正等次或份额。"),
    ("share_inside", {"measure": "评价", "text": "达成"},
     "第 2 行“评定份额”：份额空白不在“达成 [0.8,1.0]”之内；请改正等次或份额。"),
    ("share_possible", {"measure": "移民", "share": "95"},
     "第 2 行“评定份额”：份额应在 0 到 1 之间（或 0% 到 100%），收到“95”。"),
    ("parts_whole", {"measure": "结案率", "numerator": "9"},
     "第 2 行“分母”：分子和分母要一起填，分母要大于 0，收到“9”。"),
    ("parts_whole", {"measure": "结案率", "numerator": "9", "denominator": "0"},
     "第 2 行“分母”：分子和分母要一起填，分母要大于 0，收到“0”。"),
    ("parts_agree", {"measure": "结案率", "value": "95", "numerator": "9", "denominator": "10"},
     "第 2 行“完成值”：填的是“95”，分子 ÷ 分母是 90%；请改正其中一个。"),
    ("share_of_whole", {"measure": "结案率", "value": "120"},
     "第 2 行“完成值”：比率“120”在 0 到 100 之外；请核对分子分母。"),
    ("percent_meant", {"measure": "结案率", "value": "0.95"},
     "第 2 行“完成值”：“0.95”按 0.95% 登记，目标是 90%；若指 95%，请改填 95。"),
    ("not_negative", {"measure": "事故", "value": "−3"},
     "第 2 行“完成值”：“−3”是负数，计分时按 0；请核对。"),
    ("whole_number", {"measure": "演练", "value": "9.5"},
     "第 2 行“完成值”：“9.5”不是整数，计量单位是“次”；请核对。"),
    ("surplus_reason", {"value": "1950"},
     "第 2 行“偏差原因”：“1950”是目标 1500 的 130%，达到 130% 必须填“偏差原因”。"),
    ("delay_reason", {"value": "600"},
     "第 2 行“偏差原因”：只完成目标 1500 的 40%，明显落后于序时；请填“偏差原因”和“改进措施”。"),
    ("shortfall_reason", {"measure": "清查", "value": "39"},
     "第 2 行“偏差原因”：到 2022-09-30 为止是“39”，没有达到目标 40，必须填“偏差原因”。"),
    ("magnitude", {"value": "22500", "reason": "超额"},
     "第 2 行“完成值”：“22500”与目标 1500 相差太多，约为 15 倍，像是把公顷填成了亩；请核对计量单位。"),
    ("magnitude", {"value": "100", "reason": "天气"},
     "第 2 行“完成值”：“100”与目标 1500 相差太多，约为十五分之一，像是把亩填成了公顷；请核对计量单位。"),
    ("target_pending", {"measure": "新任务", "value": "9"},
     "第 2 行“指标”：甲县自然资源局“新任务”的目标还没有下达，先登记，暂不计分；请核对。"),
    ("text_plain", {"value": "1200", "note": "=1+1"},
     "第 2 行“备注”：“=1+1”以公式的符号开头；请去掉开头的 = + - @。"),
    ("text_short", {"value": "1200", "note": "长" * 2001},
     "第 2 行“备注”：“" + "长" * 38 + "长长”共 2001 字，超过 2000 字；请写短。"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "row", "words"), BROKEN)
def test_a_broken_rule_says_what_is_wrong_and_what_would_be_right(
    county: Path, rule: str, row: dict[str, str], words: str
) -> None:
    assert lines(county, row) == [words], rule


NEAR: list[tuple[str, dict[str, str]]] = [
    ("unit_known", {"unit": " 甲县 ", "value": "1200"}),
    ("unit_known", {"unit": "甲县自然资源局", "value": "1200"}),
    ("unit_known", {"unit": "611001", "value": "1200"}),
    ("unit_known", {"unit": "６１１００１", "value": "1200"}),
    ("unit_known", {"unit": "a", "value": "1200"}),
    # 甲县 is the short name of a branch too, which has no task.
    ("unit_clear", {"unit": "甲县", "value": "1200"}),
    ("unit_reports", {"unit": "乙县", "value": "800"}),
    ("measure_known", {"measure": "land", "value": "1200"}),
    ("measure_known", {"measure": "复垦任务", "value": "1200"}),
    ("measure_known", {"measure": "复 垦", "value": "1200"}),
    ("measure_clear", {"measure": "twin-1", "value": "1"}),
    ("task_given", {"measure": "grain", "unit": "乙县", "value": "/"}),
    ("task_given", {"measure": "drills", "unit": "乙县", "value": "—"}),
    ("period_over", {"period": "2022-09-30", "value": "1200"}),
    ("month_end", {"period": "2022年9月", "value": "1200"}),
    ("number_read", {"value": '"1,234.5"'}),
    ("unit_of_measure", {"value": "1200亩"}),
    ("unit_of_measure", {"value": "1200", "own_unit": "亩"}),
    ("number_form", {"value": "1200.0"}),
    ("date_read", {"measure": "验收", "completed": "2022年9月8日"}),
    ("completed_in_time", {"measure": "验收", "completed": "2022-09-30"}),
    ("answer_given", {"value": "1200", "note": "还在统计"}),
    ("answer_given", {"measure": "演练", "value": "0", "reason": "汛期"}),
    ("answer_given", {}),
    ("answer_given", {"measure": "结案率", "numerator": "9", "denominator": "10"}),
    ("tier_known", {"measure": "规划", "text": "优"}),
    ("tier_known", {"measure": "规划", "value": "优"}),
    ("share_inside", {"measure": "评价", "text": "达成", "share": "0.8"}),
    ("share_inside", {"measure": "评价", "text": "部分达成", "share": "75%"}),
    ("share_possible", {"measure": "移民", "share": "95%"}),
    ("share_possible", {"measure": "移民", "share": "1"}),
    ("parts_whole", {"measure": "结案率", "numerator": "0", "denominator": "10"}),
    ("parts_agree", {"measure": "结案率", "value": "90.04", "numerator": "9", "denominator": "10"}),
    ("share_of_whole", {"measure": "结案率", "value": "100%"}),
    ("percent_meant", {"measure": "结案率", "value": "0.95%"}),
    ("not_negative", {"measure": "事故", "value": "0"}),
    ("whole_number", {"measure": "演练", "value": "9.0"}),
    ("surplus_reason", {"value": "1949.9"}),
    ("surplus_reason", {"value": "1950", "reason": "超前完成"}),
    ("delay_reason", {"value": "900"}),
    ("delay_reason", {"value": "600", "reason": "汛期"}),
    ("shortfall_reason", {"measure": "清查", "value": "40"}),
    ("shortfall_reason", {"measure": "清查", "value": "39", "reason": "汛期"}),
    ("magnitude", {"value": "7499", "reason": "超前完成"}),
    ("text_plain", {"value": "1200", "note": "- 已完成"}),
    ("text_plain", {"value": "1200", "note": "完成=100%"}),
    ("text_short", {"value": "1200", "note": "长" * 2000}),
]


@pytest.mark.parametrize(("rule", "row"), NEAR)
def test_what_comes_near_a_rule_passes(county: Path, rule: str, row: dict[str, str]) -> None:
    assert lines(county, row) == [], rule


def test_rules_and_their_files_are_the_same() -> None:
    assert {name.rpartition("/")[2] for name in screening_rules()} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_every_word_of_a_sentence_is_known(rule: str) -> None:
    assert {name for _text, name, _form, _how in string.Formatter().parse(RULES[rule].words) if name}
    assert "{" not in sentence(rule, "1", "2", "3", "最接近的是“甲”")
    assert sentence(rule, None, None, None, "")


def test_every_rule_is_broken_by_a_test() -> None:
    beside = {"unit_clear", "reported_once", "correction_reason", "not_locked", "not_falling", "falling_explained",
              "replaces_report"}  # fmt: skip
    assert {rule for rule, _row, _words in BROKEN} | beside == set(RULES)


# What stands in the cell, what is recorded; null where it is refused.
NUMBERS: dict[str, float | None] = {
    "1,234.5": 1234.5, "１２３": 123, "0.12万": 1200, "0.12万亩": 1200, "约1200亩": 1200, "−3": -3, "-3": -3, "1e3": 1000,
    "1.2E+03": 1200, "0": 0, "12 亩": 12, "１，２３４": 1234, "1234.": 1234, ".5": 0.5, "+7": 7, " 8 ": 8, "1_000": None,
    "1e999": None, "NaN": None, "inf": None, "-inf": None, "12公顷": None, "3+2": None, "十二": None, "一千": None, "1,23": None,
    "1,234,56": None, "12%": None, "/": None, "—": None, "无": None, "0x10": None, "1.2.3": None, "12-15": None, "①": None,
    "TRUE": None, "--5": None, "5亿万": None,
}  # fmt: skip


def test_numbers_are_read_as_people_write_them(county: Path) -> None:
    """Each in a file of its own month and unit would take long, so all stand in one, and each says its own."""
    path = county.parent / "数.csv"
    body = "".join(f'land,a,2022-09-30,"{words}"\n' for words in NUMBERS)
    path.write_text("指标编号,单位编号,截止日期,完成值\n" + body, encoding="utf-8")
    found = screen(path, today=TODAY)
    refused = {one.row - 2 for one in found.problems if one.rule in ("number_read", "unit_of_measure")}
    values = dict(enumerate(NUMBERS.values()))
    assert {list(NUMBERS)[row] for row in refused} == {words for words, value in NUMBERS.items() if value is None}
    read = {row.file_row - 2: row.value for row in found.changes.itertuples()}
    assert {row: read[row] for row in values if row not in refused} == {
        r: v for r, v in values.items() if v is not None
    }


@pytest.mark.parametrize(("value", "own_unit", "read"), [
    ("85%", "", 85), ("约85%", "", 85), ("85", "%", 85), ("85%", "%", 85), ("0.5", "万%", None),
])  # fmt: skip
def test_a_ratio_is_read_in_percent(county: Path, value: str, own_unit: str, read: float | None) -> None:
    found = screened(county, {"measure": "结案率", "value": value, "own_unit": own_unit})
    if read is not None:
        assert found.changes["value"].tolist() == [read]


@pytest.mark.parametrize(("value", "own_unit", "read"), [
    ("30", "", 30), ("30", "万斤", 30), ("30万斤", "", 30), ("300000斤", "", 30), ("300000", "斤", 30), ("0.003亿斤", "", 30),
])  # fmt: skip
def test_ten_thousands_move_between_number_and_unit(county: Path, value: str, own_unit: str, read: float) -> None:
    found = screened(county, {"measure": "产能", "value": value, "own_unit": own_unit, "reason": "汛期"})
    assert not found.is_refused
    assert found.changes["value"].tolist() == [read]


def test_two_units_of_measure_in_one_row_contradict(county: Path) -> None:
    assert lines(county, {"value": "1200亩", "own_unit": "公顷"}) == [
        "第 2 行“计量单位”：“1200亩 公顷”与任务的计量单位“亩”不同；请换算后只填数字。"
    ]


# What is written, and the month end that it means; null where it is refused.
DAYS: dict[str, str | None] = {
    "2022-08-31": "2022-08-31", "2022/8/31": "2022-08-31", "2022.8.31": "2022-08-31", "2022年8月31日": "2022-08-31",
    "2022年8月31号": "2022-08-31", "2022年8月": "2022-08-31", "2022-08": "2022-08-31", "2022.8": "2022-08-31",
    "202208": "2022-08-31", "20220831": "2022-08-31", "44804": "2022-08-31", "44804.0": "2022-08-31",
    "2022-08-31 00:00:00": "2022-08-31", "2022年1-8月": "2022-08-31", "2022年1至8月": "2022-08-31", "2022年8月底": "2022-08-31",
    "2022年8月末": "2022-08-31", "２０２２年８月": "2022-08-31", " 2022年 8 月 ": "2022-08-31", "2022-08-15": "2022-08-31",
    "2022年8月份": "2022-08-31", "8月底": None, "2022-02-30": None, "2022-13-01": None, "2022": None, "2022年": None,
    "31/08/2022": None, "August": None, "22-08-31": None, "2022-8-31-1": None, "0": None, "2099-09-30": None,
}  # fmt: skip


def test_months_are_read_as_people_write_them(county: Path) -> None:
    path = county.parent / "月.csv"
    body = "".join(f'land,a,"{words}",900,因\n' for words in DAYS)
    path.write_text("指标编号,单位编号,截止日期,完成值,偏差原因\n" + body, encoding="utf-8")
    found = screen(path, today=TODAY)
    refused = {one.row - 2 for one in found.problems if one.rule in ("period_read", "period_over")}
    assert {list(DAYS)[row] for row in refused} == {words for words, day in DAYS.items() if day is None}
    read = {
        row.file_row - 2: f"{row.period_end:%Y-%m-%d}"
        for row in found.changes.itertuples()
        if row.file_row - 2 not in refused
    }
    assert read == {row: day for row, day in enumerate(DAYS.values()) if day}


def test_a_wrong_unit_is_the_only_thing_said_of_its_row_but_for_what_cannot_be_read(county: Path) -> None:
    row = {"unit": "丁县", "measure": "没有", "period": "九月", "value": "十二", "note": "=1"}
    assert lines(county, row) == [
        "第 2 行“完成值”：应为数字，收到“十二”；文字请写在“备注”里，没有数就空着。",
        "第 2 行“截止日期”：看不懂日期“九月”；请写成 2022-09-30 或 2022年9月。",
        "第 2 行“备注”：“=1”以公式的符号开头；请去掉开头的 = + - @。",
        "第 2 行“单位”：没有“丁县”这个单位；最接近的是“甲县”。",
    ]


@pytest.mark.parametrize(
    "word", ["a", "611001", "甲县", "甲县自然资源局", "甲县国土资源局", "甲县自然资源和规划局", "甲县分局", " 甲 县 "]
)
def test_a_unit_is_known_by_every_usual_word(county: Path, word: str) -> None:
    found = screened(county, {"unit": word, "value": "1200"})
    assert found.changes["unit_id"].tolist() == ["a"]
    assert not found.is_refused


def test_a_word_for_two_units_with_tasks_is_refused(county: Path, world: World) -> None:
    world.target("land", "d", 10)
    world.publish()
    assert lines(county, {"value": "1200"}) == ["第 2 行“单位”：“甲县”可以指 2 个单位；请填单位编号或全称。"]


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "＋cmd", "-2+3", "=HYPERLINK(1)", " =1", "-@x"]
)
def test_words_that_a_spreadsheet_would_run_are_refused(county: Path, words: str) -> None:
    assert [one.rule for one in screened(county, {"value": "1200", "note": words}).problems] == ["text_plain"]


def test_a_ratio_is_the_quotient_of_its_parts(county: Path) -> None:
    found = screened(county, {"measure": "结案率", "numerator": "1", "denominator": "3"})
    assert found.changes["value"].tolist() == [33.333333333]


def test_a_row_said_twice_is_refused_once_for_each_repetition(county: Path) -> None:
    rows = [
        {"value": "1200"},
        {"value": "1200", "unit": "a"},
        {"value": "1200", "period": "2022-08"},
        {"value": "1300"},
    ]
    assert lines(county, *rows) == [
        "第 3 行“指标”：“复垦 甲县自然资源局”（2022-09-30）在第 2 行已经填过；请删去一行。",
        "第 5 行“指标”：“复垦 甲县自然资源局”（2022-09-30）在第 2 行已经填过；请删去一行。",
    ]


def test_a_cumulative_number_does_not_fall_within_a_file(county: Path) -> None:
    rows = [{"value": "1200", "period": "2022-08"}, {"value": "1100", "period": "2022-09"}]
    assert lines(county, *rows) == [
        "第 3 行“完成值”：“1100”少于 2022-08-31 的 1200，累计数不应减少；确实减少请在“备注”写明原因。"
    ]
    rows[1]["note"] = "重新核实"
    assert lines(county, *rows) == ["第 3 行“完成值”：“1100”少于 2022-08-31 的 1200，已写明原因；请核对。"]


def test_a_cumulative_number_does_not_fall_below_what_was_approved(county: Path) -> None:
    approve(county, {"value": "1200", "period": "2022-08"})
    assert lines(county, {"value": "1100"}) == [
        "第 2 行“完成值”：“1100”少于 2022-08-31 的 1200，累计数不应减少；确实减少请在“备注”写明原因。"
    ]
    # A correction of the earlier month in the same file counts in its place.
    rows = [{"value": "1000", "period": "2022-08", "note": "多报"}, {"value": "1100"}]
    assert lines(county, *rows) == []


def test_a_later_month_that_was_approved_does_not_fall_below_an_earlier_one(county: Path) -> None:
    approve(county, {"value": "1200"})
    assert lines(county, {"value": "1300", "period": "2022-08"}) == [
        "第 2 行“完成值”：“1300”多于 2022-09-30 的 1200，累计数不应减少；确实减少请在“备注”写明原因。"
    ]


def test_a_correction_needs_a_reason(county: Path) -> None:
    approve(county, {"value": "1200"})
    assert lines(county, {"value": "1250"}) == [
        "第 2 行“备注”：已通过的是 1200，现改为“1250”；请在“备注”写明更正原因。"
    ]
    assert lines(county, {"value": "1250", "note": "漏报"}) == []
    assert screened(county, {"value": "1250", "note": "漏报"}).counts["correction_count"] == 1


def test_what_was_approved_and_is_sent_again_is_not_recorded_again(county: Path) -> None:
    approve(county, {"value": "1200"})
    found = screened(county, {"value": "1200.0"})
    assert (found.counts["report_count"], found.counts["unchanged_count"], found.problems) == (0, 1, ())
    assert import_report(write(county, {"value": "1200.0"}), today=TODAY).record_id is None


def test_a_report_that_nobody_reviewed_is_replaced_with_a_word(county: Path) -> None:
    import_report(write(county, {"value": "1200"}, name="一.csv"), by="张三", today=TODAY)
    assert lines(county, {"value": "1250"}) == ["第 2 行“完成值”：张三填的 1200 还没有审核，将由“1250”代替。"]
    assert lines(county, {"value": "1200"}) == []


def test_a_locked_month_is_refused(county: Path) -> None:
    approve(county, {"value": "1200"})
    rows = records.batches(county / "records", "actual").to_pylist()
    again = [{**row, "status": "locked", "record_id": "r2", "recorded_at": datetime(2100, 1, 1)} for row in rows]
    commit(county, "r2", again)
    assert lines(county, {"value": "1250", "note": "漏报"}) == [
        "第 2 行“截止日期”：“2022-09-30” 已经锁定（1200）；要更正请先由审核人撤销锁定。"
    ]


def test_a_returned_report_is_sent_again_even_unchanged(county: Path) -> None:
    import_report(write(county, {"value": "1200"}, name="一.csv"), by="张三", today=TODAY)
    rows = records.batches(county / "records", "actual").to_pylist()
    again = [{**row, "status": "returned", "record_id": "r2", "recorded_at": datetime(2100, 1, 1)} for row in rows]
    commit(county, "r2", again)
    assert screened(county, {"value": "1200"}).counts["report_count"] == 1


def commit(folder: Path, record_id: str, rows: list[dict[str, Any]]) -> None:
    import pyarrow as pa

    from assessment.checks import arrow_schema
    from assessment.schema import TABLES_BY_NAME

    table = pa.Table.from_pylist(rows, schema=arrow_schema(TABLES_BY_NAME["actual"]))
    records.commit(
        folder / "records", records.Batch(record_id, "review", datetime(2100, 1, 1), "李四"), {"actual": table}
    )


def test_one_file_is_recorded_once(county: Path) -> None:
    import_report(write(county, {"value": "1200"}), by="张三", today=TODAY)
    path = write(county, {"value": "1200"}, name="另一个名字.csv")
    assert import_report(path, by="张三", today=TODAY).record_id is None
    path = write(county, {"value": "1200"}, {"unit": "乙县", "value": "800"})
    import_report(path, by="张三", today=TODAY)


def test_what_was_confirmed_beside_other_batches_is_asked_again(county: Path) -> None:
    seen = screened(county, {"value": "1200"}).known_record_ids
    approve(county, {"unit": "乙县", "value": "800"})
    with pytest.raises(records.RecordError, match="核对之后又有 1 个批次登记（张三）；请重新核对后再登记。"):
        import_report(write(county, {"value": "1200"}), today=TODAY, known_record_ids=seen)


def test_a_file_that_changed_since_it_was_screened_is_not_recorded(county: Path) -> None:
    path = write(county, {"value": "1200"})

    def change(words: str) -> None:
        if words == "登记批次":
            write(county, {"value": "1300"})

    with pytest.raises(records.RecordError, match="核对之后文件又改动过"):
        import_report(path, today=TODAY, progress=change)
    assert records.manifest(county / "records").num_rows == 0


def test_all_problems_are_said_at_once_and_the_rest_counted(county: Path) -> None:
    found = screened(county, *({"unit": f"丁{number}", "value": "1"} for number in range(2050)))
    said = found.lines()
    assert len(said) == 2001
    assert said[-1] == "填报.csv：“单位认得出”另有 50 处同样的问题。"
    with pytest.raises(InputError):
        import_report(write(county, {"unit": "丁县", "value": "1"}), today=TODAY)


def test_a_recorded_row_says_where_it_came_from(county: Path) -> None:
    approve(county, {"value": "约1200", "evidence": "验收单"}, by="王五")
    [row] = records.batches(county / "records", "actual").to_pylist()
    assert {key: row[key] for key in ("measure_id", "unit_id", "value", "qualifier", "status", "approved_by", "file_row")} == {
        "measure_id": "land", "unit_id": "a", "value": 1200.0, "qualifier": "about", "status": "approved",
        "approved_by": "王五", "file_row": 2,
    }  # fmt: skip
    [batch] = records.manifest(county / "records").to_pylist()
    assert batch["is_alone"]
    assert re.fullmatch(r"\d{8}T\d{6}-[0-9a-f]{8}", batch["record_id"])
    assert settings.data_folder() == county
