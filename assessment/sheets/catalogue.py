"""Tasks as printed, as a table: what each asks, for how many points, of whom, and on which lines it stands."""

import unicodedata
from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines import commonality_words, limit_words, target_said
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Field, Link, all_notes, opener, passage_notes, sheet

_SHORT = 60
_LONG = 10
_STOPS = "。，、；：:;,. \n\t"
# The name of the note and the quotation in it, by document and span of lines.
_Notes = dict[str, dict[tuple[int, int], tuple[str, str]]]


@remembered
def catalogue_sheet(rows: pd.DataFrame, passages: pd.DataFrame, *, link: Link) -> str:
    """Tasks of any document, under their document; ``rows`` as ``reads.catalogue``."""
    notes = _notes(rows, passages, link)
    fields = (
        Field(_("任务"), _task(_narrow_origin), is_html=True),
        Field(_("分值"), points_words, is_number=True, is_wide_only=True),
        Field(_("指标与目标"), _targets, is_html=True),
        Field(_("单位"), _units, is_wide_only=True),
        Field(_("类别"), category_path, is_wide_only=True),
        Field(_("出处"), _source(notes), is_number=True, is_html=True),
    )
    table = sheet(rows, fields, caption=_("任务目录"), group=_document, kind="catalogue")
    return table + "".join(all_notes(part) for part in notes.values())


@remembered
def tasks_sheet(rows: pd.DataFrame, passages: pd.DataFrame, *, link: Link) -> str:
    """One unit's task book in printed order, under its categories; ``rows`` of the unit as ``reads.catalogue``."""
    notes = _notes(rows, passages, link)
    fields = (
        Field(_("任务"), _task(_narrow_points), is_html=True),
        Field(_("分值"), points_words, is_number=True, is_wide_only=True),
        Field(_("指标与目标"), _targets, is_html=True),
        Field(_("出处"), _source(notes), is_number=True, is_html=True),
    )
    table = sheet(rows, fields, caption=_("单位任务"), group=category_path, kind="catalogue")
    return table + "".join(all_notes(part) for part in notes.values())


@remembered
def concept_sheet(rows: pd.DataFrame, passages: pd.DataFrame, *, link: Link) -> str:
    """One concept over units and documents, under its unit of measure; ``rows`` as ``reads.targets_by_concept``."""
    notes = _notes(rows, passages, link)
    fields = (
        Field(_("单位"), lambda row: row.unit_name),
        Field(_("年度"), lambda row: str(row.year), is_number=True),
        Field(_("目标"), _target, is_number=True),
        Field(_("原文"), lambda row: row.target_text if isinstance(row.target_text, str) else "", is_wide_only=True),
        Field(_("任务"), lambda row: row.indicator_name, is_wide_only=True),
        Field(_("出处"), _source(notes), is_number=True, is_html=True),
    )
    table = sheet(rows, fields, caption=_("同一指标，各单位对比"), group=_unit_of_measure, kind="catalogue")
    return table + "".join(all_notes(part) for part in notes.values())


def _notes(rows: pd.DataFrame, passages: pd.DataFrame, link: Link) -> _Notes:
    """The passages of tasks, each once, by document; names differ between tables of a page by what they hold."""
    notes: _Notes = {}
    prefix = "concept" if "concept" in rows else "task"
    for number, (document_id, part) in enumerate(rows.groupby("document_id", sort=False)):
        own = passages[passages["document_id"] == document_id]
        spans = zip(part["first_line"], part["last_line"], strict=True)
        notes[str(document_id)] = passage_notes(spans, own, f"{prefix}-{number}", link=link)
    return notes


def _document(row: Any) -> str:
    return f"{row.issuer} {row.year}"


def _unit_of_measure(row: Any) -> str:
    if formats.is_absent(row.target_value):
        return _("没有数值的目标")
    if not isinstance(row.unit_of_measure, str):
        return _("没有印计量单位")
    return _("计量单位：{unit}").format(unit=row.unit_of_measure)


def _target(row: Any) -> str:
    if formats.is_absent(row.target_value):
        known = row.target_status in ("pending", "ambiguous")
        return formats.status_word(row.target_status) if known else formats.ABSENT
    return limit_words(row.operator, row.target_value, row.target_value_upper, row.unit_of_measure)


def points_words(row: Any) -> str:
    """Points; as printed where that says it otherwise, as in 3+2."""
    value, printed = formats.number(row.indicator_points), row.points_text
    if not isinstance(printed, str) or printed.strip("分 ") in ("", value):
        return value
    return _("{points}（原文 {printed}）").format(points=value, printed=printed)


def category_path(row: Any) -> str:
    """The category with the one above it; common or specific where no category says so."""
    words = [row.parent_name, row.category_name]
    parts = [word for word in words if isinstance(word, str)]
    printed = {"common": "共性", "specific": "个性"}.get(row.commonality)
    if printed and not any(printed in part for part in parts):
        parts.insert(0, commonality_words()[row.commonality])
    return " › ".join(parts)


def _units(row: Any) -> str:
    if row.unit_count <= 3:
        return str(row.unit_names)
    return _("{first}等 {count} 个单位").format(first=row.unit_names.split("、")[0], count=row.unit_count)


def _narrow_origin(row: Any) -> str:
    """What the columns say that a phone has no room for."""
    return "　".join([_units(row), category_path(row), *_points_of(row)])


def _narrow_points(row: Any) -> str:
    return "　".join(_points_of(row))


def _points_of(row: Any) -> list[str]:
    if formats.is_absent(row.indicator_points):
        return []
    return [_("{points} 分").format(points=points_words(row))]


def _task(narrow: Callable[[Any], str]) -> Callable[[Any], str]:
    def cell(row: Any) -> str:
        serial = f"{row.serial} " if isinstance(row.serial, str) else ""
        name, small = escape(serial + row.indicator_name), escape(narrow(row))
        return f'{name}{_rest(row)}<small class="narrow-only">{small}</small>'

    return cell


def _rest(row: Any) -> str:
    """What the task says beyond its name: the beginning, and the rest on demand."""
    text = row.task_text
    if not isinstance(text, str):
        return ""
    words = text.strip()
    if words.startswith(row.indicator_name):
        words = words[len(row.indicator_name) :].lstrip(_STOPS)
    return shortened(words) if words else ""


def shortened(words: str) -> str:
    """Words, the end of them shown on demand when they are long; HTML."""
    if len(words) <= _SHORT + 12:
        return f'<span class="text">{escape(words)}</span>'
    more = escape(_("展开"))
    head, rest = escape(words[:_SHORT]), escape(words[_SHORT:])
    return f'<details class="text"><summary>{head}<i>… {more}</i></summary><span>{rest}</span></details>'


def _targets(row: Any) -> str:
    """Each measure with what it asks; words that the task has said already are not said again."""
    items, before = [], set[str]()
    for measure in row.measures:
        said = target_said(measure)
        is_number = measure["lowest_value"] is not None or measure["due_date"] is not None
        if is_number or not (_is_said(said, row) or said in before):
            items.append(_measure(row, measure["measure_name"], said, is_number=is_number))
        before.add(said)
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _measure(row: Any, name: str, said: str, *, is_number: bool) -> str:
    named = "" if _plain(name) == _plain(row.indicator_name) else f"<span>{escape(name)}</span> "
    return f"<li>{named}{f'<b>{escape(said)}</b>' if is_number else shortened(said)}</li>"


def _is_said(words: str, row: Any) -> bool:
    """Whether the task itself says these words; a few of them are said by chance."""
    text = _plain(row.task_text) if isinstance(row.task_text, str) else ""
    plain = _plain(words)
    return plain in (_plain(row.indicator_name), text) or (len(plain) >= _LONG and plain in text)


def _plain(words: str) -> str:
    """Words without what printing changes: width, white space and stops."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", words) if sign.isalnum() or sign in "%<>=≥≤+-.")


def _source(notes: _Notes) -> Callable[[Any], str]:
    """The line a row is printed on, opening the passage."""

    def cell(row: Any) -> str:
        words = escape(_("第{line}行").format(line=int(row.line)))
        found = notes.get(row.document_id, {}).get((row.first_line, row.last_line))
        return opener(found[0], words) if found else words

    return cell
