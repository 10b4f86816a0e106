"""Chance. Every order has dice of its own, so that what a merchant does to one never alters the fate of another.

The generator is splitmix64 (Steele, Lea, Flood 2014): a market makes some nine sets of dice per order, and to seed one
of Python's own costs twenty times as much as to throw it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from enum import IntEnum
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")
_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15


class Kind(IntEnum):
    """What the dice are for; two kinds never share a throw."""

    ORDER = 1
    BUYER = 2
    PARCEL = 3
    GRIEVANCE = 4
    TALK = 5
    PRACTICE = 6
    FAULT = 7
    CLERK = 8
    MONEY = 9
    BUSTLE = 10


def _mix(number: int) -> int:
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & _MASK
    return number ^ (number >> 31)


class Dice:
    """A stream of throws from one 64-bit state."""

    __slots__ = ("_state",)

    def __init__(self, state: int) -> None:
        self._state = state & _MASK

    def random(self) -> float:
        """In [0, 1)."""
        self._state = (self._state + _GOLDEN) & _MASK
        return (_mix(self._state) >> 11) * 2.0**-53

    def uniform(self, low: float, high: float) -> float:
        """In [low, high)."""
        return low + (high - low) * self.random()

    def randint(self, low: int, high: int) -> int:
        """low … high, both included."""
        return low + int(self.random() * (high - low + 1))

    def choice(self, values: Sequence[T]) -> T:
        """One of them, each as likely."""
        return values[int(self.random() * len(values))]


def dice(seed: int, kind: Kind, serial: int) -> Dice:
    """The same three numbers give the same throws, on every machine."""
    return Dice(_mix((_mix((_mix(seed & _MASK) + kind * _GOLDEN) & _MASK) + serial) & _MASK))


class Shares(Generic[T]):
    """Values, each with its share of the whole."""

    __slots__ = ("_ends", "values")

    def __init__(self, weighted: Sequence[tuple[T, float]]) -> None:
        self.values = tuple(value for value, _ in weighted)
        self._ends = list(accumulate(float(weight) for _, weight in weighted))

    def pick(self, rng: Dice) -> T:
        """One of them, as likely as its share."""
        place = bisect_right(self._ends, rng.random() * self._ends[-1])
        return self.values[min(place, len(self.values) - 1)]
