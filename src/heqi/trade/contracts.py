"""Trade as values, for the features. Money in fen, times aware UTC, None: not stated; `as_of`: how fresh it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from heqi.core.words import AfterSaleState, Demand, OrderState, ReasonFamily


@dataclass(frozen=True, slots=True)
class OrderView:
    """An order as the platform states it. `state_text` is the platform's own wording.

    `note` and `flag` are the shop's own mark on it (see core.order_notes); `flag_name`: what the shop calls the flag.
    """

    shop_id: int
    order_no: str
    state: OrderState
    state_text: str
    buyer: str
    quantity: int | None
    goods_fen: int | None
    postage_fen: int | None
    shop_discount_fen: int | None
    platform_discount_fen: int | None
    pay_discount_fen: int | None
    paid_fen: int | None
    received_fen: int | None
    created_at: datetime | None
    paid_at: datetime | None
    grouped_at: datetime | None
    promised_ship_at: datetime | None
    shipped_at: datetime | None
    signed_at: datetime | None
    completed_at: datetime | None
    note: str
    buyer_note: str
    as_of: datetime
    flag: int | None = None
    flag_name: str = ""


@dataclass(frozen=True, slots=True)
class LineView:
    """One SKU of an order. `price_fen` is for one piece."""

    order_no: str
    goods: str
    sku: str
    quantity: int | None
    price_fen: int | None
    goods_id: str
    sku_id: str
    sku_code: str
    as_of: datetime


@dataclass(frozen=True, slots=True)
class ParcelView:
    """A parcel. `direction`: outbound | return; `track_text`: the platform's last word on a returning one."""

    order_no: str
    direction: str
    tracking_no: str
    carrier: str
    shipped_at: datetime | None
    track_text: str
    as_of: datetime


@dataclass(frozen=True, slots=True)
class AfterSaleView:
    """An after-sales request as the platform states it.

    `paid_fen`: what the order cost (交易金额); `shipped`: whether the order had been shipped; `received`: whether the
    buyer says that it arrived; `buyer` is masked by the platform.
    """

    shop_id: int
    after_sale_no: str
    order_no: str
    state: AfterSaleState
    state_text: str
    type: str
    demand: Demand
    reason: str
    family: ReasonFamily
    requested_fen: int | None
    paid_fen: int | None
    quantity: int | None
    applied_at: datetime | None
    expires_at: datetime | None
    agreed_at: datetime | None
    finished_at: datetime | None
    shipped: bool | None
    received: bool | None
    intervened: bool | None
    buyer: str
    buyer_words: str
    goods: str
    goods_id: str
    sku: str
    return_tracking_no: str
    return_track_text: str
    note: str
    as_of: datetime


@dataclass(frozen=True, slots=True)
class ListingView:
    """Goods as the shop describes them. `sku_id` is empty where the row is about all of its SKUs."""

    goods_id: str
    sku_id: str
    title: str
    category: str
    price_fen: int | None
    unit_cost_fen: int | None
    no_return: bool | None
    no_return_confirmed: bool | None
    quality_days: int | None
    attributes: Mapping[str, str]
    detail: str
    as_of: datetime
