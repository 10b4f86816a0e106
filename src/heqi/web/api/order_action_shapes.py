"""The shapes of what is done about an order from the talk."""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema

from heqi.core.order_actions.wish import MOST_WORDS, ActWish, ChargePurpose
from heqi.core.words import Demand, OrderActKind, OrderState
from heqi.outbox.states import ActionState
from heqi.web.api.decision_shapes import NoteShape
from heqi.web.api.person_shape import PersonShape


class ActCheck(Schema):
    """What the rules say: `refusals` forbid it, `hints` are to be known."""

    refusals: list[NoteShape]
    hints: list[NoteShape]


class ActKindShape(ActCheck):
    """A button. `refusals`: what stands against it whatever is typed; `lowest_goods_fen`: floor of a changed price."""

    kind: OrderActKind
    title: str
    title_en: str
    lowest_goods_fen: int | None


class OrderActShape(Schema):
    """Something under way or ended. `proof`: the outbox's word, of which only `confirmed` is the platform's own.

    `text`: the line to do outside; `to_buyer`: what to tell the buyer; `shown_address`: masked.
    """

    id: int
    version: int
    kind: OrderActKind
    title: str
    title_en: str
    state: Literal["open", "done", "withdrawn"]
    proof: ActionState | None
    text: str
    link: str
    to_buyer: str
    amount_fen: int | None
    shown_address: str
    may_reveal: bool
    ship_by: datetime | None
    at: datetime
    by: PersonShape | None
    ended_at: datetime | None
    ended_by: PersonShape | None


class SmallPaymentShape(Schema):
    """The open case that it goes on (null: one is opened), and the limits: own, and that above which two decide.

    `chosen`: what the case has settled on already; another choice is made on its page.
    """

    case_id: int | None
    number: str | None
    version: int | None
    chosen: str | None
    limit_fen: int | None
    four_eyes_fen: int | None


class OrderActsPage(Schema):
    """What may be done about an order, and what is under way. `old`: the platform's word is more than a day old."""

    shop_id: int
    order_no: str
    may_act: bool
    state: OrderState
    paid_fen: int | None
    goods_fen: int | None
    postage_fen: int | None
    as_of: datetime
    old: bool
    kinds: list[ActKindShape]
    small_payment: SmallPaymentShape
    under_way: list[OrderActShape]


class ActAsked(Schema):
    """Whose order it is."""

    shop: int
    order_no: str = Field(min_length=1, max_length=64)


class NewAct(Schema):
    """What somebody wants to do; sums in fen. See heqi.core.order_actions.wish."""

    shop_id: int
    order_no: str = Field(min_length=1, max_length=64)
    kind: OrderActKind
    amount_fen: int | None = Field(None, ge=0)
    goods_fen: int | None = Field(None, ge=0)
    postage_fen: int | None = Field(None, ge=0)
    demand: Demand | None = None
    purpose: ChargePurpose | None = None
    words: str = Field("", max_length=MOST_WORDS)
    address: str = Field("", max_length=MOST_WORDS)
    talk_id: int | None = None

    def wish(self) -> ActWish:
        """As the core takes it."""
        told = self.dict(exclude={"shop_id", "order_no", "talk_id"})
        return ActWish(**told)


class ActEdit(Schema):
    """Ends an act, as it was seen."""

    version: int


class ActReveal(Schema):
    """What the new address is needed for."""

    reason: str = Field(max_length=500)


class SmallPayment(Schema):
    """A small payment from the talk. `case_id`, `version`: the open case as it was seen; `ask`: for a colleague's yes.

    `looked`: the platform's page was checked when our facts are old.
    """

    shop_id: int
    order_no: str = Field(min_length=1, max_length=64)
    amount_fen: int = Field(gt=0)
    reason: str = Field(min_length=1, max_length=500)
    case_id: int | None = None
    version: int | None = None
    ask: bool = False
    looked: bool = False
