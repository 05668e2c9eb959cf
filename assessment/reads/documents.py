"""What is printed, and how it agrees: tasks, passages, lines, checks and findings."""

from dataclasses import asdict, dataclass
from datetime import date

import pandas as pd

from assessment.access import Scope
from assessment.reads.answers import answer


@dataclass(frozen=True)
class Filters:
    """What is looked for in the catalogue of all tasks; null where anything will do."""

    document_id: str | None = None
    year: int | None = None
    peer_group: str | None = None
    unit_id: str | None = None
    category_name: str | None = None
    commonality: str | None = None
    kind: str | None = None
    concept: str | None = None
    search: str | None = None


def line_uses(scope: Scope, *, document_id: str | None = None) -> pd.DataFrame:
    """What became of the lines of each document: stored, not data and why, or unaccounted for?"""
    return answer("line_uses", document_id=document_id, scope_unit_ids=scope.unit_ids)


def reconciliation_by_measure(measure_id: str) -> pd.DataFrame:
    """Does the printed total of a measure agree with what its units were given?"""
    return answer("reconciliation_by_measure", measure_id=measure_id)


def reconciliations(
    scope: Scope,
    *,
    scheme_id: str | None = None,
    document_id: str | None = None,
    rule: str | None = None,
    result: str | None = None,
) -> pd.DataFrame:
    """Which arithmetic checks do the documents allow, and do they hold?"""
    return answer(
        "reconciliations",
        scheme_id=scheme_id,
        document_id=document_id,
        rule=rule,
        result=result,
        scope_unit_ids=scope.unit_ids,
    )


def findings(
    scope: Scope,
    *,
    scheme_id: str | None = None,
    document_id: str | None = None,
    severity: str | None = None,
    rule: str | None = None,
) -> pd.DataFrame:
    """What contradicts what, and what is doubtful, in the documents?"""
    return answer(
        "findings",
        scheme_id=scheme_id,
        document_id=document_id,
        severity=severity,
        rule=rule,
        scope_unit_ids=scope.unit_ids,
    )


def passage_agreement(scope: Scope, *, scheme_id: str | None = None, document_id: str | None = None) -> pd.DataFrame:
    """How many of each document's printed values are found again, as a number, on the line they point to?"""
    return answer("passage_agreement", scheme_id=scheme_id, document_id=document_id, scope_unit_ids=scope.unit_ids)


def passages(scope: Scope, document_id: str, lines: tuple[int, ...]) -> pd.DataFrame:
    """What does the document say on these lines, word for word?"""
    return answer("passages", document_id=document_id, lines=lines, scope_unit_ids=scope.unit_ids)


def catalogue(scope: Scope, filters: Filters, known_on: date | None = None) -> pd.DataFrame:
    """Which tasks of any document answer to what is looked for, what do they ask, and of whom?"""
    return answer("catalogue", known_on=known_on, **asdict(filters), scope_unit_ids=scope.unit_ids)


def catalogue_choices(scope: Scope) -> pd.DataFrame:
    """By what can tasks be looked for: which documents, groups, units, categories and kinds are there?"""
    return answer("catalogue_choices", scope_unit_ids=scope.unit_ids)


def targets_by_concept(scope: Scope, filters: Filters) -> pd.DataFrame:
    """What was each unit asked to reach on one concept, in any document?"""
    return answer(
        "targets_by_concept",
        concept=filters.concept,
        document_id=filters.document_id,
        year=filters.year,
        peer_group=filters.peer_group,
        scope_unit_ids=scope.unit_ids,
    )


def documents(scope: Scope) -> pd.DataFrame:
    """Which documents can be read, and how many of their lines became data?"""
    return answer("documents", scope_unit_ids=scope.unit_ids)


def document_lines(scope: Scope, document_id: str, *, first_line: int, last_line: int) -> pd.DataFrame:
    """What does a document say line by line, and which rows were made of each line?"""
    return answer(
        "document_lines",
        document_id=document_id,
        first_line=first_line,
        last_line=last_line,
        scope_unit_ids=scope.unit_ids,
    )
