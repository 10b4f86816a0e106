"""A real desk for tests from outside: `heqi` commands and a running `heqi serve`, in a home of their own."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.ports import find_free_port

PASSWORD = re.compile(r"username: (\S+)\s.*password: (\S+)")


@dataclass
class Desk:
    """`home` becomes HEQI_HOME; `passwords` are those that the commands printed, by log-in name;
    `settings`: more of the environment."""

    home: Path
    port: int = field(default_factory=find_free_port)
    passwords: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    _server: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        """Where the workbench is served."""
        return f"http://127.0.0.1:{self.port}"

    def run(self, *words: str | Path) -> str:
        """What `heqi WORDS` prints. Raises AssertionError with it when the command fails."""
        done = subprocess.run(
            self._command(*words),
            env=self._environment(),
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, f"heqi {' '.join(map(str, words))}\n{done.stdout}{done.stderr}"
        self.passwords.update(PASSWORD.findall(done.stdout))
        return done.stdout

    def open_shop(self, name: str) -> None:
        """Add a shop on Pinduoduo; the first one brings the owner of the desk with it."""
        self.run("shop", "add", name, "--platform", "pinduoduo")

    def hire(self, username: str, name: str, shop: str, role: str = "agent", limit_yuan: int | None = None) -> None:
        """Add somebody who serves that shop."""
        limit = [] if limit_yuan is None else ["--limit", str(limit_yuan)]
        self.run("staff", "add", username, "--name", name, "--shop", shop, "--role", role, *limit)

    def start(self, command: str = "serve", *options: str) -> None:
        """`heqi serve`, or `heqi demo`, until `stop`. Raises AssertionError with the log when it does not come up."""
        log = (self.home / "serve.log").open("wb")
        self._server = subprocess.Popen(
            self._command(command, "--port", str(self.port), *options),
            env=self._environment(),
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline and self._server.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/api/session", timeout=5).close()
                self.passwords.update(PASSWORD.findall(self.log))
                return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
        self.stop()
        raise AssertionError(f"heqi serve did not come up:\n{self.log}")

    def stop(self) -> None:
        """End the server and its worker."""
        if self._server is None:
            return
        self._server.send_signal(signal.SIGTERM)
        try:
            self._server.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait()
        self._server = None

    def kill(self) -> None:
        """End the server process as the machine would, without a word to its children."""
        assert self._server is not None
        self._server.kill()
        self._server.wait()
        self._server = None

    def children(self, named: str) -> list[int]:
        """Ids of the processes that the server has started with `named` in their command line."""
        assert self._server is not None
        listed = ["ps", "-o", "pid=,args=", "--ppid", str(self._server.pid)]
        lines = subprocess.run(listed, capture_output=True, text=True, check=False).stdout.splitlines()
        return [int(line.split()[0]) for line in lines if named in line]

    @property
    def log(self) -> str:
        """What the server and its worker have said so far."""
        return (self.home / "serve.log").read_text("utf-8", "replace")

    def _command(self, *words: str | Path) -> list[str]:
        return [sys.executable, "-m", "heqi", *map(str, words)]

    def _environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith(("HEQI_", "DJANGO_"))}
        return own | {"HEQI_HOME": str(self.home)} | self.settings
