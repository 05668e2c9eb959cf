"""Data in the states that pages must look intended in: made from the real tables, one change each."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from assessment import snapshots
from assessment.checks import arrow_schema
from assessment.schema import TABLES

Tables = dict[str, pd.DataFrame]

LONG_UNIT = "双江拉祜族佤族布朗族傣族自治县自然资源和规划局高新技术产业开发区分局"
LONG_MEASURE = "违反国土空间规划且未经批准占用永久基本农田建设畜禽养殖设施的图斑整改到位率"


def nothing_reported(tables: Tables) -> None:
    """Tasks are given out, nobody has reported."""
    tables["actual"] = tables["actual"].iloc[:0]


def one_unit(tables: Tables) -> None:
    """A group of one, which is not ranked."""
    kept = ["611000", "611022"]
    for name in ("unit", "target", "actual"):
        tables[name] = tables[name][tables[name]["unit_id"].isin(kept)]
    tables["reconciliation"] = tables["reconciliation"].iloc[:0]


def one_month(tables: Tables) -> None:
    """Only January has been reported: nothing to compare it with."""
    dates = pd.to_datetime(tables["actual"]["period_end"])
    tables["actual"] = tables["actual"][(dates.dt.year == 2022) & (dates.dt.month == 1)]


def all_equal(tables: Tables) -> None:
    """Every unit has done exactly its share of every task."""
    _do(tables, 1.0, "良")


def all_ahead(tables: Tables) -> None:
    """Every unit has done nearly twice its share of every task."""
    _do(tables, 1.8, "优")


def long_names(tables: Tables) -> None:
    """Names as long as real ones get."""
    units = tables["unit"]
    chosen = units["unit_id"].isin(["611022", "611024"])
    units.loc[chosen, "unit_name"] = [LONG_UNIT + end for end in "甲乙"]
    units.loc[chosen, "short_name"] = [LONG_UNIT[:14] + end for end in "甲乙"]
    measures = tables["measure"]
    measures.loc[measures["measure_id"].str.contains("生态修复"), "measure_name"] = LONG_MEASURE
    categories = tables["category"]
    categories.loc[categories["category_name"] == "生态修复", "category_name"] = LONG_MEASURE[:22]


STATES: dict[str, Callable[[Tables], None]] = {
    state.__name__: state for state in (nothing_reported, one_unit, one_month, all_equal, all_ahead, long_names)
}


_DUE = {"month": range(1, 13), "quarter": (3, 6, 9, 12), "half_year": (6, 12), "year": (12,)}


def _do(tables: Tables, pace: float, tier: str) -> None:
    """Replace what was done in 2022: everything reported, the same share of each target for every unit."""
    target, unit = tables["target"], tables["unit"]
    children = unit.loc[unit["parent_unit_id"].notna(), "unit_id"]
    given = target[(target["year"] == 2022) & target["status"].isin(["issued", "adjusted"])]
    given = given[given["unit_id"].isin(children)].merge(tables["measure"], on="measure_id")
    rows = [_report(row, month, pace, tier) for row in given.itertuples() for month in _DUE[row.reporting_frequency]]
    tables["actual"] = pd.DataFrame(rows, columns=tables["actual"].columns, dtype=object)


def _report(row: Any, month: int, pace: float, tier: str) -> dict[str, Any]:
    done = row.value * month / 12 * pace if row.kind == "quantity" else row.value
    value = {"lower_better": 0.0, "qualitative_4": None, "external": row.weight}.get(row.rule, done)
    return {
        "measure_id": row.measure_id,
        "unit_id": row.unit_id,
        "period_end": date(2022, month, monthrange(2022, month)[1]),
        "value": value,
        "text": tier if row.rule == "qualitative_4" else None,
        "status": "approved",
        "approved_at": datetime(2022, month, 28),
        "record_id": "demo-2022",
        "basis": "demo",
    }


def make(name: str, real_data: Path, folder: Path) -> Path:
    """A data folder in the state of that name, ready to be served."""
    source = snapshots.current(real_data)
    assert source is not None
    tables = {table.name: pd.read_parquet(source / f"{table.name}.parquet") for table in TABLES}
    STATES[name](tables)
    written = {
        table.name: pa.Table.from_pandas(tables[table.name], schema=arrow_schema(table), preserve_index=False)
        for table in TABLES
    }
    snapshots.publish(written, folder)
    return folder
