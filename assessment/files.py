"""Files that readers see whole or not at all: written under a name of their own beside their place, then renamed into it."""

import fcntl
import os
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A fresh path beside ``path`` to make something at; it takes the place of ``path`` when the block ends well.

    Each writer has a path of its own, so that several at once leave one whole file: the last one's.
    """
    with tempfile.TemporaryDirectory(prefix=".writing-", dir=path.parent) as folder:
        fresh = Path(folder) / path.name
        yield fresh
        fresh.replace(path)


def durable(final: Path, *pieces: bytes) -> None:
    """Write a file that outlasts a power cut once this returns, under its name whole or not at all."""
    durable_pieces(final, pieces)


def durable_pieces(final: Path, pieces: Iterable[bytes]) -> None:
    """The same piece by piece; nothing is left when making one of them fails."""
    final.parent.mkdir(parents=True, exist_ok=True)
    written = final.with_name(f".{final.name}.{secrets.token_hex(4)}.writing")
    try:
        with written.open("xb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        written.rename(final)
    finally:
        written.unlink(missing_ok=True)
    # The new name itself must outlast it too.
    descriptor = os.open(final.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """One at a time; the next one waits. The lock falls with the process that holds it."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
