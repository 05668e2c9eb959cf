"""双监控 as a table: plan, execution and outputs of each project, its corner, and what put it there."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines import plan_words, reason_words, unjudged_words
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Field, Link, all_notes, anchor, opener, passage_notes, sheet


@remembered
def dual_sheet(rows: pd.DataFrame, passages: pd.DataFrame, *, link: Link) -> str:
    """Every project, the worst corner first; the plan opens its passage. ``rows`` as ``reads.dual_monitoring``."""
    spans = list(zip(rows["first_line"], rows["last_line"], strict=True))
    notes = passage_notes(spans, passages, "dual", link=link)

    def planned(row: Any) -> str:
        words = escape(_planned(row))
        span = (row.first_line, row.last_line)
        return opener(notes[span][0], words) if span in notes else words

    fields = (
        Field(_("项目"), lambda row: _name(row, link), is_html=True),
        Field(_("预算（万元）"), lambda row: formats.ten_thousand(row.budget_yuan), is_number=True, is_wide_only=True),
        Field(_("计划"), planned, is_number=True, is_html=True, is_wide_only=True),
        Field(_("执行"), _executed, is_number=True, is_html=True, is_wide_only=True),
        Field(_("支出÷计划"), lambda row: formats.percent(row.spending_pace), is_number=True),
        Field(_("产出按序时"), _outputs, is_number=True, is_html=True),
        Field(_("象限"), _corner, light=_light),
        Field(_("说明"), reason_words, is_wide_only=True),
    )
    return sheet(_ordered(rows), fields, caption=_("双监控"), kind="dual") + all_notes(notes)


@remembered
def plan_sheet(rows: pd.DataFrame) -> str:
    """The plan of every project, node by node, as cumulative shares; ``rows`` as ``reads.spending_by_period``."""
    shares = rows.set_index(["unit_id", "month"])["cumulative_share"] / 100

    def node(month: int) -> Field:
        def share(row: Any) -> str:
            return formats.percent(shares.get((row.unit_id, month)))

        return Field(_("{month}月底").format(month=month), share, is_number=True)

    fields = (
        Field(_("项目"), lambda row: row.unit_name),
        Field(_("预算（万元）"), lambda row: formats.ten_thousand(row.budget_yuan), is_number=True),
        *map(node, sorted(rows["month"].unique())),
        Field(_("读法"), lambda row: plan_words(row.plan_mode), is_wide_only=True),
    )
    return sheet(rows.drop_duplicates("unit_id"), fields, caption=_("资金支出计划"))


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    """The worst corner first, those in none last; printed order within."""
    places = {code: place for place, code in enumerate(formats.CORNERS)}
    return rows.assign(place=rows["corner"].map(places).fillna(len(places))).sort_values("place", kind="stable")


def _name(row: Any, link: Link) -> str:
    reason = f'<small class="narrow-only">{escape(reason_words(row))}</small>'
    return anchor(escape(row.unit_name), link("projects", project=row.unit_id)) + reason


def _planned(row: Any) -> str:
    if row.spending_state in ("no_plan", "unclear_plan"):
        return formats.unjudged(row.spending_state, _("支出"))
    return formats.percent(row.planned_share)


def _executed(row: Any) -> str:
    """The share executed; of a project that has fallen silent the last known one, said to be carried; HTML."""
    share = formats.percent(row.executed_share, 1)
    if row.spending_state != "unreported":
        return escape(share)
    if formats.is_absent(row.executed_share):
        return escape(_("未报"))
    carried = _("沿用{month} {share}").format(month=formats.month(row.executed_end.month), share=share)
    return _with_small(_("未报"), carried)


def _outputs(row: Any) -> str:
    """On time of due, with the unreported beneath; HTML."""
    if not row.output_due_count:
        return escape(formats.ABSENT)
    unreported = row.output_due_count - row.output_reported_count
    if not row.output_reported_count:
        return _with_small(_("未报"), _("应报 {count} 项").format(count=row.output_due_count))
    words = f"{row.output_on_time_count}/{row.output_due_count}"
    return _with_small(words, _("未报 {count} 项").format(count=unreported)) if unreported else escape(words)


def _with_small(words: str, beneath: str) -> str:
    return f"{escape(words)}<small>{escape(beneath)}</small>"


def _corner(row: Any) -> str:
    return formats.corner(row.corner) if isinstance(row.corner, str) else unjudged_words(row)[0]


def _light(row: Any) -> str:
    """The light that colours the cell: worst behind, one of them late, or plain."""
    if isinstance(row.corner, str):
        return {"both_behind": "far_behind", "both_on_time": "on_track"}.get(row.corner, "behind")
    return "unreported" if "unreported" in (row.spending_state, row.output_state) else "none"
