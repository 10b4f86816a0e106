"""An after-sale, as it really is, with the whole of its history."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from heqi.core.words import AfterSaleState, Demand
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.order import NEVER, Line, Order, Parcel
from heqi.platforms.sandbox.world.states import OVER, check_refund_step


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
    """A line in the record of an after-sale. `pictures`: addresses."""

    message_id: int
    at: int
    by: By
    text: str
    pictures: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Refund:
    """`fen`: what is asked back; `genuine`: whether the buyer's claim is true; `version` grows with every change."""

    serial: int
    no: str
    order: Order
    line: Line
    demand: Demand
    reason: str
    words: str
    mishap: Mishap
    genuine: bool
    fen: int
    created_at: int
    modified_at: int
    before_shipping: bool
    way: Way = Way.PLAIN
    state: AfterSaleState = AfterSaleState.NONE
    expires_at: int = NEVER
    agreed_by: By | None = None
    disputed: bool = False
    refusals: int = 0
    version: int = 0
    back: Parcel | None = None
    again: Parcel | None = None
    history: list[Step] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)

    def step(self, state: AfterSaleState, *, at: int, by: By, why: Why, expires_at: int = NEVER) -> None:
        """Move to `state`. Raises ImpossibleStep."""
        check_refund_step(self.state, state)
        self.history.append(Step(at, self.state, state, by, why))
        self.state = state
        self.expires_at = expires_at
        self.touch(at)

    def touch(self, at: int) -> None:
        """Note a change; two changes within one second still get two versions."""
        self.modified_at = at
        self.version = max(self.version + 1, at * 1000)
        self.order.shop.marks.refund_changes.add(at, self.serial)
        self.order.touch(at)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in OVER

    @property
    def closed_why(self) -> Why | None:
        """The last step's reason, when it is over."""
        return self.history[-1].why if self.is_over else None
