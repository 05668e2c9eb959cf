"""What people do about reports: take a template, send a file, confirm it, submit drafts, approve, return, lock."""

from collections.abc import Callable
from contextvars import copy_context
from typing import Any

import pandas as pd
import streamlit as st

from assessment import formats, headlines, reads, reporting, settings, sheets
from assessment.memory import names_of
from assessment.messages import translate as _
from assessment.problems import InputError
from assessment.reads import View
from assessment.reporting.importing import Status
from assessment.reporting.review import Decision, Key
from assessment.reporting.sending import Sending
from assessment.shell.address import choose
from assessment.shell.card import small

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EVERY = "all"
_COMMENT = "review-comment"
# More rows than this are not shown one by one for selection; the filters above make them fewer.
_MOST_SELECTED = 2000


def template_buttons(view: View, unit_id: str, unit_name: str) -> None:
    """The templates: of this unit, and of all units, long and wide; made when somebody asks for one."""
    with st.container(horizontal=True, gap="small", key="templates"):
        _template(_("下载模板：{unit}").format(unit=unit_name), view, unit_id, unit_name, is_wide=False)
        _template(_("全部单位"), view, None, None, is_wide=False)
        _template(_("全部单位，宽表"), view, None, None, is_wide=True)


def _template(label: str, view: View, unit_id: str | None, unit_name: str | None, *, is_wide: bool) -> None:
    language = copy_context()
    st.download_button(
        label,
        lambda: language.run(reporting.template_bytes, view, unit_id=unit_id, is_wide=is_wide),
        file_name=reporting.template_name(view, unit_name, is_wide=is_wide),
        mime=_XLSX,
        on_click="ignore",
        icon=":material/download:",
        key=f"template-{'wide' if is_wide else 'long'}-{unit_id or _EVERY}",
    )


def sent_file(view: View) -> Sending | None:
    """The file that somebody sent here, screened beside what is recorded now; null until there is one."""
    _say_done()
    state = st.session_state
    state.setdefault("upload_number", 0)
    # Any file may be dropped: what it is not, our own reader says, and how to make it one.
    uploaded = st.file_uploader(
        _("上传填好的模板或 CSV；任务变动、新的考核方案也在这里上传"), key=_upload_key()
    )  # fmt: skip
    if uploaded is None:
        state.pop("sending", None)
        return None
    asked = (uploaded.file_id, view.scheme_id, reporting.last_record_id())
    kept = state.get("sending")
    if kept is None or kept[0] != asked:
        with st.status(_("逐条核对中…")) as status:
            sending = reporting.screen_file(
                uploaded.name, uploaded.getvalue(), scheme_id=view.scheme_id,
                progress=lambda words: status.update(label=_("{step}…").format(step=_(words))),
            )  # fmt: skip
            status.update(label=_("核对完毕"), state="complete")
        kept = state["sending"] = (asked, sending)
    screened: Sending = kept[1]
    return screened


def _upload_key() -> str:
    """The key of the uploader: a fresh one after each file that was recorded."""
    return f"upload-{st.session_state['upload_number']}"


def confirm(view: View, sending: Sending) -> None:
    """Where a file that nothing stops is recorded; what may not be is said instead."""
    if sending.is_refused or not sending.has_news:
        return
    role = settings.role()
    ways: dict[Status, tuple[str, bool]] = {}
    if sending.kind != "report":
        labels = {"target": _("登记任务变动"), "scheme": _("登记考核方案"), "method": _("登记计分办法")}
        ways["reported"] = (labels[sending.kind], role != "reporter")
    else:
        ways["reported"] = (_("报送"), role != "reviewer")
        ways["approved"] = (_("报送并通过（单人模式）"), role == "alone")
        ways["draft"] = (_("存为草稿"), role != "reviewer")
    with st.container(horizontal=True, gap="small", key="confirm"):
        for status, (label, is_allowed) in ways.items():
            if is_allowed:
                st.button(
                    label, on_click=_record, args=(view, status), key=f"confirm-{status}",
                    type="primary" if status == "reported" else "secondary",
                )  # fmt: skip


def _record(view: View, status: Status) -> None:
    """Record what was screened; called once for a click, before the run."""
    state = st.session_state
    _asked, sending = state["sending"]
    uploaded = state[_upload_key()]

    def record() -> str:
        record_id = reporting.record_file(sending, uploaded.getvalue(), scheme_id=view.scheme_id, status=status)
        # The next file is sent to a fresh widget; the one that was recorded is gone from the page.
        state["upload_number"] += 1
        state.pop("sending", None)
        return _("已登记为批次 {record_id}；{counts}").format(record_id=record_id, counts=sending.counts)

    _do(record)


def _do(work: Callable[[], str]) -> None:
    """Do something once, and keep what is to be said of it for the run that follows."""
    try:
        st.session_state["done"] = ("success", [work()])
    except InputError as error:
        st.session_state["done"] = ("error", error.problems)


def _say_done() -> None:
    """What came of the last click, said once."""
    kind, words = st.session_state.pop("done", ("", []))
    if words:
        say = st.success if kind == "success" else st.error
        say("\n\n".join(words))


def person_words() -> str:
    """Who works here, and in which role, as the configuration says."""
    roles = {"alone": _("单人模式"), "reporter": _("填报人"), "reviewer": _("审核人")}
    return _("{person}（{role}）").format(person=formats.person(settings.person()), role=roles[settings.role()])


def chosen_reports(view: View) -> tuple[str | None, int | None, str | None]:
    """Whose reports, of which month, in which state: null for all; every choice in the address."""
    _say_done()
    units = names_of(reads.units(view), "unit_id", "unit_name")
    left, middle, right = st.columns(3)
    with left:
        unit_id = choose("unit", _("单位"), {_EVERY: _("全部单位"), **units}, _EVERY, place="reports")
    with middle:
        months = {_EVERY: _("全部月份"), **{str(month): formats.month(month) for month in range(1, 13)}}
        month = choose("period", _("月份"), months, _EVERY)
    with right:
        states = {
            "reported": _("待审"),
            _EVERY: _("全部状态"),
            **{one: headlines.report_status_word(one) for one in ("draft", "returned", "approved", "locked")},
        }
        status = choose("status", _("状态"), states, "reported")
    return (
        None if unit_id == _EVERY else unit_id,
        None if month == _EVERY else int(month),
        None if status == _EVERY else status,
    )


def select_reports(rows: pd.DataFrame) -> list[Key]:
    """The reports that a reviewer selects, in a table whose rows can be ticked."""
    shown = pd.DataFrame(
        {
            _("单位"): rows["short_name"],
            _("月份"): rows["month"].map(formats.month),
            _("指标"): rows["measure_name"],
            _("填报"): [sheets.said(row) for row in rows.itertuples()],
            _("上次通过"): [sheets.before_words(row) for row in rows.itertuples()],
            _("目标"): rows["target_value"],
            _("完成率"): rows["completion_rate"],
            _("说明"): [sheets.remarks(row) for row in rows.itertuples()],
            _("填报人"): rows["reported_by"],
            _("状态"): rows["report_status"].map(sheets.status_words),
        }
    ).head(_MOST_SELECTED)
    # A selection is of the rows that were shown, and ends when they change.
    event: Any = st.dataframe(
        shown,
        hide_index=True,
        placeholder=formats.ABSENT,
        on_select="rerun",
        selection_mode="multi-row",
        key=f"reports-{len(rows)}-{reporting.last_record_id()}",
        column_config={_("完成率"): st.column_config.NumberColumn(format="percent")},
        alt=_("填报"),
    )
    chosen = rows.iloc[event["selection"]["rows"]]
    return _keys(chosen)


def _keys(rows: pd.DataFrame) -> list[Key]:
    return [(row.measure_id, row.unit_id, row.period_end.date()) for row in rows.itertuples()]


def decide_bar(rows: pd.DataFrame, selected: list[Key]) -> None:
    """What can be done with the selected reports; with all that are shown only where all stand alike."""
    states = _by_state(rows, selected)
    if not selected and len(states) > 1:
        small(_("勾选要处理的行；或者选一个状态，一次处理全部。"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="decide"):
        if "reported" in states and settings.role() != "reporter":
            st.text_input(_("审核意见（退回必填）"), key=_COMMENT, max_chars=500)
        for decision, (state, refused_role, some, every) in _ways().items():
            if state in states and settings.role() != refused_role:
                keys = states[state]
                st.button(
                    (some if selected else every).format(count=len(keys)), on_click=_decide, args=(decision, keys),
                    key=f"decide-{decision}", type="primary" if decision in ("approve", "submit") else "secondary",
                )  # fmt: skip


def _by_state(rows: pd.DataFrame, selected: list[Key]) -> dict[str, list[Key]]:
    """The selected reports, or all, by where they stand."""
    chosen, found = set(selected), dict[str, list[Key]]()
    for state, key in zip(rows["report_status"], _keys(rows), strict=True):
        if not chosen or key in chosen:
            found.setdefault(state, []).append(key)
    return found


def _ways() -> dict[Decision, tuple[str, str, str, str]]:
    """What can be decided: of reports in which state, who may not, and the words for some of them and for all."""
    return {
        "approve": ("reported", "reporter", _("通过 {count} 条"), _("全部通过（{count} 条）")),
        "return": ("reported", "reporter", _("退回 {count} 条"), _("全部退回（{count} 条）")),
        "lock": ("approved", "reporter", _("锁定 {count} 条"), _("全部锁定（{count} 条）")),
        "submit": ("draft", "reviewer", _("报送草稿 {count} 条"), _("报送全部草稿（{count} 条）")),
    }


def _decide(decision: Decision, keys: list[Key]) -> None:
    """Decide once for a click; the comment is what stands in its field now, not when the button was drawn."""
    words = {"approve": _("已通过"), "return": _("已退回"), "lock": _("已锁定"), "submit": _("已报送")}

    def decided() -> str:
        batch = reporting.decide(decision, keys, comment=st.session_state.get(_COMMENT))
        reporting.publish()
        st.session_state[_COMMENT] = ""
        alone = _("，单人模式") if batch.is_alone else ""
        return _("{what} {count} 条（批次 {record_id}{alone}）").format(
            what=words[decision], count=len(keys), record_id=batch.record_id, alone=alone
        )

    _do(decided)
