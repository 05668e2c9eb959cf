"""A card: one DataFrame as 图, 表, 下载 and 来源."""

from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from assessment import basis, figures, reads, sheets
from assessment.messages import translate as _
from assessment.shell.address import link
from assessment.shell.choices import order_switch
from assessment.shell.downloads import card_menu


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
        head = _head(title, picture.sentence if subtitle is None else subtitle)
        if rows.empty:
            st.html(head)
            return "nothing"
        side = _side(key, has_twin=picture.table is not None)
        if side == "figure" and not isinstance(picture.picture, str):
            st.html(head)
            figure = figures.Drawn(picture.picture)
            st.plotly_chart(figure, theme=None, config=figures.CONFIG, key=f"{key}-figure", alt=picture.sentence)
        else:
            # With its head in one piece: every element is a message of its own.
            st.html(head + _content(side, picture, sources or {}, rows))
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{key}-tools"):
            _choose_side(key, has_twin=picture.table is not None)
            if can_order:
                order_switch()
            card_menu(
                key, rows, picture.picture if picture.table is not None else None, title=name or title, scope=scope,
                subtitle=picture.sentence if subtitle is None else subtitle, filters=filters or scope, trial=trial,
            )  # fmt: skip
    return side


def _head(title: str, subtitle: str) -> str:
    heading = f"<h3>{escape(title)}</h3>" if title else ""
    return f'{heading}<div class="small"><p>{escape(subtitle)}</p></div>'


def _content(side: str, picture: Picture, sources: dict[str, tuple[int, ...]], rows: pd.DataFrame) -> str:
    """The side that is shown, as HTML; a picture is named by the sentence that says the same."""
    if side == "table":
        return picture.table or ""
    if side == "source":
        return _sources(sources, rows)
    named = f' role="group" aria-label="{escape(picture.sentence)}"' if picture.table else ""
    return f'<div class="picture"{named}>{picture.picture}</div>'


def _side(key: str, *, has_twin: bool) -> str:
    """The side chosen, as the switch that is drawn below has it: what was clicked is in the state before the run begins."""
    side: str = st.session_state.get(f"{key}-side", "figure")
    return "figure" if side == "table" and not has_twin else side


def _choose_side(key: str, *, has_twin: bool) -> None:
    words = {"figure": _("图"), "table": _("表"), "source": _("来源")}
    if not has_twin:
        words = {"figure": _("表"), "source": _("来源")}
    st.segmented_control(
        _("显示方式"),
        list(words),
        format_func=words.__getitem__,
        default="figure",
        required=True,
        key=f"{key}-side",
        label_visibility="collapsed",
    )


def _sources(sources: dict[str, tuple[int, ...]], rows: pd.DataFrame) -> str:
    """The quoted lines, then the records that completion came in; nothing is shown that has no source."""
    scope = st.session_state["view"].scope
    quoted = "".join(
        sheets.quotation(reads.passages(scope, document_id, lines), link=link())
        for document_id, lines in sources.items()
    )
    actuals = basis.bases("actual_basis", rows)
    records = _("、").join(sorted(set(rows["record_id"].dropna()))) if "record_id" in rows else ""
    words = [_("完成值：{basis}").format(basis=basis.word("+".join(actuals)))] * bool(actuals)
    words += [_("批次 {records}").format(records=records)] * bool(records)
    words += [_("数据版本 {snapshot}").format(snapshot=reads.snapshot_id())]
    label = escape(_("来源"))
    return (
        f'<div class="sources" tabindex="0" role="region" aria-label="{label}">{quoted}</div>'
        f'<div class="small"><p>{escape("　".join(words))}</p></div>'
    )


def small(*sentences: str) -> None:
    """Small print, a paragraph each; the framework's own captions are too pale to read (WCAG 2.1, 1.4.3)."""
    paragraphs = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences if sentence)
    if paragraphs:
        st.html(f'<div class="small">{paragraphs}</div>')
