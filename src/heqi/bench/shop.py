"""A shop to measure with: opened in the empty database, and `heqi import` run on files."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import click

from heqi.bench.place import now
from heqi.core.words import Platform, Role

SHOP, USERNAME, PASSWORD = "果然鲜", "bench", "measured-not-guessed"


def open_shop() -> tuple[int, int]:
    """The shop and one owner who can log in; their ids."""
    from heqi.accounts.actions.add_staff import add_staff
    from heqi.accounts.actions.give_role import give_role
    from heqi.journal.contracts import SYSTEM
    from heqi.shops.actions.add_shop import add_shop

    at = now()
    shop = add_shop(name=SHOP, platform=Platform.PINDUODUO, now=at)
    staff_id = add_staff(username=USERNAME, name="测速", password=PASSWORD, now=at)
    give_role(staff_id=staff_id, shop_id=shop.id, role=Role.OWNER, by=SYSTEM, now=at)
    return shop.id, staff_id


def import_files(paths: list[Path], *more: str) -> list[dict[str, Any]]:
    """What `heqi import --json` says of each file. Raises click.ClickException when it fails."""
    command = [sys.executable, "-m", "heqi", "import", "--json", "--shop", SHOP, *more, *map(str, paths)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise click.ClickException(
            f"heqi import ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        )
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"file"')]
