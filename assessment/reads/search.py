"""What is found by words: things by their names, and lines of documents."""

import pandas as pd

from assessment.access import Scope
from assessment.readings import folded
from assessment.reads.answers import answer

# More words than these narrow nothing that the first have not.
_MOST = 6


def searched_words(words: str) -> tuple[str, ...]:
    """The words that somebody typed, folded, each once."""
    return tuple(dict.fromkeys(folded(word) for word in words.split()))[:_MOST]


def names_by_words(scope: Scope, words: tuple[str, ...]) -> pd.DataFrame:
    """Which units, documents, concepts and measures are called what somebody searches for, as written or by its sound?"""
    return answer("names_by_words", words=words, scope_unit_ids=scope.unit_ids)


def passages_by_words(scope: Scope, words: tuple[str, ...]) -> pd.DataFrame:
    """Which lines of the documents say what somebody searches for?"""
    return answer("passages_by_words", words=words, scope_unit_ids=scope.unit_ids)
