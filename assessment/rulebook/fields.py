"""The fields of a scheme file, described once: what each is called, what it means, and whether it is only for reading.

The TOML writer puts the words into comments, the workbook into headings and notes; both readers find fields by them.
"""

from dataclasses import dataclass, field

from assessment.methods import COMBINATIONS, CURVES, RULES, all_parameters
from assessment.policies import POLICIES


@dataclass(frozen=True)
class Field:
    """One field: its Chinese label, its meaning, the words of its codes, and whether it is there only to be read."""

    label: str
    meaning: str
    values: dict[str, str] = field(default_factory=dict)
    is_reading_only: bool = False


def _reading(label: str, meaning: str, values: dict[str, str] | None = None) -> Field:
    return Field(label, f"{meaning}（供阅读，改了不起作用）", values or {}, is_reading_only=True)


KINDS = {"quantity": "数量", "ratio": "比率", "qualitative": "定性", "deadline": "时限"}
DIRECTIONS = {"higher": "越多越好", "lower": "越少越好", "equal": "等于", "range": "区间"}
ORIGINS = {"default": "系统默认", "scheme": "方案规定"}

HEAD: dict[str, Field] = {
    "scheme_id": Field("方案编号", "这份文件说的是哪个方案，不要改"),
    "scheme_name": _reading("方案名称", "方案的名称"),
    "document_number": Field("文号", "规定这次改动的文件，如 商自然资发〔2022〕15号；填了生效日期就必须填"),
    "effective_date": Field("生效日期", "从哪一天起按新规定计分，如 2022-07-01；空着表示自始有效"),
    "clause": Field("条款", "规定这些政策的原话，如 第八条 同分同名次"),
}
POLICY_FIELDS: dict[str, Field] = {
    name: Field(policy.label, policy.meaning, policy.values) for name, policy in POLICIES.items()
}
# A parameter that several rules take is one column; it means what it means in each of them.
PARAMETERS: dict[str, Field] = {
    name: Field(found[0].label, "；".join(dict.fromkeys(one.meaning for one in found)), found[0].values)
    for name, found in all_parameters().items()
}
MEASURE: dict[str, Field] = {
    "measure_id": Field("指标编号", "这一行说的是哪个指标，不要改"),
    "unit_name": _reading("单位", "只下达给一个单位的任务属于谁"),
    "category_name": _reading("类别", "指标类别"),
    "indicator_name": _reading("任务", "考核任务"),
    "points": _reading("分值", "任务的分值"),
    "measure_name": _reading("指标", "指标名称"),
    "unit_of_measure": _reading("计量单位", "目标值和完成值的计量单位"),
    "kind": _reading("性质", "数量、比率、定性或时限", KINDS),
    "direction": _reading("方向", "怎样算好", DIRECTIONS),
    "origin": _reading("现行依据", "现行规则是系统默认还是方案规定，及其文号和生效日期"),
    "combination": Field("合并方式", "一项任务有几个指标时怎样合成一个得分；同一任务的各指标要写得一样", COMBINATIONS),
    "weight": Field("权重", "占任务分值的份额；同一任务的各指标合计为 1，可写 1/3"),
    "rule": Field("规则", "怎样计分", {code: rule.name for code, rule in RULES.items()}),
    "curve": Field("序时曲线", "一年之中应当怎样推进", CURVES),
    "curve_parameters": Field("计划节点", "到几月底应完成多少份额，如 3=0.2；6=0.5；12=1；只用于计划节点曲线"),
    "clause": Field("条款", "规定这条规则的原话；空着表示没有"),
}


def label(name: str) -> str:
    """The Chinese label of a field or parameter."""
    for fields in (HEAD, POLICY_FIELDS, MEASURE, PARAMETERS):
        if name in fields:
            return fields[name].label
    return name


def columns() -> dict[str, Field]:
    """Every column of the sheet of measures: the parameters stand after the rule."""
    before = {name: one for name, one in MEASURE.items() if name not in ("curve", "curve_parameters", "clause")}
    after = {name: one for name, one in MEASURE.items() if name not in before}
    return {**before, **PARAMETERS, **after}
