"""The shapes of the returns desk."""

from datetime import datetime
from typing import Literal

from ninja import Schema

from heqi.core.cases.arrival import Came
from heqi.core.words import Stage
from heqi.web.api.case_shapes import CaseRow, NextShape, ShopShape
from heqi.web.api.person_shape import PersonShape


class ArrivedCase(Schema):
    """The case that a parcel belongs to."""

    id: int
    number: str
    version: int
    goods: str
    stage: Stage
    next: NextShape | None


class PhotoShape(Schema):
    """A photo of a parcel; its bytes have an address of their own."""

    id: int
    kind: str
    name: str


class ArrivalMay(Schema):
    """What the buttons may be."""

    open: bool
    undo: bool
    give_up: bool


class ArrivalShape(Schema):
    """A parcel that came back. `came` null: nobody has opened it for a case; `gift` null: there was none."""

    id: int
    version: int
    shop: ShopShape
    tracking_no: str
    carrier: str
    order_no: str
    case: ArrivedCase | None
    at: datetime
    by: PersonShape | None
    way: Literal["return", "recalled"]
    state: Literal["pooled", "to_check", "passed", "failed", "given_up", "undone"]
    came: Came | None
    pieces: int | None
    gift: bool | None
    note: str
    inside: str
    sender: str
    opened_at: datetime | None
    opened_by: PersonShape | None
    ended_at: datetime | None
    ended_by: PersonShape | None
    end_reason: str
    photos: list[PhotoShape]
    kept_until: datetime
    may: ArrivalMay


class SentLine(Schema):
    """What was sent with the order."""

    goods: str
    sku: str
    quantity: int | None


class HitShape(Schema):
    """A case that a number leads to. `why`: what the number is; `arrived`: this parcel is on its record already."""

    why: Literal["return", "outbound", "order", "after_sale", "case"]
    way: Literal["return", "recalled"]
    carrier: str
    arrived: bool
    may: bool
    lines: list[SentLine]
    case: CaseRow


class KnownOrder(Schema):
    """An order that is known and has no case."""

    shop_id: int
    order_no: str
    why: str


class FoundShape(Schema):
    """What a number leads to; `number` is what was understood of it."""

    number: str
    hits: list[HitShape]
    orders: list[KnownOrder]
    arrivals: list[ArrivalShape]


class ReturnsPage(Schema):
    """A list of the desk. `today`: how many came today, by state; what waits is counted up to 1,000."""

    items: list[ArrivalShape]
    more: bool
    today: dict[str, int]
    pooled: int
    to_check: int
