"""What would settle a mishap: which outcomes make the buyer content, which of them they are owed."""

from heqi.core.words import Outcome
from heqi.platforms.sandbox.world.mishap import Mishap

_MONEY = frozenset({Outcome.REFUND_ONLY})
_GOODS = frozenset({Outcome.RETURN_REFUND, Outcome.EXCHANGE})

OWED: dict[Mishap, frozenset[Outcome]] = {
    Mishap.NONE: frozenset(),
    Mishap.OUT_OF_STOCK: _MONEY,
    Mishap.LATE_DISPATCH: _MONEY,
    Mishap.CHANGED_MIND: _MONEY,
    Mishap.STALLED: frozenset({Outcome.REFUND_ONLY, Outcome.RESHIP}),
    Mishap.LOST: frozenset({Outcome.REFUND_ONLY, Outcome.RESHIP}),
    Mishap.DAMAGED: frozenset({Outcome.REFUND_ONLY, Outcome.RESHIP, Outcome.EXCHANGE, Outcome.RETURN_REFUND}),
    Mishap.ROTTEN: frozenset({Outcome.REFUND_ONLY, Outcome.RESHIP, Outcome.RETURN_REFUND}),
    Mishap.FAULTY: _GOODS,
    Mishap.SHORT: frozenset({Outcome.RESHIP, Outcome.REFUND_ONLY}),
    Mishap.WRONG_ITEM: _GOODS | {Outcome.RESHIP},
    Mishap.MISDESCRIBED: _GOODS,
    Mishap.DISLIKED: frozenset({Outcome.RETURN_REFUND}),
}
"""What shop and law give for each, in this market. The desk's own rulebook is far finer; this only steers buyers."""

NEEDS_PROOF = frozenset(
    {Mishap.DAMAGED, Mishap.ROTTEN, Mishap.FAULTY, Mishap.SHORT, Mishap.WRONG_ITEM, Mishap.MISDESCRIBED}
)


def contents(mishap: Mishap) -> frozenset[Outcome]:
    """What the buyer would take: what is owed, or some money beside it."""
    return OWED[mishap] | {Outcome.SMALL_PAYMENT}
