"""The words of an after-sale's history: who did what and why."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from heqi.core.words import AfterSaleState


class By(StrEnum):
    """Who did a thing."""

    BUYER = "buyer"
    MERCHANT = "merchant"
    PLATFORM = "platform"
    SYSTEM = "system"


class Why(StrEnum):
    """Why a step was taken."""

    APPLIED = "applied"
    APPLIED_ANEW = "applied_anew"
    AGREED = "agreed"
    REFUSED = "refused"
    SENT_BACK = "sent_back"
    RECEIVED = "received"
    SHIPPED = "shipped"
    CONFIRMED = "confirmed"
    PAID = "paid"
    PARCEL_REFUSED = "parcel_refused"
    PARCEL_RECALLED = "parcel_recalled"
    WITHDRAWN = "withdrawn"
    ASKED_PLATFORM = "asked_platform"
    FOR_BUYER = "platform_for_buyer"
    FOR_MERCHANT = "platform_for_merchant"
    MERCHANT_LATE = "merchant_late"
    BUYER_LATE = "buyer_late"
    RETURN_LATE = "return_late"
    TURNED_TO_REFUND = "turned_to_refund"


class Way(StrEnum):
    """How the goods come back when the parcel is still on its way: they are not sent back but never taken."""

    PLAIN = "plain"
    REFUSE_PARCEL = "refuse_parcel"
    RECALL_PARCEL = "recall_parcel"


class Step(NamedTuple):
    """One row of the history."""

    at: int
    old: AfterSaleState
    new: AfterSaleState
    by: By
    why: Why


@dataclass(frozen=True, slots=True)
class Message:
    """A line in the record of an after-sale. `pictures`: addresses; `returns`: it says where to send the goods."""

    message_id: int
    at: int
    by: By
    text: str
    pictures: tuple[str, ...] = ()
    returns: bool = False
