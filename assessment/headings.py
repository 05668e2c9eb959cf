"""Headings of downloaded columns that say what moved a rank and what would be if something were different."""

from assessment.headlines import cause_words
from assessment.messages import translate as _


def hypothesis_headings() -> dict[str, str]:
    """Chinese headings of the columns of rank moves and trials, in the order in which they are downloaded."""
    places = {f"rank_{cause}": _("{cause}（位）").format(cause=words) for cause, words in cause_words()}
    points = {f"score_{cause}": _("{cause}（分）").format(cause=words) for cause, words in cause_words()}
    own = {f"points_{cause}": _("{cause}（指标分）").format(cause=words) for cause, words in cause_words()}
    return {
        "rank_before": _("原位次"),
        "is_tied_before": _("原位次是否并列"),
        "rank_after": _("现位次"),
        "is_tied_after": _("现位次是否并列"),
        "rank_move": _("位次变动（位）"),
        **places,
        "score_before": _("原得分"),
        "score_after": _("现得分"),
        "score_move": _("得分变动"),
        **points,
        "grade_before": _("原等次"),
        "grade_after": _("现等次"),
        "value_before": _("原完成值"),
        "value_after": _("现完成值"),
        "carried_value_before": _("原沿用值"),
        "carried_value_after": _("现沿用值"),
        "tier_before": _("原评定"),
        "tier_after": _("现评定"),
        "target_value_before": _("原目标值"),
        "target_value_after": _("现目标值"),
        "state_before": _("原状态"),
        "state_after": _("现状态"),
        "earned_lower_before": _("原指标得分"),
        "earned_lower_after": _("现指标得分"),
        "points_move": _("指标得分变动"),
        **own,
        "tried_value": _("试算完成值"),
        "kept_count": _("位次不变的种数"),
        "world_count": _("试算种数"),
        "kept_share": _("位次不变占比（小数）"),
    }
