"""The time of a work order has run out without an answer: its case is told."""

from datetime import datetime

from django.db import transaction

from heqi.journal.contracts import SYSTEM
from heqi.workorders.access import lock_order_by_id
from heqi.workorders.actions.save import save_order
from heqi.workorders.states import WAITING


def tell_overdue(*, shop_id: int, order_id: int, now: datetime) -> None:
    """Note it once; nothing when it was answered in the meantime, or is due later by now."""
    with transaction.atomic():
        order = lock_order_by_id(shop_id, order_id)
        if order is None or order.state not in WAITING or order.overdue_at is not None or order.due_at > now:
            return
        order.overdue_at = now
        save_order(order, kind="work_order.overdue", actor=SYSTEM, data={}, now=now)
