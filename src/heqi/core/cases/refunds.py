"""What can be refunded: what the consumer really paid, settled again where a discount falls away."""

from collections.abc import Sequence

from heqi.core.cases.facts import CaseFacts, OrderFacts


def resettle(*, paid_fen: int, kept_fen: Sequence[int], tiers: Sequence[tuple[int, int]] = ()) -> int:
    """The refund for a partial return: paid, less the kept goods at their prices with the discount they still earn.

    `kept_fen`: list price of each good kept; `tiers`: (from this sum, this much off), 满300减30 is (30000, 3000).
    Never below zero (a buyer who would owe the difference owes it only if the page said so) nor above what was paid.
    """
    kept = sum(kept_fen)
    off = max((discount for least, discount in tiers if kept >= least), default=0)
    return min(paid_fen, max(0, paid_fen - (kept - min(off, kept))))


def refundable_fen(order: OrderFacts) -> int | None:
    """The most that can still go back on this order; None while what was paid is not known."""
    if order.paid_fen is None:
        return None
    left = order.paid_fen
    if order.kept_fen is not None:
        tier = (order.discount_over_fen, order.discount_fen)
        tiers = [(tier[0], tier[1])] if tier[0] is not None and tier[1] is not None else []
        left = resettle(paid_fen=left, kept_fen=[order.kept_fen], tiers=tiers)
    return max(0, min(left, order.paid_fen - (order.refunded_fen or 0)))


def refund_fen(facts: CaseFacts) -> int | None:
    """What a refund would pay: what the buyer asks for, else all that is refundable; never more than that."""
    most = refundable_fen(facts.order)
    asked = facts.after_sale.requested_fen
    if most is None or asked is None:
        return most if asked is None else asked
    return min(most, asked)
