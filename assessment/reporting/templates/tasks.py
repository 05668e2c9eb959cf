"""Which tasks a template asks for, or why there are none."""

import pandas as pd

from assessment import reads
from assessment.problems import InputError, nearest
from assessment.reads import View


def tasks(view: View, unit_id: str | None = None) -> pd.DataFrame:
    """The rows of ``reads.report_tasks`` that can be reported: of one unit, or of all.

    Raises InputError saying what there is instead where scheme, year, month or unit have no tasks, or simulated ones.
    """
    _refuse_period(view)
    _refuse_unit(view, unit_id)
    rows = reads.report_tasks(view, unit_id=unit_id)
    if (rows["target_basis"] == "demo").any():
        words = f"方案“{view.scheme_id}”{view.year}年的任务是模拟的，不能填报"
        raise InputError([f"{words}；请先下达这一年的任务，或填报有文件的年度。"])
    rows = rows[rows["target_status"] != "not_applicable"]
    if rows.empty:
        who = "考核的单位" if unit_id is None else f"单位“{unit_id}”"
        words = f"方案“{view.scheme_id}”{view.year}年{view.month}月：{who}没有要填报的任务"
        raise InputError([f"{words}；请核对任务是否已经下达、从哪一天起生效。"])
    return rows


def unit_id_of(view: View, asked: str) -> str:
    """The id of a unit asked for by id, name or short name; raises InputError naming those it could be."""
    units = reads.units(view)
    for column in ("unit_id", "unit_name", "short_name"):
        found = units.loc[units[column] == asked, "unit_id"]
        if len(found) == 1:
            return str(found.iloc[0])
    known = units.loc[units["is_assessed"], "unit_name"]
    raise InputError([f"方案“{view.scheme_id}”{view.year}年没有单位“{asked}”；{nearest(asked, known)}。"])


def _refuse_period(view: View) -> None:
    schemes = reads.schemes(view.scope)["scheme_id"]
    if view.scheme_id not in set(schemes):
        raise InputError([f"没有方案“{view.scheme_id}”；{nearest(view.scheme_id, schemes)}。"])
    years = [int(year) for year in reads.years(view.scope, view.scheme_id, view.known_on)["year"]]
    problems = []
    if view.year not in years:
        known = f"有任务的年度：{'、'.join(map(str, years))}" if years else "请先导入任务"
        problems.append(f"方案“{view.scheme_id}”没有 {view.year} 年的任务；{known}。")
    if not 1 <= view.month <= 12:
        problems.append(f"没有 {view.month} 月；月份为 1 到 12。")
    if problems:
        raise InputError(problems)


def _refuse_unit(view: View, unit_id: str | None) -> None:
    units = reads.units(view).set_index("unit_id")
    assessed = units[units["is_assessed"]]
    if assessed.empty:
        raise InputError([f"方案“{view.scheme_id}”{view.year}年没有考核任何单位；请先导入各单位的任务。"])
    if unit_id is None or unit_id in assessed.index:
        return
    if unit_id in units.index:
        name = units.loc[unit_id, "unit_name"]
        raise InputError([f"“{name}”的任务是所属单位的合计，不单独填报；请选所属的单位。"])
    remedy = nearest(unit_id, [*assessed.index, *assessed["short_name"]])
    raise InputError([f"方案“{view.scheme_id}”{view.year}年没有给单位“{unit_id}”下达任务；{remedy}。"])
