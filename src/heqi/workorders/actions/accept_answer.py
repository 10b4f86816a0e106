"""The answer does: close the work order."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.journal.contracts import Actor
from heqi.workorders.access import lock_order
from heqi.workorders.actions.save import save_order
from heqi.workorders.models import WorkOrder
from heqi.workorders.states import State, require_way


def accept_answer(*, staff: StaffView, order_id: int, version: int, adopted: bool, now: datetime) -> WorkOrder:
    """Close an answered work order. `adopted`: the caller records on the case what the answer says.

    Raises what lock_order raises, work_order.state.
    """
    with transaction.atomic():
        order = lock_order(staff, order_id, version)
        require_way(order.state, State.CLOSED)
        order.state, order.ended_at, order.adopted = State.CLOSED, now, adopted
        data = {"choice": order.choice or None, "adopted": adopted}
        save_order(order, kind="work_order.closed", actor=Actor.staff(staff.id), data=data, now=now)
        return order
