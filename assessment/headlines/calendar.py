"""The reporting calendar in words: who is late or missing in the month at hand, who owes what, by which deadline."""

from typing import Any

import pandas as pd

from assessment import basis, formats, settings
from assessment.memory import remembered
from assessment.messages import translate as _

# The symbol of each state of a month; those that need attention differ in shape and not only in colour.
_SYMBOLS = {
    "missing": "×",
    "partial": "△",
    "returned": "←",
    "late": "◆",
    "due": "□",
    "reported": "◎",
    "approved": "●",
    "future": "·",
    "none": "–",
}
# In the order in which a leader asks; the states by which a unit owes something, or owed it too long.
REPORT_STATES = tuple(_SYMBOLS)
_EXCEPTIONS = ("late", "returned", "partial", "missing", "due")
# So many units are named in a headline.
_NAMED = 3


def report_word(state: str) -> str:
    """The word of a state of a month."""
    return {
        "missing": _("漏报"),
        "partial": _("未报齐"),
        "returned": _("有退回"),
        "late": _("迟报"),
        "due": _("待报"),
        "reported": _("已报待审"),
        "approved": _("已通过"),
        "future": _("未到期"),
        "none": _("无须报送"),
    }[state]


def report_symbol(state: str) -> str:
    """The symbol of a state of a month."""
    return _SYMBOLS[state]


@remembered
def month_at_hand(rows: pd.DataFrame) -> int | None:
    """The last month that is over and in which anything was due: what is being reported, or was last."""
    over = rows[(rows["due_count"] > 0) & (rows["period_end"] < rows["as_of_date"])]
    return int(over["month"].max()) if len(over) else None


@remembered
def calendar_headline(rows: pd.DataFrame) -> str:
    """Who has reported everything in the month at hand, who not; ``rows`` as ``report_calendar``."""
    month = month_at_hand(rows)
    if month is None:
        return _("还没有到报送的时候")
    part = rows[(rows["month"] == month) & (rows["due_count"] > 0)]
    whole = int(part["report_state"].isin(["approved", "reported"]).sum())
    words = {"month": formats.month(month), "count": len(part), "whole": whole}
    if whole == len(part):
        finding = _("{month}：{count} 个单位全部按时报齐").format(**words)
    elif (part["report_state"] == "missing").all():
        finding = _("{month}：{count} 个单位都漏报").format(**words)
    else:
        groups = [(state, part.loc[part["report_state"] == state, "unit_name"]) for state in _EXCEPTIONS]
        said = [_named(state, names) for state, names in groups if len(names)]
        finding = _("，").join([_("{month}：{count} 个单位中 {whole} 个已报齐").format(**words), *said])
    return basis.labelled(finding, part)


def _named(state: str, names: pd.Series) -> str:
    """Which units are in a state, or how many where they are many."""
    if len(names) > _NAMED:
        return _("{count} 个{state}").format(count=len(names), state=report_word(state))
    return _("{units}{state}").format(units=formats.listing(names), state=report_word(state))


@remembered
def calendar_day(rows: pd.DataFrame) -> str:
    """As of which day the calendar stands."""
    return _("状态截至 {date}").format(date=f"{rows['as_of_date'].iloc[0]:%Y-%m-%d}")


@remembered
def calendar_coverage(rows: pd.DataFrame) -> str:
    """Reported of due in the months whose deadline has passed, over all units; empty before the first of them."""
    units = rows.drop_duplicates("unit_id").dropna(subset="elapsed_due_count")
    reported, due = int(units["elapsed_reported_count"].sum()), int(units["elapsed_due_count"].sum())
    if not due:
        return ""
    return _("到期报送率 {share}（{reported}/{due}）").format(
        share=formats.percent(reported / due), reported=reported, due=due
    )


@remembered
def calendar_sentence(rows: pd.DataFrame) -> str:
    """How many months of units are in which state that needs attention."""
    counts = rows["report_state"].value_counts()
    said = [f"{report_word(state)} {counts[state]}" for state in REPORT_STATES[:5] if state in counts]
    if not said:
        return _("没有漏报、迟报和退回。")
    return _("单位×月份共 {count} 格应报，其中{said}。").format(
        count=int((rows["due_count"] > 0).sum()), said=formats.listing(said)
    )


@remembered
def deadline_note(rows: pd.DataFrame) -> str:
    """By when reports are due and who says so: the default is a recommendation, marked as the rulebook marks it."""
    days = (rows["deadline_date"].iloc[0] - rows["period_end"].iloc[0]).days
    if days == settings.DEFAULT_REPORT_DUE_DAYS:
        said = _("系统默认 [R]（建议值，公开文件没有规定天数），可用 ASSESSMENT_REPORT_DUE_DAYS 修改")
    else:
        said = _("由 ASSESSMENT_REPORT_DUE_DAYS 设定（公开文件没有规定天数）")
    return _("报送期限：每月月底后 {days} 天，{said}。").format(days=days, said=said)


def counting_note() -> str:
    """What counts as reported, late and missing."""
    return _(
        "每项指标按自己的填报频次到期：月报每月，季报 3、6、9、12 月，半年报和年报同理；待下达、归属不明和无此项任务的不算应报。"
        "迟报看第一次报送的日子，退回后重报的不算迟报；期限已过一项未报为漏报，只报一部分为未报齐。"
    )


@remembered
def owed_sentence(owed: pd.DataFrame) -> str:
    """How much is owed by how many units; ``owed`` as ``sheets.owed``."""
    if owed.empty:
        return _("没有单位欠报。")
    return _("{units} 个单位还欠 {count} 项次；点单位去填报。").format(
        units=owed["unit_id"].nunique(), count=int(owed["owed_count"].sum())
    )


def owed_words(row: Any) -> str:
    """What a unit owes of a month."""
    parts = []
    if row.missing_count:
        word = {"missing": _("漏报 {count} 项"), "due": _("待报 {count} 项")}.get(row.report_state, _("缺 {count} 项"))
        parts.append(word.format(count=row.missing_count))
    if row.returned_count:
        parts.append(_("退回 {count} 项").format(count=row.returned_count))
    if row.draft_count:
        parts.append(_("草稿 {count} 项").format(count=row.draft_count))
    until = _("（{date} 前）").format(date=f"{row.deadline_date:%m-%d}") if row.report_state == "due" else ""
    return _("{month}{what}").format(month=formats.month(row.month), what=_("、").join(parts)) + until


@remembered
def reporters_sentence(units: pd.DataFrame) -> str:
    """How the ranks of reporting come about, and who is first and last; ``units`` as ``sheets.reporters``."""
    rule = _("报送率是已报 ÷ 到期应报，相同的看迟报少的。")
    ranked = units.dropna(subset="report_rank")
    if ranked.empty or ranked["report_rank"].nunique() < 2:
        return rule
    first, last = ranked.iloc[0], ranked.iloc[-1]
    return (
        _("{first} {best} 最高，{last} {least} 最低。").format(
            first=first["short_name"], best=formats.percent(first["report_coverage"], 1),
            last=last["short_name"], least=formats.percent(last["report_coverage"], 1),
        )
        + rule
    )  # fmt: skip
