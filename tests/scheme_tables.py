"""Workbooks of new schemes as tests draw them: the template's sheets, and a matrix as a bureau draws it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Rows = list[list[Any]]

SCHEME: Rows = [
    ["项目", "填写"],
    ["方案编号", "shangluo-2024"],
    ["方案名称", "商洛市2024年度目标责任考核"],
    ["年度", 2024],
    ["发文单位", "商洛市自然资源局"],
    ["文号", "商自然资发〔2024〕8号"],
    ["总分", 10],
]
UNITS: Rows = [
    ["单位编号", "单位名称", "简称", "类型", "上级单位编号", "行政区划代码", "分组"],
    ["611099", "新设区", "新设", "县区", "611000", "611099", "县区"],
]
MEASURES: Rows = [
    ["编号", "类别", "考核任务", "任务原文", "分值", "指标名称", "计量单位", "性质", "规则", "每步扣分", "步长"],
    ["a", "耕地保护", "占补平衡", "完成年度任务", 3, None, "亩", None, None, None, None],
    ["b", None, "卫片执法", "立案率100%，结案率80%以上", 7, "立案率", "%", None, None, None, None],
    ["c", None, None, None, None, "结案率", "%", None, "按步扣分", 0.5, 1],
]
TARGETS: Rows = [
    ["编号", "指标名称", "全市", "商州", "洛南县", "新设"],
    ["a", "占补平衡", 4000, 1500, 2500, "/"],
    ["b", "立案率", None, "≥100%", 1, "待下达"],
    ["c", "结案率", None, "≥80%", "95%以上", "不低于95％"],
]
MATRIX: Rows = [
    ["商洛市2024年度目标责任考核任务一览表"],
    ["指标类别", "考核任务", "指标", "计量单位", "分值", "全市", "市本级", "商州区", "洛南县"],
    ["耕地保护（10分）", "占补平衡任务", "占补平衡", "亩", 6, 4100, 100, 1500, 2500],
    [None, None, "粮食产能", "万斤", None, 201, "/", 50, 150],
    [None, "耕地保护", None, None, 4, "全市统筹", None, "守住红线", "守住红线"],
    ["执法监察", "卫片执法", "立案率", "%", 7, None, None, "≥100%", "100%"],
    ["合计", None, None, None, 17],
    ["注：各县区按季填报。"],
]
# 占补平衡任务 with its points and the category beside it stand over two rows.
MERGED = ("A1:I1", "A3:A5", "B3:B4", "E3:E4")


def book(path: Path, **sheets: Rows) -> Path:
    """A workbook of these sheets; None where there is none of the usual ones."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def template(path: Path, **changed: Rows) -> Path:
    """The template filled in, some of its sheets with other rows."""
    return book(path, **{"方案": SCHEME, "单位": UNITS, "指标": MEASURES, "目标": TARGETS, **changed})


def matrix(path: Path, rows: Rows | None = None, merged: Sequence[str] = MERGED, **sheets: Rows) -> Path:
    """A matrix as a bureau draws it, labels merged downwards."""
    made = Workbook()
    sheet = made.active
    sheet.title = "任务表"
    for row in rows or MATRIX:
        sheet.append(row)
    for span in merged:
        sheet.merge_cells(span)
    for name, others in sheets.items():
        other = made.create_sheet(name)
        for row in others:
            other.append(row)
    made.save(path)
    return path
