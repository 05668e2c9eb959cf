"""What stands in a scheme file, whatever its format: values as written, and where each of them stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessment.rulebook.fields import label


@dataclass(frozen=True)
class Entry:
    """One table of a TOML file or one row of a sheet: its values by field, and where it stands in words.

    ``has_labels`` where people see the fields' Chinese labels and not their names; ``labels`` are those that only this file
    knows. Where every value has a row of its own, ``rows`` says which.
    """

    place: str
    values: Mapping[str, object] = field(default_factory=dict)
    has_labels: bool = False
    rows: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def place_of(self, name: str) -> str:
        """Where a value stands, with its name."""
        row = f"第 {self.rows[name]} 行" if name in self.rows else ""
        return f"{self.place}{row}“{self.called(name)}”"

    def called(self, name: str) -> str:
        """What the file itself calls a field."""
        return self.labels.get(name) or (label(name) if self.has_labels else name)


@dataclass(frozen=True)
class Contents:
    """A scheme file as written: its head, the policies and one entry per measure."""

    head: Entry
    policies: Entry
    measures: tuple[Entry, ...]


class Problems:
    """Everything that is wrong with a file, each with place, column and remedy."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self.found: list[str] = []

    def add(self, entry: Entry, name: str, words: str) -> None:
        """Note what is wrong with one value."""
        self.found.append(f"{self._file_name}，{entry.place_of(name)}：{words}。")

    def add_whole(self, place: str, words: str) -> None:
        """Note what is wrong with a part of the file, not with one value."""
        self.found.append(f"{self._file_name}，{place}：{words}。")
