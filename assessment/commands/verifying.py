"""Is a file that was downloaded still current? For scripts: the answer is the exit code."""

import argparse

from assessment.commands.saying import BAD_INPUT, say

_MOST_LINES = 50
_OUTDATED = 1


def verify(options: argparse.Namespace) -> int:
    """Check a file: 0 when it is current, 1 when it is outdated or was edited, 2 when it is none of ours."""
    from assessment import headlines, verification
    from assessment.problems import InputError

    try:
        report = verification.verify(options.file.name, options.file.read_bytes())
    except OSError as error:
        say(f"读不到 {options.file}：{error.strerror}。", error=True)
        return BAD_INPUT
    except InputError as error:
        say(*error.problems, error=True)
        return BAD_INPUT
    say(f"{headlines.verification_headline(report)}。{headlines.verification_sentence(report)}")
    for table in report.tables:
        say(f"{table.stamp.title or table.name}：{headlines.table_verdict(table)}", *table.stamp.words())
    shown = report.differences[:_MOST_LINES]
    for one in shown:
        column = f"，{one.column}" if one.column else ""
        say(f"  {headlines.difference_word(one)}：{one.row}{column}：{one.written or '空'} → {one.today or '空'}")
    if len(report.differences) > len(shown):
        say(f"  另有 {len(report.differences) - len(shown)} 处。")
    return 0 if report.state == "current" else _OUTDATED
