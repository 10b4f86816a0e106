"""A returning buyer was answered coldly: whoever supervises is told (T1)."""

from datetime import datetime

from django.db import transaction

from heqi.buyers.standing import orders_of, standing_for
from heqi.buyers.whose import Asked, find_whose
from heqi.journal.contracts import SYSTEM, EntryView
from heqi.reception.access import lock_talk_by_id
from heqi.reception.actions.save import save_talk

RETURNING = 2
"""Orders from which on a buyer has come back."""


def watch_tone(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `talk.answered`: the talk counts as abnormal until somebody has seen to it. Safe to run twice."""
    if not entry.data.get("cold"):
        return
    with transaction.atomic():
        talk = lock_talk_by_id(entry.shop_id, int(entry.subject.id))
        if talk is None or talk.abnormal:
            return
        whose = find_whose(Asked(talk.shop_id, order_no=talk.order_no, conversation=talk.key))
        standing = standing_for(whose, orders_of(whose))
        if standing is None or standing.orders < RETURNING:
            return
        talk.abnormal = True
        data = {"message": entry.data["message"], "orders": standing.orders}
        save_talk(talk, kind="talk.cold_reply", actor=SYSTEM, data=data, now=now)
