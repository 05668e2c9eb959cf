"""The rules by which a measure is scored: what each does, what it takes, and to which measures it fits.

The one description that the scheme file, its validation, the rule catalogue and the rule card read; what a rule computes
stands in ``queries/macros`` (domain.md, section 2). Words are Chinese here and translated where they are shown.
"""

from dataclasses import dataclass, field
from typing import Literal

from assessment.messages import deferred as _

Form = Literal["number", "choice", "bands", "coefficients", "tiers"]


@dataclass(frozen=True)
class Parameter:
    """One parameter of a rule: its form, its bounds, and what counts when it is left out.

    ``default`` counts when it is left out; without one it must be given, unless ``absent`` says in words what happens then.
    ``values`` are the codes of a choice with their words; a number lies above ``minimum`` (or on it, where ``may_equal``).
    A parameter ``is_whole`` has no name of its own in the stored JSON: it is all of it.
    """

    name: str
    label: str
    meaning: str
    form: Form = "number"
    default: object = None
    absent: str = ""
    values: dict[str, str] = field(default_factory=dict)
    minimum: float = 0
    maximum: float | None = None
    may_equal: bool = False
    is_whole: bool = False

    @property
    def is_required(self) -> bool:
        """Whether a scheme must say it."""
        return self.default is None and not self.absent


# What a target must have for a rule to be applied to it.
Need = Literal["nothing", "value", "positive", "range", "due_date"]


@dataclass(frozen=True)
class Rule:
    """A rule: its name, its formula in words (parameters in braces), what it suits, and what it takes.

    ``kinds`` and ``directions`` are those of the measures that it fits; ``needs`` is what their targets must have.
    """

    name: str
    formula: str
    suits: str
    kinds: tuple[str, ...] = ("quantity", "ratio")
    directions: tuple[str, ...] = ("higher", "lower", "equal", "range")
    needs: Need = "value"
    parameters: tuple[Parameter, ...] = ()


_PARTIAL_WORDS = {"ceil": _("不足一步按一步计"), "floor": _("不足一步不计"), "linear": _("按比例计")}
_STEP = Parameter("step", _("步长"), _("多少算一步，按指标的计量单位"))
_BASES = {"ratio_capped": _("按比例得分"), "threshold": _("达标得分"), "lower_better": _("按上限得分")}


def _partial(default: str) -> Parameter:
    return Parameter("partial", _("不足一步"), _("不满一步的部分怎样计"), "choice", default, values=_PARTIAL_WORDS)


def _cap() -> Parameter:
    return Parameter("cap", _("封顶"), _("这一项最多加或扣多少分"), may_equal=True)


def _base(default: str) -> Parameter:
    return Parameter("base", _("基础规则"), _("本身的分值按哪条规则得"), "choice", default, values=_BASES)


_HIGHER = ("higher", "equal", "range")

RULES: dict[str, Rule] = {
    "ratio_capped": Rule(
        _("比例得分"),
        _("完成值 ÷ 目标值 × 分值，达到目标得满分"),
        _("数量"),
        directions=_HIGHER,
        needs="positive",
    ),
    "threshold": Rule(
        _("达标得分"),
        _("达到目标得满分，否则不得分"),
        _("约束性的数量和比率"),
    ),
    "deduct_step": Rule(
        _("按步扣分"),
        _("比目标每差 {step} 扣 {deduct} 分，{partial}，扣完为止"),
        _("比率"),
        parameters=(Parameter("deduct", _("每步扣分"), _("每差一步扣多少分")), _STEP, _partial("ceil")),
    ),
    "bonus_step": Rule(
        _("超额加分"),
        _("{base}；比目标每好 {step} 另加 {bonus} 分，{partial}，最多加 {cap} 分，不计入总分值"),
        _("超额完成可以加分的指标"),
        parameters=(
            Parameter("bonus", _("每步加分"), _("每超一步加多少分")),
            _STEP,
            _cap(),
            _partial("floor"),
            _base("ratio_capped"),
        ),
    ),
    "penalty_step": Rule(
        _("扣分项"),
        _("{base}；比目标每差 {step} 另扣 {penalty} 分，{partial}，最多扣 {cap} 分，不计入总分值"),
        _("出现即扣分的事项"),
        parameters=(
            Parameter("penalty", _("每步罚分"), _("每差一步从总分里扣多少分")),
            _STEP,
            _cap(),
            _partial("ceil"),
            _base("threshold"),
        ),
    ),
    "lower_better": Rule(
        _("上限得分"),
        _("不超过上限得满分，{variant}；上限为零时，一有发生就不得分"),
        _("越少越好的数量和比率"),
        directions=("lower",),
        parameters=(
            Parameter(
                "variant",
                _("超限算法"),
                _("超过上限以后怎样得分"),
                "choice",
                "a",
                values={
                    "a": _("超过后按超出的比例扣减，达到两倍为零"),
                    "b": _("超过后得 上限 ÷ 完成值 × 分值"),
                },
            ),
        ),
    ),
    "band": Rule(
        _("分档得分"),
        _("按{of}分档：{bands}，其余得 {otherwise}"),
        _("分档给分的数量和比率"),
        needs="nothing",
        parameters=(
            Parameter("bands", _("分档"), _("每档的下限（含）及得分份额，如 1=1；0.8=0.7"), "bands"),
            Parameter(
                "otherwise",
                _("其余得"),
                _("没有达到任何一档时得多少份额，0 到 1"),
                default=0.0,
                maximum=1,
                may_equal=True,
            ),
            Parameter(
                "of",
                _("分档依据"),
                _("按完成率还是按完成值分档"),
                "choice",
                "rate",
                values={"rate": _("完成率"), "value": _("完成值")},
            ),
        ),
    ),
    "range": Rule(
        _("区间得分"),
        _("在目标区间内得满分，之外按 1 − 偏离 ÷ {width} 递减，最低为零"),
        _("过多过少都不好的指标"),
        needs="range",
        parameters=(Parameter("width", _("容差"), _("偏离多少得零分，按指标的计量单位"), absent=_("区间宽度")),),
    ),
    "qualitative_3": Rule(
        _("三档定性"),
        _("评定人先定档，再在档内给份额，份额 × 分值：{tiers}"),
        _("文字任务，评定人可在档内给分"),
        kinds=("qualitative", "deadline"),
        needs="nothing",
        parameters=(
            Parameter(
                "tiers",
                _("档次"),
                _("各档份额的下限和上限，首尾相接，从 0 到 1"),
                "tiers",
                {"达成": [0.8, 1.0], "部分达成": [0.6, 0.8], "未达成": [0.0, 0.6]},
                is_whole=True,
            ),
        ),
    ),
    "qualitative_4": Rule(
        _("等次系数"),
        _("评定等次的系数 × 分值：{coefficients}"),
        _("文字任务"),
        kinds=("qualitative", "deadline"),
        needs="nothing",
        parameters=(
            Parameter(
                "coefficients",
                _("等次系数"),
                _("各等次得多少份额，0 到 1"),
                "coefficients",
                {"优": 1.0, "良": 0.85, "中": 0.7, "差": 0.5},
                is_whole=True,
            ),
        ),
    ),
    "deadline": Rule(
        _("时限得分"),
        _("按时完成得满分；每迟一{period}扣 {deduct} 分，扣完为止"),
        _("有完成期限的任务"),
        kinds=("qualitative", "deadline"),
        needs="due_date",
        parameters=(
            Parameter("deduct", _("每步扣分"), _("每迟一期扣多少分"), absent=_("全部")),
            Parameter(
                "period",
                _("迟期单位"),
                _("按月还是按日计迟期，不满一期按一期"),
                "choice",
                "month",
                values={"month": _("个月"), "day": _("天")},
            ),
        ),
    ),
    "external": Rule(
        _("外部得分"),
        _("考核部门给出的得分 ÷ {full} × 分值，满分封顶"),
        _("由其他部门考核的任务"),
        kinds=("quantity", "ratio", "qualitative", "deadline"),
        needs="nothing",
        parameters=(Parameter("full", _("外部满分"), _("考核部门以多少分为满分"), absent=_("本项分值")),),
    ),
    "veto": Rule(
        _("一票否决"),
        _("{base}；没有达到目标即一票否决，等次降为最低，得分照算照列"),
        _("底线"),
        parameters=(_base("threshold"),),
    ),
}

COMBINATIONS = {
    "split": _("按权重相加"),
    "all": _("全部达到才得分"),
    "minimum": _("取最低一项"),
}
CURVES = {
    "linear": _("匀速（每月十二分之一）"),
    "plan": _("计划节点"),
    "last_year": _("上年同期的进度"),
}


def parameters_of(rule: str) -> dict[str, Parameter]:
    """The parameters of a rule by name."""
    return {parameter.name: parameter for parameter in RULES[rule].parameters}


def all_parameters() -> dict[str, list[Parameter]]:
    """Every parameter by name, in the order of the rules, as each rule takes it; one name has one label and one form."""
    found: dict[str, list[Parameter]] = {}
    for rule in RULES.values():
        for parameter in rule.parameters:
            found.setdefault(parameter.name, []).append(parameter)
    return found


def default_parameters(rule: str) -> dict[str, object]:
    """What is stored where nobody gave any parameters: nothing, except for a rule that is nothing without them."""
    for parameter in RULES[rule].parameters:
        if parameter.is_whole and isinstance(parameter.default, dict):
            return dict(parameter.default)
    return {}


def with_defaults(rule: str, given: dict[str, object]) -> dict[str, object]:
    """Parameters as they are stored, those left out filled in: two that give the same are the same."""
    if whole := default_parameters(rule):
        return given or whole
    defaults = {name: one.default for name, one in parameters_of(rule).items() if one.default is not None}
    return {**defaults, **given}
