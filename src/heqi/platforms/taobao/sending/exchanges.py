"""Exchanges of Tmall: agreed to or refused, goods received or not, and the new goods sent."""

from collections.abc import Mapping
from typing import Any

from heqi.core.sending import Answer, SendOrder
from heqi.platforms.net.method import Method
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.sending import DOUBTFUL, done_when
from heqi.platforms.taobao import fields, methods
from heqi.platforms.taobao.sending.shop import Shop, yes_or_no

TO_DECIDE, CLOSED, TO_CHANGE = 1, 4, 6
AGREED = frozenset({2, 3, 5, 12, 13})
GOODS_BACK = frozenset({5, 12, 13})
EXPRESS = 200


def agree_exchange(shop: Shop, order: SendOrder) -> Answer:
    """Agree that the goods come back to an address of the shop."""
    said = {"address_id": order.payload["address_id"], "leave_message": order.payload.get("words")}
    return _call(shop, methods.EXCHANGE_AGREE, order, said)


def refuse_exchange(shop: Shop, order: SendOrder) -> Answer:
    """Refuse, with one of the platform's reasons and, if it helps, a picture."""
    return _call(shop, methods.EXCHANGE_REFUSE, order, _reason(order))


def receive_exchange(shop: Shop, order: SendOrder) -> Answer:
    """The goods are back; the new ones follow."""
    return _call(shop, methods.EXCHANGE_RECEIVED, order, {})


def refuse_exchange_goods(shop: Shop, order: SendOrder) -> Answer:
    """What came back is not what was sold, or is damaged."""
    return _call(shop, methods.EXCHANGE_NOT_RECEIVED, order, _reason(order), shows=False)


def fill_number(shop: Shop, order: SendOrder) -> Answer:
    """The parcel with the new goods; `received` also confirms that the old ones are back."""
    both = bool(order.payload.get("received"))
    said = {
        "logistics_no": str(order.payload["tracking_no"]),
        "logistics_company_name": str(order.payload["carrier"]),
        "logistics_type": EXPRESS,
    }
    return _call(shop, methods.EXCHANGE_RECEIVE_AND_CONSIGN if both else methods.EXCHANGE_CONSIGN, order, said)


def leave_exchange_message(shop: Shop, order: SendOrder) -> Answer:
    """A message in the exchange's record."""
    return _call(shop, methods.EXCHANGE_MESSAGE_ADD, order, {"content": order.payload["words"]}, show=fields.MESSAGE)


def ask_agreed(shop: Shop, order: SendOrder) -> Answer:
    """Whether the exchange has gone past the shop's yes."""
    return _ask(shop, order, AGREED)


def ask_refused(shop: Shop, order: SendOrder) -> Answer:
    """Whether the buyer has to change the request, or it is closed."""
    return _ask(shop, order, frozenset({TO_CHANGE, CLOSED}))


def ask_received(shop: Shop, order: SendOrder) -> Answer:
    """Whether the goods count as back."""
    return _ask(shop, order, GOODS_BACK)


def ask_number_filled(shop: Shop, order: SendOrder) -> Answer:
    """Whether the exchange names the parcel."""
    read = _look_up(shop, order)
    number = str(order.payload["tracking_no"]).upper()
    return DOUBTFUL if read.text("status") is None else done_when(number in read.numbers("seller_logistic_no"))


def _call(
    shop: Shop,
    method: Method,
    order: SendOrder,
    said: Mapping[str, Any],
    *,
    show: str = fields.EXCHANGE_CHANGED,
    shows: bool = True,
) -> Answer:
    """`shows`: whether the method wants to be told what to answer."""
    picture = order.files.get("proof")
    files = {method.files: picture} if picture and method.files else None
    named = {"dispute_id": str(order.payload["after_sale_no"]), **said} | ({"fields": show} if shows else {})
    return yes_or_no(shop.client.call(method, files, **named))


def _reason(order: SendOrder) -> dict[str, Any]:
    return {"seller_refuse_reason_id": order.payload["reason_id"], "leave_message": order.payload.get("words")}


def _look_up(shop: Shop, order: SendOrder) -> Reading:
    number = str(order.payload["after_sale_no"])
    answer = shop.client.call(methods.EXCHANGE, dispute_id=number, fields=fields.EXCHANGE)
    return Reading(answer).part("result").part("exchange")


def _ask(shop: Shop, order: SendOrder, states: frozenset[int]) -> Answer:
    code = _look_up(shop, order).code("status")
    return DOUBTFUL if code is None else done_when(code in states)
