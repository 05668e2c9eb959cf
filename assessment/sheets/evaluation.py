"""A department's self-evaluation in its official layout, with what can be recomputed beside it, and what to ask about it."""

from collections.abc import Iterable
from html import escape
from itertools import zip_longest
from typing import Any

import pandas as pd

from assessment import formats
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Link, all_notes, anchor, opener, passage_notes, place

Notes = dict[tuple[int, int], tuple[str, str]]

_COLUMNS = 9
# Of the block of totals.
_NARROW_COLUMNS = 3


@remembered
def evaluation_form(
    rows: pd.DataFrame,
    lines: pd.DataFrame,
    execution: pd.DataFrame,
    goals: pd.DataFrame,
    passages: pd.DataFrame,
    *,
    link: Link,
) -> str:
    """The whole form as it is printed: budget block, duties and goals, three-level indicators, total.

    The recomputed rate and score stand in columns of their own; every value that has a passage opens it. On a phone the
    indicators are a list.
    """
    spans = [*_spans(rows), *_spans(lines)]
    notes = passage_notes(spans, passages, "form", link=link)
    block = _block(lines, execution, notes) + _prose(goals, link)
    wide = f'<div class="sheet form wide-form">{_indicators(rows, notes)}</div>'
    narrow = f'<div class="narrow-form">{_list(rows)}</div>'
    return f'<div class="sheet form">{block}</div>{wide}{narrow}{all_notes(notes)}'


def _block(lines: pd.DataFrame, execution: pd.DataFrame, notes: Notes) -> str:
    """年度预算申请: the total with what it earned, then income and expenditure side by side, each under its column."""
    done = execution.iloc[0] if len(execution) else None
    heads = (
        _("年度预算（万元）"),
        _("执行数（万元）"),
        _("资金执行率"),
        _("分值"),
        _("得分"),
        _("复算执行率"),
        _("复算得分"),
    )
    head = "".join(f'<th scope="col"{_narrow_class(index)}>{escape(one)}</th>' for index, one in enumerate(heads))
    first = escape(_("年度预算申请"))
    total = "".join(_total_row(row, done, notes) for row in lines[lines["side"] == "total"].itertuples())
    income, spent = lines[lines["side"] == "income"], lines[lines["side"] == "expenditure"]
    sides = "".join(
        _side_row(left, right, notes) for left, right in zip_longest(income.itertuples(), spent.itertuples())
    )
    caption = escape(_("收入与支出明细"))
    columns = "".join(
        f'<th scope="col"{_number(index % 2 == 1)}>{escape(words)}</th>'
        for index, words in enumerate((_("按收入性质分"), heads[0], _("按支出性质分"), heads[1]))
    )
    parts = f"<table><caption>{caption}</caption><thead><tr>{columns}</tr></thead><tbody>{sides}</tbody></table>"
    return (
        f"<table><caption>{first}</caption><thead><tr><th scope='col'>{first}</th>{head}</tr></thead>"
        f"<tbody>{total}</tbody></table>{parts}"
    )


def _total_row(row: Any, done: pd.Series | None, notes: Notes) -> str:
    stated = [formats.ten_thousand(row.initial_yuan), formats.ten_thousand(row.executed_yuan)]
    if done is None:
        stated += [formats.ABSENT] * 5
    else:
        stated += [
            _rate(done["stated_rate"]), formats.number(done["points"]), formats.number(done["stated_score"]),
            _rate(done["computed_rate"]), formats.points(done["computed_score"]),
        ]  # fmt: skip
    cells = "".join(f"<td{_narrow_class(index)}>{escape(value)}</td>" for index, value in enumerate(stated))
    score = _("得分 {score} / {points}，重算 {computed}").format(score=stated[4], points=stated[3], computed=stated[6])
    small = f'<small class="narrow-only">{escape(score)}</small>'
    return f'<tr><th scope="row">{_opened(row, row.line_name, notes)}{small}</th>{cells}</tr>'


def _narrow_class(index: int) -> str:
    """The budget, what was executed and the rate have room on a phone; the scores stand below the name there."""
    return ' class="number"' if index < _NARROW_COLUMNS else ' class="number wide-only"'


def _side_row(left: Any, right: Any, notes: Notes) -> str:
    cells = []
    for row, money in ((left, "initial_yuan"), (right, "executed_yuan")):
        if row is None:
            cells.append("<td></td><td></td>")
            continue
        amount = getattr(row, money)
        words = _("空白") if formats.is_absent(amount) else formats.ten_thousand(amount)
        cells.append(f'<td>{_opened(row, row.line_name, notes)}</td><td class="number">{escape(words)}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _prose(goals: pd.DataFrame, link: Link) -> str:
    """Duties and goals, each section folded, with the number of its sentences and the way to where it is printed."""
    parts, words_of_source = [], escape(_("在原文中打开"))
    for section, part in goals.groupby("section", sort=False):
        items = "".join(f"<li>{escape(row.text)}</li>" for row in part.itertuples())
        words = _("{section}（{count} 条）").format(section=section, count=len(part))
        href = place(link, part["document_id"].iloc[0], int(part["line"].iloc[0])) or ""
        source = f"<p>{anchor(words_of_source, href)}</p>"
        parts.append(f"<details><summary>{escape(words)}</summary><ol>{items}</ol>{source}</details>")
    return "".join(parts)


def _indicators(rows: pd.DataFrame, notes: Notes) -> str:
    heads = (
        _("一级指标"), _("二级指标"), _("三级指标"), _("年度指标值"), _("实际完成值"), _("分值"), _("得分"), _("复算得分"),
        _("偏差原因分析及改进措施"),
    )  # fmt: skip
    numbers = {5, 6, 7}
    head = "".join(f'<th scope="col"{_number(index in numbers)}>{escape(one)}</th>' for index, one in enumerate(heads))
    asked = rows[~rows["is_execution_rate"].astype(bool)]
    first, second = _heights(asked, ["first_level"]), _heights(asked, ["first_level", "second_level"])
    body = "".join(
        _indicator_row(row, first[index], second[index], notes) for index, row in enumerate(asked.itertuples())
    )
    caption = escape(_("部门整体支出年度绩效指标"))
    return (
        f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
        f"<tfoot>{_totals(rows)}</tfoot></table>"
    )


def _heights(rows: pd.DataFrame, levels: list[str]) -> list[int]:
    """For each row how many rows its cell spans: 0 where the cell above spans it too."""
    keys = [tuple(key) for key in rows[levels].itertuples(index=False)]
    heights = []
    for index, key in enumerate(keys):
        if index and keys[index - 1] == key:
            heights.append(0)
            continue
        end = next((later for later in range(index, len(keys)) if keys[later] != key), len(keys))
        heights.append(end - index)
    return heights


def _indicator_row(row: Any, first: int, second: int, notes: Notes) -> str:
    points = formats.number(row.first_level_points)
    level = row.first_level if points == formats.ABSENT else formats.bracketed(row.first_level, points)
    spanned = [(first, level, "rowgroup"), (second, row.second_level, "rowgroup")]
    cells = [
        f'<th scope="{scope}" rowspan="{height}">{escape(words)}</th>' for height, words, scope in spanned if height
    ]
    cells.append(f'<th scope="row">{_opened(row, row.indicator_name, notes)}</th>')
    cells += [f"<td>{escape(_words(words))}</td>" for words in (row.target_text, row.actual_text)]
    scores = (formats.number(row.points), formats.number(row.self_score), formats.points(row.recomputed_score))
    cells += [f'<td class="number">{escape(words)}</td>' for words in scores]
    reason = row.reason if isinstance(row.reason, str) else _("空白")
    cells.append(f"<td>{escape(reason)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _totals(rows: pd.DataFrame) -> str:
    """总分 as printed, the sum of what stands above it, and of that what can be recomputed."""
    able = rows[rows["recomputed_score"].notna()]
    lines = [
        (_("总分（原文）"), rows["declared_points"].iloc[0], rows["stated_total"].iloc[0], None),
        (_("各项之和（含资金执行率）"), rows["points"].sum(), rows["self_score"].sum(), None),
        (_("其中可以复算"), *(able[name].sum() for name in ("points", "self_score", "recomputed_score"))),
    ]
    return "".join(
        f'<tr><th scope="row" colspan="{_COLUMNS - 4}">{escape(name)}</th>'
        + "".join(f'<td class="number">{escape(formats.number(value))}</td>' for value in values[:2])
        + f'<td class="number">{escape(formats.points(values[2]))}</td>'
        + "<td></td></tr>"
        for name, *values in lines
    )


def _list(rows: pd.DataFrame) -> str:
    """The indicators for a phone: name and score first, what was asked and done below."""
    asked = rows[~rows["is_execution_rate"].astype(bool)]
    asked_for, done = _("指标值"), _("完成")
    items = "".join(
        f"<li><b>{escape(formats.number(row.self_score))} / {escape(formats.number(row.points))}</b>"
        f"<strong>{escape(row.indicator_name)}</strong>"
        f"<small>{escape(f'{row.first_level} › {row.second_level}')}</small>"
        f"<p>{escape(formats.named(asked_for, _words(row.target_text)))}</p>"
        f"<p>{escape(formats.named(done, _words(row.actual_text)))}</p></li>"
        for row in asked.itertuples()
    )
    total = _("总分 {score} / {points}").format(
        score=formats.number(rows["stated_total"].iloc[0]), points=formats.number(rows["declared_points"].iloc[0])
    )
    return f'<ol class="evaluated">{items}</ol><p>{escape(total)}</p>'


def _opened(row: Any, words: str, notes: Notes) -> str:
    span = (row.first_line, row.last_line)
    return opener(notes[span][0], escape(words)) if span in notes else escape(words)


def _number(is_number: bool) -> str:  # noqa: FBT001
    return ' class="number"' if is_number else ""


def _rate(rate: float | None) -> str:
    return formats.percent(None if rate is None or formats.is_absent(rate) else rate / 100, 2)


def _words(words: object) -> str:
    return words if isinstance(words, str) else formats.ABSENT


def _spans(rows: pd.DataFrame) -> Iterable[tuple[int, int]]:
    return zip(rows["first_line"], rows["last_line"], strict=True)
