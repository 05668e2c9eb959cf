"""The package that a workbook is: looked at before anything of it is unpacked, and refused where it could do harm."""

import re
import zipfile
from pathlib import Path

from assessment.problems import InputError

_MOST_PARTS = 500
_XML = (".xml", ".rels", ".vml")
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"
_MACROS = re.compile(r"vbaProject|macrosheets|activeX|embeddings", re.I)
# What stands before the root of a part, where entities are defined; it is short in every file that an office program writes.
_ROOT = re.compile(rb"<[A-Za-z_]")
_MOST_BEFORE_ROOT = 64 * 1024
_LINKS = re.compile(r"externalLinks|connections\.xml|queryTables", re.I)


def refuse_harm(path: Path, most_bytes: int) -> None:
    """Raise InputError when a file is no workbook, would unpack to more than ``most_bytes``, or holds what could act.

    Macros, embedded objects, outside entities, and links to other files are such.
    """
    with path.open("rb") as stream:
        if stream.read(4) == _OLD_FORMAT:
            raise InputError([f"{path.name}：这是旧版 .xls 或加了密码的文件；请另存为不加密的 .xlsx。"])
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            _refuse_weight(path.name, parts, most_bytes)
            has_entities = any(_has_entities(package, part) for part in parts if part.filename.endswith(_XML))
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise InputError([f"{path.name}：不是 .xlsx 工作簿；请用 Excel 或 WPS 另存为 .xlsx。"]) from error
    if has_entities or any(_MACROS.search(part.filename) for part in parts):
        raise InputError([f"{path.name}：含有宏、嵌入的对象或外部定义，没有打开；请另存为不含宏的 .xlsx。"])
    if any(_LINKS.search(part.filename) for part in parts):
        words = "链接到其他文件或数据源，没有打开；请断开链接（数据 › 编辑链接 › 断开），只留数值"
        raise InputError([f"{path.name}：{words}。"])


def _has_entities(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part defines entities, or is written so that it cannot be seen whether it does."""
    with package.open(part) as stream:
        content = stream.read(_MOST_BEFORE_ROOT)
    root = _ROOT.search(content)
    before = content[: root.start()] if root else content
    return b"\0" in content[:4] or content[:2] in (b"\xfe\xff", b"\xff\xfe") or b"<!DOCTYPE" in before or not root


def _refuse_weight(name: str, parts: list[zipfile.ZipInfo], most_bytes: int) -> None:
    """No part is ever unpacked beyond what the package says of it, so what it says is enough."""
    if len({part.filename for part in parts}) != len(parts):
        raise zipfile.BadZipFile("the same part twice")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > most_bytes:
        raise InputError([f"{name}：解开后超过 {most_bytes // 1024**2} MB，不像填报或方案文件，没有打开。"])
