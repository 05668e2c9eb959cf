"""Whose score is looked into on the page of rules, and for which task."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from assessment.memory import names_of, remembered
from assessment.messages import translate as _
from assessment.reads import View
from assessment.shell.address import ALL, ask, settle
from assessment.shell.choices import assessed


def chosen_scored_unit() -> tuple[str | None, View]:
    """The unit whose score is looked into, asked for on the page, and the view of its peer group; null for the scheme."""
    view: View = st.session_state["view"]
    names, groups = (names_of(assessed(view), "unit_id", column) for column in ("unit_name", "peer_group"))
    words = {ALL: _("整个方案"), **names}
    unit_id = settle("unit", list(words), ALL, place="scored")
    ask("unit", _("单位"), words, place="scored", width=320)
    return (None, view) if unit_id == ALL else (unit_id, replace(view, peer_group=groups[unit_id]))


def chosen_leaf(leaves: pd.DataFrame, measures: pd.DataFrame) -> str | None:
    """The task whose score is worked out, by any of its measures in the address; null for all of the unit's tasks."""
    words = {ALL: _("全部任务"), **_leaf_words(leaves, measures)}
    asked = settle("measure", list(words), ALL, elsewhere=list(measures["measure_id"]), place="leaf")
    ask("measure", _("任务"), words, place="leaf")
    return None if asked == ALL else names_of(measures, "measure_id", "indicator_id")[asked]


@remembered
def _leaf_words(leaves: pd.DataFrame, measures: pd.DataFrame) -> dict[str, str]:
    """Each measure of a scored task, named with its category and task."""
    tasks = {row.indicator_id: f"{row.category_name} › {row.indicator_name}" for row in leaves.itertuples()}
    counts = measures["indicator_id"].value_counts()
    return {
        row.measure_id: tasks[row.indicator_id] + (f" › {row.measure_name}" if counts[row.indicator_id] > 1 else "")
        for row in measures.itertuples()
        if row.indicator_id in tasks
    }
