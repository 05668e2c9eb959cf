"""Files that readers see whole or not at all: written under a name of their own beside their place, then renamed into it."""

import tempfile
from collections.abc import Iterator
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
