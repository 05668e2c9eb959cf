"""The rules of the screening: what each holds, whether breaking it stops an import, and how that is said with its remedy.

What breaks a rule is found by ``queries/screening/rules/<name>.sql``, a file a rule; sources are domain.md, sections 2, 6, 7.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assessment.messages import deferred as _

Severity = Literal["fail", "warn"]


@dataclass(frozen=True)
class Rule:
    """One rule: what it holds in a few words, what breaking it does, and the sentence that says so.

    Words in the sentence: ``said`` as written, ``known`` and ``more`` as the rule's file answers them, ``nearest`` the remedy
    for a word that is not known.
    """

    label: str
    severity: Severity
    words: str


RULES: dict[str, Rule] = {
    "unit_known": Rule(_("单位认得出"), "fail", "{known_unit}；{nearest}"),
    "unit_clear": Rule(_("单位只有一种理解"), "fail", "{said}可以指 {known} 个单位；请填单位编号或全称"),
    "unit_reports": Rule(_("由被考核单位填报"), "fail", "{said}{known_sum}"),
    "measure_known": Rule(_("指标认得出"), "fail", "{known_measure}；{nearest}"),
    "measure_clear": Rule(_("指标只有一种理解"), "fail", "{said}可以指这个单位的 {known} 个指标；请用模板里的指标编号"),
    "task_given": Rule(_("任务已下达"), "fail", "{known}{more_given}；请删去这一行，或核对单位和年份"),
    "period_read": Rule(_("截止日期读得懂"), "fail", "看不懂日期{said}；请写成 2022-09-30 或 2022年9月"),
    "period_over": Rule(_("截止日期已到"), "fail", "{known} 还没有到，不能填报；请核对年份和月份"),
    "month_end": Rule(_("截止日期是月底"), "warn", "{said}不是月底，按 {known} 的累计数登记"),
    "number_read": Rule(_("数字读得懂"), "fail", "应为数字，收到{said}；文字请写在“备注”里，没有数就空着"),
    "unit_of_measure": Rule(
        _("计量单位相符"), "fail", "{said}与任务的计量单位“{known}”不同{conversion}；请换算后只填数字"
    ),
    "number_form": Rule(_("数字写法规范"), "warn", "{said}读作 {known} {more}；请核对"),
    "date_read": Rule(_("完成日期读得懂"), "fail", "看不懂日期{said}；请写成 2022-09-30"),
    "completed_in_time": Rule(
        _("完成日期不晚于截止日期"), "fail", "完成日期{said}晚于截止日期 {known}；请改正其中一个"
    ),
    "answer_given": Rule(_("填了任务要的内容"), "fail", "{asked}，这一行没有填；{asked_zero}还不知道就整行空着"),
    "tier_known": Rule(_("等次在规则之内"), "fail", "没有{said}这个等次；可填：{known}"),
    "share_inside": Rule(_("份额与等次相符"), "fail", "份额{said}不在“{known}”之内；请改正等次或份额"),
    "share_possible": Rule(_("份额在 0 到 1 之间"), "fail", "份额应在 0 到 1 之间（或 0% 到 100%），收到{said}"),
    "parts_whole": Rule(_("分子分母成对"), "fail", "分子和分母要一起填，分母要大于 0，收到{said}"),
    "parts_agree": Rule(_("比率等于分子除以分母"), "fail", "填的是{said}，分子 ÷ 分母是 {known}%；请改正其中一个"),
    "share_of_whole": Rule(_("比率在 0 到 100 之间"), "warn", "比率{said}在 0 到 100 之外；请核对分子分母"),
    "percent_meant": Rule(
        _("百分数没有漏乘一百"),
        "warn",
        "{said}按 {said_bare}% 登记，目标是 {more}%；若指 {known}%，请改填 {known}",
    ),
    "not_negative": Rule(_("累计数不为负"), "warn", "{said}是负数，计分时按 0；请核对"),
    "whole_number": Rule(_("计数是整数"), "warn", "{said}不是整数，计量单位是“{known}”；请核对"),
    "reported_once": Rule(_("文件内不重复"), "fail", "{said}（{more}）在第 {known} 行已经填过；请删去一行"),
    "correction_reason": Rule(_("更正写明原因"), "fail", "已通过的是 {known}，现改为{said}；请在“备注”写明更正原因"),
    "not_locked": Rule(_("月份没有锁定"), "fail", "{said} 已经锁定（{known}）；要更正请先由审核人撤销锁定"),
    "not_falling": Rule(_("累计数不减少"), "fail", "{said}{falling}，累计数不应减少；确实减少请在“备注”写明原因"),
    "falling_explained": Rule(_("累计数减少但有说明"), "warn", "{said}{falling}，已写明原因；请核对"),
    "surplus_reason": Rule(
        _("超额三成以上有原因"), "fail", "{said}是目标 {known} 的 {more}%，达到 130% 必须填“偏差原因”"
    ),
    "shortfall_reason": Rule(
        _("到期未达目标有原因"), "fail", "到 {more} 为止是{said}，没有达到目标 {known}，必须填“偏差原因”"
    ),
    "delay_reason": Rule(
        _("滞后有原因"), "warn", "只完成目标 {known} 的 {more}%，明显落后于序时；请填“偏差原因”和“改进措施”"
    ),
    "magnitude": Rule(_("数量级与目标相称"), "warn", "{said}与目标 {known} 相差太多{suspicion}；请核对计量单位"),
    "target_pending": Rule(_("任务的目标已定"), "warn", "{known}{said}的目标{more_pending}，先登记，暂不计分；请核对"),
    "replaces_report": Rule(_("不覆盖待审的填报"), "warn", "{more}填的 {known} 还没有审核，将由{said}代替"),
    "text_plain": Rule(_("文字不是公式"), "fail", "{said}以公式的符号开头；请去掉开头的 = + - @"),
    "text_short": Rule(_("文字不过长"), "fail", "{said}{more_hidden}"),
}

_ASKED = {
    "qualitative_3": "这项任务要填等次和份额",
    "qualitative_4": "这项任务要填等次",
    "deadline": "这项任务要填完成日期",
    "external": "这项任务由其他部门考核，要填评定份额",
}
_FACTORS = {
    "15": "，约为 15 倍，像是把公顷填成了亩",
    "1/15": "，约为十五分之一，像是把亩填成了公顷",
    "10000": "，在五千倍以上，像是没有换算成万",
    "1/10000": "，不到五千分之一，像是多换算了一次万",
}
_STATES = {"pending": "还没有下达", "ambiguous": "归属不明"}
# Square metres in one of each (domain.md, section 6).
_AREAS = {"亩": 10_000 / 15, "公顷": 10_000.0, "平方公里": 1_000_000.0, "平方米": 1.0}


def sentence(rule: str, said: str | None, known: str | None, more: str | None, nearest: str) -> str:
    """What is wrong with one cell, and what would be right, in Chinese."""
    return RULES[rule].words.format(
        said=_quoted(said),
        said_bare=said or "",
        known=known if known is not None else "空白",
        more=more if more is not None else "",
        nearest=nearest,
        known_sum="是下级单位的合计，由各单位相加得出；请删去这一行" if known == "sum" else "没有考核任务；请核对单位",
        known_unit=f"没有{_quoted(said)}这个单位" if said else "没有填单位",
        known_measure=f"这个单位没有{_quoted(said)}这个指标" if said else "没有填指标",
        more_given=f"{'没有' if more == 'not_applicable' else f'{more}年没有下达'}{_quoted(said)}这项任务",
        falling=f"{'多于' if more and more.endswith('+') else '少于'} {(more or '').rstrip('+')} 的 {known}",
        asked_zero="" if known in _ASKED else "没有进展请填 0，",
        more_hidden="含有看不见的字符；请删去" if more == "hidden" else f"共 {known} 字，超过 2000 字；请写短",
        more_pending=_STATES.get(more or "", ""),
        asked=_ASKED.get(known or "", f"这项任务要填完成值{f'（{more}）' if more else ''}"),
        suspicion=_FACTORS.get(more or "", ""),
        conversion=_conversion(said, known, more),
    )


def _quoted(said: str | None) -> str:
    """Words as they were written, cut where they are long."""
    if said is None:
        return "空白"
    return f"“{said}”" if len(said) <= 40 else f"“{said[:38]}…”"


def _conversion(said: str | None, unit_of_measure: str | None, number: str | None) -> str:
    """What an area would be in the unit of measure that is asked, where both are areas."""
    written = next((unit for unit in sorted(_AREAS, key=len, reverse=True) if said and said.endswith(unit)), None)
    scale = {"万": 10_000, "亿": 100_000_000}.get((unit_of_measure or " ")[0], 1)
    asked = (unit_of_measure or "").lstrip("万亿")
    if not (written and asked in _AREAS and number):
        return ""
    factor = 10_000 if said and said.endswith(f"万{written}") else 1
    return f"（折合 {float(number) * factor * _AREAS[written] / _AREAS[asked] / scale:.10g} {unit_of_measure}）"


def labels() -> Mapping[str, str]:
    """The few words of each rule, in the order in which they are shown."""
    return {name: rule.label for name, rule in RULES.items()}
