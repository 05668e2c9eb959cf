"""What a person does from beside any page: types a word and Enter, forwards the address, saves the view, comes back to it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched, settled
from tests.browser.test_main_path import address

pytestmark = pytest.mark.browser


def test_a_word_and_enter_find_the_unit_and_the_view_is_saved_and_forwarded(visitor: Watched) -> None:
    page = visitor.page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{visitor.address}/ranking?month=9")
    expect(page.locator("h1")).to_contain_text("领先")
    page.evaluate("window.stillHere = true")

    # By keyboard: the slash leads to the search, Enter to its results, which keep what was chosen.
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("lnx")
    page.keyboard.press("Enter")
    expect(page.locator(".found mark")).to_have_text("洛南县")
    assert address(page).items() >= {"words": "lnx", "month": "9"}.items()
    page.locator(".found a").first.click()
    expect(page.locator("h1")).to_contain_text("洛南县列第")
    assert address(page).items() >= {"unit": "611021", "month": "9"}.items()
    assert "words" not in address(page)

    # Forwarded as it stands.
    page.get_by_role("button", name="复制链接").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url

    # Saved with the latest month, and opened again.
    page.get_by_role("link", name="收藏").click()
    name = page.get_by_role("textbox", name="给刚才看的“单位”起个名称")
    name.fill("洛南每月")
    name.press("Enter")
    page.get_by_role("button", name="收藏", exact=True).click()
    expect(page.get_by_text("已收藏“洛南每月”。")).to_be_visible()
    settled(page)
    page.locator("ul.views a").click()
    expect(page.locator("h1")).to_contain_text("洛南县列第")
    settled(page)
    assert address(page)["month"] == "12"
    assert page.evaluate("window.stillHere") is True


def test_the_page_list_and_the_choices_need_no_scrolling_on_a_desk(visitor: Watched) -> None:
    """Under the page list stand the most choices that any page asks, and all of it is in view at 1440 × 900."""
    page = visitor.page()
    page.goto(f"{visitor.address}/?scheme=qinghai-2019")
    expect(page.locator("h1")).to_be_visible()
    settled(page)
    bottom = page.locator(".st-key-beside").evaluate("choices => choices.getBoundingClientRect().bottom")
    assert bottom <= 900
    assert page.locator("nav.pages a").count() >= 20
    widths = page.locator("nav.pages li").evaluate_all(
        "items => items.map(item => item.scrollWidth - item.clientWidth)"
    )
    assert max(widths) <= 4
