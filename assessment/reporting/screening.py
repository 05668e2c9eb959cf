"""What a file would do, screened: every rule with pass, warn or fail, every problem with its place, and every change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Literal

import pandas as pd
import pyarrow as pa

from assessment import reads, records, settings
from assessment.database import Screening, SheetUnreadableError
from assessment.problems import nearest
from assessment.reporting.fields import REPORT_FORM
from assessment.reporting.reading import Sent, careful_csv, read_file
from assessment.reporting.rules import RULES, sentence
from assessment.spreadsheets.sheets import Sheet
from assessment.spreadsheets.values import folded

Outcome = Literal["pass", "warn", "fail"]
Progress = Callable[[str], None]

# So many problems of each rule are shown one by one, so many changes in the preview.
MOST_PROBLEMS, MOST_CHANGES = 2000, 500
_HEADINGS = {one.name: one.heading for one in REPORT_FORM.fields}


@dataclass(frozen=True)
class Problem:
    """One cell that breaks a rule: where it stands, what is written, and the sentence with the remedy."""

    rule: str
    sheet: str | None
    row: int
    column: str
    said: str | None
    words: str


@dataclass(frozen=True)
class RuleResult:
    """A rule, what came of it, and how many cells break it."""

    rule: str
    label: str
    outcome: Outcome
    problem_count: int


@dataclass(frozen=True)
class Screened:
    """A file as it was screened: nothing of it is recorded yet.

    ``counts`` are rows sent, blank, to be reported, unchanged and corrections; ``changes`` the first of what would change
    against the last approved values; ``known_record_ids`` the batches that were known.
    """

    path: Path
    sha256: str
    rules: tuple[RuleResult, ...]
    problems: tuple[Problem, ...]
    counts: Mapping[str, int]
    period_ends: tuple[date, date] | None
    changes: pd.DataFrame
    skipped: tuple[str, ...]
    known_record_ids: frozenset[str]

    @cached_property
    def is_refused(self) -> bool:
        """Whether anything stops the import."""
        return any(one.outcome == "fail" for one in self.rules)

    def lines(self, outcome: Outcome = "fail") -> list[str]:
        """Every problem of the rules with that outcome in a line: file, sheet, row, column, what is wrong and the remedy."""
        told = sorted(
            (one for one in self.problems if _outcome(one.rule) == outcome), key=lambda one: (one.sheet or "", one.row)
        )
        found = [f"{self.path.name}，{_place(one)}：{one.words}。" for one in told]
        for result in self.rules:
            more = result.problem_count - sum(1 for one in told if one.rule == result.rule)
            if result.outcome == outcome and more > 0:
                found.append(f"{self.path.name}：“{result.label}”另有 {more:,} 处同样的问题。")
        return found


def _place(problem: Problem) -> str:
    sheet = f"工作表“{problem.sheet}”" if problem.sheet else ""
    return f"{sheet}第 {problem.row} 行“{problem.column}”"


def _outcome(rule: str) -> Outcome:
    return RULES[rule].severity


def recorded_tables(folder: Path) -> dict[str, pa.Table]:
    """What people recorded, with every row of it, whether it still counts or not."""
    return {name: records.batches(folder, name) for name in ("actual", "target", "measure_version")}


def known_units(screening: Screening) -> frozenset[str]:
    """The folded words that name a unit: the headings of wide sheets."""
    names = screening.rows("unit_name")
    return frozenset(folded(word) for column in ("unit_id", "unit_name", "short_name") for word in names[column])


def screen(
    path: Path,
    *,
    scheme_id: str | None = None,
    today: date | None = None,
    progress: Progress | None = None,
    book: list[Sheet] | None = None,
    record: Callable[[Screening, Screened], None] | None = None,
) -> Screened:
    """Screen a file of completion against what is known; nothing is written, unless ``record`` does.

    ``scheme_id`` is where names are looked for that mean something in several, ``book`` the sheets of a workbook that was
    read already. ``record`` is handed the open screening, once
    nothing stops the import. Raises InputError when the file as such cannot be read.
    """
    say = progress or (lambda _words: None)
    folder = settings.data_folder() / "records"
    known = frozenset(records.manifest(folder)["record_id"].to_pylist())
    recorded = recorded_tables(folder)
    with Screening.opened(reads.snapshot_folder(), recorded, REPORT_FORM.names) as screening:
        say("读取文件")
        units = known_units(screening)
        sent = read_file(path, REPORT_FORM, units, book)
        say("整理各行")
        sent = _staged(screening, sent, units)
        say("逐条核对")
        screening.screen(scheme_id, today or records.now().date())
        screened = _screened(screening, sent, known)
        if record and not screened.is_refused:
            say("登记批次")
            record(screening, screened)
    return screened


def _staged(screening: Screening, sent: Sent, units: frozenset[str]) -> Sent:
    """Hand the rows to the screening; a CSV file that turns out irregular is read again row by row."""
    if sent.rows is None:
        try:
            screening.stage_csv(sent.path, sent.names, sent.delimiter)
        except SheetUnreadableError:
            sent = careful_csv(sent, REPORT_FORM, units)
        else:
            return sent
    assert sent.rows is not None  # noqa: S101 - what the screening does not read itself has been read
    screening.stage_rows(sent.rows)
    return sent


def _screened(screening: Screening, sent: Sent, known: frozenset[str]) -> Screened:
    broken = screening.rows("problem_count").set_index("rule")["problem_count"].to_dict()
    rules = tuple(
        RuleResult(name, rule.label, rule.severity if broken.get(name) else "pass", int(broken.get(name, 0)))
        for name, rule in RULES.items()
    )
    cells = screening.rows("problem_cell", most=MOST_PROBLEMS)
    counts = screening.rows("sent_count").iloc[0]
    # The same word is misspelt in a whole file.
    remedy = cache(partial(_remedy, cache(partial(_names, screening))))
    first, last = counts["first_period_end"], counts["last_period_end"]
    return Screened(
        path=sent.path,
        sha256=sent.sha256,
        rules=rules,
        problems=tuple(_problem(remedy, sent, cell) for cell in cells.itertuples()),
        counts={name: int(counts[name]) for name in counts.index if name.endswith("_count")},
        period_ends=None if pd.isna(first) else (first.date(), last.date()),
        changes=screening.rows("change", most=MOST_CHANGES),
        skipped=tuple(sent.skipped),
        known_record_ids=known,
    )


def _problem(remedy: Callable[[str, str | None, str | None], str], sent: Sent, cell: object) -> Problem:
    values = {name: _text(getattr(cell, name)) for name in ("sheet", "field", "value_heading", "said", "known", "more")}
    rule, field = str(cell.rule), values["field"] or ""  # type: ignore[attr-defined]
    words = sentence(
        rule, values["said"], values["known"], values["more"], remedy(rule, values["said"], values["more"])
    )
    is_of_unit = values["value_heading"] and field in ("value", "unit_id")
    names = {"measure_id": "measure_name", "unit_id": "unit_name"}
    heading = sent.headings.get(field) or sent.headings.get(names.get(field, ""), _HEADINGS.get(field, field))
    column = values["value_heading"] if is_of_unit else heading
    return Problem(rule, values["sheet"], int(cell.row), column or "", values["said"], words)  # type: ignore[attr-defined]


def _remedy(names: Callable[..., list[str]], rule: str, said: str | None, unit_number: str | None) -> str:
    """What a word that is not known may have meant; of other rules nothing is asked."""
    if rule not in ("unit_known", "measure_known"):
        return ""
    if said is None:
        return f"请填{'单位' if rule == 'unit_known' else '指标'}编号或名称"
    if rule == "unit_known":
        return nearest(said, names(None, "short_name", "unit_name"))
    return nearest(said, names(unit_number, "measure_name", "measure_id"))


def _names(screening: Screening, unit_number: str | None, *columns: str) -> list[str]:
    found = screening.rows("known_word", unit_number=int(unit_number) if unit_number else None)
    return [str(word) for column in columns for word in dict.fromkeys(found[column])]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


__all__ = ["Problem", "RuleResult", "Screened", "screen"]
