"""What the rooms of tables and pictures may ask of whoever lays out the page that they stand in (layout.py)."""

from typing import Protocol

from assessment.pictures.boxes import Box
from assessment.pictures.look import Look, Style
from assessment.pictures.markup import Node
from assessment.pictures.words import Run


class Laying(Protocol):
    """Lays out elements: how each looks, what is in it, and how much room it needs."""

    look: Look

    def content(self, node: Node, width: float) -> Box:
        """What is in an element that is to be so wide with its padding."""

    def runs(self, part: Node | str, style: Style) -> list[Run]:
        """What stands in lines, as runs."""

    def extent(self, node: Node) -> tuple[float, float]:
        """The least width in which an element keeps together, and the one in which it needs no more lines than it has."""
