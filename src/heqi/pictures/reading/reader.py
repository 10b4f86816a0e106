"""The desk's end of the process that reads pictures: one picture at a time, started at need, ended when idle."""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Callable
from threading import Lock, Timer

import structlog

from heqi.core.errors import HeqiError
from heqi.core.pictures.reading import Reading, reading_of
from heqi.pictures.reading.frames import read_frame, write_frame

PATIENCE = 45.0
"""Seconds to wait for a turn, and then for the reading: the first one of the day loads the models."""
IDLE = 300.0
"""Seconds without a picture after which its memory is given back."""
COMMAND = (sys.executable, "-I", "-m", "heqi.pictures.reading.child")
log = structlog.get_logger(__name__)


class Reader:
    """Reads pictures in a child process. Threads take turns."""

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        self._command = command
        self._turn = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._rest: Timer | None = None

    def read(self, content: bytes) -> Reading:
        """What stands in a picture (bytes of JPEG or PNG, its points counted before). Raises picture.unread (503)."""
        if not self._turn.acquire(timeout=PATIENCE):
            raise unable_to_read()
        try:
            self._stay()
            return reading_of(json.loads(self._ask(content)))
        finally:
            self._rest_later()
            self._turn.release()

    def close(self) -> None:
        """End the process, if it runs."""
        with self._turn:
            self._stay()
            self._end()

    def _ask(self, content: bytes) -> bytes:
        for _ in range(2):  # a child that died while it was idle is started once more
            child = self._child = self._child or self._start()
            watch = Timer(PATIENCE, child.kill)
            watch.daemon = True
            watch.start()
            answer = _exchange(child, content)
            watch.cancel()
            if answer is not None:
                return answer
            self._end()
        log.warning("a picture could not be read")
        raise unable_to_read()

    def _start(self) -> subprocess.Popen[bytes]:
        pipe, environment = subprocess.PIPE, {**os.environ, "OMP_NUM_THREADS": "1"}
        return subprocess.Popen(self._command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment)

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    _quietly(pipe.close)

    def _stay(self) -> None:
        if self._rest is not None:
            self._rest.cancel()

    def _rest_later(self) -> None:
        self._rest = Timer(IDLE, self.close)
        self._rest.daemon = True
        self._rest.start()


def unable_to_read() -> HeqiError:
    """The reading process is busy, slow or died of this picture."""
    return HeqiError(
        "picture.unread",
        "图片还没有检查成功，暂时不能发送。请稍后重试，或换一张截图。",
        "The picture could not be checked and cannot be sent yet. Try again, or take another screenshot.",
        503,
    )


def _exchange(child: subprocess.Popen[bytes], content: bytes) -> bytes | None:
    assert child.stdin is not None and child.stdout is not None
    try:
        write_frame(child.stdin, content)
        return read_frame(child.stdout)
    except OSError:
        return None


def _quietly(close: Callable[[], None]) -> None:
    try:
        close()
    except OSError:
        log.debug("the reading process had hung up")


READER = Reader()
atexit.register(READER.close)
