"""One worker at a time runs a file: it holds a lease, renewed with every batch."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from uuid import uuid4

from django.db.models import F, Q

from heqi.inbox.access import imports_in
from heqi.inbox.contracts import ImportState
from heqi.inbox.models import ImportFile

LEASE = timedelta(seconds=90)
MOST_ATTEMPTS = 5


class LeaseLost(RuntimeError):
    """Another worker has taken over; what this one was about to write is rolled back."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to run one import. `clock()` tells the time from `now` on without reading the clock of the day."""

    import_id: int
    shop_id: int
    token: str
    now: datetime
    started: float

    def clock(self) -> datetime:
        """`now` plus the time that has passed since."""
        return self.now + timedelta(seconds=monotonic() - self.started)

    def until(self) -> datetime:
        """When the lease runs out if it is renewed now."""
        return self.clock() + LEASE


def may_run(now: datetime) -> Q:
    """Queued, or left behind by a worker whose lease has run out."""
    abandoned = Q(state=ImportState.RUNNING, lease_until__lte=now)
    return Q(state=ImportState.QUEUED) | abandoned


def claim_import(*, shop_id: int, import_id: int, now: datetime) -> Lease | None:
    """Take the import, or None when it is not to be run or somebody else runs it."""
    lease = Lease(import_id, shop_id, uuid4().hex, now, monotonic())
    taken = (
        imports_in([shop_id])
        .filter(may_run(now), pk=import_id)
        .update(
            state=ImportState.RUNNING, claimed_by=lease.token, lease_until=lease.until(), attempts=F("attempts") + 1
        )
    )
    return lease if taken else None


def update_claimed(lease: Lease, **values: object) -> None:
    """Change the row while the lease holds. Raises LeaseLost."""
    mine = imports_in([lease.shop_id]).filter(pk=lease.import_id, state=ImportState.RUNNING, claimed_by=lease.token)
    if not mine.update(lease_until=lease.until(), **values):
        raise LeaseLost(f"import {lease.import_id}")


def read_claimed(lease: Lease) -> ImportFile:
    """The row as it stands."""
    return imports_in([lease.shop_id]).get(pk=lease.import_id)
