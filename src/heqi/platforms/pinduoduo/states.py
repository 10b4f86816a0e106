"""POP's codes in our words and in those of Pinduoduo's back office, which its export files use too."""

from collections.abc import Mapping
from datetime import datetime

from heqi.core.cases.platform_states import read_pdd_after_sale_state
from heqi.core.words import AfterSaleState, OrderState

AFTER_SALE_TEXTS: Mapping[int, str] = {
    0: "无售后",
    2: "买家申请退款，待商家处理",
    3: "退货退款，待商家处理",
    4: "商家同意退款，退款中",
    5: "平台同意退款，退款中",
    6: "驳回退款，待买家处理",
    7: "已同意退货退款，待用户发货",
    8: "平台处理中",
    9: "平台拒绝退款，退款关闭",
    10: "退款成功",
    11: "买家撤销",
    12: "买家逾期未处理，退款失败",
    13: "买家逾期，超过有效期",
    14: "换货补寄待商家处理",
    15: "换货补寄待用户处理",
    16: "换货补寄成功",
    17: "换货补寄失败",
    18: "换货补寄待用户确认完成",
    21: "待商家同意维修",
    22: "待用户确认发货",
    24: "维修关闭",
    25: "维修成功",
    27: "待用户确认收货",
    31: "已同意拒收退款，待用户拒收",
    32: "补寄待商家发货",
    33: "待商家召回",
}
TYPES: Mapping[int, str] = {1: "仅退款", 2: "退货退款", 3: "换货", 4: "补寄", 5: "维修"}
"""As pdd.refund.information.get answers. The list is asked with numbers that are one higher."""
REFUND_TEXTS: Mapping[int, str] = {1: "无售后或售后取消", 2: "售后处理中", 3: "退款中", 4: "退款成功"}
AGREED_BY: Mapping[int, str] = {1: "用户", 2: "商家", 3: "平台", 4: "系统", 5: "团长", 6: "司机", 7: "代理人"}
ON_RETURN = frozenset({3, 7, 14, 21})
"""Goods come back for money, in exchange, for repair: with the number of their parcel the merchant must receive it."""
REFUNDED = frozenset({4, 5, 10})
AGREED_RETURN = frozenset({7, *REFUNDED})
OPEN_TO_AGREE = frozenset({2, 3, 6, 7, 8, 31, 33})
"""States in which agreeing to a refund is not already done and not out of the question."""
_SHIPMENT = {1: OrderState.UNSHIPPED, 2: OrderState.SHIPPED, 3: OrderState.SIGNED}
_ORDER_TEXTS = {
    OrderState.UNPAID: "待支付",
    OrderState.GROUPING: "拼团中",
    OrderState.UNSHIPPED: "待发货",
    OrderState.SHIPPED: "已发货，待签收",
    OrderState.SIGNED: "已签收",
    OrderState.COMPLETED: "已收货",
    OrderState.CANCELLED: "已取消",
    OrderState.UNKNOWN: "",
}
CANCELLED, FAILED_GROUP, GROUPING, NOT_CONFIRMED, REFUND_DONE = 2, 2, 0, 0, 4


def order_state(
    codes: Mapping[str, int | None], *, paid_at: datetime | None, received_at: datetime | None
) -> OrderState:
    """The state behind `confirm_status`, `group_status`, `order_status` and `refund_status`.

    An unshipped order whose money went back is cancelled, as the export's 未发货，退款成功 says.
    """
    if codes["confirm_status"] == CANCELLED or codes["group_status"] == FAILED_GROUP:
        return OrderState.CANCELLED
    if codes["confirm_status"] == NOT_CONFIRMED:
        return OrderState.GROUPING if paid_at and codes["group_status"] == GROUPING else OrderState.UNPAID
    state = _SHIPMENT.get(codes["order_status"] or 0, OrderState.UNKNOWN)
    if state is OrderState.UNSHIPPED and codes["refund_status"] == REFUND_DONE:
        return OrderState.CANCELLED
    if state in (OrderState.SHIPPED, OrderState.SIGNED) and received_at is not None:
        return OrderState.COMPLETED
    return state


def order_text(state: OrderState, refund_status: int | None) -> str | None:
    """The state as the back office writes it, with what became of the money behind it."""
    text = _ORDER_TEXTS[state]
    if state is OrderState.CANCELLED and refund_status == REFUND_DONE:
        return "未发货，退款成功"
    return f"{text}，退款成功" if text and refund_status == REFUND_DONE else text or None


def after_sale_state(code: int, *, returning: bool) -> AfterSaleState:
    """The state behind `after_sales_status`; `returning`: whether a returning parcel has a number."""
    if code in ON_RETURN and returning:
        return AfterSaleState.AWAITING_MERCHANT_RECEIPT
    return read_pdd_after_sale_state(code)


def after_sale_text(code: int) -> str:
    """The state as the back office writes it; a code that POP leaves undefined as its number."""
    return AFTER_SALE_TEXTS.get(code, f"状态 {code}")
