"""Cells of papers: words, numbers and percentages as they are read and as they are counted with."""

from assessment import formats
from assessment.papers.model import Align, Cell, Row


def head(*names: str) -> Row:
    """A row of headings."""
    return Row(tuple(Cell(name, is_head=True) for name in names))


def words(text: object, *, align: Align = "left", columns: int = 1, rows: int = 1) -> Cell:
    """A cell of words; what is not there stays blank."""
    said = text if isinstance(text, str) else ""
    return Cell(said, align=align, columns=columns, rows=rows)


def label(text: str, *, columns: int = 1, rows: int = 1) -> Cell:
    """The name of what stands beside it, in an official form."""
    return Cell(text, is_head=True, columns=columns, rows=rows)


def number(value: float | None, decimals: int = 2, *, absent: str = "", columns: int = 1, rows: int = 1) -> Cell:
    """A number with the decimals it has; one that is not there is blank, or says why it is not."""
    if value is None or formats.is_absent(value):
        return Cell(absent, align="center" if absent else "right", columns=columns, rows=rows)
    shown = "#,##0" + ("." + "#" * decimals if decimals and value != int(value) else "")
    return Cell(formats.number(value, decimals), float(value), shown, "right", columns, rows)


def points(value: float | None, *, absent: str = "", columns: int = 1, rows: int = 1) -> Cell:
    """Points or money in 万元, with two decimals."""
    if value is None or formats.is_absent(value):
        return Cell(absent, align="center" if absent else "right", columns=columns, rows=rows)
    return Cell(formats.points(value), float(value), "#,##0.00", "right", columns, rows)


def percent(share: float | None, decimals: int = 1, *, absent: str = "") -> Cell:
    """A share as percent."""
    if share is None or formats.is_absent(share):
        return Cell(absent, align="center" if absent else "right")
    return Cell(formats.percent(share, decimals), float(share), "0." + "0" * decimals + "%", "right")


def gap(points_behind: float | None, *, absent: str = "") -> Cell:
    """A distance from 序时 in 百分点, with its sign."""
    if points_behind is None or formats.is_absent(points_behind):
        return Cell(absent, align="center" if absent else "right")
    return Cell(formats.gap(points_behind), float(points_behind), "+0.0;−0.0;0.0", "right")


def place(rank: float | None, *, is_tied: bool, absent: str = "—") -> Cell:
    """A rank; a shared one says so."""
    if rank is None or formats.is_absent(rank):
        return Cell(absent, align="center")
    shown = '"并列"0' if is_tied else "0"
    return Cell(formats.rank(int(rank), is_tied=is_tied), float(int(rank)), shown, "center")


def move(change: float | None) -> Cell:
    """Places won or lost since the month before."""
    if change is None or formats.is_absent(change):
        return Cell("—", align="center")
    return Cell(formats.rank_change(change), float(change), '"↑"0;"↓"0;"持平"', "center")
