"""催一下: remind the addressee, counted, and not more often than anybody can bear."""

from datetime import datetime, timedelta

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor
from heqi.workorders.access import lock_order
from heqi.workorders.actions.save import save_order
from heqi.workorders.models import WorkOrder
from heqi.workorders.states import WAITING

PAUSE = timedelta(minutes=30)


def remind(*, staff: StaffView, order_id: int, version: int, now: datetime) -> WorkOrder:
    """Count a reminder. Raises what lock_order raises, work_order.not_waiting, work_order.reminded (too soon)."""
    with transaction.atomic():
        order = lock_order(staff, order_id, version)
        if order.state not in WAITING:
            raise HeqiError("work_order.not_waiting", "这张工单不在等答复。", "No answer is awaited.", 409)
        if order.reminded_at is not None and now < order.reminded_at + PAUSE:
            wait = -(-(order.reminded_at + PAUSE - now).seconds // 60)
            raise HeqiError(
                "work_order.reminded",
                f"刚催过，请 {wait} 分钟后再催。",
                f"A reminder went out just now; wait {wait} minutes.",
                429,
                {"minutes": wait},
            )
        order.reminders, order.reminded_at = order.reminders + 1, now
        data = {"times": order.reminders}
        save_order(order, kind="work_order.reminded", actor=Actor.staff(staff.id), data=data, now=now)
        return order
