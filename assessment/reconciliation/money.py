"""Money and scores: parts against totals, execution rates and scores worked out again, and what a spending plan adds up to."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from assessment.documents import Parsed
from assessment.documents.parsed import Row
from assessment.reconciliation.arithmetic import check, half_of_last_place, plain, sum_check

_FACTORS = {"万元": Decimal(10000), "元": Decimal(1)}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


def money_checks(parsed: Parsed) -> list[Row]:
    """Funds, budget blocks, executions, stated scores and spending plans, in this order."""
    return [
        *_funds_against_budgets(parsed),
        *_lines_against_totals(parsed),
        *_executions(parsed),
        *_scores_against_totals(parsed),
        *_plans_against_hundred(parsed),
    ]


def _funds_against_budgets(parsed: Parsed) -> Iterator[Row]:
    """财政资金 and 其他资金 of a project against its budget, where any of them is printed."""
    schemes = _schemes(parsed)
    for project in parsed.rows["project"]:
        factor = _FACTORS[project["money_unit"]]
        parts = [project[name] for name in ("fiscal_yuan", "other_yuan") if project[name] is not None]
        if project["budget_yuan"] is not None and parts:
            yield sum_check(
                "funds_against_budget",
                project["unit_id"],
                _scaled(project["budget_yuan"], factor),
                tuple(_scaled(part, factor) for part in parts),
                scheme_id=schemes[project["document_id"]],
                unit_id=project["unit_id"],
                unit_of_measure=project["money_unit"],
                document_id=project["document_id"],
                line=project["line"],
            )


def _lines_against_totals(parsed: Parsed) -> Iterator[Row]:
    """Income and expenditure lines against the total of the column they are printed under."""
    schemes = _schemes(parsed)
    for document_id, rows in groupby(parsed.rows["budget_line"], key=lambda row: row["document_id"]):
        lines = list(rows)
        total = next((row for row in lines if row["side"] == "total"), None)
        for side in ("income", "expenditure") if total else ():
            for column in ("initial_yuan", "executed_yuan"):
                parts = [row for row in lines if row["side"] == side and row[column] is not None]
                if total is None or not parts or total[column] is None:
                    continue
                stated, unit = as_printed(total["text"], total[column])
                factor = _FACTORS[unit]
                yield sum_check(
                    "lines_against_total",
                    f"{document_id}/{side}/{column.removesuffix('_yuan')}",
                    stated,
                    tuple(_scaled(row[column], factor) for row in parts),
                    scheme_id=schemes[document_id],
                    unit_id=total["unit_id"],
                    unit_of_measure=unit,
                    document_id=document_id,
                    line=parts[0]["line"],
                )


def as_printed(text: str, yuan: float) -> tuple[str, str]:
    """An amount as the number that a text prints for it, decimals included, and its unit of measure."""
    amount = Decimal(plain(yuan))
    for number in _NUMBER.findall(text):
        for unit, factor in _FACTORS.items():
            if Decimal(number) * factor == amount:
                return number, unit
    return plain(yuan), "元"


def _executions(parsed: Parsed) -> Iterator[Row]:
    """A stated rate against its numerator over its denominator; what execution earned is points × the rate, at most all."""
    measures = {row["measure_id"]: row for row in parsed.rows["measure"]}
    leaves = {row["indicator_id"]: row for row in parsed.rows["indicator"]}
    scores = {row["indicator_id"]: row for row in parsed.rows["stated_score"]}
    for actual in parsed.rows["actual"]:
        if actual.get("value") is None or actual.get("numerator") is None or not actual.get("denominator"):
            continue
        measure = measures[actual["measure_id"]]
        leaf = leaves[measure["indicator_id"]]
        where = {
            "scheme_id": leaf["scheme_id"],
            "measure_id": actual["measure_id"],
            "category_id": leaf["category_id"],
            "unit_id": actual["unit_id"],
            "document_id": actual["document_id"],
            "line": actual["line"],
        }
        top, bottom = (Decimal(plain(actual[name])) for name in ("numerator", "denominator"))
        rate = _HUNDRED * top / bottom
        terms = f"{plain(actual['numerator'])}÷{plain(actual['denominator'])}×100"
        stated = plain(actual["value"])
        allowed = half_of_last_place(stated)
        yield check(
            "rate_against_parts", actual["measure_id"], Decimal(stated), _rounded(rate), allowed, terms,
            unit_of_measure="%", **where,
        )  # fmt: skip
        score = scores.get(measure["indicator_id"])
        if (
            "执行率" in measure["measure_name"]
            and score
            and score["points"] is not None
            and score["self_score"] is not None
        ):
            earned = Decimal(plain(score["points"])) * min(rate / _HUNDRED, Decimal(1))
            stated = plain(score["self_score"])
            terms = f"{plain(score['points'])}×min({plain(float(_rounded(rate)))}%,1)"
            yield check(
                "score_against_rate", actual["measure_id"], Decimal(stated), _rounded(earned),
                max(half_of_last_place(stated) if "." in stated else Decimal(0), _CENT / 2), terms,
                unit_of_measure="分", **where,
            )  # fmt: skip


def _scores_against_totals(parsed: Parsed) -> Iterator[Row]:
    """The scores of all indicators against the total score a form prints."""
    leaves = {row["indicator_id"]: row for row in parsed.rows["indicator"]}
    scores: dict[str, list[str]] = defaultdict(list)
    for row in parsed.rows["stated_score"]:
        if row["self_score"] is not None:
            scores[leaves[row["indicator_id"]]["scheme_id"]].append(plain(row["self_score"]))
    for scheme in parsed.rows["scheme"]:
        if scheme.get("stated_score") is not None and scores[scheme["scheme_id"]]:
            yield sum_check(
                "scores_against_total",
                scheme["scheme_id"],
                plain(scheme["stated_score"]),
                tuple(scores[scheme["scheme_id"]]),
                scheme_id=scheme["scheme_id"],
                unit_of_measure="分",
                document_id=scheme["document_id"],
                line=scheme["line"],
            )


def _plans_against_hundred(parsed: Parsed) -> Iterator[Row]:
    """A plan's shares by the reading that fits: the last of a growing plan, the sum of instalments; else the sum."""
    schemes = _schemes(parsed)
    plans: dict[str, list[Row]] = defaultdict(list)
    for row in parsed.rows["spending"]:
        if row["kind"] == "plan" and row["share_as_printed"] is not None:
            plans[row["unit_id"]].append(row)
    for unit_id, rows in plans.items():
        shares = [plain(row["share_as_printed"]) for row in rows]
        parts = shares[-1:] if rows[0]["plan_mode"] in ("cumulative", "either") else shares
        yield sum_check(
            "plan_against_hundred",
            unit_id,
            "100",
            tuple(parts),
            scheme_id=schemes[rows[0]["document_id"]],
            unit_id=unit_id,
            unit_of_measure="%",
            document_id=rows[0]["document_id"],
            line=rows[-1]["line"],
        )


def _schemes(parsed: Parsed) -> dict[str, str]:
    return {row["document_id"]: row["scheme_id"] for row in parsed.rows["scheme"]}


def _scaled(yuan: float, factor: Decimal) -> str:
    return f"{(Decimal(plain(yuan)) / factor).normalize():f}"


def _rounded(value: Decimal) -> Decimal:
    """Six places, which every print is coarser than; exact quotients stay exact."""
    return round(value, 6)
