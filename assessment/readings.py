"""How names are read aloud: their pinyin and its initials, so that they are found by what people type (洛南县 by lnx)."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

# As queries/macros/folded.sql: half-width, small letters, no white space.
_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
# A name so long is found by its own reading; short ones, as those of places, by other readings of a character too.
_SHORT = 8


def folded(words: str) -> str:
    """Words as they are searched: small letters, half-width, without white space."""
    return "".join(words.translate(_HALF_WIDTH).lower().split())


@cache
def readings(name: str, *, is_place: bool = False) -> tuple[str, ...]:
    """The syllables of a folded name, one for each character, with spaces between; what is no Chinese stands as it is.

    Phrases decide (重点 zhong dian, 重叠 chong die). Of a short place name every character may be read otherwise too, one
    at a time: who reads 柞水 as zuo shui, or 乐都 as yue du, finds it.
    """
    # The dictionaries take a fifth of a second to load: only builds and searches by letters need them.
    from pypinyin import Style, lazy_pinyin, pinyin

    characters = folded(name)
    syllables = lazy_pinyin(characters, errors=_each)
    ways = [syllables]
    if is_place and len(characters) <= _SHORT:
        for place, character in enumerate(characters):
            known = pinyin(character, style=Style.NORMAL, heteronym=True, errors=_each)[0]
            ways += [[*syllables[:place], other, *syllables[place + 1 :]] for other in known]
    return tuple(dict.fromkeys(" ".join(way) for way in ways))


def _each(words: str) -> Any:
    """What is no Chinese, a character at a time."""
    return list(words)


def initials(reading: str) -> str:
    """The first letter of every syllable."""
    return "".join(syllable[0] for syllable in reading.split(" ") if syllable)


def reading_rows(rows: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The rows of ``name_reading``: every name that can be searched for, each way it is read."""
    places = set(_names(rows, "unit", "unit_name", "short_name"))
    others = {
        *_names(rows, "document", "title", "issuer"),
        *_names(rows, "scheme", "scheme_name"),
        *_names(rows, "category", "category_name"),
        *_names(rows, "indicator", "indicator_name"),
        *_names(rows, "measure", "measure_name", "concept"),
    }
    return [
        {"name": name, "folded": folded(name), "pinyin": reading, "initials": initials(reading)}
        for name in sorted(places | others)
        for reading in readings(name, is_place=name in places)
    ]


def _names(rows: dict[str, list[dict[str, Any]]], table: str, *columns: str) -> Iterator[str]:
    for row in rows.get(table, ()):
        yield from (row[column] for column in columns if row.get(column))


def spans(name: str, words: Iterable[str], reading: str) -> list[tuple[int, int]]:
    """Where in a name, read so, the folded words are found, as characters from and to: written out or by their sound."""
    places = [place for place, character in enumerate(name) if folded(character)]
    found = []
    for word in words:
        start, length = _found(folded(name), word, reading)
        if length:
            found.append((places[start], places[start + length - 1] + 1))
    return found


def _found(written: str, word: str, reading: str) -> tuple[int, int]:
    """The first character that a word stands for, and how many it does; none where it is not found."""
    if (start := written.find(word)) >= 0:
        return start, len(word)
    if (start := initials(reading).find(word)) >= 0:
        return start, len(word)
    if initials(reading) == word[:-1]:
        return 0, len(word) - 1
    syllables = reading.split(" ")
    counts = ((start, _syllables(syllables[start:], word)) for start in range(len(syllables)))
    return next((one for one in counts if one[1]), (0, 0))


def _syllables(syllables: list[str], word: str) -> int:
    """How many syllables a word begins with or fills; none where it goes on otherwise."""
    for count, syllable in enumerate(syllables, start=1):
        if syllable.startswith(word):
            return count
        if not word.startswith(syllable):
            return 0
        word = word.removeprefix(syllable)
    return 0
