"""Does the page of rules say by what a scheme is scored, and can every score be checked with a pocket calculator?"""

import re
from pathlib import Path

import pandas as pd
import pytest

from assessment import messages, reads
from assessment.headlines.worked import exact, worked_words
from tests.conftest import World
from tests.test_pages import headline, open_page, written

RULES = "pages/analysis/rules.py"
_EARNED = re.compile(r"(?:= |得 )([\d,.]+)(?: 分）)?[。）]?$")


def test_the_scheme_says_its_rules_and_policies_and_that_they_are_defaults(data: Path) -> None:
    app = open_page(RULES, scheme="shangluo-2022")
    said = written(app)
    assert "个指标按 5 条规则计分，全部是系统默认，原文没有规定" in headline(app)
    assert "完成值 ÷ 目标值 × 分值，达到目标得满分" in said
    assert "权重合计 99 / 100：按原文分值，不折算" in said
    assert "优秀 ≥90、良好 ≥80、一般 ≥60、较差 ≥0" in said


def test_a_unit_says_how_its_score_adds_up(data: Path) -> None:
    app = open_page(RULES, scheme="shangluo-2022", month="9", unit="611024")
    said = written(app)
    assert "山阳县得 40.49 分，由 40 项任务相加（模拟）" in headline(app)
    assert "各项得分相加：40.49 分，可计 84.5 分" in said
    assert "未计分 14.5 分（待下达、归属不明、未到期或无法计算），不进入分母" in said
    assert "模拟数据不构成正式位次" in said


def test_a_measure_opens_its_tasks_calculation_with_passages(data: Path) -> None:
    drills = "shangluo-2022/生态修复/2/drills"
    said = written(open_page(RULES, scheme="shangluo-2022", month="9", unit="611024", measure=drills))
    assert "完成 138次 ÷ 目标 428次 = 0.32243；0.32243 × 1 分 = 0.32243。" in said
    assert "四舍五入到两位小数，得 0.32 分" in said
    assert "系统默认，原文没有规定" in said
    assert re.search(r'popovertarget="worked-\d+-\d+"', said)


def test_every_score_of_the_real_data_is_reproduced_by_the_sentence_that_explains_it(data: Path) -> None:
    """The last number of every sentence is what the measure earns before rounding."""
    count = 0
    for scheme, year, unit in (
        ("shangluo-2022", 2022, "611024"),
        ("shangluo-2022", 2022, "611021"),
        ("hengyang-2022", 2022, None),
    ):
        view = reads.View(reads.Scope(), scheme, year, 9 if unit else 12)
        unit_id = unit or reads.units(view)["unit_id"].iloc[0]
        for row in reads.worked_measures(view, unit_id=unit_id).itertuples():
            words = worked_words(row)
            if row.state != "reported" or pd.isna(row.measure_points):
                continue
            count += 1
            found = _EARNED.search(words.rstrip("。"))
            if "得满分" in words or "不得分" in words:
                assert row.known_share in (0, 1), words
                assert f"{exact(row.measure_points)} 分" in words
            else:
                assert float(found[1].replace(",", "")) == pytest.approx(row.earned_lower, abs=1e-6), words
    assert count > 90


@pytest.mark.parametrize(
    ("rule", "points", "target", "actual", "given", "words"),
    [
        ("ratio_capped", 3, 500, 437, {}, "完成 437 ÷ 目标 500 = 0.874；0.874 × 3 分 = 2.622。"),
        ("ratio_capped", 3, 500, 520, {}, "完成 520，达到目标 500，得满分 3 分。"),
        ("threshold", 2, 100, 99.99, {}, "完成 99.99，没有达到目标 100，不得分（2 分 得 0）。"),
        ("deduct_step", 2, 90, 87.4, {"deduct": 0.5, "step": 1},
         "完成 87.4，比目标 90 差 2.6，计 3 步，扣 3 × 0.5；2 分 得 0.5。"),
        ("lower_better", 7, 15, 18, {}, "完成 18，超过目标 15 的部分 3 ÷ 15 = 0.2，1 − 0.2 = 0.8；0.8 × 7 分 = 5.6。"),
        ("lower_better", 7, 15, 18, {"variant": "b"}, "目标 15 ÷ 完成 18 = 0.833333；0.833333 × 7 分 = 5.833333。"),
        ("band", 5, None, 0.75, {"bands": {"1": 1, "0.6": 0.6}, "otherwise": 0.4},
         "完成 0.75，按 0.75 落档，得 60%；0.6 × 5 分 = 3。"),
        ("bonus_step", 3, 1000, 1260, {"bonus": 0.1, "step": 100, "cap": 0.2},
         "完成 1,260，达到目标 1,000，得满分 3 分；与目标相差 260，计 2 步，总分之外加 0.20 分。"),
    ],
)  # fmt: skip
def test_the_worked_examples_read_like_the_rulebook(
    world: World, rule: str, points: float, target: float | None, actual: float, given: dict, words: str
) -> None:
    import json

    world.one(rule, points, target, actual, rule_parameters=json.dumps(given))
    row = next(world.ask("worked_measures", unit_id="a").itertuples())
    assert worked_words(row) == words


def test_the_page_speaks_english(data: Path) -> None:
    drills = "shangluo-2022/生态修复/2/drills"
    # The test reads the slider in its own language; the browser reads it in the page's.
    messages.use("en")
    app = open_page(RULES, scheme="shangluo-2022", month="9", unit="611024", measure=drills, lang="en")
    assert "done 138次 ÷ target 428次 = 0.32243; 0.32243 × 1 points = 0.32243" in written(app)


def test_what_stands_beside_a_light(world: World) -> None:
    """54 of 120 by September after a red January: behind, 60 % by the year's end, done in the August after."""
    from assessment.headlines import forecast_words, memory_words

    world.leaf("i", 10)
    world.measure("m", "i")
    world.target("m", "a", 120)
    for month, done in ((1, 1), (2, 20), (9, 54)):
        world.actual("m", "a", month, done)
    rows = {month: next(world.ask("measures_by_unit", unit_id="a", month=month).itertuples()) for month in (1, 2, 9)}
    assert [forecast_words(row) for row in rows.values()] == [
        "预计年底 10%",
        "预计12月完成",
        "预计年底 60%，次年8月完成",
    ]
    assert [memory_words(row) for row in rows.values()] == ["", "本月追上，1月曾严重滞后", "1月曾严重滞后"]


def test_a_rank_below_the_scheme_s_reports_is_provisional(world: World) -> None:
    from assessment import headlines, sheets

    world.leaf("i", 10)
    world.leaf("j", 10)
    for leaf in "ij":
        world.measure(leaf, leaf)
        for unit in "ab":
            world.target(leaf, unit, 100)
    for leaf, unit in (("i", "a"), ("j", "a"), ("i", "b")):
        world.actual(leaf, unit, 12, 80)
    rows = world.ask("ranking")
    assert "B报送率不到门槛，位次为暂列" in headlines.ranking_subtitle(rows)
    table = sheets.ranking_sheet(rows, unit_id=None, link=lambda page, **changes: page)
    assert re.findall(r">(\d（暂列）|\d)</td>", table)[:1] == ["1"]
    assert "2（暂列）" in table
