"""Taobao's and Tmall's own words and codes for orders and refunds, as ours. What we do not know is UNKNOWN.

Sources: the open platform's trade and refund states (taobao.refund.get), and the wordings of 千牛's exports.
"""

import re
from datetime import datetime

from heqi.core.cases.wording import plain_words
from heqi.core.words import AfterSaleState, Demand, OrderState

_ORDER_CODES = {
    "TRADE_NO_CREATE_PAY": OrderState.UNPAID,
    "WAIT_BUYER_PAY": OrderState.UNPAID,
    "PAY_PENDING": OrderState.UNPAID,
    "SELLER_CONSIGNED_PART": OrderState.UNSHIPPED,
    "WAIT_SELLER_SEND_GOODS": OrderState.UNSHIPPED,
    "WAIT_BUYER_CONFIRM_GOODS": OrderState.SHIPPED,
    "TRADE_BUYER_SIGNED": OrderState.SIGNED,
    "TRADE_FINISHED": OrderState.COMPLETED,
    "TRADE_CLOSED": OrderState.CANCELLED,
    "TRADE_CLOSED_BY_TAOBAO": OrderState.CANCELLED,
}
# Parts of a wording, the first that fits: 买家已付款,等待卖家发货 names two parties and means the second.
_ORDER_WORDS = (
    ("等待买家付款", OrderState.UNPAID),
    ("定金已付", OrderState.UNPAID),
    ("等待卖家发货", OrderState.UNSHIPPED),
    ("部分发货", OrderState.UNSHIPPED),
    ("等待买家确认", OrderState.SHIPPED),
    ("卖家已发货", OrderState.SHIPPED),
    ("买家已签收", OrderState.SIGNED),
    ("交易成功", OrderState.COMPLETED),
    ("交易关闭", OrderState.CANCELLED),
    ("交易被淘宝关闭", OrderState.CANCELLED),
    ("买家已付款", OrderState.UNSHIPPED),
    ("待付款", OrderState.UNPAID),
    ("待发货", OrderState.UNSHIPPED),
    ("待收货", OrderState.SHIPPED),
    ("已发货", OrderState.SHIPPED),
    ("已取消", OrderState.CANCELLED),
)

_REFUND_CODES = {
    "WAIT_SELLER_AGREE": AfterSaleState.AWAITING_MERCHANT,
    "WAIT_BUYER_RETURN_GOODS": AfterSaleState.AWAITING_BUYER_RETURN,
    "WAIT_SELLER_CONFIRM_GOODS": AfterSaleState.AWAITING_MERCHANT_RECEIPT,
    "SELLER_REFUSE_BUYER": AfterSaleState.AWAITING_BUYER_ANSWER,
    "CLOSED": AfterSaleState.CLOSED,
    "SUCCESS": AfterSaleState.SUCCEEDED,
}
# Closed and succeeded come first: 退款关闭 may stand beside any other word in longer wordings.
_REFUND_WORDS = (
    ("没有申请退款", AfterSaleState.NONE),
    ("未申请退款", AfterSaleState.NONE),
    ("无退款申请", AfterSaleState.NONE),
    ("退款关闭", AfterSaleState.CLOSED),
    ("换货关闭", AfterSaleState.CLOSED),
    ("维修关闭", AfterSaleState.CLOSED),
    ("补寄关闭", AfterSaleState.CLOSED),
    ("买家已撤销", AfterSaleState.CLOSED),
    ("退款成功", AfterSaleState.SUCCEEDED),
    ("换货成功", AfterSaleState.SUCCEEDED),
    ("维修成功", AfterSaleState.SUCCEEDED),
    ("补寄成功", AfterSaleState.SUCCEEDED),
    ("拒绝退款", AfterSaleState.AWAITING_BUYER_ANSWER),
    ("卖家拒绝", AfterSaleState.AWAITING_BUYER_ANSWER),
    ("等待买家修改", AfterSaleState.AWAITING_BUYER_ANSWER),
    ("待买家处理", AfterSaleState.AWAITING_BUYER_ANSWER),
    ("等待卖家确认收货", AfterSaleState.AWAITING_MERCHANT_RECEIPT),
    ("待卖家确认收货", AfterSaleState.AWAITING_MERCHANT_RECEIPT),
    ("待商家收货", AfterSaleState.AWAITING_MERCHANT_RECEIPT),
    ("买家已经退货", AfterSaleState.AWAITING_MERCHANT_RECEIPT),
    ("买家已退货", AfterSaleState.AWAITING_MERCHANT_RECEIPT),
    ("等待买家退货", AfterSaleState.AWAITING_BUYER_RETURN),
    ("待买家退货", AfterSaleState.AWAITING_BUYER_RETURN),
    ("待买家发货", AfterSaleState.AWAITING_BUYER_RETURN),
    ("待卖家发货", AfterSaleState.AWAITING_MERCHANT_SHIPMENT),
    ("卖家已发出换货", AfterSaleState.AWAITING_BUYER_CONFIRM),
    ("待买家收货", AfterSaleState.AWAITING_BUYER_CONFIRM),
    ("等待买家收货", AfterSaleState.AWAITING_BUYER_CONFIRM),
    ("客服介入", AfterSaleState.PLATFORM_HANDLING),
    ("平台处理中", AfterSaleState.PLATFORM_HANDLING),
    ("小二处理", AfterSaleState.PLATFORM_HANDLING),
    ("退款中", AfterSaleState.REFUNDING),
    ("打款中", AfterSaleState.REFUNDING),
    ("等待卖家同意", AfterSaleState.AWAITING_MERCHANT),
    ("等待卖家处理", AfterSaleState.AWAITING_MERCHANT),
    ("待卖家处理", AfterSaleState.AWAITING_MERCHANT),
    ("待商家处理", AfterSaleState.AWAITING_MERCHANT),
    ("买家已经申请退款", AfterSaleState.AWAITING_MERCHANT),
    ("退款待处理", AfterSaleState.AWAITING_MERCHANT),
)
_TYPES = {
    "仅退款": Demand.REFUND_ONLY,
    "退款": Demand.REFUND_ONLY,
    "我要退款": Demand.REFUND_ONLY,
    "未发货仅退款": Demand.REFUND_ONLY,
    "已发货仅退款": Demand.REFUND_ONLY,
    "极速退款": Demand.REFUND_ONLY,
    "退货退款": Demand.RETURN_REFUND,
    "退款退货": Demand.RETURN_REFUND,
    "我要退货退款": Demand.RETURN_REFUND,
    "换货": Demand.EXCHANGE,
    "我要换货": Demand.EXCHANGE,
    "补寄": Demand.RESHIP,
    "补寄商品": Demand.RESHIP,
    "维修": Demand.REPAIR,
    "退运费": Demand.COMPENSATION,
    "退差价": Demand.COMPENSATION,
    "价保": Demand.COMPENSATION,
    "部分退款补偿": Demand.COMPENSATION,
}
# The older export asks 是否需要退货 instead of naming a type.
_NEEDS_RETURN = {"是": Demand.RETURN_REFUND, "需要退货": Demand.RETURN_REFUND, "需要": Demand.RETURN_REFUND}
_NEEDS_NONE = {"否": Demand.REFUND_ONLY, "不需要退货": Demand.REFUND_ONLY, "不需要": Demand.REFUND_ONLY}
_RECEIVED = (("未收到", False), ("没有收到", False), ("未收货", False), ("已收到", True), ("已收货", True))
_RECEIVED_CODES = {"BUYER_NOT_RECEIVED": False, "BUYER_RECEIVED": True, "BUYER_RETURNED_GOODS": True}


def read_taobao_order_state(
    text: str, *, shipped_at: datetime | None = None, completed_at: datetime | None = None
) -> OrderState:
    """The state behind 订单状态 of an export or a trade's `status`, helped by its times where the words say nothing."""
    plain = plain_words(text)
    state = _ORDER_CODES.get(plain.upper()) or next((state for words, state in _ORDER_WORDS if words in plain), None)
    if state is not None:
        return state
    if completed_at is not None:
        return OrderState.COMPLETED
    return OrderState.UNKNOWN if shipped_at is None else OrderState.SHIPPED


def read_taobao_after_sale_state(text: str) -> AfterSaleState:
    """The state behind 退款状态 of an export or a refund's `status`; unknown wordings and a blank are UNKNOWN."""
    plain = plain_words(text)
    known = _REFUND_CODES.get(plain.upper())
    return known or next((state for words, state in _REFUND_WORDS if words in plain), AfterSaleState.UNKNOWN)


def read_taobao_demand(text: str) -> Demand:
    """The demand behind 售后类型, or behind 是否需要退货 of the older export; brackets after it do not matter."""
    plain = re.sub(r"\(.*", "", plain_words(text))
    return _TYPES.get(plain) or _NEEDS_RETURN.get(plain) or _NEEDS_NONE.get(plain, Demand.UNKNOWN)


def read_taobao_received(text: str) -> bool | None:
    """Whether 货物状态 says that the buyer has the goods; None where it says neither."""
    plain = plain_words(text)
    if plain.upper() in _RECEIVED_CODES:
        return _RECEIVED_CODES[plain.upper()]
    return next((said for words, said in _RECEIVED if words in plain), None)
