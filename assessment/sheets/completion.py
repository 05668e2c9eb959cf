"""Completion of one measure as tables: per unit, per month, per year."""

from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines import forecast_words, memory_words
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Cell, Field, Link, sheet, with_small


def state_code(row: Any) -> str:
    """The light where there is one, else the state."""
    light = row.light
    return light if isinstance(light, str) else row.state


def target_words(row: Any) -> str:
    """The target as a number, a range, or the printed words of an ambiguous one."""
    value, upper, text = row.target_value, row.target_value_upper, row.target_text
    if row.state == "ambiguous":
        return _("原文 {values}").format(values=text)
    if not formats.is_absent(upper):
        return f"{formats.number(value)}–{formats.number(upper)}"
    provisional = _("（待调整）") if row.is_provisional else ""
    return formats.number(value) + provisional


def value_words(row: Any) -> str:
    """The completion, the tier, or the last known value of an unreported measure, marked as such."""
    if isinstance(row.tier, str):
        return row.tier
    if row.state == "unreported" and not formats.is_absent(row.carried_value):
        month = formats.month(int(row.known_month))
        return _("沿用{month} {value}").format(month=month, value=formats.number(row.carried_value))
    return formats.number(row.value)


def points_earned(row: Any) -> str:
    """Points earned; of an unreported measure only the least it is worth is known."""
    if row.state == "unreported" and not formats.is_absent(row.earned_lower):
        return f"≥ {formats.points(row.earned_lower)}"
    return formats.points(row.earned_points)


def headed(word: str, unit_of_measure: object) -> str:
    """A heading with the unit of measure, where there is one."""
    return formats.bracketed(word, unit_of_measure) if isinstance(unit_of_measure, str) else word


@remembered
def completion_sheet(rows: pd.DataFrame, *, unit_id: str | None, link: Link) -> str:
    """Target, completion, rate, gap and light of each unit, with reason and action; ``rows`` as ``completion_by_unit``."""
    unit = rows["unit_of_measure"].iloc[0]
    fields = (
        Field(_("单位"), lambda row: row.unit_name, href=lambda row: link("unit", unit=row.unit_id)),
        Field(headed(_("目标"), unit), target_words, is_number=True),
        Field(headed(_("完成"), unit), value_words, is_number=True),
        Field(_("完成率"), lambda row: formats.percent(row.completion_rate, 1), is_number=True),
        Field(_("序时差（百分点）"), lambda row: formats.gap(row.schedule_gap), is_number=True, is_wide_only=True),
        Field(
            _("状态"),
            lambda row: with_small(
                formats.status(state_code(row), is_limit=row.direction == "lower", target=row.target_value),
                memory_words(row),
            ),
            light=state_code,
            is_html=True,
        ),
        Field(_("按目前进度"), lambda row: forecast_words(row) or formats.ABSENT, is_wide_only=True),
        Field(
            _("得分"),
            points_earned,
            is_number=True,
            is_wide_only=True,
            href=lambda row: link("rules", unit=row.unit_id),
        ),
        Field(_("偏差原因"), lambda row: _words(row.deviation_reason), is_wide_only=True),
        Field(_("改进措施"), lambda row: _words(row.corrective_action), is_wide_only=True),
    )
    return sheet(rows, fields, caption=_("各单位完成情况"), chosen_unit_id=unit_id)


def _words(words: object) -> str:
    return words if isinstance(words, str) else formats.ABSENT


@remembered
def months_sheet(rows: pd.DataFrame, *, unit_id: str | None) -> str:
    """Cumulative completion of each unit month by month; a month without a report says so."""
    months = range(1, int(rows["month"].max()) + 1)
    index = ["unit_id", "unit_name", "year"]
    wide = rows.pivot_table(index=index, columns="month", values="value", sort=False).reset_index()
    wide.columns = [name if isinstance(name, str) else f"month_{name}" for name in wide.columns]
    fields = [Field(_("单位"), lambda row: row.unit_name), Field(_("年度"), lambda row: str(row.year), is_number=True)]
    fields += [Field(formats.month(month), _month_cell(month), is_number=True) for month in months]
    return sheet(wide, fields, caption=_("逐月累计完成"), chosen_unit_id=unit_id)


def _month_cell(month: int) -> Cell:
    def cell(row: Any) -> str:
        value = getattr(row, f"month_{month}", None)
        return formats.status_word("unreported") if formats.is_absent(value) else formats.number(value)

    return cell


@remembered
def years_sheet(rows: pd.DataFrame, *, unit_id: str | None) -> str:
    """Target, completion and rate of each unit, year beside year."""
    unit = rows["unit_of_measure"].iloc[0]
    fields = (
        Field(_("单位"), lambda row: row.unit_name),
        Field(_("年度"), lambda row: str(row.year), is_number=True),
        Field(headed(_("目标"), unit), lambda row: formats.number(row.target_value), is_number=True),
        Field(headed(_("完成"), unit), lambda row: formats.number(row.value), is_number=True),
        Field(_("完成率"), lambda row: formats.percent(row.completion_rate, 1), is_number=True),
        Field(_("状态"), lambda row: formats.status(row.state), light=lambda row: row.state),
    )
    return sheet(rows, fields, caption=_("各年同期"), chosen_unit_id=unit_id)
