"""Does every rule of domain.md, section 2, give what its worked example says, and hold where no example reaches?"""

import json
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.conftest import World

# A property is tried on a hundred units of one world: opening a world costs more than scoring it.
_ONE_WORLD = settings(
    max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def parameters(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False)


def scored(world: World, month: int = 12) -> float | None:
    """Unit A's points for measure m."""
    return world.ask("completion_by_unit", measure_id="m", month=month).set_index("unit_id").loc["a", "earned_points"]


def standing(world: World, unit_id: str = "a", month: int = 12) -> dict[str, object]:
    """Unit A's row in the ranking."""
    return world.ask("ranking", unit_id=unit_id, month=month).iloc[0].to_dict()


@pytest.mark.parametrize(("partial", "expected"), [("ceil", 0.50), ("floor", 1.00), ("linear", 0.70)])
def test_deduct_step(world: World, partial: str, expected: float) -> None:
    world.one("deduct_step", 2, 90, 87.4, rule_parameters=parameters(deduct=0.5, step=1, partial=partial))
    assert scored(world) == expected


@pytest.mark.parametrize(
    ("target", "actual", "direction", "expected"),
    [
        (90, 90, "higher", 2.0),
        (90, 95, "higher", 2.0),
        (90, 50, "higher", 0.0),
        (15, 17, "lower", 1.0),
        (15, 9, "lower", 2.0),
    ],
)
def test_deduct_step_never_below_zero_nor_above_full(
    world: World, target: float, actual: float, direction: str, expected: float
) -> None:
    world.one("deduct_step", 2, target, actual, rule_parameters=parameters(deduct=0.5, step=1), direction=direction)
    assert scored(world) == expected


def test_a_step_that_floats_miss_is_one_step(world: World) -> None:
    """90.3 − 90.0 in steps of 0.1 are three steps; in binary floats they are a little more, so four."""
    world.one("deduct_step", 2, 90.3, 90.0, rule_parameters=parameters(deduct=0.1, step=0.1))
    assert scored(world) == 1.70


@pytest.mark.parametrize(("actual", "bonus"), [(1260, 0.20), (1550, 0.20), (1150, 0.10), (1099, 0.0), (900, 0.0)])
def test_bonus_step_stands_outside_the_points(world: World, actual: float, bonus: float) -> None:
    world.one("bonus_step", 3, 1000, actual, rule_parameters=parameters(bonus=0.1, step=100, cap=0.2))
    row = standing(world)
    base = 3.0 if actual >= 1000 else 2.7
    assert (row["bonus_points"], row["base_score"], row["score"]) == (
        bonus,
        base,
        pytest.approx(base + bonus, abs=1e-9),
    )


def test_a_bonus_may_have_no_points_of_its_own(world: World) -> None:
    world.leaf("i", 10)
    world.leaf("j", None)
    world.measure("m", "i")
    world.measure("n", "j", "bonus_step", rule_parameters=parameters(bonus=0.5, step=1, cap=2))
    for unit, surplus in (("a", 3), ("b", 0)):
        world.target("m", unit, 100)
        world.actual("m", unit, 12, 80)
        world.target("n", unit, 10)
        world.actual("n", unit, 12, 10 + surplus)
    row = standing(world)
    assert (row["score"], row["base_score"], row["bonus_points"], row["points"]) == (9.5, 8.0, 1.5, 10.0)


def test_bonus_and_penalty_are_capped_over_the_scheme(world: World) -> None:
    world.scheme["bonus_cap"], world.scheme["penalty_cap"] = 1.0, 0.8
    world.leaf("i", 10)
    world.measure("m", "i")
    for name in ("x", "y"):
        world.leaf(name, None)
        world.measure(name, name, "bonus_step", rule_parameters=parameters(bonus=0.8, step=1, cap=5))
        world.leaf(f"p{name}", None)
        world.measure(
            f"p{name}", f"p{name}", "penalty_step", direction="lower",
            rule_parameters=parameters(penalty=0.5, step=1, cap=5),
        )  # fmt: skip
    for unit in "ab":
        world.target("m", unit, 100)
        world.actual("m", unit, 12, 100)
        for name in ("x", "y", "px", "py"):
            world.target(name, unit, 0 if name.startswith("p") else 1)
            world.actual(name, unit, 12, {"a": 1, "b": 2}[unit] if name.startswith("p") else 2)
    a, b = standing(world), standing(world, "b")
    assert (a["bonus_points"], a["penalty_points"], a["score"]) == (1.0, -0.8, 10.2)
    assert (b["bonus_points"], b["penalty_points"], b["score"]) == (1.0, -0.8, 10.2)


@pytest.mark.parametrize(("actual", "penalty"), [(0, 0.0), (1, -0.5), (2, -1.0), (9, -1.2)])
def test_penalty_step_counts_each_started_step(world: World, actual: float, penalty: float) -> None:
    world.one("penalty_step", 1, 0, actual, direction="lower", rule_parameters=parameters(penalty=0.5, step=1, cap=1.2))
    row = standing(world)
    assert (row["penalty_points"], row["base_score"]) == (penalty, 1.0 if actual == 0 else 0.0)


def test_an_unreported_bonus_or_penalty_opens_the_interval(world: World) -> None:
    world.one("ratio_capped", 10, 100, 90)
    for name, rule in (("x", "bonus_step"), ("y", "penalty_step")):
        world.leaf(name, None)
        given = {"bonus": 0.5, "step": 1, "cap": 2} if rule == "bonus_step" else {"penalty": 0.5, "step": 1, "cap": 3}
        world.measure(name, name, rule, rule_parameters=json.dumps(given))
        world.target(name, "a", 10)
    row = standing(world)
    assert (row["score"], row["score_upper"], row["reported_count"], row["due_count"]) == (6.0, 11.0, 1, 3)


@pytest.mark.parametrize(("actual", "expected"), [(15, 7.00), (18, 5.83), (0, 7.00), (30, 3.50)])
def test_lower_better_b(world: World, actual: float, expected: float) -> None:
    world.one("lower_better", 7, 15, actual, rule_parameters=parameters(variant="b"))
    assert scored(world) == expected


@pytest.mark.parametrize(
    ("rate", "expected"), [(1.0, 5.0), (0.8, 3.5), (0.75, 3.0), (0.6, 3.0), (0.59, 2.0), (1.4, 5.0)]
)
@pytest.mark.parametrize("target", [None, 200.0])
def test_band(world: World, target: float | None, rate: float, expected: float) -> None:
    bands = parameters(bands={"1": 1, "0.8": 0.7, "0.6": 0.6}, otherwise=0.4)
    world.one("band", 5, target, rate * (target or 1), rule_parameters=bands)
    assert scored(world) == expected


@pytest.mark.parametrize(("actual", "expected"), [(1, 3.0), (2, 3.0), (2.5, 1.5), (0.5, 1.5), (4, 0.0)])
def test_range(world: World, actual: float, expected: float) -> None:
    world.leaf("i", 3)
    world.measure("m", "i", "range", direction="range")
    world.target("m", "a", 1, value_upper=2)
    world.actual("m", "a", 12, actual)
    assert scored(world) == expected


@pytest.mark.parametrize(
    ("tier", "share", "expected"),
    [("部分达成", 0.70, 7.0), ("达成", 0.80, 8.0), ("达成", 1.0, 10.0), ("未达成", 0.0, 0.0), ("未达成", 0.5999, 6.0)],
)
def test_qualitative_3(world: World, tier: str, share: float, expected: float) -> None:
    world.leaf("i", 10)
    world.measure("m", "i", "qualitative_3", kind="qualitative")
    world.target("m", "a", None)
    world.actual("m", "a", 12, None, text=tier, assessed_share=share)
    assert scored(world) == expected


@pytest.mark.parametrize(
    ("tier", "share", "reason"),
    [("达成", 0.75, "out_of_tier"), ("部分达成", 0.8, "out_of_tier"), ("未达成", 0.6, "out_of_tier"), ("好", 0.9, "no_tier"),
     ("达成", None, "out_of_tier"), ("达成", 1.01, "out_of_tier")],
)  # fmt: skip
def test_a_share_outside_its_tier_is_refused(world: World, tier: str, share: float | None, reason: str) -> None:
    world.leaf("i", 10)
    world.measure("m", "i", "qualitative_3", kind="qualitative")
    world.target("m", "a", None)
    world.actual("m", "a", 12, None, text=tier, assessed_share=share)
    row = world.ask("measures_by_unit", unit_id="a").iloc[0]
    assert (row["state"], row["undefined_reason"]) == ("undefined", reason)
    assert row["earned_points"] != row["earned_points"]


@pytest.mark.parametrize(
    ("due", "done", "period", "expected"),
    [
        ((10, 31), (11, 12), "month", 1.50),
        ((10, 31), (10, 31), "month", 2.00),
        ((10, 31), (11, 30), "month", 1.50),
        ((10, 31), (12, 1), "month", 1.00),
        ((10, 15), (11, 15), "month", 1.50),
        ((10, 15), (11, 16), "month", 1.00),
        ((9, 30), (10, 31), "month", 1.50),
        ((10, 29), (10, 31), "day", 1.00),
        ((6, 30), (12, 31), "month", 0.00),
    ],
)
def test_deadline(world: World, due: tuple[int, int], done: tuple[int, int], period: str, expected: float) -> None:
    world.leaf("i", 2)
    world.measure("m", "i", "deadline", kind="deadline", rule_parameters=parameters(deduct=0.5, period=period))
    world.target("m", "a", None, due_date=date(2022, *due))
    world.actual("m", "a", 12, None, completed_date=date(2022, *done))
    assert scored(world) == expected


def test_a_deadline_is_not_due_before_its_day_and_earns_nothing_while_not_done(world: World) -> None:
    world.leaf("i", 2)
    world.measure("m", "i", "deadline", kind="deadline", rule_parameters=parameters(deduct=0.5))
    world.target("m", "a", None, due_date=date(2022, 8, 31))
    states = [world.ask("measures_by_unit", unit_id="a", month=month)["state"].iloc[0] for month in (6, 8, 9)]
    assert states == ["not_due", "unreported", "unreported"]
    world.actual("m", "a", 9, None, text="还没有完成")
    row = world.ask("measures_by_unit", unit_id="a", month=9).iloc[0]
    assert (row["state"], row["earned_points"]) == ("reported", 0.0)


@pytest.mark.parametrize(("actual", "full", "expected"), [(85, 100, 8.5), (120, 100, 10.0), (8.5, None, 8.5)])
def test_external_may_be_out_of_another_total(world: World, actual: float, full: float | None, expected: float) -> None:
    given = parameters(full=full) if full else "{}"
    world.one("external", 10, None, actual, kind="qualitative", rule_parameters=given)
    assert scored(world) == expected


def test_a_veto_overrides_the_result_and_leaves_the_score(world: World) -> None:
    for unit in "ab":
        world.target("m", unit, 0)
        world.target("n", unit, 100)
        world.actual("m", unit, 12, 1 if unit == "a" else 0)
        world.actual("n", unit, 12, 100)
    world.leaf("i", 2)
    world.leaf("j", 98)
    world.measure("m", "i", "veto", direction="lower")
    world.measure("n", "j")
    a, b = standing(world), standing(world, "b")
    assert (a["score"], a["veto_count"], a["grade"]) == (98.0, 1, "较差")
    assert (b["score"], b["veto_count"], b["grade"]) == (100.0, 0, "优秀")


def ranked(world: World, scores: dict[str, float], **policies: object) -> dict[str, object]:
    """A world of one leaf in which each unit earns so many of 100 points."""
    world.scheme.update(policies)
    world.leaf("i", 100)
    world.measure("m", "i")
    for unit, score in scores.items():
        if unit not in "abc":
            world.unit(unit, unit, parent="p", group="县区", kind="county")
        world.target("m", unit, 100)
        world.actual("m", unit, 12, score)
    return world.ask("ranking").set_index("unit_id")["grade"].to_dict()


def test_grades_include_their_lower_bound(world: World) -> None:
    scores = {"a": 90, "b": 89.99, "c": 80, "d": 60, "e": 59.99}
    assert ranked(world, scores) == {"a": "优秀", "b": "良好", "c": "良好", "d": "一般", "e": "较差"}


def test_a_quota_lets_the_units_beyond_it_down_by_one_grade(world: World) -> None:
    """Five units, at most 40 % 优秀: two of the three above 90 keep it."""
    scores = {"a": 99, "b": 95, "c": 91, "d": 85, "e": 50}
    assert ranked(world, scores, grade_quota=0.4) == {"a": "优秀", "b": "优秀", "c": "良好", "d": "良好", "e": "较差"}


def test_those_tied_at_the_quota_are_let_down_together(world: World) -> None:
    scores = {"a": 99, "b": 95, "c": 95, "d": 85, "e": 50}
    assert ranked(world, scores, grade_quota=0.4) == {"a": "优秀", "b": "良好", "c": "良好", "d": "良好", "e": "较差"}


def given_to_some(world: World, policy: str) -> None:
    """Leaf i of 80 points for all, leaf j of 20 not for A: B earns 10 of it, C 20."""
    world.scheme["not_applicable_policy"] = policy
    world.leaf("i", 80)
    world.leaf("j", 20)
    world.measure("m", "i")
    world.measure("n", "j")
    for unit, done in (("a", 60), ("b", 80), ("c", 40)):
        world.target("m", unit, 80)
        world.actual("m", unit, 12, done)
    world.target("n", "a", None, "not_applicable")
    for unit, done in (("b", 50), ("c", 100)):
        world.target("n", unit, 100)
        world.actual("n", unit, 12, done)


@pytest.mark.parametrize(("policy", "expected"), [("rescale", 75.0), ("peer_average", 75.0), ("full", 80.0)])
def test_not_applicable_is_not_failed(world: World, policy: str, expected: float) -> None:
    given_to_some(world, policy)
    rows = world.ask("ranking").set_index("unit_id")["score"]
    assert rows.to_dict() == {"a": expected, "b": 90.0, "c": 60.0}


def test_the_average_of_the_peers_is_summed_not_averaged(world: World) -> None:
    """B earns 4 of its 20 points, C 18 of its 20: 22 of 40, so A is credited 11 of 20."""
    given_to_some(world, "peer_average")
    world.rows["actual"] = [row for row in world.rows["actual"] if row["measure_id"] != "n"]
    world.actual("n", "b", 12, 20)
    world.actual("n", "c", 12, 90)
    row = standing(world)
    assert (row["credited_points"], row["credited_earned_points"], row["score"]) == (20.0, 11.0, 71.0)


def test_without_peers_the_rest_is_rescaled(world: World) -> None:
    given_to_some(world, "peer_average")
    for row in world.rows["target"]:
        if row["measure_id"] == "n":
            row["status"], row["value"] = "not_applicable", None
    assert standing(world)["score"] == 75.0


def test_points_are_normalised_only_when_the_scheme_says_so(world: World) -> None:
    world.one("ratio_capped", 99, 100, 50)
    world.scheme["declared_points"] = 100
    assert (standing(world)["score"], standing(world)["points"]) == (49.5, 99.0)
    world.scheme["points_policy"] = "normalise"
    assert (standing(world)["score"], standing(world)["points"]) == (50.0, 100.0)


def test_an_official_rank_needs_reports_and_no_simulation(world: World) -> None:
    scores = {"a": 90, "b": 80, "c": 70}
    ranked(world, scores)
    world.leaf("j", 10)
    world.measure("n", "j")
    world.target("n", "c", 5)
    assert world.ask("ranking").set_index("unit_id")["is_official"].to_dict() == {"a": True, "b": True, "c": False}
    world.scheme["coverage_threshold"] = 0.5
    assert world.ask("ranking")["is_official"].all()
    world.rows["actual"][0]["basis"] = "demo"
    assert not world.ask("ranking")["is_official"].any()


def version(
    world: World, measure_id: str, rule: str, effective: date | None, learned: datetime, **more: object
) -> None:
    """A later version of how a measure is scored."""
    world.rows["measure_version"].append(
        {"measure_id": measure_id, "combination": "split", "weight": 1.0, "rule": rule, "rule_parameters": "{}",
         "curve": "linear", "curve_parameters": "{}", "effective_date": effective, "recorded_at": learned,
         "record_id": f"v{len(world.rows['measure_version'])}", **more}
    )  # fmt: skip


def test_a_version_of_a_rule_counts_from_its_day(world: World) -> None:
    world.one("ratio_capped", 10, 100, 80)
    world.actual("m", "a", 6, 80)
    version(world, "m", "threshold", date(2022, 7, 1), datetime(2022, 7, 5))
    assert (scored(world, 6), scored(world, 12)) == (8.0, 0.0)
    version(world, "m", "lower_better", date(2022, 7, 1), datetime(2022, 8, 5))
    assert scored(world, 12) == 10.0


def test_a_version_of_a_target_counts_from_its_day(world: World) -> None:
    world.one("ratio_capped", 10, 100, 80)
    world.actual("m", "a", 6, 80)
    world.target("m", "a", 200, "adjusted", basis="reported", effective_date=date(2022, 9, 1))
    assert (scored(world, 6), scored(world, 12)) == (8.0, 4.0)


def test_what_is_learned_later_is_not_known_before(world: World, tmp_path: Path) -> None:
    world.one("ratio_capped", 10, 100, 50)
    world.actual("m", "a", 12, 60, record_id="r2", approved_at=datetime(2023, 1, 5, 18, 30))
    world.target("m", "a", 200, "adjusted", basis="reported", recorded_at=datetime(2023, 2, 1))
    version(world, "m", "threshold", None, datetime(2023, 3, 1))
    days = [
        date(2022, 12, 27),
        date(2022, 12, 28),
        date(2023, 1, 4),
        date(2023, 1, 5),
        date(2023, 2, 1),
        date(2023, 3, 1),
    ]
    points = [
        world.ask("completion_by_unit", known_on=day, measure_id="m").set_index("unit_id").loc["a", "earned_points"]
        for day in days
    ]
    assert [None if point != point else point for point in points] == [None, 5.0, 5.0, 6.0, 3.0, 0.0]


def test_a_plan_is_the_curve_it_declares(world: World) -> None:
    plan = json.dumps({"6": 0.5, "9": 0.6, "12": 1})
    world.leaf("i", 10)
    world.measure("m", "i", curve="plan", curve_parameters=plan)
    world.target("m", "a", 100)
    for month, done in ((3, 0), (6, 50), (9, 54)):
        world.actual("m", "a", month, done)
    rows = [world.ask("completion_by_unit", measure_id="m", month=month).iloc[0] for month in (3, 6, 9)]
    assert [(row["expected_share"], row["light"]) for row in rows] == [
        (0, "on_track"),
        (0.5, "on_track"),
        (0.6, "on_track"),
    ]
    assert [round(row["schedule_gap"], 6) for row in rows] == [0, 0, -6]


def test_last_years_shape_is_the_units_own(world: World) -> None:
    world.leaf("i", 10)
    world.measure("m", "i", curve="last_year")
    world.target("m", "a", 100)
    world.target("m", "b", 100)
    world.rows["target"].append({**world.rows["target"][-1], "unit_id": "a", "year": 2021})
    for month, end, value in ((6, 30, 20), (9, 30, 50), (12, 31, 80)):
        world.actual("m", "a", month, value, period_end=date(2021, month, end))
    world.actual("m", "a", 9, 60)
    world.actual("m", "b", 9, 60)
    rows = world.ask("completion_by_unit", measure_id="m", month=9).set_index("unit_id")
    assert rows["expected_share"].to_dict() == {"a": 0.625, "b": 0.75}
    assert rows.loc["a", "light"] == "on_track"


def test_nobody_is_warned_before_the_first_reporting_node(world: World) -> None:
    world.leaf("i", 10)
    world.measure("m", "i", reporting_frequency="quarter")
    world.target("m", "a", 100)
    world.actual("m", "a", 2, 1)
    world.actual("m", "a", 3, 1)
    lights = [world.ask("completion_by_unit", measure_id="m", month=month)["light"].iloc[0] for month in (2, 3)]
    assert [None if light != light else light for light in lights] == [None, "far_behind"]


def test_a_light_that_was_red_and_caught_up_is_yellow_for_that_month_and_remembered(world: World) -> None:
    world.leaf("i", 10)
    world.measure("m", "i")
    world.target("m", "a", 120)
    for month, done in ((1, 1), (2, 20), (3, 30), (6, 10), (8, 81), (9, 92)):
        world.actual("m", "a", month, done)
    rows = [world.ask("measures_by_unit", unit_id="a", month=month).iloc[0] for month in (1, 2, 3, 6, 8, 9)]
    assert [row["light"] for row in rows] == ["far_behind", "behind", "on_track", "far_behind", "behind", "on_track"]
    assert [bool(row["has_caught_up"]) for row in rows] == [False, True, False, False, True, False]
    assert list(rows[-1]["far_behind_months"]) == [1, 6]


@pytest.mark.parametrize(
    ("actual", "month", "share", "finish"),
    [(54, 9, 0.72, 17), (75, 9, 1.0, 12), (50, 3, 2.0, 6), (100, 9, 1.333333, None), (0, 9, 0, None), (30, 2, 1.8, 7)],
)
def test_the_forecast_goes_on_at_the_pace_so_far(
    world: World, actual: float, month: int, share: float, finish: int | None
) -> None:
    world.leaf("i", 10)
    world.measure("m", "i")
    world.target("m", "a", 100)
    world.actual("m", "a", month, actual)
    row = world.ask("measures_by_unit", unit_id="a", month=month).iloc[0]
    assert round(row["forecast_share"], 6) == share
    assert (None if pd.isna(row["forecast_month"]) else row["forecast_month"]) == finish


# Properties that hold whatever the numbers: a hundred units of one world each.

_RULES = {
    "ratio_capped": {},
    "threshold": {},
    "deduct_step": {"deduct": 0.3, "step": 2, "partial": "linear"},
    "lower_better": {},
    "band": {"bands": {"1": 1, "0.8": 0.7, "0.6": 0.6}, "otherwise": 0.4},
}
_AMOUNTS = st.lists(st.decimals(0, 400, places=2, allow_nan=False), min_size=40, max_size=40, unique=True)


def points_of(world: World, rule: str, target: float, actuals: list[Decimal], points: float = 7.0) -> list[float]:
    """What each actual earns of so many points, one unit each."""
    for rows in ("unit", "indicator", "measure", "target", "actual"):
        world.rows[rows] = []
    world.unit("p", "市", parent=None, group="市", kind="prefecture")
    world.leaf("i", points)
    world.measure("m", "i", rule, rule_parameters=json.dumps(_RULES[rule]), weight=1.0)
    for number, actual in enumerate(actuals):
        world.unit(f"u{number}", f"u{number}", parent="p", group="县区", kind="county")
        world.target("m", f"u{number}", target)
        world.actual("m", f"u{number}", 12, float(actual))
    rows = world.ask("completion_by_unit", measure_id="m").set_index("unit_id")["earned_points"]
    return [rows[f"u{number}"] for number in range(len(actuals))]


@pytest.mark.parametrize("rule", sorted(_RULES))
@_ONE_WORLD
@given(actuals=_AMOUNTS, target=st.integers(1, 300))
def test_points_stay_in_bounds_and_never_reward_less(
    world: World, rule: str, actuals: list[Decimal], target: int
) -> None:
    ordered = sorted(actuals, reverse=rule == "lower_better")
    points = points_of(world, rule, target, ordered)
    assert all(0 <= point <= 7 for point in points)
    assert points == sorted(points)


@_ONE_WORLD
@given(actuals=_AMOUNTS, target=st.integers(1, 300))
def test_the_ratio_is_exact_to_the_cent(world: World, actuals: list[Decimal], target: int) -> None:
    """Half up on the exact fraction, not on its binary neighbour; and no jump where the ratio has none."""
    points = points_of(world, "ratio_capped", target, actuals)
    exact = [
        float((min(actual / target, Decimal(1)) * 7).quantize(Decimal("0.01"), ROUND_HALF_UP)) for actual in actuals
    ]
    assert points == exact


@pytest.mark.parametrize("rule", ["ratio_capped", "threshold", "lower_better", "band"])
@_ONE_WORLD
@given(actuals=_AMOUNTS, target=st.integers(1, 300))
def test_points_do_not_depend_on_the_unit_of_measure(
    world: World, rule: str, actuals: list[Decimal], target: int
) -> None:
    """公顷 or 亩: fifteen times the target and fifteen times the actual earn the same."""
    assert points_of(world, rule, target, actuals) == points_of(world, rule, 15 * target, [15 * one for one in actuals])


@pytest.mark.parametrize(("actual", "expected"), [(-3, 0.0), (0, 0.0), (0.5, 1.5)])
def test_less_than_nothing_counts_as_nothing(world: World, actual: float, expected: float) -> None:
    """With a width of 1 below the range 1–2: nothing is a distance of 1."""
    world.leaf("i", 3)
    world.measure("m", "i", "range", direction="range")
    world.target("m", "a", 1, value_upper=2)
    world.actual("m", "a", 12, actual)
    assert scored(world) == expected


@pytest.mark.parametrize("rule", ["ratio_capped", "threshold", "band"])
def test_more_than_nothing_cannot_be_judged(world: World, rule: str) -> None:
    world.one(rule, 2, 0, 5, rule_parameters=json.dumps(_RULES[rule]))
    row = world.ask("measures_by_unit", unit_id="a").iloc[0]
    assert (row["state"], row["undefined_reason"]) == ("undefined", "zero_target")


def test_budgets_are_graded_by_their_own_scale(data: Path) -> None:
    from assessment import reads

    scales = {
        scheme: json.loads(reads.scheme_methods(reads.View(reads.Scope(), scheme, year, 12))["grade_scale"].iloc[0])
        for scheme, year in (("hengyang-2022", 2022), ("shangluo-2022", 2022))
    }
    assert list(scales["hengyang-2022"].items()) == [("优", 90), ("良", 80), ("中", 60), ("差", 0)]
    assert list(scales["shangluo-2022"]) == ["优秀", "良好", "一般", "较差"]
