"""The quality of data as tables: every check, what became of every line, what can be read again where it is quoted."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines import finding_message, result_word, rule_word, severity_word, use_word
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Cell, Field, Link, note, opener, place, quoted, sheet

_SEVERITY_SYMBOLS = {"error": "▼", "warning": "◆", "notice": "·"}
_SEVERITY_LIGHTS = {"error": "far_behind", "warning": "behind", "notice": "reported"}
_SYMBOLS = {"不平": "▼", "舍入内": "●", "平": "●"}
# The uses that a phone shows as well.
_MAIN = ("入库", "标题", "表头", "去向不明")
_LIGHTS = {"不平": "behind", "舍入内": "on_track", "平": "on_track"}


@remembered
def checks_sheet(rows: pd.DataFrame, *, link: Link) -> str:
    """Every check with what was stated and computed; the stated number opens its line. ``rows`` as ``reconciliations``."""
    fields = (
        Field(_("核对"), _subject, is_html=True),
        Field(_("结果"), lambda row: f"{_SYMBOLS[row.result]} {result_word(row.result)}", light=_light),
        Field(_("原文"), _stated, is_number=True, is_html=True),
        Field(_("重算"), lambda row: formats.number(row.computed), is_number=True, is_wide_only=True),
        Field(_("差"), lambda row: difference(row.difference), is_number=True),
        Field(_("容差"), lambda row: formats.number(row.tolerance), is_number=True, is_wide_only=True),
        Field(_("算式"), lambda row: row.terms.replace("+", " + "), is_wide_only=True),
    )
    return sheet(rows, fields, caption=_("平账核对"), kind="checks tall") + _notes(rows, "check", link)


def _light(row: Any) -> str:
    return _LIGHTS[row.result]


def _subject(row: Any) -> str:
    """What was checked: the measure, else the category, else the scheme; by which rule, in which document."""
    known = (word for word in (row.measure_name, row.category_name, row.short_name) if isinstance(word, str))
    unit = [row.short_name] if isinstance(row.short_name, str) and isinstance(row.measure_name, str) else []
    details = [" · ".join([rule_word(row.rule), *unit]), row.scheme_name]
    recomputed = _("重算 {value}").format(value=formats.number(row.computed))
    return (
        f"{escape(next(known, row.scheme_name))}<small>{escape(details[0])}</small>"
        f'<small class="wide-only">{escape(details[1])}</small><small class="narrow-only">{escape(recomputed)}</small>'
    )


def _stated(row: Any) -> str:
    unit = f" {row.unit_of_measure}" if isinstance(row.unit_of_measure, str) else ""
    return opener(_name(row, "check"), escape(formats.number(row.stated) + unit))


def _name(row: Any, prefix: str) -> str:
    return f"{prefix}-{row.document_id}-{row.line}"


def difference(value: float | None) -> str:
    """A difference with its sign; 0 has none."""
    if value is None or formats.is_absent(value):
        return formats.ABSENT
    words = formats.number(abs(value))
    return words if not value else f"+{words}" if value > 0 else f"−{words}"


@remembered
def uses_sheet(rows: pd.DataFrame) -> str:
    """How many lines of each document became what; ``rows`` as ``reads.line_uses``."""
    wide = rows.pivot_table(
        index=["document_id", "title", "printed_line_count"], columns="line_use", values="line_count", sort=False
    ).reset_index()
    uses = [use for use in wide.columns if use not in ("document_id", "title", "printed_line_count")]
    wide.columns = ["document_id", "title", "printed", *(f"use_{index}" for index in range(len(uses)))]
    fields = [
        Field(_("文件"), lambda row: row.title),
        Field(_("非空行"), lambda row: formats.number(row.printed), is_number=True),
    ]
    fields += [
        Field(use_word(use), _use_cell(index), is_number=True, is_wide_only=use not in _MAIN)
        for index, use in enumerate(uses)
    ]
    return sheet(wide, fields, caption=_("每一行的去处"))


def _use_cell(index: int) -> Cell:
    def cell(row: Any) -> str:
        return formats.number(getattr(row, f"use_{index}"))

    return cell


@remembered
def agreement_sheet(rows: pd.DataFrame) -> str:
    """Of each document's printed values, how many are found again where they are quoted; as ``passage_agreement``."""
    fields = (
        Field(_("文件"), lambda row: row.title),
        Field(_("数值"), lambda row: formats.number(row.value_count), is_number=True),
        Field(_("可读出"), lambda row: formats.number(row.found_count), is_number=True),
        Field(_("占比"), lambda row: formats.percent(row.found_share, 1), is_number=True),
    )
    return sheet(rows, fields, caption=_("引文可核对的数值"))


@remembered
def findings_sheet(rows: pd.DataFrame, *, link: Link) -> str:
    """Every finding, the severest first, with its sentence and numbers; its line opens. ``rows`` as ``reads.findings``."""
    fields = (
        Field(_("疑点"), _finding, is_html=True),
        Field(
            _("程度"),
            lambda row: f"{_SEVERITY_SYMBOLS[row.severity]} {severity_word(row.severity)}",
            light=lambda row: _SEVERITY_LIGHTS[row.severity],
        ),
        Field(_("原文"), lambda row: _line(row, "finding"), is_html=True, is_number=True),
        Field(_("原文值"), lambda row: formats.number(row.stated), is_number=True, is_wide_only=True),
        Field(_("重算"), lambda row: formats.number(row.computed), is_number=True, is_wide_only=True),
        Field(_("差"), lambda row: difference(row.difference), is_number=True, is_wide_only=True),
    )
    return sheet(rows, fields, caption=_("疑点"), kind="findings tall") + _notes(rows, "finding", link)


def doubt(row: Any) -> str:
    """One finding beside its line: how severe, and the sentence; HTML. ``row`` of ``reads.findings``."""
    symbol, light = _SEVERITY_SYMBOLS[row.severity], _SEVERITY_LIGHTS[row.severity]
    severity = f"{symbol} {escape(severity_word(row.severity))}"
    return f'<em class="doubt"><b data-light="{light}">{severity}</b> {escape(finding_message(row))}</em>'


def _finding(row: Any) -> str:
    """The sentence; below it whose it is, by which rule, in which scheme."""
    unit = [row.short_name] if isinstance(row.short_name, str) else []
    details = " · ".join([*unit, rule_word(row.rule), row.scheme_name])
    return f"{escape(finding_message(row))}<small>{escape(details)}</small>"


def _line(row: Any, prefix: str) -> str:
    return opener(_name(row, prefix), escape(_("第 {line} 行").format(line=row.line)))


def _notes(rows: pd.DataFrame, prefix: str, link: Link) -> str:
    """The line of every row, once each, leading to where it stands in its document."""
    return "".join(
        note(
            _name(row, prefix),
            quoted(
                row.issuer, row.title, [(row.line, row.passage_text)], href=place(link, row.document_id, int(row.line))
            ),
        )
        for row in rows.drop_duplicates(["document_id", "line"]).itertuples()
    )
