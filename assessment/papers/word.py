"""A paper as a Word file."""

import io
from typing import Any

import docx as python_docx
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from assessment import pictures
from assessment.papers import word_styles as look
from assessment.papers.model import Block, Heading, PageBreak, Paper, Paragraph, Picture, Table
from assessment.papers.packages import dated
from assessment.papers.word_tables import add_table
from assessment.stamps import Stamp

SIMULATED = "模拟数据　仅供演示　不得作为正式文件使用"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="assessment">'
    "<vt:lpwstr>{value}</vt:lpwstr></property></Properties>"
)


def docx(paper: Paper, stamp: Stamp) -> bytes:
    """The paper as the content of a .docx file that carries the stamp; the same stamp gives the same bytes."""
    document = python_docx.Document()
    look.prepare(document, is_wide=paper.is_wide)
    _describe(document, paper, stamp)
    document.add_paragraph(paper.title, style="Title")
    notes = paper.notes()
    for block in paper.blocks:
        _add(document, block, notes)
    _add_notes(document, notes, paper.documents)
    for line in ("文件出处：", *stamp.words()):
        document.add_paragraph(line, style=look.STAMP)
    content = io.BytesIO()
    document.save(content)
    return dated(content.getvalue(), stamp.made_at)


def _add(document: DocumentObject, block: Block, notes: dict[str, int]) -> None:
    match block:
        case Heading():
            document.add_heading(block.text, block.level)
        case Paragraph():
            _add_paragraph(document, block, notes)
        case Table():
            add_table(document, block, notes)
        case Picture():
            _add_picture(document, block)
        case PageBreak():
            document.add_page_break()


def _add_paragraph(document: DocumentObject, block: Paragraph, notes: dict[str, int]) -> None:
    styles = {"text": None, "flush": look.FLUSH, "signature": look.SIGNATURE}
    paragraph = document.add_paragraph(style=styles[block.kind])
    for part in block.runs:
        run = paragraph.add_run(part.text)
        if part.is_placeholder:
            # Black and white: what is to be filled in is framed by its brackets and underlined.
            run.font.underline = True
        if part.source:
            add_mark(paragraph, notes[part.source])


def add_mark(paragraph: WordParagraph, number: int) -> None:
    """The number of a note, where a figure stands."""
    paragraph.add_run(f"[{number}]", style=look.NOTE_MARK)


def _add_picture(document: DocumentObject, block: Picture) -> None:
    paragraph = document.add_paragraph(style=look.PICTURE)
    shape = paragraph.add_run().add_picture(io.BytesIO(pictures.png(block.svg)), width=Mm(look.width_mm(document)))
    # Who cannot see it is told what it says.
    shape._inline.docPr.set("descr", block.sentence)


def _add_notes(document: DocumentObject, notes: dict[str, int], documents: tuple[str, ...]) -> None:
    """Where every figure comes from, as numbered notes at the end."""
    if not notes:
        return
    document.add_paragraph(f"附注（数据出处；{'；'.join(documents)}）：", style=look.NOTE)
    # One after the other: a long annex has a note for every line of its document.
    document.add_paragraph("　".join(f"[{number}] {source}" for source, number in notes.items()), style=look.NOTE)


def _describe(document: DocumentObject, paper: Paper, stamp: Stamp) -> None:
    """What the file is: its properties, its stamp, and on every page that it is simulated."""
    properties = document.core_properties
    properties.title, properties.author, properties.comments = paper.title, "", ""
    properties.language, properties.revision = "zh-CN", 1
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            # A picture of the empty template.
            del package.rels[key]
    part = Part(PackURI("/docProps/custom.xml"), _PROPERTIES_TYPE, _property(stamp.json()), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        _mark_simulated(header.paragraphs[0], is_simulated=paper.is_simulated)


def _mark_simulated(paragraph: Any, *, is_simulated: bool) -> None:
    paragraph.style = look.SIMULATED
    if is_simulated:
        paragraph.add_run(SIMULATED).font.bold = True


def _property(value: str) -> bytes:
    from xml.sax.saxutils import escape

    return _PROPERTIES.format(value=escape(value)).encode()
