"""Who a buyer is, as far as it can be told, and everything of the shop that is theirs."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from heqi.buyers.access import ties_in
from heqi.core.buyers.identity import WhyUnknown, mark_of_name, mark_of_order, mark_of_talk, why_unknown
from heqi.reception.access import conversations_in, talks_in
from heqi.shops.access import get_shop
from heqi.trade.queries import orders_by_no

MOST = 500
"""Orders or talks of one buyer that are looked at; a reseller has hundreds."""
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """How a buyer is pointed at: by an order, a conversation, or the name that a platform states."""

    shop_id: int
    order_no: str = ""
    conversation: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Whose:
    """`marks`: what they are known by, the surest first; the order's own alone where `unknown` says why not.

    `order_nos` and `conversations`: theirs, those that were asked about among them. `name` as the platform states it.
    """

    shop_id: int
    marks: tuple[str, ...]
    unknown: WhyUnknown | None
    order_nos: tuple[str, ...]
    conversations: tuple[str, ...]
    name: str

    @property
    def mark(self) -> str:
        """Under which notes are kept; "" where nothing at all was asked about."""
        return self.marks[0] if self.marks else ""


def find_whose(asked: Asked) -> Whose:
    """The buyer behind an order, a talk or a name of one shop. Ties are followed from one to the next, a few times."""
    name = asked.name or _stated_name(asked)
    orders, talks = {asked.order_no} - {""}, {asked.conversation} - {""}
    marks = _marks_at_hand(asked, name)
    for _ in range(ROUNDS):
        found = _follow(asked.shop_id, marks, orders, talks)
        if found == (marks, orders, talks):
            break
        marks, orders, talks = found
    sure = sorted(marks)  # "ref:" before "talk:"
    unknown = None if sure else why_unknown(name)
    if not sure and asked.order_no:
        sure = [mark_of_order(asked.order_no)]
    return Whose(asked.shop_id, tuple(sure), unknown, tuple(sorted(orders)), tuple(sorted(talks)), name)


def _marks_at_hand(asked: Asked, name: str) -> set[str]:
    marks = {mark_of_name(name, get_shop(asked.shop_id).platform)} - {None}
    if asked.conversation and _is_of_channel(asked.shop_id, asked.conversation):
        marks.add(mark_of_talk(asked.conversation))
    return {mark for mark in marks if mark}


def _is_of_channel(shop_id: int, conversation: str) -> bool:
    """Whether a bridge brings it, so that it is one buyer's for good; a pasted or imported talk is of one day."""
    talk = talks_in([shop_id]).filter(key=conversation).first()
    return talk is not None and talk.source == talk.Source.CHANNEL


def _follow(
    shop_id: int, marks: Collection[str], orders: Collection[str], talks: Collection[str]
) -> tuple[set[str], set[str], set[str]]:
    rows = ties_in([shop_id]).filter(Q(mark__in=marks) | Q(order_no__in=orders) | Q(conversation__in=talks))
    found = list(rows.values_list("mark", "order_no", "conversation")[:MOST])
    return (
        {*marks, *(mark for mark, _, _ in found)},
        {*orders, *(order_no for _, order_no, _ in found if order_no)},
        {*talks, *(talk for _, _, talk in found if talk)},
    )


def _stated_name(asked: Asked) -> str:
    if asked.conversation:
        talk = conversations_in([asked.shop_id]).filter(key=asked.conversation).first()
        if talk is not None and talk.buyer:
            return str(talk.buyer)
    order = orders_by_no(asked.shop_id, [asked.order_no]).get(asked.order_no) if asked.order_no else None
    return order.buyer if order is not None else ""
