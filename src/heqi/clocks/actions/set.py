"""Set the clocks of a subject to what its latest decision says."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from heqi.clocks.access import clocks_on
from heqi.clocks.contracts import ClockSpec, ClockView
from heqi.clocks.models import Clock
from heqi.clocks.moments import next_moment
from heqi.clocks.queries import clocks_of
from heqi.journal.contracts import Subject


@transaction.atomic
def set_clocks(*, shop_id: int, subject: Subject, clocks: Sequence[ClockSpec], now: datetime) -> list[ClockView]:
    """Make `clocks` the clocks of `subject`, names being unique in it: new ones start, others change or stop.

    Setting the same again does nothing. A new deadline under an old name starts anew; with the old deadline, what
    has been told stays told, also when the clock was stopped in between. What is past already is told by the next
    `fire_clocks`. No journal entry: clocks follow from a decision, and that has one.
    """
    rows = {row.name: row for row in clocks_on(subject, [shop_id])}
    for spec in clocks:
        row = rows.pop(spec.name, None)
        if row is None:
            row = Clock(shop_id=shop_id, subject_type=subject.type, subject_id=subject.id, name=spec.name)
        _set(row, spec, now)
    _stop(list(rows.values()), now)
    return clocks_of(subject=subject, shop_ids=[shop_id])


def _set(row: Clock, spec: ClockSpec, now: datetime) -> None:
    if row.pk is not None and not row.stopped and row.spec() == spec:
        return
    if row.due_at != spec.due_at:
        row.fired_until = None
    row.due_at, row.on_whom, row.origin, row.stopped = spec.due_at, spec.on_whom, spec.origin, False
    row.set_at, row.alarms = now, [moment.isoformat() for moment in spec.alarms]
    row.next_at = next_moment(due_at=spec.due_at, alarms=spec.alarms, fired_until=row.fired_until)
    row.save()


def _stop(rows: list[Clock], now: datetime) -> None:
    for row in rows:
        if not row.stopped:
            row.stopped, row.next_at, row.set_at = True, None, now
            row.save(update_fields=["stopped", "next_at", "set_at"])
