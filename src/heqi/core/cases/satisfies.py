"""Which outcome meets which demand: the one table."""

from collections.abc import Container

from heqi.core.words import Demand, Outcome

SATISFIES: dict[Outcome, frozenset[Demand]] = {
    Outcome.SMALL_PAYMENT: frozenset({Demand.COMPENSATION}),
    Outcome.REFUND_ONLY: frozenset({Demand.REFUND_ONLY, Demand.RETURN_REFUND}),
    Outcome.RETURN_REFUND: frozenset({Demand.REFUND_ONLY, Demand.RETURN_REFUND}),
    Outcome.EXCHANGE: frozenset({Demand.EXCHANGE, Demand.REPAIR, Demand.RESHIP}),
    Outcome.RESHIP: frozenset({Demand.RESHIP, Demand.EXCHANGE}),
    Outcome.REFUSE: frozenset(),
}
# What the buyer named, to the letter; the other outcomes that meet a demand are equivalents.
EXACT: dict[Demand, Outcome] = {
    Demand.COMPENSATION: Outcome.SMALL_PAYMENT,
    Demand.REFUND_ONLY: Outcome.REFUND_ONLY,
    Demand.RETURN_REFUND: Outcome.RETURN_REFUND,
    Demand.EXCHANGE: Outcome.EXCHANGE,
    Demand.RESHIP: Outcome.RESHIP,
}


def can_meet(demand: Demand, barred: Container[Outcome]) -> bool:
    """Whether any outcome that meets the demand can be done at all."""
    return any(demand in demands for outcome, demands in SATISFIES.items() if outcome not in barred)


def meets(outcome: Outcome, demand: Demand) -> bool:
    """Whether settling by that outcome gives the buyer what was asked for."""
    return demand in SATISFIES[outcome]
