"""The real server in a process of its own, and a real Chromium that reports what a strict office network would block."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Download, Page, Playwright, expect, sync_playwright

from assessment import launch, settings

# A busy machine may take longer than the five seconds that Playwright gives an expectation by itself.
expect.set_options(timeout=20_000)

_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(data: Path, command: Callable[[int], list[str]], log: Path) -> Iterator[str]:
    """Run a server on a free port until the tests are done with it."""
    port = free_port()
    environment = {**os.environ, "ASSESSMENT_DATA": str(data), "ASSESSMENT_DEMO": "on"}
    environment.pop(settings.SERVED_VARIABLE, None)
    with log.open("wb") as stream:
        process = subprocess.Popen(command(port), cwd=settings.PROJECT, env=environment, stdout=stream, stderr=stream)
        try:
            yield f"http://127.0.0.1:{port}", process, port
        finally:
            launch.stop(process)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real server, ready, over data of its own."""
    data = tmp_path_factory.mktemp("served")
    shutil.copytree(settings.PROJECT / "data" / "sources", data / "sources")
    for address, process, port in serve(data, launch.command, data / "server.log"):
        launch.wait_until_ready(process, port)
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        yield browser
        browser.close()


def chromium(playwright: Playwright) -> Browser:
    """Debian's Chromium, as quiet as it can be."""
    executable = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    return playwright.chromium.launch(executable_path=executable, args=_ARGUMENTS)


# The pages about documents: a path, and words that are there when it is drawn.
DOCUMENT_PAGES = {
    "/catalogue?find_concept=结案率": "结案率：最低 80%",
    "/tasks?scheme=qinghai-2019&year=2019&unit=632800": "共 69 项",
    "/source?document=qinghai-2019&line=1183": "疑缺百分号",
    "/source?document=hengyang-2022": "行有疑点",
    "/entry?scheme=shangluo-2022&year=2022&month=9&unit=611021": "本单位的任务",
    "/review?scheme=shangluo-2022&year=2022": "没有这样的填报",
    "/calendar?scheme=shangluo-2022&year=2022&known_on=2022-10-20": "谁还欠报",
    "/history": "还没有填报记录",
    "/bulletin?scheme=shangluo-2022&year=2022&month=9&paper=briefing": "谁没有报",
    "/projects?plan=chengde-2023": "共 7 项三级指标",
    "/evaluation": "复核清单",
    "/quality": "可以重新读出",
    "/guide?task=trace": "数从哪里来",
    "/glossary?term=rank-interval": "在哪里看",
    "/downloads?month=9": "一个工作簿带走",
    "/verification": "现在还对不对",
    "/search?words=gdbyl": "同类指标 1",
    "/views?from_page=ranking&month=9": "起个名称",
    "/compare?month=9&measure=shangluo-2022/资源利用/1/auction-supply-rate&units=611026,611021": "逐月对比",
}


HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"
_IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def settled(page: Page) -> None:
    """Wait until the script has ended, nothing is loading and the page has kept its height for a moment."""
    page.locator(_IDLE).wait_for()
    # Not wait_for_function: it evaluates a string, which the content security policy refuses.
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=30_000)
    before = -1
    while (now := page.evaluate(HEIGHT)) != before:
        before = now
        page.wait_for_timeout(400)


def downloaded(page: Page, card: str, ending: str = "csv") -> Download:
    """A file of a card, as a reader gets it: open its menu, choose the form."""
    choice = page.locator(f".st-key-{card}-{ending} button")
    if not choice.is_visible():
        page.locator(f".st-key-{card}-download button").first.click()
    with page.expect_download() as started:
        choice.click()
    return started.value


# Two widths of a visit: the choices stand above the page on narrow screens and beside it on wide ones.
WIDTHS = [(390, 768), (1440, 1920)]


def at_widths(page: Page, widths: tuple[int, int]) -> Iterator[int]:
    """The page at each of these widths, when it stands still."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        settled(page)
        yield width


class Watched:
    """Opens browser contexts and notes whatever an office network or a strict policy would refuse."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.problems: list[str] = []
        self.contexts: list[BrowserContext] = []

    def page(self, *, width: int = 1440, height: int = 900, theme: str = "light", script: str | None = None) -> Page:
        """A fresh visitor's page."""
        context = self.browser.new_context(
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            accept_downloads=True,
            color_scheme=theme,
            viewport={"width": width, "height": height},
        )
        self.contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", self._note_request)
        page.on("response", self._note_response)
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        return page

    def _note_request(self, request: object) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1":
            self.problems.append(f"foreign request: {request.url}")

    def _note_response(self, response: object) -> None:
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.url}")

    def _note_console(self, message: object) -> None:
        if message.type == "error":
            self.problems.append(f"console: {message.text}")


@pytest.fixture
def visitor(browser: Browser, served: str) -> Iterator[Watched]:
    """A visitor of the server; the test fails when anything was refused, foreign or broken."""
    watched = Watched(browser, served)
    yield watched
    for context in watched.contexts:
        context.close()
    assert watched.problems == []
