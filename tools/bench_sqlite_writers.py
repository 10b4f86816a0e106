"""Several processes write to one SQLite file, with and without the shared write lock: how long does a change take?

Each process writes three journal entries a transaction, then thinks for a random while. With --hog one more process
keeps a transaction open for 150 ms at a time, as a large import does.

Run: .venv/bin/python tools/bench_sqlite_writers.py
"""

import argparse
import multiprocessing
import os
import random
import tempfile
import time
from datetime import UTC, datetime
from typing import Any

NOW = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
HOG_SECONDS, HOG_FOR = 0.15, 5.0


def set_up(home: str, *, locked: bool) -> None:
    """Load Django on the database in `home`; without the lock the backend is Django's plus WAL and IMMEDIATE."""
    os.environ.update(HEQI_HOME=home, DJANGO_SETTINGS_MODULE="heqi.settings")
    os.environ.pop("HEQI_DATABASE_URL", None)
    import django

    django.setup()
    if not locked:
        from heqi.db.sqlite.base import DatabaseWrapper

        setattr(DatabaseWrapper, "take_write_lock", lambda _: None)  # noqa: B010 - mypy knows no replacing of methods


def change(entries: int, hold: float = 0.0) -> float:
    """One transaction; seconds from asking for it to its commit."""
    from django.db import transaction

    from heqi.journal.actions import write_entry
    from heqi.journal.contracts import SYSTEM, Subject

    began = time.perf_counter()
    with transaction.atomic():
        for number in range(entries):
            subject = Subject("case", str(number))
            write_entry(shop_id=1, kind="bench.written", subject=subject, actor=SYSTEM, data={}, now=NOW)
        time.sleep(hold)
    return time.perf_counter() - began


def write(home: str, locked: bool, changes: int, think: float, start: Any, taken: Any) -> None:
    """A writer: so many changes with a pause of `think` seconds on average in between."""
    set_up(home, locked=locked)
    start.wait()
    seconds = []
    for _ in range(changes):
        seconds.append(change(3))
        time.sleep(random.expovariate(1 / think))
    taken.put(seconds)


def hog(home: str, locked: bool, start: Any) -> None:
    """Long transactions, one after another."""
    set_up(home, locked=locked)
    start.wait()
    end = time.monotonic() + HOG_FOR
    while time.monotonic() < end:
        change(1, hold=HOG_SECONDS)


def measure(*, locked: bool, writers: int, changes: int, think: float, with_hog: bool) -> str:
    """One line of figures."""
    spawn = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="heqi-bench-") as home:
        ready = spawn.Process(target=make_database, args=(home,))
        ready.start()
        ready.join()
        taken, start = spawn.Queue(), spawn.Barrier(writers + with_hog)
        args = (home, locked, changes, think, start, taken)
        processes = [spawn.Process(target=write, args=args) for _ in range(writers)]
        processes += [spawn.Process(target=hog, args=(home, locked, start))] if with_hog else []
        for process in processes:
            process.start()
        seconds = sorted(each for _ in range(writers) for each in taken.get())
        for process in processes:
            process.join()
    figures = {f"p{share}": seconds[len(seconds) * share // 100 - 1] * 1000 for share in (50, 95, 99, 100)}
    return f"lock={'yes' if locked else 'no '}  " + "  ".join(f"{name}={ms:.1f} ms" for name, ms in figures.items())


def make_database(home: str) -> None:
    """Tables and one shop."""
    set_up(home, locked=True)
    from heqi.core.words import Platform
    from heqi.db.migrations import apply_migrations
    from heqi.shops.actions.add_shop import add_shop

    apply_migrations()
    add_shop(name="果然鲜", platform=Platform.PINDUODUO, now=NOW)


def main() -> None:
    """Print a line without and a line with the lock."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--writers", type=int, default=6)
    parser.add_argument("--changes", type=int, default=300, help="per writer")
    parser.add_argument("--think", type=float, default=0.01, help="mean pause in seconds")
    parser.add_argument("--hog", action="store_true", help="one more process with long transactions")
    asked = parser.parse_args()
    for locked in (False, True):
        line = measure(
            locked=locked, writers=asked.writers, changes=asked.changes, think=asked.think, with_hog=asked.hog
        )
        print(line, flush=True)


if __name__ == "__main__":
    main()
