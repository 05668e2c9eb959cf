"""A table as it stands in a file, with what its stamp says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assessment.stamps import Stamp


@dataclass(frozen=True)
class Table:
    """A table as it stands in a file. ``marks`` are those of each row, where the file has them.

    ``is_raw``: its columns are named as in the data. ``is_untouched``: it is known that nobody edited it; null where it is not.
    """

    name: str
    stamp: Stamp
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Any]]
    marks: Sequence[str] | None = None
    part: str = ""
    is_raw: bool = False
    is_untouched: bool | None = None
