"""How a finding quotes a document: without spaces, not too long, and the clause that something stands in."""

import re

_LONGEST = 40


def plain(words: str) -> str:
    """Words without spaces and punctuation, to compare them by."""
    return re.sub(r"[\s，。；;、,.：:]", "", words)


def quoted(words: str | None) -> str:
    """Words as they are quoted."""
    written = re.sub(r"\s+", "", words or "") or "空白"
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"


def around(text: str, match: re.Match[str]) -> str:
    """The clause that a match stands in, as it is quoted."""
    start = max(text.rfind(mark, 0, match.start()) for mark in "，。；\n") + 1
    return quoted(re.split(r"[，。；\n]", text[start:])[0])
