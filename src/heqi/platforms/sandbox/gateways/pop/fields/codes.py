"""The states and kinds of after-sales in POP's numbers (reference 1.8)."""

from heqi.core.words import AfterSaleState as A
from heqi.core.words import Demand
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By, Why

ANSWERED_TYPES = {
    Demand.REFUND_ONLY: 1,
    Demand.RETURN_REFUND: 2,
    Demand.EXCHANGE: 3,
    Demand.RESHIP: 4,
    Demand.REPAIR: 5,
}
"""`after_sales_type` in answers; a question counts from 2, since its 1 means all."""

ROLES = {By.BUYER: 1, By.MERCHANT: 2, By.PLATFORM: 3, By.SYSTEM: 4}
_REPLACES = frozenset({Demand.EXCHANGE, Demand.RESHIP})
_CLOSED = {
    Why.FOR_MERCHANT: 9,
    Why.WITHDRAWN: 11,
    Why.BUYER_LATE: 12,
    Why.RETURN_LATE: 13,
}
_MONEY = {
    A.AWAITING_BUYER_ANSWER: 6,
    A.AWAITING_BUYER_RETURN: 7,
    A.AWAITING_MERCHANT_RECEIPT: 3,
    A.AWAITING_BUYER_REFUSAL: 31,
    A.AWAITING_RECALL: 33,
    A.PLATFORM_HANDLING: 8,
    A.SUCCEEDED: 10,
}
_GOODS = {
    A.AWAITING_MERCHANT: 14,
    A.AWAITING_BUYER_ANSWER: 15,
    A.AWAITING_BUYER_RETURN: 15,
    A.AWAITING_MERCHANT_RECEIPT: 14,
    A.AWAITING_MERCHANT_SHIPMENT: 32,
    A.AWAITING_BUYER_CONFIRM: 18,
    A.PLATFORM_HANDLING: 8,
    A.SUCCEEDED: 16,
    A.CLOSED: 17,
}
_REPAIR = {
    A.AWAITING_MERCHANT: 21,
    A.AWAITING_BUYER_ANSWER: 22,
    A.AWAITING_BUYER_RETURN: 22,
    A.AWAITING_MERCHANT_RECEIPT: 21,
    A.AWAITING_MERCHANT_SHIPMENT: 21,
    A.AWAITING_BUYER_CONFIRM: 27,
    A.PLATFORM_HANDLING: 8,
    A.SUCCEEDED: 25,
    A.CLOSED: 24,
}


def after_sales_status(refund: Refund) -> int:
    """The number that POP shows. Goods that came back are 'awaiting the merchant' again, now with a number."""
    if refund.state is A.REFUNDING:
        return 5 if refund.agreed_by is By.PLATFORM else 4
    if refund.demand in _REPLACES:
        return 10 if refund.state is A.SUCCEEDED and _was_paid(refund) else _GOODS[refund.state]
    if refund.demand is Demand.REPAIR:
        return 10 if refund.state is A.SUCCEEDED and _was_paid(refund) else _REPAIR[refund.state]
    if refund.state is A.CLOSED:
        return _CLOSED.get(refund.history[-1].why, 12)
    if refund.state is A.AWAITING_MERCHANT:
        return 2 if refund.demand is Demand.REFUND_ONLY else 3
    return _MONEY[refund.state]


def shown_alike(refund: Refund) -> frozenset[A]:
    """The states of such a request that POP shows by the same number, with or without a returning parcel as this one.

    A repair that was received is the only one: until it is sent back POP shows 21, as while its goods are on their way.
    """
    table = {Demand.REPAIR: _REPAIR, **dict.fromkeys(_REPLACES, _GOODS)}.get(refund.demand, _MONEY)
    code = table.get(refund.state)
    back = refund.state is not A.AWAITING_MERCHANT
    alike = {state for state, number in table.items() if number == code and (state is not A.AWAITING_MERCHANT) is back}
    return frozenset({refund.state, *alike})


def _was_paid(refund: Refund) -> bool:
    return any(step.new is A.REFUNDING for step in refund.history)
