"""The shapes of 快递查询."""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema

from heqi.core.words import Platform
from heqi.tracking.actions.enter_keys import DAILY

CourierWay = Literal["kuaidi100", "kdniao"]


class CourierTrouble(Schema):
    """Why, in two languages."""

    code: str
    message: str
    message_en: str


class WatchedCounts(Schema):
    """Parcels by how they are watched."""

    asked: int
    called: int
    over: int
    refused: int


class TroubledParcel(Schema):
    """A parcel that is not told about, and why."""

    tracking_no: str
    carrier: str
    order_no: str
    direction: Literal["outbound", "return"]
    state: Literal["asked", "called", "refused"]
    error: CourierTrouble


class CourierAccountShape(Schema):
    """A shop's account, without its secrets. `hook`: the address to enter at the service, '' when there is none.

    `used`: questions of today; `unsigned`: calls that were not signed as the service signs.
    """

    way: CourierWay
    account: str
    plus: bool
    calls: bool
    state: Literal["unchecked", "ok", "paused", "failing"]
    error: CourierTrouble | None
    checked_at: datetime | None
    daily_limit: int
    used: int
    hook: str
    heard: int
    heard_at: datetime | None
    unsigned: int
    unsigned_at: datetime | None
    version: int
    parcels: WatchedCounts
    troubled: list[TroubledParcel]


class CourierShop(Schema):
    """One shop; `account` null: nothing is set up."""

    shop_id: int
    shop_name: str
    platform: Platform
    may_change: bool
    account: CourierAccountShape | None


class CourierShops(Schema):
    """All shops of mine. `reachable`: this desk has an address that a service can call."""

    shops: list[CourierShop]
    reachable: bool


class CourierEntered(Schema):
    """What the owner typed; an empty key keeps the one that is there."""

    way: CourierWay
    account: str = Field(max_length=64)
    key: str = Field("", max_length=200)
    plus: bool = False
    calls: bool = False
    daily_limit: int = Field(DAILY, ge=1, le=1_000_000)


class CourierChanged(CourierEntered):
    """The same for an account that stands."""

    version: int


class CourierTouched(Schema):
    """The version that was seen."""

    version: int
