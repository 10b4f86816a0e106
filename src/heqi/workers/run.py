"""One worker process: start the lanes, keep the sign of life, stop in good order."""

import os
import threading
import time
from collections.abc import Callable

import structlog
from django.db import connections

from heqi.connections.actions.claims import free_streams
from heqi.journal.access import all_beats
from heqi.journal.actions import release_leases, stop_worker
from heqi.workers.bell import Bell
from heqi.workers.clock import read_clock
from heqi.workers.identity import is_gone, name_worker
from heqi.workers.lane import Lane, rest_a_while
from heqi.workers.steps import BEAT_EVERY, beat, calm_of, make_steps, rest_until_next_clock

PATIENCE = 10.0
log = structlog.get_logger(__name__)


def run_worker(*, stop: threading.Event, parent: int | None = None) -> bool:
    """Work until `stop` is set, or until the process `parent` is no longer ours; whether every lane ended in time.

    Any number of workers may run at once, on any number of machines. One that is killed leaves leases behind; they
    are freed by the next worker that starts in the same place, or run out.
    """
    name = name_worker()
    _take_over_from_the_dead()
    beat(name)
    bell = Bell(stop)
    threads: tuple[Bell | Lane, ...] = (bell, *_make_lanes(name, stop, bell))
    for thread in threads:
        thread.start()
    log.info("worker started", worker=name)
    _watch(stop, name, parent)
    stop.set()
    bell.ring()
    clean = _join(threads)
    stop_worker(name=name, now=read_clock())
    log.info("worker stopped", worker=name, clean=clean)
    return clean


def _take_over_from_the_dead() -> None:
    gone = [name for name in all_beats().filter(stopped_at=None).values_list("name", flat=True) if is_gone(name)]
    if gone:
        freed = release_leases(names=gone, now=read_clock()) + free_streams(names=gone)
        log.warning("worker had died", workers=len(gone), leases=freed)


def _make_lanes(name: str, stop: threading.Event, bell: Bell) -> list[Lane]:
    rests: dict[str, Callable[[], float]] = {"clocks": rest_until_next_clock}
    return [
        Lane(lane, step, stop, bell, calm=calm_of(lane), rest_for=rests.get(lane, rest_a_while))
        for lane, step in make_steps(name).items()
    ]


def _watch(stop: threading.Event, name: str, parent: int | None) -> None:
    beaten = time.monotonic()
    while not stop.wait(1.0):
        if parent is not None and os.getppid() != parent:
            log.warning("worker lost its parent", worker=name)
            return
        if time.monotonic() - beaten >= BEAT_EVERY.total_seconds():
            beaten = time.monotonic()
            _try_beat(name)


def _try_beat(name: str) -> None:
    try:
        beat(name)
    except Exception as error:
        log.warning("worker could not report", worker=name, error=type(error).__name__)
        connections.close_all()


def _join(threads: tuple[Bell | Lane, ...]) -> bool:
    end = time.monotonic() + PATIENCE
    return all(each.join(max(0.0, end - time.monotonic())) for each in threads)
