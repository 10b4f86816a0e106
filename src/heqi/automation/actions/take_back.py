"""Take back what a policy laid out, as long as nothing of it has left the house."""

from datetime import datetime

from heqi.accounts.contracts import StaffView
from heqi.automation.access import acts_in
from heqi.automation.models import PolicyAct, ShopPolicy
from heqi.cases.access import lock_cases
from heqi.cases.actions.edit import save_edit
from heqi.cases.actions.withdraw_outcome import has_left_house, void_flow
from heqi.cases.models import Case
from heqi.journal.contracts import SYSTEM, Actor


def take_back_waiting(policy: ShopPolicy, *, staff: StaffView, now: datetime) -> int:
    """Withdraw everything of the policy that has not been handed out, inside the caller's transaction; how much."""
    waiting = acts_in([policy.shop_id]).filter(policy_id=policy.pk, state=PolicyAct.State.WAITING).order_by("case_id")
    by = Actor.staff(staff.id)
    return sum(take_back(act, case, by=by, now=now) for act in waiting for case in _case_of(act))


def take_back(act: PolicyAct, case: Case, *, by: Actor = SYSTEM, now: datetime) -> bool:
    """Withdraw one; whether its choice was still there. The case is locked and saved, the act saved."""
    ours = is_ours(act, case) and not has_left_house(case)
    if ours:
        data = {**void_flow(case, by=by, now=now), "policy": act.policy_id, "act": act.pk}
        save_edit(case, kind="case.outcome_withdrawn", actor=by, data=data, now=now)
    end_act(act, PolicyAct.State.WITHDRAWN, by=by.id, now=now)
    return ours


def is_ours(act: PolicyAct, case: Case) -> bool:
    """Whether the case still runs on the flow that the policy chose."""
    return bool(case.outcome) and case.flow_no == act.flow_no and not case.done


def end_act(act: PolicyAct, state: PolicyAct.State, *, by: int | None, now: datetime) -> None:
    """No longer waiting."""
    act.state, act.ended_at, act.ended_by = state, now, by
    act.save(update_fields=["state", "ended_at", "ended_by"])


def _case_of(act: PolicyAct) -> list[Case]:
    return lock_cases(act.shop_id, id=act.case_id)
