"""Messages have come: the open cases of the orders that they are about hear them."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from heqi.cases.access import cases_in, lock_cases
from heqi.cases.actions.note_talk import note_talk
from heqi.hearing.listening import listen
from heqi.inbox.queries import changed_keys
from heqi.journal.contracts import EntryView
from heqi.reception.access import talks_in
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


def hear_message(*, entry: EntryView, now: datetime) -> None:
    """Reaction to what is said in a talk at the desk. Most talks are about no open case, and cost one look."""
    about = talks_in([entry.shop_id]).filter(id=int(entry.subject.id)).exclude(order_no="")
    order_no = about.values_list("order_no", flat=True).first()
    if order_no and cases_in([entry.shop_id]).filter(order_no=order_no, done=False).exists():
        _hear(entry.shop_id, [order_no], now, entry.id)


def _hear(shop_id: int, order_nos: Collection[str], now: datetime, cause: int) -> None:
    with transaction.atomic():
        for case in lock_cases(shop_id, order_no__in=order_nos, done=False):
            talk = messages_about(shop_id, case.order_no)
            texts = [each.text for each in talk if each.sender == "buyer"]
            note_talk(case, texts=texts, heard=listen(shop_id, talk, now=now), now=now, cause=cause)
