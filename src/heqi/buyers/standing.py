"""What a buyer is to the shop: orders, value, cases; and the same as facts of a decision."""

from collections.abc import Collection

from heqi.buyers.whose import Asked, Whose, find_whose
from heqi.cases.access import cases_in
from heqi.core.buyers.standing import Bought, Standing, standing_of
from heqi.core.cases.recorded import FactValue
from heqi.core.words import AfterSaleState
from heqi.trade.contracts import OrderView
from heqi.trade.queries import after_sales_of, orders_by_no


def orders_of(whose: Whose) -> list[OrderView]:
    """Their orders, newest first."""
    orders = orders_by_no(whose.shop_id, whose.order_nos).values()
    return sorted(orders, key=lambda each: (each.created_at is not None, each.created_at, each.order_no), reverse=True)


def standing_for(whose: Whose, orders: Collection[OrderView]) -> Standing | None:
    """None where nobody can tell which orders are theirs."""
    if whose.unknown is not None:
        return None
    refunds = after_sales_of(whose.shop_id, [each.order_no for each in orders])
    back = {
        order_no: sum(each.requested_fen or 0 for each in asked if each.state is AfterSaleState.SUCCEEDED)
        for order_no, asked in refunds.items()
    }
    return standing_of(
        Bought(each.order_no, each.state, each.created_at, each.paid_fen, back.get(each.order_no, 0)) for each in orders
    )


def facts_by_order(shop_id: int, order_nos: Collection[str]) -> dict[str, dict[str, FactValue]]:
    """`buyer.*` by order; an order whose buyer nobody can tell has none."""
    found: dict[str, dict[str, FactValue]] = {}
    for order_no in set(order_nos):
        whose = find_whose(Asked(shop_id, order_no=order_no))
        standing = standing_for(whose, orders_of(whose))
        if standing is not None:
            found[order_no] = {
                "buyer.orders": standing.orders,
                "buyer.paid_total_fen": standing.paid_total_fen,
                "buyer.cases": cases_in([shop_id]).filter(order_no__in=whose.order_nos).count(),
            }
    return found
