"""An after-sale in POP's fields. The list gives yuan as text, the detail fen as numbers: that is how POP has it."""

from typing import Any

from heqi.core.words import AfterSaleState, Demand
from heqi.platforms.sandbox.gateways.pop.fields.codes import ANSWERED_TYPES, ROLES, after_sales_status
from heqi.platforms.sandbox.gateways.times import clock_text, yuan_text
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.talk.wants import NEEDS_PROOF


def refund_row(refund: Refund) -> dict[str, Any]:
    """A row of pdd.refund.list.increment.get."""
    order, line = refund.order, refund.line
    return {
        "id": int(refund.no),
        "order_sn": order.no,
        "after_sales_status": after_sales_status(refund),
        "after_sales_type": ANSWERED_TYPES[refund.demand] + 1,
        "after_sale_reason": refund.reason,
        "refund_amount": yuan_text(refund.fen),
        "order_amount": yuan_text(order.paid_fen),
        "discount_amount": yuan_text(line.discount_fen),
        "goods_id": line.sku.goods_id,
        "goods_name": line.sku.goods.title,
        "goods_number": str(line.quantity),
        "goods_price": yuan_text(line.sku.fen),
        "good_image": f"https://img.sandbox.example/{line.sku.goods_id}.jpg",
        "sku_id": str(line.sku.sku_id),
        "outer_id": line.sku.code,
        "outer_goods_id": "",
        "created_time": clock_text(refund.created_at),
        "confirm_time": clock_text(order.confirmed_at),
        "updated_time": clock_text(refund.modified_at),
        "shipping_name": refund.back.courier.name if refund.back else "",
        "tracking_number": refund.back.tracking_no if refund.back else "",
        "dispute_refund_status": int(refund.disputed),
        "refund_operator_role": ROLES[refund.agreed_by] if refund.agreed_by else 0,
        "speed_refund_flag": 0,
        "speed_refund_status": "0",
        "user_shipping_status": _received(refund),
    }


def refund_detail(refund: Refund) -> dict[str, Any]:
    """pdd.refund.information.get, which stands under no root key."""
    order, line = refund.order, refund.line
    waits = refund.state in (AfterSaleState.AWAITING_MERCHANT, AfterSaleState.AWAITING_MERCHANT_RECEIPT)
    return {
        "id": int(refund.no),
        "order_sn": order.no,
        "after_sales_status": after_sales_status(refund),
        "after_sales_type": ANSWERED_TYPES[refund.demand],
        "after_sales_reason": refund.reason,
        "remark": refund.words,
        "images": _pictures(refund),
        "refund_amount": refund.fen,
        "order_amount": order.paid_fen,
        "discount_amount": line.discount_fen,
        "goods_number": line.quantity,
        "goods_price": line.sku.fen,
        "sku_id": str(line.sku.sku_id),
        "confirm_time": order.confirmed_at * 1000,
        "recreated_at": refund.created_at * 1000,
        "expire_time": refund.expires_at * 1000 if waits else None,
        "updated_time": clock_text(refund.modified_at),
        "express_no": refund.back.tracking_no if refund.back else "",
        "shipping_name": refund.back.courier.name if refund.back else "",
        "shipping_status": int(bool(order.shipped_at)),
        "join_or_not": str(int(refund.disputed)),
        "dispute_refund_status": int(refund.disputed),
        "refund_operator_role": ROLES[refund.agreed_by] if refund.agreed_by else 0,
        "speed_refund_flag": 0,
        "user_shipping_status": _received(refund),
        "exchange_shipping_detail": _exchange(refund) if refund.demand is Demand.EXCHANGE else None,
    }


def _received(refund: Refund) -> str:
    """0 not ticked, 1 not received, 2 received: what the buyer says, true or not."""
    if refund.before_shipping:
        return "0"
    return "1" if refund.mishap in (Mishap.LOST, Mishap.STALLED, Mishap.CHANGED_MIND) else "2"


def _pictures(refund: Refund) -> list[str]:
    shows = refund.genuine and refund.mishap in NEEDS_PROOF
    return [f"https://img.sandbox.example/{refund.no}/{place}.jpg" for place in (1, 2)] if shows else []


def _exchange(refund: Refund) -> dict[str, Any]:
    place = refund.order.buyer.place
    return {
        "customer_send_back_ship_id": refund.back.courier.pdd_id if refund.back else None,
        "customer_send_back_trunk_number": refund.back.tracking_no if refund.back else None,
        "exchange_goods_name": refund.line.sku.goods.title,
        "exchange_goods_number": refund.line.quantity,
        "exchange_goods_price": refund.line.sku.fen,
        "exchange_receiver_province": place.province,
        "exchange_receiver_province_id": place.province_code,
        "exchange_receiver_city": place.city,
        "exchange_receiver_city_id": place.city_code,
        "exchange_receiver_town": place.district,
        "exchange_receiver_town_id": place.code,
        "merchant_exchange_detail_receiver_mask": f"{refund.order.buyer.name[0]}*",
        "merchant_exchange_detail_phone_mask": f"1*********{refund.order.buyer.phone[-1]}",
        "merchant_exchange_detail_address_mask": f"{refund.order.buyer.street[:2]}****",
        "merchant_exchange_ship_id": refund.again.courier.pdd_id if refund.again else None,
        "merchant_exchange_trunk_number": refund.again.tracking_no if refund.again else None,
        "sku_id_exchange": str(refund.line.sku.sku_id),
    }
