"""The columns of what people send: what each is called, in English and Chinese, and what it means.

Templates put the first Chinese heading over a column; the reader finds columns by any of their headings. One description
for both, so that a template always comes back.
"""

from dataclasses import dataclass

from assessment.spreadsheets.values import folded


@dataclass(frozen=True)
class Field:
    """One column: its name in the data, its Chinese headings (the first is the usual one), and its meaning for people."""

    name: str
    headings: tuple[str, ...]
    meaning: str
    is_reading_only: bool = False

    @property
    def heading(self) -> str:
        """The heading that templates put over it."""
        return self.headings[0]


_MEASURE_ID = Field("measure_id", ("指标编号", "指标代码"), "这一行说的是哪个指标，不要改")
_MEASURE_NAME = Field("measure_name", ("指标", "指标名称", "考核指标"), "指标的名称；没有指标编号时按名称查找")
_UNIT_ID = Field("unit_id", ("单位编号", "单位代码", "行政区划代码"), "这一行说的是哪个单位，不要改")
_UNIT_NAME = Field(
    "unit_name", ("单位", "单位名称", "考核对象", "县区", "市州"), "单位的名称；没有单位编号时按名称查找"
)
_UNIT_OF_MEASURE = Field("unit_of_measure", ("计量单位",), "完成值和目标值的计量单位；与任务的不同时不能导入")

REPORT: tuple[Field, ...] = (
    _MEASURE_ID,
    _MEASURE_NAME,
    _UNIT_ID,
    _UNIT_NAME,
    Field("period_end", ("截止日期", "截至日期", "截止月份", "报告期", "月份", "时间"), "截至哪个月底，如 2022年9月"),
    Field("value", ("完成值", "实际完成值", "累计完成", "累计完成值", "累计完成数"), "本年累计完成多少，按计量单位填数字"),
    Field("numerator", ("分子",), "比率的分子，如已供面积"),
    Field("denominator", ("分母",), "比率的分母，如应供面积"),
    Field("text", ("等次", "完成情况", "文字"), "定性任务的等次或档次，如 优、达成；其他任务的文字说明"),
    Field("assessed_share", ("评定份额", "份额", "外部得分率"), "评定人在档内给的份额，0 到 1 或百分数"),
    Field("completed_date", ("完成日期",), "有期限的任务是哪一天完成的"),
    Field("deviation_reason", ("偏差原因", "未完成原因", "原因"), "落后或超出很多时，为什么"),
    Field("corrective_action", ("改进措施", "措施"), "准备怎样补上"),
    Field("evidence", ("佐证材料", "佐证"), "凭据的名称或文号"),
    Field("note", ("备注", "更正原因", "说明"), "更正已通过的数时必须写明原因"),
    _UNIT_OF_MEASURE,
)  # fmt: skip

TARGET: tuple[Field, ...] = (
    _MEASURE_ID,
    _MEASURE_NAME,
    _UNIT_ID,
    _UNIT_NAME,
    Field("year", ("年度", "考核年度"), "哪一年的任务"),
    Field("value", ("目标值", "新目标值", "调整后目标值"), "新的目标值；区间填下限"),
    Field("value_upper", ("目标上限",), "区间任务的上限"),
    Field("due_date", ("完成时限", "时限"), "必须在哪一天以前完成；年底以前没有时限的不填"),
    Field("text", ("目标文字", "任务要求"), "文件里的原话"),
    Field("status", ("任务状态", "状态"), "已下达、已调整、待下达、无此项任务；不填为已下达，改动已有任务为已调整"),
    Field("document_number", ("文号",), "下达或调整任务的文件，如 商自然资发〔2023〕8号"),
    Field("effective_date", ("生效日期",), "从哪一天起按新目标考核；改动已有任务时必填"),
    Field("justification", ("调整理由", "理由"), "为什么调整"),
    _UNIT_OF_MEASURE,
)

# The sheet of a template that explains it; nobody reports there.
GUIDE = "说明"

# Columns that templates add so that people know what they fill in; what stands in them is not read.
READING: tuple[Field, ...] = (
    Field("category_name", ("类别", "指标类别"), "指标类别（供阅读）", is_reading_only=True),
    Field("indicator_name", ("任务", "考核任务"), "考核任务的原文（供阅读）", is_reading_only=True),
    Field("target_words", ("目标", "本年目标", "现行目标"), "本年的目标（供阅读）", is_reading_only=True),
    Field("last_words", ("上次填报", "上次完成"), "上次填报的累计数、月份和状态（供阅读）", is_reading_only=True),
    Field("rule_words", ("填写说明", "怎样填"), "这一行怎样填（供阅读）", is_reading_only=True),
)

# A column that bureaus draw above those of the units: their sum, which is worked out and not read.
_TOTAL = Field("total", ("全市", "全省", "全县", "合计", "总计"), "各单位的合计（供阅读）", is_reading_only=True)

# Of each pair one must be given: by id, or by name.
_NAMED = (("measure_id", "measure_name"), ("unit_id", "unit_name"))


@dataclass(frozen=True)
class Form:
    """What a file may hold: its columns, those that it must have, and those of which it must have one."""

    fields: tuple[Field, ...]
    required: tuple[str, ...]
    answers: tuple[str, ...]

    @property
    def headings(self) -> dict[str, Field]:
        """Every heading, English or Chinese, folded, with the column it stands for."""
        return by_heading(self.fields)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns by their names in the data."""
        return tuple(one.name for one in self.fields)

    def missing(self, names: set[str]) -> list[str]:
        """The headings of what a file must have and has not; a pair is there when one of it is."""
        titles = {one.name: one.heading for one in self.fields}
        pairs = [f"{titles[first]}”或“{titles[second]}" for first, second in _NAMED if not {first, second} & names]
        answers = [] if names & set(self.answers) else [titles[self.answers[0]]]
        return [*pairs, *(titles[name] for name in self.required if name not in names), *answers]


REPORT_FORM = Form(REPORT, ("period_end",), ("value", "numerator", "text", "completed_date"))
TARGET_FORM = Form(TARGET, ("year", "document_number"), ("value", "text", "status"))


def by_heading(fields: tuple[Field, ...]) -> dict[str, Field]:
    """Every heading of some columns, folded, with the column it stands for; those that are only read stand for themselves."""
    return {
        folded(heading).lower(): one for one in (_TOTAL, *READING, *fields) for heading in (one.name, *one.headings)
    }
