"""Downloads of a card and of a page: a menu that is empty until it is opened, files that are written when asked for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from html import escape
from typing import Literal

import pandas as pd
import streamlit as st

from assessment import exports, figures, settings
from assessment.exports import Card
from assessment.messages import translate as _
from assessment.shell.address import here
from assessment.shell.words import period_words

# The cards drawn in this run, in their order: what 本页全部表格 is made of.
_cards: ContextVar[list[Card] | None] = ContextVar("cards", default=None)


@contextmanager
def page() -> Iterator[None]:
    """Note the cards that are drawn, and offer all their tables at the foot of the page."""
    token = _cards.set([])
    try:
        yield
        _offer_page(_cards.get() or [])
    finally:
        _cards.reset(token)


def card_menu(
    key: str,
    rows: pd.DataFrame,
    picture: figures.Figure | str | None,
    *,
    title: str,
    scope: str,
    subtitle: str,
    filters: str,
    trial: str | None,
) -> None:
    """The menu 下载 of a card. What is in it is drawn when a reader opens it: closed, it is one button."""
    state = st.session_state
    card = Card(title, scope, subtitle, rows, picture, state["view"], state["asks"], filters, trial, here(), origin())
    noted = _cards.get()
    if noted is not None:
        noted.append(card)
    menu = st.popover(_("下载"), icon=":material/download:", key=f"{key}-download", on_change="rerun")
    if menu.open:
        with menu:
            _offer_files(key, card)


def _offer_files(key: str, card: Card) -> None:
    name = _name_of(card)
    file_button(f"{key}-csv", _("表格 CSV"), card.csv, name("csv"))
    file_button(f"{key}-xlsx", _("表格 Excel，附说明"), card.xlsx, name("xlsx"))
    if card.picture is not None:
        file_button(f"{key}-png", _("图片 PNG"), card.png, name("png"))
        file_button(f"{key}-svg", _("图片 SVG，可放大"), card.svg, name("svg"))
    file_button(f"{key}-parquet", _("分析用 Parquet"), card.parquet, name("parquet"))
    if card.data_address and settings.served_by_us():
        st.html(_small(_("数据地址")))
        st.code(card.data_address, language=None, wrap_lines=True)
        st.html(_small(exports.refresh_words()))


def _small(words: str) -> str:
    return f'<p class="data-address">{escape(words)}</p>'


def _name_of(card: Card) -> Callable[[str], str]:
    tried = _("试算") if card.trial is not None else ""
    parts = (tried, card.title, card.scope, *period_words(card.view, card.asks, card.rows))
    return lambda ending: exports.file_name(*parts, ending=ending)


def file_button(
    key: str,
    label: str,
    write: Callable[[], bytes],
    file_name: str,
    *,
    kind: Literal["secondary", "tertiary"] = "tertiary",
    icon: str | None = None,
) -> None:
    """A file that is written when somebody asks for it, in the language of the page and of the data the page shows."""
    page_context = copy_context()
    st.download_button(
        label, lambda: page_context.run(write), file_name=file_name, on_click="ignore", type=kind, icon=icon, key=key
    )


def _offer_page(cards: list[Card]) -> None:
    """All tables of the page in one workbook, where there are several."""
    if len(cards) < 2:
        return
    first = cards[0]
    name = exports.file_name(
        st.session_state["title"], *period_words(first.view, first.asks, *(card.rows for card in cards)), ending="xlsx"
    )
    with st.container(key="page-tools"):
        label = _("本页 {count} 张表格（Excel）").format(count=len(cards))
        file_button(
            "page-download", label, lambda: exports.page_workbook(cards), name, kind="secondary",
            icon=":material/table:",
        )  # fmt: skip


def origin() -> str:
    """The server as the reader's browser has it, without the page."""
    url = st.context.url or ""
    scheme, found, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}" if found else ""
