"""Say yes or no to a policy whose sum is above its setter's limit. Four eyes: nobody says yes to their own."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.actions.edit import actor_of
from heqi.core.errors import HeqiError
from heqi.core.incidents.policy import load_policy
from heqi.core.money import yuan
from heqi.incidents.access import lock_incident, policies_of, require_supervisor
from heqi.incidents.actions.edit import save_incident
from heqi.incidents.actions.set_policy import put_in_force
from heqi.incidents.estimate import estimate_policy
from heqi.incidents.models import Incident, PolicyAsked

State = PolicyAsked.State


def approve_policy(*, staff: StaffView, incident_id: int, version: int, now: datetime) -> Incident:
    """It is in force from now on, set by one and approved by another.

    Raises lock_incident's, role.supervisor, approval.none, approval.own, approval.changed when it comes to another
    sum by now, money.limit.
    """
    with transaction.atomic():
        incident, asked = _asked(staff, incident_id, version)
        _require_same(incident, asked)
        if not staff.may_spend(incident.shop_id, asked.sum_fen):
            raise HeqiError(
                "money.limit",
                f"金额 {yuan(asked.sum_fen)} 超过您的额度，请额度更高的同事审批。",
                f"{yuan(asked.sum_fen)} is over your limit; ask somebody with a higher one.",
                403,
                {"cost_fen": asked.sum_fen},
            )
        _answer(asked, State.IN_FORCE, staff, "", now)
        put_in_force(incident, asked)
        data = {"no": asked.no, "orders": asked.orders, "sum_fen": asked.sum_fen, "begin": asked.begin}
        save_incident(incident, kind="incident.policy_set", actor=actor_of(staff), data=data, now=now)
        return incident


def decline_policy(*, staff: StaffView, incident_id: int, version: int, reason: str, now: datetime) -> Incident:
    """Not like this, and why; its setter may take it back in the same way. Raises lock_incident's, approval.reason."""
    if not reason.strip():
        raise HeqiError("approval.reason", "请写明为什么不批准。", "Say why not.", 422)
    with transaction.atomic():
        incident, asked = _asked(staff, incident_id, version, own=True)
        _answer(asked, State.DECLINED, staff, reason, now)
        data = {"no": asked.no, "sum_fen": asked.sum_fen}
        save_incident(incident, kind="incident.policy_declined", actor=actor_of(staff), data=data, now=now)
        return incident


def _asked(staff: StaffView, incident_id: int, version: int, *, own: bool = False) -> tuple[Incident, PolicyAsked]:
    incident = lock_incident(staff, incident_id, version)
    require_supervisor(staff, incident.shop_id)
    asked = policies_of(incident).filter(state=State.ASKED).first()
    if asked is None:
        raise HeqiError("approval.none", "没有待审批的方案。", "No policy waits for approval here.", 409)
    if asked.by == staff.id and not own:
        raise HeqiError("approval.own", "不能审批自己的申请。", "Nobody approves their own request.", 403)
    return incident, asked


def _answer(asked: PolicyAsked, state: State, staff: StaffView, answer: str, now: datetime) -> None:
    asked.state, asked.answered_at, asked.answered_by, asked.answer = state, now, staff.id, answer.strip()
    asked.save(update_fields=["state", "answered_at", "answered_by", "answer"])


def _require_same(incident: Incident, asked: PolicyAsked) -> None:
    """What is approved is the sum that was asked for: orders may have come since."""
    now = estimate_policy(incident, load_policy(asked.body))
    if now.sum_fen > asked.sum_fen:
        raise HeqiError(
            "approval.changed",
            f"提交之后订单有变，现在共 {yuan(now.sum_fen)}。请退回并让申请人重新提交。",
            f"The orders have changed since; it is {yuan(now.sum_fen)} now. Decline it so that it is asked anew.",
            409,
            {"asked_fen": asked.sum_fen, "sum_fen": now.sum_fen},
        )
