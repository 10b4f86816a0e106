"""A real `heqi serve` beside the measurement, and a client that keeps its connection as a browser does."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from socket import socket
from typing import IO, Any

import click


class Refused(click.ClickException):
    """The desk said no. `status` and `code` of its problem."""

    def __init__(self, asked: str, status: int, content: bytes) -> None:
        super().__init__(f"{asked} answered {status}: {content[:300]!r}")
        self.status, self.code = status, ""
        with suppress(ValueError):
            self.code = str(json.loads(content).get("code", ""))


class Client:
    """One person in one browser: cookies, CSRF token, one connection kept open."""

    def __init__(self, port: int, cookies: Mapping[str, str] | None = None) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = dict(cookies or {})

    def log_in(self, username: str, password: str) -> None:
        """Start a session. Raises click.ClickException when the desk refuses."""
        self.call("GET", "/api/session")
        self.call("POST", "/api/session", {"username": username, "password": password})

    def call(self, method: str, path: str, body: dict[str, Any] | None = None, *, key: str = "") -> Any:
        """The decoded answer; `key` goes as Idempotency-Key. Raises Refused for a status of 400 and up."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookie, "X-CSRFToken": self.cookies.get("csrftoken", "")}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if key:
            headers["Idempotency-Key"] = key
        self._connection.request(method, path, None if body is None else json.dumps(body), headers)
        response = self._connection.getresponse()
        content = response.read()
        for header in response.headers.get_all("Set-Cookie", []):
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(header).items()})
        if response.status >= 400:
            raise Refused(f"{method} {path}", response.status, content)
        return json.loads(content)


@contextmanager
def running_server(*, worker: bool = False) -> Iterator[int]:
    """`heqi serve` with the environment as it is, on a free port; the port, once it answers.

    Without a worker, if not said: it would fire the deadlines of a whole made-up shop just then, which no real shop
    has at once.
    """
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "heqi", "serve", *([] if worker else ["--no-worker"]), "--port", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            _wait(server, port, log)
            yield port
        finally:
            server.terminate()
            server.wait(30)


def _wait(server: subprocess.Popen[bytes], port: int, log: IO[bytes]) -> None:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline and server.poll() is None:
        try:
            Client(port).call("GET", "/api/session")
            return
        except (OSError, HTTPException):
            time.sleep(0.2)
    log.seek(0)
    raise click.ClickException(f"heqi serve did not come up:\n{log.read().decode('utf-8', 'replace')}")
