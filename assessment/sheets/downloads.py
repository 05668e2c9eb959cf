"""What can be downloaded of a scheme's year, table by table, and where each stands for programs."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from assessment import formats, stamps
from assessment.messages import translate as _
from assessment.sheets.html import Field, sheet

_ENDINGS = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet"}


def addresses_sheet(tables: Sequence[tuple[str, pd.DataFrame]], host: str | None) -> str:
    """Each table with its rows and its addresses; without addresses where ``host`` is null; HTML."""
    rows = pd.DataFrame([{"name": name, "row_count": len(rows), "links": _links(rows, host)} for name, rows in tables])
    fields = [
        Field(_("内容"), lambda row: row.name),
        Field(_("行数"), lambda row: formats.number(row.row_count), is_number=True),
    ]
    if host is not None:
        fields.append(Field(_("数据地址（可复制到 Excel）"), lambda row: row.links, is_html=True))
    return sheet(rows, fields, caption=_("可以下载的表"))


def _links(rows: pd.DataFrame, host: str | None) -> str:
    recipe = stamps.recipe_of(rows)
    if not recipe or host is None:
        return "—"
    addresses = {ending: host + stamps.data_address(recipe[1], recipe[2], ending) for ending in _ENDINGS}
    links = (
        f'<a class="address" href="{escape(addresses[ending])}" target="_blank">{label}</a>'
        for ending, label in _ENDINGS.items()
    )
    return " · ".join(links)
