"""pdd.invoice.*, pdd.einvoice.*"""

from heqi.platforms.sandbox.gateways.pages import cut_page, orders_changed, orders_logged
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.pop.call import Answer, Context
from heqi.platforms.sandbox.gateways.pop.errors import PopError, business
from heqi.platforms.sandbox.world.order import Invoice, Order
from heqi.platforms.sandbox.world.verbs.invoice_order import hand_in_invoice, take_back_invoice
from heqi.platforms.sandbox.world.verbs.unable import UnableTo

LONGEST_MS = 15 * 24 * 3600 * 1000
WAITING, AGREED = 1, 2


def list_applications(context: Context, params: Params) -> Answer:
    """By order or by time (milliseconds, at most 15 days)."""
    if params.has("order_sn"):
        rows = [context.order(params.text("order_sn"))]
    else:
        start, end = params.number("update_start_time"), params.number("update_end_time")
        if not 0 < end - start <= LONGEST_MS:
            raise PopError(21001, "查询时间间隔不可超过15天")
        rows = list(orders_changed(context.world, context.shop, start // 1000, end // 1000))
    wanted = [order for order in rows if (order.wants_invoice or order.invoices) and order.paid_at]
    if params.has("status"):
        wanted = [order for order in wanted if _status(order) == params.number("status")]
    cut = cut_page(wanted, params.between("page", 1, 10**6, 1), params.between("page_size", 1, 100, 50))
    return {"invoice_application_list": [_application(order) for order in cut.rows], "total_count": cut.total}


def list_invoices(context: Context, params: Params) -> Answer:
    """Those that were handed in or taken back, by time in seconds or milliseconds."""
    start, end = _seconds(params.number("start_time")), _seconds(params.number("end_time"))
    found = {order.serial: order for order in orders_logged(context.world, context.shop.marks.invoices, start, end)}
    rows = [
        _invoice(order, invoice)
        for order in found.values()
        for invoice in order.invoices
        if start <= invoice.at <= end and params.number("invoice_type", int(invoice.red)) == int(invoice.red)
    ]
    cut = cut_page(rows, params.between("page", 1, 10**6, 1), params.between("page_size", 1, 50, 50))
    return {"invoice_info_list": cut.rows, "total_count": cut.total}


def upload(context: Context, params: Params) -> Answer:
    """Hand one in; its file must be there."""
    order = context.order(params.text("order_sn"))
    params.text("invoice_file_content")
    try:
        invoice = hand_in_invoice(
            context.world,
            order,
            invoice_no=params.text("invoice_no"),
            fen=params.number("invoice_amount"),
            title=params.text("payer_name", "个人"),
        )
    except UnableTo as unable:
        raise business(unable) from unable
    return {"serial_no": f"INV{order.serial:010d}{invoice.at}"}


def take_back(context: Context, params: Params) -> Answer:
    """红冲."""
    try:
        take_back_invoice(context.world, context.order(params.text("order_sn")))
    except UnableTo as unable:
        return {"success": False, "error_code": 1, "error_msg": unable.text, "result": {"result": False}}
    return {"success": True, "error_code": 0, "error_msg": None, "result": {"result": True}}


def _seconds(number: int) -> int:
    return number // 1000 if number > 10**11 else number


def _status(order: Order) -> int:
    return AGREED if order.invoices and not order.invoices[-1].red else WAITING


def _invoice(order: Order, invoice: Invoice) -> Answer:
    return {
        "order_sn": order.no,
        "invoice_no": invoice.number,
        "invoice_code": "",
        "invoice_type": int(invoice.red),
        "invoice_time": invoice.at * 1000,
        "create_time": invoice.at * 1000,
        "buyer_name": invoice.title,
        "total_amount": invoice.fen,
        "total_price": invoice.fen,
        "total_tax_amount": 0,
        "original_invoice_no": invoice.number.removesuffix("R") if invoice.red else None,
        "invoice_item_list": [],
    }


def _application(order: Order) -> Answer:
    company = bool(order.serial % 2)
    return {
        "application_status": _status(order),
        "apply_time": (order.paid_at + 600) * 1000,
        "business_type": int(company),
        "invoice_amount": str(order.paid_fen),
        "invoice_kind": 0,
        "invoice_type": 0,
        "invoice_way": 0,
        "mall_id": order.shop.shop_id,
        "memo": "",
        "order_sn": order.no,
        "payer_name": "和睦商贸有限公司" if company else "个人",
        "payer_register_no": "91330700SANDBOX0001" if company else None,
        "quality_goods_invoice": 0,
        "reason": None,
        "sum_price": None,
        "sum_tax": None,
        "tax_rate": None,
        "trigger_status": 1,
    }
