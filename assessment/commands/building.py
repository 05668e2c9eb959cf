"""Make the tables, check the documents, simulate, describe: what a developer or an operator runs."""

import argparse
import time
from typing import TYPE_CHECKING

from assessment import settings
from assessment.commands.saying import say
from assessment.problems import InputError

if TYPE_CHECKING:
    from assessment.documents import Parsed
    from assessment.documents.parsed import Row

_SEVERITY_WORDS = {"error": "错误", "warning": "存疑", "notice": "提示"}


def build(_options: argparse.Namespace | None = None) -> int:
    """Make the tables from sources, records and simulated values."""
    from assessment import build as building

    started = time.perf_counter()
    built = building.build(settings.data_folder(), demo=settings.demo_enabled())
    counts = "，".join(f"{name} {count}" for name, count in built.row_counts.items())
    say(f"数据版本 {built.snapshot_id}（{time.perf_counter() - started:.1f} 秒）：{counts}")
    return 0


def check(options: argparse.Namespace) -> int:
    """List every arithmetic check and every finding of each document; with ``coverage`` what became of each line."""
    from assessment.findings import finding_rows
    from assessment.gathering import gather
    from assessment.reconciliation import reconciliation_rows

    parsed = gather(settings.data_folder()).parsed
    if options.coverage:
        return _say_coverage(parsed)
    reconciliations = reconciliation_rows(parsed)
    findings = finding_rows(parsed, reconciliations)
    for document in parsed.rows["document"]:
        document_id = document["document_id"]
        _say_checks(document_id, [row for row in reconciliations if row["document_id"] == document_id])
        _say_findings([row for row in findings if row["document_id"] == document_id])
    return 0


def _say_checks(document_id: str, checks: list["Row"]) -> None:
    """How many arithmetic checks a document allows, and how many of them hold."""
    from collections import Counter

    from assessment.schema.checks import RESULTS

    results = Counter(row["result"] for row in checks)
    counts = "，".join(f"{result} {results[result]}" for result in RESULTS)
    say(f"{document_id}：核对 {len(checks)} 项，{counts}")


def _say_findings(findings: list["Row"]) -> None:
    """The findings of one document, the severest first, then in printed order."""
    from assessment.schema.checks import SEVERITIES

    for severity in SEVERITIES:
        rows = sorted((row for row in findings if row["severity"] == severity), key=lambda row: int(row["line"]))
        if rows:
            say(f"  {_SEVERITY_WORDS[severity]} {len(rows)} 条")
            say(*(f"    第 {row['line']} 行：{row['message']}［{row['rule']}］" for row in rows))


def _say_coverage(parsed: "Parsed") -> int:
    """What became of every line of every document; 1 when a line is unaccounted for."""
    from collections import Counter

    from assessment.documents.coverage import coverage

    found = [coverage(parsed, row["document_id"]) for row in parsed.rows["document"]]
    for one in found:
        reasons = "，".join(f"{reason} {count}" for reason, count in Counter(one.not_data.values()).items())
        say(
            f"{one.document_id}：非空 {len(one.printed)} 行，入库 {len(one.used)}，不是数据 {len(one.not_data)}"
            f"（{reasons or '无'}），去向不明 {len(one.unaccounted)}；有去处的占 {one.share:.2%}"
        )
        say(*(f"  第 {line} 行：{'没有去处' if line in one.missing else '有文字没有入库'}" for line in one.unaccounted))
    return 1 if any(one.unaccounted for one in found) else 0


def simulate(options: argparse.Namespace) -> int:
    """Make the simulated values anew."""
    from assessment.documents import parse_sources
    from assessment.simulation import SEED, simulate

    data = settings.data_folder()
    seed = SEED if options.seed is None else options.seed
    counts = simulate(parse_sources(data / "sources"), data / "demo", seed)
    made = f"目标 {counts['target']} 行，完成 {counts['actual']} 行，支出 {counts['spending']} 行"
    say(f"模拟数据（种子 {seed}）：{made}；运行 build 后生效。")
    return 0


def dictionary(_options: argparse.Namespace) -> int:
    """Write the data dictionary."""
    from assessment.dictionary import data_dictionary

    path = settings.PROJECT / "data" / "README.md"
    path.write_text(data_dictionary(), encoding="utf-8")
    say(f"已写入 {path}")
    return 0


def rebuild() -> int:
    """Make the tables again after something was recorded; 1 when they cannot be made: what is recorded stays."""
    try:
        return build()
    except InputError as error:
        problems = (f"  {item}" for item in error.problems)
        say("数据表没有重建；改正以下问题后运行 python -m assessment build：", *problems, error=True)
        return 1
