"""The command line: ``python -m assessment build | check | import | query | scheme | history | undo | backup | serve …``."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from assessment.commands import asking, building, exporting, keeping, reporting, schemes, verifying
from assessment.commands.saying import BAD_INPUT, say
from assessment.problems import InputError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it worked, 2 when the input is bad (every problem is listed)."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except InputError as error:
        say(
            f"发现 {len(error.problems)} 个问题，没有写入任何数据：",
            *(f"  {item}" for item in error.problems),
            error=True,
        )
        return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m assessment", description="目标责任考核：数据构建、填报、检查与查询"
    )
    commands = parser.add_subparsers(required=True, metavar="命令")
    for name, function, words in _COMMANDS:
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(command=function)
        add = _OPTIONS.get(name)
        if add:
            add(command)
    return parser


_COMMANDS: tuple[tuple[str, Callable[[argparse.Namespace], int], str], ...] = (
    ("build", building.build, "由来源、填报记录和模拟数据生成数据表"),
    ("check", building.check, "逐个文件列出平账核对的结果和发现的问题；--coverage 列出各行的去处"),
    ("simulate", building.simulate, "重新生成模拟数据"),
    ("template", reporting.template, "写出填报模板：任务已在其中，填好即可导入"),
    ("import", reporting.import_file, "导入填报、任务、考核方案或计分办法：先逐条核对，有不通过的全部列出，什么也不写"),
    ("query", asking.query, "运行一个查询，输出 CSV"),
    ("export", exporting.export, "写出通报、简报或官方表格，Word 或 Excel 由文件名结尾决定"),
    ("scheme", schemes.scheme_export, "导出和导入计分办法；写出新方案的模板"),
    ("history", keeping.history, "列出全部批次：何时、何人、何事、哪个文件、是否已撤销"),
    ("undo", keeping.undo, "撤销一个批次；原来的记录不改不删"),
    ("backup", keeping.backup, "把全部来源和填报记录写成一个带校验值的文件"),
    ("restore", keeping.restore, "由备份恢复来源和填报记录，从不覆盖"),
    ("verify", verifying.verify, "核验下载的文件：0 现行，1 有变化或被改过，2 不是本系统的文件"),
    ("serve", asking.serve, "在本机启动网页服务"),
    ("dictionary", building.dictionary, "由表结构重新生成数据字典 data/README.md"),
)


def _check_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--coverage", action="store_true", help="每个文件各行的去处；有去向不明的行时返回 1")


def _simulate_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--seed", type=int, help="随机种子")


def _serve_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=int, default=8501, help="端口")


def _backup_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="文件", help="备份文件，如 备份.zip")


def _history_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("record_id", nargs="?", metavar="批次", help="只看这个批次")


def _undo_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("record_id", metavar="批次", help="批次号，见 history")
    command.add_argument("--reason", default="", metavar="原因", help="为什么撤销（必填）")
    command.add_argument("--by", metavar="姓名", help="由谁撤销")


def _verify_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="文件", help="下载的 .csv .xlsx .docx .png .svg 或 .parquet")


def _query_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", help="queries/ 下的查询名")
    command.add_argument("--param", action="append", default=[], metavar="k=v", help="查询参数")
    command.add_argument("--csv", type=Path, help="写入文件，不写则输出到屏幕")


def _export_options(command: argparse.ArgumentParser) -> None:
    kinds = "通报 bulletin、简报 briefing、县区任务表 tasks_by_county、绩效目标表 performance_goals、"
    kinds += "项目支出绩效自评表 project_evaluation、部门整体支出绩效自评表 department_evaluation"
    command.add_argument("kind", metavar="文件", help=kinds)
    command.add_argument("--scheme", required=True, metavar="方案编号", help="如 shangluo-2022")
    command.add_argument("--year", metavar="年", help="年度；不写则为方案的年度")
    command.add_argument("--month", metavar="月", help="截至几月；不写则为最近报送的月份")
    command.add_argument("--group", metavar="分组", help="只写这个分组；不写则为全部分组")
    command.add_argument("--measure", metavar="指标", help="只写这个指标（编号或名称）；不写则为整个考核")
    command.add_argument("--project", metavar="项目", help="只写这个项目（编号或名称）；不写则为全部项目")
    command.add_argument("--known-on", metavar="日期", help="按哪天所知，如 2022-09-30；不写则为最新")
    command.add_argument("--out", type=Path, required=True, metavar="文件", help="写入的 .docx 或 .xlsx")


def _template_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("scheme_id", metavar="方案编号", help="如 shangluo-2022")
    command.add_argument("--year", type=int, help="年度；不写则为方案的年度")
    command.add_argument("--month", type=int, choices=range(1, 13), metavar="月", help="截至几月；不写则为最近一个月")
    command.add_argument("--unit", metavar="单位", help="单位编号或名称；不写则为全部单位")
    command.add_argument("--wide", action="store_true", help="宽表：每个单位一列")
    command.add_argument("--out", type=Path, required=True, metavar="文件", help="写入的 .xlsx，或放它的文件夹")


def _import_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="文件", help=".csv 或 .xlsx：填报、任务、考核方案；.toml：计分办法")
    command.add_argument("--dry-run", action="store_true", help="只核对并列出改动，不登记")
    command.add_argument("--by", metavar="姓名", help="由谁填报；不写则为 ASSESSMENT_PERSON")
    command.add_argument("--approve", action="store_true", help="登记并通过，用于一人兼填报和审核；记录注明单人模式")
    command.add_argument("--scheme", metavar="方案编号", help="按名称查找指标时只在这个方案里找")


def _scheme_options(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="命令")
    words = "导出方案现在的计分办法，供修改"
    export = commands.add_parser("export", help=words, description=words)
    export.set_defaults(command=schemes.scheme_export)
    export.add_argument("scheme_id", metavar="方案编号", help="如 shangluo-2022")
    export.add_argument("--out", type=Path, metavar="文件", help="写入 .toml 或 .xlsx；不写则以 TOML 输出到屏幕")
    words = "写出考核方案的模板，供填写新方案；写方案编号则写出现有方案，改编号、年度和数字即成新方案，用 import 导入"
    table = commands.add_parser("table", help=words, description=words)
    table.set_defaults(command=schemes.table_template)
    table.add_argument("scheme_id", nargs="?", metavar="方案编号", help="如 shangluo-2022；不写则为空白模板")
    table.add_argument("--out", type=Path, required=True, metavar="文件", help="写入的 .xlsx")
    words = "检查方案文件，列出改动并登记；有问题时全部列出，什么也不写"
    bring = commands.add_parser("import", help=words, description=words)
    bring.set_defaults(command=schemes.scheme_import)
    bring.add_argument("file", type=Path, metavar="文件", help=".toml 或 .xlsx 方案文件")
    bring.add_argument("--dry-run", action="store_true", help="只检查并列出改动，不登记")
    bring.add_argument("--by", metavar="姓名", help="由谁登记")


_OPTIONS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "check": _check_options,
    "simulate": _simulate_options,
    "template": _template_options,
    "export": _export_options,
    "import": _import_options,
    "query": _query_options,
    "scheme": _scheme_options,
    "history": _history_options,
    "undo": _undo_options,
    "backup": _backup_options,
    "restore": _backup_options,
    "verify": _verify_options,
    "serve": _serve_options,
}


if __name__ == "__main__":
    sys.exit(main())
