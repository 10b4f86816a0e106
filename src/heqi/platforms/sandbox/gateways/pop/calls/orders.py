"""pdd.order.*"""

from heqi.core.words import OrderState
from heqi.platforms.sandbox.gateways.pages import Cut, cut_page, orders_changed, orders_logged
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.pop.call import Answer, Context
from heqi.platforms.sandbox.gateways.pop.calls.windows import read_window
from heqi.platforms.sandbox.gateways.pop.errors import PopError
from heqi.platforms.sandbox.gateways.pop.fields.order import order_fields, order_status, refund_status
from heqi.platforms.sandbox.gateways.times import clock_text
from heqi.platforms.sandbox.world.order import Order
from heqi.platforms.sandbox.world.verbs.change_address import change_address
from heqi.platforms.sandbox.world.verbs.note_order import note_order
from heqi.platforms.sandbox.world.verbs.unable import UnableTo

ALL = 5
MOST_NUMBERS = 100
TAG_NAME_LENGTH = 3


def list_orders(context: Context, params: Params) -> Answer:
    """By the time at which the group was complete; windows up to 24 hours."""
    start, end = read_window(params, "start_confirm_at", "end_confirm_at", 24 * 3600)
    log = context.shop.marks.confirmed
    rows = [order for order in orders_logged(context.world, log, start, end) if _fits(order, params)]
    return _page(context, rows, params, "order_list")


def list_changed(context: Context, params: Params) -> Answer:
    """By the time of the last change; windows up to 30 minutes. Only orders whose group is complete are shown."""
    start, end = read_window(params, "start_updated_at", "end_updated_at", 30 * 60)
    changed = orders_changed(context.world, context.shop, start, end)
    rows = [order for order in changed if order.confirmed_at and _fits(order, params)]
    return _page(context, rows, params, "order_sn_list")


def show_order(context: Context, params: Params) -> Answer:
    """One order, whole."""
    return {"order_info": {**order_fields(context.order(params.text("order_sn"))), "store_info": None}}


def show_states(context: Context, params: Params) -> Answer:
    """Of many orders at once; the key `orderSn` is POP's own."""
    numbers = params.words("order_sns")
    if len(numbers) > MOST_NUMBERS:
        raise PopError(21001, "订单号不能超过100个")
    orders = (context.world.order_by_no.get(no) for no in numbers)
    return {
        "order_status_list": [
            {"orderSn": order.no, "order_status": order_status(order), "refund_status": refund_status(order)}
            for order in orders
            if order is not None and order.shop is context.shop
        ]
    }


def write_note(context: Context, params: Params) -> Answer:
    """Note and flag; a flag comes with its name or not at all."""
    order = context.order(params.text("order_sn"))
    if params.has("tag") != params.has("tag_name"):
        raise PopError(21001, "tag与tag_name需同时传入")
    name = params.text("tag_name", "")
    if len(name) > TAG_NAME_LENGTH:
        raise PopError(21001, "tag_name长度最大为3个字符")
    flag = params.between("tag", 1, 5, 1) if params.has("tag") else None
    note_order(context.world, order, note=params.text("note"), flag=flag, flag_name=name)
    return {"success": True, "error_code": 0, "error_msg": None}


def correct_address(context: Context, params: Params) -> Answer:
    """Where an unshipped order goes; all parts of the address are needed."""
    order = context.order(params.text("order_sn"))
    for name in ("address", "city", "province", "receiver_name", "receiver_phone", "town"):
        params.text(name)
    try:
        change_address(context.world, order)
    except UnableTo as unable:
        return {"success": False, "errorCode": 1, "errorMsg": unable.text, "result": None}
    return {"success": True, "errorCode": 0, "errorMsg": None, "result": {"msg": "修改成功", "order_sn": order.no}}


def show_promise(context: Context, params: Params) -> Answer:
    """What was promised to a buyer in chat. Its number is that of the order, counted from 1."""
    serial = params.number("promise_id") - 1
    orders = context.world.orders
    if not 0 <= serial < len(orders) or orders[serial].shop is not context.shop or not orders[serial].has_promise:
        raise PopError(50001, "服务承诺不存在")
    order = orders[serial]
    kept = 1 if not order.shipped_at else 3 if order.shipped_at <= order.ship_by else 2
    return {
        "promise_info": {
            "promise_id": serial + 1,
            "order_sn": order.no,
            "promise_type": 2,
            "promise_level": 2,
            "promise_status": kept,
            "promise_desc": "优先发货",
            "scene_type": 1,
            "is_deleted": False,
            "detail_info": {},
            "extra_info": {},
            "updated_at": clock_text(order.modified_at),
        }
    }


def _fits(order: Order, params: Params) -> bool:
    wanted, refund = params.number("order_status", ALL), params.number("refund_status", ALL)
    if order.state in (OrderState.UNPAID, OrderState.GROUPING):
        return False
    return wanted in (ALL, order_status(order)) and refund in (ALL, refund_status(order))


def _page(context: Context, rows: list[Order], params: Params, key: str) -> Answer:
    page = params.between("page", 1, 10**6, 1)
    cut: Cut[Order] = cut_page(rows, page, params.between("page_size", 1, 100, 100))
    shown = context.market.faults.spoil([order_fields(order) for order in cut.rows])
    if params.flag("use_has_next"):
        return {key: shown, "has_next": cut.has_next}
    return {key: shown, "total_count": cut.total}
