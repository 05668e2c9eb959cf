"""How far is one measure, per unit: bullet bars with target and 序时 ticks, numbers and light in aligned columns."""

from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.canvas import Figure, Item, canvas, line, note, shortened
from assessment.figures.palette import Palette
from assessment.messages import translate as _

_ROW = 54
_CLIP = 1.5


def bullets(rows: pd.DataFrame, colours: Palette, *, unit_id: str | None) -> Figure:
    """One bar per unit in percent of its own target, clipped at 150 %; ``rows`` as ``reads.completion_by_unit``.

    For a limit (lower is better) the shading is reversed, not the axis: what lies beyond the limit is shaded.
    A limit of zero has no percentage: bars then show what happened, in the measure's own unit.
    """
    count = len(rows)
    positions = list(range(count, 0, -1))
    lengths = [_length(row) for row in rows.itertuples()]
    longest = max([1.0, *(length for length in lengths if length is not None)])
    end = min(_CLIP, longest)
    bars = _bars(rows, positions, lengths, end, colours)
    shapes, notes = [], _scale(rows, end, colours)
    for position, row, length in zip(positions, rows.itertuples(), lengths, strict=True):
        shapes += _lane(row, position, end, colours)
        notes += _words(row, position, colours, is_chosen=row.unit_id == unit_id)
        if length is not None and length > end:
            notes.append(note("▸", colours, xref="x", yref="y", x=end, y=position - 0.25, xanchor="left"))
    return canvas(
        [*bars, _compared(rows, positions, end, colours)],
        height=_ROW * count + 76,
        colours=colours,
        margin=(0, 10, 30, 46),
        x={"range": [0, end * 1.002], "showticklabels": False},
        y={"range": [0.45, count + 0.62], "showticklabels": False},
        notes=notes,
        shapes=shapes,
        simulated=is_simulated(rows),
    )


def _length(row: Any) -> float | None:
    """The bar's length as a share of the target; of the worst value where the target is zero; null where unreported."""
    value = row.value if row.state == "reported" else row.carried_value
    if formats.is_absent(value):
        return None
    if row.target_value == 0:
        return min(1.0, value / 5) if value else 0.0
    return None if formats.is_absent(row.target_value) else max(0.0, value / row.target_value)


def _bars(
    rows: pd.DataFrame, positions: list[int], lengths: list[float | None], end: float, colours: Palette
) -> list[Item]:
    hatched = [row.state == "unreported" for row in rows.itertuples()]
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": [min(length or 0, end) for length in lengths],
            "y": [position - 0.25 for position in positions],
            "width": 0.2,
            "marker": {
                "color": [
                    colours.grey if unreported else colours.light(_none(row.light))
                    for row, unreported in zip(rows.itertuples(), hatched, strict=True)
                ],
                "pattern": {"shape": ["/" if unreported else "" for unreported in hatched], "fgcolor": colours.paper},
            },
            "text": [_hover(row) for row in rows.itertuples()],
            "textposition": "none",
            "hovertemplate": "%{text}<extra></extra>",
        }
    ]


def _compared(rows: pd.DataFrame, positions: list[int], end: float, colours: Palette) -> Item:
    """Where each unit was at the same month of the compared year: a ring on its bar."""
    shown = [
        (row, position)
        for row, position in zip(rows.itertuples(), positions, strict=True)
        if not formats.is_absent(getattr(row, "compare_completion_rate", None))
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [min(row.compare_completion_rate, end) for row, _position in shown],
        "y": [position - 0.25 for _row, position in shown],
        "marker": {
            "symbol": "circle",
            "size": 10,
            "color": colours.paper,
            "line": {"width": 2, "color": colours.ink},
        },
        "text": [
            _("{unit} {year}年：{rate}").format(
                unit=row.unit_name, year=int(row.compare_year), rate=formats.percent(row.compare_completion_rate, 1)
            )
            for row, _position in shown
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _none(value: Any) -> str | None:
    return None if formats.is_absent(value) else value


def _lane(row: Any, position: int, end: float, colours: Palette) -> list[Item]:
    """The ground of a bar: up to the target, or for a limit beyond it; with the ticks of 序时 and target."""
    is_limit = row.direction == "lower"
    start, stop = (1.0, end) if is_limit and end > 1 else (0.0, 1.0)
    low, high = position - 0.4, position - 0.1
    ground = {
        "type": "rect",
        "x0": start,
        "x1": stop,
        "y0": low,
        "y1": high,
        "fillcolor": colours.lane,
        "line": {"width": 0},
        "layer": "below",
    }
    if row.target_value == 0 or formats.is_absent(row.target_value):
        return [ground]
    ticks = [line(1.0, low, 1.0, high, colours.muted, width=2)]
    if not formats.is_absent(row.expected_share):
        ticks.append(line(row.expected_share, low - 0.04, row.expected_share, high + 0.04, colours.ink, width=2))
    for tick in ticks:
        tick["layer"] = "above"
    return [ground, *ticks]


def _scale(rows: pd.DataFrame, end: float, colours: Palette) -> list[Item]:
    """What the ticks mean, in words: 序时 above the bars, the target or limit below them, so that they never collide."""
    given = rows[rows["target_value"].notna() & (rows["target_value"] != 0)]
    if given.empty:
        return []
    row = next(given.itertuples())
    low: Item = {
        "xref": "x",
        "yref": "paper",
        "y": 0,
        "yanchor": "top",
        "yshift": -2,
        "size": 12,
        "colour": colours.muted,
    }
    words = _("上限") if row.direction == "lower" else _("目标 100%")
    notes = [note(words, colours, x=1, xanchor="right" if end < 1.2 else "center", **low)]
    if not formats.is_absent(row.expected_share):
        words = _("序时 {share}").format(share=formats.percent(row.expected_share))
        side = "right" if row.expected_share > 0.9 else "center" if row.expected_share > 0.1 else "left"
        high: Item = {"xref": "x", "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 6, "size": 12}
        notes.append(note(words, colours, x=row.expected_share, xanchor=side, **high))
    years = rows["compare_year"].dropna().unique() if "compare_year" in rows else []
    for year in years:
        words = _("○ {year}年同期").format(year=int(year))
        notes.append(note(words, colours, x=0, xanchor="left", **{**low, "y": 1, "yanchor": "bottom", "yshift": 6}))
    return notes


def amount(row: Any) -> str:
    """What was done of what was asked, with the unit of measure; the state where there is nothing to say."""
    unit = "" if formats.is_absent(row.unit_of_measure) else row.unit_of_measure
    if row.state == "reported" and row.target_value == 0:
        return _("发生 {value}，目标 0").format(value=formats.number(row.value))
    if row.state == "reported":
        return (
            _("{value} / {target} {unit}")
            .format(value=formats.number(row.value), target=formats.number(row.target_value), unit=unit)
            .strip()
        )
    if row.state == "unreported" and not formats.is_absent(row.carried_value):
        return (
            _("沿用{month} {value} / {target} {unit}")
            .format(
                month=formats.month(int(row.known_month)),
                value=formats.number(row.carried_value),
                target=formats.number(row.target_value),
                unit=unit,
            )
            .strip()
        )
    if row.state == "ambiguous":
        asked = _("原文 {values}").format(values=row.target_text)
        return asked if formats.is_absent(row.value) else f"{formats.number(row.value)} {unit} / {asked}"
    return _("目标 {target} {unit}").format(target=formats.number(row.target_value), unit=unit).strip()


def _words(row: Any, position: int, colours: Palette, *, is_chosen: bool) -> list[Item]:
    code = _none(row.light) or row.state
    short = shortened(row.short_name, 8)
    name = f"<b>{short}</b>" if is_chosen else short
    alarming = code in ("behind", "far_behind")
    at: Item = {"yref": "y", "y": position + 0.17, "xref": "paper"}
    status: Item = {"colour": colours.alarm} if alarming else {"colour": colours.ink}
    words = [
        note(name, colours, size=15, x=0, xanchor="left", **at, colour=colours.accent if is_chosen else colours.ink),
        note(
            formats.status(code, is_limit=row.direction == "lower"),
            colours,
            x=1,
            xanchor="left",
            xshift=-78,
            **at,
            **status,
        ),
        note(amount(row), colours, x=1, xanchor="right", xshift=-142, **at),
    ]
    if not formats.is_absent(row.completion_rate):
        rate = f"<b>{formats.percent(row.completion_rate)}</b>"
        words.append(note(rate, colours, x=1, xanchor="right", xshift=-90, **at))
    return words


def _hover(row: Any) -> str:
    words = [
        f"<b>{row.unit_name}</b>",
        amount(row),
        formats.status(_none(row.light) or row.state, is_limit=row.direction == "lower"),
    ]
    if not formats.is_absent(row.schedule_gap):
        words.append(_("序时差 {gap} 个百分点").format(gap=formats.gap(row.schedule_gap)))
    if not formats.is_absent(row.deviation_reason):
        words.append(_("原因：{reason}").format(reason=row.deviation_reason))
    return "<br>".join(words)
