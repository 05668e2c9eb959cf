"""A document line by line: what became data, what did not and why, what is doubtful, and the line the reader came for."""

from html import escape
from typing import Any

import pandas as pd

from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Link, anchor, cells
from assessment.sheets.quality import doubt

_PAGE = 180


@remembered
def document_sheet(rows: pd.DataFrame, findings: pd.DataFrame, *, line: int, last: int, link: Link) -> str:
    """Lines with their numbers, and under them what is doubtful; blank ones are left out.

    A reader who came for no line in particular is on line 1, which is not marked.
    ``rows`` as ``reads.document_lines``, ``findings`` as ``reads.findings``, ``last`` the document's end.
    """
    doubts = {number: "".join(map(doubt, part.itertuples())) for number, part in findings.groupby("line")}
    items = "".join(
        _line(row, row.line == line > 1, doubts.get(row.line, ""), link)
        for row in rows.itertuples()
        if isinstance(row.line_use, str) or row.line == line > 1 or row.line in doubts
    )
    label, first = escape(_("原文")), int(rows["line"].iloc[0])
    turns = _turns(first, int(rows["line"].iloc[-1]), last, link)
    return f'{turns}<ol class="document" aria-label="{label}">{items}</ol>{turns}'


def _line(row: Any, is_chosen: bool, doubts: str, link: Link) -> str:  # noqa: FBT001
    is_used = row.line_use == "入库"
    kind = " ".join(name for name, holds in (("unused", not is_used), ("chosen", is_chosen)) if holds)
    current = ' aria-current="true"' if is_chosen else ""
    number = anchor(str(row.line), link("source", line=str(row.line)))
    tag = escape(_tag(row))
    text = cells(row.line_text) or "&nbsp;"
    return f'<li class="{kind}"{current}><b>{number}</b><span>{text}{doubts}</span><small>{tag}</small></li>'


def _tag(row: Any) -> str:
    """Which rows were made of the line; else what it is instead."""
    if not isinstance(row.line_use, str):
        return _("空行")
    if row.line_use != "入库":
        return use_words().get(row.line_use, row.line_use)
    names = row.table_names.split("+") if isinstance(row.table_names, str) else []
    return _("、").join(word for name, word in table_words().items() if name in names) or _("入库")


def use_words() -> dict[str, str]:
    """What a line is that is not data."""
    return {
        "入库": _("入库"),
        "标题": _("标题"),
        "表头": _("表头"),
        "封面": _("封面"),
        "目录": _("目录"),
        "签章栏": _("签章栏"),
        "页码": _("页码"),
        "去向不明": _("去向不明"),
    }


def table_words() -> dict[str, str]:
    """What rows of a table are called."""
    return {
        "category": _("类别"),
        "indicator": _("任务"),
        "target": _("目标"),
        "actual": _("完成值"),
        "stated_score": _("自评得分"),
        "project": _("项目"),
        "spending": _("支出计划"),
        "budget_line": _("预算"),
        "goal": _("目标与职责"),
    }


def _turns(first: int, end: int, last: int, link: Link) -> str:
    """Links to the lines before and after."""
    back, on = escape(_("← 前面的行")), escape(_("后面的行 →"))
    before = anchor(back, link("source", line=str(max(1, first - _PAGE)))) if first > 1 else ""
    after = anchor(on, link("source", line=str(end + 1))) if end < last else ""
    return f'<p class="turns">{before}{after}</p>' if before or after else ""
