"""A parcel that came back: what was in it, and which facts of its case that settles."""

from datetime import datetime
from enum import StrEnum

from heqi.core.cases.fact_words import ReturnFlaw
from heqi.core.cases.recorded import FactValue

FACTS = (
    "after_sale.return_received_at",
    "after_sale.return_accepted",
    "after_sale.return_flaw",
    "after_sale.refused_back",
    "goods.gift_returned",
)
"""Every fact that opening a parcel may settle."""


class Came(StrEnum):
    """What was in the parcel. A finding about the goods, never about the person who sent it."""

    COMPLETE = "complete"
    PART = "part"
    EMPTY = "empty"
    SWAPPED = "swapped"
    USED = "used"
    OTHER = "other"


class Way(StrEnum):
    """How it came back: sent by the buyer, or our own parcel, refused at the door or turned back on the road."""

    RETURN = "return"
    RECALLED = "recalled"


CAME: dict[Came, tuple[str, str]] = {
    Came.COMPLETE: ("完好齐全", "complete and as sent"),
    Came.PART: ("少件", "part of it is missing"),
    Came.EMPTY: ("空包裹", "an empty parcel"),
    Came.SWAPPED: ("不是寄出的商品", "other goods than were sent"),
    Came.USED: ("已使用或损坏", "used or damaged"),
    Came.OTHER: ("与约定不符", "otherwise than agreed"),
}
"""What was found, in sentences."""
_FLAWS = {
    Came.PART: ReturnFlaw.INCOMPLETE,
    Came.EMPTY: ReturnFlaw.EMPTY,
    Came.SWAPPED: ReturnFlaw.SWAPPED,
    Came.USED: ReturnFlaw.USED,
}
PROVEN_STEPS = ("buyer_sends", "goods_arrive", "return_under_way", "accept_goods", "receive_recalled")
"""Steps of a flow that a parcel on the table has done, by their key."""


def arrival_facts(at: datetime, way: Way) -> dict[str, FactValue]:
    """What is known as soon as the parcel is here, before anybody has opened it."""
    if way is Way.RECALLED:
        return {"after_sale.refused_back": True}
    return {"after_sale.return_received_at": at.isoformat()}


def opened_facts(at: datetime, way: Way, came: Came, *, gift: bool | None) -> dict[str, FactValue]:
    """What is known once it was opened. `gift`: the free gift came along; None: there was none.

    A parcel of ours that never reached the buyer says nothing about the buyer: whatever is wrong with it is between
    the shop and the courier.
    """
    facts = arrival_facts(at, way)
    if way is Way.RETURN:
        facts["after_sale.return_accepted"] = came is Came.COMPLETE
        if came in _FLAWS:
            facts["after_sale.return_flaw"] = _FLAWS[came].value
    if gift is not None:
        facts["goods.gift_returned"] = gift
    return facts
