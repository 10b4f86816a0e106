"""A part as the front sees it: a child process and the line over which connections go to it."""

import socket
import subprocess
import sys

import structlog

READY = b"r"
SHORTEST_WAIT, LONGEST_WAIT = 1.0, 30.0
HEALTHY_AFTER = 60.0
log = structlog.get_logger(__name__)


class Part:
    """One child process. It ends by itself when its line is closed, also when the front was killed."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._ready = False
        self._wait = SHORTEST_WAIT
        self._began = self._due = 0.0

    def look_after(self, now: float) -> None:
        """Start the child when it is not there; one that keeps dying is started more and more rarely."""
        if self._process is not None and self._process.poll() is not None:
            self._bury(self._process.returncode, now)
        if self._process is None and now >= self._due:
            self._start(now)

    def is_ready(self) -> bool:
        """Whether the child has said that it takes connections."""
        if not self._ready and self._line is not None:
            try:
                self._ready = self._line.recv(len(READY)) == READY
            except OSError:  # nothing said yet, or dead
                self._ready = False
        return self._ready

    def take(self, connection: socket.socket) -> bool:
        """Give the child a copy of this connection; False when it cannot take one now."""
        if self._line is None or not self.is_ready():
            return False
        try:
            return socket.send_fds(self._line, [READY], [connection.fileno()]) == len(READY)
        except OSError:
            return False

    def ask_to_stop(self) -> None:
        """The child takes what is still in the line, answers it, and ends."""
        if self._line is not None:
            self._line.close()
        self._line, self._ready = None, False

    def wait(self, seconds: float) -> None:
        """Wait for the end of a child that was asked to stop; then end it by force."""
        if self._process is None:
            return
        try:
            self._process.wait(max(seconds, 0))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _start(self, now: float) -> None:
        self._line, theirs = socket.socketpair()
        self._line.setblocking(False)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "heqi.web.processes", str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        self._began = now

    def _bury(self, code: int, now: float) -> None:
        self.ask_to_stop()
        self._process = None
        self._wait = SHORTEST_WAIT if now - self._began > HEALTHY_AFTER else min(self._wait * 2, LONGEST_WAIT)
        self._due = now + self._wait
        log.warning("part died and is started again", part=self.number, code=code, wait=self._wait)
