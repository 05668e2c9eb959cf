"""The head of a new scheme: its id, name, year and policies, an item a row."""

import re
from collections.abc import Callable
from typing import Any

from assessment.documents.coverage import TABLE_HEAD
from assessment.documents.parsed import Row, default_policies
from assessment.documents.workbook.columns import LABELS, POLICY_ITEMS, SCHEME, SCHEME_ITEMS, SCHEME_KINDS
from assessment.documents.workbook.entries import Reading, coded
from assessment.documents.workbook.sheets import Sheet, SheetRow, heading, printed, wording
from assessment.policies import POLICIES
from assessment.problems import nearest
from assessment.rulebook.contents import Entry
from assessment.rulebook.policies import policy_value
from assessment.spreadsheets import values
from assessment.spreadsheets.values import UnreadableError

ITEM, VALUE = "项目", "填写"
_SCHEME_ID = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][\w.-]{0,59}")
_YEAR = re.compile(r"(20\d{2})\s*年?度?")


def read_head(sheet: Sheet, reading: Reading) -> Row:
    """The row of the scheme, with ``title``, ``issuer`` and ``document_number`` beside it; problems are noted."""
    entry, lines = _entry(sheet, reading)
    found: Row = {name: _read(entry, name, reading) for name in SCHEME_ITEMS}
    for name, column in SCHEME_ITEMS.items():
        if column.is_required and values.is_blank(entry.values.get(name)):
            reading.problems.add_whole(f"工作表“{sheet.name}”", f"没有填写“{column.heading}”；{column.meaning}")
    kind = found["kind"] or "target_assessment"
    policies = {name: _policy(entry, name, reading) for name in POLICIES if not values.is_blank(entry.values.get(name))}
    return {
        **found,
        "kind": kind,
        "title": found["title"] or found["scheme_name"],
        "line": lines.get("declared_points"),
        **default_policies(kind),
        **policies,
        "policy_origin": "scheme" if policies else "default",
    }


def head_from(title: str, year: int, unit: Row) -> Row:
    """The head of a matrix that says no more than its title: the unit above its counties issued it."""
    kind = "target_assessment"
    return {
        **dict.fromkeys(SCHEME_ITEMS),
        "scheme_id": f"{unit['unit_id']}-{year}",
        "scheme_name": title,
        "title": title,
        "issuer": unit["unit_name"],
        "year": year,
        "kind": kind,
        "line": None,
        **default_policies(kind),
    }


def _entry(sheet: Sheet, reading: Reading) -> tuple[Entry, dict[str, int]]:
    """Every item that is named, and the line it stands on."""
    known = {heading(one): name for name, item in {**SCHEME_ITEMS, **POLICY_ITEMS}.items() for one in item.headings}
    found: dict[str, Any] = {}
    rows: dict[str, SheetRow] = {}
    for row in sheet.rows:
        said = heading(row.values.get(1))
        if said == heading(ITEM):
            reading.parsed.skip(reading.document_id, row.line, TABLE_HEAD)
            continue
        name = known.get(said)
        if name is None:
            labels = [one.heading for one in (*SCHEME_ITEMS.values(), *POLICY_ITEMS.values())]
            reading.problems.add_whole(
                sheet.place(row.row), f"没有“{printed(row.values.get(1, '空白'))}”这一项；{nearest(said, labels)}"
            )
        elif name in rows:
            reading.problems.add_whole(sheet.place(row.row), f"“{said}”写了两次，另一处在第 {rows[name].row} 行")
        else:
            rows[name], found[name] = row, row.values.get(2)
    for name, row in rows.items():
        column = {**SCHEME_ITEMS, **POLICY_ITEMS}[name]
        words = row.printed
        reading.parsed.use(reading.document_id, [row.line])
        kept = {2} if column.is_stored else set()
        reading.parsed.label(reading.document_id, row.line, *(text for at, text in words.items() if at not in kept))
    place = f"工作表“{sheet.name}”"
    entry = Entry(
        place, found, has_labels=True, rows={name: row.row for name, row in rows.items()}, labels=LABELS[SCHEME]
    )
    return entry, {name: row.line for name, row in rows.items() if not values.is_blank(found[name])}


def _read(entry: Entry, name: str, reading: Reading) -> Any:
    value = entry.values.get(name)
    if values.is_blank(value):
        return None
    try:
        reader: Callable[[object], Any] = _READERS.get(name, wording)
        return reader(value)
    except UnreadableError as error:
        reading.problems.add(entry, name, str(error))
        return None


def _scheme_id(value: object) -> str:
    words = printed(value).strip()
    if not _SCHEME_ID.fullmatch(words):
        raise UnreadableError(f"应为字母、数字、短横线，如 shangluo-2024，收到“{words}”")
    return words


def _year(value: object) -> int:
    """An assessment year, written 2024 or 2024年度."""
    match = _YEAR.fullmatch(printed(value).strip())
    if not match:
        raise UnreadableError(f"应为年份，如 2024，收到“{printed(value)}”")
    return int(match[1])


def _kind(value: object) -> str:
    return coded(value, SCHEME_KINDS)


def _points(value: object) -> float:
    return values.within(value, 0, may_equal=False)


def _policy(entry: Entry, name: str, reading: Reading) -> Any:
    try:
        return policy_value(entry.values[name], POLICIES[name])
    except UnreadableError as error:
        reading.problems.add(entry, name, str(error))
        return None


_READERS: dict[str, Callable[[object], Any]] = {
    "scheme_id": _scheme_id,
    "year": _year,
    "kind": _kind,
    "declared_points": _points,
}
