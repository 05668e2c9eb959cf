"""A value in one cell of a workbook, as people see and write it: Chinese words for codes, lists as ``name=value``."""

from collections.abc import Mapping
from typing import Any


def in_cell(value: Any, words: Mapping[str, str]) -> Any:
    """A value as it stands in a cell; a blank cell where there is none."""
    if isinstance(value, Mapping):
        return "；".join(f"{name}={_part(one)}" for name, one in value.items()) or None
    if isinstance(value, str):
        return words.get(value, value) or None
    return value if value is None else _number(value)


def _part(value: Any) -> str:
    return "~".join(_digits(one) for one in value) if isinstance(value, list | tuple) else _digits(value)


def _digits(value: float) -> str:
    return f"{value:.12g}"


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else float(value)
