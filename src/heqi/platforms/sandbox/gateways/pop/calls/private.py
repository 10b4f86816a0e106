"""Invoices, and receivers behind their ciphertext."""

from heqi.platforms.sandbox.gateways.pages import cut_page, orders_changed
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.pop.call import Answer, Context
from heqi.platforms.sandbox.gateways.pop.errors import PopError
from heqi.platforms.sandbox.gateways.pop.fields.cipher import KINDS, masked, reveal_kind
from heqi.platforms.sandbox.world.order import Order

MOST_ITEMS = 100
LONGEST_MS = 15 * 24 * 3600 * 1000
WAITING = 1


def list_invoices(context: Context, params: Params) -> Answer:
    """Applications, by order or by time (milliseconds, at most 15 days)."""
    if params.has("order_sn"):
        rows = [context.order(params.text("order_sn"))]
    else:
        start, end = params.number("update_start_time"), params.number("update_end_time")
        if not 0 < end - start <= LONGEST_MS:
            raise PopError(21001, "查询时间间隔不可超过15天")
        rows = list(orders_changed(context.world, context.shop, start // 1000, end // 1000))
    wanted = [order for order in rows if order.wants_invoice and order.paid_at]
    if params.has("status") and params.number("status") != WAITING:
        wanted = []
    cut = cut_page(wanted, params.between("page", 1, 10**6, 1), params.between("page_size", 1, 100, 50))
    return {"invoice_application_list": [_application(order) for order in cut.rows], "total_count": cut.total}


def mask(context: Context, params: Params) -> Answer:
    """Masked text for ciphertext; each item may fail on its own."""
    items = params.objects("data_list")
    if len(items) > MOST_ITEMS:
        raise PopError(21001, "data_list大小不能超过100")
    return {"data_decrypt_list": [_masked_item(context, item) for item in items]}


def decrypt(_: Context, __: Params) -> Answer:
    """Clear text is given inside the platform's own cloud only; a sandbox is outside."""
    raise PopError(20031, "仅支持在多多云内调用")


def _masked_item(context: Context, item: Params) -> Answer:
    tag, cipher = item.text("data_tag", ""), item.text("encrypted_data", "")
    order = context.world.order_by_no.get(tag)
    kind = reveal_kind(cipher, order) if order is not None and order.shop is context.shop else None
    answer = {"data_tag": tag, "encrypted_data": cipher}
    if order is None or kind is None:
        return {**answer, "error_code": 10002, "error_msg": "密文与订单不匹配", "decrypted_data": ""}
    shown = masked(kind, order)
    return {**answer, "error_code": 0, "error_msg": None, "decrypted_data": shown, "data_type": KINDS[kind]}


def _application(order: Order) -> Answer:
    return {
        "application_status": WAITING,
        "apply_time": (order.paid_at + 600) * 1000,
        "business_type": order.serial % 2,
        "invoice_amount": str(order.paid_fen),
        "invoice_kind": 0,
        "invoice_type": 0,
        "invoice_way": 0,
        "mall_id": order.shop.shop_id,
        "memo": "",
        "order_sn": order.no,
        "payer_name": "和睦商贸有限公司" if order.serial % 2 else "个人",
        "payer_register_no": "91330700SANDBOX0001" if order.serial % 2 else None,
        "quality_goods_invoice": 0,
        "reason": None,
        "sum_price": None,
        "sum_tax": None,
        "tax_rate": None,
        "trigger_status": 1,
    }
