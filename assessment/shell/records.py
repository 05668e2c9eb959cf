"""The batches of records: which one is looked at, its original file, and taking it back."""

from dataclasses import dataclass
from mimetypes import guess_type
from typing import Any

import pandas as pd
import streamlit as st

from assessment import headlines
from assessment.messages import translate as _
from assessment.problems import InputError
from assessment.reads import View
from assessment.reporting import history
from assessment.shell.address import settle_one_of
from assessment.shell.card import small

_OUTCOME = "taken_back"


@dataclass(frozen=True)
class _Outcome:
    """What came of taking back a batch: the batch that says so, or why not."""

    record_id: str
    reversal_id: str | None
    problems: tuple[str, ...] = ()


def chosen_batch(rows: pd.DataFrame) -> Any | None:
    """The batch that a link led to, a row of ``reads.batches``; null where none is chosen."""
    record_id = settle_one_of("batch", list(rows["record_id"]))
    return next((row for row in rows.itertuples() if row.record_id == record_id), None)


def batch_tools(batch: Any) -> None:
    """The original file of a batch, and what takes it back; under its facts, and not on paper (style.css)."""
    with st.container(key="take-back-tools"):
        _offer(batch)


def _offer(batch: Any) -> None:
    view: View = st.session_state["view"]
    # A file may hold rows of other units, so only whoever may see every unit may have it.
    if isinstance(batch.file_sha256, str) and view.scope.unit_ids is None:
        _offer_original(batch)
    outcome = _outcome_of(batch)
    if outcome and outcome.reversal_id:
        st.success(_("已撤销；撤销批次是 {batch}。").format(batch=outcome.reversal_id))
    if headlines.is_taken_back(batch):
        return
    reason = _why_not(batch, view)
    if reason:
        small(reason)
    else:
        _ask_to_take_back(batch.record_id, outcome.problems if outcome else ())


def _offer_original(batch: Any) -> None:
    st.download_button(
        _("下载原文件"),
        lambda: history.original_file(batch.file_sha256),
        file_name=batch.file_name,
        mime=guess_type(batch.file_name)[0] or "application/octet-stream",
        on_click="ignore",
        icon=":material/download:",
        key="original-download",
    )


def _why_not(batch: Any, view: View) -> str:
    """Why a batch cannot be taken back here; empty where it can."""
    if batch.kind == "reversal":
        return _("这一批本身是撤销，不能再撤销；请重新导入它撤销的文件。")
    if view.known_on:
        return _("正在回看以前的日子；清除“按哪天所知”以后才能撤销。")
    if not history.may_take_back(batch.recorded_by):
        return _("填报人只能撤销自己登记的批次；请由登记人或审核人撤销。")
    return ""


def _ask_to_take_back(record_id: str, problems: tuple[str, ...]) -> None:
    """A reason and a button; the click itself acts, once, so that drawing the page again repeats nothing."""
    key = f"reason-{record_id}"
    with st.expander(_("撤销这一批"), expanded=bool(problems)), st.form("take-back", border=False):
        for problem in problems:
            st.error(problem)
        small(_("撤销另记一批，原来的记录不改不删；以它为依据的审核批次要另行撤销。撤销以后重新生成数据，需要几秒。"))
        st.text_input(_("原因（必填）"), key=key, max_chars=200)
        st.form_submit_button(_("确认撤销"), type="primary", on_click=_take_back, args=(record_id, key))


def _take_back(record_id: str, key: str) -> None:
    try:
        reversal = history.take_back(record_id, reason=st.session_state.get(key, ""))
    except InputError as error:
        st.session_state[_OUTCOME] = _Outcome(record_id, None, tuple(error.problems))
    else:
        st.session_state[_OUTCOME] = _Outcome(record_id, reversal.record_id)


def _outcome_of(batch: Any) -> _Outcome | None:
    """What came of the last attempt to take the batch back, while it is looked at; a refusal is said once."""
    outcome: _Outcome | None = st.session_state.get(_OUTCOME)
    if outcome is None or outcome.record_id != batch.record_id:
        return None
    if not outcome.reversal_id:
        del st.session_state[_OUTCOME]
    return outcome
