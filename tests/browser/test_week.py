"""A week in their life: a leader, an analyst, a reviewer and a county officer find their answer in three clicks at most.

What each saw lies in ``screenshots/week`` afterwards, to be judged by eye.
"""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from assessment import settings
from tests.browser.conftest import Watched, settled

SEEN = settings.PROJECT / "screenshots" / "week"


class Walk:
    """One person's way: counts the clicks, and keeps a picture of every screen on it."""

    def __init__(self, visitor: Watched, who: str, *, width: int = 1440, height: int = 900) -> None:
        self.who, self.clicks, self.seen = who, 0, 0
        self.address = visitor.address
        self.page: Page = visitor.page(width=width, height=height)

    def open(self, address: str) -> None:
        """Follow a link that somebody sent."""
        self.page.goto(self.address + address)
        self.look()

    def click(self, target: Locator) -> None:
        """One of at most three clicks."""
        self.clicks += 1
        assert self.clicks <= 3, f"{self.who} needs more than three clicks"
        target.click()

    def look(self) -> None:
        """Wait for the page to stand still, and photograph it."""
        self.page.locator("h1").wait_for()
        settled(self.page)
        self.seen += 1
        SEEN.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SEEN / f"{self.who}-{self.seen}.png", full_page=False)


def choices(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def test_a_leader_on_a_phone_finds_who_holds_the_city_back_in_cultivated_land_and_why(visitor: Watched) -> None:
    walk = Walk(visitor, "leader", width=390, height=844)
    walk.open("/?scheme=shangluo-2022&year=2022&month=9")
    walk.click(walk.page.locator(".st-key-card-categories").get_by_role("link", name="耕地保护").first)
    expect(walk.page.locator("h1")).to_contain_text("山阳居末")
    gaps = walk.page.locator(".st-key-card-gaps")
    expect(gaps).to_contain_text("粮食产能指标")
    expect(gaps.locator("ol.gaps ul li").first).to_have_text(re.compile(r"山阳.*43%.*\S{4,}"))
    expect(gaps).to_contain_text("另有到期未报")
    gaps.scroll_into_view_if_needed()
    walk.look()
    # What is forwarded opens as it is seen, for somebody who was never here.
    other = visitor.page(width=390, height=844)
    other.goto(walk.page.url)
    expect(other.locator(".st-key-card-gaps ol.gaps ul li").first).to_contain_text("山阳")
    assert choices(other) == choices(walk.page)


LAND = "shangluo-2022/资源利用/4/approved-unsupplied-land"


def test_an_analyst_takes_three_years_of_two_counties_into_excel_and_the_picture_too(
    visitor: Watched, tmp_path: Path
) -> None:
    walk = Walk(visitor, "analyst")
    walk.open(f"/compare?scheme=shangluo-2022&year=2022&month=9&measure={LAND}&units=611021,611026")
    card = walk.page.locator(".st-key-card-compare")
    walk.click(card.locator(".st-key-compare-download button").first)
    with walk.page.expect_download() as started:
        walk.click(walk.page.locator(".st-key-compare-xlsx button"))
    path = tmp_path / started.value.suggested_filename
    started.value.save_as(path)
    book = load_workbook(path)
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    columns = {name: index for index, name in enumerate(head)}
    assert {(row[columns["单位"]], row[columns["年度"]]) for row in rows} == {
        (unit, year) for unit in ("洛南县", "柞水县") for year in (2021, 2022, 2023)
    }
    assert all(isinstance(row[columns["目标值"]], int | float) for row in rows)
    assert "说明" in book.sheetnames
    # The picture for the report lies in the same menu.
    with walk.page.expect_download() as picture:
        walk.click(walk.page.locator(".st-key-compare-png button"))
    picture.value.save_as(SEEN / "analyst-picture.png")
    assert (SEEN / "analyst-picture.png").read_bytes().startswith(b"\x89PNG")
    walk.look()
    # A month later the same address shows the same view.
    later = visitor.page()
    later.goto(walk.page.url)
    expect(later.locator("h1")).to_have_text(walk.page.locator("h1").inner_text())


def test_a_reviewer_reads_a_self_evaluation_beside_its_plan(visitor: Watched) -> None:
    walk = Walk(visitor, "reviewer")
    walk.open("/evaluation?report=hengyang-2022")
    form = walk.page.locator("table").filter(has_text="年度指标值").last
    expect(form).to_contain_text("实际完成值")
    form.scroll_into_view_if_needed()
    walk.look()
    # A number that is doubted leads to the printed line.
    walk.click(walk.page.get_by_role("button", name="资金总额", exact=True).first)
    note = walk.page.locator(".note:popover-open")
    expect(note).to_be_visible()
    walk.click(note.get_by_role("link", name="在原文中打开"))
    expect(walk.page.locator("ol.document li.chosen")).to_be_visible()
    walk.look()


def test_a_county_officer_finds_out_why_the_score_fell(visitor: Watched) -> None:
    walk = Walk(visitor, "county")
    walk.open("/unit?scheme=shangluo-2022&year=2022&month=9&unit=611022")
    walk.click(walk.page.get_by_role("link", name=re.compile("较上月降 .* 分，为什么")))
    expect(walk.page.locator("h1")).to_contain_text("得分降")
    expect(walk.page.locator(".st-key-card-changes tbody tr").first).to_contain_text("→")
    assert choices(walk.page)["unit"] == "611022"
    walk.look()
    walk.click(walk.page.locator(".st-key-card-changes").get_by_role("link", name="计分规则").first)
    expect(walk.page.locator("h1")).to_contain_text("丹凤")
    walk.look()
