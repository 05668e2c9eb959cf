"""What readers compare: some of the units that have a measure, in some of its years; all of it in the address."""

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from assessment.memory import names_of, remembered
from assessment.messages import translate as _
from assessment.reads import View
from assessment.shell.choices import ordered, ordered_like
from assessment.shell.several import choose_several

# More small pictures than these are not taken in together.
MOST_PICTURES = 8
# More marks than these on one line are not told apart.
MOST_MARKS = 4


def choose_compared(rows: pd.DataFrame, view: View, left: DeltaGenerator, right: DeltaGenerator) -> pd.DataFrame:
    """The rows of ``reads.comparison_by_year`` of the units and years that the reader chooses, units as they are ordered.

    Asked for in two places. Without a choice those of the peer group looked at, if it has the measure, and every year.
    """
    with left:
        units = choose_several(
            "units", _("单位"), names_of(_one_each(rows), "unit_id", "short_name"), every=_("同组全部单位")
        )
    with right:
        years = choose_several("years", _("年度"), _year_words(rows), every=_("全部年度"))
    chosen = _of(rows, units or _own_group(rows, view.peer_group), years)
    return ordered_like(chosen, ordered(_of_year(chosen, year_compared(chosen, view))))


@remembered
def year_compared(rows: pd.DataFrame, view: View) -> int:
    """The year that the others are laid beside: the one looked at, if it is among them, else the latest."""
    return view.year if view.year in set(rows["year"]) else int(rows["year"].max())


@remembered
def _one_each(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.drop_duplicates("unit_id")


@remembered
def _year_words(rows: pd.DataFrame) -> dict[int, str]:
    """The years that any unit has the measure in; those whose targets are simulated say so."""
    simulated = rows.groupby("year")["target_basis"].agg(lambda bases: (bases == "demo").all())
    words = {True: _("{year}年（模拟）"), False: _("{year}年")}
    return {int(year): words[bool(is_demo)].format(year=year) for year, is_demo in simulated.items()}


@remembered
def _own_group(rows: pd.DataFrame, peer_group: str | None) -> tuple[str, ...]:
    own = rows[rows["peer_group"] == peer_group] if peer_group else rows
    return tuple((rows if own.empty else own)["unit_id"].unique())


@remembered
def _of(rows: pd.DataFrame, units: tuple[str, ...], years: tuple[int, ...]) -> pd.DataFrame:
    kept = rows[rows["unit_id"].isin(units)]
    return kept[kept["year"].isin(years)] if years else kept


@remembered
def _of_year(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """A row for each unit, that of the year where it has one, the furthest along first."""
    nearest = (
        rows.assign(is_other=rows["year"] != year).sort_values("is_other", kind="stable").drop_duplicates("unit_id")
    )
    return nearest.sort_values("completion_rate", ascending=False, na_position="last", kind="stable")


@remembered
def months_compared(months: pd.DataFrame, rows: pd.DataFrame, month: int) -> pd.DataFrame:
    """The rows of ``reads.comparison_by_month`` of the same units and years, up to a month; of many units the first few."""
    units = list(rows["unit_id"].unique())[:MOST_PICTURES]
    kept = months[months["unit_id"].isin(units) & months["year"].isin(rows["year"]) & (months["month"] <= month)]
    place = {unit_id: index for index, unit_id in enumerate(units)}
    return kept.sort_values("unit_id", key=lambda ids: ids.map(place), kind="stable")


@remembered
def scores_compared(scores: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``reads.score_by_theme`` of the units compared, of many the first and the last two; none of one alone."""
    scored = set(scores["unit_id"])
    units = [unit_id for unit_id in rows["unit_id"].unique() if unit_id in scored]
    units = units if len(units) <= MOST_MARKS else [*units[:2], *units[-2:]]
    shown = scores[scores["unit_id"].isin(units if len(units) > 1 else [])]
    place = {unit_id: index for index, unit_id in enumerate(units)}
    return shown.sort_values("unit_id", key=lambda ids: ids.map(place), kind="stable")
