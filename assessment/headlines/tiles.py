"""A map in words: the finding over it, the sentence that replaces it, and what its places are."""

import pandas as pd

from assessment import basis, formats
from assessment.headlines.completion import completion_headline, completion_sentence, measure_rule_note
from assessment.headlines.ranking import rules_note
from assessment.memory import remembered
from assessment.messages import translate as _


@remembered
def map_headline(rows: pd.DataFrame) -> str:
    """How the units of a group differ; ``rows`` as ``reads.score_by_tile`` or ``reads.completion_by_tile``."""
    if "grade_place" not in rows:
        given = rows[rows["state"] != "not_applicable"]
        return completion_headline(given) if len(given) else _("这一组没有单位承担这项任务")
    ranked = rows[rows["rank"].notna()].sort_values(["rank", "position"])
    counts = _grade_counts(ranked)
    if ranked["score"].nunique() > 1:
        low = formats.listing(ranked[ranked["rank"] == ranked["rank"].max()]["short_name"])
        high = formats.listing(ranked[ranked["rank"] == ranked["rank"].min()]["short_name"])
        parts = [counts, _("{high}最高，{low}最低").format(high=high, low=low)]
        return basis.labelled(_("，").join(parts), rows)
    return basis.labelled(counts, rows)


def _grade_counts(ranked: pd.DataFrame) -> str:
    """How many units have each grade, the best first."""
    counts = ranked.sort_values("grade_place").groupby("grade", sort=False).size()
    words = _("{count} 个{grade}")
    listed = formats.listing(
        words.format(count=count, grade=formats.grade_word(str(grade))) for grade, count in counts.items()
    )
    return _("{count} 个单位：{grades}").format(count=len(ranked), grades=listed)


@remembered
def map_sentence(rows: pd.DataFrame) -> str:
    """Every unit's state and number as one sentence."""
    if "grade_place" not in rows:
        return completion_sentence(rows)
    return formats.sentence(
        _("{unit} {grade} {score} 分").format(
            unit=row.short_name, grade=formats.grade_word(row.grade), score=formats.points(row.score)
        )
        if isinstance(row.grade, str)
        else f"{row.short_name} {formats.status_word('unreported')}"
        for row in rows.itertuples()
    )


@remembered
def map_note(rows: pd.DataFrame) -> str:
    """How the places of the tiles were found; empty where there are none."""
    origins = rows["tile_origin"].dropna().unique()
    return _("格子的位置：{origins}。").format(origins=formats.listing(origins)) if len(origins) else ""


def map_rules(rows: pd.DataFrame, measure: pd.Series | None) -> str:
    """By which rules the score, or the chosen one of ``reads.measures``, came about."""
    return rules_note(rows) if measure is None else measure_rule_note(measure)
