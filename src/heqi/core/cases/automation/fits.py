"""Which cases a kind of policy is about, and the outcome that it would take there."""

from collections.abc import Mapping
from dataclasses import dataclass

from heqi.core.cases.decision import Decision
from heqi.core.cases.derived import Where
from heqi.core.cases.reading import Reading
from heqi.core.words import AfterSaleState, Demand, Outcome, ReasonFamily, Standing


@dataclass(frozen=True, slots=True)
class Facing:
    """A case as a policy faces it. `figures`: the policy's own."""

    reading: Reading
    decision: Decision
    figures: Mapping[str, int]

    @property
    def demand(self) -> Demand:
        """What the buyer asks for."""
        return self.reading.demand

    @property
    def family(self) -> ReasonFamily:
        """The kind of grievance."""
        return self.reading.facts.after_sale.family

    @property
    def asks_us(self) -> bool:
        """Whether the platform's request waits for the shop's first answer."""
        return self.reading.facts.after_sale.state is AfterSaleState.AWAITING_MERCHANT


_REFUNDS = (Demand.REFUND_ONLY, Demand.RETURN_REFUND)
_DAMAGE = (ReasonFamily.DAMAGED, ReasonFamily.QUALITY)
_RETURNED = (AfterSaleState.AWAITING_MERCHANT, AfterSaleState.AWAITING_MERCHANT_RECEIPT)
_ANSWER = "answer_after_sale"


def unshipped(case: Facing) -> Outcome | None:
    """The goods are here and the buyer wants the money back."""
    here = case.reading.derived.where is Where.UNSHIPPED
    return Outcome.REFUND_ONLY if here and case.asks_us and case.demand in _REFUNDS else None


def returned(case: Facing) -> Outcome | None:
    """The goods are back and were accepted at the returns desk."""
    after_sale = case.reading.facts.after_sale
    accepted = after_sale.return_received_at is not None and after_sale.return_accepted is True
    waits = after_sale.state in _RETURNED
    return Outcome.RETURN_REFUND if accepted and waits and case.demand in _REFUNDS else None


def recalled(case: Facing) -> Outcome | None:
    """The parcel was refused or turned back and is in the house again."""
    back = case.reading.facts.after_sale.refused_back is True
    return Outcome.REFUND_ONLY if back and case.asks_us and case.demand in _REFUNDS else None


def short(case: Facing) -> Outcome | None:
    """Something is missing and the buyer wants it sent."""
    asked = case.family is ReasonFamily.SHORT and case.demand is Demand.RESHIP
    return Outcome.RESHIP if asked and case.asks_us else None


def damaged(case: Facing) -> Outcome | None:
    """The goods are hurt and the buyer wants a part of the price."""
    asked = case.family in _DAMAGE and case.demand is Demand.COMPENSATION
    return Outcome.SMALL_PAYMENT if asked and case.asks_us else None


def unwanted(case: Facing) -> Outcome | None:
    """The goods are with the buyer, who sends them back without a reason."""
    asked = case.family is ReasonFamily.NO_REASON and case.demand is Demand.RETURN_REFUND
    here = case.reading.derived.where is Where.RECEIVED
    return Outcome.RETURN_REFUND if asked and here and case.asks_us else None


def nearly_late(case: Facing) -> Outcome | None:
    """What is owed and recommended, once the hours to the platform's deadline are few."""
    due = min((clock.due_at for clock in case.decision.clocks if clock.name == _ANSWER), default=None)
    if due is None or not case.asks_us:
        return None
    near = (due - case.reading.at).total_seconds() <= case.figures["hours_left"] * 3600
    owed = {each.outcome for each in case.decision.options if each.standing is Standing.OWED}
    return case.decision.recommended if near and case.decision.recommended in owed else None
