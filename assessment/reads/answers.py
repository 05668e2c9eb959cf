"""Ask a query of the current snapshot, and be handed the rows; what is looked at, and by whom."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock

import pandas as pd

from assessment import settings, snapshots
from assessment.access import Scope
from assessment.database import Database, open_database
from assessment.queries import query

# A parameter of a query, hashable: a list is handed on as a tuple.
Asked = str | int | float | tuple[object, ...] | date | None


class NotBuiltError(Exception):
    """There is no snapshot to read yet."""


@dataclass(frozen=True)
class View:
    """What is looked at, and by whom: the scheme, the year, the last month included, and the peer group (null for all).

    ``known_on`` looks at it as it was known at the end of that day; null for what is known now.
    """

    scope: Scope
    scheme_id: str
    year: int
    month: int
    peer_group: str | None = None
    known_on: date | None = None


_opening = Lock()


# The present, and a few past days that people look back to.
@lru_cache(maxsize=6)
def _opened(folder: Path, known_on: date | None, *, demo: bool) -> Database:
    return open_database(folder, demo=demo, known_on=known_on)


def _database(folder: Path, known_on: date | None, *, demo: bool) -> Database:
    """The snapshot, opened once: readers who come together to a new one must not each open it for themselves."""
    with _opening:
        return _opened(folder, known_on, demo=demo)


_page_snapshot: ContextVar[Path | None] = ContextVar("page_snapshot", default=None)


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Whatever is asked for meanwhile comes from one snapshot, though another be published: a page mixes no versions."""
    token = _page_snapshot.set(snapshot_folder())
    try:
        yield
    finally:
        _page_snapshot.reset(token)


def snapshot_folder() -> Path:
    """The folder of the current snapshot; raises NotBuiltError before the first build."""
    folder = _page_snapshot.get() or snapshots.current(settings.data_folder())
    if folder is None:
        raise NotBuiltError("还没有数据表；请先运行 python -m assessment build。")
    return folder


@dataclass(frozen=True)
class Question:
    """What was asked for rows: the query and its parameters; goes with the rows, and with any selection of them.

    Rows carry it in their attributes, which pandas hands on to a selection or a sorted copy, and drops where rows of
    different questions are joined. It hands on deep copies; this is never changed, so it is its own copy.
    """

    name: str
    asked: tuple[tuple[str, Asked], ...]

    @property
    def parameters(self) -> Mapping[str, Asked]:
        """The parameters by name."""
        return dict(self.asked)

    def __deepcopy__(self, _memo: object) -> "Question":
        return self


_QUESTION = "question"


def question(rows: pd.DataFrame) -> Question | None:
    """Which query these rows come from; null where they come from several or from none."""
    found: Question | None = rows.attrs.get(_QUESTION)
    return found


@lru_cache(maxsize=512)
def _rows(
    folder: Path,
    demo: bool,  # noqa: FBT001
    known_on: date | None,
    name: str,
    parameters: tuple[tuple[str, Asked], ...],
) -> pd.DataFrame:
    values = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters}
    rows = _database(folder, known_on, demo=demo).rows(query(name), values)
    rows.attrs[_QUESTION] = Question(name, (*parameters, ("known_on", known_on)))
    return rows


def answer(name: str, **parameters: Asked) -> pd.DataFrame:
    """The rows of a query, from memory when the same snapshot was asked the same before.

    ``known_on`` among the parameters asks what was known at the end of that day; null or left out, what is known now.

    Everybody who asks the same is handed the same frame, so that what is made of it is made once (assessment.memory);
    nobody may change it.
    """
    known_on = parameters.pop("known_on", None)
    if not (known_on is None or isinstance(known_on, date)):
        raise TypeError(f"known_on must be a date, not {known_on!r}")
    key = tuple(sorted(parameters.items()))
    return _rows(snapshot_folder(), settings.demo_enabled(), known_on, name, key)


def prepare() -> None:
    """Work out every score of the current snapshot now, so that nobody waits for them later."""
    _database(snapshot_folder(), None, demo=settings.demo_enabled()).prepare()


def snapshot_id() -> str:
    """The id of the snapshot that is read; it goes into every download."""
    return snapshot_folder().name


def of_scheme(view: View) -> dict[str, Asked]:
    """The scheme looked at, and by whom."""
    return {"scheme_id": view.scheme_id, "scope_unit_ids": view.scope.unit_ids, "known_on": view.known_on}


def of_period(view: View) -> dict[str, Asked]:
    """The scheme, its year and the last month included."""
    return {
        "scheme_id": view.scheme_id,
        "year": view.year,
        "month": view.month,
        "scope_unit_ids": view.scope.unit_ids,
        "known_on": view.known_on,
    }


def of_group(view: View) -> dict[str, Asked]:
    """The same for one peer group."""
    return {**of_period(view), "peer_group": view.peer_group}
