"""A sandbox beside the measurement: the market that a desk is connected to, and the truth about it."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click
import httpx2


@dataclass(frozen=True, slots=True)
class BenchMarket:
    """`url` of the sandbox; `connections`: the keys of each shop."""

    url: str
    control_token: str
    connections: list[Mapping[str, Any]]

    def steer(self, path: str, **body: Any) -> None:
        """POST /control/…"""
        answer = httpx2.post(f"{self.url}/control{path}", json=body, headers=self._headers, timeout=60)
        answer.raise_for_status()

    def set_faults(self, faults: str) -> None:
        """As `--faults` takes them; nothing switches all off."""
        shares = [part.partition("=") for part in faults.split(",") if part]
        self.steer("/faults", **{name.strip(): float(share or 0.05) for name, _, share in shares})

    def look(self, path: str, **asked: Any) -> Any:
        """GET /control/…"""
        answer = httpx2.get(f"{self.url}/control{path}", params=asked, headers=self._headers, timeout=60)
        answer.raise_for_status()
        return answer.json()

    def rows(self, path: str) -> Iterator[Mapping[str, Any]]:
        """Every row of the truth or of the ledger."""
        after: int | None = 0
        while after is not None:
            asked = {"after": after, "limit": 10_000}
            page = httpx2.get(f"{self.url}/control{path}", params=asked, headers=self._headers, timeout=120).json()
            yield from page["rows"]
            after = page["next"]

    def main_accounts(self) -> list[Mapping[str, Any]]:
        """The keys of each shop's owner."""
        return [each for each in self.connections if not each["sub_nick"]]

    def acting_accounts(self) -> list[Mapping[str, Any]]:
        """The keys by which each shop may pay: its owner's, on Taobao and Tmall those of a member of staff."""
        return [each for each in self.connections if bool(each["sub_nick"]) is (each["platform"] != "pinduoduo")]

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.control_token}"}


@contextmanager
def running_market(
    *, orders: int, seed: int, faults: str, days: int = 30, speed: float = 0, careless: bool = False
) -> Iterator[BenchMarket]:
    """`heqi sandbox` on a free port, its clock standing still, so that what is pulled can be compared.

    `careless`: it pays again whenever it is told to again.
    """
    wishes = ["--orders", str(orders), "--days", str(days), "--seed", str(seed), "--speed", str(speed)]
    wishes += ["--port", "0", "--json"]
    wishes += ["--faults", faults] if faults else []
    wishes += ["--careless"] if careless else []
    process = subprocess.Popen(
        [sys.executable, "-m", "heqi", "sandbox", *wishes], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    )
    try:
        line = process.stdout.readline() if process.stdout else ""
        if not line:
            raise click.ClickException("The sandbox did not start.")
        opening = json.loads(line)
        yield BenchMarket(opening["url"], opening["control_token"], opening["connections"])
    finally:
        process.terminate()
        process.wait(timeout=30)
