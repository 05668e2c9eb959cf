"""One tiny world, worked out by hand, and the real data built once for all tests."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from assessment import reads, settings, snapshots
from assessment.build import build
from assessment.checks import arrow_schema
from assessment.database import Database, open_database
from assessment.documents.parsed import default_policies, rule_defaults
from assessment.queries import query
from assessment.schema import TABLES

Row = dict[str, Any]


@pytest.fixture(scope="session")
def real_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the real sources, built with demo."""
    data = tmp_path_factory.mktemp("data")
    shutil.copytree(settings.PROJECT / "data" / "sources", data / "sources")
    build(data, demo=True)
    return data


@pytest.fixture
def data(real_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real data folder as the one the package reads."""
    monkeypatch.setenv("ASSESSMENT_DATA", str(real_data))
    monkeypatch.delenv("ASSESSMENT_DEMO", raising=False)
    return real_data


def copy_shangluo(data: Path) -> None:
    """Copy the document of Shangluo and the names that all documents share, and nothing else."""
    (data / "sources").mkdir(parents=True)
    for path in (settings.PROJECT / "data" / "sources").iterdir():
        if path.suffix == ".csv" or path.stem == "shangluo-2022":
            shutil.copy(path, data / "sources")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own with the tasks of Shangluo alone, so that it is soon built, in which 李四 works alone."""
    data = tmp_path / "data"
    copy_shangluo(data)
    monkeypatch.setenv("ASSESSMENT_DATA", str(data))
    monkeypatch.setenv("ASSESSMENT_DEMO", "off")
    monkeypatch.setenv("ASSESSMENT_PERSON", "李四")
    monkeypatch.setenv("ASSESSMENT_ROLE", "alone")
    build(data, demo=False)
    return data


@pytest.fixture
def view(data: Path) -> reads.View:
    """Everybody's view of Shangluo, September 2022."""
    return reads.View(reads.Scope(), "shangluo-2022", 2022, 9)


class World:
    """A scheme small enough to score by hand: units A, B and C below P, and leaves added one by one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
        self._written = ""
        self._opened: dict[date | None, Database] = {}
        self.rows["document"].append(
            {"document_id": "d", "title": "文件", "issuer": "局", "year": 2022, "layout": "county_matrix",
             "file_name": "d.txt", "sha256": "0", "line_count": 1}
        )  # fmt: skip
        self.rows["passage"].append({"document_id": "d", "line": 1, "text": "原文"})
        self.unit("p", "市", parent=None, group="市", kind="prefecture")
        for unit in "abc":
            self.unit(unit, unit.upper(), parent="p", group="县区", kind="county")
        self.scheme: Row = {
            "scheme_id": "s", "document_id": "d", "scheme_name": "方案", "year": 2022, "kind": "target_assessment",
            "declared_points": None, **default_policies(),
        }  # fmt: skip
        self.rows["scheme"].append(self.scheme)
        self.category("c")

    def unit(self, unit_id: str, name: str, *, parent: str | None, group: str, kind: str) -> None:
        """Add a unit."""
        self.rows["unit"].append(
            {"unit_id": unit_id, "unit_name": name, "short_name": name, "kind": kind, "parent_unit_id": parent,
             "division_code": unit_id, "peer_group": group, "position": len(self.rows["unit"])}
        )  # fmt: skip

    def category(self, category_id: str, parent: str | None = None) -> None:
        """Add a category."""
        self.rows["category"].append(
            {"category_id": category_id, "scheme_id": "s", "parent_category_id": parent, "category_name": category_id,
             "level": 2 if parent else 1, "position": len(self.rows["category"]), "document_id": "d", "first_line": 1,
             "last_line": 1}
        )  # fmt: skip

    def leaf(
        self, indicator_id: str, points: float | None, *, combination: str = "split", category_id: str = "c"
    ) -> None:
        """Add a leaf without measures."""
        self.rows["indicator"].append(
            {"indicator_id": indicator_id, "scheme_id": "s", "category_id": category_id, "indicator_name": indicator_id,
             "points": points, "combination": combination, "position": len(self.rows["indicator"]),
             "document_id": "d", "first_line": 1, "last_line": 1}
        )  # fmt: skip

    def measure(self, measure_id: str, indicator_id: str, rule: str = "ratio_capped", **more: Any) -> None:
        """Add a measure; weights of a leaf are equal."""
        self.rows["measure"].append(
            {"measure_id": measure_id, "indicator_id": indicator_id, "measure_name": measure_id, "kind": "quantity",
             "direction": "lower" if rule == "lower_better" else "higher", "reporting_frequency": "month",
             "position": len(self.rows["measure"]), **rule_defaults(rule), **more}
        )  # fmt: skip

    def target(self, measure_id: str, unit_id: str, value: float | None, status: str = "issued", **more: Any) -> None:
        """Give a measure to a unit."""
        self.rows["target"].append(
            {"measure_id": measure_id, "unit_id": unit_id, "year": 2022, "value": value, "status": status,
             "is_provisional": False, "basis": "source", "document_id": "d", "line": 1, **more}
        )  # fmt: skip

    def actual(self, measure_id: str, unit_id: str, month: int, value: float | None, **more: Any) -> None:
        """Report what a unit did, approved."""
        ends = {1: 31, 2: 28, 3: 31, 6: 30, 8: 31, 9: 30, 12: 31}
        self.rows["actual"].append(
            {"measure_id": measure_id, "unit_id": unit_id, "period_end": date(2022, month, ends[month]), "value": value,
             "status": "approved", "approved_at": datetime(2022, month, 28), "record_id": "r1", "basis": "reported",
             **more}
        )  # fmt: skip

    def one(self, rule: str, points: float, target: float | None, actual: float | None, **more: Any) -> None:
        """A whole scheme of one leaf with one measure, given to unit A and reported in December."""
        self.leaf("i", points)
        self.measure("m", "i", rule, **more)
        self.target("m", "a", target)
        self.actual("m", "a", 12, actual)

    def open(self, known_on: date | None = None) -> Database:
        """The world as a database, as known now or at the end of a day; the same one until a row is another."""
        self._weigh()
        if repr(self.rows) != self._written:
            self._write()
        if known_on not in self._opened:
            self._opened[known_on] = open_database(self.folder, demo=True, known_on=known_on)
        return self._opened[known_on]

    def _write(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._written = repr(self.rows)
        self._opened.clear()
        for table in TABLES:
            rows = pa.Table.from_pylist(self.rows[table.name], schema=arrow_schema(table))
            pq.write_table(rows, self.folder / f"{table.name}.parquet")

    def _weigh(self) -> None:
        """The weights of a leaf are equal unless they were given."""
        counts = pd.Series([row["indicator_id"] for row in self.rows["measure"]]).value_counts()
        for row in self.rows["measure"]:
            row.setdefault("weight", 1 / int(counts[row["indicator_id"]]))

    def publish(self) -> Path:
        """The world as a data folder with a snapshot, for readers that look for the current one."""
        import pyarrow as pa

        self._weigh()
        tables = {t.name: pa.Table.from_pylist(self.rows[t.name], schema=arrow_schema(t)) for t in TABLES}
        snapshots.publish(tables, self.folder / "data")
        return self.folder / "data"

    def ask(self, name: str, *, known_on: date | None = None, **parameters: Any) -> pd.DataFrame:
        """The rows of a query asked of this world; scheme, year, December and everybody's scope unless given."""
        wanted = query(name)
        defaults: Row = {"scheme_id": "s", "year": 2022, "month": 12, "category_id": None, "scope_unit_ids": None}
        values = {key: parameters.get(key, defaults.get(key)) for key in wanted.parameters}
        return self.open(known_on).rows(wanted, values)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """An empty world to fill."""
    return World(tmp_path)


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Every test begins in Chinese, whatever language the one before it spoke."""
    from assessment import messages

    messages.use("zh")
    yield
    messages.use("zh")
