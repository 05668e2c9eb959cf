"""Everything at once: the year as a workbook, the tables for analysts, and the addresses that Excel refreshes."""

import streamlit as st

from assessment import exports, settings
from assessment.messages import translate as _
from assessment.reads import View
from assessment.shell.address import here
from assessment.shell.downloads import file_button, origin
from assessment.shell.words import period_words


def everything_buttons(view: View) -> None:
    """The two files that hold it all."""
    address, host = here(), origin()
    period = period_words(view, st.session_state["asks"], *(rows for _title, rows in exports.year_tables(view)))
    with st.container(horizontal=True, key="everything"):
        file_button(
            "year-workbook", _("全年工作簿（Excel）"), lambda: exports.year_workbook(view, address, host),
            exports.file_name(view.scheme_id, _("全部"), *period, ending="xlsx"), kind="secondary",
            icon=":material/table:",
        )  # fmt: skip
        file_button(
            "snapshot", _("全部数据表（Parquet，附数据字典）"), exports.snapshot_archive,
            exports.file_name(_("全部数据表"), ending="zip"), kind="secondary", icon=":material/database:",
        )  # fmt: skip


def data_host() -> str | None:
    """Where data addresses begin; null where this server has none."""
    return origin() if settings.served_by_us() else None
