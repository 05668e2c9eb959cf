"""What is measured: clicks in a browser, reruns on the server, many sessions at once, queries, memory."""

import asyncio
import random
import shutil
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, sync_playwright

from assessment import reads
from assessment.database import open_database
from assessment.queries import Query, query
from bench.servers import processor_milliseconds, resident_megabytes, served
from bench.session import Session

DRILLS = "shangluo-2022/生态修复/2/drills"
PAGES = {
    "排名": ("ranking", {}),
    "指标完成": ("completion", {"measure": DRILLS}),
    "总览": ("", {}),
    "单位": ("unit", {"unit": "611024"}),
}
MONTHS = [str(month) for month in range(3, 13)]


@dataclass(frozen=True)
class Sample:
    """Repeated measurements in milliseconds."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        """Nineteen of twenty are not slower."""
        return statistics.quantiles(self.values, n=20)[-1]

    @property
    def spread(self) -> str:
        """The middle half."""
        low, _middle, high = statistics.quantiles(self.values, n=4)
        return f"{low:.0f}–{high:.0f}"


# A click counts from the key until the new month stands in the page and every picture in view has been drawn anew;
# settled is when the script has ended and nothing old is left anywhere.
_UNTIL = """
(words) => {
  const inView = (element) => {
    const box = element.getBoundingClientRect();
    return box.height > 0 && box.top < innerHeight && box.bottom > 0;
  };
  const shown = () => [...document.querySelectorAll(".js-plotly-plot, .stHtml table, .stHtml ol")].filter(inView);
  const isDrawn = (part) => !part.matches(".js-plotly-plot") || part.querySelector(".main-svg");
  const before = new Set(shown());
  window.measured = new Promise((done) => {
    document.addEventListener("keydown", () => {
      const started = performance.now();
      let visible = null;
      const look = () => {
        const app = document.querySelector('[data-testid="stApp"]');
        const main = document.querySelector('[data-testid="stMain"]');
        const idle = app?.dataset.testScriptState === "notRunning" && !main.querySelector('[data-stale="true"]');
        const drawn = idle || shown().every((part) => !before.has(part) && isDrawn(part));
        if (visible === null && main.innerText.includes(words) && drawn) visible = performance.now() - started;
        if (visible !== null && idle) done([visible, performance.now() - started]);
        else requestAnimationFrame(look);
      };
      look();
    }, { capture: true, once: true });
  });
}
"""


def clicks(port: int, path: str, words: Callable[[int], str], repeats: int) -> tuple[Sample, Sample]:
    """Milliseconds from a key on the month slider until the new content is visible, and until all is settled."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(locale="zh-CN", viewport={"width": 1440, "height": 900})
        page.goto(f"http://127.0.0.1:{port}/{path}")
        page.get_by_text(words(9)).first.wait_for()
        page.wait_for_timeout(1500)
        values = [_click(page, month, words) for _round in range(repeats) for month in (8, 9)]
        browser.close()
    # The first round fills the caches of server and browser.
    visible, settled = zip(*values[2:], strict=True)
    return Sample(visible), Sample(settled)


def _click(page: Page, month: int, words: Callable[[int], str]) -> tuple[float, float]:
    key = "ArrowLeft" if month == 8 else "ArrowRight"
    page.evaluate(_UNTIL, words(month))
    page.get_by_role("slider").press(key)
    visible, settled = page.evaluate("window.measured")
    page.wait_for_timeout(300)
    return float(visible), float(settled)


async def reruns(port: int, process_id: int, page: str, choices: dict[str, str], rounds: int) -> tuple[Sample, float]:
    """Milliseconds until a rerun has arrived, and milliseconds of the server's processor per rerun.

    What keeps a server busy is its processor: the framework itself waits about 40 ms in every rerun, in which others run.
    """
    async with Session(port, page) as session:
        for month in MONTHS:
            await session.rerun(month=month, **choices)
        before = processor_milliseconds(process_id)
        values = [1000 * await session.rerun(month=month, **choices) for _round in range(rounds) for month in MONTHS]
        used = processor_milliseconds(process_id) - before
    return Sample(tuple(values)), used / len(values)


async def crowd(port: int, page: str, sessions: int, seconds: float) -> Sample:
    """Milliseconds per rerun while many people click every two seconds."""
    until = time.monotonic() + seconds
    values: list[float] = []

    async def visit(number: int) -> None:
        chance = random.Random(number)
        async with Session(port, page) as session:
            await asyncio.sleep(chance.uniform(0, 2))
            await session.rerun(month="9")
            while time.monotonic() < until:
                await asyncio.sleep(chance.expovariate(1 / 2))
                values.append(1000 * await session.rerun(month=chance.choice(MONTHS)))

    await asyncio.gather(*(visit(number) for number in range(sessions)))
    return Sample(tuple(values))


async def memory_per_session(port: int, process_id: int, sessions: int = 50) -> float:
    """Megabytes that each further open session of the ranking page holds."""
    opened: list[Session] = []
    async with Session(port, "ranking") as first:
        for month in MONTHS:
            await first.rerun(month=month)
        before = resident_megabytes(process_id)
        for number in range(sessions):
            session = await Session(port, "ranking").__aenter__()
            await session.rerun(month=MONTHS[number % len(MONTHS)])
            opened.append(session)
        after = resident_megabytes(process_id)
        for session in opened:
            await session.__aexit__()
    return (after - before) / sessions


# The same rows added up with nothing else: what DuckDB itself needs.
_AGGREGATION = Query(
    "bare",
    "select unit_id, sum(earned_lower) as score, sum(assessable_points) as points from category_score "
    "where scheme_id = 'shangluo-2022' and year = 2022 and month = 9 group by unit_id order by score desc",
    "",
    (),
)


def queries(rounds: int = 200) -> tuple[Sample, Sample]:
    """Milliseconds of the ranking query, and of a bare aggregation of the same rows, asked in turn."""
    database = open_database(reads.snapshot_folder(), demo=True)
    ranking = query("ranking")
    given = {"scheme_id": "shangluo-2022", "year": 2022, "month": 9, "peer_group": "县区"}
    parameters = {name: given.get(name) for name in ranking.parameters}
    pairs = [
        (_timed(lambda: database.rows(ranking, parameters)), _timed(lambda: database.rows(_AGGREGATION, {})))
        for _round in range(rounds)
    ][5:]
    return Sample(tuple(pair[0] for pair in pairs)), Sample(tuple(pair[1] for pair in pairs))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


__all__ = ["PAGES", "Sample", "clicks", "crowd", "memory_per_session", "queries", "reruns", "served"]
