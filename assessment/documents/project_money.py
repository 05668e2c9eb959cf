"""The money side of a project as rows: the project unit, its budget, and its spending plan by month end."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from assessment.documents.origin import Document, UnitName
from assessment.documents.parsed import Parsed
from assessment.documents.project_form import BUDGET, CODE, DEPARTMENT, FISCAL, GOALS, NAME, OTHER, PURPOSE, Form
from assessment.documents.spending_plan import HUNDRED, cumulative_shares, plan_mode


def add_project(
    parsed: Parsed, document: Document, form: Form, project_id: str, heading: str | None, unit: UnitName
) -> None:
    """The project as a unit of its department, and what its form says about money, purpose and goal."""
    name = form.values[NAME].text
    parsed.add(
        "unit",
        unit_id=project_id,
        unit_name=name,
        short_name=name,
        kind="project",
        parent_unit_id=unit.unit_id,
        budget_code=form.text(CODE),
        peer_group=f"{unit.short_name}预算项目",
        position=len(parsed.rows["unit"]),
    )
    parsed.add(
        "project",
        unit_id=project_id,
        document_id=document.origin.document_id,
        heading=heading,
        department_text=form.text(DEPARTMENT),
        code=form.text(CODE),
        money_unit=form.money_unit,
        budget_yuan=_number(form.money(*BUDGET)),
        fiscal_yuan=_number(form.money(*FISCAL)),
        other_yuan=_number(form.money(*OTHER)),
        purpose=form.text(PURPOSE),
        goal=form.text(*GOALS),
        line=form.values[NAME].first_line,
    )


def add_spending(parsed: Parsed, document: Document, form: Form, project_id: str) -> None:
    """The plan, a row per month end; shares as printed, and the curve they mean where that is clear."""
    shares = [planned.share for planned in form.plan]
    budget, year = form.money(*BUDGET), document.origin.year
    for planned, cumulative in zip(form.plan, cumulative_shares(shares), strict=True):
        amount = None if budget is None or cumulative is None else budget * cumulative / HUNDRED
        parsed.add(
            "spending",
            unit_id=project_id,
            year=year,
            period_end=date(year, planned.month, monthrange(year, planned.month)[1]),
            kind="plan",
            share_as_printed=_number(planned.share),
            cumulative_share=_number(cumulative),
            amount_yuan=_number(amount),
            plan_mode=plan_mode(shares),
            basis="source",
            document_id=document.origin.document_id,
            line=planned.line,
        )


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
