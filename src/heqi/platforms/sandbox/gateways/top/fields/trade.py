"""A trade in TOP's fields: yuan as text, times as text in China's time, the receiver masked."""

from typing import Any

from heqi.core.words import Platform
from heqi.platforms.sandbox.gateways.times import clock_text, yuan_text
from heqi.platforms.sandbox.gateways.top.call import Wrapped
from heqi.platforms.sandbox.gateways.top.fields.states import line_refund_status, line_status, trade_status
from heqi.platforms.sandbox.world.order import Line, Order


def trade_fields(order: Order) -> dict[str, Any]:
    """What lists can give."""
    first = order.lines[0]
    done = order.completed_at or order.closed_at
    return {
        "tid": int(order.no),
        "tid_str": order.no,
        "status": trade_status(order),
        "type": "fixed",
        "title": order.shop.name,
        "seller_nick": order.shop.nick,
        "buyer_nick": f"{order.buyer.nick[0]}**",
        "buyer_open_uid": order.buyer.open_uid,
        "created": clock_text(order.created_at),
        "pay_time": clock_text(order.paid_at),
        "consign_time": clock_text(order.shipped_at),
        "end_time": clock_text(done),
        "modified": clock_text(order.modified_at),
        "payment": yuan_text(order.paid_fen),
        "total_fee": yuan_text(sum(line.sku.fen * line.quantity for line in order.lines)),
        "discount_fee": yuan_text(sum(line.discount_fen for line in order.lines)),
        "adjust_fee": "0.00",
        "post_fee": "0.00",
        "received_payment": yuan_text(order.paid_fen - order.refunded_fen if order.settled else 0),
        "price": yuan_text(first.sku.fen),
        "num": first.quantity if order.is_single else 0,
        "num_iid": first.sku.goods_id,
        "pic_path": f"https://img.sandbox.example/{first.sku.goods_id}.jpg",
        "seller_flag": order.flag,
        "has_buyer_message": bool(order.wish),
        "buyer_rate": order.rated,
        "seller_rate": False,
        "shipping_type": "free",
        "step_trade_status": None,
        **_receiver(order),
        "orders": Wrapped("order", [line_fields(order, line) for line in order.lines]),
    }


def full_trade(order: Order) -> dict[str, Any]:
    """What one trade alone gives besides."""
    return {
        **trade_fields(order),
        "seller_memo": order.note or None,
        "buyer_message": order.wish or None,
        "alipay_no": f"20{order.serial:026d}",
        "available_confirm_fee": yuan_text(0 if order.settled else order.paid_fen - order.refunded_fen),
        "timeout_action_time": None,
        "est_con_time": clock_text(order.ship_by),
        "sid": order.parcel.tracking_no if order.parcel else None,
        "trade_from": "WAP,WAP",
        "has_post_fee": False,
        "is_part_consign": False,
    }


def line_fields(order: Order, line: Line) -> dict[str, Any]:
    """A line; of a trade with one, its number is the trade's."""
    goods, parcel = line.sku.goods, order.parcel
    return {
        "oid": int(line.no),
        "oid_str": line.no,
        "status": line_status(order, line),
        "refund_status": line_refund_status(line),
        "refund_id": line.refund.no if line.refund else None,
        "title": goods.title,
        "num_iid": goods.goods_id,
        "sku_id": str(line.sku.sku_id),
        "sku_properties_name": f"规格:{line.sku.spec}",
        "outer_iid": "",
        "outer_sku_id": line.sku.code,
        "num": line.quantity,
        "price": yuan_text(line.sku.fen),
        "total_fee": yuan_text(line.sku.fen * line.quantity - line.discount_fen),
        "payment": yuan_text(line.paid_fen),
        "divide_order_fee": yuan_text(line.paid_fen),
        "discount_fee": yuan_text(line.discount_fen),
        "adjust_fee": "0.00",
        "part_mjz_discount": "0.00",
        "cid": 50_000_000 + list(type(goods.category)).index(goods.category),
        "seller_type": "B" if order.shop.platform is Platform.TMALL else "C",
        "buyer_rate": order.rated and line is order.lines[0],
        "seller_rate": False,
        "consign_time": clock_text(order.shipped_at),
        "end_time": clock_text(order.completed_at or order.closed_at),
        "logistics_company": parcel.courier.name if parcel else None,
        "invoice_no": parcel.tracking_no if parcel else None,
        "is_oversold": False,
        "is_daixiao": False,
        "pic_path": f"https://img.sandbox.example/{goods.goods_id}.jpg",
    }


def _receiver(order: Order) -> dict[str, Any]:
    place, buyer = order.buyer.place, order.buyer
    return {
        "receiver_name": f"{buyer.name[0]}**",
        "receiver_mobile": f"{buyer.phone[:1]}*********{buyer.phone[-1]}",
        "receiver_state": place.province,
        "receiver_city": place.city,
        "receiver_district": place.district,
        "receiver_town": "",
        "receiver_address": "****",
        "receiver_zip": "000000",
        "oaid": f"1sandbox{order.serial:012d}",
    }
