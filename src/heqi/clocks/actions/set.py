"""Set the clocks of subjects to what their latest decisions say."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from heqi.clocks.access import clocks_on_many
from heqi.clocks.contracts import ClockSpec, ClockView
from heqi.clocks.models import Clock
from heqi.clocks.moments import next_moment
from heqi.clocks.queries import clocks_of
from heqi.db.insertion import Insertion
from heqi.journal.contracts import Subject

CHANGING = ("due_at", "alarms", "on_whom", "origin", "set_at", "stopped", "fired_until", "next_at")
_new = Insertion(Clock)


def set_clocks(*, shop_id: int, subject: Subject, clocks: Sequence[ClockSpec], now: datetime) -> list[ClockView]:
    """Make `clocks` the clocks of one subject; see `set_clocks_of_many`. The clocks that it has then."""
    set_clocks_of_many(shop_id=shop_id, clocks={subject: clocks}, now=now)
    return clocks_of(subject=subject, shop_ids=[shop_id])


def start_clocks(*, shop_id: int, subject: Subject, clocks: Sequence[ClockSpec], now: datetime) -> None:
    """Give a subject that is new in the caller's transaction its first clocks, without looking for older ones."""
    rows = (Clock(shop_id=shop_id, subject_type=subject.type, subject_id=subject.id, name=spec.name) for spec in clocks)
    for row, spec in zip(rows, clocks, strict=True):
        _new.add(_set(row, spec, now))


@transaction.atomic
def set_clocks_of_many(*, shop_id: int, clocks: Mapping[Subject, Sequence[ClockSpec]], now: datetime) -> None:
    """Make `clocks` the clocks of their subjects, names being unique in each: new ones start, others change or stop.

    Setting the same again does nothing. A new deadline under an old name starts anew; with the old deadline, what
    has been told stays told, also when the clock was stopped in between. What is past already is told by the next
    `fire_clocks`. No journal entry: clocks follow from a decision, and that has one.
    """
    held = {(row.subject_type, row.subject_id, row.name): row for row in clocks_on_many(clocks, shop_id)}
    new: list[Clock] = []
    changed: list[Clock] = []
    for subject, specs in clocks.items():
        for spec in specs:
            row = held.pop((subject.type, subject.id, spec.name), None)
            if row is None:
                row = Clock(shop_id=shop_id, subject_type=subject.type, subject_id=subject.id, name=spec.name)
                new.append(_set(row, spec, now))
            elif row.stopped or row.spec() != spec:
                changed.append(_set(row, spec, now))
    changed += [_stop(row, now) for row in held.values() if not row.stopped]
    Clock.objects.bulk_create(new, batch_size=500)
    if changed:
        Clock.objects.in_shop(shop_id).bulk_update(changed, CHANGING, batch_size=100)


def _set(row: Clock, spec: ClockSpec, now: datetime) -> Clock:
    if row.due_at != spec.due_at:
        row.fired_until = None
    row.due_at, row.on_whom, row.origin, row.stopped = spec.due_at, spec.on_whom, spec.origin, False
    row.set_at, row.alarms = now, [moment.isoformat() for moment in spec.alarms]
    row.next_at = next_moment(due_at=spec.due_at, alarms=spec.alarms, fired_until=row.fired_until)
    return row


def _stop(row: Clock, now: datetime) -> Clock:
    row.stopped, row.next_at, row.set_at = True, None, now
    return row
