"""The sheet 说明 of a workbook: what the file is, what every column means, how it is refreshed and how it is checked."""

from collections.abc import Iterator, Sequence

from assessment.exports.meanings import meanings
from assessment.exports.tables import FORM_WORDS, Shown, form
from assessment.messages import translate as _

# Label, then what it says; a label alone is a heading.
Line = tuple[str, ...]


def sheet_title() -> str:
    """What the sheet is called."""
    return _("说明")


def lines(tables: Sequence[Shown], names: Sequence[str], origin: str = "") -> Iterator[Line]:
    """The sheet, line by line; ``origin`` is the server's own address, put before the addresses where it is known."""
    first = tables[0].stamp
    yield (_("说明"),)
    yield (_("文件"), first.title if first and first.title else tables[0].title)
    if first:
        yield _("数据版本"), first.snapshot_id
        yield _("生成时间"), first.made_at
        if first.rules:
            yield _("规则"), first.rules
        if first.address:
            yield _("网址"), origin + first.address
    yield _("空格"), _("没有这个值：未报、无任务或原文没有；0 就是 0。")
    for table, name in zip(tables, names, strict=True):
        yield ()
        yield from _about(table, name, origin)
    yield ()
    yield from _how_to(tables)


def _about(table: Shown, name: str, origin: str) -> Iterator[Line]:
    """One sheet of data: what it is, and its columns."""
    yield (_("工作表：{name}").format(name=name),)
    yield _("内容"), table.title or name
    for label, value in table.context.items():
        if value not in (None, ""):
            yield label, str(value)
    if table.bases:
        yield _("数值来自"), table.bases
    if table.part:
        yield _("本表行数"), table.part
    if table.stamp and table.stamp.data_address:
        yield _("数据地址"), origin + table.stamp.data_address
    yield _("列"), _("含义"), _("类型"), _("数据中的列名")
    known = meanings()
    for place, column in enumerate(table.names):
        values = table.table.iloc[:, place]
        yield str(table.table.columns[place]), known.get(column, ""), FORM_WORDS[form(column, values)](), column


def refresh_words() -> str:
    """How Excel is told to fetch the rows again."""
    return _("数据 › 自网站（或 获取数据 › 自其他源 › 自网站），粘贴数据地址；以后点“全部刷新”就是最新的数。")


def _how_to(tables: Sequence[Shown]) -> Iterator[Line]:
    yield (_("怎样刷新"),)
    if any(table.stamp and table.stamp.data_address for table in tables):
        yield "Excel", refresh_words()
        yield "Power Query", _("来源为 Web.Contents(数据地址)；CSV 用 Csv.Document，编码 65001，第一行作标题。")
    else:
        yield _("方法"), _("这张表由页面合算，没有数据地址；打开上面的网址，重新下载。")
    yield ()
    yield (_("怎样核对"),)
    yield _("方法"), _("把这个文件放进“核验文件”页：数字是否仍是现行的，哪些变了，哪些在文件里被改过，逐格列出。")
    yield _("校验"), _("每行末尾的“校验”是各格的校验码，排序、删行、删列不影响；请不要改动。")
