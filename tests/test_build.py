"""Does a build give checked tables, the same bytes each time, in one step, and only honest data?"""

import hashlib
import os
import re
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from assessment import records, settings, snapshots, start
from assessment.build import build
from assessment.checks import TableError, arrow_schema, check_tables
from assessment.database import open_database
from assessment.dictionary import data_dictionary
from assessment.documents import DocumentError
from assessment.queries import query
from assessment.schema import TABLES, TABLES_BY_NAME
from assessment.simulation.shapes import decimals_of

# Golden row counts: whoever changes them says why.
COUNTS = {
    "document": 5,
    "passage": 6848,
    "unit": 75,
    "tile": 15,
    "scheme": 5,
    "category": 482,
    "indicator": 1133,
    # Hengyang: what was executed, with the budget as its target, beside the rate that its form prints.
    "measure": 1473,
    "scheme_version": 0,
    "measure_version": 0,
    "batch": 0,
    "target": 7068,
    # Of it 151 simulated reports on the outputs, effects and satisfaction of budget projects (双监控), 36043 before.
    "actual": 36195,
    "stated_score": 12,
    "project": 10,
    # 40 printed nodes of plans, 37 simulated executions: one project falls silent after its first node.
    "spending": 77,
    "budget_line": 8,
    "goal": 71,
    "reconciliation": 94,
    "finding": 135,
    # 1820 names, 117 of them read in another way too.
    "name_reading": 1937,
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A fresh data folder that holds only sources."""
    shutil.copytree(settings.PROJECT / "data" / "sources", tmp_path / "sources")
    return tmp_path


def table(data: Path, name: str) -> pa.Table:
    return pq.read_table(data / "tables" / f"{name}.parquet")


@pytest.mark.parametrize("name", [one.name for one in TABLES])
def test_every_table_is_as_described(real_data: Path, name: str) -> None:
    rows = table(real_data, name)
    assert rows.schema.equals(arrow_schema(TABLES_BY_NAME[name]))
    assert rows.num_rows == COUNTS[name]


def test_every_line_that_prints_something_says_what_became_of_it(real_data: Path) -> None:
    rows = table(real_data, "passage").to_pylist()
    assert all((row["line_use"] is None) == (not row["text"].strip()) for row in rows)
    assert not [row for row in rows if row["line_use"] == "去向不明"]
    shangluo = [row["line_use"] for row in rows if row["document_id"] == "shangluo-2022"]
    assert [shangluo.count(use) for use in ("入库", "标题", "表头", None)] == [56, 1, 2, 11]


def test_a_line_that_nobody_accounts_for_is_said_to_be_lost(sources: Path) -> None:
    path = sources / "sources" / "shangluo-2022.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n另有 12 件未列。\n", encoding="utf-8")
    origin = path.with_suffix(".toml")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    origin.write_text(re.sub(r'(?m)^sha256 = ".*"', f'sha256 = "{digest}"', origin.read_text(encoding="utf-8")))
    build(sources, demo=False)
    lost = [row["text"] for row in table(sources, "passage").to_pylist() if row["line_use"] == "去向不明"]
    assert lost == ["另有 12 件未列。"]


def test_the_data_dictionary_is_current() -> None:
    written = (settings.PROJECT / "data" / "README.md").read_text(encoding="utf-8")
    assert written == data_dictionary(), "run: python -m assessment dictionary"


def test_a_build_is_deterministic_and_fast(sources: Path) -> None:
    # Time of this process alone: other tests run beside it.
    started = time.process_time()
    first = build(sources, demo=True)
    assert time.process_time() - started < 3
    contents = {path.name: path.read_bytes() for path in (sources / "tables").iterdir()}
    shutil.rmtree(sources / "demo")
    shutil.rmtree(sources / "snapshots")
    second = build(sources, demo=True)
    assert first.snapshot_id == second.snapshot_id
    assert contents == {path.name: path.read_bytes() for path in (sources / "tables").iterdir()}


def test_reconciliation_agrees_with_the_document(real_data: Path) -> None:
    from tests import shangluo

    rows = table(real_data, "reconciliation").to_pylist()
    sums = [row for row in rows if row["rule"] == "children_against_total"]
    found = {(row["line"], row["stated"], row["computed"], row["result"]) for row in sums}
    assert found == set(shangluo.SUMS)
    schemes = {row["scheme_id"]: row for row in rows if row["rule"] == "categories_against_scheme"}
    names = ("stated", "computed", "difference", "result", "line")
    assert {scheme_id: tuple(row[name] for name in names) for scheme_id, row in schemes.items()} == {
        "shangluo-2022": (100, 99, -1, "不平", 22),
        "hengyang-2022": (100, 100, 0, "平", 42),
    }
    assert {row["result"] for row in rows if row["rule"] == "leaves_against_category"} == {"平"}


def test_a_damaged_document_publishes_nothing(sources: Path) -> None:
    before = build(sources, demo=True).snapshot_id
    path = sources / "sources" / "shangluo-2022.txt"
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(DocumentError, match="内容与收到时不一致"):
        build(sources, demo=True)
    folder = snapshots.current(sources)
    assert folder is not None
    assert folder.name == before


def test_the_first_visitors_may_come_together(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes before there are tables waits for the one build."""
    monkeypatch.setenv("ASSESSMENT_DATA", str(sources))
    built = list[Path]()
    monkeypatch.setattr(start, "build", lambda data, *, demo: built.append(data) or build(data, demo=demo))
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda _visitor: start.ensure_built(), range(16)))
    assert built == [sources]


def test_builds_at_the_same_time_leave_one_whole_snapshot(sources: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        ids = {built.snapshot_id for built in pool.map(lambda _n: build(sources, demo=True), range(4))}
    assert ids == {(sources / "tables").resolve().name}
    assert sorted(path.name for path in (sources / "snapshots").iterdir()) == [".lock", ".made-from", *ids]
    assert sorted(path.name for path in sources.iterdir()) == ["demo", "snapshots", "sources", "tables"]
    assert sorted(path.name for path in (sources / "demo").iterdir()) == [
        "actual.parquet",
        "spending.parquet",
        "target.parquet",
    ]


def test_a_new_build_leaves_the_old_snapshot_to_its_readers(sources: Path) -> None:
    build(sources, demo=True)
    folder = snapshots.current(sources)
    assert folder is not None
    database = open_database(folder, demo=True)
    build(sources, demo=False)
    assert snapshots.current(sources) != folder
    months = query("years")
    rows = database.rows(months, {"scheme_id": "shangluo-2022", "scope_unit_ids": None})
    assert rows["year"].tolist() == [2021, 2022, 2023]
    left = sorted(path.name for path in (sources / "snapshots").iterdir() if path.name.startswith("."))
    assert left == [".lock", ".made-from"]


def test_old_snapshots_are_removed_once_nobody_can_read_them(tmp_path: Path) -> None:
    tables = {one.name: arrow_schema(one).empty_table() for one in TABLES}
    for number in range(8):
        stale = tmp_path / "snapshots" / f"old-{number}"
        stale.mkdir(parents=True)
        os.utime(stale, (number, number))
    current = snapshots.publish(tables, tmp_path)
    names = {path.name for path in (tmp_path / "snapshots").iterdir()}
    assert names == {current, "old-3", "old-4", "old-5", "old-6", "old-7"}


def broken(**changes: object) -> dict[str, pa.Table]:
    """Tables that are empty but for one unit, with some columns of it changed."""
    unit = {
        "unit_id": "a", "unit_name": "A", "short_name": "A", "kind": "county", "peer_group": "g", "position": 0, **changes,
    }  # fmt: skip
    tables = {one.name: arrow_schema(one).empty_table() for one in TABLES}
    return tables | {"unit": pa.Table.from_pylist([unit], schema=arrow_schema(TABLES_BY_NAME["unit"]))}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"unit_name": None}, "表 unit 列 unit_name：1 行为空"),
        ({"kind": "village"}, "不认识的值 village"),
        ({"parent_unit_id": "z"}, "z 不在表 unit 中"),
    ],
)
def test_the_boundary_refuses_broken_promises(changes: dict[str, object], message: str) -> None:
    with pytest.raises(TableError, match=message):
        check_tables(broken(**changes))


def test_the_boundary_lists_all_problems_at_once() -> None:
    with pytest.raises(TableError) as caught:
        check_tables(broken(unit_name=None, kind="village", parent_unit_id="z"))
    assert len(caught.value.problems) == 3


def test_repeated_keys_are_refused() -> None:
    tables = broken()
    tables["unit"] = pa.concat_tables([tables["unit"], tables["unit"]])
    with pytest.raises(TableError, match="主键重复 a"):
        check_tables(tables)


def test_nan_is_refused() -> None:
    tables = broken()
    schema = arrow_schema(TABLES_BY_NAME["scheme"])
    columns = {field.name: [None] for field in schema} | {"declared_points": [float("nan")]}
    tables["scheme"] = pa.Table.from_pydict(columns, schema=schema)
    with pytest.raises(TableError, match="declared_points：含 NaN"):
        check_tables(tables)


def record(data: Path, table_name: str, row: dict[str, object]) -> None:
    """Commit one real row as a batch of its own."""
    rows = pa.Table.from_pylist([row], schema=arrow_schema(TABLES_BY_NAME[table_name]))
    batch = records.Batch(str(row["record_id"]), "report", datetime(2022, 7, 5), "测试")
    records.commit(data / "records", batch, {table_name: rows})


def report(data: Path, year: int) -> None:
    """Put one real report for a year into the records."""
    row = {
        "measure_id": "shangluo-2022/生态修复/2/drills", "unit_id": "611002", "period_end": date(year, 6, 30), "value": 5.0,
        "status": "approved", "record_id": "batch-1", "basis": "reported",
    }  # fmt: skip
    record(data, "actual", row)


def test_a_year_with_any_reported_value_shows_no_demo(sources: Path) -> None:
    report(sources, 2022)
    build(sources, demo=True)
    rows = [row for row in table(sources, "actual").to_pylist() if row["measure_id"].startswith("shangluo-2022/")]
    assert {(row["period_end"].year, row["basis"]) for row in rows} == {
        (2021, "demo"),
        (2022, "reported"),
        (2023, "demo"),
    }


def spend(data: Path, project: str, year: int) -> None:
    """Put one real execution of a project into the records."""
    row = {
        "unit_id": project, "year": year, "period_end": date(year, 3, 31), "kind": "executed", "amount_yuan": 1000.0,
        "recorded_at": datetime(year, 4, 5), "record_id": "batch-2", "basis": "reported",
    }  # fmt: skip
    record(data, "spending", row)


def test_a_project_year_with_any_reported_spending_shows_no_demo(sources: Path) -> None:
    spend(sources, "chengde-2023/征地前期费", 2023)
    build(sources, demo=True)
    spending, actuals = table(sources, "spending").to_pylist(), table(sources, "actual").to_pylist()
    executed = [row for row in spending if row["kind"] == "executed"]
    assert {(row["unit_id"].partition("/")[0], row["basis"]) for row in executed} == {
        ("chengde-2023", "reported"),
        ("fengrun-2019", "demo"),
    }
    schemes = {row["measure_id"].partition("/")[0] for row in actuals if row["basis"] == "demo"}
    assert schemes == {"fengrun-2019", "qinghai-2019", "shangluo-2022"}


def test_without_demo_nothing_simulated_is_built(sources: Path) -> None:
    build(sources, demo=False)
    assert set(table(sources, "spending")["basis"].to_pylist()) == {"source"}
    assert set(table(sources, "actual")["basis"].to_pylist()) == {"source"}
    assert set(table(sources, "target")["basis"].to_pylist()) == {"source"}


def test_a_reader_without_demo_sees_none_even_where_it_was_built(real_data: Path) -> None:
    folder = snapshots.current(real_data)
    assert folder is not None
    rows = open_database(folder, demo=False).rows(
        query("years"), {"scheme_id": "shangluo-2022", "scope_unit_ids": None}
    )
    assert rows["year"].tolist() == [2022]
    assert rows["latest_month"].isna().all()


def test_simulated_work_has_the_shapes_of_real_work(real_data: Path) -> None:
    """Gaps, reasons, surpluses and one county far behind; cumulative quantities never fall."""
    rows = table(real_data, "actual").to_pandas()
    rows = rows[rows["basis"] == "demo"]
    targets = table(real_data, "target").to_pandas().set_index(["measure_id", "unit_id", "year"])["value"]
    measures = table(real_data, "measure").to_pandas().set_index("measure_id")
    # Assessments and budget projects; what a department says of itself is printed, and never made up.
    simulated = set(rows["measure_id"].str.partition("/")[0])
    assert simulated == {"chengde-2023", "fengrun-2019", "qinghai-2019", "shangluo-2022"}
    growing = rows[rows["measure_id"].map(measures["rule"]) == "ratio_capped"].sort_values("period_end")
    for _key, part in growing.groupby(["measure_id", "unit_id", growing["period_end"].map(lambda day: day.year)]):
        assert part["value"].is_monotonic_increasing
    year_end = growing[growing["period_end"].map(str) == "2022-12-31"].assign(
        share=lambda part: [
            value / targets[measure, unit, 2022]
            for measure, unit, value in zip(part["measure_id"], part["unit_id"], part["value"], strict=True)
        ]
    )
    by_unit = year_end.groupby("unit_id")["share"].median()
    assert by_unit.min() < 0.7
    assert year_end["share"].max() > 1.1
    assert rows["deviation_reason"].notna().sum() > 100
    monthly = growing[growing["period_end"].map(lambda day: day.year) == 2022]
    reported = monthly.groupby(["measure_id", "unit_id"]).size()
    assert (reported < 12).any()
    assert (reported == 12).any()


def test_every_simulated_ratio_is_its_numerator_over_its_denominator(real_data: Path) -> None:
    rows = table(real_data, "actual").to_pandas().dropna(subset=["denominator"])
    rows = rows[rows["basis"] == "demo"]
    assert len(rows) > 1000
    assert ((100 * rows["numerator"] / rows["denominator"] - rows["value"]).abs() < 0.006).all()


def test_another_seed_gives_other_values_and_is_kept_by_the_next_build(sources: Path) -> None:
    from assessment.documents import parse_sources
    from assessment.simulation import simulate

    first = build(sources, demo=True).snapshot_id
    simulate(parse_sources(sources / "sources"), sources / "demo", seed=7)
    second = build(sources, demo=True).snapshot_id
    assert first != second
    assert build(sources, demo=True).snapshot_id == second


def test_simulated_values_are_as_exact_as_the_printed_target(real_data: Path) -> None:
    """0.3 亿吨 is reported in tenths, and is not cut down to 0; whole numbers stay whole."""
    targets = table(real_data, "target").to_pandas()
    printed = targets[targets["basis"] == "source"].set_index(["measure_id", "unit_id"])["value"]
    places = printed.dropna().map(decimals_of)
    measures = table(real_data, "measure").to_pandas().set_index("measure_id")
    actuals = table(real_data, "actual").to_pandas()
    actuals = actuals[(actuals["basis"] == "demo") & (actuals["measure_id"].map(measures["rule"]) == "ratio_capped")]
    done = actuals[actuals["measure_id"].map(measures["kind"]) == "quantity"]
    exact = done.groupby(["measure_id", "unit_id"])["value"].agg(lambda values: max(map(decimals_of, values)))
    assert (exact <= places.reindex(exact.index).fillna(0)).all()
    small = printed[(printed > 0) & (printed < 1)].index.intersection(exact.index)
    assert len(small)
    last = done.set_index(["measure_id", "unit_id"])["value"].groupby(level=[0, 1]).max()
    assert (last.loc[small] > 0).all()
