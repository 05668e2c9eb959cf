"""The command line: ``python -m assessment build | check | query | scheme | history | undo | backup | restore | serve …``."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assessment import settings
from assessment.problems import InputError

if TYPE_CHECKING:
    from assessment.documents import Parsed
    from assessment.documents.parsed import Row

BAD_INPUT = 2
_SEVERITY_WORDS = {"error": "错误", "warning": "存疑", "notice": "提示"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it worked, 2 when the input is bad (every problem is listed)."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except InputError as error:
        _say(
            f"发现 {len(error.problems)} 个问题，没有写入任何数据：",
            *(f"  {item}" for item in error.problems),
            error=True,
        )
        return BAD_INPUT


def _say(*lines: str, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    stream.write("".join(f"{line}\n" for line in lines))


# Commands import what they need when they run: the server must not wait for the parser's libraries.


def _build(_options: argparse.Namespace | None = None) -> int:
    from assessment.build import build

    started = time.perf_counter()
    built = build(settings.data_folder(), demo=settings.demo_enabled())
    counts = "，".join(f"{name} {count}" for name, count in built.row_counts.items())
    _say(f"数据版本 {built.snapshot_id}（{time.perf_counter() - started:.1f} 秒）：{counts}")
    return 0


def _check(options: argparse.Namespace) -> int:
    from assessment.documents import parse_sources
    from assessment.findings import finding_rows
    from assessment.reconciliation import reconciliation_rows

    parsed = parse_sources(settings.data_folder() / "sources")
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
    _say(f"{document_id}：核对 {len(checks)} 项，{counts}")


def _say_findings(findings: list["Row"]) -> None:
    """The findings of one document, the severest first, then in printed order."""
    from assessment.schema.checks import SEVERITIES

    for severity in SEVERITIES:
        rows = sorted((row for row in findings if row["severity"] == severity), key=lambda row: int(row["line"]))
        if rows:
            _say(f"  {_SEVERITY_WORDS[severity]} {len(rows)} 条")
            _say(*(f"    第 {row['line']} 行：{row['message']}［{row['rule']}］" for row in rows))


def _say_coverage(parsed: "Parsed") -> int:
    """What became of every line of every document; 1 when a line is unaccounted for."""
    from collections import Counter

    from assessment.documents.coverage import coverage

    found = [coverage(parsed, row["document_id"]) for row in parsed.rows["document"]]
    for one in found:
        reasons = "，".join(f"{reason} {count}" for reason, count in Counter(one.not_data.values()).items())
        _say(
            f"{one.document_id}：非空 {len(one.printed)} 行，入库 {len(one.used)}，不是数据 {len(one.not_data)}"
            f"（{reasons or '无'}），去向不明 {len(one.unaccounted)}；有去处的占 {one.share:.2%}"
        )
        _say(
            *(f"  第 {line} 行：{'没有去处' if line in one.missing else '有文字没有入库'}" for line in one.unaccounted)
        )
    return 1 if any(one.unaccounted for one in found) else 0


def _simulate(options: argparse.Namespace) -> int:
    from assessment.documents import parse_sources
    from assessment.simulation import SEED, simulate

    data = settings.data_folder()
    seed = SEED if options.seed is None else options.seed
    counts = simulate(parse_sources(data / "sources"), data / "demo", seed)
    made = f"目标 {counts['target']} 行，完成 {counts['actual']} 行，支出 {counts['spending']} 行"
    _say(f"模拟数据（种子 {seed}）：{made}；运行 build 后生效。")
    return 0


def _query(options: argparse.Namespace) -> int:
    from assessment.exports import answer_csv
    from assessment.queries import QueryError

    parameters = dict(pair.partition("=")[::2] for pair in options.param)
    try:
        content = answer_csv(options.name, parameters)
    except QueryError as error:
        _say(str(error), error=True)
        return BAD_INPUT
    if options.csv:
        options.csv.write_bytes(content)
        _say(f"已写入 {options.csv}")
    else:
        _say(content.decode("utf-8-sig").rstrip("\n"))
    return 0


def _dictionary(_options: argparse.Namespace) -> int:
    from assessment.dictionary import data_dictionary

    path = settings.PROJECT / "data" / "README.md"
    path.write_text(data_dictionary(), encoding="utf-8")
    _say(f"已写入 {path}")
    return 0


def _scheme_export(options: argparse.Namespace) -> int:
    from assessment.scheme_file import export_scheme, scheme_text
    from assessment.start import ensure_built

    ensure_built()
    if options.out is None:
        _say(scheme_text(options.scheme_id).rstrip("\n"))
        return 0
    export_scheme(options.scheme_id, options.out)
    _say(f"已写入 {options.out}")
    return 0


def _scheme_import(options: argparse.Namespace) -> int:
    from assessment.scheme_file import import_scheme
    from assessment.start import ensure_built

    ensure_built()
    folder = settings.data_folder() / "records"
    imported = import_scheme(options.file, folder, by=options.by, is_dry_run=options.dry_run)
    count = len(imported.changes.words)
    _say(f"{imported.scheme_name}：与现行规定相比，{f'改动 {count} 处：' if count else '没有改动。'}")
    _say(*(f"  {words}" for words in imported.changes.words), *(f"注意：{note}。" for note in imported.notes))
    if imported.record_id is None:
        _say(*["试运行，没有登记。"] * bool(count))
        return 0
    _say(f"已登记为批次 {imported.record_id}。")
    try:
        return _build()
    except InputError as error:
        problems = (f"  {item}" for item in error.problems)
        _say("数据表没有重建；改正以下问题后运行 python -m assessment build：", *problems, error=True)
        return 1


def _history(options: argparse.Namespace) -> int:
    from assessment.records import batch_words, manifest

    rows = manifest(settings.data_folder() / "records").to_pylist()
    taken_back = {row["reverses_record_id"]: row["record_id"] for row in rows if row["reverses_record_id"]}
    wanted = [row for row in rows if options.record_id in (None, row["record_id"])]
    if options.record_id and not wanted:
        raise InputError([f"没有批次 {options.record_id}；不写批次号可查看全部批次。"])
    for row in wanted:
        _say(batch_words(row, taken_back.get(row["record_id"])))
    _say(*["还没有任何填报或登记。"] * (not rows))
    return 0


def _undo(options: argparse.Namespace) -> int:
    from assessment.records import reverse

    by = options.by or settings.person()
    batch = reverse(settings.data_folder() / "records", options.record_id, by=by, reason=options.reason)
    _say(
        f"已撤销批次 {options.record_id}（撤销批次 {batch.record_id}）；原来的内容保留，按以前的日子回看仍是当时的样子。"
    )
    return _build()


def _backup(options: argparse.Namespace) -> int:
    from assessment.backup import backup

    _say(f"已备份 {backup(settings.data_folder(), options.file)} 个文件到 {options.file}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from assessment.backup import restore

    _say(f"已恢复 {restore(options.file, settings.data_folder())} 个文件，其余本来就在。")
    return _build()


def _serve(options: argparse.Namespace) -> int:
    from assessment import inputs
    from assessment.launch import LaunchError, serve

    data = settings.data_folder()
    build = None if inputs.are_built(data, demo=settings.demo_enabled()) else _build
    if build is None:
        _say(f"数据版本 {(data / 'tables').resolve().name}：来源、填报和程序都没有变化，不必重新构建。")
    try:
        # Only a look whether the pointer is there: the build checks what it points to.
        return serve(options.port, build, is_built=(data / "tables").exists())
    except LaunchError as error:
        _say(str(error), error=True)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assessment", description="目标责任考核：数据构建、检查与查询")
    commands = parser.add_subparsers(required=True, metavar="命令")
    for name, function, words in (
        ("build", _build, "由来源、填报记录和模拟数据生成数据表"),
        ("check", _check, "逐个文件列出平账核对的结果和发现的问题；--coverage 列出各行的去处"),
        ("simulate", _simulate, "重新生成模拟数据"),
        ("query", _query, "运行一个查询，输出 CSV"),
        ("scheme", _scheme_export, "导出和导入方案文件：规则、参数、权重和政策"),
        ("history", _history, "列出全部批次：何时、何人、何事、哪个文件、是否已撤销"),
        ("undo", _undo, "撤销一个批次；原来的记录不改不删"),
        ("backup", _backup, "把全部来源和填报记录写成一个带校验值的文件"),
        ("restore", _restore, "由备份恢复来源和填报记录，从不覆盖"),
        ("serve", _serve, "在本机启动网页服务"),
        ("dictionary", _dictionary, "由表结构重新生成数据字典 data/README.md"),
    ):
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(command=function)
        if name == "scheme":
            _add_scheme_commands(command)
        if name == "check":
            command.add_argument("--coverage", action="store_true", help="每个文件各行的去处；有去向不明的行时返回 1")
        if name == "simulate":
            command.add_argument("--seed", type=int, help="随机种子")
        if name == "serve":
            command.add_argument("--port", type=int, default=8501, help="端口")
        if name in ("backup", "restore"):
            command.add_argument("file", type=Path, metavar="文件", help="备份文件，如 备份.zip")
        if name == "history":
            command.add_argument("record_id", nargs="?", metavar="批次", help="只看这个批次")
        if name == "undo":
            command.add_argument("record_id", metavar="批次", help="批次号，见 history")
            command.add_argument("--reason", default="", metavar="原因", help="为什么撤销（必填）")
            command.add_argument("--by", metavar="姓名", help="由谁撤销")
        if name == "query":
            command.add_argument("name", help="queries/ 下的查询名")
            command.add_argument("--param", action="append", default=[], metavar="k=v", help="查询参数")
            command.add_argument("--csv", type=Path, help="写入文件，不写则输出到屏幕")
    return parser


def _add_scheme_commands(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="命令")
    words = "导出方案现在的计分办法，供修改"
    export = commands.add_parser("export", help=words, description=words)
    export.set_defaults(command=_scheme_export)
    export.add_argument("scheme_id", metavar="方案编号", help="如 shangluo-2022")
    export.add_argument("--out", type=Path, metavar="文件", help="写入 .toml 或 .xlsx；不写则以 TOML 输出到屏幕")
    words = "检查方案文件，列出改动并登记；有问题时全部列出，什么也不写"
    bring = commands.add_parser("import", help=words, description=words)
    bring.set_defaults(command=_scheme_import)
    bring.add_argument("file", type=Path, metavar="文件", help=".toml 或 .xlsx 方案文件")
    bring.add_argument("--dry-run", action="store_true", help="只检查并列出改动，不登记")
    bring.add_argument("--by", metavar="姓名", help="由谁登记")


if __name__ == "__main__":
    sys.exit(main())
