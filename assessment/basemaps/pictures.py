"""Whether a picture may be shown: a PNG, JPEG or SVG that is what its name says, and that neither runs nor fetches anything."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from assessment.messages import translate as _
from assessment.problems import InputError

MEDIA_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
_BEGINNINGS = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
_MOST_BYTES = 8_000_000
# What an SVG may be made of; anything else could run, fetch or lead elsewhere.
_DRAWN = (
    "svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath image "
    "linearGradient radialGradient stop pattern clipPath mask marker style switch filter feGaussianBlur feOffset feBlend "
    "feColorMatrix feFlood feComposite feMerge feMergeNode"
)
_ELEMENTS = frozenset(_DRAWN.split())
_SVG = "{http" + "://www.w3.org/2000/svg}"
_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:|expression\(", re.I)
_INSIDE = re.compile(r"#[\w.:-]+|data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]+")


@dataclass(frozen=True)
class MapPicture:
    """A picture that may be shown: its bytes, and its size in whatever it measures in."""

    content: bytes
    media_type: str
    width: float
    height: float


def read_picture(folder: Path, name: str) -> MapPicture:
    """A picture in a folder; raises InputError with everything that keeps it from being shown."""
    path = folder / name
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None or path.name != name:
        raise _refused(name, _("应是同一文件夹里的 PNG、JPEG 或 SVG 文件名，不带路径"))
    if not path.is_file() or path.resolve().parent != folder.resolve():
        raise _refused(name, _("不在文件夹 {folder} 里；请放入，或改正文件名").format(folder=folder.name))
    content = path.read_bytes()
    if len(content) > _MOST_BYTES:
        raise _refused(name, _("超过 {most} MB；请压缩").format(most=_MOST_BYTES // 1_000_000))
    if media_type == "image/svg+xml":
        return MapPicture(content, media_type, *_svg_size(name, content))
    if not content.startswith(_BEGINNINGS[media_type]):
        raise _refused(name, _("内容与后缀 {suffix} 不符；请重新导出").format(suffix=path.suffix))
    size = _png_size(content) if media_type == "image/png" else _jpeg_size(content)
    if size is None:
        raise _refused(name, _("不完整，读不出宽和高；请重新导出"))
    return MapPicture(content, media_type, *size)


def _refused(name: str, *reasons: str) -> InputError:
    """That a picture cannot be shown, each reason with its remedy."""
    words = _("图片“{name}”{reason}。")
    return InputError([words.format(name=name, reason=reason) for reason in reasons])


def _png_size(content: bytes) -> tuple[float, float] | None:
    if len(content) < 24 or content[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", content[16:24])
    return (width, height) if width and height else None


def _jpeg_size(content: bytes) -> tuple[float, float] | None:
    """From the frame header; the segments before it say how long they are."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return (width, height) if width and height else None
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None


def _svg_size(name: str, content: bytes) -> tuple[float, float]:
    """The size of an SVG that is safe to show; raises InputError."""
    try:
        text = content.decode("utf-8-sig")
        if re.search(r"<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet", text, re.I):
            raise _refused(name, _("含 DOCTYPE、实体或外部样式；请另存为普通 SVG，或转成 PNG"))
        root = ElementTree.fromstring(text)  # noqa: S314 - without DOCTYPE there are no entities to expand
    except (UnicodeDecodeError, ElementTree.ParseError) as error:
        raise _refused(name, _("不是有效的 SVG（{error}）；请重新导出，或转成 PNG").format(error=error)) from error
    unsafe = list(dict.fromkeys(_unsafe(root)))
    if unsafe:
        words = _("含有 {part}；请去掉，或转成 PNG")
        raise _refused(name, *(words.format(part=part) for part in unsafe))
    size = _declared_size(root) if root.tag == f"{_SVG}svg" else None
    if size is None:
        raise _refused(name, _('没有宽和高；请在 svg 上写 viewBox，如 viewBox="0 0 800 600"'))
    return size


def _unsafe(root: ElementTree.Element) -> Iterator[str]:
    """What in an SVG could run, fetch or lead elsewhere, as it is written there."""
    for element in root.iter():
        space, _brace, tag = str(element.tag).rpartition("}")
        # What editors note for themselves, in name spaces of their own, is never drawn; a web page inside would be.
        is_foreign = bool(space) and f"{space}}}" != _SVG
        if tag not in _ELEMENTS and (not is_foreign or "xhtml" in space):
            yield f"<{tag}>"
        if tag == "style" and _ELSEWHERE.search("".join(element.itertext())):
            yield "<style> url()"
        for key, value in element.attrib.items():
            name, words = key.rpartition("}")[2], value.strip()
            if name.lower().startswith("on"):
                yield f"<{tag} {name}>"
            elif (name == "href" and not is_foreign and not _INSIDE.fullmatch(words)) or _ELSEWHERE.search(words):
                yield f'{name}="{words[:40]}"'


def _declared_size(root: ElementTree.Element) -> tuple[float, float] | None:
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        width, height = (
            (float(box[2]), float(box[3])) if len(box) == 4 else (_length(root, "width"), _length(root, "height"))
        )
    except ValueError:
        return None
    return (width, height) if width > 0 and height > 0 else None


def _length(root: ElementTree.Element, name: str) -> float:
    return float(re.sub(r"(?:px|pt|mm|cm|in)$", "", root.get(name, "").strip()))
