"""Words that several pages need: up to when, how complete, what is filtered, what a download is called."""

import calendar
from dataclasses import replace
from datetime import date

import pandas as pd

from assessment import basis, formats, reads
from assessment.access import Scope
from assessment.memory import names_of, remembered
from assessment.messages import translate as _
from assessment.reads import View


def scope_words(view: View) -> list[str]:
    """Whose data up to when: issuer, group and the last day included; a month that nobody reached says so."""
    day = calendar.monthrange(view.year, view.month)[1]
    until = _("数据截至 {year}年{month}月{day}日").format(year=view.year, month=view.month, day=day)
    latest = latest_month(view.scope, view.scheme_id, view.year, view.known_on)
    if latest and latest < view.month:
        until += _("（最近报送到 {month}）").format(month=formats.month(latest))
    issuers = names_of(reads.schemes(view.scope), "scheme_id", "issuer")
    known = [_("按 {date} 所知").format(date=view.known_on.isoformat())] if view.known_on else []
    return [issuers[view.scheme_id], until, *known]


def schemes_of(view: View, kind: str) -> pd.DataFrame:
    """The schemes of a kind that the reader can look at."""
    return _of_kind(reads.schemes(view.scope), kind)


@remembered
def _of_kind(schemes: pd.DataFrame, kind: str) -> pd.DataFrame:
    return schemes[schemes["kind"] == kind]


def chosen_words(*chosen: str | None) -> str:
    """What was filtered by, for a download; everything where nothing was."""
    return _("、").join(word for word in chosen if word) or _("全部")


def has_points(view: View) -> bool:
    """Whether the scheme's document gives any of its indicators points."""
    return bool(names_of(reads.schemes(view.scope), "scheme_id", "has_points")[view.scheme_id])


def latest_month(scope: Scope, scheme_id: str, year: int, known_on: date | None = None) -> int | None:
    """The last month of a year that anybody has reported; null when nobody has."""
    latest = names_of(reads.years(scope, scheme_id, known_on), "year", "latest_month")[year]
    return None if formats.is_absent(latest) else int(latest)


def category_words(view: View, category_id: str | None) -> str:
    """The category looked at, in words."""
    if category_id is None:
        return _("全部类别")
    every = reads.categories(replace(view, peer_group=None))
    name: str = names_of(every, "category_id", "category_name")[category_id]
    return name


@remembered
def coverage_words(rows: pd.DataFrame) -> str:
    """Reported of due, over all units shown."""
    reported, due = int(rows["reported_count"].sum()), int(rows["due_count"].sum())
    return _("报送率 {share}（{reported}/{due}）").format(
        share=formats.percent(reported / due if due else None), reported=reported, due=due
    )


@remembered
def reported_words(rows: pd.DataFrame) -> str:
    """How many units have reported the measure."""
    due = rows["state"].isin(["reported", "unreported"])
    if not due.any():
        return _("{count} 个单位").format(count=len(rows))
    return _("{reported}/{count} 个单位已报").format(
        reported=int((rows["state"] == "reported").sum()), count=int(due.sum())
    )


def period_words(view: View, asks: frozenset[str], *frames: pd.DataFrame) -> list[str]:
    """The end of a download's name: the period, and 模拟 where values are simulated; ``asks`` as the page asks."""
    period = _("{year}年").format(year=view.year) if "scheme" in asks else ""
    if "month" in asks:
        period = _("{year}年截至{month}").format(year=view.year, month=formats.month(view.month))
    known = _("按{date}所知").format(date=view.known_on.isoformat()) if view.known_on else ""
    return [period, known, _("模拟") if basis.is_simulated(*frames) else ""]


@remembered
def lines_of(rows: pd.DataFrame) -> dict[str, tuple[int, ...]]:
    """The document lines that rows are printed on, per document; rows have ``first_line`` and ``last_line``.

    Rows with ``points_first_line`` and ``points_last_line`` have their points printed there, perhaps in the margin.
    """
    lines: dict[str, set[int]] = {}
    for row in rows.itertuples():
        lines.setdefault(row.document_id, set()).update(range(int(row.first_line), int(row.last_line) + 1))
    if "points_first_line" in rows:
        for row in rows[rows["points_first_line"].notna()].itertuples():
            lines[row.document_id].update(range(int(row.points_first_line), int(row.points_last_line) + 1))
    return {document_id: tuple(sorted(numbers)) for document_id, numbers in lines.items()}


def passages_of(view: View, *frames: pd.DataFrame) -> pd.DataFrame:
    """The document lines that rows of any of the frames are printed on, word for word."""
    lines: dict[str, set[int]] = {}
    for rows in frames:
        for document_id, numbers in lines_of(rows).items():
            lines.setdefault(document_id, set()).update(numbers)
    parts = [reads.passages(view.scope, document, tuple(sorted(numbers))) for document, numbers in lines.items()]
    return parts[0] if len(parts) == 1 else _joined(*parts)


@remembered
def _joined(*parts: pd.DataFrame) -> pd.DataFrame:
    return pd.concat(parts, ignore_index=True)


@remembered
def rows_of(rows: pd.DataFrame, unit_id: str) -> pd.DataFrame:
    """The rows of one unit."""
    return rows[rows["unit_id"] == unit_id]
