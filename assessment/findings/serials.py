"""Serial numbers with gaps or repeats: of rows within their category, and of the parts of one text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from assessment.documents.parsed import Row
from assessment.findings.facts import Facts, Found

_CHINESE = {word: number for number, word in enumerate("一二三四五六七八九十", 1)}
# A serial opens a text or follows the end of a sentence; 2019. and 1.5 are none.
_INLINE = re.compile(r"(?:^|(?<=[。；;：:\s，）)]))(\d{1,2})[.．、](?!\d)")
_SPOKEN = re.compile(r"(?:^|(?<=[。；;：:\s，]))([一二三四五六七八九十])是")
_FEWEST = 3


def broken_serials(facts: Facts) -> Iterator[Found]:
    """Which rows or sentences are numbered with gaps, repeats or out of order? A new count from 1 is no break."""
    yield from _rows(facts)
    for leaf in facts.rows["indicator"]:
        if serials := _broken_text(leaf["text"] or ""):
            yield Found(
                "serial_broken", leaf["indicator_id"], facts.about(leaf), leaf["first_line"], {"serials": serials}
            )
    for goal in facts.rows["goal"]:
        if serials := _broken_text(goal["text"]):
            about = facts.about_unit(goal["document_id"], goal["unit_id"])
            subject = f"{goal['document_id']}/{goal['section']}/{goal['line']}"
            yield Found("serial_broken", subject, about, goal["line"], {"serials": serials})


def _rows(facts: Facts) -> Iterator[Found]:
    leaves: dict[str, list[Row]] = defaultdict(list)
    for leaf in facts.rows["indicator"]:
        if leaf["serial"]:
            leaves[leaf["category_id"]].append(leaf)
    for category_id, rows in leaves.items():
        serials = [number for leaf in rows if (number := _number(leaf["serial"]))]
        if (at := _break(serials)) is not None:
            about = {**facts.about(rows[at]), "indicator_id": None}
            yield Found("serial_broken", category_id, about, rows[at]["first_line"], {"serials": _printed(serials)})
    goals: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for goal in facts.rows["goal"]:
        if goal["serial"]:
            goals[goal["document_id"], goal["section"]].append(goal)
    for (document_id, section), rows in goals.items():
        serials = [number for goal in rows if (number := _number(goal["serial"]))]
        if (at := _break(serials)) is not None:
            about = facts.about_unit(document_id, rows[at]["unit_id"])
            subject = f"{document_id}/{section}"
            yield Found("serial_broken", subject, about, rows[at]["line"], {"serials": _printed(serials)})


def _broken_text(text: str) -> list[str] | None:
    """The serials inside a text, where it counts from 1 to three or more and does not count right."""
    for serials in ([int(one) for one in _INLINE.findall(text)], [_CHINESE[one] for one in _SPOKEN.findall(text)]):
        if len(serials) >= _FEWEST and serials[0] == 1 and _break(serials) is not None:
            return _printed(serials)
    return None


def _number(serial: str) -> int | None:
    plain = re.sub(r"[（）()、.．\s]", "", serial)
    return int(plain) if plain.isdecimal() else _CHINESE.get(plain)


def _break(serials: list[int]) -> int | None:
    """The first position that is neither the next number nor a count from 1; None where there is none."""
    for at, (before, serial) in enumerate(pairwise([0, *serials])):
        if serial not in (before + 1, 1):
            return at
    return None


def _printed(serials: list[int]) -> list[str]:
    return [str(serial) for serial in serials]
