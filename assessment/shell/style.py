"""How our own HTML looks: the colours of pictures as variables, and the rules of style.css."""

import hashlib
from functools import cache
from pathlib import Path

from assessment.figures.palette import variables

_RULES = Path(__file__).with_name("style.css")


@cache
def style() -> str:
    """The whole style sheet."""
    return f"{variables()}\n{_RULES.read_text(encoding='utf-8')}"


@cache
def style_version() -> str:
    """Changes when the style does, so that no browser keeps an old one."""
    return hashlib.sha256(style().encode()).hexdigest()[:12]
