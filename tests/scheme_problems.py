"""Scheme files with one thing wrong each, and what is said about it; the scheme is that of tests/test_scheme_file.py."""

HEAD = '[scheme]\nscheme_id = "s"\n'
DATED = f'{HEAD}document_number = "局发〔2022〕9号"\neffective_date = 2022-07-01\n'


def measure(measure_id: str, **values: str) -> str:
    """One measure of a file; values as TOML."""
    return "\n".join(["[[measures]]", f'measure_id = "{measure_id}"', *(f"{k} = {v}" for k, v in values.items()), ""])


def head(lines: str) -> str:
    return HEAD + lines.replace(";", "\n") + "\n"


def policy(line: str) -> str:
    return f"{HEAD}[policies]\n{line}\n"


def one(measure_id: str, **values: str) -> str:
    return HEAD + measure(measure_id, **values)


def rate(rule: str, parameters: str) -> str:
    """A measure that is a rate, by a rule with parameters."""
    return one("rate", rule=f'"{rule}"', parameters=parameters)


def tiers(parameters: str) -> str:
    """A measure in words, by tiers."""
    return one("words", rule='"qualitative_3"', parameters=parameters)


def plan(nodes: str) -> str:
    """A quantity that is to grow by a plan."""
    return one("quantity", curve='"plan"', curve_parameters=nodes)


STEP, BAND = "deduct_step", "band"

WRONG: dict[str, tuple[str, str]] = {
    "unknown scheme": ('[scheme]\nscheme_id = "ss"\n', "没有方案“ss”；最接近的是“s”"),
    "no scheme": ("[policies]\n", "没有写方案编号"),
    "unknown key": (head('documents = "x"'), "“documents”：没有这一项；最接近的是“document_number”"),
    "unreadable date": (head('document_number = "x";effective_date = "明年"'), "看不懂日期 “明年”"),
    "no such day": (head('document_number = "x";effective_date = "2022-02-30"'), "没有 “2022-02-30” 这一天"),
    "no document": (head("effective_date = 2022-07-01"), "填了生效日期，就要填规定它的文件的文号"),
    "unknown policy": (policy('tie = "dense"'), "“tie”：没有这一项"),
    "unknown choice": (policy('tie_policy = "denze"'), "最接近的是“dense”"),
    "quota": (policy("grade_quota = 1.5"), "应不小于 0、不大于 1，收到 “1.5”"),
    "threshold": (policy("coverage_threshold = -0.1"), "应不小于 0、不大于 1"),
    "cap": (policy("bonus_cap = -1"), "应不小于 0"),
    "blank cap": (policy('bonus_cap = ""'), "没有填写；不设上限请写“不限”"),
    "grade twins": (policy('grade_scale = { "优" = 90, "良" = 90, "差" = 0 }'), "的下限都是 90"),
    "grade floor": (policy('grade_scale = { "优" = 90, "差" = 10 }'), "最低一等的下限是 10，应为 0"),
    "grade bound": (policy('grade_scale = { "优" = 900, "差" = 0 }'), "不大于 100"),
    "one grade": (policy('grade_scale = { "优" = 0 }'), "至少要有两个等次"),
    "grade twice": (policy('grade_scale = "优秀=90；优秀=80"'), "“优秀”写了两次"),
    "grade alone": (policy('grade_scale = "优秀；良好=0"'), "看不懂“优秀”"),
    "unknown measure": (one("quantite"), "方案中没有“quantite”；最接近的是“quantity”"),
    "no measure": (HEAD + "[[measures]]\nweight = 1\n", "“measure_id”：没有填写"),
    "twice": (HEAD + measure("limit") * 2, "“limit”已在第 3 行起的 [[measures]]（limit）出现"),
    "unknown field": (one("quantity", wieght="1"), "“wieght”：没有这一项；最接近的是“weight”"),
    "unknown rule": (one("quantity", rule='"ratio"'), "没有 “ratio” 这个选项；最接近的是“ratio_capped”"),
    "missing": (rate(STEP, "{ deduct = 0.5 }"), "“step”：规则“按步扣分”必须给出步长"),
    "superfluous": (rate("threshold", "{ step = 1 }"), "规则“达标得分”不用这个参数"),
    "misspelt": (one("limit", rule='"lower_better"', parameters='{ varient = "b" }'), "最接近的是“variant”"),
    "of a rule without": (rate("threshold", "{ x = 1 }"), "没有参数；请删去"),
    "wrong type": (rate(STEP, '{ deduct = "半分", step = 1 }'), "“deduct”：应为数字，收到 “半分”"),
    "truth for number": (rate(STEP, "{ deduct = true, step = 1 }"), "应为数字，收到 “True”"),
    "infinite": (rate(STEP, "{ deduct = inf, step = 1 }"), "应为数字，收到 “inf”"),
    "no table": (rate(STEP, "5"), "应为 { 参数 = 值 } 这样的表"),
    "zero step": (rate(STEP, "{ deduct = 1, step = 0 }"), "“step”：应大于 0"),
    "zero below": (rate(STEP, '{ deduct = 1, step = "1/0" }'), "分母不能为零"),
    "not a choice": (rate(STEP, '{ deduct = 1, step = 1, partial = "up" }'), "没有 “up” 这个选项"),
    "no cap": (rate("bonus_step", "{ bonus = 1, step = 1 }"), "“cap”：规则“超额加分”必须给出封顶"),
    "base": (rate("veto", '{ base = "external" }'), "没有 “external” 这个选项"),
    "rule missing": (one("rate", parameters="{ step = 1 }"), "给了参数，就要同时给出规则"),
    "no bands": (rate(BAND, "{ bands = {} }"), "至少要有一档"),
    "same band": (rate(BAND, '{ bands = { "1" = 1, "1.0" = 0.5 } }'), "下限 1 写了两次"),
    "band bound": (rate(BAND, '{ bands = { "高" = 1 } }'), "应为数字，收到 “高”"),
    "band share": (rate(BAND, '{ bands = { "1" = 2 } }'), "不大于 1，收到 “2”"),
    "otherwise": (rate(BAND, '{ bands = { "1" = 1 }, otherwise = 2 }'), "“otherwise”：应不小于 0、不大于 1"),
    "coefficient": (one("words", rule='"qualitative_4"', parameters='{ "优" = 1.2, "差" = 0 }'), "不大于 1"),
    "one coefficient": (one("words", rule='"qualitative_4"', parameters='{ "优" = 1 }'), "至少要有两个等次"),
    "others' parameters": (one("words", rule='"qualitative_4"', parameters="{ step = 1 }"), "“等次系数”不用这个参数"),
    "tier gap": (tiers('{ "达成" = [0.8, 1], "未达成" = [0, 0.6] }'), "之间有空档（0.6 与 0.8）"),
    "tier overlap": (tiers('{ "达成" = [0.5, 1], "未达成" = [0, 0.6] }'), "之间有重叠"),
    "tier floor": (tiers('{ "达成" = [0.5, 1] }'), "之间有空档（0 与 0.5）"),
    "tier top": (tiers('{ "达成" = [0.5, 0.9], "未达成" = [0, 0.5] }'), "最高一档到 0.9 为止，应到 1"),
    "tier turned": (tiers('{ "达成" = [1, 0.5], "未达成" = [0, 0.5] }'), "上限 0.5 应大于下限 1"),
    "tier alone": (tiers('{ "达成" = 0.5 }'), "应为下限和上限"),
    "weight": (one("rate", weight="0.6"), "2 个指标的权重合计 0.6 + 0.5 = 1.1，应为 1"),
    "weight too large": (one("rate", weight="1.6"), "“weight”：应不小于 0、不大于 1"),
    "combination": (one("rate", combination='"all"'), "同一任务的指标写了不同的合并方式"),
    "zero target": (one("zero", rule='"ratio_capped"'), "需要大于 0 的目标值，已下达的 1 个目标都没有"),
    "rule for words": (one("quantity", rule='"qualitative_4"'), "“等次系数”用于定性、时限指标，这个指标是数量"),
    "rule for numbers": (one("words", rule='"threshold"'), "“达标得分”用于数量、比率指标，这个指标是定性"),
    "direction": (one("limit", rule='"ratio_capped"'), "不适合越少越好的指标；适合的规则：达标得分"),
    "no range": (one("quantity", rule='"range"'), "“区间得分”需要有上下限的目标"),
    "no due date": (one("words", rule='"deadline"'), "“时限得分”需要完成期限"),
    "unknown curve": (one("quantity", curve='"plans"'), "没有 “plans” 这个选项"),
    "no nodes": (one("quantity", curve='"plan"'), "计划节点曲线必须给出节点"),
    "falling": (plan('{ "3" = 0.5, "6" = 0.4, "12" = 1 }'), "6 月的份额比前一个节点少"),
    "unfinished": (plan('{ "6" = 0.4, "12" = 0.9 }'), "最后一个节点是 0.9，应为 1"),
    "month": (plan('{ "13" = 1 }'), "没有 13 月；月份为 1 到 12"),
    "month twice": (plan('"3月=0.5；3=0.6；12=1"'), "3 月写了两次"),
    "nodes of no plan": (one("quantity", curve='"linear"', curve_parameters='{ "12" = 1 }'), "才有节点"),
    "nodes alone": (one("quantity", curve_parameters='{ "12" = 1 }'), "给了节点，就要同时给出曲线"),
    "clause": (one("quantity", clause="3.5"), "“clause”：应为文字"),
    "unknown table": (HEAD + "[rules]\n", "没有“rules”这个表"),
    "measures no list": (HEAD + "[measures]\nx = 1\n", "measures 应为一个个 [[measures]] 这样的表"),
    "no TOML": ("scheme_id = s", "不合 TOML 的写法"),
}
