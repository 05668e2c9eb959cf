"""A drawing as PNG: drawn with the bundled Chinese font, never with what a server happens to have; its stamp goes with it."""

import re
import struct
import zlib
from functools import cache
from html import unescape
from importlib.resources import files
from math import sqrt

import resvg_py

_FONT = "Noto Sans CJK SC"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
STAMP_KEYWORD = "assessment"
# Four bytes each while it is drawn.
_MOST_PIXELS = 24_000_000


def png(svg: str, *, zoom: float = 2.0) -> bytes:
    """The pixels of an SVG of ``pictures.svg`` on white ground; the stamp in its metadata becomes an iTXt chunk.

    A very long table is drawn smaller than ``zoom`` asks: it must not take the memory of the server.
    """
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg, zoom=min(zoom, _largest_zoom(svg)), background="#ffffff", font_files=[_font_file()],
        skip_system_fonts=True, font_family=_FONT, sans_serif_family=_FONT,
    )  # fmt: skip
    stamp = _stamp(svg)
    return _with_text(bytes(drawn), STAMP_KEYWORD, stamp) if stamp else bytes(drawn)


def _largest_zoom(svg: str) -> float:
    """The zoom at which a drawing has as many pixels as it may have."""
    size = re.search(r'<svg [^>]*?width="(\d+)" height="(\d+)"', svg)
    if not size:
        raise ValueError("not a drawing of pictures.svg")
    return sqrt(_MOST_PIXELS / (int(size[1]) * int(size[2])))


@cache
def _font_file() -> str:
    return str(files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc")


def _stamp(svg: str) -> str:
    found = re.search("<metadata>(.*?)</metadata>", svg, re.S)
    return unescape(found[1]) if found else ""


def _with_text(image: bytes, keyword: str, text: str) -> bytes:
    """The image with an iTXt chunk, uncompressed UTF-8, after its header (PNG, third edition, 11.3.3.4)."""
    if not image.startswith(_SIGNATURE):
        raise ValueError("not a PNG image")
    after_header = len(_SIGNATURE) + 4 + 4 + 13 + 4
    # Keyword, its end, no compression (flag and method), no language, no translated keyword.
    body = keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    checksum = zlib.crc32(b"iTXt" + body)
    chunk = struct.pack(">I", len(body)) + b"iTXt" + body + struct.pack(">I", checksum)
    return image[:after_header] + chunk + image[after_header:]
