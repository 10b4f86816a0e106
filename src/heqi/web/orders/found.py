"""The orders that a number leads to, each in a line."""

from collections.abc import Collection
from typing import Any

from heqi.shops.access import shops_by_id
from heqi.shops.contracts import ShopView
from heqi.trade.contracts import OrderView
from heqi.trade.numbers import orders_numbered
from heqi.trade.queries import lines_of, orders_by_no

MOST = 6


def found_orders(shop_ids: Collection[int], number: str) -> list[dict[str, Any]]:
    """Rows as `FoundOrder` of the API, each order once, `MOST` at the most; an unknown order leads nowhere."""
    spelt = number.strip()
    if not spelt:
        return []
    keys = dict.fromkeys((each.shop_id, each.order_no) for each in orders_numbered(shop_ids, spelt))
    orders = [order for shop_id, order_no in list(keys)[:MOST] for order in orders_by_no(shop_id, [order_no]).values()]
    shops = shops_by_id({order.shop_id for order in orders})
    return [_row(order, shops[order.shop_id]) for order in orders]


def _row(order: OrderView, shop: ShopView) -> dict[str, Any]:
    lines = lines_of(order.shop_id, [order.order_no]).get(order.order_no, [])
    return {
        "shop": {"id": shop.id, "name": shop.name, "platform": shop.platform},
        "order_no": order.order_no,
        "state": order.state,
        "state_text": order.state_text,
        "goods": lines[0].goods if lines else "",
    }
