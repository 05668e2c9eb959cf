"""What readers ask about the system itself: how this page is read, what a word means, how a task is done."""

import streamlit as st

from assessment import guidance, sheets
from assessment.guidance import Task, Term
from assessment.messages import translate as _
from assessment.shell import navigation
from assessment.shell.address import key_of, settle, settle_one_of, settle_words


def advice() -> tuple[str, str]:
    """How the page is read that the reader is on: what opens it, and what is opened; HTML."""
    entry = navigation.entry_of(st.session_state["page"])
    return sheets.advice_opener(entry.path), sheets.advice_note(entry.path, entry.address)


def chosen_task() -> Task:
    """The task of the guide that the reader came for; the first one otherwise."""
    ids = list(guidance.tasks())
    return guidance.task(settle("task", ids, ids[0]))


def chosen_term() -> Term | None:
    """The term that a link led to; null where none did."""
    term_id = settle_one_of("term", list(guidance.terms()))
    return guidance.term(term_id) if term_id else None


def word_search() -> str | None:
    """The words that the glossary is searched for; null for none."""
    words = settle_words("word")
    hint = _("中文、英文或编号，如 序时")
    st.text_input(_("找一个词"), words or "", key=key_of("word"), placeholder=hint, width=320)
    return words
