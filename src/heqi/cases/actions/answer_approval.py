"""Say yes or no to a colleague's choice. Four eyes: nobody says yes to their own."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case
from heqi.cases.actions.ask_approval import open_approval
from heqi.cases.actions.begin_outcome import begin_outcome
from heqi.cases.actions.choose_outcome import require_no_flow
from heqi.cases.actions.edit import actor_of, save_edit
from heqi.cases.actions.end_approval import end_approval
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Approval, Case
from heqi.cases.money.limits import require_spending
from heqi.cases.money.weigh import Choice, weigh_choice
from heqi.core.errors import HeqiError
from heqi.core.words import Outcome
from heqi.journal.contracts import Actor


def approve_choice(
    *, staff: StaffView, case_id: int, version: int, looked: bool = False, above_paid: bool = False, now: datetime
) -> Case:
    """The flow starts: chosen by who asked, approved by who says so, both on record.

    It is weighed anew. Raises lock_case's, approval.none, approval.own, role.supervisor, flow.chosen, what
    weigh_choice raises, approval.changed, money.limit.
    """
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        asked = open_approval(case)
        _require_other_pair(case, asked, staff)
        require_no_flow(case)
        choice = weigh_choice(
            case,
            outcome=Outcome(asked.outcome),
            amount_fen=asked.amount_fen,
            reason=asked.reason,
            override=asked.override,
            looked=looked,
            above_paid=above_paid,
            now=now,
        )
        _require_unchanged(asked, choice)
        require_spending(case, staff, choice.cost)
        end_approval(case, Approval.State.APPROVED, by=staff.id, now=now)
        asker = Actor.staff(asked.by)
        begun = begin_outcome(case, choice, by=asker, reason=asked.reason, approved_by=staff.id, now=now)
        data = {**begun, "approval": asked.id, "asked_by": asked.by, "looked": looked, "above_paid": above_paid}
        save_edit(case, kind="case.approved", actor=actor_of(staff), data=data, now=now)
        return case


def decline_choice(*, staff: StaffView, case_id: int, version: int, reason: str, now: datetime) -> Case:
    """Not like this, and why. Raises lock_case's, approval.reason, approval.none, approval.own, role.supervisor."""
    if not reason.strip():
        raise HeqiError("approval.reason", "请写明为什么不批准。", "Say why not.", 422)
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        asked = open_approval(case)
        _require_other_pair(case, asked, staff)
        end_approval(case, Approval.State.DECLINED, by=staff.id, now=now, answer=reason)
        redecide(case, now=now)
        data = {"approval": asked.id, "outcome": asked.outcome, "amount_fen": asked.amount_fen, "asked_by": asked.by}
        save_edit(case, kind="case.approval_declined", actor=actor_of(staff), data=data, now=now)
        return case


def _require_other_pair(case: Case, asked: Approval, staff: StaffView) -> None:
    if asked.by == staff.id:
        raise HeqiError("approval.own", "不能审批自己的申请。", "Nobody approves their own request.", 403)
    if not staff.supervises(case.shop_id):
        raise HeqiError("role.supervisor", "只有主管或店主可以审批。", "Only a supervisor or owner may approve.", 403)


def _require_unchanged(asked: Approval, choice: Choice) -> None:
    """What the asker saw is what is approved; else the asker has to look again."""
    if asked.seen != choice.seen():
        raise HeqiError(
            "approval.changed",
            "提交之后情况有变（依据或成本已不同），请退回并让申请人重新提交。",
            "The case has changed since this was asked; decline it so that it is asked again.",
            409,
            {"seen": asked.seen, "now": choice.seen()},
        )
