"""Pull a period once more: the owner misses something, or the platform was wrong."""

from datetime import datetime, timedelta

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.connections.access import lock_connection, streams_in
from heqi.connections.actions.save import save_connection
from heqi.connections.models import Connection
from heqi.connections.states import PUSH
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor

LONGEST = timedelta(days=92)


@transaction.atomic
def pull_again(
    *, staff: StaffView, shop_id: int, version: int, since: datetime, until: datetime, now: datetime
) -> Connection:
    """Ask every stream for [since, until] again, beside what it pulls anyway. What is in already changes nothing.

    Another period asked while one is running takes its place. Raises as `lock_connection`, period.wrong.
    """
    row = lock_connection(staff, shop_id, version)
    if not since < until <= now or until - since > LONGEST:
        raise HeqiError(
            "period.wrong",
            f"请选一个已经过去、不超过 {LONGEST.days} 天的时间段。",
            f"Choose a period that is over and at most {LONGEST.days} days long.",
            422,
        )
    streams_in([shop_id]).exclude(stream=PUSH).update(again_since=since, again_until=until, due_at=now, failures=0)
    data = {"since": since.isoformat(), "until": until.isoformat()}
    return save_connection(row, kind="connection.pulled_again", actor=Actor.staff(staff.id), now=now, data=data)
