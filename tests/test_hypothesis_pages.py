"""Do 位次变化 and 试算 show what the engine answers, keep every choice in the address, and never look official?"""

import csv
import io
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from assessment import exports, figures, formats, headlines, hypotheses, messages, reads, sheets
from assessment.hypotheses import Trial
from assessment.shell.address import Link
from tests.test_hypotheses import corrected  # noqa: F401 -- fixtures
from tests.test_pages import NO_POINTS, SCORED, UNSCORED, headline, html, open_page, written
from tests.test_states import made, state  # noqa: F401

MOVEMENT, TRIAL = PAGES = ["pages/leaders/movement.py", "pages/analysis/trial.py"]
DRILLS = "shangluo-2022/生态修复/2/drills"
SEPTEMBER = {"month": "9", "scheme": "shangluo-2022", "year": "2022"}


def table(app: AppTest, caption: str) -> list[list[str]]:
    """The cells of a table, its head first; two lines of a cell are set apart by a blank."""
    body = next(one for one in html(app) if f"<caption>{caption}</caption>" in one)
    rows = re.findall(r"<tr.*?</tr>", re.sub(r"<div popover.*", "", body, flags=re.S), re.S)
    cells = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.S) for row in rows]
    return [[unescape(re.sub("<[^>]*>", "", cell.replace("<small", " <small"))) for cell in row] for row in cells]


def links(app: AppTest, words: str) -> list[dict[str, str]]:
    """Where the links of those words lead: the page and every entry of its address."""
    found = re.findall(rf'<a href="([^"]+)"[^>]*data-in-app>(?:<[^>]*>)*{words}', "".join(html(app)))
    parts = [urlsplit(unescape(href)) for href in found]
    return [{"page": part.path, **{name: values[0] for name, values in parse_qs(part.query).items()}} for part in parts]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("scheme", [*SCORED, *UNSCORED])
def test_every_page_opens_with_every_scheme(data: Path, page: str, scheme: str) -> None:
    app = open_page(page, scheme=scheme)
    assert not app.warning
    assert (headline(app) == NO_POINTS) == (scheme in UNSCORED)
    assert not re.search(r"\bnan\b|NaN|&lt;NA&gt;|>None\b", written(app))
    if scheme in ("shangluo-2022", "qinghai-2019"):
        assert headline(app).endswith("（模拟）")
        assert "完成值由系统生成" in written(app)
        assert "模拟数据" in written(app)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("group", ["事业局", "市州自然资源主管部门", "厅机关", "厅直属事业单位"])
def test_every_peer_group_is_looked_at_among_itself(data: Path, page: str, group: str) -> None:
    app = open_page(page, scheme="qinghai-2019", group=group)
    assert not app.warning
    count = len(reads.ranking(reads.View(reads.Scope(), "qinghai-2019", 2019, 12, group)))
    assert len(table(app, "位次变化" if page == MOVEMENT else "试算前后")) == count + 1
    lines = "".join(html(app)).count('style="--first:')
    assert lines == min(count, lines) <= figures.slope.MOST_LINES


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "state", ["nothing_reported", "one_unit", "one_month", "all_equal", "long_names"], indirect=True
)
def test_every_page_opens_in_every_state(state: str, page: str) -> None:  # noqa: F811
    app = open_page(page, month="9")
    said = {
        "nothing_reported": "还没有单位填报",
        "one_month": "9月还没有单位报送，最近报送到 1月",
        "one_unit": "只有一个单位，不排名",
        "all_equal": "并列1" if page == TRIAL else "没有单位的位次变化",
        "long_names": "（模拟）",
    }
    assert said[state] in headline(app)


@pytest.mark.parametrize("page", PAGES)
def test_english_is_one_switch_away(data: Path, page: str) -> None:
    messages.use("en")
    app = open_page(page, lang="en", **SEPTEMBER)
    assert headline(app).endswith("(simulated)")
    heads = [*table(app, "Rank change" if page == MOVEMENT else "Before and after the trial")[0]]
    assert not re.search(r"[\u4e00-\u9fff]", "".join(heads))


def test_the_causes_are_named_as_the_engine_takes_them(data: Path) -> None:
    assert tuple(cause for cause, _words in headlines.cause_words()) == hypotheses.CAUSES


def test_every_row_of_the_moves_adds_up(data: Path) -> None:
    app = open_page(MOVEMENT, from_month="6", **SEPTEMBER)
    head, *rows = table(app, "位次变化")
    assert head == ["单位", "6月", "自身完成", "自身任务", "规则", "迟报", "其他单位", "9月", "变动"]
    assert len(rows) == 7
    for _unit, first, *parts, last, _move in rows:
        ranks, points = ([two.split()[side] for two in parts] for side in (0, 1))
        signed = [[float(one.replace("＋", "").replace("−", "-")) for one in of] for of in (ranks, points)]
        assert int(first.split()[1]) - sum(signed[0]) == int(last.split()[1])
        assert float(first.split()[2]) + sum(signed[1]) == pytest.approx(float(last.split()[2]), abs=1e-9)


def test_the_headline_is_the_move_of_the_unit_with_its_causes(data: Path) -> None:
    view = reads.View(reads.Scope(), "shangluo-2022", 2022, 9, "县区")
    moves = hypotheses.rank_movement(reads.View(reads.Scope(), "shangluo-2022", 2022, 6, "县区"), view)
    for unit_id in moves["unit_id"]:
        app = open_page(MOVEMENT, from_month="6", unit=unit_id, **SEPTEMBER)
        row = moves.set_index("unit_id").loc[unit_id]
        verb = "升至" if row["rank_move"] > 0 else "降至" if row["rank_move"] < 0 else "位次不变，仍列"
        assert headline(app).startswith(f"{row['short_name']}{verb}第{row['rank_after']}")
        assert ("得分降 4.95 分：迟报 −2.75，自身完成 −2.20" in headline(app)) == (unit_id == "611022")
        for cause, words in headlines.cause_words():
            part = f"{words}{formats.places(row[f'rank_{cause}'])} 位"
            assert (part in headline(app)) == (row[f"rank_{cause}"] != 0)


def test_a_measure_leads_to_its_page_its_passage_and_its_rule(data: Path) -> None:
    app = open_page(MOVEMENT, from_month="6", unit="611026", **SEPTEMBER)
    changed = "".join(one for one in html(app) if "<caption>有变化的指标</caption>" in one)
    assert 'popovertarget="changed-' in changed
    rules = links(app, "计分规则")
    assert rules
    for link in rules:
        assert (link["page"], link["unit"], link["month"]) == ("rules", "611026", "9")
        assert f"completion?{''}" in changed
        assert link["measure"].startswith("shangluo-2022/")


def test_the_earlier_state_is_the_end_of_the_quarter_before(data: Path) -> None:
    for month, first in ((12, 9), (10, 9), (9, 6), (3, 2), (1, 1)):
        app = open_page(MOVEMENT, scheme="shangluo-2022", year="2022", month=str(month))
        assert app.query_params["from_month"] == str(first)
    assert headline(app) == "起点和终点是同一个状态，没有变化可比"


def test_two_days_of_knowledge_are_compared(corrected: reads.View) -> None:  # noqa: F811
    """In January B corrects i from 60 to 90; in February A's missing report of j arrives and brings it to the top."""
    app = open_page(MOVEMENT, month="12", from_month="12", from_known_on="2022-12-31")
    assert not app.warning
    assert headline(app) == "A升至第1：迟报＋1 位"
    assert [row[0][:1] for row in table(app, "位次变化")[1:]] == ["A", "B"]
    assert [row[1:2] + row[5:] for row in table(app, "位次变化")[1:]] == [
        ["第 2 8.00", "＋1 ＋10.00", "0 0.00", "第 1 18.00", "↑1 ＋10.00"],
        ["第 1 11.00", "0 0.00", "−1 0.00", "第 2 14.00", "↓1 ＋3.00"],
    ]
    assert "12月（按 2022-12-31 所知）" in written(app)
    assert table(app, "有变化的指标")[1][1:] == ["未报 → 100", "100", "0.00 → 10.00", "迟报 ＋10.00", "计分规则"]


def test_what_is_known_later_is_a_choice_beside_the_page(corrected: reads.View) -> None:  # noqa: F811
    app = open_page(MOVEMENT, month="12", from_month="12", from_known_on="2022-12-31", known_on="2023-01-20")
    period = "12月（按 2022-12-31 所知）到12月（按 2023-01-20 所知）"
    assert headline(app) == f"{period}，没有单位的位次变化；B得分升 3.00 分：自身完成 ＋3.00"
    assert table(app, "位次变化")[1][0] == "B"


def test_a_first_state_without_ranks_says_so(data: Path) -> None:
    app = open_page(MOVEMENT, from_month="9", from_known_on="2022-10-07", **SEPTEMBER)
    assert "还没有位次，位次变化无从说起" in headline(app)


@pytest.mark.parametrize(
    ("page", "name", "value"),
    [
        (MOVEMENT, "from_month", "13"), (MOVEMENT, "from_known_on", "gestern"),
        (TRIAL, "measure", "x"), (TRIAL, "try_actual", "viel"), (TRIAL, "try_actual", "-1"),
        (TRIAL, "try_actual", "nan"), (TRIAL, "try_actual", "428.5"), (TRIAL, "try_target", "0"), (TRIAL, "try_weight", "7"),
        (TRIAL, "try_category", "x"), (TRIAL, "try_tie", "x"), (TRIAL, "try_points", "x"),
        (TRIAL, "try_not_applicable", "x"), (TRIAL, "weight_share", "99"),
    ],
)  # fmt: skip
def test_an_invalid_address_falls_back_with_a_notice(data: Path, page: str, name: str, value: str) -> None:
    address = {"measure": DRILLS, "unit": "611024", **SEPTEMBER, name: value}
    app = open_page(page, **address)
    assert [warning.value for warning in app.warning] == [f"地址中的 {name}={value} 无效，已改用默认值。"]
    assert name in ("from_month", "measure", "weight_share") or name not in app.query_params


def test_a_tier_that_the_rule_does_not_know_is_refused(data: Path) -> None:
    work = "shangluo-2022/规划管理/国土空间规划管理/work"
    app = open_page(TRIAL, measure=work, unit="611024", try_tier="特优", **SEPTEMBER)
    assert app.warning
    tried = open_page(TRIAL, measure=work, unit="611024", try_tier="优", **SEPTEMBER)
    assert not tried.warning
    assert tried.selectbox(key=f"choice_try_tier_611024 {work}").options == ["优", "良", "中", "差"]
    assert "→ 优" in written(tried)


def test_a_trial_is_what_the_engine_answers_and_says_what_is_changed(data: Path) -> None:
    app = open_page(TRIAL, measure=DRILLS, unit="611024", try_actual="428", try_tie="dense", **SEPTEMBER)
    assert not app.warning
    view = reads.View(reads.Scope(), "shangluo-2022", 2022, 9, "县区")
    rows = hypotheses.trial_ranking(view, Trial("611024", DRILLS, actual=428.0, tie_policy="dense"))
    own = rows.set_index("unit_id").loc["611024"]
    assert f"得分 {formats.signed_points(own['score_move'])}" in headline(app)
    assert headline(app).startswith("试算：")
    assert "完成 138 → 428 次；同分同名次，后面连续（1、2、2、3）。" in written(app)
    cells = {row[0]: row for row in table(app, "试算前后")[1:]}
    assert cells["山阳县"][5] == formats.points(own["score_after"])
    for word in ("本页是假设的结果，不是正式得分和位次", 'data-watermark="试算"'):
        assert word in written(app)
    assert (app.query_params["try_actual"], app.query_params["try_tie"]) == ("428", "dense")


def test_a_changed_weight_is_of_the_category_of_that_id(data: Path) -> None:
    app = open_page(TRIAL, unit="611024", try_category="shangluo-2022/生态修复", try_weight="1.5", **SEPTEMBER)
    assert "“生态修复”权重乘以 1.5" in written(app)
    view = reads.View(reads.Scope(), "shangluo-2022", 2022, 9, "县区")
    rows = hypotheses.trial_ranking(view, Trial(category_name="生态修复", weight=1.5)).set_index("unit_name")
    for name, *cells in table(app, "试算前后")[1:]:
        assert cells[4] == formats.points(rows.loc[name, "score_after"])
    half = open_page(TRIAL, unit="611024", try_category="shangluo-2022/生态修复", **SEPTEMBER)
    assert "还没有改动" in headline(half)


def test_what_is_typed_goes_into_the_address_and_is_undone(data: Path) -> None:
    app = open_page(TRIAL, measure=DRILLS, unit="611024", **SEPTEMBER)
    key = f"choice_try_actual_611024 {DRILLS}"
    assert app.number_input(key=key).placeholder == "现为 138"
    app.number_input(key=key).set_value(428).run()
    assert app.query_params["try_actual"] == "428"
    assert "完成 138 → 428 次" in written(app)
    app.selectbox(key="choice_try_points").set_value("normalise").run()
    assert (app.query_params["try_actual"], app.query_params["try_points"]) == ("428", "normalise")
    app.button(key="reset-tools").click().run()
    assert "还没有改动" in headline(app)
    assert not [name for name in app.query_params if name.startswith("try_")]


def test_a_number_is_of_one_measure_and_goes_with_it(data: Path) -> None:
    app = open_page(TRIAL, measure=DRILLS, unit="611024", try_actual="428", try_tie="dense", **SEPTEMBER)
    other = "shangluo-2022/耕地保护/1/offset"
    box = app.selectbox(key="choice_measure_trial 611024")
    other = next(option for option in reads.measures_by_unit(
        reads.View(reads.Scope(), "shangluo-2022", 2022, 9, "县区"), unit_id="611024"
    )["measure_id"] if option != DRILLS)  # fmt: skip
    box.set_value(other).run()
    assert "try_actual" not in app.query_params
    assert app.query_params["try_tie"] == "dense"
    assert "→ 428" not in written(app)


def test_what_is_within_reach_fills_in_a_trial_of_its_own(data: Path) -> None:
    app = open_page(TRIAL, measure=DRILLS, unit="611024", try_target="500", try_tie="dense", **SEPTEMBER)
    found = [link for link in links(app, "试一试") if "try_actual" in link]
    assert len(found) >= 20
    assert all(link["page"] == "trial" and link["unit"] == "611024" for link in found)
    assert not any("try_target" in link or "try_tie" in link for link in found)
    first = found[0]
    tried = open_page(TRIAL, **{name: value for name, value in first.items() if name != "page"})
    assert not tried.warning
    gain = table(app, "够得着的位次")[1]
    own = next(row for row in table(tried, "试算前后") if row[0] == "山阳县")
    assert own[6] == gain[3]


def test_the_least_that_gains_a_place_is_said_with_a_link(data: Path) -> None:
    """The first unit of which one measure gains a place, over the real groups."""
    view = reads.View(reads.Scope(), "qinghai-2019", 2019, 12, "厅机关")
    for unit_id in reads.ranking(view)["unit_id"][1:]:
        reach = hypotheses.within_reach(view, unit_id)
        gaining = reach[reach["rank_after"] < reach["rank_before"]]
        if len(gaining):
            break
    measure_id = gaining["measure_id"].iloc[0]
    app = open_page(TRIAL, scheme="qinghai-2019", group="厅机关", unit=unit_id, measure=measure_id)
    gain = hypotheses.place_to_gain(view, unit_id, measure_id)
    assert f"可升 {gain.rank_now - gain.rank} 位（第{gain.rank_now} → 第" in written(app)
    link = next(link for link in links(app, "试一试") if link.get("measure") == measure_id)
    tried = open_page(TRIAL, **{name: value for name, value in link.items() if name != "page"})
    assert f"由第{gain.rank_now}升至第" in headline(tried)


def test_stability_follows_its_share(data: Path) -> None:
    app = open_page(TRIAL, unit="611024", **SEPTEMBER)
    assert "任一类别权重增或减 10%（共 24 种）：7 个单位中" in written(app)
    app.segmented_control(key="choice_weight_share").set_value(20).run()
    assert app.query_params["weight_share"] == "20"
    assert "任一类别权重增或减 20%（共 24 种）" in written(app)


def test_no_download_of_a_trial_can_be_taken_for_a_fact(data: Path) -> None:
    view = reads.View(reads.Scope(), "shangluo-2022", 2022, 9, "县区")
    frames = {
        "trial": hypotheses.trial_ranking(view, Trial("611024", DRILLS, actual=428.0)),
        "reach": hypotheses.within_reach(view, "611024"),
        "stability": hypotheses.stability(view, 0.1),
    }
    for rows in frames.values():
        content = exports.labelled_csv(rows, view, trial="完成 138 → 428 次").decode("utf-8-sig")
        written_rows = list(csv.DictReader(io.StringIO(content)))
        assert {row["试算"] for row in written_rows} == {"试算，非正式结果"}
        assert {row["试算改动"] for row in written_rows} == {"完成 138 → 428 次"}
        assert not {"是否正式位次", "位次变化"} & set(written_rows[0])
    facts = exports.labelled_csv(reads.ranking(view), view).decode("utf-8-sig")
    assert "试算" not in facts


def test_the_download_of_moves_has_every_part(data: Path) -> None:
    view = reads.View(reads.Scope(), "shangluo-2022", 2022, 9, "县区")
    june = reads.View(reads.Scope(), "shangluo-2022", 2022, 6, "县区")
    content = exports.labelled_csv(hypotheses.rank_movement(june, view), view, "6月 → 9月").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    causes = [words for _cause, words in headlines.cause_words()]
    for row in rows:
        parts = sum(int(row[f"{words}（位）"]) for words in causes)
        assert parts == int(row["位次变动（位）"]) == int(row["位次（变化前）"]) - int(row["位次（变化后）"])
        assert row["筛选"] == "6月 → 9月"
    own = hypotheses.movement_by_measure(june, view, "611026")
    content = exports.labelled_csv(own, view).decode("utf-8-sig")
    assert {row["状态（变化后）"] for row in csv.DictReader(io.StringIO(content))} <= {"已报", "未报", "未到期"}


def test_who_shares_a_rank_has_a_place_of_its_own_at_both_ends(data: Path) -> None:
    """Two second places take two places of the picture, held together by a bracket, and no line is drawn twice."""
    view = reads.View(reads.Scope(), "shangluo-2022", 2022, 9, "县区")
    rows = hypotheses.trial_ranking(view, Trial()).copy()
    rows.loc[1:2, ["rank_after", "is_tied_after"]] = [2, True]
    picture = figures.rank_slope(rows, states=("现在", "试算"), unit_id=None, link=Link(()), watermark="试算")
    after = picture.partition('<ul class="after">')[2]
    assert after.count(" tied") == 2
    assert after.count("并列2") == 2
    ends = re.findall(r"--last:([\d.]+)%", picture)
    assert len(set(ends)) == len(ends) == 7


def test_a_gain_is_said_in_the_words_of_its_measure(data: Path) -> None:
    import pandas as pd

    def said(gain: hypotheses.Gain, **measure: object) -> str:
        row = {"measure_name": "甲", "kind": "quantity", "rule": "ratio_capped", "unit_of_measure": "亩", **measure}
        return headlines.gain_sentence(gain, pd.Series(row))

    assert said(hypotheses.Gain(351, 51, 2, 3, is_tied=True)) == "“甲”再完成 51 亩可升 1 位（第3 → 第并列2）。"
    assert said(hypotheses.Gain(88, 0.6, 1, 3, decimals=1), unit_of_measure="%") == (
        "“甲”再提高 0.6 个百分点可升 2 位（第3 → 第1）。"
    )
    assert said(hypotheses.Gain(3, -2, 1, 2), unit_of_measure="起") == "“甲”再减少 2 起可升 1 位（第2 → 第1）。"
    assert said(hypotheses.Gain(40, None, 1, 2)) == "“甲”报到 40 亩，可升 1 位（第2 → 第1）。"
    assert "已列第 1" in said(hypotheses.Gain(None, None, None, 1))
    assert "升不了位" in said(hypotheses.Gain(None, None, None, 4))
    assert "按等次" in said(hypotheses.Gain(None, None, None, 4), kind="qualitative")
    assert "没有位次" in said(hypotheses.Gain(None, None, None, None))


def test_the_trial_of_a_link_is_only_that_trial(data: Path) -> None:
    link = Link((("try_tie", "dense"), ("month", "9")))
    assert sheets.trial_address(link, "a", "m", 16.5) == "trial?month=9&unit=a&measure=m&try_actual=16.5"
