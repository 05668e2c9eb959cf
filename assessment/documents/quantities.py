"""Quantities in prose: a number with its unit of measure, the comparison printed beside it, and the words around it.

A number counts as a quantity only where it is used as one. Numbers of documents, years and dates, scales of maps, titles and
quoted phrases, and counts of administrative areas (全省45个县 says where, not how much) are not quantities.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

NUMBER = r"\d+(?:\.\d+)?"
# Longer units first: 个工作日 is not 个, 亿元 is not 亿.
_AMOUNTS = (
    "个工作日|个百分点|个月|平方公里|万平方米|平方米|万公顷|公顷|万斤|万亩|亩|亿元|万元|元|亿吨|万吨|吨|公斤|公里|KM2"
)
UNITS = f"{_AMOUNTS}|万件|学时|场|次|人次|万人|人|名|个|处|篇|项|宗|件|起|户|座|幅|期|组|套|份|台|条|辆|眼"
RATES = {"%": "%", "％": "%", "‰": "‰"}
_COUNTED_IN_WORDS = "处|次|期|篇|项|个|套|场"
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}

_MASKED = re.compile(
    r"《[^》]*》|“[^”]*”|[(（]含[^()（）]*[)）]"
    r"|[〔\[(（]\s*\d{4}\s*[〕\])）]\s*\d+\s*号|第\s*[\d一二两三四五六七八九十]+\s*\w|[届、][一二两三四五六七八九十]次全会"
    r"|按[^，。；;\n]{0,8}\d+[%％]"
    r"|\d+[:：]\d+(?:\.\d+)?\s*万|(?:全[国省市州区县]|辖区内?|所有)\s*\d+个(?:县|市|州|乡|镇|村)(?![级城])|\d{4}\s*(?:[-—~至、]\s*\d{4}\s*)*年度?"
)
_QUANTITY = re.compile(
    rf"(?<![\d.])(?<!\d,)(?P<value>\d{{1,3}}(?:,\d{{3}})+|{NUMBER})(?:[-—~至－](?P<upper>{NUMBER}))?\s*[余多]?"
    rf"(?P<unit>[%％‰]|{UNITS}|分(?=以上|以下)|亿(?=[，。；、\s]|$))?(?P<after>以上|以下|以内|内(?=[，。；\s]|$))?"
    rf"|(?P<words>[一二两三四五六七八九十])(?P<counted>{_COUNTED_IN_WORDS})"
)
# A counted word is a target only after a verb that asks for that many: 一期工程 and 一项制度 are names.
_ASKS = re.compile(r"提交|组织|举办|撰写|召开|制定|发布|开发|不低于|不少于|至少|完成[^，。；;\n]*培训$")
_BARE_RATE = re.compile(r"率(?:达到|达|为|不低于|不超过)\s*$")
_BOUNDARY = re.compile(r"[，。；;,\n]")
# 及时 is one word, not 及 and a time.
_CONJUNCTION = re.compile(r"^[\s、]*(?:和|及(?!时)|与|以及)?\s*")
# What follows a count: up to the next boundary, but 多专题的、可扩展的系统 is one thing with its attributes.
_TAIL = re.compile(r"(?:[^，。；;、,\n]{1,12}的、[^，。；;,\n]*的)?[^，。；;、,\n]*")
_AT_LEAST = ("不应低于", "不低于", "不少于", "不小于", "至少", "最少", "≥", "达到", "达")
_AT_MOST = ("不超过", "不高于", "不多于", "不大于", "最多", "≤")
_LESS, _MORE = ("小于", "少于", "低于", "<"), ("大于", "高于", ">")
_COMPARISONS = {
    word: sign for sign, words in zip("≥≤<>", (_AT_LEAST, _AT_MOST, _LESS, _MORE), strict=True) for word in words
}
_AFTER = {"以上": "≥", "以下": "≤", "以内": "≤", "内": "≤"}
# 达 compares only right in front of the number (达标, 达成 do not); the others may stand before a base (不超过货币工作量的5‰).
_BEFORE = re.compile("|".join(word if "达" not in word else rf"{word}\s*$" for word in _COMPARISONS))


@dataclass(frozen=True)
class Quantity:
    """A number used as a quantity; ``lead`` and ``tail`` are the words of its clause before and after it."""

    value: float
    value_upper: float | None
    unit_of_measure: str | None
    operator: str | None
    comparison: str | None
    lead: str
    tail: str
    start: int
    end: int


def quantities(text: str) -> list[Quantity]:
    """Every quantity in a passage, in printed order."""
    plain = _MASKED.sub(lambda match: "※" * len(match[0]), text)
    matches = [match for match in _QUANTITY.finditer(plain) if _is_used(match, plain)]
    found = list[Quantity]()
    for number, match in enumerate(matches):
        following = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        before = found[-1].end + len(found[-1].tail) if found else 0
        found.append(_quantity(match, text, before, following))
    return list(_with_shared_ends(found, text))


def _is_used(match: re.Match[str], plain: str) -> bool:
    lead = plain[_clause_start(plain, 0, match.start()) : match.start()]
    if match["words"]:
        return bool(_ASKS.search(lead))
    return bool(match["unit"]) or (bool(_BARE_RATE.search(lead)) and not re.match(r"[\d.%％‰]", plain[match.end() :]))


def _clause_start(text: str, begin: int, end: int) -> int:
    boundaries = [match.end() for match in _BOUNDARY.finditer(text, begin, end)]
    return boundaries[-1] if boundaries else begin


def _quantity(match: re.Match[str], text: str, before: int, following: int) -> Quantity:
    begin = _clause_start(text, before, match.start())
    lead = text[begin : match.start()]
    begin += len(lead) - len(_CONJUNCTION.sub("", lead, count=1))
    after = _TAIL.match(text, match.end(), following)
    tail = re.split(r"[（(]其中", after[0] if after else "", maxsplit=1)[0].lstrip("）)")
    if following < len(text) and not _BOUNDARY.search(text, match.end(), following):
        tail = re.sub(r"[和及与][^和及与]*$", "", tail)  # 1宗矿业权和6处矿山, 耕地1公顷和农田2公顷
    if text[begin : match.start()].startswith("分别") and begin:
        begin = _clause_start(text, before, begin - 1)
    lead, upper = text[begin : match.start()], match["upper"]
    compared = list(_BEFORE.finditer(lead))
    word = compared[-1][0].strip() if compared else None
    operator = _COMPARISONS[word] if word else _AFTER.get(match["after"] or "")
    return Quantity(
        float(_DIGITS[match["words"]] if match["words"] else match["value"].replace(",", "")),
        float(upper) if upper else None,
        match["counted"] or RATES.get(match["unit"] or "", match["unit"]),
        operator,
        word,
        lead,
        tail,
        begin,
        match.end(),
    )


def _with_shared_ends(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """In 甲、乙时间分别压缩至10个、5个工作日以内 the second number brings the unit and limit of both, the first the words."""
    leads = list[str]()
    for number, one in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        if after and _is_series(one, after, text):
            leads = _leads(one.lead)
            yield replace(
                one, lead=leads[0], unit_of_measure=after.unit_of_measure, operator=one.operator or after.operator
            )
        elif leads:
            yield replace(one, lead=leads[-1], operator=found[number - 1].operator or one.operator)
            leads = []
        else:
            yield one


def _leads(lead: str) -> list[str]:
    """The words for each of two numbers: 分别 hands them out in order, and 甲登记、乙登记业务时间 share their last words."""
    subjects, word, _verb = lead.partition("分别")
    names = subjects.rstrip("，, ").split("、")
    return [_completed(*names), names[1]] if len(names) == 2 and word else [lead]


def _completed(first: str, second: str) -> str:
    """The first of two things with the words that only the second prints for both: after the longest end they share."""
    ends = (first[at:] for at in range(len(first)))
    end = next((end for end in ends if len(end) > 1 and end in second), None)
    return first + second.partition(end)[2] if end else first


def _is_series(one: Quantity, after: Quantity, text: str) -> bool:
    between = text[one.end : after.start] + after.lead
    units = (one.unit_of_measure or "", after.unit_of_measure or "")
    return not between.strip("、， ") and units[1].startswith(units[0])
