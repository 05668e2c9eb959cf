"""Words that several papers need: periods, gaps, ranks, amounts; whether figures are simulated, and where they come from.

The papers are official documents: they are Chinese whatever the interface speaks, so nothing here is translated.
"""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from assessment import basis, formats, headlines, reads
from assessment.papers.model import Paragraph, Run
from assessment.reads import View

SIMULATED = "（模拟）"
_LIGHTS = {"红": "far_behind", "黄": "behind", "蓝": "ahead", "绿": "on_track"}


def period(view: View) -> str:
    """The months that a paper is about: 2022年1—9月, 2022年1月, 2022年度."""
    if view.month == 12:
        return f"{view.year}年度"
    return f"{view.year}年1月" if view.month == 1 else f"{view.year}年1—{view.month}月"


def marked(words: str, *frames: pd.DataFrame) -> str:
    """A sentence, or several, said to be simulated where any of its figures is."""
    if not basis.is_simulated(*frames):
        return words
    return f"{words[:-1]}{SIMULATED}。" if words.endswith("。") else words + SIMULATED


def paragraph(words: str, source: str = "") -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Run(words, source),))


def gap_words(gap: float | None) -> str:
    """How far from 序时, in 百分点; empty where it is not measured by it."""
    if gap is None or formats.is_absent(gap):
        return ""
    points = formats.gap(gap).lstrip("+−")
    if points == "0.0":
        return "与序时持平"
    return f"{'低于' if gap < 0 else '高于'}序时{points}个百分点"


def rank_words(row: Any) -> str:
    """A rank, with its tie and with what unreported values leave open."""
    words = f"{'并列' if row.is_tied else ''}第{int(row.rank)}名"
    best: Any = getattr(row, "best_rank", None)
    worst: Any = getattr(row, "worst_rank", None)
    if best is None or formats.is_absent(best) or best == worst:
        return words
    return f"{words}，可能第{formats.rank_interval(int(best), int(worst))}名"


def amount(value: float | None, unit: object) -> str:
    """A value with its unit of measure."""
    return formats.number(value) + (unit if isinstance(unit, str) else "")


def result_words(row: Any) -> str:
    """What was done of a measure, of how much, and how far it is from 序时; ``row`` of lagging_by_unit or its like."""
    name, unit = row.measure_name, row.unit_of_measure
    if row.direction == "lower":
        return f"{name}为{amount(row.value, unit)}，上限{amount(row.target_value, unit)}"
    done = "为" if row.kind == "ratio" else "完成"
    of = "目标" if row.kind == "ratio" else "任务"
    parts = [f"{name}{done}{amount(row.value, unit)}（{of}{amount(row.target_value, unit)}）"]
    if row.kind != "ratio" and not formats.is_absent(row.completion_rate):
        parts.append(f"完成率{formats.percent(row.completion_rate, 1)}")
    return "，".join([*parts, *filter(None, [gap_words(row.schedule_gap)])])


def state_words(row: Any) -> str:
    """Symbol and word of a row's light, or of the state that takes its place."""
    code = row.light if isinstance(row.light, str) else row.state
    return formats.status(code, is_limit=row.direction == "lower", target=row.target_value)


def listed(words: Iterable[str], most: int) -> str:
    """Words one after the other; no more than so many, the rest counted."""
    every = list(words)
    return "、".join(every[:most]) + (f"等{len(every)}项" if len(every) > most else "")


def source_of(row: Any) -> str:
    """Where a row's figures come from: the document line of its target, and the batch of its completion."""
    parts = []
    if isinstance(row.document_id, str) and not formats.is_absent(row.line):
        parts.append(f"{row.document_id} 第{int(row.line)}行")
    record = getattr(row, "record_id", None)
    if isinstance(record, str) and record:
        simulated = SIMULATED if row.actual_basis == "demo" else ""
        parts.append(f"批次 {record}{simulated}")
    return "；".join(parts)


def rules(view: View) -> str:
    """By which rules it is scored: the system's defaults, or what was registered and under which document."""
    method = reads.scheme_methods(view).iloc[0]
    ranking = reads.ranking(view)
    has_own = bool(len(ranking)) and bool(ranking["has_own_rules"].iloc[0])
    if method["policy_origin"] == "default":
        return "计分规则由方案登记，政策为系统默认" if has_own else "计分规则和政策均为系统默认，原文未作规定"
    number = method["document_number"] if isinstance(method["document_number"], str) else "没有文号"
    batch = f"，批次 {method['record_id']}" if isinstance(method["record_id"], str) else ""
    return f"计分规则和政策按登记的规定（{number}{batch}）"


def basis_words(*frames: pd.DataFrame) -> str:
    """Where targets and completion come from, as a sentence."""
    if notice := basis.notice(*frames):
        return notice.replace("本页", "本文")
    if basis.bases("target_basis", *frames) == ["source"] and basis.bases("actual_basis", *frames) == ["reported"]:
        return "目标取自原文，完成值为各单位填报并审核通过的数。"
    return f"{basis.summary(*frames)}。"


def measure_note(measure: pd.Series) -> str:
    """How one measure is scored and when it is on schedule; on paper a light is a symbol and a word, no colour."""
    rule, light, preset = headlines.measure_rule_note(measure).partition("状态按")
    for colour, status in _LIGHTS.items():
        preset = preset.replace(colour, formats.status(status))
    return f"{rule}{light}{preset}"
