"""How figures are made again: the rows of a query, asked for as at a data address, by whoever asks now."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pandas as pd

from assessment import exports
from assessment.queries import QueryError, query, typed


def recipe_at(data_address: str) -> tuple[Any, ...]:
    """What a data address asks; empty for none."""
    parts = urlsplit(data_address)
    name = parts.path.rpartition("/")[2].partition(".")[0]
    return ("query", name, dict(parse_qsl(parts.query))) if name else ()


def is_query(recipe: tuple[Any, ...]) -> bool:
    """Whether a query makes these figures."""
    return len(recipe) == 3 and recipe[0] == "query"


def rows_today(recipe: tuple[Any, ...]) -> pd.DataFrame:
    """The rows that a query has today; raises QueryError when there is no such query any more, or it asks for other things."""
    parameters = {name: _words(value) for name, value in recipe[2].items()}
    wanted = query(recipe[1])
    typed(wanted, {name: value for name, value in parameters.items() if name != "known_on"})
    return exports.answer(recipe[1], parameters).rows


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(map(str, value))
    if isinstance(value, Mapping):
        raise QueryError("参数无法读取。")
    return str(value)
