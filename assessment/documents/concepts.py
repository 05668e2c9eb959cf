"""The controlled vocabulary of measures, so that one measure can be compared across units and schemes."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Concept:
    """A controlled word, the short English word of its ids, and the pattern that recognises it in a measure's name."""

    concept: str
    slug: str
    pattern: re.Pattern[str]


def read_concepts(path: Path) -> list[Concept]:
    """The vocabulary in file order; the first pattern that fits a measure's name wins."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [Concept(row["concept"], row["slug"], re.compile(row["pattern"])) for row in csv.DictReader(stream)]


def concept_of(measure_name: str, vocabulary: list[Concept]) -> Concept | None:
    """The concept a measure belongs to; None when the vocabulary has no word for it."""
    return next((concept for concept in vocabulary if concept.pattern.search(measure_name)), None)
