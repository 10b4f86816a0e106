"""What has come in ties orders and talks to the marks of buyers; their open cases learn what the buyer is to us."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from heqi.buyers.access import forgotten_in
from heqi.buyers.actions.empty import empty_rows
from heqi.buyers.models import Tie
from heqi.buyers.reach import reach_of
from heqi.buyers.standing import facts_by_order
from heqi.buyers.whose import Whose
from heqi.cases.access import cases_in, lock_cases
from heqi.cases.actions.note_buyer import note_buyer
from heqi.core.buyers.identity import WhyUnknown, mark_of_name, mark_of_ref, mark_of_talk
from heqi.inbox.queries import changed_keys
from heqi.journal.contracts import SYSTEM, EntryView
from heqi.reception.access import conversations_in, messages_in, talks_in
from heqi.reception.models import Talk
from heqi.shops.access import get_shop
from heqi.trade.access import after_sales_in, orders_in

AT_ONCE = 50
"""Cases in one transaction."""


def follow_batch(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `inbox.batch_applied`. Safe to run twice: a tie is made once, and a case changes only by news."""
    changed = changed_keys(int(entry.data["batch"]))
    keys = {entity: [key for what, key in changed if what == entity] for entity in ENTITIES}
    ties = [
        *_of_orders(entry.shop_id, keys["order"]),
        *_of_requests(entry.shop_id, keys["after_sale"]),
        *_of_talks(entry.shop_id, keys["conversation"]),
    ]
    _keep(ties)
    _forget_again(entry.shop_id, changed, now)
    _tell_cases(entry.shop_id, {tie.order_no for tie in ties if tie.order_no}, now, entry.id)


def follow_message(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `talk.message_came`: an order that a buyer names in a talk of a channel is theirs."""
    talk = talks_in([entry.shop_id]).filter(id=int(entry.subject.id)).first()
    if talk is None or talk.source != Talk.Source.CHANNEL:
        return
    named = messages_in([entry.shop_id]).filter(conversation=talk.key).exclude(order_no="")
    orders = {talk.order_no, *named.values_list("order_no", flat=True).distinct()[:AT_ONCE]} - {""}
    ties = [_tie(entry.shop_id, mark_of_talk(talk.key), order_no, talk.key) for order_no in orders or {""}]
    _keep(ties)
    _tell_cases(entry.shop_id, orders, now, entry.id)


def follow_case(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `case.opened`: what its buyer is to us is a fact from the start."""
    case_id = int(entry.subject.id)
    orders = set(cases_in([entry.shop_id]).filter(id=case_id).values_list("order_no", flat=True))
    _tell_cases(entry.shop_id, orders, now, entry.id)


def _forget_again(shop_id: int, changed: Collection[tuple[str, str]], now: datetime) -> None:
    """An export that brings an erased order back brings no words back, unless the buyer has a new case about it."""
    keys = {key for entity, key in changed if entity == "order"}
    requests = [key for entity, key in changed if entity == "after_sale"]
    keys |= set(after_sales_in([shop_id]).filter(after_sale_no__in=requests).values_list("order_no", flat=True))
    orders = forgotten_in(shop_id, "order", keys)
    orders -= set(cases_in([shop_id]).filter(order_no__in=orders, done=False).values_list("order_no", flat=True))
    if orders:
        with transaction.atomic():
            whose = Whose(shop_id, (), WhyUnknown.NOT_STATED, tuple(sorted(orders)), (), "")
            empty_rows(reach_of(whose), actor=SYSTEM, now=now)


ENTITIES = ("order", "after_sale", "conversation")


def _of_orders(shop_id: int, keys: Collection[str]) -> Iterable[Tie]:
    for order_no, more in orders_in([shop_id]).filter(order_no__in=keys).values_list("order_no", "more"):
        if ref := more.get("buyer_ref"):
            yield _tie(shop_id, mark_of_ref(ref), order_no)


def _of_requests(shop_id: int, keys: Collection[str]) -> Iterable[Tie]:
    rows = after_sales_in([shop_id]).filter(after_sale_no__in=keys).values_list("order_no", "more")
    for order_no, more in rows:
        if (ref := more.get("buyer_ref")) and order_no:
            yield _tie(shop_id, mark_of_ref(ref), order_no)


def _of_talks(shop_id: int, keys: Collection[str]) -> Iterable[Tie]:
    platform = get_shop(shop_id).platform
    for row in conversations_in([shop_id]).filter(key__in=keys):
        ref = row.more.get("buyer_ref")
        mark = mark_of_ref(ref) if ref else mark_of_name(row.buyer, platform)
        if mark:
            yield _tie(shop_id, mark, row.order_no, row.key)


def _tie(shop_id: int, mark: str, order_no: str, conversation: str = "") -> Tie:
    return Tie(shop_id=shop_id, mark=mark, order_no=order_no, conversation=conversation)


def _keep(ties: list[Tie]) -> None:
    if ties:
        Tie.objects.bulk_create(ties, ignore_conflicts=True)


def _tell_cases(shop_id: int, order_nos: Collection[str], now: datetime, cause: int) -> None:
    wanted = sorted(cases_in([shop_id]).filter(order_no__in=order_nos, done=False).values_list("order_no", flat=True))
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        facts = facts_by_order(shop_id, some)
        with transaction.atomic():
            for case in lock_cases(shop_id, order_no__in=some, done=False):
                note_buyer(case, facts=facts.get(case.order_no, {}), now=now, cause=cause)
