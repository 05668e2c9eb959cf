"""Where words stand beside points, so that none covers another word, a point or a corner, however wide the picture is."""

from collections.abc import Iterator
from dataclasses import dataclass, field

# Pixels: height of a line of words, between a point and its words, and around a point that nothing may cover.
LINE = 20
GAP = 11
_RADIUS = 8


@dataclass(frozen=True)
class Spot:
    """A point with its words: ``x`` as a share of the picture's width, ``y`` and the words' ``width`` in pixels."""

    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Place:
    """Where the words of a spot stand: to its ``right`` or ``left``, so many lines below it (above it where negative)."""

    side: str = "right"
    lines: int = 0


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles share any ground."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass
class _Ground:
    """What is taken of a picture of one width."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def is_free(self, boxes: list[Box]) -> bool:
        words = boxes[0]
        inside = words.left >= 0 and words.right <= self.width and words.top >= 0 and words.bottom <= self.height
        return inside and not any(box.meets(other) for box in boxes for other in self.taken)


def places(
    spots: list[Spot], *, height: float, widths: tuple[float, ...], corner: tuple[float, float] = (0.0, 0.0)
) -> list[Place]:
    """A place for the words of every spot, near it first; ``corner`` is the size of what stands in each of the four.

    Words free of each other in the narrowest and in the widest of ``widths`` are so in between: edges move in proportion.
    Where there is no other room, the line that leads to the words may run through others; where there is none at all, they
    stay beside their spot.
    """
    grounds = [_Ground(width, height, [*_corners(width, height, corner), *_dots(spots, width)]) for width in widths]
    found: dict[int, Place] = {}
    for index in sorted(range(len(spots)), key=lambda one: (spots[one].y, -spots[one].x)):
        spot = spots[index]
        free = (
            place
            for boxes in (_boxes, _words)
            for place in _candidates(height)
            if all(ground.is_free(boxes(spot, place, ground.width)) for ground in grounds)
        )
        found[index] = place = next(free, Place())
        for ground in grounds:
            ground.taken.extend(_boxes(spot, place, ground.width))
    return [found[index] for index in range(len(spots))]


def _candidates(height: float) -> Iterator[Place]:
    for distance in range(int(height / LINE)):
        for lines in (distance, -distance) if distance else (0,):
            yield Place("right", lines)
            yield Place("left", lines)


def _boxes(spot: Spot, place: Place, width: float) -> list[Box]:
    """The words, and the line that leads to them where they do not stand beside their spot."""
    at, middle = spot.x * width, spot.y + place.lines * LINE
    left = at + GAP if place.side == "right" else at - GAP - spot.width
    words = Box(left, middle - LINE / 2, left + spot.width, middle + LINE / 2)
    if not place.lines:
        return [words]
    # It leaves its own point's ground, which is taken by the point.
    start = spot.y + (_RADIUS if place.lines > 0 else -_RADIUS)
    return [words, Box(at - 1, min(start, middle), at + 1, max(start, middle))]


def _words(spot: Spot, place: Place, width: float) -> list[Box]:
    return _boxes(spot, place, width)[:1]


def _dots(spots: list[Spot], width: float) -> list[Box]:
    return [Box(one.x * width - _RADIUS, one.y - _RADIUS, one.x * width + _RADIUS, one.y + _RADIUS) for one in spots]


def _corners(width: float, height: float, size: tuple[float, float]) -> list[Box]:
    across, down = size
    return [Box(left, top, left + across, top + down) for left in (0, width - across) for top in (0, height - down)]
