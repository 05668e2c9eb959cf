"""What readers choose to ask of hypotheses: the state to compare with, and everything that a trial changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from assessment import formats, headlines, hypotheses, reads
from assessment.memory import names_of, remembered
from assessment.messages import translate as _
from assessment.reads import View
from assessment.sheets import TRIED
from assessment.shell.address import (
    ALL,
    ask,
    forget,
    is_linked_to,
    key_of,
    settle,
    settle_date,
    settle_number,
    settle_one_of,
)
from assessment.shell.choices import measures_words

# More than any area, amount or count that a bureau is given.
_MOST = 1e12
_MOST_WEIGHT = 5.0
_SHARES = (5, 10, 20)


def bar(key: str = "choices") -> st.delta_generator.DeltaGenerator:
    """A place for choices side by side."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=key)


def place() -> st.delta_generator.DeltaGenerator:
    """A place for what is said only when more is known than where it stands."""
    return st.container()


def choose_before(view: View, place: st.delta_generator.DeltaGenerator) -> View:
    """The state that the page compares with: a month of the same year, as known now or on a day.

    The end of the quarter before unless another is chosen, and the month before in the first quarter.
    """
    months = list(range(1, 13))
    month = settle("from_month", months, (view.month - 1) // 3 * 3 or max(1, view.month - 1))
    known_on = settle_date("from_known_on", date.today())
    with place:
        ask("from_month", _("起点"), {number: formats.month(number) for number in months}, width=120)
        st.date_input(
            _("起点按哪天所知"), known_on, key=key_of("from_known_on"), min_value=date(2000, 1, 1), max_value=date.today(),
            format="YYYY-MM-DD", width=200,
            help=_("留空为最新。选定一天，起点按那天结束时系统已有的填报、目标和规则计算。"),
        )  # fmt: skip
    return replace(view, month=month, known_on=known_on)


def choose_mover(rows: pd.DataFrame, view: View, place: st.delta_generator.DeltaGenerator) -> str:
    """The unit whose move is taken apart: who moved furthest unless another is chosen; ``rows`` of hypotheses.rank_movement."""
    names = names_of(rows, "unit_id", "unit_name")
    furthest = rows["unit_id"].iloc[int((-rows["rank_move"].abs()).fillna(0).argsort(kind="stable").iloc[0])]
    return _choose_unit(names, furthest, view, place, "movement")


def _choose_unit(
    names: dict[str, str], default: str, view: View, place: st.delta_generator.DeltaGenerator, where: str
) -> str:
    elsewhere = [ALL, *reads.units(view)["unit_id"]]
    answer: str = settle("unit", list(names), default, elsewhere=elsewhere, place=where)
    with place:
        ask("unit", _("单位"), names, place=where, width=220)
    return answer


@dataclass(frozen=True)
class Tried:
    """What is tried, of which unit, with which of its measures (a row of reads.measures_by_unit), and all of it in words.

    ``weight_share`` is by how much weights are varied to see how stable the order is.
    """

    trial: hypotheses.Trial
    unit_id: str
    unit_name: str
    measure: pd.Series
    words: str
    weight_share: float


def choose_trial(view: View, ranking: pd.DataFrame, place: st.delta_generator.DeltaGenerator) -> Tried:
    """Everything that a trial changes, in the address as ids and numbers; ``ranking`` of the group looked at.

    Unit and measure are asked for in ``place``, what is changed where the page has come to.
    """
    is_linked = is_linked_to("unit", "measure")
    names = names_of(ranking, "unit_id", "unit_name")
    unit_id = _choose_unit(names, _closest(ranking), view, place, "trial")
    own = reads.measures_by_unit(view, unit_id=unit_id)
    measure = _choose_own_measure(own, view, unit_id, place)
    with bar("changes"):
        changes = _choose_values(view, measure, f"{unit_id} {measure['measure_id']}", is_linked=is_linked)
        weights = _choose_weight(own)
    if changes:
        changes |= {"unit_id": unit_id, "measure_id": measure["measure_id"]}
    trial = hypotheses.Trial(**changes, **weights, **_choose_policies())
    words = headlines.trial_changes(trial, names[unit_id], measure)
    return Tried(trial, unit_id, names[unit_id], measure, words, settle("weight_share", _SHARES, 10) / 100)


@remembered
def _closest(ranking: pd.DataFrame) -> str:
    """Who has least to make up to the place before; the first where nobody has."""
    ranked = ranking[ranking["rank"].notna()]
    gaps = -ranked["score"].diff().where(ranked["rank"].diff() > 0)
    return str(ranked["unit_id"].iloc[0 if gaps.isna().all() else int(gaps.argmin())])


def _choose_own_measure(
    own: pd.DataFrame, view: View, unit_id: str, place: st.delta_generator.DeltaGenerator
) -> pd.Series:
    """One of the unit's own measures: the one that it loses most points by unless another is chosen."""
    words = measures_words(own)
    elsewhere = list(reads.measures(replace(view, peer_group=None))["measure_id"])
    default = _costliest(own)
    where = f"trial {unit_id}"
    answer = settle("measure", list(words), default, elsewhere=elsewhere, place=where)
    with place:
        ask("measure", _("指标"), words, place=where, width=520)
    return own.iloc[list(words).index(answer)]


@remembered
def _costliest(own: pd.DataFrame) -> str:
    is_scored = own["kind"].isin(["quantity", "ratio"]) & own["state"].isin(["reported", "unreported"])
    lost = (own["measure_points"] - own["earned_lower"].fillna(0.0)).where(is_scored)
    return str(own["measure_id"].iloc[0 if lost.isna().all() else int(lost.argmax())])


def _choose_values(view: View, measure: pd.Series, place: str, *, is_linked: bool) -> dict[str, Any]:
    """Another actual, tier or target of the measure; what it has now stands in the empty field."""
    known = reads.known_measures(view)
    rule = known.loc[known["measure_id"] == measure["measure_id"], "rule_parameters"].iloc[0]
    is_words = measure["rule"] in ("qualitative_3", "qualitative_4")
    decimals = hypotheses.decimals_of(view, measure["measure_id"])
    tier = actual = target = None
    if is_words:
        tier = _choose_tier(list(headlines.tiers_of(rule)), measure, place, is_linked=is_linked)
    elif measure["rule"] != "deadline":
        now = measure["value"] if measure["state"] == "reported" else measure["carried_value"]
        actual = _choose_number("try_actual", _("完成改为"), now, measure, decimals, place, is_linked=is_linked)
    if not is_words and measure["rule"] not in ("deadline", "external"):
        target = _choose_number(
            "try_target", _("目标改为"), measure["target_value"], measure, decimals, place, is_linked=is_linked
        )
    chosen = {"actual": actual, "tier": tier, "target": target}
    return {name: value for name, value in chosen.items() if value is not None}


def _choose_number(
    name: str, label: str, now: float | None, measure: pd.Series, decimals: int, place: str, *, is_linked: bool
) -> float | None:  # fmt: skip
    # Nothing can be done to a target of 0 that is to be exceeded.
    step = 10.0**-decimals
    low = step if name == "try_target" and measure["direction"] == "higher" else 0.0
    answer = settle_number(name, low, _MOST, decimals, place=place, is_linked=is_linked)
    unit = measure["unit_of_measure"]
    st.number_input(
        formats.bracketed(label, unit) if isinstance(unit, str) else label,
        value=answer, min_value=low, max_value=_MOST, step=step, format=f"%.{decimals}f",
        placeholder=_("现为 {value}").format(value=formats.number(now, 4)), key=key_of(name, place), width=160,
    )  # fmt: skip
    return answer


def _choose_tier(tiers: Sequence[str], measure: pd.Series, place: str, *, is_linked: bool) -> str | None:
    answer = settle_one_of("try_tier", tiers, place=place, is_linked=is_linked)
    now = measure["tier"] if isinstance(measure["tier"], str) else _("未报")
    st.selectbox(
        _("评定改为"), tiers, index=_index(answer, tiers), placeholder=_("现为 {value}").format(value=now),
        key=key_of("try_tier", place), width=160,
    )  # fmt: skip
    return answer


def _index(chosen: str | None, options: Sequence[str]) -> int | None:
    """Where the chosen one stands; what is chosen is the default of its widget too (see address.ask)."""
    return None if chosen is None else options.index(chosen)


def _choose_weight(own: pd.DataFrame) -> dict[str, Any]:
    """A category of the unit, and by what its points are multiplied; nothing unless both are chosen."""
    names = names_of(own, "category_id", "category_name")
    category_id = settle_one_of("try_category", list(names))
    weight = settle_number("try_weight", 0.0, _MOST_WEIGHT, 2)
    st.selectbox(
        _("改变权重的类别"), list(names), index=_index(category_id, list(names)), format_func=names.__getitem__,
        placeholder=_("不变"), key=key_of("try_category"), width=240,
    )  # fmt: skip
    st.number_input(
        _("权重乘以"), value=weight, min_value=0.0, max_value=_MOST_WEIGHT, step=0.1, format="%.2f",
        placeholder=_("如 1.2"), key=key_of("try_weight"), width=160,
        help=_("其余类别按比例增减，使每个单位的总分不变。"),
    )  # fmt: skip
    if category_id is None or weight is None:
        return {}
    return {"category_name": names[category_id], "weight": weight}


def _choose_policies() -> dict[str, Any]:
    """Other policies than the scheme's."""
    asked = (
        ("not_applicable_policy", "try_not_applicable", _("无此项任务"), headlines.not_applicable_words()),
        ("tie_policy", "try_tie", _("同分"), headlines.tie_words()),
        ("points_policy", "try_points", _("分值合计"), headlines.points_words()),
    )
    chosen = {}
    with bar("policies"):
        for name, entry, label, words in asked:
            chosen[name] = settle_one_of(entry, list(words))
            st.selectbox(
                label, list(words), index=_index(chosen[name], list(words)), format_func=words.__getitem__,
                placeholder=_("按方案"), key=key_of(entry), width=300,
            )  # fmt: skip
    return chosen


def trial_notice(words: str) -> None:
    """That the page is no official result, what is changed, and a way back."""
    label, notice = escape(_("试算")), escape(headlines.trial_notice())
    changed = escape(_("改动：{changes}。").format(changes=words)) if words else ""
    st.html(f'<p class="notice trial-notice"><b>{label}</b>{notice}<span>{changed}</span></p>')
    if words:
        st.button(
            _("全部还原"), type="tertiary", icon=":material/undo:", on_click=forget, args=TRIED, key="reset-tools"
        )


def weight_share_switch() -> None:
    """The switch for how much weights are varied; ``choose_trial`` knows the answer."""
    words = {share: f"±{share}%" for share in _SHARES}
    with bar("shares"):
        st.segmented_control(
            _("各类别权重增减"), _SHARES, format_func=words.__getitem__, default=st.session_state[key_of("weight_share")],
            required=True, key=key_of("weight_share"),
        )  # fmt: skip


def waiting() -> Any:
    """Says that something is being scored, while it is."""
    return st.spinner(_("试算中…"))
