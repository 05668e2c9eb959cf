"""自评复算: is every score computed again by the scoring chain, is what cannot be said to be so, and are the questions fair?"""

import re
from pathlib import Path

import pandas as pd
import pytest

from assessment import exports, headlines, messages, reads, sheets
from assessment.build import build
from assessment.headlines.review import Question
from assessment.shell.address import Link
from tests.conftest import World
from tests.test_budget_documents import FORM, write_sources
from tests.test_pages import headline, open_page, written

EVALUATION = "pages/budget/evaluation.py"
BUREAU = "430400-natural-resources"


def view_of(scheme_id: str, year: int = 2022) -> reads.View:
    return reads.View(reads.Scope(), scheme_id, year, 12)


def asked_of(view: reads.View, unit_id: str) -> tuple[Question, ...]:
    rows, measures = reads.evaluation(view), reads.worked_measures(view, unit_id=unit_id)
    return headlines.review_questions(rows, measures, reads.execution_by_department(view))


def test_hengyangs_rate_score_and_breakdown_are_recomputed(data: Path) -> None:
    row = reads.execution_by_department(view_of("hengyang-2022")).iloc[0]
    assert (row["stated_rate"], row["computed_rate"]) == (127.55, 127.55)
    assert (row["stated_score"], row["computed_score"], row["is_over_budget"]) == (10, 10, True)
    assert (row["breakdown_difference_yuan"], row["income_difference_yuan"]) == (40_283_000, 0)


def test_of_hengyangs_twelve_indicators_only_the_execution_can_be_recomputed(data: Path) -> None:
    """Read by eye: its eleven other targets print no number, no date and no tier, whatever figures the actuals hold."""
    rows = reads.evaluation(view_of("hengyang-2022")).set_index("first_line")
    assert rows["recomputed_score"].dropna().to_dict() == {12: 10.0}
    assert rows["score_difference"].dropna().to_dict() == {12: 0.0}
    assert rows["figure_count"].to_dict() == {
        12: 1, 23: 2, 24: 4, 25: 6, 28: 4, 30: 6, 31: 0, 34: 3, 35: 2, 38: 3, 39: 3, 41: 5,
    }  # fmt: skip
    reasons = {line: list(found) for line, found in rows["unscored_reasons"].items()}
    assert reasons == {line: [] if line == 12 else ["no_tier"] for line in rows.index}


def test_the_month_looked_at_elsewhere_changes_no_self_evaluation(data: Path) -> None:
    june = open_page(EVALUATION, scheme="hengyang-2022", month="6")
    assert headline(june) == "自评 100 分，12 项全部满分，可以复算的只有 10 分，与自评一致"
    assert "完成 18,651.39万元，达到目标 14,623.09万元，得满分 10 分。" in written(june)


def test_the_page_says_how_much_can_be_recomputed_and_why_the_rest_cannot(data: Path) -> None:
    said = written(open_page(EVALUATION, scheme="hengyang-2022"))
    assert "可以复算 1 项 10 分：自评 10.00，复算 10.00，差 0.00" in said
    assert "不能复算 11 项 90 分，不猜测，不计入；各项自评之和 100.00，总分栏 100.00" in said
    assert "比例得分：完成值 ÷ 目标值 × 分值，达到目标得满分（系统默认，原文没有规定）" in said
    assert "文字目标，没有数值、日期和等次；实际完成值写了 4 个数，没有目标值可比。" in said
    assert "文字目标，没有数值、日期和等次；实际完成值也没有数值。" in said


def test_every_row_leads_to_its_passage_and_to_the_card_of_its_rule(data: Path) -> None:
    view = view_of("hengyang-2022")
    rows, measures = reads.evaluation(view), reads.worked_measures(view, unit_id=BUREAU)
    lines = tuple(range(1, 47))
    html = sheets.recomputed_sheet(rows, measures, reads.passages(view.scope, "hengyang-2022", lines), link=Link(()))
    openers = set(re.findall(r'popovertarget="([\w-]+)"', html))
    assert len(openers) == 12
    assert all(html.count(f'id="{name}"') == 1 for name in openers)
    cards = set(re.findall(r'href="(rules\?[^"]+)"', html))
    assert len(cards) == 12
    assert all(f"unit={BUREAU}" in card and "measure=hengyang-2022" in card for card in cards)
    address = {"scheme": "hengyang-2022", "unit": BUREAU, "measure": str(rows["measure_id"].iloc[0])}
    card = open_page("pages/analysis/rules.py", **address)
    assert "“资金执行率”得 10.00 分" in headline(card)


def test_the_self_evaluation_stands_in_its_official_layout(data: Path) -> None:
    html = written(open_page(EVALUATION, scheme="hengyang-2022"))
    for words in ("14,623.09", "18,651.39", "7,301.64", "7,321.45", "复算得分", "部门职能职责概述（19 条）"):
        assert words in html
    assert '<th scope="rowgroup" rowspan="6">产出指标（50）</th>' in html
    assert '<th scope="rowgroup" rowspan="5">效益指标（40）</th>' in html
    assert "其中可以复算" in html


def test_a_reviewer_is_told_what_to_ask_the_weightiest_first(data: Path) -> None:
    asked = asked_of(view_of("hengyang-2022"), BUREAU)
    words = [question.words for question in asked]
    assert [question.points for question in asked] == [100, *[10] * 9, *[5] * 4]
    assert words[0].startswith("12 项 100 分全部满分，偏差原因一栏全部空白。请说明")
    assert words[1] == (
        "执行率 127.55%，超过 100%，得 10 分（分值 10）。请说明多出的 4,028.30 万元何时追加、有无批复。"
    )
    assert "支出明细之和 14,623.09 万元，差 4,028.30 万元。请说明差额的去向。" in words[2]
    assert "937宗、面积 27535.69亩、成交总额 194.26亿元" in words[4]
    assert "“约 103 万亩”“超过 1400 亩”的准确数" in words[5]
    assert "完成率 119%的任务数和算法" in words[9]
    assert words[10].count("20余次”") == 1
    assert "没有写满意度的数值" in words[13]
    assert words[13].endswith("是否做过满意度调查、结果多少。")
    assert all("请说明" in one for one in words)
    assert not re.search("虚报|造假|不实|错误|违规|不合理|应当扣", "".join(words))


def test_the_list_is_downloaded_with_points_and_lines(data: Path) -> None:
    view = view_of("hengyang-2022")
    rows = headlines.review_rows(asked_of(view, BUREAU), "hengyang-2022")
    text = exports.labelled_csv(rows, view, "", ("scheme",)).decode("utf-8-sig")
    lines = text.splitlines()
    assert {"编号", "涉及分值", "请说明的事项", "原文行"} <= set(lines[0].split(","))
    assert len(lines) == 15
    assert "25–27" in text


def evaluated(world: World, **changes: object) -> None:
    """A department that executed 90 of 100 万元 and lost a point with a reason; changes plant one fault."""
    given = {"executed": 90.0, "parts": 90.0, "income": 100.0, "score": 9.0, "self_score": 4.0, "reason": "雨季"}
    given |= changes
    for side, name, initial, executed in (
        ("total", "总额", 100.0, given["executed"]),
        ("income", "收入", given["income"], None),
        ("expenditure", "支出", None, given["parts"]),
    ):
        yuan = [None if amount is None else 10000 * amount for amount in (initial, executed)]
        world.rows["budget_line"].append(
            {"document_id": "d", "unit_id": "a", "side": side, "line_name": name, "initial_yuan": yuan[0],
             "executed_yuan": yuan[1], "text": name, "position": len(world.rows["budget_line"]), "line": 1}
        )  # fmt: skip
    world.leaf("rate", 10)
    world.measure("rate", "rate", "threshold", concept="预算执行率", kind="ratio", unit_of_measure="%", weight=0.0)
    world.measure("executed", "rate", unit_of_measure="万元", weight=1.0)
    world.target("rate", "a", None)
    world.target("executed", "a", 100.0, text="总额：100 万元")
    world.actual("rate", "a", 12, given["executed"], basis="source", numerator=given["executed"], denominator=100.0)
    world.actual("executed", "a", 12, given["executed"], basis="source")
    world.leaf("work", 5)
    world.measure("work", "work")
    world.target("work", "a", 5.0, text=given.get("target_text", "5 件"))
    world.actual("work", "a", 12, given.get("value", 4.0), basis="source", text=given.get("actual_text", "4 件"))
    for indicator_id, points, score, reason in (
        ("rate", 10.0, given["score"], "按进度"),
        ("work", 5.0, given["self_score"], given["reason"]),
    ):
        world.rows["stated_score"].append(
            {"indicator_id": indicator_id, "unit_id": "a", "year": 2022, "points": points, "self_score": score,
             "reason": reason, "basis": "source", "document_id": "d", "line": 1}
        )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, []),
        ({"executed": 120.0, "parts": 120.0, "score": 10.0}, ["超过 100%，得 10 分"]),
        ({"parts": 80.0}, ["差 10.00 万元。请说明差额的去向"]),
        ({"income": 70.0}, ["请说明缺少的收入"]),
        ({"score": 10.0}, ["rate（分值 10，自评 10）：按规则复算为 9.00 分，与自评差 −1.00。请说明得分的依据。"]),
        ({"reason": None}, ["得分低于分值，没有写偏差原因。请说明扣分的原因。"]),
        ({"self_score": 6.0}, ["复算为 4.00 分，与自评差 −2.00；得分高于分值。请说明得分的依据。"]),
        ({"actual_text": "5 件"}, ["一字不差。请说明实际做了什么。"]),
        ({"value": None, "actual_text": "全部做完"}, ["实际完成值没有写数值。请说明实际完成的数值。"]),
    ],
)
def test_each_question_is_asked_of_its_own_fault_only(
    world: World, changes: dict[str, object], words: list[str]
) -> None:
    evaluated(world, **changes)
    rows, measures = world.ask("evaluation"), world.ask("worked_measures", unit_id="a")
    asked = headlines.review_questions(rows, measures, world.ask("execution_by_department"))
    assert len(asked) == len(words), [question.words for question in asked]
    assert all(part in question.words for part, question in zip(words, asked, strict=True))


def test_the_rate_earns_its_share_and_never_more(world: World) -> None:
    evaluated(world)
    assert world.ask("execution_by_department")[["computed_rate", "computed_score"]].iloc[0].tolist() == [90, 9]


def test_a_number_that_was_not_written_is_neither_zero_nor_scored(world: World) -> None:
    """The words "all done" answer no target of five: the row cannot be recomputed, and is not half of its points."""
    evaluated(world, value=None, actual_text="全部做完")
    row = world.ask("evaluation").set_index("indicator_id").loc["work"]
    assert pd.isna(row["recomputed_score"])
    assert list(row["unscored_reasons"]) == ["no_value"]


def test_another_form_is_recomputed_as_by_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """450 of 500: 9.00 · 3 of at most 2 accidents: half of 30 · 120 of 100 km: all of 40 · 97.5 of 98 %: nothing of 20."""
    write_sources(tmp_path / "sources", "form", FORM)
    build(tmp_path, demo=True)
    monkeypatch.setenv("ASSESSMENT_DATA", str(tmp_path))
    rows = reads.evaluation(view_of("roads-2023", 2023))
    found = rows[["self_score", "recomputed_score", "score_difference"]].to_numpy().tolist()
    assert found == [[9, 9, 0], [20, 15, -5], [30, 40, 10], [19, 0, -19]]
    app = open_page(EVALUATION, scheme="roads-2023")
    assert headline(app) == "自评 78 分，0 项满分，可以复算的 100 分里，自评 78.00、复算 64.00"
    said = written(app)
    assert "可以复算 4 项 100 分：自评 78.00，复算 64.00，差 −14.00" in said
    assert "完成 97.5%，没有达到目标 98%，不得分（20 分 得 0）" in said
    assert "修路里程（公里）" in said or "修路里程" in said
    assert "按规则复算为 15.00 分，与自评差 −5.00。请说明得分的依据。" in said


def test_english_is_one_switch_away(data: Path) -> None:
    messages.use("en")
    app = open_page(EVALUATION, scheme="hengyang-2022", lang="en")
    assert not re.search(r"[\u4e00-\u9fff]", headline(app))
