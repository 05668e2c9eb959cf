"""Are units and years laid side by side on one thing, honestly, and is what is chosen kept in the address?"""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assessment import figures, headlines, pictures, reads, sheets
from assessment.access import Scope
from tests.conftest import World
from tests.test_pages import headline, open_page, written

COMPARE = "pages/analysis/compare.py"
SUPPLY = "shangluo-2022/资源利用/1/auction-supply-rate"
CLOSING = "qinghai-2019/630200/共性指标/自然资源执法监察/2/case-closing-rate"


def link(page: str, **changes: str) -> str:
    return f"{page}?{changes}"


def compare(**address: str) -> AppTest:
    return open_page(COMPARE, **{"month": "9", "measure": SUPPLY, **address})


def asked(app: AppTest, name: str) -> list[object]:
    return app.multiselect(key=f"choice_{name}").value


def test_every_unit_stands_once_for_each_year(view: reads.View) -> None:
    rows = reads.comparison_by_year(view, measure_id=SUPPLY)
    assert len(rows) == 7 * 3
    assert not rows.duplicated(["unit_id", "year"]).any()
    same = rows[rows["year"] == 2022].set_index("unit_id")["completion_rate"]
    completion = reads.completion_by_unit(view, measure_id=SUPPLY).set_index("unit_id")["completion_rate"]
    assert same.sort_index().tolist() == completion.sort_index().tolist()
    assert set(rows.loc[rows["year"] != 2022, "target_basis"]) == {"demo"}


def test_units_with_tables_of_their_own_are_compared_by_concept(data: Path) -> None:
    view = reads.View(Scope(), "qinghai-2019", 2019, 9)
    rows = reads.comparison_by_year(view, measure_id=CLOSING)
    own = rows[rows["scheme_id"] == "qinghai-2019"]
    assert own["unit_id"].nunique() == own["measure_id"].nunique() == 7
    # The same concept of another scheme is there to be chosen; its units rank among themselves.
    assert set(rows["scheme_id"]) == {"qinghai-2019", "shangluo-2022"}
    assert rows.loc[rows["scheme_id"] == "shangluo-2022", "peer_count"].max() <= 7


def test_a_place_among_peers_counts_those_who_reported(world: World) -> None:
    world.leaf("i", 10)
    world.measure("m", "i")
    for unit, value in (("a", 80.0), ("b", 50.0), ("c", None)):
        world.target("m", unit, 100.0)
        if value is not None:
            world.actual("m", unit, 9, value)
    with_asked = world.ask("comparison_by_year", measure_id="m", month=9, scope_unit_ids=None)
    places = with_asked.set_index("unit_id")[["peer_rank", "peer_count", "peer_best_name", "peer_worst_name"]]
    assert places.loc["a"].tolist() == [1, 2, "A", "B"]
    assert places.loc["b"].tolist()[:2] == [2, 2]
    assert with_asked.set_index("unit_id").loc["c", "state"] == "unreported"
    assert places["peer_rank"].isna().tolist() == [False, False, True]


def test_a_line_is_broken_where_a_month_is_missing_and_never_falls_to_nothing(world: World) -> None:
    world.leaf("i", 10)
    world.measure("m", "i")
    for unit in "ab":
        world.target("m", unit, 100.0)
    for month, value in ((1, 10.0), (2, 20.0), (6, 60.0), (8, 70.0), (9, 75.0)):
        world.actual("m", "a", month, value)
    rows = world.ask("comparison_by_month", measure_id="m", scope_unit_ids=None)
    rows = rows[rows["month"] <= 9]
    picture = figures.multiples(rows, year=2022, link=link)
    first, second = picture.split("<figure>")[1:]
    assert len(re.findall(r'<i class="now" style="clip-path', first)) == 2
    assert first.count("point now") == 5
    assert "75%</b>" in first
    assert "point" not in second
    assert "未报</b>" in second
    assert "未报" in sheets.multiples_sheet(rows)


def test_all_small_pictures_share_one_scale(view: reads.View) -> None:
    rows = reads.comparison_by_month(view, measure_id=SUPPLY)
    rows = rows[rows["month"] <= 9]
    picture = figures.multiples(rows, year=2022, link=link)
    assert picture.count("<figure>") == 7
    scales = {tuple(re.findall(r'class="share" style="top:([\d.]+)%"', part)) for part in picture.split("<figure>")[1:]}
    assert len(scales) == 1
    for is_print in (False, True):
        drawn = pictures.svg(picture, title="招拍挂供地率", is_print=is_print)
        assert drawn.count("100%</text>") == 7
        assert all(f">{name}</text>" in drawn for name in rows["short_name"].unique())


SINCE = "，相差 67 个百分点；比 2021年同期 1 个提高、1 个下降（模拟）"


@pytest.mark.parametrize(
    ("units", "years", "finding"),
    [
        (["611026", "611024"], [2021, 2022], f"2022年柞水最高 90%，山阳最低 23%{SINCE}"),
        (["611026"], [2021, 2022], "2022年柞水完成 90%，比 2021年同期高 14.7 个百分点（模拟）"),
        (["611026"], [2022], "2022年柞水完成 90%（模拟）"),
    ],
)
def test_the_headline_says_who_is_ahead_and_since_when(
    view: reads.View, units: list[str], years: list[int], finding: str
) -> None:
    rows = reads.comparison_by_year(view, measure_id=SUPPLY)
    shown = rows[rows["unit_id"].isin(units) & rows["year"].isin(years)]
    assert headlines.comparison_headline(shown, 2022) == finding


def test_a_link_to_two_counties_and_three_years_is_the_table_to_take_away(data: Path) -> None:
    app = compare(units="611026,611021", years="2021,2022,2023")
    assert headline(app).startswith("2022年柞水最高 90%，洛南最低 71%")
    assert (asked(app, "units"), asked(app, "years")) == (["611021", "611026"], [2021, 2022, 2023])
    assert not app.warning
    app.segmented_control(key="compare-side").set_value("table").run()
    table = next(body for body in written(app).split("<table>") if "同组位次" in body).partition("</table>")[0]
    assert table.count("<tr") == 1 + 6
    for heading in ("目标（%）", "完成（%）", "完成率", "序时差（百分点）", "状态"):
        assert f">{heading}</th>" in table
    assert table.count("（模拟目标）") == 4


def test_without_a_choice_the_whole_group_is_compared_and_many_are_drawn_in_part(data: Path) -> None:
    app = compare(scheme="qinghai-2019", group="厅机关", measure="")
    assert "个单位 · 2018–2020年" in written(app)
    assert "units" not in app.query_params


def test_what_is_chosen_goes_into_the_address_and_is_undone(data: Path) -> None:
    app = compare()
    app.multiselect(key="choice_units").set_value(["611021", "611026"]).run()
    assert app.query_params["units"] == "611021,611026"
    del app.query_params["units"]
    app.run()
    assert asked(app, "units") == []
    assert "7 个单位" in written(app)


def test_ids_that_are_no_options_are_left_out_with_a_notice(data: Path) -> None:
    app = compare(units="611021,999999", years="1999")
    assert [warning.value for warning in app.warning] == [
        "地址中的 units=999999 无效，已改用默认值。",
        "地址中的 years=1999 无效，已改用默认值。",
    ]
    assert asked(app, "units") == ["611021"]
    assert app.query_params["units"] == "611021"


def test_scores_of_two_units_lie_side_by_side_with_their_differences_named(data: Path, view: reads.View) -> None:
    scores = reads.score_by_theme(view)
    two = scores[scores["unit_id"].isin(["611026", "611024"])]
    sentence = headlines.differences_sentence(two, 2022, 2)
    assert sentence.startswith("2022年差别最大的类别：")
    rows = re.findall(r'<th scope="row" class="name"><span>(.*?)</span>', figures.units_side_by_side(two))
    assert sentence.partition("：")[2].startswith(rows[0])
    assert len(rows) == two["theme"].nunique()
    assert "得分差在哪里" not in written(compare(units="611021"))


@pytest.mark.parametrize(
    ("measure", "finding"),
    [
        ("shangluo-2022/资源利用/5/idle-land", "原文只给出 5 个数值"),
        ("shangluo-2022/资源利用/3/construction-land-per-gdp", "任务待下达，暂不计分"),
        ("shangluo-2022/规划管理/国土空间规划管理/work", "个评为优"),
        ("shangluo-2022/执法监察/2/illegal-farmland-share", "上限"),
        ("shangluo-2022/移民搬迁/移民搬迁/external-score", "本项还没有到期"),
    ],
)
def test_what_is_no_amount_is_compared_too(data: Path, measure: str, finding: str) -> None:
    app = compare(measure=measure)
    assert finding in headline(app)
    # Tiers are no shares of a target.
    assert "占当年目标的百分比" not in written(app) or "评为" not in finding
    assert "nan" not in written(app).lower()


def test_without_demo_nothing_is_invented(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSMENT_DEMO", "off")
    app = compare(year="2022")
    assert headline(app) == "还没有单位填报"
    assert "模拟" not in written(app)
