"""Papers for Word and Excel: 通报, 简报 and official forms, made of one model and read back from their files.

They are Chinese whatever language the screen is in: they are official documents of a Chinese office.
"""

from collections.abc import Callable, Mapping
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from assessment import messages, reads
from assessment.papers.asked import Asked, asked
from assessment.papers.briefing import briefing
from assessment.papers.bulletin import bulletin
from assessment.papers.department_form import department_evaluation
from assessment.papers.forms import performance_goals, project_evaluation
from assessment.papers.model import Paper, Text
from assessment.papers.preview import preview
from assessment.papers.tasks import has_counties, tasks_by_county
from assessment.problems import InputError, nearest
from assessment.reads import View
from assessment.stamps import Stamp, stamp

__all__ = [
    "KINDS",
    "Kind",
    "Paper",
    "Text",
    "address",
    "docx",
    "file_name",
    "kinds_of",
    "paper",
    "preview",
    "stamped",
    "texts",
    "xlsx",
]


@dataclass(frozen=True)
class Kind:
    """A kind of paper: what it is called, which schemes have one, what else than a scheme and a period it can be about."""

    name: str
    title: str
    scheme_kind: str
    make: Callable[[Asked], Paper]
    asks: frozenset[str] = frozenset()
    is_scored: bool = False


_ALL = (
    Kind(
        "bulletin",
        "通报",
        "target_assessment",
        bulletin,
        frozenset({"year", "month", "group", "measure"}),
        is_scored=True,
    ),
    Kind("briefing", "简报", "target_assessment", briefing, frozenset({"year", "month", "group"}), is_scored=True),
    Kind("tasks_by_county", "县区任务表", "target_assessment", tasks_by_county),
    Kind("performance_goals", "绩效目标表", "project_performance", performance_goals, frozenset({"project"})),
    Kind("project_evaluation", "项目支出绩效自评表", "project_performance", project_evaluation, frozenset({"project"})),
    Kind("department_evaluation", "部门整体支出绩效自评表", "department_self_evaluation", department_evaluation),
)
KINDS = {kind.name: kind for kind in _ALL}


def kinds_of(view: View) -> tuple[Kind, ...]:
    """The kinds of paper that a scheme can have."""
    scheme = reads.schemes(view.scope).set_index("scheme_id").loc[view.scheme_id]
    return tuple(
        kind
        for kind in _ALL
        if kind.scheme_kind == scheme["kind"]
        and (scheme["has_points"] or not kind.is_scored)
        and (has_counties(view) or kind.make is not tasks_by_county)
    )


def paper(kind: str, **parameters: Any) -> Paper:
    """A paper of that kind, made of today's data; raises InputError with every problem, and with why there is none.

    Parameters are values or their words: ``scheme``, and ``year``, ``month``, ``group``, ``measure``, ``project``,
    ``known_on`` and ``made_on`` where the kind has them.
    """
    if kind not in KINDS:
        raise InputError([f"没有“{kind}”这种文件；{nearest(kind, KINDS)}。"])
    return copy_context().run(_made, KINDS[kind], parameters, messages.language())


def _made(kind: Kind, parameters: Mapping[str, Any], spoken: str) -> Paper:
    """A paper is Chinese; why there is none is said to whoever asks, in the language spoken."""
    messages.use(messages.SOURCE)
    try:
        return kind.make(asked(parameters))
    except InputError:
        if spoken == messages.SOURCE:
            raise
    messages.use(spoken)
    return kind.make(asked(parameters))


def stamped(one: Paper, address: str, *, made_at: str | None = None) -> Stamp:
    """The stamp of a paper's file: how to make it again, and the page at which it was made."""
    return copy_context().run(_stamped, one, address, made_at)


def _stamped(one: Paper, address: str, made_at: str | None) -> Stamp:
    messages.use(messages.SOURCE)
    recipe = ("paper", one.kind, dict(one.parameters))
    return stamp(
        one.view, kind=KINDS[one.kind].title, address=address, filters=one.filters, recipe=recipe, title=one.title,
        made_at=made_at,
    )  # fmt: skip


def address(one: Paper) -> str:
    """The page that shows a paper."""
    about = {"paper": one.kind, **{name: value for name, value in one.parameters if name != "made_on"}}
    return f"/bulletin?{urlencode(about)}"


def docx(one: Paper, stamp: Stamp) -> bytes:
    """The paper as a Word file; the library is fetched when somebody asks for one."""
    from assessment.papers.word import docx as written

    return _in_chinese(written, one, stamp)


def xlsx(one: Paper, stamp: Stamp) -> bytes:
    """The paper's tables as a workbook."""
    from assessment.papers.workbook import xlsx as written

    return _in_chinese(written, one, stamp)


def _in_chinese(write: Callable[[Paper, Stamp], bytes], one: Paper, stamp: Stamp) -> bytes:
    def written() -> bytes:
        messages.use(messages.SOURCE)
        return write(one, stamp)

    return copy_context().run(written)


def texts(content: bytes, name: str) -> list[Text]:
    """What a file of a paper says, cell by cell; raises InputError."""
    from assessment.papers.reading import texts as read

    return read(content, name)


def file_name(one: Paper, ending: str) -> str:
    """What a paper's file is called: its title, without what file systems refuse."""
    return "".join("" if letter in '\\/:*?"<>|\n' else letter for letter in one.title) + f".{ending}"
