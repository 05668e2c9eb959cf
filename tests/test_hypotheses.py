"""Do the causes of a rank move add up as worked out by hand, and does a trial score what would be so?"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest

from assessment import hypotheses, reads
from assessment.hypotheses import CAUSES, Trial
from assessment.reads import Scope, View
from tests.conftest import World


@pytest.fixture
def moved(world: World, monkeypatch: pytest.MonkeyPatch) -> tuple[View, View]:
    """June and September of a world in which every cause moves A.

    Leaf i (20 points) is done further by everybody. Leaf j (10): A's target is doubled in August. Leaf k (10): from August
    only a target met counts, no longer the ratio. Leaf l (10): A reports it in September only. Scores:
        June A 10+5+8+0 = 23, B 5+0+10+10 = 25, C 12.5+0+5+10 = 27.5
        own result 29 (1st), own target 26.5 (2nd), the rule takes 8 from A and 5 from C: 18.5 of 25 and 22.5 (3rd),
        the late report 28.5 (1st), the others B 27 and C 30 (2nd)
    """
    for leaf, points in (("i", 20), ("j", 10), ("k", 10), ("l", 10)):
        world.leaf(leaf, points)
        world.measure(leaf, leaf)
        for unit in "abc":
            world.target(leaf, unit, 100)
    done = {"a": (50, 50, 80, None), "b": (25, 0, 100, 100), "c": (62.5, 0, 50, 100)}
    later = {"a": (80, 50, 80, 100), "b": (35, 0, 100, 100), "c": (100, 0, 50, 100)}
    for month, values in ((6, done), (9, later)):
        for unit, of_leaf in values.items():
            for leaf, value in zip("ijkl", of_leaf, strict=True):
                if value is not None:
                    world.actual(leaf, unit, month, value)
    world.target("j", "a", 200, "adjusted", basis="reported", effective_date=date(2022, 8, 1))
    world.rows["measure_version"].append(
        {"measure_id": "k", "combination": "split", "weight": 1.0, "rule": "threshold", "rule_parameters": "{}",
         "curve": "linear", "curve_parameters": "{}", "effective_date": date(2022, 8, 1),
         "recorded_at": datetime(2022, 8, 3), "record_id": "v"}
    )  # fmt: skip
    monkeypatch.setenv("ASSESSMENT_DATA", str(world.publish()))
    june = View(Scope(), "s", 2022, 6, "县区")
    return june, replace(june, month=9)


def test_every_part_of_a_move_is_as_worked_out_by_hand(moved: tuple[View, View]) -> None:
    row = hypotheses.rank_movement(*moved).set_index("unit_id").loc["a"]
    assert (row["rank_before"], row["rank_after"], row["rank_move"]) == (3, 2, 1)
    assert [row[f"rank_{cause}"] for cause in CAUSES] == [2, -1, -1, 2, -1]
    assert [row[f"score_{cause}"] for cause in CAUSES] == [6, -2.5, -8, 10, 0]


def test_the_parts_add_up_for_every_unit(moved: tuple[View, View]) -> None:
    rows = hypotheses.rank_movement(*moved)
    for measure in ("rank", "score"):
        assert (rows[[f"{measure}_{cause}" for cause in CAUSES]].sum(axis=1) == rows[f"{measure}_move"]).all()
    assert rows["rank_move"].tolist() == [0, 1, -1]
    assert rows["unit_id"].tolist() == ["c", "a", "b"]


def test_a_move_is_explained_measure_by_measure(moved: tuple[View, View]) -> None:
    rows = hypotheses.movement_by_measure(*moved, "a").set_index("measure_id")
    parts = {measure: [rows.loc[measure, f"points_{cause}"] for cause in CAUSES[:4]] for measure in rows.index}
    assert parts == {"l": [0, 0, 0, 10], "k": [0, 0, -8, 0], "i": [6, 0, 0, 0], "j": [0, -2.5, 0, 0]}


def test_a_narrow_reader_sees_his_rows_and_the_ranks_of_the_whole_group(moved: tuple[View, View]) -> None:
    narrow = [replace(state, scope=Scope(("a",))) for state in moved]
    rows = hypotheses.rank_movement(*narrow)
    assert rows[["unit_id", "rank_before", "rank_after"]].values.tolist() == [["a", 3, 2]]


@pytest.fixture
def corrected(world: World, monkeypatch: pytest.MonkeyPatch) -> View:
    """In January B corrects i from 60 to 90; in February A's missing report of j arrives. Nothing else changes."""
    for leaf in "ij":
        world.leaf(leaf, 10)
        world.measure(leaf, leaf)
        for unit in "ab":
            world.target(leaf, unit, 100)
    world.actual("i", "a", 12, 80)
    world.actual("i", "b", 12, 60)
    world.actual("j", "b", 12, 50)
    world.actual("i", "b", 12, 90, record_id="r2", approved_at=datetime(2023, 1, 15))
    world.actual("j", "a", 12, 100, record_id="r3", approved_at=datetime(2023, 2, 15))
    monkeypatch.setenv("ASSESSMENT_DATA", str(world.publish()))
    return View(Scope(), "s", 2022, 12, "县区")


def test_two_days_of_knowledge_are_a_pair_like_two_months(corrected: View) -> None:
    rows = hypotheses.rank_movement(replace(corrected, known_on=date(2022, 12, 31)), corrected).set_index("unit_id")
    assert [rows.loc["a", f"rank_{cause}"] for cause in CAUSES] == [0, 0, 0, 1, 0]
    assert [rows.loc["a", f"score_{cause}"] for cause in CAUSES] == [0, 0, 0, 10, 0]
    assert [rows.loc["b", f"score_{cause}"] for cause in CAUSES] == [3, 0, 0, 0, 0]
    assert [rows.loc["b", f"rank_{cause}"] for cause in CAUSES] == [0, 0, 0, 0, -1]


def test_a_task_given_later_is_an_own_target(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """From August A has a second task, reported done: it brings its points with the target."""
    world.leaf("i", 10)
    world.leaf("j", 10)
    world.measure("i", "i")
    world.measure("j", "j")
    for unit in "ab":
        world.target("i", unit, 100)
        world.actual("i", unit, 6, 50)
        world.actual("i", unit, 9, 50)
    world.target("j", "a", 100, effective_date=date(2022, 8, 1))
    world.actual("j", "a", 9, 40)
    monkeypatch.setenv("ASSESSMENT_DATA", str(world.publish()))
    june = View(Scope(), "s", 2022, 6, "县区")
    row = hypotheses.rank_movement(june, replace(june, month=9)).set_index("unit_id").loc["a"]
    assert [row[f"score_{cause}"] for cause in CAUSES] == [0, 4, 0, 0, 0]
    assert (row["rank_before"], row["rank_after"], row["rank_own_target"]) == (1, 1, 0)


@pytest.fixture
def published(world: World, monkeypatch: pytest.MonkeyPatch) -> Callable[..., View]:
    """The world as the data that the package reads, looked at in December unless another month is said."""

    def publish(month: int = 12) -> View:
        monkeypatch.setenv("ASSESSMENT_DATA", str(world.publish()))
        return View(Scope(), "s", 2022, month, "县区")

    return publish


def parts_of(rows: pd.DataFrame, unit_id: str, measure: str) -> list[float]:
    row = rows.set_index("unit_id").loc[unit_id]
    return [row[f"{measure}_{cause}"] for cause in CAUSES]


def test_a_task_taken_back_is_an_own_target_and_is_shown(world: World, published: Callable[..., View]) -> None:
    """In August A's task j is found not to apply: its 4 points go, and so does what they were out of."""
    for leaf in "ij":
        world.leaf(leaf, 10)
        world.measure(leaf, leaf)
        for unit in "ab":
            world.target(leaf, unit, 100)
            for month in (6, 9):
                world.actual(leaf, unit, month, 50 if leaf == "i" else 40)
    world.target("j", "a", None, "not_applicable", basis="reported", effective_date=date(2022, 8, 1))
    june = published(6)
    rows = hypotheses.rank_movement(june, replace(june, month=9))
    assert parts_of(rows, "a", "score") == [0, 1, 0, 0, 0]  # 5 of 10 stand for 10 of 20
    own = hypotheses.movement_by_measure(june, replace(june, month=9), "a")
    assert own[["measure_id", "state_before", "state_after", "points_own_target"]].values.tolist() == [
        ["j", "reported", "not_applicable", -4.0]
    ]


def test_what_others_did_moves_an_average_of_the_peers(world: World, published: Callable[..., View]) -> None:
    """A is credited on j with what its peers earn there: (4 + 6) of 20 in June, (8 + 6) of 20 in September."""
    world.scheme["not_applicable_policy"] = "peer_average"
    for leaf in "ij":
        world.leaf(leaf, 10)
        world.measure(leaf, leaf)
        for unit in "abc":
            is_given = (leaf, unit) != ("j", "a")
            world.target(leaf, unit, 100 if is_given else None, "issued" if is_given else "not_applicable")
    for month, done in ((6, 40), (9, 80)):
        for unit in "abc":
            world.actual("i", unit, month, 50)
        world.actual("j", "b", month, done)
        world.actual("j", "c", month, 60)
    june = published(6)
    rows = hypotheses.rank_movement(june, replace(june, month=9))
    assert rows.set_index("unit_id")["score_before"].to_dict() == {"a": 10.0, "b": 9.0, "c": 11.0}
    assert parts_of(rows, "a", "score") == [0, 0, 0, 0, 2]
    assert parts_of(rows, "b", "score") == [4, 0, 0, 0, 0]
    assert parts_of(rows, "c", "rank") == [0, 0, 0, 0, -2]
    tried = hypotheses.trial_ranking(replace(june, month=9), Trial(unit_id="b", measure_id="j", actual=100))
    assert after(tried) == (2, 13.0)
    assert after(tried, "b") == (1, 15.0)


def test_a_bonus_and_a_penalty_are_parts_like_any_other(world: World, published: Callable[..., View]) -> None:
    """A comes to 250 over 1000 (twice 0.1 more) and loses 2 points for two accidents."""
    world.leaf("i", 3)
    world.leaf("k", None)
    world.measure("i", "i", "bonus_step", rule_parameters=json.dumps({"bonus": 0.1, "step": 100, "cap": 0.5}))
    penalty = json.dumps({"penalty": 1, "step": 1, "cap": 5})
    world.measure("k", "k", "penalty_step", direction="lower", rule_parameters=penalty)
    for unit in "ab":
        world.target("i", unit, 1000)
        world.target("k", unit, 0)
    for month, (more, accidents) in ((6, (1000, 0)), (9, (1250, 2))):
        world.actual("i", "a", month, more)
        world.actual("k", "a", month, accidents)
        world.actual("i", "b", month, 1000)
        world.actual("k", "b", month, 0)
    june = published(6)
    rows = hypotheses.rank_movement(june, replace(june, month=9))
    assert parts_of(rows, "a", "score") == [-1.8, 0, 0, 0, 0]
    assert parts_of(rows, "a", "rank") == [-1, 0, 0, 0, 0]
    assert parts_of(rows, "b", "rank") == [0, 0, 0, 0, 0]


def test_a_report_that_fails_to_come_is_late_and_what_it_leaves_open_is_known(
    world: World, published: Callable[..., View]
) -> None:
    """B met i in June and has not reported since: it keeps nothing, and could still have all of it."""
    world.leaf("i", 10)
    world.leaf("j", 10)
    world.measure("i", "i", "threshold")
    world.measure("j", "j")
    for unit in "ab":
        for leaf in "ij":
            world.target(leaf, unit, 100)
            world.actual(leaf, unit, 6, 100)
        world.actual("j", unit, 9, 100)
    world.actual("i", "a", 9, 100)
    june = published(6)
    september = replace(june, month=9)
    rows = hypotheses.rank_movement(june, september)
    assert parts_of(rows, "b", "score") == [0, 0, 0, -10, 0]
    assert parts_of(rows, "b", "rank") == [0, 0, 0, -1, 0]
    assert reads.ranking(september).set_index("unit_id").loc["b", ["best_rank", "worst_rank"]].tolist() == [1, 2]
    tried = hypotheses.trial_ranking(september, Trial("b", "i", actual=90)).set_index("unit_id").loc["b"]
    assert tried[["best_rank", "worst_rank", "score_after"]].tolist() == [2, 2, 10.0]
    reach = hypotheses.within_reach(september, "b")
    assert reach[["measure_id", "tried_value", "score_move", "rank_after"]].values.tolist() == [["i", 100, 10.0, 1]]


def test_a_unit_without_a_first_state_has_no_parts_and_is_there_all_the_same(
    world: World, published: Callable[..., View]
) -> None:
    """Nobody knew of any task before March; C has reported nothing at all."""
    world.leaf("i", 10)
    world.measure("i", "i")
    for unit, done in {"a": 50, "b": 60, "c": None}.items():
        world.target("i", unit, 100, recorded_at=datetime(2022, 3, 1), basis="reported")
        if done:
            world.actual("i", unit, 6, done)
    view = published(6)
    rows = hypotheses.rank_movement(replace(view, known_on=date(2022, 1, 1)), view).set_index("unit_id")
    assert rows["rank_after"].fillna(0).tolist() == [1, 2, 0]
    assert rows[["rank_before", "rank_move", "score_move", "rank_own_result"]].isna().all(axis=None)
    assert hypotheses.rank_movement(view, replace(view, known_on=date(2022, 1, 1)))["rank_after"].isna().all()
    empty = replace(view, known_on=date(2022, 1, 1))
    assert hypotheses.rank_movement(empty, empty).empty


def test_the_same_state_twice_moves_nobody(moved: tuple[View, View]) -> None:
    rows = hypotheses.rank_movement(moved[1], moved[1])
    assert (rows[[f"rank_{cause}" for cause in CAUSES]] == 0).all(axis=None)
    assert hypotheses.movement_by_measure(moved[1], moved[1], "a").empty


@pytest.mark.parametrize(
    ("scheme_id", "year", "group", "months"),
    [("shangluo-2022", 2022, "县区", (6, 9)), ("shangluo-2022", 2021, "县区", (11, 12)),
     ("qinghai-2019", 2019, "厅机关", (6, 12)), ("qinghai-2019", 2019, "事业局", (3, 4))],
)  # fmt: skip
def test_every_move_of_the_real_groups_begins_and_ends_with_the_facts(
    view: View, scheme_id: str, year: int, group: str, months: tuple[int, int]
) -> None:
    states = [View(Scope(), scheme_id, year, month, group) for month in months]
    rows = hypotheses.rank_movement(*states).set_index("unit_id")
    for state, when in zip(states, ("before", "after"), strict=True):
        shown = reads.ranking(state).set_index("unit_id")
        for name in ("rank", "score", "is_tied"):
            assert rows[f"{name}_{when}"].to_dict() == shown[name].to_dict()
    for measure in ("rank", "score"):
        parts = rows[[f"{measure}_{cause}" for cause in CAUSES]].sum(axis=1)
        assert (parts - rows[f"{measure}_move"]).abs().max() < 1e-9
    moved = rows.index[rows["score_own_result"] != 0]
    own = hypotheses.movement_by_measure(*states, moved[0])
    for cause in ("own_result", "own_target", "late_report"):
        # Leaves are rounded, their measures are not: half a cent for each.
        assert own[f"points_{cause}"].sum() == pytest.approx(
            rows.loc[moved[0], f"score_{cause}"], abs=0.01 * len(own) + 1
        )


@pytest.fixture
def tried(world: World, monkeypatch: pytest.MonkeyPatch) -> View:
    """A earns 6 + 8, B 8 + 7, C 9 + 9.5, of two leaves of 10 points in two categories."""
    world.category("e")
    world.leaf("i", 10)
    world.leaf("j", 10, category_id="e")
    world.measure("i", "i", unit_of_measure="亩")
    world.measure("j", "j")
    for unit, (one, two) in {"a": (300, 80), "b": (400, 70), "c": (450, 95)}.items():
        world.target("i", unit, 500)
        world.target("j", unit, 100)
        world.actual("i", unit, 12, one)
        world.actual("j", unit, 12, two)
    monkeypatch.setenv("ASSESSMENT_DATA", str(world.publish()))
    return View(Scope(), "s", 2022, 12, "县区")


def after(rows: object, unit_id: str = "a") -> tuple[float, float]:
    row = rows.set_index("unit_id").loc[unit_id]
    return row["rank_after"], row["score_after"]


def test_a_changed_actual_or_target(tried: View) -> None:
    own = {"unit_id": "a", "measure_id": "i"}
    assert after(hypotheses.trial_ranking(tried, Trial(**own, actual=400))) == (2, 16.0)
    assert after(hypotheses.trial_ranking(tried, Trial(**own, target=300))) == (2, 18.0)
    unchanged = hypotheses.trial_ranking(tried, Trial())
    assert after(unchanged) == (3, 14.0)
    assert unchanged["rank_move"].tolist() == [0, 0, 0]


def test_equal_scores_share_a_rank(tried: View) -> None:
    """With 350 of i A earns 15.00, as much as B."""
    rows = hypotheses.trial_ranking(tried, Trial("a", "i", actual=350.0))
    assert rows[["unit_id", "rank_after", "is_tied_after"]].values.tolist() == [
        ["c", 1, False], ["a", 2, True], ["b", 2, True]
    ]  # fmt: skip


def test_dense_ties_leave_no_rank_out(world: World, published: Callable[..., View]) -> None:
    world.leaf("i", 10)
    world.measure("i", "i")
    for unit, done in {"a": 50, "b": 80, "c": 80}.items():
        world.target("i", unit, 100)
        world.actual("i", unit, 12, done)
    view = published()
    assert after(hypotheses.trial_ranking(view, Trial())) == (3, 5.0)
    assert after(hypotheses.trial_ranking(view, Trial(tie_policy="dense"))) == (2, 5.0)
    gain = hypotheses.place_to_gain(view, "a", "i")
    assert (gain.actual, gain.rank, gain.is_tied) == (80, 1, True)


def test_points_can_be_brought_to_the_declared_total(world: World, published: Callable[..., View]) -> None:
    """8 of 10 points are 80 of the 100 that the document declares."""
    world.scheme["declared_points"] = 100.0
    world.leaf("i", 10)
    world.measure("i", "i")
    for unit in "ab":
        world.target("i", unit, 100)
        world.actual("i", unit, 12, 80)
    assert after(hypotheses.trial_ranking(published(), Trial(points_policy="normalise"))) == (1, 80.0)


def test_words_are_tried_by_their_tier(world: World, published: Callable[..., View]) -> None:
    """部分达成 is tried at the least share that an assessor may give for it."""
    world.leaf("i", 10)
    world.leaf("j", 10)
    world.measure("i", "i", "qualitative_4", kind="qualitative")
    world.measure("j", "j", "qualitative_3", kind="qualitative")
    for unit in "ab":
        for leaf in "ij":
            world.target(leaf, unit, None, text="做好")
        world.actual("i", unit, 12, None, text="中")
        world.actual("j", unit, 12, None, text="达成", assessed_share=1.0)
    view = published()
    assert after(hypotheses.trial_ranking(view, Trial("a", "i", tier="优"))) == (1, 20.0)
    assert after(hypotheses.trial_ranking(view, Trial("a", "j", tier="部分达成"))) == (2, 13.0)
    assert hypotheses.place_to_gain(view, "a", "i").actual is None


def test_a_changed_weight_keeps_the_total(tried: View) -> None:
    """Half the weight of c: 5 points for i and 15 for j. A earns 3 + 12, B 4 + 10.5, so A passes B."""
    rows = hypotheses.trial_ranking(tried, Trial(category_name="c", weight=0.5))
    assert (after(rows), after(rows, "b")) == ((2, 15.0), (3, 14.5))


def test_a_weight_goes_no_further_than_the_total(tried: View) -> None:
    """Three times c would be 30 of 20 points: it takes all 20, and j has none. A earns 12, B 16, C 18."""
    rows = hypotheses.trial_ranking(tried, Trial(category_name="c", weight=3))
    assert [after(rows, unit) for unit in "abc"] == [(3, 12.0), (2, 16.0), (1, 18.0)]
    assert after(hypotheses.trial_ranking(tried, Trial(category_name="nothing", weight=3))) == (3, 14.0)


def test_where_nothing_else_carries_points_a_weight_changes_nothing(
    world: World, published: Callable[..., View]
) -> None:
    world.leaf("i", 10)
    world.measure("i", "i")
    for unit, done in {"a": 50, "b": 60}.items():
        world.target("i", unit, 100)
        world.actual("i", unit, 12, done)
    view = published()
    for weight in (0.5, 2):
        assert after(hypotheses.trial_ranking(view, Trial(category_name="c", weight=weight))) == (2, 5.0)
    assert hypotheses.stability(view, 0.2)["kept_share"].tolist() == [1.0, 1.0]


def test_what_another_department_scored_weighs_with_its_category(world: World, published: Callable[..., View]) -> None:
    """4 of 5 stay four fifths: of 7.5 points they are 6."""
    world.category("e")
    world.leaf("i", 5)
    world.leaf("j", 15, category_id="e")
    world.measure("i", "i", "external")
    world.measure("j", "j")
    for unit in "ab":
        world.target("i", unit, None)
        world.target("j", unit, 100)
        world.actual("i", unit, 12, 4)
        world.actual("j", unit, 12, 100)
    rows = hypotheses.trial_ranking(published(), Trial(category_name="c", weight=1.5))
    assert after(rows) == (1, 18.5)


def test_the_least_that_gains_a_place(tried: View) -> None:
    """As much as B's 15.00 shares its place: 350 亩 earn 7.00 on top of 8, 349 earn 6.98."""
    gain = hypotheses.place_to_gain(tried, "a", "i")
    assert (gain.actual, gain.more, gain.rank, gain.rank_now) == (350, 50, 2, 3)


@pytest.mark.parametrize(
    ("rule", "target", "own", "other", "more", "least"),
    [
        # 10 · 303 ÷ 5000 is 0.606, so 0.61 as the other's 306: far below the first of a coarse grid.
        (("ratio_capped", {}), 5000, 300, 306, {}, 303),
        # Accidents: 5.60 of 7 with 18 of at most 15, 6.30 with 16.5.
        (("lower_better", {"variant": "a"}), 15, 18, 16.5, {}, 16.5),
        # A rate with a decimal: half a point for each percent begun, 87.4 is three of them, 88 two.
        (("deduct_step", {"deduct": 0.5, "step": 1}), 90, 87.4, 88.2, {"kind": "ratio"}, 88.0),
        # More than the target earns a bonus: 0.1 for each full 100.
        (("bonus_step", {"bonus": 0.1, "step": 100, "cap": 0.3}), 1000, 1000, 1230, {}, 1200),
        # 100 is not more than 100.
        (("threshold", {}), 100, 90, 101, {"operator": ">"}, 101),
    ],
)  # fmt: skip
def test_the_least_of_every_kind(
    world: World, published: Callable[..., View], rule: tuple[str, dict[str, object]], target: float, own: float,
    other: float, more: dict[str, object], least: float,
) -> None:  # fmt: skip
    name, parameters = rule
    world.leaf("i", 10)
    world.measure("i", "i", name, rule_parameters=json.dumps(parameters), **more)
    for unit, done in {"a": own, "b": other}.items():
        world.target("i", unit, target)
        world.actual("i", unit, 12, done)
    view = published()
    gain = hypotheses.place_to_gain(view, "a", "i")
    assert (gain.actual, gain.more, gain.rank) == (least, pytest.approx(least - own), 1)
    for value, rank in ((least, 1), (least - 10.0**-gain.decimals * (1 if least > own else -1), 2)):
        assert after(hypotheses.trial_ranking(view, Trial("a", "i", actual=value)))[0] == rank


def test_who_has_reported_nothing_is_told_what_to_report(world: World, published: Callable[..., View]) -> None:
    world.leaf("i", 10)
    world.leaf("j", 10)
    world.measure("i", "i")
    world.measure("j", "j")
    for unit in "ab":
        world.target("i", unit, 100)
        world.target("j", unit, 100)
        world.actual("j", unit, 12, 50)
    world.actual("i", "b", 12, 40)
    gain = hypotheses.place_to_gain(published(), "a", "i")
    assert (gain.actual, gain.more, gain.rank, gain.rank_now) == (40, None, 1, 2)


def test_nobody_asks_about_a_unit_that_is_not_his(tried: View) -> None:
    narrow = replace(tried, scope=Scope(("b",)))
    assert hypotheses.trial_ranking(narrow, Trial("b", "i", actual=0))["unit_id"].tolist() == ["b"]
    assert hypotheses.stability(narrow, 0.1)["unit_id"].tolist() == ["b"]
    for ask in (
        lambda: hypotheses.trial_ranking(narrow, Trial("a", "i", actual=500)),
        lambda: hypotheses.place_to_gain(narrow, "a", "i"),
        lambda: hypotheses.within_reach(narrow, "a"),
        lambda: hypotheses.movement_by_measure(narrow, narrow, "a"),
    ):
        with pytest.raises(LookupError):
            ask()


def test_nothing_gains_a_place_where_nothing_can(tried: View) -> None:
    assert hypotheses.place_to_gain(tried, "c", "i").actual is None
    assert hypotheses.place_to_gain(tried, "b", "j").actual is None


def test_what_is_within_reach(tried: View) -> None:
    rows = hypotheses.within_reach(tried, "a")
    assert rows[["measure_id", "tried_value", "score_move", "rank_after"]].values.tolist() == [
        ["i", 500, 4.0, 2], ["j", 100, 2.0, 2]
    ]  # fmt: skip


def test_stability_tells_where_small_weights_decide(tried: View) -> None:
    """With c at half or one and a half: A and B change places in the first world, C stays ahead in all four."""
    rows = hypotheses.stability(tried, 0.5).set_index("unit_id")
    assert rows[["best_rank", "worst_rank"]].values.tolist() == [[1, 1], [2, 3], [2, 3]]
    assert rows.loc["c", "kept_share"] == 1.0


def test_stability_is_what_trials_of_every_weight_come_to(tried: View) -> None:
    trials = [Trial(category_name=name, weight=1 + part) for name in "ce" for part in (0.5, -0.5)]
    ranks = [hypotheses.trial_ranking(tried, trial).set_index("unit_id")["rank_after"] for trial in trials]
    rows = hypotheses.stability(tried, 0.5).set_index("unit_id")
    together = pd.concat(ranks, axis=1)
    assert rows["best_rank"].to_dict() == together.min(axis=1).to_dict()
    assert rows["worst_rank"].to_dict() == together.max(axis=1).to_dict()
    assert rows["kept_count"].to_dict() == together.eq(rows["rank"], axis=0).sum(axis=1).to_dict()


def test_hypotheses_may_be_asked_from_many_threads(tried: View) -> None:
    from concurrent.futures import ThreadPoolExecutor

    values = [float(value) for value in range(300, 324)]
    with ThreadPoolExecutor(6) as pool:
        rows = list(pool.map(lambda value: hypotheses.trial_ranking(tried, Trial("a", "i", actual=value)), values))
    assert [after(one)[1] for one in rows] == [round(8 + value / 50, 2) for value in values]


def test_the_worlds_of_the_facts_are_the_facts(view: View) -> None:
    """Scored as a hypothesis, unchanged facts have the scores and ranks that every page shows."""
    whole = replace(view, peer_group="县区")
    shown = reads.ranking(whole).set_index("unit_id")
    tried = hypotheses.trial_ranking(whole, Trial()).set_index("unit_id")
    for name in ("rank", "score"):
        assert tried[f"{name}_before"].to_dict() == shown[name].to_dict() == tried[f"{name}_after"].to_dict()
