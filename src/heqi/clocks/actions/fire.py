"""Tell what has fallen due."""

from datetime import datetime

from django.db import connection, transaction

from heqi.clocks.access import waiting_clocks
from heqi.clocks.models import Clock
from heqi.clocks.moments import latest_alarm, next_moment
from heqi.db.prepared import prepared_cursor
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, Subject

CHUNK = 100
_MOVE_ON = "UPDATE clocks_clock SET fired_until = %s, next_at = %s WHERE id = %s AND next_at = %s"


def fire_clocks(now: datetime, *, limit: int = 1000) -> int:
    """Write `clock.due` or `clock.warned` for every clock whose moment has come, each once; how many spoke.

    Several workers may do this at once: a clock is moved on by conditional UPDATE in the transaction of its entry,
    so a crash loses neither and repeats neither.
    """
    fired = 0
    while fired < limit:
        step = _fire_chunk(now)
        fired += step
        if step < CHUNK:
            break
    return fired


def _fire_chunk(now: datetime) -> int:
    """Looks before it writes: on SQLite a transaction is the one writer, and most looks find nothing."""
    due = list(waiting_clocks().filter(next_at__lte=now)[:CHUNK])
    if not due:
        return 0
    with transaction.atomic():
        return sum(_fire(clock, now) for clock in due)


def _fire(clock: Clock, now: datetime) -> bool:
    spec = clock.spec()
    following = next_moment(due_at=spec.due_at, alarms=spec.alarms, fired_until=now)
    if not _move_on(clock, following, now):
        return False
    alarm = None if spec.due_at <= now else latest_alarm(alarms=spec.alarms, now=now)
    data = {
        "clock": spec.name,
        "due_at": spec.due_at.isoformat(),
        "alarm": alarm.isoformat() if alarm else None,
        "on_whom": spec.on_whom,
        "origin": spec.origin,
    }
    kind = "clock.warned" if alarm else "clock.due"
    subject = Subject(clock.subject_type, clock.subject_id)
    write_entry(shop_id=clock.shop_id, kind=kind, subject=subject, actor=SYSTEM, data=data, now=now)
    return True


def _move_on(clock: Clock, following: datetime | None, now: datetime) -> bool:
    """Whether the clock was still where we saw it, and so is ours to tell."""
    moments = [connection.ops.adapt_datetimefield_value(moment) for moment in (now, following, clock.next_at)]
    with prepared_cursor() as cursor:
        cursor.execute(_MOVE_ON, [*moments[:2], clock.pk, moments[2]])
        return bool(cursor.rowcount == 1)
