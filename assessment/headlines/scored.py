"""From the tasks to a unit's score, rank and grade, step by step; and by how many rules a scheme is scored."""

import pandas as pd

from assessment import basis, formats
from assessment.headlines.rules import policy_words, share_words
from assessment.memory import remembered
from assessment.messages import translate as _


def unit_score_words(standing: pd.Series, policies: pd.Series) -> tuple[str, ...]:
    """From the leaves to the published score, step by step; ``standing`` a row of ``reads.ranking``."""
    earned, assessable = standing["earned_points"], standing["assessable_points"]
    steps = [
        _("各项得分相加：{earned} 分，可计 {assessable} 分").format(
            earned=formats.points(earned), assessable=formats.number(assessable)
        )
    ]
    if standing["unscored_points"]:
        steps.append(
            _("未计分 {points} 分（待下达、归属不明、未到期或无法计算），不进入分母").format(
                points=formats.number(standing["unscored_points"])
            )
        )
    if standing["not_applicable_points"]:
        steps.append(_not_applicable(standing, policies))
    if standing["bonus_points"] or standing["penalty_points"]:
        steps.append(
            _("总分之外加 {bonus} 分、扣 {penalty} 分，得 {score} 分").format(
                bonus=formats.points(standing["bonus_points"]),
                penalty=formats.points(abs(standing["penalty_points"])),
                score=formats.points(standing["score"]),
            )
        )
    if standing["score_upper"] > standing["score"]:
        words = _("未报的按零分计得 {lower} 分，全部完成可到 {upper} 分")
        steps.append(
            words.format(lower=formats.points(standing["score"]), upper=formats.points(standing["score_upper"]))
        )
    return (*steps, *_place(standing, policies))


def _not_applicable(standing: pd.Series, policies: pd.Series) -> str:
    policy = policy_words("not_applicable_policy", policies["not_applicable_policy"])
    if standing["credited_points"]:
        words = _("无任务 {points} 分，{policy}：记 {earned} 分，得 {score} 分")
    else:
        words = _("无任务 {points} 分，{policy}：{sum} ÷ {assessable} × {whole} = {score} 分")
    return words.format(
        points=formats.number(standing["not_applicable_points"]),
        policy=policy,
        earned=formats.points(standing["credited_earned_points"]),
        sum=formats.points(standing["earned_points"]),
        assessable=formats.number(standing["assessable_points"]),
        whole=formats.number(standing["assessable_points"] + standing["rescaled_points"]),
        score=formats.points(standing["base_score"]),
    )


def _place(standing: pd.Series, policies: pd.Series) -> tuple[str, ...]:
    """Rank and grade, and why the rank is official or not."""
    if formats.is_absent(standing["rank"]):
        return (_("本组只有一个单位，不排名"),) if standing["group_size"] == 1 else ()
    rank = formats.rank(standing["rank"], is_tied=standing["is_tied"])
    place = _("在{group} {count} 个单位中第 {rank}，等次“{grade}”").format(
        group=standing["peer_group"],
        count=standing["group_size"],
        rank=rank,
        grade=formats.grade_word(standing["grade"]),
    )
    return place, official_words(standing, policies["coverage_threshold"])


def official_words(standing: pd.Series, threshold: float) -> str:
    """Whether a rank is official, and if not, why."""
    if standing["is_official"]:
        return _("报送率 {coverage}，达到 {threshold}，是正式位次").format(
            coverage=formats.percent(standing["report_coverage"]), threshold=share_words(threshold)
        )
    if basis.is_simulated(standing.to_frame().T):
        return _("模拟数据不构成正式位次")
    return _("报送率 {coverage}，不到 {threshold}，位次为暂列").format(
        coverage=formats.percent(standing["report_coverage"]), threshold=share_words(threshold)
    )


def rules_headline(methods: pd.DataFrame, policies: pd.Series) -> str:
    """By how many rules a scheme is scored, and how many of them it has set itself."""
    own = int((methods["rule_origin"] == "scheme").sum())
    count = _("{measures} 个指标按 {rules} 条规则计分").format(measures=len(methods), rules=methods["rule"].nunique())
    said = _("其中 {count} 个由方案规定").format(count=own) if own else _("全部是系统默认，原文没有规定")
    return _("，").join([count, said])


def worked_headline(standing: pd.Series, leaves: pd.DataFrame) -> str:
    """A unit's score, or that of one of its tasks where ``leaves`` are one; both as the queries answer."""
    if len(leaves) == 1:
        leaf = leaves.iloc[0]
        finding = _("{unit}“{task}”得 {score} 分").format(
            unit=standing["unit_name"], task=leaf["indicator_name"], score=formats.points(leaf["earned_lower"])
        )
    else:
        finding = _("{unit}得 {score} 分，由 {count} 项任务相加").format(
            unit=standing["unit_name"], score=formats.points(standing["score"]), count=len(leaves)
        )
    return basis.labelled(finding, leaves)


@remembered
def leaves_sentence(leaves: pd.DataFrame) -> str:
    """Of how many tasks the points are earned, and how many are not scored."""
    scored = leaves[leaves["assessable_points"] > 0]
    words = _("{count} 项任务计分，共得 {earned} 分")
    parts = [words.format(count=len(scored), earned=formats.points(float(scored["earned_lower"].sum())))]
    if len(scored) < len(leaves):
        parts.append(_("{count} 项未计分").format(count=len(leaves) - len(scored)))
    return formats.sentence(parts)


def points_total_words(policies: pd.Series, methods: pd.DataFrame) -> str:
    """Whether the points of the tasks add up to what is declared, and what is done about it."""
    points = float(methods.drop_duplicates("indicator_id")["points"].sum())
    declared = policies["declared_points"]
    if formats.is_absent(declared):
        return _("原文没有声明总分；权重合计 {points}").format(points=formats.number(points))
    return _("权重合计 {points} / {declared}：{policy}").format(
        points=formats.number(points),
        declared=formats.number(declared),
        policy=policy_words("points_policy", policies["points_policy"]),
    )
