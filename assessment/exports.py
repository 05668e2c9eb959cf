"""Downloads: CSV that opens in Chinese Excel, with the context of every row in columns and nothing but data rows."""

import csv
import io
import re
from collections.abc import Collection, Mapping

import pandas as pd

from assessment import basis, formats, headlines, reads, sheets
from assessment.access import current_scope
from assessment.headings import headings
from assessment.messages import translate as _
from assessment.queries import day, query, typed

# Cells that a spreadsheet would run as a formula; only text can be one, numbers stay numbers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


def csv_bytes(rows: pd.DataFrame, context: Mapping[str, object] | None = None) -> bytes:
    """Rows as CSV: UTF-8 with BOM, one header row, data rows only, CRLF; ``context`` becomes columns at the end.

    Missing values are empty cells; text that a spreadsheet would run as a formula gets a leading apostrophe.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    extra = dict(context or {})
    writer.writerow([*rows.columns, *extra])
    for row in rows.itertuples(index=False, name=None):
        writer.writerow([_cell(value) for value in (*row, *extra.values())])
    return stream.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return f"{value:%Y-%m-%d}"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def file_name(*parts: str) -> str:
    """A Chinese file name that says what is inside: its parts joined with ``-``, without what file systems refuse."""
    return "-".join(_FORBIDDEN_IN_NAMES.sub("", part) for part in parts if part) + ".csv"


def answer_csv(name: str, parameters: dict[str, str]) -> bytes:
    """A query's rows as CSV, for the command line and data addresses; raises QueryError.

    ``known_on`` may be given beside the parameters of any query. What was asked for, and the data version, stand in columns
    of their own unless the rows have them already. The scope is that of whoever asks: a scope in the parameters is
    refused, as it could only widen it.
    """
    wanted = query(name)
    known_on = day(parameters.get("known_on", ""))
    values = typed(wanted, {key: words for key, words in parameters.items() if key != "known_on"})
    if "scope_unit_ids" in wanted.parameters:
        scope = current_scope().unit_ids
        values["scope_unit_ids"] = None if scope is None else list(scope)
    keys = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    rows = reads.answer(name, known_on=known_on, **keys)
    asked = {key: value for key, value in parameters.items() if value and key not in ("scope_unit_ids", *rows.columns)}
    return csv_bytes(rows, {**asked, "snapshot_id": reads.snapshot_id()})


def labelled_csv(
    rows: pd.DataFrame,
    view: reads.View,
    filters: str = "",
    asks: Collection[str] = ("scheme", "year", "month"),
    trial: str | None = None,
) -> bytes:
    """A card's rows as CSV with Chinese headings; scheme, period, filters and data version stand in columns of their own.

    What the page does not ask for, scheme or month, is no context of its rows. Rows of a ``trial`` say in every row that
    they are no official result, and what was changed.
    """
    labels = headings()
    table = _readable(rows)
    table = table[[name for name in labels if name in table]].rename(columns=labels)
    scheme = {}
    if "scheme" in asks:
        schemes = reads.schemes(view.scope).set_index("scheme_id")
        title = schemes["title"].get(view.scheme_id)
        scheme = {_("考核方案"): view.scheme_id, _("来源文件"): title, _("考核年度"): view.year}
    month = {_("截至月份"): view.month} if "month" in asks else {}
    known = {_("按哪天所知"): view.known_on.isoformat()} if view.known_on else {}
    tried = {} if trial is None else {_("试算"): _("试算，非正式结果"), _("试算改动"): trial or _("没有改动")}
    context = {**tried, **scheme, **month, **known, _("筛选"): filters, _("数据版本"): reads.snapshot_id()}
    return csv_bytes(table, context)


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


def _readable(rows: pd.DataFrame) -> pd.DataFrame:
    """Codes as words: bases, and the light or state of a row; the document lines as its source."""
    table = rows.copy()
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
    if "line_use" in table:
        table["line_number"] = table["line"]
        table["line_use_words"] = table["line_use"].map(sheets.use_words())
    elif "line" in table:
        table["source"] = _source_words(table)
    return table


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
