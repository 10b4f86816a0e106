"""How far along its life a statement shows a thing: decides between two statements of one moment."""

from heqi.core.words import AfterSaleState, OrderState

ORDER_PROGRESS = {
    OrderState.UNKNOWN: 0,
    OrderState.UNPAID: 10,
    OrderState.GROUPING: 20,
    OrderState.UNSHIPPED: 30,
    OrderState.SHIPPED: 40,
    OrderState.SIGNED: 50,
    OrderState.COMPLETED: 60,
    OrderState.CANCELLED: 70,
}
AFTER_SALE_PROGRESS = {
    AfterSaleState.UNKNOWN: 0,
    AfterSaleState.NONE: 0,
    AfterSaleState.AWAITING_MERCHANT: 10,
    AfterSaleState.AWAITING_BUYER_ANSWER: 20,
    AfterSaleState.AWAITING_BUYER_RETURN: 30,
    AfterSaleState.AWAITING_BUYER_REFUSAL: 30,
    AfterSaleState.AWAITING_RECALL: 30,
    AfterSaleState.AWAITING_MERCHANT_RECEIPT: 40,
    AfterSaleState.AWAITING_MERCHANT_SHIPMENT: 50,
    AfterSaleState.AWAITING_BUYER_CONFIRM: 60,
    AfterSaleState.PLATFORM_HANDLING: 70,
    AfterSaleState.REFUNDING: 80,
    AfterSaleState.CLOSED: 90,
    AfterSaleState.SUCCEEDED: 91,
}
