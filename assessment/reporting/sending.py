"""One door for whatever is sent on a page: told apart, screened, shown, and recorded once somebody confirms."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from assessment import headlines, records, settings
from assessment.new_scheme import import_scheme_table
from assessment.problems import InputError
from assessment.reporting import importing, screening, targets
from assessment.reporting.importing import Status
from assessment.reporting.kinds import Kind, Looked, look
from assessment.reporting.screening import Progress
from assessment.scheme_file import import_scheme

_PROBLEM_COLUMNS = ("outcome", "rule_label", "file_sheet", "file_row", "column_name", "said", "words")


@dataclass(frozen=True)
class Sending:
    """A file that was screened: what it is, whether it may be recorded, what is wrong with it and what it would change.

    ``rules`` has a row for each rule (``label``, ``outcome``, ``problem_count``), none where the file could not be read;
    ``problems`` has a row for each cell in doubt (``outcome``, ``rule_label``, ``file_sheet``, ``file_row``, ``column_name``,
    ``said``, ``words``); ``changes`` one for each report (as ``queries/screening/change.sql``) or one line of ``words``.
    ``known_record_ids`` are the batches that it was screened beside.
    """

    kind: Kind
    file_name: str
    is_refused: bool
    rules: pd.DataFrame
    problems: pd.DataFrame
    changes: pd.DataFrame
    counts: str
    has_news: bool
    known_record_ids: frozenset[str]


def screen_file(name: str, content: bytes, *, scheme_id: str, progress: Progress | None = None) -> Sending:
    """Screen a file of any kind, each step said to ``progress``; what is wrong with a whole file is a problem like others."""
    try:
        with _on_disk(name, content) as path:
            return _screened(path, look(path), scheme_id, progress)
    except InputError as error:
        known = frozenset(records.manifest(settings.data_folder() / "records")["record_id"].to_pylist())
        return Sending(
            "report", name, is_refused=True, rules=pd.DataFrame(), problems=_lines(error.problems, name),
            changes=pd.DataFrame(), counts="", has_news=False, known_record_ids=known,
        )  # fmt: skip


def record_file(sending: Sending, content: bytes, *, scheme_id: str, status: Status) -> str:
    """Record a file that was screened and confirmed, and publish it; the id of its batch. Raises InputError."""
    with _on_disk(sending.file_name, content) as path:
        record_id = _recorded(path, sending, scheme_id, status)
    importing.publish()
    return record_id


def last_record_id() -> str | None:
    """The id of the batch recorded last; what was screened before it is screened again."""
    folder = settings.data_folder() / "records" / "batch"
    # Ids begin with the moment of recording; only names are looked at, since every run of a page asks.
    return max((path.stem for path in folder.glob("*.parquet")), default=None)


@contextmanager
def _on_disk(name: str, content: bytes) -> Iterator[Path]:
    """A file that a browser sent, under its own name, for as long as it is read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(content)
        yield path


def _screened(path: Path, looked: Looked, scheme_id: str, progress: Progress | None) -> Sending:
    if looked.kind != "report":
        return _plain(path, looked.kind, scheme_id)
    screened = screening.screen(path, scheme_id=scheme_id, progress=progress, book=looked.book)
    return Sending(
        looked.kind,
        path.name,
        screened.is_refused,
        pd.DataFrame(screened.rules),
        _cells(screened),
        screened.changes,
        headlines.counts_sentence(screened.counts, screened.skipped, is_refused=screened.is_refused),
        screened.counts["report_count"] > 0,
        screened.known_record_ids,
    )


def _plain(path: Path, kind: Kind, scheme_id: str) -> Sending:
    """A file whose changes are sentences: targets, a new scheme, a method; what is doubtful in it is a warning."""
    problems: list[str] = []
    warnings: tuple[str, ...] = ()
    if kind == "target":
        found = targets.screen_targets(path, scheme_id=scheme_id)
        problems, changes = found.problems, found.changes
        counts = headlines.targets_sentence(len(found.changes), found.unchanged_count)
    elif kind == "scheme":
        table = import_scheme_table(path, settings.data_folder(), is_dry_run=True)
        changes, warnings = [f"{table.scheme_name}（{table.scheme_id}，{table.year}）"], table.notes
        counts = headlines.scheme_counts_sentence(table.counts)
    else:
        method = import_scheme(path, settings.data_folder() / "records", is_dry_run=True)
        changes, warnings = list(method.changes.words), method.notes
        counts = headlines.method_sentence(method.scheme_name, len(changes))
    return Sending(
        kind, path.name, is_refused=bool(problems), rules=pd.DataFrame(), problems=_lines(problems, path.name, warnings),
        changes=pd.DataFrame({"words": changes}), counts=counts, has_news=bool(changes),
        known_record_ids=frozenset(records.manifest(settings.data_folder() / "records")["record_id"].to_pylist()),
    )  # fmt: skip


def _cells(screened: screening.Screened) -> pd.DataFrame:
    """The cells in doubt, those that stop the import first, then as they stand in the file."""
    labels = {one.rule: one for one in screened.rules}
    rows: list[tuple[object, ...]] = [
        (labels[one.rule].outcome, labels[one.rule].label, one.sheet, one.row, one.column, one.said, one.words)
        for one in screened.problems
    ]
    rows += [
        (one.outcome, one.label, None, None, None, None, headlines.more_problems(one.problem_count - shown))
        for one in screened.rules
        if one.problem_count > (shown := sum(1 for cell in screened.problems if cell.rule == one.rule))
    ]
    frame = pd.DataFrame(rows, columns=list(_PROBLEM_COLUMNS))
    return frame.sort_values(["outcome", "file_sheet", "file_row"], kind="stable", ignore_index=True)


def _lines(problems: list[str], file_name: str, warnings: tuple[str, ...] = ()) -> pd.DataFrame:
    """Problems that are sentences already; the name of the file is known to whoever sent it."""
    told = [("fail", one) for one in problems] + [("warn", one) for one in warnings]
    words = [(outcome, one.removeprefix(file_name).lstrip("，：")) for outcome, one in told]
    rows = [(outcome, None, None, None, None, None, one) for outcome, one in words]
    return pd.DataFrame(rows, columns=list(_PROBLEM_COLUMNS))


def _recorded(path: Path, sending: Sending, scheme_id: str, status: Status) -> str:
    known, folder = sending.known_record_ids, settings.data_folder() / "records"
    if sending.kind == "target":
        record_id = targets.import_targets(path, scheme_id=scheme_id, known_record_ids=known).record_id
    elif sending.kind == "report":
        record_id = importing.import_report(path, scheme_id=scheme_id, status=status, known_record_ids=known).record_id
    else:
        is_new = sending.kind == "scheme"
        record_id = (import_scheme_table(path, folder.parent) if is_new else import_scheme(path, folder)).record_id
    if record_id is None:
        raise InputError([f"{sending.file_name}：没有新的内容，没有登记。"])
    return record_id
