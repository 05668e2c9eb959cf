"""Which differences does rounding explain? Integers are exact; decimals allow half a unit of their last place each."""

from decimal import Decimal

import pytest

from assessment.reconciliation import result, tolerance


@pytest.mark.parametrize(
    ("stated", "parts", "allowed"),
    [
        ("100", ("40", "60"), "0"),
        ("10.0", ("3.3", "6.7"), "0.15"),
        ("10", ("3.3", "6.6"), "0.10"),
        ("10.00", ("3", "7"), "0.005"),
    ],
)
def test_tolerance(stated: str, parts: tuple[str, ...], allowed: str) -> None:
    assert tolerance(stated, parts) == Decimal(allowed)


@pytest.mark.parametrize(
    ("difference", "allowed", "expected"),
    [
        ("0", "0", "平"),
        ("1", "0", "不平"),
        ("0.1", "0.15", "舍入内"),
        ("-0.15", "0.15", "舍入内"),
        ("0.2", "0.15", "不平"),
    ],
)
def test_result(difference: str, allowed: str, expected: str) -> None:
    assert result(Decimal(difference), Decimal(allowed)) == expected
