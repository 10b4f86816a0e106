"""One worker at a time listens for a shop's messages: it holds the line under a lease that it renews."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from heqi.connections.access import all_connections, streams_in
from heqi.connections.actions.claims import make_token
from heqi.connections.models import StreamState
from heqi.connections.states import PUSH, ConnectionState

LEASE = timedelta(seconds=20)
RENEW = LEASE / 2
"""What is left of a lease when it is renewed. A renewal is a write, and a write wakes every lane of every worker."""


def take_free_line(*, now: datetime, worker: str = "", but: Collection[int] = ()) -> tuple[int, str] | None:
    """(shop, token) of a connected shop that nobody listens for; `but`: shops to leave out. None when all are held."""
    shops = all_connections().filter(state=ConnectionState.OK).exclude(shop_id__in=list(but))
    for shop_id in shops.values_list("shop_id", flat=True):
        _ensure(shop_id, now)
        token = make_token(worker)
        free = _line(shop_id).filter(due_at__lte=now).exclude(lease_until__gt=now)
        if free.exists() and free.update(claimed_by=token, lease_until=now + LEASE, ran_at=now):
            return shop_id, token
    return None


def keep_line(*, shop_id: int, token: str, now: datetime) -> bool:
    """Renew a lease that nears its end; False when another worker listens by now, or the shop is not connected."""
    if not all_connections().filter(shop_id=shop_id, state=ConnectionState.OK).exists():
        return False
    mine = _line(shop_id).filter(claimed_by=token)
    if mine.filter(lease_until__gt=now + RENEW).exists():
        return True
    return bool(mine.update(lease_until=now + LEASE, until=now, ok_at=now))


def note_messages(*, shop_id: int, token: str, count: int) -> None:
    """Count what came."""
    _line(shop_id).filter(claimed_by=token).update(rows=F("rows") + count, failures=0, error=None)


def leave_line(*, shop_id: int, token: str, due_at: datetime, error: dict[str, str] | None = None) -> None:
    """Somebody else may listen from `due_at` on; `error`: why this one stopped."""
    mine = _line(shop_id).filter(claimed_by=token)
    told = {"failures": F("failures") + 1, "error": error} if error else {}
    mine.update(claimed_by="", lease_until=None, due_at=due_at, **told)


def _line(shop_id: int) -> QuerySet[StreamState]:
    return streams_in([shop_id]).filter(stream=PUSH)


def _ensure(shop_id: int, now: datetime) -> None:
    if not _line(shop_id).exists():
        StreamState.objects.bulk_create(
            [StreamState(shop_id=shop_id, stream=PUSH, until=now, due_at=now)], ignore_conflicts=True
        )
