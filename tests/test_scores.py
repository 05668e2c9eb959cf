"""Do the rules, states, combinations, ranks and lights give what domain.md says? Every worked example, as given rows."""

import pytest

from tests.conftest import World


def scored(world: World) -> float | None:
    """Unit A's points for measure m in December."""
    return world.ask("completion_by_unit", measure_id="m").set_index("unit_id").loc["a", "earned_points"]


@pytest.mark.parametrize(
    ("points", "target", "actual", "expected"),
    [(3, 500, 437, 2.62), (3, 500, 520, 3.00), (1, 200, 1, 0.01), (2, 100, -5, 0.00), (2, 600, 2, 0.01)],
)
def test_ratio_capped(world: World, points: float, target: float, actual: float, expected: float) -> None:
    world.one("ratio_capped", points, target, actual)
    assert scored(world) == expected


def test_exact_halves_are_rounded_up_for_every_target(world: World) -> None:
    """W·A/T that ends in exactly half a cent rounds up; binary floats alone would miss some of them."""
    world.leaf("i", 1.5)
    world.measure("m", "i")
    for cents in range(1, 150):
        unit = f"u{cents}"
        world.unit(unit, unit, parent="p", group="县区", kind="county")
        # 1.5 · A / 300 = A / 200, a half cent for every odd A.
        world.target("m", unit, 300)
        world.actual("m", unit, 12, 2 * cents - 1)
    rows = world.ask("completion_by_unit", measure_id="m").set_index("unit_id")["earned_points"]
    assert [rows[f"u{cents}"] for cents in range(1, 150)] == [cents / 100 for cents in range(1, 150)]


@pytest.mark.parametrize(("actual", "expected"), [(99.99, 0.00), (100, 2.00), (100.01, 2.00)])
def test_threshold(world: World, actual: float, expected: float) -> None:
    world.one("threshold", 2, 100, actual, operator="≥", kind="ratio")
    assert scored(world) == expected


@pytest.mark.parametrize(("operator", "actual", "expected"), [(">", 100, 0.0), (">", 101, 2.0)])
def test_threshold_keeps_the_printed_operator(world: World, operator: str, actual: float, expected: float) -> None:
    world.one("threshold", 2, 100, actual, operator=operator)
    assert scored(world) == expected


@pytest.mark.parametrize(("actual", "expected"), [(15, 7.00), (18, 5.60), (30, 0.00), (40, 0.00), (0, 7.00)])
def test_lower_better(world: World, actual: float, expected: float) -> None:
    world.one("lower_better", 7, 15, actual)
    assert scored(world) == expected


@pytest.mark.parametrize(("actual", "expected"), [(0, 1.00), (1, 0.00)])
def test_a_zero_target_allows_nothing(world: World, actual: float, expected: float) -> None:
    world.one("lower_better", 1, 0, actual)
    assert scored(world) == expected


@pytest.mark.parametrize(("tier", "expected"), [("优", 2.00), ("良", 1.70), ("中", 1.40), ("差", 1.00)])
def test_qualitative_4(world: World, tier: str, expected: float) -> None:
    world.leaf("i", 2)
    world.measure("m", "i", "qualitative_4", kind="qualitative")
    world.target("m", "a", None)
    world.actual("m", "a", 12, None, text=tier)
    assert scored(world) == expected


@pytest.mark.parametrize(("actual", "expected"), [(8.5, 8.50), (12, 10.00), (-1, 0.00)])
def test_external_takes_the_score_given(world: World, actual: float, expected: float) -> None:
    world.one("external", 10, None, actual, kind="qualitative")
    assert scored(world) == expected


@pytest.mark.parametrize(("combination", "expected"), [("split", 1.98), ("minimum", 1.95), ("all", 0.00)])
def test_several_measures_in_one_leaf(world: World, combination: str, expected: float) -> None:
    world.leaf("i", 2, combination=combination)
    for measure_id, target, actual in (("m", 100, 100), ("n", 80, 78)):
        world.measure(measure_id, "i")
        for unit in "ab":
            world.target(measure_id, unit, target)
            world.actual(measure_id, unit, 12, actual)
    assert world.ask("ranking").set_index("unit_id").loc["a", "score"] == expected


def test_a_higher_target_of_zero_is_refused(world: World) -> None:
    world.one("ratio_capped", 2, 0, 5)
    row = world.ask("completion_by_unit", measure_id="m").iloc[0]
    assert row["state"] == "undefined"
    assert row["earned_points"] != row["earned_points"]


def test_words_that_are_no_tier_are_not_scored(world: World) -> None:
    """A self-evaluation tells in words what was done; nobody has picked a tier, so its points wait beside the score."""
    world.leaf("i", 10)
    world.leaf("j", 5)
    world.measure("m", "i", "qualitative_4", kind="qualitative")
    world.measure("n", "j")
    for unit in "ab":
        world.target("m", unit, None)
        world.target("n", unit, 100)
        world.actual("m", unit, 12, None, text="已完成征求意见稿，编制完成4个专项规划")
        world.actual("n", unit, 12, 100)
    row = world.ask("ranking").set_index("unit_id").loc["a"]
    assert (row["score"], row["assessable_points"], row["unscored_points"]) == (5, 5, 10)


@pytest.mark.parametrize("rule", ["ratio_capped", "threshold", "lower_better"])
def test_a_figure_without_a_target_is_not_scored(world: World, rule: str) -> None:
    world.one(rule, 2, None, 5)
    assert world.ask("completion_by_unit", measure_id="m").iloc[0]["state"] == "undefined"


def test_leaves_without_points_are_not_scored(world: World) -> None:
    """Budget projects have indicators and no points: their scheme has no scores and no ranks, and nothing fails."""
    for row in ("i", "j"):
        world.leaf(row, 10 if row == "j" else None)
        world.measure(row, row)
        for unit in "ab":
            world.target(row, unit, 100)
            world.actual(row, unit, 12, 50)
    assert world.ask("ranking").set_index("unit_id").loc["a", ["score", "points"]].tolist() == [5, 10]
    world.rows["indicator"] = [row for row in world.rows["indicator"] if row["points"] is None]
    world.rows["measure"] = [row for row in world.rows["measure"] if row["measure_id"] == "i"]
    assert world.ask("ranking").empty


def four_states(world: World) -> World:
    """Unit A: 10 points reported half done, 10 unreported since August, 10 pending, 10 ambiguous; B and C all done."""
    world.leaf("i", 10)
    world.leaf("j", 10)
    world.leaf("k", 10)
    world.leaf("l", 10)
    for leaf in "ijkl":
        world.measure(leaf, leaf)
    for unit in "abc":
        world.target("i", unit, 100)
        world.target("j", unit, 100)
        world.target("k", unit, None, "pending")
        world.target("l", unit, None, "ambiguous")
        world.actual("i", unit, 9, 50 if unit == "a" else 100)
    world.actual("j", "a", 8, 40)
    world.actual("j", "b", 9, 100)
    world.actual("j", "c", 9, 0)
    return world


def test_unreported_is_neither_zero_nor_absent(world: World) -> None:
    rows = four_states(world).ask("completion_by_unit", measure_id="j", month=9).set_index("unit_id")
    assert rows.loc["a", "state"] == "unreported"
    assert rows.loc["a", ["value", "completion_rate", "earned_points", "light"]].isna().all()
    assert (rows.loc["a", "carried_value"], rows.loc["a", "known_month"], rows.loc["a", "earned_lower"]) == (40, 8, 4.0)
    assert (rows.loc["c", "state"], rows.loc["c", "value"], rows.loc["c", "earned_points"]) == ("reported", 0, 0.0)


def test_pending_and_ambiguous_points_leave_the_denominator(world: World) -> None:
    rows = four_states(world).ask("ranking", month=9).set_index("unit_id")
    assert list(rows.loc["a", ["points", "assessable_points", "unscored_points"]]) == [40, 20, 20]
    assert rows.loc["b", "score_rate"] == 1.0
    assert rows.loc["a", "report_coverage"] == 0.5


def test_unreported_opens_an_interval(world: World) -> None:
    """A earns 5 and between 4 (carried from August) and 10 for what it has not reported."""
    rows = four_states(world).ask("ranking", month=9).set_index("unit_id")
    assert list(rows.loc["a", ["score", "score_upper", "rank", "best_rank", "worst_rank"]]) == [9, 15, 3, 2, 3]
    assert list(rows.loc["c", ["score", "score_upper", "rank", "best_rank", "worst_rank"]]) == [10, 10, 2, 2, 3]


def test_a_limit_that_is_not_reported_may_have_been_broken(world: World) -> None:
    world.leaf("i", 10)
    world.measure("m", "i", "lower_better")
    for unit in "ab":
        world.target("m", unit, 15)
        world.actual("m", unit, 8, 10)
    row = world.ask("ranking", month=9).iloc[0]
    assert (row["score"], row["score_upper"]) == (0, 10)


def test_what_is_not_due_yet_is_not_unreported(world: World) -> None:
    world.leaf("i", 10)
    world.leaf("j", 10)
    world.measure("m", "i", reporting_frequency="year")
    world.measure("n", "j", reporting_frequency="quarter")
    for unit in "ab":
        world.target("m", unit, 100)
        world.target("n", unit, 100)
        world.actual("n", unit, 6, 60)
    row = world.ask("ranking", month=8).iloc[0]
    assert (row["assessable_points"], row["due_count"], row["score"]) == (10, 1, 6)
    assert world.ask("completion_by_unit", measure_id="m", month=8)["state"].tolist() == ["not_due", "not_due"]


def test_not_applicable_is_rescaled(world: World) -> None:
    """Earned 80 of 97 assessable, scheme 99: 81.65 (domain.md, worked examples)."""
    world.leaf("i", 97)
    world.leaf("j", 2)
    world.measure("m", "i")
    world.measure("n", "j")
    for unit in "ab":
        world.target("m", unit, 97)
        world.target("n", unit, None, "not_applicable")
        world.actual("m", unit, 12, 80)
    assert world.ask("ranking")["score"].tolist() == [81.65, 81.65]


@pytest.mark.parametrize(
    ("policy", "expected"), [("rescale", [81.65, 82.0, 81.0]), ("full", [82, 82, 81]), ("peer_average", [81.5, 82, 81])]
)
def test_not_applicable_by_policy(world: World, policy: str, expected: list[float]) -> None:
    """A earns 80 of 97 and was not given the other 2 points, of which B earns 2 and C earns 1."""
    world.scheme["not_applicable_policy"] = policy
    world.leaf("i", 97)
    world.leaf("j", 2)
    world.measure("m", "i")
    world.measure("n", "j")
    for unit, value in (("a", None), ("b", 2), ("c", 1)):
        world.target("m", unit, 97)
        world.actual("m", unit, 12, 80)
        world.target("n", unit, 2 if value else None, "issued" if value else "not_applicable")
        world.actual("n", unit, 12, value)
    rows = world.ask("ranking").set_index("unit_id")
    assert rows.loc[["a", "b", "c"], "score"].tolist() == expected


def scores(world: World, values: dict[str, float]) -> World:
    world.leaf("i", 100)
    world.measure("m", "i")
    for unit, value in values.items():
        world.target("m", unit, 100)
        world.actual("m", unit, 12, value)
    return world


@pytest.mark.parametrize(("policy", "expected"), [("competition", [1, 1, 3]), ("dense", [1, 1, 2])])
def test_ties_share_a_rank(world: World, policy: str, expected: list[int]) -> None:
    world.scheme["tie_policy"] = policy
    rows = scores(world, {"b": 90.12, "a": 90.12, "c": 88.0}).ask("ranking")
    assert rows["rank"].tolist() == expected
    assert rows["unit_id"].tolist() == ["a", "b", "c"]
    assert rows["is_tied"].tolist() == [True, True, False]


def test_rank_interval_of_domain(world: World) -> None:
    """A [70, 70], B [65, 72], C [60, 60] give A 1-2, B 1-2, C 3."""
    scores(world, {"a": 70, "b": 65, "c": 60})
    world.leaf("j", 7)
    world.measure("n", "j")
    world.target("n", "b", 7)
    rows = world.ask("ranking").set_index("unit_id")
    assert rows.loc["b", ["score", "score_upper"]].tolist() == [65, 72]
    intervals = {unit: (row["best_rank"], row["worst_rank"]) for unit, row in rows.iterrows()}
    assert intervals == {"a": (1, 2), "b": (1, 2), "c": (3, 3)}


def test_ranks_never_cross_peer_groups_and_single_units_are_not_ranked(world: World) -> None:
    world.unit("x", "X", parent="p", group="市本级", kind="city_level")
    rows = scores(world, {"a": 10, "b": 20, "c": 30, "x": 99}).ask("ranking")
    assert rows["unit_id"].tolist() == ["c", "b", "a"]
    assert rows["group_size"].tolist() == [3, 3, 3]


def test_a_unit_that_reported_nothing_has_no_rank(world: World) -> None:
    world.leaf("i", 10)
    world.measure("m", "i")
    for unit in "ab":
        world.target("m", unit, 100)
    world.actual("m", "a", 12, 50)
    rows = world.ask("ranking").set_index("unit_id")
    assert rows.loc["a", "rank"] == 1
    assert rows["rank"].isna().tolist() == [False, True]


def test_rank_change_since_the_month_before(world: World) -> None:
    world.leaf("i", 10)
    world.measure("m", "i")
    for unit, august, september in (("a", 10, 20), ("b", 30, 90), ("c", 40, 50)):
        world.target("m", unit, 100)
        world.actual("m", unit, 8, august)
        world.actual("m", unit, 9, september)
    rows = world.ask("ranking", month=9).set_index("unit_id")
    assert rows["rank_change"].to_dict() == {"b": 1, "c": -1, "a": 0}


def test_scope_drops_rows_after_ranking(world: World) -> None:
    rows = scores(world, {"a": 10, "b": 20, "c": 30}).ask("ranking", scope_unit_ids=["a"])
    assert rows[["unit_id", "rank", "group_size"]].values.tolist() == [["a", 3, 3]]


@pytest.mark.parametrize(
    ("preset", "month", "actual", "expected"),
    [
        ("fiscal", 9, 54, "behind"),
        ("gap", 9, 54, "behind"),
        ("fiscal", 9, 44.9, "far_behind"),
        ("fiscal", 9, 45, "behind"),
        ("fiscal", 9, 60, "on_track"),
        ("fiscal", 9, 89.9, "on_track"),
        ("fiscal", 9, 90, "ahead"),
        ("gap", 9, 65.1, "on_track"),
        ("gap", 9, 65, "behind"),
        ("gap", 9, 45, "behind"),
        ("gap", 9, 44.9, "far_behind"),
    ],
)
def test_lights(world: World, preset: str, month: int, actual: float, expected: str) -> None:
    world.scheme["light_preset"] = preset
    world.leaf("i", 10)
    world.measure("m", "i")
    world.target("m", "a", 100)
    world.actual("m", "a", month, actual)
    assert world.ask("completion_by_unit", measure_id="m", month=month)["light"].tolist() == [expected]


@pytest.mark.parametrize(("preset", "limits"), [("fiscal", (45, 60)), ("gap", (45, 65))])
def test_zones_begin_where_lights_change(world: World, preset: str, limits: tuple[float, float]) -> None:
    world.scheme["light_preset"] = preset
    world.leaf("i", 10)
    world.measure("m", "i")
    for unit, actual in zip("abc", (limits[0] - 0.01, limits[1] - 0.01, limits[1] + 0.01), strict=True):
        world.target("m", unit, 100)
        world.actual("m", unit, 9, actual)
    rows = world.ask("completion_by_unit", measure_id="m", month=9)
    assert rows["light"].tolist() == ["on_track", "behind", "far_behind"]
    assert (100 * rows["behind_from"]).tolist() == pytest.approx([limits[0]] * 3)
    assert (100 * rows["on_track_from"]).tolist() == pytest.approx([limits[1]] * 3)


@pytest.mark.parametrize(("actual", "expected"), [(15, "on_track"), (20, "behind"), (22, "far_behind")])
def test_a_limit_is_not_time_prorated(world: World, actual: float, expected: str) -> None:
    world.leaf("i", 10)
    world.measure("m", "i", "lower_better")
    world.target("m", "a", 15)
    world.actual("m", "a", 2, actual)
    row = world.ask("completion_by_unit", measure_id="m", month=2).iloc[0]
    assert (row["light"], row["expected_share"] != row["expected_share"]) == (expected, True)


def test_the_last_approved_record_counts(world: World) -> None:
    from datetime import datetime

    world.one("ratio_capped", 10, 100, 50)
    world.actual("m", "a", 12, 60, record_id="r2", approved_at=datetime(2023, 1, 5))
    world.actual("m", "a", 12, 70, record_id="r3", approved_at=datetime(2023, 1, 6), status="returned")
    assert world.ask("completion_by_unit", measure_id="m")["value"].tolist() == [60]


def test_the_latest_effective_target_counts(world: World) -> None:
    from datetime import date

    world.one("ratio_capped", 10, 100, 50)
    world.target("m", "a", 200, "adjusted", basis="reported", effective_date=date(2022, 6, 1))
    assert world.ask("completion_by_unit", measure_id="m")["target_value"].tolist() == [200]


def test_the_whole_is_summed_never_averaged(world: World) -> None:
    world.leaf("i", 10)
    world.measure("m", "i")
    world.target("m", "p", 1000)
    for unit, target, actual in (("a", 900, 90), ("b", 100, 100)):
        world.target("m", unit, target)
        world.actual("m", unit, 12, actual)
    row = world.ask("completion_total", measure_id="m").iloc[0]
    assert (row["value"], row["completion_rate"], row["stated_target"]) == (190, 0.19, 1000)


def test_rates_are_summed_as_numerators_and_denominators(world: World) -> None:
    world.leaf("i", 10)
    world.measure("m", "i", "threshold", kind="ratio", unit_of_measure="%")
    for unit, numerator, denominator in (("a", 1, 10), ("b", 90, 90)):
        world.target("m", unit, 95)
        world.actual("m", unit, 12, 100 * numerator / denominator, numerator=numerator, denominator=denominator)
    row = world.ask("completion_total", measure_id="m").iloc[0]
    assert (row["value"], row["reported_count"], row["due_count"]) == (91.0, 2, 2)


def test_the_stated_total_is_the_denominator_where_a_child_is_ambiguous(world: World) -> None:
    world.leaf("i", 10)
    world.measure("m", "i")
    world.target("m", "p", 755)
    world.target("m", "a", None, "ambiguous")
    world.target("m", "b", 85)
    world.actual("m", "b", 12, 75.5)
    row = world.ask("completion_total", measure_id="m").iloc[0]
    assert (row["completion_rate"], row["ambiguous_count"], row["reported_count"], row["due_count"]) == (0.1, 1, 1, 1)
    assert row["computed_target"] != row["computed_target"]
    world.actual("m", "a", 12, 302)
    row = world.ask("completion_total", measure_id="m").iloc[0]
    assert (row["value"], row["completion_rate"], row["reported_count"], row["due_count"]) == (377.5, 0.5, 2, 2)


def test_a_category_can_be_ranked_alone(world: World) -> None:
    scores(world, {"a": 10, "b": 20})
    world.category("e", parent="c")
    world.leaf("j", 10, category_id="e")
    world.measure("n", "j")
    for unit, value in (("a", 9), ("b", 1)):
        world.target("n", unit, 10)
        world.actual("n", unit, 12, value)
    assert world.ask("ranking", category_id="e")["unit_id"].tolist() == ["a", "b"]
    assert world.ask("ranking", category_id="c")["score"].tolist() == [21.0, 19.0]


def test_a_total_is_not_assessed_and_a_unit_without_a_parent_is(world: World) -> None:
    world.leaf("i", 2)
    world.measure("m", "i")
    world.target("m", "p", 10)
    assert world.ask("units").set_index("unit_id")["is_assessed"].to_dict() == {"p": True}
    assert world.ask("completion_by_unit", measure_id="m")["unit_id"].tolist() == ["p"]
    world.target("m", "a", 10)
    assert world.ask("units").set_index("unit_id")["is_assessed"].to_dict() == {"p": False, "a": True}
    assert world.ask("completion_by_unit", measure_id="m")["unit_id"].tolist() == ["a"]


def test_a_gap_without_points_weighs_nothing_and_still_names_its_unit(world: World) -> None:
    world.leaf("i", None)
    world.measure("m", "i")
    world.target("m", "a", 10)
    world.actual("m", "a", 12, 1)
    gaps = world.ask("gaps_by_measure")
    assert gaps[["measure_id", "missed_points", "worst_unit_id"]].values.tolist() == [["m", 0, "a"]]
    assert world.ask("schemes")["has_points"].tolist() == [False]


def test_gaps_of_a_category_name_everybody_behind_worst_first_with_each_ones_reason(world: World) -> None:
    world.category("d")
    for leaf, category_id in (("i", "c"), ("j", "d")):
        world.leaf(leaf, 2, category_id=category_id)
        world.measure(f"{leaf}m", leaf)
        for unit, done, reason in (("a", 60, None), ("b", 10, "冻土"), ("c", 30, "缺人")):
            world.target(f"{leaf}m", unit, 100)
            world.actual(f"{leaf}m", unit, 9, done, deviation_reason=reason)
    gaps = world.ask("gaps_by_measure", month=9, category_id="d")
    assert gaps["measure_id"].tolist() == ["jm"]
    behind = [(unit["unit_id"], unit["value"], unit["deviation_reason"]) for unit in gaps["units_behind"].iloc[0]]
    assert behind == [("b", 10, "冻土"), ("c", 30, "缺人")]
    assert len(world.ask("gaps_by_measure", month=9)) == 2
