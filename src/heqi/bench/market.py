"""A sandbox beside the measurement: the market that a desk is connected to, and the truth about it."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click
import httpx2


@dataclass(frozen=True, slots=True)
class BenchMarket:
    """`url` of the sandbox; `connections`: the keys of each shop; `controls`: the line to them, for any thread."""

    url: str
    connections: list[Mapping[str, Any]]
    controls: httpx2.Client

    def steer(self, path: str, **body: Any) -> None:
        """POST /control/…"""
        self.controls.post(f"{self.url}/control{path}", json=body).raise_for_status()

    def set_faults(self, faults: str) -> None:
        """As `--faults` takes them; nothing switches all off."""
        shares = [part.partition("=") for part in faults.split(",") if part]
        self.steer("/faults", **{name.strip(): float(share or 0.05) for name, _, share in shares})

    def look(self, path: str, **asked: Any) -> Any:
        """GET /control/…"""
        answer = self.controls.get(f"{self.url}/control{path}", params=asked)
        answer.raise_for_status()
        return answer.json()

    def rows(self, path: str) -> Iterator[Mapping[str, Any]]:
        """Every row of the truth or of the ledger."""
        after: int | None = 0
        while after is not None:
            page = self.look(path, after=after, limit=10_000)
            yield from page["rows"]
            after = page["next"]

    def main_accounts(self) -> list[Mapping[str, Any]]:
        """The keys of each shop's owner."""
        return [each for each in self.connections if not each["sub_nick"]]

    def acting_accounts(self) -> list[Mapping[str, Any]]:
        """The keys by which each shop may pay: its owner's, on Taobao and Tmall those of a member of staff."""
        return [each for each in self.connections if bool(each["sub_nick"]) is (each["platform"] != "pinduoduo")]


@contextmanager
def running_market(
    *, orders: int, seed: int, faults: str, days: int = 30, speed: float = 0, careless: bool = False, behind: float = 0
) -> Iterator[BenchMarket]:
    """`heqi sandbox` on a free port, its clock standing still, so that what is pulled can be compared.

    `careless`: it pays again whenever it is told to again; `behind`: seconds that its clock is behind ours.
    """
    wishes = ["--orders", str(orders), "--days", str(days), "--seed", str(seed), "--speed", str(speed)]
    wishes += ["--port", "0", "--json", "--now", str(int(time.time() - behind))]
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
        bearer = {"Authorization": f"Bearer {opening['control_token']}"}
        limits = httpx2.Limits(max_keepalive_connections=0)  # a line kept open may be gone when it is needed
        with httpx2.Client(headers=bearer, timeout=120, limits=limits, trust_env=False) as controls:
            yield BenchMarket(opening["url"], opening["connections"], controls)
    finally:
        process.terminate()
        process.wait(timeout=30)
