"""The whole measurement, part by part."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import sleep
from typing import Any

from heqi.bench.figures import Timings, sum_up
from heqi.bench.place import now, own_place
from heqi.bench.reception.feeding import Bridge, bring_all, bring_at_pace, open_bridges
from heqi.bench.reception.fill import fill_talks
from heqi.bench.reception.lists import measure_reading
from heqi.bench.reception.screens import Screens
from heqi.bench.server import Client, running_server
from heqi.bench.shop import PASSWORD, USERNAME, open_shop

BRIDGES = 10
TALKS_AT_ONCE = 400
"""Talks that buyers write in during the live part: a new word comes to each some seconds after the last."""
WARM_UP = 100
REST = 3.0
"""Seconds for the last events to arrive."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How much of everything."""

    talks: int
    messages: int
    calls: int
    creations: int
    screens: int
    rate: float
    seconds: float
    seed: int
    database: str


def measure_reception(wanted: Wanted) -> tuple[dict[str, Any], list[Timings]]:
    """Lists and searches among `messages`, messages brought in, and how soon each is on `screens` screens."""
    with own_place(wanted.database) as home:
        shop_id, staff_id = open_shop()
        filled = fill_talks(talks=wanted.talks, messages=wanted.messages, shop_id=shop_id, seed=wanted.seed)
        bridges = open_bridges(BRIDGES, shop_id=shop_id, staff_id=staff_id)
        with running_server() as port:
            timings = measure_reading(_logged_in(port), calls=wanted.calls)
        with running_server(worker=True) as port:
            bring_all(port, bridges, start=0, count=WARM_UP, talks=TALKS_AT_ONCE)
            per_second, times = bring_all(port, bridges, start=WARM_UP, count=wanted.creations, talks=TALKS_AT_ONCE)
        timings.append(sum_up(f"bring a message, {BRIDGES} bridges", times))
        figures: dict[str, Any] = {"filled_in_s": round(filled, 1), "brought_per_second": round(per_second, 1)}
        with running_server(worker=True) as port:
            live, seen = _measure_live(port, bridges, shop_id, wanted, home)
        timings += [live] if live else []
    return figures | seen, timings


def _measure_live(
    port: int, bridges: list[Bridge], shop_id: int, wanted: Wanted, home: Path
) -> tuple[Timings | None, dict[str, Any]]:
    with _staff_listening(wanted.screens, shop_id) as cookies:
        screens = Screens(port, cookies, home)
        start = 100_000
        sent = bring_at_pace(port, bridges, start=start, rate=wanted.rate, seconds=wanted.seconds, talks=TALKS_AT_ONCE)
        sleep(REST)
        seen = screens.stop()
    delays = [mine[number] - at for mine in seen for number, at in sent.items() if number in mine]
    missed = len(sent) * len(seen) - len(delays)
    live = sum_up(f"to {len(seen)} screens at {wanted.rate:.0f}/s", delays) if delays else None
    return live, {"live_messages": len(sent), "live_screens": len(seen), "live_missed": missed}


@contextmanager
def _staff_listening(count: int, shop_id: int) -> Iterator[list[str]]:
    """Session cookies of so many people of the shop."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from heqi.accounts.actions.give_role import give_role
    from heqi.accounts.models import Staff
    from heqi.core.words import Role
    from heqi.journal.contracts import SYSTEM

    store = import_module(settings.SESSION_ENGINE).SessionStore
    cookies = []
    for number in range(count):
        person = Staff(username=f"screen{number}", name=f"客服{number}", created_at=now())
        person.set_unusable_password()
        person.save()
        give_role(staff_id=person.pk, shop_id=shop_id, role=Role.AGENT, by=SYSTEM, now=now())
        session = store()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = "heqi.accounts.backend.StaffBackend"
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
    yield cookies


def _logged_in(port: int) -> Client:
    client = Client(port)
    client.log_in(USERNAME, PASSWORD)
    return client
