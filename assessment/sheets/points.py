"""Points by category as a table, with the check against what each declares."""

from typing import Any

import pandas as pd

from assessment import formats
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Field, sheet


@remembered
def points_sheet(rows: pd.DataFrame) -> str:
    """Points of each category, those below it included; ``rows`` as ``reads.points_by_category``."""
    fields = (
        Field(_("类别"), _name),
        Field(_("任务"), lambda row: str(row.indicator_count), is_number=True),
        Field(_("分值"), lambda row: formats.number(row.points), is_number=True),
        Field(_("声明分值"), lambda row: formats.number(row.declared_points), is_number=True),
        Field(_("核对"), _check),
    )
    return sheet(rows, fields, caption=_("各类别分值"), kind="points")


def _name(row: Any) -> str:
    return f"　{row.category_name}" if row.level > 1 else row.category_name


def _check(row: Any) -> str:
    difference = row.points_difference
    if formats.is_absent(difference):
        return formats.ABSENT
    if not difference:
        return _("平")
    template = _("多 {more}") if difference > 0 else _("少 {more}")
    return template.format(more=formats.number(abs(difference)))
