"""An order of a shop as phrases need it."""

from collections.abc import Sequence
from datetime import timedelta

from heqi.accounts.contracts import StaffView
from heqi.core.cases.flows.flow_case import short_goods
from heqi.core.phrases.known import OrderFacts
from heqi.core.words import OrderState
from heqi.shops.access import get_shop
from heqi.trade.contracts import LineView, ParcelView
from heqi.trade.queries import lines_of, listings_for, orders_by_no, parcels_of

GROUP_OPEN = timedelta(hours=24)
"""How long a group may stay incomplete on Pinduoduo before it is cancelled (M3)."""


def order_facts(staff: StaffView, shop_id: int, order_no: str = "") -> OrderFacts:
    """What is known of the order; of an unknown one only the shop and who serves."""
    shop = get_shop(shop_id)
    order = orders_by_no(shop_id, [order_no]).get(order_no) if order_no else None
    if order is None:
        return OrderFacts(shop=shop.name, agent=staff.name)
    lines = lines_of(shop_id, [order_no]).get(order_no, [])
    parcel = _newest(parcels_of(shop_id, [order_no]).get(order_no, []))
    first = lines[0] if lines else None
    waits = order.state is OrderState.GROUPING and order.paid_at is not None
    return OrderFacts(
        order_no=order_no,
        state=order.state,
        shop=shop.name,
        agent=staff.name,
        buyer=order.buyer,
        goods=short_goods(first.goods) if first and first.goods else "",
        sku=first.sku if first and len(lines) == 1 else "",
        quantity=order.quantity,
        paid_fen=order.paid_fen,
        carrier=parcel.carrier if parcel else "",
        tracking_no=parcel.tracking_no if parcel else "",
        created_at=order.created_at,
        shipped_at=order.shipped_at or (parcel.shipped_at if parcel else None),
        promised_ship_at=order.promised_ship_at,
        group_ends_at=order.paid_at + GROUP_OPEN if waits and order.paid_at else None,
        goods_id=first.goods_id if first else "",
        category=_category(shop_id, first),
    )


def _newest(parcels: Sequence[ParcelView]) -> ParcelView | None:
    sent = [each for each in parcels if each.direction == "outbound"]
    return max(sent, key=lambda each: (each.shipped_at is not None, each.shipped_at or each.as_of), default=None)


def _category(shop_id: int, line: LineView | None) -> str:
    if line is None or not line.goods_id:
        return ""
    found = listings_for(shop_id, [(line.goods_id, line.sku_id)])
    return next((listing.category for listing in found.values()), "")
