"""What a person does with rank moves and trials: compares, tries, sends the link, undoes, downloads, prints."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from assessment import interface
from tests.browser.conftest import Watched, downloaded
from tests.browser.test_accessibility import ALLOWED, violations
from tests.browser.test_server import _SAMPLER

pytestmark = pytest.mark.browser

DRILLS = "shangluo-2022/生态修复/2/drills"
MOVEMENT = "/movement?month=9&from_month=6&unit=611026"
TRIAL = f"/trial?month=9&unit=611024&measure={DRILLS}"
PATHS = {MOVEMENT: "有变化的指标", f"{TRIAL}&try_actual=428": "位次稳不稳"}


def address(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def open_at(visitor: Watched, path: str, **more: object) -> Page:
    page = visitor.page(**more)
    page.goto(visitor.address + path)
    last = PATHS.get(path, "位次稳不稳" if path.startswith("/trial") else "有变化的指标")
    expect(page.get_by_role("heading", name=last)).to_be_visible(timeout=30_000)
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_attached()
    return page


@pytest.mark.parametrize(("width", "theme"), [(1440, "dark"), (390, "light")])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_shuts_anybody_out(visitor: Watched, path: str, width: int, theme: str) -> None:
    page = open_at(visitor, path, theme=theme, width=width)
    assert violations(page) - ALLOWED == set()


@pytest.mark.parametrize("width", [390, 768, 1440, 1920])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_runs_out_of_the_screen(visitor: Watched, path: str, width: int) -> None:
    page = open_at(visitor, path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
    for label in page.locator(".slope li").all():
        box = label.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("path", PATHS)
def test_every_picture_has_a_sentence_and_a_table(visitor: Watched, path: str) -> None:
    page = open_at(visitor, path)
    pictures = page.locator(".picture[role=group]")
    assert pictures.count() == 2
    for picture in pictures.all():
        label = picture.get_attribute("aria-label") or ""
        assert len(label) > 10
        assert label.endswith("。")
    for tools in page.locator('[class*="-tools"][class*="st-key-card"]').all():
        expect(tools.get_by_role("radio", name="表")).to_have_count(1)


# How far the worst line begins from the middle of any name, in pixels, all measured at one moment.
_OFF = """() => {
  const box = (element) => element.getBoundingClientRect();
  const room = box(document.querySelector(".slope .lines"));
  const middles = [...document.querySelectorAll(".slope ul.before li")].map((name) => box(name).top + box(name).height / 2);
  const starts = [...document.querySelectorAll(".slope .lines i")].map((line) =>
    room.top + (room.height * parseFloat(line.style.getPropertyValue("--first"))) / 100);
  return Math.max(...starts.map((start) => Math.min(...middles.map((middle) => Math.abs(middle - start)))));
}"""


def test_every_slope_ends_at_its_names(visitor: Watched) -> None:
    """The lines are cut out of the room between: as many as units, each from the middle of a name to that of another."""
    page = open_at(visitor, MOVEMENT)
    expect(page.locator(".slope .lines i")).to_have_count(7)
    assert page.evaluate(_OFF) < 2


def test_another_unit_and_another_start_are_chosen_on_the_page(visitor: Watched) -> None:
    page = open_at(visitor, MOVEMENT)
    expect(page.locator("h1")).to_contain_text("柞水升至第1")
    page.get_by_role("combobox", name="单位").click()
    page.get_by_role("option", name="镇安县", exact=True).click()
    expect(page.locator("h1")).to_contain_text("镇安降至第2")
    page.get_by_role("combobox", name="起点", exact=True).click()
    page.get_by_role("option", name="8月", exact=True).click()
    expect(page.locator(".slope .states")).to_contain_text("8月")
    expect(page).to_have_url(re.compile("from_month=8"))
    kept = address(page)
    assert (kept["unit"], kept["from_month"], kept["month"]) == ("611025", "8", "9")
    other = open_at(visitor, f"/movement?{urlsplit(page.url).query}")
    assert other.locator("h1").inner_text() == page.locator("h1").inner_text()


def test_a_trial_is_typed_sent_and_undone(visitor: Watched) -> None:
    page = open_at(visitor, TRIAL)
    expect(page.locator("h1")).to_contain_text("还没有改动")
    field = page.get_by_label("完成改为")
    field.fill("428")
    field.press("Enter")
    expect(page.locator(".trial-notice")).to_contain_text("完成 138 → 428 次")
    expect(page).to_have_url(re.compile("try_actual=428"))
    shown = page.locator("h1").inner_text()
    other = open_at(visitor, f"/trial?{urlsplit(page.url).query}")
    assert other.locator("h1").inner_text() == shown
    page.get_by_role("button", name="全部还原").click()
    expect(page.locator("h1")).to_contain_text("还没有改动")
    expect(page.get_by_label("完成改为")).to_have_value("")
    expect(page).not_to_have_url(re.compile("try_"))


def test_no_built_in_english_is_ever_painted(visitor: Watched) -> None:
    page = visitor.page(script=_SAMPLER)
    page.goto(visitor.address + TRIAL)
    expect(page.get_by_role("heading", name="位次稳不稳")).to_be_visible(timeout=30_000)
    field = page.get_by_label("完成改为")
    field.fill("428")
    page.wait_for_timeout(300)
    field.press("Enter")
    expect(page.locator(".trial-notice")).to_contain_text("138 → 428")
    page.get_by_role("combobox", name="同分").click()
    page.keyboard.type("zzzz")
    expect(page.get_by_text("没有结果")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="位次变化", exact=True).click()
    expect(page.get_by_role("heading", name="有变化的指标")).to_be_visible(timeout=30_000)
    seen = set(page.evaluate("[...window.everSeen]"))
    assert len(seen) > 100
    assert seen & set(interface.words()) == set()
    # The other language, icons (which are read as words by nobody) and the parts of an empty date.
    known = {"English", "download", "undo", "yyyy"}
    assert {words for words in seen if re.fullmatch(r"[A-Za-z][A-Za-z ,.']{3,}", words)} <= known


def test_a_link_within_reach_tries_that_and_nothing_else(visitor: Watched) -> None:
    page = open_at(visitor, f"{TRIAL}&try_target=500&try_tie=dense")
    row = page.locator(".reach tbody tr").first
    measure = row.locator("th").inner_text().splitlines()[0]
    row.get_by_role("link").click()
    expect(page.locator(".trial-notice")).to_contain_text(measure)
    expect(page.locator(".trial-notice")).not_to_contain_text("目标")
    expect(page).to_have_url(re.compile("try_actual"))
    expect(page).not_to_have_url(re.compile("try_target|try_tie"))
    page.go_back()
    expect(page.locator(".trial-notice")).to_contain_text("同分同名次")
    expect(page).to_have_url(re.compile("try_target=500"))


def test_a_trial_waits_while_another_page_is_read(visitor: Watched) -> None:
    page = open_at(visitor, f"{TRIAL}&try_actual=428")
    page.get_by_role("link", name="排名", exact=True).click()
    expect(page).to_have_title("排名")
    page.get_by_role("link", name="试算", exact=True).click()
    expect(page.locator(".trial-notice")).to_contain_text("完成 138 → 428 次")


def test_no_file_of_a_trial_can_be_taken_for_a_fact(visitor: Watched, tmp_path: Path) -> None:
    page = open_at(visitor, f"{TRIAL}&try_actual=428")
    for card, subject in {
        "trial": "试算前后-县区",
        "reach": "够得着的位次-山阳县",
        "stability": "位次稳不稳-县区",
    }.items():
        file = downloaded(page, card)
        assert file.suggested_filename == f"试算-{subject}-2022年截至9月-模拟.csv"
        path = tmp_path / f"{card}.csv"
        file.save_as(path)
        page.keyboard.press("Escape")
        rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
        assert rows
        assert {row["试算"] for row in rows} == {"试算，非正式结果"}
        assert all(row["试算改动"] for row in rows)


def test_pictures_and_paper_of_a_trial_carry_its_mark(visitor: Watched) -> None:
    page = open_at(visitor, f"{TRIAL}&try_actual=428")
    over = "element => getComputedStyle(element, '::after').content"
    assert page.locator(".slope").evaluate(over) == '"试算"'
    assert page.locator("body").evaluate(over) == "none"
    page.emulate_media(media="print")
    assert page.locator("body").evaluate(over) == '"试算 · 非正式结果"'
    expect(page.locator(".trial-notice")).to_be_visible()
    for key in ("choices", "changes", "policies", "shares", "trial-tools"):
        expect(page.locator(f".st-key-{key}")).not_to_be_visible()
