"""Where values lie in a drawn figure."""

from dataclasses import dataclass
from typing import Any

Item = dict[str, Any]


@dataclass(frozen=True)
class Plot:
    """The area between the margins, and the axes that run through it."""

    left: float
    top: float
    width: float
    height: float
    axes: dict[str, Item]

    def x(self, value: float, axis: str = "x") -> float:
        """Where a value of a horizontal axis, or a share of the ``paper``, lies."""
        return self.left + self.width * self._share(value, axis)

    def y(self, value: float, axis: str = "y") -> float:
        """Where a value of the vertical axis, or a share of the ``paper``, lies."""
        return self.top + self.height * (1 - self._share(value, axis))

    def _share(self, value: float, axis: str) -> float:
        if axis == "paper":
            return value
        low, high = self.axes[axis]["range"]
        return float((value - low) / (high - low))
