"""taobao.trade(s).*"""

from collections.abc import Iterable

from heqi.platforms.sandbox.gateways.pages import cut_page, orders_changed, orders_logged
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.times import clock_text, yuan_text
from heqi.platforms.sandbox.gateways.top.call import Answer, Context
from heqi.platforms.sandbox.gateways.top.calls.windows import DAY, page_fields, read_window
from heqi.platforms.sandbox.gateways.top.errors import TopError, business
from heqi.platforms.sandbox.gateways.top.fields.states import trade_status
from heqi.platforms.sandbox.gateways.top.fields.trade import full_trade, trade_fields
from heqi.platforms.sandbox.gateways.top.select import select, wanted_fields
from heqi.platforms.sandbox.world.order import Order
from heqi.platforms.sandbox.world.verbs.delay_receipt import delay_receipt
from heqi.platforms.sandbox.world.verbs.note_order import note_order
from heqi.platforms.sandbox.world.verbs.unable import UnableTo

LONGEST_MEMO = 1000


def list_sold(context: Context, params: Params) -> Answer:
    """By the time at which they were made, within three months."""
    start, end = read_window(params, "start_created", "end_created", context.now)
    log = context.shop.marks.created
    return _page(context, params, orders_logged(context.world, log, start, end))


def list_changed(context: Context, params: Params) -> Answer:
    """By the time of the last change; windows up to one day."""
    params.text("start_modified"), params.text("end_modified")
    start, end = read_window(params, "start_modified", "end_modified", context.now, DAY)
    return _page(context, params, orders_changed(context.world, context.shop, start, end))


def show_trade(context: Context, params: Params) -> Answer:
    """One trade, whole."""
    wanted = wanted_fields(params)
    return {"trade": select(full_trade(context.order(params)), wanted)}


def show_amounts(context: Context, params: Params) -> Answer:
    """The money of one trade."""
    order = context.order(params)
    wanted = wanted_fields(params)
    whole = {**full_trade(order), "commission_fee": "0.00", "promotion_details": None}
    return {"trade_amount": select(whole, wanted | {"tid"})}


def write_memo(context: Context, params: Params) -> Answer:
    """Note and flag. A blank memo changes nothing unless `reset` is true."""
    order = context.order(params)
    memo = params.text("memo", "")
    if len(memo.encode()) > LONGEST_MEMO:
        raise TopError(41, "isv.invalid-parameter:memo", "备注最大长度1000个字节")
    flag = params.between("flag", 0, 5, 0) if params.has("flag") else None
    note = memo if memo or params.flag("reset") else None
    note_order(context.world, order, note=note, flag=flag)
    return {"trade": {"tid": int(order.no), "modified": clock_text(order.modified_at)}}


def delay(context: Context, params: Params) -> Answer:
    """The buyer gets more days to confirm."""
    order = context.order(params)
    try:
        delay_receipt(context.world, order, params.number("days"))
    except UnableTo as unable:
        raise business(unable) from unable
    return {"trade": {"tid": int(order.no), "modified": clock_text(order.modified_at)}}


def list_invoices(context: Context, params: Params) -> Answer:
    """alibaba.einvoice.apply.get: what invoices the buyer of a trade asked for."""
    order = context.order(params, "platform_tid")
    if not order.wants_invoice or not order.paid_at:
        return {"is_success": True, "apply_list": None}
    company = bool(order.serial % 2)
    apply = {
        "platform_tid": order.no,
        "platform_code": "TM" if context.is_tmall else "TB",
        "status": 1,
        "trigger_status": "buyer_payed",
        "invoice_kind": 0,
        "invoice_type": "blue",
        "business_type": int(company),
        "payer_name": "和睦商贸有限公司" if company else "个人",
        "payer_register_no": "91330700SANDBOX0001" if company else None,
        "invoice_amount": yuan_text(order.paid_fen),
        "gmt_create": clock_text(order.paid_at + 600),
    }
    return {"is_success": True, "apply_list": {"apply": [apply]}}


def _page(context: Context, params: Params, orders: Iterable[Order]) -> Answer:
    wanted = wanted_fields(params)
    status = params.text("status", "")
    fitting = [order for order in orders if status in ("", trade_status(order))]
    cut = cut_page(fitting, params.between("page_no", 1, 10**6, 1), params.between("page_size", 1, 100, 40))
    rows = context.market.faults.spoil([select(trade_fields(order), wanted) for order in cut.rows])
    return page_fields(cut, params, "trades", "trade", rows)
