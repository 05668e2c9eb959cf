"""What a file is that somebody sends: a method, a new scheme, targets, or reports; told by what stands in it."""

from pathlib import Path
from typing import Literal

from assessment.new_scheme import is_scheme_table
from assessment.problems import InputError
from assessment.reporting.fields import REPORT_FORM, TARGET_FORM, Form
from assessment.reporting.reading import MOST_BYTES
from assessment.spreadsheets import csv_files
from assessment.spreadsheets.sheets import sheets
from assessment.spreadsheets.values import folded

Kind = Literal["report", "target", "scheme", "method"]


def kind_of(path: Path) -> Kind:
    """What kind of file this is; a report where nothing says otherwise. Raises InputError when it cannot be opened."""
    if path.suffix.lower() == ".toml":
        return "method"
    if not path.is_file():
        raise InputError([f"{path}：没有这个文件。"])
    if path.suffix.lower() == ".xlsx":
        return "scheme" if is_scheme_table(path) else _kind_of_workbook(path)
    if path.suffix.lower() != ".csv":
        return "report"
    content = path.read_bytes()
    csv_files.refuse_other_files(path.name, content)
    return _kind_of_rows([csv_files.head(path.name, content).headings])


def _kind_of_workbook(path: Path) -> Kind:
    found = {sheet.name: sheet.head for sheet in sheets(path, MOST_BYTES)}
    if {"方案", "指标"} <= set(found):
        return "method"
    return _kind_of_rows([row for rows in found.values() for row in rows])


def _kind_of_rows(rows: list[list[str]] | list[list[str | None]]) -> Kind:
    """Targets where a row of headings says more of what only a file of targets has than of what only a report has."""
    only_target, only_report = _only(TARGET_FORM, REPORT_FORM), _only(REPORT_FORM, TARGET_FORM)
    words = [{folded(cell).lower() for cell in row if cell} for row in rows]
    best = max(words, key=lambda one: len(one & (only_target | only_report)), default=set())
    return "target" if len(best & only_target) > len(best & only_report) else "report"


def _only(form: Form, other: Form) -> set[str]:
    """The headings that stand for an answer in one form and not in the other."""
    return {
        heading
        for heading, one in form.headings.items()
        if not one.is_reading_only and other.headings.get(heading) != one
    }
