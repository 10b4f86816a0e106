"""A short run of the killing: money once, every action at its end, nothing lost. On the database of this run."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

SIZES = {"kills": 10, "refunds": 24, "orders": 300, "workers": 2, "seed": 3}


@pytest.fixture
def empty_database() -> Iterator[str]:
    """`sqlite`, or the URL of a new database of the server that these tests use."""
    server = os.environ.get("HEQI_TEST_DATABASE", "sqlite")
    if server == "sqlite":
        yield server
        return
    name = f"chaos_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
    yield f"{server.rpartition('/')[0]}/{name}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[arg-type]


@pytest.mark.skipif(
    "HEQI_TEST_CHAOS" not in os.environ, reason="takes minutes: set HEQI_TEST_CHAOS=1 to kill processes"
)
def test_P4_processes_are_killed_while_money_moves_and_it_moves_once(tmp_path: Path, empty_database: str) -> None:
    words = [word for name, value in SIZES.items() for word in (f"--{name}", str(value))]
    own = {name: value for name, value in os.environ.items() if not name.startswith(("HEQI_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", "heqi", "bench", "chaos", "--hurry", *words, "--database", empty_database],
        env=own | {"TMPDIR": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    result = json.loads(done.stdout.splitlines()[-1])
    assert (result["kills"], result["violations"]) == (10, [])
    assert sum(point["kills"] for point in result["points"].values()) == 10
    assert result["actions"] >= result["clicked"] > 0
    assert result["paid"] >= result["fates"].get("confirmed", 0) > 0
    assert result["facts"]["requests"]["missing"] == result["facts"]["orders"]["missing"] == 0
