"""One write lock for all processes of one SQLite file: `flock` on `<database>.lock` beside it.

SQLite's own answer to a busy writer is to sleep and look again, for up to 100 ms at a time; under several writers
somebody always sleeps through the free moments. The kernel's queue wakes the next one at once, and it frees the lock
of a process that dies. SQLite's lock stays underneath, so correctness never rests on this file.
"""

import fcntl
import os
import threading
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

_OWN_QUEUES: dict[Path, threading.Lock] = {}
os.register_at_fork(after_in_child=_OWN_QUEUES.clear)


class WriteLock:
    """The lock of one connection. Not reentrant; used by one thread at a time, as its connection is.

    Threads of one process queue among themselves first, so that only one of them waits for the other processes.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None
        self._queue: threading.Lock | None = None
        self._pid = 0

    @property
    def held(self) -> bool:
        """Whether this connection has the lock."""
        return self._queue is not None

    def acquire(self, timeout: float) -> bool:
        """Take the lock, waiting at most `timeout` seconds; whether it was got."""
        end = time.monotonic() + timeout
        queue = _OWN_QUEUES.setdefault(self.path, threading.Lock())
        if not queue.acquire(timeout=timeout):
            return False
        try:
            file = self._open()
            if _try(file) or self._wait(file, end - time.monotonic()):
                self._queue = queue
        finally:
            if self._queue is None:
                queue.release()
        return self.held

    def release(self) -> None:
        """Give the lock back. Nothing happens when it is not held."""
        if self._queue is None:
            return
        if self._file is not None and self._pid == os.getpid():
            fcntl.flock(self._file, fcntl.LOCK_UN)
        queue, self._queue = self._queue, None
        queue.release()

    def close(self) -> None:
        """Give the lock back and forget the file."""
        self.release()
        if self._file is not None and self._pid == os.getpid():
            os.close(self._file)
        self._file = None

    def _open(self) -> int:
        # A forked child shares its parent's open file and with it the parent's lock: it needs one of its own.
        if self._file is None or self._pid != os.getpid():
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            self._pid = os.getpid()
        return self._file

    def _wait(self, file: int, timeout: float) -> bool:
        # flock knows no timeout, so a helper thread waits in the kernel's queue and hands the lock over, or, when
        # nobody waits any more, lets go of it by closing the file that it was given.
        self._file = None
        if not _Waiter(file).wait(timeout):
            return False
        self._file = file
        return True


class _Waiter:
    """Waits for a lock in a thread of its own. When nobody wants the lock any more it closes the file it was given."""

    def __init__(self, file: int) -> None:
        self._file = file
        self._handover = threading.Lock()
        self._done = threading.Event()
        self._given_up = False
        threading.Thread(target=self._run, name="heqi-write-lock", daemon=True).start()

    def wait(self, timeout: float) -> bool:
        """Whether the lock came within `timeout` seconds."""
        try:
            self._done.wait(timeout)
        except BaseException:
            self._give_up(close_if_got=True)
            raise
        return not self._give_up(close_if_got=False)

    def _give_up(self, *, close_if_got: bool) -> bool:
        with self._handover:
            self._given_up = not self._done.is_set()
            if close_if_got and not self._given_up:
                os.close(self._file)
            return self._given_up

    def _run(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_EX)
        with self._handover:
            if self._given_up:
                os.close(self._file)
            else:
                self._done.set()


def _try(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def lock_path(name: str) -> Path:
    """Where the lock of the database called `name` (a path or a `file:` URI) lies."""
    path = unquote(urlsplit(name).path) if name.startswith("file:") else name
    return Path(f"{path}.lock")
