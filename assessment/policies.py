"""The policies of a scheme: what holds for all of its measures, with what each may be and what it means.

Read by the scheme file, its validation and the page of rules. Words are Chinese here and translated where they are shown.
"""

from dataclasses import dataclass, field
from typing import Literal

from assessment.messages import deferred as _


@dataclass(frozen=True)
class Policy:
    """One policy: a choice among ``values`` (codes with their words), a share, points, or a scale of grades.

    One that ``has_no_limit`` may be null: nothing is limited then.
    """

    label: str
    meaning: str
    form: Literal["choice", "share", "points", "grades"] = "choice"
    values: dict[str, str] = field(default_factory=dict)
    has_no_limit: bool = False


NO_LIMIT = "不限"

POLICIES: dict[str, Policy] = {
    "not_applicable_policy": Policy(
        _("无此项任务"),
        _("单位没有这项任务时，这部分分值怎样计"),
        values={
            "rescale": _("其余得分按比例折算到全部分值"),
            "peer_average": _("按同组其他单位的得分率给分"),
            "full": _("给满分"),
        },
    ),
    "points_policy": Policy(
        _("分值合计"),
        _("各项分值合计与声明的总分不一致时怎样计"),
        values={"keep": _("按原文分值，不折算"), "normalise": _("折算到声明的总分")},
    ),
    "tie_policy": Policy(
        _("并列"),
        _("得分相同时怎样排名"),
        values={"competition": _("同名次，其后名次跳过（1、1、3）"), "dense": _("同名次，其后名次不跳（1、1、2）")},
    ),
    "light_preset": Policy(
        _("预警"),
        _("进度灯怎样亮"),
        values={
            "fiscal": _("完成率 ÷ 序时：不到 0.6 红，不到 0.8 黄，1.2 起蓝，其间绿"),
            "gap": _("落后序时：不到 10 个百分点绿，10 到 30 黄，超过 30 红"),
        },
    ),
    "grade_scale": Policy(_("等次"), _("各等次的下限（含），按得分占分值的百分比，最低一等为 0"), "grades"),
    "grade_quota": Policy(_("最高等次名额"), _("每组评为最高等次的单位最多占多少，0 到 1"), "share", has_no_limit=True),
    "bonus_cap": Policy(_("加分封顶"), _("一个单位在总分之外最多加多少分"), "points", has_no_limit=True),
    "penalty_cap": Policy(_("扣分封顶"), _("一个单位在总分之外最多扣多少分"), "points", has_no_limit=True),
    "coverage_threshold": Policy(_("报送率门槛"), _("报送率达到多少，位次才是正式位次，0 到 1"), "share"),
}
