"""A worker as a child process, started again whenever it dies."""

import os
import signal
import subprocess
import sys
import threading
import time

import structlog

LONGEST_WAIT = 30.0
HEALTHY_AFTER = 60.0
PATIENCE = 15.0
log = structlog.get_logger(__name__)


class WorkerChild:
    """Keeps one `heqi worker` running beside this process until `stop`."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, name="heqi-worker-child", daemon=True)

    def start(self) -> None:
        """Start the child and the thread that watches it."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the child to stop, wait, and end it by force when it does not. Work that was cut off is done again."""
        self._stop.set()
        process = self._process
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
        self._thread.join(PATIENCE)

    def _keep(self) -> None:
        wait = 1.0
        while not self._stop.is_set():
            began = time.monotonic()
            self._process = _start()
            if self._stop.is_set():  # told to while it was started: `stop` has not seen it
                self._process.terminate()
            code = self._process.wait()
            if self._stop.is_set():
                return
            wait = 1.0 if time.monotonic() - began > HEALTHY_AFTER else min(wait * 2, LONGEST_WAIT)
            log.warning("worker died and is started again", code=code, wait=wait)
            self._stop.wait(wait)


def _start() -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "heqi", "worker", "--parent", str(os.getpid())]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL)
