"""What the platform states of the order that a work order is about, as slots of a question and as lines to read."""

from collections.abc import Iterable

from heqi.core.money import yuan
from heqi.trade.contracts import ParcelView
from heqi.trade.queries import after_sales_by_no, lines_of, orders_by_no, parcels_of, personal_of

LONGEST = 200
PERSONAL = ("receiver", "phone", "address")


def order_values(shop_id: int, *, order_no: str, after_sale_no: str) -> dict[str, str]:
    """Values by slot name (heqi.core.work_orders.SLOTS); what is not known is left out. No personal data."""
    lines = lines_of(shop_id, [order_no]).get(order_no, [])
    parcel = _parcel_of(parcels_of(shop_id, [order_no]).get(order_no, []))
    request = after_sales_by_no(shop_id, {after_sale_no}).get(after_sale_no) if after_sale_no else None
    order = orders_by_no(shop_id, {order_no}).get(order_no)
    quantity = (request.quantity if request else None) or (order.quantity if order else None)
    amount = request.requested_fen if request else None
    found = {
        "order_no": order_no,
        "carrier": parcel.carrier if parcel else "",
        "tracking_no": parcel.tracking_no if parcel else "",
        "goods": (request.goods if request else "") or _several(line.goods for line in lines),
        "sku": (request.sku if request else "") or _several(line.sku for line in lines),
        "quantity": str(quantity) if quantity else "",
        "amount": yuan(amount) if amount else "",
    }
    return {name: value for name, value in found.items() if value}


def address_values(shop_id: int, *, order_no: str, after_sale_no: str) -> dict[str, str]:
    """Receiver, phone and address as they are stored, for the warehouse that packs the parcel."""
    stored = personal_of(shop_id, order_no=order_no, after_sale_no=after_sale_no)
    return {name: stored[name] for name in PERSONAL if stored.get(name)}


def _several(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(name for name in names if name))[:LONGEST]


def _parcel_of(parcels: list[ParcelView]) -> ParcelView | None:
    """The parcel to the buyer, the newest; a return only where there is no other."""
    outbound = [parcel for parcel in parcels if parcel.direction == "outbound"]
    return next(reversed(outbound or parcels), None)
