"""What a person does: opens the ranking, narrows it, sends the link, looks at a measure, takes the CSV away."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WIDTHS, Watched, at_widths, downloaded, settled
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

DRILLS = "shangluo-2022/生态修复/2/drills"


def address(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def headline(page: Page) -> str:
    expect(page.locator("h1")).to_have_count(1)
    return page.locator("h1").inner_text()


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()


def show(page: Page, side: str, card: str = "ranking") -> None:
    page.locator(f".st-key-{card}-tools").get_by_role("radio", name=side).click()


def test_the_first_page_is_the_overview(visitor: Watched) -> None:
    page = visitor.page()
    page.goto(visitor.address)
    expect(page.locator("h1")).to_contain_text("县区得分率")
    expect(page.locator("h1")).to_contain_text("（模拟）")
    expect(page.locator(".lanes.ranking tbody tr")).to_have_count(7)
    expect(page).to_have_title("总览")
    expect(page.locator(".key-numbers li")).to_have_count(5)
    expect(page.locator(".heat tbody tr")).to_have_count(12)


def test_a_link_inside_a_page_opens_without_loading_anew(visitor: Watched) -> None:
    page = visitor.page()
    page.goto(f"{visitor.address}/?month=9")
    expect(page.locator(".heat tbody tr")).to_have_count(12)
    page.evaluate("window.stillHere = true")
    page.locator('.heat [data-heat="far_behind"] a').first.click()
    expect(page).to_have_title("单位")
    expect(page.locator("h1")).to_contain_text("山阳县列第 7")
    kept = address(page)
    assert (kept["unit"], kept["month"], kept["category"]) == ("611024", "9", "shangluo-2022/耕地保护")
    page.locator(".measures tbody th a").first.click()
    expect(page).to_have_title("指标完成")
    assert address(page)["measure"].startswith("shangluo-2022/耕地保护/")
    page.go_back()
    expect(page).to_have_title("单位")
    page.go_back()
    expect(page).to_have_title("总览")
    assert page.evaluate("window.stillHere") is True


def test_a_target_opens_its_passage_by_keyboard(visitor: Watched) -> None:
    page = visitor.page()
    page.goto(f"{visitor.address}/unit?month=9&unit=611024")
    opener = page.locator(".measures button.opener").first
    opener.focus()
    page.keyboard.press("Enter")
    note = page.locator(".note:popover-open")
    expect(note).to_contain_text("商洛市自然资源局")
    page.keyboard.press("Escape")
    expect(page.locator(".note:popover-open")).to_have_count(0)


def test_the_unit_is_switched_on_the_page_and_everything_else_stays(visitor: Watched) -> None:
    page = visitor.page()
    page.goto(f"{visitor.address}/ranking?month=9&compare=2021&order=official")
    expect(page.locator("h1")).to_contain_text("领先")
    page.get_by_role("link", name="柞水县").first.click()
    expect(page.locator("h1")).to_contain_text("柞水县列第 1")
    choose(page, "单位", "镇安县")
    expect(page.locator("h1")).to_contain_text("镇安县列第 2")
    kept = address(page)
    wanted = {"month": "9", "compare": "2021", "order": "official", "unit": "611025"}
    assert {name: kept[name] for name in wanted} == wanted


@pytest.mark.parametrize("_time", range(5))
def test_pages_turned_quickly_keep_what_is_chosen(visitor: Watched, _time: int) -> None:
    """A page that is left before it has been drawn must not make the next one begin at the first year and month.

    Which message the browser misses is a matter of milliseconds, so it is tried several times.
    """
    page = visitor.page()
    page.goto(f"{visitor.address}/ranking?month=9")
    expect(page.locator("h1")).to_contain_text("领先")
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_attached()
    for title in ("单位", "排名"):
        page.get_by_role("link", name=title, exact=True).click()
        expect(page).to_have_title(title)
    expect(page.locator("h1")).to_contain_text("领先")
    expect(page.locator("ul.context")).to_contain_text("数据截至 2022年9月30日")
    assert (address(page)["year"], address(page)["month"]) == ("2022", "9")


def test_every_choice_lives_in_the_address_and_survives(visitor: Watched) -> None:
    # Tall enough for every choice beside the page: a list that opens while the place scrolls closes again.
    page = visitor.page(height=1300)
    page.goto(f"{visitor.address}/ranking")
    expect(page.locator("h1")).to_contain_text("领先")
    choose(page, "指标类别", "生态修复")
    expect(page.get_by_text("可计 10 分").or_(page.get_by_text(re.compile("可计 8.5 分")))).to_be_visible()
    choose(page, "突出单位", "丹凤县")
    expect(page.locator(".sheet tr.chosen")).to_contain_text("丹凤县")
    page.get_by_role("slider").press("ArrowLeft")
    expect(page.get_by_text("数据截至 2022年11月30日")).to_be_visible()
    wanted = {
        "lang": "zh", "scheme": "shangluo-2022", "year": "2022", "month": "11", "category": "shangluo-2022/生态修复",
        "unit": "611022", "compare": "none", "order": "value",
    }  # fmt: skip
    assert address(page) == wanted
    shown = headline(page)

    page.reload()
    expect(page.get_by_text("数据截至 2022年11月30日")).to_be_visible()
    assert (address(page), headline(page)) == (wanted, shown)

    other = visitor.page()
    other.goto(page.url)
    expect(other.get_by_text("数据截至 2022年11月30日")).to_be_visible()
    assert (address(other), headline(other)) == (wanted, shown)

    page.get_by_role("link", name="指标完成").click()
    expect(page).to_have_title("指标完成")
    expect(page.get_by_role("combobox", name="指标", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("measure="))
    kept = address(page)
    assert {name: kept[name] for name in wanted} == wanted
    assert kept["measure"].startswith("shangluo-2022/生态修复/")


def test_the_list_of_pages_keeps_what_is_chosen_and_leaves_the_choices_in_view(visitor: Watched) -> None:
    page = visitor.page()
    page.goto(f"{visitor.address}/ranking?month=9&unit=611022")
    expect(page.locator("h1")).to_contain_text("领先")
    expect(page.locator('nav.pages [aria-current="page"]')).to_have_text("排名")
    for choice in page.locator('[data-testid="stSidebar"] [data-testid="stSelectbox"]').all():
        area = choice.bounding_box()
        assert area is not None
        assert area["y"] + area["height"] <= 900
    page.evaluate("window.stillHere = true")
    page.get_by_role("slider").press("ArrowLeft")
    expect(page.get_by_text("数据截至 2022年8月31日")).to_be_visible()
    page.get_by_role("link", name="指标完成").click()
    expect(page).to_have_title("指标完成")
    expect(page.locator('nav.pages [aria-current="page"]')).to_have_text("指标完成")
    expect(page.get_by_text("数据截至 2022年8月31日")).to_be_visible()
    assert (address(page)["month"], address(page)["unit"]) == ("8", "611022")
    link = page.get_by_role("link", name="总览")
    link.focus()
    assert "month=8" in (link.get_attribute("href") or "")
    assert page.evaluate("window.stillHere") is True


def test_on_a_phone_the_list_of_pages_goes_away_when_one_is_chosen(visitor: Watched) -> None:
    page = visitor.page(width=390, height=844)
    page.goto(f"{visitor.address}/?month=9")
    expect(page.locator(".lanes.ranking")).to_be_visible()
    page.locator('[data-testid="stExpandSidebarButton"]').click()
    page.get_by_role("link", name="排名", exact=True).click()
    expect(page).to_have_title("排名")
    expect(page.locator("nav.pages")).not_to_be_in_viewport()


def test_the_back_button_goes_back(visitor: Watched) -> None:
    page = visitor.page()
    page.goto(f"{visitor.address}/?month=9")
    expect(page.get_by_text("数据截至 2022年9月30日")).to_be_visible()
    page.get_by_role("slider").press("ArrowLeft")
    expect(page.get_by_text("数据截至 2022年8月31日")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("数据截至 2022年9月30日")).to_be_visible()


def test_an_invalid_address_falls_back_with_a_notice(visitor: Watched) -> None:
    page = visitor.page()
    page.goto(f"{visitor.address}/?month=99")
    expect(page.get_by_text("地址中的 month=99 无效，已改用默认值。")).to_be_visible()
    expect(page.get_by_text("数据截至 2022年12月31日")).to_be_visible()
    assert address(page)["month"] == "12"


def test_a_deep_link_arrives_inside_the_frame(visitor: Watched) -> None:
    page = visitor.page()
    page.goto(f"{visitor.address}/completion?measure={DRILLS}&month=9")
    expect(page.locator("h1")).to_contain_text("只完成")
    expect(page.get_by_role("link", name="排名")).to_be_visible()
    expect(page.locator(".lanes.bullets tbody th")).to_have_count(7)
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    assert address(page)["measure"] == DRILLS


def test_a_card_is_chart_table_download_and_source(visitor: Watched, tmp_path: Path) -> None:
    page = visitor.page()
    page.goto(f"{visitor.address}/completion?measure={DRILLS}&month=9")
    expect(page.locator(".st-key-card-completion .lanes")).to_be_visible()
    show(page, "表", "completion")
    expect(page.locator(".st-key-card-completion .sheet tbody tr")).to_have_count(7)
    show(page, "来源", "completion")
    expect(page.locator(".st-key-card-completion .quotation")).to_contain_text("举办地质灾害应急演练 (1分)")
    expect(page.locator(".st-key-card-completion .quotation li")).to_have_attribute("value", "58")
    files = {ending: downloaded(page, "completion", ending) for ending in ("csv", "xlsx", "png", "svg", "parquet")}
    for ending, file in files.items():
        assert file.suggested_filename == f"举办地质灾害应急演练-各单位-2022年截至9月-模拟.{ending}"
        file.save_as(tmp_path / f"download.{ending}")
    for ending, begin in {"xlsx": b"PK", "png": b"\x89PNG", "svg": b"<?xml", "parquet": b"PAR1"}.items():
        assert (tmp_path / f"download.{ending}").read_bytes().startswith(begin)
    expect(page.get_by_test_id("stPopoverBody")).to_contain_text(f"{visitor.address}/data/completion_by_unit.csv?")
    content = (tmp_path / "download.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["目标值"] for row in rows if row["单位"] == "山阳县"] == ["428"]
    assert {row["完成来源"] for row in rows} == {"模拟"}


def test_a_phone_gets_the_ranking_as_a_list(visitor: Watched) -> None:
    page = visitor.page(width=390, height=844)
    page.goto(f"{visitor.address}/?month=9")
    expect(page.locator(".lanes.ranking tbody tr")).to_have_count(7)
    expect(page.get_by_text("可能第 1–2 名").first).to_be_visible()
    expect(page.locator(".lanes.ranking tbody .lane").first).not_to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390


@pytest.mark.parametrize("widths", WIDTHS)
@pytest.mark.parametrize("path", ["/?", "/ranking?", "/unit?unit=611024&", f"/completion?measure={DRILLS}&"])
def test_nothing_runs_out_of_the_screen(visitor: Watched, widths: tuple[int, int], path: str) -> None:
    page = visitor.page(width=widths[0], theme="dark" if 390 in widths else "light")
    page.goto(f"{visitor.address}{path}month=9&compare=2021")
    expect(page.get_by_text("计分").last).to_be_visible()
    for width in at_widths(page, widths):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        main = page.locator('[data-testid="stMain"]')
        assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
        for box in page.locator(".js-plotly-plot .annotation-text-g, .lanes .at").all():
            area = box.bounding_box()
            assert area is None or area["x"] + area["width"] <= width + 1


@pytest.mark.parametrize(("path", "name", "document_id"), [
    ("/projects?plan=chengde-2023", "90%", "chengde-2023"), ("/evaluation", "资金总额", "hengyang-2022"),
    ("/quality?document=shangluo-2022", "第 58 行", "shangluo-2022"), ("/tasks?month=9&unit=611024", "第58行", "shangluo-2022"),
])  # fmt: skip
def test_a_passage_leads_to_its_line_in_the_document(visitor: Watched, path: str, name: str, document_id: str) -> None:
    page = visitor.page()
    page.goto(visitor.address + path)
    page.get_by_role("button", name=name, exact=True).first.click()
    note = page.locator(".note:popover-open")
    line = note.locator("li").first.get_attribute("value")
    note.get_by_role("link", name="在原文中打开").click()
    expect(page).to_have_url(re.compile(rf"/source\?.*document={document_id}"))
    expect(page.locator("ol.document li.chosen > b")).to_have_text(line or "")


def test_on_a_phone_the_ranking_comes_before_the_numbers(visitor: Watched) -> None:
    page = visitor.page(width=390, height=844)
    page.goto(visitor.address)
    listed = page.locator(".lanes.ranking").bounding_box()
    numbers = page.locator("ul.key-numbers").bounding_box()
    assert listed is not None
    assert numbers is not None
    assert listed["y"] < numbers["y"]


_PRINTED = """
window.addEventListener("beforeprint", () => {
  const width = (plot) => plot.querySelector(".main-svg").getBoundingClientRect().width;
  window.printed = {
    widest: Math.max(...[...document.querySelectorAll(".js-plotly-plot")].map(width)),
    paper: document.documentElement.dataset.paper,
  };
});
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_prints_on_a4_without_anything_to_click(visitor: Watched, theme: str) -> None:
    page = visitor.page(theme=theme)
    page.goto(f"{visitor.address}/unit?month=9&unit=611024")
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    page.evaluate(_PRINTED)
    file = page.pdf(prefer_css_page_size=True, print_background=True)
    assert re.search(rb"/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]", file)
    assert page.evaluate("window.printed.widest") <= 700
    assert page.evaluate("window.printed.paper") == theme
    assert page.locator(".js-plotly-plot").first.evaluate("plot => plot.style.zoom") == ""
    page.emulate_media(media="print")
    expect(page.locator('[data-testid="stSidebar"]')).not_to_be_visible()
    expect(page.locator(".st-key-measures-tools")).not_to_be_visible()
    expect(page.locator(".measures tbody th").first).to_be_visible()


def test_the_menu_of_downloads_is_reached_by_keyboard(visitor: Watched) -> None:
    page = visitor.page(theme="dark")
    page.goto(f"{visitor.address}/completion?measure={DRILLS}&month=9")
    # Nothing can be reached before it is shown.
    expect(page.locator("h1")).to_be_visible()
    page.locator(".st-key-completion-download button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-completion-csv button")).to_be_visible()
    settled(page)
    page.keyboard.press("Tab")
    expect(page.locator(".st-key-completion-csv button")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".st-key-completion-xlsx button")).to_be_focused()
    assert violations(page) == set()
    with page.expect_download() as file:
        page.keyboard.press("Enter")
    assert file.value.suggested_filename.endswith(".xlsx")
