"""The shapes of simulated work through a year: seasons, late starters, one unit far behind, gaps, surpluses, reasons."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

Row = dict[str, Any]

# Cumulative share of the year's work at each month end.
_CURVES: dict[str, tuple[float, ...]] = {
    "even": (0.08, 0.16, 0.25, 0.33, 0.42, 0.5, 0.58, 0.67, 0.75, 0.84, 0.92, 1.0),
    "flood_season": (0.02, 0.05, 0.12, 0.26, 0.42, 0.58, 0.72, 0.83, 0.91, 0.96, 0.99, 1.0),
    "late": (0.0, 0.01, 0.04, 0.08, 0.14, 0.24, 0.36, 0.5, 0.64, 0.78, 0.9, 1.0),
    "early": (0.12, 0.25, 0.38, 0.5, 0.6, 0.69, 0.77, 0.84, 0.9, 0.95, 0.98, 1.0),
}
_REASONS = (
    ("项目用地报批较慢，开工推迟", "倒排工期，逐项明确责任人，每周调度"),
    ("汛期施工受阻", "雨后增加施工力量，抢回进度"),
    ("资金到位较晚", "商请财政加快拨付，先行启动前期工作"),
    ("基层人员变动，工作衔接不足", "充实人员，开展专项培训"),
    ("历史遗留问题多，权属核实耗时", "成立工作专班，分类处置"),
)
_SURPLUS = ("提前实施下年度项目，完成超出年初安排", "总结做法，核实下年度任务基数")


@dataclass(frozen=True)
class Unit:
    """An assessed unit with its place in the spread from strong (0) to far behind (1)."""

    unit_id: str
    weakness: float


@dataclass(frozen=True)
class Work:
    """A measure given to a unit for a year; ``points`` is what it can earn, ``decimals`` how exactly its target is printed."""

    measure: Row
    unit: Unit
    year: int
    target: float | None
    reported_until: int
    points: float
    decimals: int = 0


def units_of(rows: list[Row]) -> dict[str, Unit]:
    """The units that report: those below a parent, each parent's spread evenly from strong to far behind, shuffled."""
    siblings: dict[str, list[str]] = {}
    for row in rows:
        if row["parent_unit_id"]:
            siblings.setdefault(row["parent_unit_id"], []).append(row["unit_id"])
    return {
        unit_id: Unit(unit_id, place / max(1, len(children) - 1))
        for children in siblings.values()
        for place, unit_id in enumerate(sorted(children, key=lambda unit_id: Random(unit_id).random()))
    }


def shares_of(total: int, count: int, chance: Random) -> list[float]:
    """A whole number split at random into ``count`` whole parts that add up to it."""
    cuts = sorted(chance.randint(0, total) for _ in range(count - 1))
    return [float(end - start) for start, end in zip([0, *cuts], [*cuts, total], strict=True)]


def decimals_of(value: float | None) -> int:
    """How many decimals a number is printed with."""
    return 0 if value is None else max(0, -int(Decimal(repr(value)).normalize().as_tuple().exponent))


def cut(value: float, decimals: int) -> float:
    """A number cut to so many decimals: what is not quite done is not done."""
    scale = 10.0**decimals
    return float(int(value * scale + 1e-9) / scale)


def report(work: Work, months: Iterable[int], chance: Random) -> Iterator[tuple[int, Row]]:
    """What the unit reports in each month that is due; months it misses are left out."""
    final = _final_share(work, chance)
    curve = _CURVES[chance.choice(("even", "even", "flood_season", "late", "early"))]
    missing = 0.015 + 0.09 * work.unit.weakness**3
    content = _CONTENTS.get(work.measure["rule"], _quantity)
    size = chance.randint(12, 60)
    for month in months:
        row = content(work, final, curve[month - 1], size, chance)
        if chance.random() >= missing:
            yield month, row | _explanation(work, row, month, chance)


def _final_share(work: Work, chance: Random) -> float:
    """The share of the target done by year's end: around 1.1 for the strong, around 0.55 for the one far behind."""
    centre = 1.1 - 0.2 * work.unit.weakness - 0.35 * work.unit.weakness**4 + 0.03 * (work.year % 3 - 1)
    return max(0.1, chance.gauss(centre, 0.09))


def _quantity(work: Work, final: float, done: float, size: int, chance: Random) -> Row:
    if work.measure["kind"] == "ratio":
        return _rate(work, final, done, size)
    return {"value": cut((work.target or 0) * final * done, work.decimals), "qualifier": "exact"}


def _rate(work: Work, final: float, done: float, size: int) -> Row:
    """A rate over the year's cases: the numerator grows month by month, the denominator is known from the start."""
    share = min(1.0, (work.target or 0) / 100 * max(final + 0.06, 0))
    numerator = float(int(min(size, round(size * share)) * done + 1e-9))
    return {"value": round(100 * numerator / size, 2), "numerator": numerator, "denominator": float(size)}


def _cap(work: Work, final: float, done: float, size: int, chance: Random) -> Row:
    """A limit: accidents happen rarely; a cost, a time or a share of land wanders around its limit, higher for the weak."""
    if not work.target:
        happened = 1.0 if size % 11 == 0 and done > 0.6 and work.unit.weakness > 0.3 else 0.0
        return {"value": happened, "qualifier": "exact"}
    used = max(0.2, 1.75 - final + 0.12 * (done - 0.5))
    if work.measure["kind"] == "quantity":
        return {"value": float(round(work.target * used, work.decimals)), "qualifier": "exact"}
    area = size * 10.0
    illegal = round(area * work.target / 100 * used, 1)
    return {"value": round(100 * illegal / area, 2), "numerator": illegal, "denominator": area}


def _tier(work: Work, final: float, done: float, size: int, chance: Random) -> Row:
    level = final + chance.gauss(0.05, 0.05)
    return {"text": "优" if level >= 1.02 else "良" if level >= 0.85 else "中" if level >= 0.65 else "差"}


def _score(work: Work, final: float, done: float, size: int, chance: Random) -> Row:
    return {"value": round(min(1.0, max(0.0, final)) * work.points, 1)}


def _explanation(work: Work, row: Row, month: int, chance: Random) -> Row:
    """A reason and a corrective action where the unit is behind, or at 130 % of the target and more."""
    if not work.target or row.get("value") is None or work.measure["direction"] == "lower":
        return {}
    done = row["value"] / work.target
    if done >= 1.3:
        return dict(zip(("deviation_reason", "corrective_action"), _SURPLUS, strict=True))
    if done < 0.8 * month / 12:
        return dict(zip(("deviation_reason", "corrective_action"), chance.choice(_REASONS), strict=True))
    return {}


_CONTENTS = {"lower_better": _cap, "qualitative_4": _tier, "external": _score}
