"""`heqi bench clocks`: how soon a running worker acts on a deadline, and on many that come at the same moment.

A clock is acted on when its reaction has run: the journal says that it is due, and what the case makes of it is stored.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import sleep
from typing import Any

import click

from heqi.bench.figures import Timings, sum_up
from heqi.bench.place import now, own_place
from heqi.bench.shop import open_shop

STEP = timedelta(seconds=0.7)
"""Between two single deadlines: the worker rests in between."""
START_UP, SETTING = timedelta(seconds=8), timedelta(milliseconds=5)
"""What the worker gets to start, and what each clock gets to be set, before the moment."""
PATIENCE = timedelta(seconds=180)
LOOK_EVERY, LOOK_SELDOM = 0.004, 0.1


def measure_clocks(*, rows: int, single: int, seed: int, database: str) -> tuple[dict[str, Any], list[Timings]]:
    """`single` deadlines one after another, then `rows` at one moment, on the open cases of one shop."""
    with own_place(database):
        shop_id, staff_id = open_shop()
        cases = _fill(rows + single, seed=seed, shop_id=shop_id, staff_id=staff_id)
        with _running_worker():
            waits = list(_one_by_one(shop_id, cases[:single]))
            spread = _all_at_once(shop_id, cases[single:])
        figures = _count(shop_id, rows + single) | {"clocks_at_once": rows, "last_after_s": round(spread[-1], 2)}
        figures["half_after_s"] = round(spread[len(spread) // 2], 2)
    return figures, [sum_up("one deadline, due to acted", waits), sum_up(f"{rows} at once, due to acted", spread)]


def _fill(count: int, *, seed: int, shop_id: int, staff_id: int) -> list[int]:
    """Ids of so many open cases."""
    from heqi.bench.many_cases import ONE_OPEN_IN, make_up_rows
    from heqi.cases.models import Case

    rows = make_up_rows(count=count * ONE_OPEN_IN, seed=seed, shop_id=shop_id, staff_id=staff_id, now=now())
    made = Case.objects.bulk_create((Case(**row) for row in rows if not row["done"]), batch_size=1_000)
    return [case.pk for case in made]


def _set_clocks(shop_id: int, due: dict[int, datetime]) -> None:
    """An answer owed by the merchant in each of these cases, at its moment."""
    from heqi.clocks.actions import set_clocks_of_many
    from heqi.clocks.contracts import ClockSpec
    from heqi.journal.contracts import Subject

    clocks = {
        Subject("case", str(case_id)): [ClockSpec("answer", moment, (), "merchant", "platform")]
        for case_id, moment in due.items()
    }
    set_clocks_of_many(shop_id=shop_id, clocks=clocks, now=now())


def _one_by_one(shop_id: int, cases: list[int]) -> Iterator[float]:
    first = now() + START_UP
    due = {case_id: first + STEP * place for place, case_id in enumerate(cases)}
    _set_clocks(shop_id, due)
    for acted, moment in _watch(list(due.values()), before=0):
        yield (acted - moment).total_seconds()


def _all_at_once(shop_id: int, cases: list[int]) -> list[float]:
    before = _acted()
    moment = now() + START_UP + len(cases) * SETTING
    _set_clocks(shop_id, dict.fromkeys(cases, moment))
    if now() > moment:
        raise click.ClickException("Setting the clocks took so long that they were due before; take fewer --rows.")
    return [(acted - moment).total_seconds() for acted, _ in _watch([moment] * len(cases), before=before)]


def _watch(due: list[datetime], *, before: int) -> Iterator[tuple[datetime, datetime]]:
    """When each of these deadlines was seen to be acted on, with the deadline. Raises click.ClickException."""
    seen = 0
    while seen < len(due):
        acted, at = _acted() - before, now()
        for moment in due[seen:acted]:
            yield at, moment
        seen = max(seen, acted)
        if at > due[-1] + PATIENCE:
            raise click.ClickException(f"Only {seen} of {len(due)} clocks were acted on.")
        sleep(LOOK_EVERY if due[0] - timedelta(seconds=1) <= at <= due[-1] + timedelta(seconds=1) else LOOK_SELDOM)


def _acted() -> int:
    return int(_reactions().filter(state="done").count())


def _reactions() -> Any:
    from heqi.journal.models import Reaction
    from heqi.journal.table import reactions_for

    return Reaction.objects.across_shops(why="there is only one").filter(reaction__in=reactions_for("clock.due"))


def _count(shop_id: int, clocks: int) -> dict[str, Any]:
    """Each deadline is in the journal once and has one reaction, and each case was raised once; else ClickException."""
    from heqi.journal.models import JournalEntry

    entries = JournalEntry.objects.in_shop(shop_id)
    counted = {
        "due": entries.filter(kind="clock.due").count(),
        "cases": entries.filter(kind="clock.due").values("subject_id").distinct().count(),
        "reactions": _reactions().count(),
        "raised": entries.filter(kind="case.raised").count(),
    }
    if set(counted.values()) != {clocks}:
        raise click.ClickException(f"Each of {clocks} clocks should have been handled once: {counted}")
    return {"handled_once": counted}


@contextmanager
def _running_worker() -> Iterator[None]:
    worker = subprocess.Popen(
        [sys.executable, "-m", "heqi", "worker"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(30)
