"""双监控 in words: in which corner each project stands and why, what cannot be judged, and by which rule."""

from typing import Any

import pandas as pd

from assessment import basis, formats
from assessment.headlines.budget import plan_words
from assessment.memory import remembered
from assessment.messages import translate as _

# Names in a headline before they are counted instead.
_NAMED = 1
# Names in a list before the rest is counted.
_LISTED = 3


@remembered
def dual_headline(rows: pd.DataFrame) -> str:
    """Which projects stand in which corner, the worst first; ``rows`` as ``reads.dual_monitoring``."""
    if (rows["spending_state"].isin(_NOTHING_DUE) & rows["output_state"].isin(_NOTHING_DUE)).all():
        return _("{count} 个项目都没有到期的计划节点，还不判断").format(count=len(rows))
    if not rows["actual_basis"].notna().any():
        return _("{count} 个项目还没有上报执行和产出").format(count=len(rows))
    parts = [part for code in formats.CORNERS if (part := _in_corner(rows[rows["corner"] == code], code))]
    if left := int(rows["corner"].isna().sum()):
        parts.append(_("{count} 个不能判断").format(count=left))
    return basis.labelled(_("，").join(parts), rows)


def _in_corner(rows: pd.DataFrame, code: str) -> str:
    if rows.empty:
        return ""
    word = formats.corner_word(code)
    if len(rows) <= _NAMED and code != "both_on_time":
        return _("{name}{corner}").format(name=rows["unit_name"].iloc[0], corner=word)
    return _("{count} 个项目{corner}").format(count=len(rows), corner=word)


@remembered
def dual_sentence(rows: pd.DataFrame) -> str:
    """Every project by name, corner by corner, and those that are in none, with why."""
    parts = [
        _("{corner}：{names}").format(corner=formats.corner(code), names=formats.listing(part["unit_name"]))
        for code in formats.CORNERS
        if len(part := rows[rows["corner"] == code])
    ]
    parts += [
        _("{name}：{why}").format(name=row.unit_name, why=formats.listing(unjudged_words(row)))
        for row in rows[rows["corner"].isna()].itertuples()
    ]
    return basis.labelled(formats.sentence(parts), rows)


@remembered
def dual_subtitle(rows: pd.DataFrame) -> str:
    """How many projects can be judged, and which cannot, by why."""
    left = rows[rows["corner"].isna()]
    parts = [_("{count} 个项目可以判断").format(count=len(rows) - len(left))]
    by_reason: dict[str, list[str]] = {}
    for row in left.itertuples():
        by_reason.setdefault(formats.listing(unjudged_words(row)), []).append(row.unit_name)
    parts += [_("不能判断：{names}（{why}）").format(names=_some(names), why=why) for why, names in by_reason.items()]
    return formats.sentence(parts)


def unjudged_words(row: Any) -> list[str]:
    """Why a project stands in no corner: symbol and word for its money, its work, or both in one."""
    if row.spending_state == row.output_state:
        return [formats.unjudged(row.spending_state, _("支出和产出"))]
    words = []
    if row.spending_state != "reported":
        words.append(formats.unjudged(row.spending_state, _("支出")))
    if row.output_state != "reported":
        words.append(formats.unjudged(row.output_state, _("产出")))
    return words


def corner_words(row: Any) -> str:
    """The corner of a project, or why it stands in none."""
    return formats.corner(row.corner) if isinstance(row.corner, str) else formats.listing(unjudged_words(row))


def reason_words(row: Any) -> str:
    """What puts a project where it is: the distance of its money from the plan, and which outputs are late."""
    return formats.sentence([part for part in (_money_words(row), _work_words(row)) if part])


def _money_words(row: Any) -> str:
    node = "" if formats.is_absent(row.node_end) else _node(row.node_end)
    match row.spending_state:
        case "reported" if not row.planned_share:
            return _("{node}计划尚未安排支出，已执行 {amount} 万元").format(
                node=node, amount=formats.ten_thousand(row.executed_yuan)
            )
        case "reported" if abs(row.spending_gap) < 0.05:
            return _("支出与{node}计划一致").format(node=node)
        case "reported":
            words = (
                _("支出超过{node}计划 {gap} 个百分点")
                if row.spending_gap > 0
                else _("支出低于{node}计划 {gap} 个百分点")
            )
            return words.format(node=node, gap=formats.number(abs(row.spending_gap), 1))
        case "unreported" if not formats.is_absent(row.executed_end):
            return _("{node}支出未报，最近报到{last}").format(node=node, last=_node(row.executed_end))
        case "unreported":
            return _("{node}支出未报").format(node=node)
        case "nothing_planned":
            return _("{node}计划尚未安排支出，也没有支出").format(node=node)
        case "unclear_plan":
            return _("支出计划：{mode}").format(mode=plan_words(None))
        case state:
            return formats.unjudged(state, _("支出"))[2:]


def _work_words(row: Any) -> str:
    if row.output_state in ("not_due", "no_output"):
        return "" if row.spending_state == "not_due" else formats.unjudged(row.output_state, _("产出"))[2:]
    late = [_late(one) for one in row.late_outputs if one["state"] != "unreported"]
    unreported = [one["indicator_name"] for one in row.late_outputs if one["state"] == "unreported"]
    parts = [_("未按序时：{names}").format(names=_some(late))] if late else []
    if unreported and row.output_reported_count == 0:
        parts.append(_("{count} 项产出指标都未报").format(count=row.output_due_count))
    elif unreported:
        parts.append(_("产出未报：{names}").format(names=_some(unreported)))
    return _("；").join(parts) if parts else _("产出指标全部按序时推进")


def _late(output: dict[str, Any]) -> str:
    """An output with what was reported of it: the tier, or the number against its target."""
    if isinstance(output["tier"], str):
        said = output["tier"]
    else:
        unit = output["unit_of_measure"] or ""
        said = _("{value}{unit}，目标 {target}{unit}").format(
            value=formats.number(output["value"]), target=formats.number(output["target_value"]), unit=unit
        )
    return _("{name}（{said}）").format(name=output["indicator_name"], said=said)


def _some(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    rest = len(names) - _LISTED
    words = formats.listing(names[:_LISTED])
    return _("{names}等 {count} 项").format(names=words, count=len(names)) if rest > 0 else words


def _node(day: Any) -> str:
    return _("{month}月底").format(month=day.month)


@remembered
def dual_coverage(rows: pd.DataFrame) -> str:
    """How many of the projects that had to report have reported money and work."""
    due = rows[~(rows["spending_state"].isin(_NOTHING_DUE) & rows["output_state"].isin(_NOTHING_DUE))]
    silent = (due["spending_state"] == "unreported") | due["output_state"].isin(["unreported", "open"])
    return _("{count}/{all} 个项目已报齐").format(count=int((~silent).sum()), all=len(due)) if len(due) else ""


_NOTHING_DUE = ["not_due", "no_plan", "no_budget", "unclear_plan", "no_output"]


@remembered
def dual_rules(rows: pd.DataFrame) -> tuple[str, ...]:
    """By which rules projects are put into corners, with the bounds of the preset; what a footnote says."""
    row = rows.iloc[0]
    share = formats.percent(row["output_share_from"])
    if row["light_preset"] == "gap":
        preset = _("差距口径：支出比计划低不到 {gap} 个百分点、产出指标按序时推进的不少于 {share}，为正常").format(
            gap=formats.number(-row["spending_position_from"]), share=share
        )
    else:
        preset = _("财政口径：执行 ÷ 计划不低于 {ratio}、产出指标按序时推进的不少于 {share}，为正常").format(
            ratio=formats.percent(row["spending_position_from"]), share=share
        )
    origin = _("系统默认，方案可以改定") if row["policy_origin"] == "default" else _("方案规定")
    return (
        _("象限（{origin}）：{preset}；钱快事慢即支出正常而产出不正常，其余类推。").format(
            origin=origin, preset=preset
        ),
        _(
            "支出：累计执行对最近一个计划节点的累计计划，两个节点之间计划不变；首个节点之前、计划尚未安排支出、未报、"
            "计划读不通的，不判断。"
        ),
        _(
            "产出：逐项判断是否按序时（有数值的对序时，评定等次的按等次系数，有期限的看是否按期），再数有几项；"
            "原文没有给分值，各项同样计数，不平均完成率，也不跨计量单位相加。"
        ),
    )
