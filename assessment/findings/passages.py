"""Is every stored value printed where it says it is? Its line is read again, by other means than the parser's."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assessment.documents.parsed import Row
from assessment.findings.facts import Facts, Found

_NUMBER = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_CHINESE = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
_NONE = re.compile(r"[无零未]|杜绝|不发生|不得|没有")


def values_in_passages(facts: Facts) -> Iterator[Found]:
    """Which printed targets and actuals cannot be found again, as a number, on the line they point to?"""
    for leaf, measure, row in facts.printed_targets():
        yield from _missing("value_not_in_passage", facts, leaf, measure, row)
    for row in facts.rows["actual"]:
        measure = facts.measures[row["measure_id"]]
        yield from _missing("actual_not_in_passage", facts, facts.leaves[measure["indicator_id"]], measure, row)


def _missing(rule: str, facts: Facts, leaf: Row, measure: Row, row: Row) -> Iterator[Found]:
    if row["basis"] != "source" or row["line"] is None:
        return
    numbers = numbers_in(facts.passages[row["document_id"]].get(row["line"], ""))
    for value in (row["value"], row.get("value_upper")):
        if value is not None and Decimal(repr(value)) not in numbers:
            words = {"line": row["line"], "value": value, "name": measure["measure_name"]}
            yield Found(rule, measure["measure_id"], facts.about(leaf, measure), row["line"], words, value)


def numbers_in(text: str) -> set[Decimal]:
    """Every number a line prints: digits of any width, single Chinese numerals, and zero where words demand none."""
    plain = text.translate(_FULL_WIDTH)
    numbers = {Decimal(match.replace(",", "")) for match in _NUMBER.findall(plain)}
    numbers |= {Decimal(_CHINESE[word]) for word in plain if word in _CHINESE}
    return numbers | ({Decimal(0)} if _NONE.search(plain) else set())
