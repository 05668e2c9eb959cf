"""What the workbook of a scheme contains, whatever scheme it is: rows by column name for every sheet."""

from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]


@dataclass
class Contents:
    """Items of the scheme, and rows of units, measures, targets and plans; ``unit_headings`` are those of the wide sheet."""

    items: Row = field(default_factory=dict)
    units: list[Row] = field(default_factory=list)
    measures: list[Row] = field(default_factory=list)
    unit_headings: list[str] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    target_rows: list[Row] = field(default_factory=list)
    plans: list[Row] = field(default_factory=list)
