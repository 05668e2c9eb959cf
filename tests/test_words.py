"""Are numbers, states and messages written as readers expect, in both languages?"""

import ast
import re

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from assessment import formats, interface, messages, settings
from assessment.messages import translate


@pytest.mark.parametrize(
    ("value", "words"),
    [(1270, "1,270"), (0, "0"), (0.5, "0.5"), (1 / 3, "0.33"), (None, "—"), (float("nan"), "—"), (-2, "-2")],
)
def test_numbers(value: float | None, words: str) -> None:
    assert formats.number(value) == words


@pytest.mark.parametrize(
    ("value", "words"), [(50000, "50,000"), (123456, "12.35万"), (194.26e8, "194.26亿"), (None, "—")]
)
def test_large_numbers_as_people_say_them(value: float | None, words: str) -> None:
    assert formats.large(value) == words


@pytest.mark.parametrize(
    ("share", "decimals", "words"), [(0.565, 0, "57%"), (0.5647, 2, "56.47%"), (1, 1, "100.0%"), (None, 0, "—")]
)
def test_percent_rounds_half_up(share: float | None, decimals: int, words: str) -> None:
    assert formats.percent(share, decimals) == words


@pytest.mark.parametrize(("gap", "words"), [(-1.53, "−1.5"), (0.04, "+0.0"), (-0.01, "+0.0"), (None, "—")])
def test_gaps_have_a_sign(gap: float | None, words: str) -> None:
    assert formats.gap(gap) == words


def test_ranks() -> None:
    assert formats.rank(2, is_tied=True) == "并列2"
    assert formats.rank_interval(2, 5) == "2–5"
    assert [formats.rank_change(change) for change in (2, -1, 0, None)] == ["↑2", "↓1", "持平", "—"]


STATUSES = ["ahead", "on_track", "behind", "far_behind", "unreported", "not_applicable", "pending", "ambiguous"]


def test_symbols_are_those_of_the_rulebook() -> None:
    assert "".join(formats.status_symbol(status) for status in STATUSES) == "▲●◆▼○–◇？"
    words = ["超序时", "正常", "滞后", "严重滞后", "未报", "无任务", "待下达", "归属不明"]
    assert [formats.status_word(status) for status in STATUSES] == words


def test_a_limit_is_kept_or_exceeded() -> None:
    words = [
        formats.status_word(status, is_limit=True) for status in ("on_track", "behind", "far_behind", "unreported")
    ]
    assert words == ["未超限", "超限", "严重超限", "未报"]


def said() -> set[str]:
    """Every message in the code."""
    found: set[str] = set()
    for folder in ("assessment", "pages"):
        path = str(settings.PROJECT / folder)
        for _file, _line, message, _comments, _context in extract_from_dir(
            path, [("**.py", "python")], keywords={"_": None}
        ):
            found.add(str(message))
    return found


def test_every_message_is_translated_and_none_is_left_over() -> None:
    with (messages.CATALOGUES / "en" / "messages.po").open("rb") as stream:
        catalogue = {str(entry.id): str(entry.string) for entry in read_po(stream) if entry.id}
    assert set(catalogue) == said()
    for message, translation in catalogue.items():
        assert translation, message
        assert not re.search(r"[\u4e00-\u9fff]", translation.translate(str.maketrans("", "", "优良中差"))), message
        assert sorted(re.findall(r"\{\w+\}", message)) == sorted(re.findall(r"\{\w+\}", translation))


def test_no_message_hides_inside_a_formatted_string() -> None:
    """There the extractor does not find it, and it would stay Chinese."""
    for folder in ("assessment", "pages"):
        for path in (settings.PROJECT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                hidden = ast.walk(node) if isinstance(node, ast.JoinedStr) else ()
                calls = [part for part in hidden if isinstance(part, ast.Call) and isinstance(part.func, ast.Name)]
                assert not [call for call in calls if call.func.id == "_"], (path, node.lineno)


def test_an_unknown_language_is_chinese() -> None:
    messages.use("fr")
    assert (messages.language(), translate("排名")) == ("zh", "排名")
    messages.use("en")
    assert translate("排名") == "Ranking"


def shipped() -> str:
    """The framework's whole frontend as text."""
    from pathlib import Path

    import streamlit

    folder = Path(streamlit.__file__).parent / "static"
    return "".join(path.read_text(encoding="utf-8", errors="ignore") for path in folder.rglob("*.js"))


def test_the_interface_dictionary_fits_the_shipped_framework() -> None:
    """An upgrade that renames a built-in word is noticed here."""
    frontend = shipped()
    gone = [word for word in interface.words() if word not in frontend]
    assert gone == []


def test_the_interface_script_carries_the_dictionary() -> None:
    assert "__WORDS__" not in interface.script()
    assert "请选择" in interface.script()
