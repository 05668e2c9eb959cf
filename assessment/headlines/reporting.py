"""What a file would do, in words: what came of each rule, what was sent, and what would change."""

from collections.abc import Mapping, Sequence

import pandas as pd

from assessment import formats
from assessment.headlines.records import report_status_word
from assessment.messages import translate as _

_MOST_SENTENCES = 20


def outcome_words(outcome: str) -> str:
    """What came of a rule, with its sign."""
    return {"pass": _("✓ 通过"), "warn": _("! 提醒"), "fail": _("✕ 不通过")}[outcome]


def counts_sentence(counts: Mapping[str, int], skipped: Sequence[str] = (), *, is_refused: bool = False) -> str:
    """How many rows were sent, and what becomes of them; of a file that is refused nothing does.

    ``skipped`` are sheets in which no table was found.
    """
    unread = [_("没有读工作表{names}：没有找到标题行").format(names=formats.listing(skipped))] if skipped else []
    parts = [_("共 {count} 行").format(count=f"{counts['row_count']:,}")]
    if is_refused:
        return formats.sentence([*parts, _("没有登记任何内容"), *unread])
    parts.append(_("登记 {count} 条").format(count=f"{counts['report_count']:,}"))
    if counts["correction_count"]:
        parts.append(_("其中更正 {count} 条").format(count=f"{counts['correction_count']:,}"))
    if counts["unchanged_count"]:
        parts.append(_("与已有记录相同 {count} 条，不再登记").format(count=f"{counts['unchanged_count']:,}"))
    if counts["blank_count"]:
        parts.append(_("没有填 {count} 行，不登记").format(count=f"{counts['blank_count']:,}"))
    return formats.sentence([*parts, *unread])


def change_sentences(changes: pd.DataFrame) -> list[str]:
    """The first changes against what was approved, a line each, and how many more there are."""
    said = [change_words(row) for row in changes.head(_MOST_SENTENCES).itertuples()]
    more = len(changes) - len(said)
    return [*said, *([_("另有 {count} 条").format(count=more)] if more > 0 else [])]


def change_words(row: object) -> str:
    """One change: whose, of what, from what was approved to what is reported."""
    values = row._asdict()  # type: ignore[attr-defined]
    unit = "" if formats.is_absent(values["unit_of_measure"]) else values["unit_of_measure"]
    before = report_said(values["approved_value"], values["approved_text"], unit)
    after = report_said(values["value"], values["text"], unit)
    month = formats.month(values["period_end"].month)
    head = formats.bracketed(f"{values['short_name']} {values['measure_name']}", month)
    if not values["is_correction"]:
        return _("{head}：{after}").format(head=head, after=after)
    return _("{head}：{before} → {after}").format(head=head, before=before, after=after)


def report_said(value: float | None, tier: object, unit_of_measure: str) -> str:
    """What was reported: a number with its unit of measure, else words."""
    if not formats.is_absent(value):
        return f"{formats.number(value)} {unit_of_measure}".strip()
    return _("没有数值") if formats.is_absent(tier) else str(tier)


def targets_sentence(change_count: int, unchanged_count: int) -> str:
    """How many targets a file changes, and how many it only repeats."""
    parts = [_("任务变动 {count} 条").format(count=f"{change_count:,}")]
    parts += [_("与现行任务相同 {count} 条，不再登记").format(count=f"{unchanged_count:,}")] if unchanged_count else []
    return formats.sentence(parts)


def scheme_counts_sentence(counts: Mapping[str, int]) -> str:
    """What a new scheme consists of."""
    labels = {
        "unit": _("单位 {count} 个"),
        "category": _("类别 {count} 个"),
        "indicator": _("任务 {count} 项"),
        "measure": _("指标 {count} 个"),
        "target": _("目标 {count} 条"),
        "spending": _("支出计划 {count} 条"),
    }
    return formats.sentence([words.format(count=counts[name]) for name, words in labels.items() if counts.get(name)])


def method_sentence(scheme_name: str, change_count: int) -> str:
    """How much a file changes of the method of a scheme."""
    return formats.sentence([scheme_name, _("计分办法改动 {count} 处").format(count=change_count)])


def more_problems(count: int) -> str:
    """That a rule is broken in more places than are shown."""
    return _("另有 {count} 处同样的问题").format(count=f"{count:,}")


def problems_sentence(rules: pd.DataFrame, problems: pd.DataFrame) -> str:
    """How many cells stop a file, and how many are only to be looked at."""
    counts = _problem_counts(rules, problems)
    parts = [_("不通过 {count} 处").format(count=counts["fail"])] if "fail" in counts else []
    parts += [_("提醒 {count} 处").format(count=counts["warn"])] if "warn" in counts else []
    parts += [_("表中列出前 200 处，下载的文件里每条规则列到 2,000 处")] if len(problems) > 200 else []
    return formats.sentence(parts or [_("没有问题")])


def _problem_counts(rules: pd.DataFrame, problems: pd.DataFrame) -> dict[str, int]:
    """How many cells fail or warn: as the rules count them, all; of a file that could not be screened, its problems."""
    if rules.empty:
        return {outcome: int(count) for outcome, count in problems["outcome"].value_counts().items()}
    counted = rules.groupby("outcome")["problem_count"].sum()
    return {outcome: int(count) for outcome, count in counted.items() if count}


def sending_headline(rules: pd.DataFrame, problems: pd.DataFrame, *, is_refused: bool) -> str:
    """Whether a file may be recorded, and what stands against it."""
    if is_refused:
        count = _problem_counts(rules, problems)["fail"]
        return _("不能登记：{count} 处不通过，改好后重新上传").format(count=count)
    warnings = _problem_counts(rules, problems).get("warn", 0)
    if warnings:
        return _("可以登记；{count} 处提醒，请先看一看").format(count=warnings)
    return _("可以登记：{count} 条规则全部通过").format(count=len(rules)) if len(rules) else _("可以登记")


def tasks_to_report_headline(tasks: pd.DataFrame, month: int) -> str:
    """How far a unit has come with its reports of a month, and what was returned to it."""
    due = tasks[tasks["is_due"] & tasks["target_status"].isin(("issued", "adjusted"))]
    sent = due[
        due["last_month"].eq(month).fillna(value=False) & due["last_status"].isin(("reported", "approved", "locked"))
    ]
    returned = int(((tasks["last_status"] == "returned") & tasks["last_month"].le(month).fillna(value=False)).sum())
    name = tasks["unit_name"].iloc[0]
    if due.empty:
        said = _("{unit}{month}没有要报的任务").format(unit=name, month=formats.month(month))
    elif len(sent) == len(due):
        said = _("{unit}{month}的 {count} 项已全部报送").format(unit=name, month=formats.month(month), count=len(due))
    else:
        said = _("{unit}{month}应报 {count} 项，还有 {missing} 项未报").format(
            unit=name, month=formats.month(month), count=len(due), missing=len(due) - len(sent)
        )
    return _("{said}，{count} 项被退回").format(said=said, count=returned) if returned else said


def reports_headline(rows: pd.DataFrame) -> str:
    """What waits for review, and of how many units."""
    waiting = rows[rows["report_status"] == "reported"]
    if waiting.empty:
        return _("没有待审的填报")
    return _("{count} 条填报待审，来自 {units} 个单位").format(count=len(waiting), units=waiting["unit_id"].nunique())


def reports_sentence(rows: pd.DataFrame) -> str:
    """How many reports there are in each state."""
    counts = rows["report_status"].value_counts()
    states = ("reported", "returned", "approved", "locked", "draft")
    words = [f"{report_status_word(state)} {counts[state]}" for state in states if state in counts]
    return formats.sentence([_("共 {count} 条").format(count=len(rows)), *words])


def tasks_to_report_sentence(tasks: pd.DataFrame) -> str:
    """How many tasks a unit has, and how many of them somebody has reported on."""
    reported = int(tasks["last_month"].notna().sum())
    return formats.sentence(
        [_("共 {count} 项").format(count=len(tasks)), _("有填报的 {count} 项").format(count=reported)]
    )
