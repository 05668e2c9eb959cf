"""What somebody should look at in a new scheme, though it is imported: sums that do not hold, and what is doubtful."""

from collections.abc import Iterator
from pathlib import Path

from assessment.documents import Parsed
from assessment.documents.parsed import Row
from assessment.documents.workbook.sheets import read_book

_SEVERITIES = ("error", "warning")
_WORDS = {"error": "错误", "warning": "存疑"}


def notes_on(path: Path, scheme: Row, together: Parsed) -> Iterator[str]:
    """The findings about a scheme, the severest first, each with its row; and its points where no total is declared."""
    places = {row.line: sheet.place(row.row) for sheet in read_book(path, path.name).sheets for row in sheet.rows}
    scheme_id = scheme["scheme_id"]
    if scheme["declared_points"] is None:
        yield f"没有写明总分；{_points(scheme_id, together)}"
    found = [row for row in together.rows["finding"] if row["scheme_id"] == scheme_id]
    for severity in _SEVERITIES:
        for row in sorted((row for row in found if row["severity"] == severity), key=lambda row: int(row["line"])):
            yield f"{_WORDS[severity]}，{places.get(row['line'], '')}：{row['message'].rstrip('。')}"


def _points(scheme_id: str, together: Parsed) -> str:
    leaves = [row for row in together.rows["indicator"] if row["scheme_id"] == scheme_id]
    shared = [row["points"] for row in leaves if row["points"] is not None and not row["unit_id"]]
    blank = sum(row["points"] is None for row in leaves)
    missing = f"，{blank} 项任务没有分值" if blank else ""
    return f"各单位共有的任务分值合计 {sum(shared):g} 分{missing}"
