"""A worker takes a notice, tells it, and says what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import F, QuerySet

from heqi.alerts.access import deliveries_in, destinations_in, due_deliveries
from heqi.alerts.models import Delivery, Destination
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, Subject

LEASE = timedelta(seconds=60)
LADDER = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
)
"""After the n-th failure; after the last one this notice is given up."""
PATIENCE = timedelta(days=3)
"""A destination that has failed so long without one success is switched off, and its owner told."""
CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class ClaimedNotice:
    """A notice in a worker's hands."""

    delivery: Delivery
    destination: Destination
    token: str


def claim_notice(*, now: datetime) -> ClaimedNotice | None:
    """The notice that is due longest, of a destination whose pace allows it; None when there is none."""
    slow: set[int] = set()
    for row in due_deliveries(now)[:CANDIDATES]:
        if row.destination_id in slow:
            continue
        place = destinations_in([row.shop_id]).filter(pk=row.destination_id).first()
        if place is None or not place.on:
            _mine(row, "").update(state=Delivery.State.DEAD, error="off", ended_at=now)
            continue
        if place.next_at is not None and place.next_at > now:
            slow.add(place.pk)
            continue
        token = uuid4().hex
        taken = due_deliveries(now).filter(pk=row.pk)
        if taken.update(claimed_by=token, lease_until=now + LEASE, attempts=F("attempts") + 1):
            return ClaimedNotice(deliveries_in([row.shop_id]).get(pk=row.pk), place, token)
    return None


@transaction.atomic
def settle_done(claimed: ClaimedNotice, *, pace: timedelta, now: datetime) -> None:
    """It arrived. `pace`: until the destination may be told the next."""
    done = _mine(claimed.delivery, claimed.token)
    if done.update(state=Delivery.State.DONE, error="", ended_at=now, lease_until=None):
        places = destinations_in([claimed.delivery.shop_id]).filter(pk=claimed.destination.pk)
        places.update(told_at=now, failing_since=None, last_error="", next_at=now + pace)


@transaction.atomic
def settle_failed(claimed: ClaimedNotice, *, reason: str, wait: timedelta | None, lasting: bool, now: datetime) -> None:
    """It did not. `lasting`: the address will take this notice never; `wait`: what the other side asks for."""
    row = _mine(claimed.delivery, claimed.token).first()
    if row is None:
        return
    rung = None if lasting or row.attempts > len(LADDER) else LADDER[row.attempts - 1]
    if rung is None:
        _mine(row, claimed.token).update(state=Delivery.State.DEAD, error=reason, ended_at=now, lease_until=None)
    else:
        due_at = now + max(rung, wait or rung)
        _mine(row, claimed.token).update(error=reason, due_at=due_at, claimed_by="", lease_until=None)
    _note_failure(row, reason, wait, now)


def _note_failure(row: Delivery, reason: str, wait: timedelta | None, now: datetime) -> None:
    place = destinations_in([row.shop_id]).filter(pk=row.destination_id).first()
    if place is None:
        return
    place.failing_since = place.failing_since or now
    place.last_error = reason[:60]
    place.next_at = now + wait if wait else place.next_at
    if place.on and now - place.failing_since >= PATIENCE:
        place.on, place.off_reason = False, "failing"
        data = {"destination": place.pk, "way": place.way, "reason": reason}
        subject = Subject("destination", str(place.pk))
        write_entry(shop_id=row.shop_id, kind="alert.switched_off", subject=subject, actor=SYSTEM, data=data, now=now)
    place.save(update_fields=["failing_since", "last_error", "next_at", "on", "off_reason"])


def _mine(row: Delivery, token: str) -> "QuerySet[Delivery]":
    rows = deliveries_in([row.shop_id]).filter(pk=row.pk, state=Delivery.State.QUEUED)
    return rows.filter(claimed_by=token) if token else rows
