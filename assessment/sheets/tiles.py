"""The table behind a map: the same units with the same numbers, in official order."""

from typing import Any

import pandas as pd

from assessment import formats
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.completion import headed, state_code, target_words, value_words
from assessment.sheets.html import Field, Link, sheet


@remembered
def map_sheet(rows: pd.DataFrame, *, unit_id: str | None, link: Link) -> str:
    """Units with state and numbers; ``rows`` as ``reads.score_by_tile`` or ``reads.completion_by_tile``."""
    fields = _score_fields(link) if "grade_place" in rows else _measure_fields(rows)
    name = Field(_("单位"), lambda row: row.unit_name, href=lambda row: link("unit", unit=row.unit_id))
    return sheet(rows, (name, *fields), caption=_("示意图"), chosen_unit_id=unit_id)


def _score_fields(link: Link) -> tuple[Field, ...]:
    return (
        Field(_("位次"), lambda row: formats.rank(row.rank, is_tied=row.is_tied), is_number=True),
        Field(_("等次"), lambda row: formats.ABSENT if formats.is_absent(row.grade) else formats.grade_word(row.grade)),
        Field(
            _("得分"),
            lambda row: formats.points(row.score),
            is_number=True,
            href=lambda row: link("rules", unit=row.unit_id, measure="all"),
        ),
        Field(_("得分率"), lambda row: formats.percent(row.score_rate, 1), is_number=True),
        Field(
            _("报送率"),
            lambda row: formats.bracketed(
                formats.percent(row.report_coverage), f"{row.reported_count}/{row.due_count}"
            ),
            is_number=True,
        ),
    )


def _measure_fields(rows: pd.DataFrame) -> tuple[Field, ...]:
    measured = rows["unit_of_measure"].iloc[0]
    return (
        Field(headed(_("目标"), measured), _target, is_number=True),
        Field(headed(_("完成"), measured), _value, is_number=True),
        Field(_("完成率"), lambda row: formats.percent(row.completion_rate, 1), is_number=True),
        Field(
            _("状态"),
            lambda row: formats.status(state_code(row), is_limit=row.direction == "lower", target=row.target_value),
            light=state_code,
        ),
    )


def _target(row: Any) -> str:
    """What is asked; nothing is asked of a unit that was not given the task, which is not a 0."""
    return formats.status_symbol(row.state) if row.state == "not_applicable" else target_words(row)


def _value(row: Any) -> str:
    return formats.status_symbol(row.state) if row.state == "not_applicable" else value_words(row)
