"""pdd.refund.* and the two answers of an ERP."""

from heqi.core.words import Demand
from heqi.platforms.sandbox.gateways.pages import cut_page, refunds_changed
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.pop.call import Answer, Context
from heqi.platforms.sandbox.gateways.pop.calls.windows import read_window
from heqi.platforms.sandbox.gateways.pop.errors import PopError, business
from heqi.platforms.sandbox.gateways.pop.fields.codes import ANSWERED_TYPES, after_sales_status
from heqi.platforms.sandbox.gateways.pop.fields.refund import refund_detail, refund_row
from heqi.platforms.sandbox.world.couriers import BY_PDD_ID
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.verbs.agree_refund import agree_refund
from heqi.platforms.sandbox.world.verbs.agree_return import agree_return
from heqi.platforms.sandbox.world.verbs.exchange import agree_reship, confirm_receipt, send_replacement
from heqi.platforms.sandbox.world.verbs.ship_order import stop_shipping
from heqi.platforms.sandbox.world.verbs.unable import UnableTo

ALL_TYPES = 1
ALL_STATES = (0, 1)
"""0 stands in the reference, 1 in older callers: neither names a state of its own, so both ask for all."""


def list_refunds(context: Context, params: Params) -> Answer:
    """By the time of the last change, windows up to 30 minutes; with `order_sn`, all of that order."""
    wanted_type, wanted_state = params.number("after_sales_type"), params.number("after_sales_status")
    start, end = read_window(params, "start_updated_at", "end_updated_at", 30 * 60)
    if params.has("order_sn"):
        order = context.order(params.text("order_sn"))
        rows = [line.refund for line in order.lines if line.refund is not None]
    else:
        changed = refunds_changed(context.world, context.shop, start, end)
        rows = [refund for refund in changed if _fits(refund, wanted_type, wanted_state)]
    cut = cut_page(rows, params.between("page", 1, 10**6, 1), params.between("page_size", 1, 100, 100))
    shown = context.market.faults.spoil([refund_row(refund) for refund in cut.rows])
    return {"refund_list": shown, "total_count": cut.total}


def show_refund(context: Context, params: Params) -> Answer:
    """One, whole; it stands under no root key."""
    return refund_detail(_find(context, params))


def agree(context: Context, params: Params) -> Answer:
    """同意退款: the money moves. A second time says so in `message`, with `succ` false."""
    asked = params.object("request")
    refund = _find(context, asked)
    result = {"after_sales_id": int(refund.no), "order_sn": refund.order.no}
    try:
        agree_refund(context.world, refund, note=asked.text("operate_desc", ""))
    except UnableTo as unable:
        return {"result": {**result, "succ": False, "message": unable.text}}
    return {"result": {**result, "succ": True, "message": "退款操作成功"}}


def agree_to_return(context: Context, params: Params) -> Answer:
    """同意退货, to an address of the shop's list. For a re-shipment it means: yes, it will be sent."""
    asked = params.object("request")
    refund = _find(context, asked)
    result = {"after_sales_id": int(refund.no), "order_sn": refund.order.no}
    address = asked.number("return_address_id") if asked.has("return_address_id") else None
    try:
        if refund.demand is Demand.RESHIP:
            agree_reship(context.world, refund)
        else:
            agree_return(context.world, refund, address_id=address, note=asked.text("operate_desc", ""))
    except UnableTo as unable:
        refused = {"success": False, "message": unable.text}
        return {"success": True, "error_code": 0, "error_msg": None, "result": {**result, **refused}}
    agreed = {"success": True, "message": "操作成功"}
    return {"success": True, "error_code": 0, "error_msg": None, "result": {**result, **agreed}}


def send_exchange(context: Context, params: Params) -> Answer:
    """The replacement leaves. Goods that are back count as taken in by it."""
    asked = params.object("request")
    refund = _find(context, asked)
    courier = BY_PDD_ID.get(asked.number("shipping_id"))
    result = {"after_sales_id": int(refund.no), "order_sn": refund.order.no}
    if courier is None:
        raise PopError(50001, "快递公司不支持")
    try:
        if refund.back is not None and refund.again is None:
            _take_in(context, refund)
        send_replacement(context.world, refund, courier=courier, tracking_no=asked.text("tracking_number"))
    except UnableTo as unable:
        return {"result": {**result, "succ": False, "message": unable.text}}
    return {"result": {**result, "succ": True, "message": "操作成功"}}


def list_addresses(context: Context, _: Params) -> Answer:
    """Where returns may go."""
    return {
        "refund_address_list": [
            {
                "id": address.address_id,
                "refund_address_id": str(address.address_id),
                "mall_id": context.shop.shop_id,
                "refund_name": address.receiver,
                "refund_phone": f"{address.mobile[:3]}****{address.mobile[-4:]}",
                "refund_tel": "",
                "refund_address": address.detail,
                "province_id": 330000,
                "province_name": "浙江省",
                "city_id": 330700,
                "city_name": "金华市",
                "district_id": 330782,
                "district_name": "义乌市",
                "is_default": "1" if address.is_default else "0",
                "is_legal": True,
                "is_validated": True,
            }
            for address in context.shop.addresses
        ]
    }


def check_states(context: Context, params: Params) -> Answer:
    """Which of the orders have an after-sale that is not over."""
    orders = (context.world.order_by_no.get(no) for no in params.words("order_sns"))
    open_ones = [
        order.no
        for order in orders
        if order is not None and order.shop is context.shop and order.refund is not None and not order.refund.is_over
    ]
    return {"order_sns_exists_refund": [{"order_sn": no} for no in open_ones]}


def answer_stop(context: Context, params: Params) -> Answer:
    """The ERP says whether it stopped an unshipped order."""
    asked = params.object("param")
    refund = context.refund(asked.text("refund_id"), asked.text("tid"))
    status = asked.text("status")
    if status not in ("SUCCESS", "FAIL"):
        raise PopError(21001, "status只能为SUCCESS、FAIL")
    try:
        stop_shipping(context.world, refund, stopped=status == "SUCCESS")
    except UnableTo as unable:
        raise business(unable) from unable
    return {"result": {"result_data": {"refund_id": int(refund.no)}}}


def answer_warehouse(context: Context, params: Params) -> Answer:
    """The warehouse says whether a return was taken in; of an exchange that means: send the new one."""
    asked = params.object("request")
    refund = _find(context, asked)
    try:
        if asked.number("warehouse_status") == 1 and refund.demand is Demand.EXCHANGE:
            confirm_receipt(context.world, refund)
    except UnableTo as unable:
        raise business(unable) from unable
    return {"result": {"after_sales_id": int(refund.no), "order_sn": refund.order.no}}


def _take_in(context: Context, refund: Refund) -> None:
    try:
        confirm_receipt(context.world, refund)
    except UnableTo:
        return


def _find(context: Context, asked: Params) -> Refund:
    return context.refund(asked.text("after_sales_id"), asked.text("order_sn"))


def _fits(refund: Refund, wanted_type: int, wanted_state: int) -> bool:
    right_type = wanted_type in (ALL_TYPES, ANSWERED_TYPES[refund.demand] + 1)
    return right_type and (wanted_state in ALL_STATES or wanted_state == after_sales_status(refund))
