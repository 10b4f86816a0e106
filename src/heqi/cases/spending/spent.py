"""What went out, or may be on its way, to the buyer of one order: over all of its cases and the platform's own word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from heqi.cases.access import all_steps_of, cases_in, remedies_of
from heqi.cases.flow_actions import actions_of_case
from heqi.cases.models import Case, FlowStep, Remedy
from heqi.cases.progress import FINISHED, is_undecided, progress_of
from heqi.core.cases.flows.progress import has_run_through
from heqi.core.words import AfterSaleState, Demand, Outcome
from heqi.journal.contracts import Actor, ActorKind
from heqi.outbox.states import ActionState
from heqi.trade.contracts import AfterSaleView
from heqi.trade.queries import after_sales_of

SMALL_PAYMENT = ".small_payment"
"""How the outbox kind of a small payment ends, on every platform."""
NEVER_PAID = frozenset({ActionState.REFUSED, ActionState.CANCELLED, ActionState.FAILED})
UNSURE = frozenset({ActionState.SUGGESTED, ActionState.APPROVED, ActionState.AUTOMATIC, ActionState.HANDED,
                    ActionState.SENDING, ActionState.UNKNOWN})  # fmt: skip
"""States in which a payment may still happen, or may have happened without anybody knowing."""
_REFUND_STEPS = ("agree_refund", "agree_refusal")
_REFUNDS = (Outcome.REFUND_ONLY, Outcome.RETURN_REFUND)
_GOODS_BACK = (Demand.EXCHANGE, Demand.RESHIP, Demand.REPAIR)
_PAID_BACK = (AfterSaleState.REFUNDING, AfterSaleState.SUCCEEDED)


class Way(StrEnum):
    """How money went out."""

    SMALL_PAYMENT = "small_payment"
    RED_PACKET = "red_packet"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class Spending:
    """One sum on an order. `case_id` None: refunded by a request that no case of ours stands for; `by`: staff id.

    `sure`: somebody ticked it or the platform states it; else it may still happen. `flow_no`: the flow that paid it.
    `beside`: given beside what is owed (T6b), so that it settles nothing and takes nothing off what is owed.
    """

    way: Way
    amount_fen: int
    case_id: int | None
    at: datetime | None
    by: int | None
    sure: bool
    flow_no: int | None = None
    beside: bool = False


def spent_on(case: Case, *, with_own: bool = False) -> list[Spending]:
    """Every sum on the case's order, oldest first. Freight of a return is owed beside the price and not counted.

    `with_own`: count the refund that the case itself has chosen as well, for what is given beside it. Else that refund
    is what is being decided.
    """
    cases = _cases_of_order(case)
    requests = after_sales_of(case.shop_id, [case.order_no]).get(case.order_no, []) if case.order_no else []
    numbers = {each.after_sale_no: each for each in cases if each.after_sale_no}
    found = [_refunded(each, numbers.get(each.after_sale_no)) for each in requests if _is_refunded(each, case)]
    told = {each.after_sale_no for each in requests if each.state in (*_PAID_BACK, AfterSaleState.CLOSED)}
    found += [_agreed(each) for each in cases if each.id != case.id and _will_refund(each, told)]
    found += [payment for each in cases for payment in (*_payments_of(each, told), *_remedies(each))]
    found += [_agreed(case)] if with_own and _is_being_refunded(case, found) else []
    return sorted(found, key=lambda each: (each.at is None, each.at.isoformat() if each.at else "", each.case_id or 0))


def total_of(spent: Iterable[Spending]) -> int:
    """Their sum, in fen."""
    return sum(each.amount_fen for each in spent)


def _cases_of_order(case: Case) -> list[Case]:
    if not case.order_no:
        return [case]
    return list(cases_in([case.shop_id]).filter(order_no=case.order_no).order_by("id"))


def _is_refunded(request: AfterSaleView, case: Case) -> bool:
    """The case's own refund counts once it is through; while it is under way it is what is being decided."""
    if request.demand in _GOODS_BACK or not request.requested_fen:
        return False
    own = request.after_sale_no == case.after_sale_no
    return request.state is AfterSaleState.SUCCEEDED or (request.state in _PAID_BACK and not own)


def _refunded(request: AfterSaleView, case: Case | None) -> Spending:
    at = request.finished_at or request.agreed_at or request.applied_at
    return Spending(Way.REFUND, request.requested_fen or 0, case.id if case else None, at, None, sure=True)


def _will_refund(case: Case, told: set[str]) -> bool:
    """A refund that was chosen on another case and of which the platform has not told the end."""
    if case.outcome not in _REFUNDS or not case.amount_fen or case.done or case.after_sale_no in told:
        return False
    return not is_undecided(case)


def _is_being_refunded(case: Case, found: Sequence[Spending]) -> bool:
    """Whether the case has chosen a refund that nothing of `found` stands for yet."""
    if case.outcome not in _REFUNDS or not case.amount_fen or case.done or is_undecided(case):
        return False
    own = [each for each in found if each.case_id == case.id and each.way is Way.REFUND]
    return all(each.flow_no is not None and each.flow_no != case.flow_no for each in own)


def _agreed(case: Case) -> Spending:
    return Spending(Way.REFUND, case.amount_fen or 0, case.id, case.chosen_at, case.chosen_by, sure=False)


def _payments_of(case: Case, told: set[str]) -> list[Spending]:
    steps = list(all_steps_of(case))
    return [*_small_payments(case, steps), *_refunds_before(case, steps, told)]


def _small_payments(case: Case, steps: Sequence[FlowStep]) -> list[Spending]:
    """One for each action: a flow that was laid out anew shares those that were done with the flow before it."""
    actions = {each.id: each for each in actions_of_case(case)}
    paying = {step.action_id: step for step in steps if step.action_id is not None}
    payments = []
    for action_id, step in paying.items():
        action = actions.get(action_id)
        if action is None or not action.kind.endswith(SMALL_PAYMENT) or action.state in NEVER_PAID:
            continue
        at, by = action.ticked_at or action.proposed_at, action.ticked_by or _person(action.proposed_by)
        sure = action.state not in UNSURE
        amount = step.body["amount_fen"] or 0
        payments.append(Spending(Way.SMALL_PAYMENT, amount, case.id, at, by, sure, step.flow_no))
    return payments


def _refunds_before(case: Case, steps: Sequence[FlowStep], told: set[str]) -> list[Spending]:
    """Refunds of flows that have run through, where the platform's word on them has gone on to something else."""
    if case.after_sale_no in told:
        return []
    over = {step.flow_no for step in steps} - {case.flow_no}
    mine = [step for step in steps if step.flow_no == case.flow_no]
    over |= {case.flow_no} if case.outcome and has_run_through(progress_of(mine)) else set()
    done = [step for step in steps if step.key in _REFUND_STEPS and step.flow_no in over and step.state in FINISHED]
    once = {step.action_id: step for step in done}
    return [
        Spending(Way.REFUND, step.body["amount_fen"] or 0, case.id, step.done_at, step.done_by, True, step.flow_no)
        for step in once.values()
    ]


def _person(actor: Actor) -> int | None:
    """Who it was, where it was a person; a policy's id is nobody's."""
    return actor.id if actor.kind is ActorKind.STAFF else None


def _remedies(case: Case) -> list[Spending]:
    """Given beside what is owed, by the same two ways of the platform's."""
    paying = remedies_of(case).filter(kind__in=[Way.SMALL_PAYMENT, Way.RED_PACKET])
    given = paying.exclude(state=Remedy.State.WITHDRAWN)
    return [
        Spending(
            Way(each.kind), each.face_fen, case.id, each.at, each.by, sure=each.state == Remedy.State.DONE, beside=True
        )
        for each in given
    ]
