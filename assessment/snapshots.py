"""Snapshots: a build writes a new folder and switches a pointer, so that a reader never mixes two versions.

``data/tables`` is the pointer (a symbolic link); the folders stand in ``data/snapshots``. A snapshot's id is a checksum of
its tables, so the same data always has the same id, and caches may key on it.
"""

import hashlib
import os
import shutil
import tempfile
import time
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from assessment.files import replacing
from assessment.schema import TABLES

_KEPT = 5
_KEPT_SECONDS = 24 * 3600


def publish(tables: dict[str, pa.Table], data: Path) -> str:
    """Write the tables as a snapshot, make it the current one, and return its id.

    The same tables give the same bytes and the same id; a crash before the switch leaves the old snapshot in place.
    """
    folder = data / "snapshots"
    folder.mkdir(parents=True, exist_ok=True)
    working = Path(tempfile.mkdtemp(prefix=".building-", dir=folder))
    try:
        working.chmod(0o755)
        for table in TABLES:
            pq.write_table(tables[table.name], working / f"{table.name}.parquet", compression="zstd")
        snapshot_id = _checksum(working)
        final = folder / snapshot_id
        _keep(working, final)
    finally:
        shutil.rmtree(working, ignore_errors=True)
    _switch(data / "tables", Path("snapshots") / snapshot_id)
    _prune(folder, snapshot_id)
    return snapshot_id


def _keep(working: Path, final: Path) -> None:
    """Move the new folder to its place, unless the same snapshot is there already, perhaps since a moment ago."""
    try:
        working.rename(final)
    except OSError:
        if not final.is_dir():
            raise


def current(data: Path) -> Path | None:
    """The folder of the current snapshot; None before the first build, or when a table is missing.

    Every read asks, so the tables are looked for only when the pointer or the folder it points to has changed.
    """
    pointer = f"{data}/tables"
    try:
        target = os.readlink(pointer) if os.path.islink(pointer) else "tables"  # noqa: PTH114, PTH115 - five times faster
        return _complete(str(data), target, os.stat(pointer).st_mtime_ns)  # noqa: PTH116
    except OSError:
        return None


@lru_cache(maxsize=32)
def _complete(data: str, target: str, _changed: int) -> Path | None:
    folder = (Path(data) / target).resolve()
    return folder if all((folder / f"{table.name}.parquet").is_file() for table in TABLES) else None


def _checksum(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.parquet")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _switch(pointer: Path, target: Path) -> None:
    """Point to the new snapshot in one step; renaming a link over another is atomic, deleting and linking is not."""
    with replacing(pointer) as fresh:
        fresh.symlink_to(target)


def _prune(folder: Path, current_id: str) -> None:
    """Remove snapshots that no running server can still be reading: old ones beyond the last few."""
    others = [path for path in folder.iterdir() if path.name != current_id and not path.name.startswith(".")]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[_KEPT:]:
        if time.time() - path.stat().st_mtime > _KEPT_SECONDS:
            shutil.rmtree(path)
