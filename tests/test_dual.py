"""双监控: are money and work of a project judged as worked out by hand, and is every name beside its point readable?"""

import random
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from assessment import exports, figures, headlines, messages, reads, sheets
from assessment.figures.placing import GAP, LINE, Spot, places
from assessment.shell.address import Link
from tests.conftest import World
from tests.test_pages import SCORED, UNSCORED, headline, open_page, written

DUAL = "pages/budget/dual.py"
ENDS = {3: 31, 6: 30, 10: 31, 12: 31}
QUARTERS: list[tuple[int, float | None, float | None]] = [(3, 25, 25), (6, 50, 50), (10, 75, 75), (12, 100, 100)]
Plan = list[tuple[int, float | None, float | None]]


def project(
    world: World,
    plan: Plan = QUARTERS,
    *,
    mode: str | None = "cumulative",
    budget: float | None = 20000.0,
    unit_id: str = "x",
) -> None:
    """A project of 20 000 yuan below unit A with its plan: month, share as printed, cumulative share."""
    world.unit(unit_id, f"项目{unit_id}", parent="a", group="项目", kind="project")
    world.rows["project"].append(
        {"unit_id": unit_id, "document_id": "d", "money_unit": "元", "budget_yuan": budget, "line": 1}
    )
    for month, printed, cumulative in plan:
        world.rows["spending"].append(
            {"unit_id": unit_id, "year": 2022, "period_end": date(2022, month, ENDS[month]), "kind": "plan",
             "share_as_printed": printed, "cumulative_share": cumulative, "plan_mode": mode, "basis": "source",
             "document_id": "d", "line": 1}
        )  # fmt: skip


def spend(world: World, month: int, yuan: float, *, day: int | None = None, unit_id: str = "x") -> None:
    """What had been executed by the end of a month, recorded ten days later unless a day of the next month is given."""
    world.rows["spending"].append(
        {"unit_id": unit_id, "year": 2022, "period_end": date(2022, month, ENDS[month]), "kind": "executed",
         "amount_yuan": yuan, "recorded_at": datetime(2022, month % 12 + 1, day or 10), "record_id": f"r{day or 10}",
         "basis": "reported"}
    )  # fmt: skip


def outputs(world: World, tiers: str, *, month: int = 6, unit_id: str = "x") -> None:
    """Outputs with a tier each; a dash has not been reported."""
    if not any(row["category_id"] == "产出指标" for row in world.rows["category"]):
        world.category("产出指标")
    for number, tier in enumerate(tiers):
        name = f"{unit_id}{number}"
        world.leaf(name, None, category_id="产出指标")
        world.measure(name, name, "qualitative_4", kind="qualitative", reporting_frequency="quarter")
        world.target(name, unit_id, None, text="完成")
        if tier != "-":
            world.actual(name, unit_id, month, None, text=tier)


def dual(world: World, month: int = 6, **more: Any) -> pd.Series:
    """The one row of the one project."""
    (row,) = [row for _index, row in world.ask("dual_monitoring", month=month, **more).iterrows()]
    return row


@pytest.mark.parametrize(
    ("yuan", "tiers", "corner", "words"),
    [
        (8000, "优优良良差", "both_on_time", "◥ 双正常"),  # 8000 of 10000 planned, 4 of 5: both just reach 80 %
        (8000, "优优良中差", "money_first", "◢ 钱快事慢"),
        (7999, "优优良良差", "work_first", "◤ 事快钱慢"),
        (0, "差差", "both_behind", "◣ 双滞后"),
        (30000, "优", "both_on_time", "◥ 双正常"),
    ],
)
def test_corners_begin_at_the_bound_of_the_light(
    world: World, yuan: float, tiers: str, corner: str, words: str
) -> None:
    project(world)
    spend(world, 6, yuan)
    outputs(world, tiers)
    row = dual(world)
    assert (row["corner"], headlines.corner_words(row)) == (corner, words)
    assert row["spending_pace"] == pytest.approx(yuan / 10000)
    on_time = sum(tier in "优良" for tier in tiers)
    assert (row["output_on_time_count"], row["output_due_count"]) == (on_time, len(tiers))
    assert row["output_share"] == pytest.approx(on_time / len(tiers))


@pytest.mark.parametrize(
    ("executed", "corner", "position"),
    [(8200, "both_on_time", -9), (8000, "work_first", -10), (3000, "work_first", -35)],
)
def test_the_preset_gap_judges_by_percentage_points(
    world: World, executed: float, corner: str, position: float
) -> None:
    world.scheme["light_preset"] = "gap"
    project(world)
    spend(world, 6, executed)
    outputs(world, "优优")
    row = dual(world)
    assert row["corner"] == corner
    assert (row["spending_position"], row["spending_position_from"]) == (pytest.approx(position), pytest.approx(-10))
    assert row["output_share_from"] == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("month", "planned", "state"),
    [(1, None, "not_due"), (2, None, "not_due"), (3, 0.25, "reported"), (5, 0.25, "reported"), (6, 0.5, "reported"),
     (9, 0.5, "reported"), (10, 0.75, "unreported"), (12, 1.0, "unreported")],
)  # fmt: skip
def test_the_plan_is_a_step_line_and_a_report_is_due_at_each_node(
    world: World, month: int, planned: float | None, state: str
) -> None:
    project(world)
    spend(world, 3, 5000)
    spend(world, 6, 9000)
    outputs(world, "优")
    row = dual(world, month)
    assert row["spending_state"] == state
    assert (None if pd.isna(row["planned_share"]) else row["planned_share"]) == planned
    if state == "unreported":
        assert row["executed_share"] == 0.45  # carried, and not judged
        assert pd.isna(row["spending_pace"])
        assert pd.isna(row["corner"])


@pytest.mark.parametrize(
    ("plan", "mode", "budget", "executed", "state"),
    [
        ([(3, None, None), (6, None, None)], None, 20000, 500, "no_plan"),
        ([(3, 50, None), (6, 30, None)], None, 20000, 500, "unclear_plan"),
        ([(3, None, 0), (6, None, 0), (12, 100, 100)], "either", 20000, 0, "nothing_planned"),
        ([(3, None, 0), (6, None, 0), (12, 100, 100)], "either", 20000, 500, "reported"),
        (QUARTERS, "cumulative", None, 500, "no_budget"),
        (QUARTERS, "cumulative", 20000, None, "unreported"),
        (QUARTERS, "cumulative", 20000, 0, "reported"),
    ],
)
def test_unreported_zero_and_no_plan_stay_apart(
    world: World, plan: Plan, mode: str | None, budget: float | None, executed: float | None, state: str
) -> None:
    project(world, plan, mode=mode, budget=budget)
    outputs(world, "优")
    if executed is not None:
        spend(world, 6, executed)
    row = dual(world)
    assert row["spending_state"] == state
    assert pd.notna(row["corner"]) == (state == "reported")
    assert headlines.reason_words(row)


def test_what_is_spent_before_the_plan_begins_is_ahead_of_it(world: World) -> None:
    project(world, [(6, None, 0), (12, 100, 100)], mode="either")
    spend(world, 6, 500)
    outputs(world, "差")
    row = dual(world)
    assert (row["spending_light"], row["corner"]) == ("ahead", "money_first")
    assert pd.isna(row["spending_pace"])
    assert "计划尚未安排支出，已执行 0.05 万元" in headlines.reason_words(row)


def test_outputs_are_counted_by_their_own_measure_of_time(world: World) -> None:
    """A number against its 序时, a limit against itself, a deadline by its day; rates are not averaged."""
    project(world)
    spend(world, 6, 10000)
    outputs(world, "")
    for name, rule, more in (
        ("on", "ratio_capped", {}),  # 40 of 100 by June: 0.8 of 序时
        ("late", "ratio_capped", {}),  # 39 of 100
        ("far", "ratio_capped", {}),  # 1000 of 100 makes up for nothing else
        ("limit", "lower_better", {}),  # 12 over a limit of 10
        ("day", "deadline", {"kind": "deadline"}),  # due on 20 June, done on 15 June
        ("later", "deadline", {"kind": "deadline"}),  # due in September
    ):
        world.leaf(name, None, category_id="产出指标")
        world.measure(name, name, rule, **{"reporting_frequency": "quarter", **more})
    for name, target, value in (("on", 100, 40), ("late", 100, 39), ("far", 100, 1000), ("limit", 10, 12)):
        world.target(name, "x", target)
        world.actual(name, "x", 6, value)
    world.target("day", "x", None, due_date=date(2022, 6, 20))
    world.actual("day", "x", 6, None, completed_date=date(2022, 6, 15))
    world.target("later", "x", None, due_date=date(2022, 9, 20))
    row = dual(world)
    assert (row["output_on_time_count"], row["output_reported_count"], row["output_due_count"]) == (3, 5, 5)
    assert [one["measure_id"] for one in row["late_outputs"]] == ["late", "limit"]
    assert row["corner"] == "money_first"
    assert "未按序时：late（39，目标 100）、limit（12，目标 10）" in headlines.reason_words(row)


@pytest.mark.parametrize(
    ("tiers", "state", "corner"),
    [
        ("优优优-", "open", None),  # 3 of 4 is behind, 4 of 4 would be on time: nobody knows
        ("优差--", "reported", "money_first"),  # 3 of 4 at best
        ("优优优优-", "reported", "both_on_time"),  # 4 of 5 at worst
        ("----", "unreported", None),
    ],
)
def test_what_is_unreported_decides_nothing_by_itself(world: World, tiers: str, state: str, corner: str | None) -> None:
    project(world)
    spend(world, 6, 10000)
    outputs(world, tiers)
    row = dual(world)
    assert row["output_state"] == state
    assert (None if pd.isna(row["corner"]) else row["corner"]) == corner
    assert row["output_due_count"] == len(tiers)


def test_a_project_without_outputs_has_no_corner(world: World) -> None:
    project(world)
    spend(world, 6, 10000)
    world.leaf("i", None)
    world.measure("m", "i", "qualitative_4", kind="qualitative", reporting_frequency="quarter")
    world.target("m", "x", None, text="满意")
    row = dual(world)
    assert (row["output_state"], row["output_due_count"]) == ("no_output", 0)
    assert "无产出指标" in headlines.corner_words(row)


def test_the_last_record_of_a_node_counts_and_a_past_day_knows_the_one_before(world: World) -> None:
    project(world)
    outputs(world, "优")
    spend(world, 6, 5000, day=5)
    spend(world, 6, 9000, day=20)
    assert dual(world)["spending_pace"] == 0.9
    assert dual(world, known_on=date(2022, 7, 10))["spending_pace"] == 0.5
    assert dual(world, known_on=date(2022, 7, 1))["spending_state"] == "unreported"
    assert world.ask("projects")["executed_yuan"].tolist() == [9000]
    assert world.ask("spending_by_period")["executed_yuan"].dropna().tolist() == [9000]


def test_a_project_and_its_department_see_their_own(world: World) -> None:
    for unit_id in ("x", "y"):
        project(world, unit_id=unit_id)
    outputs(world, "优", unit_id="x")
    scopes = {"a": ["x", "y"], "x": ["x"], "b": []}
    for scope, seen in scopes.items():
        assert world.ask("dual_monitoring", month=6, scope_unit_ids=[scope])["unit_id"].tolist() == seen


def boxes(spots: list[Spot], found: list[Any], width: float) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of the words of every spot."""
    made = []
    for spot, place in zip(spots, found, strict=True):
        at, middle = spot.x * width, spot.y + place.lines * LINE
        left = at + GAP if place.side == "right" else at - GAP - spot.width
        made.append((left, middle - LINE / 2, left + spot.width, middle + LINE / 2))
    return made


@pytest.mark.parametrize("seed", range(8))
def test_fifteen_names_meet_neither_each_other_nor_a_point(seed: int) -> None:
    """Points as real ones lie: at few heights, some in the same place; looked at in every width between the ends."""
    chance = random.Random(seed)  # noqa: S311
    heights = [60.0, 120.0, 180.0, 390.0]
    spots = [
        Spot(
            chance.choice([0.3, 0.6, 0.62, chance.uniform(0.05, 0.97)]),
            chance.choice(heights),
            13 * chance.randint(4, 14),
        )
        for _number in range(15)
    ]
    found = places(spots, height=440, widths=(520, 1150), corner=(150, 26))
    for width in (520, 640, 800, 1000, 1150):
        words = boxes(spots, found, width)
        for index, (left, top, right, bottom) in enumerate(words):
            assert left >= 0
            assert right <= width
            for other_left, other_top, other_right, other_bottom in words[:index]:
                assert right <= other_left or other_right <= left or bottom <= other_top or other_bottom <= top
            for spot in spots:
                is_over = left < spot.x * width + 6 and spot.x * width - 6 < right
                assert not (is_over and top < spot.y + 6 and spot.y - 6 < bottom)


def test_the_quadrant_names_every_judged_project_beside_its_point(world: World) -> None:
    for unit_id, executed, tiers in (("x", 10000, "优"), ("y", 20000, "差"), ("z", 1000, "优差差-")):
        project(world, unit_id=unit_id)
        spend(world, 6, executed, unit_id=unit_id)
        outputs(world, tiers, unit_id=unit_id)
    project(world, unit_id="w")
    world.rows["unit"][-4]["unit_name"] = "<b>"
    rows = world.ask("dual_monitoring", month=6)
    html = figures.quadrant(rows, link=Link(()))
    assert html.count('class="point ') == 3
    assert re.findall(r'class="point (\w+)"', html) == ["both_on_time", "money_first", "both_behind"]
    assert "项目y ▸" in html  # 200 % of the plan is drawn at the end of the scale
    assert html.count('class="reach"') == 1
    assert html.count('class="bound') == 0
    assert html.count(" bound") == 2
    assert "<b>" not in html.replace(" <b>1</b>", "").replace(" <b>0</b>", "")
    assert "不能判断" in html  # on a phone, the project nobody reports on
    assert "项目w" in html


@pytest.mark.parametrize("scheme", [*SCORED, *UNSCORED])
def test_the_page_opens_with_every_scheme(data: Path, scheme: str) -> None:
    app = open_page(DUAL, scheme=scheme)
    assert not app.warning
    assert not re.search(r"\bnan\b", written(app).lower())
    assert headline(app).endswith("（模拟）")
    assert "目标取自原文；完成值由系统生成" in written(app)
    # The form of the scheme looked at, or the first there is; the scheme of the other pages stays.
    assert app.query_params["plan"] == (scheme if scheme in UNSCORED else "chengde-2023")
    assert app.query_params["scheme"] == scheme


@pytest.mark.parametrize("month", range(1, 13))
def test_the_page_opens_in_every_month(data: Path, month: int) -> None:
    app = open_page(DUAL, scheme="fengrun-2019", month=str(month))
    assert app.select_slider[0].value == month
    assert ("都没有到期的计划节点" in headline(app)) == (month < 3)
    assert "（模拟）" not in headline(app) or month >= 3


def test_simulated_projects_show_every_corner_and_one_that_fell_silent(data: Path) -> None:
    for month in (6, 12):
        rows = reads.dual_monitoring(reads.View(reads.Scope(), "chengde-2023", 2023, month))
        assert set(rows["corner"].dropna()) == {"both_on_time", "money_first", "work_first", "both_behind"}
        assert ((rows["spending_state"] == "unreported") & (rows["output_state"] == "unreported")).sum() == 1
        assert set(rows["actual_basis"].dropna()) == {"demo"}


def test_the_department_self_evaluation_is_never_simulated(data: Path) -> None:
    view = reads.View(reads.Scope(), "hengyang-2022", 2022, 12)
    assert set(reads.measures_by_unit(view, unit_id="430400-natural-resources")["actual_basis"]) == {"source"}


def test_where_nobody_has_reported_the_plan_is_shown(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSMENT_DEMO", "off")
    app = open_page(DUAL, scheme="chengde-2023", month="12")
    assert headline(app) == "7 个项目还没有上报执行和产出"
    said = written(app)
    assert "模拟" not in said
    assert "◥" not in said
    assert all(words in said for words in ("3月底", "89%", "两种读法都成立"))


def test_the_table_says_what_each_project_rests_on(data: Path) -> None:
    view = reads.View(reads.Scope(), "chengde-2023", 2023, 12)
    rows = reads.dual_monitoring(view)
    passages = reads.passages(view.scope, "chengde-2023", tuple(sorted(set(rows["first_line"]))))
    html = sheets.dual_sheet(rows, passages, link=Link(()))
    openers = re.findall(r'popovertarget="([\w-]+)"', html)
    assert len(openers) == 7
    assert all(html.count(f'id="{name}"') == 1 for name in openers)
    assert html.index("双滞后") < html.index("钱快事慢") < html.index("事快钱慢") < html.index("双正常")
    assert "沿用3月 43.8%" in html
    assert html.count("projects?project=") == 7


def test_the_rule_stands_beside_the_figure_with_its_bounds(data: Path) -> None:
    said = written(open_page(DUAL, scheme="chengde-2023"))
    assert "系统默认，方案可以改定" in said
    assert "执行 ÷ 计划不低于 80%、产出指标按序时推进的不少于 80%，为正常" in said
    assert "不平均完成率，也不跨计量单位相加" in said


def test_a_download_says_corner_and_reason_in_words(data: Path) -> None:
    view = reads.View(reads.Scope(), "chengde-2023", 2023, 12)
    text = exports.labelled_csv(reads.dual_monitoring(view), view).decode("utf-8-sig")
    head = text.splitlines()[0].split(",")
    assert {"象限", "说明", "计划（小数）", "执行（元）", "支出÷计划（小数）", "按序时产出指标数", "完成来源"} <= set(
        head
    )
    assert "money_first" not in text
    assert "◢ 钱快事慢" in text
    assert "模拟" in text


def test_english_is_one_switch_away(data: Path) -> None:
    messages.use("en")
    app = open_page(DUAL, scheme="fengrun-2019", lang="en")
    assert headline(app).endswith("(simulated)")
    assert not re.search(r"[\u4e00-\u9fff]", re.sub("矿山卫片执法|土地变更调查", "", headline(app)))
