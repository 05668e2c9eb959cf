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


def number(
    value: float | None, decimals: int = 2, *, unit: object = "", absent: str = "", columns: int = 1, rows: int = 1
) -> Cell:
    """A number with the decimals and the unit of measure it has; one that is not there is blank, or says why it is not."""
    if value is None or formats.is_absent(value):
        return Cell(absent, align="center" if absent else "right", columns=columns, rows=rows)
    said = unit if isinstance(unit, str) else ""
    shown = "#,##0" + ("." + "0" * _decimals(value, decimals) if _decimals(value, decimals) else "")
    shown += f'"{said}"' if said else ""
    return Cell(formats.number(value, decimals) + said, float(value), shown, "right", columns, rows)


def _decimals(value: float, most: int) -> int:
    """How many decimals a number is shown with."""
    _whole, _point, decimals = formats.number(value, most).partition(".")
    return len(decimals)


def points(value: float | None, *, absent: str = "", columns: int = 1, rows: int = 1) -> Cell:
    """Points, with the two decimals they are published with."""
    if value is None or formats.is_absent(value):
        return Cell(absent, align="center" if absent else "right", columns=columns, rows=rows)
    return Cell(formats.points(value), float(value), "#,##0.00", "right", columns, rows)


def money(yuan: float | None) -> Cell:
    """An amount of yuan in 万元, to the yuan: with two decimals, with more where it has more."""
    if yuan is None or formats.is_absent(yuan):
        return Cell(align="right")
    amount = yuan / 10000
    decimals = max(2, _decimals(amount, 6))
    return Cell(f"{amount:,.{decimals}f}", float(amount), "#,##0." + "0" * decimals, "right")


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
