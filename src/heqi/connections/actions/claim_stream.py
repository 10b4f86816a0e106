"""A worker takes a stream that is due, under a lease."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from heqi.connections.access import due_streams, streams_in
from heqi.connections.actions.claims import make_token
from heqi.connections.models import StreamState

LEASE = timedelta(minutes=5)
CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class ClaimedStream:
    """The right to pull one stream. `until`: all before is in; `again`: a period that is wanted once more."""

    shop_id: int
    stream: str
    until: datetime
    again: tuple[datetime, datetime] | None
    token: str


def claim_stream(*, now: datetime, worker: str = "") -> ClaimedStream | None:
    """The stream that is due longest, of a shop whose keys work; None when nothing is due."""
    for row in due_streams(now).order_by("due_at", "id")[:CANDIDATES]:
        token = make_token(worker)
        mine = due_streams(now).filter(pk=row.pk).update(claimed_by=token, lease_until=now + LEASE, ran_at=now)
        if mine:
            fresh = streams_in([row.shop_id]).get(pk=row.pk)
            return ClaimedStream(row.shop_id, row.stream, fresh.until, _again(fresh), token)
    return None


def _again(row: StreamState) -> tuple[datetime, datetime] | None:
    return (row.again_since, row.again_until) if row.again_since and row.again_until else None
