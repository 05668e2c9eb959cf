"""How a check is made: exact sums of printed numbers, the difference, and what rounding can explain of it."""

from decimal import Decimal

from assessment.documents.parsed import Row

HALF = Decimal("0.5")


def tolerance(stated: str, parts: tuple[str, ...], *, about: bool = False) -> Decimal:
    """What rounding can explain: nothing among integers, else half a unit of the last printed decimal of every number.

    ``about`` says that 约 is printed beside them: then integers are rounded as well.
    """
    return sum((_half_unit(number, about=about) for number in (*parts, stated)), Decimal(0))


def half_of_last_place(printed: str) -> Decimal:
    """Half a unit of the last printed place: what a quotient, which is always rounded, may be off."""
    return _half_unit(printed, about=True)


def _half_unit(printed: str, *, about: bool) -> Decimal:
    decimals = len(printed.partition(".")[2])
    return HALF.scaleb(-decimals) if decimals or about else Decimal(0)


def result(difference: Decimal, allowed: Decimal) -> str:
    """平 when nothing is missing, 舍入内 when rounding explains the difference, else 不平."""
    if difference == 0:
        return "平"
    return "舍入内" if abs(difference) <= allowed else "不平"


def plain(value: float) -> str:
    """A stored number as it is printed: no exponent, no trailing zeros."""
    return f"{Decimal(repr(float(value))).normalize():f}"


def sum_check(
    rule: str, about: str, stated: str, parts: tuple[str, ...], *, is_about: bool = False, **where: str | int | None
) -> Row:
    """A printed total against the sum of printed parts."""
    computed = sum((Decimal(part) for part in parts), Decimal(0))
    allowed = tolerance(stated, parts, about=is_about)
    return check(rule, about, Decimal(stated), computed, allowed, "+".join(parts), **where)


def check(
    rule: str,
    about: str,
    stated: Decimal,
    computed: Decimal,
    allowed: Decimal,
    terms: str,
    **where: str | int | None,
) -> Row:
    """The row of one check: ``terms`` is what was computed, ``where`` what it is about and its passage."""
    difference = computed - stated
    return {
        "reconciliation_id": f"{rule}/{about}",
        "rule": rule,
        "stated": float(stated),
        "computed": float(computed),
        "difference": float(difference),
        "tolerance": float(allowed),
        "result": result(difference, allowed),
        "terms": terms,
        **where,
    }
