"""From the words of one task to its measures: one for each target found in them, and one for whatever else they ask for."""

from dataclasses import dataclass

from assessment.documents.concepts import Concept, concept_of
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


def prose_measures(
    name: str, text: str, vocabulary: list[Concept], *, assessed_elsewhere: bool = False
) -> list[ProseMeasure]:
    """The measures of a task, in printed order; there is always one, in words where no number is asked for."""
    if assessed_elsewhere:
        return [_worded(name, text, "external", "external-score")]
    found = phrases(text)
    measures: list[ProseMeasure] = []
    for phrase in found:
        measures.append(_counted(phrase, vocabulary, measures))
    if not found:
        measures.append(_worded(name, text, "qualitative_4", "work"))
    elif has_other_work(text, found):
        measures.append(_worded(f"{name}其余工作", text, "qualitative_4", "other-work"))
    return measures


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
