"""Is a file that this system made still current? Its stamp is read, its figures are made again, and every cell compared."""

from contextlib import suppress

from assessment import reads, stamps
from assessment.messages import translate as _
from assessment.queries import QueryError
from assessment.stamps import Stamp
from assessment.verification import office_files, other_files, text_files
from assessment.verification.comparing import Today, differences, edited_cells
from assessment.verification.found import Table
from assessment.verification.guards import MOST_BYTES, not_ours, refuse_package, refuse_size, shown_name
from assessment.verification.paper_files import paper_checked
from assessment.verification.recipes import is_query, rows_today
from assessment.verified import Checked, Difference, Report, State

__all__ = ["MOST_BYTES", "Checked", "Difference", "Report", "Stamp", "verify"]

_PICTURES = (b"\x89PNG", b"<?xml", b"<svg")


def verify(name: str, content: bytes) -> Report:
    """Check a file against today's data; raises InputError, with one message, for a file that is none of ours."""
    refuse_size(name, content)
    try:
        with reads.one_snapshot():
            return Report(shown_name(name), tuple(_checked(name, content)))
    except stamps.StampError as error:
        raise not_ours(name, str(error)) from error


def _checked(name: str, content: bytes) -> list[Checked]:
    if content.startswith(b"PK"):
        return _package(name, content)
    if content.startswith(b"PAR1"):
        return [_table(other_files.parquet_table(name, content))]
    if content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_PICTURES):
        return [_table(other_files.picture_table(name, content))]
    return [_table(text_files.csv_table(shown_name(name), content))]


def _package(name: str, content: bytes) -> list[Checked]:
    refuse_package(name, content)
    stamp = None
    # A spreadsheet that saves our workbook may cut its property short; the sheet of stamps stays.
    with suppress(stamps.StampError):
        stamp = office_files.property_stamp(content)
    if stamp and stamp.recipe[:1] == ("paper",):
        return [paper_checked(name, content, stamp)]
    return [_table(table) for table in office_files.workbook_tables(name, content)]


def _table(table: Table) -> Checked:
    """One table, checked as far as it can be."""
    is_same = table.stamp.snapshot_id == reads.snapshot_id()
    if not table.headings and table.stamp.kind not in ("picture", "trial_picture"):
        return _said(table, "edited", is_same, _("这张工作表被删掉或改了名字。"))
    if not is_query(table.stamp.recipe):
        return _unrepeatable(table, is_same=is_same)
    try:
        today = Today(rows_today(table.stamp.recipe), table)
    except QueryError as error:
        return _said(table, "unknown", is_same, str(error))
    found = tuple(differences(table, today, is_same_version=is_same)) if today.shared else ()
    left_out = tuple(one for one in table.headings if one not in today.shared) if table.is_raw else ()
    return Checked(
        table.name, table.stamp, _state(table, found, is_same=is_same), is_same,
        compared=len(table.rows) * len(today.shared), differences=found, left_out=left_out,
    )  # fmt: skip


def _state(table: Table, found: tuple[Difference, ...], *, is_same: bool) -> State:
    kinds = {difference.kind for difference in found}
    if kinds & {"edited", "both"} or table.is_untouched is False:
        return "edited"
    if kinds:
        return "outdated"
    return "current" if is_same or table.headings else "unknown"


def _unrepeatable(table: Table, *, is_same: bool) -> Checked:
    """Rows that no one query makes: whether they were edited is known, and whether the data are the same."""
    edited = tuple(edited_cells(table))
    if edited:
        reason = _("这张表由页面合算，以下各格在文件里被改过。")
        return Checked(table.name, table.stamp, "edited", is_same, len(edited), edited, reason)
    if is_same:
        return _said(table, "current", is_same, _("这张表由页面合算，不逐格重算；数据版本没有变，文件没有改过。"))
    return _said(table, "unknown", is_same, _("这张表由页面合算，不能逐格重算；数据已经更新，请打开网址对照。"))


def _said(table: Table, state: State, is_same: bool, reason: str) -> Checked:  # noqa: FBT001
    return Checked(table.name, table.stamp, state, is_same, reason=reason)
