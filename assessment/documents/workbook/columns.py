"""The columns of the template of a new scheme: what each is called, what it means, what may be chosen.

The writer puts the first heading over a column, the reader finds columns by any of them.
"""

from dataclasses import dataclass, field

from assessment.methods import COMBINATIONS, CURVES, RULES
from assessment.rulebook.fields import DIRECTIONS, KINDS, ORIGINS, PARAMETERS, POLICY_FIELDS

SCHEME, UNITS, MEASURES, TARGETS, TARGET_ROWS, PLANS = "方案", "单位", "指标", "目标", "目标明细", "支出计划"


@dataclass(frozen=True)
class Column:
    """One column: its headings, its meaning, the words of its codes, and whether what it prints is stored as it stands."""

    headings: tuple[str, ...]
    meaning: str
    words: dict[str, str] = field(default_factory=dict)
    is_stored: bool = True
    is_required: bool = False

    @property
    def heading(self) -> str:
        """The heading that templates put over it."""
        return self.headings[0]


SCHEME_KINDS = {
    "target_assessment": "目标责任考核",
    "project_performance": "预算项目绩效",
    "department_self_evaluation": "部门整体支出自评",
}
UNIT_KINDS = {
    "province": "省级", "prefecture": "市州", "city_level": "市本级", "county": "县区", "bureau": "事业局",
    "department": "机关处室或部门", "institution": "事业单位", "project": "项目",
}  # fmt: skip
COMMONALITIES = {"common": "共性", "specific": "个性"}
OPERATORS = {sign: sign for sign in "≥>=≤<"}
FREQUENCIES = {"month": "每月", "quarter": "每季度", "half_year": "每半年", "year": "每年"}
STATUSES = {
    "issued": "已下达", "adjusted": "已调整", "pending": "待下达", "ambiguous": "归属不明", "not_applicable": "无此项任务",
}  # fmt: skip
QUALIFIERS = {"exact": "准确", "about": "约", "at_least": "至少", "more_than": "多于", "at_most": "至多"}
YES_NO = {"yes": "是", "no": "否"}
# Other words that bureaus use for the same codes.
SYNONYMS = {
    "正向": "higher", "反向": "lower", "逆向": "lower", "月": "month", "季": "quarter", "季度": "quarter", "半年": "half_year",
    "年": "year", "年度": "year", "定量": "quantity", "无任务": "not_applicable",
}  # fmt: skip


def _coded(heading: str, meaning: str, words: dict[str, str]) -> Column:
    return Column((heading,), meaning, words, is_stored=False)


SCHEME_ITEMS: dict[str, Column] = {
    "scheme_id": Column(("方案编号",), "字母、数字和短横线，如 shangluo-2024；不能与已有的方案相同", is_required=True),
    "scheme_name": Column(("方案名称",), "页面上显示的名称", is_required=True),
    "year": Column(("年度",), "考核年度，如 2024", is_required=True),
    "issuer": Column(("发文单位",), "哪个单位印发", is_required=True, is_stored=False),
    "title": Column(("文件标题",), "印发的文件的标题；空着用方案名称", is_stored=False),
    "document_number": Column(("文号",), "下达任务的文件，如 商自然资发〔2024〕8号"),
    "kind": _coded("类型", "考核什么；空着是目标责任考核", SCHEME_KINDS),
    "declared_points": Column(("总分",), "文件写明的总分；没有写明就空着"),
}
POLICY_ITEMS: dict[str, Column] = {
    name: Column((one.label,), f"{one.meaning}；空着用系统默认", one.values, is_stored=False)
    for name, one in POLICY_FIELDS.items()
}
UNIT_COLUMNS: dict[str, Column] = {
    "unit_id": Column(
        ("单位编号",), "行政区划代码，或字母、数字和短横线；项目可写名称", is_required=True, is_stored=False
    ),
    "unit_name": Column(("单位名称", "名称"), "全称；已登记的单位可以空着"),
    "short_name": Column(("简称",), "表头里的名称；空着用全称"),
    "kind": _coded("类型", "哪一类单位", UNIT_KINDS),
    "parent_unit_id": Column(("上级单位编号",), "它属于哪个单位", is_stored=False),
    "division_code": Column(("行政区划代码",), "六位代码；市本级和内设机构没有"),
    "budget_code": Column(("预算代码",), "预算单位或项目的代码", is_stored=False),
    "peer_group": Column(("分组",), "只在组内排名，如 县区"),
}
MEASURE_COLUMNS: dict[str, Column] = {
    "measure_id": Column(("编号", "指标编号"), "“目标”表凭它找到这一行；可以空着，另起一个", is_stored=False),
    "unit_id": Column(("单位编号", "考核对象"), "只考核一个单位的任务写它的编号；几个单位共有的空着", is_stored=False),
    "table_name": Column(("适用范围",), "几个分组各有一套共有任务时分开写，如 厅机关；只有一套就空着", is_stored=False),
    "category_name": Column(("类别", "指标类别"), "指标类别；空着同上一行", is_required=True),
    "category_points": Column(("类别分值",), "写明的类别分值，写在该类别任一行"),
    "item_name": Column(("考核项目",), "类别下的考核项目；没有就空着"),
    "item_points": Column(("项目分值",), "写明的考核项目分值，写在该项目任一行"),
    "serial": Column(("序号",), "文件里的序号"),
    "indicator_name": Column(("考核任务", "任务"), "任务名称；空着同上一行，是同一任务的又一个指标", is_required=True),
    "text": Column(("任务原文", "任务要求"), "文件里的原话"),
    "points": Column(("分值",), "任务的分值；类别只有这一项任务时可空着，取类别分值"),
    "commonality": _coded("共性/个性", "共性或个性", COMMONALITIES),
    "combination": _coded("合并方式", "几个指标怎样合成任务的得分；空着按权重相加", dict(COMBINATIONS)),
    "assessed_by": Column(("其他考核部门", "考核部门"), "由别的部门考核时写它的名称"),
    "measure_name": Column(("指标名称", "指标"), "量的是什么；空着同考核任务"),
    "concept": Column(("同类指标",), "可与其他方案相比的指标名；空着按名称认，写“无”不比", is_stored=False),
    "unit_of_measure": Column(("计量单位",), "目标值的单位，如 亩、%"),
    "kind": _coded("性质", "数量、比率、定性、时限；空着按计量单位认：% 是比率，没有单位是定性", KINDS),
    "direction": _coded("方向", "怎样算好；空着按符号认，没有符号是越多越好", DIRECTIONS),
    "operator": _coded("符号", "目标前的比较符号", OPERATORS),
    "weight": Column(("权重",), "占任务分值的份额，可写 1/3；空着平均分", is_stored=False),
    "rule": _coded("规则", "怎样计分；空着用系统默认", {code: rule.name for code, rule in RULES.items()}),
    **{
        name: Column((one.label,), one.meaning, one.values, is_stored=False) for name, one in PARAMETERS.items()
    },
    "rule_origin": _coded("规则依据", "规则是方案规定还是系统默认；写了规则而空着是方案规定", ORIGINS),
    "clause": Column(("条款",), "规定这条规则的原话"),
    "curve": _coded("序时曲线", "一年之中怎样推进；空着是匀速", dict(CURVES)),
    "curve_parameters": Column(("计划节点",), "如 3=0.2；6=0.5；12=1；只用于计划节点曲线", is_stored=False),
    "reporting_frequency": _coded("填报周期", "多久报一次；空着数字每月、定性每季度", FREQUENCIES),
}  # fmt: skip
WIDE_COLUMNS: dict[str, Column] = {
    "measure_id": Column(("编号", "指标编号"), "“指标”表里的编号；没有编号时按名称找", is_stored=False),
    "indicator_name": Column(("考核任务", "任务"), "供阅读；指标重名时凭它分清", is_stored=False),
    "measure_name": Column(("指标名称", "指标"), "“指标”表里的指标名称", is_stored=False),
    "unit_of_measure": Column(("计量单位",), "供阅读", is_stored=False),
}
TARGET_COLUMNS: dict[str, Column] = {
    **{name: one for name, one in WIDE_COLUMNS.items() if name != "unit_of_measure"},
    "unit_id": Column(("单位编号",), "给哪个单位", is_stored=False),
    "unit_name": Column(("单位", "单位名称"), "单位的名称；没有编号时按名称找", is_stored=False),
    "value": Column(("目标值",), "数字；区间写下限"),
    "value_upper": Column(("目标上限",), "区间的上限"),
    "due_date": Column(("时限",), "哪一天以前完成", is_stored=False),
    "text": Column(("目标文字",), "文件里的原话"),
    "status": _coded("任务状态", "空着是已下达", STATUSES),
    "qualifier": _coded("程度", "数值有多准确", QUALIFIERS),
    "is_provisional": _coded("是否暂定", "文件写明还会调整的写“是”", YES_NO),
    "justification": Column(("理由",), "为什么是这个数"),
}
PLAN_COLUMNS: dict[str, Column] = {
    "unit_id": Column(("单位编号", "项目编号"), "哪个单位或项目", is_stored=False),
    "unit_name": Column(("单位", "单位名称", "项目"), "单位或项目的名称；没有编号时按名称找", is_stored=False),
    "budget_yuan": Column(("年度预算（元）", "年度预算"), "项目全年的预算，写在该项目任一行"),
    "period_end": Column(("期末",), "到哪一天，如 2024-06-30", is_required=True, is_stored=False),
    "share": Column(("计划比例（%）", "计划比例"), "到期末累计，或本期安排的百分比，全年合计 100", is_stored=False),
    "amount_yuan": Column(("累计金额（元）", "累计金额"), "到期末累计安排多少；写了比例可空着"),
}
SHEETS = {
    SCHEME: {**SCHEME_ITEMS, **POLICY_ITEMS}, UNITS: UNIT_COLUMNS, MEASURES: MEASURE_COLUMNS, TARGETS: WIDE_COLUMNS,
    TARGET_ROWS: TARGET_COLUMNS, PLANS: PLAN_COLUMNS,
}  # fmt: skip
LABELS = {sheet: {name: one.heading for name, one in columns.items()} for sheet, columns in SHEETS.items()}
