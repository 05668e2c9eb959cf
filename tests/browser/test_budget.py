"""Can everybody read 双监控 and 自评复算, on every screen, and does no name in the quadrant cover another?"""

from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched, settled
from tests.browser.test_accessibility import ALLOWED, violations

pytestmark = pytest.mark.browser

PATHS = {
    "/dual?scheme=chengde-2023&month=12": "支出与产出",
    "/dual?scheme=fengrun-2019&month=2": "支出与产出",
    "/evaluation?scheme=hengyang-2022": "部门整体支出绩效自评表",
}


@pytest.mark.parametrize(("width", "theme"), [(1440, "dark"), (390, "light")])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_shuts_anybody_out(visitor: Watched, path: str, width: int, theme: str) -> None:
    page = visitor.page(theme=theme, width=width)
    page.goto(visitor.address + path)
    expect(page.get_by_role("heading", name=PATHS[path])).to_be_visible()
    assert violations(page) - ALLOWED == set()


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_wider_than_a_phone(visitor: Watched, path: str) -> None:
    page = visitor.page(width=390)
    page.goto(visitor.address + path)
    expect(page.get_by_role("heading", name=PATHS[path])).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def rectangles(page: Page, selector: str) -> list[dict[str, float]]:
    """Where each of these elements is on the screen."""
    found: list[dict[str, float]] = page.locator(selector).evaluate_all(
        "elements => elements.map(element => element.getBoundingClientRect().toJSON())"
    )
    return found


def meet(one: dict[str, float], other: dict[str, float]) -> bool:
    return (
        one["left"] < other["right"] - 1
        and other["left"] < one["right"] - 1
        and one["top"] < other["bottom"] - 1
        and other["top"] < one["bottom"] - 1
    )


@pytest.mark.parametrize("month", [3, 6, 12])
def test_no_name_in_the_quadrant_covers_another(visitor: Watched, month: int) -> None:
    page = visitor.page(width=700)
    page.goto(f"{visitor.address}/dual?scheme=chengde-2023&month={month}")
    for width in (700, 1024, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator(".quadrant .label").first).to_be_visible()
        settled(page)
        names = rectangles(page, ".quadrant .label")
        corners, points = rectangles(page, ".quadrant .zone span"), rectangles(page, ".quadrant .point")
        (ground,) = rectangles(page, ".quadrant")
        assert len(names) == len(points) >= 6
        assert not [pair for pair in combinations([*names, *corners], 2) if meet(*pair)]
        assert not [name for name in names for point in points if meet(name, point)]
        assert all(ground["left"] <= name["left"] and name["right"] <= ground["right"] for name in names)


def test_a_project_leads_to_its_form_and_a_score_to_its_rule(visitor: Watched) -> None:
    page = visitor.page()
    page.goto(visitor.address + "/dual?scheme=chengde-2023&month=12")
    page.locator(".quadrant .label a").filter(has_text="土地确权项目").click()
    expect(page.locator("dl.facts")).to_contain_text("土地确权项目")
    page.goto(visitor.address + "/evaluation?scheme=hengyang-2022")
    page.locator(".recomputed td a").first.click()
    expect(page.locator("h1")).to_contain_text("“资金执行率”得 10.00 分")
