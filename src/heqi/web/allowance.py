"""How often somebody may do something, counted in the memory of this process.

A guard for calls that need no log-in. With several processes each counts for itself, so that the most is a multiple of
what is written; after a restart counting begins anew. What must hold exactly is kept in the database instead.
"""

from collections import OrderedDict
from datetime import datetime
from threading import Lock

MOST_KEYS = 10_000


class Allowance:
    """At most `most` times in `per` seconds for each key; windows begin with a key's first try."""

    def __init__(self, *, most: int, per: int) -> None:
        self._most = most
        self._per = per
        self._windows: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._lock = Lock()

    def take(self, key: str, now: datetime) -> bool:
        """Count one try; whether it is still within the allowance. The keys seen longest ago are forgotten first."""
        moment = now.timestamp()
        with self._lock:
            began, count = self._windows.pop(key, (moment, 0))
            if moment - began >= self._per:
                began, count = moment, 0
            self._windows[key] = (began, count + 1)
            if len(self._windows) > MOST_KEYS:
                self._windows.popitem(last=False)
            return count < self._most

    def forget(self) -> None:
        """Begin anew, for tests."""
        with self._lock:
            self._windows.clear()
