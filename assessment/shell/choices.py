"""What readers choose: scheme, year, month, category and unit beside every page, and a measure where one is needed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from assessment import formats, reads
from assessment.access import current_scope
from assessment.memory import names_of, remembered
from assessment.messages import translate as _
from assessment.reads import View
from assessment.shell.address import ALL, LATEST, ask, choose, key_of, settle, settle_date
from assessment.shell.words import latest_month

NONE = "none"
_ORDERS = ("value", "official")


def choose_view(asks: frozenset[str]) -> View:
    """The scheme, year, month and peer group looked at; the month opens at the latest reported one.

    What the page does not ask for is kept in the address all the same.
    """
    scope = current_scope()
    schemes = reads.schemes(scope)
    names = names_of(schemes, "scheme_id", "scheme_name")
    ids = list(names)
    scheme_id = settle("scheme", ids, ids[0])
    if len(ids) > 1 and "scheme" in asks:
        ask("scheme", _("考核方案"), names)
    known_on = settle_date("known_on", date.today()) if "known_on" in asks else None
    years = reads.years(scope, scheme_id, known_on)
    own_year = int(names_of(schemes, "scheme_id", "year")[scheme_id])
    words = _year_words(years)
    year = settle("year", list(words), own_year)
    if "year" in asks:
        ask("year", _("年度"), words)
    latest, months = latest_month(scope, scheme_id, year, known_on), list(range(1, 13))
    month = settle("month", months, latest or 12, elsewhere=[LATEST])
    if "month" in asks:
        # What is chosen is the default here too (see ask).
        st.select_slider(_("截至"), months, month, format_func=formats.month, key=key_of("month"))
    # A page that does not ask for the year is about what the document itself prints.
    if "known_on" in asks:
        _ask_known_on(known_on)
    view = View(scope, scheme_id, year if "year" in asks else own_year, month, known_on=known_on)
    return replace(view, peer_group=_choose_group(view, asked="group" in asks))


@remembered
def _year_words(years: pd.DataFrame) -> dict[int, str]:
    """The years of a scheme, and which have simulated targets."""
    words = {True: _("{year}年（模拟）"), False: _("{year}年")}
    return {int(row.year): words[row.target_basis == "demo"].format(year=row.year) for row in years.itertuples()}


def _ask_known_on(known_on: date | None) -> None:
    st.date_input(
        _("按哪天所知"),
        known_on,
        key=key_of("known_on"),
        min_value=date(2000, 1, 1),
        max_value=date.today(),
        format="YYYY-MM-DD",
        help=_("留空为最新。选定一天，各页显示那天结束时系统已有的填报、目标和规则。"),
    )


def _choose_group(view: View, *, asked: bool) -> str | None:
    """The peer group, asked for only where there are several to rank; null where the scheme assesses nobody."""
    ranked = _ranked_groups(assessed(view))
    if len(ranked) < 2:
        return str(ranked[0]) if ranked else None
    group: str = settle("group", ranked, ranked[0])
    if asked:
        ask("group", _("分组"), {name: name for name in ranked})
    return group


@remembered
def _ranked_groups(units: pd.DataFrame) -> list[str]:
    """The peer groups of two or more; where there are none, those of one."""
    groups = units["peer_group"]
    return list(dict.fromkeys(groups[groups.duplicated(keep=False)])) or list(dict.fromkeys(groups))


def everybody(view: View) -> View:
    """The same with the units that are alone in their group; where there are several groups to choose from, one of them."""
    return view if len(_ranked_groups(assessed(view))) > 1 else replace(view, peer_group=None)


def assessed(view: View) -> pd.DataFrame:
    """The units that are assessed; a total above them is not."""
    return _only_assessed(reads.units(view))


@remembered
def _only_assessed(units: pd.DataFrame) -> pd.DataFrame:
    return units[units["is_assessed"]]


def choose_category(view: View, asks: frozenset[str]) -> str | None:
    """One category of those that the page can show something of; null for all.

    Kept in the address where it is not asked for. A unit's page has the categories of the unit, a ranking those that
    two units or more were given.
    """
    every = names_of(reads.categories(replace(view, peer_group=None)), "category_id", "category_name")
    asked = asks & {"category", "ranked_category", "unit_category"}
    unit_id = settle_unit(view) if "unit_category" in asks else None
    names = every
    if asked:
        names = category_names(reads.categories(view, unit_id=unit_id), 2 if "ranked_category" in asks else 1)
    words = {ALL: _("全部类别"), **names}
    answer = settle("category", list(words), ALL, elsewhere=list(every))
    if asked and len(names) > 1:
        ask("category", _("指标类别"), words)
    return None if answer == ALL else answer


def choose_unit_to_highlight(view: View) -> str | None:
    """A unit of the peer group to highlight; null for none."""
    units = names_of(assessed(view), "unit_id", "unit_name")
    groups = names_of(assessed(view), "unit_id", "peer_group")
    names = {unit_id: name for unit_id, name in units.items() if groups[unit_id] == view.peer_group}
    words = {ALL: _("不突出"), **names}
    answer = settle("unit", list(words), ALL, elsewhere=list(units))
    ask("unit", _("突出单位"), words)
    return None if answer == ALL else answer


@remembered
def category_names(rows: pd.DataFrame, least: int) -> dict[str, str]:
    """Categories that at least so many units were given, each with a name of its own among them.

    Where a name occurs again, the category above it or the unit it is for is said before it.
    """
    rows = rows[rows["unit_count"] >= least]
    return {
        category_id: " › ".join(_distinct_parts(row, rows[rows["category_name"] == row["category_name"]]))
        for category_id, row in rows.set_index("category_id").iterrows()
    }


def _distinct_parts(row: pd.Series, namesakes: pd.DataFrame) -> list[str]:
    """What tells a category from its namesakes, then its name."""
    if len(namesakes) == 1:
        return [row["category_name"]]
    for columns in (["parent_name"], ["unit_short_name"], ["unit_short_name", "parent_name"]):
        if not namesakes.duplicated(columns).any():
            break
    return [*(row[column] for column in columns if isinstance(row[column], str)), row["category_name"]]


def settle_unit(view: View) -> str:
    """The one unit that a page is about, as the address and the widget on the page have it."""
    names = names_of(assessed(view), "unit_id", "peer_group")
    default = next((unit for unit in names if names[unit] == view.peer_group), next(iter(names)))
    answer: str = settle("unit", list(names), default, elsewhere=[ALL], place="page")
    return answer


def chosen_unit() -> tuple[str, View]:
    """The one unit that the page is about, asked for on the page itself, and the view of its peer group."""
    view: View = st.session_state["view"]
    unit_id = settle_unit(view)
    names = names_of(assessed(view), "unit_id", "unit_name")
    ask("unit", _("单位"), names, place="page", width=320)
    return unit_id, replace(view, peer_group=names_of(assessed(view), "unit_id", "peer_group")[unit_id])


def choose_compare_year(view: View, *, asked: bool) -> int | None:
    """Another year to lay over this one; null for none."""
    others = [year for year in _year_words(reads.years(view.scope, view.scheme_id, view.known_on)) if year != view.year]
    words = {NONE: _("不对比"), **{str(year): _("{year}年").format(year=year) for year in others}}
    answer = settle("compare", list(words), NONE, elsewhere=[str(view.year)])
    if asked:
        ask("compare", _("对比年度"), words)
    return None if answer == NONE else int(answer)


def settle_order() -> str:
    """Whether rows stand by ``value`` or in ``official`` order; the switch itself stands in a card."""
    return settle("order", _ORDERS, _ORDERS[0])


def order() -> str:
    """The order chosen: ``value`` or ``official``."""
    answer: str = st.session_state["order"]
    return answer


def order_switch() -> None:
    """By value or in official order, one click."""
    words = {"value": _("按数值"), "official": _("官方顺序")}
    st.segmented_control(
        _("排序"),
        list(words),
        format_func=words.__getitem__,
        default=order(),
        required=True,
        key=key_of("order"),
        label_visibility="collapsed",
    )


def ordered(rows: pd.DataFrame, *by_value: str) -> pd.DataFrame:
    """Rows in the order the reader wants: official, or by value as they come (or by the columns named, largest first)."""
    return _in_order(rows, order(), by_value)


@remembered
def _in_order(rows: pd.DataFrame, wanted: str, by_value: tuple[str, ...]) -> pd.DataFrame:
    if wanted == "official":
        return rows.sort_values("position", kind="stable")
    return rows.sort_values(list(by_value), ascending=False, kind="stable") if by_value else rows


def ordered_like(rows: pd.DataFrame, leading: pd.DataFrame) -> pd.DataFrame:
    """Rows with their units in the order of other rows, so that the pictures of a page can be read across."""
    return _in_order_of(rows, leading)


@remembered
def _in_order_of(rows: pd.DataFrame, leading: pd.DataFrame) -> pd.DataFrame:
    place = {unit_id: index for index, unit_id in enumerate(leading["unit_id"])}
    return rows.sort_values("unit_id", key=lambda units: units.map(place), kind="stable")


def ordered_units(rows: pd.DataFrame, ranking: pd.DataFrame) -> pd.DataFrame:
    """The units of rows, one each: by rank where they are ranked, or in official order."""
    return ordered(_units_of(rows) if ranking.empty else ranking)


@remembered
def _units_of(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.drop_duplicates("unit_id")


def chosen_project(projects: pd.DataFrame) -> pd.Series:
    """One of ``reads.projects``, asked for on the page."""
    names = names_of(projects, "unit_id", "unit_name")
    unit_id = choose("project", _("项目"), names, next(iter(names)), width=480)
    return projects.iloc[list(names).index(unit_id)]


def filter_by(name: str, label: str, words: dict[str, str]) -> str | None:
    """One of the values that ``words`` names, asked for on the page; null for all of them."""
    named = {ALL: _("全部"), **words}
    answer = choose(name, label, named, ALL, width=480)
    return None if answer == ALL else answer


def choose_measure(measures: pd.DataFrame) -> pd.Series:
    """One of ``reads.measures``, named with its category, task and unit of measure."""
    words = measures_words(measures)
    answer = choose("measure", _("指标"), words, next(iter(words)), elsewhere=[ALL])
    return measures.iloc[list(words).index(answer)]


@remembered
def measures_words(measures: pd.DataFrame) -> dict[str, str]:
    """What each measure is called among others: with its category, its task and its unit of measure."""
    return {row.measure_id: _measure_words(row) for row in measures.itertuples()}


def _measure_words(row: Any) -> str:
    task = f"{row.serial} {row.indicator_name}" if isinstance(row.serial, str) else row.indicator_name
    name, category = row.measure_name, row.category_name
    parts = [category, task] if name in task else [category, task, name]
    words = " › ".join(parts)
    return formats.bracketed(words, row.unit_of_measure) if isinstance(row.unit_of_measure, str) else words


def category_id() -> str | None:
    """The category chosen beside the page; null for all."""
    answer: str | None = st.session_state["category_id"]
    return answer


def unit_id() -> str | None:
    """The unit highlighted; null for none."""
    answer: str | None = st.session_state["unit_id"]
    return answer


def compare_year() -> int | None:
    """The year laid over the one looked at; null for none."""
    answer: int | None = st.session_state["compare_year"]
    return answer
