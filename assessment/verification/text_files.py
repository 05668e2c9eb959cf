"""A CSV of ours, as it was written or as a spreadsheet has saved it since: its context columns are its stamp."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from assessment import messages
from assessment.messages import translate as _
from assessment.problems import InputError
from assessment.spreadsheets import csv_files
from assessment.stamps import Stamp, safe_address, safe_data_address
from assessment.verification.found import Table
from assessment.verification.guards import not_ours, refuse_cells
from assessment.verification.recipes import recipe_at

_SNAPSHOT = re.compile(r"[0-9a-f]{12}")


def csv_table(name: str, content: bytes) -> Table:
    """The table of a CSV; raises InputError when it is none of ours."""
    try:
        csv_files.refuse_other_files(name, content)
        lines = [cells for _number, cells in csv_files.rows(name, csv_files.decoded(name, content))]
    except InputError as error:
        raise not_ours(name, _("不是可以读的文字。")) from error
    if not lines:
        raise not_ours(name, _("没有内容。"))
    head = [heading.strip() for heading in lines[0]]
    width = len(head)
    refuse_cells(name, len(lines), width)
    rows = [[*cells[:width], *[""] * (width - len(cells))] for cells in lines[1:]]
    if {"snapshot_id", "data_address"} <= set(head):
        return _answer(name, head, rows)
    for language in messages.LANGUAGES:
        with speaking(language):
            if _("数据版本") in head:
                return _card(name, head, rows)
    raise not_ours(name, _("没有数据版本一列，看不出来自哪里。"))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak the language of a file for a moment."""
    before = messages.language()
    messages.use(language)
    try:
        yield
    finally:
        messages.use(before)


def _answer(name: str, head: list[str], rows: list[list[str]]) -> Table:
    """What a data address answered; columns before ``data_address`` that the rows lack were asked for."""
    said = _first(head, rows)
    snapshot = _snapshot(name, said["snapshot_id"])
    address = safe_data_address(said["data_address"])
    stamp = Stamp("data", "", snapshot, "", "", address, recipe_at(address), "")
    return Table(name, stamp, tuple(head), rows, is_raw=True)


def _card(name: str, head: list[str], rows: list[list[str]]) -> Table:
    said = _first(head, rows)
    address = safe_data_address(said.get(_("数据地址"), ""))
    stamp = Stamp(
        kind="trial_table" if _("试算") in said else "table", address=safe_address(said.get(_("网址"), "")),
        snapshot_id=_snapshot(name, said[_("数据版本")]), rules=said.get(_("规则"), ""),
        filters=said.get(_("筛选"), ""), data_address=address, recipe=recipe_at(address),
        made_at=said.get(_("生成时间"), ""),
    )  # fmt: skip
    place = head.index(_("校验")) if _("校验") in head else None
    marks = None if place is None else [row[place] for row in rows]
    return Table(name, stamp, tuple(head), rows, marks, said.get(_("本表行数"), ""))


def _first(head: list[str], rows: list[list[str]]) -> Mapping[str, str]:
    """What stands in every row, read from the first."""
    return dict(zip(head, rows[0] if rows else [""] * len(head), strict=True))


def _snapshot(name: str, words: str) -> str:
    if not _SNAPSHOT.fullmatch(words.strip()):
        raise not_ours(name, _("数据版本读不出来。"))
    return words.strip()
