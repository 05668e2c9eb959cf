"""A scheme's method as a file, and back."""

import argparse

from assessment import settings
from assessment.commands.building import rebuild
from assessment.commands.saying import say


def scheme_export(options: argparse.Namespace) -> int:
    """Write a scheme's method out."""
    from assessment.scheme_file import export_scheme, scheme_text
    from assessment.start import ensure_built

    ensure_built()
    if options.out is None:
        say(scheme_text(options.scheme_id).rstrip("\n"))
        return 0
    export_scheme(options.scheme_id, options.out)
    say(f"已写入 {options.out}")
    return 0


def scheme_import(options: argparse.Namespace) -> int:
    """Bring a scheme's method back."""
    from assessment.scheme_file import import_scheme
    from assessment.start import ensure_built

    ensure_built()
    folder = settings.data_folder() / "records"
    imported = import_scheme(options.file, folder, by=options.by, is_dry_run=options.dry_run)
    count = len(imported.changes.words)
    say(f"{imported.scheme_name}：与现行规定相比，{f'改动 {count} 处：' if count else '没有改动。'}")
    say(*(f"  {words}" for words in imported.changes.words), *(f"注意：{note}。" for note in imported.notes))
    if imported.record_id is None:
        say(*["试运行，没有登记。"] * bool(count))
        return 0
    say(f"已登记为批次 {imported.record_id}。")
    return rebuild()


def table_import(options: argparse.Namespace) -> int:
    """Bring a new scheme: a whole assessment table, or a matrix by county."""
    from assessment.headlines import scheme_counts_sentence
    from assessment.new_scheme import import_scheme_table

    data = settings.data_folder()
    imported = import_scheme_table(options.file, data, by=options.by, is_dry_run=options.dry_run)
    say(f"{imported.scheme_name}（{imported.scheme_id}，{imported.year}年）：{scheme_counts_sentence(imported.counts)}")
    say(*(f"注意：{note}" for note in imported.notes))
    if imported.record_id is None:
        say("试运行，没有登记。")
        return 0
    say(f"已登记为批次 {imported.record_id}。")
    return rebuild()


def table_template(options: argparse.Namespace) -> int:
    """Write the template of a new scheme: empty, or filled with a scheme that there is."""
    from assessment.new_scheme import current_as_template, template
    from assessment.start import ensure_built

    if options.scheme_id is None:
        template(options.out)
    else:
        ensure_built()
        current_as_template(options.scheme_id, options.out)
    say(f"已写入 {options.out}")
    return 0
