"""A file dropped onto the page, checked once for as long as it lies there."""

import streamlit as st

from assessment import reads, verification
from assessment.messages import language, translate as _
from assessment.problems import InputError
from assessment.shell.frame import stop_with
from assessment.verified import Report


def checked_file() -> Report:
    """What came of checking the file that was dropped; without one, and for one that is not ours, the page ends here."""
    dropped = st.file_uploader(
        _("把下载的文件放在这里：CSV、Excel、Word、PNG、SVG 或 Parquet"), key="verified",
        max_upload_size=verification.MOST_BYTES // 1024**2,
    )  # fmt: skip
    if dropped is None:
        st.session_state.pop("report", None)
        stop_with(
            _("这个文件里的数字，现在还对不对？"),
            _("系统下载的每个文件都带着印记。放进来就能知道：是哪些数、哪一版数据；哪些变了，哪些在文件里被改过。"),
        )
    asked = (dropped.file_id, reads.snapshot_id(), language())
    kept = st.session_state.get("report")
    if kept is None or kept[0] != asked:
        with st.spinner(_("逐格核对中…")):
            kept = st.session_state["report"] = (asked, _checked(dropped.name, dropped.getvalue()))
    if isinstance(kept[1], str):
        stop_with(_("这个文件没法核验"), kept[1])
    return kept[1]


def _checked(name: str, content: bytes) -> Report | str:
    """The report, or why there is none."""
    try:
        return verification.verify(name, content)
    except InputError as error:
        return "；".join(error.problems)
