"""An answer that does not do: ask again."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_work_forms
from heqi.core.work_orders import WorkKind
from heqi.journal.contracts import Actor
from heqi.workorders.access import lock_order
from heqi.workorders.actions.ask_order import due_after, require_words
from heqi.workorders.actions.save import save_order
from heqi.workorders.models import Turn, WorkOrder
from heqi.workorders.states import State, require_way


def ask_again(
    *, staff: StaffView, order_id: int, version: int, words: str, hours: int | None = None, now: datetime
) -> WorkOrder:
    """Open an answered work order again, with what is still missing; its clock starts anew.

    Raises what lock_order raises, work_order.state, work_order.question, work_order.due.
    """
    plain = require_words(words)
    with transaction.atomic():
        order = lock_order(staff, order_id, version)
        require_way(order.state, State.REOPENED)
        turn = Turn.objects.create(
            shop_id=order.shop_id, order_id=order.pk, at=now, act=Turn.Act.AGAIN, by=staff.id, words=plain
        )
        usual = load_work_forms()[WorkKind(order.kind)].hours
        order.due_at = due_after(usual if hours is None else hours, now)
        order.state, order.choice, order.asked_at = State.REOPENED, "", now
        order.reminders, order.reminded_at, order.overdue_at = 0, None, None
        data = {"said": turn.pk, "due_at": order.due_at.isoformat()}
        save_order(order, kind="work_order.asked_again", actor=Actor.staff(staff.id), data=data, now=now)
        return order
