"""Can everybody read and use every page? axe (WCAG 2.1 A and AA), with an exact list of what the framework itself causes."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DOCUMENT_PAGES, WIDTHS, Watched, at_widths, settled

pytestmark = pytest.mark.browser

DRILLS = "shangluo-2022/生态修复/2/drills"
PATHS = [
    "/?month=9", "/ranking?month=9", "/unit?month=9&unit=611024", f"/completion?month=9&measure={DRILLS}",
]  # fmt: skip
RULES = ["/rules?month=9", f"/rules?month=9&unit=611024&measure={DRILLS}"]

# What the framework's own elements break: rule and selector, exactly. Anything else fails.
ALLOWED: set[tuple[str, str]] = set()


def violations(page: Page) -> set[tuple[str, str]]:
    """Rule and place of every violation: the framework's name of the nearest part, and the element."""
    options: dict[str, Any] = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
    found = Axe().run(page, options=options).response["violations"]
    named = "element => element.closest('[data-testid]')?.dataset.testid + ' ' + element.localName"
    nodes = [(rule["id"], str(node["target"][-1])) for rule in found for node in rule["nodes"]]
    return {(rule, page.locator(target).first.evaluate(named)) for rule, target in nodes}


@pytest.mark.parametrize(("width", "theme"), [(1440, "dark"), (390, "light")])
@pytest.mark.parametrize("path", [*PATHS, *RULES])
def test_no_page_shuts_anybody_out(visitor: Watched, path: str, width: int, theme: str) -> None:
    page = visitor.page(theme=theme, width=width)
    page.goto(visitor.address + path)
    expect(page.locator("h1")).to_be_visible()
    settled(page)
    assert violations(page) - ALLOWED == set()


# Both themes and both widths, each once: the colours are the same on a phone. A visit is what costs most, so the same one
# says whether the page fits its screen, and one of another width.
@pytest.mark.parametrize(("widths", "theme"), [(WIDTHS[0], "light"), (WIDTHS[1], "dark")])
@pytest.mark.parametrize("path", DOCUMENT_PAGES)
def test_no_page_of_documents_shuts_anybody_out_or_runs_out_of_the_screen(
    visitor: Watched, path: str, widths: tuple[int, int], theme: str
) -> None:
    page = visitor.page(theme=theme, width=widths[0])
    page.goto(visitor.address + path)
    expect(page.get_by_text(DOCUMENT_PAGES[path]).filter(visible=True).first).to_be_visible()
    for width in at_widths(page, widths):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        main = page.locator('[data-testid="stMain"]')
        assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
        # No table scrolls sideways either: what has no room on a phone is not in its columns.
        sheets = page.locator(".sheet:visible")
        wide = sheets.evaluate_all("sheets => sheets.filter(sheet => sheet.scrollWidth > sheet.clientWidth + 1).length")
        assert wide == 0
        if width == widths[0]:
            assert violations(page) - ALLOWED == set()


@pytest.mark.parametrize("path", PATHS)
def test_every_chart_has_a_sentence_and_a_table(visitor: Watched, path: str) -> None:
    page = visitor.page()
    page.goto(visitor.address + path)
    expect(page.get_by_text("计分").last).to_be_visible()
    charts = page.locator('[data-testid="stPlotlyChart"], .picture[role="group"]')
    assert charts.count()
    for index in range(charts.count()):
        label = charts.nth(index).evaluate(
            "chart => (chart.closest('[aria-label]') ?? chart.querySelector('[aria-label]'))?.getAttribute('aria-label') ?? ''"
        )
        assert len(label) > 10
        assert label.endswith("。")
    for tools in page.locator('[class*="st-key-card-"] [class*="-tools"][class*="st-key-"]').all():
        expect(tools.get_by_role("radio", name="表")).to_have_count(1)
