"""The last four digits of a buyer's phone, which some couriers ask for. Orders keep phones masked; the end stays."""

import re

from heqi.trade.access import orders_in

_TAIL = re.compile(r"(\d{4})\D*$")
_FIELDS = ("receiver_phone", "phone")


def phone_tail(shop_id: int, order_no: str) -> str:
    """Four digits; '' when the order does not tell them."""
    more = orders_in([shop_id]).filter(order_no=order_no).values_list("more", flat=True).first() or {}
    found = (_TAIL.search(str(more.get(name) or "")) for name in _FIELDS)
    return next((match.group(1) for match in found if match), "")
