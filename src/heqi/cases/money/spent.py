"""What went out, or may be on its way, to the buyer of one order: over all of its cases and the platform's own word."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from heqi.cases.access import all_steps_of, cases_in, remedies_of, subject_of
from heqi.cases.models import Case, Remedy
from heqi.cases.money.catalogue import MONEY
from heqi.core.words import AfterSaleState, Demand, Outcome
from heqi.outbox.queries import actions_of
from heqi.outbox.states import ActionState
from heqi.trade.contracts import AfterSaleView
from heqi.trade.queries import after_sales_of

SMALL_PAYMENT = ".small_payment"
"""How the outbox kind of a small payment ends, on every platform."""
NEVER_PAID = frozenset({ActionState.REFUSED, ActionState.CANCELLED, ActionState.FAILED})
UNSURE = frozenset({ActionState.SUGGESTED, ActionState.APPROVED, ActionState.AUTOMATIC, ActionState.HANDED,
                    ActionState.SENDING, ActionState.UNKNOWN})  # fmt: skip
"""States in which a payment may still happen, or may have happened without anybody knowing."""
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

    `sure`: somebody ticked it or the platform states it; else it may still happen.
    """

    way: Way
    amount_fen: int
    case_id: int | None
    at: datetime | None
    by: int | None
    sure: bool


def spent_on(case: Case) -> list[Spending]:
    """Every sum on the case's order, oldest first. Freight of a return is owed beside the price and not counted."""
    cases = _cases_of_order(case)
    requests = after_sales_of(case.shop_id, [case.order_no]).get(case.order_no, []) if case.order_no else []
    numbers = {each.after_sale_no: each for each in cases if each.after_sale_no}
    found = [_refunded(each, numbers.get(each.after_sale_no)) for each in requests if _is_refunded(each, case)]
    told = {each.after_sale_no for each in requests if each.state in (*_PAID_BACK, AfterSaleState.CLOSED)}
    found += [_agreed(each) for each in cases if each.id != case.id and _will_refund(each, told)]
    found += [payment for each in cases for payment in (*_small_payments(each), *_remedies(each))]
    return sorted(found, key=lambda each: (each.at is None, each.at.isoformat() if each.at else "", each.case_id or 0))


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
    return case.outcome in _REFUNDS and bool(case.amount_fen) and not case.done and case.after_sale_no not in told


def _agreed(case: Case) -> Spending:
    return Spending(Way.REFUND, case.amount_fen or 0, case.id, case.chosen_at, case.chosen_by, sure=False)


def _small_payments(case: Case) -> list[Spending]:
    actions = {each.id: each for each in actions_of(subject=subject_of(case.id), shop_ids=[case.shop_id])}
    payments = []
    for step in all_steps_of(case):
        action = actions.get(step.action_id) if step.action_id is not None else None
        if action is None or not action.kind.endswith(SMALL_PAYMENT) or action.state in NEVER_PAID:
            continue
        at, by = action.ticked_at or action.proposed_at, action.ticked_by or action.proposed_by.id
        sure = action.state not in UNSURE
        payments.append(Spending(Way.SMALL_PAYMENT, step.body["amount_fen"] or 0, case.id, at, by, sure))
    return payments


def _remedies(case: Case) -> list[Spending]:
    """Given beside what is owed, by the same two ways of the platform's."""
    paying = remedies_of(case).filter(kind__in=[kind.value for kind in MONEY]).exclude(state=Remedy.State.WITHDRAWN)
    return [
        Spending(Way(each.kind), each.face_fen, case.id, each.at, each.by, sure=each.state == Remedy.State.DONE)
        for each in paying
    ]
