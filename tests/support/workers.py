"""Real `heqi worker` processes on this test's database."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 20.0


def database_url() -> str:
    """HEQI_DATABASE_URL of the database that this test uses."""
    from django.db import connection

    here = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{here['NAME']}"
    password = f":{quote(here['PASSWORD'])}" if here["PASSWORD"] else ""
    return f"postgresql://{here['USER']}{password}@{here['HOST']}:{here['PORT']}/{here['NAME']}"


@dataclass
class Workers:
    """Starts workers and ends those that are left."""

    running: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def start(self, *words: str) -> "subprocess.Popen[bytes]":
        """One more worker."""
        environment = os.environ | {
            "HEQI_DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "tests.support.worker_settings",
            "PYTHONPATH": str(ROOT),
        }
        process = subprocess.Popen([sys.executable, "-m", "heqi", "worker", *words], cwd=ROOT, env=environment)
        self.running.append(process)
        return process

    def stop(self, process: "subprocess.Popen[bytes]") -> int:
        """Ask it to stop; its exit code."""
        process.send_signal(signal.SIGTERM)
        return process.wait(PATIENCE)

    def end_all(self) -> None:
        """Kill what still runs."""
        for process in self.running:
            if process.poll() is None:
                process.kill()
                process.wait()


def wait_until(happened: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait until that is so; fail after `seconds`."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


@pytest.fixture
def workers(transactional_db: None) -> Iterator[Workers]:
    """Worker processes, gone after the test."""
    started = Workers()
    yield started
    started.end_all()
