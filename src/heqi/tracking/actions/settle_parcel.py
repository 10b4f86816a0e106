"""Bring what the service said of a parcel: subscribed, told, not this one, or later."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from heqi.core.errors import HeqiError
from heqi.core.facts import Fact
from heqi.core.time import SHANGHAI, shanghai_date
from heqi.inbox.actions.apply_batch import apply_batch
from heqi.tracking.access import accounts_in, watched_in
from heqi.tracking.actions.claim_parcel import ClaimedParcel
from heqi.tracking.models import WatchedParcel
from heqi.tracking.states import RUNNING, WatchState

EVERY = timedelta(hours=4)
"""Between two questions about one parcel; 快递100 blocks numbers that are asked about more often than half-hourly."""
SILENCE = timedelta(hours=36)
"""So long a parcel that the service calls about may be silent before we ask ourselves."""
UNSEEN = timedelta(days=10)
"""A number that nobody has seen for so long is not asked about any more."""
LONGEST = timedelta(days=45)
LADDER = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=4))


@transaction.atomic
def settle_subscribed(claimed: ClaimedParcel, *, now: datetime) -> None:
    """The service calls from now on, at once with what it knows."""
    _end(claimed, state=WatchState.CALLED, subscribed=True, due_at=now + SILENCE, failures=0, error=None)


@transaction.atomic
def settle_told(claimed: ClaimedParcel, *, fact: Fact | None, over: bool, now: datetime) -> None:
    """An answer: the fact goes the way of all facts; `over`: the parcel has arrived."""
    if not _mine(claimed).exists():
        return
    keep_fact(claimed.parcel.shop_id, fact, now=now)
    _end(claimed, **_after(claimed.parcel, seen=fact is not None, over=over, now=now))


def keep_fact(shop_id: int, fact: Fact | None, *, now: datetime) -> None:
    """Apply what was told, in the caller's transaction. What is known already changes nothing."""
    if fact is not None:
        apply_batch(shop_id=shop_id, facts=[[fact]], import_id=None, now=now)


@transaction.atomic
def settle_heard(*, shop_id: int, parcel_id: int, fact: Fact | None, over: bool, given_up: bool, now: datetime) -> None:
    """A call of the service about a parcel. One that it has given up is asked about by ourselves again."""
    row = watched_in([shop_id]).filter(pk=parcel_id).first()
    if row is None:
        return
    keep_fact(shop_id, fact, now=now)
    changes = _after(row, seen=fact is not None, over=over, now=now)
    if given_up and row.state in RUNNING:
        changes |= {"state": WatchState.ASKED, "due_at": now + EVERY}
    watched_in([shop_id]).filter(pk=parcel_id).update(**changes)


@transaction.atomic
def settle_trouble(claimed: ClaimedParcel, *, error: HeqiError, lasting: bool, now: datetime) -> None:
    """`lasting`: not for this parcel; where only its subscription was refused, it is asked about instead."""
    told = {"code": error.code, "message": error.message, "message_en": error.message_en}
    if lasting and claimed.subscribe:
        _end(claimed, subscribed=True, state=WatchState.ASKED, due_at=now, error=told)
    elif lasting:
        _end(claimed, state=WatchState.REFUSED, error=told)
    else:
        rung = LADDER[min(claimed.parcel.failures, len(LADDER) - 1)]
        _end(claimed, failures=claimed.parcel.failures + 1, due_at=now + rung, error=told)


def rest_until_tomorrow(*, shop_id: int, now: datetime) -> None:
    """The day's allowance is used up: nothing is asked before the next day in China."""
    midnight = datetime.combine(shanghai_date(now) + timedelta(days=1), time(0, 1), SHANGHAI)
    accounts_in([shop_id]).update(next_at=midnight)


def _after(row: WatchedParcel, *, seen: bool, over: bool, now: datetime) -> dict[str, Any]:
    known = not row.unseen or seen
    waited = now - row.began_at
    if over or waited > (LONGEST if known else UNSEEN):
        return {"state": WatchState.OVER, "unseen": not known, "answered_at": now, "failures": 0, "error": None}
    wait = SILENCE if row.state == WatchState.CALLED else EVERY
    return {"unseen": not known, "answered_at": now, "failures": 0, "error": None, "due_at": now + wait}


def _mine(claimed: ClaimedParcel) -> "QuerySet[WatchedParcel]":
    return watched_in([claimed.parcel.shop_id]).filter(pk=claimed.parcel.pk, claimed_by=claimed.token)


def _end(claimed: ClaimedParcel, **changes: Any) -> None:
    _mine(claimed).update(claimed_by="", lease_until=None, **changes)
