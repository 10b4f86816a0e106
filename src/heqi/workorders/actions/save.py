"""The last lines of every change of a work order: one version more, its clock, and the entry on its case."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.clocks.actions import set_clocks
from heqi.clocks.contracts import ClockSpec
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.workorders.models import WorkOrder
from heqi.workorders.states import WAITING

CLOCK = "work_order"


def save_order(order: WorkOrder, *, kind: str, actor: Actor, data: Mapping[str, Any], now: datetime) -> None:
    """Save a changed work order, set its clock by its state, and journal why, with the case as the subject."""
    order.version += 1
    order.save()
    tell_case(order, kind=kind, actor=actor, data=data, now=now)
    specs = [clock_of(order)] if order.state in WAITING else []
    set_clocks(shop_id=order.shop_id, subject=Subject(CLOCK, str(order.pk)), clocks=specs, now=now)


def tell_case(order: WorkOrder, *, kind: str, actor: Actor, data: Mapping[str, Any], now: datetime) -> None:
    """Journal something about a work order that changes no state of it."""
    write_entry(
        shop_id=order.shop_id,
        kind=kind,
        subject=Subject("case", str(order.case_id)),
        actor=actor,
        data={"work_order": order.pk, "work_kind": order.kind, "addressee": order.addressee, **data},
        now=now,
    )


def clock_of(order: WorkOrder) -> ClockSpec:
    """Due when the answer is; warned when a quarter of the time is left."""
    alarm = order.due_at - (order.due_at - order.asked_at) / 4
    return ClockSpec(CLOCK, order.due_at, (alarm,), "merchant", "heqi.work-order")
