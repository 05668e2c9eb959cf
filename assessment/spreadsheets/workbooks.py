"""Open a workbook that somebody sent, once it is known to do no harm, and say what in a sheet makes its values doubtful."""

import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from assessment.problems import InputError
from assessment.spreadsheets.packages import refuse_harm


def open_workbook(path: Path, most_bytes: int) -> Workbook:
    """A workbook with its formulas as formulas; raises InputError when it is none or could do harm."""
    refuse_harm(path, most_bytes)
    with warnings.catch_warnings():
        # What openpyxl does not know of a workbook's looks is nothing that is read here.
        warnings.simplefilter("ignore")
        try:
            # An original is kept under its checksum, a name without the ending that openpyxl asks for.
            with path.open("rb") as stream:
                return load_workbook(stream, keep_links=False)
        except (
            InvalidFileException,
            KeyError,
            ValueError,
            TypeError,
            AttributeError,
            SyntaxError,
            zipfile.BadZipFile,
        ) as error:
            raise InputError(
                [f"{path.name}：打不开这个工作簿（{error}）；请用 Excel 或 WPS 重新存为 .xlsx。"]
            ) from error


def sheet_problems(sheet: Worksheet, most_rows: int, most_columns: int, *, may_merge: bool = False) -> Iterator[str]:
    """Everything in a sheet that would make its values doubtful: too much of it, merged cells, formulas, errors."""
    place = f"工作表“{sheet.title}”"
    if sheet.max_row > most_rows or sheet.max_column > most_columns:
        yield f"{place}：有 {sheet.max_row} 行 {sheet.max_column} 列，太多了；请删去表外的内容。"
        return
    for span in () if may_merge else sheet.merged_cells.ranges:
        yield f"{place}：{span.coord} 是合并单元格；请取消合并，每格都填上值。"
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                yield f"{place} {cell.coordinate}：是公式；请复制后“选择性粘贴”为数值。"
            elif cell.data_type == "e":
                yield f"{place} {cell.coordinate}：是错误值 {cell.value}；请填上数值。"
