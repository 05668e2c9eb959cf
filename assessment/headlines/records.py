"""Batches of records in words: how many there are, by whom, which were taken back."""

from typing import Any

import pandas as pd

from assessment import formats
from assessment.memory import remembered
from assessment.messages import translate as _

# Hexadecimal digits of a checksum that people compare; the download has all of them.
_SHORT = 12


def batch_kind_word(kind: str) -> str:
    """What a batch is."""
    return {
        "report": _("填报"),
        "review": _("审核"),
        "target": _("目标"),
        "method": _("计分办法"),
        "scheme": _("考核方案"),
        "reversal": _("撤销"),
    }[kind]


def role_word(role: str, *, is_alone: bool) -> str:
    """In which role somebody recorded a batch; 单人模式 where one person both reported and approved."""
    word = {"reporter": _("填报人"), "reviewer": _("审核人")}[role]
    return _("{role}（单人模式）").format(role=word) if is_alone else word


def report_status_word(status: str) -> str:
    """Where a report stands, or what a target is."""
    return {
        "draft": _("草稿"),
        "reported": _("已报"),
        "approved": _("已通过"),
        "returned": _("已退回"),
        "locked": _("已锁定"),
        "issued": _("已下达"),
        "adjusted": _("已调整"),
        "pending": _("待下达"),
        "ambiguous": _("归属不明"),
        "not_applicable": _("无任务"),
    }[status]


@remembered
def batch_kind_words(rows: pd.DataFrame) -> dict[str, str]:
    """The kinds that occur, as they are chosen by."""
    return {kind: batch_kind_word(kind) for kind in dict.fromkeys(rows["kind"])}


@remembered
def batch_people(rows: pd.DataFrame) -> dict[str, str]:
    """The people who recorded anything, as they are chosen by."""
    return {name: formats.person(name) for name in sorted(set(rows["recorded_by"]))}


def is_taken_back(batch: Any) -> bool:
    """Whether a batch counts no more."""
    return not formats.is_absent(batch.reversed_by_record_id)


def moment(value: Any) -> str:
    """A moment of recording, to the minute."""
    return f"{value:%Y-%m-%d %H:%M}"


def short_checksum(sha256: Any) -> str:
    """As much of a checksum as people compare; empty where there is no file."""
    return f"{sha256[:_SHORT]}…" if isinstance(sha256, str) else ""


@remembered
def batches_headline(rows: pd.DataFrame) -> str:
    """How many batches there are, who recorded the last one and when, and how many were taken back."""
    last, back = rows.iloc[0], int(rows["reversed_by_record_id"].notna().sum())
    parts = [
        _("共 {count} 批记录").format(count=len(rows)),
        _("最近一批是{person}的{kind}").format(
            person=formats.person(last["recorded_by"]), kind=batch_kind_word(last["kind"])
        ),
        _("{count} 批已撤销").format(count=back) if back else _("没有撤销"),
    ]
    return _("，").join(parts)


@remembered
def batches_sentence(rows: pd.DataFrame) -> str:
    """How many batches of each kind are listed, and that none is ever changed."""
    counts = rows["kind"].value_counts(sort=True)
    parts = formats.listing(f"{batch_kind_word(str(kind))} {count}" for kind, count in counts.items())
    return _("{parts}。批次只增不改；撤销也是一批，按以前的日子回看仍是当时的样子。点时间看一批的内容。").format(
        parts=parts
    )


def batch_rows_sentence(rows: pd.DataFrame, batch: Any) -> str:
    """How much of a batch counts, or why nothing of it is listed; ``batch`` is a row of ``batches``."""
    if is_taken_back(batch):
        return _("这一批已经撤销，{count} 行都不再计入；原样保存在原文件里。").format(count=batch.row_count)
    if rows.empty:
        return _("这一批没有填报或目标的行。")
    return _("{units} 个单位，{count} 行；以后的批次可能另有更正。").format(
        units=rows["unit_id"].nunique(), count=len(rows)
    )
