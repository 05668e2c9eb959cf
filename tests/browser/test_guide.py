"""Does a reader find out, where they are, how a page is read, what its words mean and how a task is done?"""

import pytest
from playwright.sync_api import Browser, expect

from assessment import guidance
from tests.browser.conftest import Watched
from tests.browser.test_main_path import address
from tests.guide import walk

pytestmark = pytest.mark.browser


def test_from_how_a_page_is_read_to_a_word_and_to_a_task_with_pictures(visitor: Watched) -> None:
    page = visitor.page()
    page.goto(f"{visitor.address}/ranking?month=9")
    page.get_by_role("button", name="怎样读这一页").click()
    note = page.locator("#page-advice:popover-open")
    expect(note).to_contain_text("可能位次")
    note.get_by_role("link", name="位次区间").click()
    expect(page.locator("h1")).to_have_text("位次区间")
    assert address(page)["month"] == "9"
    page.get_by_role("link", name="指南", exact=True).click()
    page.get_by_role("link", name=guidance.task("trace").title).click()
    expect(page.locator("h1")).to_have_text(guidance.task("trace").title)
    picture = page.locator(".task img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth") > 500


def test_a_task_is_done_as_the_guide_says(browser: Browser, served: str) -> None:
    assert walk(browser, served, guidance.task("trace"), is_photographed=False) == {}
