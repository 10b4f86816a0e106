"""What a worker does, one function a lane."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

from django.db import connection

from heqi.alerts.actions.queue import follow_journal
from heqi.clocks.actions import fire_clocks
from heqi.clocks.queries import next_due
from heqi.inbox.actions import run_waiting_imports, sweep_imports
from heqi.journal.actions import beat_worker
from heqi.journal.queue import LEASE, reactions_in_hand, run_pending
from heqi.journal.sequencer import assign_positions
from heqi.notify.line import Line
from heqi.workers.carrying import carry_to_pages
from heqi.workers.clock import read_clock
from heqi.workers.connectors import Connectors
from heqi.workers.drafting import make_writer_line, write_due
from heqi.workers.keeping import Keeping
from heqi.workers.lane import LONGEST_REST
from heqi.workers.listening import Listeners
from heqi.workers.pulling import pull_due
from heqi.workers.pushing import push_to_bridges
from heqi.workers.sending import send_due
from heqi.workers.telling import tell_due
from heqi.workers.tracking import Couriers, track_due

BEAT_EVERY = timedelta(seconds=5)
PULLING = 3
"""Lanes that pull: a platform that hangs, or a shop that is far behind, keeps no other waiting."""

QUICK = frozenset({"sequencer", "reactions", "more reactions", "clocks", "send", "buyer pages", "bridges"})
"""Lanes for whose work somebody waits at a screen."""

DRAFTING = 3
"""Lanes that have drafts written: a model that thinks long for one agent keeps few others waiting."""


def make_steps(worker: str) -> Mapping[str, Callable[[], int]]:
    """Lane name → step. A step does a bounded piece and returns how much it did."""
    sending, listeners = Connectors(), Listeners(worker)
    line, bridges = Line(), Line()
    keeping = Keeping()
    couriers = Couriers()
    return {
        "sequencer": assign_positions,
        **{name: lambda: run_pending(now=read_clock(), limit=20, worker=worker, bulk=False) for name in _reacting()},
        "bulk": lambda: run_pending(now=read_clock(), limit=1, worker=worker, bulk=True),
        "clocks": lambda: fire_clocks(read_clock()),
        "imports": lambda: run_waiting_imports(now=read_clock()) or sweep_imports(now=read_clock()),
        **{f"pull {number}": partial(pull_due, Connectors(), worker) for number in range(1, PULLING + 1)},
        "send": lambda: send_due(sending),
        "push": listeners.tend,
        "buyer pages": carry_to_pages,
        "bridges": lambda: push_to_bridges(bridges),
        "keeping": lambda: keeping.look(read_clock()),
        "tracking": lambda: track_due(couriers),
        **{f"drafts {number}": partial(write_due, make_writer_line()) for number in range(1, DRAFTING + 1)},
        "notices": lambda: follow_journal() + tell_due(line),
    }


def _reacting() -> tuple[str, ...]:
    """PostgreSQL does one reaction's statements while we think about another; SQLite lets one write at a time."""
    return ("reactions", "more reactions") if connection.vendor == "postgresql" else ("reactions",)


def calm_of(lane: str) -> float:
    """The least seconds from a fruitless look of this lane to its next: all would look at whatever is written."""
    return 0.05 if lane in QUICK else 0.25


def beat(worker: str) -> None:
    """Say that this worker lives, and keep its leases."""
    now = read_clock()
    beat_worker(name=worker, now=now, lease_until=now + LEASE, holding=reactions_in_hand())


def rest_until_next_clock() -> float:
    """Seconds until the next alarm or deadline, at most a second."""
    due = next_due()
    return LONGEST_REST if due is None else min(LONGEST_REST, max(0.0, (due - read_clock()).total_seconds()))
