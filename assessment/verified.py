"""What came of checking a file: table by table, cell by cell. Made by ``verification``, said by headlines and sheets."""

from dataclasses import dataclass, field
from typing import Literal

from assessment.stamps import Stamp

# ``changed`` in the data since; ``edited`` in the file; ``both``; ``unclear`` which of the two; a row that is ``gone`` from
# the data, or that is ``new`` in it.
Kind = Literal["changed", "edited", "both", "unclear", "gone", "new"]
State = Literal["current", "outdated", "edited", "unknown"]


@dataclass(frozen=True)
class Difference:
    """A cell, or a row where ``column`` is empty, that is not what today's data say."""

    kind: Kind
    row: str
    column: str
    written: str
    today: str


@dataclass(frozen=True)
class Checked:
    """One table checked: how many of its cells were compared, and how they differ; ``reason`` says why none could be."""

    name: str
    stamp: Stamp
    state: State
    is_current_version: bool
    compared: int = 0
    differences: tuple[Difference, ...] = ()
    reason: str = ""
    left_out: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Report:
    """A file checked, table by table."""

    file_name: str
    tables: tuple[Checked, ...]

    @property
    def state(self) -> State:
        """The gravest of its tables': edited, else outdated, else what cannot be told, else current."""
        states = {table.state for table in self.tables}
        order: tuple[State, ...] = ("edited", "outdated", "unknown")
        return next((state for state in order if state in states), "current")

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Of all tables."""
        return tuple(difference for table in self.tables for difference in table.differences)
