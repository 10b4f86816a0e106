"""What a pull brought goes in, and with its last page the mark of how far everything is in."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from heqi.connections.access import streams_in, unread_in
from heqi.connections.actions.claim_stream import LEASE, ClaimedStream
from heqi.connections.models import StreamState, UnreadItem
from heqi.core.connecting import BadItem
from heqi.core.errors import HeqiError
from heqi.core.facts import Fact
from heqi.core.tables import BadCell
from heqi.inbox.actions.apply_batch import apply_batch

LADDER = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1))


class ClaimLost(RuntimeError):
    """Another worker pulls this stream now, or it is no more; what was about to be written is rolled back."""


@transaction.atomic
def keep_rows(claimed: ClaimedStream, *, rows: Sequence[Sequence[Fact]], bad: Sequence[BadItem], now: datetime) -> None:
    """Up to 1,000 rows of a window that is not over yet. Killed after this, the window is pulled again, harmlessly.

    Raises ClaimLost.
    """
    apply_batch(shop_id=claimed.shop_id, facts=rows, import_id=None, now=now)
    _keep_unread(claimed, bad, now)
    _update(claimed, now, rows=F("rows") + len(rows), bad=F("bad") + len(bad), lease_until=now + LEASE)


@transaction.atomic
def end_window(
    claimed: ClaimedStream,
    *,
    rows: Sequence[Sequence[Fact]],
    bad: Sequence[BadItem],
    mark: dict[str, Any],
    now: datetime,
) -> None:
    """The last rows of a window together with its `mark`: {until} or, of a wanted period, {again_since}.

    Raises ClaimLost.
    """
    keep_rows(claimed, rows=rows, bad=bad, now=now)
    _update(claimed, now, ok_at=now, failures=0, error=None, **mark)


def end_pull(claimed: ClaimedStream, *, due_at: datetime, now: datetime) -> None:
    """Everything that was due is in: the stream is free until `due_at`, or until a wanted period is pulled."""
    mine = _mine(claimed)
    over = mine.filter(again_since__gte=F("again_until")).update(again_since=None, again_until=None)
    again = not over and mine.filter(again_since__isnull=False).exists()
    mine.update(claimed_by="", lease_until=None, due_at=now if again else due_at)


def fail_pull(claimed: ClaimedStream, *, error: HeqiError, wait: timedelta | None, now: datetime) -> None:
    """The pull broke off. What is in stays; it goes on from the last mark after a while."""
    row = _mine(claimed).first()
    if row is None:
        return
    rung = LADDER[min(row.failures, len(LADDER) - 1)]
    told = {"code": error.code, "message": error.message, "message_en": error.message_en}
    due_at = now + max(rung, wait or rung)
    _mine(claimed).update(claimed_by="", lease_until=None, failures=row.failures + 1, error=told, due_at=due_at)


def _mine(claimed: ClaimedStream) -> QuerySet[StreamState]:
    return streams_in([claimed.shop_id]).filter(stream=claimed.stream, claimed_by=claimed.token)


def _update(claimed: ClaimedStream, now: datetime, **values: Any) -> None:
    if not _mine(claimed).filter(lease_until__gt=now).update(**values):
        raise ClaimLost(f"{claimed.shop_id} {claimed.stream}")


def _keep_unread(claimed: ClaimedStream, bad: Sequence[BadItem], now: datetime) -> None:
    if not bad:
        return
    rows = [
        UnreadItem(
            shop_id=claimed.shop_id,
            stream=claimed.stream,
            entity=item.entity,
            key=item.key,
            faults=[_fault(fault) for fault in item.faults],
            raw=item.raw,
            at=now,
        )
        for item in bad
    ]
    unread_in([claimed.shop_id]).filter(key__in=[item.key for item in bad]).delete()
    UnreadItem.objects.bulk_create(rows, ignore_conflicts=True)


def _fault(fault: BadCell) -> dict[str, str]:
    return {"field": fault.field, "reason": fault.reason, "reason_en": fault.reason_en}
