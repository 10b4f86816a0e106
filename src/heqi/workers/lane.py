"""One lane of the worker: a step repeated in a thread of its own, so that no lane keeps another waiting."""

import threading
import time
from collections.abc import Callable

import structlog
from django.db import DatabaseError, connections

from heqi.workers.bell import Bell

log = structlog.get_logger(__name__)
LONGEST_REST = 1.0


def rest_a_while() -> float:
    """The usual time to rest, in seconds, when nothing says that there is work."""
    return LONGEST_REST


class Lane:
    """Runs `step` until stopped: again at once while it finds work, else after `rest_for()` seconds or the next change.

    `calm`: the least number of seconds from a look that found nothing to the next, however much is written meanwhile.
    `step` returns how much it did. What it raises is logged by its kind and tried again after a second: a worker
    that outlives a restart of the database needs nobody to start it.
    """

    def __init__(
        self,
        name: str,
        step: Callable[[], int],
        stop: threading.Event,
        bell: Bell,
        *,
        calm: float,
        rest_for: Callable[[], float] = rest_a_while,
    ) -> None:
        self.name = name
        self._step = step
        self._stop = stop
        self._bell = bell
        self._calm = calm
        self._rest_for = rest_for
        self._thread = threading.Thread(target=self._run, name=f"heqi-{name}", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def join(self, timeout: float) -> bool:
        """Whether the lane came to its end within `timeout` seconds."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                self._turn()
        finally:
            connections.close_all()

    def _turn(self) -> None:
        heard, looked_at = self._bell.count, time.monotonic()
        try:
            if not self._step():
                self._bell.wait(heard, self._rest_for())
                self._stop.wait(max(0.0, looked_at + self._calm - time.monotonic()))
        except Exception as error:
            log.warning("worker lane failed", lane=self.name, error=type(error).__name__)
            if isinstance(error, DatabaseError):
                connections.close_all()
            self._stop.wait(LONGEST_REST)
