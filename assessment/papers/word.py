"""A paper as a Word file."""

import io
from typing import Any

import docx as python_docx
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph
from openpyxl.xml.constants import CUSTPROPS_NS, VTYPES_NS

from assessment import pictures
from assessment.papers import word_styles as look
from assessment.papers.model import Block, Heading, PageBreak, Paper, Paragraph, Picture, Table
from assessment.papers.packages import dated
from assessment.papers.word_tables import add_table
from assessment.papers.words import SIMULATED as MARK
from assessment.stamps import Stamp

SIMULATED = "模拟数据　仅供演示　不得作为正式文件使用"
# What Word itself writes for a watermark: large letters across the page, behind the text.
_WATERMARK = (
    f"<w:pict {nsdecls('w')}"
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="simulated" type="#_x0000_t136" alt="模拟" style="position:absolute;margin-left:0;margin-top:0;width:300pt;'
    "height:150pt;rotation:315;z-index:-1;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#eaeaea" stroked="f">'
    '<v:textpath style="font-family:&quot;宋体&quot;;font-size:1pt" string="模拟"/></v:shape></w:pict>'
)
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<Properties xmlns="{CUSTPROPS_NS}" xmlns:vt="{VTYPES_NS}">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="assessment">'
    "<vt:lpwstr>{value}</vt:lpwstr></property></Properties>"
)


def docx(paper: Paper, stamp: Stamp) -> bytes:
    """The paper as the content of a .docx file that carries the stamp; the same stamp gives the same bytes."""
    document = python_docx.Document()
    look.prepare(document, is_wide=paper.is_wide)
    _describe(document, paper, stamp)
    # That it is simulated stands on a line of its own.
    document.add_paragraph(paper.title.replace(MARK, f"\n{MARK}"), style="Title")
    notes = paper.notes()
    for block in paper.blocks:
        _add(document, block, notes)
    _add_notes(document, notes, paper.documents)
    document.add_paragraph(f"文件出处：{'；'.join(stamp.words())}。", style=look.STAMP)
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
            look.begin_section(document, is_wide=block.is_wide)


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
        run = paragraph.add_run(SIMULATED)
        run.font.bold = True
        run._element.append(parse_xml(_WATERMARK))


def _property(value: str) -> bytes:
    from xml.sax.saxutils import escape

    return _PROPERTIES.format(value=escape(value)).encode()
