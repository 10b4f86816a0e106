"""A buyer has waited too long, or is about to."""

from datetime import datetime

from django.db import transaction

from heqi.journal.contracts import SYSTEM, EntryView
from heqi.reception.access import lock_talk_by_id
from heqi.reception.actions.assign_talk import assign_talk
from heqi.reception.actions.save import save_talk

_KINDS = {"clock.warned": "talk.nearly_overdue", "clock.due": "talk.overdue"}


def follow_clock(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `clock.due` and `clock.warned` of a talk: everybody concerned is told, an absent server replaced.

    Safe to run twice: a talk that was answered meanwhile is left alone.
    """
    with transaction.atomic():
        talk = lock_talk_by_id(entry.shop_id, int(entry.subject.id))
        if talk is None or talk.due_at is None or talk.due_at.isoformat() != entry.data["due_at"]:
            return
        before = talk.staff_id
        assign_talk(talk, now=now)
        data = {"from": before, "to": talk.staff_id}
        save_talk(talk, kind=_KINDS[entry.kind], actor=SYSTEM, data=data, now=now)
