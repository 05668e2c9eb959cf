"""What a file is that somebody sends: a method, a new scheme, targets, or reports; told by what stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assessment.new_scheme import is_scheme_table
from assessment.problems import InputError
from assessment.reporting.fields import REPORT_FORM, TARGET_FORM, Form
from assessment.reporting.reading import MOST_BYTES
from assessment.spreadsheets import csv_files
from assessment.spreadsheets.sheets import Sheet, sheets
from assessment.spreadsheets.values import folded

Kind = Literal["report", "target", "scheme", "method"]


@dataclass(frozen=True)
class Looked:
    """A file that was looked at: its kind, and the sheets of a workbook, which is read only once; null of other files."""

    kind: Kind
    book: list[Sheet] | None = None


def look(path: Path) -> Looked:
    """What kind of file this is; a report where nothing says otherwise. Raises InputError when it cannot be opened."""
    if path.suffix.lower() == ".toml":
        return Looked("method")
    if not path.is_file():
        raise InputError([f"{path}：没有这个文件。"])
    if path.suffix.lower() == ".xlsx":
        book = sheets(path, MOST_BYTES)
        return Looked(_kind_of_workbook(path, book), book)
    if path.suffix.lower() != ".csv":
        return Looked("report")
    return Looked(_kind_of_rows([csv_files.first_row(path)]) or "report")


def _kind_of_workbook(path: Path, book: list[Sheet]) -> Kind:
    """The sheets of a scheme by their names; a matrix only where nothing is reported, since that is a slow look."""
    if {"方案", "指标"} <= {sheet.name for sheet in book}:
        return "scheme" if is_scheme_table(path) else "method"
    kind = _kind_of_rows([row for sheet in book for row in sheet.head])
    if kind is None and is_scheme_table(path):
        return "scheme"
    return kind or "report"


def _kind_of_rows(rows: Sequence[Sequence[str | None]]) -> Kind | None:
    """Targets where a row of headings says more of what only a file of targets has, a report where of what only a report has."""
    only_target, only_report = _only(TARGET_FORM, REPORT_FORM), _only(REPORT_FORM, TARGET_FORM)
    words = [{folded(cell).lower() for cell in row if cell} for row in rows]
    best = max(words, key=lambda one: len(one & (only_target | only_report)), default=set())
    targets, reports = len(best & only_target), len(best & only_report)
    if targets == reports == 0:
        return None
    return "target" if targets > reports else "report"


def _only(form: Form, other: Form) -> set[str]:
    """The headings that stand for an answer in one form and not in the other."""
    return {
        heading
        for heading, one in form.headings.items()
        if not one.is_reading_only and other.headings.get(heading) != one
    }
