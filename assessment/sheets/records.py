"""Batches of records as tables: all of them, and what one of them holds."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines.records import (
    batch_kind_word,
    is_taken_back,
    moment,
    report_status_word,
    role_word,
    short_checksum,
)
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Field, Link, anchor, sheet


@remembered
def batches_sheet(rows: pd.DataFrame, *, record_id: str | None, link: Link) -> str:
    """Every batch: when, who, what, from which file, why, and whether it counts; ``rows`` as ``batches``."""
    marked = rows.assign(unit_id=rows["record_id"])
    fields = (
        Field(_("登记时间"), lambda row: _when(row, link), is_html=True),
        Field(_("何事"), _what, is_html=True),
        Field(_("何人"), _who, is_html=True, is_wide_only=True),
        Field(_("行数"), lambda row: str(row.row_count), is_number=True),
        Field(_("文件"), _file, is_html=True, is_wide_only=True),
        Field(_("原因"), lambda row: _text(row.batch_reason), is_wide_only=True),
        Field(_("状态"), lambda row: _standing(row, link), is_html=True),
    )
    return sheet(marked, fields, caption=_("填报记录"), kind="batches", chosen_unit_id=record_id)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _when(row: Any, link: Link) -> str:
    """The moment, leading to the batch; its id below."""
    return anchor(escape(moment(row.recorded_at)), link("history", batch=row.record_id)) + (
        f'<small class="wide-only">{escape(row.record_id)}</small>'
    )


def _what(row: Any) -> str:
    """The kind of a batch; what a phone has no column for stands below."""
    below = " · ".join(
        part for part in (formats.person(row.recorded_by), _text(row.file_name), _text(row.batch_reason)) if part
    )
    return f'{escape(batch_kind_word(row.kind))}<small class="narrow-only">{escape(below)}</small>'


def _who(row: Any) -> str:
    name = escape(formats.person(row.recorded_by))
    return f'{name}<small class="more">{escape(role_word(row.role, is_alone=row.is_alone))}</small>'


def _file(row: Any) -> str:
    """The file's name, and the beginning of its checksum."""
    if not isinstance(row.file_name, str):
        return escape(formats.ABSENT)
    return f'{escape(row.file_name)}<small class="more code">{escape(short_checksum(row.file_sha256))}</small>'


def _standing(row: Any, link: Link) -> str:
    """Whether it counts, and the other half of a reversal."""
    if is_taken_back(row):
        words = escape(_("× 已撤销"))
        return f'<span class="back">{anchor(words, link("history", batch=row.reversed_by_record_id))}</span>'
    if isinstance(row.reverses_record_id, str):
        return anchor(escape(_("撤销的批次")), link("history", batch=row.reverses_record_id))
    return escape(_("● 有效"))


def batch_facts(batch: Any, *, link: Link) -> str:
    """Everything that is known of one batch as a whole; HTML. ``batch`` is a row of ``batches``."""
    facts = {
        _("批次"): escape(batch.record_id),
        _("何时"): escape(moment(batch.recorded_at)),
        _("何人"): escape(
            formats.listing([formats.person(batch.recorded_by), role_word(batch.role, is_alone=batch.is_alone)])
        ),
        _("何事"): escape(_("{kind}，{count} 行").format(kind=batch_kind_word(batch.kind), count=batch.row_count)),
        _("文件"): escape(_text(batch.file_name)),
        _("校验值"): f"<code>{escape(short_checksum(batch.file_sha256))}</code>" if _text(batch.file_sha256) else "",
        _("原因"): escape(_text(batch.batch_reason)),
        _("撤销的批次"): _other(batch.reverses_record_id, link),
        _("被撤销"): _reversal(batch, link),
    }
    items = "".join(f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in facts.items() if words)
    return f'<dl class="facts">{items}</dl>'


def _other(record_id: Any, link: Link) -> str:
    return anchor(escape(record_id), link("history", batch=record_id)) if isinstance(record_id, str) else ""


def _reversal(batch: Any, link: Link) -> str:
    """By whom, when and why a batch was taken back."""
    if not is_taken_back(batch):
        return ""
    words = _("{person}于 {moment} 撤销，原因：{reason}；撤销批次").format(
        person=batch.reversed_by, moment=moment(batch.reversed_at), reason=_text(batch.reversal_reason)
    )
    return f"{escape(words)} {_other(batch.reversed_by_record_id, link)}"


@remembered
def batch_rows_sheet(rows: pd.DataFrame) -> str:
    """What a batch says, value by value, with its place in the file; ``rows`` as ``batch_rows``."""
    fields = (
        Field(_("指标"), _measure, is_html=True),
        Field(_("单位"), lambda row: row.short_name),
        Field(_("月份"), _month),
        Field(_("数值"), _value, is_number=True),
        Field(_("状态"), _status, is_html=True),
        Field(_("文件行"), _place, is_wide_only=True, is_number=True),
    )
    return sheet(rows, fields, caption=_("这一批的内容"), kind="tall batch")


def _measure(row: Any) -> str:
    return f"{escape(row.measure_name)}<small>{escape(row.category_name)}</small>"


def _month(row: Any) -> str:
    return _("全年") if formats.is_absent(row.period_end) else f"{row.period_end:%Y-%m}"


def _value(row: Any) -> str:
    """The value with its unit of measure; words where words were reported."""
    if formats.is_absent(row.value):
        return _text(row.report_text) or formats.ABSENT
    return " ".join(filter(None, (formats.number(row.value), _text(row.unit_of_measure))))


def _status(row: Any) -> str:
    """The status, and what reviewer or reporter said."""
    said = _text(row.comment) or _text(row.note)
    return escape(report_status_word(row.report_status)) + (
        f'<small class="more">{escape(said)}</small>' if said else ""
    )


def _place(row: Any) -> str:
    """Where in the file the row stands."""
    if formats.is_absent(row.file_row):
        return formats.ABSENT
    sheet_name = f"{row.file_sheet} " if isinstance(row.file_sheet, str) else ""
    return f"{sheet_name}{int(row.file_row)}"
