"""The request for a yes as the case page shows it: what, how much, why, with whom, until when, and who may answer."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.cases.access import approvals_of
from heqi.cases.judge import Judged, decide_again
from heqi.cases.models import Approval, Case
from heqi.cases.money.approval_clock import approval_due
from heqi.cases.money.limits import approvers_of, cost_of
from heqi.cases.progress import is_undecided
from heqi.cases.rows import person


def approval_page(case: Case, judged: Judged, *, staff: StaffView, now: datetime) -> dict[str, Any] | None:
    """The newest request while it waits, or when it was declined and nothing was chosen since; else None."""
    asked = approvals_of(case).last()
    if asked is None or asked.state not in (Approval.State.OPEN, Approval.State.DECLINED):
        return None
    if case.done or not is_undecided(case) or (case.chosen_at is not None and asked.at < case.chosen_at):
        return None
    waits = asked.state == Approval.State.OPEN
    approvers = approvers_of(case.shop_id, cost=asked.cost_fen, asker=asked.by) if waits else []
    names = staff_names({each for each in (asked.by, asked.answered_by) if each is not None})
    return {
        "id": asked.id,
        "state": asked.state,
        "at": asked.at,
        "by": person(asked.by, names),
        "outcome": asked.outcome,
        "amount_fen": asked.amount_fen,
        "cost_fen": asked.cost_fen,
        "reason": asked.reason,
        "approvers": [{"id": staff_id, "name": name} for staff_id, name in approvers],
        "due_at": approval_due(asked.at, judged.decision.clocks) if waits else None,
        "changed": waits and asked.seen != _seen_now(asked, judged, now),
        "answered_at": asked.answered_at,
        "answered_by": person(asked.answered_by, names),
        "answer": asked.answer,
        "may_approve": any(staff_id == staff.id for staff_id, _ in approvers),
        "may_decline": waits and staff.supervises(case.shop_id) and asked.by != staff.id,
        "may_withdraw": waits and asked.by == staff.id,
    }


def _seen_now(asked: Approval, judged: Judged, now: datetime) -> dict[str, Any]:
    """What the asker would see today, with the same amount in mind."""
    facts = replace(judged.facts, offered_fen=asked.amount_fen)
    decision = decide_again(judged, asked.shop_id, now)(facts)
    option = next(each for each in decision.options if each.outcome == asked.outcome)
    return {
        "standing": option.standing.value,
        "recommended": decision.recommended,
        "cost_fen": cost_of(option, asked.amount_fen),
    }
