"""Units and years side by side as tables."""

from typing import Any

import pandas as pd

from assessment import formats
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.completion import state_code, target_words, value_words
from assessment.sheets.html import Cell, Field, Link, sheet

# A longer table scrolls in its place.
_TALL = 30


@remembered
def comparison_sheet(rows: pd.DataFrame, *, link: Link) -> str:
    """Target, completion, rate, gap, state and place among peers, by unit and year; ``rows`` as ``comparison_by_year``."""
    several = rows["unit_of_measure"].nunique() > 1
    unit = rows["unit_of_measure"].dropna().iloc[0] if rows["unit_of_measure"].notna().any() else None
    fields = [
        Field(_("单位"), lambda row: row.unit_name, href=lambda row: link("unit", unit=row.unit_id)),
        Field(_("年度"), _year, is_number=True),
        Field(_("目标") if several else _headed(_("目标"), unit), _with_unit(target_words, several), is_number=True),
        Field(_("完成") if several else _headed(_("完成"), unit), _with_unit(value_words, several), is_number=True),
        Field(_("完成率"), lambda row: formats.percent(row.completion_rate, 1), is_number=True, href=_measure(link)),
        Field(_("序时差（百分点）"), lambda row: formats.gap(row.schedule_gap), is_number=True, is_wide_only=True),
        Field(
            _("状态"),
            lambda row: formats.status(state_code(row), is_limit=row.direction == "lower", target=row.target_value),
            light=state_code,
        ),
        Field(_("同组位次"), _place, is_number=True, is_wide_only=True),
        Field(_("同组首末"), _ends, is_wide_only=True),
    ]
    return sheet(rows, fields, caption=_("各单位各年"), kind="tall" if len(rows) > _TALL else "")


def _year(row: Any) -> str:
    return _("{year}（模拟目标）").format(year=row.year) if row.target_basis == "demo" else str(row.year)


def _headed(word: str, unit: str | None) -> str:
    return f"{word}（{unit}）" if unit else word


def _with_unit(cell: Cell, several: bool) -> Cell:  # noqa: FBT001 - a column's one property
    """A value with its unit of measure, where rows differ in it."""

    def words(row: Any) -> str:
        said = cell(row)
        has_unit = several and isinstance(row.unit_of_measure, str) and said != formats.ABSENT
        return f"{said} {row.unit_of_measure}" if has_unit else said

    return words


def _measure(link: Link) -> Cell:
    """The page of the measure in the year of the row."""
    return lambda row: link(
        "completion", measure=row.measure_id, scheme=row.scheme_id, year=str(row.year), unit=row.unit_id, category="all"
    )


def _place(row: Any) -> str:
    if formats.is_absent(row.peer_rank) or row.peer_count < 2:
        return formats.ABSENT
    return f"{int(row.peer_rank)}/{int(row.peer_count)}"


def _ends(row: Any) -> str:
    if row.peer_count < 2 or row.peer_best_name == row.peer_worst_name:
        return formats.ABSENT
    return f"{row.peer_best_name} › {row.peer_worst_name}"


@remembered
def multiples_sheet(rows: pd.DataFrame) -> str:
    """The same months as a table: a row per unit and year, percent of its target; a month that was missed says so."""
    months = range(1, int(rows["month"].max()) + 1)
    index = ["unit_id", "unit_name", "year"]
    wide = rows.assign(said=[_month(row) for row in rows.itertuples()])
    wide = wide.pivot_table(index=index, columns="month", values="said", aggfunc="first", sort=False).reset_index()
    wide.columns = [name if isinstance(name, str) else f"month_{name}" for name in wide.columns]
    fields = [Field(_("单位"), lambda row: row.unit_name), Field(_("年度"), lambda row: str(row.year), is_number=True)]
    fields += [Field(formats.month(month), _column(f"month_{month}"), is_number=True) for month in months]
    return sheet(wide, fields, caption=_("逐月累计完成率"))


def _column(name: str) -> Cell:
    return lambda row: str(getattr(row, name))


def _month(row: Any) -> str:
    if not formats.is_absent(row.completion_rate):
        return formats.percent(row.completion_rate)
    return formats.status_word("unreported") if row.state == "unreported" else formats.ABSENT


@remembered
def differences_sheet(rows: pd.DataFrame) -> str:
    """Points and score rate of each unit in each field of work; ``rows`` as ``score_by_theme``."""
    wide = rows.drop_duplicates("theme")[["theme", "category_name"]]
    fields = [Field(_("类别"), lambda row: row.category_name)]
    for name, part in rows.groupby("short_name", sort=False):
        fields.append(
            Field(str(name), _looked_up({row.theme: _scored(row) for row in part.itertuples()}), is_number=True)
        )
    return sheet(wide, fields, caption=_("各类别得分"))


def _looked_up(said: dict[str, str]) -> Cell:
    return lambda row: said.get(row.theme, formats.ABSENT)


def _scored(row: Any) -> str:
    if formats.is_absent(row.score_rate):
        return formats.ABSENT
    points = f"{formats.number(row.earned_points)} / {formats.number(row.assessable_points)}"
    return f"{points}（{formats.percent(row.score_rate)}）"
