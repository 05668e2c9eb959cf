"""Tables of words and numbers as real HTML text: read aloud, wrapped and printed well; every value is escaped."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from assessment.memory import remembered
from assessment.messages import translate as _

Cell = Callable[[Any], str]
_MARKUP = re.compile(r"</?p>|\[bookmark:\s*\w+\]")
# The address of a page with what is chosen now, except for the changes given: link("unit", unit="611022").
Link = Callable[..., str]  # hashable, and the same for the same address


@dataclass(frozen=True)
class Field:
    """A column of a table: its heading, what it says of a row, and whether it is a number, a light, or only for wide screens.

    ``href`` makes a link of the cell; the words of a cell ``is_html`` are HTML already, escaped by whoever made them.
    """

    heading: str
    cell: Cell
    is_number: bool = False
    is_wide_only: bool = False
    light: Cell | None = None
    href: Cell | None = None
    is_html: bool = False


def sheet(
    rows: pd.DataFrame,
    fields: Iterable[Field],
    *,
    caption: str,
    chosen_unit_id: str | None = None,
    group: Cell | None = None,
    kind: str = "",
    foot: tuple[str, ...] = (),
) -> str:
    """An HTML table with a caption for screen readers; the chosen unit's row is marked.

    Where ``group`` changes from one row to the next, a row with its words begins a section. ``kind`` names a table whose
    columns style.css lays out. ``foot`` is a last row of totals, a cell per field.
    """
    fields = tuple(fields)
    head = "".join(f'<th scope="col"{_class(field)}>{escape(field.heading)}</th>' for field in fields)
    body, section = [], None
    for row in rows.itertuples():
        if group and group(row) != section:
            section = group(row)
            body.append(f'<tr class="section"><th colspan="{len(fields)}" scope="colgroup">{escape(section)}</th></tr>')
        body.append(_row(row, fields, chosen_unit_id))
    # A tall table scrolls in its place, so the keyboard must be able to reach it.
    region = f' tabindex="0" role="region" aria-label="{escape(caption)}"' if "tall" in kind.split() else ""
    return (
        f'<div class="{" ".join(filter(None, ("sheet", kind)))}"{region}><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody>{_foot(fields, foot)}</table></div>"
    )


def _foot(fields: tuple[Field, ...], words: tuple[str, ...]) -> str:
    if not words:
        return ""
    pairs = list(zip(fields, words, strict=True))
    cells = f'<th scope="row">{escape(words[0])}</th>' + "".join(
        f"<td{_class(field)}>{escape(word)}</td>" for field, word in pairs[1:]
    )
    return f"<tfoot><tr>{cells}</tr></tfoot>"


def _row(row: Any, fields: tuple[Field, ...], chosen_unit_id: str | None) -> str:
    cells = "".join(_cell(row, field, is_first=index == 0) for index, field in enumerate(fields))
    chosen = ' class="chosen"' if chosen_unit_id and getattr(row, "unit_id", None) == chosen_unit_id else ""
    return f"<tr{chosen}>{cells}</tr>"


def _cell(row: Any, field: Field, *, is_first: bool) -> str:
    tag = 'th scope="row"' if is_first else "td"
    light = f' data-light="{escape(field.light(row))}"' if field.light else ""
    words = field.cell(row) if field.is_html else escape(field.cell(row))
    if field.href:
        words = anchor(words, field.href(row))
    return f"<{tag}{_class(field)}{light}>{words}</{tag.split()[0]}>"


def with_small(words: str, more: str) -> str:
    """Words, and more of them in small print below; HTML."""
    return escape(words) + (f'<small class="more">{escape(more)}</small>' if more else "")


def anchor(content: str, href: str) -> str:
    """A link inside the application around HTML; our script opens it without loading the page anew."""
    return f'<a href="{escape(href)}" target="_self" data-in-app>{content}</a>'


def further(*ways: tuple[str, str]) -> str:
    """Where the next question is answered: words and the address that each leads to, in one line; HTML."""
    links = "".join(f"<li>{anchor(escape(words), href)}</li>" for words, href in ways)
    label = escape(_("接着看"))
    return f'<nav class="further" aria-label="{label}"><ul><li>{label}</li>{links}</ul></nav>'


def opener(name: str, words: str) -> str:
    """A button that opens the note of that name over the page; HTML."""
    return f'<button type="button" class="opener" popovertarget="{escape(name)}">{words}</button>'


def note(name: str, content: str) -> str:
    """What an opener opens, closed by Escape or a click beside it; HTML."""
    return f'<div popover class="note" id="{escape(name)}">{content}</div>'


def passage_notes(
    spans: Iterable[tuple[int, int]], passages: pd.DataFrame, prefix: str, *, link: Link | None = None
) -> dict[tuple[int, int], tuple[str, str]]:
    """For each span of lines of one document: the name of its note, and the quotation in it.

    Names begin with ``prefix``, which must differ between the tables of a page.
    """
    if passages.empty:
        return {}
    first = passages.iloc[0]
    document_id = first["document_id"]
    texts = dict(zip(passages["line"], passages["text"], strict=True))
    notes = {}
    for span in dict.fromkeys(spans):
        lines = [(line, texts[line]) for line in range(span[0], span[1] + 1) if line in texts]
        notes[span] = (
            f"{prefix}-{span[0]}-{span[1]}",
            quoted(first["issuer"], first["title"], lines, href=place(link, document_id, span[0])),
        )
    return notes


def all_notes(notes: dict[tuple[int, int], tuple[str, str]]) -> str:
    """Everything that the openers of a table open; HTML."""
    return "".join(note(name, content) for name, content in notes.values())


def _class(field: Field) -> str:
    names = [name for name, wanted in (("number", field.is_number), ("wide-only", field.is_wide_only)) if wanted]
    return f' class="{" ".join(names)}"' if names else ""


@remembered
def quotation(passages: pd.DataFrame, *, link: Link | None = None) -> str:
    """Lines of a document word for word, leading to where they stand in it; ``passages`` as ``reads.passages``."""
    if passages.empty:
        return ""
    first = passages.iloc[0]
    href = place(link, first["document_id"], int(first["line"]))
    return quoted(first["issuer"], first["title"], zip(passages["line"], passages["text"], strict=True), href=href)


def place(link: Link | None, document_id: str, line: int) -> str | None:
    """The address of a line on the page that shows the whole document."""
    return link("source", document=document_id, line=str(line)) if link else None


def quoted(issuer: str, title: str, lines: Iterable[tuple[int, str]], *, href: str | None = None) -> str:
    """Lines of a document with their numbers and where they come from; cell borders shown as thin bars.

    ``href`` leads to the first of them in the whole document.
    """
    printed = ((line, text) for line, text in lines if text.strip())
    items = "".join(f'<li value="{line}"><span>{cells(text)}</span></li>' for line, text in printed)
    source = escape(f"{issuer}　《{title}》")
    if href:
        source += "　" + anchor(escape(_("在原文中打开")), href)
    return f'<figure class="quotation"><figcaption>{source}</figcaption><ol>{items}</ol></figure>'


def cells(text: str) -> str:
    """A line with its cell borders as thin bars, and what a word processor left between words as ends of lines; HTML."""
    parts = ("<br>".join(filter(None, map(_stripped, _MARKUP.split(cell)))) for cell in text.split("\t"))
    return '<i class="border"></i>'.join(part for part in parts if part)


def _stripped(words: str) -> str:
    return escape(words.strip())
