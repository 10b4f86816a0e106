"""Who changed when, in order of time: what the platforms' lists are answered from.

Two arrays of 64-bit numbers take 16 bytes a change; a thing that changed again since is skipped when it is read.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator


class Log:
    """Moments and serial numbers, appended in order of time."""

    __slots__ = ("at", "serials")

    def __init__(self) -> None:
        self.at = array("q")
        self.serials = array("q")

    def add(self, at: int, serial: int) -> None:
        """`at` is never before the one added last."""
        self.at.append(at)
        self.serials.append(serial)

    def between(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """(serial, moment), newest first, of start ≤ moment ≤ end."""
        first, last = bisect_left(self.at, start), bisect_right(self.at, end)
        for place in range(last - 1, first - 1, -1):
            yield self.serials[place], self.at[place]


class Marks:
    """The logs of one shop."""

    __slots__ = ("confirmed", "created", "invoices", "order_changes", "refund_changes", "reviews")

    def __init__(self) -> None:
        self.created = Log()
        self.confirmed = Log()
        self.order_changes = Log()
        self.refund_changes = Log()
        self.reviews = Log()
        self.invoices = Log()
