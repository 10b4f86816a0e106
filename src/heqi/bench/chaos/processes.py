"""The desk's own processes, which are killed without warning and started again."""

import signal
import subprocess
import sys
import time
from http.client import HTTPException
from pathlib import Path
from socket import socket

import click

from heqi.bench.server import Client

PATIENCE = 300.0


class Processes:
    """One `heqi serve` and some `heqi worker` with the environment as it is. Every kill is SIGKILL."""

    def __init__(self, home: Path, *, workers: int) -> None:
        self._log = (home / "chaos.log").open("ab")
        with socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._server = self._start_server()
        self._workers = [self._start("worker") for _ in range(workers)]

    def kill_server(self) -> None:
        """As a power cut would."""
        _kill(self._server)

    def kill_workers(self, *, all_of_them: bool) -> None:
        """One of them, a different one each time, or all."""
        self._workers.append(self._workers.pop(0))
        for worker in self._workers if all_of_them else self._workers[:1]:
            _kill(worker)

    @property
    def worker_lives(self) -> bool:
        """Whether any does."""
        return any(worker.poll() is None for worker in self._workers)

    def mend(self) -> None:
        """Start again what is dead."""
        if self._server.poll() is not None:
            self._server = self._start_server()
        self._workers = [each if each.poll() is None else self._start("worker") for each in self._workers]

    def wait(self) -> None:
        """Until the server answers. Raises click.ClickException."""
        given_up = time.monotonic() + PATIENCE
        while time.monotonic() < given_up:
            try:
                Client(self.port).call("GET", "/api/session")
                return
            except (OSError, HTTPException):
                time.sleep(0.2)
        raise click.ClickException("heqi serve did not come up again.")

    def end(self) -> None:
        """In good order."""
        for process in (self._server, *self._workers):
            process.send_signal(signal.SIGTERM)
        for process in (self._server, *self._workers):
            process.wait(30)
        self._log.close()

    def _start_server(self) -> "subprocess.Popen[bytes]":
        return self._start("serve", "--no-worker", "--processes", "1", "--port", str(self.port))

    def _start(self, *words: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "heqi", *words]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
