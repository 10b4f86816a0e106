"""An after-sales request of POP as facts, from its place in the list, its own page, or both.

The list states amounts in yuan and is believed about them; whether the page's whole numbers are always fen is not
documented. The page alone knows the type (the list's numbers are one higher, or not: that is not documented either),
the merchant's deadline, the buyer's words and pictures.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from heqi.core.cases.platform_states import read_pdd_answered_demand
from heqi.core.facts import Fact
from heqi.core.masks import mask_contacts
from heqi.core.words import AfterSaleState, Demand
from heqi.platforms.net.private import scrub
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.reading import listed as listed_in
from heqi.platforms.net.rows import Row
from heqi.platforms.parcels import parcel_facts
from heqi.platforms.pinduoduo.orders import Carriers
from heqi.platforms.pinduoduo.states import AGREED_BY, TYPES, after_sale_state, after_sale_text
from heqi.platforms.progress import AFTER_SALE_PROGRESS

_CERTAIN = {2: Demand.REFUND_ONLY, 3: Demand.RETURN_REFUND, 7: Demand.RETURN_REFUND, 21: Demand.REPAIR}
"""Demands that a state tells by itself."""
_RECEIVED = {1: False, 2: True}


def build_listed(read: Reading) -> Row:
    """A request as pdd.refund.list.increment.get lists it. Raises Unreadable without number, order or time."""
    code = read.need(read.code("after_sales_status"), "after_sales_status")
    said = {
        "reason": read.text("after_sale_reason"),
        "applied_at": read.moment("created_time"),
        "order_paid_fen": read.yuan("order_amount"),
        "requested_fen": read.yuan("refund_amount"),
        "goods": read.text("goods_name"),
        "goods_id": read.id("goods_id"),
        "sku_id": read.id("sku_id"),
        "quantity": read.count("goods_number"),
    }
    if code in _CERTAIN:
        said |= {"demand": _CERTAIN[code].value}
    return _row(read, code, said, read.numbers("tracking_number"))


def build_shown(read: Reading, carriers: Carriers, listed: Mapping[str, Any] | None = None) -> Row:
    """A request as pdd.refund.information.get shows it; `listed`: what the list said of it, for amounts and goods."""
    code = read.need(read.code("after_sales_status"), "after_sales_status")
    type_code = read.code("after_sales_type")
    moments = {"expires_at": read.moment("expire_time"), "applied_at": read.moment("recreated_at")}
    said = {
        "reason": read.text("after_sales_reason"),
        **moments,
        "order_paid_fen": read.fen("order_amount"),
        "requested_fen": read.fen("refund_amount"),
        "sku_id": read.id("sku_id"),
        "quantity": read.count("goods_number"),
        "buyer_words": mask_contacts(read.text("remark") or ""),
        "images": [image for image in listed_in(read.data, "images") if isinstance(image, str)],
        "intervened": read.yes("join_or_not"),
        "order_shipped": read.yes("shipping_status"),
    }
    if type_code is not None:
        said |= {"type": TYPES.get(type_code), "demand": read_pdd_answered_demand(type_code).value}
    merged = said | {name: value for name, value in (listed or {}).items() if name in _OF_LIST and value is not None}
    row = _row(read, code, merged, read.numbers("express_no"))
    return (*row, *_exchange(read.part("exchange_shipping_detail"), row[0], carriers))


_OF_LIST = frozenset({"order_paid_fen", "requested_fen", "goods", "goods_id", "applied_at"})


def _row(read: Reading, code: int, said: dict[str, Any], returning: tuple[str, ...]) -> Row:
    number = read.need(read.id("id"), "id")
    order_no = read.need(read.id("order_sn"), "order_sn")
    version = read.need(read.moment("updated_time"), "updated_time")
    state = after_sale_state(code, returning=bool(returning))
    said |= {
        "order_no": order_no,
        "state": state.value,
        "state_text": after_sale_text(code),
        "state_code": code,
        "agreed_by": AGREED_BY.get(read.code("refund_operator_role") or 0),
        "received": _RECEIVED.get(read.code("user_shipping_status") or 0),
        "quick_refund": read.yes("speed_refund_flag"),
        "disputed": read.yes("dispute_refund_status"),
        "return_tracking_nos": list(returning),
    }
    if state is AfterSaleState.PLATFORM_HANDLING:
        said["intervened"] = True
    stated = {name: value for name, value in said.items() if value not in (None, "", [])}
    request = Fact("after_sale", number, version, stated, scrub(dict(read.data)), AFTER_SALE_PROGRESS[state])
    back = {"carrier": read.text("shipping_name")}
    return (request, *_parcels(order_no, "return", returning, back, version))


def _exchange(detail: Reading, request: Fact, carriers: Carriers) -> Iterator[Fact]:
    """What is known of the parcels of an exchange: the buyer's and the shop's."""
    order_no = request.values["order_no"]
    ways = (("return", "customer_send_back"), ("outbound", "merchant_exchange"))
    for direction, prefix in ways:
        carrier = carriers.get(detail.id(f"{prefix}_ship_id") or "")
        said = {"carrier": carrier.name if carrier else None, "why": "exchange"}
        yield from _parcels(order_no, direction, detail.numbers(f"{prefix}_trunk_number"), said, request.version)


def _parcels(
    order_no: str, direction: str, numbers: tuple[str, ...], said: Mapping[str, Any], version: datetime
) -> tuple[Fact, ...]:
    return parcel_facts(order_no=order_no, direction=direction, tracking_nos=numbers, said=said, version=version)
