"""Bytes that nobody needs go, a while after the last row that named them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from heqi.files.holders import held_by_anyone
from heqi.files.store import drop_file
from heqi.pictures.access import dropping_before
from heqi.pictures.models import Dropping

WAIT = timedelta(minutes=10)
"""Longer than any request lasts: one that is keeping the same bytes right now has its row by then."""
AT_ONCE = 500


def drop_later(names: Iterable[str], *, now: datetime) -> None:
    """Note that these files may go, in the caller's transaction. Whether anybody still needs one is asked then."""
    rows = [Dropping(stored=name, at=now) for name in set(names) if name]
    Dropping.objects.bulk_create(rows, update_conflicts=True, unique_fields=["stored"], update_fields=["at"])


def drop_due(now: datetime) -> int:
    """Delete the files whose while is over; those that somebody needs stay. How many were looked at."""
    names = dropping_before(now - WAIT, most=AT_ONCE)
    if not names:
        return 0
    with transaction.atomic():
        needed = held_by_anyone(names)
        settled = [name for name in names if name in needed or drop_file(name, unless_kept_since=now - WAIT)]
        Dropping.objects.filter(stored__in=settled).delete()
        Dropping.objects.filter(stored__in=set(names) - set(settled)).update(at=now)
    return len(names)
