"""Does a stamp say what a file is, come back unchanged, and refuse what is not ours?"""

from dataclasses import replace

import pandas as pd
import pytest

from assessment import reads, stamps
from assessment.queries import query, typed


def made(view: reads.View) -> stamps.Stamp:
    return stamps.stamp(
        view, kind="table", address="/ranking?scheme=shangluo-2022", filters="全部类别", made_at="2026-11-25T08:00:00+08:00",
        recipe=stamps.recipe_of(reads.ranking(view)), title="排名",
    )  # fmt: skip


def test_a_stamp_comes_back_as_it_was_written(view: reads.View) -> None:
    stamp = made(view)
    assert stamps.read(stamp.json()) == replace(stamp, recipe=("query", "ranking", stamp.recipe[2]))
    assert stamp.snapshot_id == reads.snapshot_id()
    assert [words.partition("：")[0] for words in stamp.words()] == ["数据版本", "规则", "筛选", "网址", "生成时间"]


def test_a_stamp_names_the_rules_in_force_and_their_digest_changes_with_them(view: reads.View) -> None:
    stamp = made(view)
    assert stamp.rules.startswith("全部是系统默认")
    methods = reads.measure_methods(view.scope, view.scheme_id).copy()
    policies = reads.scheme_methods(view)
    before = stamps._rules_words(methods, policies)
    changed = methods.assign(rule_origin="scheme", weight=0.5)
    after = stamps._rules_words(changed, policies)
    assert "由方案规定" in after
    assert stamps.rules_digest(before) != stamps.rules_digest(after) != ""


def test_rows_know_their_query_through_selections_and_lose_it_where_two_are_joined(view: reads.View) -> None:
    ranking, units = reads.ranking(view), reads.units(view)
    recipe = stamps.recipe_of(ranking)
    assert recipe[:2] == ("query", "ranking")
    assert "scope_unit_ids" not in recipe[2]
    for rows in (ranking.sort_values("score"), ranking[ranking["rank"] == 1], ranking[["unit_id"]].head(2)):
        assert stamps.recipe_of(rows) == recipe
    assert stamps.recipe_of(ranking.merge(units[["unit_id"]], on="unit_id")) == ()
    assert stamps.recipe_of(pd.DataFrame()) == ()


def test_a_data_address_is_what_the_query_takes(view: reads.View) -> None:
    passages = reads.passages(view.scope, "shangluo-2022", (5, 6))
    address = stamps.data_address(*stamps.recipe_of(passages)[1:])
    assert address == "/data/passages.csv?document_id=shangluo-2022&lines=5%2C6"
    assert typed(query("passages"), {"document_id": "shangluo-2022", "lines": "5,6"})["lines"] == [5, 6]


@pytest.mark.parametrize(
    "words",
    ["", "[]", "null", "{", '{"assessment":2}', '{"assessment":1,"kind":5}', '{"assessment":1,"recipe":"query"}',
     '{"assessment":1,"recipe":["query","x",[]]}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_stamp_is_refused(words: str) -> None:
    with pytest.raises(stamps.StampError):
        stamps.read(words)


@pytest.mark.parametrize(
    "address", ["//evil.example/", "javascript:alert(1)", "ftp://evil.example/ranking", '/x?"><b>']
)
def test_an_address_that_leads_elsewhere_is_left_out(view: reads.View, address: str) -> None:
    stamp = replace(made(view), address=address, data_address=address)
    assert (stamps.read(stamp.json()).address, stamps.read(stamp.json()).data_address) == ("", "")
