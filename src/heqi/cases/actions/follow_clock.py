"""When a deadline of a case passes: what was promised is broken, and what we owed is with the next rank."""

from datetime import datetime

from django.db import transaction

from heqi.cases.access import lock_open_case
from heqi.cases.actions.make_promise import break_promises
from heqi.cases.actions.raise_case import raise_overdue
from heqi.journal.contracts import EntryView
from heqi.workorders.actions import tell_overdue

PROMISE = "promise"


def follow_clock(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `clock.due`. Safe to run twice: a promise breaks once, and only the agents' rung is left."""
    if entry.subject.type == "work_order":
        tell_overdue(shop_id=entry.shop_id, order_id=int(entry.subject.id), now=now)
    if entry.subject.type != "case":
        return
    clock, ours = str(entry.data["clock"]), entry.data["on_whom"] == "merchant"
    with transaction.atomic():
        case = lock_open_case(entry.shop_id, int(entry.subject.id))
        if case is not None and clock == PROMISE:
            break_promises(case, now=now, cause=entry.id)
        if case is not None and ours:
            raise_overdue(case, clock=clock, now=now, cause=entry.id)
