"""Do the pages of budget and data quality show what was worked out by hand, and say why there is nothing?"""

import json
import re
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from assessment import exports, figures, headlines, messages, reads, records, sheets
from assessment.reads import answers
from assessment.shell.address import Link
from tests.conftest import World
from tests.test_pages import SCORED, UNSCORED, headline, open_page, written

PROJECTS, EVALUATION, QUALITY = PAGES = [
    "pages/budget/projects.py",
    "pages/budget/evaluation.py",
    "pages/data/quality.py",
]
# The entry of the address that names a page's own form, and the forms there are.
FORMS = {PROJECTS: ("plan", UNSCORED), EVALUATION: ("report", ["hengyang-2022"])}


def view_of(scheme_id: str) -> reads.View:
    return reads.View(reads.Scope(), scheme_id, 2022, 12)


def draws_validly(app: AppTest) -> int:
    """How many figures the page draws; each must be one that Plotly accepts."""
    charts = app.get("plotly_chart")
    for chart in charts:
        go.Figure(json.loads(chart.proto.spec))
    return len(charts)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("scheme", [*SCORED, *UNSCORED])
def test_every_page_opens_with_every_scheme(data: Path, page: str, scheme: str) -> None:
    """A page of budgets opens the form of the scheme, or the first there is; the scheme of the other pages stays."""
    app = open_page(page, scheme=scheme)
    assert not app.warning
    assert not re.search(r"\bnan\b", written(app).lower())
    assert draws_validly(app)
    # What projects spend is simulated and said to be; a self-evaluation and the checks are printed.
    assert ("模拟" in written(app)) == (page == PROJECTS)
    assert app.query_params["scheme"] in (scheme, [scheme])
    if page in FORMS:
        name, forms = FORMS[page]
        shown = scheme if scheme in forms else {PROJECTS: "chengde-2023", EVALUATION: "hengyang-2022"}[page]
        assert app.query_params[name] in (shown, [shown])


@pytest.mark.parametrize("page", PAGES)
def test_only_choices_that_do_something_are_asked(data: Path, page: str) -> None:
    app = open_page(page)
    assert not app.select_slider
    assert not app.sidebar.selectbox
    asked = {box.key for box in app.selectbox}
    assert ("choice_plan" in asked) == (page == PROJECTS)
    assert "choice_report" not in asked  # there is but one


def test_spending_can_be_looked_at_as_it_was_known(data: Path) -> None:
    """Before the first report of the year nobody knew of any execution."""
    assert "模拟" in written(open_page(PROJECTS, plan="chengde-2023"))
    before = written(open_page(PROJECTS, plan="chengde-2023", known_on="2023-01-01"))
    assert "按 2023-01-01 结束时所知" in before
    assert "模拟" not in before


def test_a_self_evaluation_can_be_looked_at_as_it_was_known(data: Path) -> None:
    early = open_page(EVALUATION, known_on="2022-06-30")
    assert headline(early) == "到这一天还没有部门自评"
    assert "按 2022-06-30 结束时所知" in written(early)
    today = records.now().date().isoformat()
    assert headline(open_page(EVALUATION, known_on=today)) == headline(open_page(EVALUATION))


def test_a_department_is_chosen_on_the_page_and_its_year_is_on_top(data: Path) -> None:
    app = open_page(PROJECTS)
    assert "2023年" in written(app)
    app.selectbox(key="choice_plan").set_value("fengrun-2019").run()
    assert headline(app) == "3 个项目合计 100.00 万元，最大一项占 40.0%"
    assert "2019年" in written(app)
    assert not app.warning


@pytest.mark.parametrize("page", [PROJECTS, EVALUATION])
def test_who_may_read_no_form_is_told_so(data: Path, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessment.shell.choices.current_scope", lambda: reads.Scope(("611024",)))
    assert headline(open_page(page)).startswith("没有可以查看的")


@pytest.mark.parametrize("page", PAGES)
def test_every_passage_leads_to_its_line_in_the_document(data: Path, page: str) -> None:
    html = written(open_page(page))
    quotations = re.findall(r'<figure class="quotation">.*?</figure>', html, re.S)
    assert quotations
    for quotation in quotations:
        place = re.search(r'href="source\?[^"]*document=[\w-]+&amp;line=(\d+)"', quotation)
        assert place is not None, quotation[:300]
        # A blank row of a table quotes nothing.
        assert (re.findall(r'<li value="(\d+)">', quotation) or [place[1]])[0] == place[1]


@pytest.mark.parametrize("page", PAGES)
def test_english_is_one_switch_away(data: Path, page: str) -> None:
    messages.use("en")
    app = open_page(page, lang="en")
    assert not re.search(r"[\u4e00-\u9fff]", headline(app))


def test_chengde_asks_for_190_wan(data: Path) -> None:
    app = open_page(PROJECTS, scheme="chengde-2023")
    assert headline(app) == "7 个项目合计 190.00 万元，最大的 2 项各占 21.1%"
    assert "预算合计 1,900,000 元（190.00 万元）。" in written(app)
    app.segmented_control(key="projects-side").set_value("table").run()
    assert '<td class="number wide-only">1,900,000</td><td class="number">190.00</td>' in written(app)


def test_fengrun_asks_for_100_wan_of_fiscal_money(data: Path) -> None:
    app = open_page(PROJECTS, scheme="fengrun-2019")
    assert headline(app) == "3 个项目合计 100.00 万元，最大一项占 40.0%"
    assert "其中财政资金 1,000,000 元（100.00 万元）" in written(app)


@pytest.mark.parametrize(
    ("scheme", "project", "words", "shares"),
    [
        ("fengrun-2019", "矿山卫片执法", "是累计数", [0, 0.1, 0.4, 0.6, 1]),
        ("chengde-2023", "耕地保护专项经费", "是分次数", [0, 0.89, 0.89, 0.89, 1]),
        ("fengrun-2019", "土地变更调查", "按累计或分次读都成立", [0, 0, 0, 1, 1]),
    ],
)
def test_a_plan_is_drawn_as_cumulative_steps(
    data: Path, monkeypatch: pytest.MonkeyPatch, scheme: str, project: str, words: str, shares: list[float]
) -> None:
    monkeypatch.setenv("ASSESSMENT_DEMO", "off")
    app = open_page(PROJECTS, scheme=scheme, project=f"{scheme}/{project}")
    curve = json.loads(app.get("plotly_chart")[1].proto.spec)["data"]
    assert [line["y"] for line in curve] == [shares]
    assert curve[0]["line"]["shape"] == "hv"
    assert words in written(app)
    assert "还没有执行数" in written(app)
    assert "模拟" not in written(app)


def test_a_simulated_execution_is_drawn_beside_the_plan_and_labelled(data: Path) -> None:
    app = open_page(PROJECTS, scheme="fengrun-2019", project="fengrun-2019/矿山卫片执法")
    figure = json.loads(app.get("plotly_chart")[1].proto.spec)
    plan, executed = figure["data"]
    assert plan["y"] == [0, 0.1, 0.4, 0.6, 1]
    assert executed["y"] == sorted(executed["y"])
    assert "模拟数据" in [note["text"] for note in figure["layout"]["annotations"]]
    assert re.search(r"截至12月底执行 [\d.]+ 万元（[\d.]+%）。（模拟）", written(app))
    assert "完成：模拟" in written(app)


def test_everything_of_a_project_opens_its_passage(data: Path) -> None:
    app = open_page(PROJECTS, scheme="chengde-2023", project="chengde-2023/群测群防地质灾害点监测人员补助")
    html = written(app)
    openers = [name for name in re.findall(r'popovertarget="([\w-]+)"', html) if name != "page-advice"]
    assert len(openers) == 1 + 7
    assert all(html.count(f'id="{name}"') == 1 for name in openers)
    assert "按规定每人500元，共10人" in html


def spend(world: World, shares: list[tuple[int, float | None, float | None]], mode: str | None) -> None:
    """A project of 20 000 yuan below unit A, with a plan; shares are month, as printed, and cumulative."""
    from datetime import date

    world.unit("x", "项目", parent="a", group="项目", kind="project")
    world.rows["project"].append(
        {"unit_id": "x", "document_id": "d", "money_unit": "元", "budget_yuan": 20000.0, "line": 1}
    )
    for month, printed, cumulative in shares:
        end = date(2022, month, 30 if month == 6 else 31)
        amount = None if cumulative is None else 200 * cumulative
        world.rows["spending"].append(
            {"unit_id": "x", "year": 2022, "period_end": end, "kind": "plan", "share_as_printed": printed,
             "cumulative_share": cumulative, "amount_yuan": amount, "plan_mode": mode, "basis": "source",
             "document_id": "d", "line": 1}
        )  # fmt: skip


def execute(world: World, month: int, day: int, yuan: float) -> None:
    from datetime import date

    world.rows["spending"].append(
        {"unit_id": "x", "year": 2022, "period_end": date(2022, month, day), "kind": "executed", "amount_yuan": yuan,
         "basis": "reported"}
    )  # fmt: skip


def test_execution_that_was_not_reported_is_a_gap(world: World) -> None:
    spend(world, [(3, 25, 25), (6, 50, 50), (10, 75, 75), (12, 100, 100)], "cumulative")
    execute(world, 3, 31, 4000)
    execute(world, 10, 31, 16000)
    rows = world.ask("spending_by_period")
    assert rows["execution_rate"].fillna(-1).tolist() == [0.2, -1, 0.8, -1]
    figure = figures.spending_curve(rows, figures.palette("light"))
    go.Figure(figure)
    plan, executed = figure["data"]
    assert (plan["y"], executed["y"]) == ([0, 0.25, 0.5, 0.75, 1], [0, 0.2, None, 0.8, None])
    assert executed["connectgaps"] is False
    assert "截至10月底执行 1.60 万元（80.0%）" in headlines.spending_sentence(rows)
    assert world.ask("projects")["executed_yuan"].tolist() == [16000]


def test_a_plan_that_fits_neither_reading_draws_no_curve(world: World) -> None:
    spend(world, [(3, 50, None), (6, 30, None), (12, 10, None)], None)
    rows = world.ask("spending_by_period")
    figure = figures.spending_curve(rows, figures.palette("dark"))
    go.Figure(figure)
    assert figure["data"] == []
    assert "都不成立，不画曲线" in headlines.spending_sentence(rows)


def test_what_does_not_add_up_stands_first(data: Path) -> None:
    app = open_page(QUALITY)
    html = written(app)
    assert re.match(r"\d+ 项核对中 \d+ 项不平，发现 \d+ 处疑点，每一行都有去处", headline(app))
    results = re.findall(r"(不平|舍入内|平)</td>", html)
    assert results == sorted(results, key=["不平", "舍入内", "平"].index)
    assert len(results) == len(reads.reconciliations(reads.Scope()))


def test_checks_and_findings_are_filtered_by_the_address(data: Path) -> None:
    app = open_page(QUALITY, document="hengyang-2022", result="不平", severity="warning")
    html = written(app)
    assert "18,651.39" in html
    assert "盘活批而未供土地" not in html
    assert not app.warning
    assert {box.key: box.value for box in app.selectbox}.items() >= {"choice_document": "hengyang-2022"}.items()
    assert "▼ 错误" not in html


def test_lines_are_counted_by_what_became_of_them(data: Path) -> None:
    rows = reads.line_uses(reads.Scope(), document_id="shangluo-2022")
    assert dict(zip(rows["line_use"], rows["line_count"], strict=True)) == {"入库": 56, "标题": 1, "表头": 2}
    assert rows["printed_line_count"].unique().tolist() == [59]
    assert "表头" in sheets.uses_sheet(rows)


@pytest.mark.parametrize("name", ["projects", "spending_by_period", "indicators_by_project"])
def test_downloads_of_projects_are_in_words(data: Path, name: str) -> None:
    view = view_of("chengde-2023")
    text = exports.labelled_csv(getattr(reads, name)(view), view, "", ("scheme",)).decode("utf-8-sig")
    assert "截至月份" not in text
    assert "chengde-2023" in text
    assert "instalment" not in text


def test_downloads_of_findings_name_no_scheme_that_was_not_chosen(data: Path) -> None:
    view = view_of("shangluo-2022")
    text = exports.labelled_csv(reads.findings(view.scope), view, "全部", ()).decode("utf-8-sig")
    head = text.splitlines()[0].split(",")
    assert {"疑点", "程度", "核对内容", "出处"} <= set(head)
    assert "考核方案" not in head
    assert "target_not_measurable" not in text


def test_a_table_escapes_what_a_document_says(world: World) -> None:
    spend(world, [(12, 100, 100)], "either")
    world.rows["unit"][-1]["unit_name"] = "<script>"
    html = sheets.projects_sheet(world.ask("projects"), unit_id=None, link=Link(()))
    assert "<script>" not in html


def test_no_page_changes_what_others_will_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[tuple[object, ...]] = set()
    answer = answers._rows

    def recording(*arguments: object) -> pd.DataFrame:
        asked.add(arguments)
        return answer(*arguments)

    monkeypatch.setattr(answers, "_rows", recording)
    for page in PAGES:
        for order in ("value", "official"):
            open_page(page, order=order)
    assert len(asked) >= 12
    for arguments in asked:
        pd.testing.assert_frame_equal(answer(*arguments), answer.__wrapped__(*arguments))
