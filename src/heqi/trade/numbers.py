"""From a number on a label to the orders it may belong to: tracking, order and after-sales numbers."""

from collections.abc import Collection
from dataclasses import dataclass

from heqi.trade.access import after_sales_in, orders_in, parcels_in


@dataclass(frozen=True, slots=True)
class Numbered:
    """An order that a number leads to. `why`: return | outbound (a parcel of it), order, after_sale.

    `after_sale_no` is empty unless the number is one. `carrier` is empty unless it is a parcel's.
    """

    shop_id: int
    order_no: str
    why: str
    after_sale_no: str = ""
    carrier: str = ""


def orders_numbered(shop_ids: Collection[int], number: str) -> list[Numbered]:
    """What these shops know under a number, whichever way its letters are written; returning parcels first.

    Three look-ups by index each, however many parcels there are.
    """
    spelt = sorted({number, number.upper(), number.lower()})
    parcels = parcels_in(shop_ids).filter(tracking_no__in=spelt)
    found = [
        Numbered(shop_id, order_no, direction, carrier=carrier)
        for shop_id, order_no, direction, carrier in parcels.values_list("shop_id", "order_no", "direction", "carrier")
    ]
    requests = (
        after_sales_in(shop_ids).filter(after_sale_no__in=spelt).values_list("shop_id", "order_no", "after_sale_no")
    )
    found += [Numbered(shop_id, order_no, "after_sale", after_sale_no=no) for shop_id, order_no, no in requests]
    orders = orders_in(shop_ids).filter(order_no__in=spelt).values_list("shop_id", "order_no")
    found += [Numbered(shop_id, order_no, "order") for shop_id, order_no in orders]
    return sorted(found, key=lambda each: each.why != "return")


def orders_of_parcels(shop_id: int, tracking_nos: Collection[str]) -> list[tuple[str, str, str]]:
    """(tracking number in upper case, order number, direction) of the parcels of a shop under these numbers."""
    spelt = {way for no in tracking_nos for way in (no, no.upper(), no.lower())}
    rows = parcels_in([shop_id]).filter(tracking_no__in=spelt).values_list("tracking_no", "order_no", "direction")
    return [(tracking_no.upper(), order_no, direction) for tracking_no, order_no, direction in rows]
