"""What the platform states about cases, fetched in bulk: the request, its order, lines and parcels."""

from collections.abc import Collection
from dataclasses import dataclass

from heqi.trade.contracts import AfterSaleView, LineView, OrderView, ParcelView
from heqi.trade.queries import after_sales_by_no, lines_of, orders_by_no, parcels_of


@dataclass(frozen=True, slots=True)
class Statements:
    """About one case. Either may be missing: files come in any order, and a case by chat has no request."""

    after_sale: AfterSaleView | None
    order: OrderView | None
    lines: tuple[LineView, ...] = ()
    parcels: tuple[ParcelView, ...] = ()


def statements_of(shop_id: int, *, order_no: str, after_sale_no: str) -> Statements:
    """About one case."""
    return statements_for(shop_id, [(order_no, after_sale_no)])[order_no, after_sale_no]


def statements_for(shop_id: int, keys: Collection[tuple[str, str]]) -> dict[tuple[str, str], Statements]:
    """About many cases of a shop, by (order number, after-sale number or '')."""
    order_nos = {order_no for order_no, _ in keys if order_no}
    requests = after_sales_by_no(shop_id, {number for _, number in keys if number})
    orders = orders_by_no(shop_id, order_nos)
    lines, parcels = lines_of(shop_id, order_nos), parcels_of(shop_id, order_nos)
    return {
        (order_no, number): Statements(
            after_sale=requests.get(number),
            order=orders.get(order_no),
            lines=tuple(lines.get(order_no, ())),
            parcels=tuple(parcels.get(order_no, ())),
        )
        for order_no, number in keys
    }
