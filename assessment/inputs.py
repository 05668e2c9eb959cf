"""What the tables were made from, so that a server that starts again need not make the same tables again.

A build notes the checksum of its inputs beside the snapshots. Records are never rewritten (design.md, decision 1), so their
names and sizes tell whether there are new ones; everything else is small and read whole.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from assessment.files import replacing
from assessment.settings import PROJECT

_PACKAGE = Path(__file__).parent


def checksum(data: Path, *, demo: bool) -> str:
    """A checksum of all that decides what a build makes: program, pinned libraries, sources, records, and whether demo."""
    digest = hashlib.sha256(str(demo).encode())
    for path in [*_files(_PACKAGE, "*.py"), PROJECT / "requirements.txt", *_files(data / "sources", "*")]:
        digest.update(path.name.encode() + path.read_bytes())
    for path in _files(data / "records", "*"):
        digest.update(f"{path.relative_to(data)} {path.stat().st_size}".encode())
    return digest.hexdigest()


def note(data: Path, snapshot_id: str, inputs: str) -> None:
    """Note that this snapshot was made from inputs with this checksum and from the simulated files as they now are."""
    with replacing(_note(data)) as path:
        path.write_text(_made(data, snapshot_id, inputs), encoding="utf-8")


def are_built(data: Path, *, demo: bool) -> bool:
    """Whether the current snapshot was made from just what lies under ``data`` now, by the program as it is now."""
    pointer, path = data / "tables", _note(data)
    if not (pointer.is_symlink() and path.is_file()):
        return False
    return path.read_text(encoding="utf-8") == _made(data, pointer.readlink().name, checksum(data, demo=demo))


def _note(data: Path) -> Path:
    return data / "snapshots" / ".made-from"


def _made(data: Path, snapshot_id: str, inputs: str) -> str:
    """The simulated files are made by the build itself, so they are looked at when it is done."""
    digest = hashlib.sha256()
    for path in _files(data / "demo", "*.parquet"):
        digest.update(path.name.encode() + path.read_bytes())
    return f"snapshot {snapshot_id}\ninputs {inputs}\ndemo {digest.hexdigest()}\n"


def _files(folder: Path, pattern: str) -> Iterable[Path]:
    return sorted(path for path in folder.rglob(pattern) if path.is_file())
