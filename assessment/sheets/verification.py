"""A checked file as tables: what it is, table by table, and every cell that differs."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines import difference_word, file_kind_word, table_verdict
from assessment.messages import translate as _
from assessment.sheets.html import Field, anchor, sheet
from assessment.verified import Checked, Report

_LIGHTS = {"current": "on_track", "outdated": "behind", "edited": "far_behind", "unknown": "unreported"}
_MOST_CHARACTERS = 200


def verified_tables(report: Report) -> str:
    """Every table of the file: which figures they are, of which data version, and what came of it; HTML."""
    rows = pd.DataFrame({"table": list(report.tables)})
    fields = (
        Field(_("内容"), lambda row: _what(row.table), is_html=True),
        Field(_("结论"), lambda row: table_verdict(row.table), light=lambda row: _LIGHTS[row.table.state]),
        Field(_("比对格数"), lambda row: formats.number(row.table.compared) if row.table.compared else "—", is_number=True),
        Field(_("数据版本"), lambda row: _version(row.table)),
        Field(_("生成时间"), lambda row: _cut(row.table.stamp.made_at[:16].replace("T", " ")), is_wide_only=True),
        Field(_("筛选"), lambda row: _cut(row.table.stamp.filters), is_wide_only=True),
        Field(_("规则"), lambda row: _cut(row.table.stamp.rules), is_wide_only=True),
    )  # fmt: skip
    return sheet(rows, fields, caption=_("文件里的表"))


def _what(table: Checked) -> str:
    """Its name, as a link to the page that shows it."""
    name = escape(_cut(table.stamp.title or table.name))
    kind = f'<small class="more">{escape(file_kind_word(_cut(table.stamp.kind)))}</small>'
    if not table.stamp.address:
        return name + kind
    return anchor(name, f".{table.stamp.address}") + kind


def _version(table: Checked) -> str:
    words = _("{snapshot}（现行）") if table.is_current_version else _("{snapshot}（不是现行）")
    return words.format(snapshot=_cut(table.stamp.snapshot_id))


def changed_cells_frame(report: Report) -> pd.DataFrame:
    """Every difference as a row, for the table and its download."""
    rows = [
        {
            "verified_table": table.stamp.title or table.name,
            "verified_row": one.row,
            "verified_column": one.column,
            "written_value": one.written,
            "today_value": one.today,
            "difference_words": difference_word(one),
            "difference_kind": one.kind,
        }
        for table in report.tables
        for one in table.differences
    ]
    return pd.DataFrame(rows)


def changed_cells_sheet(rows: pd.DataFrame) -> str:
    """Cell by cell: what the file says, what the data say, and how they came apart; HTML."""
    lights = {"edited": "far_behind", "both": "far_behind", "changed": "behind"}
    fields = (
        Field(_("行"), _place),
        Field(_("列"), lambda row: _cut(row.verified_column) or "—"),
        Field(_("文件里"), lambda row: _cut(row.written_value) or "—", is_number=True),
        Field(_("现在"), lambda row: _cut(row.today_value) or "—", is_number=True),
        Field(_("怎么回事"), lambda row: row.difference_words, light=lambda row: lights.get(row.difference_kind, "unreported")),
    )  # fmt: skip
    several = rows["verified_table"].nunique() > 1
    group = (lambda row: _cut(row.verified_table)) if several else None
    return sheet(rows.head(500), fields, caption=_("不同的格"), group=group, kind="tall")


def _place(row: Any) -> str:
    return _cut(row.verified_row) or "—"


def _cut(words: str) -> str:
    """Words from a file, no longer than anybody reads."""
    return words if len(words) <= _MOST_CHARACTERS else words[:_MOST_CHARACTERS] + "…"
