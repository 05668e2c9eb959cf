"""Every rule: how severe what it finds is, and the sentence that says it. The words stand here and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment import formats
from assessment.messages import deferred as _, translate

# What a sentence is filled with; stored as JSON.
Value = str | float | int | list[str]
# More than any document prints; what is left behind them is the noise of binary fractions.
_DECIMALS = 6


@dataclass(frozen=True)
class Rule:
    """``error``: the document contradicts itself. ``warning``: doubtful, somebody should ask. ``notice``: worth knowing."""

    severity: str
    template: str


RULES: dict[str, Rule] = {
    # Sums: one rule for each check of ``reconciliation``, found where it does not hold.
    "children_against_total": Rule(
        "error", _("“{name}”各单位之和 {computed} 与合计 {stated} 相差 {difference}（{unit}）。")
    ),
    "prefectures_against_department": Rule(
        "error", _("“{name}”各市州之和 {computed} 与省级部门的 {stated} 相差 {difference}（{unit}）。")
    ),
    "leaves_against_category": Rule(
        "error", _("“{name}”各项分值之和 {computed} 与标明的 {stated} 分相差 {difference} 分。")
    ),
    "categories_against_scheme": Rule(
        "error", _("各类分值之和 {computed} 与标明的总分 {stated} 相差 {difference} 分。")
    ),
    "points_against_group": Rule(
        "warning", _("“{name}”分值之和 {computed}，同组多数单位为 {stated}，相差 {difference} 分。")
    ),
    "funds_against_budget": Rule(
        "error", _("“{name}”各项资金之和 {computed} 与预算数 {stated} 相差 {difference}（{unit}）。")
    ),
    "lines_against_total": Rule("error", _("各项之和 {computed} 与本栏合计 {stated} 相差 {difference}（{unit}）。")),
    "rate_against_parts": Rule("error", _("列明的比率 {stated}% 与重新计算的 {computed}% 不符。")),
    "score_against_rate": Rule("warning", _("列明得分 {stated}，按执行率重新计算为 {computed}。")),
    "scores_against_total": Rule("error", _("各项得分之和 {computed} 与总分 {stated} 相差 {difference} 分。")),
    "plan_against_hundred": Rule(
        "error", _("“{name}”的资金支出计划既不是递增到 100%，分期之和 {computed}% 也不等于 100%。")
    ),
    # Points.
    "points_compound": Rule("notice", _("分值写作“{points}”，按 {value} 分计。")),
    "points_full_width": Rule("notice", _("分值“{points}”含全角字符，按 {value} 分计。")),
    "points_blank": Rule("warning", _("分值为空：“{text}”。")),
    "row_blank": Rule("notice", _("表中有一行任务和分值都是空白。")),
    # Targets and what was done.
    "values_fewer_than_units": Rule(
        "warning", _("{units} 个单位只有 {count} 个数值（{values}），看不出各属于哪个单位。")
    ),
    "value_missing": Rule("warning", _("“{name}”没有数值，其他单位有。")),
    "total_missing": Rule("notice", _("各单位有数值，合计没有列出；各单位之和为 {computed}（{unit}）。")),
    "percent_sign_missing": Rule("warning", _("“{text}”：{name}为 {value}，疑缺百分号。")),
    "unit_missing": Rule("warning", _("“{text}”：{value} 后面没有写全计量单位。")),
    "range_with_limit": Rule("notice", _("“{text}”既是区间又有上下限，不清楚要求的是 {lower} 还是 {upper}。")),
    "rate_outside_range": Rule("warning", _("“{text}”：{name}为 {value}%，不在 0–100% 之间。")),
    "numerator_over_denominator": Rule("error", _("“{name}”的分子 {numerator} 大于分母 {denominator}。")),
    "rate_without_number": Rule("warning", _("“{name}”的指标值“{text}”是比率，却没有数字。")),
    "target_not_measurable": Rule("warning", _("“{name}”的指标值没有数字，也没有期限，无法衡量：“{text}”。")),
    "target_repeats_name": Rule("warning", _("“{name}”的指标值只是重复指标名称或描述，无法衡量。")),
    "target_equals_actual": Rule("warning", _("“{name}”的实际完成值与年度指标值文字相同：“{text}”。")),
    "shortfall_without_reason": Rule(
        "warning", _("“{name}”完成 {value}，未达到目标 {target}（{unit}），没有说明原因。")
    ),
    "score_over_points": Rule("error", _("“{name}”得分 {score}，高于分值 {points}。")),
    "full_marks_without_reasons": Rule("warning", _("{count} 项指标全部满分，偏差原因栏全部空白。")),
    "execution_over_budget": Rule(
        "warning", _("资金执行率 {rate}%，超过 100%，仍得满分 {score}；应说明是否追加预算。")
    ),
    "breakdown_under_other_total": Rule(
        "warning", _("本栏各项之和 {computed} 等于另一栏的合计，而不是本栏的合计 {stated}（{unit}），疑填错栏。")
    ),
    "plan_ambiguous": Rule("notice", _("“{name}”的资金支出计划只有一个 100%，按累计或分期理解都成立。")),
    "value_not_in_passage": Rule("warning", _("第 {line} 行找不到入库的目标值 {value}（“{name}”）。")),
    "actual_not_in_passage": Rule("warning", _("第 {line} 行找不到入库的完成值 {value}（“{name}”）。")),
    # Comparisons.
    "unit_of_measure_differs": Rule("notice", _("同组单位的“{concept}”用了不同的计量单位：{units}。")),
    "magnitude_differs": Rule("warning", _("“{concept}”{value}{unit}，是同组中位数的 {ratio} 倍，疑计量单位有误。")),
    "ratio_differs": Rule(
        "warning",
        _("“{first}”{first_value} 与“{second}”{second_value} 之比为 {ratio}，同组中位数为 {usual}，疑数值或单位有误。"),
    ),
    "series_repeated": Rule("notice", _("各单位的“{name}”与第 {line} 行的“{other}”逐一相同，疑为照抄。")),
    # Words.
    "other_unit_named": Rule("warning", _("“{unit}”的任务中出现了“{other}”：“{text}”。")),
    "other_level_named": Rule("warning", _("“{unit}”的任务中写作“{words}”：“{text}”，疑照抄其他地方的文字。")),
    "other_section_named": Rule("warning", _("“{section}”一节写的是“{other}”：“{text}”。")),
    "name_misspelt": Rule("notice", _("“{text}”与单位名称“{name}”只差一个字。")),
    "other_project_text": Rule("warning", _("项目“{unit}”中有项目“{other}”的文字：“{text}”。")),
    "value_of_other": Rule(
        "warning",
        _("“{name}”的指标值写“{text}”，其他项目写“{usual}”；“{text}”在其他项目是“{other}”的指标值，疑错行。"),
    ),
    "other_task_text": Rule("warning", _("“{name}”的任务没有提到本项，说的像是“{other}”：“{text}”。")),
    "period_expired": Rule("notice", _("所依据的{title}在 {year} 年以前已经到期。")),
    "prefix_repeated": Rule("warning", _("“{text}”开头的“{prefix}”重复。")),
    "heading_differs": Rule("notice", _("标题写作“{heading}”，项目名称写作“{name}”。")),
    "count_missing": Rule("warning", _("“{text}”：“个”前面没有数字。")),
    "word_doubled": Rule("notice", _("“{text}”中的“{word}”连写两遍。")),
    "clause_repeated": Rule("notice", _("同一段文字中重复：“{text}”。")),
    "row_repeated": Rule("warning", _("“{name}”在第 {lines} 行重复列出。")),
    "task_repeated": Rule("notice", _("与第 {line} 行的任务相同或几乎相同：“{text}”。")),
    "sentence_repeated": Rule("notice", _("有 {count} 句话与第 {line} 行相同：“{text}”。")),
    "serial_broken": Rule("notice", _("序号有缺、重复或错序：{serials}。")),
}


def rendered(rule: str, parameters: Mapping[str, Value]) -> str:
    """The sentence of a finding in the language of the current run; ``parameters`` as stored, numbers among them."""
    return _filled(translate(RULES[rule].template), parameters)


def in_chinese(rule: str, parameters: Mapping[str, Value]) -> str:
    """The sentence as it is stored, whatever language is spoken."""
    return _filled(RULES[rule].template, parameters)


def _filled(template: str, parameters: Mapping[str, Value]) -> str:
    return template.format(**{name: _word(value) for name, value in parameters.items()})


def _word(value: Value) -> str:
    """A number is written as in the tables; an integer is the number of a line or a count, and stays as it is."""
    if isinstance(value, list):
        return "、".join(value)
    if isinstance(value, int | str):
        return str(value)
    return formats.number(value, _DECIMALS).replace("-", "−")
