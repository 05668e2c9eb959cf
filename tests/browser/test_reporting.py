"""From a county's template to an approved number, in a real browser, with another page open beside it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from assessment import launch, records, settings
from tests.browser.conftest import Watched, serve, settled
from tests.browser.test_main_path import choose

pytestmark = pytest.mark.browser

DRILLS = "shangluo-2022/生态修复/2/drills"
ENTRY = "entry?scheme=shangluo-2022&year=2022&month=9&unit=611021"
COMPLETION = f"completion?scheme=shangluo-2022&year=2022&month=9&measure={DRILLS}"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server over data of its own, which reports may be sent to: its address and the folder."""
    data = tmp_path / "data"
    data.mkdir()
    shutil.copytree(settings.PROJECT / "data" / "sources", data / "sources")
    for address, process, port in serve(data, launch.command, tmp_path / "server.log"):
        launch.wait_until_ready(process, port)
        yield address, data


def download_template(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="下载模板：洛南县").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def fill_in(path: Path, value: object) -> None:
    """Fill in the drills, as somebody would in Excel."""
    book = load_workbook(path)
    sheet = book["填报"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, columns["指标编号"]).value == DRILLS:
            sheet.cell(row, columns["完成值"]).value = value
    book.save(path)


def test_a_county_reports_and_the_city_approves(browser: object, office: tuple[str, Path], tmp_path: Path) -> None:
    address, data = office
    visitor = Watched(browser, address)  # type: ignore[arg-type]
    county, leader = visitor.page(), visitor.page()
    leader.goto(f"{address}/{COMPLETION}")
    expect(leader.locator("h1")).to_contain_text("（模拟）")

    # The county takes the template, fills it in wrongly, is told, and mends it.
    county.goto(f"{address}/{ENTRY}")
    settled(county)
    path = download_template(county, tmp_path)
    assert path.name == "填报-洛南县-2022年9月.xlsx"
    fill_in(path, "八十次左右")
    county.set_input_files("input[type=file]", path)
    expect(county.get_by_text("应为数字，收到“八十次左右”")).to_be_visible()
    expect(county.get_by_role("button", name="报送", exact=True)).to_have_count(0)
    assert records.manifest(data / "records").num_rows == 0
    fill_in(path, 90)
    county.reload()
    settled(county)
    county.set_input_files("input[type=file]", path)
    expect(county.get_by_text("可以登记：37 条规则全部通过")).to_be_visible()
    county.get_by_role("button", name="报送", exact=True).click()
    expect(county.get_by_text("已登记为批次")).to_be_visible()
    expect(county.locator("h1")).to_have_text("洛南县9月应报 69 项，还有 68 项未报")

    # The city ticks the row on another page, and approves it.
    city = visitor.page()
    city.goto(f"{address}/review?scheme=shangluo-2022&year=2022")
    expect(city.locator("h1")).to_have_text("1 条填报待审，来自 1 个单位")
    box = city.get_by_test_id("stDataFrame").bounding_box()
    assert box
    city.mouse.click(box["x"] + 16, box["y"] + 54)
    city.get_by_role("button", name="通过 1 条", exact=True).click()
    expect(city.get_by_text("已通过 1 条")).to_be_visible()
    expect(city.locator("h1")).to_have_text("没有待审的填报")

    # The leader's open page shows it at its next run, without a restart.
    choose(leader, "突出单位", "洛南县")
    expect(leader.locator("h1")).not_to_contain_text("（模拟）")
    expect(leader.locator("tr, li").filter(has_text="洛南").filter(has_text="90").first).to_be_visible()

    # The record says who, and can be taken back; then the number is gone again.
    [report, review] = records.manifest(data / "records").to_pylist()
    assert (report["kind"], review["kind"], review["is_alone"]) == ("report", "review", True)
    assert not visitor.problems, visitor.problems
    for context in visitor.contexts:
        context.close()
