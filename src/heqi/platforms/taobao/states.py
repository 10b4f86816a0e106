"""TOP's codes in our words and in those of 千牛, which its export files use too."""

import re
from collections.abc import Mapping

from heqi.core.cases.platform_states import read_taobao_after_sale_state, read_taobao_order_state
from heqi.core.words import AfterSaleState, Demand, OrderState

S = AfterSaleState
ORDER_TEXTS: Mapping[str, str] = {
    "TRADE_NO_CREATE_PAY": "等待买家付款",
    "WAIT_BUYER_PAY": "等待买家付款",
    "PAY_PENDING": "等待买家付款",
    "WAIT_PRE_AUTH_CONFIRM": "等待买家付款",
    "PAID_FORBID_CONSIGN": "买家已付款，暂不可发货",
    "SELLER_CONSIGNED_PART": "卖家部分发货",
    "WAIT_SELLER_SEND_GOODS": "买家已付款，等待卖家发货",
    "WAIT_BUYER_CONFIRM_GOODS": "卖家已发货，等待买家确认",
    "TRADE_BUYER_SIGNED": "买家已签收",
    "TRADE_FINISHED": "交易成功",
    "TRADE_CLOSED": "交易关闭",
    "TRADE_CLOSED_BY_TAOBAO": "交易关闭",
}
_ORDER_CODES = {"PAID_FORBID_CONSIGN": OrderState.GROUPING, "WAIT_PRE_AUTH_CONFIRM": OrderState.UNPAID}
FINISHED = "TRADE_FINISHED"
SHIPPED: Mapping[str, bool] = {
    "WAIT_SELLER_SEND_GOODS": False,
    "WAIT_BUYER_CONFIRM_GOODS": True,
    "TRADE_BUYER_SIGNED": True,
    "TRADE_FINISHED": True,
}

AFTER_SALE_TEXTS: Mapping[str, str] = {
    "WAIT_SELLER_AGREE": "买家已经申请退款，等待卖家同意",
    "WAIT_BUYER_RETURN_GOODS": "卖家已经同意退款，等待买家退货",
    "WAIT_SELLER_CONFIRM_GOODS": "买家已经退货，等待卖家确认收货",
    "SELLER_REFUSE_BUYER": "卖家拒绝退款",
    "CLOSED": "退款关闭",
    "SUCCESS": "退款成功",
    "WAIT_BUYER_CONFIRM_REDO_SEND_GOODS": "等待买家确认重新邮寄的货物",
    "WAIT_SELLER_CONFIRM_RETURN_ADDRESS": "等待卖家确认退货地址",
    "WAIT_SELLER_CONSIGN_GOODS": "卖家确认收货，等待卖家发货",
    "WAIT_SELLER_CONSIGN_GOOGDS": "卖家确认收货，等待卖家发货",
    "EXCHANGE_TRANSFORM_TO_REFUND": "换货关闭，转退货退款",
    "EXCHANGE_WAIT_BUYER_CONFIRM_GOODS": "卖家已发货，等待买家确认收货",
    "WAIT_BUYER_CONFIRM_EXCHANGE_SELLER_SEND_GOODS": "卖家已发货，等待买家确认收货",
    "POST_FEE_DISPUTE_WAIT_ACTIVATE": "邮费单已创建，待激活",
}
_LATER_CODES = {
    "WAIT_BUYER_CONFIRM_REDO_SEND_GOODS": S.AWAITING_BUYER_CONFIRM,
    "WAIT_SELLER_CONFIRM_RETURN_ADDRESS": S.AWAITING_MERCHANT,
    "WAIT_SELLER_CONSIGN_GOODS": S.AWAITING_MERCHANT_SHIPMENT,
    "WAIT_SELLER_CONSIGN_GOOGDS": S.AWAITING_MERCHANT_SHIPMENT,
    "EXCHANGE_TRANSFORM_TO_REFUND": S.CLOSED,
    "EXCHANGE_WAIT_BUYER_CONFIRM_GOODS": S.AWAITING_BUYER_CONFIRM,
    "WAIT_BUYER_CONFIRM_EXCHANGE_SELLER_SEND_GOODS": S.AWAITING_BUYER_CONFIRM,
}
EXCHANGE_STATES: Mapping[int, tuple[AfterSaleState, str]] = {
    1: (S.AWAITING_MERCHANT, "换货待处理"),
    2: (S.AWAITING_BUYER_RETURN, "待买家退货"),
    3: (S.AWAITING_MERCHANT_RECEIPT, "买家已退货，待收货"),
    4: (S.CLOSED, "换货关闭"),
    5: (S.SUCCEEDED, "换货成功"),
    6: (S.AWAITING_BUYER_ANSWER, "待买家修改"),
    12: (S.AWAITING_MERCHANT_SHIPMENT, "待发出换货商品"),
    13: (S.AWAITING_BUYER_CONFIRM, "待买家收货"),
    14: (S.AWAITING_MERCHANT, "请退款"),
}
DISPUTE_STATES: Mapping[int, tuple[AfterSaleState, str]] = {
    1: (S.AWAITING_MERCHANT, AFTER_SALE_TEXTS["WAIT_SELLER_AGREE"]),
    2: (S.AWAITING_BUYER_RETURN, AFTER_SALE_TEXTS["WAIT_BUYER_RETURN_GOODS"]),
    3: (S.AWAITING_MERCHANT_RECEIPT, AFTER_SALE_TEXTS["WAIT_SELLER_CONFIRM_GOODS"]),
    4: (S.CLOSED, "退款关闭"),
    5: (S.SUCCEEDED, "退款成功"),
    6: (S.AWAITING_BUYER_ANSWER, "卖家拒绝退款"),
    7: (S.AWAITING_BUYER_CONFIRM, AFTER_SALE_TEXTS["WAIT_BUYER_CONFIRM_REDO_SEND_GOODS"]),
    8: (S.AWAITING_MERCHANT, AFTER_SALE_TEXTS["WAIT_SELLER_CONFIRM_RETURN_ADDRESS"]),
}
DEMANDS: Mapping[str, tuple[Demand, str]] = {
    "REFUND": (Demand.REFUND_ONLY, "仅退款"),
    "REFUND_AND_RETURN": (Demand.RETURN_REFUND, "退货退款"),
    "TMALL_EXCHANGE": (Demand.EXCHANGE, "换货"),
    "TAOBAO_EXCHANGE": (Demand.EXCHANGE, "换货"),
    "REPAIR": (Demand.REPAIR, "维修"),
    "RESHIPPING": (Demand.RESHIP, "补寄"),
}
PHASES: Mapping[str, str] = {"onsale": "售中", "aftersale": "售后"}
# cs_status: 1 no need, 7 withdrawn; the others mean that the platform's people are at it or were.
NOT_INTERVENED = frozenset({1, 7})
# 2 called, 3 at it, 4 and 5 between two reviews, 10 proofs wanted, 11 open to appeal; 6, 8 and 9 have decided.
PLATFORM_AT_IT = frozenset({2, 3, 4, 5, 10, 11})
_WAITING = frozenset({S.AWAITING_MERCHANT, S.AWAITING_BUYER_ANSWER})
PLATFORM_TEXT = "平台处理中"
_NUMBER = re.compile(r"\D*(\d{1,2})\D*")


def order_state(status: str) -> OrderState:
    """The state behind a trade's `status`."""
    return _ORDER_CODES.get(status) or read_taobao_order_state(status)


def refund_state(status: str, cs_status: int | None) -> tuple[AfterSaleState, str]:
    """The state of a refund: TOP has no `status` for 'the platform decides', and tells it beside by `cs_status`."""
    state, text = after_sale_state(status)
    if cs_status in PLATFORM_AT_IT and state in _WAITING:
        return S.PLATFORM_HANDLING, PLATFORM_TEXT
    return state, text


def after_sale_state(
    status: str, numbered: Mapping[int, tuple[AfterSaleState, str]] = DISPUTE_STATES
) -> tuple[AfterSaleState, str]:
    """(state, the back office's words) behind a code, a number such as `1` or `换货待处理(1)`, or words."""
    if status in AFTER_SALE_TEXTS:
        return _LATER_CODES.get(status) or read_taobao_after_sale_state(status), AFTER_SALE_TEXTS[status]
    number = _NUMBER.fullmatch(status)
    if number and int(number.group(1)) in numbered:
        return numbered[int(number.group(1))]
    by_words = next((known for known in numbered.values() if known[1] == status), None)
    return by_words or (read_taobao_after_sale_state(status), status)
