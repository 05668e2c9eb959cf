"""The frame around every page: settings, navigation, the choices beside it, and the head of the page."""

import re
from collections.abc import Iterable
from dataclasses import replace
from html import escape
from typing import NoReturn

import pandas as pd
import streamlit as st

from assessment import basis, figures, formats, interface, messages, reads, settings
from assessment.messages import translate as _
from assessment.reads import View
from assessment.shell import catalogue, choices, downloads, guidance, navigation, search, words
from assessment.shell.address import address, leave_out, problems, publish, settle
from assessment.shell.card import small
from assessment.shell.style import style


def run() -> None:
    """Draw the frame and the page the reader is on."""
    st.set_page_config(page_icon="📋", layout="wide", initial_sidebar_state="auto")
    with address(), reads.one_snapshot():
        messages.use(settle("lang", list(messages.LANGUAGES), messages.SOURCE))
        if not settings.served_by_us():
            # Our own server puts both into the page, before the paint and under a strict CSP.
            st.html(f"<style>{style()}</style>")
            st.html(f"<script>{interface.script()}</script>", unsafe_allow_javascript=True)
        page, entry = navigation.chosen_page()
        st.session_state["page"], st.session_state["title"] = page.url_path, entry.title
        with st.sidebar:
            st.html(navigation.page_list(entry, _searched(entry)))
            with st.container(key="beside", gap="xsmall"):
                _choose(entry.choices())
        publish()
        # A column of its own, so that lines stay readable on the widest screens (style.css).
        with st.container(key="page"):
            if entry.is_scored and not words.has_points(view()):
                stop_with(
                    _("本方案没有分值，不计分、不排名"),
                    _("原文没有给任何指标分值；换到有分值的考核方案，可以看到得分和位次。"),
                )
            with downloads.page():
                page.run()


def _searched(entry: navigation.Entry) -> str:
    """What was searched for, where its results are shown; the address of any other page is not about it."""
    if "words" in entry.asks:
        leave_out("from_page")
        return search.searched()
    if "any" not in entry.asks:
        leave_out("words", "kind", "from_page")
    return ""


def _choose(asks: frozenset[str]) -> None:
    """Ask what the page answers to; what it does not is kept in the address all the same."""
    state = st.session_state
    state["asks"] = asks
    view = state["view"] = choices.choose_view(asks)
    state["category_id"] = choices.choose_category(view, asks)
    state["unit_id"] = choices.choose_unit_to_highlight(view) if "unit" in asks else None
    state["filters"] = catalogue.choose_filters(view.scope) if "filters" in asks else None
    state["order"] = choices.settle_order()
    state["compare_year"] = choices.choose_compare_year(view, asked="compare" in asks)


def view() -> View:
    """What the reader looks at."""
    chosen: View = st.session_state["view"]
    return chosen


def year_end(looked_at: View) -> View:
    """The same at the end of the year: what is of a whole year does not follow the month chosen elsewhere."""
    return replace(looked_at, month=12)


def palette() -> figures.Palette:
    """The colours of pictures for the reader's theme."""
    return figures.palette(st.context.theme.type)


def header(headline: str, *, subject: str = "", coverage: str = "", frames: list[pd.DataFrame]) -> None:
    """The head of a page: whose data up to when, how complete and from where; the finding; what is simulated."""
    parts = (*scope_words(), subject, coverage, basis.summary(*frames) if frames else "")
    _head(headline, parts, basis.notice(*frames))


def _head(headline: str, context: Iterable[str], simulated: str | None = None, remedy: str = "") -> None:
    """What stands over every page, in one piece; what was wrong with the address comes before it."""
    for problem in problems():
        st.warning(problem)
    items = "".join(f"<li>{escape(part)}</li>" for part in context if part)
    notice = _past() + (_notice(_("模拟"), simulated) if simulated else "")
    advice = f'<p class="notice">{escape(remedy)}</p>' if remedy else ""
    # A line breaks between clauses rather than in the middle of a name.
    clauses = "".join(f"<span>{escape(clause)}</span>" for clause in re.split("(?<=，)|(?<=, )", headline))
    opener, opened = guidance.advice()
    st.html(f'<ul class="context">{items}{opener}</ul><h1>{clauses}</h1>{notice}{advice}{opened}')


def _past() -> str:
    """That the page looks back to what was known on a day; HTML."""
    day = view().known_on
    words = _("按 {date} 结束时所知；之后的填报、目标和规则没有计入。")
    return _notice(_("回看"), words.format(date=day.isoformat())) if day else ""


def _notice(label: str, words: str) -> str:
    return f'<p class="notice"><b>{escape(label)}</b>{escape(words)}</p>'


def scope_words() -> list[str]:
    """What the page is about, as far as the reader can choose it here: the scheme's issuer, the year or the last day."""
    asks: frozenset[str] = st.session_state["asks"]
    if "month" in asks:
        return words.scope_words(view())
    issuer = words.scope_words(view())[0]
    return [issuer, _("{year}年").format(year=view().year)] if "scheme" in asks else []


def stop_with(reason: str, remedy: str = "") -> NoReturn:
    """Say why there is nothing to show, and what would help; the page ends here."""
    _head(reason, scope_words(), remedy=remedy)
    # Nothing reaches the browser any more once a run has been stopped.
    publish()
    st.stop()


def stop_unreported() -> NoReturn:
    """Say that nobody has reported anything yet; the page ends here."""
    scheme, month = view(), formats.month(view().month)
    latest = words.latest_month(scheme.scope, scheme.scheme_id, scheme.year, scheme.known_on)
    if latest == scheme.month:
        stop_with(
            _("填报的内容无法计分"),
            _("有分值的指标没有目标值，或填报的是文字而不是等次；没有数值可以计算得分。"),
        )
    if latest:
        reason = _("{month}还没有单位报送，最近报送到 {latest}").format(month=month, latest=formats.month(latest))
        stop_with(reason, _("换到有报送的月份，可以看到当时的得分和位次。"))
    stop_with(
        _("{year}年截至{month}，还没有单位填报").format(year=scheme.year, month=month),
        _("任务已经下达；完成值填报并审核通过后，这里显示得分和位次。"),
    )


def footnote(*sentences: str) -> None:
    """Small print under a page: rules and checks a reader may ask about."""
    small(*sentences)


def details(sentence: str, table: str) -> None:
    """The numbers behind a picture, always in view: a sentence, if there is one, and a table."""
    words = f'<div class="small"><p>{escape(sentence)}</p></div>' if sentence else ""
    st.html(f'{words}<div class="wide-screens">{table}</div>')


def columns(*widths: int) -> list[st.delta_generator.DeltaGenerator]:
    """Places side by side; one above the other, in this order, where the screen is narrow."""
    return st.columns(list(widths), gap="large")


def note(title: str, words: str) -> None:
    """Say, where a picture would stand, why there is none."""
    heading = f"<h3>{escape(title)}</h3>" if title else ""
    st.html(f'{heading}<div class="small"><p>{escape(words)}</p></div>')


def show(content: str) -> None:
    """HTML from ``sheets`` that stands on the page by itself."""
    st.html(content)
