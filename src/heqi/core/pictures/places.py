"""Places in a picture, in whole points from its upper left corner, upright."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle; width and height are at least 1."""

    x: int
    y: int
    width: int
    height: int

    def body(self) -> list[int]:
        """[x, y, width, height]."""
        return [self.x, self.y, self.width, self.height]


def box_around(points: Iterable[Point], *, margin: int = 0) -> Box:
    """The smallest box that holds all points, `margin` wider on each side; never left of or above the picture."""
    held = list(points)
    left, top = floor(min(x for x, _ in held)) - margin, floor(min(y for _, y in held)) - margin
    right, bottom = ceil(max(x for x, _ in held)) + margin, ceil(max(y for _, y in held)) + margin
    left, top = max(0, left), max(0, top)
    return Box(left, top, max(1, right - left), max(1, bottom - top))


def part_of(corners: Sequence[Point], start: float, end: float) -> list[Point]:
    """The part of a slanting strip between two shares of its length. `corners`: upper left, clockwise."""
    upper_left, upper_right, lower_right, lower_left = corners
    return [
        _between(upper_left, upper_right, start),
        _between(upper_left, upper_right, end),
        _between(lower_left, lower_right, end),
        _between(lower_left, lower_right, start),
    ]


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
