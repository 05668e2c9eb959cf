"""Templates: a workbook with the tasks of a unit, or of all, already in it, to be filled in and sent back."""

import io
import re
from contextvars import copy_context
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
from openpyxl import Workbook

from assessment import headlines, messages, reads
from assessment.access import current_scope
from assessment.problems import InputError
from assessment.reads import View
from assessment.reporting.fields import GUIDE
from assessment.reporting.templates.guide_sheet import write_guide
from assessment.reporting.templates.long_sheet import write_long
from assessment.reporting.templates.tasks import tasks, unit_id_of
from assessment.reporting.templates.wide_sheet import fits_one_cell, write_wide
from assessment.spreadsheets.drawing import CHOICES, Lists

LONG, WIDE = "填报", "填报（宽表）"
ALL_UNITS = "全部单位"
_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


def template(view: View, path: Path, *, unit_id: str | None = None, is_wide: bool = False) -> None:
    """Write the template of a unit, or of all, for a month; raises InputError where there is nothing to report."""
    path.write_bytes(template_bytes(view, unit_id=unit_id, is_wide=is_wide))


def template_bytes(view: View, *, unit_id: str | None = None, is_wide: bool = False) -> bytes:
    """The template as the content of an .xlsx file; raises InputError where there is nothing to report.

    Long with a row per task and unit, wide with a column per unit. Its words are Chinese, whatever the screen speaks.
    """
    return copy_context().run(_drawn, view, unit_id, is_wide=is_wide)


def template_name(view: View, unit_name: str | None = None, *, is_wide: bool = False) -> str:
    """What the file is called: 填报-商州区-2022年9月.xlsx; without a unit it is that of all."""
    form = "-宽表" if is_wide else ""
    unit = _FORBIDDEN_IN_NAMES.sub("", unit_name or ALL_UNITS)
    return f"填报-{unit}-{view.year}年{view.month}月{form}.xlsx"


def write_template(
    scheme_id: str,
    out: Path,
    *,
    year: int | None = None,
    month: int | None = None,
    unit: str | None = None,
    is_wide: bool = False,
    today: date | None = None,
) -> Path:
    """Write a template as the command line asks for it; answers where it was written.

    ``year`` is the scheme's own unless given, ``month`` the last one that has ended; ``unit`` an id or a name, null for
    all; ``out`` a file or a folder. Raises InputError.
    """
    view = _view(scheme_id, year, month, today or date.today())
    unit_id = unit_id_of(view, unit) if unit else None
    content = template_bytes(view, unit_id=unit_id, is_wide=is_wide)
    path = out / template_name(view, _unit_name(view, unit_id), is_wide=is_wide) if out.is_dir() else out
    if path.suffix.lower() != ".xlsx":
        raise InputError([f"{path.name}：模板写成 .xlsx；请用 .xlsx 结尾的文件名，或给一个文件夹。"])
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InputError([f"{path}：写不进去（{error.strerror}）；请换一个地方，或关闭打开着的同名文件。"]) from error
    return path


def _view(scheme_id: str, year: int | None, month: int | None, today: date) -> View:
    schemes = reads.schemes(current_scope()).set_index("scheme_id")["year"]
    year = year or int(schemes.get(scheme_id, today.year))
    return View(current_scope(), scheme_id, year, _month_ended(year, today) if month is None else month)


def _month_ended(year: int, today: date) -> int:
    """The last month of a year that has ended, or the first one where none has."""
    ended = today.replace(day=1) - timedelta(days=1)
    return 12 if year < ended.year else ended.month if year == ended.year else 1


def _unit_name(view: View, unit_id: str | None) -> str | None:
    return None if unit_id is None else str(reads.units(view).set_index("unit_id").loc[unit_id, "unit_name"])


def _drawn(view: View, unit_id: str | None, *, is_wide: bool) -> bytes:
    messages.use(messages.SOURCE)
    found = tasks(view, unit_id)
    left_out = sum(not fits_one_cell(headlines.asked(task)) for task in found.itertuples()) if is_wide else 0
    if left_out == len(found):
        raise InputError(["这些任务都要填日期或份额，没有能用宽表填的；请用长表。"])
    stream = io.BytesIO()
    _book(view, found, left_out, is_wide=is_wide).save(stream)
    return stream.getvalue()


def _book(view: View, found: pd.DataFrame, left_out: int, *, is_wide: bool) -> Workbook:
    book = Workbook()
    # Nobody's name goes out with a file that is passed on.
    book.properties.creator = "assessment"
    sheet, guide, choices = book.active, book.create_sheet(GUIDE), book.create_sheet(CHOICES)
    sheet.title = WIDE if is_wide else LONG
    (write_wide if is_wide else write_long)(sheet, view, found, Lists(choices))
    scheme_name = reads.schemes(view.scope).set_index("scheme_id").loc[view.scheme_id, "scheme_name"]
    write_guide(guide, view, found, scheme_name, left_out, is_wide=is_wide)
    choices.sheet_state = "hidden"
    return book
