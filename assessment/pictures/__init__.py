"""Any picture of a page drawn by the server: an SVG with real text, and PNG with Chinese letters, in colour or for print."""

import re
from math import ceil
from zlib import crc32

from assessment import figures
from assessment.messages import translate as _
from assessment.pictures.boxes import NOTHING, Box, stacked, text_box
from assessment.pictures.curves import curves
from assessment.pictures.ink import Ink
from assessment.pictures.layout import Layout
from assessment.pictures.look import Style
from assessment.pictures.markup import tree
from assessment.pictures.paint import FONTS, Canvas, clean, element
from assessment.pictures.pixels import STAMP_KEYWORD, png
from assessment.pictures.words import Pen, Run

__all__ = ["STAMP_KEYWORD", "png", "svg"]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Words hold no bare quotation marks, so these are attributes.
_REFERENCE = re.compile(r'( id="|="url\(#)([\w-]+)')
_MARGIN = 24.0
_HEAD = Style(pen=Pen(21, "ink", is_bold=True), line_height=1.4)
_SUBTITLE = Style(pen=Pen(14.4, "muted"), line_height=1.6)
_NOTES = Style(pen=Pen(12.5, "muted"), line_height=1.6)


def svg(
    picture: str | figures.Figure,
    *,
    title: str,
    subtitle: str = "",
    notes: tuple[str, ...] = (),
    width: int = 900,
    stamp: str = "",
    is_print: bool = False,
) -> str:
    """A picture with its title above and its notes below, as a file of its own; the same picture is always the same text.

    ``picture`` is what a card shows: HTML of figures or sheets, or a Plotly dict. It is ``width`` pixels wide, or wider where
    a table needs more. ``stamp`` (JSON) goes into the metadata. For ``is_print`` it is drawn in black, greys and hatching.
    A part that this room does not know is a ValueError, never left out.
    """
    drawn = _curves(picture, width) if isinstance(picture, dict) else _html(picture, width, is_print=is_print)
    if is_print and isinstance(picture, str) and "data-heat" in picture:
        # The key of a heat table speaks of its colours.
        notes = (_("黑白印刷：粗框代表深色，虚线框代表浅色。"), *notes)
    whole = _sheet(drawn, title, subtitle, notes)
    canvas = Canvas(Ink(is_print))
    whole.paint(canvas, _MARGIN, _MARGIN)
    return _document(canvas, whole, title or subtitle, subtitle, stamp)


def _curves(figure: figures.Figure, width: int) -> Box:
    return curves(figure, width - 2 * _MARGIN)


def _html(picture: str, width: int, *, is_print: bool) -> Box:
    root, layout = tree(picture, kind="print" if is_print else "screen"), Layout()
    return layout.block(root, max(width - 2 * _MARGIN, layout.least_width(root)))


def _sheet(drawn: Box, title: str, subtitle: str, notes: tuple[str, ...]) -> Box:
    """Head, picture and notes below each other."""
    width = drawn.width
    head = [(words, style) for words, style in ((title, _HEAD), (subtitle, _SUBTITLE)) if words]
    boxes = [(4.0 * bool(index), _said(words, style, width)) for index, (words, style) in enumerate(head)]
    boxes.append((14.0 * bool(head), drawn))
    below = [note for note in notes if note]
    if below:
        boxes += [(14.0, _rule(width)), (6.0, NOTHING), *((1.0, _said(note, _NOTES, width)) for note in below)]
    return stacked(boxes, width)


def _said(words: str, style: Style, width: float) -> Box:
    return text_box([Run(words, style.pen)], style, width)


def _rule(width: float) -> Box:
    return Box(width, 1, lambda canvas, x, y: canvas.line([(x, y), (x + width, y)], stroke="rule"))


def _document(canvas: Canvas, whole: Box, title: str, description: str, stamp: str) -> str:
    """The SVG file: what it is in words, its stamp, its hatching, and the picture on white ground."""
    parts = canvas.definitions() + "".join(canvas.parts)
    # Several pictures may stand in one document: what is referred to has a name of this picture's own.
    own = f"{crc32(parts.encode()):08x}"
    width, height = ceil(whole.width + 2 * _MARGIN), ceil(whole.height + 2 * _MARGIN)
    content = (
        element("title", clean(title))
        + (element("desc", clean(description)) if description else "")
        + (element("metadata", clean(stamp)) if stamp else "")
        + element("rect", width=width, height=height, fill="#ffffff")
        + element("g", _REFERENCE.sub(rf"\1\2-{own}", parts), font_family=FONTS, xml__space="preserve")
    )
    return _DECLARATION + element(
        "svg", content, xmlns="http://www.w3.org/2000/svg", width=width, height=height,
        viewBox=f"0 0 {width} {height}", role="img",
    )  # fmt: skip
