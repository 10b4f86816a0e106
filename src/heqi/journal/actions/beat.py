"""A worker's sign of life. No journal entry: it says nothing about any shop."""

from collections.abc import Collection
from datetime import datetime, timedelta

from heqi.journal.access import all_beats, all_reactions
from heqi.journal.models import Reaction

FORGET_AFTER = timedelta(days=1)


def beat_worker(*, name: str, now: datetime, lease_until: datetime, holding: Collection[int]) -> None:
    """Say that the worker lives, and keep the leases of the reactions that it is running, `holding`."""
    beats = all_beats()
    if not beats.filter(name=name).update(beat_at=now):
        beats.create(name=name, started_at=now, beat_at=now)
        beats.filter(beat_at__lt=now - FORGET_AFTER).delete()
    mine = all_reactions(why="a worker renews its own leases").filter(state=Reaction.State.RUNNING, claimed_by=name)
    mine.filter(pk__in=holding).update(lease_until=lease_until)


def release_leases(*, names: Collection[str], now: datetime) -> int:
    """Free what workers that are known to be dead were running, so that it runs again at once; how many leases."""
    all_beats().filter(name__in=names).update(stopped_at=now)
    theirs = all_reactions(why="the dead worked for all shops").filter(claimed_by__in=names)
    return theirs.filter(state=Reaction.State.RUNNING).update(lease_until=now)


def stop_worker(*, name: str, now: datetime) -> None:
    """Say that the worker went in good order."""
    all_beats().filter(name=name).update(beat_at=now, stopped_at=now)
