"""Where the pace so far leads, and which lights have been red: what stands beside a light."""

from typing import Any

from pandas.api.types import is_list_like

from assessment import formats
from assessment.messages import translate as _


def forecast_words(row: Any) -> str:
    """What the year ends at if the work goes on as so far, and when it is done; nothing where that is no question.

    ``row`` has forecast_share and forecast_month (13 is January of the next year) as the queries about measures answer.
    """
    if formats.is_absent(row.forecast_share) or row.light not in ("behind", "far_behind", "on_track"):
        return ""
    share = formats.percent(min(row.forecast_share, 1.0))
    if formats.is_absent(row.forecast_month):
        return _("尚未起步") if row.forecast_share <= 0 else ""
    month = int(row.forecast_month)
    if month <= 12:
        return _("预计{month}完成").format(month=formats.month(month))
    if month <= 24:
        return _("预计年底 {share}，次年{month}完成").format(share=share, month=formats.month(month - 12))
    return _("预计年底 {share}").format(share=share)


def memory_words(row: Any) -> str:
    """That a light has caught up this month, or in which months before it was red."""
    # A list that is absent comes as NA.
    months = [int(month) for month in row.far_behind_months] if is_list_like(row.far_behind_months) else []
    before = formats.listing(map(formats.month, months))
    if row.has_caught_up:
        return _("本月追上，{months}曾严重滞后").format(months=before)
    if months and row.light not in ("far_behind",):
        return _("{months}曾严重滞后").format(months=before)
    return ""
