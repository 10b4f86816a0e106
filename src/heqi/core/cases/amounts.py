"""How much money each outcome moves to the buyer."""

from collections.abc import Iterable

from heqi.core.cases.playbook.parameters import ShopParameters
from heqi.core.cases.reading import Reading
from heqi.core.cases.refunds import refund_fen
from heqi.core.cases.scales import Scales
from heqi.core.words import Demand, Outcome

_REFUNDS = (Outcome.REFUND_ONLY, Outcome.RETURN_REFUND)


def outcome_fen(outcome: Outcome, reading: Reading, scales: Scales, parameters: ShopParameters) -> int | None:
    """Fen to the buyer; None where no money moves or what was paid is not known. Never more than is refundable."""
    if outcome in _REFUNDS:
        full = refund_fen(reading.facts)
        return None if full is None else max(0, full - sum(_deductions(outcome, reading, scales)))
    if outcome is Outcome.SMALL_PAYMENT:
        return _small_payment(reading, parameters)
    return None


def _deductions(outcome: Outcome, reading: Reading, scales: Scales) -> Iterable[int]:
    """What the buyer keeps or owes: a gift not sent back, postage that the rules leave with the buyer."""
    for penalty in scales.penalties:
        if penalty.effect.from_buyer and outcome in penalty.effect.outcomes and penalty.rule.confidence.counts:
            yield penalty.fen or 0
    if any(outcome in effect.outcomes and effect.keep_postage for _, effect, _ in scales.freight):
        yield _postage_in_refund(reading)


def _postage_in_refund(reading: Reading) -> int:
    """The postage that a refund would include: only when all that was paid is asked back."""
    order, asked = reading.facts.order, reading.facts.after_sale.requested_fen
    whole = order.paid_fen is not None and (asked is None or asked >= order.paid_fen)
    return (order.postage_fen or 0) if whole else 0


def _small_payment(reading: Reading, parameters: ShopParameters) -> int | None:
    most = reading.derived.refundable_fen
    named = reading.facts.offered_fen
    if named is None and reading.facts.demand is Demand.COMPENSATION:
        named = reading.facts.after_sale.requested_fen
    if named is not None:
        return named if most is None else min(named, most)
    return None if most is None else most * parameters.small_payment_percent // 100
