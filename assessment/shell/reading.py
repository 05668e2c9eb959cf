"""Where readers are in a document: which one, at which line; of which department's form."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from assessment import reads
from assessment.memory import names_of, remembered
from assessment.messages import translate as _
from assessment.reads import View
from assessment.shell.address import ask, choose, key_of, settle
from assessment.shell.words import schemes_of

# A line is shown with some before it, so that it is read in its place.
_BEFORE = 10
_SHOWN = 200


def chosen_document() -> pd.Series:
    """The document read, asked for on the page; that of the scheme looked at unless another is chosen."""
    view: View = st.session_state["view"]
    documents = reads.documents(view.scope)
    names = names_of(documents, "document_id", "title")
    own = names_of(reads.schemes(view.scope), "scheme_id", "document_id")[view.scheme_id]
    document_id = choose("document", _("文件"), names, own)
    return documents.iloc[list(names).index(document_id)]


def chosen_line(document: pd.Series) -> int:
    """The line that the reader came to, or goes to."""
    last = int(document["line_count"])
    line = settle("line", range(1, last + 1), 1)
    st.number_input(_("到第几行"), 1, last, line, step=1, key=key_of("line"))
    return line


@remembered
def lines_around(rows: pd.DataFrame, line: int) -> pd.DataFrame:
    """The lines shown with a line: a few before it, and the most after it."""
    first = max(1, line - _BEFORE)
    return rows[rows["line"].between(first, first + _SHOWN - 1)]


def chosen_form(name: str, kind: str) -> View:
    """The department's form that a page is about, asked for on the page where there are several, with its own year.

    It is kept in the address under a name of its own, so that the scheme chosen for the other pages stays. Without a form
    of this ``kind`` the view is as it was.
    """
    view: View = st.session_state["view"]
    forms = schemes_of(view, kind)
    if forms.empty:
        return view
    names, years = (names_of(forms, "scheme_id", column) for column in ("scheme_name", "year"))
    scheme_id = settle(name, list(names), view.scheme_id if view.scheme_id in names else next(iter(names)))
    if len(names) > 1:
        ask(name, _("部门"), names)
    # The head of the page and the downloads are about the form.
    st.session_state["asks"] |= {"scheme"}
    view = replace(view, scheme_id=scheme_id, year=int(years[scheme_id]), peer_group=None)
    st.session_state["view"] = view
    return view
