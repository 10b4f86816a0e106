"""One policy for all orders of an incident: what is offered in each phase, and what that comes to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from heqi.core.errors import HeqiError
from heqi.core.incidents.phase import Phase
from heqi.core.money import percent_of
from heqi.core.words import Outcome

POSSIBLE: dict[Phase, tuple[Outcome, ...]] = {
    Phase.UNSHIPPED: (Outcome.REFUND_ONLY,),
    Phase.IN_TRANSIT: (Outcome.REFUND_ONLY, Outcome.SMALL_PAYMENT, Outcome.RESHIP),
    Phase.SIGNED: (
        Outcome.SMALL_PAYMENT,
        Outcome.REFUND_ONLY,
        Outcome.RETURN_REFUND,
        Outcome.EXCHANGE,
        Outcome.RESHIP,
    ),
}
"""What can be offered where; whether it is possible in one case, that case's own decision says."""
MOVES_MONEY = frozenset({Outcome.SMALL_PAYMENT, Outcome.REFUND_ONLY, Outcome.RETURN_REFUND})


@dataclass(frozen=True, slots=True)
class Offer:
    """What buyers in one phase are offered. One of `amount_fen` and `percent` of what was paid, or neither: all of it.

    `words`: the script to copy, screened before it was kept; empty: the flow's own words do.
    """

    outcome: Outcome
    amount_fen: int | None = None
    percent: int | None = None
    words: str = ""


Policy = Mapping[Phase, Offer]
"""A phase that is not in it is left to people, case by case."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one order would cost by the policy; `phase` and `paid_fen` of the order, None: not known."""

    phase: Phase | None
    paid_fen: int | None


def require_policy(policy: Policy) -> Policy:
    """The policy. Raises incident.policy with the phase and what is wrong with its offer."""
    if not policy:
        raise _wrong("", "请至少为一个阶段选择处理方式。", "Choose what to offer in at least one phase.")
    for phase, offer in policy.items():
        _require_offer(phase, offer)
    return policy


def amount_of(offer: Offer, paid_fen: int | None) -> int | None:
    """Fen that would move for one order, never more than was paid; None where goods move, or the price is not known."""
    if offer.outcome not in MOVES_MONEY:
        return None
    if offer.amount_fen is not None:
        return offer.amount_fen if paid_fen is None else min(offer.amount_fen, paid_fen)
    if paid_fen is None:
        return None
    return paid_fen if offer.percent is None else percent_of(paid_fen, offer.percent)


def reckon(policy: Policy, shares: Iterable[Share]) -> int:
    """What the policy comes to over these orders, fen. What is sent anew counts as its price: an upper bound."""
    total = 0
    for share in shares:
        offer = policy.get(share.phase) if share.phase is not None else None
        if offer is not None:
            amount = amount_of(offer, share.paid_fen)
            total += (share.paid_fen or 0) if amount is None else amount
    return total


def dump_policy(policy: Policy) -> dict[str, Any]:
    """As JSON, by phase."""
    return {
        phase.value: {
            "outcome": offer.outcome.value,
            "amount_fen": offer.amount_fen,
            "percent": offer.percent,
            "words": offer.words,
        }
        for phase, offer in policy.items()
    }


def load_policy(body: Mapping[str, Any]) -> dict[Phase, Offer]:
    """What `dump_policy` wrote."""
    return {
        Phase(phase): Offer(Outcome(held["outcome"]), held["amount_fen"], held["percent"], held["words"])
        for phase, held in body.items()
    }


def _require_offer(phase: Phase, offer: Offer) -> None:
    if offer.outcome not in POSSIBLE[phase]:
        raise _wrong(phase, "这个阶段不能用这种处理方式。", "This outcome is not possible in this phase.")
    if offer.amount_fen is not None and offer.percent is not None:
        raise _wrong(phase, "金额和比例只能填一个。", "Give an amount or a share, not both.")
    named = offer.amount_fen is not None or offer.percent is not None
    if named and offer.outcome not in MOVES_MONEY:
        raise _wrong(phase, "这种处理方式不涉及金额。", "This outcome moves no money.")
    if not named and offer.outcome is Outcome.SMALL_PAYMENT:
        raise _wrong(phase, "小额打款请填写金额或比例。", "Say how much a small payment is.")
    if offer.amount_fen is not None and offer.amount_fen <= 0:
        raise _wrong(phase, "金额应大于 0。", "An amount is more than nothing.")
    if offer.percent is not None and not 0 < offer.percent <= 100:
        raise _wrong(phase, "比例应为 1 到 100。", "A share is 1 to 100 per cent.")


def _wrong(phase: str, message: str, message_en: str) -> HeqiError:
    return HeqiError("incident.policy", message, message_en, 422, {"phase": str(phase)})
