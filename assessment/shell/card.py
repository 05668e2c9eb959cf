"""A card: one DataFrame as 图, 表, 下载 and 来源."""

from contextvars import copy_context
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from assessment import basis, exports, figures, reads, sheets
from assessment.messages import translate as _
from assessment.shell.address import link
from assessment.shell.choices import order_switch
from assessment.shell.words import period_words


@dataclass(frozen=True)
class Picture:
    """What a card shows of its rows: the picture, its twin as a table, and one sentence that says the same.

    The picture is a Plotly figure, or HTML; one that is a table already has no twin.
    """

    picture: figures.Figure | str
    table: str | None
    sentence: str


def card(
    key: str,
    picture: Picture,
    rows: pd.DataFrame,
    *,
    title: str,
    scope: str,
    name: str | None = None,
    subtitle: str | None = None,
    filters: str | None = None,
    sources: dict[str, tuple[int, ...]] | None = None,
    can_order: bool = False,
    trial: str | None = None,
) -> str:
    """Show a card, and say which side of it is shown: ``figure``, ``table``, ``source``, or ``nothing`` without rows.

    The download is named by ``name`` (else the title) and ``scope``; ``filters`` go into the file. ``sources`` are the
    document lines that the values come from; a card that ``can_order`` carries the switch between official order and
    order by value. A ``trial`` says in the file and in its name that it is none of the facts, and what it changes.
    Without rows the sentence alone is shown.
    """
    with st.container(key=f"card-{key}"):
        _head(title, picture.sentence if subtitle is None else subtitle)
        if rows.empty:
            return "nothing"
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{key}-tools"):
            side = _choose_side(key, has_twin=picture.table is not None)
            if can_order:
                order_switch()
            _download(key, rows, [name or title, scope], filters or scope, trial)
        if side == "table" and picture.table:
            st.html(picture.table)
        elif side == "source":
            _show_sources(sources or {}, rows)
        else:
            _show_picture(key, picture)
    return side


def _head(title: str, subtitle: str) -> None:
    """Title and subtitle in one piece; style.css sets the tools beside them, or below the picture on a phone."""
    heading = f"<h3>{escape(title)}</h3>" if title else ""
    st.html(f'{heading}<div class="small"><p>{escape(subtitle)}</p></div>')


def _show_picture(key: str, picture: Picture) -> None:
    """The picture; one that is HTML is named by the sentence that says the same."""
    if isinstance(picture.picture, str):
        named = f' role="group" aria-label="{escape(picture.sentence)}"' if picture.table else ""
        st.html(f'<div class="picture"{named}>{picture.picture}</div>')
        return
    figure = figures.Drawn(picture.picture)
    st.plotly_chart(figure, theme=None, config=figures.CONFIG, key=f"{key}-figure", alt=picture.sentence)


def _choose_side(key: str, *, has_twin: bool) -> str:
    words = {"figure": _("图"), "table": _("表"), "source": _("来源")}
    if not has_twin:
        words = {"figure": _("表"), "source": _("来源")}
    return st.segmented_control(
        _("显示方式"),
        list(words),
        format_func=words.__getitem__,
        default="figure",
        required=True,
        key=f"{key}-side",
        label_visibility="collapsed",
    )


def _download(key: str, rows: pd.DataFrame, subject: list[str], filters: str, trial: str | None) -> None:
    """The CSV is written when somebody asks for it, in the language of the page."""
    view, asks, page_language = st.session_state["view"], st.session_state["asks"], copy_context()
    st.download_button(
        _("下载"),
        lambda: page_language.run(exports.labelled_csv, rows, view, filters, asks, trial),
        file_name=exports.file_name(_("试算") if trial is not None else "", *subject, *period_words(view, asks, rows)),
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"{key}-download",
    )


def _show_sources(sources: dict[str, tuple[int, ...]], rows: pd.DataFrame) -> None:
    """The quoted lines, then the records that completion came in; nothing is shown that has no source."""
    scope = st.session_state["view"].scope
    for document_id, lines in sources.items():
        with st.container(height=460 if len(lines) > 8 else "content", border=False):
            st.html(sheets.quotation(reads.passages(scope, document_id, lines), link=link()))
    actuals = basis.bases("actual_basis", rows)
    records = _("、").join(sorted(set(rows["record_id"].dropna()))) if "record_id" in rows else ""
    words = [_("完成值：{basis}").format(basis=basis.word("+".join(actuals)))] * bool(actuals)
    words += [_("批次 {records}").format(records=records)] * bool(records)
    small("　".join([*words, _("数据版本 {snapshot}").format(snapshot=reads.snapshot_id())]))


def small(*sentences: str) -> None:
    """Small print, a paragraph each; the framework's own captions are too pale to read (WCAG 2.1, 1.4.3)."""
    paragraphs = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences if sentence)
    if paragraphs:
        st.html(f'<div class="small">{paragraphs}</div>')
