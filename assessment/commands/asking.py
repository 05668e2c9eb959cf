"""Ask a query, or serve the pages."""

import argparse

from assessment import settings
from assessment.commands.building import build
from assessment.commands.saying import BAD_INPUT, say


def query(options: argparse.Namespace) -> int:
    """Answer a query as CSV."""
    from assessment.exports import answer_csv
    from assessment.queries import QueryError

    parameters = dict(pair.partition("=")[::2] for pair in options.param)
    try:
        content = answer_csv(options.name, parameters)
    except QueryError as error:
        say(str(error), error=True)
        return BAD_INPUT
    if options.csv:
        options.csv.write_bytes(content)
        say(f"已写入 {options.csv}")
    else:
        say(content.decode("utf-8-sig").rstrip("\n"))
    return 0


def serve(options: argparse.Namespace) -> int:
    """Show the pages on this machine."""
    from assessment import inputs, launch

    data = settings.data_folder()
    make = None if inputs.are_built(data, demo=settings.demo_enabled()) else build
    if make is None:
        say(f"数据版本 {(data / 'tables').resolve().name}：来源、填报和程序都没有变化，不必重新构建。")
    try:
        # Only a look whether the pointer is there: the build checks what it points to.
        return launch.serve(options.port, make, is_built=(data / "tables").exists())
    except launch.LaunchError as error:
        say(str(error), error=True)
        return 1
