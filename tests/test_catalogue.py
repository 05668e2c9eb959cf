"""Do the catalogue, the task book and the document pages open, find, narrow, page and lead to the exact line?"""

import csv
import io
import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from assessment import exports, headlines, messages, reads, sheets
from assessment.access import Scope
from assessment.reads import Filters
from tests.test_pages import COMPLETION, RANKING, SCORED, UNIT, UNSCORED, headline, open_page as open_overview, written

CATALOGUE, TASKS, SOURCE = PAGES = [
    "pages/analysis/catalogue.py",
    "pages/analysis/tasks.py",
    "pages/analysis/source.py",
]
EVERYBODY = Scope()


def open_page(script: str, **address: str) -> AppTest:
    """The page as a link to it opens it, without the overview settling the address first."""
    app = open_overview("pages/leaders/overview.py", **{"lang": address.pop("lang")} if "lang" in address else {})
    for name, value in address.items():
        app.query_params[name] = value
    app.switch_page(script).run()
    assert not app.exception, app.exception
    return app


def table(app: AppTest) -> str:
    return next(element.proto.body for element in app.get("html") if "<table>" in element.proto.body)


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("scheme", [*SCORED, *UNSCORED])
def test_every_page_opens_with_every_scheme(data: Path, page: str, scheme: str) -> None:
    app = open_page(page, scheme=scheme)
    assert not app.warning
    assert headline(app)
    assert "nan" not in written(app).lower()


@pytest.mark.parametrize("page", PAGES)
def test_a_choice_that_does_nothing_is_not_shown(data: Path, page: str) -> None:
    app = open_page(page)
    keys = {box.key for box in app.selectbox} | {slider.key for slider in app.select_slider}
    assert not keys & {"choice_year", "choice_month", "choice_compare", "choice_group", "choice_category"}
    assert ("choice_scheme" in keys) == (page == TASKS)


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_speak_english(data: Path, page: str) -> None:
    messages.use("en")
    app = open_page(page, lang="en")
    assert re.search("tasks|line", headline(app))


def test_nothing_looked_for_shows_everything_page_by_page(data: Path) -> None:
    app = open_page(CATALOGUE)
    assert headline(app) == "5 个文件共有 1,133 项任务"
    assert len(re.findall('<th scope="row">', table(app))) == 50
    last = open_page(CATALOGUE, page="23")
    assert len(re.findall('<th scope="row">', table(last))) == 1133 - 22 * 50
    assert "本页为第 1101–1133 项；下载为全部 1,133 项" in written(last)


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ({"search": "应急演练", "find_document": "shangluo-2022"}, 1),
        ({"find_document": "shangluo-2022"}, 40),
        ({"find_year": "2019", "find_kind": "deadline"}, 5),
        ({"find_group": "市州自然资源主管部门", "find_category": "党政建设"}, 12),
        ({"find_unit": "632800"}, 69),
        ({"find_commonality": "common"}, None),
    ],
)
def test_filters_narrow_and_the_headline_counts(data: Path, address: dict[str, str], count: int | None) -> None:
    app = open_page(CATALOGUE, **address)
    names = {"document": "document_id", "group": "peer_group", "unit": "unit_id", "category": "category_name"}
    values = {name.removeprefix("find_"): value for name, value in address.items()}
    wanted = {names.get(name, name): int(value) if name == "year" else value for name, value in values.items()}
    found = reads.catalogue(EVERYBODY, Filters(**wanted))
    assert count is None or len(found) == count
    assert headline(app) == f"找到 {len(found)} 项任务"
    assert not app.warning


@pytest.mark.parametrize(("words", "same"), [("ＧＤＰ", "gdp"), ("结 案率", "结案率"), ("％以上", "%以上")])
def test_width_case_and_white_space_do_not_matter(data: Path, words: str, same: str) -> None:
    found = reads.catalogue(EVERYBODY, Filters(search=words))
    assert not found.empty
    assert found["indicator_id"].tolist() == reads.catalogue(EVERYBODY, Filters(search=same))["indicator_id"].tolist()


@pytest.mark.parametrize("words", ["没有这样的任务", "%", "' or 1=1 --", "<script>"])
def test_nothing_found_says_why(data: Path, words: str) -> None:
    app = open_page(CATALOGUE, search=words)
    if words == "%":
        assert headline(app).startswith("找到")  # a percent sign is a percent sign
        return
    assert headline(app) == "没有找到符合条件的任务"
    assert "“<script>”" not in written(app)
    assert app.text_input(key="choice_search").value == words


def test_the_download_holds_every_match(data: Path, view: reads.View) -> None:
    found = reads.catalogue(EVERYBODY, Filters(search="土地"))
    rows = csv_rows(exports.labelled_csv(found, view, "“土地”", frozenset()))
    assert len(rows) == len(found) > 50
    assert not [heading for heading in rows[0] if heading.isascii()]
    assert "考核方案" not in rows[0]
    closed = csv_rows(
        exports.labelled_csv(reads.catalogue(EVERYBODY, Filters(search="结案率80%")), view, "", frozenset())
    )
    assert "结案率：≥80%" in closed[0]["指标与目标"]
    assert closed[0]["出处"] == "qinghai-2019 第1412行"


def test_what_is_looked_for_anew_begins_at_the_first_page(data: Path) -> None:
    app = open_page(CATALOGUE, find_document="qinghai-2019", page="3")
    assert app.session_state["choice_page"] == 3
    app.text_input(key="choice_search").set_value("工作").run()
    assert app.session_state["choice_page"] == 1
    assert not app.exception


def test_one_concept_is_compared_without_adding_anything_up(data: Path) -> None:
    app = open_page(CATALOGUE, find_concept="永久基本农田")
    assert "10.87–65.75 万亩（2 个单位）；1.576–6.4 万公顷（3 个单位）；3,400 亩（1 个单位）。" in written(app)
    app.segmented_control(key="concept-side").set_value("table").run()
    assert "计量单位：万公顷" in table(app)
    closed = reads.targets_by_concept(EVERYBODY, Filters(concept="结案率"))
    assert closed.groupby("document_id")["unit_id"].nunique().to_dict() == {"qinghai-2019": 7, "shangluo-2022": 7}


def test_the_same_figure_has_a_scale_for_each_unit_of_measure(data: Path) -> None:
    spec = json_of(open_page(CATALOGUE, find_concept="永久基本农田"))
    assert {"xaxis", "xaxis2", "xaxis3"} <= set(spec["layout"])
    assert [len(trace["x"]) for trace in spec["data"]] == [2, 3, 1]


def json_of(app: AppTest) -> dict[str, dict[str, object]]:
    import json

    spec: dict[str, dict[str, object]] = json.loads(app.get("plotly_chart")[0].proto.spec)
    return spec


@pytest.mark.parametrize(
    ("scheme", "unit", "words"),
    [
        ("qinghai-2019", "632800", "69 项任务，分值合计 105，比同组通常的 100 多 5"),
        ("qinghai-2019", "632200", "74 项任务，分值合计 100"),
        ("shangluo-2022", "611022", "40 项任务，分值合计 99，原文声明总分 100，少 1"),
        ("shangluo-2022", "611000-city-level", "2 项任务，分值合计 4"),
        ("hengyang-2022", "430400-natural-resources", "12 项任务，分值合计 100"),
    ],
)
def test_the_task_book_checks_its_total(data: Path, scheme: str, unit: str, words: str) -> None:
    app = open_page(TASKS, scheme=scheme, unit=unit)
    assert headline(app).endswith(words)
    assert len(re.findall('<th scope="row">', table(app))) == int(re.findall(r"(\d+) 项任务", words)[0])


def test_a_part_of_a_category_is_not_checked_against_the_whole(data: Path, view: reads.View) -> None:
    assert reads.points_by_category(view, unit_id="611000-city-level")["points_difference"].isna().all()
    whole = reads.points_by_category(view, unit_id="611022").set_index("category_name")["points_difference"]
    assert whole["业务指标"] == -1


def test_the_task_book_keeps_the_printed_order_and_opens_every_passage(data: Path) -> None:
    app = open_page(TASKS, scheme="qinghai-2019", unit="630100")
    html = table(app)
    assert html.index("党政建设 › 领导班子建设") < html.index("共性指标 › 耕地保护监督") < html.index("个性指标")
    openers = re.findall(r'popovertarget="(task-[\d-]+)"', html)
    assert len(openers) == 72
    assert all(html.count(f'id="{name}"') == 1 for name in openers)


def test_points_are_shown_as_printed() -> None:
    row = type("Row", (), {"indicator_points": 5.0, "points_text": "3+2"})
    assert sheets.catalogue.points_words(row) == "5（原文 3+2）"
    row.points_text = "5分"
    assert sheets.catalogue.points_words(row) == "5"


def test_a_document_marks_its_lines_and_shows_the_one_asked_for(data: Path) -> None:
    app = open_page(SOURCE, document="qinghai-2019", line="1412")
    html = written(app)
    chosen = re.findall(r'<li class="chosen" aria-current="true">.*?</li>', html)
    assert len(chosen) == 1
    assert "案件结案率80%以上" in chosen[0]
    assert ">1412</a>" in chosen[0]
    assert 'class="unused"' in written(open_page(SOURCE, document="qinghai-2019", line="562"))
    numbers = [int(number) for number in re.findall(r"<b><a[^>]*>(\d+)</a></b>", html)]
    assert numbers == sorted(numbers)
    assert 1402 <= numbers[0] <= 1412 < numbers[-1] <= 1601


def test_every_line_of_a_document_can_be_reached(data: Path) -> None:
    app, seen = open_page(SOURCE, document="fengrun-2019"), set[int]()
    for _turn in range(5):
        html = written(app)
        seen |= {int(number) for number in re.findall(r"<b><a[^>]*>(\d+)</a></b>", html)}
        onward = re.search(r'<a href="([^"]+)"[^>]*>后面的行', html)
        if onward is None:
            break
        app = open_page(SOURCE, **{"document": "fengrun-2019", "line": query_of(onward[1])["line"]})
    lines = reads.document_lines(EVERYBODY, "fengrun-2019", first_line=1, last_line=300)
    assert set(lines[lines["line_use"].notna()]["line"]) <= seen


def query_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(unescape(address)).query).items()}


@pytest.mark.parametrize(("page", "address"), [(UNIT, {"unit": "611024"}), (TASKS, {}), (CATALOGUE, {})])
def test_every_quotation_leads_to_its_line_in_the_document(data: Path, page: str, address: dict[str, str]) -> None:
    links = re.findall(r'<a href="(source[^"]+)"[^>]*>在原文中打开', written(open_page(page, **address)))
    assert links
    asked = query_of(links[0])
    app = open_page(SOURCE, **{name: asked[name] for name in ("document", "line")})
    assert app.number_input(key="choice_line").value == int(asked["line"])
    assert 'aria-current="true"' in written(app)


def test_who_came_for_no_line_sees_the_document_and_none_marked(data: Path) -> None:
    app = open_page(SOURCE, document="hengyang-2022")
    assert headline(app) == "《衡阳市自然资源和规划局2022年度部门整体支出绩效自评表》共 46 行"
    assert 'aria-current="true"' not in written(app)


def test_what_is_doubtful_stands_under_its_line(data: Path) -> None:
    html = written(open_page(SOURCE, document="hengyang-2022"))
    line = re.search(r"<li[^>]*><b><a[^>]*>14</a></b>.*?</li>", html)
    assert line is not None
    assert '<b data-light="far_behind">▼ 错误</b> 各项之和 14,623.09 与本栏合计 18,651.39' in line[0]
    assert html.count('class="doubt"') == len(reads.findings(EVERYBODY, document_id="hengyang-2022"))


def test_what_a_word_processor_left_is_the_end_of_a_line() -> None:
    assert sheets.html.cells("<p>一、目标</p> <p>二、措施</p>\t10") == '一、目标<br>二、措施<i class="border"></i>10'
    assert sheets.html.cells("[bookmark: _Toc1]一、总体 < 绩效") == "一、总体 &lt; 绩效"


def test_a_line_that_is_not_there_falls_back_with_a_notice(data: Path) -> None:
    app = open_page(SOURCE, document="hengyang-2022", line="999")
    assert "line=999 无效" in app.warning[0].value


def test_a_stranger_reads_no_document_and_no_task(data: Path) -> None:
    nobody = Scope(("999999",))
    assert reads.documents(nobody).empty
    assert reads.document_lines(nobody, "shangluo-2022", first_line=1, last_line=9).empty
    assert reads.catalogue(nobody, Filters()).empty


def test_categories_offered_are_those_of_the_group_or_the_unit(data: Path) -> None:
    app = open_page(COMPLETION, scheme="qinghai-2019", group="市州自然资源主管部门")
    options = app.selectbox(key="choice_category").options
    assert len(options) == len(set(options))
    assert "西宁 › 耕地保护监督" in options
    assert not [option for option in options if "厅机关" in option or "办公室" in option]
    ranked = open_page(RANKING, scheme="qinghai-2019", group="市州自然资源主管部门")
    assert set(ranked.selectbox(key="choice_category").options) == {
        "全部类别", "领导班子建设", "机关党的建设", "党风廉政", "精神文明建设", "信访督办", "扶贫工作",
    }  # fmt: skip
    unit = open_page(UNIT, scheme="qinghai-2019", unit="630100")
    assert "耕地保护监督" in unit.selectbox(key="choice_category").options
    assert len(unit.selectbox(key="choice_category").options) == 21


def test_measures_offered_are_those_of_the_group(data: Path) -> None:
    groups = {"事业局": 0, "市州自然资源主管部门": 0, "厅机关": 0, "厅直属事业单位": 0}
    for group in groups:
        groups[group] = len(reads.measures(reads.View(EVERYBODY, "qinghai-2019", 2019, 12, group)))
    whole = len(reads.measures(reads.View(EVERYBODY, "qinghai-2019", 2019, 12)))
    assert all(0 < count < whole for count in groups.values())


def test_a_target_is_said_once_and_as_printed() -> None:
    measure = {
        "measure_name": "结案率", "kind": "ratio", "operator": "≥", "unit_of_measure": "%", "unit_count": 1,
        "valued_count": 1, "lowest_value": 80.0, "highest_value": 80.0, "target_value_upper": None,
        "target_status": "issued", "target_text": "80%以上", "due_date": None,
    }  # fmt: skip
    assert headlines.target_said(measure) == "≥80%"
    assert headlines.target_said({**measure, "target_value_upper": 90.0}) == "≥80–90%"
    several = {**measure, "operator": None, "unit_count": 8, "valued_count": 7, "highest_value": 95.0}
    assert headlines.target_said(several) == "80–95%（7 个单位）"
    pending = {**measure, "lowest_value": None, "target_status": "pending"}
    assert headlines.target_said(pending) == "待下达"
    due = {**measure, "lowest_value": None, "kind": "deadline", "due_date": date(2019, 6, 10)}
    assert headlines.target_said(due) == "期限 2019年6月10日"


def test_a_day_that_something_is_due_is_told_in_the_catalogue(data: Path) -> None:
    html = table(open_page(CATALOGUE, find_kind="deadline", find_document="qinghai-2019"))
    assert html.count("<b>期限 2019年") == 7
    assert "完成对县级查处整改情况的验收" in html


def test_a_short_value_is_shown_though_the_task_has_its_words_by_chance(data: Path) -> None:
    """完成进度 is the value of 项目完成进度, not a part of its name."""
    html = table(open_page(CATALOGUE, find_document="chengde-2023"))
    assert html.count(">完成进度</span>") == 6  # lines 129, 148, 167, 186, 205, 223


@pytest.mark.parametrize(
    ("concept", "words"),
    [
        ("结案率", "结案率：最低 80%（海东等 4 个单位），最高 95%（海北）"),
        ("耕地保有量", "耕地保有量：6 个单位用了 2 种计量单位"),
        ("立案率", "立案率：最低 95%（海南），最高 100%（商州等 13 个单位）"),
        ("占补平衡", "占补平衡：最低 200 亩（柞水），最高 2,500 亩（洛南）"),
    ],
)
def test_a_comparison_says_who_was_asked_for_least_and_most(data: Path, concept: str, words: str) -> None:
    app = open_page(CATALOGUE, find_concept=concept)
    assert headline(app) == words


def test_assessments_come_before_budgets(data: Path) -> None:
    documents = reads.catalogue(EVERYBODY, Filters())["document_id"].drop_duplicates().tolist()
    assert documents == ["shangluo-2022", "qinghai-2019", "chengde-2023", "hengyang-2022", "fengrun-2019"]
