"""The front: accepts connections, hands them to the parts in turn, and starts a part again that has died.

The parts do not accept by themselves: the one that happens to be idle would get all the connections that browsers and
proxies keep open, and stay with them.
"""

import os
import selectors
import signal
import socket
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from heqi.web.processes.part import Part

MOST = 4
LOOK_EVERY = 0.5
LOOK_WHILE_STARTING = 0.05
PATIENCE = 15.0


def usual_processes() -> int:
    """One for each core that we may use, up to four: more would only wait for one database."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST)


class Front:
    """Serves a bound socket through `processes` parts until SIGTERM or SIGINT."""

    def __init__(self, listener: socket.socket, *, processes: int) -> None:
        self._listener = listener
        self._parts = [Part(number) for number in range(processes)]
        self._turn = 0
        self._waiting: deque[socket.socket] = deque()
        self._stopping = False

    def run(self, told: threading.Event) -> None:
        """Blocks. At the end every connection that was accepted has been answered, or `PATIENCE` is over.

        `told`: set by a signal that came before this one hears them.
        """
        self._listener.setblocking(False)
        try:
            with self._bell() as bell, selectors.DefaultSelector() as selector:
                selector.register(bell, selectors.EVENT_READ, bell.recv)
                self._stopping = self._stopping or told.is_set()
                while not self._stopping:
                    self._look(selector)
        finally:
            self._listener.close()
            self._stop_parts()

    def _look(self, selector: selectors.BaseSelector) -> None:
        for part in self._parts:
            part.look_after(time.monotonic())
        self._give_waiting()
        ready = [part.is_ready() for part in self._parts]
        self._watch_listener(selector, any(ready))
        for key, _ in selector.select(LOOK_EVERY if all(ready) else LOOK_WHILE_STARTING):
            key.data(64)

    def _watch_listener(self, selector: selectors.BaseSelector, ready: bool) -> None:
        """While no part is ready, connections wait in the kernel's queue."""
        watched = self._listener in selector.get_map()
        if ready and not watched:
            selector.register(self._listener, selectors.EVENT_READ, self._hand_on)
        elif watched and not ready:
            selector.unregister(self._listener)

    def _hand_on(self, most: int) -> None:
        for _ in range(most):
            try:
                connection, _ = self._listener.accept()
            except OSError:  # no more of them, gone again, or no file handle free
                return
            self._waiting.append(connection)
            self._give_waiting()

    def _give_waiting(self) -> None:
        """What nobody can take now, because a part has just died, waits for the next look."""
        while self._waiting and self._give(self._waiting[0]):
            self._waiting.popleft().close()

    def _give(self, connection: socket.socket) -> bool:
        for _ in self._parts:
            self._turn = (self._turn + 1) % len(self._parts)
            if self._parts[self._turn].take(connection):
                return True
        return False

    def _stop_parts(self) -> None:
        for connection in self._waiting:
            connection.close()
        for part in self._parts:
            part.ask_to_stop()
        end = time.monotonic() + PATIENCE
        for part in self._parts:
            part.wait(end - time.monotonic())

    @contextmanager
    def _bell(self) -> Iterator[socket.socket]:
        """A socket that becomes readable with a signal, so that the waiting ends at once."""
        ours, kernels = socket.socketpair()
        with ours, kernels:
            ours.setblocking(False)
            kernels.setblocking(False)
            signal.set_wakeup_fd(kernels.fileno(), warn_on_full_buffer=False)
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, self._stop)
            try:
                yield ours
            finally:
                signal.set_wakeup_fd(-1)

    def _stop(self, *_: object) -> None:
        self._stopping = True
