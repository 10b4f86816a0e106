"""An order in POP's fields: yuan as numbers, times as text in China's time, the receiver as ciphertext."""

from typing import Any

from heqi.core.words import AfterSaleState, OrderState
from heqi.platforms.sandbox.gateways.pop.fields.cipher import conceal
from heqi.platforms.sandbox.gateways.pop.fields.codes import after_sales_status
from heqi.platforms.sandbox.gateways.times import clock_text, yuan
from heqi.platforms.sandbox.world.order import Order
from heqi.platforms.sandbox.world.states import PAID
from heqi.platforms.sandbox.world.track import DAY_SECONDS

ORDER_STATUS = {OrderState.UNSHIPPED: 1, OrderState.SHIPPED: 2, OrderState.SIGNED: 3, OrderState.COMPLETED: 3}


def order_status(order: Order) -> int:
    """1 to be sent, 2 sent, 3 signed for. A closed one keeps how far it was."""
    if order.state is OrderState.CANCELLED:
        return 2 if order.shipped_at else 1
    return ORDER_STATUS.get(order.state, 1)


def refund_status(order: Order) -> int:
    """1 none or closed, 2 open, 3 being paid, 4 paid."""
    refund = order.refund
    if refund is None or refund.state is AfterSaleState.CLOSED:
        return 1
    if refund.state in PAID:
        return 4 if refund.state is AfterSaleState.SUCCEEDED and refund.fen else 3 if refund.fen else 1
    return 2


def order_fields(order: Order) -> dict[str, Any]:
    """All that lists and details show; what the shop does not use is there and empty, as on the platform."""
    line, place = order.lines[0], order.buyer.place
    goods = line.sku.goods
    refund, parcel = order.refund, order.parcel
    confirmed = bool(order.confirmed_at)
    group = None if not order.in_group else 1 if confirmed else 2 if order.closed_at else 0
    return {
        "order_sn": order.no,
        "order_status": order_status(order),
        "refund_status": refund_status(order),
        "after_sales_status": after_sales_status(refund) if refund else 0,
        "confirm_status": 2 if order.closed_at and not order.shipped_at else int(confirmed),
        "group_status": 1 if group is None and confirmed else group or 0,
        "group_role": 0,
        "group_order_id": 90_000_000_000 + order.serial if order.in_group else None,
        "created_time": clock_text(order.created_at),
        "pay_time": clock_text(order.paid_at),
        "confirm_time": clock_text(order.confirmed_at),
        "last_ship_time": clock_text(order.ship_by),
        "shipping_time": clock_text(order.shipped_at),
        "receive_time": clock_text(order.completed_at),
        "updated_at": clock_text(order.modified_at),
        "promise_delivery_time": None,
        "urge_shipping_time": None,
        "pre_sale_time": clock_text(order.ship_by) if goods.presale_days else None,
        "is_pre_sale": int(bool(goods.presale_days)),
        "goods_amount": yuan(line.sku.fen * line.quantity),
        "discount_amount": yuan(line.discount_fen),
        "seller_discount": yuan(line.discount_fen - order.subsidy_fen),
        "platform_discount": yuan(order.subsidy_fen),
        "capital_free_discount": 0.0,
        "duo_duo_pay_reduction": 0.0,
        "order_change_amount": 0.0,
        "postage": 0.0,
        "pay_amount": yuan(order.paid_fen),
        "pay_no": f"XP{order.serial:018d}",
        "pay_type": "ALIPAY",
        "item_list": [
            {
                "goods_id": goods.goods_id,
                "goods_name": goods.title,
                "goods_spec": line.sku.spec,
                "goods_price": yuan(line.sku.fen),
                "goods_count": line.quantity,
                "goods_img": f"https://img.sandbox.example/{goods.goods_id}.jpg",
                "sku_id": line.sku.sku_id,
                "outer_id": line.sku.code,
                "outer_goods_id": "",
            }
        ],
        "logistics_id": parcel.courier.pdd_id if parcel else 0,
        "tracking_number": parcel.tracking_no if parcel else "",
        "extra_delivery_list": [
            {"logistics_id": each.courier.pdd_id, "tracking_number": each.tracking_no} for each in order.extra
        ],
        "buyer_memo": order.wish,
        "remark": order.note,
        "remark_tag": order.flag or None,
        "remark_tag_name": order.flag_name or None,
        "risk_control_status": 0,
        "is_stock_out": 0,
        "stock_out_handle_status": -1,
        "is_lucky_flag": 1,
        "trade_type": 0,
        "mkt_biz_type": 0,
        "invoice_status": int(order.wants_invoice),
        "return_freight_payer": int("return_freight" in goods.promises),
        "only_support_replace": 0,
        "free_sf": 0,
        "self_contained": 0,
        "delivery_one_day": int(goods.ship_hours * 3600 <= DAY_SECONDS),
        "order_tag_list": [
            {"name": "return_freight_payer", "value": int("return_freight" in goods.promises)},
            {"name": "delivery_one_day", "value": int(goods.ship_hours * 3600 <= DAY_SECONDS)},
        ],
        "gift_list": [],
        "card_info_list": [],
        "promotion_detail_list": [],
        "service_fee_detail": [],
        "step_order_info": None,
        "country": "中国",
        "country_id": 0,
        "province": place.province,
        "province_id": place.province_code,
        "city": place.city,
        "city_id": place.city_code,
        "town": place.district,
        "town_id": place.code,
        **_receiver(order),
    }


def _receiver(order: Order) -> dict[str, str]:
    """Ciphertext while the order is to be sent, nothing afterwards; masked text always."""
    shown = order.state is OrderState.UNSHIPPED
    return {
        "receiver_name": conceal("name", order.serial) if shown else "",
        "receiver_phone": conceal("phone", order.serial) if shown else "",
        "receiver_address": conceal("address", order.serial) if shown else "",
        "address": conceal("address", order.serial) if shown else "",
        "receiver_name_mask": f"{order.buyer.name[0]}*",
        "receiver_phone_mask": f"{order.buyer.phone[:1]}*********{order.buyer.phone[-1]}",
        "receiver_address_mask": f"{order.buyer.street[:2]}****",
        "address_mask": f"{order.buyer.street[:2]}****",
    }
