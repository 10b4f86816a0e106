"""Outcome → flow: the one table."""

from collections.abc import Callable

from heqi.core.cases.decision import Step
from heqi.core.cases.flows.flow_case import FlowCase
from heqi.core.cases.flows.goods import exchange, reship, return_refund
from heqi.core.cases.flows.money import refund_only, small_payment
from heqi.core.cases.flows.refusal import refuse
from heqi.core.words import Outcome

FLOWS: dict[Outcome, Callable[[FlowCase], list[Step]]] = {
    Outcome.SMALL_PAYMENT: small_payment,
    Outcome.REFUND_ONLY: refund_only,
    Outcome.RETURN_REFUND: return_refund,
    Outcome.EXCHANGE: exchange,
    Outcome.RESHIP: reship,
    Outcome.REFUSE: refuse,
}


def list_steps(outcome: Outcome, case: FlowCase) -> tuple[Step, ...]:
    """The steps of an outcome in this case, in order."""
    return tuple(FLOWS[outcome](case))
