"""From the words of one task to its measures: one for each target found in them, and one for whatever else they ask for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assessment.documents.concepts import Concept, concept_of
from assessment.documents.deadlines import Deadline, deadlines
from assessment.documents.parsed import Row, rule_defaults
from assessment.documents.phrases import Phrase, has_other_work, phrases

_FREQUENCY = {"qualitative_4": "quarter", "external": "year"}


@dataclass(frozen=True)
class ProseMeasure:
    """A measure read from prose: the short word of its id, its columns, and its target with where its words begin."""

    slug: str
    columns: Row
    value: float | None
    value_upper: float | None
    text: str
    start: int
    due_date: date | None = None


def prose_measures(
    name: str, text: str, year: int, vocabulary: list[Concept], *, assessed_elsewhere: bool = False
) -> list[ProseMeasure]:
    """The measures of a task, in printed order; there is always one, in words where neither number nor date is asked for."""
    if assessed_elsewhere:
        return [_worded(name, text, "external", "external-score")]
    asked = _asked(text, year, vocabulary)
    measures: list[ProseMeasure] = []
    for one, due in asked:
        measures.append(_dated(one, measures) if isinstance(one, Deadline) else _counted(one, vocabulary, measures))
        measures[-1] = replace(measures[-1], due_date=due)
    if not asked:
        measures.append(_worded(name, text, "qualitative_4", "work"))
    elif has_other_work(text, [one for one, _due in asked]):
        measures.append(_worded(f"{name}其余工作", text, "qualitative_4", "other-work"))
    return measures


def _asked(text: str, year: int, vocabulary: list[Concept]) -> list[tuple[Phrase | Deadline, date | None]]:
    """Numbers and dates in printed order, with the day they are due; a date in the clause of a number is the number's."""
    found = [one for phrase in phrases(text) for one in _separate(phrase, vocabulary)]
    days = deadlines(text, year)
    due = {phrase: day.due_date for day in days for phrase in found if _holds(day, phrase)}
    alone = [day for day in days if not any(_holds(day, phrase) for phrase in found)]
    asked: list[tuple[Phrase | Deadline, date | None]] = [(one, due.get(one)) for one in found]
    asked += [(day, day.due_date) for day in alone]
    return sorted(asked, key=lambda one: one[0].start)


def _holds(deadline: Deadline, phrase: Phrase) -> bool:
    """Whether a number is asked for in the clause of a date, so that the date is the number's."""
    return deadline.start <= phrase.start < deadline.start + len(deadline.text)


def _separate(phrase: Phrase, vocabulary: list[Concept]) -> Iterator[Phrase]:
    """死亡、重伤率为0 asks for two things that the vocabulary tells apart; 灾情、险情速报率 is one."""
    first, mark, second = phrase.name.partition("、")
    last = concept_of(phrase.name, vocabulary)
    if mark and "、" not in second and phrase.kind == "ratio" and last:
        for name in (f"{first}{second[at:]}" for at in reversed(range(1, len(second)))):
            concept = concept_of(name, vocabulary)
            if concept and concept != last:
                yield replace(phrase, name=name)
                yield replace(phrase, name=re.sub(r"^[^、]*、", "", phrase.name))
                return
    yield phrase


def _counted(phrase: Phrase, vocabulary: list[Concept], before: list[ProseMeasure]) -> ProseMeasure:
    """A target with a number; its short word is numbered where the task has none or the same one twice."""
    concept = concept_of(phrase.name, vocabulary)
    number = len(before) + 1
    slug = concept.slug if concept else f"measure-{number}"
    slug = f"{slug}-{number}" if slug in {measure.slug for measure in before} else slug
    columns = {
        "measure_name": phrase.name,
        "concept": concept.concept if concept else None,
        "kind": phrase.kind,
        "direction": phrase.direction,
        "operator": phrase.operator,
        "unit_of_measure": phrase.unit_of_measure,
        "reporting_frequency": "month",
        **rule_defaults(phrase.rule),
    }
    return ProseMeasure(slug, columns, phrase.value, phrase.value_upper, phrase.text, phrase.start)


def _dated(deadline: Deadline, before: list[ProseMeasure]) -> ProseMeasure:
    """Work that is due on a day of its own."""
    measure = _worded(deadline.work, deadline.text, "qualitative_4", f"due-{len(before) + 1}")
    return replace(measure, columns={**measure.columns, "kind": "deadline"}, start=deadline.start)


def _worded(name: str, text: str, rule: str, slug: str) -> ProseMeasure:
    columns = {
        "measure_name": name,
        "concept": None,
        "kind": "qualitative",
        "direction": "higher",
        "operator": None,
        "unit_of_measure": None,
        "reporting_frequency": _FREQUENCY[rule],
        **rule_defaults(rule),
    }
    return ProseMeasure(slug, columns, None, None, text, 0)
