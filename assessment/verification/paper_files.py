"""A paper of ours, Word or Excel: it is made again of today's data, and read back the same way as the file."""

from collections.abc import Iterator, Mapping

from assessment import papers, reads
from assessment.messages import translate as _
from assessment.papers import Text
from assessment.problems import InputError
from assessment.stamps import Stamp
from assessment.verification.guards import not_ours
from assessment.verified import Checked, Difference, State

Place = tuple[str, int, int]


def paper_checked(name: str, content: bytes, stamp: Stamp) -> Checked:
    """Every cell and paragraph of a paper against the paper as it would be made now; raises InputError."""
    is_same = stamp.snapshot_id == reads.snapshot_id()
    ending = "docx" if b"word/document.xml" in content else "xlsx"
    try:
        written = _by_place(papers.texts(content, f"file.{ending}"))
    except (InputError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise not_ours(name, _("打不开这个文件。")) from error
    try:
        fresh = papers.paper(stamp.recipe[1], **{str(key): value for key, value in stamp.recipe[2].items()})
    except (InputError, TypeError) as error:
        reason = str(error) if isinstance(error, InputError) else _("生成这份文件的办法已经变了。")
        return Checked(name, stamp, "unknown", is_same, reason=reason)
    write = papers.docx if ending == "docx" else papers.xlsx
    today = _by_place(papers.texts(write(fresh, stamp), f"file.{ending}"))
    found = tuple(_differences(written, today, is_same=is_same))
    state: State = "current" if not found else "edited" if is_same else "outdated"
    return Checked(name, stamp, state, is_same, compared=len(written), differences=found)


def _by_place(texts: list[Text]) -> dict[Place, str]:
    return {(text.part, text.row, text.column): " ".join(text.words.split()) for text in texts}


def _differences(written: Mapping[Place, str], today: Mapping[Place, str], *, is_same: bool) -> Iterator[Difference]:
    """Places in the order of today's paper, then what only the file has."""
    for place in dict.fromkeys([*today, *written]):
        before, now = written.get(place, ""), today.get(place, "")
        if before != now:
            part, row, column = place
            where = _("第 {row} 行第 {column} 格").format(row=row, column=column)
            yield Difference("edited" if is_same else "unclear", part, where, before, now)
