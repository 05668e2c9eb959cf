"""Is the guide true: does every button it names exist, does every address open and say so, is every picture of today's steps?

The tasks are walked here without a browser; ``make guide`` walks them in one, and tests/browser/test_guide.py some of them.
"""

import json
import re
import urllib.parse
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from assessment import guidance, messages, settings
from assessment.__main__ import main
from assessment.build import build
from assessment.guidance.guide import PICTURES, digest
from assessment.guidance.markdown import files
from assessment.shell import navigation
from tests.conftest import copy_shangluo
from tests.guide import FILES, MANIFEST, of_world
from tests.test_pages import headline

TASKS = guidance.tasks()
SHOWN = {step.picture.name: step.picture for one in TASKS.values() for step in one.steps if step.picture}
NAMED = re.compile("「([^」]+)」")


def page_file(address: str) -> str:
    return f"pages/{navigation.entry_of(address).path}.py"


def opened(app: AppTest, step: guidance.Step) -> None:
    """Go to a step's address."""
    for name in list(app.query_params):
        del app.query_params[name]
    for name, value in step.choices.items():
        app.query_params[name] = value
    app.switch_page(page_file(step.page)).run()
    assert not app.exception, (step.address, app.exception)


def on_screen(app: AppTest) -> str:
    """Everything a reader sees or can click, as text: our HTML and the framework's words."""
    bodies = [element.proto.body for element in app.get("html") if not re.match("<(style|script)", element.proto.body)]
    parts = [unescape(re.sub(r"<[^>]+>", "", body)) + body for body in bodies]
    for kind in ("markdown", "caption", "success", "error", "warning", "info"):
        parts += [element.value for element in app.get(kind)]
    for kind in (
        "selectbox", "text_input", "text_area", "number_input", "select_slider", "date_input", "segmented_control",
        "button", "download_button", "file_uploader", "expander", "toggle", "checkbox", "button_group",
    ):  # fmt: skip
        for element in app.get(kind):
            parts.append(str(getattr(element, "label", "") or getattr(element.proto, "label", "")))
            parts += map(str, getattr(element, "options", []))
            parts += [
                str(option.content) for option in getattr(element.proto, "options", []) if hasattr(option, "content")
            ]
    return "\n".join(parts)


def act(app: AppTest, action: dict[str, str]) -> None:
    """The same as tests/guide.py does in a browser; what only turns a card or follows a link is looked at there."""
    match action:
        case {"upload": name}:
            app.file_uploader[0].set_value((name, FILES[name].encode(), "text/csv")).run()
        case {"fill": label, "with": words}:
            next(box for box in app.text_input if box.label == label).set_value(words).run()
        case {"click": place} if "role=button" in place:
            name = re.search(r'name="([^"]+)"', place)[1]
            next(button for button in app.button if button.label == name).click().run()
        case {"click": place} if "role=radio" in place:
            key, name = re.search(r'\.st-key-([\w-]+)-tools >> role=radio\[name="([^"]+)"', place).groups()
            side = {"图": "figure", "表": "table", "来源": "source"}[name]
            app.segmented_control(key=f"{key}-side").set_value(side).run()
        case {"download": _}:
            pass
        case {"click": _}:
            pass
        case _:
            raise AssertionError(action)
    assert not app.exception, (action, app.exception)


def walked(app: AppTest, one: guidance.Task) -> Iterator[tuple[guidance.Step, str]]:
    """The steps of a task done one after the other, each with what is on screen before and after it."""
    before, address = "", None
    for step in one.steps:
        if step.address is not None and step.address != address and not step.actions:
            opened(app, step)
        for action in step.actions:
            act(app, dict(action))
        if step.address is not None and step.address != address and step.actions:
            opened(app, step)
        address = step.address or address
        after = on_screen(app) if address is not None else ""
        yield step, before + after
        before = after


MENU = "\n".join([*(entry.title for entry in navigation.entries()), "English", "中文"])
OPENED = (messages.CATALOGUES / "en" / "messages.po").read_text(encoding="utf-8")
KNOWN = json.loads(MANIFEST.read_text(encoding="utf-8"))


def check(one: guidance.Task) -> None:
    """A visitor who has chosen nothing before does a task; what the guide names and expects is on screen at each step."""
    app = AppTest.from_file(str(settings.PROJECT / "app.py"), default_timeout=60).run()
    for number, (step, seen) in enumerate(walked(app, one), start=1):
        missing = [words for words in step.seen if words not in seen]
        assert missing == [], (one.task_id, number)
        # What a click opens is drawn only then; a browser sees it, and here it is at least a word of the interface.
        shown = seen + (OPENED if step.actions else "")
        unknown = [name for name in NAMED.findall(step.words) if name not in shown and name not in MENU]
        assert unknown == [], (one.task_id, number)
        if step.picture and not step.actions:
            assert headline(app) == KNOWN.get(step.picture.name, {}).get("headline"), f"make guide {one.task_id}"


@pytest.mark.parametrize("task_id", [one.task_id for one in TASKS.values() if one.world == "demo" and one.pages])
def test_what_the_guide_says_is_on_screen(data: Path, task_id: str) -> None:
    check(TASKS[task_id])


def test_reports_are_sent_reviewed_and_corrected_as_the_guide_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_shangluo(tmp_path)
    monkeypatch.setenv("ASSESSMENT_DATA", str(tmp_path))
    build(tmp_path, demo=True)
    done = of_world("office")
    assert {one.reader for one in done} == {"county", "reviewer"}
    for one in done:
        check(one)


def test_commands_of_the_guide_exist(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    known = capsys.readouterr().out
    targets = re.findall(r"^([a-z]+):", (settings.PROJECT / "Makefile").read_text(encoding="utf-8"), re.M)
    commands = [line for one in TASKS.values() for step in one.steps for line in step.commands]
    assert commands
    for line in commands:
        if named := re.search(r"python -m assessment (\w+)", line):
            assert re.search(rf"^ +{named[1]}\b", known, re.M), line
        elif named := re.search(r"\bmake (\w+)", line):
            assert named[1] in targets, line


def test_every_kind_of_reader_finds_tasks_and_every_task_is_whole() -> None:
    assert {one.reader for one in TASKS.values()} == set(guidance.reader_words())
    for one in TASKS.values():
        assert one.when, one.task_id
        assert one.answer, one.task_id
        assert one.source, one.task_id
        assert not re.search(r"[\u4e00-\u9fff]", one.titles[1]), one.task_id
        assert set(one.term_ids) <= set(guidance.terms()), one.task_id
        assert one.steps


def test_every_picture_is_there_small_and_of_these_steps() -> None:
    assert {path.stem for path in PICTURES.glob("*.png")} == set(SHOWN) == set(KNOWN)
    sizes = [shown.path.stat().st_size for shown in SHOWN.values()]
    assert max(sizes) < 150_000
    assert sum(sizes) < 3_000_000
    stale = [
        step.picture.name
        for one in TASKS.values()
        for number, step in enumerate(one.steps, start=1)
        if step.picture and KNOWN[step.picture.name]["steps"] != digest(one, number)
    ]
    assert stale == [], "make guide"
    for name, shown in SHOWN.items():
        with Image.open(shown.path) as picture:
            assert picture.size == guidance.picture_size(name)


def test_the_files_are_those_of_the_tasks() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in PICTURES.parent.glob("*.md")}
    assert written == files(), "make guide"
    for text in written.values():
        for target in re.findall(r"\]\((?!#)([^)#]+)", text):
            assert (PICTURES.parent / urllib.parse.unquote(target)).exists(), target


def test_the_page_shows_a_task_with_its_pictures_and_ways(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.SERVED_VARIABLE, raising=False)
    app = AppTest.from_file(str(settings.PROJECT / "app.py"), default_timeout=60)
    app.query_params["task"] = "trace"
    app.run()
    app.switch_page("pages/help/guide.py").run()
    assert headline(app) == TASKS["trace"].titles[0]
    bodies = "".join(element.proto.body for element in app.get("html"))
    assert bodies.count('<img src="data:image/png;base64,') == sum(1 for step in TASKS["trace"].steps if step.picture)
    assert "completion?scheme=shangluo-2022" in bodies
    assert bodies.count('href="./guide?task=') >= len(TASKS)
    app.query_params["task"] = "no-such-task"
    app.run()
    assert "task=no-such-task 无效" in app.warning[0].value


def test_our_own_server_sends_pictures_by_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.SERVED_VARIABLE, "1")
    assert re.fullmatch(r"\./interface/guide/trace-2\.png\?[0-9a-f]{12}", guidance.picture_address("trace-2"))
    assert guidance.picture_bytes("../../README") is None


def test_titles_are_english_in_english() -> None:
    messages.use("en")
    assert TASKS["trace"].title == "Trace a number to its source"
