"""Does every page say how it is read, and does the glossary explain what the screen says, in both languages?"""

import re
from html import unescape

import pytest

from assessment import formats, guidance, messages
from assessment.headings import headings
from assessment.headlines import report_word
from assessment.headlines.quality import result_word, severity_word
from assessment.headlines.records import report_status_word
from assessment.shell import navigation
from tests.test_pages import ADVICE, headline, open_page, written

ENTRIES = [entry.path for entry in navigation.entries()]
CHINESE = re.compile(r"[\u4e00-\u9fff]")

# Headings that say what they are without being words of the trade. A new heading is explained in glossary.toml, or plain.
PLAIN = {
    "内容", "列", "怎么回事", "文件里", "现在",
    "行政区划代码", "年度", "月份", "对比年度", "序号", "文件", "行", "文字", "去处", "部门", "表头名称", "项目编码",
    "编号", "分子", "分母", "与声明相差", "数值", "可读出", "占比（小数）", "行数", "非空行", "算式", "差", "说明",
    "请说明的事项", "最早报送", "角色", "文件名", "文件校验值（SHA-256）", "备注", "工作表", "文件行", "列名", "问题和改法",
    "资金用途", "其他资金（元）", "财政资金（元）",
}  # fmt: skip


def test_every_page_says_how_it_is_read_and_no_other() -> None:
    assert set(guidance.advice()) == set(ENTRIES)


@pytest.mark.parametrize("path", sorted(guidance.advice()))
def test_how_a_page_is_read_is_short_and_said_in_both_languages(path: str) -> None:
    advice = guidance.advice()[path]
    assert 3 <= len(advice.sentences) <= 5
    for chinese, english in advice.sentences:
        assert CHINESE.search(chinese)
        assert not CHINESE.search(english), english
    assert advice.term_ids
    assert set(advice.term_ids) <= set(guidance.terms())


def test_the_glossary_is_complete_in_both_languages() -> None:
    pages = {entry.address or "overview" for entry in navigation.entries()}
    for one in guidance.terms().values():
        assert one.group in guidance.group_words()
        assert one.evidence in guidance.evidence_words()
        assert one.page in pages, one.term_id
        for chinese, english in (one.meanings, one.rules):
            assert CHINESE.search(chinese)
            assert not CHINESE.search(english), english
        assert not CHINESE.search(one.english)
    every = [name for one in guidance.terms().values() for name in one.names]
    assert len(every) == len(set(every))


def test_every_state_on_screen_is_explained() -> None:
    said = {formats.status_word(status) for status in formats.STATUSES}
    said |= {formats.status_word(status, is_limit=True) for status in ("on_track", "behind", "far_behind")}
    said |= {formats.corner_word(corner) for corner in formats.CORNERS}
    said |= {formats.status_symbol(status) for status in formats.STATUSES}
    said |= {severity_word(severity) for severity in ("error", "warning", "notice")}
    said |= {result_word(result) for result in ("不平", "舍入内", "平")}
    said |= {report_word(state) for state in ("missing", "partial", "late", "due", "approved")}
    said |= {report_status_word(status) for status in ("draft", "reported", "approved", "locked", "issued", "adjusted")}
    assert said - guidance.names() == set()


def test_every_word_of_the_trade_in_a_heading_is_explained() -> None:
    """A heading is a term, a term with its unit or its two states in brackets, or a plain word."""
    terms = sorted(guidance.names(), key=len, reverse=True)
    unexplained = {
        heading
        for heading in headings().values()
        if heading not in PLAIN and not any(len(term) > 1 and term in heading for term in terms)
    }
    assert unexplained == set()


@pytest.mark.parametrize(
    ("words", "expected"),
    [("序时差", {"schedule-gap"}), ("land_supply", {"land-supply-rate"}), ("what-if", {"trial"}), ("无此词", set())],
)
def test_terms_are_found_by_any_of_their_names(words: str, expected: set[str]) -> None:
    found = {one.term_id for one in guidance.find_terms(words)}
    assert found >= expected
    assert bool(found) == bool(expected)


def test_the_glossary_opens_at_a_term_and_can_be_searched(office: object) -> None:
    app = open_page("pages/help/glossary.py", term="rank-interval")
    assert headline(app) == "位次区间"
    assert len(re.findall("<dt><b", written(app))) == len(guidance.terms())
    app.text_input(key="choice_word").set_value("供地率").run()
    assert headline(app) == "“供地率”：1 个词"
    assert app.query_params["word"] == "供地率"
    messages.use("en")
    english = open_page("pages/help/glossary.py", lang="en", term="trial")
    assert "what would be if" in written(english).lower()


def test_the_head_of_a_page_opens_how_it_is_read(office: object) -> None:
    app = open_page("pages/reporting/entry.py", scheme="shangluo-2022", unit="611021")
    bodies = [element.proto.body for element in app.get("html")]
    [note] = [found for body in bodies for found in ADVICE.findall(body)]
    assert "没有开展写 0" in unescape(note)
    assert 'href="./glossary?term=correction"' in note
    assert any('popovertarget="page-advice"' in body for body in bodies)
