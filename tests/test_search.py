"""Is what somebody has in mind found by what they type: characters, pinyin, initials; and does it lead to its answer?"""

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assessment import reads, sheets
from assessment.readings import folded, initials, readings, spans
from tests.test_pages import headline, open_page, written

SEARCH = "pages/analysis/search.py"
SCOPE = reads.Scope()


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("重点项目", "zhong dian xiang mu"),
        ("重复占地", "chong fu zhan di"),
        ("行政复议", "xing zheng fu yi"),
        ("供地率", "gong di lv"),
        ("Ａ级 2022年", "a ji 2 0 2 2 nian"),
    ],
)
def test_phrases_decide_how_a_character_is_read(name: str, reading: str) -> None:
    assert readings(name) == (reading,)
    assert len(initials(reading)) == len(folded(name))


def test_a_short_place_name_is_found_by_other_readings_too() -> None:
    assert {"zha shui", "zuo shui"} <= set(readings("柞水", is_place=True))
    assert readings("乐都区", is_place=True)[0] == "le du qu"


@pytest.mark.parametrize(
    ("name", "reading", "word", "part"),
    [
        ("耕地 保有量", "geng di bao you liang", "保有", "保有"),
        ("耕地 保有量", "geng di bao you liang", "gdb", "耕地 保"),
        ("洛南县", "luo nan xian", "luona", "洛南"),
        ("洛南县", "luo nan xian", "nanxian", "南县"),
        ("商洛", "shang luo", "slx", "商洛"),
        ("洛南县", "luo nan xian", "anx", ""),
    ],
)
def test_the_part_that_was_searched_for_is_marked(name: str, reading: str, word: str, part: str) -> None:
    assert "".join(name[start:end] for start, end in spans(name, [word], reading)) == part


def test_marked_names_are_escaped() -> None:
    assert sheets.marked("<b>结案率</b>", ["结案"]) == "&lt;b&gt;<mark>结案</mark>率&lt;/b&gt;"


@pytest.mark.parametrize(
    ("typed", "kind", "first"),
    [
        ("洛南县", "unit", "611021"),
        ("lnx", "unit", "611021"),
        ("luonan", "unit", "611021"),
        ("slx", "unit", "611000"),
        ("zhashui", "unit", "611026"),
        ("zuoshui", "unit", "611026"),
        ("ＧＤＢＹＬ", "concept", "耕地保有量"),
        ("结 案　率", "measure", "shangluo-2022/执法监察/1/case-closing-rate"),
        ("洛南 结案率", "measure", "shangluo-2022/执法监察/1/case-closing-rate"),
        ("商洛 任务一览表", "document", "shangluo-2022"),
    ],
)
def test_the_best_answer_comes_first(data: Path, typed: str, kind: str, first: str) -> None:
    found = reads.names_by_words(SCOPE, reads.searched_words(typed))
    assert found[found["kind"] == kind]["thing_id"].iloc[0] == first
    # The same, then what begins so, then what holds it, then what sounds so.
    matches = found[found["kind"] == kind]["distance"].tolist()
    assert len(typed.split()) > 1 or matches == sorted(matches)


def test_every_word_must_be_there_and_units_narrow(data: Path) -> None:
    measure = reads.names_by_words(SCOPE, ("洛南", "结案率")).iloc[0]
    assert (measure["unit_id"], bool(measure["is_unit_named"]), measure["unit_count"]) == ("611021", True, 7)
    assert reads.names_by_words(SCOPE, ("洛南", "钾肥")).empty
    # What a measure belongs to only narrows: no measure is found by its unit alone.
    assert set(reads.names_by_words(SCOPE, ("洛南",))["kind"]) == {"unit"}


def test_lines_are_found_whatever_their_width_with_the_issuer_as_a_further_word(data: Path) -> None:
    everywhere, there = (reads.passages_by_words(SCOPE, words) for words in (("供地率",), ("青海", "供地率")))
    assert set(there["document_id"]) == {"qinghai-2019"}
    assert 0 < len(there) < len(everywhere)
    assert there["text"].map(folded).str.contains("供地率").all()
    assert reads.passages_by_words(SCOPE, ("青海", "没有的词")).empty


def test_nobody_finds_what_they_may_not_see(data: Path) -> None:
    county = reads.Scope(("611022",))
    assert set(reads.passages_by_words(county, ("结案率",))["document_id"]) == {"shangluo-2022"}
    assert set(reads.names_by_words(county, ("结案率",))["scheme_id"]) == {"shangluo-2022"}
    assert reads.names_by_words(county, ("lnx",)).empty


def search(**address: str) -> AppTest:
    """The page as a link to it opens it."""
    app = open_page(SEARCH)
    for name, value in address.items():
        app.query_params[name] = value
    assert not app.run().exception
    return app


def links(app: AppTest) -> dict[str, str]:
    """Where each result leads, by its name without marks; the first of each name."""
    found: dict[str, str] = {}
    for href, name in re.findall(r'<li><a href="([^"]+)"[^>]*>(.*?)</a>', written(app).partition('class="found"')[2]):
        found.setdefault(unescape(re.sub("<.*?>", "", name)), unescape(href))
    return found


def test_results_stand_by_kind_each_one_click_from_its_answer(data: Path) -> None:
    app = search(words="结案率", scheme="qinghai-2019")
    assert headline(app) == "“结案率”：同类指标 1、任务和指标 12、原文 8"
    assert "<mark>结案率</mark>" in written(app)
    leading = re.findall(r'<a href="(\w+)\?', written(app).partition('class="found"')[2])
    assert leading[0] == "catalogue"
    assert {"completion", "source"} <= set(leading)
    assert app.query_params["words"] == "结案率"
    assert not app.warning


@pytest.mark.parametrize(
    ("words", "name", "page", "choices"),
    [
        ("lnx", "洛南县", "unit", "unit=611021"),
        ("结案率", "结案率", "catalogue", "find_concept="),
        ("位次", "位次变化", "movement", "scheme="),
        ("wcbh", "位次变化", "movement", "scheme="),
        ("征地前期费", "征地前期费", "projects", "plan=chengde-2023"),
    ],
)
def test_a_result_leads_to_the_right_page(data: Path, words: str, name: str, page: str, choices: str) -> None:
    address = links(search(words=words))[name]
    assert address.startswith(f"{page}?")
    assert choices in address
    assert "words=" not in address


def test_one_kind_can_be_looked_at_whole(data: Path) -> None:
    first, whole = search(words="演练"), search(words="耕地", kind="measure")
    assert 'aria-label="原文"' in written(first)
    assert 'aria-label="原文"' not in written(whole)
    assert len(links(whole)) > 12
    assert "全部结果" in written(whole)
    assert "kind=<b> 无效" in search(words="演练", kind="<b>").warning[0].value


@pytest.mark.parametrize(("words", "said"), [("没有这样的词", "没有找到“没有这样的词”"), ("", "要找什么？")])
def test_nothing_found_says_what_to_try(data: Path, words: str, said: str) -> None:
    app = search(words=words)
    assert headline(app) == said
    assert "首字母" in written(app)


def test_what_was_searched_for_is_no_part_of_another_page(data: Path) -> None:
    app = open_page("pages/leaders/ranking.py", words="结案率", kind="measure")
    assert not {"words", "kind"} & set(app.query_params)
