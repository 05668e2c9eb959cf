"""Targets inside prose: rates, counts and words that demand zero. Numbers of regulations, years and dates are not targets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assessment.documents.quantities import NUMBER, RATES, UNITS, Quantity, quantities

__all__ = ["NUMBER", "UNITS", "Phrase", "has_other_work", "phrases"]

_CLAUSE = re.compile(r"[^，。；;,\n]+")
_ZERO_NOUN = "事故|事件|积案|案件|投诉|记录|现象"
# 无 asks for none of something: of a bad thing, of whatever a clause that begins with it names, or of a lost or reversed case.
_ZERO = re.compile(
    rf"(?:(?<!有)无(?![法证需论人])(?P<name>[^，。；;\n无]*(?:{_ZERO_NOUN}))"
    r"|(?<![^，。；;、\n])无(?![法证需论人权])(?P<clause>[^，。；;、\n无]{2,}?)(?:的?发生)?(?=[，。；;、\n]|$)"
    r"|(?P<case>[^，。；;、\n无]{2,})无(?P<outcome>撤销|败诉)"
    rf"|(?:杜绝|不发生)(?P<banned>[^，。；;\n]+?(?:，[^，。；;\n]{{1,8}}(?:{_ZERO_NOUN}|问题)(?=的?发生))?)"
    r"(?:的?发生)?(?=[，。；;\n]|$))"
    r"|(?P<zero>[^，。；;,、\n]{0,8}?零(?:增长|新增|事故))"
)
# Only the noun names a measure: what stands before these verbs says who or where, and the passage keeps it.
_VERBS = re.compile(
    r"^.*(?:至少|最少|完成|实现|推荐|实施|确保|力争|全年|年内|每年|提交|召开|举办|开展|争取落实|争取|确定的|撰写|编印|并采集|期间|贯彻落实|中央环保督察|其中)(?!率)"
)
_ENDS = re.compile(r"(?:完成|控制在|达到|达|为|共|各|保持在|每年|每月|每季度|年底前|分别|压缩至|参加|下)+$")
_SERIAL = re.compile(r"^\d{1,2}[.．、](?!\d)")
LIMITED = re.compile(r"死亡|重伤|事故|损失|违法占用")
_ATTRIBUTES = re.compile(r"^[^、]*的、.*的")
# How often the number is due stays in the name: 每季度一次 is not one a year.
_PERIOD = re.compile(r"每(?:季度|月|周|半年)")
_PER_HEAD = "人均"
# Things that share a rate (灾情、险情速报率) are named together, but not with a clause that tells what to do.
_TELLS = re.compile(
    r"^(?:做好|加强|开展|推进|落实|完善|健全|严格|组织|指导|帮助|督促|促进|强化|制定|规范|编制|提高|提升|到位)|到位$"
)
_RAISED = re.compile(r"^.*(?:提升|提高)(?=.)")
_KEPT = re.compile(r"(?:面积|数量|质量)*不(?:减少|降低)$")
_SENTENCE = re.compile(r"[^。；;\n]*")
# Money, mass and area measure what stands before them; a counted thing stands behind its count (3个绿色矿山).
_MEASURED = re.compile(r"元$|吨$|^万?件$|亿$|分$|幅$")
_AREAS = ("公顷", "万公顷", "亩", "万亩")


@dataclass(frozen=True)
class Phrase:
    """A target read from prose: ``value`` in ``unit_of_measure``, with the words it was read from."""

    name: str
    kind: str
    direction: str
    operator: str | None
    value: float
    value_upper: float | None
    unit_of_measure: str | None
    text: str
    start: int
    is_binding: bool = False

    @property
    def rule(self) -> str:
        """The default rule of such a target."""
        return default_rule(self.kind, self.direction, is_binding=self.is_binding)


def default_rule(kind: str, direction: str, *, is_binding: bool = False) -> str:
    """The rule of a number with which every scheme starts (domain.md, section 2)."""
    if direction == "lower":
        return "lower_better"
    return "threshold" if kind == "ratio" or is_binding else "ratio_capped"


def phrases(text: str) -> list[Phrase]:
    """Every target in a passage of prose, in the order it is printed."""
    found = [phrase for quantity in quantities(text) for phrase in _read(quantity, text)]
    return sorted([*found, *_zeros(text)], key=lambda phrase: phrase.start)


def _read(quantity: Quantity, text: str) -> Iterator[Phrase]:
    """One target, or one for each thing named where several things share a number (甲率、乙率100%; 甲和乙各1个)."""
    rate = quantity.unit_of_measure is None or quantity.unit_of_measure in RATES
    subject = _subject(quantity)
    names = _rate_names(quantity, subject) if rate else _count_names(quantity, subject)
    words = text[quantity.start : quantity.end] + quantity.tail
    lower = quantity.operator in ("≤", "<") or (
        quantity.operator != "≥" and rate and bool(LIMITED.search(quantity.lead))
    )
    rest = _SENTENCE.match(text, quantity.end)
    kept = quantity.unit_of_measure in _AREAS and rest is not None and "不减少" in rest[0]
    for name in names:
        yield Phrase(
            name,
            "ratio" if rate else "quantity",
            "range" if quantity.value_upper is not None else "lower" if lower else "higher",
            quantity.operator,
            quantity.value,
            quantity.value_upper,
            quantity.unit_of_measure,
            words.strip(),
            quantity.start,
            kept,
        )


def _subject(quantity: Quantity) -> str:
    """The words before the number, without the comparison; adverbs such as 至少 stand before what is counted."""
    lead, word = quantity.lead, quantity.comparison
    if word is None:
        return lead
    before, _word, after = lead.rpartition(word)
    if after.strip() == _PER_HEAD:
        return f"{before}（{_PER_HEAD}）"
    return f"{before}{after}" if word in ("至少", "最少") else before or after


def _noun(words: str) -> str:
    """The noun in some words, without verbs before and after it."""
    plain = _ENDS.sub("", _SERIAL.sub("", words.strip(" ：:（("))).strip(" ：:（(")
    return _VERBS.sub("", plain).strip(" ：:的").removeprefix("将")


def _rate_names(quantity: Quantity, subject: str) -> list[str]:
    pieces = [_RAISED.sub("", _noun(piece)) for piece in subject.split("、")]
    rates = [piece for piece in pieces if piece.endswith("率")]
    if len(rates) > 1 and rates == pieces[-len(rates) :]:
        return rates
    if len(rates) == 1 and pieces[-1] == rates[0] and not any(_TELLS.search(piece) for piece in pieces):
        return ["、".join(filter(None, pieces))]
    return [pieces[-1] or _noun(quantity.tail) or subject.strip()]


def _count_names(quantity: Quantity, subject: str) -> list[str]:
    tail = _KEPT.sub("", re.sub("^(?:的|范围内?)", "", quantity.tail.strip())).strip("、 ")
    if subject.rstrip().endswith("各"):
        return [_noun(piece) for piece in re.split("[和、及]", _noun(subject))]
    follows = quantity.tail.startswith("的") and quantity.comparison is None and quantity.unit_of_measure not in _AREAS
    name = _noun(subject.rpartition("：")[2])
    if _MEASURED.search(quantity.unit_of_measure or "") or follows or not tail:
        return [_with_period(name or tail or subject.strip(), quantity.lead)]
    return [_with_period(_ATTRIBUTES.sub("", _noun(tail)) or tail, quantity.lead)]


def _with_period(name: str, lead: str) -> str:
    """A counted thing with the period its count is for, where the name does not say it."""
    period = _PERIOD.search(lead)
    return f"{name}（{period[0]}）" if period and period[0] not in name else name


def _zeros(text: str) -> Iterator[Phrase]:
    for match in _ZERO.finditer(text):
        case = f"{match['case']}{match['outcome']}" if match["case"] else None
        name = match["name"] or match["clause"] or case or match["banned"] or _noun(match["zero"])
        yield Phrase(name, "quantity", "lower", None, 0.0, None, None, match[0], match.start())


class _Printed(Protocol):
    """What was read from a passage: its words and where they begin."""

    @property
    def text(self) -> str: ...

    @property
    def start(self) -> int: ...


def has_other_work(text: str, found: Sequence[_Printed]) -> bool:
    """Whether the prose asks for more than the targets found in it: a clause that none of them touches."""
    spans = [(one.start, one.start + len(one.text)) for one in found]
    clauses = [(match.start(), match.end()) for match in _CLAUSE.finditer(text) if len(match[0].strip()) > 1]
    return any(all(end <= begin or stop <= start for begin, stop in spans) for start, end in clauses)
