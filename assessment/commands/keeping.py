"""What was recorded: shown, taken back, backed up, restored."""

import argparse

from assessment import settings
from assessment.commands.building import build
from assessment.commands.saying import say
from assessment.problems import InputError


def history(options: argparse.Namespace) -> int:
    """List every batch."""
    from assessment.records import batch_words, manifest

    rows = manifest(settings.data_folder() / "records").to_pylist()
    taken_back = {row["reverses_record_id"]: row["record_id"] for row in rows if row["reverses_record_id"]}
    wanted = [row for row in rows if options.record_id in (None, row["record_id"])]
    if options.record_id and not wanted:
        raise InputError([f"没有批次 {options.record_id}；不写批次号可查看全部批次。"])
    for row in wanted:
        say(batch_words(row, taken_back.get(row["record_id"])))
    say(*["还没有任何填报或登记。"] * (not rows))
    return 0


def undo(options: argparse.Namespace) -> int:
    """Take a batch back."""
    from assessment.reporting.history import take_back

    batch = take_back(options.record_id, reason=options.reason, by=options.by)
    say(
        f"已撤销批次 {options.record_id}（撤销批次 {batch.record_id}）；原来的内容保留，按以前的日子回看仍是当时的样子。"
    )
    return 0


def backup(options: argparse.Namespace) -> int:
    """Write all sources and records into one file."""
    from assessment import backup as backups

    say(f"已备份 {backups.backup(settings.data_folder(), options.file)} 个文件到 {options.file}")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Put back what a backup holds and is missing here."""
    from assessment import backup as backups

    say(f"已恢复 {backups.restore(options.file, settings.data_folder())} 个文件，其余本来就在。")
    return build()
