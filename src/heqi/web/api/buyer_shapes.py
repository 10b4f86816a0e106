"""What the calls of buyers take and give."""

import datetime as dt
from typing import Literal

from ninja import Field, Schema
from pydantic import AwareDatetime

from heqi.core.buyers.standing import Loyalty
from heqi.core.words import Demand, OrderState, Outcome, Stage


class BuyerPointed(Schema):
    """Which buyer: by an order, a talk (its id, or its conversation's key), or the name that the platform states."""

    order_no: str = Field("", max_length=64)
    talk_id: int | None = None
    conversation: str = Field("", max_length=100)
    name: str = Field("", max_length=200)


class BuyerAsked(BuyerPointed):
    """A buyer of a shop, in a body."""

    shop_id: int


class BuyerQuery(BuyerPointed):
    """A buyer of a shop, in an address."""

    shop: int


class BuyerOrderShape(Schema):
    """One order of the buyer."""

    order_no: str
    state: OrderState
    goods: str
    paid_fen: int | None
    at: dt.datetime | None
    as_of: dt.datetime


class BuyerCaseShape(Schema):
    """One case of the buyer."""

    id: int
    number: str
    order_no: str
    demand: Demand
    stage: Stage
    outcome: Outcome | None
    amount_fen: int | None
    opened_at: dt.datetime
    done: bool


class BuyerTalkShape(Schema):
    """One conversation with the buyer; `talk_id`: where it can be opened; `made_up`: its times are invented."""

    conversation: str
    talk_id: int | None
    order_no: str
    last_at: dt.datetime | None
    made_up: bool


class BuyerRatingShape(Schema):
    """How the buyer rated our service in a talk: 5 stars are the best. `staff`: who served, "" if nobody can tell."""

    score: int | None
    words: str
    at: dt.datetime | None
    conversation: str
    staff: str


class BuyerNoteShape(Schema):
    """What the buyer volunteered or what happened, for a purpose and until a day."""

    id: int
    kind: Literal["tag", "note", "preference"]
    words: str
    purpose: str
    at: dt.datetime
    expires_at: dt.datetime
    by: str


class BuyersPersonal(Schema):
    """A field of personal data as it is shown; `hidden`: a look would tell more."""

    field: str
    shown: str
    hidden: bool


class BuyerMay(Schema):
    """What this person may do here."""

    write: bool
    forget: bool


class BuyerShape(Schema):
    """A buyer as far as anybody can tell. `known` false: `why` says why not, and counts are of this order alone."""

    shop_id: int
    name: str
    known: bool
    why: str
    why_en: str
    orders_count: int | None
    paid_total_fen: int | None
    loyalty: Loyalty | None
    first_at: dt.datetime | None
    last_at: dt.datetime | None
    cases_count: int
    orders: list[BuyerOrderShape]
    cases: list[BuyerCaseShape]
    talks: list[BuyerTalkShape]
    ratings: list[BuyerRatingShape]
    notes: list[BuyerNoteShape]
    personal: list[BuyersPersonal]
    may: BuyerMay


class NewBuyerNote(BuyerAsked):
    """A note to keep: `purpose` says what for, `until` when it is gone."""

    kind: Literal["tag", "note", "preference"]
    words: str = Field(max_length=200)
    purpose: str = Field(max_length=200)
    until: AwareDatetime


class OrderRevealAsked(Schema):
    """Which field of which order, and what for."""

    shop_id: int
    order_no: str = Field(max_length=64)
    field: Literal["buyer", "receiver", "phone", "address", "note", "buyer_note", "buyer_words"]
    reason: str = Field(max_length=500)


class KeptReason(Schema):
    """What stays although a buyer asked to be forgotten, and why."""

    reason: str
    text: str
    text_en: str


class ErasureShape(Schema):
    """A request to be forgotten. `counts`: rows per table that would be, or were, emptied."""

    id: int
    shop_id: int
    state: Literal["asked", "done", "dropped"]
    orders: int
    counts: dict[str, int]
    kept: list[KeptReason]
    asked_at: dt.datetime
    asked_by: str
    ended_at: dt.datetime | None
    version: int
