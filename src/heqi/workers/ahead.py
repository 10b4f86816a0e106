"""Windows of a stream asked for side by side and handed over in their order: a platform thinks longer than we do."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import islice
from queue import Empty, Full, Queue, SimpleQueue

from django.db import connections

from heqi.core.connecting import Page

Mark = dict[str, datetime]
Window = tuple[datetime, datetime, Mark]
Pull = Callable[[datetime, datetime], Iterable[Page]]
AHEAD = 4
"""Windows asked for beyond the one that is being read, for each thread: one that has to be asked twice holds up few."""
PAGES = 2
"""Pages of one window that wait for their turn: a shop that is far behind must not fill the memory."""
_LOOK_EVERY = 0.5


@contextmanager
def asked_ahead(
    pull: Pull, windows: Iterable[Window], *, at_once: int
) -> Iterator[Iterator[tuple[Mark, Iterable[Page]]]]:
    """(mark, pages) of each window in order, up to `at_once` of them being asked for.

    What a window raises is raised while its pages are read; what was asked for beyond it is dropped. `at_once` 1 asks
    in this very thread, and only when the window before is done.
    """
    stop = threading.Event()
    try:
        yield _in_order(pull, windows, at_once, stop) if at_once > 1 else _one_by_one(pull, windows)
    finally:
        stop.set()


def _one_by_one(pull: Pull, windows: Iterable[Window]) -> Iterator[tuple[Mark, Iterable[Page]]]:
    for since, until, mark in windows:
        yield mark, pull(since, until)


def _in_order(
    pull: Pull, windows: Iterable[Window], at_once: int, stop: threading.Event
) -> Iterator[tuple[Mark, Iterable[Page]]]:
    left, asked = iter(windows), deque[tuple[Mark, _Asked]]()
    waiting: SimpleQueue[_Asked] = SimpleQueue()
    threads = 0
    while True:
        for since, until, mark in islice(left, at_once * AHEAD - len(asked)):
            window = _Asked(pull, since, until, stop)
            asked.append((mark, window))
            waiting.put(window)
        for _ in range(threads, min(at_once, len(asked))):
            # Daemons: an answer that hangs keeps no worker from its end.
            threading.Thread(target=_ask_all, args=(waiting, stop), name="heqi-ahead", daemon=True).start()
            threads += 1
        if not asked:
            return
        mark, first = asked.popleft()
        yield mark, first.pages()


def _ask_all(waiting: "SimpleQueue[_Asked]", stop: threading.Event) -> None:
    while not stop.is_set():
        with suppress(Empty):
            waiting.get(timeout=_LOOK_EVERY).ask()


class _Asked:
    """One window and what came of it so far."""

    def __init__(self, pull: Pull, since: datetime, until: datetime, stop: threading.Event) -> None:
        self._pull, self._since, self._until, self._stop = pull, since, until, stop
        self._said: Queue[Page | Exception | None] = Queue(PAGES)

    def pages(self) -> Iterator[Page]:
        """As they come; raises what the platform said instead of one."""
        while not isinstance(said := self._said.get(), Exception):
            if said is None:
                return
            yield said
        raise said

    def ask(self) -> None:
        """Ask for the window, page by page as they are wanted."""
        try:
            for page in self._pull(self._since, self._until):
                if not self._say(page):
                    return
            self._say(None)
        except Exception as error:
            self._say(error)
        finally:
            connections.close_all()  # keys that were renewed on the way were stored from here

    def _say(self, what: Page | Exception | None) -> bool:
        """Whether anybody still wants to hear it."""
        while not self._stop.is_set():
            try:
                self._said.put(what, timeout=_LOOK_EVERY)
            except Full:
                continue
            return True
        return False
