"""Money as pictures: what the projects ask for, how one is to be spent, what a department executed of its budget."""

from itertools import pairwise
from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.canvas import Figure, Item, canvas, line, note
from assessment.figures.palette import Palette
from assessment.memory import remembered
from assessment.messages import translate as _

_ROW = 46


@remembered
def project_budgets(rows: pd.DataFrame, colours: Palette, *, unit_id: str | None) -> Figure:
    """One bar per project in 万元, in the order given, the chosen one dark; ``rows`` as ``reads.projects``."""
    ink = [colours.accent if row.unit_id == unit_id else colours.interval for row in rows.itertuples()]
    words = [
        (row.unit_name, _amount_and_share(row.budget_yuan, row.budget_share, 1), ink[index])
        for index, row in enumerate(rows.itertuples())
    ]
    return _bars(rows["budget_yuan"].tolist(), words, colours)


@remembered
def execution(rows: pd.DataFrame, colours: Palette) -> Figure:
    """Budget, execution and the sums of their parts as bars in 万元; ``rows`` as ``reads.execution_by_department``."""
    row = rows.iloc[0]
    bars = [
        (_("年度预算"), row["budget_yuan"], colours.interval),
        (_("执行数"), row["executed_yuan"], colours.light("behind") if row["is_over_budget"] else colours.accent),
        (_("收入明细之和"), row["income_yuan"], colours.interval),
        (_("支出明细之和"), row["expenditure_yuan"], colours.interval),
    ]
    printed = [bar for bar in bars if not formats.is_absent(bar[1])]
    words = [(name, _amount_and_share(value, value / row["budget_yuan"], 2), ink) for name, value, ink in printed]
    return _bars([value for _name, value, _ink in printed], words, colours)


def _amount_and_share(yuan: float | None, share: float | None, decimals: int) -> tuple[str, str]:
    return formats.ten_thousand(yuan), formats.percent(share, decimals)


def _bars(values: list[float], words: list[tuple[str, tuple[str, str], str]], colours: Palette) -> Figure:
    """Bars with their name above and amount and share at the right edge, so that a phone shows them as well."""
    y = list(range(len(values), 0, -1))
    widest = max((value for value in values if not formats.is_absent(value)), default=1.0) or 1.0
    at: Item = {"xref": "paper", "yref": "y", "yanchor": "middle"}
    notes = []
    for position, (name, (amount, share), _ink) in zip(y, words, strict=True):
        notes.append(note(name, colours, x=0, y=position + 0.2, xanchor="left", **at))
        figures = f"<b>{amount}</b>　{share}"
        notes.append(note(figures, colours, x=1, y=position + 0.2, xanchor="right", **at))
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [0 if formats.is_absent(value) else value for value in values],
        "y": [position - 0.2 for position in y],
        "width": 0.26,
        "marker": {"color": [ink for _name, _words, ink in words]},
        "text": [
            _("{name}：{amount} 万元（{share}）").format(name=name, amount=amount, share=share)
            for name, (amount, share), _ink in words
        ],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }
    return canvas(
        [bars],
        height=_ROW * len(values) + 24,
        colours=colours,
        margin=(2, 2, 6, 8),
        x={"range": [0, widest], "showticklabels": False},
        y={"range": [0.45, len(values) + 0.6], "showticklabels": False},
        notes=notes,
        shapes=[],
        simulated=False,
    )


@remembered
def spending_curve(rows: pd.DataFrame, colours: Palette) -> Figure:
    """Planned and executed spending as cumulative steps, against 序时; ``rows`` of a project as ``spending_by_period``.

    A step rises at the period's end, when the plan says the money is spent; an execution that was not reported is a gap.
    """
    planned, executed = rows[rows["cumulative_share"].notna()], rows[rows["executed_yuan"].notna()]
    lines = []
    if len(planned):
        shares = [share / 100 for share in planned["cumulative_share"]]
        lines.append(_steps([0, *planned["month"]], [0.0, *shares], _("计划"), colours.accent, planned, "amount_yuan"))
    if len(executed):
        rates = [None if formats.is_absent(rate) else rate for rate in rows["execution_rate"]]
        ink = colours.light("far_behind")
        lines.append(_steps([0, *rows["month"]], [0.0, *rates], _("执行"), ink, rows, "executed_yuan"))
    highest = max((share or 0 for one in lines for share in one["y"]), default=1.0)
    top = 1.12 * max(1.0, highest)
    return canvas(
        lines,
        height=330,
        colours=colours,
        margin=(46, 26, 30 if is_simulated(rows) else 14, 46),
        x={
            "range": [-0.15, 12.3],
            "tickvals": [int(month) for month in rows["month"]],
            "ticktext": [_("{month}月底").format(month=int(month)) for month in rows["month"]],
            "tickfont": {"size": 12, "color": colours.muted},
        },
        y={
            "range": [0, top],
            "tickformat": ".0%",
            "tickvals": [0, 0.25, 0.5, 0.75, 1],
            "showgrid": True,
            "gridcolor": colours.rule,
            "tickfont": {"size": 12, "color": colours.muted},
        },
        notes=[
            note(_("序时"), colours, size=12, x=7.6, y=7.6 / 12, bgcolor=colours.paper, borderpad=1),
            *_labels(planned, colours),
            *_names(lines, colours),
        ],
        shapes=[line(0, 0, 12, 1, colours.ink, dash="dot", width=1.3)],
        simulated=is_simulated(rows),
    )


def _steps(months: list[int], shares: list[float | None], name: str, ink: str, rows: pd.DataFrame, money: str) -> Item:
    amounts = [_("{amount} 万元").format(amount=formats.ten_thousand(value)) for value in rows[money]]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [int(month) for month in months],
        "y": shares,
        "line": {"color": ink, "width": 2.6, "shape": "hv"},
        "marker": {"size": [0, *[7] * len(rows)], "color": ink},
        "connectgaps": False,
        "name": name,
        "text": ["", *amounts],
        "hovertemplate": formats.named(f"{name} %{{x}}" + _("月底"), "%{y:.1%}　%{text}<extra></extra>"),
    }


def _labels(planned: pd.DataFrame, colours: Palette) -> list[Item]:
    """The share at each step that rises; where nothing is planned the line stays flat and says nothing.

    Under the step where the execution runs above it.
    """
    notes, before = [], 0.0
    for row in planned.itertuples():
        share = row.cumulative_share / 100
        is_below = row.month < 12 and not formats.is_absent(row.execution_rate) and row.execution_rate >= share
        where: dict[str, Any] = {"xanchor": "center", "yanchor": "bottom", "yshift": 7, "bgcolor": colours.paper}
        if is_below:
            where = {"xanchor": "left", "yanchor": "top", "xshift": 5, "yshift": -3}
        if row.cumulative_share != before:
            words = formats.percent(share)
            notes.append(note(words, colours, size=12, colour=colours.accent, x=row.month, y=share, **where))
        before = row.cumulative_share
    return notes


def _names(lines: list[Item], colours: Palette) -> list[Item]:
    """What each line is, at its longest tread: over the upper one, under the lower one and under one that is alone."""
    at = [(one, *tread) for one in lines if (tread := _longest_tread(one))]
    highest = max((share for _one, _middle, share in at), default=0.0)
    upper = next((one for one, _middle, share in reversed(at) if share == highest), None) if len(at) > 1 else None
    return [
        note(
            f"<b>{one['name']}</b>", colours, size=12, colour=one["line"]["color"], x=middle, y=share, xanchor="center",
            yanchor="bottom" if one is upper else "top", yshift=3 if one is upper else -4,
        )
        for one, middle, share in at
    ]  # fmt: skip


def _longest_tread(one: Item) -> tuple[float, float] | None:
    """The middle and the height of the longest stretch on which a line is level, after its first node."""
    points = [(month, share) for month, share in zip(one["x"], one["y"], strict=True) if month and share is not None]
    treads = [(end - start, (start + end) / 2, share) for (start, share), (end, _next) in pairwise(points)]
    if not treads:
        return (points[0][0] - 0.6, points[0][1]) if points else None
    _length, middle, share = max(treads, key=lambda tread: tread[0])
    return middle, share
