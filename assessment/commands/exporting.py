"""Papers as files: 通报, 简报 and official forms."""

import argparse

from assessment.commands.saying import say
from assessment.problems import InputError

_ENDINGS = (".docx", ".xlsx")


def export(options: argparse.Namespace) -> int:
    """Write a paper as Word or Excel, by the file's ending; every problem at once."""
    from assessment import papers
    from assessment.start import ensure_built

    ensure_built()
    problems = []
    ending = options.out.suffix.lower()
    if ending not in _ENDINGS:
        problems.append(f"--out 是“{options.out.name}”；文件名应以 .docx 或 .xlsx 结尾。")
    if not options.out.parent.is_dir():
        problems.append(f"--out 的文件夹“{options.out.parent}”不存在。")
    kinds = {kind.title: name for name, kind in papers.KINDS.items()}
    given = {name: getattr(options, name) for name in ("scheme", "year", "month", "group", "measure", "project")}
    try:
        paper = papers.paper(kinds.get(options.kind, options.kind), known_on=options.known_on, **given)
    except InputError as error:
        raise InputError([*problems, *error.problems]) from error
    if problems:
        raise InputError(problems)
    write = papers.docx if ending == ".docx" else papers.xlsx
    options.out.write_bytes(write(paper, papers.stamped(paper, papers.address(paper))))
    say(f"已写入 {options.out}：{paper.title}")
    return 0
