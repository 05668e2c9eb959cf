"""Everything one unit was given, as a table: target, completion, light, trend, reason; a target opens its passage."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines import forecast_words, memory_words
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.completion import points_earned, state_code, target_words, value_words
from assessment.sheets.html import Field, Link, all_notes, anchor, opener, passage_notes, sheet, with_small


@remembered
def measures_sheet(rows: pd.DataFrame, passages: pd.DataFrame, *, link: Link, is_grouped: bool) -> str:
    """One row per measure, under its category where rows stand in printed order; ``rows`` as ``measures_by_unit``.

    The passage of a task is in the page once, however many of its measures open it.
    """
    notes = passage_notes(zip(rows["first_line"], rows["last_line"], strict=True), passages, "passage", link=link)
    fields = (
        Field(_("指标"), lambda row: _name(row, link, is_grouped=is_grouped), is_html=True),
        Field(_("目标"), lambda row: _target(row, notes), is_number=True, is_html=True),
        Field(_("完成"), value_words, is_number=True, is_wide_only=True),
        Field(_("完成率"), lambda row: with_small(_rate(row), _warned(row)), is_number=True, is_html=True),
        Field(_("序时差"), lambda row: formats.gap(row.schedule_gap), is_number=True, is_wide_only=True),
        Field(
            _("状态"),
            lambda row: with_small(
                formats.status(state_code(row), is_limit=row.direction == "lower", target=row.target_value),
                memory_words(row),
            ),
            light=state_code,
            is_html=True,
        ),
        Field(_("走势"), _trend, is_html=True, is_wide_only=True),
        Field(
            _("得分"),
            _points,
            is_number=True,
            is_wide_only=True,
            href=lambda row: link("rules", measure=row.measure_id),
        ),
        Field(_("原因与措施"), _reason, is_wide_only=True),
    )
    group = (lambda row: row.category_name) if is_grouped else None
    table = sheet(rows, fields, caption=_("全部指标"), group=group, kind="measures")
    return _key() + table + all_notes(notes)


def _key() -> str:
    """What the trends show, and what a click on a target does."""
    trend, target = escape(_("走势：面积为逐月完成，斜线为序时")), escape(_("点目标看原文"))
    return f'<p class="key hint"><span class="trends"><i class="trend"></i>{trend}</span><span><u>428</u>{target}</span></p>'


Span = tuple[int, int]


def _warned(row: Any) -> str:
    """Where the pace leads, said only where the light warns: the table is long."""
    return forecast_words(row) if row.light in ("behind", "far_behind") else ""


def _name(row: Any, link: Link, *, is_grouped: bool) -> str:
    """The measure as a link to its page, with its task; on a phone with what the hidden columns say."""
    words = escape(row.measure_name)
    origin = [] if is_grouped else [row.category_name]
    if row.indicator_name not in row.measure_name:
        origin.append(row.indicator_name)
    if origin:
        words += f"<small>{escape(' › '.join(origin))}</small>"
    done = _("完成 {value}").format(value=value_words(row))
    return (
        anchor(words, link("completion", measure=row.measure_id)) + f'<small class="narrow-only">{escape(done)}</small>'
    )


def _target(row: Any, notes: dict[Span, tuple[str, str]]) -> str:
    """The target, opening the lines of the document that it is printed on; a simulated one has none."""
    has_value = not formats.is_absent(row.target_value)
    unit = f" {row.unit_of_measure}" if isinstance(row.unit_of_measure, str) else ""
    limit = "≤ " if row.direction == "lower" and has_value else ""
    words = limit + target_words(row) + (unit if has_value else "")
    span = (row.first_line, row.last_line)
    if formats.is_absent(row.line) or span not in notes:
        return escape(words)
    # All printed values of an ambiguous target would be read as this unit's; the passage shows them where they stand.
    shown = words if has_value and row.state != "ambiguous" else _("原文")
    return opener(notes[span][0], escape(shown))


def _trend(row: Any) -> str:
    """Completion month by month as an area below 100 %, over the line of 序时 from January to December."""
    shares = [None if formats.is_absent(share) else max(0.0, min(1.0, share)) for share in row.trend.tolist()]
    if formats.is_absent(row.expected_share) or not any(share is not None for share in shares):
        return ""
    words = formats.listing(
        f"{formats.month(month)} {formats.percent(share)}"
        for month, share in enumerate(shares, start=1)
        if share is not None
    )
    area = f'<i style="clip-path:polygon({_area(shares)})"></i>'
    return f'<span class="trend" role="img" aria-label="{escape(words)}">{area}</span>'


def _area(shares: list[float | None]) -> str:
    """The corners of the area, left to right; a month without a report falls to the ground, so the gap is seen."""
    points = ["0% 100%"]
    for month, share in enumerate(shares, start=1):
        x = round(100 * month / 12, 1)
        if share is None:
            points.append(f"{x}% 100%")
            continue
        if month > 1 and shares[month - 2] is None:
            points.append(f"{x - 4}% {100 - round(100 * share, 1)}%")
        points.append(f"{x}% {round(100 - 100 * share, 1)}%")
        if month == len(shares) or shares[month] is None:
            points.append(f"{x}% 100%")
    return ",".join(points)


def _points(row: Any) -> str:
    """Earned of what the measure carries."""
    return f"{points_earned(row)} / {formats.number(row.measure_points)}"


def _rate(row: Any) -> str:
    """The completion rate; of a limit what lies beyond it, as a share of it would read like an achievement."""
    if row.direction != "lower":
        return formats.percent(row.completion_rate)
    over = None if formats.is_absent(row.remaining_value) else -row.remaining_value
    return _("超 {value}").format(value=formats.number(over)) if over and over > 0 else formats.ABSENT


def _reason(row: Any) -> str:
    """Reason and corrective action; who lags and gives none is told so."""
    words = [word for word in (row.deviation_reason, row.corrective_action) if isinstance(word, str)]
    if not words and row.light in ("behind", "far_behind"):
        return _("原因未填")
    return formats.sentence(words) if words else ""


@remembered
def composition_sheet(rows: pd.DataFrame, *, unit_id: str) -> str:
    """What became of the unit's points, category by category, and its rate beside the group's; ``rows`` of the group."""
    fields = (
        Field(_("类别"), lambda row: row.category_name),
        Field(_("分值"), lambda row: formats.number(row.points), is_number=True),
        Field(_("得分"), lambda row: formats.points(row.earned_points), is_number=True),
        Field(_("失分"), lambda row: formats.points(row.lost_points), is_number=True),
        Field(_("未报"), lambda row: formats.points(row.open_points), is_number=True, is_wide_only=True),
        Field(_("未计分"), lambda row: formats.points(row.unscored_points), is_number=True, is_wide_only=True),
        Field(_("得分率"), lambda row: formats.percent(row.score_rate, 1), is_number=True),
        Field(_("全组得分率"), lambda row: formats.percent(row.group_score_rate, 1), is_number=True),
        Field(_("位次"), lambda row: formats.rank(row.category_rank), is_number=True),
    )
    return sheet(rows[rows["unit_id"] == unit_id], fields, caption=_("得分构成"))


@remembered
def score_trend_sheet(rows: pd.DataFrame, *, unit_id: str) -> str:
    """The unit's score month by month, with rank and coverage; ``rows`` as ``score_by_month``."""
    fields = (
        Field(_("年度"), lambda row: str(row.year)),
        Field(_("月份"), lambda row: formats.month(int(row.month)), is_number=True),
        Field(_("得分"), lambda row: formats.points(row.score), is_number=True),
        Field(_("得分率"), lambda row: formats.percent(row.score_rate, 1), is_number=True),
        Field(_("位次"), lambda row: formats.rank(row.rank, is_tied=row.is_tied), is_number=True),
        Field(_("报送率"), lambda row: formats.percent(row.report_coverage), is_number=True),
    )
    return sheet(rows[rows["unit_id"] == unit_id], fields, caption=_("得分率逐月"))
