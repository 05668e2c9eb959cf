"""A paper as HTML for the screen: the same blocks in the same words as in its files."""

import base64
from html import escape

from assessment.papers.model import Block, Cell, Heading, PageBreak as Break, Paper, Paragraph, Picture, Run, Table

_SIMULATED = "模拟数据　仅供演示　不得作为正式文件使用"


def preview(paper: Paper) -> str:
    """The paper on a sheet of its own; Chinese, whatever language the page is in."""
    notes = paper.notes()
    mark = f'<p class="paper-mark">{_SIMULATED}</p>' if paper.is_simulated else ""
    body = "".join(_block(block, notes) for block in paper.blocks)
    sources = "　".join(f"[{number}] {escape(source)}" for source, number in notes.items())
    documents = escape("；".join(paper.documents))
    foot = (
        f'<p class="paper-note">附注（数据出处；{documents}）：</p><p class="paper-note">{sources}</p>' if notes else ""
    )
    wide = " paper-wide" if paper.is_wide else ""
    return f'<article class="paper{wide}" lang="zh-CN">{mark}<h2>{escape(paper.title)}</h2>{body}{foot}</article>'


def _block(block: Block, notes: dict[str, int]) -> str:
    match block:
        case Heading():
            return f"<h{block.level + 2}>{escape(block.text)}</h{block.level + 2}>"
        case Paragraph():
            return f'<p class="paper-{block.kind}">{"".join(_run(run, notes) for run in block.runs)}</p>'
        case Table():
            return _table(block, notes)
        case Picture():
            drawn = base64.b64encode(block.svg.encode()).decode()
            return f'<img alt="{escape(block.sentence)}" src="data:image/svg+xml;base64,{drawn}">'
        case Break():
            return "<hr>"


def _run(run: Run, notes: dict[str, int]) -> str:
    words = f"<u>{escape(run.text)}</u>" if run.is_placeholder else escape(run.text)
    return words + _mark(run.source, notes)


def _mark(source: str, notes: dict[str, int]) -> str:
    return f"<sup>[{notes[source]}]</sup>" if source else ""


def _table(table: Table, notes: dict[str, int]) -> str:
    columns = "".join(f'<col style="width:{100 * share / sum(table.widths):.2f}%">' for share in table.widths)
    rows = []
    for index, row in enumerate(table.rows):
        mark = _mark(row.source, notes)
        parts = []
        for cell in row.cells:
            parts.append(_cell(cell, mark if cell.text else "", is_column=index < table.head_count))
            mark = "" if cell.text else mark
        rows.append(f"<tr>{''.join(parts)}</tr>")
    head, body = "".join(rows[: table.head_count]), "".join(rows[table.head_count :])
    caption, wide = escape(table.name), " paper-table-wide" * table.is_wide
    said = "".join(f'<p class="paper-note">{escape(note)}</p>' for note in table.notes)
    return (
        f'<div class="paper-table{wide}" tabindex="0" role="region" aria-label="{caption}">'
        f"<table><caption>{caption}</caption>"
        f"<colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table></div>{said}"
    )


def _cell(cell: Cell, mark: str, *, is_column: bool) -> str:
    tag = "th" if cell.is_head else "td"
    scope = ' scope="col"' if is_column and cell.is_head else ""
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    words = escape(cell.text).replace("\n", "<br>")
    return f'<{tag}{scope}{spans} class="{"center" if cell.is_head else cell.align}">{words}{mark}</{tag}>'
