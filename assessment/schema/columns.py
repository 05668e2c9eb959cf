"""A column and a table described: names, types, meanings, and what the boundary holds about them."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Column:
    """A column: its DuckDB type, its meaning, and what the boundary holds about it."""

    name: str
    type: str
    meaning: str
    nullable: bool = False
    values: tuple[str, ...] = ()
    references: str | None = None


@dataclass(frozen=True)
class Table:
    """A table: what one row is, what makes it unique, and which columns say when the system learned of a row.

    Of ``learned_at`` the first that is not null counts; a row with none of them, as what is printed, has always been known.
    """

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    learned_at: tuple[str, ...] = ()
    column_names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the names at hand: writer, checks and tests all ask for them."""
        object.__setattr__(self, "column_names", tuple(column.name for column in self.columns))


def text(
    name: str, meaning: str, *, nullable: bool = False, values: tuple[str, ...] = (), references: str | None = None
) -> Column:
    """A column of words."""
    return Column(name, "VARCHAR", meaning, nullable, values, references)


BASES = ("source", "reported", "demo")

PRINTED_IN = text("document_id", "the document it is printed in", references="document")
PRINTED_ON = Column("line", "INTEGER", "the line it is printed on, from 1")
BASIS = text("basis", "where the value comes from: printed, reported or simulated", values=BASES)
WITHDRAWN = Column(
    "withdrawn_at", "TIMESTAMP", "when the batch it came in was taken back; null while it counts", nullable=True
)
