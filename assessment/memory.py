"""Pictures and tables of the same rows are built once: what many people look at is not computed for each of them."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

import pandas as pd

from assessment import messages

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")

_KEPT = 192


class _Rows:
    """A frame as a key: the same object, not equal contents. Reads hand out the same frame for the same question."""

    __slots__ = ("frame",)

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __hash__(self) -> int:
        return id(self.frame)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rows) and self.frame is other.frame


def remembered(build: Callable[Parameters, Answer]) -> Callable[Parameters, Answer]:
    """A function that depends on nothing but its arguments and the language, and remembers what it answered.

    Arguments are hashable or frames as ``reads`` gave them; neither they nor the answer may be changed by anybody.
    """

    @lru_cache(maxsize=_KEPT)
    def answer(_language: str, arguments: tuple[Any, ...], named: tuple[tuple[str, Any], ...]) -> Answer:
        return build(*map(_open, arguments), **{name: _open(value) for name, value in named})

    @wraps(build)
    def remembering(*arguments: Parameters.args, **named: Parameters.kwargs) -> Answer:
        return answer(
            messages.language(),
            tuple(map(_close, arguments)),
            tuple((name, _close(value)) for name, value in named.items()),
        )

    return remembering


def _close(value: Any) -> Any:
    return _Rows(value) if isinstance(value, pd.DataFrame) else value


def _open(value: Any) -> Any:
    return value.frame if isinstance(value, _Rows) else value


@remembered
def names_of(rows: pd.DataFrame, key: str, name: str) -> dict[Any, Any]:
    """What each row is called, in their order."""
    return dict(zip(rows[key], rows[name], strict=True))
