"""Which state of the platform's request proves that an earlier one was reached.

Exports are snapshots: between two of them a request may pass several states, and the later one proves the earlier.
"""

from heqi.core.words import AfterSaleState as S

LATER: dict[S, frozenset[S]] = {
    S.AWAITING_BUYER_RETURN: frozenset({S.AWAITING_MERCHANT_RECEIPT, S.REFUNDING, S.SUCCEEDED}),
    S.AWAITING_BUYER_REFUSAL: frozenset({S.AWAITING_RECALL, S.REFUNDING, S.SUCCEEDED}),
    S.AWAITING_RECALL: frozenset({S.REFUNDING, S.SUCCEEDED}),
    S.AWAITING_MERCHANT_RECEIPT: frozenset(
        {S.AWAITING_MERCHANT_SHIPMENT, S.AWAITING_BUYER_CONFIRM, S.REFUNDING, S.SUCCEEDED}
    ),
    S.AWAITING_MERCHANT_SHIPMENT: frozenset({S.AWAITING_BUYER_CONFIRM, S.SUCCEEDED}),
    S.AWAITING_BUYER_CONFIRM: frozenset({S.SUCCEEDED}),
    S.REFUNDING: frozenset({S.SUCCEEDED}),
    S.AWAITING_BUYER_ANSWER: frozenset({S.CLOSED, S.PLATFORM_HANDLING}),
}


def states_that_prove(wanted: S) -> frozenset[S]:
    """The state itself and all that can only come after it."""
    return LATER.get(wanted, frozenset()) | {wanted}


def proves(state: S, wanted: str) -> bool:
    """Whether a request in `state` must have passed `wanted`."""
    return state in states_that_prove(S(wanted))
