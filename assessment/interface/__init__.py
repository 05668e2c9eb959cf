"""What the browser is given besides the framework: where the server is, its words in Chinese, links, sharing, and printing."""

import hashlib
import json
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_PARTS = ("arriving", "address", "language", "navigation", "menus", "sharing", "printing")


@cache
def words() -> dict[str, str]:
    """Every built-in English string of the framework that a reader may meet, with its Chinese."""
    dictionary: dict[str, str] = json.loads((_FOLDER / "words.json").read_text(encoding="utf-8"))
    return dictionary


@cache
def script() -> str:
    """What runs before the paint: the outline's end, the server's address, language, links, sharing, and printing."""
    parts = [(_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in _PARTS]
    return "\n".join(parts).replace("__WORDS__", json.dumps(words(), ensure_ascii=False))


@cache
def version() -> str:
    """Changes when the script does, so that no browser keeps an old one."""
    return hashlib.sha256(script().encode()).hexdigest()[:12]


@cache
def outline() -> str:
    """What stands in the place of the page until it is there: where the list of pages, the headline and a picture will be."""
    return (_FOLDER / "arriving.html").read_text(encoding="utf-8")
