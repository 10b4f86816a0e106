"""A work order has ended: a case that waited for nothing else settles."""

from datetime import datetime

from django.db import transaction

from heqi.cases.access import lock_cases
from heqi.cases.actions.edit import save_edit
from heqi.cases.actions.hold_open import settle_when_free
from heqi.cases.actions.redecide import redecide
from heqi.journal.contracts import SYSTEM, EntryView


def follow_work_order(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `work_order.closed` and `work_order.withdrawn`. Safe to run twice: a stage moves once."""
    with transaction.atomic():
        for case in lock_cases(entry.shop_id, id=int(entry.subject.id), done=False):
            before = case.stage
            settle_when_free(case)
            if case.stage != before:
                redecide(case, now=now)
                data = {"from": before, "to": case.stage}
                save_edit(case, kind="case.stage_moved", actor=SYSTEM, data=data, now=now, cause=entry.id)
