"""What the browser is given besides the framework: where the server is, its words in Chinese, links, sharing, and printing."""

import json
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_PARTS = ("address", "language", "navigation", "sharing", "printing")


@cache
def words() -> dict[str, str]:
    """Every built-in English string of the framework that a reader may meet, with its Chinese."""
    dictionary: dict[str, str] = json.loads((_FOLDER / "words.json").read_text(encoding="utf-8"))
    return dictionary


@cache
def script() -> str:
    """What runs before the paint: the server's address, the language, links without reloading, sharing, and printing."""
    parts = [(_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in _PARTS]
    return "\n".join(parts).replace("__WORDS__", json.dumps(words(), ensure_ascii=False))
