"""What readers look for among all tasks: by document, group, unit, category and kind, by words, page by page."""

import pandas as pd
import streamlit as st

from assessment import headlines, reads
from assessment.access import Scope
from assessment.memory import names_of, remembered
from assessment.messages import translate as _
from assessment.reads import Filters
from assessment.shell.address import ALL, ask, is_asked_anew, key_of, settle, settle_words

_PAGE_SIZE = 50


def choose_filters(scope: Scope) -> Filters:
    """Everything that narrows the catalogue; a choice offers what the ones before it have left, if that is anything."""
    left = reads.catalogue_choices(scope)
    documents = _issuers(left)
    document_id, left = _narrowed(left, "document_id", "find_document", _("文件"), documents)
    year, left = _narrowed(left, "year", "find_year", _("年度"), {})
    peer_group, left = _narrowed(left, "peer_group", "find_group", _("分组"), {})
    unit_id, left = _narrowed(left, "unit_id", "find_unit", _("单位"), names_of(left, "unit_id", "unit_name"))
    category_name, left = _narrowed(left, "category_name", "find_category", _("指标类别"), {})
    commonality, left = _narrowed(
        left, "commonality", "find_commonality", _("共性或个性"), headlines.commonality_words()
    )
    kind, left = _narrowed(left, "kind", "find_kind", _("指标性质"), headlines.kind_words())
    st.session_state["concepts"] = concepts = _values(left, "concept")
    concept = settle(
        "find_concept", [ALL, *concepts], ALL, elsewhere=_values(reads.catalogue_choices(scope), "concept")
    )
    return Filters(
        document_id=document_id,
        year=int(year) if year else None,
        peer_group=peer_group,
        unit_id=unit_id,
        category_name=category_name,
        commonality=commonality,
        kind=kind,
        concept=None if concept == ALL else concept,
        search=settle_words("search"),
    )


def _narrowed(
    rows: pd.DataFrame, column: str, name: str, label: str, words: dict[str, str]
) -> tuple[str | None, pd.DataFrame]:
    """One of the values of a column, null for all, and the rows that it leaves; not asked where it would do nothing."""
    values = _values(rows, column)
    named = {ALL: _("全部"), **{value: words.get(value, value) for value in values}}
    answer = settle(name, list(named), ALL)
    if len(values) > 1:
        ask(name, label, named)
    return (None, rows) if answer == ALL else (answer, _with(rows, column, answer))


@remembered
def _values(rows: pd.DataFrame, column: str) -> list[str]:
    return [str(value) for value in dict.fromkeys(rows[column].dropna())]


@remembered
def _with(rows: pd.DataFrame, column: str, value: str) -> pd.DataFrame:
    return rows[rows[column].astype("string") == value]


@remembered
def _issuers(rows: pd.DataFrame) -> dict[str, str]:
    """Documents named by who issued them, and for which year."""
    return {row.document_id: f"{row.issuer} {row.year}" for row in rows.drop_duplicates("document_id").itertuples()}


def filters() -> Filters:
    """What is looked for."""
    chosen: Filters = st.session_state["filters"]
    return chosen


def search_box() -> None:
    """Where readers write what they look for, and choose what to compare; both were settled before the page began."""
    left, right = st.columns([2, 1])
    with left:
        hint = _("任务、指标或原文中的字词，如 结案率")
        st.text_input(_("搜索"), filters().search or "", key=key_of("search"), placeholder=hint)
    words = {ALL: _("不对比"), **{concept: concept for concept in st.session_state["concepts"]}}
    with right:
        ask("find_concept", _("同一指标，各单位对比"), words)


def filter_words() -> str:
    """What is looked for, in words."""
    chosen = filters()
    issuers = _issuers(reads.catalogue_choices(st.session_state["view"].scope))
    units = names_of(reads.catalogue_choices(st.session_state["view"].scope), "unit_id", "unit_name")
    words = [
        issuers.get(chosen.document_id or ""),
        str(chosen.year) if chosen.year else None,
        chosen.peer_group,
        units.get(chosen.unit_id or ""),
        chosen.category_name,
        headlines.commonality_words().get(chosen.commonality or ""),
        headlines.kind_words().get(chosen.kind or ""),
        chosen.concept,
        _("“{words}”").format(words=chosen.search) if chosen.search else None,
    ]
    return " · ".join(word for word in words if word)


def page_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the page looked at; what is looked for anew begins at the first."""
    state, key = st.session_state, key_of("page")
    before, state["paged"] = state.get("paged"), filters()
    if before not in (None, filters()) and not is_asked_anew("page"):
        state[key] = 1
    number = settle("page", range(1, pages(rows) + 1), 1)
    return _part(rows, (number - 1) * _PAGE_SIZE)


@remembered
def _part(rows: pd.DataFrame, first: int) -> pd.DataFrame:
    return rows.iloc[first : first + _PAGE_SIZE]


def pages(rows: pd.DataFrame) -> int:
    """How many pages rows fill."""
    return max(1, -(-len(rows) // _PAGE_SIZE))


def page_switch(rows: pd.DataFrame) -> None:
    """The pages of a long result."""
    if pages(rows) > 1:
        st.pagination(pages(rows), key=key_of("page"))
