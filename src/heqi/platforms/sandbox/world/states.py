"""All the steps that an order and an after-sale may take. A step that does not stand here cannot happen."""

from heqi.core.words import AfterSaleState as A
from heqi.core.words import OrderState as O

ORDER_STEPS: dict[O, frozenset[O]] = {
    O.UNPAID: frozenset({O.GROUPING, O.UNSHIPPED, O.CANCELLED}),
    O.GROUPING: frozenset({O.UNSHIPPED, O.CANCELLED}),
    O.UNSHIPPED: frozenset({O.SHIPPED, O.CANCELLED}),
    O.SHIPPED: frozenset({O.SIGNED, O.COMPLETED, O.CANCELLED}),
    O.SIGNED: frozenset({O.COMPLETED, O.CANCELLED}),
    O.COMPLETED: frozenset(),
    O.CANCELLED: frozenset(),
}

REFUND_STEPS: dict[A, frozenset[A]] = {
    A.NONE: frozenset({A.AWAITING_MERCHANT}),
    A.AWAITING_MERCHANT: frozenset(
        {
            A.REFUNDING,
            A.AWAITING_BUYER_RETURN,
            A.AWAITING_BUYER_REFUSAL,
            A.AWAITING_RECALL,
            A.AWAITING_MERCHANT_SHIPMENT,
            A.AWAITING_BUYER_ANSWER,
            A.PLATFORM_HANDLING,
            A.CLOSED,
        }
    ),
    A.AWAITING_BUYER_ANSWER: frozenset({A.AWAITING_MERCHANT, A.PLATFORM_HANDLING, A.CLOSED}),
    A.AWAITING_BUYER_RETURN: frozenset({A.AWAITING_MERCHANT_RECEIPT, A.REFUNDING, A.PLATFORM_HANDLING, A.CLOSED}),
    A.AWAITING_MERCHANT_RECEIPT: frozenset(
        {A.REFUNDING, A.AWAITING_MERCHANT_SHIPMENT, A.AWAITING_BUYER_ANSWER, A.PLATFORM_HANDLING, A.CLOSED}
    ),
    A.AWAITING_MERCHANT_SHIPMENT: frozenset({A.AWAITING_BUYER_CONFIRM, A.REFUNDING, A.CLOSED}),
    A.AWAITING_BUYER_CONFIRM: frozenset({A.SUCCEEDED, A.PLATFORM_HANDLING, A.CLOSED}),
    A.AWAITING_BUYER_REFUSAL: frozenset({A.REFUNDING, A.CLOSED}),
    A.AWAITING_RECALL: frozenset({A.REFUNDING, A.CLOSED}),
    A.PLATFORM_HANDLING: frozenset({A.REFUNDING, A.CLOSED}),
    A.REFUNDING: frozenset({A.SUCCEEDED}),
    A.SUCCEEDED: frozenset(),
    A.CLOSED: frozenset(),
}
OVER = frozenset({A.SUCCEEDED, A.CLOSED})
PAID = frozenset({A.REFUNDING, A.SUCCEEDED})


class ImpossibleStep(AssertionError):
    """The market tried a step that no table allows: a fault of the sandbox, never of its caller."""


def check_order_step(old: O, new: O) -> None:
    """Raises ImpossibleStep."""
    if new not in ORDER_STEPS[old]:
        raise ImpossibleStep(f"order {old} → {new}")


def check_refund_step(old: A, new: A) -> None:
    """Raises ImpossibleStep."""
    if new not in REFUND_STEPS[old]:
        raise ImpossibleStep(f"refund {old} → {new}")
