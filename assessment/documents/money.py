"""Money as printed, in yuan; computed exactly."""

import re
from decimal import Decimal

from assessment.documents.phrases import NUMBER

_MONEY = re.compile(rf"({NUMBER})\s*(万元|元)?")
_FACTORS = {"元": Decimal(1), "万元": Decimal(10000)}


def yuan(cell: str, unit: str) -> Decimal | None:
    """A printed amount in yuan; ``unit`` counts where the cell prints none. None where the cell is no amount."""
    match = _MONEY.fullmatch(cell.replace(",", "").replace("，", "").strip())
    return Decimal(match[1]) * _FACTORS[match[2] or unit] if match else None


def in_unit(amount: Decimal, unit: str) -> Decimal:
    """Yuan in the unit that they are printed in."""
    return amount / _FACTORS[unit]
