"""Saving the view that a reader comes from, and what has been saved: opened, forwarded, renamed, removed."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NoReturn

import streamlit as st

from assessment import messages, reads, settings, sheets, views
from assessment.memory import names_of
from assessment.messages import translate as _
from assessment.problems import InputError
from assessment.shell import navigation
from assessment.shell.address import LATEST, current, key_of, link
from assessment.shell.card import small
from assessment.shell.frame import show, stop_with, view
from assessment.views import SavedView

_OUTCOME = "view_outcome"
# Entries of the address that are no part of a view: where the reader comes from, and in which language.
_NOT_SAVED = ("from_page", "lang")
_IS_LATEST, _CHOSEN, _NEW_NAME = (key_of(name) for name in ("view_latest", "view", "view_new_name"))


def saved_views() -> tuple[SavedView, ...]:
    """The views of the office, the last saved first; the page ends here where one of them is damaged."""
    try:
        return views.saved_views(settings.data_folder())
    except InputError as error:
        _stop(error.problems)


def _stop(problems: list[str]) -> NoReturn:
    stop_with(_("有收藏的视图读不出来"), " ".join(problems))


def _pages() -> dict[str, navigation.Entry]:
    """Every page that a view can be of."""
    return {entry.address: entry for entry in navigation.entries() if "any" not in entry.asks}


def came_from() -> str | None:
    """The page that the reader wants to save, by its address; null where they came for the list."""
    asked = current().entries.get("from_page")
    page = "" if asked == navigation.FIRST else asked
    return page if page in _pages() else None


def save_form(page: str) -> None:
    """A name for the view that the reader comes from, and whether it is to follow the latest month."""
    title = _pages()[page].title
    st.text_input(
        _("给刚才看的“{page}”起个名称").format(page=title), title, max_chars=60, key=_name_key(page), width=480
    )
    entries = {name: entry for name, entry in current().entries.items() if name not in _NOT_SAVED}
    if "month" in _pages()[page].asks:
        st.checkbox(_("总是最新月份：下个月打开，看到的是下个月的"), value=True, key=_IS_LATEST)
    st.button(_("收藏"), on_click=_save, args=(page, entries))
    back = _("回到“{page}”").format(page=title)
    show(sheets.further((back, link()(page, from_page=None))))


def _name_key(page: str) -> str:
    """A field for each page, so that what was typed for one is not offered for another."""
    return key_of("view_name", page or navigation.FIRST)


def _save(page: str, entries: dict[str, str]) -> None:
    """Called before the run, so that the list already holds what was saved."""
    state = st.session_state
    if state.get(_IS_LATEST) and "month" in _pages()[page].asks:
        entries = {**entries, "month": LATEST}
    _try(
        lambda: views.save(
            settings.data_folder(),
            state[_name_key(page)],
            page,
            entries,
            by=settings.person(),
            at=_now(),
            pages=_pages(),
        ),
        "saved",
    )


def list_views(saved: tuple[SavedView, ...]) -> None:
    """Every view with its link, what it looks at, who saved it and when."""
    titles = {address: entry.title for address, entry in _pages().items()}
    schemes = names_of(reads.schemes(view().scope), "scheme_id", "scheme_name")
    show(sheets.views_list(saved, titles, schemes))
    small(_("视图由全单位共用；登录建成之前，谁都可以改名、删除。"))


def manage(saved: tuple[SavedView, ...]) -> None:
    """Another name for one of the views, or its removal."""
    names = {view.view_id: view.name for view in saved}
    with st.expander(_("改名或删除")):
        view_id = st.selectbox(_("视图"), list(names), format_func=names.__getitem__, key=_CHOSEN)
        st.text_input(_("新名称"), key=_NEW_NAME, max_chars=60)
        with st.container(horizontal=True, gap="small"):
            st.button(_("改名"), on_click=_rename, args=(view_id,))
            st.button(_("删除"), on_click=_remove, args=(view_id,))


def _rename(view_id: str) -> None:
    name = st.session_state[_NEW_NAME]
    _try(
        lambda: views.rename(settings.data_folder(), view_id, name, by=settings.person(), at=_now()),
        "renamed",
    )


def _remove(view_id: str) -> None:
    _try(lambda: views.remove(settings.data_folder(), view_id, by=settings.person(), at=_now()), "removed")


def _now() -> datetime:
    return datetime.now(UTC)


def _try(action: Callable[[], SavedView], done: str) -> None:
    """Do it, and keep for the page what came of it: ``done`` and the name, or the problems."""
    # A callback runs before the page has chosen its language.
    messages.use(current().kept.get("lang", messages.SOURCE))
    try:
        st.session_state[_OUTCOME] = (done, action().name, ())
    except InputError as error:
        st.session_state[_OUTCOME] = ("", "", tuple(error.problems))


def say_outcome() -> None:
    """What came of the last click, said once."""
    done, name, problems = st.session_state.pop(_OUTCOME, ("", "", ()))
    words = {"saved": _("已收藏“{name}”。"), "renamed": _("已改名为“{name}”。"), "removed": _("已删除“{name}”。")}
    if done:
        st.success(words[done].format(name=name))
    for problem in problems:
        st.error(problem)
