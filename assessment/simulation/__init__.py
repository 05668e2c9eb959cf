"""Simulated completion for a year in which nobody has reported: seeded, realistic in shape, labelled ``demo`` in every row.

Every value depends only on the seed and on its own measure, unit and year, so adding a county changes no other county.
What a department says of itself is never made up: its form prints it.
"""

import calendar
import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

from assessment.checks import arrow_schema
from assessment.documents import Parsed
from assessment.documents.parsed import Row
from assessment.files import replacing
from assessment.schema import TABLES_BY_NAME
from assessment.simulation.projects import Story, executions, stories_of, workers_of
from assessment.simulation.shapes import Unit, Work, decimals_of, report, shares_of, units_of

SEED = 20221231
_VERSION = 3
_MONTHS = {"month": range(1, 13), "quarter": (3, 6, 9, 12), "half_year": (6, 12), "year": (12,)}
# Months reported in each year around the scheme's own: two full years and one in progress.
_REPORTED_UNTIL = {-1: 12, 0: 12, 1: 9}


def ensure(parsed: Parsed, folder: Path) -> None:
    """Make the simulated files unless those in ``folder`` were already made from the same measures and targets."""
    path = folder / "actual.parquet"
    metadata = pq.read_schema(path).metadata if path.is_file() else {}
    seed = int(metadata.get(b"seed", SEED))
    if metadata.get(b"made_from") != _made_from(parsed, seed).encode():
        simulate(parsed, folder, seed)


def simulate(parsed: Parsed, folder: Path, seed: int = SEED) -> dict[str, int]:
    """Write simulated targets, reports and spending to ``folder``; the number of rows of each file."""
    folder.mkdir(parents=True, exist_ok=True)
    targets = list(_targets(parsed, seed))
    actuals = [row for work in _works(parsed, targets, seed) for row in _reports(work, seed)]
    tables = {"target": targets, "actual": actuals, "spending": list(_executions(parsed, seed))}
    for name, rows in tables.items():
        schema = arrow_schema(TABLES_BY_NAME[name])
        metadata = {**schema.metadata, b"made_from": _made_from(parsed, seed), b"seed": str(seed)}
        table = pa.Table.from_pylist(rows, schema=schema.with_metadata(metadata))
        with replacing(folder / f"{name}.parquet") as path:
            pq.write_table(table, path, compression="zstd")
    return {name: len(rows) for name, rows in tables.items()}


def _given(parsed: Parsed, *kinds: str) -> list[Row]:
    """The printed targets of schemes of these kinds."""
    of_kind = {scheme["scheme_id"] for scheme in parsed.rows["scheme"] if scheme["kind"] in kinds}
    return [row for row in parsed.rows["target"] if row["measure_id"].partition("/")[0] in of_kind]


def _made_from(parsed: Parsed, seed: int) -> str:
    given = _given(parsed, "target_assessment", "project_performance")
    measured = {row["measure_id"] for row in given}
    measures = [row for row in parsed.rows["measure"] if row["measure_id"] in measured]
    made_of = [_VERSION, seed, measures, given, parsed.rows["spending"], parsed.rows["project"]]
    basis = json.dumps(made_of, ensure_ascii=False, default=str)
    return hashlib.sha256(basis.encode()).hexdigest()


def _targets(parsed: Parsed, seed: int) -> Iterator[Row]:
    """Targets of the years before and after each printed one: the same tasks, a little less before, a little more after."""
    parents = {unit["unit_id"]: unit["parent_unit_id"] for unit in parsed.rows["unit"]}
    by_measure: dict[str, list[Row]] = {}
    for target in _given(parsed, "target_assessment"):
        by_measure.setdefault(target["measure_id"], []).append(target)
    measures = {measure["measure_id"]: measure for measure in parsed.rows["measure"]}
    for measure_id, rows in by_measure.items():
        for offset, growth in ((-1, 0.9), (1, 1.08)):
            year = rows[0]["year"] + offset
            values = _values(measures[measure_id], rows, growth, parents, Random(f"{seed}/{measure_id}/{year}"))
            for row in rows:
                yield _demo_target(row, year, values[row["unit_id"]])


def _values(
    measure: Row, rows: list[Row], growth: float, parents: dict[str, str | None], chance: Random
) -> dict[str, float | None]:
    """Each unit's simulated target; rates and limits stay, quantities move, totals are the sum of their parts.

    A simulated number has as many decimals as the printed one it is made from.
    """
    values: dict[str, float | None] = {row["unit_id"]: row["value"] for row in rows}
    total = next((unit for unit in values if unit in {parents[other] for other in values}), None)
    if measure["kind"] == "ratio" or measure["unit_of_measure"] is None or total is None:
        return values
    unclear = [row["unit_id"] for row in rows if row["status"] == "ambiguous"]
    if unclear and values[total]:
        known = sum(value or 0 for unit, value in values.items() if unit not in {total, *unclear})
        values |= dict(zip(unclear, shares_of(int(values[total] or 0) - int(known), len(unclear), chance), strict=True))
    decimals = {row["unit_id"]: decimals_of(row["value"]) for row in rows}
    for unit, value in values.items():
        if value and unit != total:
            moved = round(value * growth * chance.uniform(0.92, 1.08), decimals[unit])
            values[unit] = float(max(10 ** -decimals[unit], moved))
    parts = [value or 0 for unit, value in values.items() if unit != total]
    values[total] = float(round(sum(parts), max(decimals.values())))
    return values


def _demo_target(row: Row, year: int, value: float | None) -> Row:
    status = "issued" if row["status"] == "ambiguous" and value is not None else row["status"]
    return {
        "measure_id": row["measure_id"],
        "unit_id": row["unit_id"],
        "year": year,
        "value": value,
        "value_upper": row["value_upper"],
        "text": None,
        "status": status,
        "is_provisional": False,
        "justification": "模拟目标",
        "basis": "demo",
    }


def _works(parsed: Parsed, simulated: list[Row], seed: int) -> Iterator[Work]:
    """Every piece of work somebody could report on: a measure given to a unit or a project for a year."""
    measures = {measure["measure_id"]: measure for measure in parsed.rows["measure"]}
    points = {leaf["indicator_id"]: leaf["points"] for leaf in parsed.rows["indicator"]}
    scheme_year = {scheme["scheme_id"]: scheme["year"] for scheme in parsed.rows["scheme"]}
    given = _given(parsed, "target_assessment", "project_performance")
    assessed = {target["unit_id"] for target in given}
    decimals = {(row["measure_id"], row["unit_id"]): decimals_of(row["value"]) for row in given}
    stories = _stories(parsed, seed)
    units = units_of(
        [unit for unit in parsed.rows["unit"] if unit["unit_id"] in assessed and unit["kind"] != "project"]
    )
    units |= workers_of(stories)
    for target in [*given, *simulated]:
        unit = units.get(target["unit_id"])
        measure = measures[target["measure_id"]]
        if unit is None or target["status"] not in ("issued", "adjusted"):
            continue
        offset = target["year"] - scheme_year[target["measure_id"].partition("/")[0]]
        leaf_points = (points[measure["indicator_id"]] or 0) * measure["weight"]
        places = decimals[target["measure_id"], target["unit_id"]]
        last = stories[unit.unit_id].reported_until if unit.unit_id in stories else _REPORTED_UNTIL[offset]
        yield Work(measure, unit, target["year"], target["value"], last, leaf_points, places)


def _stories(parsed: Parsed, seed: int) -> dict[str, Story]:
    return stories_of([unit for unit in parsed.rows["unit"] if unit["kind"] == "project"], seed)


def _executions(parsed: Parsed, seed: int) -> Iterator[Row]:
    plan = [row for row in parsed.rows["spending"] if row["kind"] == "plan"]
    budgets = {row["unit_id"]: row["budget_yuan"] for row in parsed.rows["project"]}
    return executions(plan, budgets, _stories(parsed, seed), seed)


def _reports(work: Work, seed: int) -> Iterator[Row]:
    chance = Random(f"{seed}/{work.measure['measure_id']}/{work.unit.unit_id}/{work.year}")
    for month, content in report(work, _MONTHS[work.measure["reporting_frequency"]], chance):
        if month <= work.reported_until:
            yield _demo_report(work, month, content)


def _demo_report(work: Work, month: int, content: Row) -> Row:
    period_end = date(work.year, month, calendar.monthrange(work.year, month)[1])
    reported_at = datetime.combine(period_end, datetime.min.time()) + timedelta(days=5, hours=9)
    return {
        "measure_id": work.measure["measure_id"],
        "unit_id": work.unit.unit_id,
        "period_end": period_end,
        "status": "approved",
        "reported_by": "模拟填报",
        "reported_at": reported_at,
        "approved_by": "模拟审核",
        "approved_at": reported_at + timedelta(days=3),
        "record_id": f"demo-{work.year}",
        "basis": "demo",
        **content,
    }


__all__ = ["SEED", "Unit", "ensure", "simulate"]
