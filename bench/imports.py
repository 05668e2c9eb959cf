"""A file of a million reports, imported, against what DuckDB needs to take the same file in with its types known."""

import gc
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook

from assessment import settings, snapshots
from assessment.checks import arrow_schema
from assessment.schema import TABLES

# Every county of the nation, thirty measures, twelve months: a year of the nation is a million rows.
COUNTIES, MEASURES, YEAR = 2844, 30, 2022
_HEADINGS = (
    "measure_id", "unit_id", "period_end", "value", "numerator", "denominator", "text", "assessed_share", "completed_date",
    "deviation_reason", "corrective_action", "evidence", "note",
)  # fmt: skip
_TYPES = {"period_end": "DATE", "value": "DOUBLE", "numerator": "DOUBLE", "denominator": "DOUBLE", "assessed_share": "DOUBLE",
          "completed_date": "DATE"}  # fmt: skip


@dataclass(frozen=True)
class Import:
    """How long a file took to be taken in bare, to be screened, and to be imported, and at what peak of memory."""

    rows: int
    copy_seconds: float
    screen_seconds: float
    import_seconds: float
    megabytes: float


def national_data(data: Path) -> None:
    """A data folder with a snapshot of the nation: one scheme, every county, thirty measures."""
    rows: dict[str, list[dict[str, object]]] = {table.name: [] for table in TABLES}
    real = snapshots.current(settings.data_folder())
    assert real is not None  # noqa: S101 - the bench is run on a built project
    for name in ("document", "scheme", "category", "indicator", "measure"):
        rows[name] = pq.read_table(real / f"{name}.parquet").to_pylist()
    scheme = next(row for row in rows["scheme"] if row["scheme_id"] == "shangluo-2022")
    rows["scheme"] = [scheme]
    rows["document"] = [row for row in rows["document"] if row["document_id"] == "shangluo-2022"]
    rows["category"] = [row for row in rows["category"] if row["scheme_id"] == "shangluo-2022"]
    rows["indicator"] = [row for row in rows["indicator"] if row["scheme_id"] == "shangluo-2022"]
    like = next(row for row in rows["measure"] if row["measure_id"] == "shangluo-2022/生态修复/2/drills")
    rows["measure"] = [
        {
            **like,
            "measure_id": f"{like['indicator_id']}/measure-{number}",
            "measure_name": f"指标{number}",
            "weight": 1 / MEASURES,
        }
        for number in range(MEASURES)
    ]
    rows["unit"] = [
        {"unit_id": unit_id, "unit_name": f"县{unit_id}", "short_name": f"县{unit_id}", "kind": "county",
         "division_code": unit_id, "peer_group": "县区", "position": position}
        for position, unit_id in enumerate(_unit_ids())
    ]  # fmt: skip
    rows["target"] = [
        {"measure_id": measure["measure_id"], "unit_id": unit_id, "year": YEAR, "value": 1000.0, "status": "issued",
         "is_provisional": False, "basis": "source", "document_id": "shangluo-2022", "line": 1}
        for measure in rows["measure"] for unit_id in _unit_ids()
    ]  # fmt: skip
    tables = {table.name: pa.Table.from_pylist(rows[table.name], schema=arrow_schema(table)) for table in TABLES}
    snapshots.publish(tables, data)


def _unit_ids() -> list[str]:
    return [str(110000 + number) for number in range(COUNTIES)]


def _reports(data: Path, count: int) -> Iterator[tuple[object, ...]]:
    """Reports in the order of measure, month, unit: cumulative numbers, a reason in every twentieth."""
    chance = random.Random(7)
    folder = snapshots.current(data)
    assert folder is not None  # noqa: S101 - made a moment ago
    measures = pq.read_table(folder / "measure.parquet", columns=["measure_id"])["measure_id"].to_pylist()
    made = 0
    for measure_id in measures:
        for month in range(1, 13):
            end = date(YEAR + month // 12, month % 12 + 1, 1).toordinal() - 1
            for unit_id in _unit_ids():
                if made == count:
                    return
                made += 1
                value = 84 * month + chance.randrange(9)
                words = ("天气原因，工期后移", "增加施工力量", f"验收单{made}", None) if made % 20 == 0 else (None,) * 4
                yield (measure_id, unit_id, date.fromordinal(end), value, None, None, None, None, None, *words)


def write_csv(data: Path, path: Path, count: int) -> None:
    """A file of so many reports as CSV."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write(",".join(_HEADINGS) + "\n")
        for row in _reports(data, count):
            stream.write(",".join("" if cell is None else str(cell) for cell in row) + "\n")


def write_xlsx(data: Path, path: Path, count: int) -> None:
    """The same as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("填报")
    sheet.append(_HEADINGS)
    for row in _reports(data, count):
        sheet.append(row)
    book.save(path)


def copy_seconds(path: Path, rounds: int = 3) -> float:
    """Seconds in which DuckDB takes a CSV file in when it knows the types and checks nothing; the best of a few."""
    return min(_copied(path) for _round in range(rounds))


def _copied(path: Path) -> float:
    connection = duckdb.connect()
    columns = ", ".join(f"{name} {_TYPES.get(name, 'VARCHAR')}" for name in _HEADINGS)
    connection.execute(f"create table report ({columns})")
    started = time.perf_counter()
    connection.execute(f"copy report from '{path}' (header)")
    seconds = time.perf_counter() - started
    connection.close()
    return seconds


def imported(data: Path, path: Path, count: int, bare: float, rounds: int = 3) -> Import:
    """Import a file in a process of its own, and measure it there; the best of a few, each from nothing recorded."""
    runs = [_imported(data, path) for _round in range(rounds)]
    screen_seconds = min(run[0] for run in runs)
    return Import(count, bare, screen_seconds, min(run[1] for run in runs), max(run[2] for run in runs))


def _imported(data: Path, path: Path) -> tuple[float, float, float]:
    shutil.rmtree(data / "records", ignore_errors=True)
    out = subprocess.run(
        [sys.executable, "-m", "bench.imports", str(path)],
        env={"ASSESSMENT_DATA": str(data), "PATH": ""}, cwd=settings.PROJECT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    return float(out[0]), float(out[1]), float(out[2])


def measured(csv_count: int = 1_000_000, xlsx_count: int = 100_000, rounds: int = 3) -> tuple[Import, Import]:
    """A year of the nation as CSV and a month of a province as a workbook, imported beside a bare COPY of the same rows."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        national_data(data)
        write_csv(data, data / "百万行.csv", csv_count)
        write_csv(data, data / "十万行.csv", xlsx_count)
        write_xlsx(data, data / "十万行.xlsx", xlsx_count)
        bare, small = copy_seconds(data / "百万行.csv", rounds), copy_seconds(data / "十万行.csv", rounds)
        whole = imported(data, data / "百万行.csv", csv_count, bare, rounds)
        book = imported(data, data / "十万行.xlsx", xlsx_count, small, rounds)
    return whole, book


def main(path: Path) -> None:
    """Import one file here, and say seconds of screening, seconds of all, and the peak of memory in MB."""
    from assessment.reporting.importing import import_report
    from assessment.reporting.kinds import look

    # As the command and the server do.
    gc.freeze()
    marks: dict[str, float] = {}
    started = time.perf_counter()
    book = look(path).book
    import_report(path, by="测量", book=book, progress=lambda words: marks.setdefault(words, time.perf_counter()))
    ended = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{marks['登记批次'] - started:.3f} {ended - started:.3f} {peak:.0f}\n")
    sys.stderr.write("".join(f"{words} {at - started:.2f}\n" for words, at in marks.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
