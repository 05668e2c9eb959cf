"""Read a scheme file that is a workbook: the sheets and columns that one is made of, found by their words."""

from pathlib import Path

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from assessment.problems import InputError, nearest
from assessment.rulebook.contents import Contents, Entry
from assessment.rulebook.fields import HEAD, PARAMETERS, POLICY_FIELDS, columns
from assessment.scheme_file.workbook import ITEM, MEASURES, SCHEME, VALUE
from assessment.spreadsheets.values import folded
from assessment.spreadsheets.workbooks import open_workbook, sheet_problems

# A method of three thousand measures takes 4 MB unpacked.
_MOST_BYTES = 32 * 1024 * 1024
_MOST_ROWS, _MOST_COLUMNS = 20_000, 200


def read(path: Path) -> Contents:
    """What stands in a workbook; raises InputError when it is none, could do harm, or is not laid out as a scheme file."""
    book = open_workbook(path, _MOST_BYTES)
    problems = [
        f"{path.name}：没有工作表“{name}”；{nearest(name, book.sheetnames)}。"
        for name in (SCHEME, MEASURES)
        if name not in book
    ]
    sheets = [book[name] for name in (SCHEME, MEASURES) if name in book]
    problems += [
        f"{path.name}，{problem}" for sheet in sheets for problem in sheet_problems(sheet, _MOST_ROWS, _MOST_COLUMNS)
    ]
    if problems:
        raise InputError(problems)
    return _contents(path.name, book[SCHEME], book[MEASURES])


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
