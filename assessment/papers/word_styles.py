"""How a Word paper looks: the usual layout of an official document on A4, with the fonts that offices have."""

from typing import Any

from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

# GB/T 9704: 版心 156 × 225 mm, 天头 37, 订口 28.
MARGINS_MM = (37, 35, 28, 26)
SIDES_MM = (210, 297)
TITLE, HEADING, SUBHEADING, BODY = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
# A machine without the fonts of official documents has these in their place.
_INSTEAD = {TITLE: "宋体", SUBHEADING: "楷体", BODY: "仿宋"}
# 二号, 三号, 五号, 小五.
_TITLE_POINTS, _BODY_POINTS, _TABLE_POINTS, _SMALL_POINTS = 22, 16, 10.5, 9
_LINE_POINTS = 28
# Names of styles that are read back (reading.py): what stands in them is no part of the text.
NOTE_MARK, STAMP, NOTE, SIGNATURE = "附注号", "文件出处", "附注", "落款"
FLUSH, TABLE_TEXT, TABLE_HEAD, TABLE_NAME, SIMULATED, PICTURE = "顶格", "表文", "表头", "表题", "模拟标记", "图"


def prepare(document: DocumentObject, *, is_wide: bool) -> None:
    """Give a new document its page and its styles."""
    _page(document, is_wide=is_wide)
    _name_other_fonts(document)
    # Without it a machine may take Japanese or Taiwanese forms of letters and punctuation.
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal = document.styles["Normal"]
    _font(normal, BODY, _BODY_POINTS)
    _lines(normal, _LINE_POINTS, indent=2)
    _heading(document, "Title", TITLE, _TITLE_POINTS, is_title=True)
    _heading(document, "Heading 1", HEADING, _BODY_POINTS)
    _heading(document, "Heading 2", SUBHEADING, _BODY_POINTS)
    _added(document, FLUSH, BODY, _BODY_POINTS, _LINE_POINTS)
    _added(document, SIGNATURE, BODY, _BODY_POINTS, _LINE_POINTS, align=WD_ALIGN_PARAGRAPH.RIGHT)
    _added(document, TABLE_TEXT, BODY, _TABLE_POINTS, 14)
    _added(document, TABLE_HEAD, HEADING, _TABLE_POINTS, 14, align=WD_ALIGN_PARAGRAPH.CENTER)
    _added(document, TABLE_NAME, HEADING, 12, 22, align=WD_ALIGN_PARAGRAPH.CENTER)
    _added(document, NOTE, BODY, _SMALL_POINTS, 13)
    _added(document, STAMP, BODY, _SMALL_POINTS, 13)
    _added(document, SIMULATED, HEADING, 12, 18, align=WD_ALIGN_PARAGRAPH.CENTER)
    _added(document, PICTURE, BODY, _TABLE_POINTS, None, align=WD_ALIGN_PARAGRAPH.CENTER)
    document.styles[TABLE_NAME].paragraph_format.keep_with_next = True
    mark = document.styles.add_style(NOTE_MARK, WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True


def begin_section(document: DocumentObject, *, is_wide: bool) -> None:
    """Begin a page, on its short or its long side; headers and page numbers go on."""
    _lay(document.add_section(WD_SECTION.NEW_PAGE), is_wide=is_wide)


def _page(document: DocumentObject, *, is_wide: bool) -> None:
    section = document.sections[0]
    _lay(section, is_wide=is_wide)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, align in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        _page_number(footer.paragraphs[0], align)


def _lay(section: Section, *, is_wide: bool) -> None:
    width, height = SIDES_MM[::-1] if is_wide else SIDES_MM
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    top, bottom, left, right = (28, 26, 25, 25) if is_wide else MARGINS_MM
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance, section.footer_distance = Mm(15), Mm(14 if is_wide else 22)


def width_mm(document: DocumentObject) -> float:
    """How wide the text of the last section is."""
    section = document.sections[-1]
    # All three were set when the section was laid out.
    width, left, right = section.page_width or 0, section.left_margin or 0, section.right_margin or 0
    return (width - left - right) / Mm(1)


def _page_number(paragraph: Paragraph, align: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 — in 四号 宋体, right on odd and left on even pages."""
    paragraph.alignment = align
    paragraph.paragraph_format.first_line_indent = None
    _indent(paragraph.paragraph_format.element, 0)
    for words in ("— ", None, " —"):
        run = paragraph.add_run(words or "")
        set_font(run._element, "宋体", 14)
        if words is None:
            for kind, text in (("begin", None), (None, " PAGE "), ("separate", None), ("text", "1"), ("end", None)):
                run._element.append(_field_part(kind, text))


def _field_part(kind: str | None, text: str | None) -> Any:
    if kind is None or kind == "text":
        part = OxmlElement("w:instrText" if kind is None else "w:t")
        part.text = text
        part.set(qn("xml:space"), "preserve")
        return part
    part = OxmlElement("w:fldChar")
    part.set(qn("w:fldCharType"), kind)
    return part


def _heading(document: DocumentObject, name: str, font: str, points: float, *, is_title: bool = False) -> None:
    style = document.styles[name]
    _font(style, font, points)
    style.font.bold = style.font.italic = False
    _lines(style, 36 if is_title else _LINE_POINTS, indent=0 if is_title else 2)
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_title else WD_ALIGN_PARAGRAPH.LEFT
    style.paragraph_format.space_after = Pt(_LINE_POINTS) if is_title else Pt(0)
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.keep_with_next = True
    border = style.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)


def _added(
    document: DocumentObject, name: str, font: str, points: float, line: float | None, *, align: Any = None
) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _font(style, font, points)
    _lines(style, line, indent=0)
    style.paragraph_format.alignment = align


def _font(style: Any, name: str, points: float) -> None:
    style.font.size = Pt(points)
    style.font.color.rgb = RGBColor(0, 0, 0)
    set_font(style.element, name, points)


def set_font(element: Any, name: str, points: float) -> None:
    """Set a Chinese font for Chinese and 西文 alike: an office's own machine decides by the script of each letter."""
    properties = element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for side in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{side}"), None)
    for side, font in (("ascii", "Times New Roman"), ("hAnsi", "Times New Roman"), ("eastAsia", name)):
        fonts.set(qn(f"w:{side}"), font)
    properties.get_or_add_sz().val = Pt(points)


def _lines(style: Any, points: float | None, *, indent: int) -> None:
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    if points is None:
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    else:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(points)
    form.widow_control = True
    _indent(style.element, indent)


def _indent(element: Any, characters: int) -> None:
    """首行缩进 in characters, which stays two characters in whatever size."""
    indent = element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(100 * characters))
    indent.set(qn("w:firstLine"), str(320 * characters))


def _name_other_fonts(document: DocumentObject) -> None:
    """Say in the file which font stands in for one that is missing."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="86"/></w:font>'
        for name, instead in _INSTEAD.items()
    )
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = part.blob.replace(b"</w:fonts>", fonts.encode() + b"</w:fonts>")
