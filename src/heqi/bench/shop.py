"""A shop to measure with: opened in the empty database, filled by `heqi import` from made-up export files."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from heqi.bench.place import now
from heqi.core.words import Platform, Role

SHOP, USERNAME, PASSWORD = "果然鲜", "bench", "measured-not-guessed"
A_FILE = 2_000
"""After-sales requests in one made-up file; the orders of a file are a fifth more."""


@dataclass(frozen=True, slots=True)
class Filled:
    """After-sales requests that came in, and the seconds of the whole: rows, cases and their decisions."""

    requests: int
    seconds: float


def open_shop() -> None:
    """The shop and one owner who can log in."""
    from heqi.accounts.actions.add_staff import add_staff
    from heqi.accounts.actions.give_role import give_role
    from heqi.journal.contracts import SYSTEM
    from heqi.shops.actions.add_shop import add_shop

    at = now()
    shop = add_shop(name=SHOP, platform=Platform.PINDUODUO, now=at)
    staff_id = add_staff(username=USERNAME, name="测速", password=PASSWORD, now=at)
    give_role(staff_id=staff_id, shop_id=shop.id, role=Role.OWNER, by=SYSTEM, now=at)


def fill_shop(*, home: Path, requests: int, seed: int) -> Filled:
    """Write files with at least that many requests and import them with the command that merchants use."""
    from heqi.platforms.registry import write_demo_exports

    paths: list[Path] = []
    for part in range(-(-requests // A_FILE)):
        folder = home / f"exports-{part}"
        wanted = min(A_FILE, requests - part * A_FILE)
        paths += write_demo_exports(
            folder, now=now(), seed=seed * 10_000 + part, orders=wanted * 6 // 5 + 60, after_sales=wanted
        )
    began = perf_counter()
    results = import_files(paths)
    came = sum(result["new"] for result in results if result["kind"] == "pdd_after_sales")
    return Filled(came, perf_counter() - began)


def import_files(paths: list[Path], *more: str) -> list[dict[str, Any]]:
    """What `heqi import --json` says of each file. Raises click.ClickException when it fails."""
    command = [sys.executable, "-m", "heqi", "import", "--json", "--shop", SHOP, *more, *map(str, paths)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise click.ClickException(
            f"heqi import ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        )
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"file"')]
