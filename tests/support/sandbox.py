"""A sandbox in a process of its own, and the levers to steer it."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2


@dataclass(frozen=True)
class Sandbox:
    """`url`: http://127.0.0.1:port, with /pop and /top; `connections`: keys and tokens of each shop."""

    url: str
    control_token: str
    connections: list[dict[str, Any]]
    client: httpx2.Client = field(repr=False)
    process: subprocess.Popen[str] | None = None

    def connection(self, platform: str, *, by_staff: bool = False) -> dict[str, Any]:
        """The keys of a platform's shop, of its main account or of its first member of staff."""
        return next(c for c in self.connections if c["platform"] == platform and bool(c["sub_nick"]) is by_staff)

    def look(self, path: str = "", **params: Any) -> Any:
        """GET /control/…"""
        answer = self.client.get(f"{self.url}/control{path}", params=params, headers=self._headers, timeout=60)
        answer.raise_for_status()
        return answer.json()

    def steer(self, path: str, **body: Any) -> Any:
        """POST /control/…"""
        answer = self.client.post(f"{self.url}/control{path}", json=body, headers=self._headers, timeout=60)
        answer.raise_for_status()
        return answer.json()

    def all_rows(self, path: str, **params: Any) -> list[dict[str, Any]]:
        """Every row of truth or ledger."""
        rows: list[dict[str, Any]] = []
        after: int | None = 0
        while after is not None:
            page = self.look(path, after=after, limit=10_000, **params)
            rows += page["rows"]
            after = page["next"]
        return rows

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.control_token}"}


@contextmanager
def running_sandbox(*, wait: float = 60, **options: Any) -> Iterator[Sandbox]:
    """`running_sandbox(orders=600, seed=20, faults="all=0.05")`: each option as `heqi sandbox` takes it."""
    wishes = [part for name, value in options.items() for part in _option(name, value)]
    command = [sys.executable, "-m", "heqi", "sandbox", "--port", "0", "--json", *wishes]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        opening = json.loads(_first_line(process, wait))
        with httpx2.Client() as client:
            yield Sandbox(opening["url"], opening["control_token"], opening["connections"], client, process)
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _option(name: str, value: Any) -> list[str]:
    flag = f"--{name.replace('_', '-')}"
    return ([flag] if value else []) if isinstance(value, bool) else [flag, str(value)]


def _first_line(process: subprocess.Popen[str], wait: float) -> str:
    """What it says when it stands; fails with what it complained of."""
    assert process.stdout is not None and process.stderr is not None
    began = time.monotonic()
    line = process.stdout.readline()
    if not line:
        raise AssertionError(f"the sandbox did not start: {process.stderr.read()}")
    assert time.monotonic() - began < wait
    return line
