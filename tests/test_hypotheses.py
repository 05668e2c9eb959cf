"""Do the causes of a rank move add up as worked out by hand, and does a trial score what would be so?"""

from dataclasses import replace
from datetime import date, datetime

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


def test_two_days_of_knowledge_are_a_pair_like_two_months(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
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
    view = View(Scope(), "s", 2022, 12, "县区")
    rows = hypotheses.rank_movement(replace(view, known_on=date(2022, 12, 31)), view).set_index("unit_id")
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


def test_a_changed_weight_keeps_the_total(tried: View) -> None:
    """Half the weight of c: 5 points for i and 15 for j. A earns 3 + 12, B 4 + 10.5, so A passes B."""
    rows = hypotheses.trial_ranking(tried, Trial(category_name="c", weight=0.5))
    assert (after(rows), after(rows, "b")) == ((2, 15.0), (3, 14.5))


def test_the_least_that_gains_a_place(tried: View) -> None:
    """As much as B's 15.00 shares its place: 350 亩 earn 7.00 on top of 8, 349 earn 6.98."""
    gain = hypotheses.place_to_gain(tried, "a", "i")
    assert (gain.actual, gain.more, gain.rank, gain.rank_now) == (350, 50, 2, 3)


def test_nothing_gains_a_place_where_nothing_can(tried: View) -> None:
    assert hypotheses.place_to_gain(tried, "c", "i").actual is None
    assert hypotheses.place_to_gain(tried, "b", "j").actual is None


def test_what_is_within_reach(tried: View) -> None:
    rows = hypotheses.within_reach(tried, "a")
    assert rows[["measure_id", "score_move", "rank_after"]].values.tolist() == [["i", 4.0, 2], ["j", 2.0, 2]]


def test_stability_tells_where_small_weights_decide(tried: View) -> None:
    """With c at half or one and a half: A and B change places in the first world, C stays ahead in all four."""
    rows = hypotheses.stability(tried, 0.5).set_index("unit_id")
    assert rows[["best_rank", "worst_rank"]].values.tolist() == [[1, 1], [2, 3], [2, 3]]
    assert rows.loc["c", "kept_share"] == 1.0


def test_the_worlds_of_the_facts_are_the_facts(view: View) -> None:
    """Scored as a hypothesis, unchanged facts have the scores and ranks that every page shows."""
    whole = replace(view, peer_group="县区")
    shown = reads.ranking(whole).set_index("unit_id")
    tried = hypotheses.trial_ranking(whole, Trial()).set_index("unit_id")
    for name in ("rank", "score"):
        assert tried[f"{name}_before"].to_dict() == shown[name].to_dict() == tried[f"{name}_after"].to_dict()
