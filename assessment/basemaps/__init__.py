"""Approved base maps that an operator supplies: a picture and its description, used only with a map-approval number.

We ship none. Publishing a map of administrative boundaries needs an approval number (审图号, domain.md section 8), which
belongs to one picture; so each is described in a ``.toml`` beside it, and refused, with every reason, while anything is amiss.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assessment.basemaps.description import BaseMap, described
from assessment.messages import language
from assessment.problems import InputError

FOLDER = "basemap"

__all__ = ["FOLDER", "BaseMap", "Supplied", "supplied"]


@dataclass(frozen=True)
class Supplied:
    """What an operator supplied: the maps that can be used, and of each that is refused its id and what is wrong."""

    usable: tuple[BaseMap, ...] = ()
    refused: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def find(self, map_id: str) -> BaseMap | None:
        """A map that can be used; null where there is none of that id."""
        return next((one for one in self.usable if one.map_id == map_id), None)


def supplied(data: Path, unit_ids: Collection[str] | None = None) -> Supplied:
    """The base maps under a data folder; with ``unit_ids`` a position for any other unit is a problem."""
    files = sorted((data / FOLDER).glob("*"))
    state = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files if path.is_file())
    return _read(state, None if unit_ids is None else frozenset(unit_ids), language())


@lru_cache(maxsize=4)
def _read(state: tuple[tuple[Path, int, int], ...], unit_ids: frozenset[str] | None, _language: str) -> Supplied:
    """Read again only when a file changed, or for another language: a page is drawn far more often."""
    usable, refused = list[BaseMap](), list[tuple[str, tuple[str, ...]]]()
    for path, _changed, _size in state:
        if path.suffix.lower() != ".toml":
            continue
        try:
            usable.append(described(path, unit_ids))
        except InputError as error:
            refused.append((path.stem, tuple(f"{path.name}: {problem}" for problem in error.problems)))
    return Supplied(tuple(usable), tuple(refused))
