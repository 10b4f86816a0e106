"""What happened, as POP's messages say it (reference 1.7)."""

from typing import Any

import orjson

from heqi.platforms.sandbox.gateways.pop.fields.codes import ANSWERED_TYPES
from heqi.platforms.sandbox.world.notices import Event, Notice
from heqi.platforms.sandbox.world.order import Order, Refund
from heqi.platforms.sandbox.world.world import World

TOPICS = {
    Event.ORDER_CONFIRMED: "pdd_trade_TradeConfirmed",
    Event.ORDER_SHIPPED: "pdd_trade_TradeSellerShip",
    Event.ORDER_COMPLETED: "pdd_trade_TradeSuccess",
    Event.ORDER_NOTED: "pdd_trade_TradeMemoModified",
    Event.PROMISE_MADE: "pdd_chat_OrderPromise",
    Event.REFUND_CREATED: "pdd_refund_RefundCreated",
    Event.REFUND_MODIFIED: "pdd_refund_RefundBuyerModifyAgreement",
    Event.REFUND_AGREED: "pdd_refund_RefundAgreeAgreement",
    Event.REFUND_SENT_BACK: "pdd_refund_RefundBuyerReturnGoods",
    Event.REFUND_SUCCEEDED: "pdd_refund_RefundAgreeAgreement",
    Event.REFUND_CLOSED: "pdd_refund_RefundClosed",
    Event.REFUND_MESSAGE: "pdd_refund_RefundCreateMessage",
}
CONSUMER_APPLIED = 1000


def topic_of(notice: Notice) -> str | None:
    """None for what POP tells nobody."""
    return TOPICS.get(notice.event)


def content_of(world: World, notice: Notice) -> str:
    """The JSON text inside a message; money in fen, moments in milliseconds."""
    order = world.orders[notice.order]
    refund = world.refunds[notice.refund] if notice.refund >= 0 else None
    values = _trade(order, notice) if refund is None else _refund(order, refund, notice)
    return orjson.dumps(values).decode()


def _trade(order: Order, notice: Notice) -> dict[str, Any]:
    values: dict[str, Any] = {"mall_id": order.shop.shop_id, "tid": order.no}
    if notice.event is Event.PROMISE_MADE and order.has_promise:
        values["promise_id"] = order.serial + 1
    return values


def _refund(order: Order, refund: Refund, notice: Notice) -> dict[str, Any]:
    return {
        "mall_id": order.shop.shop_id,
        "tid": order.no,
        "refund_id": int(refund.no),
        "refund_fee": refund.fen,
        "bill_type": ANSWERED_TYPES[refund.demand],
        "modified": notice.at * 1000,
        "operation": CONSUMER_APPLIED,
    }
