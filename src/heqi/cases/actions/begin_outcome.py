"""The choice is made: put it on the case and lay out its steps, inside the transaction of whoever makes it."""

from datetime import datetime
from typing import Any

from heqi.cases.actions.end_approval import end_approval
from heqi.cases.actions.redecide import keep_chosen_verdict, redecide
from heqi.cases.actions.start_flow import start_flow
from heqi.cases.models import Approval, Case
from heqi.cases.money.weigh import Choice
from heqi.core.cases.states import CaseEvent, next_stage
from heqi.core.words import Stage
from heqi.journal.contracts import Actor, ActorKind


def begin_outcome(
    case: Case,
    choice: Choice,
    *,
    by: Actor,
    reason: str,
    approved_by: int | None = None,
    now: datetime,
) -> dict[str, Any]:
    """Chosen by `by`, approved by `approved_by` where that took another; the journal's data. Saves not the case.

    A policy takes a case into nobody's hands, and what it lays out waits in the outbox for `hand_out_flow`.
    """
    person = by.id if by.kind is ActorKind.STAFF else None
    case.stage = next_stage(Stage(case.stage), CaseEvent.CHOOSE)
    case.owner_id = case.owner_id or person
    case.outcome, case.amount_fen, case.choice_reason = choice.option.outcome, choice.amount, reason.strip()
    case.chosen_by, case.chosen_at = person, now
    if approved_by is None:
        end_approval(case, Approval.State.LAPSED, by=person, now=now)
    verdict_id = keep_chosen_verdict(case, choice.judged)
    approver = None if approved_by is None else Actor.staff(approved_by)
    start_flow(case, choice.option, by=by, approver=approver, hand=by.kind is not ActorKind.POLICY, now=now)
    redecide(case, now=now)
    return {
        "outcome": choice.option.outcome,
        "amount_fen": choice.amount,
        "verdict": verdict_id,
        "recommended": choice.judged.decision.recommended,
        "stage": case.stage,
    }
