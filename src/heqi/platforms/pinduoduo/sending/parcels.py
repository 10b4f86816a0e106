"""Parcels: numbers of what is shipped, exchanged or sent again."""

from heqi.core.sending import Answer, SendOrder
from heqi.platforms.net.sending import DOUBTFUL, done_when
from heqi.platforms.pinduoduo import methods
from heqi.platforms.pinduoduo.sending.shop import UNKNOWN_CARRIER, Shop, name_request, order_of, request_of, yes_or_no

SENT_AGAIN = 2
"""`extra_track_type` of goods that are sent again (1 is a part of the order, 3 a gift)."""


def fill_number(shop: Shop, order: SendOrder) -> Answer:
    """The number of the parcel with exchanged goods, or (`for`: reship) of one that is sent again."""
    carrier = shop.find_carrier(str(order.payload["carrier"]))
    if carrier is None:
        return UNKNOWN_CARRIER
    number = str(order.payload["tracking_no"])
    if order.payload.get("for") == "reship":
        parcel = [{"shipping_id": int(carrier.id), "tracking_number": number}]
        answer = shop.client.call(
            methods.EXTRA_LOGISTICS,
            order_sn=order.payload["order_no"],
            extra_track_type=SENT_AGAIN,
            extra_track_list=parcel,
        )
        return yes_or_no(answer)
    said = {"shipping_id": int(carrier.id), "shipping_name": carrier.name, "tracking_number": number}
    return yes_or_no(shop.client.call(methods.EXCHANGE_SHIPPING, request=name_request(order) | said))


def ask_number_filled(shop: Shop, order: SendOrder) -> Answer:
    """Whether the order or its request names the parcel."""
    number = str(order.payload["tracking_no"]).upper()
    facts = [*shop.fetch(request_of(order)), *shop.fetch(order_of(order))]
    sent = {
        fact.values["tracking_no"] for fact in facts if fact.entity == "parcel" and fact.values["direction"] != "return"
    }
    return done_when(number in sent)


def ship(shop: Shop, order: SendOrder) -> Answer:
    """Ship an order (`again`: replace the number that it was shipped with)."""
    carrier = shop.find_carrier(str(order.payload["carrier"]))
    if carrier is None:
        return UNKNOWN_CARRIER
    answer = shop.client.call(
        methods.SHIP,
        order_sn=order.payload["order_no"],
        logistics_id=int(carrier.id),
        tracking_number=str(order.payload["tracking_no"]),
        redelivery_type=2 if order.payload.get("again") else 1,
    )
    return yes_or_no(answer)


def ask_shipped(shop: Shop, order: SendOrder) -> Answer:
    """Whether the order left with this number."""
    number = str(order.payload["tracking_no"]).upper()
    facts = shop.fetch(order_of(order))
    if not facts:
        return DOUBTFUL
    return done_when(any(fact.entity == "parcel" and fact.values["tracking_no"] == number for fact in facts))


def watch_parcel(shop: Shop, order: SendOrder) -> Answer:
    """Subscribe to a parcel's way."""
    carrier = shop.find_carrier(str(order.payload["carrier"]))
    if carrier is None:
        return UNKNOWN_CARRIER
    track = {"track_no": str(order.payload["tracking_no"]), "ship_code": carrier.code}
    return yes_or_no(shop.client.call(methods.TRACE_SUBSCRIBE, tel=order.payload.get("phone"), **track))
