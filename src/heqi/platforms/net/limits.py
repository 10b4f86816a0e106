"""How often a platform lets itself be asked, and the waiting that keeps within it."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

KEPT = 2_000
"""Moments remembered per limit; a wider one is cut into slices of so many calls, which keeps it all the same."""

FINEST = 0.001
"""Seconds that a wait takes at least: of two large numbers that differ by less than their last digit, none is later."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` calls in any `seconds`."""

    times: int
    seconds: float

    def sliced(self) -> "Limit":
        """The same rate over a shorter time, so that few moments need to be remembered."""
        if self.times <= KEPT:
            return self
        return Limit(KEPT, self.seconds * KEPT / self.times)


class Pace:
    """Holds callers back so that no limit is passed, whatever second the platform counts from. Safe between threads.

    A bucket that refills would let twice the limit through within one of the platform's own periods; so the moments of
    the last calls are kept instead. Clock (seconds, monotonic) and sleep are given, so that tests need not wait.
    """

    def __init__(
        self, *, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._lock = Lock()
        self._calls: dict[tuple[str, Limit], deque[float]] = {}

    def wait(self, name: str, limit: Limit) -> None:
        """Wait until one more call under this name fits the limit, and count it."""
        fitting = limit.sliced()
        while (left := self._claim(name, fitting)) > 0:
            self._sleep(left)

    def _claim(self, name: str, limit: Limit) -> float:
        """0 when the call fits and is counted; else the seconds until it may."""
        with self._lock:
            calls = self._calls.setdefault((name, limit), deque(maxlen=limit.times))
            now = self._clock()
            if len(calls) == limit.times and now - calls[0] < limit.seconds:
                return max(limit.seconds - (now - calls[0]), FINEST)
            calls.append(now)
            return 0.0


SHARED = Pace()
"""The pace of this process: every connector of a shop waits in the same queue."""


def _go_on(_seconds: float) -> None:
    """Wait for nothing."""


class _Unpaced(Pace):
    """Lets every call through at once."""

    def wait(self, name: str, limit: Limit) -> None:
        """Nothing to wait for."""


UNPACED: Pace = _Unpaced(sleep=_go_on)
"""For measurements against a sandbox whose limits are lifted."""
