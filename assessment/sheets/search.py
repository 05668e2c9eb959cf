"""What was found, kind by kind, each leading to where it is answered, with the part that was searched for marked."""

from collections.abc import Iterable
from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines import found_counts, found_words
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.readings import spans
from assessment.sheets.html import Link, anchor

# As many of a kind as stand there at first.
_FIRST = 6
# Of a long line, what stands around the words.
_AROUND = 70


@remembered
def search_results(
    names: pd.DataFrame,
    passages: pd.DataFrame,
    pages: pd.DataFrame,
    *,
    words: tuple[str, ...],
    kind: str | None,
    link: Link,
) -> str:
    """Sections of links, the kind with the best answers first; of one ``kind`` all that were read, else the first few."""
    parts = {"page": pages, "passage": passages, **{str(name): part for name, part in names.groupby("kind")}}
    counts = found_counts(names, passages, pages)
    shown = [one for one in counts if kind in (None, one)] or list(counts)
    sections = (_section(one, parts[one], counts[one], words, link, is_whole=one == kind) for one in shown)
    everything = anchor(escape(_("全部结果")), link("search", kind=None))
    back = f'<p class="more">{everything}</p>' if kind else ""
    return f'<div class="found">{back}{"".join(sections)}</div>'


def _section(kind: str, rows: pd.DataFrame, count: int, words: tuple[str, ...], link: Link, *, is_whole: bool) -> str:
    shown = rows if is_whole else rows.head(_FIRST)
    items = "".join(f"<li>{_item(kind, row, words, link)}</li>" for row in shown.itertuples())
    more = ""
    if count > len(shown):
        if is_whole:
            note = _("只列出前 {shown} 条；再加一个字词可以缩小范围。").format(shown=len(shown))
            more = f'<p class="more">{escape(note)}</p>'
        else:
            all_words = _("全部 {count} 条").format(count=formats.number(count))
            more = f'<p class="more">{anchor(escape(all_words), link("search", kind=kind))}</p>'
    head = f"<h3>{escape(found_words(kind))} <small>{formats.number(count)}</small></h3>"
    return f'<section aria-label="{escape(found_words(kind))}">{head}<ul>{items}</ul>{more}</section>'


def _item(kind: str, row: Any, words: tuple[str, ...], link: Link) -> str:
    if kind == "passage":
        place = link("source", document=row.document_id, line=str(row.line), words=None, kind=None)
        where = _("{issuer} {year} 第 {line} 行").format(issuer=row.issuer, year=row.year, line=row.line)
        return f"{anchor(_excerpt(row.text, words), place)}<small>{escape(where)}</small>"
    name = anchor(marked(row.thing_name, words, row.pinyin), _place(kind, row, link))
    about = escape(" · ".join(_about(kind, row)))
    if kind in ("concept", "measure") and row.scheme_kind == "target_assessment" and row.unit_count > 1:
        about += " · " + anchor(escape(_("各单位各年对比")), _comparison(row, link))
    return f"{name}<small>{about}</small>"


def _place(kind: str, row: Any, link: Link) -> str:
    """The page that answers what one asks of such a thing, with everything chosen for it."""
    gone: dict[str, str | None] = {"words": None, "kind": None}
    if kind == "page":
        return link(row.thing_id, **gone)
    if kind == "document":
        return link("source", document=row.document_id, line="1", **gone)
    if kind == "concept":
        return link("catalogue", find_concept=row.thing_id, **gone)
    if row.scheme_kind == "project_performance":
        return link("projects", plan=row.scheme_id, project=row.unit_id, **gone)
    if row.scheme_kind == "department_self_evaluation":
        return link("evaluation", report=row.scheme_id, **gone)
    scheme: dict[str, str | None] = {"scheme": row.scheme_id, "year": str(row.year), "group": row.peer_group, **gone}
    if kind == "measure":
        unit = row.unit_id if row.is_unit_named else "all"
        return link("completion", **scheme, measure=row.thing_id, category="all", unit=unit)
    if row.is_assessed:
        return link("unit", **scheme, unit=row.unit_id, category="all")
    # A city or province is the total of its units.
    return link("", **{**scheme, "group": None})


def _comparison(row: Any, link: Link) -> str:
    gone = dict.fromkeys(("words", "kind", "units", "years"))
    scheme = {"scheme": row.scheme_id, "year": str(row.year), "group": row.peer_group, "category": "all"}
    return link("compare", measure=row.measure_id, **scheme, **gone)


def _about(kind: str, row: Any) -> list[str]:
    """What tells a thing from its namesakes."""
    if kind == "page":
        return [row.section]
    if kind == "document":
        return [row.issuer if row.thing_name != row.issuer else row.title, _("{year}年").format(year=row.year)]
    if kind == "concept":
        return [
            _("{count} 个指标").format(count=row.measure_count),
            _("{count} 个单位").format(count=row.unit_count),
        ]
    scheme = f"{row.issuer} {row.year}"
    if kind == "unit":
        return [row.peer_group, scheme]
    serial = f"{row.serial} " if isinstance(row.serial, str) else ""
    tree = {row.category_name: "", row.indicator_name: serial, row.measure_name: ""}
    task = " › ".join(f"{before}{part}" for part, before in tree.items() if part != row.thing_name)
    one = row.unit_count == 1 or row.is_unit_named
    units = row.unit_name if one else _("{count} 个单位").format(count=row.unit_count)
    return [part for part in (task, units, scheme) if part]


def marked(name: str, words: Iterable[str], reading: object = "") -> str:
    """A name with what was searched for marked; HTML."""
    parts, last = [], 0
    for start, end in _joined(spans(name, words, reading if isinstance(reading, str) else "")):
        parts += [escape(name[last:start]), f"<mark>{escape(name[start:end])}</mark>"]
        last = end
    return "".join(parts) + escape(name[last:])


def _joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _excerpt(text: str, words: tuple[str, ...]) -> str:
    """A line, or of a long one what stands around the words; HTML."""
    line = " ".join(text.split())
    found = spans(line, words, "")
    if not found or len(line) <= 2 * _AROUND:
        return marked(line, words)
    first = max(0, min(start for start, _end in found) - _AROUND // 2)
    excerpt = line[first : first + 2 * _AROUND]
    return f"{'…' if first else ''}{marked(excerpt, words)}{'…' if first + 2 * _AROUND < len(line) else ''}"
