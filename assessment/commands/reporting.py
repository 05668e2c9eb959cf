"""What people send: told apart, screened, shown, recorded; templates to send, and reviews."""

import argparse
import gc
import sys
import time
from typing import TYPE_CHECKING

from assessment.commands.building import rebuild
from assessment.commands.saying import BAD_INPUT, say
from assessment.commands.schemes import scheme_import, table_import
from assessment.problems import InputError

if TYPE_CHECKING:
    from assessment.reporting.kinds import Looked
    from assessment.reporting.screening import Screened


def import_file(options: argparse.Namespace) -> int:
    """Import a file of whichever kind it is; 2 when anything stops it, and then nothing has been written."""
    from assessment.reporting.kinds import look
    from assessment.start import ensure_built

    ensure_built()
    # What is loaded by now stays: the collector need not go through it for every thousand cells that are read.
    gc.freeze()
    try:
        looked = look(options.file)
        return _import_report(options, looked) if looked.kind == "report" else _IMPORTS[looked.kind](options)
    finally:
        # At the end everything is let go of, or the bindings of DuckDB would say that it is not.
        gc.unfreeze()


def _import_report(options: argparse.Namespace, looked: "Looked") -> int:
    """Completion: every rule with what came of it, every change, and the batch."""
    from assessment.reporting import importing, screening

    if options.dry_run:
        screened = screening.screen(options.file, scheme_id=options.scheme, progress=_Progress(), book=looked.book)
        _say_screened(screened)
        say("有不通过的，不能导入。" if screened.is_refused else "试运行，没有登记。", error=screened.is_refused)
        return BAD_INPUT if screened.is_refused else 0
    imported = importing.import_report(
        options.file,
        by=options.by,
        status="approved" if options.approve else "reported",
        scheme_id=options.scheme,
        progress=_Progress(),
        book=looked.book,
    )
    _say_screened(imported.screened)
    if imported.record_id is None:
        say("没有新的内容，没有登记。")
        return 0
    say(f"已登记为批次 {imported.record_id}{'，单人模式，已通过' if options.approve else '，待审核'}。")
    return rebuild()


def _import_targets(options: argparse.Namespace) -> int:
    """Targets: every change in words, and the batch."""
    from assessment.reporting import targets

    if options.dry_run:
        screened, record_id = targets.screen_targets(options.file, scheme_id=options.scheme), None
        if screened.problems:
            raise InputError(screened.problems)
    else:
        imported = targets.import_targets(options.file, by=options.by, scheme_id=options.scheme)
        screened, record_id = imported.screened, imported.record_id
    same = f"；与现行任务相同 {screened.unchanged_count} 条，不再登记" if screened.unchanged_count else ""
    say(f"任务变动 {len(screened.changes)} 条{same}。", *(f"  {words}" for words in screened.changes))
    if record_id is None:
        say("试运行，没有登记。" if options.dry_run else "没有新的内容，没有登记。")
        return 0
    say(f"已登记为批次 {record_id}。")
    return rebuild()


_IMPORTS = {
    "target": _import_targets,
    "scheme": table_import,
    "method": scheme_import,
}


def template(options: argparse.Namespace) -> int:
    """Write a template with the tasks already in it."""
    from assessment.reporting.templates import write_template
    from assessment.start import ensure_built

    ensure_built()
    path = write_template(
        options.scheme_id, options.out, year=options.year, month=options.month, unit=options.unit, is_wide=options.wide
    )
    say(f"已写入 {path}")
    return 0


class _Progress:
    """What is being done, a line each with the seconds so far, where somebody looks at the screen or a file is long."""

    def __init__(self) -> None:
        self._started = time.perf_counter()

    def __call__(self, words: str) -> None:
        sys.stderr.write(f"[{time.perf_counter() - self._started:5.1f} 秒] {words}…\n")


def _say_screened(screened: "Screened") -> None:
    """Every rule with what came of it, the warnings one by one, and what would change."""
    from assessment.headlines import change_sentences, counts_sentence, outcome_words

    for result in screened.rules:
        if result.outcome != "pass":
            say(f"  {outcome_words(result.outcome)}  {result.label}：{result.problem_count:,} 处")
    passed = sum(1 for result in screened.rules if result.outcome == "pass")
    counts = counts_sentence(screened.counts, screened.skipped, is_refused=screened.is_refused)
    say(f"共 {len(screened.rules)} 条规则，{passed} 条通过。{counts}")
    say(*(f"  {words}" for words in (*screened.lines("fail"), *screened.lines("warn"))))
    if not screened.is_refused:
        say(*(f"  {words}" for words in change_sentences(screened.changes)))
