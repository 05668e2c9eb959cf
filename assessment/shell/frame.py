"""The frame around every page: settings, navigation, the choices beside it, and the head of the page."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from assessment import basis, figures, formats, interface, messages, settings
from assessment.messages import translate as _
from assessment.reads import View
from assessment.shell import catalogue, choices, words
from assessment.shell.address import problems, settle
from assessment.shell.card import small

_STYLE = Path(__file__).with_name("style.css")


@dataclass(frozen=True)
class _Entry:
    """A page in the navigation: which choices it answers to, whether it shows scores, and whether it is about one scheme.

    A page that shows scores is also asked for the peer group.
    """

    page: st.Page
    section: str
    asks: frozenset[str]
    is_scored: bool = True
    has_scheme: bool = True

    def choices(self) -> frozenset[str]:
        """Everything the page answers to, by the names of the address."""
        scored = {"group"} if self.is_scored else set[str]()
        return self.asks | scored | ({"scheme"} if self.has_scheme else set())


def run() -> None:
    """Draw the frame and the page the reader is on."""
    st.set_page_config(page_icon="📋", layout="wide", initial_sidebar_state="auto")
    messages.use(settle("lang", list(messages.LANGUAGES), messages.SOURCE))
    st.html(_STYLE)
    if not settings.served_by_us():
        # Our own server puts the script into the page, before the paint and under a strict CSP.
        st.html(f"<script>{interface.script()}</script>", unsafe_allow_javascript=True)
    entries = _entries()
    sections: dict[str, list[st.Page]] = {}
    for entry in entries:
        sections.setdefault(entry.section, []).append(entry.page)
    page = st.navigation(sections)
    shown = next((entry for entry in entries if entry.page.url_path == page.url_path), None)
    st.session_state["page"] = page.url_path
    with st.sidebar:
        _choose(shown.choices() if shown else frozenset({"scheme", "group", "year", "month"}))
        _language_switch()
    # A column of its own, so that lines stay readable on the widest screens (style.css).
    with st.container(key="page"):
        if shown and shown.is_scored and not words.has_points(view()):
            stop_with(
                _("本方案没有分值，不计分、不排名"),
                _("原文没有给任何指标分值；换到有分值的考核方案，可以看到得分和位次。"),
            )
        page.run()


def _entries() -> list[_Entry]:
    leaders, analysis, budget, data = _("领导"), _("分析"), _("预算"), _("数据")
    overview = st.Page("pages/leaders/overview.py", title=_("总览"), icon=":material/dashboard:", default=True)
    ranking = st.Page("pages/leaders/ranking.py", title=_("排名"), icon=":material/format_list_numbered:")
    unit = st.Page("pages/leaders/unit.py", title=_("单位"), icon=":material/location_city:")
    completion = st.Page("pages/analysis/completion.py", title=_("指标完成"), icon=":material/flag:")
    tasks_of_all = st.Page("pages/analysis/catalogue.py", title=_("任务目录"), icon=":material/search:")
    tasks = st.Page("pages/analysis/tasks.py", title=_("单位任务"), icon=":material/assignment:")
    source = st.Page("pages/analysis/source.py", title=_("原文"), icon=":material/article:")
    projects = st.Page("pages/budget/projects.py", title=_("预算绩效"), icon=":material/account_balance_wallet:")
    evaluation = st.Page("pages/budget/evaluation.py", title=_("部门自评"), icon=":material/fact_check:")
    quality = st.Page("pages/data/quality.py", title=_("数据质量"), icon=":material/rule:")
    return [
        _Entry(overview, leaders, frozenset({"year", "month", "unit", "compare"})),
        _Entry(ranking, leaders, frozenset({"year", "month", "ranked_category", "unit", "compare"})),
        _Entry(unit, leaders, frozenset({"year", "month", "unit_category", "compare"})),
        _Entry(completion, analysis, frozenset({"year", "month", "category", "unit", "compare"})),
        _Entry(tasks_of_all, analysis, frozenset({"filters"}), is_scored=False, has_scheme=False),
        _Entry(tasks, analysis, frozenset(), is_scored=False),
        _Entry(projects, budget, frozenset(), is_scored=False, has_scheme=False),
        _Entry(evaluation, budget, frozenset(), is_scored=False, has_scheme=False),
        _Entry(quality, data, frozenset(), is_scored=False, has_scheme=False),
        _Entry(source, data, frozenset(), is_scored=False, has_scheme=False),
    ]


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


def _language_switch() -> None:
    """A plain link: the page is loaded anew, so that the document's language is right from the first paint."""
    other = next(code for code in messages.LANGUAGES if code != messages.language())
    address = urlencode({**st.query_params.to_dict(), "lang": other})
    st.html(f'<a class="language" href="?{address}" target="_self" lang="{other}">{messages.LANGUAGES[other]}</a>')


def view() -> View:
    """What the reader looks at."""
    chosen: View = st.session_state["view"]
    return chosen


def palette() -> figures.Palette:
    """The colours of pictures for the reader's theme."""
    return figures.palette(st.context.theme.type)


def header(headline: str, *, subject: str = "", coverage: str = "", frames: list[pd.DataFrame]) -> None:
    """The head of a page: whose data up to when, how complete and from where; the finding; what is simulated."""
    for problem in problems():
        st.warning(problem)
    parts = [*scope_words(), subject, coverage, basis.summary(*frames) if frames else ""]
    items = "".join(f"<li>{escape(part)}</li>" for part in parts if part)
    st.html(f'<ul class="context">{items}</ul>')
    st.title(headline, anchor=False)
    if notice := basis.notice(*frames):
        label = escape(_("模拟"))
        st.html(f'<p class="notice"><b>{label}</b>{escape(notice)}</p>')


def scope_words() -> list[str]:
    """What the page is about, as far as the reader can choose it here: the scheme's issuer, the year or the last day."""
    asks: frozenset[str] = st.session_state["asks"]
    if "month" in asks:
        return words.scope_words(view())
    issuer = words.scope_words(view())[0]
    return [issuer, _("{year}年").format(year=view().year)] if "scheme" in asks else []


def stop_with(reason: str, remedy: str = "") -> NoReturn:
    """Say why there is nothing to show, and what would help; the page ends here."""
    for problem in problems():
        st.warning(problem)
    items = "".join(f"<li>{escape(part)}</li>" for part in scope_words())
    st.html(f'<ul class="context">{items}</ul>')
    st.title(reason, anchor=False)
    if remedy:
        small(remedy)
    st.stop()


def stop_unreported() -> NoReturn:
    """Say that nobody has reported anything yet; the page ends here."""
    month, latest = formats.month(view().month), words.latest_month(view())
    if latest == view().month:
        stop_with(
            _("填报的内容无法计分"),
            _("有分值的指标没有目标值，或填报的是文字而不是等次；没有数值可以计算得分。"),
        )
    if latest:
        reason = _("{month}还没有单位报送，最近报送到 {latest}").format(month=month, latest=formats.month(latest))
        stop_with(reason, _("换到有报送的月份，可以看到当时的得分和位次。"))
    stop_with(
        _("{year}年截至{month}，还没有单位填报").format(year=view().year, month=month),
        _("任务已经下达；完成值填报并审核通过后，这里显示得分和位次。"),
    )


def footnote(*sentences: str) -> None:
    """Small print under a page: rules and checks a reader may ask about."""
    small(*sentences)


def details(sentence: str, table: str) -> None:
    """The numbers behind a picture, always in view: a sentence and a table."""
    small(sentence)
    with st.container(key="wide-details"):
        st.html(table)


def columns(*widths: int) -> list[st.delta_generator.DeltaGenerator]:
    """Places side by side; one above the other, in this order, where the screen is narrow."""
    return st.columns(list(widths), gap="large")


def note(title: str, words: str) -> None:
    """Say, where a picture would stand, why there is none."""
    st.subheader(title, anchor=False)
    small(words)


def show(content: str) -> None:
    """HTML from ``sheets`` that stands on the page by itself."""
    st.html(content)
