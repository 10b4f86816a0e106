"""A refund, its messages and its exchange in TOP's fields."""

from typing import Any

from heqi.core.words import AfterSaleState, Demand
from heqi.platforms.sandbox.gateways.times import clock_text, yuan_text
from heqi.platforms.sandbox.gateways.top.call import Wrapped
from heqi.platforms.sandbox.gateways.top.fields.states import (
    EXCHANGES,
    cs_status,
    dispute_type,
    phase,
    refund_status,
    trade_status,
)
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By, Message
from heqi.platforms.sandbox.world.verbs.refuse import may_not_refuse

ROLES = {By.BUYER: "1", By.MERCHANT: "2", By.PLATFORM: "3", By.SYSTEM: "3"}


def refund_fields(refund: Refund) -> dict[str, Any]:
    """What lists and details can give."""
    order, line, back = refund.order, refund.line, refund.back
    return {
        "refund_id": refund.no,
        "tid": int(order.no),
        "oid": int(line.no),
        "status": refund_status(refund),
        "order_status": trade_status(order),
        "dispute_type": dispute_type(refund),
        "refund_phase": phase(refund),
        "refund_version": refund.version,
        "operation_contraint": "cannot_refuse" if may_not_refuse(refund) else None,
        "cs_status": cs_status(refund),
        "advance_status": 0,
        "good_status": _good_status(refund),
        "has_good_return": refund.demand in (Demand.RETURN_REFUND, Demand.EXCHANGE, Demand.REPAIR),
        "reason": refund.reason,
        "desc": refund.words,
        "refund_fee": yuan_text(refund.fen),
        "total_fee": yuan_text(line.paid_fen),
        "payment": yuan_text(line.paid_fen - refund.fen),
        "price": yuan_text(line.sku.fen),
        "num": line.quantity,
        "num_iid": line.sku.goods_id,
        "title": line.sku.goods.title,
        "sku": f"{line.sku.sku_id}|规格:{line.sku.spec}",
        "outer_id": line.sku.code,
        "created": clock_text(refund.created_at),
        "modified": clock_text(refund.modified_at),
        "seller_nick": order.shop.nick,
        "buyer_nick": f"{order.buyer.nick[0]}**",
        "buyer_open_uid": order.buyer.open_uid,
        "alipay_no": f"20{order.serial:026d}",
        "company_name": back.courier.name if back else None,
        "sid": back.tracking_no if back else None,
        "good_return_time": clock_text(back.sent_at) if back else None,
        "shipping_type": "express",
        "attribute": "",
        "refund_remind_timeout": {
            "exist_timeout": bool(refund.expires_at),
            "remind_type": 1 if refund.expires_at else 0,
            "timeout": clock_text(refund.expires_at),
        },
    }


def message_fields(message: Message, refund: Refund) -> dict[str, Any]:
    """A line in the record."""
    is_buyer = message.by is By.BUYER
    return {
        "id": message.message_id,
        "refund_id": refund.no,
        "refund_phase": phase(refund),
        "content": message.text,
        "created": clock_text(message.at),
        "message_type": "RETURN_GOODS_APPROVED" if message.returns else "NORMAL",
        "owner_role": ROLES[message.by],
        "owner_id": refund.order.buyer.serial if is_buyer else refund.order.shop.shop_id,
        "owner_nick": f"{refund.order.buyer.nick[0]}**" if is_buyer else refund.order.shop.nick,
        "pic_urls": Wrapped("pic_url", [{"url": url} for url in message.pictures]),
    }


def exchange_fields(refund: Refund) -> dict[str, Any]:
    """A Tmall exchange. Its state is text in lists and details, a number in the question."""
    order, back, again = refund.order, refund.back, refund.again
    sku = f"规格:{refund.line.sku.spec}"
    return {
        "dispute_id": refund.no,
        "biz_order_id": refund.line.no,
        "bizorder_id": refund.line.no,
        "status": EXCHANGES[refund.state][0],
        "good_status": _good_status(refund),
        "refund_phase": phase(refund),
        "refund_version": refund.version,
        "reason": refund.reason,
        "desc": refund.words,
        "title": refund.line.sku.goods.title,
        "num": refund.line.quantity,
        "price": yuan_text(refund.line.sku.fen),
        "payment": yuan_text(refund.line.paid_fen),
        "bought_sku": sku,
        "exchange_sku": sku,
        "created": clock_text(refund.created_at),
        "modified": clock_text(refund.modified_at),
        "time_out": clock_text(refund.expires_at),
        "buyer_nick": f"{order.buyer.nick[0]}**",
        "buyer_open_uid": order.buyer.open_uid,
        "seller_nick": order.shop.nick,
        "buyer_name": f"{order.buyer.name[0]}**",
        "buyer_phone": f"{order.buyer.phone[:1]}*********{order.buyer.phone[-1]}",
        "buyer_address": f"{order.buyer.place.province}{order.buyer.place.city}****",
        "buyer_logistic_name": back.courier.name if back else None,
        "buyer_logistic_no": back.tracking_no if back else None,
        "seller_logistic_name": again.courier.name if again else None,
        "seller_logistic_no": again.tracking_no if again else None,
        "cs_status": cs_status(refund),
        "alipay_no": f"20{order.serial:026d}",
    }


def _good_status(refund: Refund) -> str:
    if refund.state is AfterSaleState.AWAITING_MERCHANT_RECEIPT or refund.back is not None:
        return "BUYER_RETURNED_GOODS"
    return "BUYER_RECEIVED" if refund.order.signed_at else "BUYER_NOT_RECEIVED"
