"""The rows of a card in words: codes, bases, lights and rules as people say them, lines as their source."""

from collections.abc import Callable

import pandas as pd

from assessment import basis, formats, headlines, sheets
from assessment.messages import translate as _

_PEOPLE = ("recorded_by", "reported_by", "approved_by", "reversed_by")


def readable(rows: pd.DataFrame) -> pd.DataFrame:
    """Codes as words: bases, and the light or state of a row; the document lines as its source."""
    table = rows.copy()
    _say_grades(table)
    answers = table.select_dtypes("bool")
    table[answers.columns] = answers.astype(object).replace({True: _("是"), False: _("否")})
    words = {"target_basis": basis.word, "actual_basis": basis.word, "state_before": _state, "state_after": _state}
    for name in words.keys() & set(table.columns):
        table[name] = [words[name](one) for one in table[name]]
    if {"severity", "result"} & set(table.columns):
        table["check_rule"] = [headlines.rule_word(rule) for rule in table["rule"]]
    if "severity" in table:
        table["message"] = [headlines.finding_message(row) for row in table.itertuples()]
        table["severity"] = [headlines.severity_word(severity) for severity in table["severity"]]
    _say_budget(table)
    _say_records(table)
    if "state" in table:
        table["status"] = _status_words(table)
    if "measures" in table:
        table["targets"] = [headlines.targets_said(measures) for measures in table["measures"]]
    if "commonality" in table:
        table["commonality_words"] = table["commonality"].map(headlines.commonality_words())
    _say_lines(table)
    return table


def _state(code: str | None) -> str | None:
    return formats.status_word(code) if isinstance(code, str) else None


def _say_budget(table: pd.DataFrame) -> None:
    """How a plan is meant, and where a project stands and why, in words."""
    if "corner" in table:
        rows = list(table.itertuples())
        table["corner_words"] = [headlines.corner_words(row) for row in rows]
        table["reason_words"] = [headlines.reason_words(row) for row in rows]
    if "unscored_reasons" in table:
        table["unscored_words"] = [
            headlines.unscored_words(row) if len(row.unscored_reasons) else "" for row in table.itertuples()
        ]
    if "plan_mode" in table:
        table["plan_mode"] = [headlines.plan_words(mode) for mode in table["plan_mode"]]


def _say_lines(table: pd.DataFrame) -> None:
    """What became of lines of documents; elsewhere the line that a row comes from."""
    if "line_use" in table:
        table["line_use"] = table["line_use"].map(sheets.use_words())
        if "line" in table:
            table["line_number"], table["line_use_words"] = table["line"], table["line_use"]
    elif "line" in table:
        table["source"] = _source_words(table)


def _say_grades(table: pd.DataFrame) -> None:
    """Grades, fields of work and the results of checks in the reader's language, and who worked."""
    if "is_rest" in table:
        pairs = zip(table["category_name"], table["is_rest"], strict=True)
        table["category_name"] = [formats.theme(name, is_rest=is_rest) for name, is_rest in pairs]
    words: dict[str, Callable[[str], str]] = {"result": headlines.result_word}
    words |= dict.fromkeys(("grade", "grade_before", "grade_after"), formats.grade_word)
    words |= dict.fromkeys(_PEOPLE, formats.person)
    for name in words.keys() & set(table.columns):
        table[name] = [words[name](one) if isinstance(one, str) else one for one in table[name]]


def _say_records(table: pd.DataFrame) -> None:
    """Where reports stand, and what a batch is, in words."""
    for name, word in (("report_state", headlines.report_word), ("report_status", headlines.report_status_word)):
        if name in table:
            table[f"{name}_words"] = [word(code) for code in table[name]]
    if "last_status" in table and "last_month" in table:
        table["last_status_words"] = [
            headlines.report_status_word(code) if isinstance(code, str) else None for code in table["last_status"]
        ]
    if "outcome" in table:
        table["outcome_words"] = [headlines.outcome_words(code) for code in table["outcome"]]
    if "recorded_by" in table:
        table["batch_kind"] = [headlines.batch_kind_word(kind) for kind in table["kind"]]
        table["role_words"] = [headlines.role_word(role, is_alone=False) for role in table["role"]]


def _status_words(table: pd.DataFrame) -> list[str]:
    """The light of each row where it has one, else its state."""
    lights = table["light"] if "light" in table else [None] * len(table)
    codes = [light if isinstance(light, str) else state for light, state in zip(lights, table["state"], strict=True)]
    limits = table["direction"] == "lower" if "direction" in table else [False] * len(table)
    return [formats.status_word(code, is_limit=limit) for code, limit in zip(codes, limits, strict=True)]


def _source_words(table: pd.DataFrame) -> list[str]:
    """The document and line of each row."""
    return [
        "" if formats.is_absent(line) else _("{document} 第{line}行").format(document=document, line=int(line))
        for document, line in zip(table["document_id"], table["line"], strict=True)
    ]
