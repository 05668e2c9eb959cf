"""The guide: for each kind of reader, what they come to do, and how it is done step by step.

A step is written once: what the guide says, what is clicked, where it leads and what is then seen. The page 指南, the files
under docs/guide, the pictures (``make guide``) and the tests are all made from it, so that none can drift from the others.
"""

import base64
import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from assessment import messages, settings
from assessment.messages import translate as _

PICTURES = settings.PROJECT / "docs" / "guide" / "images"
_TASKS = Path(__file__).parent / "tasks"
# One file per kind of reader, in the order of the guide.
READERS = ("leader", "analyst", "county", "reviewer", "administrator")


@dataclass(frozen=True)
class Shown:
    """A picture of a step: its file's name, what is on it in words, which part of the page it shows, and what is marked."""

    name: str
    words: str
    frame: str
    marked: tuple[str, ...]

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return PICTURES / f"{self.name}.png"


@dataclass(frozen=True)
class Step:
    """One step: what is said, what is done, the address it leads to, and words that are then on the page.

    ``commands`` are typed into a terminal, not done in the browser.
    """

    words: str
    actions: tuple[tuple[tuple[str, str], ...], ...]
    address: str | None
    seen: tuple[str, ...]
    picture: Shown | None
    commands: tuple[str, ...]

    @property
    def page(self) -> str:
        """The page of the address; empty for the first."""
        return (self.address or "").partition("?")[0]

    @property
    def choices(self) -> dict[str, str]:
        """What the address chooses."""
        return dict(parse_qsl((self.address or "").partition("?")[2]))


@dataclass(frozen=True)
class Task:
    """Something a reader comes to do: when it is needed, how it is done, what the answer is and where its numbers come from.

    A task of the world ``office`` reports or reviews; such tasks are done over data of their own, one after the other by
    their ``turn``. Others only look.
    """

    task_id: str
    reader: str
    titles: tuple[str, str]
    when: str
    answer: str
    source: str
    world: str
    turn: int
    term_ids: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def title(self) -> str:
        """What is done, in the reader's language."""
        return self.titles[messages.language() != messages.SOURCE]

    @property
    def pages(self) -> frozenset[str]:
        """The pages that it leads over."""
        return frozenset(step.page for step in self.steps if step.address is not None)


def reader_words() -> dict[str, str]:
    """The kinds of readers, in the order of the guide."""
    return {
        "leader": _("领导"),
        "analyst": _("分析人员"),
        "county": _("县区填报人"),
        "reviewer": _("市局审核人"),
        "administrator": _("系统管理员"),
    }


@cache
def tasks() -> dict[str, Task]:
    """Every task of the guide by its id, in order."""
    every = (
        _task(reader, entry)
        for reader in READERS
        for entry in tomllib.loads((_TASKS / f"{reader}.toml").read_text(encoding="utf-8"))["task"]
    )
    return {one.task_id: one for one in every}


def task(task_id: str) -> Task:
    """One task."""
    return tasks()[task_id]


def _task(reader: str, entry: dict[str, Any]) -> Task:
    return Task(
        task_id=entry["id"],
        reader=reader,
        titles=(entry["title"], entry["english"]),
        when=entry["when"],
        answer=entry["answer"],
        source=entry["source"],
        world=entry.get("world", "demo"),
        turn=entry.get("turn", 0),
        term_ids=tuple(entry.get("terms", ())),
        steps=tuple(_step(entry["id"], number, step) for number, step in enumerate(entry["step"], start=1)),
    )


def _step(task_id: str, number: int, entry: dict[str, Any]) -> Step:
    picture = None
    if "picture" in entry:
        marked = tuple(entry.get("mark", ()))
        picture = Shown(f"{task_id}-{number}", entry["picture"], entry.get("frame", ""), marked)
    return Step(
        words=entry["say"],
        actions=tuple(tuple(action.items()) for action in entry.get("do", ())),
        address=entry.get("open"),
        seen=tuple(entry.get("see", ())),
        picture=picture,
        commands=tuple(entry.get("run", ())),
    )


@cache
def tasks_by_page() -> dict[str, tuple[str, ...]]:
    """The ids of the tasks that lead over each page, by the page's address."""
    pages = dict.fromkeys(page for one in tasks().values() for page in sorted(one.pages))
    return {page: tuple(one.task_id for one in tasks().values() if page in one.pages) for page in pages}


def digest(one: Task, upto: int) -> str:
    """What a task says and does up to a step, as a checksum: a picture is of these steps, or it is to be made anew."""
    return hashlib.sha256(repr((one.world, one.steps[:upto])).encode()).hexdigest()[:16]


@cache
def picture_bytes(name: str) -> bytes | None:
    """A picture of the guide; null where there is none of that name."""
    known = {step.picture.name: step.picture for one in tasks().values() for step in one.steps if step.picture}
    return known[name].path.read_bytes() if name in known and known[name].path.is_file() else None


@cache
def picture_version(name: str) -> str:
    """Changes when the picture does, so that no browser keeps an old one."""
    return hashlib.sha256(picture_bytes(name) or b"").hexdigest()[:12]


@cache
def picture_size(name: str) -> tuple[int, int]:
    """Width and height in pixels, as the file's head has them, so that nothing moves while a picture loads."""
    head = (picture_bytes(name) or bytes(24))[16:24]
    return int.from_bytes(head[:4]), int.from_bytes(head[4:])


def picture_address(name: str) -> str:
    """Where a browser finds a picture: our server has an address for it; without it the picture is part of the page."""
    if settings.served_by_us():
        return f"./interface/guide/{name}.png?{picture_version(name)}"
    return _inline(name)


@cache
def _inline(name: str) -> str:
    return "data:image/png;base64," + base64.b64encode(picture_bytes(name) or b"").decode()
