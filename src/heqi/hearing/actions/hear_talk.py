"""Messages have come: the open cases of the orders that they are about hear them."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from heqi.cases.access import lock_cases
from heqi.cases.actions.note_talk import note_talk
from heqi.hearing.waiting import waiting_since
from heqi.inbox.queries import changed_keys
from heqi.journal.contracts import EntryView
from heqi.reception.queries import messages_about, orders_talked_about

AT_ONCE = 50
"""Cases in one transaction; each has its talk read."""


def hear_talk(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `inbox.batch_applied`. Safe to run twice: what was heard is on record."""
    changed = changed_keys(int(entry.data["batch"]))
    spoken = {entity: {key for what, key in changed if what == entity} for entity in ("message", "conversation")}
    order_nos = orders_talked_about(entry.shop_id, messages=spoken["message"], conversations=spoken["conversation"])
    orders = sorted(order_nos)
    for start in range(0, len(orders), AT_ONCE):
        _hear(entry.shop_id, orders[start : start + AT_ONCE], now, entry.id)


def _hear(shop_id: int, order_nos: Collection[str], now: datetime, cause: int) -> None:
    with transaction.atomic():
        for case in lock_cases(shop_id, order_no__in=order_nos, done=False):
            talk = messages_about(shop_id, case.order_no)
            texts = [each.text for each in talk if each.sender == "buyer"]
            note_talk(case, texts=texts, waiting_since=waiting_since(talk, now=now), now=now, cause=cause)
