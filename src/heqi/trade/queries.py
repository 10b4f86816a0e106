"""Trade in bulk, as values."""

from collections.abc import Collection, Iterable

from heqi.db.lookup import RowLookup
from heqi.trade.access import after_sales_in, lines_in, listings_in, orders_in, parcels_in
from heqi.trade.contracts import AfterSaleView, LineView, ListingView, OrderView, ParcelView
from heqi.trade.models import AfterSale, Order, OrderLine, Parcel
from heqi.trade.views import view_after_sale, view_line, view_listing, view_order, view_parcel

UNNUMBERED = "/~"
"""Stands in the key of a line that has no number of its own; at its end, the line stands for all goods of an order.

Taobao's exports name no single lines, or name them without numbers; the sub-orders' export and the API number them.
"""


# About one order, as every page of a case and every edit asks.
_order = RowLookup(Order, lambda shop_id, no: orders_in([shop_id]).filter(order_no=no), int, str)
_lines = RowLookup(OrderLine, lambda shop_id, no: lines_in([shop_id]).filter(order_no=no).order_by("key"), int, str)
_parcels = RowLookup(Parcel, lambda shop_id, no: parcels_in([shop_id]).filter(order_no=no).order_by("key"), int, str)
_requests = RowLookup(
    AfterSale,
    lambda shop_id, no: after_sales_in([shop_id]).filter(order_no=no).order_by("applied_at", "after_sale_no"),
    int,
    str,
)


def orders_by_no(shop_id: int, order_nos: Collection[str]) -> dict[str, OrderView]:
    """The orders of a shop that are known, by number."""
    numbers = list(order_nos)
    rows = _order.find(shop_id, *numbers) if len(numbers) == 1 else orders_in([shop_id]).filter(order_no__in=numbers)
    return {row.order_no: view_order(row) for row in rows}


def after_sales_by_no(shop_id: int, after_sale_nos: Collection[str]) -> dict[str, AfterSaleView]:
    """The requests of a shop that are known, by number."""
    if not after_sale_nos:
        return {}
    rows = after_sales_in([shop_id]).filter(after_sale_no__in=list(after_sale_nos))
    return {row.after_sale_no: view_after_sale(row) for row in rows}


def after_sales_of(shop_id: int, order_nos: Collection[str]) -> dict[str, list[AfterSaleView]]:
    """The requests on these orders, by order number, oldest first."""
    found: dict[str, list[AfterSaleView]] = {}
    for row in _requests_on(shop_id, list(order_nos)):
        found.setdefault(row.order_no, []).append(view_after_sale(row))
    return found


def lines_of(shop_id: int, order_nos: Collection[str]) -> dict[str, list[LineView]]:
    """The lines of these orders, by order number: the numbered ones, else the named ones, else the one that sums up."""
    numbered: dict[str, list[LineView]] = {}
    named: dict[str, list[LineView]] = {}
    sums: dict[str, list[LineView]] = {}
    for row in _lines_on(shop_id, list(order_nos)):
        kept = numbered if UNNUMBERED not in row.key else sums if row.key.endswith(UNNUMBERED) else named
        kept.setdefault(row.order_no, []).append(view_line(row))
    return {**sums, **named, **numbered}


def parcels_of(shop_id: int, order_nos: Collection[str]) -> dict[str, list[ParcelView]]:
    """The parcels of these orders, both directions, by order number."""
    found: dict[str, list[ParcelView]] = {}
    for row in _parcels_on(shop_id, list(order_nos)):
        found.setdefault(row.order_no, []).append(view_parcel(row))
    return found


def _lines_on(shop_id: int, order_nos: list[str]) -> Iterable[OrderLine]:
    if len(order_nos) == 1:
        return _lines.find(shop_id, order_nos[0])
    return lines_in([shop_id]).filter(order_no__in=order_nos).order_by("key")


def _requests_on(shop_id: int, order_nos: list[str]) -> Iterable[AfterSale]:
    if len(order_nos) == 1:
        return _requests.find(shop_id, order_nos[0])
    return after_sales_in([shop_id]).filter(order_no__in=order_nos).order_by("applied_at", "after_sale_no")


def _parcels_on(shop_id: int, order_nos: list[str]) -> Iterable[Parcel]:
    if len(order_nos) == 1:
        return _parcels.find(shop_id, order_nos[0])
    return parcels_in([shop_id]).filter(order_no__in=order_nos).order_by("key")


def personal_of(shop_id: int, *, order_no: str, after_sale_no: str) -> dict[str, str]:
    """Personal data that an order and its request state, as stored: buyer, receiver, phone, address, notes."""
    stored: dict[str, str] = {}
    for more, note in orders_in([shop_id]).filter(order_no=order_no).values_list("more", "note"):
        stored |= {name: str(more[name]) for name in _PERSONAL if more.get(name)} | {"note": note}
    requests = after_sales_in([shop_id]).filter(after_sale_no=after_sale_no) if after_sale_no else ()
    for request in requests:
        stored["buyer"] = request.buyer or stored.get("buyer", "")
        stored["buyer_words"] = str(request.more.get("buyer_words", ""))
    return stored


_PERSONAL = ("buyer", "receiver", "phone", "address", "buyer_note")


def listings_for(shop_id: int, goods: Collection[tuple[str, str]]) -> dict[tuple[str, str], ListingView]:
    """The listing of each (goods number, SKU number or '') that is known: the SKU's own, else the goods'."""
    keys = {key for goods_id, sku_id in goods for key in (goods_id, f"{goods_id}/{sku_id}") if goods_id}
    rows = {row.key: view_listing(row) for row in listings_in([shop_id]).filter(key__in=keys)} if keys else {}
    found = {pair: rows.get(f"{pair[0]}/{pair[1]}") or rows.get(pair[0]) for pair in goods}
    return {pair: listing for pair, listing in found.items() if listing is not None}


def categories_of(shop_id: int, *, order_no: str, goods_id: str = "") -> set[str]:
    """The categories and titles of the goods of an order, or of goods that are asked about, as far as known."""
    lines = lines_of(shop_id, [order_no]).get(order_no, []) if order_no else []
    pairs = {(line.goods_id, line.sku_id) for line in lines if line.goods_id}
    pairs |= {(goods_id, "")} if goods_id else set()
    listings = listings_for(shop_id, pairs).values() if pairs else ()
    said = {line.goods for line in lines} | {each for one in listings for each in (one.category, one.title)}
    return {each for each in said if each}
