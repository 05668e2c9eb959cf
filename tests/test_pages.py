"""Does every page open, answer its choices, and say why when there is nothing to show?"""

import json
import re
import shutil
from datetime import date
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from assessment import messages, settings
from assessment.build import build
from assessment.reads import answers

OVERVIEW, RANKING, UNIT, COMPLETION = PAGES = [
    "pages/leaders/overview.py",
    "pages/leaders/ranking.py",
    "pages/leaders/unit.py",
    "pages/analysis/completion.py",
]


# Schemes with points, and what a page says of a scheme that has none.
SCORED = ["shangluo-2022", "qinghai-2019", "hengyang-2022"]
UNSCORED = ["fengrun-2019", "chengde-2023"]
NO_POINTS = "本方案没有分值，不计分、不排名"


def open_page(page: str, **address: str) -> AppTest:
    app = AppTest.from_file(str(settings.PROJECT / "app.py"), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    if page != PAGES[0]:
        app.switch_page(page).run()
    assert not app.exception, app.exception
    return app


ADVICE = re.compile('<div popover class="note" id="page-advice">.*?</div></div>', re.S)


def html(app: AppTest) -> list[str]:
    """What the page says of the data, without how it is read."""
    return [ADVICE.sub("", element.proto.body) for element in app.get("html")]


def headline(app: AppTest) -> str:
    (head,) = re.findall("<h1>(.*?)</h1>", "".join(html(app)))
    return unescape(re.sub("<.*?>", "", head))


def written(app: AppTest) -> str:
    """Everything the page says in text, tables and captions."""
    return "\n".join([headline(app), *(element.value for element in [*app.caption, *app.markdown]), *html(app)])


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_a_finding_that_says_simulated(data: Path, page: str) -> None:
    app = open_page(page)
    assert headline(app).endswith("（模拟）")
    assert "完成值由系统生成" in written(app)
    assert "模拟数据" in written(app)
    for chart in app.get("plotly_chart"):
        assert "模拟数据" in str(json.loads(chart.proto.spec))


def test_what_is_not_due_is_not_said_to_be_unreported(data: Path) -> None:
    app = open_page(COMPLETION, month="9", measure="shangluo-2022/移民搬迁/移民搬迁/external-score")
    assert headline(app) == "本项还没有到期"
    assert "完成：未到期" in written(app)
    assert "已报" not in written(app)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("scheme", [*SCORED, *UNSCORED])
def test_every_page_opens_with_every_scheme(data: Path, page: str, scheme: str) -> None:
    app = open_page(page, scheme=scheme)
    assert app.selectbox(key="choice_scheme").value == scheme
    assert not app.warning
    assert (headline(app) == NO_POINTS) == (scheme in UNSCORED)
    assert "nan" not in written(app).lower()


@pytest.mark.parametrize("page", PAGES)
def test_a_reader_may_go_from_scheme_to_scheme(data: Path, page: str) -> None:
    """The year, the group, the unit and the measure of one scheme are no choice in the next."""
    app = open_page(page)
    for scheme in (*UNSCORED, *SCORED[::-1]):
        app.selectbox(key="choice_scheme").set_value(scheme).run()
        assert not app.exception, scheme
        assert headline(app)
    assert headline(app).endswith("（模拟）")


@pytest.mark.parametrize("page", [OVERVIEW, UNIT])
def test_a_rate_that_rests_on_few_of_the_points_says_so(data: Path, page: str) -> None:
    """Eleven of Hengyang's twelve targets are words that nobody graded; only what was executed of the budget is scored."""
    assert "100 分中只有 10 分可以计分" in headline(open_page(page, scheme="hengyang-2022"))
    assert "最近报送到 12月" in headline(open_page(page, scheme="hengyang-2022", month="6"))


def test_every_peer_group_of_qinghai_is_ranked_among_itself(data: Path) -> None:
    app = open_page(RANKING, scheme="qinghai-2019")
    groups = app.selectbox(key="choice_group")
    assert groups.options == ["事业局", "市州自然资源主管部门", "厅机关", "厅直属事业单位"]
    for group, count in zip(groups.options, (4, 8, 24, 16), strict=True):
        app.selectbox(key="choice_group").set_value(group).run()
        table = next(body for body in html(app) if "<table>" in body)
        assert table.count("<tr") == count + 1


@pytest.mark.parametrize("page", PAGES)
def test_the_month_opens_at_the_latest_reported_one(data: Path, page: str) -> None:
    assert open_page(page).select_slider[0].value == 12
    assert open_page(page, year="2023").select_slider[0].value == 9


@pytest.mark.parametrize("page", PAGES)
def test_the_address_decides_what_is_shown(data: Path, page: str) -> None:
    app = open_page(
        page, year="2022", month="9", category="shangluo-2022/生态修复", unit="611022", compare="2021", order="official"
    )
    asked = {box.key.removeprefix("choice_").removesuffix("_page"): box.value for box in app.selectbox}
    wanted = {"year": 2022, "category": "shangluo-2022/生态修复", "unit": "611022", "compare": "2021"}
    assert asked.items() >= {name: value for name, value in wanted.items() if name in asked}.items()
    assert set(asked) >= {"year", "unit", "compare"}
    assert app.select_slider[0].value == 9
    assert app.session_state["order"] == "official"
    assert "数据截至 2022年9月30日" in written(app)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("month", "13"), ("year", "1999"), ("category", "x"), ("unit", "<b>"), ("lang", "fr"), ("compare", "1999"),
        ("order", "colour"),
    ],
)  # fmt: skip
def test_an_invalid_address_falls_back_with_a_notice(data: Path, name: str, value: str) -> None:
    app = open_page(OVERVIEW, **{name: value})
    assert f"{name}={value} 无效" in app.warning[0].value


@pytest.mark.parametrize("page", PAGES)
def test_without_demo_the_page_says_that_nothing_was_reported(
    data: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv("ASSESSMENT_DEMO", "off")
    app = open_page(page)
    assert "还没有单位填报" in headline(app)
    assert "模拟" not in written(app)


@pytest.mark.parametrize("page", PAGES)
def test_english_is_one_switch_away(data: Path, page: str) -> None:
    messages.use("en")  # AppTest asks for the labels of options in its own thread
    app = open_page(page, lang="en")
    assert headline(app).endswith("(simulated)")
    labels = {box.label for box in app.sidebar.selectbox}
    assert {"Scheme", "Year", "Compare with"} <= labels <= {"Scheme", "Year", "Category", "Highlight", "Compare with"}


def test_the_ranking_shows_score_rank_and_change_together(data: Path) -> None:
    app = open_page(RANKING, month="9")
    table = next(body for body in html(app) if "<table>" in body)
    for heading in ("位次", "较上月", "可能位次", "得分", "得分率", "报送率", "进度正常指标"):
        assert f">{heading}</th>" in table
    assert table.count("<tr") == 8


def test_the_ranking_follows_the_category(data: Path) -> None:
    app = open_page(RANKING, month="9")
    before = headline(app)
    app.sidebar.selectbox(key="choice_category").set_value("shangluo-2022/耕地保护").run()
    assert headline(app) != before
    assert "可计 10 分" in written(app)


def test_each_side_of_a_card_shows_the_same_rows(data: Path) -> None:
    app = open_page(RANKING, month="9")
    control = app.segmented_control(key="ranking-side")
    control.set_value("table").run()
    assert "柞水县" in written(app)
    control.set_value("source").run()
    assert "占补平衡任务(3分)" in written(app)
    assert 'value="58"' in written(app)


@pytest.mark.parametrize(
    ("measure", "finding"),
    [
        ("资源利用/5/idle-land", "原文只给出 5 个数值，无法确定归属 7 个单位中的哪些"),
        ("资源利用/3/construction-land-per-gdp", "任务待下达，暂不计分"),
        ("规划管理/国土空间规划管理/work", "个评为优"),
        ("执法监察/2/illegal-farmland-share", "个单位守住上限"),
        ("矿产资源管理/5/safety-accidents", "上限"),
        ("移民搬迁/移民搬迁/external-score", "最高"),
        ("生态修复/2/drills", "只完成"),
    ],
)
def test_every_kind_of_measure_has_its_finding(data: Path, measure: str, finding: str) -> None:
    app = open_page(PAGES[0], month="12" if "移民搬迁" in measure else "9")
    app.query_params["measure"] = f"shangluo-2022/{measure}"
    app.switch_page(COMPLETION).run()
    assert not app.exception
    assert finding in headline(app)


def test_every_measure_opens_in_every_state(data: Path) -> None:
    app = open_page(COMPLETION, month="3")
    choices = app.selectbox(key="choice_measure")
    assert len(choices.options) == 73
    for option in choices.options:
        app.selectbox(key="choice_measure").select(option).run()
        assert not app.exception, option


def test_the_printed_total_is_reconciled_on_the_page(data: Path) -> None:
    app = open_page(PAGES[0])
    app.query_params["measure"] = "shangluo-2022/生态修复/2/drills"
    app.switch_page(COMPLETION).run()
    assert "平账核对：原文合计 1,270，分解之和 1,271，不平（多 1）。" in written(app)


def test_missing_tables_are_built_before_the_first_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(settings.PROJECT / "data" / "sources", tmp_path / "sources")
    monkeypatch.setenv("ASSESSMENT_DATA", str(tmp_path))
    open_page(PAGES[0])
    assert (tmp_path / "tables" / "target.parquet").is_file()


def test_a_new_snapshot_shows_on_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(settings.PROJECT / "data" / "sources", tmp_path / "sources")
    monkeypatch.setenv("ASSESSMENT_DATA", str(tmp_path))
    app = open_page(PAGES[0])
    assert "模拟" in headline(app)
    build(tmp_path, demo=False)
    app.run()
    assert "还没有单位填报" in headline(app)


def test_a_choice_that_another_page_offers_is_kept_without_a_notice(data: Path) -> None:
    """No unit is highlighted on one page, one must be chosen on another; neither is a mistake of the reader."""
    app = open_page(UNIT, unit="all")
    assert not app.warning
    app = open_page(RANKING, unit="611000-city-level")
    assert not app.warning


def test_the_overview_has_at_most_five_numbers_and_each_is_a_link(data: Path) -> None:
    numbers = re.search(r'<ul class="key-numbers".*?</ul>', written(open_page(OVERVIEW, month="9")), re.S)
    assert numbers is not None
    assert 0 < numbers[0].count("<li>") <= 5
    assert numbers[0].count("<li>") == numbers[0].count("data-in-app")
    assert all("month=9" in href for href in re.findall(r'href="([^"]+)"', numbers[0]))


def test_the_heat_table_tells_every_state_apart(data: Path) -> None:
    said = written(open_page(OVERVIEW, month="9"))
    assert len(re.findall("<td[^>]* data-heat=", said)) == 12 * 7
    for code in ("far_behind", "behind", "unreported", "on_track", "not_due"):
        assert f'data-heat="{code}"' in said
    for mark in ("▼", "◆", "○", "◇", "？"):
        assert f"{mark}1</i>" in said


def test_the_heat_table_of_a_large_group_has_units_as_rows_and_says_what_is_missing(data: Path) -> None:
    """Twenty-four offices with categories of their own: themes as columns, no diagonal of empty cells."""
    html = written(open_page(OVERVIEW, scheme="qinghai-2019", year="2019", month="9", group="厅机关"))
    table = re.search(r'<div class="sheet heat many"[^>]*>.*?</table>', html, re.S)
    assert table is not None
    assert table[0].count("<tr") == 1 + 24 + 1
    heads = [re.sub(r"<[^>]+>", "", head) for head in re.findall(r'<th scope="col".*?</th>', table[0])]
    assert heads[1:4] == ["党风廉政建设 8", "党建工作 7", "精神文明建设 5"]
    assert heads[-2:] == ["个性指标其余 50–70", "其他工作 2–20"]
    assert table[0].count("无此类") == 5
    assert "无任务" not in table[0]


def test_gaps_say_how_much_is_missing_and_how_much_faster_it_must_go(data: Path) -> None:
    said = written(open_page(OVERVIEW, month="9"))
    assert re.search(r"4 个单位滞后，合计还差 9 个，需提速 5\.4 倍；山阳最突出，完成 0%", said)
    assert "需提速" not in written(open_page(OVERVIEW, month="12"))
    assert "年内已无时间" in written(open_page(OVERVIEW, month="12"))


def test_the_ranking_of_a_category_says_who_holds_it_back_and_why(data: Path) -> None:
    said = written(open_page(RANKING, month="9", category="shangluo-2022/耕地保护"))
    gaps = said.partition("谁在哪里落后，为什么")[2]
    assert re.search(r"山阳</a> <b>43%</b><span>\S+</span>.*商州</a> <b>56%</b><span>", gaps)
    assert "另有到期未报：丹凤 1 项、商州 1 项、山阳 1 项（未报不当作 0）。" in gaps
    assert "结案率" not in gaps


def test_the_unit_page_opens_the_passage_of_every_printed_target(data: Path) -> None:
    said = written(open_page(UNIT, month="9", unit="611024"))
    openers = re.findall(r'popovertarget="(passage-[\d-]+)"', said)
    assert len(openers) == 73
    assert all(said.count(f'id="{name}"') == 1 for name in openers)
    assert "占补平衡任务(3分)" in said


def test_the_unit_page_filters_by_category_and_keeps_the_rank(data: Path) -> None:
    app = open_page(UNIT, month="9", unit="611024", category="shangluo-2022/耕地保护")
    assert headline(app).startswith("山阳县列第 7")
    assert "共 5 项" in written(app)


def test_a_unit_alone_in_its_group_is_not_ranked(data: Path) -> None:
    app = open_page(OVERVIEW, month="9")
    app.query_params["unit"] = "611000-city-level"
    app.switch_page(UNIT).run()
    assert "不排名" in headline(app)
    assert "没有可比的单位" in written(app)


def test_official_order_is_one_click_away(data: Path) -> None:
    app = open_page(RANKING, month="9")

    def first() -> str:
        table = next(body for body in html(app) if "<table>" in body)
        return re.findall(r'<th scope="row"><a[^>]*>(.*?)</a>', table)[0]

    assert first() == "柞水县"
    app.segmented_control(key="choice_order").set_value("official").run()
    assert first() == "商州区"
    assert headline(app).startswith("柞水暂时领先")


@pytest.mark.parametrize("page", [OVERVIEW, RANKING, COMPLETION])
def test_another_year_can_be_laid_over(data: Path, page: str) -> None:
    app = open_page(page, month="9", compare="2021")
    assert "2021年同期" in written(app)


def test_no_page_changes_what_others_will_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads hand the same frame to everybody; each must be as the query answered it after every page has been drawn."""
    asked: set[tuple[object, ...]] = set()
    answer = answers._rows

    def recording(*arguments: object) -> pd.DataFrame:
        asked.add(arguments)
        return answer(*arguments)

    monkeypatch.setattr(answers, "_rows", recording)
    for page in PAGES:
        for order in ("value", "official"):
            open_page(page, month="9", compare="2021", order=order)
    assert len(asked) >= 15
    for arguments in asked:
        pd.testing.assert_frame_equal(answer(*arguments), answer.__wrapped__(*arguments))


def test_a_month_that_nobody_has_reached_says_so(data: Path) -> None:
    assert "最近报送到 9月" in written(open_page(OVERVIEW, year="2023", month="12"))


@pytest.mark.parametrize("page", PAGES)
def test_any_page_can_be_looked_at_as_it_was_known(data: Path, page: str) -> None:
    """Reports for September were approved on 8 October: the day before, August is the latest month anybody knows of."""
    app = open_page(page, scheme="shangluo-2022", known_on="2022-10-07")
    assert "按 2022-10-07 结束时所知" in written(app)
    assert app.query_params["month"] == "8"
    assert app.date_input[0].value == date(2022, 10, 7)
    later = open_page(page, scheme="shangluo-2022", known_on="2022-10-08")
    assert later.query_params["month"] == "9"


@pytest.mark.parametrize("day", ["gestern", "2999-01-01", "2022-13-01"])
def test_a_day_that_is_none_is_said_and_left_out(data: Path, day: str) -> None:
    app = open_page(OVERVIEW, known_on=day)
    assert "known_on" not in app.query_params
    assert [warning.value for warning in app.warning] == [f"地址中的 known_on={day} 无效，已改用默认值。"]


def test_what_was_known_differs_from_what_is_known(data: Path) -> None:
    """September as known before its reports were approved: everything due is unreported."""
    app = open_page(RANKING, scheme="shangluo-2022", year="2022", month="9", known_on="2022-10-07")
    assert "报送率 0%" in written(app) or "还没有单位报送" in headline(app)
