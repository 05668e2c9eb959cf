"""Figures inside prose: how much of what, with the words that say how exact it is. Years, ordinals and names are none."""

import re
from dataclasses import dataclass

from assessment.documents.phrases import NUMBER

_COUNTERS = (
    "平方公里|平方米|立方米|公顷|公里|亩|元|斤|吨|场|次|人|个|处|篇|项|宗|件|起|户|座|家|套|张|倍|天|条|名|批|份|幅|台"
)
_UNIT = rf"(?:[万亿]?(?:{_COUNTERS}))"
# A number after a plus sign or 第 is part of a name or an ordinal.
_START = r"(?<![\d.+第A-Za-z])(?<!第\s)"
_FIGURE = re.compile(
    rf"(?P<before>约|近|超过|超|不足|至少|不少于|不低于|不超过)?\s*{_START}(?P<value>{NUMBER})\s*(?P<more>余|多)?\s*"
    rf"(?P<unit>[%％]|{_UNIT})(?P<after>以上|以下|左右)?"
)
_CHANGE = re.compile(
    rf"由\s*{_START}(?P<from>{NUMBER})\s*(?P<unit>[%％]|{_UNIT})(?P<what>[^，。；;,、\d]*?)"
    rf"(?P<verb>[压缩减降增提]\S{{0,2}}?)(?:至|到|为)\s*(?P<value>{NUMBER})\s*(?P=unit)"
)
_QUALIFIERS = {
    "约": "about", "近": "about", "左右": "about", "超过": "more_than", "超": "more_than", "余": "more_than",
    "多": "more_than", "至少": "at_least", "不少于": "at_least", "不低于": "at_least", "以上": "at_least",
    "不足": "at_most", "不超过": "at_most", "以下": "at_most",
}  # fmt: skip
_PUNCTUATION = re.compile(r"[，。；;,、\n]")
_VERBS_BEFORE = re.compile(r"^.*(?:完成(?!率)|建设|编制)(?=.)|^(?:对|全市共有|共|获|以)")
_VERBS_AFTER = re.compile(r"(?:进行|实现|守住).*$")


@dataclass(frozen=True)
class Figure:
    """A figure in prose: ``value`` in ``unit_of_measure``, what it counts, and where it stands in the text."""

    name: str
    value: float
    unit_of_measure: str
    qualifier: str
    baseline_value: float | None
    direction: str
    text: str
    start: int

    @property
    def kind(self) -> str:
        """A rate is a ratio, everything else a quantity."""
        return "ratio" if self.unit_of_measure == "%" else "quantity"


def figures(text: str) -> list[Figure]:
    """Every figure of a text in printed order; ``由 a 减至 b`` is one figure with its baseline."""
    changes = list(_CHANGE.finditer(text))
    inside = [range(match.start(), match.end()) for match in changes]
    plain = [match for match in _FIGURE.finditer(text) if not any(match.start("value") in span for span in inside)]
    found: list[Figure] = []
    for match in sorted((*changes, *plain), key=lambda one: one.start()):
        before = found[-1] if found else None
        found.append(_change(match, text) if match in changes else _figure(match, text, before))
    return found


def _figure(match: re.Match[str], text: str, before: Figure | None) -> Figure:
    qualifiers = [match[name] for name in ("before", "more", "after") if match[name]]
    unit = match["unit"].replace("％", "%")
    return Figure(
        _name(match, text, unit, before),
        float(match["value"]),
        unit,
        _QUALIFIERS[qualifiers[0]] if qualifiers else "exact",
        None,
        "lower" if set(qualifiers) & {"不超过", "以下", "不足"} else "higher",
        match[0].strip(),
        match.start("value"),
    )


def _change(match: re.Match[str], text: str) -> Figure:
    direction = "lower" if re.search("[压缩减降]", match["verb"]) else "higher"
    name = f"{_before(text, match.start())}{match['what']}"
    unit = match["unit"].replace("％", "%")
    return Figure(
        name, float(match["value"]), unit, "exact", float(match["from"]), direction, match[0], match.start("value")
    )


def _name(match: re.Match[str], text: str, unit: str, before: Figure | None) -> str:
    """What is counted: the words after a count, else those before it, else what the figure before it counted."""
    lead, tail = _before(text, match.start()), _after(text, match.end())
    words = (tail or lead) if unit != "%" and not re.match("[万亿]?元", unit) else lead
    return words or lead or (before.name if before else unit)


def _before(text: str, position: int) -> str:
    words = re.split(rf"[，。；;,、\n]|{NUMBER}\s*(?:余|多)?\s*(?:[%％]|{_UNIT})", text[:position])[-1]
    return _VERBS_BEFORE.sub("", words.strip()).strip(" 的和由")


def _after(text: str, position: int) -> str:
    words = re.split(rf"{_PUNCTUATION.pattern}|(?:和|\s)?{NUMBER}", text[position:])[0]
    return _VERBS_AFTER.sub("", words.strip()).strip(" 的")
