"""How numbers, dates, ranks and states are written: one home for decimals, thousands, 万/亿, percent and symbols."""

import math
from collections.abc import Iterable
from datetime import date

import pandas as pd

from assessment.messages import SOURCE, language, translate as _
from assessment.settings import UNNAMED

ABSENT = "—"

# Symbol and word of every light and state (domain.md, section 4). Colour never stands alone.
_SYMBOLS = {
    "ahead": "▲",
    "on_track": "●",
    "behind": "◆",
    "far_behind": "▼",
    "unreported": "○",
    "not_applicable": "–",
    "pending": "◇",
    "ambiguous": "？",
    "not_due": "·",
    "undefined": "？",
    "reported": "●",
}
_MONTHS = {"en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")}
# The order in which counts by state are read out.
STATUSES = tuple(_SYMBOLS)

# Corners of 双监控 (domain.md, section 5), the worst first; the symbol lies in the corner that it stands for.
CORNERS = {"both_behind": "◣", "money_first": "◢", "work_first": "◤", "both_on_time": "◥"}
# Why money or work is not judged; the symbols are those of the states above.
_UNJUDGED = {
    "unreported": "○",
    "open": "○",
    "no_plan": "–",
    "no_output": "–",
    "no_budget": "–",
    "unclear_plan": "？",
    "not_due": "·",
    "nothing_planned": "·",
}


def corner_word(corner: str) -> str:
    """The word of a corner of 双监控."""
    return {
        "both_on_time": _("双正常"),
        "money_first": _("钱快事慢"),
        "work_first": _("事快钱慢"),
        "both_behind": _("双滞后"),
    }[corner]


def corner(code: str) -> str:
    """Symbol and word of a corner together."""
    return f"{CORNERS[code]} {corner_word(code)}"


def unjudged(state: str, subject: str) -> str:
    """Why the ``subject``, money or work, is not judged: symbol and word; ``state`` as in ``reads.dual_monitoring``."""
    word = {
        "unreported": _("{subject}未报"),
        "open": _("{subject}未报齐"),
        "no_plan": _("无支出计划"),
        "no_output": _("无产出指标"),
        "no_budget": _("无预算数"),
        "unclear_plan": _("支出计划读不通"),
        "not_due": _("{subject}未到首个节点"),
        "nothing_planned": _("计划尚未安排支出"),
    }[state]
    return f"{_UNJUDGED[state]} {word.format(subject=subject)}"


def status_symbol(status: str) -> str:
    """The symbol of a light or state."""
    return _SYMBOLS[status]


def status_word(status: str, *, is_limit: bool = False) -> str:
    """The word of a light or state, in the reader's language; a limit is kept or exceeded, it cannot lag."""
    if is_limit and status in ("on_track", "behind", "far_behind"):
        return {"on_track": _("未超限"), "behind": _("超限"), "far_behind": _("严重超限")}[status]
    return {
        "ahead": _("超序时"),
        "on_track": _("正常"),
        "behind": _("滞后"),
        "far_behind": _("严重滞后"),
        "unreported": _("未报"),
        "not_applicable": _("无任务"),
        "pending": _("待下达"),
        "ambiguous": _("归属不明"),
        "not_due": _("未到期"),
        "undefined": _("无法计算"),
        "reported": _("已报"),
    }[status]


def status(code: str, *, is_limit: bool = False, target: float | None = None) -> str:
    """Symbol and word together; a ``target`` of nothing says why the rule cannot be applied."""
    word = status_word(code, is_limit=is_limit)
    if code == "undefined" and target == 0:
        word = _("目标为0，无法计算")
    return f"{status_symbol(code)} {word}"


def theme(name: str, *, is_rest: bool) -> str:
    """A field of work; what its parent holds beside the fields that bear names of their own is the rest of it."""
    return _("{theme}其余").format(theme=name) if is_rest else name


def person(name: str) -> str:
    """Who worked; where nobody has said who works here, in the reader's language."""
    return _("未署名") if name == UNNAMED else name


def bracketed(words: str, more: str) -> str:
    """Words, and more of them in brackets, as the reader's language writes brackets."""
    return _("{words}（{more}）").format(words=words, more=more)


def named(name: str, words: str) -> str:
    """What something is, after its name and a colon."""
    return _("{name}：{words}").format(name=name, words=words)


def grade_word(grade: str) -> str:
    """A grade of the usual scale in the reader's language; a scale of a scheme's own keeps its words."""
    return {"优秀": _("优秀"), "良好": _("良好"), "一般": _("一般"), "较差": _("较差")}.get(grade, grade)


def is_absent(value: object) -> bool:
    """Whether there is no value: None, NaN or NA, which are all the same to a reader and none of them 0."""
    return value is None or value is pd.NA or value != value


def number(value: float | None, decimals: int = 2) -> str:
    """A number with thousands separators and no more decimals than it has, up to ``decimals``."""
    if value is None or is_absent(value):
        return ABSENT
    words = f"{value:,.{decimals}f}"
    return words.rstrip("0").rstrip(".") if decimals else words


def large(value: float | None) -> str:
    """A number as people say it, in 万 and 亿 from 100,000 on; downloads keep every digit, English keeps thousands."""
    if value is None or is_absent(value) or language() != SOURCE or abs(value) < 1e5:
        return number(value)
    return f"{number(value / 1e8)}亿" if abs(value) >= 1e8 else f"{number(value / 1e4)}万"


def ten_thousand(yuan: float | None) -> str:
    """An amount of yuan in 万元, with the two decimals that budgets are printed with."""
    return ABSENT if yuan is None or is_absent(yuan) else f"{yuan / 1e4:,.2f}"


def points(value: float | None) -> str:
    """Points with the two decimals they are published with."""
    return ABSENT if value is None or is_absent(value) else f"{value:,.2f}"


def signed_points(value: float | None) -> str:
    """Points that came on top or went, with their sign."""
    return ABSENT if value is None or is_absent(value) else _signed(points(abs(value)), value)


def places(count: float | None) -> str:
    """Places gained or lost, with their sign; 0 is neither."""
    return ABSENT if count is None or is_absent(count) else _signed(str(abs(int(count))), count)


def _signed(words: str, value: float) -> str:
    sign = "＋" if value > 0 else "−" if value < 0 else ""
    return sign + words


def percent(share: float | None, decimals: int = 0) -> str:
    """A share as percent; rounded half up, so that 0.565 is 57 %."""
    if share is None or is_absent(share):
        return ABSENT
    scale = 10.0**decimals
    return f"{math.floor(share * 100 * scale + 0.5 + 1e-9) / scale:.{decimals}f}%"


def gap(percentage_points: float | None) -> str:
    """A gap to 序时 in 百分点, with its sign."""
    if percentage_points is None or is_absent(percentage_points):
        return ABSENT
    rounded = round(percentage_points, 1)
    return f"{rounded + 0:+.1f}".replace("-", "−")


def month(number_of_month: int) -> str:
    """A month's name, short in a language whose months have names."""
    names = _MONTHS.get(language())
    return names[number_of_month - 1] if names else _("{month}月").format(month=number_of_month)


def day(value: date) -> str:
    """A day of a year."""
    return _("{year}年{month}月{day}日").format(year=value.year, month=value.month, day=value.day)


def rank(position: int | None, *, is_tied: bool = False) -> str:
    """A rank, marked when it is shared."""
    if position is None or is_absent(position):
        return ABSENT
    return _("并列{rank}").format(rank=position) if is_tied else str(position)


def rank_interval(best: int, worst: int) -> str:
    """The ranks that unreported values leave open."""
    return str(best) if best == worst else f"{best}–{worst}"


def rank_change(change: float | None) -> str:
    """How many places a unit moved since the month before; up is better."""
    if change is None or is_absent(change):
        return ABSENT
    if change == 0:
        return _("持平")
    return f"↑{int(change)}" if change > 0 else f"↓{int(-change)}"


def listing(words: Iterable[str]) -> str:
    """Words one after the other, as a list inside a sentence."""
    return _("、").join(words)


def sentence(clauses: Iterable[str]) -> str:
    """Clauses as one sentence, with its full stop."""
    return _("；").join(clauses) + _("。")
