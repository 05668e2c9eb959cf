"""Walk the tasks of the guide in a real browser and photograph them: ``make guide`` writes docs/guide.

Every step is done as the guide says it and its words are looked for, so that a picture is of a task that works. The manifest
beside the pictures says of which steps each is, and what stood over the page: tests/test_guide.py compares both with today.
"""

import argparse
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assessment import guidance, launch, settings
from assessment.guidance.guide import PICTURES, digest
from assessment.guidance.markdown import files
from tests.browser.conftest import chromium, serve, settled
from tests.conftest import copy_shangluo

GUIDE = PICTURES.parent
MANIFEST = PICTURES / "manifest.json"
WINDOW, PHONE, PAPER = {"width": 1280, "height": 800}, {"width": 390, "height": 844}, {"width": 794, "height": 1000}
TALLEST = 760
_MARK = "outline: 3px solid #dd8f43 !important; outline-offset: 3px; border-radius: 3px;"
DRILLS = "shangluo-2022/生态修复/2/drills"
HEADINGS = "指标,单位,截止日期,完成值,偏差原因,备注\n"
# What the office of the guide uploads: a report with a slip, the same mended, sent again after a return, and corrected.
FILES = {
    "有错的填报.csv": f"{HEADINGS}{DRILLS},洛南县,2022-09-30,八十次左右,,\n",
    "填报.csv": f"{HEADINGS}{DRILLS},洛南县,2022-09-30,90,,\n",
    "改后的填报.csv": f"{HEADINGS}{DRILLS},洛南县,2022-09-30,84,,六次没有签到表，已减去\n",
    "更正.csv": f"{HEADINGS}{DRILLS},洛南县,2022-09-30,88,,补齐四次的签到表\n",
}


def main() -> int:
    """Make the files and pictures of the guide; of some tasks only where they are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", nargs="*", choices=[[], *guidance.tasks()], metavar="TASK")
    asked = parser.parse_args().tasks
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (GUIDE / name).write_text(text, encoding="utf-8")
    known = json.loads(MANIFEST.read_text(encoding="utf-8")) if MANIFEST.exists() else {}
    with tempfile.TemporaryDirectory() as working, sync_playwright() as playwright:
        browser = chromium(playwright)
        for world in ("demo", "office"):
            every = [one for one in of_world(world) if one.pages]
            wanted = [one for one in every if not asked or one.task_id in asked]
            if not wanted:
                continue
            if world == "office":
                # Reports build upon each other: whatever is named, everything is done.
                wanted = every
            with running(Path(working) / world, world) as address:
                for one in wanted:
                    known.update(walk(browser, address, one))
                    keep(known)
                    sys.stdout.write(f"{one.task_id}\n")
        browser.close()
    return 0


def keep(known: dict[str, Any]) -> None:
    """Write what the pictures are of; those that no step has any more go."""
    names = {step.picture.name for one in guidance.tasks().values() for step in one.steps if step.picture}
    kept = {name: entry for name, entry in sorted(known.items()) if name in names}
    MANIFEST.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for path in PICTURES.glob("*.png"):
        if path.stem not in names:
            path.unlink()


def of_world(world: str) -> list[guidance.Task]:
    """The tasks of a world in the order in which they are done."""
    return sorted((one for one in guidance.tasks().values() if one.world == world), key=lambda one: one.turn)


@contextmanager
def running(data: Path, world: str) -> Iterator[str]:
    """A server over data of its own: everything to look at, or one document to report on."""
    if world == "office":
        copy_shangluo(data)
    else:
        data.mkdir()
        shutil.copytree(settings.PROJECT / "data" / "sources", data / "sources")
    for address, process, port in serve(data, launch.command, data / "server.log"):
        launch.wait_until_ready(process, port)
        yield address


def walk(browser: Browser, address: str, one: guidance.Task, *, is_photographed: bool = True) -> dict[str, Any]:
    """Do a task as the guide says it; what its pictures are of, by their names."""
    taken: dict[str, Any] = {}
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", viewport=WINDOW, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    for number, step in enumerate(one.steps, start=1):
        before = one.steps[number - 2] if number > 1 else None
        if step.commands and step.address is None:
            continue
        do(page, address, step, before)
        for words in step.seen:
            expect(page.locator("body")).to_contain_text(words, use_inner_text=False)
        if step.picture and is_photographed:
            photograph(page, step.picture)
            taken[step.picture.name] = {"steps": digest(one, number), "headline": page.locator("h1").inner_text()}
    context.close()
    return taken


def do(page: Page, address: str, step: guidance.Step, before: guidance.Step | None) -> None:
    """What a step does; without an action its address is opened."""
    if step.picture and step.picture.frame == "phone":
        page.set_viewport_size(PHONE)
    for action in step.actions:
        act(page, dict(action))
        # What an action sets going begins a moment later.
        page.wait_for_timeout(600)
        settled(page)
    is_elsewhere = step.address is not None and (before is None or step.address != before.address)
    if is_elsewhere and not step.actions:
        page.goto(f"{address}/{step.page}?{urlencode(step.choices)}")
        page.locator("h1").wait_for()
    if step.address is not None:
        settled(page)
        arrived = urlsplit(page.url)
        kept = {name: values[0] for name, values in parse_qs(arrived.query).items()}
        assert arrived.path == f"/{step.page}", (page.url, step.address)
        assert kept.items() >= step.choices.items(), (page.url, step.address)
    settled(page)


def act(page: Page, action: dict[str, str]) -> None:
    """Click, fill in, upload or download, as a person would."""
    match action:
        case {"click": place}:
            page.locator(place).click()
        case {"fill": label, "with": words}:
            page.get_by_label(label).fill(words)
            page.get_by_label(label).press("Tab")
        case {"upload": name}:
            file = {"name": name, "mimeType": "text/csv", "buffer": FILES[name].encode()}
            page.set_input_files("input[type=file]", file)
        case {"download": place, "as": name}:
            with page.expect_download() as download:
                page.locator(place).click()
            assert name in download.value.suggested_filename, download.value.suggested_filename
        case _:
            raise ValueError(f"The guide does not know how to do {action}.")


def photograph(page: Page, shown: guidance.Shown) -> None:
    """A picture as the reader is to see it: the window, a phone, paper, or one part of the page; small enough for a document."""
    for place in shown.marked:
        page.locator(place).evaluate("(element, look) => element.setAttribute('style', look)", _MARK)
    if shown.frame == "paper":
        page.set_viewport_size(PAPER)
        page.emulate_media(media="print")
        page.wait_for_timeout(500)
    place = shown.frame if shown.frame.startswith((".", "#", "[")) else ""
    if place:
        page.locator(place).scroll_into_view_if_needed()
        page.wait_for_timeout(300)
        content = part(page, place, shown.marked)
    else:
        page.wait_for_timeout(300)
        content = page.screenshot()
    save(content, shown.path)
    for marked in shown.marked:
        page.locator(marked).evaluate("element => element.removeAttribute('style')")
    if shown.frame == "paper":
        page.emulate_media(media="screen")
    page.set_viewport_size(WINDOW if shown.frame != "phone" else PHONE)


def part(page: Page, place: str, marked: tuple[str, ...]) -> bytes:
    """One part of a page with a margin, no taller than what is read at a glance; of a taller one, where the mark is."""
    page.set_viewport_size({**WINDOW, "height": 2400})
    settled(page)
    box = page.locator(place).bounding_box()
    assert box is not None
    top, height = max(0, box["y"] - 12), min(box["height"] + 24, TALLEST)
    for mark in (page.locator(one).bounding_box() for one in marked):
        if mark and mark["y"] + mark["height"] > top + height:
            top = mark["y"] + mark["height"] + 60 - height
    return page.screenshot(clip={"x": box["x"] - 14, "y": top, "width": box["width"] + 28, "height": height})


def save(content: bytes, path: Path) -> None:
    """As a PNG of few colours: text and flat colours lose nothing that is seen."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    picture.quantize(96, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
