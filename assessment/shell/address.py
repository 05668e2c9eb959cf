"""The address is the view: every choice lives in the address as an id, and survives reload, page switch and being sent.

Streamlit's own binding writes labels and drops defaults; a link must mean the same tomorrow and in English. So the
address is kept here. An entry that changed outside (a link, the back button) wins over the widget; else the widget wins.
It is read when a run begins, and what has changed is written together: each writing is a message to the browser.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeVar
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException

from assessment.messages import translate as _

Choice = TypeVar("Choice", str, int)
Value = TypeVar("Value")

_ADDRESS = "address"
ALL = "all"
# What a saved view says of the month, so that it is always the latest.
LATEST = "latest"


@dataclass
class _Address:
    """A session's address: its entries now, what was last answered and written under each name, and what was wrong.

    ``drawn`` is the page that was last drawn to its end; null where the reader left before.
    One object in the session's state: the framework goes through all of the state for every widget.
    """

    entries: dict[str, str] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    drawn: str | None = None


def current() -> _Address:
    """The address of the session."""
    found: _Address = st.session_state[_ADDRESS]
    return found


@contextmanager
def address() -> Iterator[None]:
    """The address as it was asked for, and as it is left behind, however the run ends."""
    here: _Address = st.session_state.setdefault(_ADDRESS, _Address())
    here.entries = st.query_params.to_dict()
    is_interrupted = False
    try:
        yield
    except RerunException:
        is_interrupted = True
        raise
    finally:
        publish()
        here.drawn = None if is_interrupted else st.session_state.get("page")


def publish() -> None:
    """Show in the browser what has been settled so far; links that keep the view start from there."""
    entries = current().entries
    if st.query_params.to_dict() != entries:
        st.query_params.from_dict(entries)


def leave_out(*names: str) -> None:
    """Take entries out of the address that are of another page; what was chosen there is remembered all the same."""
    here = current()
    for name in names:
        here.entries.pop(name, None)
        here.written.pop(name, None)


def is_asked_anew(name: str) -> bool:
    """Whether an entry was changed in the address itself, by a link or the back button, and not yet settled."""
    return current().entries.get(name) != current().written.get(name)


def choose(
    name: str,
    label: str,
    words: Mapping[Choice, str],
    default: Choice,
    *,
    elsewhere: Sequence[str] = (),
    place: str = "",
    width: int | Literal["stretch"] = "stretch",
) -> Choice:
    """Ask for one of the options that ``words`` name, here and now, and keep the answer in the address under ``name``."""
    answer = settle(name, list(words), default, elsewhere=elsewhere, place=place)
    ask(name, label, words, place=place, width=width)
    return answer


def ask(
    name: str, label: str, words: Mapping[Choice, str], *, place: str = "", width: int | Literal["stretch"] = "stretch"
) -> None:
    """The widget of a choice that is settled.

    What is chosen is its default too: on another page the browser mounts the widget anew, with its default, and would
    show the first option and send it with the next click, as the server, whose value has not changed, does not send it.
    """
    key, options = key_of(name, place), list(words)
    chosen = options.index(st.session_state[key])
    st.selectbox(label, options, index=chosen, format_func=words.__getitem__, key=key, width=width)


def settle(
    name: str, options: Sequence[Choice], default: Choice, *, elsewhere: Sequence[str] = (), place: str = ""
) -> Choice:
    """The choice as the address and the widget have it now, kept in both; the widget itself may be drawn later or not at all.

    An entry in the address that is no option is replaced by the default, and the reader is told, unless it is an option
    ``elsewhere``, on another page. Streamlit puts what a reader clicked into the state before the run begins. A widget
    that asks the same with other options needs a ``place`` of its own: under one key Streamlit would show its first option.
    """
    key, state, here = key_of(name, place), st.session_state, current()
    asked = here.entries.get(name)
    answer: Choice | None = state.get(key)
    if asked is not None and asked != here.written.get(name):
        by_word = {str(option): option for option in options}
        if asked not in by_word and asked not in elsewhere:
            remember_problem(name, asked)
        state[key] = answer = by_word.get(asked, default)
    elif answer is None or answer not in options:
        state[key] = answer = here.kept[name] if here.kept.get(name) in options else default
    tell(key, answer)
    here.kept[name], here.entries[name], here.written[name] = answer, str(answer), str(answer)
    return answer


def tell(key: str, answer: object) -> None:
    """Tell the browser again what is chosen until a page has been drawn to its end.

    When one is left before, the browser may not have heard, and its new widget would answer with its first option. On a
    page that stands nothing is told twice: it would undo what the reader is just doing.
    """
    if st.session_state.get("page") != current().drawn:
        st.session_state[key] = answer


def settle_words(name: str, most: int = 100) -> str | None:
    """Words that a reader writes freely, kept in the address too; null where there are none."""
    key, state, here = key_of(name), st.session_state, current()
    asked = here.entries.get(name)
    if asked is not None and asked != here.written.get(name):
        state[key] = asked[:most]
    elif key not in state:
        state[key] = here.kept.get(name, "")
    answer: str = state[key].strip()[:most]
    tell(key, answer)
    here.kept[name] = here.written[name] = answer
    if answer:
        here.entries[name] = answer
    else:
        here.entries.pop(name, None)
    return answer or None


def settle_optional(
    name: str, read: Callable[[str], Value | None], write: Callable[[Value], str] = str, *, place: str = "",
    is_linked: bool = False,
) -> Value | None:  # fmt: skip
    """What a reader may choose or leave open, in the address only where it is chosen; null where it is not.

    ``read`` answers null to what makes no sense, and the reader is told. What is chosen in one ``place`` is no choice in
    another; ``is_linked`` says that a link or the back button led here, so that the address counts there as it is.
    """
    key, state, here = key_of(name, place), st.session_state, current()
    asked = here.entries.get(name)
    if asked is not None and (is_linked or asked != here.written.get(name)):
        state[key] = read(asked)
        if state[key] is None:
            remember_problem(name, asked)
    elif is_linked or (asked is None and here.written.get(name) is not None and key in state):
        state[key] = None
    elif key not in state:
        was_in, before = here.kept.get(name, (place, None))
        state[key] = before if was_in == place else None
    answer: Value | None = state[key]
    if answer is not None and read(write(answer)) is None:
        answer = state[key] = None
    tell(key, answer)
    here.kept[name] = (place, answer)
    here.written.pop(name, None)
    here.entries.pop(name, None)
    if answer is not None:
        here.entries[name] = here.written[name] = write(answer)
    return answer


def settle_date(name: str, latest: date) -> date | None:
    """A day that a reader chooses freely, no later than ``latest``, kept in the address too; null where there is none."""
    return settle_optional(name, lambda words: _day(words, latest), date.isoformat)


def settle_number(
    name: str, low: float, high: float, decimals: int, *, place: str = "", is_linked: bool = False
) -> float | None:  # fmt: skip
    """A number between two bounds, with no more decimals than so many, that a reader chooses; null where there is none."""
    return settle_optional(
        name, lambda words: _number(words, low, high, decimals), written_number, place=place, is_linked=is_linked
    )


def settle_one_of(name: str, options: Sequence[str], *, place: str = "", is_linked: bool = False) -> str | None:
    """One of ``options``, or none of them."""
    return settle_optional(name, lambda words: words if words in options else None, place=place, is_linked=is_linked)


def is_linked_to(*names: str) -> bool:
    """Whether a link or the back button changed any of these entries; asked before they are settled."""
    here = current()
    return any(here.entries.get(name) not in (None, here.written.get(name)) for name in names)


def forget(*names: str) -> None:
    """Leave open again what may be left open; called when a reader clicks, before the run begins."""
    state, here = st.session_state, current()
    for name in names:
        st.query_params.pop(name, None)
        for key in [key for key in state if str(key).startswith(key_of(name))]:
            state[key] = None
        here.kept[name] = ("", None)
        here.written.pop(name, None)


def _day(words: str, latest: date) -> date | None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if day <= latest else None


def _number(words: str, low: float, high: float, decimals: int) -> float | None:
    try:
        number = float(words)
    except ValueError:
        return None
    return number if low <= number <= high and round(number, decimals) == number else None


def written_number(number: float) -> str:
    """A number as it stands in an address: no more digits than it has."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def key_of(name: str, place: str = "") -> str:
    """The key of the widget that asks for an entry of the address."""
    return f"choice_{name}_{place}" if place else f"choice_{name}"


@dataclass(frozen=True)
class Link:
    """Makes addresses: a page (its path) with everything that is chosen now, except for the changes."""

    chosen: tuple[tuple[str, str], ...]

    def __call__(self, page: str, **changes: str | None) -> str:
        """The address, relative to the page the reader is on; an entry changed to null is left out."""
        entries = {name: entry for name, entry in {**dict(self.chosen), **changes}.items() if entry is not None}
        return f"{page or './'}?{urlencode(entries)}"


def link() -> Link:
    """Addresses from where the reader is."""
    return Link(tuple(current().entries.items()))


def here() -> str:
    """The address of the page as it stands, without the host: whoever opens it sees the same."""
    return f"/{st.session_state.get('page') or ''}?{urlencode(current().entries)}"


def remember_problem(name: str, asked: str) -> None:
    """Note that an entry of the address makes no sense; the reader is told at the head of the page."""
    message = _("地址中的 {name}={value} 无效，已改用默认值。").format(name=name, value=asked[:40])
    current().problems.append(message)


def problems() -> list[str]:
    """What was wrong with the address, said once."""
    here = current()
    found, here.problems = here.problems, []
    return found
