"""All of a scheme's year in one workbook, and all tables of the snapshot for analysts."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from assessment import reads, settings, stamps
from assessment.access import current_scope
from assessment.dictionary import data_dictionary
from assessment.exports.tables import Shown, shown
from assessment.exports.workbooks import workbook
from assessment.messages import translate as _
from assessment.problems import InputError
from assessment.reads import Filters, View

_NOTES = """数据版本 {snapshot}，写出时间 {made_at}。
每个 .parquet 文件是一张表；列的含义、类型、主键和外键见 数据字典.md。
basis 列说明数值来自哪里：source 原文，reported 填报，demo 模拟（系统生成，仅供演示，不代表实际工作）。
空值表示没有：未报、无任务或原文没有；0 就是 0。
Snapshot {snapshot}, written {made_at}. One Parquet file per table; see 数据字典.md. basis: source, reported or demo (simulated).
"""


def year_tables(view: View) -> list[tuple[str, pd.DataFrame]]:
    """Everything there is about a scheme's year up to a month, by what it is called; what has no rows is left out."""
    whole = replace(view, peer_group=None)
    document = reads.schemes(view.scope).set_index("scheme_id")["document_id"].get(view.scheme_id)
    made: tuple[tuple[str, Callable[[], pd.DataFrame]], ...] = (
        (_("得分与排名"), lambda: reads.ranking(whole)),
        (_("各月得分"), lambda: reads.score_by_month(whole)),
        (_("分类得分"), lambda: reads.score_by_category(whole)),
        (_("目标与完成"), lambda: reads.measures_by_unit(whole)),
        (_("填报任务"), lambda: reads.report_tasks(whole)),
        (_("填报记录"), lambda: reads.reports(whole)),
        (_("未报"), lambda: reads.unreported(whole)),
        (_("任务目录"), lambda: reads.catalogue(view.scope, Filters(document_id=document), view.known_on)),
        (_("项目"), lambda: reads.projects(whole)),
        (_("支出计划与执行"), lambda: reads.spending_by_period(whole)),
        (_("自评"), lambda: reads.evaluation(whole)),
        (_("平账核对"), lambda: reads.reconciliations(view.scope, scheme_id=view.scheme_id)),
        (_("疑点"), lambda: reads.findings(view.scope, scheme_id=view.scheme_id)),
    )
    return [(title, rows) for title, read in made if len(rows := read())]


def year_workbook(view: View, address: str, origin: str) -> bytes:
    """The workbook of a scheme's year: a sheet for each of its tables, and what explains them."""
    made_at = stamps.now()
    return workbook([_sheet(title, rows, view, address, made_at) for title, rows in year_tables(view)], origin)


def _sheet(title: str, rows: pd.DataFrame, view: View, address: str, made_at: str) -> Shown:
    filters = _("全部")
    stamp = stamps.stamp(
        view,
        kind="table",
        address=address,
        filters=filters,
        recipe=stamps.recipe_of(rows),
        title=title,
        made_at=made_at,
    )
    return shown(rows, view, title=title, filters=filters, stamp=stamp)


def snapshot_archive() -> bytes:
    """Every table of the snapshot as Parquet, with the data dictionary.

    Raises InputError for who may not see every unit: the tables are not cut to anybody's scope.
    """
    if current_scope().unit_ids is not None:
        raise InputError(["全部数据表只供可以查看所有单位的人下载。"])
    notes = _NOTES.format(snapshot=reads.snapshot_id(), made_at=stamps.now())
    if not settings.demo_enabled():
        notes += "模拟数据已关闭，但仍在文件中，按 basis 列筛去。\n"
    stream = io.BytesIO()
    # Parquet is compressed already.
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("说明.txt", notes)
        archive.writestr("数据字典.md", data_dictionary())
        for path in sorted(reads.snapshot_folder().glob("*.parquet")):
            archive.write(path, path.name)
    return stream.getvalue()
