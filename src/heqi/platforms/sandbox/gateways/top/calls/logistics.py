"""taobao.logistics.*"""

from heqi.core.words import OrderState
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.times import clock_text
from heqi.platforms.sandbox.gateways.top.call import Answer, Context, Wrapped
from heqi.platforms.sandbox.gateways.top.errors import TopError, business
from heqi.platforms.sandbox.gateways.top.select import select, wanted_fields
from heqi.platforms.sandbox.world.couriers import BY_CODE, COURIERS
from heqi.platforms.sandbox.world.order import Order
from heqi.platforms.sandbox.world.track import heard_of
from heqi.platforms.sandbox.world.verbs.ship_order import ship_order
from heqi.platforms.sandbox.world.verbs.unable import UnableTo


def search_track(context: Context, params: Params) -> Answer:
    """taobao.logistics.trace.search: what the courier has said, by trade."""
    return _track(context, context.order(params))


def show_track(context: Context, params: Params) -> Answer:
    """taobao.logistics.trace.get: the same as a list of parcels."""
    return {"result": Wrapped("transit_step_result", [_track(context, context.order(params))])}


def list_couriers(_: Context, params: Params) -> Answer:
    """All that the market knows."""
    wanted = wanted_fields(params)
    rows = [
        select({"id": each.top_id, "code": each.code, "name": each.name, "reg_mail_no": f"^{each.prefix}\\d+$"}, wanted)
        for each in COURIERS
    ]
    return {"logistics_companies": Wrapped("logistics_company", rows)}


def list_parcels(context: Context, params: Params) -> Answer:
    """taobao.logistics.orders.detail.get, of one trade."""
    order, wanted = context.order(params), wanted_fields(params)
    parcels = [order.parcel, *order.extra] if order.parcel else []
    rows = [
        select(
            {
                "tid": int(order.no),
                "out_sid": parcel.tracking_no,
                "company_name": parcel.courier.name,
                "status": _status(order),
                "type": "express",
                "freight_payer": "seller",
                "seller_confirm": "yes",
                "created": clock_text(parcel.sent_at),
                "modified": clock_text(order.modified_at),
                "item_title": order.lines[0].sku.goods.title,
                "is_split": 0,
            },
            wanted,
        )
        for parcel in parcels
        if parcel is not None
    ]
    return {"total_results": len(rows), "shippings": Wrapped("shipping", rows)}


def send(context: Context, params: Params) -> Answer:
    """taobao.logistics.offline.send: the merchant sends with a courier of their own."""
    courier = BY_CODE.get(params.text("company_code"))
    if courier is None:
        raise TopError(15, "isv.invalid-parameter:company_code", "物流公司不存在")
    try:
        ship_order(context.world, context.order(params), courier=courier, tracking_no=params.text("out_sid"))
    except UnableTo as unable:
        raise business(unable) from unable
    return {"shipping": {"is_success": True}}


def _track(context: Context, order: Order) -> Answer:
    if order.parcel is None:
        raise TopError(15, "isv.logistics-not-exist", "该订单没有物流信息")
    nodes = heard_of(order.parcel, order.buyer.place, context.world.seed, context.now)
    steps = [{"status_time": clock_text(node.at), "status_desc": node.text, "action": node.action} for node in nodes]
    return {
        "tid": int(order.no),
        "out_sid": order.parcel.tracking_no,
        "company_name": order.parcel.courier.name,
        "status": _status(order),
        "trace_list": Wrapped("transit_step_info", steps),
    }


def _status(order: Order) -> str:
    if order.signed_at or order.state is OrderState.COMPLETED:
        return "对方已签收"
    return "物流派送中" if order.collected_at else "等候发送给物流公司"
