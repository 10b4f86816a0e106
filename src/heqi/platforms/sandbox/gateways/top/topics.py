"""What happened, as TOP's messages say it (reference 3.6), its spelling included."""

from typing import Any

import orjson

from heqi.core.words import Demand
from heqi.platforms.sandbox.gateways.times import clock_text, yuan_text
from heqi.platforms.sandbox.gateways.top.fields.states import phase
from heqi.platforms.sandbox.world.notices import Event, Notice
from heqi.platforms.sandbox.world.order import Order, Refund
from heqi.platforms.sandbox.world.world import World

TOPICS = {
    Event.ORDER_CREATED: "taobao_trade_TradeCreate",
    Event.ORDER_PAID: "taobao_trade_TradeBuyerPay",
    Event.ORDER_CONFIRMED: "taobao_trade_TradeBuyerPay",
    Event.ORDER_SHIPPED: "taobao_trade_TradeSellerShip",
    Event.ORDER_COMPLETED: "taobao_trade_TradeSuccess",
    Event.ORDER_CLOSED: "taobao_trade_TradeClose",
    Event.ORDER_NOTED: "taobao_trade_TradeMemoModified",
    Event.ORDER_RATED: "taobao_trade_TradeRated",
    Event.PARCEL_MOVED: "taobao_logistics_LogsticDetailTrace",
    Event.REFUND_CREATED: "taobao_refund_RefundCreated",
    Event.REFUND_MODIFIED: "taobao_refund_RefundBuyerModifyAgreement",
    Event.REFUND_AGREED: "taobao_refund_RefundSellerAgreeAgreement",
    Event.REFUND_REFUSED: "taobao_refund_RefundSellerRefuseAgreement",
    Event.REFUND_SENT_BACK: "taobao_refund_RefundBuyerReturnGoods",
    Event.REFUND_SUCCEEDED: "taobao_refund_RefundSuccess",
    Event.REFUND_CLOSED: "taobao_refund_RefundClosed",
    Event.REFUND_MESSAGE: "taobao_refund_RefundCreateMessage",
    Event.PLATFORM_ASKED: "taobao_refund_TaobaoInterApplied",
    Event.PLATFORM_DECIDED: "taobao_refund_TaobaoIntervened",
}
_BILLS = {Demand.REFUND_ONLY: "refund_bill", Demand.RETURN_REFUND: "return_bill"}


def topic_of(notice: Notice) -> str | None:
    """None for what TOP tells nobody."""
    return TOPICS.get(notice.event)


def content_of(world: World, notice: Notice) -> str:
    """The JSON text inside a message; money in yuan."""
    order = world.orders[notice.order]
    values = _trade(order, notice)
    if notice.refund >= 0:
        values |= _refund(world.refunds[notice.refund], notice)
    return orjson.dumps(values).decode()


def forged_message(now: int) -> dict[str, Any]:
    """A message that the platform never sent, about things that are not there."""
    content = orjson.dumps({"tid": 1, "oid": 1, "refund_id": 1, "refund_fee": "9999.00"}).decode()
    return {
        "id": 9,
        "topic": "taobao_refund_RefundSuccess",
        "content": content,
        "pub_time": clock_text(now),
        "pub_app_key": "0",
        "user_id": 1,
        "user_nick": "nobody",
    }


def _trade(order: Order, notice: Notice) -> dict[str, Any]:
    values: dict[str, Any] = {
        "tid": int(order.no),
        "oid": int(order.lines[0].no),
        "seller_nick": order.shop.nick,
        "buyer_nick": f"{order.buyer.nick[0]}**",
        "buyer_open_uid": order.buyer.open_uid,
        "payment": yuan_text(order.paid_fen),
    }
    if notice.event is Event.ORDER_RATED:
        values["rater"] = "buyer"
    return values


def _refund(refund: Refund, notice: Notice) -> dict[str, Any]:
    return {
        "oid": int(refund.line.no),
        "refund_id": int(refund.no),
        "refund_fee": yuan_text(refund.fen),
        "refund_phase": phase(refund),
        "bill_type": _BILLS.get(refund.demand, "replace_bill"),
        "modified": clock_text(notice.at),
    }
