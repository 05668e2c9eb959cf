"""The spending plans of a new scheme: until which day how much of its budget a unit or project is to spend."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from assessment.documents.parsed import Row
from assessment.documents.spending_plan import HUNDRED, cumulative_shares, plan_mode
from assessment.documents.workbook.columns import PLAN_COLUMNS
from assessment.documents.workbook.entries import Line, Reading, read_lines
from assessment.documents.workbook.sheets import Sheet, wording
from assessment.documents.workbook.targets import TargetReader
from assessment.spreadsheets import values
from assessment.spreadsheets.values import UnreadableError

# What the form of a published project says besides its budget.
_UNSAID = ("heading", "department_text", "code", "fiscal_yuan", "other_yuan", "purpose", "goal")


def read_plans(sheet: Sheet, targets: TargetReader, scheme: Row, reading: Reading) -> None:
    """Add spending rows of kind plan, and a project row for every project; problems are noted."""
    lines, _ = read_lines(sheet, PLAN_COLUMNS, reading)
    plans: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        reading.account(line, PLAN_COLUMNS)
        name = "unit_id" if line.get("unit_id") is not None else "unit_name"
        found = targets.units.find_in(line.get(name), targets.scheme_id)
        if len(found) == 1:
            targets.units.use(found[0])
            plans[found[0]].append(line)
        else:
            reading.problems.add(line.entry, name, targets.units.unknown(wording(line.get(name)) or "空白"))
    for unit_id, own in plans.items():
        _plan(unit_id, own, targets, scheme, reading)


def _plan(unit_id: str, lines: list[Line], targets: TargetReader, scheme: Row, reading: Reading) -> None:
    budget = _budget(lines, reading)
    ends = [_period_end(line, scheme["year"], reading) for line in lines]
    if budget is not None and targets.units.rows[unit_id]["kind"] == "project":
        reading.parsed.add(
            "project",
            **dict.fromkeys(_UNSAID),
            unit_id=unit_id,
            document_id=scheme["scheme_id"],
            money_unit="元",
            budget_yuan=budget,
            line=lines[0].number,
        )
    order = [end for end in ends if end]
    for line, end, before in zip(lines[1:], ends[1:], ends, strict=False):
        if end and before and end <= before:
            reading.problems.add(line.entry, "period_end", f"{end} 不晚于上一行的 {before}；请按时间先后写，每期一行")
    shares = [_share(line, reading) for line in lines]
    amounts = [reading.value(line, "amount_yuan", values.within, 0) for line in lines]
    if len(order) < len(lines):
        return
    curve = cumulative_shares(shares)
    for line, end, share, cumulative, amount in zip(lines, ends, shares, curve, amounts, strict=True):
        computed = float(Decimal(repr(budget)) * cumulative / HUNDRED) if budget and cumulative is not None else None
        reading.parsed.add(
            "spending",
            unit_id=unit_id,
            year=scheme["year"],
            period_end=end,
            kind="plan",
            share_as_printed=None if share is None else float(share),
            cumulative_share=None if cumulative is None else float(cumulative),
            amount_yuan=computed if amount is None else amount,
            plan_mode=plan_mode(shares),
            basis="source",
            document_id=scheme["scheme_id"],
            line=line.number,
        )


def _budget(lines: list[Line], reading: Reading) -> float | None:
    found: float | None = None
    for line in lines:
        budget = reading.value(line, "budget_yuan", values.within, 0, may_equal=False)
        if budget is not None and found not in (None, budget):
            reading.problems.add(line.entry, "budget_yuan", f"前面写的是 {found:g}；一个项目只有一个年度预算")
        found = budget if found is None else found
    return found


def _period_end(line: Line, year: int, reading: Reading) -> date | None:
    end: date | None = reading.value(line, "period_end", values.day)
    if end is None and values.is_blank(line.get("period_end")):
        reading.problems.add(line.entry, "period_end", f"没有填写期末，如 {year}-06-30")
    elif end and end.year != year:
        reading.problems.add(line.entry, "period_end", f"{end} 不在 {year} 年")
        return None
    return end


def _share(line: Line, reading: Reading) -> Decimal | None:
    found = reading.value(line, "share", _percent)
    return found if isinstance(found, Decimal) else None


def _percent(value: object) -> Decimal:
    """Percent as printed, 50 or 50%."""
    said = value.strip().removesuffix("%").removesuffix("％") if isinstance(value, str) else value
    found = values.within(said, 0, 100)
    if 0 < found < 1 and said is value:
        raise UnreadableError(f"应为百分数，如 50 表示一半，收到“{value}”")
    return Decimal(repr(found)).normalize() + 0
