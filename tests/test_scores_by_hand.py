"""Do states, combinations, bounds and ranks come out as computed by hand from domain.md, sections 2 and 3?"""

import pandas as pd
import pytest

from tests.conftest import World


def ranked(world: World, month: int = 12) -> pd.DataFrame:
    return world.ask("ranking", month=month).set_index("unit_id")


def leaf(world: World, name: str, points: float, rule: str = "ratio_capped", **more: object) -> None:
    world.leaf(name, points)
    world.measure(name, name, rule, **more)


@pytest.mark.parametrize(
    ("combination", "expected"),
    # Two points: shares 1, 0.5 and, unreported since 30 of 90 in August, between 1/3 and 1.
    [("split", [1.22, 1.67]), ("minimum", [0.67, 1.0]), ("all", [0.0, 0.0])],
)
def test_combinations_keep_the_bounds_of_an_unreported_measure(
    world: World, combination: str, expected: list[float]
) -> None:
    world.leaf("i", 2, combination=combination)
    for measure_id, target, actual, month in (("m", 100, 100, 9), ("n", 100, 50, 9), ("o", 90, 30, 8)):
        world.measure(measure_id, "i")
        for unit in "ab":
            world.target(measure_id, unit, target)
            world.actual(measure_id, unit, month, actual)
    row = ranked(world, 9).loc["a"]
    assert row[["score", "score_upper"]].tolist() == expected
    assert (row["reported_count"], row["due_count"]) == (2, 3)


def test_half_a_leaf_may_be_pending(world: World) -> None:
    """Four points, half of them pending: the other half is worth 2, and full marks are 2 of 2."""
    world.leaf("i", 4)
    for measure_id, status in (("m", "pending"), ("n", "issued")):
        world.measure(measure_id, "i")
        for unit in "ab":
            world.target(measure_id, unit, None if status == "pending" else 10, status)
    for unit in "ab":
        world.actual("n", unit, 12, 10)
    row = ranked(world).loc["a"]
    assert row[["score", "assessable_points", "unscored_points", "score_rate"]].tolist() == [2, 2, 2, 1]


def test_pending_points_are_no_part_of_what_is_rescaled(world: World) -> None:
    """Earned 5 of 10, 6 not applicable, 4 pending: 5 × 16 ÷ 10 = 8, and the rate stays a half."""
    for name, points, status in (("i", 10, "issued"), ("j", 6, "not_applicable"), ("k", 4, "pending")):
        leaf(world, name, points)
        for unit in "ab":
            world.target(name, unit, 100 if status == "issued" else None, status)
    for unit in "ab":
        world.actual("i", unit, 12, 50)
    row = ranked(world).loc["a"]
    assert row[["score", "score_rate", "not_applicable_points", "unscored_points"]].tolist() == [8, 0.5, 6, 4]


def test_each_leaf_is_rounded_before_they_are_summed(world: World) -> None:
    """Three times 0.335 is 1.005; three times 0.34 is 1.02."""
    for name in "ijk":
        leaf(world, name, 1)
        for unit in "ab":
            world.target(name, unit, 200)
            world.actual(name, unit, 12, 67)
    assert ranked(world).loc["a", "score"] == 1.02


@pytest.mark.parametrize(
    ("rule", "points", "target", "actual", "expected"),
    [
        ("ratio_capped", 3, 1000, 335, 1.01),  # 1.005
        ("ratio_capped", 0.5, 0.3, 0.087, 0.15),  # 0.145, of decimals that no binary float holds
        ("lower_better", 1, 15, 15.075, 1.00),  # 0.995
        ("lower_better", 1, 15, 22.425, 0.51),  # 0.505
        ("external", 10, None, 8.345, 8.35),
    ],
)
def test_exact_halves_are_rounded_up(
    world: World, rule: str, points: float, target: float | None, actual: float, expected: float
) -> None:
    leaf(world, "m", points, rule)
    for unit in "ab":
        world.target("m", unit, target)
        world.actual("m", unit, 12, actual)
    assert ranked(world).loc["a", "score"] == expected


@pytest.mark.parametrize(
    ("rule", "target", "last", "lower"),
    [
        ("ratio_capped", 100, 40, 4),
        ("ratio_capped", 100, 140, 10),
        ("threshold", 90, 95, 0),
        ("lower_better", 15, 10, 0),
    ],
)
def test_only_what_can_but_grow_carries_its_last_value(
    world: World, rule: str, target: float, last: float, lower: float
) -> None:
    """Reported in August, not in September: a rate or a limit may have got worse since (decision 0002)."""
    leaf(world, "m", 10, rule)
    for unit in "ab":
        world.target("m", unit, target)
        world.actual("m", unit, 8, last)
    assert ranked(world, 9).loc["a", ["score", "score_upper"]].tolist() == [lower, 10]


def test_intervals_of_five_units(world: World) -> None:
    """A [80, 80], B [78, 82], C [79, 79], D [78, 78], and E, which reported nothing, [0, 100]."""
    leaf(world, "i", 96)
    leaf(world, "j", 4)
    for unit, value in {"a": 80, "b": 78, "c": 79, "d": 78, "e": None}.items():
        if unit in "de":
            world.unit(unit, unit.upper(), parent="p", group="县区", kind="county")
        world.target("i", unit, 96)
        world.target("j", unit, 4)
        if value:
            world.actual("i", unit, 12, value)
        if unit in "acd":
            world.actual("j", unit, 12, 0)
    rows = ranked(world)
    assert rows[["best_rank", "worst_rank"]].T.to_dict("list") == {
        "a": [1, 3], "b": [1, 4], "c": [2, 4], "d": [3, 5], "e": [1, 5],
    }  # fmt: skip
    assert rows["rank"].dropna().to_dict() == {"a": 1, "c": 2, "b": 3, "d": 3}
    assert rows.index[rows["is_tied"]].tolist() == ["b", "d"]


def test_what_is_tied_is_the_published_score(world: World) -> None:
    """10 ÷ 3 and 3.334 are both 3.33; the next is third."""
    leaf(world, "m", 10)
    for unit, target, actual in (("a", 3, 1), ("b", 10_000, 3334), ("c", 10, 1)):
        world.target("m", unit, target)
        world.actual("m", unit, 12, actual)
    assert ranked(world)["rank"].to_dict() == {"a": 1, "b": 1, "c": 3}


def test_a_reported_nothing_is_ranked(world: World) -> None:
    leaf(world, "m", 10)
    for unit in "ab":
        world.target("m", unit, 100)
        world.actual("m", unit, 12, 0)
    rows = ranked(world)
    assert rows[["score", "rank", "is_tied"]].values.tolist() == [[0, 1, True]] * 2


def test_tiers_are_ordered_by_what_they_are_worth(world: World) -> None:
    """By value the best come first, and units without a result last, in official order."""
    leaf(world, "m", 2, "qualitative_4", kind="qualitative")
    for unit, tier in (("a", "中"), ("b", None), ("c", "优")):
        world.target("m", unit, None)
        if tier:
            world.actual("m", unit, 12, None, text=tier)
    assert world.ask("completion_by_unit", measure_id="m")["unit_id"].tolist() == ["c", "a", "b"]
