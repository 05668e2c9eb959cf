"""Simulated execution of budget projects: money and work at every node, and in each project a story that differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from assessment.simulation.shapes import Unit

Row = dict[str, Any]


@dataclass(frozen=True)
class Story:
    """How a project fares: ``pace`` is the money spent of the money planned, ``early`` what of the rest goes before its time.

    ``weakness`` is that of its work, from strong (0) to far behind (1); nothing is reported after ``reported_until``.
    """

    pace: float
    weakness: float
    early: float = 0.0
    reported_until: int = 12


_STEADY = Story(pace=0.96, weakness=0.1)
# Of the projects of a department, in an order of their own: one steady, one whose money runs ahead of its work, one the
# other way round, one behind in both, one that falls silent after the first node.
_STORIES = (
    _STEADY,
    Story(pace=1.0, weakness=0.82, early=0.3),
    Story(pace=0.45, weakness=0.0),
    Story(pace=0.5, weakness=0.88),
    Story(pace=0.9, weakness=0.2, reported_until=3),
    _STEADY,
    Story(pace=0.9, weakness=0.5, early=0.1),
)


def stories_of(projects: list[Row], seed: int) -> dict[str, Story]:
    """The story of every project; ``projects`` are their rows of ``unit``."""
    siblings: dict[str, list[str]] = {}
    for row in projects:
        siblings.setdefault(row["parent_unit_id"], []).append(row["unit_id"])
    return {
        unit_id: _STORIES[place % len(_STORIES)]
        for children in siblings.values()
        for place, unit_id in enumerate(sorted(children, key=lambda one: Random(f"{seed}/{one}").random()))
    }


def workers_of(stories: dict[str, Story]) -> dict[str, Unit]:
    """The projects as units that report their work."""
    return {unit_id: Unit(unit_id, story.weakness) for unit_id, story in stories.items()}


def executions(
    plan: list[Row], budgets: dict[str, float | None], stories: dict[str, Story], seed: int
) -> Iterator[Row]:
    """What each project had spent at each node of its plan; ``plan`` are printed rows of ``spending``."""
    for row in plan:
        unit_id, year, end = row["unit_id"], row["year"], row["period_end"]
        story, budget = stories[unit_id], budgets[unit_id]
        if not budget or row["cumulative_share"] is None or end.month > story.reported_until:
            continue
        planned = row["cumulative_share"] / 100
        pace = story.pace * Random(f"{seed}/{unit_id}/{year}").uniform(0.97, 1.02)
        share = min(1.0, planned * pace + story.early * end.month / 12 * (1 - planned))
        amount = float(round(budget * share, -1))
        yield {
            "unit_id": unit_id,
            "year": year,
            "period_end": end,
            "kind": "executed",
            "cumulative_share": round(100 * amount / budget, 2),
            "amount_yuan": amount,
            "recorded_at": datetime.combine(end, datetime.min.time()) + timedelta(days=8, hours=9),
            "record_id": f"demo-{year}",
            "basis": "demo",
        }
