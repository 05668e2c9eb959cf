"""Headings of downloaded columns that say what moved a rank and what would be if something were different."""

from assessment.headlines import cause_words
from assessment.messages import translate as _


def hypothesis_headings() -> dict[str, str]:
    """Chinese headings of the columns of rank moves and trials, in the order in which they are downloaded."""
    places = {f"rank_{cause}": _("{cause}（位）").format(cause=words) for cause, words in cause_words()}
    points = {f"score_{cause}": _("{cause}（分）").format(cause=words) for cause, words in cause_words()}
    own = {f"points_{cause}": _("{cause}（指标分）").format(cause=words) for cause, words in cause_words()}
    return {
        **_of_both_states({"rank": _("位次"), "is_tied": _("是否并列")}),
        "rank_move": _("位次变动（位）"),
        **places,
        **_of_both_states({"score": _("得分")}),
        "score_move": _("得分变动"),
        **points,
        **_of_both_states(
            {
                "grade": _("等次"),
                "value": _("完成值"),
                "carried_value": _("沿用值"),
                "tier": _("评定等次"),
                "target_value": _("目标值"),
                "state": _("状态"),
                "earned_lower": _("指标得分"),
            }
        ),
        "points_move": _("指标得分变动"),
        **own,
        "tried_value": _("试算完成值"),
        "kept_count": _("位次不变的种数"),
        "world_count": _("试算种数"),
        "kept_share": _("位次不变占比（小数）"),
    }


def _of_both_states(words: dict[str, str]) -> dict[str, str]:
    """What was before the change and what is after it."""
    sides = {"before": _("{what}（变化前）"), "after": _("{what}（变化后）")}
    return {f"{name}_{side}": form.format(what=what) for name, what in words.items() for side, form in sides.items()}
