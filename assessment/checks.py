"""The boundary: rows become tables only when keys, nulls, accepted values and references hold; all problems at once."""

import math
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from assessment.problems import InputError
from assessment.schema import TABLES, TABLES_BY_NAME, Column, Table

_ARROW = {
    "VARCHAR": pa.string(),
    "DOUBLE": pa.float64(),
    "INTEGER": pa.int32(),
    "SMALLINT": pa.int16(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
}


class TableError(InputError):
    """Rows break what the schema promises."""


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table, with the meaning of table and columns as metadata."""
    fields = [
        pa.field(column.name, _ARROW[column.type], column.nullable, {"meaning": column.meaning})
        for column in table.columns
    ]
    return pa.schema(fields, {"grain": table.grain, "key": ",".join(table.key)})


def check_tables(tables: dict[str, pa.Table]) -> None:
    """Raise TableError listing every broken promise of every table; pass silently when there is none."""
    problems = [problem for table in TABLES for problem in _problems(table, tables)]
    if problems:
        raise TableError(problems)


def check_rows(table: Table, rows: pa.Table) -> None:
    """Raise TableError listing every broken promise of these rows, whatever other tables hold."""
    problems = _problems(table, {table.name: rows})
    if problems:
        raise TableError(problems)


def _problems(table: Table, tables: dict[str, pa.Table]) -> list[str]:
    rows = tables[table.name]
    found = [problem for column in table.columns for problem in _column_problems(table, column, rows, tables)]
    return found + _key_problems(table, rows)


def _column_problems(table: Table, column: Column, rows: pa.Table, tables: dict[str, pa.Table]) -> list[str]:
    """What a column breaks; a reference into a table that is not at hand is not looked at."""
    name, values = f"表 {table.name} 列 {column.name}", rows[column.name]
    found = []
    if not column.nullable and values.null_count:
        found.append(f"{name}：{values.null_count} 行为空，该列不得为空。")
    if pa.types.is_floating(values.type) and pc.any(pc.is_nan(values)).as_py():
        found.append(f"{name}：含 NaN；缺失应为空。")
    reference = column.references if column.references in tables else None
    distinct = _distinct(values) if column.values or reference else set()
    if column.values and (unknown := sorted(distinct - set(column.values))):
        found.append(f"{name}：不认识的值 {'、'.join(unknown)}；可用：{'、'.join(column.values)}。")
    if reference:
        key = TABLES_BY_NAME[reference].key[0]
        known = set(tables[reference][key].to_pylist())
        found.extend(f"{name}：{value} 不在表 {reference} 中。" for value in sorted(distinct - known))
    return found


def _distinct(values: pa.ChunkedArray) -> set[str]:
    return {value for value in pc.unique(values).to_pylist() if value is not None}


def _key_problems(table: Table, rows: pa.Table) -> list[str]:
    numbers = _key_numbers(table, rows)
    if numbers is not None and len(pc.unique(numbers)) == rows.num_rows:
        return []
    keys = pa.table({name: pc.cast(rows[name], _ARROW[_type(table, name)]) for name in table.key})
    counted = keys.group_by(list(table.key)).aggregate([([], "count_all")])
    repeated = counted.filter(pc.greater(counted["count_all"], 1)).drop_columns(["count_all"]).to_pylist()
    return [f"表 {table.name}：主键重复 {'、'.join(str(value) for value in row.values())}。" for row in repeated]


def _key_numbers(table: Table, rows: pa.Table) -> pa.ChunkedArray | None:
    """A number for each key, the same only for the same one: a million numbers are compared faster than their words.

    Null where there would be too many numbers.
    """
    coded = [_coded(rows[name]).unify_dictionaries() for name in table.key]
    sizes = [len(column.chunk(0).dictionary) if column.num_chunks else 1 for column in coded]
    if math.prod(sizes) >= 2**62:
        return None
    numbers: Any = pa.scalar(0, pa.int64())
    for column, size in zip(coded, sizes, strict=True):
        places = pa.chunked_array([pc.cast(chunk.indices, pa.int64()) for chunk in column.chunks], pa.int64())
        numbers = pc.add(pc.multiply(numbers, size), places)
    return numbers


def _coded(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Values as places in a list of those there are; some come so."""
    return values if pa.types.is_dictionary(values.type) else pc.dictionary_encode(values, null_encoding="encode")


def _type(table: Table, name: str) -> str:
    return next(column.type for column in table.columns if column.name == name)
