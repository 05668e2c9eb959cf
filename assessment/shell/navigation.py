"""Which pages there are, what each answers to, and the list of them beside every page."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from assessment import messages
from assessment.memory import remembered
from assessment.messages import translate as _

# As many characters as are searched for at once.
MOST_SEARCHED = 60
# How the first page, whose address is empty, is named where a name is needed.
FIRST = "first"


@dataclass(frozen=True)
class Entry:
    """A page: its path and name, its section, which choices it answers to, whether it shows scores and is about one scheme.

    A page that shows scores is also asked for the peer group. The first page is what the bare address opens. A page without
    a section is not in the list: it has an entry of its own beside every page.
    """

    path: str
    title: str
    section: str
    asks: frozenset[str] = frozenset()
    is_scored: bool = True
    has_scheme: bool = True
    is_first: bool = False

    @property
    def address(self) -> str:
        """The path in the address: the file's name, nothing for the first page."""
        return "" if self.is_first else self.path.rpartition("/")[2]

    def choices(self) -> frozenset[str]:
        """Everything the page answers to, by the names of the address."""
        scored = {"group"} if self.is_scored else set[str]()
        return self.asks | scored | ({"scheme"} if self.has_scheme else set())


@remembered
def entries() -> tuple[Entry, ...]:
    """All pages in the order of the navigation, named in the reader's language."""
    leaders, analysis, reporting, budget, data = _("领导"), _("分析"), _("填报"), _("预算"), _("数据")
    help_ = _("帮助")
    known, moment = frozenset({"known_on"}), frozenset({"year", "month", "known_on"})
    period = {*moment, "compare"}
    return (
        Entry("leaders/overview", _("总览"), leaders, frozenset({*period, "unit"}), is_first=True),
        Entry("leaders/ranking", _("排名"), leaders, frozenset({*period, "ranked_category", "unit"})),
        Entry("leaders/movement", _("位次变化"), leaders, moment),
        Entry("leaders/unit", _("单位"), leaders, frozenset({*period, "unit_category"})),
        Entry("leaders/bulletin", _("通报"), leaders, moment | {"group"}, is_scored=False),
        Entry("analysis/completion", _("指标完成"), analysis, frozenset({*period, "category", "unit"})),
        Entry("analysis/map", _("示意图"), analysis, frozenset({*moment, "category", "unit"})),
        Entry("analysis/compare", _("对比"), analysis, frozenset({*moment, "group", "category"}), is_scored=False),
        Entry("analysis/rules", _("评分规则"), analysis, moment),
        Entry("analysis/trial", _("试算"), analysis, moment),
        Entry("analysis/catalogue", _("任务目录"), analysis, known | {"filters"}, is_scored=False, has_scheme=False),
        Entry("analysis/tasks", _("单位任务"), analysis, known, is_scored=False),
        Entry("reporting/entry", _("数据填报"), reporting, frozenset({"year", "month"}), is_scored=False),
        Entry("reporting/review", _("审核"), reporting, frozenset({"year"}), is_scored=False),
        Entry("reporting/calendar", _("报送日历"), reporting, known | {"year", "group"}, is_scored=False),
        Entry("reporting/history", _("填报记录"), reporting, known, is_scored=False, has_scheme=False),
        Entry("budget/projects", _("预算绩效"), budget, known, is_scored=False, has_scheme=False),
        Entry("budget/dual", _("双监控"), budget, known | {"month"}, is_scored=False, has_scheme=False),
        Entry("budget/evaluation", _("部门自评"), budget, known, is_scored=False, has_scheme=False),
        Entry("data/quality", _("数据质量"), data, is_scored=False, has_scheme=False),
        Entry("data/downloads", _("数据下载"), data, frozenset({"year", "month"}), is_scored=False),
        Entry("data/verification", _("核验文件"), data, is_scored=False, has_scheme=False),
        Entry("analysis/source", _("原文"), data, is_scored=False, has_scheme=False),
        Entry("analysis/views", _("收藏"), "", frozenset({"any"}), is_scored=False, has_scheme=False),
        Entry("help/guide", _("指南"), help_, is_scored=False, has_scheme=False),
        Entry("help/glossary", _("术语"), help_, is_scored=False, has_scheme=False),
        Entry("analysis/search", _("搜索"), "", frozenset({"words"}), is_scored=False, has_scheme=False),
    )


def entry_of(address: str) -> Entry:
    """The page of that path in the address."""
    return next(entry for entry in entries() if entry.address == address)


def chosen_page() -> tuple[st.Page, Entry]:
    """The page the reader is on, ready to run, and what it is."""
    pages = st.session_state.setdefault("pages", {})
    if messages.language() not in pages:
        # A page belongs to a session, and making one looks at the disk: they are made once for each language.
        pages[messages.language()] = [
            st.Page(f"pages/{entry.path}.py", title=entry.title, default=entry.is_first) for entry in entries()
        ]
    page = st.navigation(pages[messages.language()], position="hidden")
    return page, entry_of(page.url_path)


@remembered
def page_list(chosen: Entry, words: str) -> str:
    """What stands beside every page, in as little room as it can be read in, so that the choices below stay in view; HTML.

    The other language and what is done with a view, the search, then every page by section. Links and the search keep what
    is chosen: the script beside the page adds the address that the reader is at (navigation.js). ``words`` were searched.
    """
    sections: dict[str, list[str]] = {}
    for entry in entries():
        if entry.section:
            sections.setdefault(entry.section, []).append(f"<li>{_page_link(entry, chosen)}</li>")
    items = "".join(f"<dt>{escape(name)}</dt><dd><ul>{''.join(links)}</ul></dd>" for name, links in sections.items())
    label = escape(_("页面"))
    pages = f'<nav class="pages" aria-label="{label}"><dl>{items}</dl></nav>'
    return f'<div class="beside">{_tools(chosen)}{_search(words)}{pages}</div>'


def _page_link(entry: Entry, chosen: Entry) -> str:
    current = ' aria-current="page"' if entry == chosen else ""
    return f'<a href="./{entry.address}" target="_self" data-in-app="keep"{current}>{escape(entry.title)}</a>'


def _tools(chosen: Entry) -> str:
    """The other language, which is loaded anew, so that the document's is right from the first paint; sharing and saving."""
    other = next(code for code in messages.LANGUAGES if code != messages.language())
    switch = (
        f'<a href="?lang={other}" target="_self" data-in-app="reload" lang="{other}">{messages.LANGUAGES[other]}</a>'
    )
    copied, copy = escape(_("已复制")), escape(_("复制链接"))
    share = f'<button type="button" class="opener" data-share data-done="{copied}" aria-live="polite">{copy}</button>'
    of_page = "" if "any" in chosen.asks else f"?from_page={chosen.address or FIRST}"
    words = escape(_("收藏"))
    save = f'<a href="./views{of_page}" target="_self" data-in-app="keep">{words}</a>'
    return f'<ul class="tools"><li>{switch}</li><li>{share}</li><li>{save}</li></ul>'


def _search(words: str) -> str:
    """A search that leads to its page at once; without our script it loads the page."""
    label, hint = escape(_("搜索")), escape(_("搜索单位、指标、原文"))
    field = f'<input type="search" name="words" value="{escape(words)}" placeholder="{hint}" aria-label="{label}" '
    field += f'maxlength="{MOST_SEARCHED}" autocomplete="off" enterkeyhint="search">'
    return f'<form role="search" action="./search" method="get" target="_self" data-in-app="keep">{field}</form>'
