"""A table ready to be written into a file: words instead of codes, headings people read, the context of its rows, its stamp."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from assessment import basis, reads, stamps
from assessment.exports import cells
from assessment.exports.words import readable
from assessment.headings import headings
from assessment.messages import translate as _


@dataclass(frozen=True)
class Shown:
    """One table of a file. ``names`` are the columns of the data behind its headings, in their order.

    ``context`` is what holds for every row: scheme, period, filters, data version. ``part`` says how many rows of how many.
    """

    title: str
    table: pd.DataFrame
    names: tuple[str, ...]
    context: dict[str, object]
    bases: str = ""
    part: str = ""
    stamp: stamps.Stamp | None = None

    @cached_property
    def stamped(self) -> dict[str, object]:
        """What the stamp says, in columns: enough to make the same figures again."""
        if self.stamp is None:
            return {}
        said = (
            (_("规则"), self.stamp.rules),
            (_("本表行数"), self.part),
            (_("网址"), self.stamp.address),
            (_("数据地址"), self.stamp.data_address),
            (_("生成时间"), self.stamp.made_at),
        )
        return {name: value for name, value in said if value}

    def marks(self) -> list[str]:
        """For each row, the marks of its cells."""
        columns = [
            [cells.mark(str(heading), value) for value in self.table.iloc[:, place]]
            for place, heading in enumerate(self.table.columns)
        ]
        return [cells.joined(row) for row in zip(*columns, strict=True)]


def shown(
    rows: pd.DataFrame,
    view: reads.View,
    *,
    title: str = "",
    filters: str = "",
    asks: Collection[str] = ("scheme", "year", "month"),
    trial: str | None = None,
    stamp: stamps.Stamp | None = None,
) -> Shown:
    """A card's rows with headings in the reader's language.

    What the page does not ask for, scheme or month, is no context of its rows. Rows of a ``trial`` say in every row that
    they are no official result, and what was changed.
    """
    table, names = labelled(rows)
    context = {**_trial(trial), **period(view, asks), _("筛选"): filters, _("数据版本"): reads.snapshot_id()}
    return Shown(title, table, names, context, basis.summary(rows), _part(rows), stamp)


def labelled(rows: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Rows in words under the headings of their columns, and the names of those columns; what has no heading is left out."""
    labels = headings()
    table = readable(rows)
    names: list[str] = []
    for name in labels:
        if name in table and not _is_twin(table, name, [one for one in names if labels[one] == labels[name]]):
            names.append(name)
    return table[names].set_axis(_apart([labels[name] for name in names]), axis=1), tuple(names)


def _is_twin(table: pd.DataFrame, name: str, namesakes: list[str]) -> bool:
    """Whether a column says under the same heading what another says already."""
    return any(table[name].equals(table[one]) for one in namesakes)


def _apart(words: list[str]) -> list[str]:
    """Headings of one table, told apart where two are called the same."""
    counted: Counter[str] = Counter()
    told = []
    for word in words:
        counted[word] += 1
        told.append(word if counted[word] == 1 else f"{word} {counted[word]}")
    return told


def period(view: reads.View, asks: Collection[str]) -> dict[str, object]:
    """What holds for every row of a page's table: scheme, year and month, as far as the page asks for them."""
    scheme: dict[str, object] = {}
    if "scheme" in asks:
        title = reads.schemes(view.scope).set_index("scheme_id")["title"].get(view.scheme_id)
        scheme = {_("考核方案"): view.scheme_id, _("来源文件"): title, _("考核年度"): view.year}
    month = {_("截至月份"): view.month} if "month" in asks else {}
    known = {_("按哪天所知"): view.known_on.isoformat()} if view.known_on else {}
    return {**scheme, **month, **known}


def _trial(trial: str | None) -> dict[str, object]:
    return {} if trial is None else {_("试算"): _("试算，非正式结果"), _("试算改动"): trial or _("没有改动")}


def _part(rows: pd.DataFrame) -> str:
    """How many rows of how many the query has: whether a file that lacks a row today lacked it from the start."""
    asked = reads.question(rows)
    whole = len(ask_again(asked)) if asked else len(rows)
    return f"{len(rows)}/{whole}"


def ask_again(asked: reads.Question) -> pd.DataFrame:
    """All rows of the query that rows came from."""
    return reads.answer(asked.name, **asked.parameters)


# How the values of a column are, by its name: what a spreadsheet shows of them, and what the explanation says.
def form(name: str, values: pd.Series) -> str:
    """``share``, ``money``, ``points``, ``count``, ``number``, ``day``, ``moment`` or ``text``."""
    if pd.api.types.is_datetime64_any_dtype(values):
        return "moment" if name.endswith("_at") else "day"
    if not (pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)):
        return "text"
    for ending, said in _FORMS:
        if name.endswith(ending):
            return said
    return "count" if pd.api.types.is_integer_dtype(values) else "number"


_FORMS = (
    (("share_as_printed",), "number"),
    (("_share", "_rate", "_coverage", "_rate_change"), "share"),
    (("_yuan",), "money"),
    (("score", "points", "score_upper", "score_change"), "points"),
)

FORM_WORDS: dict[str, Callable[[], str]] = {
    "share": lambda: _("小数：0.25 即 25%"),
    "money": lambda: _("金额（元）"),
    "points": lambda: _("分"),
    "count": lambda: _("整数"),
    "number": lambda: _("数字"),
    "day": lambda: _("日期"),
    "moment": lambda: _("日期和时间"),
    "text": lambda: _("文字"),
}


def plain(value: Any) -> Any:
    """A value as Python has it: no pandas, no numpy; null for none."""
    if cells.is_absent(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    return value.item() if isinstance(value, np.generic) else value
