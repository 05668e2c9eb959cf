"""What an indicator's value cell asks for: a number with its operator, dates, figures inside words, or words alone."""

import re
from dataclasses import dataclass
from datetime import date

from assessment.documents.deadlines import deadlines
from assessment.documents.phrases import NUMBER
from assessment.documents.stated_figures import Figure, figures

_OPERATORS = {
    "≥": "≥", ">=": "≥", "不低于": "≥", "不少于": "≥", "以上": "≥", "及以上": "≥", "≤": "≤", "<=": "≤", "不超过": "≤",
    "不高于": "≤", "以下": "≤", "以内": "≤", "及以下": "≤", ">": ">", "＞": ">", "大于": ">", "超过": ">", "<": "<",
    "＜": "<", "小于": "<", "低于": "<", "=": "=", "＝": "=",
}  # fmt: skip
_WORDS = "|".join(sorted(map(re.escape, _OPERATORS), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<before>{_WORDS})?\s*(?P<value>{NUMBER})\s*(?P<unit>[^\d\s，。；、,;（(~～—–至-]{{0,4}}?)"
    rf"(?:\s*[-~～—–至]\s*(?P<upper>{NUMBER})\s*(?P<unit_after>[^\d\s，。；、,;（(]{{0,4}}?))?\s*(?P<after>{_WORDS})?"
)
_DIRECTIONS = {"≥": "higher", ">": "higher", "≤": "lower", "<": "lower", "=": "equal", None: "higher"}
_QUALIFIED = {"at_least": "≥", "more_than": ">", "at_most": "≤"}


@dataclass(frozen=True)
class Valued:
    """One thing a value cell asks for, in the unit it is printed in; ``text`` is the cell it was read from."""

    name: str
    kind: str
    text: str
    start: int = 0
    direction: str = "higher"
    operator: str | None = None
    value: float | None = None
    value_upper: float | None = None
    unit_of_measure: str | None = None
    due_date: date | None = None

    @property
    def rule(self) -> str:
        """The default rule of what is asked for (domain.md, section 2)."""
        if self.kind in ("qualitative", "deadline"):
            return "qualitative_4"
        if self.direction == "lower":
            return "lower_better"
        return "threshold" if self.kind == "ratio" else "ratio_capped"


def understand(name: str, cell: str, year: int, *, is_cost: bool = False) -> list[Valued]:
    """What the value cell of an indicator asks for, at least one thing; money asked for as a cost is a limit."""
    if match := _NUMBER.fullmatch(cell.strip()):
        return [_numbered(name, match, is_cost=is_cost)]
    counted = [_asked(name, figure, cell, is_cost=is_cost) for figure in figures(cell)]
    found = sorted((*_deadlines(cell, year), *counted), key=lambda one: one.start)
    if not found:
        return [Valued(name, "qualitative", cell)]
    # Clauses that no number touches are asked for in words.
    rest = [Valued(f"{name}其余工作", "qualitative", cell)] if _has_other_work(cell, found) else []
    return [*found, *rest]


def _numbered(name: str, match: re.Match[str], *, is_cost: bool) -> Valued:
    word = match["before"] or match["after"]
    operator = _OPERATORS[word] if word else None
    unit = (match["unit_after"] or match["unit"] or "").replace("％", "%") or None
    direction = "range" if match["upper"] else _DIRECTIONS[operator]
    return Valued(
        name,
        "ratio" if unit == "%" else "quantity",
        match[0].strip(),
        direction="lower" if operator is None and is_cost and _is_money(unit) else direction,
        operator=operator,
        value=float(match["value"]),
        value_upper=float(match["upper"]) if match["upper"] else None,
        unit_of_measure=unit,
    )


def _is_money(unit: str | None) -> bool:
    return bool(unit) and str(unit).endswith("元")


def _deadlines(cell: str, year: int) -> list[Valued]:
    """The dates of a cell, each with the work that its clause names."""
    found = deadlines(cell, year, before_only=False)
    return [Valued(one.work, "deadline", cell, one.start, due_date=one.due_date) for one in found]


def _asked(name: str, figure: Figure, cell: str, *, is_cost: bool) -> Valued:
    """A figure inside words; the unit it is counted in tells several apart."""
    is_limit = figure.direction == "lower" or (is_cost and _is_money(figure.unit_of_measure))
    return Valued(
        f"{name}（{figure.unit_of_measure}）",
        figure.kind,
        cell,
        figure.start,
        "lower" if is_limit else "higher",
        _QUALIFIED.get(figure.qualifier),
        figure.value,
        unit_of_measure=figure.unit_of_measure,
    )


def _has_other_work(cell: str, found: list[Valued]) -> bool:
    """Whether a clause is left that no number or date stands in."""
    clauses = [match.span() for match in re.finditer(r"[^，。；;,\n]+", cell)]
    return any(not any(start <= one.start < end for one in found) for start, end in clauses if end - start > 1)
