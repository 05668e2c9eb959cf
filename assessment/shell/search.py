"""What readers search for, and which pages are called so; the words and the kind looked at live in the address."""

import pandas as pd

from assessment.headlines import FOUND
from assessment.memory import remembered
from assessment.readings import folded, initials, readings
from assessment.shell import navigation
from assessment.shell.address import settle_one_of, settle_words


def searched() -> str:
    """The words as they were typed; empty where there are none."""
    return settle_words("words", navigation.MOST_SEARCHED) or ""


def searched_kind() -> str | None:
    """The one kind of results that is looked at whole; null for some of all."""
    return settle_one_of("kind", FOUND)


@remembered
def pages_by_words(words: tuple[str, ...]) -> pd.DataFrame:
    """The pages whose names answer to every word, the best first; columns as in ``reads.names_by_words`` where they apply."""
    columns = ["thing_id", "thing_name", "section", "pinyin", "distance"]
    rows = []
    for entry in navigation.entries():
        if entry.section:
            spoken = readings(entry.title)[0] if any(word.isascii() for word in words) else ""
            matches = [_match(folded(entry.title), spoken, word) for word in words]
            if None not in matches:
                rows.append((entry.address, entry.title, entry.section, spoken, sum(filter(None, matches))))
    return pd.DataFrame(rows, columns=columns).sort_values("distance", kind="stable")


def _match(name: str, reading: str, word: str) -> int | None:
    """How well a page's name answers to a word, as the macro ``name_match`` says it of every other name."""
    if word in name:
        return 0 if word == name else 1 if name.startswith(word) else 2
    sounds = (initials(reading), reading.replace(" ", ""))
    if len(word) < 2 or not any(sound.startswith(word) for sound in sounds):
        return None
    return 3 if word in sounds else 4
