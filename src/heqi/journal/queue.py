"""Run queued reactions: claim a handful by one conditional UPDATE under a lease, run each by itself, settle.

A worker that dies leaves its leases behind; when they run out, another worker runs the reactions again. Reactions are
therefore idempotent, and none is lost. A try that was cut off is no failure: only what a reaction raises climbs the
ladder. They are claimed and settled together because ten thousand deadlines may come at one moment, and two commits
for each would take longer than what the deadlines call for.
"""

import os
import traceback
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import structlog
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from heqi.journal.access import all_entries, all_reactions
from heqi.journal.contracts import EntryView
from heqi.journal.ladder import wait_after
from heqi.journal.models import Reaction
from heqi.journal.sequencer import assign_positions
from heqi.journal.table import find_reaction

LEASE = timedelta(seconds=30)
HANDFUL = 20
"""Reactions that are claimed and settled together."""
_CLAIM = """
UPDATE journal_reaction SET state = 'running', claimed_by = %s, lease_until = %s,
attempts = attempts + (CASE WHEN state = 'queued' THEN 1 ELSE 0 END)
WHERE id IN ({}) AND ((state = 'queued' AND due_at <= %s) OR (state = 'running' AND lease_until <= %s))
RETURNING id
"""
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
    while ran < limit and (ids := list(due.values_list("id", flat=True)[: min(limit - ran, HANDFUL)])):
        # Another worker may have been faster with some of them, or all: then the next ones are looked for.
        ran += _run_claimed(_claim(ids, now=now, worker=worker), worker, now=now)
    return ran


def reactions_in_hand() -> frozenset[int]:
    """Ids of the reactions that threads of this process are running now: those whose leases are to be renewed.

    One that could not be settled, because the database went away, is not in hand any more: its lease runs out.
    """
    return frozenset(_IN_HAND)


def _may_run(now: datetime) -> Q:
    abandoned = Q(state=Reaction.State.RUNNING, lease_until__lte=now)
    return Q(state=Reaction.State.QUEUED, due_at__lte=now) | abandoned


def _mine(ids: Collection[int], worker: str) -> QuerySet[Reaction]:
    return all_reactions(why=_WHY).filter(pk__in=ids, claimed_by=worker, state=Reaction.State.RUNNING)


def _claim(ids: Sequence[int], *, now: datetime, worker: str) -> list[int]:
    """Those of these reactions that are now this call's to run: of several that claim one at once, one gets it."""
    moment, until = (connection.ops.adapt_datetimefield_value(at) for at in (now, now + LEASE))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_CLAIM.format(", ".join(["%s"] * len(ids))), [worker, until, *ids, moment, moment])
        return [reaction_id for (reaction_id,) in cursor.fetchall()]


def _run_claimed(ids: Collection[int], worker: str, *, now: datetime) -> int:
    """Each by itself: what one raises is noted on its row and holds up nothing else; how many."""
    _IN_HAND.update(ids)
    try:
        rows = list(_mine(ids, worker).order_by("due_at", "id"))
        entries = _entries_of(rows)
        done = [row.pk for row in rows if _try(row, entries[row.entry_id], worker, now)]
        _mine(done, worker).update(state=Reaction.State.DONE, lease_until=None, finished_at=now, error="")
    finally:
        _IN_HAND.difference_update(ids)
    return len(ids)


def _try(row: Reaction, entry: EntryView, worker: str, now: datetime) -> bool:
    try:
        find_reaction(row.reaction)(entry=entry, now=now)
    except Exception as error:
        _settle_failure(row, worker, error, now)
        return False
    return True


def _entries_of(rows: Sequence[Reaction]) -> dict[int, EntryView]:
    """By id, each with its place in the journal."""
    entries = all_entries(why=_WHY).filter(pk__in={row.entry_id for row in rows})
    if any(entry.pos is None for entry in entries):
        assign_positions()
        entries = entries.all()
    return {entry.pk: entry.view() for entry in entries}


def _settle_failure(row: Reaction, worker: str, error: Exception, now: datetime) -> None:
    wait = None if getattr(error, "permanent", False) else wait_after(row.attempts)
    place = _describe(error)
    changes: dict[str, object] = {"lease_until": None, "error": place}
    if wait is None:
        changes |= {"state": Reaction.State.DEAD, "finished_at": now}
    else:
        changes |= {"state": Reaction.State.QUEUED, "due_at": now + wait}
    _mine([row.pk], worker).update(**changes)
    log.warning("reaction failed", reaction=row.reaction, entry=row.entry_id, attempt=row.attempts, error=place)


def _describe(error: Exception) -> str:
    """Kind and place of an error. Its message is left out: it may quote a buyer."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    code = getattr(error, "code", "")
    return f"{type(error).__name__} {code} {frame.name}:{frame.lineno}"[:200]
