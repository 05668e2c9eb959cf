"""Is a template complete, does it say what is asked and what became of the last report, and can what comes back be read?"""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from assessment import headlines, messages, reads
from assessment.problems import InputError
from assessment.reporting.fields import READING, REPORT, by_heading
from assessment.reporting.templates import (
    GUIDE,
    LONG,
    WIDE,
    template,
    template_bytes,
    template_name,
    write_template,
)
from assessment.spreadsheets.workbooks import open_workbook, sheet_problems
from tests.conftest import World

SCHEMES = {
    "shangluo-2022": 2022,
    "qinghai-2019": 2019,
    "hengyang-2022": 2022,
    "fengrun-2019": 2019,
    "chengde-2023": 2023,
}


def opened(view: reads.View, **more: Any) -> Workbook:
    return load_workbook(io.BytesIO(template_bytes(view, **more)))


def columns(sheet: Worksheet) -> dict[str, int]:
    """The column of every heading."""
    return {cell.value: cell.column for cell in sheet[1]}


def row_of(sheet: Worksheet, measure_id: str, unit_id: str) -> dict[str, Any]:
    """The cells of a task by heading."""
    at = columns(sheet)
    for cells in sheet.iter_rows(min_row=2):
        if (cells[at["指标编号"] - 1].value, cells[at["单位编号"] - 1].value) == (measure_id, unit_id):
            return {heading: cells[column - 1] for heading, column in at.items()}
    raise AssertionError((measure_id, unit_id))


def is_grey(cell: Any) -> bool:
    return cell.fill.fgColor.rgb == "00EDEBE4"


def tasks_in(sheet: Worksheet) -> list[tuple[str, str]]:
    at = columns(sheet)
    ids = (at["指标编号"] - 1, at["单位编号"] - 1)
    return [(row[ids[0]], row[ids[1]]) for row in sheet.iter_rows(min_row=2, values_only=True)]


def tasks_in_wide(sheet: Worksheet, view: reads.View) -> set[tuple[str, str]]:
    by_name = reads.units(view).set_index("short_name")["unit_id"]
    at = {by_name[name]: column for name, column in columns(sheet).items() if name in by_name.index}
    return {
        (row[0].value, unit_id)
        for row in sheet.iter_rows(min_row=2)
        for unit_id, column in at.items()
        if row[column - 1].value != "—"
    }


def tasks_given(view: reads.View) -> list[tuple[str, str]]:
    rows = reads.report_tasks(view)
    rows = rows[rows["target_status"] != "not_applicable"]
    return list(zip(rows["measure_id"], rows["unit_id"], strict=True))


@pytest.mark.parametrize("scheme_id", SCHEMES)
def test_every_task_of_a_scheme_stands_once_per_unit(data: Path, scheme_id: str) -> None:
    view = reads.View(reads.Scope(), scheme_id, SCHEMES[scheme_id], 9)
    found = tasks_in(opened(view)[LONG])
    assert found == tasks_given(view)
    assert len(set(found)) == len(found) > 0


@pytest.mark.parametrize("scheme_id", [scheme_id for scheme_id in SCHEMES if scheme_id != "qinghai-2019"])
def test_wide_and_long_hold_the_same_tasks(data: Path, scheme_id: str) -> None:
    view = reads.View(reads.Scope(), scheme_id, SCHEMES[scheme_id], 9)
    assert tasks_in_wide(opened(view, is_wide=True)[WIDE], view) == set(tasks_in(opened(view)[LONG]))


def test_a_city_total_is_nobody_to_report(view: reads.View) -> None:
    assert reads.report_tasks(view)["unit_id"].nunique() == 8
    with pytest.raises(InputError, match="“商洛市”的任务是所属单位的合计，不单独填报；请选所属的单位。"):
        template_bytes(view, unit_id="611000")


def test_the_long_form_says_what_is_asked_and_what_is_not(view: reads.View) -> None:
    sheet = opened(view, unit_id="611022")[LONG]
    drills = row_of(sheet, "shangluo-2022/生态修复/2/drills", "611022")
    said = {
        heading: drills[heading].value
        for heading in ("类别", "计量单位", "单位", "目标", "上次填报", "填写说明", "完成值")
    }
    assert said == {
        "类别": "生态修复", "计量单位": "次", "单位": "丹凤县", "目标": said["目标"], "上次填报": None,
        "填写说明": "填累计数，单位：次", "完成值": None,
    }  # fmt: skip
    assert said["目标"].endswith(" 次")
    assert drills["截止日期"].value == datetime(2022, 9, 30)
    assert drills["截止日期"].number_format == "yyyy-mm-dd"
    assert [name for name in ("完成值", "截止日期", "偏差原因", "备注") if is_grey(drills[name])] == []
    assert all(is_grey(drills[name]) for name in ("目标", "填写说明", "分子", "等次", "评定份额", "完成日期"))
    rate = row_of(sheet, "shangluo-2022/执法监察/1/case-filing-rate", "611022")
    assert (rate["填写说明"].value, rate["目标"].value) == ("填分子、分母，完成值可不填", "100%")
    assert not any(is_grey(rate[name]) for name in ("完成值", "分子", "分母"))
    due = row_of(sheet, "shangluo-2022/生态修复/1/due-2", "611022")
    assert (due["目标"].value, due["填写说明"].value) == ("期限 2022年10月31日", "填 优/良/中/差，完成的填完成日期")
    assert rate["任务"].comment.text.startswith("做好本年度区域内执法监察巡查工作")


def test_ids_are_there_but_hidden_and_headings_stay_in_sight(view: reads.View) -> None:
    sheet = opened(view)[LONG]
    assert [letter for letter, column in sheet.column_dimensions.items() if column.hidden] == ["A", "B"]
    assert [sheet["A1"].value, sheet["B1"].value] == ["指标编号", "单位编号"]
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation) == ("H2", "$1:$1", "landscape")
    assert sheet.auto_filter.ref == sheet.dimensions == "A1:U514"
    assert not sheet.protection.sheet


@pytest.mark.parametrize("is_wide", [False, True])
def test_every_heading_is_known_to_the_reader_and_explained(view: reads.View, is_wide: bool) -> None:
    sheet = opened(view, is_wide=is_wide).worksheets[0]
    known = by_heading(REPORT)
    headings = [cell.value for cell in sheet[1]]
    units = reads.units(view)
    assessed = units.loc[units["is_assessed"], "short_name"].tolist()
    assert [one for one in headings if one not in known] == (assessed if is_wide else [])
    assert not set(assessed) & set(known)
    assert all(cell.comment.text for cell in sheet[1])
    assert {field.name for field in READING} <= {known[one].name for one in headings if one in known} or is_wide


@pytest.mark.parametrize("is_wide", [False, True])
def test_it_opens_again_without_anything_doubtful_or_personal(
    view: reads.View, tmp_path: Path, is_wide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESSMENT_PERSON", "张三")
    path = tmp_path / template_name(view, "丹凤县", is_wide=is_wide)
    template(view, path, unit_id="611022", is_wide=is_wide)
    book = open_workbook(path, 10**8)
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "visible", "hidden"]
    assert [problem for sheet in book.worksheets for problem in sheet_problems(sheet, 10_000, 100)] == []
    assert (book.properties.creator, book.properties.lastModifiedBy) == ("assessment", None)
    assert "填报单位：丹凤县。截至 2022-09-30，任务 73 项次。" in [row[0].value for row in book[GUIDE].iter_rows()]


def test_it_is_chinese_whatever_the_screen_speaks(view: reads.View) -> None:
    messages.use("en")
    sheet = opened(view, unit_id="611022")[LONG]
    assert row_of(sheet, "shangluo-2022/生态修复/2/drills", "611022")["填写说明"].value == "填累计数，单位：次"
    assert messages.language() == "en"


@pytest.fixture
def small(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """A scheme of every kind of task, given to A and partly to B; unit C was given nothing."""
    for number in range(6):
        world.leaf(f"任务{number}", 10)
    world.measure("count", "任务0", unit_of_measure="次")
    world.measure("limit", "任务1", "lower_better", unit_of_measure="起")
    world.measure("tiers", "任务2", "qualitative_3", kind="qualitative")
    world.measure("day", "任务3", "deadline", kind="deadline")
    world.measure("given", "任务4", "external", kind="qualitative")
    world.measure("open", "任务5")
    world.target("count", "a", 5)
    world.target("count", "b", 8)
    world.target("limit", "a", 0)
    world.target("limit", "b", None, "not_applicable")
    world.target("tiers", "a", None, text="做好工作")
    world.target("day", "a", None, due_date=date(2022, 9, 15))
    world.target("given", "a", None)
    world.target("open", "a", None, "pending")
    world.target("open", "c", None, "not_applicable")
    monkeypatch.setenv("ASSESSMENT_DATA", str(world.folder / "data"))
    return world


def september(world: World, **more: Any) -> reads.View:
    world.publish()
    return reads.View(reads.Scope(), "s", 2022, 9, **more)


def report(world: World, month: int, value: float, record_id: str, status: str, **more: Any) -> None:
    """A report of A's count, recorded in the order of its id."""
    recorded_at = datetime(2022, 10, int(record_id[1:]))
    world.actual("count", "a", month, value, status=status, record_id=record_id, recorded_at=recorded_at, **more)


def test_a_returned_report_is_said_with_why_and_what_counts_instead(small: World) -> None:
    report(small, 8, 3, "r1", "approved")
    report(small, 9, 6, "r2", "reported")
    report(small, 9, 6, "r3", "returned", comment="请附台账", approved_at=None)
    report(small, 12, 9, "r4", "approved")
    view = september(small)
    row = row_of(opened(view)[LONG], "count", "a")
    assert row["上次填报"].value == "6 次（9月，已退回）：请附台账；通过的是 3 次（8月）"
    (task,) = reads.report_tasks(view, unit_id="a").query("measure_id == 'count'").itertuples()
    assert (task.last_month, task.last_value, task.last_status, task.last_comment) == (9, 6, "returned", "请附台账")
    assert (task.last_record_id, task.approved_month, task.approved_value) == ("r3", 8, 3)


def test_of_one_month_the_report_recorded_last_is_said_then_the_greater_id(small: World) -> None:
    report(small, 8, 2, "r3", "approved")
    report(small, 8, 1, "r2", "approved")
    small.actual("count", "b", 8, 4, record_id="x1", recorded_at=datetime(2022, 10, 1))
    small.actual("count", "b", 8, 5, record_id="x2", recorded_at=datetime(2022, 10, 1))
    rows = reads.report_tasks(september(small)).query("measure_id == 'count'")
    assert rows["last_value"].tolist() == [2, 5]


def test_a_simulated_or_later_report_is_not_what_anybody_said(small: World) -> None:
    small.actual("count", "a", 8, 3, basis="demo")
    small.actual("count", "b", 12, 8)
    rows = reads.report_tasks(september(small))
    assert rows["last_month"].isna().all()
    assert rows["approved_month"].isna().all()


def test_each_kind_of_task_says_how_to_fill_it_in(small: World) -> None:
    view = september(small)
    sheet = opened(view, unit_id="a")[LONG]
    rows = {name: row_of(sheet, name, "a") for name in ("count", "limit", "tiers", "day", "given", "open")}
    said = {name: (row["目标"].value, row["填写说明"].value) for name, row in rows.items()}
    assert said == {
        "count": ("5 次", "填累计数，单位：次"),
        "limit": ("0 起", "填累计数，单位：起；没有发生的填 0"),
        "tiers": ("做好工作", "填 达成/部分达成/未达成，并填评定份额"),
        "day": ("期限 2022年9月15日", "填完成日期；没有完成的不填"),
        "given": (None, "填考核部门给的得分，满分 10"),
        "open": ("待下达", "任务待下达，暂不填"),
    }
    assert all(is_grey(cell) for cell in rows["open"].values())
    asked = {row.measure_id: headlines.asked(row).fields for row in reads.report_tasks(view, unit_id="a").itertuples()}
    assert {"text", "assessed_share"} <= asked["tiers"]
    assert "value" not in asked["tiers"]
    assert "completed_date" in asked["day"]


def test_whether_a_report_is_due_follows_the_rhythm_and_the_day(small: World) -> None:
    small.rows["measure"][1]["reporting_frequency"] = "year"
    due = reads.report_tasks(september(small), unit_id="a").set_index("measure_id")["is_due"]
    assert due.to_dict() == {"count": True, "limit": False, "tiers": True, "day": True, "given": True, "open": True}


def test_drop_downs_numbers_and_days_are_held(small: World) -> None:
    book = opened(september(small), unit_id="a")
    sheet = book[LONG]
    at = {heading: sheet.cell(1, column).column_letter for heading, column in columns(sheet).items()}
    held = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    tiers = held[f"{at['等次']}4"]
    assert (tiers.type, tiers.formula1) == ("list", "=选项!$A$1:$A$3")
    assert [cell.value for cell in book["选项"]["A"]] == ["达成", "部分达成", "未达成"]
    share, day, value = (held[f"{at[name]}2:{at[name]}7"] for name in ("评定份额", "截止日期", "完成值"))
    assert (share.type, share.formula1, share.formula2) == ("decimal", "0", "1")
    assert (day.type, day.formula1, day.formula2) == ("date", "DATE(2022,1,1)", "DATE(2022,12,31)")
    assert (value.type, value.errorStyle) == ("decimal", "stop")


def test_the_wide_form_takes_what_one_cell_can_answer(small: World) -> None:
    report(small, 8, 3, "r1", "approved")
    book = opened(september(small), is_wide=True)
    sheet = book[WIDE]
    assert [cell.value for cell in sheet[1]][6:] == ["A", "B"]
    assert [cell.value for cell in sheet["A"]] == ["指标编号", "count", "limit", "given", "open"]
    assert [sheet["G2"].comment.text, sheet["H2"].comment.text] == [
        "目标 5 次；上次 3 次（8月，已通过）",
        "目标 8 次；还没有填报",
    ]
    assert [sheet["G3"].value, sheet["H3"].value] == [None, "—"]
    assert [is_grey(sheet[place]) for place in ("G2", "H2", "H3", "G5")] == [False, False, True, True]
    assert sheet["F2"].value == datetime(2022, 9, 30)
    guide = [row[0].value for row in book[GUIDE].iter_rows()]
    assert "另有 2 项次要填日期或份额，不在宽表里；请用长表填。" in guide


def test_a_task_that_takes_effect_later_is_not_asked_yet(small: World) -> None:
    small.target("count", "a", 7, "adjusted", effective_date=date(2022, 10, 1), record_id="t1", basis="reported")
    view = september(small)
    (september_task,) = reads.report_tasks(view, unit_id="a").query("measure_id == 'count'").itertuples()
    october = reads.View(view.scope, "s", 2022, 10)
    (october_task,) = reads.report_tasks(october, unit_id="a").query("measure_id == 'count'").itertuples()
    assert (september_task.target_value, october_task.target_value) == (5, 7)


@pytest.mark.parametrize(
    ("asked", "unit_id", "message"),
    [
        (("t", 2022, 9), None, "没有方案“t”；可用：s。"),
        (("s", 2021, 9), None, "方案“s”没有 2021 年的任务；有任务的年度：2022。"),
        (("s", 2022, 13), None, "没有 13 月；月份为 1 到 12。"),
        (("s", 2022, 9), "c", "单位“c”没有要填报的任务；请核对任务是否已经下达、从哪一天起生效。"),
        (("s", 2022, 9), "z", "方案“s”2022年没有给单位“z”下达任务；可用：a、b、c"),
    ],
)
def test_what_has_nothing_to_report_is_refused_with_a_remedy(
    small: World, asked: tuple[str, int, int], unit_id: str | None, message: str
) -> None:
    september(small)
    with pytest.raises(InputError) as refused:
        template_bytes(reads.View(reads.Scope(), *asked), unit_id=unit_id)
    assert message in str(refused.value)


def test_a_scheme_without_tasks_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSMENT_DATA", str(world.folder / "data"))
    with pytest.raises(InputError, match="方案“s”没有 2022 年的任务；请先导入任务。"):
        template_bytes(september(world))


def test_simulated_tasks_are_not_reported(view: reads.View) -> None:
    with pytest.raises(InputError, match="2023年的任务是模拟的，不能填报"):
        template_bytes(reads.View(view.scope, view.scheme_id, 2023, 9))


def test_files_are_called_by_unit_and_month(view: reads.View) -> None:
    assert template_name(view, "商州区") == "填报-商州区-2022年9月.xlsx"
    assert template_name(view, None, is_wide=True) == "填报-全部单位-2022年9月-宽表.xlsx"
    assert template_name(view, "2023 年度/规划") == "填报-2023年度规划-2022年9月.xlsx"


def test_the_command_line_takes_names_and_the_month_that_ended(data: Path, tmp_path: Path) -> None:
    written = write_template("shangluo-2022", tmp_path, unit="丹凤", today=date(2022, 10, 3))
    assert written.name == "填报-丹凤县-2022年9月.xlsx"
    assert load_workbook(written)[LONG].max_row == 74
    assert write_template("shangluo-2022", tmp_path, unit="611022", today=date(2026, 1, 1)).name.endswith("12月.xlsx")
    with pytest.raises(InputError, match="没有单位“丹风县”；最接近的是“丹凤县”。"):
        write_template("shangluo-2022", tmp_path, unit="丹风县")
    with pytest.raises(InputError, match="模板写成"):
        write_template("shangluo-2022", tmp_path / "填报.csv", month=9)
    with pytest.raises(InputError, match="写不进去"):
        write_template("shangluo-2022", tmp_path / "没有" / "填报.xlsx", month=9, unit="611022")


@pytest.mark.parametrize("month", [1, 6, 12])
@pytest.mark.parametrize("units", [{"611022"}, {"611002", "611000-city-level"}, {"611002", "611021", "611022"}])
def test_a_scope_gets_its_own_tasks_each_once(view: reads.View, month: int, units: set[str]) -> None:
    narrow = reads.View(reads.Scope(tuple(sorted(units))), view.scheme_id, view.year, month)
    found = tasks_in(opened(narrow)[LONG])
    assert {unit_id for _measure_id, unit_id in found} == units
    assert len(set(found)) == len(found)
    everything = reads.report_tasks(reads.View(view.scope, view.scheme_id, view.year, month))
    assert len(found) == everything["unit_id"].isin(units).sum()
