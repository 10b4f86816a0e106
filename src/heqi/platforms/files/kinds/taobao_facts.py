"""Facts of Taobao's order exports: the order, its parcels, and a line where the row speaks of goods."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from heqi.core.cases.platform_states import read_taobao_order_state
from heqi.core.facts import Fact
from heqi.core.masks import mask_nick, name_by_digest
from heqi.core.words import OrderState
from heqi.platforms.parcels import parcel_facts
from heqi.platforms.progress import ORDER_PROGRESS

SUMMARY = "~"
"""Begins the key of a line without a number; alone it is the line that stands for all goods of an order.

`trade.queries` drops such lines where better ones are known.
"""
_NOT_OF_ORDER = frozenset({"order_no", "tracking_nos", "carrier", "goods", "sku", "buyer"})


def build_order(values: Mapping[str, Any], version: datetime, raw: Any) -> tuple[Fact, ...]:
    """The order, its goods as one line, and a parcel per tracking number."""
    order_no = values["order_no"]
    parcels = parcel_facts(
        order_no=order_no,
        direction="outbound",
        tracking_nos=values.get("tracking_nos", ()),
        said={"carrier": values.get("carrier"), "shipped_at": values.get("shipped_at")},
        version=version,
    )
    return (_order(order_no, values, version, raw), *_summary(order_no, values, version), *parcels)


def line_key(order_no: str, goods: str, sku: str) -> str:
    """A key for goods that come without a number: a digest of what they are called, behind the sign of a summary."""
    return f"{order_no}/{SUMMARY}{sha256(f'{goods}/{sku}'.encode()).hexdigest()[:12]}"


def _order(order_no: str, values: Mapping[str, Any], version: datetime, raw: Any) -> Fact:
    said = {name: value for name, value in values.items() if name not in _NOT_OF_ORDER}
    if "buyer" in values:
        said["buyer"] = mask_nick(values["buyer"])
        said["buyer_ref"] = name_by_digest(values["buyer"])
    state = OrderState.UNKNOWN
    if "state_text" in values:
        state = read_taobao_order_state(
            values["state_text"], shipped_at=values.get("shipped_at"), completed_at=values.get("completed_at")
        )
        said["state"] = state.value
    return Fact("order", order_no, version, said, raw, ORDER_PROGRESS[state])


def _summary(order_no: str, values: Mapping[str, Any], version: datetime) -> tuple[Fact, ...]:
    if "goods" not in values:
        return ()
    said = {name: values[name] for name in ("goods", "sku", "quantity") if name in values}
    quantity, goods_fen = values.get("quantity"), values.get("goods_fen")
    if values.get("goods_kinds") == 1 and quantity and goods_fen is not None and goods_fen % quantity == 0:
        said["price_fen"] = goods_fen // quantity
    return (Fact("order_line", f"{order_no}/{SUMMARY}", version, {"order_no": order_no, **said}),)
