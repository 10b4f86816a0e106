"""What the owner does with a connection that stands: pause, go on, try the keys, let it act, end it."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.connections.access import lock_connection, streams_in, unread_in
from heqi.connections.actions.save import save_connection
from heqi.connections.models import Connection
from heqi.connections.states import ConnectionState
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


@transaction.atomic
def pause_connection(*, staff: StaffView, shop_id: int, version: int, now: datetime) -> Connection:
    """Pull and send nothing until it goes on. Raises as `lock_connection`."""
    row = lock_connection(staff, shop_id, version)
    row.state, row.check_at = ConnectionState.PAUSED, None
    return save_connection(row, kind="connection.paused", actor=Actor.staff(staff.id), now=now)


@transaction.atomic
def check_connection(*, staff: StaffView, shop_id: int, version: int, now: datetime) -> Connection:
    """Try the keys now, and go on where they are right: also after a pause. Raises as `lock_connection`."""
    row = lock_connection(staff, shop_id, version)
    row.state, row.check_at, row.error = ConnectionState.UNCHECKED, now, None
    return save_connection(row, kind="connection.check_asked", actor=Actor.staff(staff.id), now=now)


@transaction.atomic
def let_act(*, staff: StaffView, shop_id: int, version: int, acts: bool, now: datetime) -> Connection:
    """Whether the desk may do by interface what the platform takes. Raises as `lock_connection`, connection.unchecked.

    What is on its way goes on; what is laid out for a person stays with the person.
    """
    row = lock_connection(staff, shop_id, version)
    if acts and row.state != ConnectionState.OK:
        raise HeqiError(
            "connection.unchecked",
            "连接还没有测试通过，不能开启自动发送。",
            "The connection has not passed its test: nothing may be sent by it.",
            409,
        )
    row.acts = acts
    kind = "connection.may_act" if acts else "connection.may_not_act"
    return save_connection(row, kind=kind, actor=Actor.staff(staff.id), now=now)


@transaction.atomic
def disconnect_shop(*, staff: StaffView, shop_id: int, version: int, now: datetime) -> None:
    """Forget the keys and how far everything was in. What was read stays. Raises as `lock_connection`."""
    row = lock_connection(staff, shop_id, version)
    streams_in([shop_id]).delete()
    unread_in([shop_id]).delete()
    row.delete()
    subject = Subject("connection", str(shop_id))
    actor = Actor.staff(staff.id)
    write_entry(shop_id=shop_id, kind="connection.ended", subject=subject, actor=actor, data={}, now=now)
