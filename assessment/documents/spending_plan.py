"""How a spending plan is meant: shares that grow to 100, instalments that add up to 100, or both readings (domain.md, 5)."""

from decimal import Decimal

HUNDRED = Decimal(100)


def plan_mode(shares: list[Decimal | None]) -> str | None:
    """``cumulative``, ``instalment`` or ``either`` when both readings fit; None when neither does. Blanks are skipped."""
    printed = [share for share in shares if share is not None]
    grows = bool(printed) and printed == sorted(printed) and printed[-1] == HUNDRED
    adds_up = sum(printed, Decimal(0)) == HUNDRED
    if grows and adds_up:
        return "either"
    return "cumulative" if grows else "instalment" if adds_up else None


def cumulative_shares(shares: list[Decimal | None]) -> list[Decimal | None]:
    """Percent spent by each quarter end; a blank adds nothing. All null where the convention is unclear."""
    mode, spent = plan_mode(shares), Decimal(0)
    curve: list[Decimal | None] = []
    for share in shares:
        if share is not None:
            spent = spent + share if mode == "instalment" else share
        curve.append(spent if mode else None)
    return curve
