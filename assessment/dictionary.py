"""The data dictionary, written from the one description of the data."""

from assessment.schema import TABLES, Column, Table

_HEAD = """# 数据字典 · Data dictionary

由 `python -m assessment dictionary` 从 `assessment/schema` 生成，请勿手工修改。
Generated from `assessment/schema`; do not edit by hand.

| 位置 | 内容 |
| --- | --- |
| `sources/` | 收到的原文，及各自的来源说明 `.toml`；`units.csv`、`concepts.csv` 是名称对照，`tiles.csv` 是示意图位置；永不修改 |
| `records/` | 填报与审核记录：不可变的批次，只增不改 |
| `demo/` | 模拟的目标与完成值，由固定种子生成，每行标 `basis = demo` |
| `tables/` | 规范化的表，指向 `snapshots/` 中当前版本；由构建生成，可随时重建 |
"""


def data_dictionary() -> str:
    """Every table with its grain, key and columns, as Markdown."""
    return _HEAD + "".join(_table(table) for table in TABLES)


def _table(table: Table) -> str:
    rows = "".join(_column(column) for column in table.columns)
    head = "| column | type | null | meaning |\n| --- | --- | --- | --- |\n"
    return f"\n## `{table.name}`\n\nOne row is {table.grain}. Key: {', '.join(table.key)}.\n\n{head}{rows}"


def _column(column: Column) -> str:
    more = f"; one of {', '.join(column.values)}" if column.values else ""
    more += f" → `{column.references}`" if column.references else ""
    nullable = "yes" if column.nullable else ""
    return f"| `{column.name}` | {column.type} | {nullable} | {column.meaning}{more} |\n"
