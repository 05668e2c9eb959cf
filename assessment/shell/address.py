"""The address is the view: every choice lives in the address as an id, and survives reload, page switch and being sent.

Streamlit's own binding writes labels and drops defaults; a link must mean the same tomorrow and in English. So the
address is kept here. An entry that changed outside (a link, the back button) wins over the widget; else the widget wins.
It is read when a run begins, and what has changed is written together: each writing is a message to the browser.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException

from assessment.messages import translate as _

Choice = TypeVar("Choice", str, int)
Value = TypeVar("Value")

_ADDRESS, _PROBLEMS, _DRAWN = "address", "address_problems", "drawn_page"
ALL = "all"


@contextmanager
def address() -> Iterator[None]:
    """The address as it was asked for, and as it is left behind, however the run ends."""
    state = st.session_state
    state[_ADDRESS] = st.query_params.to_dict()
    is_interrupted = False
    try:
        yield
    except RerunException:
        is_interrupted = True
        raise
    finally:
        publish()
        state[_DRAWN] = None if is_interrupted else state.get("page")


def publish() -> None:
    """Show in the browser what has been settled so far; links that keep the view start from there."""
    entries: dict[str, str] = st.session_state[_ADDRESS]
    if st.query_params.to_dict() != entries:
        st.query_params.from_dict(entries)


def asked_for(name: str) -> str | None:
    """An entry of the address as it is now, settled or not."""
    entry: str | None = st.session_state[_ADDRESS].get(name)
    return entry


def choose(
    name: str,
    options: Sequence[Choice],
    default: Choice,
    widget: Callable[[str, Sequence[Choice]], object],
    *,
    elsewhere: Sequence[str] = (),
    place: str = "",
) -> Choice:
    """Ask for one of ``options`` with ``widget(key, options)``, and keep the answer in the address under ``name``."""
    answer = settle(name, options, default, elsewhere=elsewhere, place=place)
    widget(key_of(name, place), options)
    return answer


def settle(
    name: str, options: Sequence[Choice], default: Choice, *, elsewhere: Sequence[str] = (), place: str = ""
) -> Choice:
    """The choice as the address and the widget have it now, kept in both; the widget itself may be drawn later or not at all.

    An entry in the address that is no option is replaced by the default, and the reader is told, unless it is an option
    ``elsewhere``, on another page. Streamlit puts what a reader clicked into the state before the run begins. A widget
    that asks the same with other options needs a ``place`` of its own: under one key Streamlit would show its first option.
    """
    key, kept, written = key_of(name, place), f"kept_{name}", f"written_{name}"
    state = st.session_state
    entries: dict[str, str] = state[_ADDRESS]
    asked = entries.get(name)
    if asked is not None and asked != state.get(written):
        by_word = {str(option): option for option in options}
        if asked not in by_word and asked not in elsewhere:
            _remember_problem(name, asked)
        state[key] = by_word.get(asked, default)
    elif state.get(key) not in options:
        state[key] = state[kept] if state.get(kept) in options else default
    answer: Choice = state[key]
    state[kept] = answer
    _tell(key, answer)
    entries[name] = state[written] = str(answer)
    return answer


def _tell(key: str, answer: object) -> None:
    """Tell the browser again what is chosen until a page has been drawn to its end.

    When one is left before, the browser may not have heard, and its new widget would answer with its first option. On a
    page that stands nothing is told twice: it would undo what the reader is just doing.
    """
    if st.session_state.get("page") != st.session_state.get(_DRAWN):
        st.session_state[key] = answer


def settle_words(name: str, most: int = 100) -> str | None:
    """Words that a reader writes freely, kept in the address too; null where there are none."""
    key, kept, written = key_of(name), f"kept_{name}", f"written_{name}"
    state = st.session_state
    entries: dict[str, str] = state[_ADDRESS]
    asked = entries.get(name)
    if asked is not None and asked != state.get(written):
        state[key] = asked[:most]
    elif key not in state:
        state[key] = state.get(kept, "")
    answer: str = state[key].strip()[:most]
    _tell(key, answer)
    state[kept] = state[written] = answer
    if answer:
        entries[name] = answer
    else:
        entries.pop(name, None)
    return answer or None


def settle_optional(
    name: str, read: Callable[[str], Value | None], write: Callable[[Value], str] = str, *, place: str = "",
    is_linked: bool = False,
) -> Value | None:  # fmt: skip
    """What a reader may choose or leave open, in the address only where it is chosen; null where it is not.

    ``read`` answers null to what makes no sense, and the reader is told. What is chosen in one ``place`` is no choice in
    another; ``is_linked`` says that a link or the back button led here, so that the address counts there as it is.
    """
    key, kept, written = key_of(name, place), f"kept_{name}", f"written_{name}"
    state = st.session_state
    entries: dict[str, str] = state[_ADDRESS]
    asked = entries.get(name)
    if asked is not None and (is_linked or asked != state.get(written)):
        state[key] = read(asked)
        if state[key] is None:
            _remember_problem(name, asked)
    elif is_linked or (asked is None and state.get(written) is not None and key in state):
        state[key] = None
    elif key not in state:
        was_in, before = state.get(kept, (place, None))
        state[key] = before if was_in == place else None
    answer: Value | None = state[key]
    if answer is not None and read(write(answer)) is None:
        answer = state[key] = None
    _tell(key, answer)
    state[kept], state[written] = (place, answer), None if answer is None else write(answer)
    if answer is None:
        entries.pop(name, None)
    else:
        entries[name] = write(answer)
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
    return any(asked_for(name) not in (None, st.session_state.get(f"written_{name}")) for name in names)


def forget(*names: str) -> None:
    """Leave open again what may be left open; called when a reader clicks, before the run begins."""
    state = st.session_state
    for name in names:
        st.query_params.pop(name, None)
        for key in [key for key in state if str(key).startswith(key_of(name))]:
            state[key] = None
        state[f"kept_{name}"], state[f"written_{name}"] = ("", None), None


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
    return Link(tuple(st.session_state[_ADDRESS].items()))


def _remember_problem(name: str, asked: str) -> None:
    message = _("地址中的 {name}={value} 无效，已改用默认值。").format(name=name, value=asked[:40])
    st.session_state.setdefault(_PROBLEMS, []).append(message)


def problems() -> list[str]:
    """What was wrong with the address, said once."""
    found: list[str] = st.session_state.pop(_PROBLEMS, [])
    return found
