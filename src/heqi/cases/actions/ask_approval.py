"""Ask a colleague's yes to a choice that one may not make alone; or take the question back."""

from datetime import datetime
from functools import partial

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import approvals_of, lock_case
from heqi.cases.actions.assign_case import require_free_or_supervisor
from heqi.cases.actions.choose_outcome import require_no_flow
from heqi.cases.actions.edit import actor_of, save_edit
from heqi.cases.actions.end_approval import end_approval
from heqi.cases.actions.redecide import keep_chosen_verdict, redecide
from heqi.cases.models import Approval, Case
from heqi.cases.money.limits import approvers_of, may_decide_alone
from heqi.cases.money.weigh import Choice, weigh_choice
from heqi.core.errors import HeqiError
from heqi.core.money import yuan
from heqi.core.words import Outcome


def ask_approval(
    *,
    staff: StaffView,
    case_id: int,
    version: int,
    outcome: Outcome,
    amount_fen: int | None = None,
    reason: str,
    override: bool = False,
    looked: bool = False,
    above_paid: bool = False,
    now: datetime,
) -> Case:
    """Put a choice before those whose limit reaches it; a request that was open lapses: one is asked at a time.

    Raises lock_case's, case.taken, flow.chosen, approval.reason, what weigh_choice raises, approval.needless,
    approval.nobody.
    """
    if not reason.strip():
        raise HeqiError("approval.reason", "请写明为什么这样处理。", "Say why, so that it can be judged.", 422)
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        require_no_flow(case)
        override = override and staff.supervises(case.shop_id)
        weigh = partial(
            weigh_choice, case, outcome=outcome, reason=reason, override=override, looked=looked,
            above_paid=above_paid, now=now,
        )  # fmt: skip
        choice = weigh(amount_fen=amount_fen)
        if choice.amount != amount_fen:
            choice = weigh(amount_fen=choice.amount)  # the answer is weighed with this amount in mind
        _require_needed(case, staff, choice)
        _require_somebody(case, staff, choice)
        before = end_approval(case, Approval.State.LAPSED, by=staff.id, now=now)
        asked = _put(case, staff, choice, reason=reason, override=override, now=now)
        redecide(case, now=now)
        data = {
            "approval": asked.id,
            "outcome": outcome,
            "amount_fen": choice.amount,
            "cost_fen": choice.cost,
            "verdict": asked.verdict_id,
            "again": before is not None,
        }
        save_edit(case, kind="case.approval_asked", actor=actor_of(staff), data=data, now=now)
        return case


def withdraw_approval(*, staff: StaffView, case_id: int, version: int, now: datetime) -> Case:
    """The asker takes the question back. Raises lock_case's, approval.none, approval.not_yours."""
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        asked = open_approval(case)
        if asked.by != staff.id:
            raise HeqiError("approval.not_yours", "只有申请人可以撤回。", "Only who asked may take it back.", 403)
        end_approval(case, Approval.State.WITHDRAWN, by=staff.id, now=now)
        redecide(case, now=now)
        data = {"approval": asked.id, "outcome": asked.outcome, "amount_fen": asked.amount_fen}
        save_edit(case, kind="case.approval_withdrawn", actor=actor_of(staff), data=data, now=now)
        return case


def open_approval(case: Case) -> Approval:
    """The request that waits on this case. Raises approval.none."""
    asked = approvals_of(case).filter(state=Approval.State.OPEN).first()
    if asked is None:
        raise HeqiError("approval.none", "没有待审批的申请，可能已经处理。", "Nothing waits for approval here.", 409)
    return asked


def _require_needed(case: Case, staff: StaffView, choice: Choice) -> None:
    if may_decide_alone(case, staff, choice.cost):
        raise HeqiError(
            "approval.needless", "在您的额度内，直接选定即可。", "This is within your limit; choose it directly.", 409
        )


def _require_somebody(case: Case, staff: StaffView, choice: Choice) -> None:
    if not approvers_of(case.shop_id, cost=choice.cost, asker=staff.id):
        raise HeqiError(
            "approval.nobody",
            f"店里没有其他人的额度够审批 {yuan(choice.cost)}，请店主在“员工”里调整额度。",
            f"Nobody else's limit reaches {yuan(choice.cost)}; ask the owner to change a limit under Staff.",
            409,
            {"cost_fen": choice.cost},
        )


def _put(case: Case, staff: StaffView, choice: Choice, *, reason: str, override: bool, now: datetime) -> Approval:
    case.asked_fen, case.asked_by, case.asked_at = choice.cost, staff.id, now
    case.owner_id = case.owner_id or staff.id
    return Approval.objects.create(
        shop_id=case.shop_id,
        case_id=case.id,
        at=now,
        by=staff.id,
        outcome=choice.option.outcome,
        amount_fen=choice.amount,
        cost_fen=choice.cost,
        override=override,
        reason=reason.strip(),
        verdict_id=keep_chosen_verdict(case, choice.judged),
        seen=choice.seen(),
    )
