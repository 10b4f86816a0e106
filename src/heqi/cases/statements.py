"""What the platform states about cases, fetched in bulk: the request, its order, lines and parcels."""

from collections.abc import Collection
from dataclasses import dataclass

from heqi.trade.contracts import AfterSaleView, LineView, ListingView, OrderView, ParcelView
from heqi.trade.queries import after_sales_by_no, lines_of, listings_for, orders_by_no, parcels_of


@dataclass(frozen=True, slots=True)
class Statements:
    """About one case. Either may be missing: files come in any order, and a case by chat has no request."""

    after_sale: AfterSaleView | None
    order: OrderView | None
    lines: tuple[LineView, ...] = ()
    parcels: tuple[ParcelView, ...] = ()
    listing: ListingView | None = None


def statements_of(shop_id: int, *, order_no: str, after_sale_no: str) -> Statements:
    """About one case."""
    return statements_for(shop_id, [(order_no, after_sale_no)])[order_no, after_sale_no]


def statements_for(shop_id: int, keys: Collection[tuple[str, str]]) -> dict[tuple[str, str], Statements]:
    """About many cases of a shop, by (order number, after-sale number or '')."""
    order_nos = {order_no for order_no, _ in keys if order_no}
    requests = after_sales_by_no(shop_id, {number for _, number in keys if number})
    orders = orders_by_no(shop_id, order_nos)
    lines, parcels = lines_of(shop_id, order_nos), parcels_of(shop_id, order_nos)
    goods = {key: _goods_of(requests.get(key[1]), lines.get(key[0], ())) for key in keys}
    listings = listings_for(shop_id, {pair for pair in goods.values() if pair is not None})
    return {
        (order_no, number): Statements(
            after_sale=requests.get(number),
            order=orders.get(order_no),
            lines=tuple(lines.get(order_no, ())),
            parcels=tuple(parcels.get(order_no, ())),
            listing=listings.get(goods[order_no, number] or ("", "")),
        )
        for order_no, number in keys
    }


def _goods_of(request: AfterSaleView | None, lines: Collection[LineView]) -> tuple[str, str] | None:
    """(goods number, SKU number) that the case is about: the request's line, else the order's only one."""
    numbered = [line for line in lines if line.goods_id]
    if request is not None and request.goods_id:
        mine = (line.sku_id for line in numbered if line.goods_id == request.goods_id)
        return request.goods_id, next(mine, "")
    return (numbered[0].goods_id, numbered[0].sku_id) if len(numbered) == 1 else None
