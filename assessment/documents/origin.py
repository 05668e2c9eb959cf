"""What a source document is, and whether the file beside us is still the one that was received."""

import csv
import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment.problems import InputError


class DocumentError(InputError):
    """A source document cannot be used; each problem names file, line and remedy."""


@dataclass(frozen=True)
class Origin:
    """The ``.toml`` beside a document: who issued it, how it is laid out, its checksum."""

    document_id: str
    title: str
    issuer: str
    year: int
    layout: str
    file_name: str
    sha256: str
    scheme: dict[str, Any]


@dataclass(frozen=True)
class Document:
    """A document as received, line by line."""

    origin: Origin
    lines: tuple[str, ...]


@dataclass(frozen=True)
class UnitName:
    """A row of ``units.csv``: the name a document prints, and the unit it means."""

    document_id: str
    printed_name: str
    unit_id: str
    unit_name: str
    short_name: str
    kind: str
    parent_unit_id: str
    division_code: str
    peer_group: str


def read_origin(path: Path) -> Origin:
    """The origin described by one ``.toml``; raises DocumentError when an entry is missing."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    names = [name for name in Origin.__dataclass_fields__ if name != "scheme"]
    missing = [name for name in names if name not in entries]
    if missing:
        raise DocumentError([f"{path.name}：缺少 {'、'.join(missing)}；请补全来源说明。"])
    return Origin(**{name: entries[name] for name in names}, scheme=entries.get("scheme", {}))


def read_document(path: Path) -> Document:
    """The document a ``.toml`` describes; raises DocumentError when the file is missing, changed or damaged."""
    origin = read_origin(path)
    file = path.with_name(origin.file_name)
    if not file.is_file():
        raise DocumentError([f"{origin.file_name}：文件不存在；请放回 {path.parent}。"])
    content = file.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != origin.sha256:
        raise DocumentError(
            [
                f"{origin.file_name}：内容与收到时不一致（登记 sha256 {origin.sha256[:12]}…，现为 {found[:12]}…）；"
                f"请恢复原文件；如确系新版文件，请在 {path.name} 中更新 sha256 并说明来源。"
            ]
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError([f"{origin.file_name}：第 {error.start} 字节不是 UTF-8；请转换编码后重新登记。"]) from error
    lines = text.split("\n")
    return Document(origin, tuple(lines[:-1] if text.endswith("\n") else lines))


def read_unit_names(path: Path) -> list[UnitName]:
    """Every name that documents print for units, in file order."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [UnitName(**row) for row in csv.DictReader(stream)]
