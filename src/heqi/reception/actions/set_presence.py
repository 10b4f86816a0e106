"""Come to the desk, take a break, go."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.reception.actions.assign_talk import assign_waiting
from heqi.reception.models import Presence

SUBJECT = "presence"


def set_presence(
    *, staff: StaffView, state: Presence.State, now: datetime, until: datetime | None = None, by: int | None = None
) -> Presence:
    """From now on the person is online, on a break or offline; whoever comes is given what waits in the pool.

    `until`: when the break or the shift is planned to end, in the future. `by`: the supervisor who sets it, if not the
    person. Setting the same again changes nothing. Raises presence.until.
    """
    if until is not None and until <= now:
        raise HeqiError("presence.until", "结束时间要在现在之后。", "It must end in the future.", 422)
    shop_ids = [shop_id for shop_id in staff.shops if staff.handles(shop_id)]
    with transaction.atomic():
        row, new = Presence.objects.get_or_create(staff_id=staff.id, defaults={"state": state, "since": now})
        if not new and (row.state, row.until) == (state, until):
            return row
        row.since = row.since if row.state == state and not new else now
        row.state, row.until = state, until
        row.save()
        for shop_id in shop_ids:
            write_entry(
                shop_id=shop_id,
                kind=f"presence.{state}",
                subject=Subject(SUBJECT, str(staff.id)),
                actor=Actor.staff(by or staff.id),
                data={"until": until.isoformat() if until else None},
                now=now,
            )
    if state == Presence.State.ONLINE:
        assign_waiting(shop_ids, now=now)
    return row
