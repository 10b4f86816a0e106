"""Pinduoduo's own words and codes for after-sales and orders, as ours. What we do not know is UNKNOWN, never an error.

Sources: the open platform's after_sales_status and after_sales_type, and the wordings of the back office's exports.
"""

import re
from datetime import datetime

from heqi.core.cases.wording import plain_words
from heqi.core.words import AfterSaleState, Demand, OrderState

_STATES = {
    0: AfterSaleState.NONE,
    2: AfterSaleState.AWAITING_MERCHANT,
    3: AfterSaleState.AWAITING_MERCHANT,
    4: AfterSaleState.REFUNDING,
    5: AfterSaleState.REFUNDING,
    6: AfterSaleState.AWAITING_BUYER_ANSWER,
    7: AfterSaleState.AWAITING_BUYER_RETURN,
    8: AfterSaleState.PLATFORM_HANDLING,
    9: AfterSaleState.CLOSED,
    10: AfterSaleState.SUCCEEDED,
    11: AfterSaleState.CLOSED,
    12: AfterSaleState.CLOSED,
    13: AfterSaleState.CLOSED,
    14: AfterSaleState.AWAITING_MERCHANT,
    15: AfterSaleState.AWAITING_BUYER_ANSWER,
    16: AfterSaleState.SUCCEEDED,
    17: AfterSaleState.CLOSED,
    18: AfterSaleState.AWAITING_BUYER_CONFIRM,
    21: AfterSaleState.AWAITING_MERCHANT,
    22: AfterSaleState.AWAITING_BUYER_RETURN,
    24: AfterSaleState.CLOSED,
    25: AfterSaleState.SUCCEEDED,
    27: AfterSaleState.AWAITING_BUYER_CONFIRM,
    31: AfterSaleState.AWAITING_BUYER_REFUSAL,
    32: AfterSaleState.AWAITING_MERCHANT_SHIPMENT,
    33: AfterSaleState.AWAITING_RECALL,
}

# The ten wordings of the after-sales export. The two pairs with a slash stand for exchange and re-ship alike.
_EXPORT_STATES = {
    "待商家处理": AfterSaleState.AWAITING_MERCHANT,
    "待商家收货": AfterSaleState.AWAITING_MERCHANT_RECEIPT,
    "待消费者发货": AfterSaleState.AWAITING_BUYER_RETURN,
    "平台处理中": AfterSaleState.PLATFORM_HANDLING,
    "退款成功": AfterSaleState.SUCCEEDED,
    "退款关闭": AfterSaleState.CLOSED,
    "换货/补寄成功": AfterSaleState.SUCCEEDED,
    "换货/补寄关闭": AfterSaleState.CLOSED,
    "维修成功": AfterSaleState.SUCCEEDED,
    "维修关闭": AfterSaleState.CLOSED,
}
# Beside the ten: what the order export's 售后状态 column and other screens of the back office say.
_OTHER_STATES = {
    "无售后": AfterSaleState.NONE,
    "无售后或售后取消": AfterSaleState.NONE,
    "售后处理中": AfterSaleState.AWAITING_MERCHANT,
    "退款中": AfterSaleState.REFUNDING,
    "待商家发货": AfterSaleState.AWAITING_MERCHANT_SHIPMENT,
    "待消费者处理": AfterSaleState.AWAITING_BUYER_ANSWER,
    "待消费者收货": AfterSaleState.AWAITING_BUYER_CONFIRM,
    "待消费者拒收": AfterSaleState.AWAITING_BUYER_REFUSAL,
    "待商家召回": AfterSaleState.AWAITING_RECALL,
}

# after_sales_type counts from 1 in answers (information) and from 2 in questions (list, where 1 means all).
_ANSWERED_TYPES = {
    1: Demand.REFUND_ONLY,
    2: Demand.RETURN_REFUND,
    3: Demand.EXCHANGE,
    4: Demand.RESHIP,
    5: Demand.REPAIR,
}

_EXPORT_TYPES = {
    "仅退款": Demand.REFUND_ONLY,
    "退款": Demand.REFUND_ONLY,
    "我要退款": Demand.REFUND_ONLY,
    "退货退款": Demand.RETURN_REFUND,
    "退款退货": Demand.RETURN_REFUND,
    "我要退货退款": Demand.RETURN_REFUND,
    "换货": Demand.EXCHANGE,
    "补寄": Demand.RESHIP,
    "缺货补寄": Demand.RESHIP,
    "维修": Demand.REPAIR,
}

_ORDER_WORDS = (
    ("未发货,退款成功", OrderState.CANCELLED),
    ("已取消", OrderState.CANCELLED),
    ("交易关闭", OrderState.CANCELLED),
    ("待支付", OrderState.UNPAID),
    ("待付款", OrderState.UNPAID),
    ("未支付", OrderState.UNPAID),
    ("拼团中", OrderState.GROUPING),
    ("拼单中", OrderState.GROUPING),
    ("待成团", OrderState.GROUPING),
    ("待分享", OrderState.GROUPING),
    ("待发货", OrderState.UNSHIPPED),
    ("未发货", OrderState.UNSHIPPED),
    ("交易成功", OrderState.COMPLETED),
    ("已完成", OrderState.COMPLETED),
    ("已评价", OrderState.COMPLETED),
    ("待评价", OrderState.COMPLETED),
    ("已收货", OrderState.SIGNED),
    ("已签收", OrderState.SIGNED),
    ("已发货", OrderState.SHIPPED),
    ("待收货", OrderState.SHIPPED),
    ("待签收", OrderState.SHIPPED),
)


def read_pdd_after_sale_state(code: int) -> AfterSaleState:
    """The state behind an `after_sales_status` code; codes that Pinduoduo leaves undefined are UNKNOWN."""
    return _STATES.get(code, AfterSaleState.UNKNOWN)


def read_pdd_answered_demand(code: int) -> Demand:
    """The demand behind the `after_sales_type` of an answer (pdd.refund.information.get): 1 is refund only."""
    return _ANSWERED_TYPES.get(code, Demand.UNKNOWN)


def read_pdd_listed_demand(code: int) -> Demand:
    """The demand behind the `after_sales_type` of a question (pdd.refund.list.increment.get): 2 is refund only."""
    return _ANSWERED_TYPES.get(code - 1, Demand.UNKNOWN)


def write_pdd_listed_demand(demand: Demand) -> int:
    """The `after_sales_type` to ask the list for; 1 (all) when the platform has no type of that demand."""
    return next((code + 1 for code, known in _ANSWERED_TYPES.items() if known is demand), 1)


def read_pdd_export_after_sale_state(text: str) -> AfterSaleState:
    """The state behind 售后状态 of an export; unknown wordings and a blank are UNKNOWN."""
    plain = plain_words(text)
    return _EXPORT_STATES.get(plain) or _OTHER_STATES.get(plain, AfterSaleState.UNKNOWN)


def read_pdd_export_demand(text: str) -> Demand:
    """The demand behind 退款类型 of the after-sales export, whatever is in brackets after it."""
    return _EXPORT_TYPES.get(re.sub(r"\(.*", "", plain_words(text)), Demand.UNKNOWN)


def read_pdd_export_order_state(
    text: str, *, shipped_at: datetime | None = None, completed_at: datetime | None = None
) -> OrderState:
    """The state behind 订单状态 of an export, helped by 发货时间 and 确认收货时间 where the words say less.

    '已发货,退款成功' stays SHIPPED: where the parcel is, not what became of the money.
    """
    plain = plain_words(text)
    state = next((state for words, state in _ORDER_WORDS if words in plain), OrderState.UNKNOWN)
    if state in (OrderState.SIGNED, OrderState.SHIPPED) and completed_at is not None:
        return OrderState.COMPLETED
    if state is OrderState.UNKNOWN and completed_at is not None:
        return OrderState.COMPLETED
    if state in (OrderState.UNKNOWN, OrderState.UNSHIPPED) and shipped_at is not None and plain != "待发货":
        return OrderState.SHIPPED
    return state
