"""Run queued reactions, each by itself: claim by conditional UPDATE under a lease, run, settle.

A worker that dies leaves its lease behind; when that runs out, another worker runs the reaction again. Reactions are
therefore idempotent, and none is lost.
"""

import os
import traceback
from datetime import datetime, timedelta

import structlog
from django.db.models import F, Q, QuerySet

from heqi.journal.access import all_entries, all_reactions
from heqi.journal.ladder import wait_after
from heqi.journal.models import Reaction
from heqi.journal.sequencer import assign_positions
from heqi.journal.table import find_reaction

LEASE = timedelta(seconds=30)
_IN_HAND: set[int] = set()
_WHY = "one queue serves all shops"
log = structlog.get_logger(__name__)


def run_pending(*, now: datetime, limit: int = 50, worker: str = "", bulk: bool | None = None) -> int:
    """Run up to `limit` reactions that are due, oldest first; how many were run, failed ones included.

    Each owns its transactions, so call this outside of any. What a reaction raises is caught, noted on its row and
    retried by the ladder; `worker` names the lease (default: this process). `bulk` picks the long
    ones, the others, or (None) all.
    """
    worker = worker or f"inline/{os.getpid()}"
    lanes = (False, True) if bulk is None else (bulk,)
    due = all_reactions(why=_WHY).filter(_may_run(now), bulk__in=lanes).order_by("due_at", "id")
    ran = 0
    for reaction_id in list(due.values_list("id", flat=True)[:limit]):
        if _claim(reaction_id, now=now, worker=worker):
            ran += 1
            _IN_HAND.add(reaction_id)
            try:
                _run(_mine(reaction_id, worker).get(), now=now)
            finally:
                _IN_HAND.discard(reaction_id)
    return ran


def reactions_in_hand() -> frozenset[int]:
    """Ids of the reactions that threads of this process are running now: those whose leases are to be renewed.

    One that could not be settled, because the database went away, is not in hand any more: its lease runs out.
    """
    return frozenset(_IN_HAND)


def _may_run(now: datetime) -> Q:
    abandoned = Q(state=Reaction.State.RUNNING, lease_until__lte=now)
    return Q(state=Reaction.State.QUEUED, due_at__lte=now) | abandoned


def _mine(reaction_id: int, worker: str) -> QuerySet[Reaction]:
    return all_reactions(why=_WHY).filter(pk=reaction_id, claimed_by=worker, state=Reaction.State.RUNNING)


def _claim(reaction_id: int, *, now: datetime, worker: str) -> bool:
    row = all_reactions(why=_WHY).filter(_may_run(now), pk=reaction_id)
    taken = row.update(
        state=Reaction.State.RUNNING, claimed_by=worker, lease_until=now + LEASE, attempts=F("attempts") + 1
    )
    return taken == 1


def _run(row: Reaction, *, now: datetime) -> None:
    try:
        _call(row, now)
    except Exception as error:
        _settle_failure(row, error, now)
    else:
        _mine(row.pk, row.claimed_by).update(state=Reaction.State.DONE, lease_until=None, finished_at=now, error="")


def _call(row: Reaction, now: datetime) -> None:
    entry = all_entries(why=_WHY).get(pk=row.entry_id)
    if entry.pos is None:
        assign_positions()
        entry.refresh_from_db(fields=["pos"])
    find_reaction(row.reaction)(entry=entry.view(), now=now)


def _settle_failure(row: Reaction, error: Exception, now: datetime) -> None:
    wait = None if getattr(error, "permanent", False) else wait_after(row.attempts)
    place = _describe(error)
    changes: dict[str, object] = {"lease_until": None, "error": place}
    if wait is None:
        changes |= {"state": Reaction.State.DEAD, "finished_at": now}
    else:
        changes |= {"state": Reaction.State.QUEUED, "due_at": now + wait}
    _mine(row.pk, row.claimed_by).update(**changes)
    log.warning("reaction failed", reaction=row.reaction, entry=row.entry_id, attempt=row.attempts, error=place)


def _describe(error: Exception) -> str:
    """Kind and place of an error. Its message is left out: it may quote a buyer."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    code = getattr(error, "code", "")
    return f"{type(error).__name__} {code} {frame.name}:{frame.lineno}"[:200]
