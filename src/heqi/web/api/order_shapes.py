"""The shapes of an order beside a talk."""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema

from heqi.core.words import AfterSaleState, OrderState
from heqi.web.api.case_shapes import CaseRow, DueShape, LineShape, PersonalShape, ShopShape


class OrderStepShape(Schema):
    """A step of an order's way. `at`: when, where that is stated; `clock`: until when, on the current one."""

    name: Literal["paid", "grouped", "shipped", "collected", "signed"]
    state: Literal["done", "current", "todo", "off"]
    at: datetime | None
    clock: DueShape | None


class OrderParcelShape(Schema):
    """A parcel. `track`: its last word; `words`: what may be sent to the buyer. Nobody's contact is in either."""

    carrier: str
    tracking_no: str
    direction: str
    shipped_at: datetime | None
    track: str
    words: str


class OrderRequestShape(Schema):
    """An after-sales request on the order. `open`: it waits for somebody."""

    after_sale_no: str
    state: AfterSaleState
    state_text: str
    type_text: str
    reason: str
    requested_fen: int | None
    applied_at: datetime | None
    expires_at: datetime | None
    open: bool


class OrderPaneShape(Schema):
    """The order in one call. Sums in fen; `cases` the open one first; `as_of`: how fresh the platform's word is."""

    shop: ShopShape
    order_no: str
    state: OrderState
    state_text: str
    quantity: int | None
    paid_fen: int | None
    goods_fen: int | None
    postage_fen: int | None
    discount_fen: int | None
    created_at: datetime | None
    promised_ship_at: datetime | None
    steps: list[OrderStepShape]
    lines: list[LineShape]
    personal: list[PersonalShape]
    parcels: list[OrderParcelShape]
    requests: list[OrderRequestShape]
    cases: list[CaseRow]
    may_reveal: bool
    as_of: datetime


class OrderQuery(Schema):
    """A whole order, tracking or after-sales number."""

    q: str = Field(max_length=100)
    shop: int | None = None


class FoundOrder(Schema):
    """An order that a number leads to: its own, a parcel's, or a request's. `goods`: of its lines, the first."""

    shop: ShopShape
    order_no: str
    state: OrderState
    state_text: str
    goods: str


class OrderReveal(Schema):
    """Which field, and what for."""

    field: Literal["buyer", "receiver", "phone", "address", "note", "buyer_note"]
    reason: str = Field(max_length=500)
