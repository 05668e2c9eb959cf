"""Is the whole interface English by one switch: every page, table, picture, widget and download; and do links keep it?

The data is said in a script of its own (tests/foreign.py), so that every Chinese word on an English page is a word of ours.
Not English by design: the tiers 优 良 中 差, and the forms that a bureau sends and receives (papers, reporting templates).
"""

import csv
import io
import json
import re
from contextvars import Context, copy_context
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from google.protobuf.json_format import MessageToDict
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from assessment import messages, settings
from assessment.exports import Card
from assessment.shell import downloads
from assessment.shell.navigation import entries
from tests.foreign import IDEOGRAPH, TIERS, texts, translated

PAGES = {entry.path: entry for entry in entries()}
SIDES = ("figure", "table", "source")
# What a page may say only of another scheme, month or choice.
ELSEWHERE = [
    ("leaders/overview", {"scheme": "qinghai-2019", "year": "2019"}),
    ("leaders/overview", {"month": "3", "known_on": "2022-03-01"}),
    ("leaders/overview", {"scheme": "fengrun-2019"}),
    ("leaders/unit", {"unit": "611000-city-level", "month": "9"}),
    ("leaders/movement", {"month": "9", "from_month": "9"}),
    ("analysis/completion", {"year": "2023", "compare": "2022"}),
    ("analysis/completion", {"month": "9", "measure": "shangluo-2022/规划管理/国土空间规划管理/work"}),
    ("analysis/map", {"month": "9", "measure": "shangluo-2022/资源利用/5/idle-land"}),
    ("analysis/rules", {"unit": "611024", "month": "9"}),
    ("analysis/trial", {"scheme": "qinghai-2019", "year": "2019", "month": "9"}),
    ("budget/dual", {"plan": "fengrun-2019"}),
    ("analysis/source", {"document": "qinghai-2019", "line": "1183"}),
    ("analysis/search", {"words": "zzz"}),
]  # fmt: skip


@pytest.fixture(scope="session")
def foreign(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return translated(real_data, tmp_path_factory.mktemp("foreign") / "data")


@pytest.fixture
def english(foreign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data in no language at all, and English for what AppTest asks in its own thread."""
    monkeypatch.setenv("ASSESSMENT_DATA", str(foreign))
    monkeypatch.delenv("ASSESSMENT_DEMO", raising=False)
    messages.use("en")


def open_page(path: str, **address: str) -> AppTest:
    app = AppTest.from_file(str(settings.PROJECT / "app.py"), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    if not PAGES[path].is_first:
        app.switch_page(f"pages/{path}.py").run()
    assert not app.exception, app.exception
    return app


def shown(app: AppTest) -> list[str]:
    """Everything that a reader can read or hear on the page: text, HTML, widgets with labels, options and help, charts."""
    found = []
    for node in app._tree:
        if (proto := getattr(node, "proto", None)) is not None:
            sent: dict[str, Any] = MessageToDict(proto)
            if isinstance(sent.get("spec"), str):
                sent["spec"] = json.loads(sent["spec"])
            found += texts(sent)
    return found


def chinese(found: list[str]) -> list[str]:
    """Texts with a Chinese word of ours: neither an id nor a tier."""
    left = []
    for text in dict.fromkeys(found):
        words = set(IDEOGRAPH.findall(re.sub(r"\b[a-z]+-\d{4}/\S+", "", text)))
        if words - TIERS:
            left.append(text)
    return left


def on_every_side(app: AppTest) -> list[str]:
    """What the page says with its pictures, then with their tables, then with their sources."""
    found = shown(app)
    for side in SIDES[1:]:
        switches = [one for one in app.segmented_control if one.key.endswith("-side")]
        for one in switches:
            app.session_state[one.key] = side
        if switches:
            app.run()
            assert not app.exception, app.exception
            found += shown(app)
    return found


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Card, Context]]:
    """The cards whose files a page offers, each with the context in which they would be written."""
    found: list[tuple[Card, Context]] = []

    def noting(*parts: Any) -> Card:
        found.append((Card(*parts), copy_context()))
        return found[-1][0]

    monkeypatch.setattr(downloads, "Card", noting)
    return found


def cells(card: Card) -> list[str]:
    """The name of a card's file and every cell in it; the workbook has an explanation beside the same table."""
    rows = csv.reader(io.StringIO(card.csv().decode("utf-8-sig")))
    sheets = load_workbook(io.BytesIO(card.xlsx()), read_only=True)
    explanation = (str(cell) for row in sheets.worksheets[-1].values for cell in row if cell is not None)
    return [downloads._name_of(card)("csv"), *(cell for row in rows for cell in row), *sheets.sheetnames, *explanation]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_and_no_file_of_it_has_a_chinese_word_of_ours(
    english: None, cards: list[tuple[Card, Context]], path: str
) -> None:
    app = open_page(path, lang="en")
    found = [cell for card, page in cards for cell in page.run(cells, card)]
    assert chinese(found) == []
    assert len(found) > 50 or PAGES[path].address not in ("", "ranking", "unit", "completion", "map", "quality")
    assert chinese(on_every_side(app)) == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_chinese_word_of_ours_where_nothing_was_reported(
    english: None, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setenv("ASSESSMENT_DEMO", "off")
    assert chinese(shown(open_page(path, lang="en"))) == []


@pytest.mark.parametrize(("path", "address"), ELSEWHERE)
def test_other_choices_speak_english_too(english: None, path: str, address: dict[str, str]) -> None:
    assert chinese(on_every_side(open_page(path, lang="en", **address))) == []


def test_a_chinese_word_of_ours_would_be_noticed(english: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """One translation taken away is found on the page, and data is not mistaken for it."""
    from assessment.messages import translate

    assert translate("报送率") == "Coverage"
    app = open_page("leaders/ranking", lang="en")
    assert any("가" <= letter <= "힣" for letter in "".join(shown(app)))
    assert chinese(["Coverage 96%", "报送率 96%", "shangluo-2022/生态修复/2/drills", "优"]) == ["报送率 96%"]


def links(app: AppTest) -> set[str]:
    """Where the page's own links lead; those of the list of pages are completed by the script beside the page."""
    bodies = "".join(element.proto.body for element in app.get("html"))
    return {
        href.replace("&amp;", "&")
        for href in re.findall(r'<a href="([^"]+)"[^>]* data-in-app(?!="keep")(?!="reload")', bodies)
    }


@pytest.mark.parametrize("path", PAGES)
def test_a_link_shows_the_same_view_in_either_language(data: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """A Chinese link opened in English asks for the same ids, and every link on the page carries them and the language."""
    before = open_page(
        path, lang="zh", month="9"
    ).run()  # what is chosen on the page itself stands in links from then on
    address = {name: before.query_params[name] for name in before.query_params}
    messages.use("en")
    after = open_page(path, **{**address, "lang": "en"})
    assert not after.warning
    kept = {name: after.query_params[name] for name in after.query_params}
    assert kept == {**address, "lang": "en"}
    assert links(after) == {href.replace("lang=zh", "lang=en") for href in links(before)}
    for href in links(after):
        entries_of = {name: values[0] for name, values in parse_qs(urlsplit(href).query).items()}
        assert entries_of["lang"] == "en", href
