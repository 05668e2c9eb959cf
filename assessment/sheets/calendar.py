"""The reporting calendar as tables: units by months, who owes what, and who reports how well."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines.calendar import REPORT_STATES, month_at_hand, owed_words, report_symbol, report_word
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Field, Link, anchor, sheet, with_small

# So many months are told one by one in the list of what is owed.
_TOLD = 3
# So many units are listed; the table has all of them.
_LISTED = 12


@remembered
def calendar_table(rows: pd.DataFrame, *, link: Link) -> str:
    """Units by months, each with its state in symbol and word, leading to what is reviewed; ``rows`` as ``report_calendar``."""
    at_hand = month_at_hand(rows)
    months = rows.drop_duplicates("month")
    head = "".join(_month_head(month, is_at_hand=month.month == at_hand) for month in months.itertuples())
    body = "".join(_unit_row(unit, link) for _unit, unit in rows.groupby("position", sort=False))
    caption, corner = escape(_("报送日历")), escape(_("单位"))
    return (
        f'<div class="sheet heat calendar" tabindex="0" role="region" aria-label="{caption}"><table>'
        f'<caption>{caption}</caption><thead><tr><th scope="col">{corner}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>{_key(rows)}"
    )


def _month_head(month: Any, *, is_at_hand: bool) -> str:
    deadline = escape(_("{date} 前").format(date=f"{month.deadline_date:%m-%d}"))
    chosen = ' class="chosen"' if is_at_hand else ""
    return f'<th scope="col"{chosen}>{escape(formats.month(month.month))}<small>{deadline}</small></th>'


def _unit_row(unit: pd.DataFrame, link: Link) -> str:
    first = unit.iloc[0]
    name = anchor(escape(first["short_name"]), link("unit", unit=first["unit_id"]))
    cells = "".join(_cell(cell, link) for cell in unit.itertuples())
    return f'<tr><th scope="row" title="{escape(first["unit_name"])}">{name}</th>{cells}</tr>'


def _cell(cell: Any, link: Link) -> str:
    """One month of a unit; where nothing was due there is nothing to look into."""
    symbol, word = f"<b>{report_symbol(cell.report_state)}</b>", _("已报")
    if cell.report_state != "reported":
        word = report_word(cell.report_state)
    if cell.report_state == "none":
        content = f'{symbol}<span class="heard">{escape(word)}</span>'
    else:
        content = f'{symbol} <span class="word">{escape(word)}{_more(cell)}</span>'
        content = anchor(content, link("review", unit=cell.unit_id, period=str(cell.month), status="all"))
    return f'<td data-report="{cell.report_state}" title="{escape(_said(cell))}">{content}</td>'


def _more(cell: Any) -> str:
    """The number that a state is about, in small print."""
    numbers = f"{cell.reported_count}/{cell.due_count}"
    drafts = _("草稿 {count}").format(count=cell.draft_count) if cell.draft_count else ""
    words = {
        "reported": _("待审"),
        "partial": numbers,
        "due": numbers if cell.reported_count else drafts,
        "missing": drafts or _("{count} 项").format(count=cell.due_count),
        "returned": _("{count} 项").format(count=cell.returned_count),
        "late": "" if formats.is_absent(cell.late_days) else _("晚 {days} 天").format(days=cell.late_days),
    }.get(cell.report_state, "")
    return f"<small>{escape(words)}</small>" if words else ""


def _said(cell: Any) -> str:
    """All that is known of a cell, for whoever points at it."""
    said = [_("应报 {due}，已报 {reported}，已通过 {approved}").format(
        due=cell.due_count, reported=cell.reported_count, approved=cell.approved_count
    )]  # fmt: skip
    if cell.returned_count:
        said.append(_("退回 {count}").format(count=cell.returned_count))
    if cell.late_count:
        said.append(_("迟报 {count}").format(count=cell.late_count))
    if not formats.is_absent(cell.last_reported_at):
        said.append(_("最近报送 {date}").format(date=f"{cell.last_reported_at:%Y-%m-%d}"))
    if cell.is_simulated:
        said.append(_("模拟"))
    return _("，").join(said)


def _key(rows: pd.DataFrame) -> str:
    """What the symbols mean, of the states that occur; and that values are simulated."""
    found = set(rows["report_state"])
    words = "".join(
        f"<span><b>{report_symbol(state)}</b> {escape(report_word(state))}</span>"
        for state in REPORT_STATES
        if state in found
    )
    label = escape(_("模拟数据"))
    simulated = f'<span class="simulated">{label}</span>' if rows["is_simulated"].any() else ""
    return f'<p class="key">{words}{simulated}</p>'


@remembered
def calendar_sheet(rows: pd.DataFrame) -> str:
    """The calendar's numbers as plain rows, of the months in which anything was due."""
    fields = (
        Field(_("单位"), lambda row: row.unit_name),
        Field(_("月份"), lambda row: formats.month(row.month)),
        Field(_("状态"), lambda row: f"{report_symbol(row.report_state)} {report_word(row.report_state)}"),
        Field(_("应报"), lambda row: str(row.due_count), is_number=True),
        Field(_("已报"), lambda row: str(row.reported_count), is_number=True),
        Field(_("已通过"), lambda row: str(row.approved_count), is_number=True),
        Field(_("退回"), lambda row: str(row.returned_count), is_number=True),
        Field(_("迟报"), lambda row: str(row.late_count), is_number=True),
        Field(_("期限"), lambda row: f"{row.deadline_date:%Y-%m-%d}", is_wide_only=True),
        Field(_("最近报送"), _last, is_wide_only=True),
    )
    return sheet(rows[rows["due_count"] > 0], fields, caption=_("报送日历"), kind="tall")


def _last(row: Any) -> str:
    return formats.ABSENT if formats.is_absent(row.last_reported_at) else f"{row.last_reported_at:%Y-%m-%d}"


@remembered
def owed(rows: pd.DataFrame) -> pd.DataFrame:
    """What units owe of the months that are over: rows of ``report_calendar`` with missing_count and owed_count.

    Who owes most stands first, with the latest month first.
    """
    over = rows[(rows["period_end"] < rows["as_of_date"]) & (rows["due_count"] > 0)]
    found = over.assign(missing_count=over["due_count"] - over["reported_count"])
    found = found.assign(owed_count=found["missing_count"] + found["returned_count"])
    found = found[found["owed_count"] > 0]
    totals = found.groupby("unit_id")["owed_count"].transform("sum")
    order = found.assign(total=totals).sort_values(["total", "position", "month"], ascending=[False, True, False])
    return order.drop(columns="total")


@remembered
def owed_list(rows: pd.DataFrame, *, link: Link) -> str:
    """Who owes what: one line per unit, leading to where it reports; ``rows`` as ``owed``."""
    lines, units = [], list(rows.groupby(["unit_id", "unit_name"], sort=False))
    for (unit, name), part in units[:_LISTED]:
        told = _("；").join(owed_words(row) for row in part.head(_TOLD).itertuples())
        more = len(part) - _TOLD
        told += (_("；另有 {count} 个月").format(count=more) if more > 0 else "") + _("。")
        count = escape(_("{count} 项次").format(count=int(part["owed_count"].sum())))
        href = link("entry", unit=unit, month=str(part["month"].iloc[0]))
        lines.append(f"<li><strong>{anchor(escape(str(name)), href)}</strong><b>{count}</b><p>{escape(told)}</p></li>")
    hidden = escape(_("另有 {count} 个单位，见“表”。").format(count=len(units) - _LISTED))
    tail = f'<p class="more">{hidden}</p>' if len(units) > _LISTED else ""
    return f'<ul class="unreported">{"".join(lines)}</ul>{tail}'


@remembered
def owed_sheet(rows: pd.DataFrame, *, link: Link) -> str:
    """What is owed, month by month."""
    fields = (
        Field(_("单位"), lambda row: row.unit_name, href=lambda row: _entry(row, link)),
        Field(_("月份"), lambda row: formats.month(row.month)),
        Field(_("未报"), lambda row: str(row.missing_count), is_number=True),
        Field(_("退回"), lambda row: str(row.returned_count), is_number=True),
        Field(_("期限"), lambda row: f"{row.deadline_date:%Y-%m-%d}", is_number=True),
    )
    return sheet(rows, fields, caption=_("谁还欠报"), kind="tall")


def _entry(row: Any, link: Link) -> str:
    return link("entry", unit=row.unit_id, month=str(row.month))


@remembered
def reporters(rows: pd.DataFrame) -> pd.DataFrame:
    """How well each unit reports, the best first: rows of ``report_calendar``, one per unit with anything due so far."""
    kept = [
        "unit_id", "unit_name", "short_name", "division_code", "peer_group", "position", "report_rank", "is_tied",
        "report_coverage", "elapsed_due_count", "elapsed_reported_count", "elapsed_late_count", "elapsed_late_days",
        "as_of_date", "target_basis", "actual_basis",
    ]  # fmt: skip
    bases = rows.groupby("unit_id")[["target_basis", "actual_basis"]].transform("first")
    units = rows.assign(**bases).drop_duplicates("unit_id").dropna(subset="report_coverage")[kept]
    return units.sort_values(["report_rank", "position"], na_position="last", kind="stable")


@remembered
def reporters_sheet(rows: pd.DataFrame) -> str:
    """The rank of each unit by its share of reports, and how often and how long it was late; ``rows`` as ``reporters``."""
    fields = (
        Field(_("单位"), lambda row: row.short_name),
        Field(_("位次"), lambda row: formats.rank(row.report_rank, is_tied=row.is_tied), is_number=True),
        Field(_("报送率"), lambda row: formats.percent(row.report_coverage, 1), is_number=True),
        Field(_("已报/应报"), lambda row: f"{row.elapsed_reported_count}/{row.elapsed_due_count}", is_number=True),
        Field(_("迟报"), _late, is_number=True, is_html=True),
    )
    return sheet(rows, fields, caption=_("报送率排名"))


def _late(row: Any) -> str:
    """How many reports were late, and by how many days at most."""
    if not row.elapsed_late_count:
        return "0"
    days = _("最长 {days} 天").format(days=row.elapsed_late_days)
    return with_small(_("{count} 项").format(count=row.elapsed_late_count), days)
