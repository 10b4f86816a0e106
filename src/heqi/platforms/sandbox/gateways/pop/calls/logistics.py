"""pdd.logistics.* and parcels beside the first."""

from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.pop.call import Answer, Context
from heqi.platforms.sandbox.gateways.pop.errors import PopError, business
from heqi.platforms.sandbox.gateways.times import clock_text
from heqi.platforms.sandbox.world.couriers import BY_PDD_ID, COURIERS, Courier
from heqi.platforms.sandbox.world.track import heard_of
from heqi.platforms.sandbox.world.verbs.ship_order import add_parcel, ship_order
from heqi.platforms.sandbox.world.verbs.unable import UnableTo


def show_track(context: Context, params: Params) -> Answer:
    """What the courier has said of a parcel so far. A number that nobody knows has an empty list."""
    code, number = params.text("company_code"), params.text("mail_no")
    found = context.world.parcel_by_no.get(number)
    if found is None or found[0].courier.code != code or found[1].shop is not context.shop:
        return {"trace_list": []}
    parcel, order = found
    nodes = heard_of(parcel, order.buyer.place, context.world.seed, context.now)
    return {
        "trace_list": [
            {
                "action": node.action,
                "desc": node.text,
                "status_desc": node.text,
                "node_description": node.place,
                "status_time": clock_text(node.at),
                "time": clock_text(node.at),
            }
            for node in nodes
        ]
    }


def list_couriers(_: Context, __: Params) -> Answer:
    """All that the market knows."""
    return {
        "logistics_companies": [
            {"id": courier.pdd_id, "logistics_company": courier.name, "code": courier.code, "available": 1}
            for courier in COURIERS
        ]
    }


def send(context: Context, params: Params) -> Answer:
    """The merchant sends an order."""
    order = context.order(params.text("order_sn"))
    courier = read_courier(params, "logistics_id")
    try:
        ship_order(context.world, order, courier=courier, tracking_no=params.text("tracking_number"))
    except UnableTo as unable:
        raise business(unable) from unable
    return {"is_success": True}


def send_more(context: Context, params: Params) -> Answer:
    """Further parcels of an order: parts, re-shipments, gifts."""
    order = context.order(params.text("order_sn"))
    params.between("extra_track_type", 1, 3, 1)
    try:
        for track in params.list_of("extra_track_list"):
            courier = read_courier(track, "shipping_id")
            add_parcel(context.world, order, courier=courier, tracking_no=track.text("tracking_number"))
    except UnableTo as unable:
        raise business(unable) from unable
    return {"success": True}


def subscribe_track(context: Context, params: Params) -> Answer:
    """Parcels of the shop are pushed anyway; this only says whether the number is known."""
    params.text("ship_code")
    return {"is_success": params.text("track_no") in context.world.parcel_by_no}


def read_courier(params: Params, name: str) -> Courier:
    """By POP's number. Raises PopError."""
    courier = BY_PDD_ID.get(params.number(name))
    if courier is None:
        raise PopError(50001, "快递公司不支持")
    return courier
