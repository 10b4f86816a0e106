"""The states of trades, refunds and exchanges in TOP's words."""

from heqi.core.words import AfterSaleState as A
from heqi.core.words import Demand, OrderState, Platform
from heqi.platforms.sandbox.world.order import Line, Order, Refund

_TRADES = {
    OrderState.UNPAID: "WAIT_BUYER_PAY",
    OrderState.UNSHIPPED: "WAIT_SELLER_SEND_GOODS",
    OrderState.SHIPPED: "WAIT_BUYER_CONFIRM_GOODS",
    OrderState.SIGNED: "WAIT_BUYER_CONFIRM_GOODS",
    OrderState.COMPLETED: "TRADE_FINISHED",
}
_REFUNDS = {
    A.AWAITING_MERCHANT: "WAIT_SELLER_AGREE",
    A.AWAITING_BUYER_ANSWER: "SELLER_REFUSE_BUYER",
    A.AWAITING_BUYER_RETURN: "WAIT_BUYER_RETURN_GOODS",
    A.AWAITING_MERCHANT_RECEIPT: "WAIT_SELLER_CONFIRM_GOODS",
    A.AWAITING_MERCHANT_SHIPMENT: "WAIT_SELLER_CONSIGN_GOODS",
    A.AWAITING_BUYER_CONFIRM: "WAIT_BUYER_CONFIRM_EXCHANGE_SELLER_SEND_GOODS",
    A.PLATFORM_HANDLING: "SELLER_REFUSE_BUYER",
    A.REFUNDING: "SUCCESS",
    A.SUCCEEDED: "SUCCESS",
    A.CLOSED: "CLOSED",
    A.AWAITING_BUYER_REFUSAL: "WAIT_SELLER_AGREE",
    A.AWAITING_RECALL: "WAIT_SELLER_AGREE",
}
EXCHANGES = {
    A.AWAITING_MERCHANT: ("换货待处理", 1),
    A.AWAITING_BUYER_RETURN: ("待买家退货", 2),
    A.AWAITING_MERCHANT_RECEIPT: ("买家已退货，待收货", 3),
    A.CLOSED: ("换货关闭", 4),
    A.SUCCEEDED: ("换货成功", 5),
    A.AWAITING_BUYER_ANSWER: ("待买家修改", 6),
    A.AWAITING_MERCHANT_SHIPMENT: ("待发出换货商品", 12),
    A.AWAITING_BUYER_CONFIRM: ("待买家收货", 13),
    A.REFUNDING: ("请退款", 14),
    A.PLATFORM_HANDLING: ("换货待处理", 1),
}


def shown_alike(refund: Refund) -> frozenset[A]:
    """The states of such a request that TOP shows as this one. Of refunds `cs_status` tells the rest."""
    if refund.demand is not Demand.EXCHANGE:
        return frozenset({refund.state})
    return frozenset(state for state, shown in EXCHANGES.items() if shown == EXCHANGES.get(refund.state))


def trade_status(order: Order) -> str:
    """Closed before payment by the platform, after it by a refund."""
    if order.state is OrderState.CANCELLED:
        return "TRADE_CLOSED" if order.paid_at else "TRADE_CLOSED_BY_TAOBAO"
    return _TRADES[order.state]


def line_status(order: Order, line: Line) -> str:
    """A line that was paid back is closed, even when its trade goes on."""
    if line.refund is not None and line.refund.state is A.SUCCEEDED and line.refund.fen >= line.paid_fen:
        return "TRADE_CLOSED"
    return trade_status(order)


def refund_status(refund: Refund) -> str:
    """Of a refund; an exchange that became one is EXCHANGE_TRANSFORM_TO_REFUND while it is paid."""
    return _REFUNDS[refund.state]


def line_refund_status(line: Line) -> str:
    """NO_REFUND when there is none."""
    return refund_status(line.refund) if line.refund is not None else "NO_REFUND"


def dispute_type(refund: Refund) -> str:
    """What is asked."""
    if refund.demand is Demand.EXCHANGE:
        return "TMALL_EXCHANGE" if refund.order.shop.platform is Platform.TMALL else "TAOBAO_EXCHANGE"
    names = {
        Demand.REFUND_ONLY: "REFUND",
        Demand.RETURN_REFUND: "REFUND_AND_RETURN",
        Demand.REPAIR: "REPAIR",
        Demand.RESHIP: "RESHIPPING",
    }
    return names.get(refund.demand, "OTHERS")


def cs_status(refund: Refund) -> int:
    """1 not called, 2 called, 6 decided."""
    if refund.state is A.PLATFORM_HANDLING:
        return 2
    return 6 if refund.disputed else 1


def phase(refund: Refund) -> str:
    """Before the trade was finished, or after it."""
    finished = refund.order.completed_at
    return "aftersale" if finished and refund.created_at >= finished else "onsale"
