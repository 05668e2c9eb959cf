"""From sources, records and demo to one checked snapshot of tables."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from assessment import inputs, simulation
from assessment.checks import arrow_schema, check_tables
from assessment.documents import Parsed
from assessment.files import alone
from assessment.gathering import gather, judge, tables_of
from assessment.records import refuse_damage
from assessment.schema import TABLES, TABLES_BY_NAME, Table
from assessment.snapshots import publish


@dataclass(frozen=True)
class Built:
    """What a build made: the snapshot's id, and how many rows each table has."""

    snapshot_id: str
    row_counts: dict[str, int]


def build(data: Path, *, demo: bool) -> Built:
    """Build every table from what lies under ``data`` and publish the snapshot.

    Raises DocumentError, TableError or RecordError listing every problem; then nothing has been published. One at a time:
    of two builds the one that began later also ends later, so that no batch disappears again from what is published.
    """
    with alone(data / "snapshots" / ".lock"):
        return _built(data, demo=demo)


def _built(data: Path, *, demo: bool) -> Built:
    made_from = inputs.checksum(data, demo=demo)
    gathered = gather(data)
    judge(gathered.parsed)
    refuse_damage(data / "records")
    tables = tables_of(gathered.parsed, data / "records")
    if demo:
        _add_demo(tables, gathered.published, data / "demo")
    tables = {
        table.name: tables[table.name].sort_by([(name, "ascending") for name in _order(table)]) for table in TABLES
    }
    check_tables(tables)
    snapshot_id = publish(tables, data)
    inputs.note(data, snapshot_id, made_from)
    return Built(snapshot_id, {name: rows.num_rows for name, rows in tables.items()})


def _order(table: Table) -> tuple[str, ...]:
    """Rows are sorted the way they are read: in printed order where there is one, else by key."""
    if "position" in table.column_names:
        return ("position", *table.key)
    return table.key


def _add_demo(tables: dict[str, pa.Table], published: Parsed, folder: Path) -> None:
    """Add simulated rows, except for a scheme-year in which anything real is known (design.md, decision 9).

    Only published documents are simulated: a scheme that a bureau imported is for what its units will report.
    """
    simulation.ensure(published, folder)
    spent = tables["spending"].filter(pc.equal(tables["spending"]["kind"], "executed"))
    # A draft is nobody's report yet.
    sent = tables["actual"].filter(pc.not_equal(tables["actual"]["status"], "draft"))
    reported = {*_scheme_years("actual", sent), *_scheme_years("spending", spent)}
    given = reported | set(_scheme_years("target", tables["target"]))
    real = {"actual": reported, "spending": reported, "target": given}
    for name, known in real.items():
        rows = pq.read_table(folder / f"{name}.parquet", schema=arrow_schema(TABLES_BY_NAME[name]))
        keep = [scheme_year not in known for scheme_year in _scheme_years(name, rows)]
        tables[name] = pa.concat_tables([tables[name], rows.filter(pa.array(keep, pa.bool_()))])


def _scheme_years(name: str, rows: pa.Table) -> list[tuple[str, int]]:
    """The scheme and year of each row; the id of a measure and that of a project begin with their scheme's."""
    years = pc.year(rows["period_end"]) if name == "actual" else rows["year"]
    ids = rows["unit_id" if name == "spending" else "measure_id"]
    schemes = [one.partition("/")[0] for one in ids.to_pylist()]
    return list(zip(schemes, years.to_pylist(), strict=True))
