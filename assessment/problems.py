"""What is wrong with an input: every problem at once, each with its place and remedy, in Chinese."""

from collections.abc import Iterable
from difflib import get_close_matches


class InputError(Exception):
    """An input was refused and nothing was written; ``problems`` are shown one per line."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


def nearest(word: object, known: Iterable[str]) -> str:
    """The remedy for an unknown word: the nearest of those that are known, else all of them where they are few."""
    names = list(dict.fromkeys(known))
    close = get_close_matches(str(word), names, n=1, cutoff=0.5)
    if close:
        return f"最接近的是“{close[0]}”"
    return f"可用：{'、'.join(names)}" if names and len(names) <= 16 else "请从模板或导出的文件中复制"
