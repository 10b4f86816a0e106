"""The desk's own processes, which are killed without warning and started again."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from socket import socket

import click

from heqi.bench.server import Client

PATIENCE = 300.0
FAREWELL = 30.0


class Processes:
    """One `heqi serve` and some `heqi worker` with the environment as it is, each a process of its own by the number.

    Every kill is SIGKILL.
    """

    def __init__(self, home: Path, *, workers: int) -> None:
        with socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        with (home / "chaos.log").open("ab") as log:
            command = [sys.executable, "-m", "heqi.cli.nursery"]
            self._nursery = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, bufsize=1
            )
        self._hear()
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
        return any(_lives(worker) for worker in self._workers)

    def mend(self) -> None:
        """Start again what is dead."""
        if not _lives(self._server):
            self._server = self._start_server()
        self._workers = [each if _lives(each) else self._start("worker") for each in self._workers]

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
        """In good order; what does not go is killed."""
        running = [self._server, *self._workers]
        for process in running:
            _signal(process, signal.SIGTERM)
        given_up = time.monotonic() + FAREWELL
        while any(_lives(process) for process in running) and time.monotonic() < given_up:
            time.sleep(0.05)
        for process in running:
            _signal(process, signal.SIGKILL)
        self._nursery.kill()
        self._nursery.communicate()

    def _start_server(self) -> int:
        return self._start("serve", "--no-worker", "--processes", "1", "--port", str(self.port))

    def _start(self, *words: str) -> int:
        assert self._nursery.stdin is not None
        self._nursery.stdin.write(f"{json.dumps(words)}\n")
        return int(self._hear())

    def _hear(self) -> str:
        assert self._nursery.stdout is not None
        line = self._nursery.stdout.readline().strip()
        if not line:
            raise click.ClickException("The desk's processes could not be started; chaos.log says why.")
        return line


def _kill(process: int) -> None:
    """And wait until it is gone."""
    _signal(process, signal.SIGKILL)
    while _lives(process):
        time.sleep(0.002)


def _signal(process: int, which: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, which)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
