"""Do targets from a file count from their day, and is whatever is missing or contradicts said with its place?"""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from assessment import reads, records
from assessment.build import build
from assessment.problems import InputError
from assessment.reporting.importing import import_report, publish
from assessment.reporting.targets import ScreenedTargets, import_targets, screen_targets
from tests.test_records import contents
from tests.test_screening import TODAY, county

__all__ = ["county"]
HEADINGS = {
    "measure": "指标", "unit": "单位", "year": "年度", "value": "目标值", "upper": "目标上限", "due": "完成时限", "text": "目标文字",
    "status": "任务状态", "number": "文号", "day": "生效日期", "why": "调整理由", "own_unit": "计量单位",
}  # fmt: skip
USUAL = {"measure": "复垦", "unit": "甲县", "year": "2022", "number": "〔2022〕8号", "day": "2022-07-01"}


def write(folder: Path, *rows: dict[str, str], name: str = "任务.csv") -> Path:
    lines = [",".join(HEADINGS.values())]
    lines += [",".join((USUAL | row).get(key, "") for key in HEADINGS) for row in rows]
    path = folder.parent / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def screened(folder: Path, *rows: dict[str, str]) -> ScreenedTargets:
    return screen_targets(write(folder, *rows))


CHANGES: list[tuple[dict[str, str], str]] = [
    ({"value": "1600"}, "甲县 复垦（2022年）：1500 亩 → 1600 亩，自 2022-07-01 起，〔2022〕8号"),
    ({"value": "0.16万亩"}, "甲县 复垦（2022年）：1500 亩 → 1600 亩，自 2022-07-01 起，〔2022〕8号"),
    ({"value": "1600", "own_unit": "亩"}, "甲县 复垦（2022年）：1500 亩 → 1600 亩，自 2022-07-01 起，〔2022〕8号"),
    ({"value": "1600", "year": "2023", "day": ""}, "甲县 复垦（2023年）：没有这项任务 → 1600 亩，〔2022〕8号"),
    ({"value": "1600", "year": "2023年", "day": ""}, "甲县 复垦（2023年）：没有这项任务 → 1600 亩，〔2022〕8号"),
    ({"status": "待下达"}, "甲县 复垦（2022年）：1500 亩 → 待下达，自 2022-07-01 起，〔2022〕8号"),
    ({"status": "无此项任务"}, "甲县 复垦（2022年）：1500 亩 → 无此项任务，自 2022-07-01 起，〔2022〕8号"),
    ({"measure": "land", "unit": "市", "value": "2500"}, "市 复垦（2022年）：2400 亩 → 2500 亩，自 2022-07-01 起，〔2022〕8号"),
    ({"measure": "drills", "unit": "丙县", "value": "6", "day": ""}, "丙县 演练（2022年）：没有这项任务 → 6 次，〔2022〕8号"),
    ({"measure": "new", "value": "9"}, "甲县 新任务（2022年）：待下达 → 9 亩，自 2022-07-01 起，〔2022〕8号"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "words"), CHANGES)
def test_a_change_is_said_in_a_line(county: Path, row: dict[str, str], words: str) -> None:
    found = screened(county, row)
    assert (found.problems, found.changes) == ([], [words])


PROBLEMS: list[tuple[dict[str, str], list[str]]] = [
    ({"value": "1600", "number": ""}, ["第 2 行“文号”：必须写明下达或调整任务的文号。"]),
    ({"value": "1600", "day": ""}, ["第 2 行“生效日期”：这项任务已经下达，改动必须写明从哪一天起。"]),
    ({"value": "1600", "day": "七月"}, ["第 2 行“生效日期”：看不懂日期“七月”；请写成 2023-07-01。"]),
    ({"value": "一千"}, ["第 2 行“目标值”：应为数字（计量单位“亩”），收到“一千”。"]),
    ({"value": "100公顷"}, ["第 2 行“目标值”：应为数字（计量单位“亩”），收到“100公顷”。"]),
    ({"value": "NaN"}, ["第 2 行“目标值”：应为数字（计量单位“亩”），收到“NaN”。"]),
    ({"value": "1e999"}, ["第 2 行“目标值”：应为数字（计量单位“亩”），收到“1e999”。"]),
    ({"value": "100", "own_unit": "公顷"}, ["第 2 行“计量单位”：计量单位是“公顷”，任务的计量单位是“亩”；请换算后改正。"]),
    ({"value": "3", "upper": "2"}, ["第 2 行“目标上限”：目标上限小于目标值；请改正其中一个。"]),
    ({"value": "1600", "year": "二零二二"}, ["第 2 行“年度”：应为 2023 这样的年度，收到“二零二二”。"]),
    ({"value": "1600", "status": "取消"}, ["第 2 行“任务状态”：没有“取消”这个状态；可填：已下达、已调整、待下达、无此项任务。"]),
    ({"text": "完成复垦"}, ["第 2 行“目标值”：数量和比率的任务必须填目标值；还没有定的，状态填“待下达”。"]),
    ({"unit": "丁县", "value": "1600", "measure": "没有"}, ["第 2 行“单位”：没有“丁县”这个单位；最接近的是“甲县”。"]),
    ({"measure": "复肯", "value": "1600"}, ["第 2 行“指标”：没有“复肯”这个指标；最接近的是“复垦”。"]),
    ({"measure": "双胞", "value": "1600"}, ["第 2 行“指标”：“双胞”可以指这个单位的 2 个指标；请填指标编号。"]),
    ({"value": "1600", "due": "年底"}, ["第 2 行“完成时限”：看不懂日期“年底”；请写成 2023-07-01。"]),
]  # fmt: skip


@pytest.mark.parametrize(("row", "words"), PROBLEMS)
def test_what_is_missing_of_a_target_is_said_with_its_place(
    county: Path, row: dict[str, str], words: list[str]
) -> None:
    before = contents(county)
    with pytest.raises(InputError) as refused:
        import_targets(write(county, row))
    assert [one.removeprefix("任务.csv，") for one in refused.value.problems] == words
    assert contents(county) == before


def test_the_same_target_twice_is_refused_and_an_unchanged_one_passed_over(county: Path) -> None:
    found = screened(county, {"value": "1600"}, {"value": "1600", "unit": "a"}, {"unit": "乙县", "value": "900"})
    assert found.problems == ["任务.csv，第 3 行“指标”：同一单位、指标、年度和生效日期前面已经有一行；请删去一行。"]
    found = screened(county, {"value": "1500"})
    assert (found.changes, found.unchanged_count) == ([], 1)
    assert import_targets(write(county, {"value": "1500"})).record_id is None


def test_a_wide_sheet_gives_one_target_a_unit(county: Path) -> None:
    path = county.parent / "宽.csv"
    path.write_text("指标,年度,文号,生效日期,甲县,乙县\nland,2022,〔2022〕8号,2022-07-01,1600,950\n", encoding="utf-8")
    assert screen_targets(path).changes == [
        "甲县 复垦（2022年）：1500 亩 → 1600 亩，自 2022-07-01 起，〔2022〕8号",
        "乙县 复垦（2022年）：900 亩 → 950 亩，自 2022-07-01 起，〔2022〕8号",
    ]


def test_a_range_and_a_deadline_are_recorded(county: Path) -> None:
    import_targets(write(county, {"value": "1", "upper": "2", "measure": "演练"}, {"measure": "验收", "due": "2022年10月31日",
                         "text": "通过验收"}), by="李四")  # fmt: skip
    rows = {row["measure_id"]: row for row in records.batches(county / "records", "target").to_pylist()}
    assert (rows["drills"]["value"], rows["drills"]["value_upper"]) == (1, 2)
    assert (rows["due"]["due_date"], rows["due"]["status"]) == (date(2022, 10, 31), "adjusted")


def test_a_report_is_screened_against_the_target_of_its_month(county: Path) -> None:
    import_targets(write(county, {"value": "600", "day": "2022-07-01"}), by="李四")
    path = county.parent / "填报.csv"
    path.write_text("指标,单位,截止日期,完成值\n复垦,甲县,2022-06,700\n复垦,甲县,2022-09,900\n", encoding="utf-8")
    from assessment.reporting.screening import screen

    found = screen(path, today=TODAY)
    assert [(one.row, one.rule) for one in found.problems] == [(3, "surplus_reason")]


@pytest.fixture
def own(real_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(real_data / "sources", folder / "sources")
    monkeypatch.setenv("ASSESSMENT_DATA", str(folder))
    monkeypatch.setenv("ASSESSMENT_DEMO", "0")
    build(folder, demo=False)
    return folder


DRILLS = "shangluo-2022/生态修复/2/drills"


def completion(view: reads.View, month: int) -> tuple[float, float]:
    rows = reads.completion_by_unit(replace(view, month=month), measure_id=DRILLS)
    row = rows[rows["unit_id"] == "611002"].iloc[0]
    return row["target_value"], round(row["completion_rate"], 3)


def test_completion_follows_a_target_from_its_month_and_undo_brings_the_old_one_back(own: Path) -> None:
    reports = own.parent / "填报.csv"
    body = f"{DRILLS},611002,2022-06-30,58,\n{DRILLS},611002,2022-09-30,87,\n"
    reports.write_text(f"指标编号,单位编号,截止日期,完成值,偏差原因\n{body}", encoding="utf-8")
    import_report(reports, by="张三", status="approved", today=TODAY)
    publish()
    view = reads.View(reads.Scope(), "shangluo-2022", 2022, 9)
    assert (completion(view, 6), completion(view, 9)) == ((116, 0.5), (116, 0.75))
    targets = own.parent / "任务.csv"
    targets.write_text(
        f"指标编号,单位编号,年度,目标值,文号,生效日期\n{DRILLS},611002,2022,174,〔2022〕8号,2022-07-01\n",
        encoding="utf-8",
    )
    record_id = import_targets(targets, by="李四").record_id
    publish()
    assert (completion(view, 6), completion(view, 9)) == ((116, 0.5), (174, 0.5))
    # The day before the import knows nothing of it.
    yesterday = records.now().date() - timedelta(days=1)
    assert completion(replace(view, known_on=yesterday), 9)[0] == 116
    records.reverse(own / "records", str(record_id), by="李四", reason="文号错")
    publish()
    assert (completion(view, 6), completion(view, 9)) == ((116, 0.5), (116, 0.75))
