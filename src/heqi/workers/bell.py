"""How lanes wait: one thread watches the database for all of them, and rings when anybody has written."""

import threading

import structlog

from heqi.db.changes import Watcher, open_watcher

log = structlog.get_logger(__name__)
AGAIN = 1.0
"""Seconds until the database is tried again after it went away; meanwhile each lane looks once a second by itself."""


class Bell:
    """Belongs to one worker. On SQLite a commit of anybody ends a rest within 20 ms, on PostgreSQL within 50 ms.

    Each lane asking for itself would be some three hundred queries a second on a desk where nothing happens.
    """

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._rung = threading.Condition()
        self._count = 0
        self._thread = threading.Thread(target=self._watch, name="heqi-bell", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def join(self, timeout: float) -> bool:
        """Whether the watch came to its end within `timeout` seconds."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    @property
    def count(self) -> int:
        """How often it has rung. To be read before the look after which one rests: what comes between is heard."""
        return self._count

    def ring(self) -> None:
        """Wake everybody."""
        with self._rung:
            self._count += 1
            self._rung.notify_all()

    def wait(self, heard: int, seconds: float) -> None:
        """Rest until it has rung more than `heard` times, `seconds` at most."""
        with self._rung:
            self._rung.wait_for(lambda: self._count != heard, max(0.0, seconds))

    def _watch(self) -> None:
        while not self._stop.is_set():
            try:
                self._listen(open_watcher())
            except Exception as error:
                log.warning("nobody watches the database", error=type(error).__name__)
                self._stop.wait(AGAIN)

    def _listen(self, watcher: Watcher) -> None:
        try:
            while not self._stop.wait(watcher.step):
                if watcher.changed():
                    self.ring()
        finally:
            watcher.close()
