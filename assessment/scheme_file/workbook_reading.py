"""Read a workbook that somebody sent: only what a scheme file is made of, and nothing that could do harm."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from assessment.problems import InputError
from assessment.scheme_file.contents import Contents, Entry, nearest
from assessment.scheme_file.fields import HEAD, PARAMETERS, POLICY_FIELDS, columns
from assessment.scheme_file.values import folded
from assessment.scheme_file.workbook import ITEM, MEASURES, SCHEME, VALUE

# A method of three thousand measures takes 4 MB unpacked.
_MOST_BYTES = 32 * 1024 * 1024
_MOST_PARTS, _MOST_ROWS, _MOST_COLUMNS = 500, 20_000, 200
_XML = (".xml", ".rels", ".vml")
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"
_MACROS = re.compile(r"vbaProject|macrosheets|activeX|embeddings", re.I)


def read(path: Path) -> Contents:
    """What stands in a workbook; raises InputError when it is none, could do harm, or is not laid out as a scheme file."""
    _refuse_harm(path)
    with warnings.catch_warnings():
        # What openpyxl does not know of a workbook's looks is nothing that is read here.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(path, keep_links=False)
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
    problems = [
        f"{path.name}：没有工作表“{name}”；{nearest(name, book.sheetnames)}。"
        for name in (SCHEME, MEASURES)
        if name not in book
    ]
    sheets = [book[name] for name in (SCHEME, MEASURES) if name in book]
    problems += [f"{path.name}，{problem}" for sheet in sheets for problem in _sheet_problems(sheet)]
    if problems:
        raise InputError(problems)
    return _contents(path.name, book[SCHEME], book[MEASURES])


def _refuse_harm(path: Path) -> None:
    """Look at the package before anything of it is unpacked."""
    with path.open("rb") as stream:
        if stream.read(4) == _OLD_FORMAT:
            raise InputError([f"{path.name}：这是旧版 .xls 或加了密码的文件；请另存为不加密的 .xlsx。"])
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            _refuse_weight(path.name, parts)
            has_entities = any(b"<!DOCTYPE" in package.read(part) for part in parts if part.filename.endswith(_XML))
    except (zipfile.BadZipFile, OSError) as error:
        raise InputError([f"{path.name}：不是 .xlsx 工作簿；请用 Excel 或 WPS 另存为 .xlsx。"]) from error
    if has_entities or any(_MACROS.search(part.filename) for part in parts):
        raise InputError([f"{path.name}：含有宏、嵌入的对象或外部定义，没有打开；请另存为不含宏的 .xlsx。"])


def _refuse_weight(name: str, parts: list[zipfile.ZipInfo]) -> None:
    """No part is ever unpacked beyond what the package says of it, so what it says is enough."""
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise InputError([f"{name}：解开后超过 {_MOST_BYTES // 1024**2} MB，不像方案文件，没有打开。"])


def _sheet_problems(sheet: Worksheet) -> Iterator[str]:
    """Everything in a sheet that would make its values doubtful."""
    place = f"工作表“{sheet.title}”"
    if sheet.max_row > _MOST_ROWS or sheet.max_column > _MOST_COLUMNS:
        yield f"{place}：有 {sheet.max_row} 行 {sheet.max_column} 列，不像方案文件；请删去表外的内容。"
        return
    for span in sheet.merged_cells.ranges:
        yield f"{place}：{span.coord} 是合并单元格；请取消合并，每格都填上值。"
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                yield f"{place} {cell.coordinate}：是公式；请复制后“选择性粘贴”为数值。"
            elif cell.data_type == "e":
                yield f"{place} {cell.coordinate}：是错误值 {cell.value}；请填上数值。"


def _contents(file_name: str, scheme: Worksheet, measures: Worksheet) -> Contents:
    head, policies = _scheme_entries(file_name, scheme)
    names = _columns(file_name, measures)
    entries = (
        _measure_entry(row, names) for row in measures.iter_rows(min_row=2) if not all(_blank(one) for one in row)
    )
    return Contents(head, policies, tuple(entries))


def _scheme_entries(file_name: str, sheet: Worksheet) -> tuple[Entry, Entry]:
    """Head and policies: an item a row, found by its words."""
    headings = [folded(cell.value or "") for cell in sheet[1]]
    if ITEM not in headings or VALUE not in headings:
        raise InputError([f"{file_name}，工作表“{SCHEME}”第 1 行：应有“{ITEM}”和“{VALUE}”两列。"])
    item, value = headings.index(ITEM), headings.index(VALUE)
    names = {one.label: name for name, one in (*HEAD.items(), *POLICY_FIELDS.items())}
    head: dict[str, object] = {}
    policies: dict[str, object] = {}
    rows: dict[str, int] = {}
    problems = []
    for row in sheet.iter_rows(min_row=2):
        said = folded(row[item].value or "")
        if said in ("", "现行依据"):
            continue
        name = names.get(said)
        if name is None:
            problems.append(
                f"{file_name}，工作表“{SCHEME}”第 {row[item].row} 行：没有“{said}”这一项；{nearest(said, names)}。"
            )
        elif name in head or name in policies:
            problems.append(f"{file_name}，工作表“{SCHEME}”第 {row[item].row} 行：“{said}”写了两次。")
        else:
            (head if name in HEAD else policies)[name] = row[value].value
            rows[name] = row[item].row
    if problems:
        raise InputError(problems)
    place = f"工作表“{SCHEME}”"
    return Entry(place, head, has_labels=True, rows=rows), Entry(place, policies, has_labels=True, rows=rows)


def _columns(file_name: str, sheet: Worksheet) -> dict[int, str]:
    """Which field stands in which column, found by the headings."""
    names = {one.label: name for name, one in columns().items()}
    found: dict[int, str] = {}
    problems = []
    for cell in sheet[1]:
        said = folded(cell.value or "")
        if not said:
            continue
        if said not in names:
            problems.append(f"没有“{said}”这一列；{nearest(said, names)}")
        elif names[said] in found.values():
            problems.append(f"“{said}”这一列有两个")
        else:
            found[cell.column] = names[said]
    if "measure_id" not in found.values():
        problems.append("缺少“指标编号”这一列；请从导出的文件中复制")
    if problems:
        raise InputError([f"{file_name}，工作表“{MEASURES}”第 1 行：{problem}。" for problem in problems])
    return found


def _measure_entry(row: tuple[Cell, ...], names: dict[int, str]) -> Entry:
    """One measure; a blank cell of a parameter is a parameter that is not given."""
    given = {names[cell.column]: cell.value for cell in row if cell.column in names}
    parameters = {name: given.pop(name) for name in PARAMETERS if name in given}
    given["parameters"] = {name: value for name, value in parameters.items() if value is not None}
    if "rule" not in given:
        del given["parameters"]
    measure_id = given.get("measure_id")
    named = f"（{measure_id}）" if measure_id else ""
    return Entry(f"工作表“{MEASURES}”第 {row[0].row} 行{named}", given, has_labels=True)


def _blank(cell: Cell) -> bool:
    return cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())
