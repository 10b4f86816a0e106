"""Nobody needs the answer any more."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.journal.contracts import Actor
from heqi.workorders.access import lock_order
from heqi.workorders.actions.ask_order import require_words
from heqi.workorders.actions.save import save_order
from heqi.workorders.models import Turn, WorkOrder
from heqi.workorders.states import State, require_way


def withdraw_order(*, staff: StaffView, order_id: int, version: int, reason: str, now: datetime) -> WorkOrder:
    """Take a work order back, with the reason. Raises what lock_order raises, work_order.state."""
    plain = require_words(reason)
    with transaction.atomic():
        order = lock_order(staff, order_id, version)
        require_way(order.state, State.WITHDRAWN)
        turn = Turn.objects.create(
            shop_id=order.shop_id, order_id=order.pk, at=now, act=Turn.Act.WITHDRAW, by=staff.id, words=plain
        )
        order.state, order.ended_at = State.WITHDRAWN, now
        actor = Actor.staff(staff.id)
        save_order(order, kind="work_order.withdrawn", actor=actor, data={"said": turn.pk}, now=now)
        return order
