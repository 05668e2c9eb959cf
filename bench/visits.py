"""The first visit: a browser that has never been here opens a page of a warm server."""

import shutil
import statistics
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.measures import PAGES

WIDTHS = (1440, 390)

# Noted from the first moment on: when the headline and the first picture are painted, and whatever moves meanwhile.
WATCH = """
window.visit = { shift: 0, moved: [], headline: null, picture: null };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    visit.shift += entry.value;
    const nodes = entry.sources.map(({ node }) => node?.closest?.("[data-testid]")?.dataset.testid ?? node?.nodeName);
    visit.moved.push([entry.value, ...nodes]);
  }
}).observe({ type: "layout-shift", buffered: true });
const isSeen = (selector) => [...document.querySelectorAll(selector)].some((part) => part.getClientRects().length);
const look = () => {
  const covered = document.querySelector(".arriving");
  if (!visit.headline && !covered && isSeen("h1")) visit.headline = performance.now();
  if (!visit.picture && !covered && isSeen(".js-plotly-plot .main-svg, .picture")) visit.picture = performance.now();
  if (!visit.headline || !visit.picture) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
_IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@dataclass(frozen=True)
class Visit:
    """One page at one width: milliseconds, what came over the wire, and how far things moved."""

    headline: float
    picture: float
    kilobytes: float
    requests: float
    shift: float


def visits(port: int, rounds: int) -> dict[tuple[str, int], Visit]:
    """Each page at each width, the median of so many first visits."""
    found: dict[tuple[str, int], Visit] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (path, choices) in PAGES.items():
            query = "&".join(f"{key}={value}" for key, value in {"month": "9", **choices}.items())
            address = f"http://127.0.0.1:{port}/{path}?{query}"
            # The server has seen the page before; the browser of a visit never has.
            visit(browser, address, WIDTHS[0])
            for width in WIDTHS:
                each = [visit(browser, address, width)[0] for _round in range(rounds)]
                values = zip(*(vars(one).values() for one in each), strict=True)
                found[name, width] = Visit(*(statistics.median(value) for value in values))
        browser.close()
    return found


def visit(browser: Browser, address: str, width: int) -> tuple[Visit, dict[str, Any]]:
    """One visit with nothing in the cache, and all that was noted of it."""
    context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": 900})
    context.add_init_script(WATCH)
    page = context.new_page()
    sizes: list[float] = []
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address)
    page.locator("h1").wait_for(timeout=60_000)
    page.locator(".js-plotly-plot .main-svg, .picture").first.wait_for(state="attached", timeout=60_000)
    page.locator(_IDLE).wait_for()
    page.wait_for_timeout(800)
    noted = page.evaluate("window.visit")
    context.close()
    return Visit(noted["headline"], noted["picture"], sum(sizes) / 1000, len(sizes), noted["shift"]), noted
