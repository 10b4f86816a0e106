"""What is noted of a channel while it works, without a version: when it was seen, and what went wrong."""

from datetime import datetime, timedelta

from django.db.models import F, Q

from heqi.channels.access import all_channels
from heqi.channels.models import Channel
from heqi.core.errors import HeqiError

OFTEN = timedelta(seconds=10)
"""Between two notes of one channel: a note is a write."""
LADDER = (
    timedelta(seconds=2),
    timedelta(seconds=10),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=5),
)
"""After the n-th push in a row that failed; the last for every one behind it."""


def note_seen(row: Channel, *, now: datetime, polled: bool = False) -> None:
    """The bridge has made a good request."""
    stale = Q(seen_at=None) | Q(seen_at__lt=now - OFTEN)
    told = {"seen_at": now, "polled_at": now} if polled else {"seen_at": now}
    if polled:
        stale |= Q(polled_at=None) | Q(polled_at__lt=now - OFTEN)
    if row.seen_at is None or now - row.seen_at > OFTEN or polled:
        all_channels().filter(stale, pk=row.pk).update(**told)


def note_error(row: Channel, error: HeqiError, *, now: datetime) -> None:
    """Somebody's request was turned away; for the owner to see. A stranger's noise costs a write now and then."""
    quiet = Q(error_at=None) | Q(error_at__lt=now - OFTEN)
    told = {"code": error.code, "message": error.message, "message_en": error.message_en}
    all_channels().filter(quiet, pk=row.pk).update(error=told, error_at=now)


def note_push(row: Channel, *, error: HeqiError | None, wait: timedelta | None, now: datetime) -> None:
    """A push was taken, or the next one has to wait."""
    mine = all_channels().filter(pk=row.pk)
    if error is None:
        mine.update(seen_at=now, failures=0, open_at=now, error=None, error_at=None, checked_at=now, check_at=None)
        return
    rung = LADDER[min(row.failures, len(LADDER) - 1)]
    told = {"code": error.code, "message": error.message, "message_en": error.message_en}
    mine.update(
        failures=F("failures") + 1,
        open_at=now + max(rung, wait or rung),
        error=told,
        error_at=now,
        checked_at=now,
        check_at=None,
    )
