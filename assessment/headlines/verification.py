"""What came of checking a file, in words."""

from assessment.messages import translate as _
from assessment.verified import Checked, Difference, Report


def verification_headline(report: Report) -> str:
    """Whether the figures of the file still hold."""
    edited = sum(one.kind in ("edited", "both") for one in report.differences)
    others = len(report.differences) - edited
    if edited and others:
        return _("{edited} 处在文件里被改过，另有 {others} 处数据已经变了").format(edited=edited, others=others)
    if edited:
        return _("{count} 处在文件里被改过，与数据不符").format(count=edited)
    if report.state == "edited":
        return _("文件在下载以后被改过")
    if others:
        return _("{count} 处数据已经变了").format(count=others)
    if report.state == "unknown":
        return _("数据已经更新，这个文件要对照页面看")
    return _("文件里的数字都是现行的")


def verification_sentence(report: Report) -> str:
    """How much was compared, and of which data version the file is."""
    compared = sum(table.compared for table in report.tables)
    versions = {table.is_current_version for table in report.tables}
    version = _("文件和现在的数据是同一版本") if versions == {True} else _("文件不是现在这一版数据")
    if compared and versions != {True} and report.state == "current":
        return _("数据有了新的版本，比对的 {count} 格没有变。").format(count=f"{compared:,}")
    if not compared:
        return _("{version}。").format(version=version)
    return _("{version}；比对了 {count} 格，不同的 {different} 处。").format(
        version=version, count=f"{compared:,}", different=f"{len(report.differences):,}"
    )


def table_verdict(table: Checked) -> str:
    """What came of one table, with the reason where it could not be compared."""
    words = {
        "current": _("● 现行"),
        "outdated": _("◆ 有变化"),
        "edited": _("▼ 被改过"),
        "unknown": _("？要对照页面"),
    }[table.state]
    return _("{verdict}：{reason}").format(verdict=words, reason=table.reason) if table.reason else words


def file_kind_word(kind: str) -> str:
    """What kind of file carries a stamp; a paper names itself."""
    return {
        "table": _("表格"),
        "picture": _("图片"),
        "parquet": _("Parquet"),
        "data": _("数据地址"),
        "trial_table": _("试算表格"),
        "trial_picture": _("试算图片"),
        "trial_parquet": _("试算 Parquet"),
    }.get(kind, kind)


def difference_word(difference: Difference) -> str:
    """How a cell or row came to differ."""
    return {
        "changed": _("数据已变"),
        "edited": _("文件里被改"),
        "both": _("被改过，数据也变了"),
        "unclear": _("数据已变，或文件被改"),
        "gone": _("数据里已没有这一行"),
        "new": _("数据里新增的一行"),
    }[difference.kind]
