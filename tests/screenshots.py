"""Photograph every page in every size and theme, and in every state: ``make screenshots`` fills the folder screenshots/."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

from assessment import launch, settings, snapshots
from assessment.build import build
from tests import states
from tests.browser.conftest import HEIGHT, chromium, serve, settled

SIZES = {390: 844, 768: 1024, 1440: 900, 1920: 1080}
THEMES = ("light", "dark")
DRILLS = "shangluo-2022/生态修复/2/drills"
PAGES = {
    "overview": ("", {}),
    "ranking": ("ranking", {}),
    "unit": ("unit", {"unit": "611024"}),
    "completion": ("completion", {"measure": DRILLS, "category": "all"}),
    "map": ("map", {"measure": DRILLS}),
    "catalogue": ("catalogue", {"find_concept": "结案率"}),
    "tasks": ("tasks", {"scheme": "qinghai-2019", "year": "2019", "unit": "632800"}),
    "source": ("source", {"document": "qinghai-2019", "line": "1183"}),
    "entry": ("entry", {"unit": "611021"}),
    "review": ("review", {}),
    "calendar": ("calendar", {"known_on": "2022-10-20"}),
    "history": ("history", {}),
    "projects": ("projects", {"plan": "chengde-2023"}),
    "evaluation": ("evaluation", {"report": "hengyang-2022"}),
    "quality": ("quality", {}),
    "downloads": ("downloads", {}),
    "verification": ("verification", {}),
    "movement": ("movement", {"unit": "611026", "from_month": "6"}),
    "rules": ("rules", {"unit": "611024", "measure": DRILLS}),
    "dual": ("dual", {"scheme": "chengde-2023"}),
    "compare": ("compare", {"measure": "shangluo-2022/资源利用/1/auction-supply-rate"}),
    "search": ("search", {"words": "耕地保有量"}),
    "bulletin": ("bulletin", {"paper": "bulletin"}),
    "guide": ("guide", {}),
    "glossary": ("glossary", {"term": "rank-interval"}),
    "trial": ("trial", {"unit": "611024", "measure": DRILLS, "try_actual": "428"}),
}


# What is reported changes these; the pages of documents are the same in every state.
SCORED = ("overview", "ranking", "unit", "completion")


def main() -> int:
    """Photograph what the arguments name; everything without them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", nargs="*", default=list(PAGES), choices=list(PAGES), metavar="PAGE")
    parser.add_argument("--widths", nargs="*", type=int, default=list(SIZES), metavar="PX")
    parser.add_argument("--states", nargs="*", default=["real", *states.STATES], metavar="STATE")
    asked = parser.parse_args()
    folder = settings.PROJECT / "screenshots"
    with tempfile.TemporaryDirectory() as working, sync_playwright() as playwright:
        browser = chromium(playwright)
        real = settings.data_folder()
        if snapshots.current(real) is None:
            build(real, demo=True)
        for state in asked.states:
            data = real if state == "real" else states.make(state, real, Path(working) / state)
            # Everything is photographed in the real state; the others at the two sizes that leaders use.
            widths = asked.widths if state == "real" else [width for width in asked.widths if width in (390, 1440)]
            with running(data, Path(working) / f"{state}.log") as address:
                for page in asked.pages if state == "real" else [page for page in asked.pages if page in SCORED]:
                    for width in widths:
                        for theme in THEMES if state == "real" else THEMES[:1]:
                            target = folder / state / f"{page}-{width}-{theme}.png"
                            photograph(browser, f"{address}/{_path(page, state)}", width, theme, target)
                            sys.stdout.write(f"{target.relative_to(settings.PROJECT)}\n")
        browser.close()
    return 0


def _path(page: str, state: str) -> str:
    path, choices = PAGES[page]
    month = "1" if state == "one_month" else "9"
    unit = {"unit": "611022"} if page == "unit" and state == "one_unit" else {}
    return f"{path}?{urlencode({'month': month, **choices, **unit})}"


@contextmanager
def running(data: Path, log: Path) -> Iterator[str]:
    """A server over that data."""
    for address, process, port in serve(data, launch.command, log):
        launch.wait_until_ready(process, port)
        yield address


def photograph(browser: Browser, address: str, width: int, theme: str, target: Path) -> None:
    """One page, whole, as a person sees it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(
        locale="zh-CN", color_scheme=theme, viewport={"width": width, "height": SIZES.get(width, 900)}
    )
    page = context.new_page()
    page.goto(address)
    page.locator("h1").wait_for(timeout=30_000)
    settled(page)
    for _attempt in range(3):
        height = max(SIZES.get(width, 900), min(int(page.evaluate(HEIGHT)) + 40, 12000))
        page.set_viewport_size({"width": width, "height": height})
        settled(page)
    page.screenshot(path=target)
    context.close()


if __name__ == "__main__":
    sys.exit(main())
