"""Where values come from: printed, reported or simulated; said beside every figure, derived from the rows on screen."""

import pandas as pd

from assessment.memory import remembered
from assessment.messages import translate as _


def bases(column: str, *frames: pd.DataFrame) -> list[str]:
    """The bases that occur in a column of any frame, in a fixed order; ``column`` is target_basis or actual_basis."""
    found = frozenset[str]().union(*(_found(rows, column) for rows in frames))
    return [basis for basis in ("source", "reported", "demo") if basis in found]


@remembered
def _found(rows: pd.DataFrame, column: str) -> frozenset[str]:
    if column not in rows:
        return frozenset()
    return frozenset(part for basis in set(rows[column].dropna()) for part in basis.split("+"))


def is_simulated(*frames: pd.DataFrame) -> bool:
    """Whether any completion in the frames is simulated."""
    return "demo" in bases("actual_basis", *frames)


def word(basis: str | None) -> str:
    """Where a value comes from, in words; several joined with 、."""
    words = {"source": _("原文"), "reported": _("已填报"), "demo": _("模拟")}
    return _("、").join(words[part] for part in basis.split("+")) if isinstance(basis, str) and basis else ""


def labelled(finding: str, *frames: pd.DataFrame) -> str:
    """A finding, said to be simulated when any completion it rests on is."""
    return _("{finding}（模拟）").format(finding=finding) if is_simulated(*frames) else finding


def summary(*frames: pd.DataFrame) -> str:
    """Where targets and completion of the frames come from, for the line above a headline."""
    targets, actuals = bases("target_basis", *frames), bases("actual_basis", *frames)
    said = [_("目标：{basis}").format(basis=word("+".join(targets)))] * bool(targets)
    said += [
        _("完成：{basis}").format(basis=word("+".join(actuals)) or (_("未到期") if _not_due(*frames) else _("未报")))
    ]
    return _("，").join(said)


def _not_due(*frames: pd.DataFrame) -> bool:
    """Whether nothing on screen has been due yet."""
    states = frozenset[str]().union(*(set(rows["state"]) for rows in frames if "state" in rows))
    return states == {"not_due"}


def notice(*frames: pd.DataFrame) -> str | None:
    """What must be said about simulated values on screen; null when everything is printed or reported."""
    targets, actuals = bases("target_basis", *frames), bases("actual_basis", *frames)
    if {"demo", "source"} <= set(targets) and "demo" in actuals:
        return _("有的目标取自原文，有的（标明“模拟目标”）和全部完成值由系统生成，仅供演示，不代表实际工作。")
    if "demo" in targets and "demo" in actuals:
        return _("本页目标与完成值均为系统生成，仅供演示，不代表实际工作。")
    if "demo" in actuals:
        return _("目标取自原文；完成值由系统生成，仅供演示，不代表实际工作。")
    return _("目标由系统生成，仅供演示。") if "demo" in targets else None
