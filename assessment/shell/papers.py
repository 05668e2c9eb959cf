"""A paper on the page: which kind, what it is about, and its two files."""

from collections.abc import Callable
from contextvars import copy_context

import streamlit as st

from assessment import papers, reads
from assessment.memory import names_of
from assessment.messages import SOURCE, language, translate as _
from assessment.papers import Paper
from assessment.problems import InputError
from assessment.reads import View
from assessment.shell.address import choose, link
from assessment.shell.choices import filter_by, measures_words
from assessment.shell.frame import columns, stop_with


def _names() -> dict[str, str]:
    """What each kind is called on the screen; on paper it has its Chinese name."""
    return {
        "bulletin": _("通报"),
        "briefing": _("简报"),
        "tasks_by_county": _("县区任务表"),
        "performance_goals": _("绩效目标表"),
        "project_evaluation": _("项目支出绩效自评表"),
        "department_evaluation": _("部门整体支出绩效自评表"),
    }


def chosen_paper() -> Paper:
    """The paper asked for: its kind and, where there is one, its measure or project, all in the address.

    Where there can be no such paper the page says why, and ends.
    """
    view: View = st.session_state["view"]
    words = {kind.name: _names()[kind.name] for kind in papers.kinds_of(view)}
    if not words:
        stop_with(_("这个方案没有可写的文件"), _("换一个考核方案。"))
    left, right = columns(1, 1)
    with left:
        kind = choose("paper", _("文件"), words, next(iter(words)), elsewhere=list(papers.KINDS), width=480)
    asks = papers.KINDS[kind].asks
    with right:
        measure_id = _measure(view) if "measure" in asks else None
        project_id = _project(view) if "project" in asks else None
    about = {"measure": measure_id, "project": project_id, "group": view.peer_group if "group" in asks else None}
    try:
        return papers.paper(
            kind, scheme=view.scheme_id, year=view.year, month=view.month, known_on=view.known_on,
            **about,
        )  # fmt: skip
    except InputError as error:
        stop_with("".join(error.problems))


def _measure(view: View) -> str | None:
    """One measure of the peer group, or the whole assessment."""
    return filter_by("measure", _("指标"), measures_words(reads.measures(view)))


def _project(view: View) -> str | None:
    """One project, or all of them."""
    return filter_by("project", _("项目"), names_of(reads.projects(view), "unit_id", "unit_name"))


def paper_ways(view: View, *kinds: str, **about: str | None) -> tuple[tuple[str, str], ...]:
    """Where papers about what a page shows are written: words and addresses, for those kinds that the scheme can have."""
    can_have = {kind.name for kind in papers.kinds_of(view)}
    here, chosen = link(), {"scheme": view.scheme_id, "year": str(view.year), **about}
    return tuple(
        (_("写成{paper}").format(paper=_names()[kind]), here("bulletin", paper=kind, **chosen))
        for kind in kinds
        if kind in can_have
    )


def paper_headline(paper: Paper) -> str:
    """The paper's title; where the reader does not read Chinese, what kind of paper it is."""
    if language() == SOURCE:
        return paper.title
    return _("{finding}（模拟）").format(finding=_names()[paper.kind]) if paper.is_simulated else _names()[paper.kind]


def paper_files(paper: Paper) -> None:
    """Both files at one click each; they are written when somebody asks for them."""
    address = "/" + link()("bulletin")
    with st.container(horizontal=True, gap="small", key="paper-files"):
        _file(paper, address, papers.docx, "docx", _("下载 Word"))
        _file(paper, address, papers.xlsx, "xlsx", _("下载 Excel"))


def _file(paper: Paper, address: str, write: Callable[..., bytes], ending: str, label: str) -> None:
    page = copy_context()
    st.download_button(
        label,
        lambda: page.copy().run(lambda: write(paper, papers.stamped(paper, address))),
        file_name=papers.file_name(paper, ending),
        on_click="ignore",
        icon=":material/download:",
        key=f"paper-{ending}",
    )
