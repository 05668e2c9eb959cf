"""How far is one measure, per unit: bullet bars with target and 序时 ticks over the zones of the lights, numbers in columns."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.basis import is_simulated
from assessment.figures.lanes import Column, Link, Row, Scale, bar, key, label, lanes, linked, mark
from assessment.messages import translate as _

_CLIP = 1.5
# A zone narrower than this share of the lane has no room for its word.
_LEAST_ZONE = 0.07


def bullets(rows: pd.DataFrame, *, unit_id: str | None, link: Link) -> str:
    """One bar per unit in percent of its own target, clipped at 150 %; ``rows`` as ``reads.completion_by_unit``.

    For a limit (lower is better) the shading is reversed, not the axis: what lies beyond the limit is shaded.
    A limit of zero has no percentage: bars then show what happened, in the measure's own unit.
    """
    lengths = [_length(one) for one in rows.itertuples()]
    end = min(_CLIP, max([1.0, *(length for length in lengths if length is not None)]))
    scale = Scale(0.0, end)
    over, under = _scale(rows, scale)
    columns = (
        Column(_("单位"), "name"),
        Column(_("完成率"), "lane", over, under),
        Column(_("完成 / 目标"), "amount number"),
        Column(_("完成率"), "number"),
        Column(_("状态"), "status"),
    )
    return lanes(
        "bullets",
        columns,
        [
            _row(one, length, scale, link, is_chosen=one.unit_id == unit_id)
            for one, length in zip(rows.itertuples(), lengths, strict=True)
        ],
        key=_key(rows),
        simulated=is_simulated(rows),
    )


def _length(one: Any) -> float | None:
    """The bar's length as a share of the target; of the worst value where the target is zero; null where unreported."""
    value = one.value if one.state == "reported" else one.carried_value
    if formats.is_absent(value):
        return None
    if one.target_value == 0:
        return min(1.0, value / 5) if value else 0.0
    return None if formats.is_absent(one.target_value) else max(0.0, value / one.target_value)


def _row(one: Any, length: float | None, scale: Scale, link: Link, *, is_chosen: bool) -> Row:
    code = _code(one)
    lane = _ground(one, scale)
    if length is not None:
        clipped = " clipped" if length > scale.high else ""
        lane += bar(scale, 0.0, length, f"done {'unreported' if one.state == 'unreported' else code}{clipped}")
    lane += _ticks(one, scale)
    if not formats.is_absent(getattr(one, "compare_completion_rate", None)):
        lane += mark(scale, one.compare_completion_rate, "ring", _compared(one))
    return Row(
        (
            linked(one.short_name, link("unit", unit=one.unit_id)),
            lane,
            escape(amount(one)),
            "" if formats.is_absent(one.completion_rate) else f"<b>{formats.percent(one.completion_rate)}</b>",
            f'<span data-light="{code}">{escape(_status(one, code))}</span>',
        ),
        kind="chosen" if is_chosen else "",
        beneath=_reason(one, code),
    )


def _code(one: Any) -> str:
    """The light where there is one, else the state."""
    return str(one.state if formats.is_absent(one.light) else one.light)


def _ground(one: Any, scale: Scale) -> str:
    """The ground of a bar, the darker the worse: the zones of the lights, or for a limit what lies beyond it."""
    if formats.is_absent(one.target_value):
        return ""
    if one.direction == "lower":
        # Where the limit is zero everything is beyond it: the shade is pale, or it would look like a bar.
        return bar(scale, _limit(one), scale.high, "zone" if one.target_value == 0 else "zone far_behind")
    if formats.is_absent(one.behind_from):
        return bar(scale, 0.0, 1.0, "zone")
    edges = (0.0, one.behind_from, one.on_track_from, max(1.0, one.on_track_from))
    kinds = ("far_behind", "behind", "on_track")
    return "".join(
        bar(scale, start, end, f"zone {kind}") for start, end, kind in zip(edges, edges[1:], kinds, strict=False)
    )


def _limit(one: Any) -> float:
    """Where the target lies in the lane; nothing is a share of zero, so there it is the lane's beginning."""
    return 0.0 if one.target_value == 0 else 1.0


def _ticks(one: Any, scale: Scale) -> str:
    if formats.is_absent(one.target_value):
        return ""
    ticks = mark(scale, _limit(one), "tick target")
    if not formats.is_absent(one.expected_share):
        ticks += mark(scale, one.expected_share, "tick expected")
    return ticks


def _scale(rows: pd.DataFrame, scale: Scale) -> tuple[str, str]:
    """What ticks and zones mean, in words: 序时 over the bars, zones and target under them, so that they never collide."""
    given = rows[rows["target_value"].notna()]
    if given.empty:
        return "", ""
    one: Any = next(given.itertuples())
    if one.direction == "lower":
        is_zero = one.target_value == 0
        return "", label(scale, 0.0, _("上限 0")) if is_zero else label(scale, 1.0, _("上限"), "end")
    over, under = "", label(scale, 1.0, _("目标 100%"), "end")
    if not formats.is_absent(one.expected_share):
        over = label(scale, one.expected_share, _("序时 {share}").format(share=formats.percent(one.expected_share)))
    if not formats.is_absent(one.behind_from) and one.on_track_from - one.behind_from >= _LEAST_ZONE * scale.high:
        starts = {"far_behind": 0.0, "behind": one.behind_from, "on_track": one.on_track_from}
        under = (
            "".join(label(scale, at, formats.status_word(code), f"zone {code}") for code, at in starts.items()) + under
        )
    return over, under


def _key(rows: pd.DataFrame) -> str:
    years = rows["compare_year"].dropna().unique() if "compare_year" in rows else []
    carried = (rows["state"] == "unreported") & rows["carried_value"].notna()
    return key(
        ("unreported", _("未报，沿用上次的值") if carried.any() else ""),
        *(("ring", _("{year}年同期").format(year=int(year))) for year in years),
    )


def _compared(one: Any) -> str:
    return _("{unit} {year}年：{rate}").format(
        unit=one.unit_name, year=int(one.compare_year), rate=formats.percent(one.compare_completion_rate, 1)
    )


def _status(one: Any, code: str) -> str:
    return formats.status(code, is_limit=one.direction == "lower", target=one.target_value)


def _reason(one: Any, code: str) -> str:
    """Why a unit lags and what it does about it, beside the number that says so; empty where it does not lag."""
    if code not in ("behind", "far_behind"):
        return ""
    words = [word for word in (one.deviation_reason, one.corrective_action) if isinstance(word, str)]
    return escape(_("原因：{reason}").format(reason=formats.sentence(words)) if words else _("原因未填"))


def amount(one: Any) -> str:
    """What was done of what was asked, with the unit of measure; the state where there is nothing to say."""
    unit = "" if formats.is_absent(one.unit_of_measure) else one.unit_of_measure
    if one.state == "reported" and one.target_value == 0:
        return _("发生 {value}，目标 0").format(value=formats.number(one.value))
    if one.state == "reported":
        return (
            _("{value} / {target} {unit}")
            .format(value=formats.number(one.value), target=formats.number(one.target_value), unit=unit)
            .strip()
        )
    if one.state == "unreported" and not formats.is_absent(one.carried_value):
        return (
            _("沿用{month} {value} / {target} {unit}")
            .format(
                month=formats.month(int(one.known_month)),
                value=formats.number(one.carried_value),
                target=formats.number(one.target_value),
                unit=unit,
            )
            .strip()
        )
    if one.state == "ambiguous":
        asked = _("原文 {values}").format(values=one.target_text)
        return asked if formats.is_absent(one.value) else f"{formats.number(one.value)} {unit} / {asked}"
    return _("目标 {target} {unit}").format(target=formats.number(one.target_value), unit=unit).strip()
